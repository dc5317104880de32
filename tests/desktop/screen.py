"""A display of its own with a window manager, and programs on it that end with it."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BUILT = Path(__file__).parents[2] / "target/debug/mpchat-console"
PROGRAM = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("MPCHAT_CONSOLE", BUILT)).resolve()


# A machine whose cores are busy draws a window late; a program that has ended is not waited for.
PATIENCE = 60.0


def until(what, is_so, of=None):
    """Waits until something is so, and returns it. `of` is the program that is to bring it about."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        found = is_so()
        if found:
            return found
        if of is not None and of.poll() is not None:
            raise SystemExit(f"the program ended ({of.returncode}) before: {what}")
        time.sleep(0.1)
    raise SystemExit(f"not so after {PATIENCE:.0f} s: {what}")


class Screen:
    """`without` names extensions that the X server does not have."""

    def __init__(self, *without, bus=True, **variables):
        off = [word for name in without for word in ("-extension", name)]
        self.programs = []
        self.folder = tempfile.TemporaryDirectory()
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", **variables}
        self.environment.pop("WAYLAND_DISPLAY", None)
        # The server picks a free number and writes it when it is ready.
        server = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", *off]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        told = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        self.programs.append(subprocess.Popen(server, **told))
        self.environment["DISPLAY"] = ":" + self.programs[-1].stdout.readline().strip()
        if bus:
            daemon = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
            self.programs.append(subprocess.Popen(daemon, **told))
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.programs[-1].stdout.readline().strip()
        self.programs.append(subprocess.Popen(["openbox"], env=self.environment, **quiet))
        manager = self.programs[-1]
        # It takes the screen over before it listens, and what is mapped in between stays unseen.
        for desktop in ("1", "0"):
            until("the window manager listens", lambda: self.is_on(desktop), manager)

    def __enter__(self):
        return self

    def __exit__(self, failed, *_):
        if failed:
            for program in self.programs:
                print(getattr(program, "words", str)(), file=sys.stderr)
        for program in reversed(self.programs):
            program.kill()
            program.wait()
        self.folder.cleanup()

    @property
    def data(self):
        return Path(self.folder.name) / "data"

    def start(self, *arguments, plain=False, **variables):
        """Starts the program with the data folder, or plain; its words go to a file."""
        words = open(Path(self.folder.name) / f"words-{len(self.programs)}", "w+")
        folder = [] if plain else ["--data-dir", self.data]
        command = [PROGRAM, *folder, *arguments]
        program = subprocess.Popen(command, env={**self.environment, **variables}, stdout=words, stderr=words)
        program.words = lambda: Path(words.name).read_text()
        self.programs.append(program)
        return program

    def xdotool(self, *arguments):
        """What xdotool says; nothing when it finds nothing."""
        done = subprocess.run(["xdotool", *arguments], env=self.environment, capture_output=True, text=True)
        return done.stdout.strip()

    def is_on(self, desktop):
        """Asks the window manager for a desktop; whether it is there."""
        self.xdotool("set_desktop", desktop)
        return self.xdotool("get_desktop") == desktop

    def window(self, program):
        """The window of a program, as soon as it is to be seen."""
        search = ("search", "--onlyvisible", "--pid", str(program.pid))
        found = until("the window is open", lambda: self.xdotool(*search), program)
        return found.split("\n")[-1]

    def is_in_front(self, window):
        """Whether a window has the keyboard."""
        return self.xdotool("getactivewindow") == window

    def put_away(self, window, program):
        """Makes a window small, and waits until something else has the keyboard and it knows that."""
        until("the window is in front", lambda: self.is_in_front(window), program)
        self.xdotool("windowminimize", "--sync", window)
        until("the window is out of sight", lambda: not self.is_in_front(window), program)
        until("the program rests", lambda: self.rests(program), program)

    @staticmethod
    def rests(program):
        """Whether a program's window has nothing to do: it has taken in what it was told."""
        def woken():
            status = Path(f"/proc/{program.pid}/status").read_text()
            return int(status.split("\nvoluntary_ctxt_switches:")[1].split()[0])

        before = woken()
        time.sleep(0.6)
        return woken() - before <= 2

    def title(self, window):
        """What a window is called."""
        return self.xdotool("getwindowname", window)
