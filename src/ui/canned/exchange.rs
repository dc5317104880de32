//! Canned replies as a file: `docs/canned-replies.md` describes the form.

use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::api::Keyboard;
use crate::api::keyboard::strict::{self, KeyboardProblem};
use crate::api::markup::ParseMode;
use crate::engine::file::{self, FileProblem};
use crate::store::{CannedReply, MAX_CANNED, MAX_CANNED_CHARS, canned_name};

/// What the file says it is.
const FORMAT: &str = "mpchat-console/canned-replies";
/// The version that is written, and the last one that is read.
const VERSION: u64 = 1;
/// Largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// Why a whole file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It cannot be read.
    File(FileProblem),
    /// It is larger than [`MAX_BYTES`].
    TooLarge,
    /// It is no JSON; the parser's own words.
    NotJson(String),
    /// It is something else than canned replies.
    OtherFormat,
    /// It was written by a later version of the program.
    Newer(u64),
    /// It has more replies than can be kept.
    TooMany(usize),
}

/// Why one reply is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryFault {
    /// It is no object with `name` and `text`, or has a member that is not known; the parser's own words.
    Shape(String),
    /// Its name cannot be typed.
    Name,
    /// There was one of this name in the file before.
    Twice,
    /// Its text is longer than is kept.
    TooLong,
    /// Its parse mode is none.
    ParseMode(String),
    /// Its keyboard.
    Keyboard(KeyboardProblem),
    /// There is nothing in it.
    Empty,
}

/// What taking one reply would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// There is none of this name yet.
    New(CannedReply),
    /// There is another one of this name.
    Changed(CannedReply),
    /// It is there already.
    Same,
    /// It is not taken.
    Refused(EntryFault),
}

/// One reply of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name as it stands in the file, cut.
    pub name: String,
    /// What taking it would do.
    pub outcome: Outcome,
    /// Why it comes without its file.
    pub without_file: Option<FileProblem>,
}

#[derive(Deserialize)]
struct Whole<'f> {
    format: Option<String>,
    version: Option<u64>,
    #[serde(borrow)]
    replies: Option<Vec<&'f RawValue>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parse_mode: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reply_markup: Option<Value>,
}

/// The replies as a file.
#[must_use]
pub fn written(replies: &[CannedReply]) -> String {
    let entry = |reply: &CannedReply| Written {
        name: reply.name.clone(),
        text: reply.text.clone(),
        parse_mode: reply.mode.wire().map(str::to_owned),
        file: reply.file.as_ref().map(|file| file.path.clone()),
        reply_markup: (!reply.keyboard.is_empty()).then(|| reply.keyboard.to_wire()),
    };
    let replies: Vec<Written> = replies.iter().map(entry).collect();
    let whole = json!({ "format": FORMAT, "version": VERSION, "replies": replies });
    format!("{whole:#}\n")
}

/// Looks at a file: what taking each of its replies would do to those that are there. Blocks.
pub fn read(path: &Path, present: &[CannedReply]) -> Result<Vec<Entry>, FileFault> {
    use std::io::Read as _;
    let about = file::inspect(path).map_err(FileFault::File)?;
    if about.size > MAX_BYTES {
        return Err(FileFault::TooLarge);
    }
    let failed = |error: std::io::Error| FileFault::File(FileProblem::Unreadable(error.to_string()));
    let opened = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    opened.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(FileFault::TooLarge);
    }
    entries(&bytes, present)
}

fn entries(bytes: &[u8], present: &[CannedReply]) -> Result<Vec<Entry>, FileFault> {
    let text = std::str::from_utf8(bytes).map_err(|error| FileFault::NotJson(error.to_string()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let whole: Whole<'_> = match serde_json::from_str(text) {
        Ok(whole) => whole,
        Err(error) if error.is_data() => return Err(FileFault::OtherFormat),
        Err(error) => return Err(FileFault::NotJson(error.to_string())),
    };
    if whole.format.as_deref() != Some(FORMAT) {
        return Err(FileFault::OtherFormat);
    }
    match whole.version {
        Some(version) if version > VERSION => return Err(FileFault::Newer(version)),
        Some(VERSION) => {}
        _ => return Err(FileFault::OtherFormat),
    }
    let replies = whole.replies.ok_or(FileFault::OtherFormat)?;
    if replies.len() > MAX_CANNED {
        return Err(FileFault::TooMany(replies.len()));
    }
    let mut names: Vec<String> = Vec::new();
    Ok(replies.into_iter().map(|raw| entry(raw, present, &mut names)).collect())
}

fn entry(raw: &RawValue, present: &[CannedReply], names: &mut Vec<String>) -> Entry {
    let written: Written = match serde_json::from_str(raw.get()) {
        Ok(written) => written,
        Err(error) => {
            let words = error.to_string();
            let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words).to_owned();
            let named: Option<Value> = serde_json::from_str(raw.get()).ok();
            let name = named.as_ref().and_then(|value| value.get("name")?.as_str()).unwrap_or_default();
            return refused(name, EntryFault::Shape(words));
        }
    };
    let shown = written.name.clone();
    let path = written.file.clone();
    let reply = match reply(written) {
        Ok(reply) => reply,
        Err(fault) => return refused(&shown, fault),
    };
    if names.contains(&reply.name) {
        return refused(&shown, EntryFault::Twice);
    }
    names.push(reply.name.clone());
    let (file, without_file) = match path.map(|path| file::inspect(Path::new(&path))) {
        Some(Ok(file)) => (Some(file), None),
        Some(Err(problem)) => (None, Some(problem)),
        None => (None, None),
    };
    let reply = CannedReply { file, ..reply };
    if reply.text.trim().is_empty() && reply.file.is_none() {
        return refused(&shown, EntryFault::Empty);
    }
    let outcome = match present.iter().find(|present| present.name == reply.name) {
        Some(present) if *present == reply => Outcome::Same,
        Some(_) => Outcome::Changed(reply),
        None => Outcome::New(reply),
    };
    Entry { name: cut(&shown), outcome, without_file }
}

fn reply(written: Written) -> Result<CannedReply, EntryFault> {
    let name = canned_name(&written.name).ok_or(EntryFault::Name)?;
    if written.text.chars().nth(MAX_CANNED_CHARS).is_some() {
        return Err(EntryFault::TooLong);
    }
    let wanted = written.parse_mode.as_deref();
    let mode = ParseMode::ALL.into_iter().find(|mode| mode.wire() == wanted);
    let mode = mode.ok_or_else(|| EntryFault::ParseMode(cut(wanted.unwrap_or_default())))?;
    let keyboard = match written.reply_markup {
        Some(markup) => {
            let source = serde_json::to_string_pretty(&markup).unwrap_or_default();
            strict::parse(&source).map_err(EntryFault::Keyboard)?
        }
        None => Keyboard::default(),
    };
    Ok(CannedReply { name, text: written.text, mode, file: None, keyboard })
}

fn refused(name: &str, fault: EntryFault) -> Entry {
    Entry { name: cut(name), outcome: Outcome::Refused(fault), without_file: None }
}

fn cut(text: &str) -> String {
    text.chars().take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{KeyboardButton, Press};

    fn reply(name: &str, text: &str) -> CannedReply {
        CannedReply { name: name.to_owned(), text: text.to_owned(), ..CannedReply::default() }
    }

    fn outcomes(replies: &Value, present: &[CannedReply]) -> Vec<Outcome> {
        let whole = json!({ "format": FORMAT, "version": 1, "replies": replies });
        let entries = entries(whole.to_string().as_bytes(), present).unwrap();
        entries.into_iter().map(|entry| entry.outcome).collect()
    }

    fn fault(value: &Value) -> EntryFault {
        match outcomes(&json!([value]), &[]).remove(0) {
            Outcome::Refused(fault) => fault,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_written_is_read_again_with_its_file_and_its_buttons() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("prices.txt");
        std::fs::write(&path, "cheap").unwrap();
        let press = Press::Url("https://a.example".to_owned());
        let whole = CannedReply {
            mode: ParseMode::Html,
            file: Some(file::inspect(&path).unwrap()),
            keyboard: Keyboard { rows: vec![vec![KeyboardButton { label: "Shop".to_owned(), press }]] },
            ..reply("价格", "<b>{name}</b> {?Order}")
        };
        let exported = written(&[whole.clone(), reply("bye", "Bye!")]);
        let entries = entries(exported.as_bytes(), &[reply("bye", "Bye!")]).unwrap();
        assert_eq!(entries[0].outcome, Outcome::New(whole.clone()));
        assert_eq!(entries[1].outcome, Outcome::Same);
        std::fs::remove_file(&path).unwrap();
        let entries = super::entries(exported.as_bytes(), &[]).unwrap();
        assert_eq!(entries[0].without_file, Some(FileProblem::Missing));
        assert_eq!(entries[0].outcome, Outcome::New(CannedReply { file: None, ..whole }));
    }

    #[test]
    fn new_changed_and_known_replies_are_told_apart() {
        let replies = json!([
            { "name": "Hi", "text": "Hello" },
            { "name": "bye", "text": "Farewell" },
            { "name": "ok", "text": "OK" },
            { "name": "HI", "text": "again" },
        ]);
        let outcomes = outcomes(&replies, &[reply("bye", "Bye!"), reply("ok", "OK")]);
        assert_eq!(outcomes[0], Outcome::New(reply("hi", "Hello")));
        assert_eq!(outcomes[1], Outcome::Changed(reply("bye", "Farewell")));
        assert_eq!(outcomes[2], Outcome::Same);
        assert_eq!(outcomes[3], Outcome::Refused(EntryFault::Twice));
    }

    #[test]
    fn a_bad_reply_is_refused_and_its_neighbours_are_not() {
        assert!(matches!(fault(&json!(5)), EntryFault::Shape(_)));
        assert!(matches!(fault(&json!({ "name": "x" })), EntryFault::Shape(_)));
        assert!(matches!(fault(&json!({ "name": "x", "text": "y", "html": 1 })), EntryFault::Shape(_)));
        assert_eq!(fault(&json!({ "name": "two words", "text": "y" })), EntryFault::Name);
        assert_eq!(fault(&json!({ "name": "x", "text": " " })), EntryFault::Empty);
        let long = "x".repeat(MAX_CANNED_CHARS + 1);
        assert_eq!(fault(&json!({ "name": "x", "text": long })), EntryFault::TooLong);
        let mode = json!({ "name": "x", "text": "y", "parse_mode": "MarkdownV2" });
        assert_eq!(fault(&mode), EntryFault::ParseMode("MarkdownV2".to_owned()));
        let http = json!({ "name": "x", "text": "y", "reply_markup": [[{ "text": "a", "url": "http://a.example" }]] });
        assert!(matches!(fault(&http), EntryFault::Keyboard(_)));
        let mixed = outcomes(&json!([7, { "name": "x", "text": "y" }]), &[]);
        assert_eq!(mixed[1], Outcome::New(reply("x", "y")));
    }

    #[test]
    fn a_file_that_is_something_else_is_refused_whole() {
        let fault = |bytes: &[u8]| entries(bytes, &[]).unwrap_err();
        assert!(matches!(fault(b"{broken"), FileFault::NotJson(_)));
        assert!(matches!(fault(b"\xff\xfe"), FileFault::NotJson(_)));
        assert!(matches!(
            fault("[".repeat(100_000).as_bytes()),
            FileFault::NotJson(_) | FileFault::OtherFormat
        ));
        for other in [
            r"[]",
            r"{}",
            r#"{"format": "else", "version": 1, "replies": []}"#,
            r#"{"format": "mpchat-console/canned-replies", "version": 1}"#,
            r#"{"format": "mpchat-console/canned-replies", "version": "1", "replies": []}"#,
            r#"{"format": "mpchat-console/canned-replies", "version": 1, "replies": 5}"#,
        ] {
            assert_eq!(fault(other.as_bytes()), FileFault::OtherFormat, "{other}");
        }
        let newer = format!(r#"{{"format": "{FORMAT}", "version": 2, "replies": []}}"#);
        assert_eq!(fault(newer.as_bytes()), FileFault::Newer(2));
        let many = json!({ "format": FORMAT, "version": 1, "replies": vec![1; MAX_CANNED + 1] }).to_string();
        assert_eq!(fault(many.as_bytes()), FileFault::TooMany(MAX_CANNED + 1));
    }

    #[test]
    fn folders_devices_and_huge_files_are_not_read() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path(), &[]), Err(FileFault::File(FileProblem::Folder)));
        let huge = folder.path().join("huge.json");
        std::fs::File::create(&huge).unwrap().set_len(MAX_BYTES + 1).unwrap();
        assert_eq!(read(&huge, &[]), Err(FileFault::TooLarge));
        #[cfg(unix)]
        assert_eq!(read(Path::new("/dev/zero"), &[]), Err(FileFault::File(FileProblem::Special)));
    }
}
