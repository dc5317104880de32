//! An edit: the composer that a message is changed in, and the call that makes it so.

use serde_json::{Value, json};

use crate::api::MessageBody;
use crate::api::markup::{ParseMode, parse, source_of};
use crate::i18n::Text;
use crate::store::{Change, MessageRow, Seq};
use crate::ui::composer::Composer;

use super::why_not_own;

/// An edit, ready to be sent.
pub struct Edit {
    /// Which message.
    pub seq: Seq,
    /// The method that changes what changed.
    pub method: &'static str,
    /// Its parameters.
    pub params: Value,
    /// What the message is then.
    pub change: Change,
}

/// Why a message cannot be edited; `None` when it can.
#[must_use]
pub fn why_not_edit(row: &MessageRow) -> Option<Text> {
    let known = matches!(row.body, MessageBody::Text(_) | MessageBody::Media(_));
    why_not_own(row)
        .or((!known).then_some(Text::WhyNoText))
        .or((row.hidden_chars > 0).then_some(Text::WhyTooLong))
}

/// A composer that changes this message: its text as it was written, as far as that can be told
/// from text and marks.
#[must_use]
pub fn edit_of(row: &MessageRow) -> Option<Composer> {
    if why_not_edit(row).is_some() {
        return None;
    }
    let (source, mode) = source_of(written(row), &row.marks, row.mode);
    Some(Composer::editing(row, source, mode))
}

/// What was written in a message; the name of a file was not.
fn written(row: &MessageRow) -> &str {
    match &row.body {
        MessageBody::Media(media) => media.caption.as_deref().unwrap_or_default(),
        body => body.text().unwrap_or_default(),
    }
}

/// The call that makes the message what the composer says; `Ok(None)` when it says so already.
#[must_use]
pub fn edit_call(composer: &mut Composer, plain: bool) -> Option<Option<Edit>> {
    if plain {
        composer.mode = ParseMode::Plain;
    }
    if !composer.can_send() {
        return None;
    }
    let marked = composer.marked().as_ref().ok()?.clone();
    let row = composer.editing.as_ref()?.row.clone();
    let source = composer.text.trim();
    // Read again as it is sent, so that the marks fit the trimmed text.
    let marked =
        if source.len() == composer.text.len() { marked } else { parse(source, composer.mode).ok()? };
    let keyboard = Some(composer.keyboard.clone()).filter(|keyboard| !keyboard.is_empty());
    let same_text = written(&row) == marked.text && row.marks == marked.marks;
    let same_keyboard = row.keyboard == keyboard;
    if same_text && same_keyboard {
        return Some(None);
    }
    let mut params = json!({ "chat_id": row.chat_id.0, "message_id": row.message_id?.0 });
    // An edit without buttons takes away those that are there (inferred: Telegram's way), so they
    // always go along.
    let wire = composer.keyboard.to_wire();
    if keyboard.is_some() || row.keyboard.is_some() {
        params["reply_markup"] = wire;
    }
    let (text_method, text_parameter) = match &row.body {
        MessageBody::Media(_) => ("editMessageCaption", "caption"),
        _ => ("editMessageText", "text"),
    };
    let method = if same_text { "editMessageReplyMarkup" } else { text_method };
    if !same_text {
        params[text_parameter] = source.into();
        if let Some(mode) = composer.mode.wire() {
            params["parse_mode"] = mode.into();
        }
    }
    let body = match &row.body {
        MessageBody::Media(media) => {
            let caption = Some(marked.text.clone()).filter(|text| !text.is_empty());
            MessageBody::Media(crate::api::Media { caption, ..media.clone() })
        }
        _ => MessageBody::Text(marked.text.clone()),
    };
    let change = Change { body, marks: marked.marks, mode: composer.mode, keyboard };
    Some(Some(Edit { seq: row.seq, method, params, change }))
}
