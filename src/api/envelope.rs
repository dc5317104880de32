//! The one envelope of every answer (help.mp.net 15703376), and what can be saved of a broken one.

use std::time::Duration;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::error::{ApiRefusal, CallError, NotAnApi};
use super::types::Update;

const MAX_DESCRIPTION_CHARS: usize = 500;
/// Longest wait that a server may ask for; a larger number is taken for nonsense.
const MAX_RETRY_AFTER: Duration = Duration::from_hours(1);

#[derive(Deserialize)]
struct Envelope<'a> {
    ok: bool,
    #[serde(borrow)]
    result: Option<&'a RawValue>,
    #[serde(default)]
    description: Option<serde_json::Value>,
    #[serde(default)]
    error_code: Option<serde_json::Value>,
    #[serde(default)]
    parameters: Option<serde_json::Value>,
}

/// The result's own JSON text, or why there is none. Decides on `ok` and `error_code`; the HTTP
/// status counts only where the body has no code (inferred).
pub(super) fn open(body: &str, status: u16, retry_after: Option<Duration>) -> Result<&str, CallError> {
    let not_an_api = |what| CallError::NotAnApi { what, status };
    let envelope: Envelope<'_> = match serde_json::from_str(body) {
        Ok(envelope) => envelope,
        Err(_) if looks_like_html(body) => return Err(not_an_api(NotAnApi::Html)),
        Err(error) if error.is_data() => return Err(not_an_api(NotAnApi::WrongJson)),
        Err(_) => return Err(not_an_api(NotAnApi::NotJson)),
    };
    if envelope.ok {
        return envelope.result.map(RawValue::get).ok_or(not_an_api(NotAnApi::WrongJson));
    }
    let asked = envelope.parameters.as_ref().and_then(|parameters| parameters.get("retry_after")?.as_u64());
    Err(CallError::Refused(ApiRefusal {
        code: envelope.error_code.as_ref().and_then(serde_json::Value::as_i64).unwrap_or(i64::from(status)),
        description: envelope
            .description
            .as_ref()
            .and_then(serde_json::Value::as_str)
            .unwrap_or_default()
            .chars()
            .take(MAX_DESCRIPTION_CHARS)
            .collect(),
        retry_after: asked.map(Duration::from_secs).or(retry_after).filter(|wait| *wait <= MAX_RETRY_AFTER),
    }))
}

fn looks_like_html(body: &str) -> bool {
    let start: String = body.trim_start().chars().take(200).collect::<String>().to_ascii_lowercase();
    start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with('<')
}

/// What one getUpdates brought. The answer itself consumed the batch on the server
/// (help.mp.net 15703377), so a broken answer still hands over what arrived of it.
#[derive(Debug, Default)]
pub struct Batch {
    /// In the server's order.
    pub updates: Vec<Update>,
    /// What went wrong, if anything did.
    pub error: Option<CallError>,
}

/// Reads the result of getUpdates. Each member keeps its own raw JSON.
pub(super) fn updates(result: &str, status: u16) -> Result<Vec<Update>, CallError> {
    let members: Vec<&RawValue> = serde_json::from_str(result)
        .map_err(|_| CallError::NotAnApi { what: NotAnApi::WrongJson, status })?;
    Ok(members.into_iter().map(|raw| Update::from_raw(raw.get().to_owned())).collect())
}

/// Saves the complete updates of a getUpdates answer that was cut or is spoilt in the middle, and
/// keeps each piece between them as a malformed update. Empty when no list of updates had begun.
#[must_use]
pub fn salvage_updates(body: &[u8]) -> Vec<Update> {
    const MAX_REMNANT_CHARS: usize = 1024 * 1024;
    /// Twice what one answer can bring, so that a hostile one costs no more than that.
    const MAX_PIECES: usize = 200;
    let text = String::from_utf8_lossy(body);
    let Some(list) = result_list(&text) else {
        return Vec::new();
    };
    let mut updates = Vec::new();
    let mut pieces = 0;
    let mut rest = list.trim_start();
    while !rest.is_empty() && !rest.starts_with(']') {
        if let Some((raw, end)) = first_member(rest) {
            updates.push(Update::from_raw(raw.to_owned()));
            rest = rest[end..].trim_start().trim_start_matches(',').trim_start();
            continue;
        }
        pieces += 1;
        let next = if pieces < MAX_PIECES { next_update(rest) } else { None };
        let piece = &rest[..next.unwrap_or(rest.len())];
        let remnant: String = piece.chars().take(MAX_REMNANT_CHARS).collect();
        let why = match next {
            Some(_) => "it is not readable JSON",
            None => "the answer was cut in the middle of it",
        };
        updates.push(Update::malformed(remnant, None, why));
        rest = &rest[piece.len()..];
    }
    updates
}

/// The complete JSON value at the start of a text, and where it ends.
fn first_member(text: &str) -> Option<(&str, usize)> {
    let mut members = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    let raw = members.next()?.ok()?;
    Some((raw.get(), members.byte_offset()))
}

/// Where the next complete update begins, after the broken one at the start of a text.
fn next_update(text: &str) -> Option<usize> {
    const BEGINS: &str = "{\"update_id\"";
    const MAX_TRIES: usize = 8;
    let begins = text.match_indices(BEGINS).map(|(at, _)| at).filter(|at| *at > 0);
    begins.take(MAX_TRIES).find(|at| first_member(&text[*at..]).is_some())
}

/// The text after the `[` of the envelope's `result`. Walks the envelope's members, so a
/// `"result"` inside another member is not taken for it.
fn result_list(text: &str) -> Option<&str> {
    let mut rest = text.trim_start().strip_prefix('{')?;
    loop {
        rest = rest.trim_start().trim_start_matches(',').trim_start();
        let mut key = serde_json::Deserializer::from_str(rest).into_iter::<String>();
        let name = key.next()?.ok()?;
        rest = rest[key.byte_offset()..].trim_start().strip_prefix(':')?.trim_start();
        if name == "result" {
            return rest.strip_prefix('[');
        }
        let mut value = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
        value.next()?.ok()?;
        rest = &rest[value.byte_offset()..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::types::UpdateContent;

    #[test]
    fn ok_gives_the_result_whatever_the_status_says() {
        assert_eq!(open(r#"{"ok":true,"result":{"id":1}}"#, 500, None), Ok(r#"{"id":1}"#));
    }

    #[test]
    fn a_refusal_keeps_code_description_and_wait() {
        let body = r#"{"ok":false,"error_code":429,"description":"slow","parameters":{"retry_after":7}}"#;
        let Err(CallError::Refused(refusal)) = open(body, 200, None) else { panic!("a refusal") };
        assert_eq!((refusal.code, refusal.description.as_str()), (429, "slow"));
        assert_eq!(refusal.retry_after, Some(Duration::from_secs(7)));
        let Err(CallError::Refused(refusal)) = open(r#"{"ok":false}"#, 403, None) else {
            panic!("a refusal")
        };
        assert_eq!(refusal.code, 403);
    }

    #[test]
    fn what_is_not_a_bot_api_is_told_apart() {
        let what = |body: &str| match open(body, 200, None) {
            Err(CallError::NotAnApi { what, .. }) => what,
            other => panic!("{other:?}"),
        };
        assert_eq!(what("<!DOCTYPE html><p>hi"), NotAnApi::Html);
        assert_eq!(what(r#"{"hello":1}"#), NotAnApi::WrongJson);
        assert_eq!(what("[1]"), NotAnApi::WrongJson);
        assert_eq!(what(r#"{"ok":true}"#), NotAnApi::WrongJson);
        assert_eq!(what(r#"{"ok":true,"resu"#), NotAnApi::NotJson);
        assert_eq!(what(""), NotAnApi::NotJson);
    }

    #[test]
    fn a_cut_answer_gives_up_its_complete_updates_and_keeps_the_rest_raw() {
        let body = r#"{"ok":true,"result":[{"update_id":1,"message":{"chat":{"id":5}}}, {"update_id":2,"message":{"chat":{"id":5},"text":"hal"#;
        let updates = salvage_updates(body.as_bytes());
        assert_eq!(updates.len(), 2);
        assert_eq!(updates[0].update_id.unwrap().0, 1);
        assert!(matches!(updates[1].content, UpdateContent::Malformed(_)));
        assert!(updates[1].raw.ends_with("hal"));
    }

    #[test]
    fn a_broken_update_does_not_take_its_neighbours_with_it() {
        let body = r#"{"ok":true,"result":[{"update_id":1,"a":1},{"update_id":2,"a":{broken,{"update_id":3,"a":"]"},nonsense,{"update_id":4,"a":1}]}"#;
        let raws: Vec<String> =
            salvage_updates(body.as_bytes()).into_iter().map(|update| update.raw).collect();
        assert_eq!(
            raws,
            [
                r#"{"update_id":1,"a":1}"#,
                r#"{"update_id":2,"a":{broken,"#,
                r#"{"update_id":3,"a":"]"}"#,
                "nonsense,",
                r#"{"update_id":4,"a":1}"#,
            ]
        );
    }

    #[test]
    fn every_cut_of_an_answer_gives_a_prefix_of_its_updates() {
        let whole = r#"{"extra":{"result":[9]},"ok":true,"result":[{"update_id":1,"a":"]"},{"update_id":2,"b":"é\"{"},5]}"#;
        let all: Vec<String> =
            salvage_updates(whole.as_bytes()).into_iter().map(|update| update.raw).collect();
        assert_eq!(all.len(), 3);
        for end in 0..whole.len() {
            let found = salvage_updates(&whole.as_bytes()[..end]);
            let complete = found.iter().take_while(|update| all.contains(&update.raw)).count();
            assert!(found.len() - complete <= 1, "at byte {end}");
            assert!(found.iter().zip(&all).take(complete).all(|(update, raw)| update.raw == *raw));
        }
    }

    #[test]
    fn a_server_cannot_ask_for_an_absurd_wait() {
        let body = r#"{"ok":false,"error_code":429,"parameters":{"retry_after":999999999}}"#;
        let Err(CallError::Refused(refusal)) = open(body, 429, None) else { panic!("a refusal") };
        assert_eq!(refusal.retry_after, None);
    }
}
