# The Python verifier that the program hands out, against both vectors.

import importlib.util
import json
import sys

spec = importlib.util.spec_from_file_location("verify", sys.argv[1])
verify = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verify)
with open(sys.argv[2], encoding="utf-8") as file:
    vectors = json.load(file)
token = vectors["token"]


def outcome(text, key=token, **options):
    options = {"miniapp_id": "ma_sandbox0001", "now": 1767225610, **options}
    try:
        verify.verify_init_data(text, key, **options)
        return "ok"
    except verify.InitDataError as error:
        return error.code


def expect(found, wanted):
    if found != wanted:
        raise SystemExit(f"interop: the Python verifier says {found}, not {wanted}")


for vector in (vectors["a"], vectors["b"]):
    expect(outcome(vector), "ok")
    expect(outcome(vector, now=1767225900), "ok")
    expect(outcome(vector, now=1767225901), "INIT_DATA_INVALID")
    expect(outcome(vector, miniapp_id="ma_other"), "MINIAPP_FORBIDDEN")
    expect(outcome(vector, token + "x"), "INIT_DATA_INVALID")
    other = vector.replace("987654321", "987654322").replace("9007199254740991", "9007199254740990")
    expect(outcome(other), "INIT_DATA_INVALID")
    expect(outcome(vector.split("&hash=")[0]), "INIT_DATA_INVALID")
    expect(outcome(vector + "&user=%7B%7D"), "INIT_DATA_INVALID")
verified = verify.verify_init_data(vectors["b"], token, now=1767225610)
expect(verified["user"]["id"], 9007199254740991)
expect(verified["user"]["first_name"], "小明 & 100%+")
expect(verified["start_param"], "")

print("interop: the Python verifier meets all seven expectations of both vectors")
