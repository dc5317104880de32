//! Command menus: the commands, where they show, and what a server is assumed to take.
//!
//! MPChat documents that a bot manages its command menu (help.mp.net 15703355) and names
//! getMyCommands (15703372). The members, the scopes and every limit here are Telegram's (inferred).

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::ids::{ChatId, UserId};

/// Most commands in one menu (inferred).
pub const MAX_COMMANDS: usize = 100;
/// Longest command, in characters (inferred).
pub const MAX_COMMAND_CHARS: usize = 32;
/// Longest description, in characters (inferred).
pub const MAX_DESCRIPTION_CHARS: usize = 256;

/// More commands than this in one answer or file are not looked at.
const MOST_READ: usize = 1000;
/// Longer texts than this in an answer or a file are cut.
const LONGEST_READ: usize = 4096;

/// One line of a menu.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct BotCommand {
    /// Without the slash.
    pub command: String,
    /// What it does, for people.
    pub description: String,
}

/// For whom a menu is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CommandScope {
    /// Everybody who has no closer menu.
    #[default]
    Default,
    /// All private chats.
    AllPrivateChats,
    /// All groups.
    AllGroupChats,
    /// The administrators of all groups.
    AllChatAdministrators,
    /// One chat.
    Chat(i64),
    /// The administrators of one group.
    ChatAdministrators(i64),
    /// One member of one group.
    ChatMember(i64, i64),
}

impl CommandScope {
    /// One chat.
    #[must_use]
    pub fn chat(chat: ChatId) -> Self {
        Self::Chat(chat.0)
    }

    /// One member of one group.
    #[must_use]
    pub fn member(chat: ChatId, user: UserId) -> Self {
        Self::ChatMember(chat.0, user.0)
    }

    /// As it goes over the wire.
    #[must_use]
    pub fn to_wire(self) -> Value {
        match self {
            Self::Default => json!({ "type": "default" }),
            Self::AllPrivateChats => json!({ "type": "all_private_chats" }),
            Self::AllGroupChats => json!({ "type": "all_group_chats" }),
            Self::AllChatAdministrators => json!({ "type": "all_chat_administrators" }),
            Self::Chat(chat) => json!({ "type": "chat", "chat_id": chat }),
            Self::ChatAdministrators(chat) => json!({ "type": "chat_administrators", "chat_id": chat }),
            Self::ChatMember(chat, user) => {
                json!({ "type": "chat_member", "chat_id": chat, "user_id": user })
            }
        }
    }
}

/// One menu of a bot: for whom, and in which language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MenuKey {
    /// For whom.
    pub scope: CommandScope,
    /// Two letters; empty for everybody whose language has no menu of its own.
    pub language: String,
}

impl MenuKey {
    /// The parameters that name it; the default scope and no language are left out.
    #[must_use]
    pub fn to_parameters(&self) -> Value {
        let mut parameters = json!({});
        if self.scope != CommandScope::Default {
            parameters["scope"] = self.scope.to_wire();
        }
        if !self.language.is_empty() {
            parameters["language_code"] = self.language.as_str().into();
        }
        parameters
    }
}

/// Reads a list of commands: getMyCommands' result or a file. `None` when it is no list of objects
/// with both members. Bounded.
#[must_use]
pub fn commands_from(value: &Value) -> Option<Vec<BotCommand>> {
    let list = value.as_array().or_else(|| value.get("commands")?.as_array())?;
    let bounded = |text: &str| text.chars().take(LONGEST_READ).collect::<String>();
    let command = |item: &Value| {
        let command = item.get("command")?.as_str()?;
        let description = item.get("description")?.as_str()?;
        let command = bounded(command.strip_prefix('/').unwrap_or(command));
        Some(BotCommand { command, description: bounded(description) })
    };
    list.iter().take(MOST_READ).map(command).collect()
}

/// What a command is expected to be refused for. All limits are inferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandProblem {
    /// No command.
    Empty,
    /// A character that is not a–z, 0–9 or `_`.
    Characters,
    /// Longer than [`MAX_COMMAND_CHARS`].
    LongCommand,
    /// The same command stands above it.
    Twice,
    /// No description.
    NoDescription,
    /// Longer than [`MAX_DESCRIPTION_CHARS`].
    LongDescription,
}

/// What is wrong with each command of a menu; the first thing only.
#[must_use]
pub fn problems(commands: &[BotCommand]) -> Vec<Option<CommandProblem>> {
    let mut seen = std::collections::HashSet::new();
    commands
        .iter()
        .map(|BotCommand { command, description }| {
            let usual = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
            let described = description.trim().chars().count();
            let first = seen.insert(command.as_str());
            if command.is_empty() {
                Some(CommandProblem::Empty)
            } else if !command.bytes().all(usual) {
                Some(CommandProblem::Characters)
            } else if command.len() > MAX_COMMAND_CHARS {
                Some(CommandProblem::LongCommand)
            } else if !first {
                Some(CommandProblem::Twice)
            } else if described == 0 {
                Some(CommandProblem::NoDescription)
            } else if described > MAX_DESCRIPTION_CHARS {
                Some(CommandProblem::LongDescription)
            } else {
                None
            }
        })
        .collect()
}

/// What applying a menu would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new command.
    Added(BotCommand),
    /// It goes away.
    Removed(BotCommand),
    /// Another description.
    Changed {
        /// As it is on the server.
        from: BotCommand,
        /// As it will be.
        to: BotCommand,
    },
    /// It stands elsewhere among those that stay; places are counted from 1.
    Moved {
        /// Which one.
        command: String,
        /// Its place on the server.
        from: usize,
        /// Its place to be.
        to: usize,
    },
}

/// What leads from the server's menu to the edited one: removals, then the rest in menu order.
///
/// Only commands outside the longest run that keeps its order count as moved, so that one that was
/// dragged is one that moved.
#[must_use]
pub fn changes(server: &[BotCommand], edited: &[BotCommand]) -> Vec<Change> {
    let find = |list: &[BotCommand], command: &str| list.iter().position(|c| c.command == command);
    let mut changes: Vec<Change> = server
        .iter()
        .filter(|old| find(edited, &old.command).is_none())
        .map(|old| Change::Removed(old.clone()))
        .collect();
    // Places on the server of those that stay, in the edited order.
    let stays: Vec<usize> = edited.iter().filter_map(|new| find(server, &new.command)).collect();
    let still = longest_rise(&stays);
    for (place, new) in edited.iter().enumerate() {
        let Some((from, old)) = find(server, &new.command).and_then(|at| Some((at, server.get(at)?))) else {
            changes.push(Change::Added(new.clone()));
            continue;
        };
        if old.description != new.description {
            changes.push(Change::Changed { from: old.clone(), to: new.clone() });
        }
        if !still.contains(&from) {
            changes.push(Change::Moved { command: new.command.clone(), from: from + 1, to: place + 1 });
        }
    }
    changes
}

/// A longest rising run of different numbers. Quadratic; menus have at most some hundred lines.
fn longest_rise(numbers: &[usize]) -> std::collections::HashSet<usize> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let before = (0..at)
            .filter(|earlier| numbers.get(*earlier).is_some_and(|n| n < number))
            .max_by_key(|earlier| best.get(*earlier).map_or(0, |(length, _)| *length));
        let length = before.and_then(|earlier| best.get(earlier)).map_or(0, |(length, _)| *length);
        best.push((length + 1, before));
    }
    let mut run = std::collections::HashSet::new();
    let mut at = (0..best.len()).max_by_key(|at| best.get(*at).map_or(0, |(length, _)| *length));
    while let Some(place) = at {
        run.extend(numbers.get(place));
        at = best.get(place).and_then(|(_, before)| *before);
    }
    run
}

#[cfg(test)]
mod tests {
    use super::CommandProblem as P;
    use super::*;

    fn menu(lines: &[(&str, &str)]) -> Vec<BotCommand> {
        let line = |(command, description): &(&str, &str)| BotCommand {
            command: (*command).to_owned(),
            description: (*description).to_owned(),
        };
        lines.iter().map(line).collect()
    }

    #[test]
    fn each_line_is_told_what_is_wrong_with_it() {
        let long = "x".repeat(33);
        let wordy = "w".repeat(257);
        let lines = menu(&[
            ("start", "Begin"),
            ("", "no name"),
            ("Start", "capital"),
            (&long, "long"),
            ("start", "again"),
            ("help", "  "),
            ("info", &wordy),
            ("a_1", "语".repeat(256).as_str()),
        ]);
        assert_eq!(
            problems(&lines),
            [
                None,
                Some(P::Empty),
                Some(P::Characters),
                Some(P::LongCommand),
                Some(P::Twice),
                Some(P::NoDescription),
                Some(P::LongDescription),
                None,
            ]
        );
    }

    #[test]
    fn the_changes_are_what_a_person_did() {
        let server = menu(&[("start", "Begin"), ("help", "Help"), ("stop", "End"), ("info", "About")]);
        assert_eq!(changes(&server, &server), []);
        let edited = menu(&[("info", "About"), ("start", "Begin"), ("help", "Get help"), ("new", "New")]);
        assert_eq!(
            changes(&server, &edited),
            [
                Change::Removed(menu(&[("stop", "End")])[0].clone()),
                Change::Moved { command: "info".to_owned(), from: 4, to: 1 },
                Change::Changed {
                    from: menu(&[("help", "Help")])[0].clone(),
                    to: menu(&[("help", "Get help")])[0].clone()
                },
                Change::Added(menu(&[("new", "New")])[0].clone()),
            ]
        );
        assert_eq!(changes(&[], &edited).len(), 4);
        assert_eq!(changes(&edited, &[]).len(), 4);
    }

    #[test]
    fn one_that_was_dragged_is_one_that_moved() {
        let server = menu(&[("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"), ("e", "5")]);
        let mut edited = server.clone();
        let dragged = edited.remove(0);
        edited.push(dragged);
        assert_eq!(changes(&server, &edited), [Change::Moved { command: "a".to_owned(), from: 1, to: 5 }]);
    }

    #[test]
    fn commands_are_read_from_answers_and_files_and_bounded() {
        let list = json!([{"command": "/start", "description": "Begin"}]);
        assert_eq!(commands_from(&list), Some(menu(&[("start", "Begin")])));
        assert_eq!(commands_from(&json!({"commands": list})), Some(menu(&[("start", "Begin")])));
        assert_eq!(commands_from(&json!([])), Some(Vec::new()));
        for bad in [json!({}), json!("x"), json!([1]), json!([{"command": "a"}])] {
            assert_eq!(commands_from(&bad), None, "{bad}");
        }
        let huge = json!(vec![json!({"command": "c".repeat(9999), "description": "d"}); 5000]);
        let read = commands_from(&huge).unwrap();
        assert_eq!((read.len(), read[0].command.len()), (MOST_READ, LONGEST_READ));
    }

    #[test]
    fn a_menu_is_named_on_the_wire_as_the_sandbox_reads_it() {
        assert_eq!(MenuKey::default().to_parameters(), json!({}));
        let key = MenuKey { scope: CommandScope::member(ChatId(5), UserId(7)), language: "zh".to_owned() };
        assert_eq!(
            key.to_parameters(),
            json!({"scope": {"type": "chat_member", "chat_id": 5, "user_id": 7}, "language_code": "zh"})
        );
    }
}
