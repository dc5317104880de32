# Verifies the initData of an MPChat MiniApp (help.mp.net 15703396). Python 3.9 or newer, no packages.
# Run it on your server only: it needs the bot token.
import hashlib
import hmac
import json
import time
from urllib.parse import parse_qsl


class InitDataError(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code  # INIT_DATA_INVALID or MINIAPP_FORBIDDEN


def verify_init_data(init_data, bot_token, miniapp_id=None, ttl_seconds=300, now=None):
    invalid = InitDataError("INIT_DATA_INVALID")
    now = int(time.time()) if now is None else now
    # Without keep_blank_values empty fields vanish and the hash is another one.
    pairs = parse_qsl(init_data, keep_blank_values=True)
    fields = dict(pairs)
    # Not in the documentation: a name that is there twice, or a line break, would give the check
    # string a second reading.
    if len(fields) != len(pairs) or any(c in key + value for key, value in pairs for c in "\r\n"):
        raise invalid

    given = fields.pop("hash", "").lower()
    try:
        auth_date = int(fields["auth_date"])
    except (KeyError, ValueError):
        raise invalid from None

    lines = sorted(fields.items(), key=lambda field: field[0].encode())
    check_string = "\n".join(f"{key}={value}" for key, value in lines)
    secret = hmac.new(b"WebAppData", bot_token.encode(), hashlib.sha256).digest()
    expected = hmac.new(secret, check_string.encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected.encode(), given.encode()):
        raise invalid

    # Not in the documentation: more than a minute in the future is no clock of ours.
    if now - auth_date > ttl_seconds or auth_date - now > 60:
        raise invalid
    if miniapp_id is not None and fields.get("miniapp_id") != miniapp_id:
        raise InitDataError("MINIAPP_FORBIDDEN")

    def member(name):
        return json.loads(fields[name]) if name in fields else None

    return {
        "user": member("user"),
        "chat": member("chat"),
        "start_param": fields.get("start_param", fields.get("startParam")),
        "miniapp_id": fields.get("miniapp_id"),
        "auth_date": auth_date,
    }
