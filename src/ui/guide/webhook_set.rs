//! Another server receives what people write to the bot: the guide stops, and the person chooses.

use egui::Ui;

use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{self, Banner, Kind};

use super::GuideAction;
use super::choice::choice;
use super::page::title;

/// What the step shows.
pub struct WebhookSetView<'a> {
    /// The person's language.
    pub language: Language,
    /// Who has the updates.
    pub host: &'a str,
    /// The server is asked again.
    pub busy: bool,
    /// What came of asking again: it is still set, or why that is not known.
    pub note: Option<&'a str>,
    /// The step has just come.
    pub arrived: bool,
}

impl WebhookSetView<'_> {
    /// Shows what is in the card.
    pub fn show(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let language = self.language;
        title(ui, language.t(Text::ConflictTitle), theme::title());
        let host = widgets::display_name(self.host);
        widgets::paragraph(ui, &language.fill(Text::ConflictText, &[("host", &host)]));
        ui.add_space(space::XS);
        let ways = [
            (Icon::Eye, Text::LookOn, Text::GuideLookOnText, GuideAction::LookOn),
            (Icon::Webhook, Text::OpenWebhookPanel, Text::GuidePanelText, GuideAction::OpenWebhookPanel),
            (Icon::Bot, Text::GuideOtherBot, Text::GuideOtherBotText, GuideAction::OtherBot),
        ];
        ui.add_enabled_ui(!self.busy, |ui| {
            for (place, (icon, name, sentence, action)) in ways.into_iter().enumerate() {
                let way = choice(ui, icon, language.t(name), language.t(sentence));
                if self.arrived && place == 0 {
                    way.request_focus();
                }
                if way.clicked() {
                    actions.push(Action::Guide(action));
                }
            }
            ui.add_space(space::XS);
            if widgets::small_link(ui, language.t(Text::CheckAgain)).clicked() {
                actions.push(Action::Guide(GuideAction::CheckWebhook));
            }
        });
        if let Some(note) = self.note {
            Banner::new(Kind::Warn, note).show(ui);
        }
    }
}
