//! What is being written in a chat, and what it would become if it were sent now.

use std::ops::Range;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::api::markup::{self, MarkedText, MarkupProblem, ParseMode, utf16_units};
use crate::api::{ChatId, MessageBody, ReplyRef};
use crate::store::{Draft, NewSend};

/// Longest text that is sent, in UTF-16 units after its markup is read (inferred: Telegram's limit;
/// MPChat documents none).
pub const MAX_TEXT_UNITS: usize = 4096;
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
        Self { text: draft.text, reply_to: draft.reply_to, wants_focus: true, ..Self::default() }
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
        let read = self.read();
        read.result.is_ok() && (1..=MAX_TEXT_UNITS).contains(&read.units)
    }

    /// How many messages a text that is too long would become; `None` when it cannot be cut without
    /// breaking its markup.
    pub fn parts(&mut self) -> Option<usize> {
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
        let mut reply_to = self.reply_to.take();
        let sends = pieces
            .iter()
            .zip(marked)
            .map(|(source, marked)| text_message(chat_id, source, mode, marked, reply_to.take()))
            .collect();
        self.text.clear();
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
        Some(Draft { text: self.text.clone(), reply_to: self.reply_to.clone() })
    }
}

/// A sendMessage for the outbox (help.mp.net 15703384).
fn text_message(
    chat_id: ChatId,
    source: &str,
    mode: ParseMode,
    marked: MarkedText,
    reply_to: Option<ReplyRef>,
) -> NewSend {
    let mut params = json!({ "chat_id": chat_id.0, "text": source });
    if let Some(mode) = mode.wire() {
        params["parse_mode"] = mode.into();
    }
    if let Some(reply) = &reply_to {
        params["reply_to_message_id"] = reply.message_id.0.into();
    }
    NewSend {
        chat_id,
        method: "sendMessage".to_owned(),
        params,
        body: MessageBody::Text(marked.text),
        marks: marked.marks,
        reply_to,
        not_before: None,
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
