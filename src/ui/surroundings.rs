//! What the window is told about the computer and the start it belongs to.

use std::sync::Arc;

use crate::about::Renderer;
use crate::door::DataPlace;

use super::notify::{Crier, Mute};
use super::summons::Calls;

/// What the door knows of this computer and of this start.
pub struct Surroundings {
    /// What draws the window.
    pub renderer: Renderer,
    /// Why the data folder is where it is.
    pub place: DataPlace,
    /// Calls from outside.
    pub calls: Calls,
    /// The desktop's notifications.
    pub crier: Arc<dyn Crier>,
}

impl Default for Surroundings {
    /// Nothing outside: for pictures and tests.
    fn default() -> Self {
        Self {
            renderer: Renderer::default(),
            place: DataPlace::default(),
            calls: Calls::default(),
            crier: Arc::new(Mute),
        }
    }
}
