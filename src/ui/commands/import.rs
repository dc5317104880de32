//! Reading a menu from a file.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::api::bot_commands::{BotCommand, commands_from};
use crate::ui::file_dialog::{FileKind, FileQuestion};
use crate::ui::request::{Request, Tasks};

/// A larger file is no menu.
const MOST_BYTES: u64 = 1024 * 1024;

/// Why a file gave no menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// The system's words.
    Unreadable(String),
    /// Larger than any menu.
    TooLarge,
    /// No JSON list of commands with descriptions.
    NoMenu,
}

/// A question for a file, and what is in it.
#[derive(Default)]
pub struct Import {
    /// Which file.
    pub question: FileQuestion,
    request: Request<Result<Vec<BotCommand>, ImportError>>,
}

impl Import {
    /// Asks for a file.
    pub fn ask(&mut self, tasks: &Tasks) {
        self.question.open(Some(FileKind::JSON), tasks);
    }

    /// Forgets the question.
    pub fn cancel(&mut self) {
        *self = Self::default();
    }

    /// What was read, once. Once a frame.
    pub fn update(&mut self, tasks: &Tasks) -> Option<Result<Vec<BotCommand>, ImportError>> {
        self.question.update(tasks);
        if let Some(place) = self.question.take() {
            self.request.start_blocking(tasks, move || read(&place.file));
        }
        self.request.take()
    }
}

fn read(path: &Path) -> Result<Vec<BotCommand>, ImportError> {
    let unreadable = |error: std::io::Error| ImportError::Unreadable(error.to_string());
    let meta = std::fs::metadata(path).map_err(unreadable)?;
    if !meta.is_file() {
        return Err(ImportError::NoMenu);
    }
    let mut text = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(MOST_BYTES + 1).read_to_end(&mut text).map_err(unreadable)?;
    if text.len() as u64 > MOST_BYTES {
        return Err(ImportError::TooLarge);
    }
    let value = serde_json::from_slice(&text).map_err(|_| ImportError::NoMenu)?;
    commands_from(&value).ok_or(ImportError::NoMenu)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_gives_a_menu_or_says_why_not() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            path
        };
        let good = write("good.json", br#"[{"command": "/start", "description": "Begin"}]"#);
        assert_eq!(read(&good).unwrap()[0].command, "start");
        assert_eq!(read(&write("bad.json", b"{")), Err(ImportError::NoMenu));
        assert_eq!(read(&write("other.json", b"{\"a\": 1}")), Err(ImportError::NoMenu));
        let huge = write("huge.json", &vec![b' '; MOST_BYTES as usize + 1]);
        assert_eq!(read(&huge), Err(ImportError::TooLarge));
        assert_eq!(read(folder.path()), Err(ImportError::NoMenu));
        assert!(matches!(read(&folder.path().join("none")), Err(ImportError::Unreadable(_))));
    }
}
