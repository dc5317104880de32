//! The way in: the demo, or a bot by its token.

use egui::{Align, Id, Layout, Rect, RichText, Sense, Ui, Vec2, pos2, vec2};
use secrecy::zeroize::Zeroize as _;

use crate::api::{ApiAddress, Diagnosis, Token, diagnose};
use crate::i18n::{Language, Text};

use super::action::Action;
use super::bots::{Roster, remember_tick};
use super::icons::Icon;
use super::remedy::{self, Remedy};
use super::theme::{self, Palette, space};
use super::widgets::{self, Banner, Button, Kind, TextField, avatar, line};

/// What is entered on the first screen, and what became of the last try.
pub struct Welcome {
    token: String,
    address: String,
    address_shown: bool,
    /// Why the last try failed.
    pub failure: Option<Remedy>,
    /// Whether it was brought into view.
    failure_seen: bool,
    cards: Cards,
}

/// How much room the two cards need, as measured in the last frame: they stand side by side with
/// their buttons at one height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Cards {
    to_button: f32,
    below: f32,
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
            failure_seen: false,
            cards: Cards::default(),
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
#[expect(clippy::too_many_arguments, reason = "what the screen shows, each named")]
pub fn show(
    ui: &mut Ui,
    welcome: &mut Welcome,
    roster: &mut Roster,
    environment: bool,
    trying: Option<Trying>,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let p = Palette::of(ui);
    let room = ui.available_rect_before_wrap();
    let narrow = room.width() < 800.0;
    let content = if narrow { 860.0 } else { 500.0 };
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
        let even = if narrow { Cards::default() } else { welcome.cards };
        ui.horizontal(|ui| {
            ui.add_space(left);
            ui.allocate_ui_with_layout(vec2(width, 0.0), layout, |ui| {
                ui.spacing_mut().item_spacing = vec2(gap, gap);
                let demo = demo_card(ui, card, even, trying, language, actions);
                let bot = bot_card(ui, card, even, welcome, roster, environment, trying, language, actions);
                let needed =
                    Cards { to_button: demo.to_button.max(bot.to_button), below: demo.below.max(bot.below) };
                if needed != welcome.cards {
                    welcome.cards = needed;
                    ui.ctx().request_discard("the cards were measured");
                    ui.ctx().request_repaint();
                }
            });
        });
        ui.add_space(space::XL);
    });
}

/// A card of three parts: what stands above its button, the button, what stands below. It is as high
/// as `even` says, its button where `even` says. Returns what it needs itself.
fn card<S>(
    ui: &mut Ui,
    width: f32,
    even: Cards,
    state: &mut S,
    above: impl FnOnce(&mut Ui, &mut S),
    button: impl FnOnce(&mut Ui, &mut S),
    below: impl FnOnce(&mut Ui, &mut S),
) -> Cards {
    let mut needed = Cards::default();
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        widgets::card(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            ui.set_width(width - 2.0 * space::XL);
            let top = ui.cursor().top();
            above(ui, state);
            needed.to_button = (ui.cursor().top() - top).round();
            ui.add_space((even.to_button - needed.to_button).max(0.0));
            button(ui, state);
            let top = ui.cursor().top();
            below(ui, state);
            needed.below = (ui.min_rect().bottom() - top).round();
            ui.expand_to_include_y(top + even.below);
        });
    });
    needed
}

/// Some of those who write to the demo bot: id, name, words.
const WAITING: [(i64, &str, &str); 3] = [
    (987_654_321, "Ada Lovelace", "Does the invoice come by mail?"),
    (512_345_678, "小明", "今天天气很好，谢谢你！"),
    (3_000_000_019, "Grace Hopper", "Is there a manual for the new scanner?"),
];

fn demo_card(
    ui: &mut Ui,
    width: f32,
    even: Cards,
    trying: Option<Trying>,
    language: Language,
    actions: &mut Vec<Action>,
) -> Cards {
    let busy = trying == Some(Trying::Demo);
    let above = |ui: &mut Ui, _: &mut Vec<Action>| {
        let p = Palette::of(ui);
        widgets::heading(ui, language.t(Text::DemoTitle));
        ui.label(RichText::new(language.t(Text::DemoText)).color(p.soft).line_height(Some(theme::BODY_LINE)));
        ui.add_space(space::XS);
        for (id, name, words) in WAITING {
            waiting(ui, id, name, words);
        }
        ui.add_space(space::S);
    };
    let button = |ui: &mut Ui, actions: &mut Vec<Action>| {
        let button = Button::primary(language.t(Text::DemoStart)).wide().busy(busy);
        let reason = (trying == Some(Trying::Bot)).then(|| language.t(Text::Connecting));
        if ui.add(button.disabled(reason)).clicked() {
            actions.push(Action::StartDemo);
        }
    };
    card(ui, width, even, actions, above, button, |ui, _| {
        widgets::hint(ui, language.t(if busy { Text::StartingDemo } else { Text::DemoHint }));
    })
}

/// Somebody who waits: a face, a name, the last words.
fn waiting(ui: &mut Ui, id: i64, name: &str, words: &str) {
    let p = Palette::of(ui);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    let face = Rect::from_min_size(row.min + vec2(0.0, 2.0), Vec2::splat(32.0));
    avatar::paint(ui.painter(), face, name, avatar::color_of(id));
    let left = face.right() + 10.0;
    let room = row.right() - left;
    let name = line::layout(ui, name, super::fonts::bold(13.0), p.text, room);
    let words = line::layout(ui, words, theme::small(), p.soft, room);
    ui.painter().galley(pos2(left, row.top() + 10.0 - name.size().y * 0.5), name, p.text);
    ui.painter().galley(pos2(left, row.top() + 27.0 - words.size().y * 0.5), words, p.soft);
}

/// What both parts of the card change: the form, what the person did, whether Enter was pressed.
type State<'a> = (&'a mut Welcome, &'a mut Roster, &'a mut Vec<Action>, &'a mut bool);

#[expect(clippy::too_many_arguments, reason = "what the card shows, each named")]
fn bot_card(
    ui: &mut Ui,
    width: f32,
    even: Cards,
    welcome: &mut Welcome,
    roster: &mut Roster,
    environment: bool,
    trying: Option<Trying>,
    language: Language,
    actions: &mut Vec<Action>,
) -> Cards {
    let busy = trying == Some(Trying::Bot);
    let mut enter = false;
    let mut state = (welcome, roster, actions, &mut enter);
    let above = |ui: &mut Ui, (welcome, _, _, enter): &mut State<'_>| {
        let p = Palette::of(ui);
        widgets::heading(ui, language.t(Text::ConnectTitle));
        ui.label(
            RichText::new(language.t(Text::ConnectText)).color(p.soft).line_height(Some(theme::BODY_LINE)),
        );
        ui.add_space(space::XS);
        **enter = token_field(ui, welcome, busy, language);
        address_field(ui, welcome, busy, language);
        ui.add_space(space::XS);
    };
    let button = |ui: &mut Ui, (welcome, _, actions, enter): &mut State<'_>| {
        let reason = why_not(welcome, trying, language);
        let button = Button::secondary(language.t(Text::CheckAndConnect)).wide().busy(busy).disabled(reason);
        if (ui.add(button).clicked() || **enter) && reason.is_none() && !busy {
            actions.push(Action::Connect);
        }
    };
    card(ui, width, even, &mut state, above, button, |ui, (welcome, roster, actions, _)| {
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
        // Below the button: what was pressed stays under the pointer.
        if let Some(failure) = &welcome.failure {
            let banner = ui.scope(|ui| Banner::new(Kind::Bad, &failure.what).text(&failure.todo).show(ui));
            if !welcome.failure_seen {
                banner.response.scroll_to_me(None);
            }
        }
        welcome.failure_seen = welcome.failure.is_some();
        remember_tick(ui, roster, language);
    })
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
    // The line is there from the start, so that nothing moves when it is needed.
    let field = field.note(if note.is_empty() { " " } else { &note }, kind);
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
