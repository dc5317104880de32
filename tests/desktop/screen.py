"""A display of its own with a window manager, and programs on it that end with it."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BUILT = Path(__file__).parents[2] / "target/debug/mpchat-console"
PROGRAM = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("MPCHAT_CONSOLE", BUILT)).resolve()


def until(what, is_so, patience=30.0):
    """Waits until something is so, and returns it."""
    ends = time.monotonic() + patience
    while time.monotonic() < ends:
        found = is_so()
        if found:
            return found
        time.sleep(0.1)
    raise SystemExit(f"not so after {patience:.0f} s: {what}")


class Screen:
    """`without` names extensions that the X server does not have."""

    def __init__(self, *without, bus=True, **variables):
        read, write = os.pipe()
        off = [word for name in without for word in ("-extension", name)]
        self.programs = []
        self.folder = tempfile.TemporaryDirectory()
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", **variables}
        self.environment.pop("WAYLAND_DISPLAY", None)
        server = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp", *off]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.programs.append(subprocess.Popen(server, pass_fds=[write], **quiet))
        self.environment["DISPLAY"] = ":" + os.read(read, 16).decode().strip()
        if bus:
            daemon = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
            self.programs.append(subprocess.Popen(daemon, stdout=subprocess.PIPE, text=True))
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.programs[-1].stdout.readline().strip()
        self.programs.append(subprocess.Popen(["openbox"], env=self.environment, **quiet))
        until("the window manager is there", lambda: self.xdotool("get_desktop"))

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

    def window(self):
        """The program's window, when there is one."""
        return self.xdotool("search", "--onlyvisible", "--name", "MPChat Bot Console").split("\n")[-1]

    def title(self, window):
        """What a window is called."""
        return self.xdotool("getwindowname", window)
