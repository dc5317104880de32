//! Command menus, one for each scope and language.

use serde::{Deserialize, Serialize};

/// One line of a menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::sandbox) struct BotCommand {
    pub command: String,
    pub description: String,
}

/// Where a menu shows. The kinds are Telegram's; MPChat documents only that menus exist.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(in crate::sandbox) enum Scope {
    Default,
    AllPrivateChats,
    AllGroupChats,
    AllChatAdministrators,
    Chat(i64),
    ChatAdministrators(i64),
    ChatMember(i64, i64),
}

/// All menus that were set.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::sandbox) struct CommandMenus(Vec<(Scope, String, Vec<BotCommand>)>);

impl CommandMenus {
    pub fn get(&self, scope: &Scope, language: &str) -> &[BotCommand] {
        self.0
            .iter()
            .find(|(s, l, _)| s == scope && l == language)
            .map_or(&[], |(_, _, commands)| commands.as_slice())
    }

    /// Replaces a menu; an empty one is removed.
    pub fn set(&mut self, scope: Scope, language: String, commands: Vec<BotCommand>) {
        self.0.retain(|(s, l, _)| !(*s == scope && *l == language));
        if !commands.is_empty() {
            self.0.push((scope, language, commands));
        }
    }
}
