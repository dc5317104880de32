//! How a message's content lies in columns: its kind, its words, and the rest as JSON.

use serde::{Deserialize, Serialize};

use super::{BodyKind, PREVIEW_CHARS};
use crate::api::markup::{Mark, MarkKind};
use crate::api::{ChatKind, Keyboard, Media, MediaKind, MessageBody, MessageId, ReplyRef};

/// Longest text kept of a message that is answered, in characters; the raw update has it whole.
const REPLY_CHARS: usize = 1000;

/// Longest name that is kept, in characters; the raw update has it whole.
const NAME_CHARS: usize = 256;
/// Most names that are kept of those who came in together.
const MEMBERS: usize = 100;
/// Addresses longer than this are not kept: the beginning of one leads nowhere.
const URL_BYTES: usize = 2048;

/// A name as far as it is kept. Names come from outside and may be of any length.
pub(super) fn bounded(name: &str) -> String {
    name.chars().take(NAME_CHARS).collect()
}

fn bounded_url(url: &str) -> Option<String> {
    (url.len() <= URL_BYTES).then(|| url.to_owned())
}

/// A body in columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) kind: i64,
    pub(super) rest: Option<String>,
    pub(super) text: Option<String>,
    pub(super) keyboard: Option<String>,
}

#[derive(Default, Serialize, Deserialize)]
struct MediaRest {
    name: Option<String>,
    url: Option<String>,
    size: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mime: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    marks: Vec<MarkRest>,
}

/// The rest of a text, where it has marks.
#[derive(Serialize, Deserialize)]
struct TextRest {
    marks: Vec<MarkRest>,
}

/// A mark: its kind, first and last byte, and the address of a link.
#[derive(Serialize, Deserialize)]
struct MarkRest {
    kind: String,
    from: usize,
    to: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

impl From<&Mark> for MarkRest {
    fn from(mark: &Mark) -> Self {
        let url = match &mark.kind {
            MarkKind::Link(url) => bounded_url(url),
            _ => None,
        };
        Self { kind: mark.kind.wire().to_owned(), from: mark.range.start, to: mark.range.end, url }
    }
}

#[derive(Serialize, Deserialize)]
struct ReplyRest {
    id: i64,
    from: Option<String>,
    text: Option<String>,
}

impl Columns {
    pub(super) fn of(body: &MessageBody, marks: &[Mark], keyboard: Option<&Keyboard>) -> Self {
        let marks = || marks.iter().map(MarkRest::from).collect::<Vec<_>>();
        let (rest, text) = match body {
            MessageBody::Text(text) => {
                let marks = marks();
                let rest = (!marks.is_empty()).then(|| json(&TextRest { marks })).flatten();
                (rest, Some(text.clone()))
            }
            MessageBody::Media(media) => {
                let rest = MediaRest {
                    name: media.file_name.as_deref().map(bounded),
                    url: media.url.as_deref().and_then(bounded_url),
                    size: media.size,
                    mime: media.mime.as_deref().map(bounded),
                    width: media.width,
                    height: media.height,
                    marks: marks(),
                };
                (json(&rest), media.caption.clone())
            }
            MessageBody::Joined(names) => {
                let names: Vec<String> = names.iter().take(MEMBERS).map(|name| bounded(name)).collect();
                (json(&names), None)
            }
            MessageBody::Left(name) => (None, Some(bounded(name))),
            MessageBody::Pinned(pinned) => (pinned.as_ref().and_then(reply), None),
            MessageBody::Unknown => (None, None),
        };
        let keyboard = keyboard.filter(|keyboard| !keyboard.is_empty());
        let keyboard = keyboard.map(|keyboard| keyboard.to_wire().to_string());
        Self { kind: kind_number(kind(body)), rest, text, keyboard }
    }

    /// The marks of its text, as far as they fit it.
    pub(super) fn marks(&self) -> Vec<Mark> {
        let Some(text) = self.text.as_deref() else {
            return Vec::new();
        };
        let rest = self.rest.as_deref().and_then(|rest| serde_json::from_str::<TextRest>(rest).ok());
        let read = |mark: MarkRest| {
            let range = mark.from..mark.to;
            text.get(range.clone())?;
            Some(Mark { range, kind: MarkKind::from_wire(&mark.kind, mark.url.as_deref())? })
        };
        rest.into_iter().flat_map(|rest| rest.marks).filter_map(read).collect()
    }

    /// The buttons below it.
    pub(super) fn keyboard(&self) -> Option<Keyboard> {
        Keyboard::from_wire(&serde_json::from_str(self.keyboard.as_deref()?).ok()?)
    }

    /// Reads the columns leniently: what cannot be read is shown as unknown, never refused.
    pub(super) fn body(self) -> MessageBody {
        let kind = kind_from(self.kind);
        let media = |kind| {
            let rest = self.rest.as_deref();
            let rest: Option<MediaRest> = rest.and_then(|rest| serde_json::from_str(rest).ok());
            let rest = rest.unwrap_or_default();
            let MediaRest { name: file_name, url, size, mime, width, height, marks: _ } = rest;
            let caption = self.text.clone();
            MessageBody::Media(Media { kind, file_name, url, size, mime, width, height, caption })
        };
        match kind {
            BodyKind::Text => MessageBody::Text(self.text.unwrap_or_default()),
            BodyKind::Photo => media(MediaKind::Photo),
            BodyKind::Video => media(MediaKind::Video),
            BodyKind::Document => media(MediaKind::Document),
            BodyKind::Joined => {
                let names = self.rest.as_deref();
                MessageBody::Joined(
                    names.and_then(|names| serde_json::from_str(names).ok()).unwrap_or_default(),
                )
            }
            BodyKind::Left => MessageBody::Left(self.text.unwrap_or_default()),
            BodyKind::Pinned => MessageBody::Pinned(self.rest.as_deref().and_then(reply_from)),
            BodyKind::Unknown => MessageBody::Unknown,
        }
    }
}

/// The rest of a message with a file, which has another size now.
pub(super) fn with_size(rest: Option<&str>, size: u64) -> Option<String> {
    let mut media: MediaRest = serde_json::from_str(rest?).ok()?;
    media.size = Some(size);
    json(&media)
}

/// The rest of a file's message with the address that the server gave for it.
pub(super) fn with_url(rest: Option<&str>, url: &str) -> Option<String> {
    let mut rest: MediaRest = serde_json::from_str(rest?).ok()?;
    rest.url = Some(bounded_url(url)?);
    json(&rest)
}

fn json(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}

pub(super) fn reply(reply: &ReplyRef) -> Option<String> {
    json(&ReplyRest {
        id: reply.message_id.0,
        from: reply.from_name.as_deref().map(bounded),
        text: reply.text.as_ref().map(|text| text.chars().take(REPLY_CHARS).collect()),
    })
}

pub(super) fn reply_from(json: &str) -> Option<ReplyRef> {
    let rest: ReplyRest = serde_json::from_str(json).ok()?;
    Some(ReplyRef { message_id: MessageId(rest.id), from_name: rest.from, text: rest.text })
}

/// The kind of a body.
pub(super) fn kind(body: &MessageBody) -> BodyKind {
    match body {
        MessageBody::Text(_) => BodyKind::Text,
        MessageBody::Media(media) => match media.kind {
            MediaKind::Photo => BodyKind::Photo,
            MediaKind::Video => BodyKind::Video,
            MediaKind::Document => BodyKind::Document,
        },
        MessageBody::Joined(_) => BodyKind::Joined,
        MessageBody::Left(_) => BodyKind::Left,
        MessageBody::Pinned(_) => BodyKind::Pinned,
        MessageBody::Unknown => BodyKind::Unknown,
    }
}

/// Notices tell that something happened; nobody waits for an answer to one.
pub(super) fn is_notice(kind: BodyKind) -> bool {
    matches!(kind, BodyKind::Joined | BodyKind::Left | BodyKind::Pinned)
}

pub(super) fn kind_number(kind: BodyKind) -> i64 {
    match kind {
        BodyKind::Unknown => 0,
        BodyKind::Text => 1,
        BodyKind::Photo => 2,
        BodyKind::Video => 3,
        BodyKind::Document => 4,
        BodyKind::Joined => 5,
        BodyKind::Left => 6,
        BodyKind::Pinned => 7,
    }
}

pub(super) fn kind_from(number: i64) -> BodyKind {
    match number {
        1 => BodyKind::Text,
        2 => BodyKind::Photo,
        3 => BodyKind::Video,
        4 => BodyKind::Document,
        5 => BodyKind::Joined,
        6 => BodyKind::Left,
        7 => BodyKind::Pinned,
        _ => BodyKind::Unknown,
    }
}

pub(super) fn chat_kind_number(kind: ChatKind) -> i64 {
    match kind {
        ChatKind::Unknown => 0,
        ChatKind::Private => 1,
        ChatKind::Group => 2,
        ChatKind::Channel => 3,
    }
}

pub(super) fn chat_kind_from(number: i64) -> ChatKind {
    match number {
        1 => ChatKind::Private,
        2 => ChatKind::Group,
        3 => ChatKind::Channel,
        _ => ChatKind::Unknown,
    }
}

/// A body in one short line, as far as it has words.
pub(super) fn preview(body: &MessageBody) -> String {
    match body {
        MessageBody::Joined(names) => line(&names[..names.len().min(MEMBERS)].join(", ")),
        MessageBody::Left(name) => line(name),
        MessageBody::Pinned(Some(pinned)) => line(pinned.text.as_deref().unwrap_or_default()),
        _ => line(body.text().unwrap_or_default()),
    }
}

/// The beginning of a text, in one line: runs of white space become one space.
pub(super) fn line(text: &str) -> String {
    let mut line = String::new();
    let mut left = PREVIEW_CHARS;
    let mut gap = false;
    // A text may begin with a megabyte of white space.
    for c in text.chars().take(PREVIEW_CHARS * 8) {
        if c.is_whitespace() || c.is_control() {
            gap = !line.is_empty();
            continue;
        }
        let wanted = if gap { 2 } else { 1 };
        if left < wanted {
            break;
        }
        if gap {
            line.push(' ');
        }
        line.push(c);
        left -= wanted;
        gap = false;
    }
    line
}
