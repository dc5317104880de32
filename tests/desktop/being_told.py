#!/usr/bin/python3
"""A desktop's notification server of our own receives what the program tells while its window is
not in front: without the message's text, with it where that is allowed; a click opens the chat.

Usage: being_told.py [PROGRAM]. Needs Xvfb, openbox, xdotool, dbus-daemon, python3-gi."""

import json
import subprocess
import threading
import urllib.request

from gi.repository import Gio, GLib

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


class Server:
    """The program's own sandbox, in a process beside it."""

    def __init__(self):
        command = [PROGRAM, "sandbox", "--quiet"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        lines = [self.process.stdout.readline() for _ in range(4)]
        self.address, self.token, self.control = (line.split()[1] for line in lines[1:])

    def act(self, what, **arguments):
        body = json.dumps(arguments).encode()
        request = urllib.request.Request(f"{self.control}/{what}", body, {"Content-Type": "application/json"})
        urllib.request.urlopen(request, timeout=10).read()

    def write(self, person, text):
        self.act("write", **{"from": person, "text": text})


def out_of_sight(screen, window):
    until("the window is in front", lambda: screen.xdotool("getactivewindow") == window)
    screen.xdotool("windowminimize", window)
    until("the window is out of sight", lambda: screen.xdotool("getactivewindow") != window)


def run(screen, server, allowed):
    desktop = Desktop(screen.environment["DBUS_SESSION_BUS_ADDRESS"])
    screen.data.mkdir(parents=True)
    wishes = {"notifications": {"enabled": True, "show_text": allowed, "sound": allowed}}
    (screen.data / "settings.json").write_text(json.dumps(wishes))
    console = screen.start("--connect", "--base-url", server.address, MPCHAT_BOT_TOKEN=server.token)
    window = until("the window is open", screen.window)
    until("the bot runs", lambda: screen.title(window).find("@") >= 0)
    out_of_sight(screen, window)
    server.write(101, "<b>the code</b> is 4711 \u202e")
    note = until("the desktop is told", lambda: desktop.notes and desktop.notes[0])
    assert note["title"].startswith("Ada Lovelace · @"), note
    assert note["icon"] == note["hints"]["desktop-entry"] == "net.mpchat.console", note
    assert "default" in note["actions"], note
    if allowed:
        assert note["body"] == "&lt;b&gt;the code&lt;/b&gt; is 4711", note
        assert note["hints"].get("sound-name"), note
    else:
        assert note["body"] == "New message" and "4711" not in repr(note), note
        assert note["hints"].get("suppress-sound") is True, note
    until("the title counts", lambda: screen.title(window).startswith("(1) @"))
    for nth in range(40):
        server.write(101 + nth % 8, f"flood {nth}")
    until("the flood arrived", lambda: screen.title(window).startswith("(8) @"))
    until("the flood is told", lambda: len(desktop.notes) > 1)
    assert len(desktop.notes) <= 6, [note["title"] for note in desktop.notes]
    assert allowed or "flood" not in repr(desktop.notes)
    desktop.click(note)
    until("the window came forward", lambda: screen.xdotool("getactivewindow") == window)
    until("the chat is open and read", lambda: screen.title(window).startswith("(7) @"))
    assert console.poll() is None


for allowed in (False, True):
    server = Server()
    try:
        for nth in range(8):
            server.act("people", id=101 + nth, name="Ada Lovelace" if nth == 0 else f"Guest {nth}")
        with Screen() as screen:
            run(screen, server, allowed)
    finally:
        server.process.kill()

print("being told: ok")
