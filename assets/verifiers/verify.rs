// Verifies the initData of an MPChat MiniApp (help.mp.net 15703396).
// Cargo.toml: hmac = "0.13", sha2 = "0.11", url = "2". Run it on your server only: it needs the bot token.
use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InitDataError {
    /// INIT_DATA_INVALID
    Invalid,
    /// MINIAPP_FORBIDDEN
    Forbidden,
}

/// Now in Unix seconds, for `verify_init_data`.
pub fn unix_now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64)
}

/// The verified fields. `user` and `chat` are JSON; read their ids as 64-bit numbers.
pub fn verify_init_data(
    init_data: &str,
    bot_token: &str,
    miniapp_id: Option<&str>,
    ttl_seconds: i64,
    now: i64,
) -> Result<BTreeMap<String, String>, InitDataError> {
    let invalid = InitDataError::Invalid;
    // A BTreeMap is in byte order already, as the check string wants it.
    let mut fields = BTreeMap::new();
    for (key, value) in url::form_urlencoded::parse(init_data.as_bytes()).into_owned() {
        // Not in the documentation: a name that is there twice, or a line break, would give the
        // check string a second reading.
        if key.contains(['\r', '\n']) || value.contains(['\r', '\n']) || fields.insert(key, value).is_some() {
            return Err(invalid);
        }
    }
    let hash = unhex(&fields.remove("hash").ok_or(invalid)?).ok_or(invalid)?;
    let auth_date: i64 = fields.get("auth_date").and_then(|date| date.parse().ok()).ok_or(invalid)?;

    let lines: Vec<String> = fields.iter().map(|(key, value)| format!("{key}={value}")).collect();
    let secret = hmac_sha256(b"WebAppData", bot_token.as_bytes()).finalize().into_bytes();
    // `verify_slice` compares in constant time.
    hmac_sha256(&secret, lines.join("\n").as_bytes()).verify_slice(&hash).map_err(|_| invalid)?;

    // Not in the documentation: more than a minute in the future is no clock of ours.
    if now.saturating_sub(auth_date) > ttl_seconds || auth_date.saturating_sub(now) > 60 {
        return Err(invalid);
    }
    match miniapp_id {
        Some(wanted) if fields.get("miniapp_id").map(String::as_str) != Some(wanted) => Err(InitDataError::Forbidden),
        _ => Ok(fields),
    }
}

fn hmac_sha256(key: &[u8], message: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(message);
    mac
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || text.len() % 2 != 0 {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}
