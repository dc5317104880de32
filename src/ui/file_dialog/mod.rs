//! Asking for a file: with the desktop's own dialog, or with a typed path where there is none.
//!
//! A panel keeps a [`FileQuestion`], says `open` or `save`, calls `update` once a frame and `show`
//! where its dialogs are drawn, and gets the file from `take`. For a file that is sent there is
//! [`FileChoice`], which looks at it, too.

mod choice;
mod path;
mod typed;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::Ui;

use super::request::{Request, Tasks};
use crate::i18n::Language;
use typed::{Purpose, TypedPath};

pub use choice::FileChoice;
pub use path::path_of;

/// No person answers a dialog faster than this.
const FASTEST_PERSON: Duration = Duration::from_millis(400);

/// What came of a file dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// The person chose this.
    Chosen(T),
    /// The person chose nothing.
    Cancelled,
    /// There was no dialog: the desktop has no file portal.
    NoDialog,
}

/// Waits for a dialog of `rfd`. Without a file portal its answer is "nothing", and comes at once.
pub async fn ask<T>(dialog: impl Future<Output = Option<T>>) -> Answer<T> {
    let asked = Instant::now();
    match dialog.await {
        Some(chosen) => Answer::Chosen(chosen),
        None if asked.elapsed() < FASTEST_PERSON => Answer::NoDialog,
        None => Answer::Cancelled,
    }
}

/// A kind of file, for the desktop's dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileKind {
    /// What it is called.
    pub name: &'static str,
    /// How its names end.
    pub extension: &'static str,
}

impl FileKind {
    /// JSON.
    pub const JSON: Self = Self { name: "JSON", extension: "json" };
}

/// A place that the person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: PathBuf,
    /// Whether they said that a file of that name may go.
    pub replace: bool,
}

/// A question for a file, to open one or to save one.
#[derive(Default)]
pub struct FileQuestion {
    purpose: Purpose,
    /// What a saved file is called unless the person says otherwise.
    name: String,
    request: Request<Answer<PathBuf>>,
    /// The path that is proposed, where it has to be typed.
    proposal: Request<Option<String>>,
    typed: Option<TypedPath>,
    place: Option<Place>,
}

impl FileQuestion {
    /// Asks for a file that is there. An earlier question is forgotten.
    pub fn open(&mut self, kind: Option<FileKind>, tasks: &Tasks) {
        *self = Self { purpose: Purpose::Open, ..Self::default() };
        let dialog = filtered(kind);
        self.request.start(tasks, async move {
            let picked = async { Some(dialog.pick_file().await?.path().to_owned()) };
            ask(picked).await
        });
    }

    /// Asks where a file is to go. An earlier question is forgotten.
    pub fn save(&mut self, name: impl Into<String>, kind: Option<FileKind>, tasks: &Tasks) {
        let name = name.into();
        let dialog = filtered(kind).set_file_name(&name);
        *self = Self { purpose: Purpose::Save, name, ..Self::default() };
        self.request.start(tasks, async move {
            let picked = async { Some(dialog.save_file().await?.path().to_owned()) };
            ask(picked).await
        });
    }

    /// Asks no more.
    pub fn cancel(&mut self) {
        *self = Self::default();
    }

    /// Whether the person is being asked.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.request.is_running() || self.proposal.is_running() || self.typed.is_some()
    }

    /// Whether the question stands in this window: the path is typed.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.typed.is_some()
    }

    /// Takes in what the desktop answered. Once a frame.
    pub fn update(&mut self, tasks: &Tasks) {
        match self.request.take() {
            // The desktop's dialog has asked about a file of that name itself.
            Some(Answer::Chosen(file)) => self.place = Some(Place { file, replace: true }),
            Some(Answer::NoDialog) => {
                let name = (self.purpose == Purpose::Save).then(|| self.name.clone());
                self.proposal.start_blocking(tasks, move || name.as_deref().map(path::proposed));
            }
            Some(Answer::Cancelled) | None => {}
        }
        if let Some(proposed) = self.proposal.take() {
            self.typed = Some(TypedPath::new(proposed.unwrap_or_default()));
        }
        if let Some(typed) = &mut self.typed
            && let Some(place) = typed.update(self.purpose, tasks)
        {
            self.typed = None;
            self.place = Some(place);
        }
    }

    /// The chosen place, once.
    pub fn take(&mut self) -> Option<Place> {
        self.place.take()
    }

    /// The question itself, where the desktop has no dialog for it.
    pub fn show(&mut self, ui: &Ui, language: Language) {
        if let Some(typed) = &mut self.typed
            && typed.show(ui, self.purpose, language)
        {
            self.typed = None;
        }
    }
}

fn filtered(kind: Option<FileKind>) -> rfd::AsyncFileDialog {
    let dialog = rfd::AsyncFileDialog::new();
    match kind {
        Some(FileKind { name, extension }) => dialog.add_filter(name, &[extension]),
        None => dialog,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_answer_faster_than_a_person_means_that_nobody_was_asked() {
        assert_eq!(ask(async { Some(1) }).await, Answer::Chosen(1));
        assert_eq!(ask(async { None::<u8> }).await, Answer::NoDialog);
        let slow = async {
            tokio::time::sleep(FASTEST_PERSON * 2).await;
            None::<u8>
        };
        assert_eq!(ask(slow).await, Answer::Cancelled);
    }
}
