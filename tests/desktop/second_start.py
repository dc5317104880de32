#!/usr/bin/python3
"""Two starts over one data folder: the second brings the first forward and ends; a start that was
killed is in nobody's way; one that hangs is said in words; other folders are other windows.

Usage: second_start.py [PROGRAM]. Needs Xvfb, openbox, xdotool."""

import json
import signal
import socket
from pathlib import Path

from screen import PATIENCE, Screen, until


def heard(stranger):
    try:
        return stranger.recv(64)
    except ConnectionResetError:
        return b""


def stands_still(program):
    tasks = Path(f"/proc/{program.pid}/task").iterdir()
    return all((task / "stat").read_text().rpartition(")")[2].split()[0] == "T" for task in tasks)


with Screen(bus=False) as screen:
    first = screen.start("--demo")
    window = screen.window(first)
    screen.put_away(window, first)

    second = screen.start("--demo")
    assert second.wait(PATIENCE) == 0, second.words()
    assert "came forward" in second.words(), second.words()
    until("the first came forward", lambda: screen.is_in_front(window), first)
    assert first.poll() is None

    note = json.loads((screen.data / "window.json").read_text())
    for said in (b"quit\n" * 40, note["answer"].encode()):
        with socket.create_connection(("127.0.0.1", note["port"]), 5) as stranger:
            stranger.sendall(said)
            assert heard(stranger) == b"", "a stranger was answered"
    assert first.poll() is None

    sandbox = screen.start("sandbox", "--quiet", plain=True)
    until("the sandbox runs beside it", lambda: "control" in sandbox.words(), sandbox)

    first.send_signal(signal.SIGSTOP)
    until("every thread of it stands still", lambda: stands_still(first), first)
    hung = screen.start("--demo")
    assert hung.wait(PATIENCE) == 1
    assert "does not answer" in hung.words(), hung.words()

    first.kill()
    first.wait()
    assert (screen.data / "window.json").exists(), "a killed program cleans nothing up"
    third = screen.start("--demo")
    screen.window(third)
    assert third.poll() is None

    third.terminate()
    third.wait(PATIENCE)
    together = [screen.start("--demo") for _ in range(4)]
    until("of four at once three have ended", lambda: sum(one.poll() is not None for one in together) == 3)
    assert [one.poll() for one in together if one.poll() is not None] == [0, 0, 0]

print("second start: ok")
