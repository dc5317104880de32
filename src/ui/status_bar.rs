//! The line at the bottom: how receiving and sending stand.

use std::time::Instant;

use egui::{Align, Layout, RichText, Ui, vec2};

use crate::about;
use crate::engine::{Command, ReceiverState};
use crate::i18n::{Language, Text};
use crate::store::OutboxCounts;

use super::action::Action;
use super::notify::BellView;
use super::remedy;
use super::theme::{self, Palette, space};
use super::widgets;

/// Height of the bar.
pub const HEIGHT: f32 = 28.0;

/// What the bar shows.
pub struct StatusBar<'a> {
    /// The person's language.
    pub language: Language,
    /// How receiving stands.
    pub receiver: &'a ReceiverState,
    /// Sends that are not settled.
    pub outbox: OutboxCounts,
    /// Requests in the last second, and the limit.
    pub requests: (usize, usize),
    /// How long the last call took, milliseconds.
    pub round_trip: Option<u128>,
    /// The bot's name.
    pub bot: &'a str,
    /// Whether the person is told of messages.
    pub bell: BellView<'a>,
}

impl StatusBar<'_> {
    /// Shows the bar.
    pub fn show(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let language = self.language;
        let soft = |text: String| RichText::new(text).font(theme::small()).color(p.soft);
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            self.receiving(ui, actions);
            let in_doubt = self.outbox.failed + self.outbox.unknown;
            // Where there is little room, what asks for something goes before what only informs.
            let wide = ui.available_width() > if in_doubt > 0 { 620.0 } else { 480.0 };
            if let Some(ms) = self.round_trip.filter(|_| wide) {
                let text = language.fill(Text::RoundTrip, &[("ms", &ms.to_string())]);
                ui.label(soft(text)).on_hover_text(language.t(Text::RoundTripTooltip));
            }
            if self.outbox.waiting > 0 {
                let count = language.number(u64::from(self.outbox.waiting));
                ui.label(soft(language.fill(Text::WaitingToSend, &[("count", &count)])));
            }
            if in_doubt > 0 {
                let count = language.number(u64::from(in_doubt));
                let text = language.fill(Text::NeedsYou, &[("count", &count)]);
                let text = RichText::new(text).font(theme::small()).color(p.bad);
                let link = ui.add(egui::Label::new(text).sense(egui::Sense::click()));
                if link.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                    actions.push(Action::GoTo(super::action::Room::Outbox));
                }
            }
            // Where sending and receiving wait, how fast they could be is nobody's question.
            let waits = matches!(self.receiver, ReceiverState::BackingOff { attempt, .. } if *attempt >= 2);
            let (used, limit) = self.requests;
            let values = [("used", used.to_string()), ("limit", limit.to_string())];
            let values: Vec<(&str, &str)> =
                values.iter().map(|(key, value)| (*key, value.as_str())).collect();
            if !waits && wide {
                ui.label(soft(language.fill(Text::RequestsUsed, &values)));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                ui.label(soft(format!("{} · {}", self.bot, about::VERSION)));
                self.bell.show(ui, actions);
            });
        });
    }

    fn receiving(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let language = self.language;
        let (color, text) = match self.receiver {
            ReceiverState::Starting => (p.warn, language.t(Text::Starting).to_owned()),
            ReceiverState::Receiving => (p.ok, language.t(Text::Receiving).to_owned()),
            ReceiverState::BackingOff { until, .. } => {
                let left = until.saturating_duration_since(Instant::now());
                let seconds = left.as_secs_f32().ceil().max(1.0) as u64;
                (p.warn, language.fill(Text::BackingOff, &[("seconds", &seconds.to_string())]))
            }
            ReceiverState::Paused => (p.faint, language.t(Text::Paused).to_owned()),
            ReceiverState::Conflict { .. } => (p.bad, language.t(Text::Conflict).to_owned()),
            ReceiverState::Stopped { .. } => (p.bad, language.t(Text::Stopped).to_owned()),
            ReceiverState::StoreTrouble { .. } => (p.bad, language.t(Text::StoreTrouble).to_owned()),
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            widgets::status_dot(ui, color);
            let state = ui.label(RichText::new(text).font(theme::small()).color(p.text));
            if let ReceiverState::BackingOff { attempt, error, .. } = self.receiver {
                let remedy = remedy::of_call(error, language);
                state.on_hover_text(remedy.sentence());
                // The first failure is often the last; the second needs its reason.
                if *attempt >= 2 {
                    let room = vec2((ui.ctx().content_rect().width() * 0.28).min(420.0), 20.0);
                    let reason = RichText::new(&remedy.what).font(theme::small()).color(p.warn);
                    let galley = widgets::line::layout(ui, &remedy.what, theme::small(), p.warn, room.x);
                    let size = vec2(galley.size().x.ceil() + 1.0, room.y);
                    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                        ui.add(egui::Label::new(reason).truncate()).on_hover_text(remedy.sentence());
                    });
                }
            }
            let action = match self.receiver {
                ReceiverState::Starting | ReceiverState::Receiving => {
                    Some((Text::Pause, Command::PauseReceiving))
                }
                ReceiverState::BackingOff { .. } => Some((Text::RetryNow, Command::StartReceiving)),
                ReceiverState::Paused => Some((Text::Resume, Command::StartReceiving)),
                _ => None,
            };
            if let Some((label, command)) = action
                && widgets::small_link(ui, language.t(label)).clicked()
            {
                actions.push(Action::Engine(Box::new(command)));
            }
        });
    }
}
