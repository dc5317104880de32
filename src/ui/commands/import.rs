//! Reading a menu from a file: with the desktop's own dialog, or by a typed path where there is none.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::api::bot_commands::{BotCommand, commands_from};
use crate::ui::request::{Request, Tasks};

/// A larger file is no menu.
const MOST_BYTES: u64 = 1024 * 1024;
/// Without a file portal the desktop's dialog answers at once, which no person does.
const NO_PERSON: Duration = Duration::from_millis(400);

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

enum Answer {
    Read(Result<Vec<BotCommand>, ImportError>),
    PutAway,
    NoDialog,
}

/// A question for a file, and what is in it.
#[derive(Default)]
pub struct Import {
    request: Request<Answer>,
    /// The path as it is typed, where the desktop has no dialog.
    pub path: Option<String>,
}

impl Import {
    /// Asks for a file.
    pub fn ask(&mut self, tasks: &Tasks) {
        self.request.start(tasks, async move {
            let asked = Instant::now();
            let dialog = rfd::AsyncFileDialog::new().add_filter("JSON", &["json"]);
            match dialog.pick_file().await {
                Some(file) => read_away(file.path().to_owned()).await,
                None if asked.elapsed() < NO_PERSON => Answer::NoDialog,
                None => Answer::PutAway,
            }
        });
    }

    /// Reads this file.
    pub fn read(&mut self, path: PathBuf, tasks: &Tasks) {
        self.request.start(tasks, read_away(path));
    }

    /// Forgets the question.
    pub fn cancel(&mut self) {
        self.request.cancel();
        self.path = None;
    }

    /// What was read, once. Once a frame.
    pub fn take(&mut self) -> Option<Result<Vec<BotCommand>, ImportError>> {
        match self.request.take()? {
            Answer::Read(result) => {
                if result.is_ok() {
                    self.path = None;
                }
                Some(result)
            }
            Answer::NoDialog => {
                self.path = Some(String::new());
                None
            }
            Answer::PutAway => None,
        }
    }
}

async fn read_away(path: PathBuf) -> Answer {
    let reading = tokio::task::spawn_blocking(move || read(&path)).await;
    Answer::Read(reading.unwrap_or_else(|_| Err(ImportError::Unreadable(String::new()))))
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
