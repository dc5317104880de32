//! The panel as a page: its head and its two parts.

use egui::Ui;

use super::{Tab, WebhookAction, WebhookPanel};
use crate::engine::ReceiverState;
use crate::i18n::{Clock, Language, Text, TimeText};
use crate::ui::action::Action;
use crate::ui::theme::{Palette, space};
use crate::ui::widgets;

/// From this width on the page has two columns.
const TWO_COLUMNS: f32 = 1000.0;

/// What the panel needs to know besides itself.
#[derive(Clone, Copy)]
pub struct WebhookView<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
    /// How this console receives.
    pub receiver: &'a ReceiverState,
    /// Whether the Bot API is on this computer.
    pub local: bool,
}

impl WebhookView<'_> {
    /// Shows the panel.
    pub fn show(&self, ui: &mut Ui, panel: &mut WebhookPanel, actions: &mut Vec<Action>) {
        Self::refresh_gently(ui, panel, actions);
        actions.extend(panel.take_question().map(Action::from));
        widgets::wide_page(ui, "webhook", TWO_COLUMNS, |ui, wide| {
            self.head(ui, panel, actions);
            match panel.tab {
                Tab::Status => widgets::two_columns(
                    ui,
                    wide,
                    &mut (panel, actions),
                    |ui, (panel, actions)| self.status(ui, panel, actions),
                    |ui, (panel, actions)| {
                        self.setup(ui, panel, actions);
                        self.put_back(ui, panel, actions);
                    },
                ),
                Tab::Bench => widgets::two_columns(
                    ui,
                    wide,
                    &mut (panel, actions),
                    |ui, (panel, actions)| self.bench(ui, panel, actions),
                    |ui, (panel, _)| self.answered(ui, panel),
                ),
            }
        });
    }

    /// Asks again when it is time, and otherwise wakes the window then. A window that is not shown
    /// does not come here, so nothing is asked for nobody.
    fn refresh_gently(ui: &Ui, panel: &WebhookPanel, actions: &mut Vec<Action>) {
        match panel.refresh_due() {
            Some(due) if due.is_zero() => actions.push(Action::Webhook(WebhookAction::Refresh)),
            Some(due) => ui.ctx().request_repaint_after(due),
            None => {}
        }
    }

    fn head(&self, ui: &mut Ui, panel: &WebhookPanel, actions: &mut Vec<Action>) {
        let language = self.language;
        let p = Palette::of(ui);
        let checked = panel.known.as_ref().map(|known| {
            let time = self.clock.text(known.at, TimeText::HourMinuteSecond, language);
            (language.fill(Text::WebhookCheckedAt, &[("time", &time)]), p.faint)
        });
        let (title, again) = (language.t(Text::RoomWebhook), language.t(Text::WebhookRefresh));
        if widgets::page_head(ui, title, again, panel.reading.is_running(), checked) {
            actions.push(Action::Webhook(WebhookAction::Refresh));
        }
        ui.horizontal(|ui| {
            for (tab, text) in [(Tab::Status, Text::WebhookTabStatus), (Tab::Bench, Text::WebhookTabBench)] {
                if widgets::chip(ui, language.t(text), panel.tab == tab).clicked() {
                    actions.push(Action::Webhook(WebhookAction::ShowTab(tab)));
                }
            }
        });
    }
}

/// A card of the page.
pub(super) fn card(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    widgets::part(ui, space::S, add);
}
