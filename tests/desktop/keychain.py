"""A bot is remembered across a restart in a real Secret Service, and without one the window says so."""

import os
import sys
import tempfile

from sandbox import Sandbox
from screen_reader import Program


def connect(program, token):
    program.write("Bot token", token)
    program.named("Looks like a token.")


with tempfile.TemporaryDirectory(dir=os.environ["HOME"]) as data:
    with Sandbox(os.environ["MPCHAT_CONSOLE"]) as server:
        address, token = server.address, server.token
        program = Program(data, "--base-url", address)
        try:
            connect(program, token)
            if sys.argv[1:] == ["keychain-missing"]:
                program.starting_with("This computer has no keychain that works")
                raise SystemExit(0)
            program.tick("Remember this bot")
            program.press("Check and connect")
            next_step = ("What is this bot for?", "Receiving")
            asked = program.wait_for("the bot is known", lambda node: node.get_name() in next_step)
            if asked.get_name() == next_step[0]:
                program.press("This is a test bot")
                program.starting_with("Now write to")
        finally:
            program.close()
        # No token is given to the second start: it comes from the keychain.
        program = Program(data, "--base-url", address)
        try:
            program.named("Receiving")
        finally:
            program.close()
        for folder, _, files in os.walk(data):
            for file in files:
                with open(os.path.join(folder, file), "rb") as opened:
                    if token.split(":")[1].encode() in opened.read():
                        raise SystemExit(f"the token lies in {file}")
