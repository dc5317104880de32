//! The questions for an address and for a path.

use std::path::PathBuf;

use egui::{Id, Key, Ui};
use url::Url;

use crate::api::MediaKind;
use crate::engine::file::FileProblem;
use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::file_dialog::path_of;
use crate::ui::theme::space;
use crate::ui::widgets::{self, Banner, Button, Dialog, Kind, TextField};

use super::address::{self, AddressProblem};
use super::{AttachAction, Attaching, words};

/// Why a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The person wants to type it.
    Wanted,
    /// The desktop has no file dialog.
    NoDialog,
}

/// What is asked for.
pub enum Asking {
    /// An address of the web.
    Address(AskedAddress),
    /// A path of this computer.
    Path(AskedPath),
}

impl Asking {
    /// Asks for an address.
    #[must_use]
    pub fn address() -> Self {
        Self::Address(AskedAddress::default())
    }

    /// Asks for a path.
    #[must_use]
    pub fn path(reason: Reason) -> Self {
        Self::Path(AskedPath { text: String::new(), reason, not_whole: false, problem: None })
    }
}

/// The question for an address.
#[derive(Default)]
pub struct AskedAddress {
    text: String,
    /// What the person chose; else what the ending is likely to mean.
    kind: Option<MediaKind>,
    problem: Option<AddressProblem>,
}

impl AskedAddress {
    /// The address and what it is to be sent as, if it can be sent.
    pub fn answer(&mut self, here_too: bool) -> Option<(String, MediaKind)> {
        match address::public(&self.text, here_too) {
            Ok(url) => Some((url.as_str().to_owned(), self.kind(&url))),
            Err(problem) => {
                self.problem = Some(problem);
                None
            }
        }
    }

    fn kind(&self, url: &Url) -> MediaKind {
        self.kind.unwrap_or_else(|| address::likely_kind(url))
    }
}

/// The question for a path.
pub struct AskedPath {
    text: String,
    reason: Reason,
    /// What is written is only the end of a path.
    not_whole: bool,
    /// What is wrong with the file that was asked for.
    pub problem: Option<FileProblem>,
}

impl AskedPath {
    /// The path, if it is a whole one.
    pub fn answer(&mut self) -> Option<PathBuf> {
        let path = path_of(&self.text);
        self.problem = None;
        self.not_whole = path.is_none();
        path
    }
}

impl Attaching {
    /// Shows what is asked for.
    pub fn show_asking(&mut self, ui: &Ui, language: Language, actions: &mut Vec<Action>) {
        let looking = self.typed.is_running();
        let closed = match &mut self.asking {
            Some(Asking::Address(asked)) => ask_address(ui, asked, self.here_too, language, actions),
            Some(Asking::Path(asked)) => ask_path(ui, asked, looking, language, actions),
            None => return,
        };
        if closed {
            actions.push(Action::Attach(AttachAction::CloseAsking));
        }
    }
}

fn ask_address(
    ui: &Ui,
    asked: &mut AskedAddress,
    here_too: bool,
    language: Language,
    actions: &mut Vec<Action>,
) -> bool {
    let title = language.t(Text::AttachAddressTitle);
    let dialog = Dialog::new("attach-address", title, language.t(Text::Cancel)).width(520.0);
    dialog.show(
        ui,
        &mut (asked, actions),
        |ui, (asked, actions)| {
            widgets::hint(ui, language.t(Text::AttachAddressHint));
            let problem = asked.problem.map(|problem| words::address_problem(problem, language));
            let id = Id::unique("attach-address-field");
            let field = TextField::new(id, language.t(Text::WebAddressField)).hint("https://…");
            let public = address::public(&asked.text, here_too).ok();
            let plain = public.as_ref().is_some_and(|url| url.scheme() == "http");
            let field = match problem {
                Some(problem) => field.note(problem, Kind::Bad),
                None if plain => field.note(language.t(Text::WebAddressPlainHttp), Kind::Warn),
                None => field,
            };
            let field = field.show(ui, &mut asked.text).field;
            if field.changed() {
                asked.problem = None;
            }
            enter(ui, &field, actions);
            begin(ui, &field);
            ui.add_space(space::XS);
            let likely = public.map(|url| asked.kind(&url));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                for kind in [MediaKind::Photo, MediaKind::Video, MediaKind::Document] {
                    let chosen = asked.kind.or(likely) == Some(kind);
                    if widgets::chip(ui, words::kind_name(kind, language), chosen).clicked() {
                        asked.kind = Some(kind);
                    }
                }
            });
        },
        |ui, (_, actions)| buttons(ui, false, language, actions),
    )
}

fn ask_path(
    ui: &Ui,
    asked: &mut AskedPath,
    looking: bool,
    language: Language,
    actions: &mut Vec<Action>,
) -> bool {
    let title = language.t(Text::AttachPathTitle);
    let dialog = Dialog::new("attach-path", title, language.t(Text::Cancel)).width(520.0);
    dialog.show(
        ui,
        &mut (asked, actions),
        |ui, (asked, actions)| {
            if asked.reason == Reason::NoDialog {
                let (title, text) = (Text::NoDialogTitle, Text::NoDialogText);
                Banner::new(Kind::Warn, language.t(title)).text(language.t(text)).show(ui);
            }
            let problem = match &asked.problem {
                // A path that was typed may never have been one.
                Some(FileProblem::Missing) => Some(language.t(Text::PathNoFile).to_owned()),
                Some(problem) => Some(words::file_problem(problem, language)),
                None => asked.not_whole.then(|| language.t(Text::PathNotWhole).to_owned()),
            };
            let id = Id::unique("attach-path-field");
            let example = if cfg!(windows) { r"C:\…\report.pdf" } else { "/home/…/report.pdf" };
            let field = TextField::new(id, language.t(Text::PathField)).hint(example);
            let field = match &problem {
                Some(problem) => field.note(problem, Kind::Bad),
                None => field,
            };
            let field = field.show(ui, &mut asked.text).field;
            if field.changed() {
                (asked.problem, asked.not_whole) = (None, false);
            }
            enter(ui, &field, actions);
            begin(ui, &field);
        },
        |ui, (_, actions)| buttons(ui, looking, language, actions),
    )
}

/// The field has the keyboard as soon as nothing else of the dialog has it.
fn begin(ui: &Ui, field: &egui::Response) {
    if ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
}

fn enter(ui: &Ui, field: &egui::Response, actions: &mut Vec<Action>) {
    if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        actions.push(Action::Attach(AttachAction::Answer));
    }
}

fn buttons(ui: &mut Ui, looking: bool, language: Language, actions: &mut Vec<Action>) {
    if ui.add(Button::primary(language.t(Text::Attach)).busy(looking)).clicked() {
        actions.push(Action::Attach(AttachAction::Answer));
    }
    if ui.add(Button::secondary(language.t(Text::Cancel))).clicked() {
        actions.push(Action::Attach(AttachAction::CloseAsking));
    }
}
