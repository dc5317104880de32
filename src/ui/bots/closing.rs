//! The window is to be closed while messages wait in an outbox: asks first.

use egui::{Context, Label, RichText, Ui, ViewportCommand};

use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::session::Session;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Button, Dialog};

use super::{BotsAction, Running};

/// What waits in the outbox of one bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its username.
    pub username: String,
    /// The demo keeps nothing.
    pub is_demo: bool,
    /// Queued or being sent.
    pub soon: u32,
    /// Files that are being uploaded, among these.
    pub uploads: u32,
    /// Waiting for their time.
    pub later: u32,
}

/// How far the window is from being closed.
#[derive(Debug, Default)]
pub enum Closing {
    /// Nobody wants it closed.
    #[default]
    Open,
    /// The outboxes are being counted.
    Counting,
    /// The person is asked.
    Asking(Vec<Waiting>),
    /// It closes.
    Sure,
}

impl Closing {
    /// Holds the window open while messages wait, until the person has said what they want.
    pub fn update(&mut self, context: &Context, running: &Running) {
        let requested = context.input(|input| input.viewport().close_requested());
        if requested && !matches!(self, Self::Sure) {
            if matches!(self, Self::Open) {
                *self = Self::Counting;
            }
            if !matches!(self, Self::Counting) || !running.iter().all(Session::is_outbox_counted) {
                context.send_viewport_cmd(ViewportCommand::CancelClose);
                return;
            }
        }
        if !matches!(self, Self::Counting) || !running.iter().all(Session::is_outbox_counted) {
            return;
        }
        let waiting = waiting(running);
        match (waiting.is_empty(), requested) {
            (true, true) => *self = Self::Sure,
            (true, false) => self.close(context),
            (false, requested) => {
                if requested {
                    context.send_viewport_cmd(ViewportCommand::CancelClose);
                }
                context.send_viewport_cmd(ViewportCommand::Focus);
                *self = Self::Asking(waiting);
            }
        }
    }

    /// Closes the window.
    pub fn close(&mut self, context: &Context) {
        *self = Self::Sure;
        context.send_viewport_cmd(ViewportCommand::Close);
    }

    /// Leaves it open.
    pub fn stay(&mut self) {
        *self = Self::Open;
    }

    /// Asks as if the window were to be closed, for pictures.
    pub fn ask(&mut self, running: &Running) {
        *self = Self::Asking(waiting(running));
    }
}

fn waiting(running: &Running) -> Vec<Waiting> {
    let waiting = running.iter().map(|session| Waiting {
        username: session.identity().username.clone(),
        is_demo: session.is_demo(),
        soon: session.unsent.waiting.saturating_sub(session.unsent.later),
        uploads: u32::try_from(session.engine().uploads().len()).unwrap_or(u32::MAX),
        later: session.unsent.later,
    });
    waiting.filter(|waiting| waiting.soon + waiting.later > 0).collect()
}

/// The question.
#[derive(Clone, Copy)]
pub struct ClosingView {
    /// The person's language.
    pub language: Language,
}

impl ClosingView {
    /// Shows it while the person is asked.
    pub fn show(&self, ui: &Ui, closing: &Closing, actions: &mut Vec<Action>) {
        let Closing::Asking(waiting) = closing else {
            return;
        };
        let language = self.language;
        let mut pressed = Vec::new();
        let closed = Dialog::new("closing", language.t(Text::ClosingTitle), language.t(Text::Dismiss)).show(
            ui,
            &mut pressed,
            |ui, _| {
                ui.spacing_mut().item_spacing.y = space::S;
                for bot in waiting {
                    self.bot(ui, bot);
                }
                ui.add_space(space::XS);
                if waiting.iter().any(|bot| !bot.is_demo) {
                    widgets::paragraph(ui, language.t(Text::ClosingText));
                }
                if waiting.iter().any(|bot| bot.is_demo) {
                    widgets::paragraph(ui, language.t(Text::ClosingDemo));
                }
            },
            |ui, pressed| {
                if ui.add(Button::primary(language.t(Text::Stay))).clicked() {
                    pressed.push(BotsAction::Stay);
                }
                if ui.add(Button::secondary(language.t(Text::CloseAnyway))).clicked() {
                    pressed.push(BotsAction::CloseAnyway);
                }
            },
        );
        if closed {
            pressed.push(BotsAction::Stay);
        }
        actions.extend(pressed.into_iter().map(Action::Bots));
    }

    fn bot(self, ui: &mut Ui, bot: &Waiting) {
        let p = Palette::of(ui);
        let language = self.language;
        let name = if bot.is_demo {
            language.t(Text::DemoBot).to_owned()
        } else {
            format!("@{}", widgets::display_name(&bot.username))
        };
        let counts = [
            (Text::ClosingSoon, bot.soon),
            (Text::ClosingUploads, bot.uploads),
            (Text::ClosingLater, bot.later),
        ];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        let counts: Vec<String> = counts
            .map(|(text, count)| language.fill(text, &[("count", &language.number(u64::from(count)))]))
            .collect();
        widgets::well(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            let name = RichText::new(name).font(theme::body_bold()).color(p.text);
            ui.add(Label::new(name).truncate());
            for count in counts {
                ui.label(RichText::new(count).font(theme::small()).color(p.soft));
            }
        });
    }
}
