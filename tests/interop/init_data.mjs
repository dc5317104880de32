// initData that the sandbox signs, checked by @telegram-apps/init-data-node; and both vectors.

import assert from "node:assert/strict";
import { validate } from "@telegram-apps/init-data-node";
import { control, token } from "./sandbox.mjs";

const names = ["Ada Lovelace", "小明 & 100%+", "رائد", "Zoë 😀 \"quoted\" \\ back"];
for (const [index, name] of names.entries()) {
  const { id } = await control("people", { name, language: "en", id: index === 1 ? 9007199254740991 : 0 });
  await control("write", { from: id, text: "hi" });
  for (const start_param of [undefined, "ref_42"]) {
    const { init_data } = await control("open", { from: id, mini_app: "orders", start_param });
    validate(init_data, token, { expiresIn: 300 });
    assert.throws(() => validate(init_data, `${token}x`, { expiresIn: 300 }));
    assert.throws(() => validate(init_data.replace("ma_orders", "ma_other"), token, { expiresIn: 300 }));
    const user = JSON.parse(new URLSearchParams(init_data).get("user"));
    assert.equal(user.id, id);
    assert.equal([user.first_name, user.last_name].filter(Boolean).join(" "), name);
    assert.equal(new URLSearchParams(init_data).get("start_param"), start_param ?? null);
  }
}

const fake = "1000001:TEST-mpbot-token-not-a-real-secret";
const vectors = [
  "query_id=AAF-sandbox-0001&user=%7B%22id%22%3A987654321%2C%22first_name%22%3A%22Ada%22%2C%22username%22%3A%22ada_test%22%2C%22language_code%22%3A%22en%22%7D&chat=%7B%22id%22%3A987654321%2C%22type%22%3A%22private%22%7D&chat_type=private&start_param=ref_42&miniapp_id=ma_sandbox0001&auth_date=1767225600&hash=58477dd3478367d231bbefc07e70d59fc925f082dde28d4a71f4c69b59ecc9bf",
  "auth_date=1767225600&user=%7B%22id%22%3A9007199254740991%2C%22first_name%22%3A%22%E5%B0%8F%E6%98%8E%20%26%20100%25%2B%22%2C%22username%22%3A%22%22%7D&miniapp_id=ma_sandbox0001&start_param=&hash=3a6985cefc8a5b708eb9aae7769f345fc9a1ae17cb82fdb9c6961cd5f9712344",
];
for (const vector of vectors) validate(vector, fake, { expiresIn: 0 });

console.log("interop: @telegram-apps/init-data-node agrees with what the sandbox signs");
