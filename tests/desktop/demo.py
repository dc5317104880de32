"""Reads a message of the demo by its accessible text, answers it, and sees the answer sent."""

import os
import tempfile

from screen_reader import Program

QUESTION = "Ada Lovelace: Does the invoice come by mail?"
ANSWER = "Yes, within two days."

with tempfile.TemporaryDirectory(dir=os.environ["HOME"]) as data:
    program = Program(data)
    try:
        program.press("Start the demo")
        program.press("Ada Lovelace", "list item")
        print("read:", program.named(QUESTION).get_name())
        program.write("Message", ANSWER)
        program.press("Send", "push button", "button")
        program.named(f"You: {ANSWER} (Sent)")
    finally:
        program.close()
