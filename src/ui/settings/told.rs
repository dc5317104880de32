//! How a new message is told of.

use egui::Ui;

use crate::i18n::Text;
use crate::ui::action::Action;
use crate::ui::notify::{BellView, NotifyAction, quiet_offers};
use crate::ui::theme::space;
use crate::ui::widgets::{self, Button};

use super::view::SettingsView;

impl SettingsView<'_> {
    pub(super) fn told(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let mut wanted = self.settings.notifications;
        self.part(ui, Text::NotifyMenu, |ui| {
            widgets::hint(ui, self.t(Text::NotifyOn));
            widgets::switch(ui, &mut wanted.enabled, self.t(Text::NotifyEnabled));
            ui.add_enabled_ui(wanted.enabled, |ui| {
                ui.spacing_mut().item_spacing.y = space::S;
                widgets::switch(ui, &mut wanted.show_text, self.t(Text::NotifyShowText));
                widgets::hint(ui, self.t(Text::NotifyShowTextHint));
                widgets::switch(ui, &mut wanted.sound, self.t(Text::NotifySound));
            });
        });
        if wanted != self.settings.notifications {
            self.change(actions, |settings| settings.notifications = wanted);
        }
        self.part(ui, Text::QuietTitle, |ui| {
            let now = self.clock.millis();
            let bell = BellView { language: self.language, clock: self.clock, wishes: &wanted };
            if let Some(until) = bell.quiet_text().filter(|_| wanted.enabled && wanted.is_quiet(now)) {
                widgets::paragraph(ui, &until);
                if ui.add(Button::secondary(self.t(Text::QuietEnd))).clicked() {
                    actions.push(Action::Notify(NotifyAction::Quiet(None)));
                }
                return;
            }
            widgets::hint(ui, self.t(Text::QuietText));
            let offers = quiet_offers(self.clock, self.language);
            let names: Vec<&str> = offers.iter().map(|(name, _)| name.as_str()).collect();
            let pressed = ui.add_enabled_ui(wanted.enabled, |ui| self.choice(ui, &names, None)).inner;
            if let Some((_, until)) = pressed.and_then(|place| offers.get(place)) {
                actions.push(Action::Notify(NotifyAction::Quiet(Some(*until))));
            }
        });
    }
}
