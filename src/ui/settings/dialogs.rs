//! The questions before something is deleted.

use egui::{Id, Ui};

use crate::engine::is_username;
use crate::i18n::Text;
use crate::settings::Retention;
use crate::store::BotMark;
use crate::ui::action::Action;
use crate::ui::theme::space;
use crate::ui::widgets::{self, Banner, Button, Dialog, Kind, TextField};

use super::view::SettingsView;
use super::{AskingDays, SettingsAction, SettingsPage};

impl SettingsView<'_> {
    pub(super) fn dialogs(&self, ui: &Ui, page: &mut SettingsPage, actions: &mut Vec<Action>) {
        if let Some(asking) = &page.asking_days
            && self.ask_days(ui, asking, actions)
        {
            page.asking_days = None;
        }
        if let Some(typed) = &mut page.erasing
            && self.ask_erase(ui, typed, actions)
        {
            page.erasing = None;
        }
    }

    /// Whether it is answered.
    fn ask_days(&self, ui: &Ui, asking: &AskingDays, actions: &mut Vec<Action>) -> bool {
        let days = asking.days.to_string();
        let title = self.language.fill(Text::RetentionAskTitle, &[("days", &days)]);
        let mut answered = false;
        let closed = Dialog::new("retention", &title, self.t(Text::DialogClose)).show(
            ui,
            &mut (&mut answered, actions),
            |ui, _| {
                ui.spacing_mut().item_spacing.y = space::S;
                widgets::paragraph(ui, self.t(Text::RetentionAskText));
                if let Some((messages, updates)) = asking.older {
                    let (messages, updates) = (self.language.number(messages), self.language.number(updates));
                    let name = widgets::display_name(self.bot.name);
                    let values = [("name", &*name), ("messages", &messages), ("updates", &updates)];
                    let text = self.language.fill(Text::RetentionAskCount, &values);
                    Banner::new(Kind::Warn, &text).show(ui);
                }
                widgets::hint(ui, self.t(Text::RetentionAskKept));
            },
            |ui, (answered, actions)| {
                if ui.add(Button::danger(self.t(Text::RetentionDelete))).clicked() {
                    self.change(actions, |settings| settings.retention = Retention::Days(asking.days));
                    **answered = true;
                }
                **answered |= ui.add(Button::secondary(self.t(Text::Cancel))).clicked();
            },
        );
        closed || answered
    }

    /// Whether it is answered.
    fn ask_erase(&self, ui: &Ui, typed: &mut String, actions: &mut Vec<Action>) -> bool {
        let bot = self.bot.name;
        let name = widgets::display_name(bot);
        let title = self.language.fill(Text::EraseAskTitle, &[("name", &name)]);
        let guarded = self.bot.mark == Some(BotMark::Production);
        let mut answered = false;
        let closed = Dialog::new("erase", &title, self.t(Text::DialogClose)).firm().show(
            ui,
            &mut (&mut answered, typed, actions),
            |ui, (_, typed, _)| {
                ui.spacing_mut().item_spacing.y = space::S;
                widgets::paragraph(ui, self.t(Text::EraseAskText));
                widgets::hint(ui, self.t(Text::EraseAskStays));
                if guarded {
                    let label = self.language.fill(Text::GuardType, &[("name", bot)]);
                    TextField::new(Id::unique("erase-username"), &label).hint(bot).code().show(ui, typed);
                }
            },
            |ui, (answered, typed, actions)| {
                let missing = (guarded && !is_username(typed, bot)).then(|| self.t(Text::EraseTypeFirst));
                if ui.add(Button::danger(self.t(Text::EraseGo)).disabled(missing)).clicked() {
                    actions.push(Action::Settings(SettingsAction::Erase));
                    **answered = true;
                }
                **answered |= ui.add(Button::secondary(self.t(Text::Cancel))).clicked();
            },
        );
        closed || answered
    }
}
