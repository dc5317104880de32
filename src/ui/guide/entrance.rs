//! The first screen: the demo, or a bot by its token; and how to get a token.

use egui::{Align, CornerRadius, Layout, Rect, RichText, Sense, Ui, Vec2, pos2, vec2};

use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::bots::{Roster, remember_tick};
use crate::ui::fonts;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Button, avatar, line};

use super::GuideAction;
use super::entry::{Entry, Trying, token_id};
use super::page::title;

/// Width of a card.
const CARD: f32 = 360.0;
/// Between the cards.
const GAP: f32 = 20.0;

/// How much room the two cards need, as measured in the last frame: they stand side by side with
/// their buttons at one height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cards {
    to_button: f32,
    below: f32,
}

/// What the screen shows.
pub struct EntranceView {
    /// Whether there is a token in the environment.
    pub environment: bool,
    /// What is being tried.
    pub trying: Option<Trying>,
    /// How to get a token, in the place of the demo.
    pub token_steps: bool,
    /// The step has just come.
    pub arrived: bool,
    /// The person's language.
    pub language: Language,
}

impl EntranceView {
    /// Shows the screen. Returns whether the person wants to go back.
    pub fn show(
        &self,
        ui: &mut Ui,
        entry: &mut Entry,
        roster: &mut Roster,
        cards: &mut Cards,
        actions: &mut Vec<Action>,
    ) -> bool {
        let p = Palette::of(ui);
        let language = self.language;
        if self.trying.is_none() {
            entry.take_paste(ui);
        }
        let escape = ui.input(|input| input.key_pressed(egui::Key::Escape));
        if escape && self.trying.is_some() {
            actions.push(Action::CancelConnecting);
        }
        let room = ui.available_rect_before_wrap();
        let narrow = room.width() < 800.0;
        let content = if narrow { 860.0 } else { 500.0 };
        let mut back = escape && self.trying.is_none() && self.token_steps;
        egui::ScrollArea::vertical().id_salt("welcome").auto_shrink(false).show(ui, |ui| {
            ui.add_space(((room.height() - content) * 0.42).max(space::XL).round());
            ui.vertical_centered(|ui| {
                ui.spacing_mut().item_spacing.y = space::S;
                let heading = language.t(Text::WelcomeTitle);
                ui.label(RichText::new(heading).font(fonts::bold(28.0)).color(p.text));
                ui.label(RichText::new(language.t(Text::WelcomeSubtitle)).color(p.soft));
                ui.add_space(20.0);
            });
            let width = if narrow { CARD } else { 2.0 * CARD + GAP };
            let left = ((room.width() - width) * 0.5).max(space::L);
            let layout =
                if narrow { Layout::top_down(Align::Min) } else { Layout::left_to_right(Align::Min) };
            let even = if narrow { Cards::default() } else { *cards };
            ui.horizontal(|ui| {
                ui.add_space(left);
                ui.allocate_ui_with_layout(vec2(width, 0.0), layout, |ui| {
                    ui.spacing_mut().item_spacing = vec2(GAP, GAP);
                    let first = if self.token_steps {
                        self.steps_card(ui, even, &mut back)
                    } else {
                        self.demo_card(ui, even, actions)
                    };
                    let bot = self.bot_card(ui, even, entry, roster, actions);
                    let needed = Cards {
                        to_button: first.to_button.max(bot.to_button),
                        below: first.below.max(bot.below),
                    };
                    if needed != *cards {
                        *cards = needed;
                        ui.ctx().request_discard("the cards were measured");
                        ui.ctx().request_repaint();
                    }
                });
            });
            ui.add_space(space::XL);
        });
        back
    }

    fn demo_card(&self, ui: &mut Ui, even: Cards, actions: &mut Vec<Action>) -> Cards {
        let language = self.language;
        let busy = self.trying == Some(Trying::Demo);
        let above = |ui: &mut Ui, _: &mut Vec<Action>| {
            widgets::heading(ui, language.t(Text::DemoTitle));
            widgets::paragraph(ui, language.t(Text::DemoText));
            ui.add_space(space::XS);
            for (id, name, words) in WAITING {
                waiting(ui, id, name, words);
            }
            ui.add_space(space::S);
        };
        let button = |ui: &mut Ui, actions: &mut Vec<Action>| {
            let button = Button::primary(language.t(Text::DemoStart)).wide().busy(busy);
            let reason = self.trying.is_some_and(Trying::is_bot).then(|| language.t(Text::Connecting));
            let start = ui.add(button.disabled(reason));
            if self.arrived {
                start.request_focus();
            }
            if start.clicked() {
                actions.push(Action::StartDemo);
            }
        };
        card(ui, even, actions, above, button, |ui, _| {
            widgets::hint(ui, language.t(if busy { Text::StartingDemo } else { Text::DemoHint }));
        })
    }

    /// Three steps to a token. What an article says is said; what BotFather asks is left to BotFather.
    fn steps_card(&self, ui: &mut Ui, even: Cards, back: &mut bool) -> Cards {
        let language = self.language;
        let steps = [
            (Text::TokenStepOpen, Text::TokenStepOpenText),
            (Text::TokenStepAsk, Text::TokenStepAskText),
            (Text::TokenStepCopy, Text::TokenStepCopyText),
        ];
        let above = |ui: &mut Ui, _: &mut bool| {
            title(ui, language.t(Text::TokenStepsTitle), theme::title());
            ui.add_space(space::XS);
            for (number, (heading, sentence)) in (1..).zip(steps) {
                step(ui, number, language.t(heading), language.t(sentence));
                ui.add_space(space::XS);
            }
        };
        let button = |ui: &mut Ui, back: &mut bool| {
            if ui.add(Button::secondary(language.t(Text::GuideBack)).wide()).clicked() {
                *back = true;
            }
        };
        card(ui, even, back, above, button, |ui, _| {
            widgets::hint(ui, language.t(Text::TokenStepsHint));
        })
    }

    fn bot_card(
        &self,
        ui: &mut Ui,
        even: Cards,
        entry: &mut Entry,
        roster: &mut Roster,
        actions: &mut Vec<Action>,
    ) -> Cards {
        let language = self.language;
        let busy = self.trying.is_some_and(Trying::is_bot);
        let mut enter = false;
        let mut state = (entry, roster, actions, &mut enter);
        let above = |ui: &mut Ui, (entry, _, actions, enter): &mut State<'_>| {
            widgets::heading(ui, language.t(Text::ConnectTitle));
            widgets::paragraph(ui, language.t(Text::ConnectText));
            if !self.token_steps && widgets::small_link(ui, language.t(Text::NoTokenYet)).clicked() {
                actions.push(Action::Guide(GuideAction::ShowTokenSteps));
            }
            ui.add_space(space::XS);
            if self.arrived && self.token_steps {
                ui.memory_mut(|memory| memory.request_focus(token_id()));
            }
            **enter = entry.fields(ui, busy, language);
            ui.add_space(space::XS);
        };
        let button = |ui: &mut Ui, (entry, _, actions, enter): &mut State<'_>| {
            let reason = entry.why_not(self.trying, language);
            let label = language.t(Text::CheckAndConnect);
            let button = if self.token_steps { Button::primary(label) } else { Button::secondary(label) };
            let pressed = ui.add(button.wide().busy(busy).disabled(reason)).clicked();
            if (pressed || **enter) && reason.is_none() && !busy {
                actions.push(Action::Connect);
            }
        };
        card(ui, even, &mut state, above, button, |ui, (entry, roster, actions, _)| {
            entry.outcome(ui, busy, self.environment, language, actions);
            remember_tick(ui, roster, language);
        })
    }
}

/// What the parts of the bot's card change: the form, what the person did, whether Enter was pressed.
type State<'a> = (&'a mut Entry, &'a mut Roster, &'a mut Vec<Action>, &'a mut bool);

/// A card of three parts: what stands above its button, the button, what stands below. It is as high
/// as `even` says, its button where `even` says. Returns what it needs itself.
fn card<S>(
    ui: &mut Ui,
    even: Cards,
    state: &mut S,
    above: impl FnOnce(&mut Ui, &mut S),
    button: impl FnOnce(&mut Ui, &mut S),
    below: impl FnOnce(&mut Ui, &mut S),
) -> Cards {
    let mut needed = Cards::default();
    ui.allocate_ui_with_layout(vec2(CARD, 0.0), Layout::top_down(Align::Min), |ui| {
        widgets::card(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            ui.set_width(CARD - 2.0 * space::XL);
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

/// Somebody who waits: a face, a name, the last words.
fn waiting(ui: &mut Ui, id: i64, name: &str, words: &str) {
    let p = Palette::of(ui);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    let face = Rect::from_min_size(row.min + vec2(0.0, 2.0), Vec2::splat(32.0));
    avatar::paint(ui.painter(), face, name, avatar::color_of(id));
    let left = face.right() + 10.0;
    let room = row.right() - left;
    let name = line::layout(ui, name, fonts::bold(13.0), p.text, room);
    let words = line::layout(ui, words, theme::small(), p.soft, room);
    ui.painter().galley(pos2(left, row.top() + 10.0 - name.size().y * 0.5), name, p.text);
    ui.painter().galley(pos2(left, row.top() + 27.0 - words.size().y * 0.5), words, p.soft);
}

/// A numbered step: what to do, and a sentence about it.
fn step(ui: &mut Ui, number: u8, heading: &str, sentence: &str) {
    const CIRCLE: f32 = 24.0;
    let p = Palette::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, 0.0);
        let (place, _) = ui.allocate_exact_size(Vec2::splat(CIRCLE), Sense::hover());
        ui.painter().rect_filled(place, CornerRadius::same(12), p.accent_soft);
        let digit = line::layout(ui, &number.to_string(), theme::small_bold(), p.accent, CIRCLE);
        ui.painter().galley(place.center() - digit.size() * 0.5, digit, p.accent);
        ui.vertical(|ui| {
            ui.add_space(2.0);
            let heading = RichText::new(heading).font(theme::body_bold()).color(p.text);
            ui.add(egui::Label::new(heading).wrap());
            ui.add_space(2.0);
            widgets::hint(ui, sentence);
        });
    });
}
