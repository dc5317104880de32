//! The way in: the demo, or a bot by its token.

use egui::{Align, Id, Layout, RichText, Ui, vec2};
use secrecy::zeroize::Zeroize as _;

use crate::api::{ApiAddress, Diagnosis, Token, diagnose};
use crate::i18n::{Language, Text};

use super::action::Action;
use super::icons::Icon;
use super::remedy::{self, Remedy};
use super::theme::{self, Palette, space};
use super::widgets::{self, Banner, Button, Kind, TextField};

/// What is entered on the first screen, and what became of the last try.
pub struct Welcome {
    token: String,
    address: String,
    address_shown: bool,
    /// Why the last try failed.
    pub failure: Option<Remedy>,
}

impl Drop for Welcome {
    fn drop(&mut self) {
        self.token.zeroize();
    }
}

impl Welcome {
    /// An empty form for this address.
    #[must_use]
    pub fn new(address: &ApiAddress) -> Self {
        Self {
            token: String::new(),
            address: address.to_string(),
            address_shown: !address.is_default(),
            failure: None,
        }
    }

    /// What was entered, if it can be tried.
    #[must_use]
    pub fn entered(&self) -> Option<(ApiAddress, Token)> {
        Some((self.address().ok()?, diagnose(&self.token).token.ok()?))
    }

    /// The entered address.
    pub fn address(&self) -> Result<ApiAddress, crate::api::AddressError> {
        ApiAddress::parse(&self.address)
    }

    /// Wipes the entered token.
    pub fn forget_token(&mut self) {
        self.token.zeroize();
        self.token = String::new();
    }
}

/// Which try is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trying {
    /// The demo starts.
    Demo,
    /// A bot is checked.
    Bot,
}

/// Shows the first screen.
pub fn show(
    ui: &mut Ui,
    welcome: &mut Welcome,
    environment: bool,
    trying: Option<Trying>,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let p = Palette::of(ui);
    let room = ui.available_rect_before_wrap();
    let narrow = room.width() < 800.0;
    let content = if narrow { 700.0 } else { 460.0 };
    egui::ScrollArea::vertical().id_salt("welcome").auto_shrink(false).show(ui, |ui| {
        ui.add_space(((room.height() - content) * 0.42).max(space::XL).round());
        ui.vertical_centered(|ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            ui.label(
                RichText::new(language.t(Text::WelcomeTitle)).font(super::fonts::bold(28.0)).color(p.text),
            );
            ui.label(RichText::new(language.t(Text::WelcomeSubtitle)).color(p.soft));
            ui.add_space(20.0);
        });
        let card = 360.0;
        let gap = 20.0;
        let width = if narrow { card } else { 2.0 * card + gap };
        let left = ((room.width() - width) * 0.5).max(space::L);
        let layout = if narrow { Layout::top_down(Align::Min) } else { Layout::left_to_right(Align::Min) };
        ui.horizontal(|ui| {
            ui.add_space(left);
            ui.allocate_ui_with_layout(vec2(width, 0.0), layout, |ui| {
                ui.spacing_mut().item_spacing = vec2(gap, gap);
                demo_card(ui, card, trying, language, actions);
                bot_card(ui, card, welcome, environment, trying, language, actions);
            });
        });
    });
}

/// Both cards are at least this high, so that they stand evenly side by side.
const CARD_HEIGHT: f32 = 260.0;

fn card(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        widgets::card(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            ui.set_width(width - 2.0 * space::XL);
            ui.set_min_height(CARD_HEIGHT);
            add(ui);
        });
    });
}

fn demo_card(ui: &mut Ui, width: f32, trying: Option<Trying>, language: Language, actions: &mut Vec<Action>) {
    let p = Palette::of(ui);
    card(ui, width, |ui| {
        widgets::heading(ui, language.t(Text::DemoTitle));
        ui.label(RichText::new(language.t(Text::DemoText)).color(p.soft).line_height(Some(theme::BODY_LINE)));
        ui.add_space(space::XL);
        let busy = trying == Some(Trying::Demo);
        let button = Button::primary(language.t(Text::DemoStart)).wide().busy(busy);
        let reason = (trying == Some(Trying::Bot)).then(|| language.t(Text::Connecting));
        if ui.add(button.disabled(reason)).clicked() {
            actions.push(Action::StartDemo);
        }
        widgets::hint(ui, language.t(if busy { Text::StartingDemo } else { Text::DemoHint }));
    });
}

fn bot_card(
    ui: &mut Ui,
    width: f32,
    welcome: &mut Welcome,
    environment: bool,
    trying: Option<Trying>,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let p = Palette::of(ui);
    card(ui, width, |ui| {
        widgets::heading(ui, language.t(Text::ConnectTitle));
        ui.label(
            RichText::new(language.t(Text::ConnectText)).color(p.soft).line_height(Some(theme::BODY_LINE)),
        );
        ui.add_space(space::XS);
        let busy = trying == Some(Trying::Bot);
        let enter = token_field(ui, welcome, busy, language);
        address_field(ui, welcome, busy, language);
        if let Some(failure) = &welcome.failure {
            Banner::new(Kind::Bad, &failure.what).text(&failure.todo).show(ui);
        }
        let reason = why_not(welcome, trying, language);
        let button = Button::secondary(language.t(Text::CheckAndConnect)).wide().busy(busy).disabled(reason);
        if (ui.add(button).clicked() || enter) && reason.is_none() && !busy {
            actions.push(Action::Connect);
        }
        if busy {
            ui.horizontal(|ui| {
                widgets::hint(ui, language.t(Text::Connecting));
                if widgets::small_link(ui, language.t(Text::Cancel)).clicked() {
                    actions.push(Action::CancelConnecting);
                }
            });
        } else if environment && welcome.token.is_empty() {
            let label = language.t(Text::UseEnvToken);
            let button = Button::secondary(label).wide().tooltip(language.t(Text::EnvTokenFound));
            if ui.add(button).clicked() {
                actions.push(Action::ConnectWithEnvironment);
            }
        }
        widgets::hint(ui, language.t(Text::TokenKept));
    });
}

/// The masked field and what was understood. Returns whether Enter was pressed in it.
fn token_field(ui: &mut Ui, welcome: &mut Welcome, busy: bool, language: Language) -> bool {
    let id = Id::unique("token");
    let mut note = String::new();
    let mut kind = Kind::Neutral;
    if !welcome.token.is_empty() {
        let Diagnosis { token, remarks } = diagnose(&welcome.token);
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
    let field = TextField::new(id, language.t(Text::TokenField))
        .hint(language.t(Text::TokenHint))
        .masked(true)
        .enabled(!busy)
        .action(Icon::Paste, language.t(Text::PasteTooltip));
    let field = if note.is_empty() { field } else { field.note(&note, kind) };
    let response = field.show(ui, &mut welcome.token);
    if response.action {
        response.field.request_focus();
        ui.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
    }
    if response.field.changed() {
        welcome.failure = None;
    }
    response.field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

fn address_field(ui: &mut Ui, welcome: &mut Welcome, busy: bool, language: Language) {
    if !welcome.address_shown {
        if widgets::small_link(ui, language.t(Text::AddressShow)).clicked() {
            welcome.address_shown = true;
        }
        return;
    }
    let problem = welcome.address().err().map(|error| language.t(remedy::of_address(error)));
    let field = TextField::new(Id::unique("address"), language.t(Text::AddressField))
        .hint(ApiAddress::DEFAULT)
        .enabled(!busy);
    let field = match problem {
        Some(problem) => field.note(problem, Kind::Warn),
        None => field.note(language.t(Text::AddressHint), Kind::Neutral),
    };
    if field.show(ui, &mut welcome.address).field.changed() {
        welcome.failure = None;
    }
}

fn why_not(welcome: &Welcome, trying: Option<Trying>, language: Language) -> Option<&'static str> {
    if trying == Some(Trying::Demo) {
        return Some(language.t(Text::StartingDemo));
    }
    if welcome.token.trim().is_empty() {
        return Some(language.t(Text::TokenHint));
    }
    if let Err(problem) = diagnose(&welcome.token).token {
        return Some(language.t(remedy::of_token(problem)));
    }
    welcome.address().err().map(|error| language.t(remedy::of_address(error)))
}
