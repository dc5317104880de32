//! What the person sees and presses.
//!
//! Views borrow state and return commands; they never do I/O and never block.

mod action;
mod app;
mod canned;
mod chat_list;
mod chat_picker;
mod checks;
mod commands;
mod composer;
mod composer_view;
mod conversation;
mod conversation_view;
mod details;
mod export;
mod feed;
pub mod files;
pub mod fonts;
pub mod guard;
pub mod icons;
mod keyboards;
mod links;
mod members;
mod miniapps;
mod opening;
mod outbox;
pub mod pictures;
mod remedy;
mod request;
mod rich_text;
mod row_window;
mod save_as;
mod saving;
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
pub use canned::CannedAction;
pub use checks::ChecksAction;
pub use commands::{CommandsAction, ScopeKind};
pub use export::ExportAction;
pub use keyboards::{KeyboardAction, Purpose};
pub use links::{LinkAction, Origin};
pub use miniapps::{MiniAppTab, MiniAppsAction};
pub use session::{Notice, Session};
pub use webhook::{Tab as WebhookTab, WebhookAction};
