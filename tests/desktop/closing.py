"""The window manager wants the window closed while a message waits: the window asks first."""

import os
import subprocess
import tempfile

from sandbox import Sandbox
from screen_reader import Program

ASKED = "Close with messages waiting?"


def ask_to_close(program):
    """Presses the window manager's own key for it, once the window is in front."""
    search = ["xdotool", "search", "--onlyvisible", "--pid", str(program.process.pid)]
    window = subprocess.run(search, check=True, capture_output=True, text=True).stdout.split()[-1]
    subprocess.run(["xdotool", "windowactivate", "--sync", window, "key", "alt+F4"], check=True)


with tempfile.TemporaryDirectory(dir=os.environ["HOME"]) as data:
    with Sandbox(os.environ["MPCHAT_CONSOLE"]) as server:
        server.act("people", id=101, name="Ada Lovelace")
        server.write(101, "hi")
        server.act("faults", method="sendMessage", kind="hang", times=9)
        program = Program(data, "--connect", "--base-url", server.address, token=server.token)
        try:
            program.press("Ada Lovelace", "list item")
            program.named("Ada Lovelace: hi")
            program.write("Message", "on its way")
            program.press("Send", "push button", "button")
            program.starting_with("You: on its way")
            ask_to_close(program)
            program.named(ASKED)
            program.press("Stay", "push button", "button")
            program.gone(ASKED)
            ask_to_close(program)
            program.press("Close anyway", "push button", "button")
            program.process.wait(60)
        finally:
            program.close()
