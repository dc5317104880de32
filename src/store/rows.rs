//! What the store takes and gives: plain rows, no SQL.

use crate::api::markup::{Mark, ParseMode};
use serde::{Deserialize, Serialize};

use crate::api::{
    ChatId, ChatKind, Keyboard, MediaKind, MessageBody, MessageId, ReplyRef, Sighting, UpdateId, UserId,
};

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

/// What panels keep from one time to the next, as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keepsake {
    /// The webhooks that this console replaced. Never a secret.
    WebhooksBefore,
    /// Command menus begun and not applied.
    CommandDrafts,
}

impl Keepsake {
    /// Its name in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WebhooksBefore => "webhooks-before",
            Self::CommandDrafts => "command-drafts",
        }
    }
}

/// What was begun in a chat and not sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The text.
    pub text: String,
    /// The message it will answer.
    pub reply_to: Option<ReplyRef>,
    /// How the text is read.
    pub mode: ParseMode,
    /// What will be sent with it, in order.
    pub attachments: Vec<Attachment>,
    /// The buttons that will be below it.
    pub keyboard: Keyboard,
    /// When it is to be sent, if not at once.
    pub send_at: Option<UnixMillis>,
}

impl Draft {
    /// Whether there is nothing in it that is worth keeping.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
            && self.reply_to.is_none()
            && self.attachments.is_empty()
            && self.keyboard.is_empty()
    }
}

/// A text that is kept to be used again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CannedReply {
    /// Its short name, as it is typed after `/`; see [`canned_name`].
    pub name: String,
    /// The text, perhaps with fields to fill in.
    pub text: String,
    /// How the text is read.
    pub mode: ParseMode,
    /// A file that goes along.
    pub file: Option<FileRef>,
    /// The buttons below it.
    pub keyboard: Keyboard,
}

/// What is done to the kept texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannedChange {
    /// Keeps one, in place of another of the same name.
    Put(CannedReply),
    /// Forgets the one of this name.
    Remove(String),
}

/// Longest name of what is kept, in characters.
pub const MAX_KEPT_NAME: usize = 32;
/// Most texts that are kept for one bot.
pub const MAX_CANNED: usize = 1000;
/// Most keyboards that are kept for one bot.
pub const MAX_KEYBOARDS: usize = 200;
/// Longest text that is kept, in characters.
pub const MAX_CANNED_CHARS: usize = 16_000;

/// The name under which a text is kept: in small letters, of 1 to [`MAX_KEPT_NAME`] letters, digits,
/// `-` and `_` of any script. `None` for anything else.
#[must_use]
pub fn canned_name(name: &str) -> Option<String> {
    let name: String = name.trim().chars().take(MAX_KEPT_NAME + 1).flat_map(char::to_lowercase).collect();
    let good = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let length = name.chars().count();
    ((1..=MAX_KEPT_NAME).contains(&length) && name.chars().all(good)).then_some(name)
}

/// A keyboard that is kept to be used again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedKeyboard {
    /// What it is called; 1 to [`MAX_KEPT_NAME`] characters.
    pub name: String,
    /// The buttons.
    pub keyboard: Keyboard,
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

/// What this bot's server was seen to do with a method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodMark {
    /// Its name as it was called.
    pub method: String,
    /// What its last answer said.
    pub last: Sighting,
    /// When that was.
    pub at: UnixMillis,
    /// When it last gave a result.
    pub worked_at: Option<UnixMillis>,
}

impl MethodMark {
    /// What to say of the method: a call that is refused does not unmake one that worked.
    #[must_use]
    pub fn mark(&self) -> Sighting {
        match self.last {
            Sighting::Refused(_) if self.worked_at.is_some() => Sighting::Works,
            last => last,
        }
    }
}

/// What a bot is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BotMark {
    /// For trying things.
    Test,
    /// For real people: risky calls need its username typed.
    Production,
    /// The demo of this program.
    Demo,
}

/// How a person confirmed a risky call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Confirmed {
    /// By a button.
    Pressed,
    /// By typing the bot's username.
    Typed,
}

/// An entry of the journal of risky calls; rises with time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GuardedId(pub i64);

/// A risky call that is about to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGuarded {
    /// What the person was told the bot is.
    pub mark: BotMark,
    /// The method as it is called.
    pub method: String,
    /// What it is done to, in words.
    pub target: String,
    /// Its parameters without secrets.
    pub params: serde_json::Value,
    /// How it was confirmed.
    pub confirmed: Confirmed,
}

/// What came of a risky call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuardedOutcome {
    /// `ok`, or the word of the error: `api.400`, `network.timeout`, …
    pub word: String,
    /// The server's description, or details; may be empty.
    pub text: String,
}

/// An entry of the journal of risky calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuardedEntry {
    /// Which one.
    pub id: GuardedId,
    /// When it was written down, just before it left.
    pub at: UnixMillis,
    /// What the bot was marked as.
    pub mark: BotMark,
    /// The method.
    pub method: String,
    /// What it was done to, in words.
    pub target: String,
    /// Its parameters as JSON, without secrets.
    pub params: String,
    /// How it was confirmed.
    pub confirmed: Confirmed,
    /// What came of it; `None` while that is not known, and for ever if the program ended before.
    pub outcome: Option<GuardedOutcome>,
    /// When that was known.
    pub settled_at: Option<UnixMillis>,
}
