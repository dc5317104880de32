"""What a screen reader sees of the program, and what it can do with it."""

import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = 60.0


class Window:
    """The window of a program that runs."""

    def __init__(self, process):
        self.process = process

    def root(self):
        """The program among all that are on the desktop; one that has just ended may still be there."""
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            try:
                child = desktop.get_child_at_index(index)
                if child is not None and child.get_process_id() == self.process.pid:
                    return child
            except GLib.Error:
                continue
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
            except GLib.Error:
                continue  # It went away while it was looked at.

    def find(self, is_it):
        for node in self.nodes():
            try:
                if is_it(node):
                    return node
            except GLib.Error:
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
        """Presses what has this name, as soon as it can be pressed."""

        def pressed(node):
            if node.get_name() != name or (roles and node.get_role_name() not in roles):
                return False
            action = node.get_action_iface()
            can = node.get_state_set().contains(Atspi.StateType.SENSITIVE)
            return can and action is not None and action.do_action(0)

        self.wait_for(f"{name}, pressed", pressed)

    def tick(self, name):
        """Ticks a box, if it is not ticked already."""

        def is_ticked(node):
            if node.get_name() != name or node.get_role_name() != "check box":
                return False
            if node.get_state_set().contains(Atspi.StateType.CHECKED):
                return True
            node.get_action_iface().do_action(0)
            return self.settles(lambda: node.get_state_set().contains(Atspi.StateType.CHECKED))

        self.wait_for(f"{name}, ticked", is_ticked)

    def write(self, name, text):
        """Puts a text into the field of this name."""

        def is_written(node):
            if node.get_name() != name:
                return False
            field = node.get_editable_text_iface()
            return field is not None and field.set_text_contents(text)

        self.wait_for(f"field {name}, written", is_written)

    @staticmethod
    def settles(is_so):
        """Whether something that was asked for is so before long."""
        end = time.monotonic() + 5
        while time.monotonic() < end:
            if is_so():
                return True
            time.sleep(0.05)
        return False


class Program(Window):
    """The program, started with a data folder."""

    def __init__(self, data, *arguments, token=None):
        switch_on()
        path = os.environ["MPCHAT_CONSOLE"]
        environment = dict(os.environ)
        if token is not None:
            environment["MPCHAT_BOT_TOKEN"] = token
        command = [path, "--lang", "en", "--theme", "light", "--data-dir", data, *arguments]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        super().__init__(process)

    def close(self):
        """Ends it as a desktop does."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def switch_on():
    """What a desktop does when it starts a screen reader; programs keep quiet before."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    enabled = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
    bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
                  enabled, None, Gio.DBusCallFlags.NONE, -1, None)


Atspi.init()
