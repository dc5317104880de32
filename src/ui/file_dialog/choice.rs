//! A file that is chosen to be sent: asked for, then looked at.

use egui::Ui;

use super::FileQuestion;
use crate::engine::file::{self, FileProblem};
use crate::i18n::Language;
use crate::store::FileRef;
use crate::ui::request::{Request, Tasks};

/// A question for a file, and what the file is.
#[derive(Default)]
pub struct FileChoice {
    question: FileQuestion,
    look: Request<Result<FileRef, FileProblem>>,
}

impl FileChoice {
    /// Asks for a file. An earlier question is forgotten.
    pub fn ask(&mut self, tasks: &Tasks) {
        self.look.cancel();
        self.question.open(None, tasks);
    }

    /// Asks no more.
    pub fn cancel(&mut self) {
        *self = Self::default();
    }

    /// Whether there is something to wait for.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.question.is_open() || self.look.is_running()
    }

    /// The chosen file, or why it cannot be sent, once. Once a frame.
    pub fn update(&mut self, tasks: &Tasks) -> Option<Result<FileRef, FileProblem>> {
        self.question.update(tasks);
        if let Some(place) = self.question.take() {
            self.look.start_blocking(tasks, move || file::inspect(&place.file));
        }
        self.look.take()
    }

    /// The question itself, where the desktop has no dialog for it.
    pub fn show(&mut self, ui: &Ui, language: Language) {
        self.question.show(ui, language);
    }
}
