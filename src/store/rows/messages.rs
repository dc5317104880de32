//! Messages of a conversation, and how a send stands.

use serde::{Deserialize, Serialize};

use super::{Seq, UnixMillis};
use crate::api::markup::{Mark, ParseMode};
use crate::api::{ChatId, Keyboard, MediaKind, MessageBody, MessageId, ReplyRef, UserId};

/// The kind of a message, without its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// Plain text.
    Text,
    /// A picture.
    Photo,
    /// A film.
    Video,
    /// A file.
    Document,
    /// Somebody came in.
    Joined,
    /// Somebody left.
    Left,
    /// A message was pinned.
    Pinned,
    /// Not known; the raw JSON tells. Also a chat that has no message yet.
    Unknown,
}

/// Longest text of a message that is read for a conversation, in characters. Longer ones only come
/// from others: what is sent is shorter.
pub const TEXT_CHARS: usize = 16_000;

/// One message of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageRow {
    /// Its place.
    pub seq: Seq,
    /// Where.
    pub chat_id: ChatId,
    /// The server's number; `None` for what has not been sent yet.
    pub message_id: Option<MessageId>,
    /// Who wrote it; `None` for the bot's own.
    pub author: Option<String>,
    /// Their id.
    pub author_id: Option<UserId>,
    /// The server's date, else when it was stored here.
    pub at: UnixMillis,
    /// What it says. A text or caption is cut after [`TEXT_CHARS`]; the raw update has it whole.
    pub body: MessageBody,
    /// How many characters of its text or caption were cut off. The least it can be, if there is a
    /// NUL among them.
    pub hidden_chars: u64,
    /// How parts of its text or caption look.
    pub marks: Vec<Mark>,
    /// What it answers.
    pub reply_to: Option<ReplyRef>,
    /// The buttons below it.
    pub keyboard: Option<Keyboard>,
    /// What its text was written in, of a message that this console sent.
    pub mode: ParseMode,
    /// When it was last changed, if it was.
    pub edited_at: Option<UnixMillis>,
    /// Whether what it said before is kept: see [`super::Store::message_versions`].
    pub changed_before: bool,
    /// When it was deleted for everybody, if it was. What it said stays here.
    pub deleted_at: Option<UnixMillis>,
    /// Since when it is pinned, as far as this console knows.
    pub pinned_at: Option<UnixMillis>,
    /// The file of this computer that was sent or is to be sent.
    pub file: Option<FileRef>,
    /// How the send stands; `None` for incoming messages. A message of the bot that came as an
    /// update, sent by something else, counts as sent with no attempts.
    pub send: Option<SendStatus>,
}

/// What a message is changed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it says from now on.
    pub body: MessageBody,
    /// How parts of its text or caption look.
    pub marks: Vec<Mark>,
    /// What it was written in.
    pub mode: ParseMode,
    /// The buttons below it; without any, those that were there go.
    pub keyboard: Option<Keyboard>,
}

/// What a message said before it was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageVersion {
    /// When it stopped saying this.
    pub replaced_at: UnixMillis,
    /// What it said.
    pub body: MessageBody,
    /// How parts of its text or caption looked.
    pub marks: Vec<Mark>,
    /// The buttons that were below it.
    pub keyboard: Option<Keyboard>,
}

/// A file of this computer, kept by reference: it is read when it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FileRef {
    /// Where it lies. A path that is no text cannot be kept.
    pub path: String,
    /// The name that it is sent under.
    pub name: String,
    /// What its bytes are, as a media type.
    pub mime: String,
    /// Bytes when it was chosen.
    pub size: u64,
    /// When it had been changed last when it was chosen.
    pub modified: UnixMillis,
}

/// Something attached to a draft.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Attachment {
    /// What it is sent as.
    pub kind: MediaKind,
    /// What is sent.
    pub source: AttachmentSource,
}

/// Where an attachment comes from. A `file_id` is no source: it cannot be sent again
/// (help.mp.net 15703404).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum AttachmentSource {
    /// A file of this computer.
    File(FileRef),
    /// A public address that the server fetches.
    Url(String),
}

/// How a send stands. Exactly one of these is true of every outgoing message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendStatus {
    /// The state.
    pub state: SendState,
    /// Requests made so far.
    pub attempts: u32,
    /// Why it failed, is unknown, or waits for another try.
    pub reason: Option<SendReason>,
    /// Not before this time, while it waits for another try.
    pub not_before: Option<UnixMillis>,
    /// When the person wants it sent, while that lies ahead.
    pub send_at: Option<UnixMillis>,
}

/// The states of a send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SendState {
    /// Waits for its turn, or for `not_before`.
    Queued,
    /// Its request is on the way. Found after a crash, it becomes [`SendState::Unknown`], or is queued
    /// again if it is an upload whose end had not left.
    Sending,
    /// The server confirmed it.
    Sent,
    /// The server refused it. It is not retried by the program.
    Failed,
    /// The connection broke after the request left: it may have arrived. Never resent by the program.
    Unknown,
}

/// Why a send stands where it stands: a stable word for the program and the server's own text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendReason {
    /// `api.400`, `network.broken`, `crash`, …; the screen translates it.
    pub code: String,
    /// The server's description, or details. Never holds a URL or a token.
    pub text: String,
}

/// A queued send, as the sender takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxItem {
    /// The message's place; also the name of the send.
    pub seq: Seq,
    /// Where to.
    pub chat_id: ChatId,
    /// The method.
    pub method: String,
    /// Its parameters.
    pub params: serde_json::Value,
    /// The file that is uploaded with it.
    pub file: Option<FileRef>,
    /// How it stands.
    pub status: SendStatus,
    /// When its request last left, if one did.
    pub tried_at: Option<UnixMillis>,
}

/// A send whose time has come: it has another place now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Released {
    /// Where to.
    pub chat_id: ChatId,
    /// Its place until now.
    pub was: Seq,
    /// Its place from now on.
    pub is: Seq,
}

/// How a request for a send ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// The server confirmed it, with the message's number and date (Unix seconds) if it told them.
    Sent {
        /// The server's number.
        message_id: Option<MessageId>,
        /// The server's date, Unix seconds.
        date: Option<i64>,
    },
    /// Refused for good.
    Failed(SendReason),
    /// In doubt.
    Unknown(SendReason),
    /// Surely not done; queue it again, not before this time.
    Again {
        /// When it may be tried again.
        not_before: UnixMillis,
        /// Why it waits.
        reason: SendReason,
    },
}

/// Sends that are not settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutboxCounts {
    /// Queued or sending.
    pub waiting: u32,
    /// Those of them that wait for their time.
    pub later: u32,
    /// Failed.
    pub failed: u32,
    /// Unknown.
    pub unknown: u32,
}
