//! Where a message is written.

use egui::{
    Align, Event, Frame, Id, Key, KeyboardShortcut, Layout, Margin, Modifiers, RichText, Stroke, TextEdit, Ui,
};

use crate::i18n::{Language, Text};

use super::action::Action;
use super::conversation::{Composer, MAX_TEXT_UNITS};
use super::icons::Icon;
use super::theme::{self, Palette, radius, space};
use super::widgets::{self, Button, IconButton};

/// From here on the length is shown.
const COUNT_FROM: usize = MAX_TEXT_UNITS * 9 / 10;
/// Lines the field grows to before it scrolls.
const MOST_LINES: f32 = 8.0;
/// More text than this is not laid out in the field; a paste beyond it is cut and said to be.
const MOST_CHARS: usize = 40_000;

/// Shows the composer. Enter sends, Shift+Enter breaks the line; while an input method composes,
/// Enter belongs to it.
pub fn show(ui: &mut Ui, composer: &mut Composer, language: Language, actions: &mut Vec<Action>) {
    let p = Palette::of(ui);
    let id = field_id();
    let focused = ui.memory(|memory| memory.has_focus(id));
    let edge = if focused { p.accent } else { p.edge };
    Frame::new()
        .fill(p.panel)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(f32::from(radius::CARD))
        .inner_margin(Margin { left: 12, right: 8, top: 8, bottom: 8 })
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            reply_line(ui, composer, language, actions);
            let send = field(ui, composer, id, focused, language);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let reason = refusal(composer, language);
                let button = Button::primary(language.t(Text::Send))
                    .trailing(Icon::Send)
                    .tooltip(language.t(Text::SendTooltip))
                    .disabled(reason.as_deref());
                let pressed = ui.add(button).clicked();
                if (pressed || send) && composer.can_send() {
                    actions.push(Action::Send);
                }
                let units = composer.units();
                if units >= COUNT_FROM {
                    let color = if units > MAX_TEXT_UNITS { p.bad } else { p.soft };
                    let text = format!(
                        "{} / {}",
                        language.number(units as u64),
                        language.number(MAX_TEXT_UNITS as u64)
                    );
                    ui.label(RichText::new(text).font(theme::small()).color(color))
                        .on_hover_text(too_long(units, language));
                }
            });
        });
}

/// The field's id, for shortcuts and tests.
#[must_use]
pub fn field_id() -> Id {
    Id::unique("composer")
}

fn reply_line(ui: &mut Ui, composer: &Composer, language: Language, actions: &mut Vec<Action>) {
    let Some(reply) = &composer.reply_to else {
        return;
    };
    let p = Palette::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        super::icons::icon(ui, Icon::Reply, 16.0, p.accent);
        let name = reply.from_name.as_deref().map(widgets::display_name).unwrap_or_default();
        let title = language.fill(Text::ReplyingTo, &[("name", &name)]);
        ui.label(RichText::new(title).font(theme::small_bold()).color(p.accent));
        let text = widgets::one_line(reply.text.as_deref().unwrap_or_default(), 160).into_owned();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(IconButton::new(Icon::Close, language.t(Text::CancelReply)).size(24.0)).clicked() {
                actions.push(Action::CancelReply);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = RichText::new(text).font(theme::small()).color(p.soft);
                ui.add(egui::Label::new(text).truncate());
            });
        });
    });
}

/// The field itself. Returns whether Enter asked to send.
fn field(ui: &mut Ui, composer: &mut Composer, id: Id, focused: bool, language: Language) -> bool {
    let p = Palette::of(ui);
    let send = focused && !composing(ui) && take_enter(ui);
    let line = ui.text_style_height(&egui::TextStyle::Body);
    let area = egui::ScrollArea::vertical().id_salt("composer-scroll").max_height(line * MOST_LINES);
    let response = area
        .show(ui, |ui| {
            let edit = TextEdit::multiline(&mut composer.text)
                .id(id)
                .frame(Frame::NONE)
                .hint_text(RichText::new(language.t(Text::WriteMessage)).color(p.faint))
                .return_key(Some(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter)))
                .char_limit(MOST_CHARS)
                .desired_rows(2)
                .desired_width(f32::INFINITY);
            ui.add(edit).accessible_name(language.t(Text::MessageField))
        })
        .inner;
    if response.changed() {
        composer.touched();
    }
    if std::mem::take(&mut composer.wants_focus) {
        response.request_focus();
    }
    send
}

/// Whether an input method is at work in this frame: what Enter means then is its business.
fn composing(ui: &Ui) -> bool {
    let key = Id::unique("composer-ime");
    let was = ui.data(|data| data.get_temp::<bool>(key)).unwrap_or(false);
    let (mut now, mut touched) = (was, was);
    ui.input(|input| {
        for event in &input.events {
            if let Event::Ime(ime) = event {
                touched = true;
                now = matches!(ime, egui::ImeEvent::Preedit { text, .. } if !text.is_empty());
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(key, now));
    touched
}

/// Takes Enter without Shift. [`egui::InputState::consume_key`] would take it with Shift, too.
fn take_enter(ui: &Ui) -> bool {
    let is_send = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if !modifiers.shift);
    ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !is_send(event));
        input.events.len() < before
    })
}

fn refusal(composer: &Composer, language: Language) -> Option<String> {
    match composer.units() {
        0 => Some(language.t(Text::NothingToSend).to_owned()),
        units if units > MAX_TEXT_UNITS => Some(too_long(units, language)),
        _ => None,
    }
}

fn too_long(units: usize, language: Language) -> String {
    let (count, limit) = (language.number(units as u64), language.number(MAX_TEXT_UNITS as u64));
    language.fill(Text::TooLongToSend, &[("count", &count), ("limit", &limit)])
}
