//! The panel as a page: head, parts, and what both parts are built from.

use egui::{Align, Frame, Layout, Margin, RichText, ScrollArea, Ui, vec2};

use super::{Tab, WebhookAction, WebhookPanel};
use crate::engine::ReceiverState;
use crate::i18n::{Clock, Language, Text, TimeText};
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Button};

/// Widest page, in points, of two columns and of one.
const WIDEST: f32 = 1320.0;
const WIDEST_COLUMN: f32 = 760.0;
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
        ScrollArea::vertical().id_salt("webhook").auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(24, 16)).show(ui, |ui| {
                let room = ui.available_width();
                let wide = room >= TWO_COLUMNS;
                ui.set_max_width(room.min(if wide { WIDEST } else { WIDEST_COLUMN }));
                ui.spacing_mut().item_spacing.y = space::M;
                self.head(ui, panel, actions);
                match panel.tab {
                    Tab::Status => two_columns(
                        ui,
                        wide,
                        &mut (panel, actions),
                        |ui, (panel, actions)| self.status(ui, panel, actions),
                        |ui, (panel, actions)| {
                            self.setup(ui, panel, actions);
                            self.put_back(ui, panel, actions);
                        },
                    ),
                    Tab::Bench => two_columns(
                        ui,
                        wide,
                        &mut (panel, actions),
                        |ui, (panel, actions)| self.bench(ui, panel, actions),
                        |ui, (panel, _)| self.answered(ui, panel),
                    ),
                }
            });
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
        let row = vec2(ui.available_width(), theme::CONTROL_HEIGHT);
        ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
            let again = Button::secondary(language.t(Text::WebhookRefresh)).icon(Icon::Retry).small();
            if ui.add(again.busy(panel.reading.is_running())).clicked() {
                actions.push(Action::Webhook(WebhookAction::Refresh));
            }
            if let Some(known) = &panel.known {
                let time = self.clock.text(known.at, TimeText::HourMinuteSecond, language);
                let checked = language.fill(Text::WebhookCheckedAt, &[("time", &time)]);
                ui.label(RichText::new(checked).font(theme::small()).color(p.faint));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                widgets::heading(ui, language.t(Text::RoomWebhook));
            });
        });
        ui.horizontal(|ui| {
            for (tab, text) in [(Tab::Status, Text::WebhookTabStatus), (Tab::Bench, Text::WebhookTabBench)] {
                if widgets::chip(ui, language.t(text), panel.tab == tab).clicked() {
                    actions.push(Action::Webhook(WebhookAction::ShowTab(tab)));
                }
            }
        });
    }
}

/// One beside the other where there is room, else one below the other.
fn two_columns<S>(
    ui: &mut Ui,
    wide: bool,
    state: &mut S,
    left: impl FnOnce(&mut Ui, &mut S),
    right: impl FnOnce(&mut Ui, &mut S),
) {
    if !wide {
        left(ui, state);
        right(ui, state);
        return;
    }
    ui.spacing_mut().item_spacing.x = space::L;
    ui.columns_const(|[one, two]| {
        for column in [&mut *one, &mut *two] {
            column.spacing_mut().item_spacing.x = space::S;
        }
        left(one, state);
        right(two, state);
    });
}

/// A card as wide as the column.
pub(super) fn card(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::S;
        add(ui);
    });
}

/// The title of a card.
pub(super) fn title(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(theme::body_bold()).color(Palette::of(ui).text));
}
