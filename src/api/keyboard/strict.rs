//! Keyboards as a person writes them down: JSON, read strictly, with the place of what is wrong.

use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{AddressFault, Keyboard, KeyboardButton, LabelFault, MAX_BUTTONS, MAX_IN_ROW, Press};

/// Longest JSON that is read, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;

/// What is wrong with a keyboard, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {fault}")]
pub struct KeyboardProblem {
    /// The bytes that are wrong.
    pub at: Range<usize>,
    /// The line of the first of them, counted from 1.
    pub line: usize,
    /// Its place in that line in characters, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub fault: KeyboardFault,
}

/// The ways in which a keyboard is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyboardFault {
    /// It is longer than [`MAX_BYTES`].
    #[error("the text is too long")]
    TooLong,
    /// It is no JSON; the parser's own words.
    #[error("it is no JSON: {0}")]
    NotJson(String),
    /// It is neither an object with `inline_keyboard` nor an array of rows.
    #[error("an object with inline_keyboard, or an array of rows, is expected")]
    NoRows,
    /// Keyboards of this kind are mentioned nowhere in MPChat's documentation.
    #[error("{0} is not supported")]
    OtherKeyboard(String),
    /// A row is no array.
    #[error("a row is an array of buttons")]
    RowNotArray,
    /// A button is no object.
    #[error("a button is an object")]
    ButtonNotObject,
    /// A member is missing.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A member is no text.
    #[error("{0} is a text")]
    NotText(&'static str),
    /// `web_app` is no object with `url`.
    #[error("web_app is an object with url")]
    WebAppNotObject,
    /// The same member twice.
    #[error("{0} stands there twice")]
    Twice(String),
    /// A member that is not known, or does something that MPChat does not document.
    #[error("{0} is not supported")]
    NotSupported(String),
    /// Neither `web_app` nor `url`.
    #[error("a button needs web_app or url")]
    NoPress,
    /// Both `web_app` and `url`.
    #[error("a button has web_app or url, not both")]
    TwoPresses,
    /// More than [`MAX_IN_ROW`] buttons in a row.
    #[error("more than {MAX_IN_ROW} buttons in a row")]
    LongRow,
    /// More than [`MAX_BUTTONS`] buttons.
    #[error("more than {MAX_BUTTONS} buttons")]
    TooMany,
    /// There is no button.
    #[error("there is no button")]
    Empty,
    /// The label of a button.
    #[error("{0}")]
    Label(LabelFault),
    /// The address of a button.
    #[error("{0}")]
    Address(AddressFault),
}

/// Reads a keyboard that a person wrote: a `reply_markup`, or its rows alone. Stops at the first
/// thing that is wrong.
pub fn parse(source: &str) -> Result<Keyboard, KeyboardProblem> {
    let reader = Reader { source };
    if source.len() > MAX_BYTES {
        return Err(reader.problem(0..0, KeyboardFault::TooLong));
    }
    let whole: &RawValue = serde_json::from_str(source).map_err(|error| reader.not_json(&error))?;
    let rows = match whole.get().as_bytes().first() {
        Some(b'{') => reader.markup(whole)?,
        Some(b'[') => whole,
        _ => return Err(reader.wrong(whole, KeyboardFault::NoRows)),
    };
    let mut keyboard = Keyboard::default();
    for row in reader.items(rows, &KeyboardFault::NoRows)? {
        let mut line = Vec::new();
        for button in reader.items(row, &KeyboardFault::RowNotArray)? {
            if line.len() == MAX_IN_ROW {
                return Err(reader.wrong(button, KeyboardFault::LongRow));
            }
            if keyboard.buttons() + line.len() == MAX_BUTTONS {
                return Err(reader.wrong(button, KeyboardFault::TooMany));
            }
            line.push(reader.button(button)?);
        }
        if !line.is_empty() {
            keyboard.rows.push(line);
        }
    }
    if keyboard.is_empty() {
        return Err(reader.wrong(whole, KeyboardFault::Empty));
    }
    Ok(keyboard)
}

/// What `reply_markup` can hold besides an inline keyboard; mentioned nowhere (inferred: unsupported).
const OTHER_KEYBOARDS: [&str; 3] = ["keyboard", "remove_keyboard", "force_reply"];

struct Reader<'s> {
    source: &'s str,
}

impl<'s> Reader<'s> {
    fn markup(&self, whole: &'s RawValue) -> Result<&'s RawValue, KeyboardProblem> {
        let members = self.members(whole, &KeyboardFault::NoRows)?;
        let mut rows = None;
        for (name, value) in members {
            match name.as_str() {
                "inline_keyboard" if rows.is_some() => {
                    return Err(self.wrong(value, KeyboardFault::Twice(name)));
                }
                "inline_keyboard" => rows = Some(value),
                other if OTHER_KEYBOARDS.contains(&other) => {
                    return Err(self.wrong(value, KeyboardFault::OtherKeyboard(name)));
                }
                _ => return Err(self.wrong(value, KeyboardFault::NotSupported(short(&name)))),
            }
        }
        rows.ok_or_else(|| self.wrong(whole, KeyboardFault::NoRows))
    }

    fn button(&self, value: &'s RawValue) -> Result<KeyboardButton, KeyboardProblem> {
        let (mut label, mut web_app, mut url) = (None, None, None);
        for (name, member) in self.members(value, &KeyboardFault::ButtonNotObject)? {
            let place = match name.as_str() {
                "text" => &mut label,
                "web_app" => &mut web_app,
                "url" => &mut url,
                _ => return Err(self.wrong(member, KeyboardFault::NotSupported(short(&name)))),
            };
            if place.replace(member).is_some() {
                return Err(self.wrong(member, KeyboardFault::Twice(name)));
            }
        }
        let label = label.ok_or_else(|| self.wrong(value, KeyboardFault::Missing("text")))?;
        let (at, press) = match (web_app, url) {
            (Some(app), None) => {
                let at = self.web_app_url(app)?;
                (at, Press::WebApp(self.text(at, "web_app.url")?))
            }
            (None, Some(url)) => (url, Press::Url(self.text(url, "url")?)),
            (Some(_), Some(url)) => return Err(self.wrong(url, KeyboardFault::TwoPresses)),
            (None, None) => return Err(self.wrong(value, KeyboardFault::NoPress)),
        };
        let button = KeyboardButton { label: self.text(label, "text")?, press };
        if let Some(fault) = button.label_fault() {
            return Err(self.wrong(label, KeyboardFault::Label(fault)));
        }
        if let Some(fault) = button.address_fault() {
            return Err(self.wrong(at, KeyboardFault::Address(fault)));
        }
        Ok(button)
    }

    fn web_app_url(&self, app: &'s RawValue) -> Result<&'s RawValue, KeyboardProblem> {
        let mut url = None;
        for (name, member) in self.members(app, &KeyboardFault::WebAppNotObject)? {
            match name.as_str() {
                "url" if url.is_some() => return Err(self.wrong(member, KeyboardFault::Twice(name))),
                "url" => url = Some(member),
                _ => return Err(self.wrong(member, KeyboardFault::NotSupported(short(&name)))),
            }
        }
        url.ok_or_else(|| self.wrong(app, KeyboardFault::Missing("web_app.url")))
    }

    fn items(
        &self,
        value: &'s RawValue,
        otherwise: &KeyboardFault,
    ) -> Result<Vec<&'s RawValue>, KeyboardProblem> {
        serde_json::from_str(value.get()).map_err(|_| self.wrong(value, otherwise.clone()))
    }

    fn members(
        &self,
        value: &'s RawValue,
        otherwise: &KeyboardFault,
    ) -> Result<Vec<(String, &'s RawValue)>, KeyboardProblem> {
        let members: Result<Members<'s>, _> = serde_json::from_str(value.get());
        members.map(|members| members.0).map_err(|_| self.wrong(value, otherwise.clone()))
    }

    fn text(&self, value: &'s RawValue, name: &'static str) -> Result<String, KeyboardProblem> {
        serde_json::from_str(value.get()).map_err(|_| self.wrong(value, KeyboardFault::NotText(name)))
    }

    /// A problem with a value, which lies somewhere in the source.
    fn wrong(&self, value: &RawValue, fault: KeyboardFault) -> KeyboardProblem {
        let from = (value.get().as_ptr() as usize).saturating_sub(self.source.as_ptr() as usize);
        self.problem(from..from + value.get().len(), fault)
    }

    fn not_json(&self, error: &serde_json::Error) -> KeyboardProblem {
        let words = error.to_string();
        let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words).to_owned();
        let lines = self.source.split_inclusive('\n').take(error.line().saturating_sub(1));
        let line: usize = lines.map(str::len).sum();
        // The parser counts bytes and names the one it stopped behind.
        let from = (line + error.column().saturating_sub(1)).min(self.source.len());
        let from = self.source.floor_char_boundary(from);
        let to = self.source[from..].chars().next().map_or(from, |c| from + c.len_utf8());
        self.problem(from..to, KeyboardFault::NotJson(words))
    }

    fn problem(&self, at: Range<usize>, fault: KeyboardFault) -> KeyboardProblem {
        let before = &self.source[..self.source.floor_char_boundary(at.start)];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        KeyboardProblem { at, line, column, fault }
    }
}

/// A name from outside, cut to what a sentence can hold.
fn short(name: &str) -> String {
    name.chars().take(40).collect()
}

/// The members of an object in their order; a name that occurs twice is there twice.
struct Members<'s>(Vec<(String, &'s RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Members<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Each)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(source: &str) -> (usize, usize, KeyboardFault) {
        let problem = parse(source).unwrap_err();
        (problem.line, problem.column, problem.fault)
    }

    #[test]
    fn a_good_keyboard_is_read_whole_or_as_its_rows() {
        let rows = r#"[[{"text":"Open","web_app":{"url":"https://a.example/app"}}],[],[{"text":"Site","url":"https://a.example"}]]"#;
        let keyboard = parse(rows).unwrap();
        assert_eq!(keyboard.rows.len(), 2, "an empty row is none");
        assert_eq!(parse(&format!(r#" {{"inline_keyboard": {rows} }}"#)), Ok(keyboard.clone()));
        assert_eq!(parse(&serde_json::to_string_pretty(&keyboard.to_wire()).unwrap()), Ok(keyboard));
    }

    #[test]
    fn broken_json_is_shown_at_its_place() {
        let (line, column, fault) = fault("[\n  [{\"text\": \"小明\", url}]\n]");
        assert_eq!((line, column), (2, 19));
        assert!(matches!(fault, KeyboardFault::NotJson(_)), "{fault:?}");
        assert!(matches!(parse("").unwrap_err().fault, KeyboardFault::NotJson(_)));
        assert!(matches!(parse(&"[".repeat(100_000)).unwrap_err().fault, KeyboardFault::NotJson(_)));
    }

    #[test]
    fn a_wrong_shape_is_shown_at_its_place() {
        let not_text = KeyboardFault::NotText("text");
        assert_eq!(fault("[[\n{\"text\": 5, \"url\": \"https://a.example\"}]]"), (2, 10, not_text));
        assert_eq!(fault("5"), (1, 1, KeyboardFault::NoRows));
        assert_eq!(fault("{}"), (1, 1, KeyboardFault::NoRows));
        assert_eq!(fault(r#"{"inline_keyboard": 5}"#), (1, 21, KeyboardFault::NoRows));
        assert_eq!(fault("[5]"), (1, 2, KeyboardFault::RowNotArray));
        assert_eq!(fault("[[5]]"), (1, 3, KeyboardFault::ButtonNotObject));
        assert_eq!(fault(r#"[[{"url":"https://a.example"}]]"#), (1, 3, KeyboardFault::Missing("text")));
        assert_eq!(fault(r#"[[{"text":"a"}]]"#), (1, 3, KeyboardFault::NoPress));
        assert_eq!(fault("[[]]"), (1, 1, KeyboardFault::Empty));
        assert_eq!(fault(r#"[[{"text":"a","web_app":"x"}]]"#).2, KeyboardFault::WebAppNotObject);
        let both = r#"[[{"text":"a","url":"https://a.example","web_app":{"url":"https://a.example"}}]]"#;
        assert_eq!(fault(both).2, KeyboardFault::TwoPresses);
        let twice = r#"[[{"text":"a","text":"b","url":"https://a.example"}]]"#;
        assert_eq!(fault(twice).2, KeyboardFault::Twice("text".to_owned()));
    }

    #[test]
    fn what_mpchat_does_not_document_is_refused_by_name() {
        let callback = r#"[[{"text":"a","callback_data":"x"}]]"#;
        assert_eq!(fault(callback), (1, 31, KeyboardFault::NotSupported("callback_data".to_owned())));
        let reply = r#"{"keyboard":[["a"]],"resize_keyboard":true}"#;
        assert_eq!(fault(reply).2, KeyboardFault::OtherKeyboard("keyboard".to_owned()));
    }

    #[test]
    fn labels_addresses_and_sizes_are_checked() {
        let empty = r#"[[{"text":" ","url":"https://a.example"}]]"#;
        assert_eq!(fault(empty), (1, 11, KeyboardFault::Label(LabelFault::Empty)));
        let http = r#"[[{"text":"a","web_app":{"url":"http://a.example"}}]]"#;
        let not_https = KeyboardFault::Address(AddressFault::NotHttps("http".to_owned()));
        assert_eq!(fault(http), (1, 32, not_https));
        let button = r#"{"text":"a","url":"https://a.example"}"#;
        let row = |count: usize| format!("[{}]", vec![button; count].join(","));
        assert_eq!(fault(&format!("[{}]", row(9))).2, KeyboardFault::LongRow);
        let many = vec![row(8); 13].join(",");
        assert_eq!(fault(&format!("[{many}]")).2, KeyboardFault::TooMany);
        assert_eq!(fault(&" ".repeat(MAX_BYTES + 1)).2, KeyboardFault::TooLong);
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]
        #[test]
        fn nothing_that_is_entered_can_break_it(source in "[\\[\\]{}\":, a-z小😀\n0-9]{0,60}") {
            if let Err(problem) = parse(&source) {
                proptest::prop_assert!(problem.at.start <= source.len() && problem.line >= 1);
            }
        }
    }
}
