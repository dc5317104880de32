//! The Bot API itself: pure protocol, no storage, no screen.
//!
//! Requests go to `{address}/bot{token}/{method}` (help.mp.net 15703372) and every answer comes
//! in one envelope (help.mp.net 15703376). [`Client`] is the only place that holds the token
//! and a URL at the same time.

mod address;
pub mod bot_commands;
mod by_hand;
pub mod catalogue;
mod client;
pub mod code;
pub mod delivery;
mod envelope;
mod error;
pub mod http;
mod ids;
pub mod init_data;
pub mod keyboard;
pub mod markup;
mod members;
mod poll;
mod proxy;
mod risk;
mod sighting;
mod throttle;
mod token;
mod types;
mod upload;
pub mod webhook;

pub use address::{AddressError, ApiAddress, holds_token};
pub use by_hand::{Exchanged, HandAnswer};
pub use client::{Answer, Client, ClientError, Probe, Reply, Route, Timeouts, knock};
pub use envelope::{Batch, salvage_updates};
pub use error::{ApiRefusal, CallError, Fault, NotAnApi, Phase, Withheld};
pub use ids::{ChatId, Id, MessageId, UpdateId, UserId};
pub use keyboard::{Keyboard, KeyboardButton, Press};
pub use members::{ChatFacts, Member, RIGHTS, Standing};
pub use proxy::{Proxy, ProxyAddress, ProxyAddressError};
pub use risk::{Hazard, Permit, PermitOffice, Risks, Verdict};
pub use sighting::{Sighting, Witness};
pub use throttle::Throttle;
pub use token::{Diagnosis, Token, TokenProblem, TokenRemark, diagnose};
pub use types::{
    BotIdentity, Chat, ChatKind, Media, MediaKind, Message, MessageBody, ReplyRef, Update, UpdateContent,
    User,
};
pub use upload::{FilePart, UploadError, UploadMeter};
pub use webhook::WebhookInfo;
