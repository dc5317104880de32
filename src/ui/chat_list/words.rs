//! Chats and messages in one line.

use crate::api::{ChatId, ChatKind};
use crate::i18n::{Language, Text};
use crate::store::{BodyKind, ChatRow, Preview};

/// A chat's name, or the best there is.
#[must_use]
pub fn chat_name(row: &ChatRow, language: Language) -> String {
    name_of(&row.title, row.username.as_deref(), row.chat_id, language)
}

/// The same from its parts.
#[must_use]
pub fn name_of(title: &str, username: Option<&str>, chat: ChatId, language: Language) -> String {
    if !title.trim().is_empty() {
        return title.to_owned();
    }
    match username {
        Some(username) => format!("@{username}"),
        None => format!("{} {chat}", language.t(Text::NoName)),
    }
}

/// The kind of a chat in words.
#[must_use]
pub fn kind_name(kind: ChatKind) -> Text {
    match kind {
        ChatKind::Private => Text::KindPrivate,
        ChatKind::Group => Text::KindGroup,
        ChatKind::Channel => Text::KindChannel,
        ChatKind::Unknown => Text::KindUnknown,
    }
}

/// The last message of a chat, with who wrote it.
pub(super) fn preview_text(preview: &Preview, kind: ChatKind, language: Language) -> String {
    let body = body_line(preview.kind, &preview.text, language);
    match (&preview.author, preview.outgoing, kind) {
        (_, true, _) => language.fill(Text::You, &[("text", &body)]),
        (Some(author), false, ChatKind::Group) if is_said(preview.kind) => format!("{author}: {body}"),
        _ => body,
    }
}

fn is_said(kind: BodyKind) -> bool {
    !matches!(kind, BodyKind::Joined | BodyKind::Left | BodyKind::Pinned)
}

/// A message in one line.
#[must_use]
pub fn body_line(kind: BodyKind, text: &str, language: Language) -> String {
    let named = |label: Text| match text.trim() {
        "" => language.t(label).to_owned(),
        text => format!("{} · {text}", language.t(label)),
    };
    match kind {
        BodyKind::Text => text.to_owned(),
        BodyKind::Photo => named(Text::Photo),
        BodyKind::Video => named(Text::Video),
        BodyKind::Document => named(Text::Document),
        BodyKind::Joined => language.fill(Text::Joined, &[("name", text)]),
        BodyKind::Left => language.fill(Text::Left, &[("name", text)]),
        BodyKind::Pinned if text.trim().is_empty() => language.t(Text::Pinned).to_owned(),
        BodyKind::Pinned => language.fill(Text::PinnedText, &[("text", text)]),
        BodyKind::Unknown => language.t(Text::UnknownMessage).to_owned(),
    }
}
