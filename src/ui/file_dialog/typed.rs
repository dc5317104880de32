//! The question for a path, in this window: the way out where the desktop has no file dialog.

use std::path::Path;

use egui::{Id, Key, Ui};

use super::{Place, path_of};
use crate::i18n::{Language, Text};
use crate::ui::icons::Icon;
use crate::ui::request::{Request, Tasks};
use crate::ui::widgets::{self, Button, Dialog, Kind, TextField};

/// What the file is wanted for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Purpose {
    #[default]
    Open,
    Save,
}

/// Why a typed path will not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PathProblem {
    NotWhole,
    NoFolder,
    NoFile,
    IsFolder,
    /// Pressing the button once more replaces it.
    Exists,
}

/// A path that is being typed.
pub(super) struct TypedPath {
    text: String,
    /// What is wrong, and of which text.
    problem: Option<(String, PathProblem)>,
    /// The person is done with the text.
    entered: bool,
    check: Request<(String, Result<Place, PathProblem>)>,
    wants_focus: bool,
}

impl TypedPath {
    pub(super) fn new(proposed: String) -> Self {
        Self { text: proposed, problem: None, entered: false, check: Request::default(), wants_focus: true }
    }

    fn problem(&self) -> Option<PathProblem> {
        self.problem.as_ref().filter(|(text, _)| *text == self.text).map(|(_, problem)| *problem)
    }

    /// The file, once the path was entered and is good for the purpose. Looking at the disk may
    /// take its time, so it is done in the background.
    pub(super) fn update(&mut self, purpose: Purpose, tasks: &Tasks) -> Option<Place> {
        if std::mem::take(&mut self.entered) {
            let text = self.text.clone();
            let replace = self.problem() == Some(PathProblem::Exists);
            self.check.start_blocking(tasks, move || {
                let checked = check(&text, purpose, replace);
                (text, checked)
            });
        }
        match self.check.take()? {
            (_, Ok(place)) => Some(place),
            (text, Err(problem)) => {
                self.problem = Some((text, problem));
                None
            }
        }
    }

    /// Shows the question. Returns whether it was put away.
    pub(super) fn show(&mut self, ui: &Ui, purpose: Purpose, language: Language) -> bool {
        let problem = self.problem();
        let title = match purpose {
            Purpose::Open => Text::OpenFileTitle,
            Purpose::Save => Text::SaveAsTitle,
        };
        let dialog = Dialog::new("file-question", language.t(title), language.t(Text::DialogClose));
        let mut state = (self, false);
        let closed = dialog.width(560.0).show(
            ui,
            &mut state,
            |ui, (typed, _)| {
                widgets::paragraph(ui, language.t(Text::NoDialogPath));
                let note = problem.map(|problem| language.t(words(problem))).unwrap_or_default();
                let kind = if problem == Some(PathProblem::Exists) { Kind::Warn } else { Kind::Bad };
                let field = TextField::new(Id::unique("file-question-path"), language.t(Text::PathField));
                let field = field.code().note(note, kind).show(ui, &mut typed.text).field;
                if std::mem::take(&mut typed.wants_focus) {
                    field.request_focus();
                }
                // Enter does not overwrite a file; the button that says so does.
                typed.entered |= field.lost_focus()
                    && ui.input(|input| input.key_pressed(Key::Enter))
                    && problem != Some(PathProblem::Exists);
            },
            |ui, (typed, cancelled)| {
                let button = match (purpose, problem) {
                    (_, Some(PathProblem::Exists)) => Button::danger(language.t(Text::DialogReplace)),
                    (Purpose::Save, _) => Button::primary(language.t(Text::Save)).icon(Icon::Save),
                    (Purpose::Open, _) => Button::primary(language.t(Text::FileOpen)).icon(Icon::File),
                };
                typed.entered |= ui.add(button.busy(typed.check.is_running())).clicked();
                *cancelled = ui.add(Button::secondary(language.t(Text::Cancel))).clicked();
            },
        );
        let (typed, cancelled) = state;
        if typed.entered {
            ui.ctx().request_repaint();
        }
        closed || cancelled
    }
}

fn words(problem: PathProblem) -> Text {
    match problem {
        PathProblem::NotWhole => Text::PathNotWhole,
        PathProblem::NoFolder => Text::SaveAsNoFolder,
        PathProblem::NoFile => Text::PathNoFile,
        PathProblem::IsFolder => Text::SaveAsIsFolder,
        PathProblem::Exists => Text::SaveAsExists,
    }
}

fn check(text: &str, purpose: Purpose, replace: bool) -> Result<Place, PathProblem> {
    let file = path_of(text).ok_or(PathProblem::NotWhole)?;
    if file.is_dir() {
        return Err(PathProblem::IsFolder);
    }
    match purpose {
        Purpose::Open if !file.exists() => Err(PathProblem::NoFile),
        Purpose::Save if !file.parent().is_some_and(Path::is_dir) => Err(PathProblem::NoFolder),
        Purpose::Save if file.exists() && !replace => Err(PathProblem::Exists),
        _ => Ok(Place { file, replace }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_path_must_be_good_for_its_purpose() {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().join("here.txt");
        std::fs::write(&here, "x").unwrap();
        let at = |name: &str| folder.path().join(name).display().to_string();
        let place = |name: &str, replace| Ok(Place { file: folder.path().join(name), replace });
        assert_eq!(check(&at("here.txt"), Purpose::Open, false), place("here.txt", false));
        assert_eq!(check(&at("gone.txt"), Purpose::Open, false), Err(PathProblem::NoFile));
        assert_eq!(check(&at("gone.txt"), Purpose::Save, false), place("gone.txt", false));
        assert_eq!(check(&at("a/b.txt"), Purpose::Save, false), Err(PathProblem::NoFolder));
        assert_eq!(check(&at("here.txt"), Purpose::Save, false), Err(PathProblem::Exists));
        assert_eq!(check(&at("here.txt"), Purpose::Save, true), place("here.txt", true));
        assert_eq!(check("here.txt", Purpose::Save, true), Err(PathProblem::NotWhole));
        for purpose in [Purpose::Open, Purpose::Save] {
            assert_eq!(check(&at(""), purpose, true), Err(PathProblem::IsFolder));
        }
    }
}
