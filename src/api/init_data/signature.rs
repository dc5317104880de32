//! The signature: the check string, the two HMACs, and signing.

use hmac::{Hmac, KeyInit as _, Mac as _};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::Sha256;

/// The key of the first HMAC (help.mp.net 15703396).
const SECRET_KEY: &[u8] = b"WebAppData";

/// What stays as it is in a query string.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Signs fields with a bot's token and writes them as initData. A `hash` among the fields is
/// left out; everything else is signed, known or not.
#[must_use]
pub fn sign(fields: &[(String, String)], token: &str) -> String {
    let signed: Vec<_> = fields.iter().filter(|(key, _)| key != "hash").cloned().collect();
    let hash = hex(&signature(&check_string(&signed), token));
    let mut out = String::new();
    for (key, value) in signed.iter().chain(&[("hash".to_owned(), hash)]) {
        if !out.is_empty() {
            out.push('&');
        }
        out.extend(utf8_percent_encode(key, QUERY));
        out.push('=');
        out.extend(utf8_percent_encode(value, QUERY));
    }
    out
}

/// `key=value` lines in byte order of the keys, with decoded values. The documented sample sorts
/// by locale, which for the known lower-case keys comes to the same.
pub(super) fn check_string(fields: &[(String, String)]) -> String {
    let mut sorted: Vec<_> = fields.iter().collect();
    sorted.sort_by(|a, b| a.0.cmp(&b.0));
    let lines: Vec<_> = sorted.iter().map(|(key, value)| format!("{key}={value}")).collect();
    lines.join("\n")
}

pub(super) fn secret(token: &str) -> [u8; 32] {
    hmac_sha256(SECRET_KEY, token.as_bytes())
}

pub(super) fn signature(check_string: &str, token: &str) -> [u8; 32] {
    hmac_sha256(&secret(token), check_string.as_bytes())
}

pub(super) fn hmac_sha256(key: &[u8], message: &[u8]) -> [u8; 32] {
    // HMAC takes keys of any length; the other arm is never taken.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return [0; 32];
    };
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// Compares without telling by its time how much was right.
pub(super) fn same(expected: &[u8; 32], given: &str) -> bool {
    let Some(given) = unhex(given) else { return false };
    given.len() == expected.len() && given.iter().zip(expected).fold(0, |diff, (a, b)| diff | (a ^ b)) == 0
}

pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

pub(super) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}
