//! The token and the address: what is entered, what is understood of it, and what became of a try.

use std::time::{Duration, Instant};

use egui::{Id, Ui};
use secrecy::zeroize::Zeroize as _;

use crate::api::{AddressError, ApiAddress, Diagnosis, Token, diagnose};
use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::remedy::{self, Remedy};
use crate::ui::widgets::{self, Banner, Button, Kind, TextField};

use super::GuideAction;

/// A server that takes longer to answer than this is called slow.
const SLOW: Duration = Duration::from_secs(4);

/// Which try is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trying {
    /// The demo starts.
    Demo,
    /// A bot is checked.
    Bot,
    /// A bot is checked that the start of the program named: it is not led through the guide.
    Ordered,
}

impl Trying {
    /// Whether a bot is checked.
    #[must_use]
    pub fn is_bot(self) -> bool {
        self != Self::Demo
    }
}

/// What is entered, and what became of the last try.
pub struct Entry {
    token: String,
    address: String,
    address_shown: bool,
    failure: Option<Remedy>,
    /// Whether it was brought into view.
    failure_seen: bool,
    /// It failed at the proxy, which can be left out.
    proxy_failed: bool,
    /// Since when the try is under way.
    since: Option<Instant>,
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.token.zeroize();
    }
}

impl Entry {
    /// An empty form for this address.
    #[must_use]
    pub fn new(address: &ApiAddress) -> Self {
        Self {
            token: String::new(),
            address: address.to_string(),
            address_shown: !address.is_default(),
            failure: None,
            failure_seen: false,
            proxy_failed: false,
            since: None,
        }
    }

    /// What was entered, if it can be tried.
    #[must_use]
    pub fn entered(&self) -> Option<(ApiAddress, Token)> {
        Some((self.address().ok()?, diagnose(&self.token).token.ok()?))
    }

    /// The entered address.
    pub fn address(&self) -> Result<ApiAddress, AddressError> {
        ApiAddress::parse(&self.address)
    }

    /// A try begins.
    pub fn begin(&mut self) {
        self.failure = None;
        self.since = Some(Instant::now());
    }

    /// A try failed, perhaps at the `proxy`. What was entered stays.
    pub fn fail(&mut self, why: Remedy, proxy: bool) {
        self.failure = Some(why);
        self.proxy_failed = proxy;
        self.failure_seen = false;
    }

    /// Wipes the entered token.
    pub fn forget_token(&mut self) {
        self.token.zeroize();
        self.token = String::new();
    }

    /// Takes what was pasted while no field had the keyboard.
    pub fn take_paste(&mut self, ui: &Ui) {
        if ui.text_edit_focused() {
            return;
        }
        let pasted = ui.input_mut(|input| {
            let place = input.events.iter().position(|event| matches!(event, egui::Event::Paste(_)))?;
            match input.events.remove(place) {
                egui::Event::Paste(text) => Some(text),
                _ => None,
            }
        });
        if let Some(text) = pasted {
            self.forget_token();
            self.token = text;
            self.failure = None;
            ui.memory_mut(|memory| memory.request_focus(token_id()));
        }
    }

    /// The fields. Returns whether Enter was pressed in the token's.
    pub fn fields(&mut self, ui: &mut Ui, busy: bool, language: Language) -> bool {
        let enter = self.token_field(ui, busy, language);
        self.address_field(ui, busy, language);
        enter
    }

    /// What goes on, what could be done instead, and why the last try failed.
    pub fn outcome(
        &mut self,
        ui: &mut Ui,
        busy: bool,
        environment: bool,
        language: Language,
        actions: &mut Vec<Action>,
    ) {
        if busy {
            let slow = self.since.is_some_and(|since| since.elapsed() > SLOW);
            ui.horizontal(|ui| {
                widgets::hint(ui, language.t(if slow { Text::GuideSlow } else { Text::Connecting }));
                if widgets::small_link(ui, language.t(Text::Cancel)).clicked() {
                    actions.push(Action::CancelConnecting);
                }
            });
        } else if environment && self.token.is_empty() {
            let label = language.t(Text::UseEnvToken);
            let button = Button::secondary(label).wide().tooltip(language.t(Text::EnvTokenFound));
            if ui.add(button).clicked() {
                actions.push(Action::ConnectWithEnvironment);
            }
        }
        // Below the button: what was pressed stays under the pointer.
        if let Some(failure) = &self.failure {
            let banner = ui.scope(|ui| Banner::new(Kind::Bad, &failure.what).text(&failure.todo).show(ui));
            if !std::mem::replace(&mut self.failure_seen, true) {
                banner.response.scroll_to_me(None);
                ui.memory_mut(|memory| memory.request_focus(token_id()));
            }
            // The settings are behind a bot that runs; a first one cannot be kept out by them.
            if self.proxy_failed && widgets::small_link(ui, language.t(Text::WithoutProxy)).clicked() {
                actions.push(Action::Guide(GuideAction::WithoutProxy));
            }
        }
    }

    /// Why what is entered cannot be tried.
    #[must_use]
    pub fn why_not(&self, trying: Option<Trying>, language: Language) -> Option<&'static str> {
        if trying == Some(Trying::Demo) {
            return Some(language.t(Text::StartingDemo));
        }
        if self.token.trim().is_empty() {
            return Some(language.t(Text::TokenHint));
        }
        if let Err(problem) = diagnose(&self.token).token {
            return Some(language.t(remedy::of_token(problem)));
        }
        self.address().err().map(|error| language.t(remedy::of_address(error)))
    }

    /// The masked field and what was understood. Returns whether Enter was pressed in it.
    fn token_field(&mut self, ui: &mut Ui, busy: bool, language: Language) -> bool {
        let mut note = String::new();
        let mut kind = Kind::Neutral;
        if !self.token.is_empty() {
            let Diagnosis { token, remarks } = diagnose(&self.token);
            match token {
                Ok(_) => {
                    kind = Kind::Ok;
                    note.push_str(language.t(Text::TokenGood));
                    for remark in remarks {
                        note.push(' ');
                        note.push_str(language.t(remedy::of_remark(remark)));
                    }
                }
                Err(problem) => {
                    kind = Kind::Warn;
                    note.push_str(language.t(remedy::of_token(problem)));
                }
            }
        }
        let field = TextField::new(token_id(), language.t(Text::TokenField))
            .hint(language.t(Text::TokenHint))
            .masked(true)
            .enabled(!busy)
            .action(Icon::Paste, language.t(Text::PasteTooltip));
        // The line is there from the start, so that nothing moves when it is needed.
        let field = field.note(if note.is_empty() { " " } else { &note }, kind);
        let response = field.show(ui, &mut self.token);
        if response.action {
            response.field.request_focus();
            ui.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
        }
        if response.field.changed() {
            self.failure = None;
        }
        response.field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
    }

    fn address_field(&mut self, ui: &mut Ui, busy: bool, language: Language) {
        if !self.address_shown {
            if widgets::small_link(ui, language.t(Text::AddressShow)).clicked() {
                self.address_shown = true;
            }
            return;
        }
        let problem = self.address().err().map(|error| language.t(remedy::of_address(error)));
        let field = TextField::new(Id::unique("address"), language.t(Text::AddressField))
            .hint(ApiAddress::DEFAULT)
            .enabled(!busy);
        let field = match problem {
            Some(problem) => field.note(problem, Kind::Warn),
            None => field.note(language.t(Text::AddressHint), Kind::Neutral),
        };
        if field.show(ui, &mut self.address).field.changed() {
            self.failure = None;
        }
    }
}

/// The token's field, for the step that puts the keyboard there.
#[must_use]
pub fn token_id() -> Id {
    Id::unique("token")
}
