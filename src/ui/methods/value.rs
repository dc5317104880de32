//! What a person wrote into one field of the form, read as what the parameter holds.

use serde_json::{Map, Value, json};

use crate::api::Id as _;
use crate::api::MessageId;
use crate::api::catalogue::{Parameter, ParameterType};

/// The greatest id (help.mp.net 15703372).
const GREATEST_ID: i64 = (1 << 53) - 1;

/// Why a field cannot be sent as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A call without it is refused.
    Missing,
    /// Not a number.
    NotANumber,
    /// Not a whole number.
    NotWhole,
    /// `@name` in place of an id: MPChat documents no such thing.
    NameForId,
    /// Greater than any id.
    IdTooGreat,
    /// Outside a documented range.
    OutOfRange(i64, i64),
    /// More characters than the documented limit.
    TooLong(usize, i64),
    /// More than a field holds; so many bytes of it were taken.
    Cut(usize),
    /// None of the documented choices.
    NotAChoice,
    /// An entry of a list is not what the list holds.
    BadEntry(String),
    /// Not readable as JSON: line and column, counted from 1 as a person sees them.
    Json(Place),
    /// JSON of another form; the words say which is wanted.
    Shape(&'static str),
}

/// What is worth saying about a field that can be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Outside a range that is only assumed.
    AssumedRange(i64, i64),
    /// Longer than a limit that is only assumed.
    AssumedLength(usize, i64),
    /// No id that MPChat gives out, as far as is documented.
    NegativeId,
    /// Nothing is written, and that is sent.
    SentEmpty,
}

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
}

/// What a field comes to: a value, or nothing to send.
pub type Checked = (Result<Option<Value>, Problem>, Option<Remark>);

/// Reads a field.
pub fn check(parameter: &Parameter, text: &str) -> Checked {
    let trimmed = text.trim();
    let documented = !parameter.range_articles.is_empty();
    if text.is_empty() || (trimmed.is_empty() && parameter.kind != ParameterType::Text) {
        let may_be_empty = parameter.kind == ParameterType::Text && parameter.min.unwrap_or(0) == 0;
        return match (parameter.required, may_be_empty && parameter.choices.is_empty()) {
            (true, true) => (Ok(Some(json!(""))), Some(Remark::SentEmpty)),
            (true, false) => (Err(Problem::Missing), None),
            (false, _) => (Ok(None), None),
        };
    }
    match parameter.kind {
        ParameterType::Id => match id(trimmed) {
            Ok((value, remark)) => (Ok(Some(value)), remark),
            Err(problem) => (Err(problem), None),
        },
        ParameterType::Integer => match trimmed.parse::<i64>() {
            Ok(number) => in_range(parameter, number, documented),
            Err(_) if trimmed.parse::<f64>().is_ok() => (Err(Problem::NotWhole), None),
            Err(_) => (Err(Problem::NotANumber), None),
        },
        ParameterType::Float => match trimmed.parse::<f64>() {
            Ok(number) if number.is_finite() => (Ok(Some(json!(number))), None),
            _ => (Err(Problem::NotANumber), None),
        },
        ParameterType::Boolean => match trimmed {
            "true" => (Ok(Some(json!(true))), None),
            "false" => (Ok(Some(json!(false))), None),
            _ => (Err(Problem::NotAChoice), None),
        },
        ParameterType::Text if !parameter.choices.is_empty() => {
            if parameter.choices.iter().any(|choice| choice == text) {
                (Ok(Some(json!(text))), None)
            } else {
                (Err(Problem::NotAChoice), None)
            }
        }
        ParameterType::Text => long_enough(parameter, text, documented),
        ParameterType::Media => (Ok(Some(json!(trimmed))), None),
        ParameterType::TextList => (list(trimmed, |entry| Some(json!(entry))), None),
        ParameterType::IdList => (list(trimmed, |entry| id(entry).ok().map(|(value, _)| value)), None),
        kind => (of_json(kind, text), None),
    }
}

fn id(text: &str) -> Result<(Value, Option<Remark>), Problem> {
    if text.starts_with('@') {
        return Err(Problem::NameForId);
    }
    match MessageId::from_text(text) {
        Some(MessageId(id)) if id > GREATEST_ID => Err(Problem::IdTooGreat),
        Some(MessageId(id)) => Ok((json!(id), (id < 0).then_some(Remark::NegativeId))),
        None if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            Err(Problem::IdTooGreat)
        }
        None => Err(Problem::NotANumber),
    }
}

fn in_range(parameter: &Parameter, number: i64, documented: bool) -> Checked {
    let (min, max) = (parameter.min.unwrap_or(i64::MIN), parameter.max.unwrap_or(i64::MAX));
    let value = Some(json!(number));
    match (min..=max).contains(&number) {
        true => (Ok(value), None),
        false if documented => (Err(Problem::OutOfRange(min, max)), None),
        false => (Ok(value), Some(Remark::AssumedRange(min, max))),
    }
}

fn long_enough(parameter: &Parameter, text: &str, documented: bool) -> Checked {
    let length = text.chars().count();
    match parameter.max.filter(|max| length as i64 > *max) {
        Some(max) if documented => (Err(Problem::TooLong(length, max)), None),
        Some(max) => (Ok(Some(json!(text))), Some(Remark::AssumedLength(length, max))),
        None => (Ok(Some(json!(text))), None),
    }
}

/// Entries between commas or on lines of their own, or a JSON array.
fn list(text: &str, read: impl Fn(&str) -> Option<Value>) -> Result<Option<Value>, Problem> {
    if text.starts_with('[') {
        let value = parse(text).map_err(Problem::Json)?;
        let Value::Array(entries) = &value else { return Err(Problem::Shape("[…]")) };
        let bad = entries.iter().find(|entry| match entry {
            Value::String(text) => read(text).is_none(),
            Value::Number(number) => read(&number.to_string()).is_none(),
            _ => true,
        });
        return match bad {
            Some(entry) => Err(Problem::BadEntry(shortened(&entry.to_string()))),
            None => Ok(Some(value)),
        };
    }
    let entries = text.split([',', '\n', '，', '、']).map(str::trim).filter(|entry| !entry.is_empty());
    let values: Result<Vec<Value>, Problem> =
        entries.map(|entry| read(entry).ok_or_else(|| Problem::BadEntry(shortened(entry)))).collect();
    Ok(Some(Value::Array(values?)))
}

fn shortened(text: &str) -> String {
    crate::ui::widgets::one_line(text, 40).into_owned()
}

/// JSON of the form that a type asks for.
fn of_json(kind: ParameterType, text: &str) -> Result<Option<Value>, Problem> {
    let value = parse(text).map_err(Problem::Json)?;
    let objects = |value: &Value| value.as_array().is_some_and(|all| all.iter().all(Value::is_object));
    let (fits, wanted) = match kind {
        ParameterType::InlineKeyboard => {
            let rows = value.get("inline_keyboard").and_then(Value::as_array);
            (rows.is_some_and(|rows| rows.iter().all(objects)), example(kind))
        }
        ParameterType::Commands => (objects(&value), example(kind)),
        ParameterType::CommandScope => (value.get("type").is_some_and(Value::is_string), example(kind)),
        ParameterType::Permissions => {
            (value.as_object().is_some_and(|all| all.values().all(Value::is_boolean)), example(kind))
        }
        _ => (value.is_array(), "[…]"),
    };
    if fits { Ok(Some(value)) } else { Err(Problem::Shape(wanted)) }
}

/// What a value of a type that is written as JSON looks like.
#[must_use]
pub fn example(kind: ParameterType) -> &'static str {
    match kind {
        ParameterType::InlineKeyboard => {
            r#"{"inline_keyboard": [[{"text": "Open", "web_app": {"url": "https://"}}]]}"#
        }
        ParameterType::Commands => r#"[{"command": "start", "description": "Begin"}]"#,
        ParameterType::CommandScope => r#"{"type": "default"}"#,
        ParameterType::Permissions => r#"{"can_send_messages": true}"#,
        ParameterType::List => r#"["one", "two"]"#,
        _ => "",
    }
}

/// Whether a type is written as JSON in the form.
#[must_use]
pub fn is_json(kind: ParameterType) -> bool {
    !example(kind).is_empty()
}

/// How a value would be written into a field.
#[must_use]
pub fn text_of(kind: ParameterType, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if !is_json(kind) => text.clone(),
        Value::Array(entries)
            if kind == ParameterType::IdList
                && !entries.is_empty()
                && entries.iter().all(|entry| MessageId::from_json(entry).is_some()) =>
        {
            let ids = entries.iter().filter_map(MessageId::from_json).map(|id| id.to_string());
            ids.collect::<Vec<_>>().join(", ")
        }
        Value::Array(_) | Value::Object(_) if is_json(kind) => format!("{value:#}"),
        other => other.to_string(),
    }
}

/// Reads JSON and says where it stops being readable.
pub fn parse(text: &str) -> Result<Value, Place> {
    serde_json::from_str(text).map_err(|error| {
        let line = error.line().max(1);
        let before = text.lines().nth(line - 1).unwrap_or_default();
        // The parser counts bytes.
        let bytes = error.column().saturating_sub(1).min(before.len());
        let end = (0..=bytes).rev().find(|end| before.is_char_boundary(*end)).unwrap_or(0);
        Place { line, column: before[..end].chars().count() + 1 }
    })
}

/// Reads a whole body: a JSON object.
pub fn parse_body(text: &str) -> Result<Map<String, Value>, Problem> {
    if text.trim().is_empty() {
        return Ok(Map::new());
    }
    match parse(text).map_err(Problem::Json)? {
        Value::Object(members) => Ok(members),
        _ => Err(Problem::Shape("{ }")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::catalogue::Catalogue;

    fn read(method: &str, parameter: &str, text: &str) -> Checked {
        let catalogue = Catalogue::embedded();
        check(catalogue.get(method).and_then(|method| method.parameter(parameter)).unwrap(), text)
    }

    #[test]
    fn ids_are_numbers_and_keep_every_digit() {
        let id = |text: &str| read("getChat", "chat_id", text);
        assert_eq!(id(" 9007199254740991 "), (Ok(Some(json!(9_007_199_254_740_991_i64))), None));
        assert_eq!(id("-100"), (Ok(Some(json!(-100))), Some(Remark::NegativeId)));
        assert_eq!(id("9007199254740992").0, Err(Problem::IdTooGreat));
        assert_eq!(id(&"9".repeat(30)).0, Err(Problem::IdTooGreat));
        assert_eq!(id("@ada").0, Err(Problem::NameForId));
        assert_eq!(id("ada").0, Err(Problem::NotANumber));
        assert_eq!(id("  ").0, Err(Problem::Missing));
    }

    #[test]
    fn a_documented_limit_refuses_and_an_assumed_one_only_warns() {
        assert_eq!(read("getUpdates", "limit", "101").0, Err(Problem::OutOfRange(1, 100)));
        let (value, remark) = read("getUserProfilePhotos", "limit", "101");
        assert_eq!((value, remark), (Ok(Some(json!(101))), Some(Remark::AssumedRange(1, 100))));
        let long = "x".repeat(4097);
        assert_eq!(read("sendMessage", "text", &long).1, Some(Remark::AssumedLength(4097, 4096)));
        assert_eq!(read("getUpdates", "limit", "1.5").0, Err(Problem::NotWhole));
    }

    #[test]
    fn an_empty_url_is_sent_and_an_empty_text_is_not() {
        assert_eq!(read("setWebhook", "url", ""), (Ok(Some(json!(""))), Some(Remark::SentEmpty)));
        assert_eq!(read("sendMessage", "text", "").0, Err(Problem::Missing));
        assert_eq!(read("sendPhoto", "caption", ""), (Ok(None), None));
    }

    #[test]
    fn lists_are_written_with_commas_or_as_json() {
        let ids = |text| read("deleteMessages", "message_ids", text).0;
        assert_eq!(ids("1, 2\n3"), Ok(Some(json!([1, 2, 3]))));
        assert_eq!(ids("[1, \"2\"]"), Ok(Some(json!([1, "2"]))));
        assert_eq!(ids("1, x"), Err(Problem::BadEntry("x".to_owned())));
        assert_eq!(ids("[1, {}]"), Err(Problem::BadEntry("{}".to_owned())));
        assert_eq!(
            read("getUpdates", "allowed_updates", "message，poll").0,
            Ok(Some(json!(["message", "poll"])))
        );
    }

    #[test]
    fn json_says_where_it_breaks_and_what_was_wanted() {
        let keyboard = |text| read("sendMessage", "reply_markup", text).0;
        assert_eq!(keyboard("{\n  \"名字\": x}"), Err(Problem::Json(Place { line: 2, column: 9 })));
        assert_eq!(keyboard("[]"), Err(Problem::Shape(example(ParameterType::InlineKeyboard))));
        assert!(keyboard(example(ParameterType::InlineKeyboard)).is_ok());
        assert!(matches!(parse_body("[1]"), Err(Problem::Shape("{ }"))));
    }

    #[test]
    fn what_a_field_writes_a_field_reads() {
        for (kind, value) in [
            (ParameterType::Id, json!(5)),
            (ParameterType::IdList, json!([1, 2])),
            (ParameterType::Permissions, json!({"can_send_messages": true})),
            (ParameterType::TextList, json!(["a, b", "c"])),
            (ParameterType::Boolean, json!(false)),
        ] {
            let mut parameter =
                Catalogue::embedded().get("getChat").and_then(|m| m.parameter("chat_id")).unwrap().clone();
            parameter.kind = kind;
            let text = text_of(kind, &value);
            assert_eq!(check(&parameter, &text).0, Ok(Some(value)), "{text}");
        }
    }
}
