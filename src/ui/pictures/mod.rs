//! Pictures of messages and attachments: loaded away from the screen, kept within bounds.
//!
//! A view asks [`Pictures::thumbnail`] in every frame in which it has room for a picture and draws
//! what it gets. What no view asks for any more is given up by itself.

mod cache;
mod in_bubble;
mod loader;
mod problem;
mod stage;
mod viewer;

pub use cache::{Pictures, Thumb, Thumbnail};
pub use in_bubble::{MediaState, MediaView, name_of, source_of};
pub use loader::{Loaded, Loader, PictureSource};
pub use problem::{fetch_sentence, may_be_fetched, may_come, picture_sentence};
pub use stage::ViewerView;
pub use viewer::{Viewer, Viewing};

use crate::store::Seq;

/// What a person did with a picture.
#[derive(Clone, Debug)]
pub enum PictureAction {
    /// Load it from another host than the API's.
    Load(String),
    /// Try again to load it.
    Retry(PictureSource),
    /// Look at the picture of a message.
    View(Seq),
    /// Look at the next picture of the chat, or the one before.
    Step(i32),
    /// Put the picture on the clipboard.
    Copy,
    /// Put the viewer away.
    Close,
}
