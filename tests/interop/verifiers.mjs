// The JavaScript verifier that the program hands out, against both vectors.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { verifyInitData } = await import(pathToFileURL(process.argv[2]));
const { token, a, b } = JSON.parse(readFileSync(process.argv[3], "utf8"));
const miniappId = "ma_sandbox0001";
const outcome = (text, key = token, options = {}) => {
  try {
    verifyInitData(text, key, { miniappId, now: 1767225610, ...options });
    return "ok";
  } catch (error) {
    return error.code;
  }
};

for (const vector of [a, b]) {
  assert.equal(outcome(vector), "ok");
  assert.equal(outcome(vector, token, { now: 1767225900 }), "ok");
  assert.equal(outcome(vector, token, { now: 1767225901 }), "INIT_DATA_INVALID");
  assert.equal(outcome(vector, token, { miniappId: "ma_other" }), "MINIAPP_FORBIDDEN");
  assert.equal(outcome(vector, `${token}x`), "INIT_DATA_INVALID");
  const other = vector.replace("987654321", "987654322").replace("9007199254740991", "9007199254740990");
  assert.equal(outcome(other), "INIT_DATA_INVALID");
  assert.equal(outcome(vector.replace(/&hash=.*/, "")), "INIT_DATA_INVALID");
  assert.equal(outcome(`${vector}&user=%7B%7D`), "INIT_DATA_INVALID");
}
const verified = verifyInitData(b, token, { now: 1767225610 });
assert.equal(verified.user.id, 9007199254740991);
assert.equal(verified.user.first_name, "小明 & 100%+");
assert.equal(verified.startParam, "");

console.log("interop: the JavaScript verifier meets all seven expectations of both vectors");
