"""A reader of codes, as the camera of a phone is one, reads the link to the bot from the drawn window."""

import os
import subprocess
import tempfile
from pathlib import Path

LINK = "https://mp.net/corner_bakery_bot"

with tempfile.TemporaryDirectory() as folder:
    for theme, size in (("light", "1440x900"), ("dark", "1440x900"), ("dark", "1024x640")):
        picture = Path(folder) / "picture.png"
        draw = ["--screenshot", picture, "--scene", "write-to-bot", "--theme", theme, "--size", size]
        subprocess.run([os.environ["MPCHAT_CONSOLE"], *draw], check=True, timeout=120)
        read = subprocess.run(["zbarimg", "--quiet", "--raw", picture], check=True, capture_output=True, text=True)
        assert read.stdout.strip() == LINK, read.stdout
        print(f"read in {theme}, {size}: ok")
