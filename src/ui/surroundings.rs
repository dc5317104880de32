//! What the window is told about the computer and the start it belongs to.

use std::sync::Arc;

use crate::about::Renderer;
use crate::door::DataPlace;
use crate::store::{Keychain, KnownBots, KnownBotsProblem};

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
    /// Asks the desktop whether the person wants less motion. May block.
    pub asks_for_less_motion: fn() -> bool,
    /// Where tokens are kept.
    pub keychain: Keychain,
    /// The remembered bots as they were read, and why not all of them were.
    pub known: (KnownBots, Option<KnownBotsProblem>),
}

impl Default for Surroundings {
    /// Nothing outside: for pictures and tests.
    fn default() -> Self {
        Self {
            renderer: Renderer::default(),
            place: DataPlace::default(),
            calls: Calls::default(),
            crier: Arc::new(Mute),
            asks_for_less_motion: || false,
            keychain: Keychain::in_memory(),
            known: (KnownBots::default(), None),
        }
    }
}
