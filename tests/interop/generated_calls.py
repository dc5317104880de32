"""Runs the calls that the method explorer writes, and looks whether the sandbox got what they say."""

import glob
import json
import os
import subprocess
import sys
import urllib.request

FOLDER, PYTHON = sys.argv[1], sys.argv[2]
CONTROL = os.environ["SANDBOX_CONTROL"]
ADA = 987654321
UPLOADED = open(os.path.join(FOLDER, "upload.txt"), "rb").read()


def control(action, verb="POST", **parameters):
    body = json.dumps(parameters).encode() if verb == "POST" else None
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{CONTROL}/{action}", body, headers, method=verb)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["result"]


def runner(path):
    ending = path.rsplit(".", 1)[1]
    programs = {"sh": ["sh"], "py": [PYTHON], "mjs": ["node"]}
    return programs[ending] + [path]


def main():
    environment = dict(os.environ, MPCHAT_BOT_TOKEN=os.environ["SANDBOX_TOKEN"])
    control("people", id=ADA, name="Ada Lovelace", language="en")
    control("write", **{"from": ADA, "text": "hi"})
    endings = sys.argv[3].split(",")
    ran = 0
    for expected_file in sorted(glob.glob(os.path.join(FOLDER, "*.json"))):
        with open(expected_file, encoding="utf-8") as file:
            expected = json.load(file)
        for ending in endings:
            path = expected_file[: -len("json")] + ending
            with open(path, encoding="utf-8") as file:
                assert os.environ["SANDBOX_TOKEN"] not in file.read(), f"{path} holds the token"
            before = len(control("sent", "GET"))
            done = subprocess.run(runner(path), env=environment, capture_output=True, timeout=60, check=False)
            said = (done.stdout + done.stderr).decode(errors="replace")
            assert done.returncode == 0 and '"ok":true' in said, f"{path}: {said}"
            sent = control("sent", "GET")
            assert len(sent) == before + 1, f"{path}: sent {len(sent) - before}"
            message = json.loads(said[said.index("{"):])["result"]
            text = message.get("text", message.get("caption", ""))
            wanted = expected["text"]
            if ending == "mjs" and expected["file"]:
                # FormData writes every line break of a field as CRLF; its standard wants that.
                text = text.replace("\r\n", "\n")
                wanted = wanted.replace("\r\n", "\n")
            assert text == wanted, f"{path}: {text!r} is not {wanted!r}"
            if expected["file"]:
                document = message["document"]
                assert document["file_size"] == len(UPLOADED), document
                # Browsers and libraries like theirs write the quotation mark of a file name as %22.
                name = document["file_name"].replace("%22", '"')
                assert name == "list 'of' \"things\".txt", document
            ran += 1
    print(f"generated calls: {ran} runs in {', '.join(endings)} did what the form does")


main()
