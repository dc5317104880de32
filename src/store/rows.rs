//! What the store takes and gives: plain rows, no SQL.

mod chats;
mod guarded;
mod kept;
mod messages;

use crate::api::{ChatId, UpdateId};

pub use chats::*;
pub use guarded::*;
pub use kept::*;
pub use messages::*;

/// A place in the store's journal. Updates and messages draw from one rising sequence, so an
/// incoming message has the number of the update that brought it, and the order of a
/// conversation is the order of its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seq(pub i64);

/// Milliseconds since the Unix epoch.
pub type UnixMillis = i64;

/// Which part of an ordered list is wanted; every page comes in ascending [`Seq`] order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The newest rows.
    Latest,
    /// The rows just before this one, without it.
    Before(Seq),
    /// The rows just after this one, without it.
    After(Seq),
    /// Half before, the row itself, half after.
    Around(Seq),
}

/// What a batch did to the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// Updates that were new.
    pub stored: usize,
    /// Updates that were there already.
    pub duplicates: usize,
    /// Chats that changed, each once.
    pub chats: Vec<TouchedChat>,
}

/// Which updates the feed shows. Empty fields do not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FeedFilter {
    /// Only this kind.
    pub kind: Option<String>,
    /// Only this chat.
    pub chat_id: Option<ChatId>,
    /// Only updates in which these words occur.
    pub text: String,
}

/// One line of the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedRow {
    /// Its place.
    pub seq: Seq,
    /// The server's number.
    pub update_id: Option<UpdateId>,
    /// When it was stored.
    pub at: UnixMillis,
    /// The member that carries its content, or `malformed`.
    pub kind: String,
    /// The chat it belongs to.
    pub chat_id: Option<ChatId>,
    /// That chat's present title.
    pub chat_title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// What kind of message it carries.
    pub body_kind: BodyKind,
    /// Its text in one line, shortened.
    pub preview: String,
}
