"""What a screen reader sees of the program, and what it can do with it."""

import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE = 40.0


class Program:
    """The program, running in a data folder."""

    def __init__(self, data, *arguments, token=None):
        path = os.environ["MPCHAT_CONSOLE"]
        self.name = os.path.basename(path)
        environment = dict(os.environ)
        if token is not None:
            environment["MPCHAT_BOT_TOKEN"] = token
        command = [path, "--lang", "en", "--theme", "light", "--data-dir", data, *arguments]
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)

    def close(self):
        """Ends it as a desktop does."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def root(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and (child.get_name() or "").startswith(self.name):
                return child
        return None

    def nodes(self):
        """Every node, from the top."""
        waiting = [node for node in [self.root()] if node is not None]
        while waiting:
            node = waiting.pop(0)
            yield node
            try:
                waiting.extend(
                    child
                    for child in map(node.get_child_at_index, range(node.get_child_count()))
                    if child is not None
                )
            except gi.repository.GLib.Error:
                continue  # It went away while it was looked at.

    def find(self, is_it):
        for node in self.nodes():
            try:
                if is_it(node):
                    return node
            except gi.repository.GLib.Error:
                continue
        return None

    def wait_for(self, what, is_it):
        """The first node that is so, as soon as there is one."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise SystemExit(f"the program ended ({self.process.returncode}) before: {what}")
            node = self.find(is_it)
            if node is not None:
                print("seen:", what)
                return node
            time.sleep(0.1)
        said = "\n".join(f"{node.get_role_name()}: {node.get_name()}" for node in self.nodes())
        raise SystemExit(f"never seen: {what}; the window says:\n{said}")

    def named(self, name, *roles):
        """The node of this name and one of these roles."""

        def is_it(node):
            return node.get_name() == name and (not roles or node.get_role_name() in roles)

        return self.wait_for(name, is_it)

    def starting_with(self, start):
        return self.wait_for(start, lambda node: (node.get_name() or "").startswith(start))

    def gone(self, name):
        end = time.monotonic() + PATIENCE
        while self.find(lambda node: node.get_name() == name) is not None:
            if time.monotonic() > end:
                raise SystemExit(f"still there: {name}")
            time.sleep(0.1)

    def press(self, name, *roles):
        node = self.named(name, *roles)
        action = node.get_action_iface()
        if action is None or not action.do_action(0):
            raise SystemExit(f"cannot be pressed: {name}")

    def tick(self, name):
        """Ticks a box, if it is not ticked already."""
        box = self.named(name, "check box")
        if not box.get_state_set().contains(Atspi.StateType.CHECKED):
            box.get_action_iface().do_action(0)

    def write(self, name, text):
        """Puts a text into the field of this name."""
        field = self.wait_for(
            f"field {name}",
            lambda node: node.get_name() == name and node.get_editable_text_iface() is not None,
        )
        if not field.get_editable_text_iface().set_text_contents(text):
            raise SystemExit(f"cannot be written into: {name}")
        return field


Atspi.init()
