"""Answers Ada in the demo as a screen reader would, and waits until the answer is marked as sent.

Run by `try` beside it, with the Python that has Debian's python3-gi and gir1.2-atspi-2.0.
"""

import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PROGRAM = "mpchat-console"
PATIENCE = 60


def nodes(node):
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from nodes(child)


def wait_for(what, find):
    """What `find` sees on one of the program's nodes, as soon as it sees something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(index)
            try:
                if app is None or not (app.get_name() or "").startswith(PROGRAM):
                    continue
                for node in nodes(app):
                    if find(node):
                        print("found:", what, flush=True)
                        return node
            except gi.repository.GLib.Error:
                pass  # The tree changed while it was read.
        time.sleep(0.2)
    sys.exit(f"not found: {what}")


def said_by(node):
    return (node.get_name() or "") + " " + (node.get_description() or "")


def press(node):
    node.get_action_iface().do_action(0)


answer = "Thank you, Ada. It comes by mail."
press(wait_for("Ada in the list of chats", lambda n: n.get_name() == "Ada Lovelace" and n.get_role_name() == "list item"))
wait_for("what Ada wrote", lambda n: "Does the invoice come by mail?" in said_by(n) and n.get_role_name() != "list item")
field = wait_for("the field for a message", lambda n: n.get_name() == "Message" and n.get_editable_text_iface() is not None)
field.get_editable_text_iface().set_text_contents(answer)
# It can be pressed only once the text has arrived.
press(wait_for("the button Send", lambda n: n.get_name() == "Send" and n.get_role_name() in ("button", "push button")
               and n.get_state_set().contains(Atspi.StateType.ENABLED)))
wait_for("the answer, sent", lambda n: answer in said_by(n) and "(Sent)" in said_by(n))
