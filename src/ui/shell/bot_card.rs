//! The bot below the chat list, and its menu.

use egui::{Align, Layout, Popup, RichText, Ui, vec2};

use crate::i18n::Text;
use crate::store::BotMark;

use super::Shell;
use crate::ui::action::Action;
use crate::ui::guard::{GuardAction, mark_tag};
use crate::ui::icons::Icon;
use crate::ui::session::Session;
use crate::ui::theme::{self, Palette};
use crate::ui::widgets;

impl Shell<'_> {
    pub(super) fn bot_card(&self, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let language = self.language;
        let identity = session.identity();
        let name = format!("@{}", widgets::display_name(&identity.username));
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            widgets::avatar(ui, &identity.username, identity.id.0, 32.0);
            let room = ui.available_width() - 100.0;
            ui.allocate_ui_with_layout(vec2(room, 20.0), Layout::left_to_right(Align::Center), |ui| {
                ui.add(
                    egui::Label::new(RichText::new(&name).font(theme::body_bold()).color(p.text)).truncate(),
                );
            });
            let mark = if session.is_demo() { Some(BotMark::Demo) } else { session.guard.mark() };
            if let Some((kind, text)) = mark.map(mark_tag) {
                widgets::tag(ui, language.t(text), kind);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let menu = language.fill(Text::BotMenu, &[("name", &name)]);
                let button = widgets::IconButton::new(Icon::More, &menu);
                let response = ui.add(button);
                Popup::menu(&response).show(|ui| {
                    self.guard_menu(ui, mark, actions);
                    if ui.button(language.t(Text::Disconnect)).clicked() {
                        actions.push(Action::Disconnect);
                        ui.close();
                    }
                });
            });
        });
    }

    /// What the bot is for, and what was done to it.
    fn guard_menu(&self, ui: &mut Ui, mark: Option<BotMark>, actions: &mut Vec<Action>) {
        let language = self.language;
        let marks = [(Text::MarkTest, BotMark::Test), (Text::MarkProduction, BotMark::Production)];
        for (text, choice) in marks.into_iter().filter(|_| mark != Some(BotMark::Demo)) {
            let label = language.t(text);
            if ui.add(egui::Button::selectable(mark == Some(choice), label)).clicked() {
                actions.push(Action::Guard(GuardAction::Mark(choice)));
                ui.close();
            }
        }
        if ui.button(language.t(Text::JournalMenu)).clicked() {
            actions.push(Action::Guard(GuardAction::ShowJournal(true)));
            ui.close();
        }
    }
}
