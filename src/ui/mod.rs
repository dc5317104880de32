//! What the person sees and presses.
//!
//! Views borrow state and return commands; they never do I/O and never block.

mod action;
mod app;
mod chat_list;
mod composer;
mod composer_view;
mod conversation;
mod conversation_view;
mod details;
mod feed;
pub mod fonts;
pub mod icons;
mod members;
mod opening;
mod outbox;
pub mod pictures;
mod remedy;
mod request;
mod rich_text;
mod row_window;
mod session;
mod settings_view;
mod shell;
mod status_bar;
pub mod theme;
mod virtual_list;
mod webhook;
mod welcome;
pub mod widgets;

pub use action::{Action, Room};
pub use app::{Begun, Console, Launch, Start};
pub use composer::Composer;
pub use session::{Notice, Session};
pub use webhook::WebhookAction;
