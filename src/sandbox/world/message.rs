//! A message and what it holds.

use serde::{Deserialize, Serialize};

use super::entity::Formatted;

/// One message of a chat.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::sandbox) struct Message {
    /// Counts from 1 in each chat, so it stays far below 2^31.
    pub id: i64,
    pub from: i64,
    /// Unix seconds.
    pub date: i64,
    pub content: Content,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forwarded: Option<Forwarded>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buttons: Option<Box<Keyboard>>,
}

/// Who wrote a forwarded message, and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::sandbox) struct Forwarded {
    pub from: i64,
    pub date: i64,
}

/// What a message holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::sandbox) enum Content {
    Text(Formatted),
    Media(Box<Media>),
    /// Notice: these people joined the group.
    Joined(Vec<i64>),
    /// Notice: this person left the group.
    Left(i64),
    /// Notice: this message was pinned.
    Pinned(i64),
}

impl Content {
    /// Whether it is a notice rather than something somebody wrote.
    pub fn is_notice(&self) -> bool {
        matches!(self, Self::Joined(_) | Self::Left(_) | Self::Pinned(_))
    }

    /// The words in it, for a person's eyes and for [`super::super::BotMessage`].
    pub fn words(&self) -> &str {
        match self {
            Self::Text(text) => &text.text,
            Self::Media(media) => &media.caption.text,
            Self::Joined(_) | Self::Left(_) | Self::Pinned(_) => "",
        }
    }
}

/// A photo, video or file with its caption.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::sandbox) struct Media {
    pub kind: MediaKind,
    pub file: FileReference,
    pub caption: Formatted,
    /// Seconds, of a video.
    #[serde(default)]
    pub duration: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::sandbox) enum MediaKind {
    Photo,
    Video,
    Document,
}

/// Where a file is and what it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::sandbox) struct FileReference {
    /// Cannot be sent again (help.mp.net 15703404).
    pub id: String,
    pub name: String,
    pub mime: String,
    /// Bytes, when the sandbox has them.
    pub size: Option<u64>,
    pub width: i64,
    pub height: i64,
    /// The address it was sent by, when the sandbox did not fetch it.
    pub remote: Option<String>,
}

/// Buttons under a message (help.mp.net 15703384).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::sandbox) struct Keyboard {
    pub inline_keyboard: Vec<Vec<Button>>,
}

/// One button.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::sandbox) struct Button {
    pub text: String,
    /// Opens a MiniApp of the bot (help.mp.net 15703394).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub web_app: Option<WebAppLink>,
    /// Opens a page. Inferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Comes back in a callback query. Inferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback_data: Option<String>,
}

/// The address of a MiniApp.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::sandbox) struct WebAppLink {
    pub url: String,
}
