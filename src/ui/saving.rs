//! Writing a text to a file that the person picks, or types where the desktop has no file dialog.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::{Id, Ui};

use crate::i18n::{Language, Text};

use super::action::Action;
use super::request::{Request, Tasks};
use super::session::Notice;
use super::widgets::{self, Button, Dialog, Kind, TextField};

/// A dialog that ends sooner was never shown: no person is that quick.
const NO_DIALOG: Duration = Duration::from_millis(150);

/// What was done in the dialog that takes a typed path.
#[derive(Clone, Debug)]
pub enum SavingAction {
    /// Save there.
    Save(PathBuf),
    /// Do not save.
    Cancel,
}

/// How an attempt to save ended.
enum Ended {
    Notice(Notice),
    /// There is no file dialog.
    NoDialog,
    /// A typed path did not do.
    NotThere(String),
}

/// A text on its way into a file.
#[derive(Default)]
pub struct Saving {
    wanted: Option<(String, String)>,
    request: Request<Ended>,
    typed: Option<String>,
    problem: Option<String>,
}

impl Saving {
    /// Asks for a file and writes to it, both away from the screen.
    pub fn save(&mut self, name: String, text: String, tasks: &Tasks) {
        self.typed = None;
        self.wanted = Some((name.clone(), text.clone()));
        self.request.start(tasks, async move {
            let asked = Instant::now();
            let mut dialog = rfd::AsyncFileDialog::new().set_file_name(&name);
            if let Some((_, extension)) = name.rsplit_once('.') {
                dialog = dialog.add_filter(extension.to_uppercase(), &[extension]);
            }
            match dialog.save_file().await {
                Some(file) => Ended::Notice(match file.write(text.as_bytes()).await {
                    Ok(()) => Notice::Saved(file.path().to_owned()),
                    Err(error) => Notice::SaveFailed(error.to_string()),
                }),
                None if asked.elapsed() < NO_DIALOG => Ended::NoDialog,
                None => std::future::pending().await,
            }
        });
    }

    /// Carries out what was done in the dialog.
    pub fn handle(&mut self, action: SavingAction, tasks: &Tasks) {
        match (action, &self.wanted) {
            (SavingAction::Save(path), Some((_, text))) => {
                let text = text.clone();
                self.request.start_blocking(tasks, move || match write_new(&path, &text) {
                    Ok(()) => Ended::Notice(Notice::Saved(path)),
                    Err(error) => Ended::NotThere(error.to_string()),
                });
            }
            _ => *self = Self::default(),
        }
    }

    /// Takes what ended in. Once a frame.
    pub fn update(&mut self) -> Option<Notice> {
        match self.request.take()? {
            Ended::Notice(notice) => {
                *self = Self::default();
                Some(notice)
            }
            Ended::NoDialog => {
                let name = self.wanted.as_ref().map(|(name, _)| name.as_str()).unwrap_or_default();
                let home = std::env::home_dir().unwrap_or_default();
                self.typed = Some(home.join(name).display().to_string());
                None
            }
            Ended::NotThere(problem) => {
                self.problem = Some(problem);
                None
            }
        }
    }

    /// Asks for a path, where there is no other way.
    pub fn show(&mut self, ui: &Ui, language: Language, actions: &mut Vec<Action>) {
        let Some(typed) = &mut self.typed else {
            return;
        };
        let problem = self.problem.as_ref().map(|text| language.fill(Text::SaveFailed, &[("text", text)]));
        let (mut saved, mut cancelled) = (false, false);
        let dialog = Dialog::new("save-path", language.t(Text::SaveAsTitle), language.t(Text::Cancel));
        let closed = dialog.show(
            ui,
            &mut (&mut *typed, &mut saved, &mut cancelled),
            |ui, (typed, ..)| {
                widgets::paragraph(ui, language.t(Text::SavePathText));
                let mut field =
                    TextField::new(Id::unique("save-path-field"), language.t(Text::SavePathField)).code();
                if let Some(problem) = &problem {
                    field = field.note(problem, Kind::Bad);
                }
                field.show(ui, typed);
            },
            |ui, (_, saved, cancelled)| {
                **saved = ui.add(Button::primary(language.t(Text::SaveHere))).clicked();
                **cancelled = ui.add(Button::secondary(language.t(Text::Cancel))).clicked();
            },
        );
        if saved && !typed.trim().is_empty() {
            self.problem = None;
            actions.push(Action::Saving(SavingAction::Save(PathBuf::from(typed.trim()))));
        } else if closed || cancelled {
            actions.push(Action::Saving(SavingAction::Cancel));
        }
    }
}

/// Writes a file that is not there yet.
fn write_new(path: &std::path::Path, text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
