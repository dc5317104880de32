//! How long to wait before another try.

use std::time::{Duration, Instant};

/// Exponential waits with a cap and jitter (help.mp.net 15703376 asks for exponential and capped).
#[derive(Clone, Debug, Default)]
pub struct Backoff {
    attempt: u32,
}

impl Backoff {
    const FIRST: Duration = Duration::from_millis(500);
    const CAP: Duration = Duration::from_secs(30);

    /// The next wait. A wait that the server asked for is kept, with a little added so that
    /// clients do not come back together.
    pub fn next(&mut self, asked: Option<Duration>) -> Duration {
        let full = Self::FIRST.saturating_mul(1 << self.attempt.min(16)).min(Self::CAP);
        self.attempt = self.attempt.saturating_add(1);
        let jittered = full.mul_f64(0.5 + fastrand::f64() / 2.0);
        match asked {
            Some(asked) => {
                asked.max(jittered.min(Self::FIRST)) + Duration::from_millis(fastrand::u64(0..250))
            }
            None => jittered,
        }
    }

    /// The wait after so many earlier tries.
    #[must_use]
    pub fn after(earlier: u32) -> Duration {
        Self { attempt: earlier }.next(None)
    }

    /// Tries since the last success.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// It worked: the next wait is short again.
    pub fn reset(&mut self) {
        self.attempt = 0;
    }
}

/// Sleeps until then; for ever without a time.
pub(super) async fn sleep_until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at.into()).await,
        None => std::future::pending().await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_cap_and_are_never_zero() {
        let mut backoff = Backoff::default();
        let waits: Vec<Duration> = (0..40).map(|_| backoff.next(None)).collect();
        assert!(waits[0] <= Duration::from_millis(500) && waits[0] >= Duration::from_millis(250));
        assert!(waits[3] > waits[0]);
        assert!(waits.iter().all(|wait| *wait <= Backoff::CAP));
        assert!(waits[39] >= Backoff::CAP / 2);
        backoff.reset();
        assert!(backoff.next(None) <= Duration::from_millis(500));
    }

    #[test]
    fn a_wait_that_the_server_asked_for_is_kept() {
        let wait = Backoff::default().next(Some(Duration::from_secs(7)));
        assert!((Duration::from_secs(7)..Duration::from_secs(8)).contains(&wait));
    }
}
