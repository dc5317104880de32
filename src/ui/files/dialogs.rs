//! The questions about a file: where it is saved without a file dialog, and whether one that can run
//! is opened.

use egui::{Id, RichText, Ui};

use super::{FileAction, Files, Question, TransferProblem};
use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::theme::{self, Palette};
use crate::ui::widgets::{self, Button, Dialog, Kind, TextField};

/// Shows the question that is open.
#[derive(Clone, Copy)]
pub struct FileDialogs {
    /// The person's language.
    pub language: Language,
}

impl FileDialogs {
    /// Shows it, if there is one.
    pub fn show(self, ui: &Ui, files: &mut Files, actions: &mut Vec<Action>) {
        let mut done = None;
        match &mut files.question {
            None => {}
            Some(Question::Path { typed, exists, problem, .. }) => {
                done = self.path(ui, typed, exists.is_some(), problem.as_ref());
                if exists.as_ref().is_some_and(|path| path.display().to_string() != *typed) {
                    *exists = None;
                }
            }
            Some(Question::Risk { name, .. }) => done = self.risk(ui, name),
        }
        actions.extend(done.map(Action::File));
    }

    fn path(
        self,
        ui: &Ui,
        typed: &mut String,
        exists: bool,
        problem: Option<&TransferProblem>,
    ) -> Option<FileAction> {
        let t = |text| self.language.t(text);
        let dialog = Dialog::new("save-as", t(Text::SaveJson), t(Text::Dismiss)).width(520.0);
        let problem = problem.map(|problem| transfer_sentence(problem, self.language));
        let mut state = (typed, None);
        let closed = dialog.show(
            ui,
            &mut state,
            |ui, (typed, done)| {
                widgets::paragraph(ui, t(Text::NoFileDialog));
                let id = Id::unique("save-as-path");
                let mut field = TextField::new(id, t(Text::SavePath)).code();
                if exists {
                    field = field.note(t(Text::SaveExists), Kind::Warn);
                } else if let Some(problem) = &problem {
                    field = field.note(problem, Kind::Bad);
                }
                let field = field.show(ui, typed).field;
                if ui.memory(|memory| memory.focused().is_none()) {
                    field.request_focus();
                }
                if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) && !exists {
                    *done = Some(FileAction::SaveTyped);
                }
            },
            |ui, (typed, done)| {
                let empty = typed.trim().is_empty().then(|| t(Text::SavePath));
                if exists {
                    if ui.add(Button::danger(t(Text::SaveReplace))).clicked() {
                        *done = Some(FileAction::Replace);
                    }
                } else if ui.add(Button::primary(t(Text::Save)).disabled(empty)).clicked() {
                    *done = Some(FileAction::SaveTyped);
                }
                if ui.add(Button::secondary(t(Text::Cancel))).clicked() {
                    *done = Some(FileAction::PutAway);
                }
            },
        );
        state.1.or(closed.then_some(FileAction::PutAway))
    }

    fn risk(self, ui: &Ui, name: &str) -> Option<FileAction> {
        let t = |text| self.language.t(text);
        let dialog = Dialog::new("file-risk", t(Text::RiskTitle), t(Text::Dismiss));
        let mut done = None;
        let closed = dialog.show(
            ui,
            &mut done,
            |ui, _| {
                let p = Palette::of(ui);
                let name = RichText::new(widgets::display_name(name)).font(theme::body_bold()).color(p.text);
                ui.add(egui::Label::new(name).wrap());
                widgets::paragraph(ui, t(Text::RiskText));
            },
            |ui, done| {
                if ui.add(Button::primary(t(Text::FileSave))).clicked() {
                    *done = Some(FileAction::SaveInstead);
                }
                if ui.add(Button::danger(t(Text::RiskOpen))).clicked() {
                    *done = Some(FileAction::OpenAnyway);
                }
                if ui.add(Button::secondary(t(Text::Cancel))).clicked() {
                    *done = Some(FileAction::PutAway);
                }
            },
        );
        done.or(closed.then_some(FileAction::PutAway))
    }
}

/// Why a file was not saved or opened.
#[must_use]
pub fn transfer_sentence(problem: &TransferProblem, language: Language) -> String {
    use crate::engine::picture::PictureProblem;
    use crate::ui::pictures::{fetch_sentence, picture_sentence};
    match problem {
        TransferProblem::Fetch(problem) => fetch_sentence(*problem, language),
        TransferProblem::File(problem) => picture_sentence(&PictureProblem::File(problem.clone()), language),
        TransferProblem::Exists(_) => language.t(Text::SaveExists).to_owned(),
        TransferProblem::NoFolder => language.t(Text::SaveNoFolder).to_owned(),
        TransferProblem::NotAFile => language.t(Text::SaveNotAFile).to_owned(),
        TransferProblem::Write(text) => language.fill(Text::SaveFailed, &[("text", text)]),
        TransferProblem::NoProgram(text) => language.fill(Text::OpenFailed, &[("text", text)]),
    }
}
