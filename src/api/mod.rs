//! The Bot API itself: pure protocol, no storage, no screen.
//!
//! Requests go to `{address}/bot{token}/{method}` (help.mp.net 15703372) and every answer comes
//! in one envelope (help.mp.net 15703376). [`Client`] is the only place that holds the token
//! and a URL at the same time.

mod ids;
mod types;

pub use ids::{ChatId, Id, MessageId, UpdateId, UserId};
pub use types::{
    BotIdentity, Chat, ChatKind, Media, MediaKind, Message, MessageBody, ReplyRef, Update, UpdateContent,
    User, WebhookInfo,
};
