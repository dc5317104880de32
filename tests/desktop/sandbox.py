"""The program's own server, in a process beside it."""

import json
import subprocess
import urllib.request


class Sandbox:
    """Its address, its bot's token, and what its people do."""

    def __init__(self, program):
        command = [program, "sandbox", "--quiet"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        facts = {}
        while not {"address", "token", "control"} <= facts.keys():
            line = self.process.stdout.readline()
            if not line:
                raise SystemExit("the sandbox ended")
            name, _, value = line.strip().partition(" ")
            facts[name] = value.strip()
        self.address, self.token, self.control = facts["address"], facts["token"], facts["control"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def act(self, what, **arguments):
        """Has the server do something."""
        body = json.dumps(arguments).encode()
        request = urllib.request.Request(f"{self.control}/{what}", body, {"Content-Type": "application/json"})
        urllib.request.urlopen(request, timeout=30).read()

    def write(self, person, text):
        """A person writes to the bot."""
        self.act("write", **{"from": person, "text": text})
