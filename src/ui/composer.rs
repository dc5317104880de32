//! What is being written in a chat, and what it would become if it were sent now.

use std::ops::Range;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::api::markup::{self, MarkedText, MarkupProblem, ParseMode, utf16_units};
use crate::api::{ChatId, Keyboard, Media, MessageBody, ReplyRef};
use crate::store::{Attachment, AttachmentSource, Draft, NewSend, UnixMillis};

/// Longest text that is sent, in UTF-16 units after its markup is read (inferred: Telegram's limit;
/// MPChat documents none).
pub const MAX_TEXT_UNITS: usize = 4096;
/// Longest caption, counted the same way (inferred).
pub const MAX_CAPTION_UNITS: usize = 1024;
/// A draft is stored when the typing pauses for this long.
const DRAFT_PAUSE: Duration = Duration::from_millis(700);
/// And at the latest after this time, however steadily somebody types.
const DRAFT_LATEST: Duration = Duration::from_secs(4);

/// A way to mark a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Code.
    Code,
    /// A link; its address is to be filled in.
    Link,
}

/// What is being written.
#[derive(Clone, Debug, Default)]
pub struct Composer {
    /// The text as it is typed.
    pub text: String,
    /// How it is read.
    pub mode: ParseMode,
    /// The message it answers.
    pub reply_to: Option<ReplyRef>,
    /// What is sent with it, in order. The text goes below the first.
    pub attachments: Vec<Attachment>,
    /// The buttons below it.
    pub keyboard: Keyboard,
    /// When it is to be sent, if not at once.
    pub send_at: Option<UnixMillis>,
    /// The field should take the keyboard in the next frame.
    pub wants_focus: bool,
    changed_at: Option<Instant>,
    /// The first change since the draft was stored.
    unsaved_since: Option<Instant>,
    read: Option<Read>,
}

/// What the text says, kept until it changes.
#[derive(Clone, Debug)]
struct Read {
    source: String,
    mode: ParseMode,
    result: Result<MarkedText, MarkupProblem>,
    units: usize,
}

impl Composer {
    /// Goes on with a draft.
    #[must_use]
    pub fn resumed(draft: Draft) -> Self {
        let Draft { text, reply_to, mode, attachments, keyboard } = draft;
        Self { text, mode, reply_to, attachments, keyboard, wants_focus: true, ..Self::default() }
    }

    /// Takes a stored draft in, below what was written before it was read.
    pub fn add_draft(&mut self, draft: Draft) {
        if self.text.is_empty() {
            self.text = draft.text;
        } else if !draft.text.is_empty() {
            self.text.push('\n');
            self.text.push_str(&draft.text);
            self.touched();
        }
        self.reply_to = self.reply_to.take().or(draft.reply_to);
        self.attachments.extend(draft.attachments);
        if self.mode == ParseMode::Plain {
            self.mode = draft.mode;
        }
        if self.keyboard.is_empty() {
            self.keyboard = draft.keyboard;
        }
    }

    /// Longest text that can be sent as it stands now, in UTF-16 units.
    #[must_use]
    pub fn limit(&self) -> usize {
        if self.attachments.is_empty() { MAX_TEXT_UNITS } else { MAX_CAPTION_UNITS }
    }

    /// The text was changed by the person.
    pub fn touched(&mut self) {
        let now = Instant::now();
        self.changed_at = Some(now);
        self.unsaved_since.get_or_insert(now);
    }

    /// Puts a text in front of what is written.
    pub fn put_before(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.insert(0, '\n');
        }
        self.text.insert_str(0, text);
        self.wants_focus = true;
        self.touched();
    }

    /// Puts a message that was not sent in front of what is written, with everything that belongs to it.
    pub fn put_draft_before(&mut self, draft: Draft, send_at: Option<UnixMillis>) {
        let Draft { text, reply_to, mode, attachments, keyboard } = draft;
        if self.text.is_empty() || self.mode == ParseMode::Plain {
            self.mode = mode;
        }
        if !text.is_empty() {
            self.put_before(&text);
        }
        self.reply_to = reply_to.or(self.reply_to.take());
        self.attachments.splice(0..0, attachments);
        if !keyboard.is_empty() {
            self.keyboard = keyboard;
        }
        self.send_at = send_at.or(self.send_at);
        self.wants_focus = true;
        self.touched();
    }

    /// What would be sent: text and marks, or what is wrong with the markup. Read once for each change.
    pub fn marked(&mut self) -> &Result<MarkedText, MarkupProblem> {
        &self.read().result
    }

    /// The length as the API counts.
    pub fn units(&mut self) -> usize {
        self.read().units
    }

    fn read(&mut self) -> &Read {
        let stale = self.read.as_ref().is_none_or(|read| read.source != self.text || read.mode != self.mode);
        if stale {
            self.read = None;
        }
        let (text, mode) = (&self.text, self.mode);
        self.read.get_or_insert_with(|| {
            let result = markup::parse(text, mode);
            let units = match &result {
                Ok(marked) => utf16_units(marked.text.trim()),
                Err(_) => utf16_units(text.trim()),
            };
            Read { source: text.clone(), mode, result, units }
        })
    }

    /// Whether it can be sent as it is.
    pub fn can_send(&mut self) -> bool {
        let limit = self.limit();
        let least = usize::from(self.attachments.is_empty());
        let read = self.read();
        read.result.is_ok() && (least..=limit).contains(&read.units)
    }

    /// How many messages a text that is too long would become; `None` when it cannot be cut without
    /// breaking its markup.
    pub fn parts(&mut self) -> Option<usize> {
        if !self.attachments.is_empty() {
            return None;
        }
        let mode = self.mode;
        let parts = markup::split(&self.text, MAX_TEXT_UNITS);
        let sound = parts.iter().all(|part| markup::parse(part, mode).is_ok());
        (sound && parts.len() > 1).then_some(parts.len())
    }

    /// Puts a style around the selected characters. Returns what is selected then, in characters.
    pub fn style(&mut self, style: Style, selection: Range<usize>) -> Range<usize> {
        if self.mode == ParseMode::Plain {
            self.mode = ParseMode::Html;
        }
        let (before, after) = match (self.mode, style) {
            (ParseMode::Markdown, Style::Bold) => ("*", "*"),
            (ParseMode::Markdown, Style::Italic) => ("_", "_"),
            (ParseMode::Markdown, Style::Code) => ("`", "`"),
            (ParseMode::Markdown, Style::Link) => ("[", "](https://)"),
            (_, Style::Bold) => ("<b>", "</b>"),
            (_, Style::Italic) => ("<i>", "</i>"),
            (_, Style::Code) => ("<code>", "</code>"),
            (_, Style::Link) => ("<a href=\"https://\">", "</a>"),
        };
        let byte =
            |chars: usize| self.text.char_indices().nth(chars).map_or(self.text.len(), |(byte, _)| byte);
        let (from, to) = (byte(selection.start), byte(selection.end.max(selection.start)));
        self.text.insert_str(to, after);
        self.text.insert_str(from, before);
        self.touched();
        let shift = before.chars().count();
        selection.start + shift..selection.end + shift
    }

    /// Takes the text out, as one message or as several if it is too long. Empty when it cannot be sent.
    pub fn take(&mut self, chat_id: ChatId, plain: bool) -> Vec<NewSend> {
        if plain {
            self.mode = ParseMode::Plain;
        }
        let mode = self.mode;
        if !self.attachments.is_empty() {
            return self.take_files(chat_id);
        }
        let pieces = match self.units() {
            0 => return Vec::new(),
            1..=MAX_TEXT_UNITS => vec![self.text.trim()],
            _ => markup::split(&self.text, MAX_TEXT_UNITS),
        };
        let marked: Result<Vec<MarkedText>, MarkupProblem> =
            pieces.iter().map(|piece| markup::parse(piece, mode)).collect();
        let Ok(marked) = marked else {
            return Vec::new();
        };
        let last = marked.len() - 1;
        let mut sends: Vec<NewSend> = pieces
            .iter()
            .zip(marked)
            .map(|(source, marked)| text_message(chat_id, source, mode, marked))
            .collect();
        dress(&mut sends[0], self.reply_to.take(), Keyboard::default());
        dress(&mut sends[last], None, std::mem::take(&mut self.keyboard));
        self.finish(&mut sends);
        sends
    }

    /// The attachments as messages in order, the text below the first. Empty when the text cannot
    /// be sent.
    fn take_files(&mut self, chat_id: ChatId) -> Vec<NewSend> {
        if !self.can_send() {
            return Vec::new();
        }
        let Ok(caption) = self.marked().clone() else {
            return Vec::new();
        };
        let source = self.text.trim().to_owned();
        let mut caption = Some(caption).filter(|caption| !caption.text.trim().is_empty());
        let attachments = std::mem::take(&mut self.attachments);
        let mut sends: Vec<NewSend> = attachments
            .into_iter()
            .map(|attachment| file_message(chat_id, attachment, &source, self.mode, caption.take()))
            .collect();
        let (reply_to, keyboard) = (self.reply_to.take(), std::mem::take(&mut self.keyboard));
        if let Some(first) = sends.first_mut() {
            dress(first, reply_to, Keyboard::default());
        }
        if let Some(last) = sends.last_mut() {
            dress(last, None, keyboard);
        }
        self.finish(&mut sends);
        sends
    }

    /// What was written is on its way: begins anew.
    fn finish(&mut self, sends: &mut [NewSend]) {
        let send_at = self.send_at.take();
        for send in sends {
            send.send_at = send_at;
        }
        self.text.clear();
        self.changed_at = None;
        self.unsaved_since = None;
        self.wants_focus = true;
    }

    /// The draft, when the typing has paused.
    pub fn draft_to_save(&mut self) -> Option<Draft> {
        let paused = self.changed_at.is_some_and(|at| at.elapsed() >= DRAFT_PAUSE);
        let overdue = self.unsaved_since.is_some_and(|at| at.elapsed() >= DRAFT_LATEST);
        (paused || overdue).then(|| self.draft_now()).flatten()
    }

    /// When the draft should be looked at again.
    #[must_use]
    pub fn draft_due(&self) -> Option<Duration> {
        self.changed_at.map(|at| DRAFT_PAUSE.saturating_sub(at.elapsed()) + Duration::from_millis(5))
    }

    /// The draft, perhaps an empty one, if it changed since it was last stored.
    pub fn draft_now(&mut self) -> Option<Draft> {
        self.unsaved_since = None;
        self.changed_at.take()?;
        Some(Draft {
            text: self.text.clone(),
            reply_to: self.reply_to.clone(),
            mode: self.mode,
            attachments: self.attachments.clone(),
            keyboard: self.keyboard.clone(),
        })
    }
}

/// A sendMessage for the outbox (help.mp.net 15703384).
fn text_message(chat_id: ChatId, source: &str, mode: ParseMode, marked: MarkedText) -> NewSend {
    let mut params = json!({ "chat_id": chat_id.0, "text": source });
    if let Some(mode) = mode.wire() {
        params["parse_mode"] = mode.into();
    }
    NewSend {
        chat_id,
        method: "sendMessage".to_owned(),
        params,
        body: MessageBody::Text(marked.text),
        marks: marked.marks,
        reply_to: None,
        keyboard: None,
        file: None,
        send_at: None,
    }
}

/// A sendPhoto, sendVideo or sendDocument for the outbox (help.mp.net 15703404). A file goes along
/// as a multipart part; an address stands in its parameter.
fn file_message(
    chat_id: ChatId,
    attachment: Attachment,
    source: &str,
    mode: ParseMode,
    caption: Option<MarkedText>,
) -> NewSend {
    let Attachment { kind, source: from } = attachment;
    let mut params = json!({ "chat_id": chat_id.0 });
    let (file, url) = match from {
        AttachmentSource::File(file) => (Some(file), None),
        AttachmentSource::Url(url) => (None, Some(url)),
    };
    if let Some(url) = &url {
        params[kind.parameter()] = url.as_str().into();
    }
    if caption.is_some() {
        params["caption"] = source.into();
        if let Some(mode) = mode.wire() {
            params["parse_mode"] = mode.into();
        }
    }
    let (text, marks) = caption.map(|caption| (caption.text, caption.marks)).unzip();
    let media = Media {
        kind,
        file_name: file.as_ref().map(|file| file.name.clone()),
        url,
        size: file.as_ref().map(|file| file.size),
        caption: text,
    };
    NewSend {
        chat_id,
        method: kind.method().to_owned(),
        params,
        body: MessageBody::Media(media),
        marks: marks.unwrap_or_default(),
        reply_to: None,
        keyboard: None,
        file,
        send_at: None,
    }
}

/// Puts what it answers, and the buttons, on a message.
fn dress(send: &mut NewSend, reply_to: Option<ReplyRef>, keyboard: Keyboard) {
    if let Some(reply) = reply_to {
        send.params["reply_to_message_id"] = reply.message_id.0.into();
        send.reply_to = Some(reply);
    }
    if !keyboard.is_empty() {
        send.params["reply_markup"] = keyboard.to_wire();
        send.keyboard = Some(keyboard);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn composer(text: &str, mode: ParseMode) -> Composer {
        Composer { text: text.to_owned(), mode, ..Composer::default() }
    }

    #[test]
    fn a_selection_is_styled_in_the_mode_that_is_chosen() {
        let mut composer = composer("say 你好 now", ParseMode::Plain);
        assert_eq!(composer.style(Style::Bold, 4..6), 7..9);
        assert_eq!((composer.text.as_str(), composer.mode), ("say <b>你好</b> now", ParseMode::Html));
        let mut composer = Composer { mode: ParseMode::Markdown, ..Composer::default() };
        composer.style(Style::Link, 0..0);
        assert_eq!(composer.text, "[](https://)");
    }

    #[test]
    fn what_is_sent_is_the_source_and_what_is_shown_is_the_text() {
        let mut composer = composer(" <b>hi</b> ", ParseMode::Html);
        let sends = composer.take(ChatId(5), false);
        assert_eq!(sends.len(), 1);
        assert_eq!(sends[0].params, json!({ "chat_id": 5, "text": "<b>hi</b>", "parse_mode": "HTML" }));
        assert_eq!(sends[0].body, MessageBody::Text("hi".to_owned()));
        assert_eq!(sends[0].marks.len(), 1);
        assert!(composer.text.is_empty());
    }

    #[test]
    fn broken_markup_is_not_sent_but_can_be_as_plain_text() {
        let mut composer = composer("1 < 2", ParseMode::Html);
        assert!(!composer.can_send());
        assert!(composer.take(ChatId(5), false).is_empty());
        assert_eq!(composer.text, "1 < 2", "nothing is lost");
        let sends = composer.take(ChatId(5), true);
        assert_eq!(sends[0].params, json!({ "chat_id": 5, "text": "1 < 2" }));
    }

    #[test]
    fn a_text_that_is_too_long_becomes_several_messages() {
        let text = format!("{}\n\n{}", "a".repeat(4000), "b".repeat(4000));
        let mut composer = composer(&text, ParseMode::Plain);
        assert!(!composer.can_send());
        assert_eq!(composer.parts(), Some(2));
        let sends = composer.take(ChatId(5), false);
        assert_eq!(sends[1].body, MessageBody::Text("b".repeat(4000)));
    }

    #[test]
    fn markup_does_not_count_towards_the_length() {
        let mut composer = composer(&format!("<b>{}</b>", "x".repeat(MAX_TEXT_UNITS)), ParseMode::Html);
        assert!(composer.can_send());
        assert_eq!(composer.units(), MAX_TEXT_UNITS);
    }
}
