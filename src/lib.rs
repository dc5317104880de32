//! MPChat Bot Console: run an MPChat bot by hand.
//!
//! The rooms of the house. Arrows point down only: a room may use what stands below it.
//!
//! | room | its job |
//! |---|---|
//! | [`ui`] | what the person sees and presses; views borrow state and return commands, never do I/O |
//! | [`engine`] | one running bot: receiver, sender, one-shot requests; `Command` in, `Event` out |
//! | [`store`] | what must survive: one SQLite file per bot, one writer, readers apart |
//! | [`sandbox`] | a Bot API server on loopback with scripted people; reached over HTTP only |
//! | [`api`] | the Bot API itself: token, address, client, envelope, errors, types, throttle |
//!
//! [`door`] stands in front: arguments, data folder, one window for each folder, renderer. Beside the
//! rooms stand [`about`], [`cli`], [`logging`] and [`settings`] (what the door needs), [`i18n`] (every
//! text in three languages), [`licences`] (what the program is made of) and [`picture`] (draws the
//! same window to a file without a display). `docs/architecture.md` walks one update and one
//! sent message through the house.

pub mod about;
pub mod api;
pub mod cli;
pub mod door;
pub mod engine;
pub mod i18n;
pub mod licences;
pub mod logging;
pub mod picture;
pub mod sandbox;
pub mod settings;
pub mod store;
pub mod ui;
