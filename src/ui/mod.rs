//! What the person sees and presses.
//!
//! Views borrow state and return commands; they never do I/O and never block.

mod action;
mod app;
mod attach;
mod canned;
mod chat_list;
mod chat_picker;
mod commands;
mod composer;
mod composer_view;
mod conversation;
mod conversation_view;
mod details;
mod feed;
mod file_dialog;
pub mod files;
pub mod fonts;
pub mod guard;
pub mod icons;
mod keyboards;
mod later;
mod links;
mod members;
mod methods;
mod opening;
mod outbox;
pub mod pictures;
mod remedy;
mod request;
mod rich_text;
mod row_window;
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
pub use attach::{AttachAction, Desktop, Picked};
pub use canned::CannedAction;
pub use commands::{CommandsAction, ScopeKind};
pub use keyboards::{KeyboardAction, Purpose};
pub use later::ScheduleAction;
pub use links::{LinkAction, Origin};
pub use methods::{Methods, MethodsAction, Tab as MethodsTab, View as MethodsPage};
pub use session::{Notice, Session};
pub use webhook::{Tab as WebhookTab, WebhookAction};
