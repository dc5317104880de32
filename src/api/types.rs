//! What the Bot API sends, read leniently.
//!
//! Only `message_id`, `chat`, `from`, `text` and `date` are documented members of a message
//! (help.mp.net 15703367), and the documented sample lacks half of them (15703384), so every
//! member is optional here. Members beyond those are Telegram's names and inferred. Whatever
//! is not understood stays available as the update's raw JSON.

use serde_json::{Map, Value};

use super::ids::{ChatId, Id, MessageId, UpdateId, UserId};
use super::keyboard::Keyboard;
use super::markup::{Mark, marks_of};

/// Longest kind name that is kept; the key comes from outside.
const MAX_KIND_CHARS: usize = 64;

/// The bot that a token belongs to: the result of getMe (help.mp.net 15703384).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BotIdentity {
    /// The bot's own id.
    pub id: UserId,
    /// Without `@`; empty when the server did not say.
    pub username: String,
    /// Display name, where the server sends one (inferred).
    pub first_name: Option<String>,
}

impl BotIdentity {
    /// Reads getMe's result. `None` when there is no usable id or it says it is no bot.
    #[must_use]
    pub fn from_json(value: &Value) -> Option<Self> {
        let user = User::from_json(value)?;
        if value.get("is_bot").and_then(Value::as_bool) == Some(false) {
            return None;
        }
        Some(Self { id: user.id, username: user.username.unwrap_or_default(), first_name: user.first_name })
    }
}

/// A person or a bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Their id.
    pub id: UserId,
    /// First name (inferred).
    pub first_name: Option<String>,
    /// Last name (inferred).
    pub last_name: Option<String>,
    /// Without `@`.
    pub username: Option<String>,
    /// Whether the server says it is a bot.
    pub is_bot: bool,
    /// Their language, as a tag (inferred).
    pub language_code: Option<String>,
}

impl User {
    pub(super) fn from_json(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        Some(Self {
            id: UserId::from_json(object.get("id")?)?,
            first_name: text(object, "first_name"),
            last_name: text(object, "last_name"),
            username: text(object, "username"),
            is_bot: object.get("is_bot").and_then(Value::as_bool).unwrap_or(false),
            language_code: text(object, "language_code"),
        })
    }

    /// The best name there is: first and last name, else the username, else the id.
    #[must_use]
    pub fn name(&self) -> String {
        full_name(self.first_name.as_deref(), self.last_name.as_deref())
            .or_else(|| self.username.as_ref().map(|name| format!("@{name}")))
            .unwrap_or_else(|| self.id.to_string())
    }
}

/// The kind of a conversation. `private` is documented (help.mp.net 15703384), the others follow
/// from the kinds of conversation and are inferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChatKind {
    /// One person.
    Private,
    /// A group, `supergroup` included.
    Group,
    /// A channel.
    Channel,
    /// A word this program does not know, or none.
    Unknown,
}

impl ChatKind {
    /// Reads the wire's word.
    #[must_use]
    pub fn from_wire(word: &str) -> Self {
        match word {
            "private" => Self::Private,
            "group" | "supergroup" => Self::Group,
            "channel" => Self::Channel,
            _ => Self::Unknown,
        }
    }

    /// A stable word for storage; also what the wire uses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Group => "group",
            Self::Channel => "channel",
            Self::Unknown => "unknown",
        }
    }
}

/// A conversation as an update describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chat {
    /// Its id.
    pub id: ChatId,
    /// Its kind.
    pub kind: ChatKind,
    /// Title of a group or channel, or the person's name; `None` when the update names nothing.
    pub title: Option<String>,
    /// Without `@`.
    pub username: Option<String>,
}

impl Chat {
    fn from_json(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        let name = full_name(text(object, "first_name").as_deref(), text(object, "last_name").as_deref());
        Some(Self {
            id: ChatId::from_json(object.get("id")?)?,
            kind: ChatKind::from_wire(object.get("type").and_then(Value::as_str).unwrap_or_default()),
            title: text(object, "title").filter(|title| !title.trim().is_empty()).or(name),
            username: text(object, "username"),
        })
    }
}

/// What a message answers, as far as the update tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyRef {
    /// The message that is answered.
    pub message_id: MessageId,
    /// Who wrote it.
    pub from_name: Option<String>,
    /// Its text or caption.
    pub text: Option<String>,
}

/// The kind of a file in a message (inferred from Telegram's member names).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediaKind {
    /// A picture.
    Photo,
    /// A film.
    Video,
    /// Any file.
    Document,
}

impl MediaKind {
    /// The method that sends it (help.mp.net 15703404).
    #[must_use]
    pub fn method(self) -> &'static str {
        match self {
            Self::Photo => "sendPhoto",
            Self::Video => "sendVideo",
            Self::Document => "sendDocument",
        }
    }

    /// The parameter, and the multipart part, that carries it (inferred).
    #[must_use]
    pub fn parameter(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Video => "video",
            Self::Document => "document",
        }
    }

    /// The kind that a method sends.
    #[must_use]
    pub fn of_method(method: &str) -> Option<Self> {
        [Self::Photo, Self::Video, Self::Document].into_iter().find(|kind| kind.method() == method)
    }
}

/// A file in a message. `file_id` is left out on purpose: it cannot be sent again
/// (help.mp.net 15703404).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// Picture, film or file.
    pub kind: MediaKind,
    /// The sender's file name.
    pub file_name: Option<String>,
    /// Where it can be downloaded, if the server says (inferred).
    pub url: Option<String>,
    /// Bytes.
    pub size: Option<u64>,
    /// What its bytes are, as a media type, if the server says (inferred).
    pub mime: Option<String>,
    /// Width in pixels of a picture or a film, if the server says (inferred). It may be wrong.
    pub width: Option<u32>,
    /// Height in pixels, likewise.
    pub height: Option<u32>,
    /// The text below it.
    pub caption: Option<String>,
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageBody {
    /// Plain text.
    Text(String),
    /// A file with an optional caption.
    Media(Media),
    /// People came in: `new_chat_members` (help.mp.net 15703377), by name.
    Joined(Vec<String>),
    /// Someone left: `left_chat_member` (help.mp.net 15703377), by name.
    Left(String),
    /// A message was pinned: `pinned_message` (help.mp.net 15703377); its id and text, if told.
    Pinned(Option<ReplyRef>),
    /// Something this program does not know. The raw JSON tells.
    Unknown,
}

impl MessageBody {
    /// The words in it that a person would search for or preview.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Media(media) => media.caption.as_deref().or(media.file_name.as_deref()),
            Self::Joined(_) | Self::Left(_) | Self::Pinned(_) | Self::Unknown => None,
        }
    }
}

/// A message, received or returned by a send (help.mp.net 15703367).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Unique within its chat.
    pub message_id: Option<MessageId>,
    /// Where it was written.
    pub chat: Chat,
    /// Who wrote it.
    pub from: Option<User>,
    /// Unix seconds.
    pub date: Option<i64>,
    /// What it says.
    pub body: MessageBody,
    /// How parts of its text or caption look.
    pub marks: Vec<Mark>,
    /// What it answers.
    pub reply_to: Option<ReplyRef>,
    /// The buttons below it.
    pub keyboard: Option<Keyboard>,
}

impl Message {
    /// Reads a message. `None` without a chat id: nothing could be done with it.
    #[must_use]
    pub fn from_json(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        let from = object.get("from").and_then(User::from_json);
        let mut chat = Chat::from_json(object.get("chat")?)?;
        if chat.kind == ChatKind::Private && chat.title.is_none() {
            chat.title = from.as_ref().filter(|user| user.id.0 == chat.id.0).map(User::name);
        }
        let body = body(object);
        let marks = match &body {
            MessageBody::Text(text) => marks_of(object, text),
            MessageBody::Media(Media { caption: Some(caption), .. }) => marks_of(object, caption),
            _ => Vec::new(),
        };
        Some(Self {
            message_id: object.get("message_id").and_then(MessageId::from_json),
            chat,
            from,
            date: object.get("date").and_then(Value::as_i64),
            body,
            marks,
            reply_to: object.get("reply_to_message").and_then(reply_ref),
            keyboard: object.get("reply_markup").and_then(Keyboard::from_wire),
        })
    }
}

/// What an update carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UpdateContent {
    /// A new message.
    Message(Message),
    /// A changed message (`edited_message`; named by no page, inferred).
    Edited(Message),
    /// A kind that is not documented; shown raw. The chat it belongs to, if one can be found.
    Other(Option<Chat>),
    /// Not readable as an update; shown raw, with the reason in English for the log and the feed.
    Malformed(&'static str),
}

/// One update with its own raw JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// `None` when it is missing or no integer.
    pub update_id: Option<UpdateId>,
    /// The member that carries the content: `message` and so on; `malformed` when there is none.
    pub kind: String,
    /// What it carries.
    pub content: UpdateContent,
    /// The JSON exactly as it arrived.
    pub raw: String,
}

impl Update {
    /// Reads one update. Never fails: what cannot be read becomes [`UpdateContent::Malformed`]
    /// and keeps its raw JSON.
    #[must_use]
    pub fn from_raw(raw: String) -> Self {
        let Ok(value) = serde_json::from_str::<Value>(&raw) else {
            return Self::malformed(raw, None, "it is not readable JSON");
        };
        let Some(object) = value.as_object() else {
            return Self::malformed(raw, None, "it is not an object");
        };
        let update_id = object.get("update_id").and_then(UpdateId::from_json);
        let Some((kind, content)) = object.iter().find(|(key, _)| *key != "update_id") else {
            return Self::malformed(raw, update_id, "it carries nothing");
        };
        let (kind, content) = match ["message", "edited_message", "channel_post", "edited_channel_post"]
            .iter()
            .find_map(|known| object.get(*known).map(|content| (*known, content)))
        {
            Some(known) => known,
            None => (kind.as_str(), content),
        };
        let content = match kind {
            "message" | "channel_post" => match Message::from_json(content) {
                Some(message) => UpdateContent::Message(message),
                None => return Self::malformed(raw, update_id, "its message has no chat id"),
            },
            "edited_message" | "edited_channel_post" => match Message::from_json(content) {
                Some(message) => UpdateContent::Edited(message),
                None => return Self::malformed(raw, update_id, "its message has no chat id"),
            },
            _ => UpdateContent::Other(chat_of(content)),
        };
        if update_id.is_none() {
            tracing::debug!("an update without a readable update_id is kept");
        }
        Self { update_id, kind: kind.chars().take(MAX_KIND_CHARS).collect(), content, raw }
    }

    /// An update that cannot be read.
    #[must_use]
    pub fn malformed(raw: String, update_id: Option<UpdateId>, why: &'static str) -> Self {
        Self { update_id, kind: "malformed".to_owned(), content: UpdateContent::Malformed(why), raw }
    }

    /// The chat it belongs to, if any.
    #[must_use]
    pub fn chat(&self) -> Option<&Chat> {
        match &self.content {
            UpdateContent::Message(message) | UpdateContent::Edited(message) => Some(&message.chat),
            UpdateContent::Other(chat) => chat.as_ref(),
            UpdateContent::Malformed(_) => None,
        }
    }

    /// The message it carries, new or edited.
    #[must_use]
    pub fn message(&self) -> Option<&Message> {
        match &self.content {
            UpdateContent::Message(message) | UpdateContent::Edited(message) => Some(message),
            UpdateContent::Other(_) | UpdateContent::Malformed(_) => None,
        }
    }
}

fn chat_of(content: &Value) -> Option<Chat> {
    let object = content.as_object()?;
    object
        .get("chat")
        .or_else(|| object.get("message").and_then(|message| message.get("chat")))
        .and_then(Chat::from_json)
}

fn body(object: &Map<String, Value>) -> MessageBody {
    if let Some(text) = text(object, "text") {
        return MessageBody::Text(text);
    }
    for (key, kind) in
        [("photo", MediaKind::Photo), ("video", MediaKind::Video), ("document", MediaKind::Document)]
    {
        if let Some(value) = object.get(key) {
            return MessageBody::Media(media(kind, value, text(object, "caption")));
        }
    }
    if let Some(Value::Array(members)) = object.get("new_chat_members") {
        return MessageBody::Joined(
            members.iter().filter_map(User::from_json).map(|user| user.name()).collect(),
        );
    }
    if let Some(user) = object.get("left_chat_member").and_then(User::from_json) {
        return MessageBody::Left(user.name());
    }
    if let Some(pinned) = object.get("pinned_message") {
        return MessageBody::Pinned(reply_ref(pinned));
    }
    MessageBody::Unknown
}

/// A photo comes as a list of sizes (the last is the largest) or as one object (inferred).
fn media(kind: MediaKind, value: &Value, caption: Option<String>) -> Media {
    let file = match value {
        Value::Array(sizes) => sizes.last().unwrap_or(value),
        _ => value,
    };
    let member = |key| file.as_object().and_then(|object| text(object, key));
    Media {
        kind,
        file_name: member("file_name"),
        url: member("url").or_else(|| member("file_url")).or_else(|| file.as_str().map(str::to_owned)),
        size: file.get("file_size").and_then(Value::as_u64),
        mime: member("mime_type"),
        width: side(file, "width"),
        height: side(file, "height"),
        caption,
    }
}

/// A side in pixels; none, and none that no picture has, is not told.
fn side(file: &Value, name: &str) -> Option<u32> {
    let side = file.get(name).and_then(Value::as_u64)?;
    u32::try_from(side).ok().filter(|side| *side > 0)
}

pub(super) fn reply_ref(value: &Value) -> Option<ReplyRef> {
    let object = value.as_object()?;
    Some(ReplyRef {
        message_id: MessageId::from_json(object.get("message_id")?)?,
        from_name: object.get("from").and_then(User::from_json).map(|user| user.name()),
        text: text(object, "text").or_else(|| text(object, "caption")),
    })
}

fn text(object: &Map<String, Value>, key: &str) -> Option<String> {
    object.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn full_name(first: Option<&str>, last: Option<&str>) -> Option<String> {
    let parts: Vec<&str> =
        [first, last].into_iter().flatten().map(str::trim).filter(|s| !s.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> Update {
        Update::from_raw(raw.to_owned())
    }

    #[test]
    fn the_documented_sample_is_read() {
        let update = read(
            r#"{"update_id": 10001, "message": {"message_id": 42, "chat": {"id": 987654321, "type": "private"}, "text": "hi"}}"#,
        );
        assert_eq!(update.update_id, Some(UpdateId(10001)));
        assert_eq!(update.kind, "message");
        let message = update.message().unwrap();
        assert_eq!(message.message_id, Some(MessageId(42)));
        assert_eq!(message.chat.id, ChatId(987_654_321));
        assert_eq!(message.body, MessageBody::Text("hi".to_owned()));
        assert_eq!((message.date, message.from.clone()), (None, None));
    }

    #[test]
    fn a_private_chat_without_a_name_takes_the_senders() {
        let update = read(
            r#"{"update_id":1,"message":{"chat":{"id":"5","type":"private"},"from":{"id":5,"first_name":"Ada","last_name":"Lovelace"}}}"#,
        );
        assert_eq!(update.chat().unwrap().title.as_deref(), Some("Ada Lovelace"));
        assert_eq!(update.message().unwrap().body, MessageBody::Unknown);
    }

    #[test]
    fn an_unknown_kind_keeps_its_chat_and_its_raw_json() {
        let raw =
            r#"{"update_id":7,"callback_query":{"id":"x","message":{"chat":{"id":5,"type":"private"}}}}"#;
        let update = read(raw);
        assert_eq!(update.kind, "callback_query");
        assert_eq!(update.chat().unwrap().id, ChatId(5));
        assert_eq!(update.raw, raw);
    }

    #[test]
    fn what_cannot_be_read_is_kept_raw() {
        for raw in [
            "[]",
            "5",
            "null",
            "{}",
            r#"{"update_id":3}"#,
            r#"{"update_id":3,"message":5}"#,
            "{broken",
            r#""\ud800""#,
        ] {
            let update = read(raw);
            assert!(matches!(update.content, UpdateContent::Malformed(_)), "{raw}");
            assert_eq!(update.raw, raw);
        }
        assert_eq!(read(r#"{"update_id":3,"message":5}"#).update_id, Some(UpdateId(3)));
    }

    #[test]
    fn joins_leaves_and_pins_are_told_apart() {
        let body = |member: &str| {
            let raw = format!(r#"{{"update_id":1,"message":{{"chat":{{"id":1,"type":"group"}},{member}}}}}"#);
            read(&raw).message().unwrap().body.clone()
        };
        assert_eq!(
            body(r#""new_chat_members":[{"id":1,"first_name":"Ann"},{"id":2,"username":"bob"}]"#),
            MessageBody::Joined(vec!["Ann".to_owned(), "@bob".to_owned()])
        );
        assert_eq!(body(r#""left_chat_member":{"id":3}"#), MessageBody::Left("3".to_owned()));
        assert!(matches!(
            body(r#""pinned_message":{"message_id":9,"text":"rules"}"#),
            MessageBody::Pinned(Some(_))
        ));
    }

    #[test]
    fn the_largest_size_of_a_photo_is_taken_with_what_is_told_about_it() {
        let update = read(
            r#"{"update_id":1,"message":{"chat":{"id":1,"type":"private"},"photo":[
                {"url":"https://a.example/s","width":90,"height":60},
                {"url":"https://a.example/l","width":900,"height":600,"file_size":7000,"mime_type":"image/png"}]}}"#,
        );
        let MessageBody::Media(media) = update.message().unwrap().body.clone() else { panic!() };
        assert_eq!((media.width, media.height, media.size), (Some(900), Some(600), Some(7000)));
        assert_eq!(
            (media.url.as_deref(), media.mime.as_deref()),
            (Some("https://a.example/l"), Some("image/png"))
        );
        let update = read(
            r#"{"update_id":1,"message":{"chat":{"id":1,"type":"private"},"video":{"width":0,"height":-5}}}"#,
        );
        let MessageBody::Media(media) = update.message().unwrap().body.clone() else { panic!() };
        assert_eq!((media.width, media.height), (None, None));
    }

    #[test]
    fn deep_nesting_is_refused_without_overflow() {
        let raw = format!(r#"{{"update_id":1,"message":{}1{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        assert!(matches!(read(&raw).content, UpdateContent::Malformed(_)));
    }
}
