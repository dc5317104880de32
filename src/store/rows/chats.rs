//! The chat list: its rows, what a person arranges about them, and who wrote.

use super::{BodyKind, MAX_KEPT_NAME, Seq, UnixMillis};
use crate::api::{ChatId, ChatKind, UserId};

/// What a batch did to one chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TouchedChat {
    /// Which chat.
    pub chat_id: ChatId,
    /// Messages of others that were added.
    pub new_messages: u32,
    /// Messages that an edit changed, each once.
    pub changed: Vec<Seq>,
}

/// One line of the chat list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatRow {
    /// Which chat.
    pub chat_id: ChatId,
    /// Its kind.
    pub kind: ChatKind,
    /// Title or name as last seen; empty when no update named it.
    pub title: String,
    /// Without `@`.
    pub username: Option<String>,
    /// The last message, shortened to [`PREVIEW_CHARS`]; its kind says how to read an empty text.
    pub preview: Preview,
    /// When the last message was written or queued. Does not go back when an older message
    /// arrives late.
    pub last_at: UnixMillis,
    /// Incoming messages since the chat was last read.
    pub unread: u32,
    /// When this store first heard of it, or the date of its earliest message if that is before.
    pub first_seen: UnixMillis,
    /// When they last wrote.
    pub last_incoming_at: Option<UnixMillis>,
    /// Messages stored, in and out.
    pub messages: u64,
    /// A text that was begun and not sent, shortened.
    pub draft: Option<String>,
    /// How many attachments stand in the draft.
    pub draft_files: u32,
    /// Whether it needs an answer: the last message that stands is theirs.
    pub waiting: bool,
    /// A person wants to look at it again.
    pub marked_unread: bool,
    /// Kept on top of the list.
    pub pinned: bool,
    /// Put away, until they write again.
    pub archived: bool,
    /// Nothing is told about it, and it stays put away.
    pub muted: bool,
    /// Whether there is a note about it; see [`super::Store::note`].
    pub has_note: bool,
    /// Its labels, in no order.
    pub labels: Vec<LabelId>,
}

/// Longest preview kept beside a chat or an update, in characters.
pub const PREVIEW_CHARS: usize = 160;

/// The last message of a chat in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// What kind of message it is.
    pub kind: BodyKind,
    /// Its text, caption, file name or member names; may be empty.
    pub text: String,
    /// Whether the bot wrote it.
    pub outgoing: bool,
    /// Who wrote it, when it is incoming.
    pub author: Option<String>,
}

/// Somebody who wrote in a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: UserId,
    /// Their name as last seen.
    pub name: String,
    /// When they last wrote.
    pub last_at: UnixMillis,
    /// How many of the messages that were looked through are theirs.
    pub messages: u64,
}

/// Which chats the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ChatFilter {
    /// Part of a name, title, username or id.
    pub text: String,
    /// Only some.
    pub only: ChatSet,
}

/// The sets behind the chips above the chat list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ChatSet {
    /// Every chat.
    #[default]
    All,
    /// With unread messages, or marked as unread.
    Unread,
    /// That need an answer: the last message that stands is theirs. Joins, leaves and pins do not
    /// count as one, nor what was deleted, nor an answer that failed.
    Waiting,
    /// Groups and channels.
    Groups,
    /// Those that were put away.
    Archived,
    /// With this label.
    Label(LabelId),
}

/// How many chats each set holds. What was put away counts in its own set only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChatCounts {
    /// All chats.
    pub all: u32,
    /// With unread messages, or marked as unread.
    pub unread: u32,
    /// That need an answer.
    pub waiting: u32,
    /// That were put away.
    pub archived: u32,
}

/// What a person sets on a chat for themselves; nothing of it is ever sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChatFlag {
    /// To be looked at again.
    Unread,
    /// Kept on top, in the order in which it was put there.
    Pinned,
    /// Put away until they write again.
    Archived,
    /// Nothing is told about it.
    Muted,
}

/// Longest note about a chat, in characters.
pub const MAX_NOTE_CHARS: usize = 4000;
/// Most labels of one bot.
pub const MAX_LABELS: usize = 50;

/// Names a label; never used again for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelId(pub i64);

/// A label that chats can carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Which one.
    pub id: LabelId,
    /// What it is called; see [`label_name`].
    pub name: String,
    /// A place in the window's list of colours.
    pub color: u8,
    /// How many chats carry it, without those that were put away.
    pub chats: u32,
}

/// What is done with labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabelChange {
    /// A new one; a chat may carry it from the beginning.
    Add {
        /// What it is called.
        name: String,
        /// Its colour.
        color: u8,
        /// Who carries it.
        chat: Option<ChatId>,
    },
    /// Another name or colour.
    Change {
        /// Which one.
        id: LabelId,
        /// What it is called from now on.
        name: String,
        /// Its colour from now on.
        color: u8,
    },
    /// It is gone, from all chats.
    Remove(LabelId),
    /// A chat carries it, or no more.
    Put {
        /// Which one.
        id: LabelId,
        /// Who.
        chat: ChatId,
        /// Whether it is carried.
        on: bool,
    },
}

/// The name of a label: one line of 1 to [`MAX_KEPT_NAME`] characters. `None` for anything else.
#[must_use]
pub fn label_name(name: &str) -> Option<String> {
    let name = name.trim();
    let length = name.chars().take(MAX_KEPT_NAME + 1).count();
    let good = (1..=MAX_KEPT_NAME).contains(&length) && !name.chars().any(char::is_control);
    good.then(|| name.to_owned())
}
