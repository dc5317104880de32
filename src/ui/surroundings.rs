//! What the window is told about the computer and the start it belongs to.

use crate::about::Renderer;
use crate::door::DataPlace;

use super::summons::Calls;

/// What the door knows of this computer and of this start.
#[derive(Default)]
pub struct Surroundings {
    /// What draws the window.
    pub renderer: Renderer,
    /// Why the data folder is where it is.
    pub place: DataPlace,
    /// Calls from outside.
    pub calls: Calls,
}
