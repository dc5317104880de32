//! The sandbox's own time, which tests can move forward.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// The computer's clock plus whatever it was moved by.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(in crate::sandbox) struct Clock {
    ahead_seconds: i64,
}

impl Clock {
    /// Unix seconds.
    pub fn now(&self) -> i64 {
        let real = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default()
            .as_secs();
        i64::try_from(real)
            .unwrap_or(i64::MAX)
            .saturating_add(self.ahead_seconds)
    }

    /// Moves on.
    pub fn advance(&mut self, by: Duration) {
        let seconds = i64::try_from(by.as_secs()).unwrap_or(i64::MAX);
        // A year 3000 is far enough and keeps every later sum inside i64.
        self.ahead_seconds = self.ahead_seconds.saturating_add(seconds).min(31_000_000_000);
    }
}
