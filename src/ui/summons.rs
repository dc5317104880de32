//! What calls the person's eyes to the window from outside of it.

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, OnceLock};

use crate::engine::Wake;

use super::notify::ChatKey;

/// A call from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Summons {
    /// Come forward: the program was started again.
    Forward,
    /// Come forward with this chat: its notification was clicked.
    Chat(ChatKey),
}

/// Rings from any thread. What rings before there is a window is answered when there is one.
#[derive(Clone)]
pub struct Bell {
    sender: Sender<Summons>,
    wake: Arc<OnceLock<Wake>>,
}

impl Default for Bell {
    /// One that nobody hears.
    fn default() -> Self {
        Calls::default().bell
    }
}

impl Bell {
    /// Calls the window.
    pub fn ring(&self, summons: Summons) {
        if self.sender.send(summons).is_ok()
            && let Some(wake) = self.wake.get()
        {
            wake();
        }
    }
}

/// The window's end of its bell.
pub struct Calls {
    bell: Bell,
    receiver: Receiver<Summons>,
}

impl Default for Calls {
    fn default() -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { bell: Bell { sender, wake: Arc::default() }, receiver }
    }
}

impl Calls {
    /// What rings here.
    #[must_use]
    pub fn bell(&self) -> &Bell {
        &self.bell
    }

    /// From now on there is a window that can be woken.
    pub fn wake_with(&self, wake: Wake) {
        let _ = self.bell.wake.set(wake);
    }

    /// The next call.
    #[must_use]
    pub fn next(&self) -> Option<Summons> {
        self.receiver.try_recv().ok()
    }
}
