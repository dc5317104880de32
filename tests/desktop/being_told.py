#!/usr/bin/python3
"""A desktop's notification server of our own receives what the program tells while its window is
not in front: without the message's text, with it where that is allowed; a click opens the chat.

Usage: being_told.py [PROGRAM]. Needs Xvfb, openbox, xdotool, dbus-daemon, python3-gi."""

import json
import os
import threading
import time

from gi.repository import Gio, GLib

from sandbox import Sandbox
from screen import PROGRAM, Screen, until

NAME = "org.freedesktop.Notifications"
FACE = """<node><interface name="org.freedesktop.Notifications">
  <method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="as" direction="in"/><arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
    <arg type="u" direction="out"/></method>
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
  <method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
    <arg type="s" direction="out"/><arg type="s" direction="out"/></method>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
  <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>"""


class Desktop:
    """Receives notes and clicks them."""

    def __init__(self, address):
        self.notes = []
        flags = Gio.DBusConnectionFlags
        flags = flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        face = Gio.DBusNodeInfo.new_for_xml(FACE).interfaces[0]
        self.bus.register_object("/org/freedesktop/Notifications", face, self.called, None, None)
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                           "RequestName", GLib.Variant("(su)", (NAME, 4)), None, 0, -1, None)
        threading.Thread(target=GLib.MainLoop().run, daemon=True).start()

    def called(self, _bus, _sender, _path, _face, method, arguments, call):
        if method == "Notify":
            app, number, icon, title, body, actions, hints, _ = arguments.unpack()
            number = number or len(self.notes) + 1
            self.notes.append({"number": number, "title": title, "body": body, "actions": actions,
                               "hints": hints, "app": app, "icon": icon})
            call.return_value(GLib.Variant("(u)", (number,)))
        elif method == "GetCapabilities":
            call.return_value(GLib.Variant("(as)", (["actions", "body", "body-markup"],)))
        elif method == "GetServerInformation":
            call.return_value(GLib.Variant("(ssss)", ("test", "test", "1", "1.2")))
        else:
            call.return_value(None)

    def click(self, note):
        value = GLib.Variant("(us)", (note["number"], "default"))
        self.bus.emit_signal(None, "/org/freedesktop/Notifications", NAME, "ActionInvoked", value)


def started(screen, server, **wishes):
    """A desktop that listens, and the program on it with its bot running."""
    desktop = Desktop(screen.environment["DBUS_SESSION_BUS_ADDRESS"])
    screen.data.mkdir(parents=True)
    wishes = {"notifications": {"enabled": True, **wishes}}
    (screen.data / "settings.json").write_text(json.dumps(wishes))
    console = screen.start("--connect", "--base-url", server.address, MPCHAT_BOT_TOKEN=server.token)
    window = screen.window(console)
    until("the bot runs", lambda: "@" in screen.title(window), console)
    return desktop, console, window


def told_and_clicked(screen, server, allowed):
    """Each message is told of, with its text only where that is allowed; a click opens the chat."""
    desktop, console, window = started(screen, server, show_text=allowed, sound=allowed)
    screen.put_away(window, console)
    server.write(101, "<b>the code</b> is 4711 \u202e")
    note = until("the desktop is told", lambda: desktop.notes and desktop.notes[0], console)
    assert note["title"].startswith("Ada Lovelace · @"), note
    assert note["icon"] == note["hints"]["desktop-entry"] == "net.mpchat.console", note
    assert "default" in note["actions"], note
    if allowed:
        assert note["body"] == "&lt;b&gt;the code&lt;/b&gt; is 4711", note
        assert note["hints"].get("sound-name"), note
    else:
        assert note["body"] == "New message" and "4711" not in repr(note), note
        assert note["hints"].get("suppress-sound") is True, note
    until("the title counts", lambda: screen.title(window).startswith("(1) @"), console)
    for nth in range(40):
        server.write(101 + nth % 8, f"flood {nth}")
    until("the flood arrived", lambda: screen.title(window).startswith("(8) @"), console)
    until("the flood is told", lambda: len(desktop.notes) > 1, console)
    assert allowed or "flood" not in repr(desktop.notes)
    desktop.click(note)
    until("the window came forward", lambda: screen.is_in_front(window), console)
    until("the chat is open and read", lambda: screen.title(window).startswith("(7) @"), console)
    # A few at first, then one for each chat or one for all of them in five seconds.
    assert len(desktop.notes) <= 12, [note["title"] for note in desktop.notes]
    assert console.poll() is None


def muted(screen, server):
    """A chat that was muted is counted and not told of, while the others are."""
    os.environ.update(screen.environment)
    from screen_reader import Window, switch_on  # It looks for the session when it is loaded.

    switch_on()
    desktop, console, window = started(screen, server)
    reader = Window(console)
    server.write(101, "hello")
    reader.press("Ada Lovelace", "list item")
    reader.named("Ada Lovelace: hello")
    until("the window is in front", lambda: screen.is_in_front(window), console)
    screen.xdotool("key", "ctrl+k")
    reader.press("Mute notifications", "list item")
    reader.gone("Command palette")
    reader.press("Ada Lovelace", "list item")
    screen.put_away(window, console)
    server.write(101, "nobody is told of this")
    until("it is counted", lambda: screen.title(window).startswith("(1) @"), console)
    # What comes later is told of, so what came before was left out.
    server.write(102, "but of this")
    until("the other chat is told of", lambda: desktop.notes, console)
    assert [note["title"].split(" · ")[0] for note in desktop.notes] == ["Guest 1"], desktop.notes


def quiet(screen, server):
    """Do not disturb: what arrives is counted and not told of."""
    desktop, console, window = started(screen, server, quiet_until=2**53)
    screen.put_away(window, console)
    server.write(101, "later")
    until("it is counted", lambda: screen.title(window).startswith("(1) @"), console)
    # Many times as long as messages are gathered before they are told of.
    time.sleep(4)
    assert not desktop.notes, desktop.notes


def without_text(screen, server):
    told_and_clicked(screen, server, False)


def with_text(screen, server):
    told_and_clicked(screen, server, True)


for check in (without_text, with_text, muted, quiet):
    with Sandbox(PROGRAM) as server:
        for nth in range(8):
            server.act("people", id=101 + nth, name="Ada Lovelace" if nth == 0 else f"Guest {nth}")
        with Screen() as screen:
            check(screen, server)
    print(f"being told, {check.__name__}: ok")
