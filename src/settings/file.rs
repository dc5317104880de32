//! The file as a whole. A damaged one never stops the start: what can be read is taken, the rest
//! stays at its default and is told.

use std::fs;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::{Field, Settings};

/// The name of the file in the data folder.
const FILE: &str = "settings.json";
/// Where a file goes that is no settings file at all.
const DAMAGED: &str = "settings.damaged.json";
/// The format that is written. A file without a number is from before there was one.
const VERSION: u64 = 1;
/// A larger file is no settings file.
const MAX_BYTES: u64 = 256 * 1024;
/// Of a value that is not a choice, so much is shown.
const SHOWN_CHARS: usize = 40;

/// What could not be taken from the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsProblem {
    /// It is there and cannot be read, in the system's words.
    Unreadable(String),
    /// It is no settings file: cut off, not text, not JSON or too large. It now lies under another
    /// name, if that could be done.
    Damaged(Option<PathBuf>),
    /// A later version of the program wrote it. What is known here was taken.
    Newer(u64),
    /// One choice cannot be read; its default is used.
    Choice {
        /// Which.
        field: Field,
        /// What stands there, bounded.
        found: String,
    },
}

/// What the file held when it was read: kept, so that what a later version put there survives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    document: Map<String, Value>,
    problems: Vec<SettingsProblem>,
}

impl Found {
    /// What could not be taken.
    #[must_use]
    pub fn problems(&self) -> &[SettingsProblem] {
        &self.problems
    }

    /// The person has seen them and wants the file written with what is chosen now.
    pub fn forget_problems(&mut self) {
        self.problems.clear();
    }

    /// Whether a later version of the program wrote it.
    fn is_newer(&self) -> bool {
        version(&self.document).is_some_and(|version| version > VERSION)
    }
}

impl Settings {
    /// Blocking. Reads the settings of a data folder, as far as they can be read.
    #[must_use]
    pub fn load(data_folder: &Path) -> Self {
        let settings = match read_document(&data_folder.join(FILE)) {
            Ok(document) => Self::from_document(document),
            Err(problem) => {
                let problem = match problem {
                    NoDocument::Missing => return Self::default(),
                    NoDocument::Unreadable(words) => SettingsProblem::Unreadable(words),
                    NoDocument::Damaged => SettingsProblem::Damaged(set_aside(data_folder)),
                };
                Self { found: Found { document: Map::new(), problems: vec![problem] }, ..Self::default() }
            }
        };
        for problem in &settings.found.problems {
            tracing::warn!(?problem, "the settings could not be read whole");
        }
        settings
    }

    fn from_document(document: Map<String, Value>) -> Self {
        let mut settings = Self::default();
        let mut problems = Vec::new();
        if let Some(newer) = version(&document).filter(|version| *version > VERSION) {
            problems.push(SettingsProblem::Newer(newer));
        }
        for field in Field::ALL {
            let value = look_up(&document, field);
            if !value.is_null() && field.read(value, &mut settings).is_none() {
                problems.push(SettingsProblem::Choice { field, found: shown(value) });
            }
        }
        settings.found = Found { document, problems };
        settings
    }

    /// Blocking. Writes them whole, or not at all.
    pub fn save(&self, data_folder: &Path) -> std::io::Result<()> {
        fs::create_dir_all(data_folder)?;
        let mut file = tempfile::NamedTempFile::new_in(data_folder)?;
        writeln!(file, "{:#}", Value::Object(self.to_document()))?;
        file.as_file().sync_all()?;
        file.persist(data_folder.join(FILE))?;
        Ok(())
    }

    /// What is known goes where it belongs and everything else stays as it was found. In the file
    /// of a later version, so does what was not changed here: it may mean more there.
    fn to_document(&self) -> Map<String, Value> {
        let mut document = Map::new();
        let newer = self.found.is_newer();
        document.insert("version".to_owned(), version(&self.found.document).unwrap_or(0).max(VERSION).into());
        for (name, value) in &self.found.document {
            document.entry(name.clone()).or_insert_with(|| value.clone());
        }
        let before = Self::from_document(self.found.document.clone());
        for field in Field::ALL {
            let value = field.write(self);
            if !newer || value != field.write(&before) {
                put(&mut document, field, value);
            }
        }
        document
    }
}

fn version(document: &Map<String, Value>) -> Option<u64> {
    document.get("version").and_then(Value::as_u64)
}

/// What stands at the place of a choice; null when nothing does. A group that is no group stands
/// for each of its choices.
fn look_up(document: &Map<String, Value>, field: Field) -> &Value {
    let path = field.path();
    let (first, second) = path.split_once('.').map_or((path, None), |(group, name)| (group, Some(name)));
    match (document.get(first), second) {
        (None, _) | (Some(Value::Null), Some(_)) => &Value::Null,
        (Some(Value::Object(group)), Some(name)) => group.get(name).unwrap_or(&Value::Null),
        (Some(value), None) => value,
        (Some(_), Some(_)) => &NO_GROUP,
    }
}

/// Stands for each choice of a group that is something else; no choice is an empty text.
static NO_GROUP: Value = Value::String(String::new());

fn put(document: &mut Map<String, Value>, field: Field, value: Value) {
    match field.path().split_once('.') {
        None => {
            document.insert(field.path().to_owned(), value);
        }
        Some((group, name)) => {
            let group = document.entry(group).or_insert(Value::Null);
            if !group.is_object() {
                *group = Value::Object(Map::new());
            }
            if let Value::Object(group) = group {
                group.insert(name.to_owned(), value);
            }
        }
    }
}

/// A value from outside, short enough for a line.
fn shown(value: &Value) -> String {
    let text = match value {
        Value::Array(_) => "[…]".to_owned(),
        Value::Object(_) => "{…}".to_owned(),
        plain => plain.to_string(),
    };
    if text.chars().count() <= SHOWN_CHARS {
        return text;
    }
    text.chars().take(SHOWN_CHARS - 1).chain(['…']).collect()
}

enum NoDocument {
    Missing,
    Unreadable(String),
    Damaged,
}

fn read_document(file: &Path) -> Result<Map<String, Value>, NoDocument> {
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => NoDocument::Missing,
        _ => NoDocument::Unreadable(error.to_string()),
    };
    // A pipe or a device under this name would be waited for.
    let kind = fs::metadata(file).map_err(unreadable)?;
    if !kind.is_file() {
        return Err(NoDocument::Unreadable("it is not a file".to_owned()));
    }
    let mut bytes = Vec::new();
    let opened = fs::File::open(file).map_err(unreadable)?;
    opened.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(NoDocument::Damaged);
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    serde_json::from_slice(bytes).map_err(|_| NoDocument::Damaged)
}

/// Out of the way of the next write, for a person to look at.
fn set_aside(data_folder: &Path) -> Option<PathBuf> {
    let aside = data_folder.join(DAMAGED);
    match fs::rename(data_folder.join(FILE), &aside) {
        Ok(()) => Some(aside),
        Err(error) => {
            tracing::warn!(%error, "a damaged settings file stays where it is");
            None
        }
    }
}

#[cfg(test)]
mod tests;
