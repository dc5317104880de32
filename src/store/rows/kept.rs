//! What is kept to be used again: drafts, canned replies, keyboards, what panels remember.

use super::{Attachment, FileRef, UnixMillis};
use crate::api::markup::ParseMode;
use crate::api::{Keyboard, ReplyRef};

/// What panels keep from one time to the next, as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keepsake {
    /// The webhooks that this console replaced. Never a secret.
    WebhooksBefore,
    /// Command menus begun and not applied.
    CommandDrafts,
    /// Messages that were being changed.
    Edits,
}

impl Keepsake {
    /// Its name in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WebhooksBefore => "webhooks-before",
            Self::CommandDrafts => "command-drafts",
            Self::Edits => "edits",
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

    /// One draft of two: this one's text above the other's. What there can be only one of is this one's.
    #[must_use]
    pub fn above(self, below: Self) -> Self {
        let texts = [self.text, below.text].into_iter().filter(|text| !text.is_empty());
        Self {
            text: texts.collect::<Vec<_>>().join("\n"),
            reply_to: self.reply_to.or(below.reply_to),
            mode: if self.mode == ParseMode::Plain { below.mode } else { self.mode },
            attachments: self.attachments.into_iter().chain(below.attachments).collect(),
            keyboard: if self.keyboard.is_empty() { below.keyboard } else { self.keyboard },
            send_at: self.send_at.or(below.send_at),
        }
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
