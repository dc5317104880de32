"""A bot is remembered across a restart in a real Secret Service, and without one the window says so."""

import os
import re
import subprocess
import sys
import tempfile

from screen_reader import Program


def sandbox():
    """A server of its own, its address and its bot's token."""
    command = [os.environ["MPCHAT_CONSOLE"], "sandbox", "--quiet"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    facts = {}
    while not {"address", "token"} <= facts.keys():
        line = server.stdout.readline()
        if not line:
            raise SystemExit("the sandbox ended")
        found = re.match(r"(address|token|control)\s+(\S+)", line)
        if found:
            facts[found[1]] = found[2]
    return server, facts["address"], facts["token"]


def connect(program, token):
    program.write("Bot token", token)
    program.named("Looks like a token.")


with tempfile.TemporaryDirectory(dir=os.environ["HOME"]) as data:
    server, address, token = sandbox()
    try:
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
    finally:
        server.terminate()
        server.wait()
