//! What can be done with a bot that is not in front.

use egui::Ui;

use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::widgets;

use super::{BotRow, BotsAction, Standing};

/// Draws links; what is pressed becomes an action.
struct Links<'a> {
    ui: &'a mut Ui,
    language: Language,
    actions: &'a mut Vec<Action>,
}

impl Links<'_> {
    fn offer(&mut self, text: Text, action: BotsAction) -> bool {
        let pressed = widgets::small_link(self.ui, self.language.t(text)).clicked();
        if pressed {
            self.actions.push(Action::Bots(action));
        }
        pressed
    }
}

/// What can be done with a bot that does not run. Whether something was pressed that leads elsewhere.
pub(super) fn absent_links(ui: &mut Ui, row: &BotRow, language: Language, actions: &mut Vec<Action>) -> bool {
    let Some(key) = row.bot.key() else {
        return false;
    };
    let mut links = Links { ui, language, actions };
    match row.standing {
        Standing::Connecting => {
            links.offer(Text::Cancel, BotsAction::GiveUp(key.clone()));
            return false;
        }
        Standing::NotConnected => {
            links.offer(Text::ConnectBot, BotsAction::Connect(key.clone()));
        }
        Standing::NoToken => {
            if links.offer(Text::EnterToken, BotsAction::EnterToken(row.bot.clone())) {
                return true;
            }
        }
        _ => {
            links.offer(Text::TryAgain, BotsAction::Connect(key.clone()));
        }
    }
    links.offer(Text::ForgetBot, BotsAction::AskForget(row.bot.clone()))
}

/// What can be done with a bot that runs in the back. Whether something was pressed that leads elsewhere.
pub(super) fn running_links(
    ui: &mut Ui,
    row: &BotRow,
    language: Language,
    actions: &mut Vec<Action>,
) -> bool {
    let mut links = Links { ui, language, actions };
    let bot = || row.bot.clone();
    let left = match row.standing {
        Standing::Receiving | Standing::Starting | Standing::Offline => {
            links.offer(Text::BotStop, BotsAction::Receive(bot(), false));
            false
        }
        Standing::Refused => links.offer(Text::EnterOtherToken, BotsAction::EnterToken(bot())),
        _ => {
            links.offer(Text::BotReceive, BotsAction::Receive(bot(), true));
            false
        }
    };
    links.offer(Text::BotClose, BotsAction::Disconnect(bot()));
    let forget = row.bot.key().is_some() && links.offer(Text::BotForget, BotsAction::AskForget(bot()));
    left | forget
}
