// Verifies the initData of an MPChat MiniApp (help.mp.net 15703396). Node 18 or newer, no packages.
// Run it on your server only: it needs the bot token.
import { createHmac, timingSafeEqual } from "node:crypto";

export class InitDataError extends Error {
  constructor(code) {
    super(code);
    this.code = code; // INIT_DATA_INVALID or MINIAPP_FORBIDDEN
  }
}

export function verifyInitData(initData, botToken, { miniappId, ttlSeconds = 300, now = Math.floor(Date.now() / 1000) } = {}) {
  const invalid = () => new InitDataError("INIT_DATA_INVALID");
  const pairs = [...new URLSearchParams(initData)];
  const fields = new Map(pairs);
  // Not in the documentation: a name that is there twice, or a line break, would give the check
  // string a second reading.
  if (fields.size !== pairs.length || pairs.some(([key, value]) => /[\r\n]/.test(key + value))) throw invalid();

  const hash = fields.get("hash") ?? "";
  fields.delete("hash");
  const authDate = Number(fields.get("auth_date") || NaN);
  if (!/^[0-9a-f]{64}$/i.test(hash) || !Number.isFinite(authDate)) throw invalid();

  const bytes = (text) => Buffer.from(text, "utf8");
  const lines = [...fields].sort(([a], [b]) => Buffer.compare(bytes(a), bytes(b)));
  const checkString = lines.map(([key, value]) => `${key}=${value}`).join("\n");
  const secret = createHmac("sha256", "WebAppData").update(botToken).digest();
  const expected = createHmac("sha256", secret).update(checkString).digest();
  if (!timingSafeEqual(expected, Buffer.from(hash, "hex"))) throw invalid();

  // Not in the documentation: more than a minute in the future is no clock of ours.
  if (now - authDate > ttlSeconds || authDate - now > 60) throw invalid();
  if (miniappId !== undefined && fields.get("miniapp_id") !== miniappId) throw new InitDataError("MINIAPP_FORBIDDEN");

  const json = (name) => (fields.has(name) ? JSON.parse(fields.get(name)) : undefined);
  return {
    user: json("user"), // the id can be read exactly: it is never above 2^53 - 1
    chat: json("chat"),
    startParam: fields.get("start_param") ?? fields.get("startParam"),
    miniappId: fields.get("miniapp_id"),
    authDate,
  };
}
