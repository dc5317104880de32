//! A message on its way into the outbox: what is called, and what the conversation shows of it.

use serde_json::{Value, json};

use super::{Attachment, AttachmentSource, FileRef, UnixMillis};
use crate::api::markup::{Mark, MarkedText, ParseMode};
use crate::api::{ChatId, Keyboard, Media, MessageBody, ReplyRef};

/// A message to be queued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSend {
    /// Where to.
    pub chat_id: ChatId,
    /// The Bot API method, for example `sendMessage`.
    pub method: String,
    /// Its parameters as JSON, without the token.
    pub params: Value,
    /// What the conversation shows.
    pub body: MessageBody,
    /// How parts of its text or caption look.
    pub marks: Vec<Mark>,
    /// What it answers, for showing.
    pub reply_to: Option<ReplyRef>,
    /// The buttons below it.
    pub keyboard: Option<Keyboard>,
    /// The file that is uploaded with it.
    pub file: Option<FileRef>,
    /// When the person wants it sent, if not at once.
    pub send_at: Option<UnixMillis>,
}

impl NewSend {
    /// A call that sends something, and what it shows. It goes at once, with nothing beside it.
    #[must_use]
    pub fn new(chat_id: ChatId, method: &str, params: Value, body: MessageBody) -> Self {
        Self {
            chat_id,
            method: method.to_owned(),
            params,
            body,
            marks: Vec::new(),
            reply_to: None,
            keyboard: None,
            file: None,
            send_at: None,
        }
    }

    /// A sendMessage as it stands (help.mp.net 15703384).
    #[must_use]
    pub fn text(chat_id: ChatId, text: &str) -> Self {
        let params = json!({ "chat_id": chat_id.0, "text": text });
        Self::new(chat_id, "sendMessage", params, MessageBody::Text(text.to_owned()))
    }

    /// A sendPhoto, sendVideo or sendDocument without words (help.mp.net 15703404). A file goes
    /// along as a multipart part; an address stands in its parameter.
    #[must_use]
    pub fn attached(chat_id: ChatId, attachment: Attachment) -> Self {
        let Attachment { kind, source } = attachment;
        let mut params = json!({ "chat_id": chat_id.0 });
        let (file, url) = match source {
            AttachmentSource::File(file) => (Some(file), None),
            AttachmentSource::Url(url) => (None, Some(url)),
        };
        if let Some(url) = &url {
            params[kind.parameter()] = url.as_str().into();
        }
        let media = Media {
            kind,
            file_name: file.as_ref().map(|file| file.name.clone()),
            url,
            size: file.as_ref().map(|file| file.size),
            mime: file.as_ref().map(|file| file.mime.clone()),
            width: None,
            height: None,
            caption: None,
        };
        Self { file, ..Self::new(chat_id, kind.method(), params, MessageBody::Media(media)) }
    }

    /// With words below what is attached, as they stand.
    #[must_use]
    pub fn captioned(mut self, caption: &str) -> Self {
        self.params["caption"] = caption.into();
        if let MessageBody::Media(media) = &mut self.body {
            media.caption = Some(caption.to_owned());
        }
        self
    }

    /// Its words are a source that is read in this mode and shows as this.
    #[must_use]
    pub fn marked_up(mut self, mode: ParseMode, shown: MarkedText) -> Self {
        if let Some(mode) = mode.wire() {
            self.params["parse_mode"] = mode.into();
        }
        match &mut self.body {
            MessageBody::Text(text) => *text = shown.text,
            MessageBody::Media(media) => media.caption = Some(shown.text),
            _ => {}
        }
        self.marks = shown.marks;
        self
    }

    /// As an answer to a message.
    #[must_use]
    pub fn answering(mut self, reply: ReplyRef) -> Self {
        self.params["reply_to_message_id"] = reply.message_id.0.into();
        self.reply_to = Some(reply);
        self
    }

    /// With buttons below it, if there are any.
    #[must_use]
    pub fn with_keyboard(mut self, keyboard: Keyboard) -> Self {
        if !keyboard.is_empty() {
            self.params["reply_markup"] = keyboard.to_wire();
            self.keyboard = Some(keyboard);
        }
        self
    }
}
