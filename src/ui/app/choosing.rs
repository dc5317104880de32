//! Takes in what a person chose in the settings.

use egui::Context;

use crate::engine::Command;
use crate::i18n::Language;
use crate::settings::{Motion, Retention, Scale, Settings};
use crate::store::Store;
use crate::ui::action::Room;
use crate::ui::bots::BotRef;
use crate::ui::guide::Trying;
use crate::ui::session::{Session, start_demo, start_emptied};
use crate::ui::settings::{Resize, SettingsAction};
use crate::ui::theme;

use super::Console;
use super::starting::Entered;

impl Console {
    /// Carries out what was done in the settings.
    pub(super) fn handle_settings(&mut self, context: &Context, action: SettingsAction) {
        match action {
            SettingsAction::Show(section) => {
                self.room = Room::Settings;
                self.settings_page.show_section(section, &self.data_folder, &self.tasks);
            }
            SettingsAction::Change(settings) => self.choose(context, *settings),
            SettingsAction::Resize(resize) => {
                let scale = match resize {
                    Resize::Larger => self.settings.scale.larger(),
                    Resize::Smaller => self.settings.scale.smaller(),
                    Resize::Normal => Scale::default(),
                };
                if scale != self.settings.scale {
                    self.choose(context, Settings { scale, ..self.settings.clone() });
                }
            }
            SettingsAction::Check(proxy) => {
                // A bot of this computer is reached without a proxy, which would tell nothing.
                let address = self.session().map(|session| session.engine().client().address());
                let address = address.filter(|address| !address.is_loopback()).cloned();
                self.settings_page.check(address.unwrap_or_default(), proxy, &self.tasks);
            }
            SettingsAction::OpenFolder => {
                self.settings_page.open_folder(self.data_folder.clone(), &self.tasks);
            }
            SettingsAction::AskDays(days) => {
                let store: Option<Store> = self.session().map(|session| session.engine().store().clone());
                self.settings_page.ask_days(days, store, &self.tasks);
            }
            SettingsAction::Erase => self.erase(context),
        }
    }

    /// Other choices than before: each that differs takes effect at once.
    pub(super) fn choose(&mut self, context: &Context, settings: Settings) {
        let before = std::mem::replace(&mut self.settings, settings);
        self.language = self.settings.language.unwrap_or_else(Language::of_system);
        self.fonts.speak(context, self.language.tag());
        wear(context, &self.settings, self.less_motion);
        for (_, session) in self.running.iter_mut() {
            if before.polling != self.settings.polling {
                session.engine().command(Command::Polling(self.settings.polling.clone()));
            }
            if before.proxy != self.settings.proxy {
                session.engine().command(Command::Proxy(self.settings.proxy.clone()));
            }
            if before.retention != self.settings.retention {
                session.engine().command(keep_days(&self.settings));
            }
        }
        self.settings_changed();
    }

    /// A bot begins to run with what was chosen.
    pub(super) fn brief(&self, session: &mut Session) {
        session.engine().command(keep_days(&self.settings));
        session.tell_of_settings(self.settings.found.problems());
    }

    /// Deletes everything that is kept of the bot in front and connects it again. What it is for
    /// stays known: a production bot does not become an unmarked one.
    fn erase(&mut self, context: &Context) {
        let Some(session) = self.session() else { return };
        let bot = session.bot().clone();
        let (token, mark) = (session.token().clone(), session.guard.mark());
        let address = session.engine().client().address().clone();
        self.stop_bot(context, &bot);
        self.room = Room::Chats;
        match bot {
            BotRef::Demo => self.start(Trying::Ordered, None, start_demo(self.data_folder.clone())),
            BotRef::Own(key) => {
                let (proxy, folder) = (self.settings.proxy.clone(), self.data_folder.clone());
                let work = start_emptied(address.clone(), token.clone(), proxy, folder, key, mark);
                // Whether it is remembered stays as it is.
                self.start(Trying::Ordered, Some(Entered { address, token, remember: false }), work);
            }
        }
    }
}

fn keep_days(settings: &Settings) -> Command {
    Command::KeepDays(match settings.retention {
        Retention::KeepAll => None,
        Retention::Days(days) => Some(days),
    })
}

/// Puts on the looks that were chosen. `less_motion` is what the desktop is set to.
pub(super) fn wear(context: &Context, settings: &Settings, less_motion: bool) {
    context.set_theme(theme_preference(settings.theme));
    context.set_zoom_factor(settings.scale.factor());
    let moves = match settings.motion {
        Motion::System => !less_motion,
        Motion::Reduced => false,
        Motion::Full => true,
    };
    theme::set_motion(context, moves);
}

fn theme_preference(choice: Option<egui::Theme>) -> egui::ThemePreference {
    match choice {
        Some(egui::Theme::Light) => egui::ThemePreference::Light,
        Some(egui::Theme::Dark) => egui::ThemePreference::Dark,
        None => egui::ThemePreference::System,
    }
}
