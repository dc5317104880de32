//! What a screen reader says of a message: who, what, and how the send stands.

use crate::api::{MediaKind, MessageBody};
use crate::i18n::{Language, Text};
use crate::store::{MessageRow, SendState};

use super::widgets::{display_name, one_line};

/// The longest that is said of a message by itself, in characters.
const SAID_BY_ITSELF: usize = 300;

/// A message, with `text` as it is shown of it.
#[must_use]
pub fn message(row: &MessageRow, text: &str, language: Language) -> String {
    let text = if text.trim().is_empty() { kind(row, language) } else { text };
    let who = match (&row.send, &row.author) {
        (Some(_), _) => language.t(Text::SelfName).to_owned(),
        (None, Some(author)) => display_name(author).into_owned(),
        (None, None) => String::new(),
    };
    // How a message was sent says nothing of one that is gone.
    match row.send.as_ref().filter(|_| row.deleted_at.is_none()) {
        Some(send) => format!("{who}: {text} ({})", language.t(state(send.state))),
        None if who.is_empty() => text.to_owned(),
        None => format!("{who}: {text}"),
    }
}

/// A message that just came, said without being asked for.
#[must_use]
pub fn arrived(row: &MessageRow, language: Language) -> String {
    let name = row.author.as_deref().map(display_name).unwrap_or_default();
    language.fill(Text::SayArrived, &[("name", &name), ("text", &words(row, language))])
}

/// How a send ended, said without being asked for.
#[must_use]
pub fn sent(row: &MessageRow, how: SendState, language: Language) -> String {
    language.fill(Text::SaySent, &[("state", language.t(state(how))), ("text", &words(row, language))])
}

fn words(row: &MessageRow, language: Language) -> String {
    let text = row.body.text().filter(|text| !text.trim().is_empty());
    one_line(text.unwrap_or_else(|| kind(row, language)), SAID_BY_ITSELF).into_owned()
}

/// What those who see it see without words.
fn kind(row: &MessageRow, language: Language) -> &'static str {
    match &row.body {
        MessageBody::Media(media) => language.t(match media.kind {
            MediaKind::Photo => Text::Photo,
            MediaKind::Video => Text::Video,
            MediaKind::Document => Text::Document,
        }),
        _ => "",
    }
}

fn state(state: SendState) -> Text {
    match state {
        SendState::Queued => Text::StateQueued,
        SendState::Sending => Text::StateSending,
        SendState::Sent => Text::StateSent,
        SendState::Failed => Text::StateFailed,
        SendState::Unknown => Text::StateUnknown,
    }
}
