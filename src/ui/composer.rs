//! What is being written in a chat, and what it would become if it were sent now.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::api::markup::{self, MarkedText, MarkupProblem, ParseMode, utf16_units};
use crate::api::{ChatId, Keyboard, MessageBody, ReplyRef};
use crate::engine::now_millis;
use crate::store::{Attachment, AttachmentSource, Draft, FileRef, MessageRow, NewSend, UnixMillis};

use super::attach::Checks;
use super::widgets::is_visible;

use super::deeds::DeedError;

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
    /// What is known of their files, and what was refused.
    pub checks: Checks,
    /// The buttons below it.
    pub keyboard: Keyboard,
    /// When it is to be sent, if not at once.
    pub send_at: Option<UnixMillis>,
    /// The message that is changed, if it is not a new one.
    pub editing: Option<Editing>,
    /// The field should take the keyboard in the next frame.
    pub wants_focus: bool,
    /// Which text it is: what another one was must not come back with *Undo*.
    pub history: History,
    changed_at: Option<Instant>,
    /// The first change since the draft was stored.
    unsaved_since: Option<Instant>,
    read: Option<Read>,
}

/// Tells one text that is written from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct History(u64);

impl Default for History {
    /// A new one.
    fn default() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// Why what is written cannot be sent now, apart from its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// Files are being looked at.
    Looking,
    /// One of the files cannot be sent.
    File,
    /// The time that it was to be sent at has passed.
    TimePassed,
}

/// Where a text stands that is too long for a caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// A message of its own before the files.
    First,
    /// A message of its own after them.
    After,
}

/// A message that is being changed.
#[derive(Clone, Debug)]
pub struct Editing {
    /// As it is.
    pub row: Box<MessageRow>,
    /// The change is on its way.
    pub busy: bool,
    /// Why the last try did not succeed.
    pub problem: Option<DeedError>,
}

/// What the text says, kept until it changes.
#[derive(Clone, Debug)]
struct Read {
    source: String,
    mode: ParseMode,
    result: Result<MarkedText, MarkupProblem>,
    units: usize,
    /// There is something in it that can be seen.
    visible: bool,
    /// Into how many messages it can be cut.
    parts: Option<usize>,
}

impl Composer {
    /// Goes on with a draft.
    #[must_use]
    pub fn resumed(draft: Draft) -> Self {
        let Draft { text, reply_to, mode, attachments, keyboard, send_at } = draft;
        Self { text, mode, reply_to, attachments, keyboard, send_at, wants_focus: true, ..Self::default() }
    }

    /// Everything that is begun.
    #[must_use]
    pub fn draft(&self) -> Draft {
        Draft {
            text: self.text.clone(),
            reply_to: self.reply_to.clone(),
            mode: self.mode,
            attachments: self.attachments.clone(),
            keyboard: self.keyboard.clone(),
            send_at: self.send_at,
        }
    }

    /// Takes back what could not be sent, above what was begun since.
    pub fn put_back(&mut self, draft: Draft) {
        let checks = std::mem::take(&mut self.checks);
        *self = Self { checks, ..Self::resumed(draft.above(self.draft())) };
        self.touched();
    }

    /// Changes a message: its source, read in a mode, and its buttons.
    #[must_use]
    pub fn editing(row: &MessageRow, text: String, mode: ParseMode) -> Self {
        let editing = Editing { row: Box::new(row.clone()), busy: false, problem: None };
        let keyboard = row.keyboard.clone().unwrap_or_default();
        Self { text, mode, keyboard, editing: Some(editing), wants_focus: true, ..Self::default() }
    }

    /// Takes a stored draft in, below what was written before it was read.
    pub fn add_draft(&mut self, draft: Draft) {
        if self.text.is_empty() {
            self.history = History::default();
        } else if !draft.text.is_empty() {
            self.touched();
        }
        let Draft { text, reply_to, mode, attachments, keyboard, send_at } = self.draft().above(draft);
        (self.text, self.mode, self.reply_to) = (text, mode, reply_to);
        (self.attachments, self.keyboard, self.send_at) = (attachments, keyboard, send_at);
    }

    /// Longest text that can be sent as it stands now, in UTF-16 units.
    #[must_use]
    pub fn limit(&self) -> usize {
        if self.attachments.is_empty() && !self.edits_caption() { MAX_TEXT_UNITS } else { MAX_CAPTION_UNITS }
    }

    /// Whether the text of a file is changed: it may become empty.
    #[must_use]
    pub fn edits_caption(&self) -> bool {
        self.editing.as_ref().is_some_and(|editing| matches!(editing.row.body, MessageBody::Media(_)))
    }

    /// The text was changed by the person.
    pub fn touched(&mut self) {
        let now = Instant::now();
        self.changed_at = Some(now);
        self.unsaved_since.get_or_insert(now);
    }

    /// A file is attached as it is now.
    pub fn replace(&mut self, old: &FileRef, new: &FileRef) {
        for attachment in &mut self.attachments {
            if matches!(&attachment.source, AttachmentSource::File(file) if file == old) {
                attachment.source = AttachmentSource::File(new.clone());
                self.changed_at = Some(Instant::now());
            }
        }
    }

    /// Sends it then, or at once.
    pub fn plan(&mut self, send_at: Option<UnixMillis>) {
        self.send_at = send_at;
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
            let parts = || {
                let parts = markup::split(text, MAX_TEXT_UNITS);
                let sound = parts.iter().all(|part| markup::parse(part, mode).is_ok());
                (sound && parts.len() > 1).then_some(parts.len())
            };
            let parts = (result.is_ok() && units > MAX_TEXT_UNITS).then(parts).flatten();
            Read { source: text.clone(), mode, result, units, visible: is_visible(text), parts }
        })
    }

    /// Whether it can be sent as it is.
    pub fn can_send(&mut self) -> bool {
        let limit = self.limit();
        let least = usize::from(self.attachments.is_empty() && !self.edits_caption());
        self.hindrance().is_none() && !self.is_invisible() && {
            let read = self.read();
            read.result.is_ok() && (least..=limit).contains(&read.units)
        }
    }

    /// Whether there are characters and none of them can be seen.
    pub fn is_invisible(&mut self) -> bool {
        let read = self.read();
        read.units > 0 && !read.visible
    }

    /// Why it cannot be sent now, apart from its text.
    #[must_use]
    pub fn hindrance(&self) -> Option<Hindrance> {
        if self.send_at.is_some_and(|at| at <= now_millis()) {
            return Some(Hindrance::TimePassed);
        }
        self.checks.hindrance(&self.attachments)
    }

    /// Whether the text is too long for a caption and can be a message of its own.
    pub fn can_stand_apart(&mut self) -> bool {
        let (units, limit) = (self.units(), self.limit());
        let sound = units <= MAX_TEXT_UNITS || self.read().parts.is_some();
        !self.attachments.is_empty() && units > limit && sound && self.hindrance().is_none()
    }

    /// How many messages a text that is too long would become; `None` when it cannot be cut without
    /// breaking its markup.
    pub fn parts(&mut self) -> Option<usize> {
        if !self.attachments.is_empty() || self.editing.is_some() {
            return None;
        }
        self.read().parts
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

    /// Takes everything out as messages in order: a text as one or, if it is too long, as several;
    /// files with the text below the first. Empty when it cannot be sent.
    pub fn take(&mut self, chat_id: ChatId, plain: bool) -> Vec<NewSend> {
        if plain {
            self.mode = ParseMode::Plain;
        }
        if self.hindrance().is_some() || self.is_invisible() {
            return Vec::new();
        }
        let sends = if self.attachments.is_empty() {
            self.text_messages(chat_id)
        } else if self.can_send() {
            let caption = self.marked().clone().ok().filter(|caption| !caption.text.trim().is_empty());
            self.file_messages(chat_id, caption)
        } else {
            Vec::new()
        };
        self.finish(sends)
    }

    /// Takes files and text out, the text as a message of its own. Empty when it cannot be sent.
    pub fn take_apart(&mut self, chat_id: ChatId, place: Apart) -> Vec<NewSend> {
        if self.hindrance().is_some() || self.is_invisible() {
            return Vec::new();
        }
        let text = self.text_messages(chat_id);
        if text.is_empty() {
            return Vec::new();
        }
        let files = self.file_messages(chat_id, None);
        self.finish(match place {
            Apart::First => [text, files].concat(),
            Apart::After => [files, text].concat(),
        })
    }

    /// The text as messages. Empty when there is none or its markup is wrong.
    fn text_messages(&mut self, chat_id: ChatId) -> Vec<NewSend> {
        let mode = self.mode;
        let pieces = match self.units() {
            0 => return Vec::new(),
            1..=MAX_TEXT_UNITS => vec![self.text.trim()],
            _ => markup::split(&self.text, MAX_TEXT_UNITS),
        };
        let message = |piece: &str| {
            Some(NewSend::text(chat_id, piece).marked_up(mode, markup::parse(piece, mode).ok()?))
        };
        pieces.into_iter().map(message).collect::<Option<_>>().unwrap_or_default()
    }

    /// The attachments as messages, the text below the first.
    fn file_messages(&self, chat_id: ChatId, mut caption: Option<MarkedText>) -> Vec<NewSend> {
        let source = self.text.trim();
        let message = |attachment: &Attachment| {
            let send = NewSend::attached(chat_id, attachment.clone());
            match caption.take() {
                Some(caption) => send.captioned(source).marked_up(self.mode, caption),
                None => send,
            }
        };
        self.attachments.iter().map(message).collect()
    }

    /// What was written is on its way: the first message answers, the last has the buttons. Begins
    /// anew, unless there is nothing.
    fn finish(&mut self, mut sends: Vec<NewSend>) -> Vec<NewSend> {
        if sends.is_empty() {
            return sends;
        }
        if let Some(reply) = self.reply_to.take() {
            let first = sends.remove(0);
            sends.insert(0, first.answering(reply));
        }
        if let Some(last) = sends.pop() {
            sends.push(last.with_keyboard(std::mem::take(&mut self.keyboard)));
        }
        let send_at = self.send_at.take();
        for send in &mut sends {
            send.send_at = send_at;
        }
        self.text.clear();
        self.attachments.clear();
        self.checks = Checks::default();
        self.changed_at = None;
        self.unsaved_since = None;
        self.wants_focus = true;
        sends
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
        Some(self.draft())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
