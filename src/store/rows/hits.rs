//! A search through all messages, and what it found.

use crate::api::{ChatId, ChatKind, UserId};

use super::{BodyKind, Seq, UnixMillis};

/// What is looked for among messages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordSearch {
    /// Words as typed; the last may be begun only.
    pub text: String,
    /// Only in this chat.
    pub chat: Option<ChatId>,
}

/// What the words of a search were found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitText {
    /// What the message says.
    Current,
    /// What it said before it was changed.
    Earlier,
    /// What it said before it was deleted.
    Deleted,
}

/// A message that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place.
    pub seq: Seq,
    /// Where.
    pub chat_id: ChatId,
    /// That chat's title; may be empty.
    pub chat_title: String,
    /// That chat's username.
    pub chat_username: Option<String>,
    /// That chat's kind.
    pub chat_kind: ChatKind,
    /// Who wrote it; `None` for the bot's own.
    pub author: Option<String>,
    /// Their id.
    pub author_id: Option<UserId>,
    /// Whether the bot wrote it.
    pub own: bool,
    /// When.
    pub at: UnixMillis,
    /// What kind of message it is.
    pub kind: BodyKind,
    /// A piece of the text around the first word that was found, in one line. As it was written: it
    /// may hold characters that deceive.
    pub piece: String,
    /// Where the words stand in the piece, in bytes.
    pub found: Vec<std::ops::Range<usize>>,
    /// What they were found in.
    pub said: HitText,
}
