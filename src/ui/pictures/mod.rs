//! Pictures of messages and attachments: loaded away from the screen, kept within bounds.
//!
//! A view asks [`Pictures::thumbnail`] in every frame in which it has room for a picture and draws
//! what it gets. What no view asks for any more is given up by itself.

mod cache;
mod loader;
mod problem;

pub use cache::{Pictures, Thumb, Thumbnail};
pub use loader::{Loaded, Loader, PictureSource};
pub use problem::{fetch_sentence, may_be_fetched, may_come, picture_sentence};
