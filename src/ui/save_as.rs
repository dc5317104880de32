//! Asking where a file is to go that takes long to write: with the desktop's own dialog, or with a typed path where there is none.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Id, Key, Ui};

use crate::i18n::{Language, Text};

use super::icons::Icon;
use super::request::{Request, Tasks};
use super::widgets::{Button, Dialog, Kind, TextField};

/// Without a file portal the desktop's dialog answers at once, which no person does.
const NO_PERSON: Duration = Duration::from_millis(400);

/// What kind of file is saved.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The name that is proposed.
    pub name: String,
    /// What the kind is called in the dialog.
    pub kind: &'static str,
    /// How its names end.
    pub extension: &'static str,
}

/// A place that the person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: PathBuf,
    /// Whether they said that a file of that name may go.
    pub replace: bool,
}

enum Answer {
    Picked(Place),
    PutAway,
    NoDialog,
}

/// Why a typed path will not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PathProblem {
    Relative,
    NoFolder,
    IsFolder,
    /// Pressing the button once more replaces it.
    Exists,
}

struct Typed {
    path: String,
    problem: Option<(String, PathProblem)>,
    check: Request<(String, Option<PathProblem>)>,
    wants_focus: bool,
}

/// A question where to save.
#[derive(Default)]
pub struct SaveAs {
    wanted: Option<Wanted>,
    request: Request<Answer>,
    typed: Option<Typed>,
    place: Option<Place>,
}

impl SaveAs {
    /// Asks. An earlier question is forgotten.
    pub fn ask(&mut self, wanted: Wanted, tasks: &Tasks) {
        let Wanted { name, kind, extension } = wanted.clone();
        *self = Self { wanted: Some(wanted), ..Self::default() };
        self.request.start(tasks, async move {
            let asked = Instant::now();
            let dialog = rfd::AsyncFileDialog::new().set_file_name(name).add_filter(kind, &[extension]);
            match dialog.save_file().await {
                // The desktop's dialog has asked about a file of that name itself.
                Some(file) => Answer::Picked(Place { file: file.path().to_owned(), replace: true }),
                None if asked.elapsed() < NO_PERSON => Answer::NoDialog,
                None => Answer::PutAway,
            }
        });
    }

    /// Whether the person is being asked.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.request.is_running() || self.typed.is_some()
    }

    /// Takes in what the desktop answered. Once a frame.
    pub fn update(&mut self) {
        match self.request.take() {
            Some(Answer::Picked(place)) => self.place = Some(place),
            Some(Answer::NoDialog) => {
                let name = self.wanted.as_ref().map(|wanted| wanted.name.as_str()).unwrap_or_default();
                self.typed = Some(Typed {
                    path: folder().join(name).display().to_string(),
                    problem: None,
                    check: Request::default(),
                    wants_focus: true,
                });
            }
            Some(Answer::PutAway) | None => {}
        }
        let Some(typed) = &mut self.typed else { return };
        match typed.check.take() {
            Some((path, None)) => {
                self.place = Some(Place { file: PathBuf::from(path), replace: false });
                self.typed = None;
            }
            Some((path, Some(problem))) => typed.problem = Some((path, problem)),
            None => {}
        }
    }

    /// The chosen place, once.
    pub fn take(&mut self) -> Option<Place> {
        self.place.take()
    }

    /// The question itself, where the desktop has no dialog for it.
    pub fn show(&mut self, ui: &Ui, language: Language, tasks: &Tasks) {
        let Some(mut typed) = self.typed.take() else { return };
        let mut pressed = false;
        let replaces = typed
            .problem
            .as_ref()
            .is_some_and(|(path, problem)| *problem == PathProblem::Exists && *path == typed.path.trim());
        let dialog = Dialog::new("export-save-as", language.t(Text::SaveAsTitle), language.t(Text::Cancel))
            .width(560.0);
        let closed = dialog.show(
            ui,
            &mut (&mut typed, &mut pressed),
            |ui, (typed, pressed)| {
                super::widgets::paragraph(ui, language.t(Text::SaveAsText));
                let note = typed.problem.as_ref().filter(|(path, _)| path == typed.path.trim());
                let note = note.map(|(_, problem)| language.t(words(*problem))).unwrap_or_default();
                let id = Id::unique("save-as-path");
                let field = TextField::new(id, language.t(Text::SaveAsField)).code().note(note, Kind::Warn);
                let field = field.show(ui, &mut typed.path).field;
                if std::mem::take(&mut typed.wants_focus) {
                    field.request_focus();
                }
                **pressed |= field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            },
            |ui, (_, pressed)| {
                let button = if replaces {
                    Button::danger(language.t(Text::DialogReplace))
                } else {
                    Button::primary(language.t(Text::Save)).icon(Icon::Save)
                };
                **pressed |= ui.add(button).clicked();
            },
        );
        if closed {
            return;
        }
        if pressed {
            let path = typed.path.trim().to_owned();
            if replaces {
                self.place = Some(Place { file: PathBuf::from(path), replace: true });
                return;
            }
            // Looking at the disk may take its time.
            typed.check.start_blocking(tasks, move || {
                let problem = problem(Path::new(&path));
                (path, problem)
            });
        }
        self.typed = Some(typed);
    }
}

fn words(problem: PathProblem) -> Text {
    match problem {
        PathProblem::Relative => Text::SaveAsRelative,
        PathProblem::NoFolder => Text::SaveAsNoFolder,
        PathProblem::IsFolder => Text::SaveAsIsFolder,
        PathProblem::Exists => Text::SaveAsExists,
    }
}

fn problem(path: &Path) -> Option<PathProblem> {
    if !path.is_absolute() {
        return Some(PathProblem::Relative);
    }
    if path.is_dir() {
        return Some(PathProblem::IsFolder);
    }
    if !path.parent().is_some_and(Path::is_dir) {
        return Some(PathProblem::NoFolder);
    }
    path.exists().then_some(PathProblem::Exists)
}

/// Where a file is proposed to go.
fn folder() -> PathBuf {
    use etcetera::BaseStrategy as _;
    etcetera::choose_base_strategy().map_or_else(|_| std::env::temp_dir(), |base| base.home_dir().to_owned())
}
