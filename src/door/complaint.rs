//! Why the program cannot start, in words: on the terminal, and in a box for those who have none.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use crate::about::{NAME, PROGRAM};
use crate::i18n::{Language, Text};
use crate::logging;

/// Why the program cannot start.
#[derive(Debug)]
pub(super) enum Complaint {
    /// The account has no home folder.
    NoHome,
    /// The data folder cannot be written.
    DataFolder(PathBuf, io::Error),
    /// Another window has the data folder and does not answer.
    Silent(PathBuf),
    /// There is no display.
    NoDisplay,
    /// Nothing that is compiled in can draw here.
    NoRenderer,
    /// The window was there and failed.
    WindowFailed,
    /// A word of the command line, or something of the system.
    Other(String),
}

impl From<io::Error> for Complaint {
    fn from(error: io::Error) -> Self {
        Self::Other(error.to_string())
    }
}

impl Complaint {
    /// What is wrong and what to do.
    fn words(&self, language: Language) -> String {
        match self {
            Self::NoHome => language.t(Text::StartNoHome).to_owned(),
            Self::DataFolder(folder, error) => {
                let folder = folder.display().to_string();
                language.fill(Text::StartDataFolder, &[("folder", &folder), ("reason", &error.to_string())])
            }
            Self::Silent(folder) => {
                language.fill(Text::StartSilent, &[("folder", &folder.display().to_string())])
            }
            Self::NoDisplay => language.t(Text::StartNoDisplay).to_owned(),
            Self::NoRenderer => language.t(Text::StartNoRenderer).to_owned(),
            Self::WindowFailed => language.t(Text::StartWindowFailed).to_owned(),
            Self::Other(reason) => reason.clone(),
        }
    }

    /// Says it on the terminal, and in a dialog to those who have no terminal.
    pub(super) fn say(&self, language: Language) {
        let plain = self.words(Language::English);
        #[expect(clippy::print_stderr, reason = "the one place where the program says why it cannot start")]
        {
            eprintln!("{PROGRAM}: {}", logging::redact(&plain));
        }
        if has_display() && !io::stderr().is_terminal() {
            show(rfd::MessageLevel::Error, &logging::redact(&self.words(language)));
        }
    }
}

/// A dialog of the system. Linux has none of its own: there it takes zenity, and without it a
/// notification says the same.
pub(super) fn show(level: rfd::MessageLevel, words: &str) {
    #[cfg(target_os = "linux")]
    if !is_installed("zenity") {
        let shown = notify_rust::Notification::new()
            .appname(NAME)
            .summary(NAME)
            .body(words)
            .urgency(notify_rust::Urgency::Critical)
            .show();
        if let Err(error) = shown {
            tracing::debug!(%error, "neither a dialog nor a notification");
        }
        return;
    }
    rfd::MessageDialog::new().set_level(level).set_title(NAME).set_description(words).show();
}

#[cfg(target_os = "linux")]
fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
