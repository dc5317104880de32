//! The questions about a file: where it is saved, and whether one that can run is opened.

use egui::{RichText, Ui};

use super::{FileAction, Files, TransferProblem};
use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::theme::{self, Palette};
use crate::ui::widgets::{self, Button, Dialog};

/// Shows the question that is open.
#[derive(Clone, Copy)]
pub struct FileDialogs {
    /// The person's language.
    pub language: Language,
}

impl FileDialogs {
    /// Shows it, if there is one.
    pub fn show(self, ui: &Ui, files: &mut Files, actions: &mut Vec<Action>) {
        files.question.show(ui, self.language);
        if let Some(risk) = &files.risk {
            let name = risk.name.clone();
            actions.extend(self.risk(ui, &name).map(Action::File));
        }
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
        TransferProblem::NoFolder => language.t(Text::SaveAsNoFolder).to_owned(),
        TransferProblem::NotAFile => language.t(Text::SaveAsIsFolder).to_owned(),
        TransferProblem::Write(text) => language.fill(Text::SaveFailed, &[("text", text)]),
        TransferProblem::NoProgram(text) => language.fill(Text::OpenFailed, &[("text", text)]),
    }
}
