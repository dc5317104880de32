//! Where updates are pushed to, when they are.

use serde::{Deserialize, Serialize};

/// The webhook of the bot. An empty url means polling.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(in crate::sandbox) struct Webhook {
    pub url: String,
    pub secret: String,
    pub max_connections: i64,
    pub allowed_updates: Vec<String>,
    pub last_error: Option<PushError>,
    /// Rises with every change, so a push that was under way when the webhook changed is not
    /// taken for a push to the new one.
    #[serde(default)]
    pub generation: u64,
}

/// The latest push that failed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct PushError {
    pub at: i64,
    pub message: String,
}

impl Webhook {
    pub fn is_set(&self) -> bool {
        !self.url.is_empty()
    }

    /// Goes back to polling.
    pub fn remove(&mut self) {
        *self = Self {
            generation: self.generation + 1,
            ..Self::default()
        };
    }
}
