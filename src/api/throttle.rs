//! At most 30 requests a second for one token (help.mp.net 15703372).

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Lets at most `limit` requests leave within any one second. Waiting callers pass in the order
/// in which they came.
///
/// A token bucket would let twice the limit through in its first second, and the screen wants to
/// show the exact use, so the times of departure themselves are kept.
#[derive(Debug)]
pub struct Throttle {
    limit: usize,
    departures: Mutex<VecDeque<Instant>>,
    queue: tokio::sync::Mutex<()>,
}

/// A little more than a second, for requests that bunch up on their way.
const WINDOW: Duration = Duration::from_millis(1030);

impl Throttle {
    /// The documented default, requests a second.
    pub const DOCUMENTED_LIMIT: usize = 30;

    /// A throttle of `limit` requests a second; at least one.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self {
            limit: limit.max(1),
            departures: Mutex::default(),
            queue: tokio::sync::Mutex::default(),
        }
    }

    /// Waits until one more request may leave, and counts it.
    pub async fn pass(&self) {
        let _turn = self.queue.lock().await;
        while let Some(free_at) = self.try_depart() {
            tokio::time::sleep_until(free_at).await;
        }
    }

    /// Requests that left within the last second.
    #[must_use]
    pub fn in_last_second(&self) -> usize {
        let departures = self.departures.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        departures
            .iter()
            .filter(|at| now.duration_since(**at) < Duration::from_secs(1))
            .count()
    }

    /// Requests a second.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.limit
    }

    fn try_depart(&self) -> Option<Instant> {
        let mut departures = self.departures.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        while departures
            .front()
            .is_some_and(|at| now.duration_since(*at) >= WINDOW)
        {
            departures.pop_front();
        }
        if departures.len() < self.limit {
            departures.push_back(now);
            return None;
        }
        departures.front().map(|oldest| *oldest + WINDOW)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_second_sees_more_than_the_limit() {
        let throttle = Throttle::new(30);
        let mut times = Vec::new();
        for _ in 0..200 {
            throttle.pass().await;
            times.push(Instant::now());
        }
        for window in times.windows(31) {
            assert!(window[30] - window[0] > Duration::from_secs(1));
        }
        let total = times[199] - times[0];
        assert!(
            total < Duration::from_secs(7),
            "and it is not slower than it has to be: {total:?}"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn the_use_of_the_last_second_can_be_shown() {
        let throttle = Throttle::new(30);
        for _ in 0..3 {
            throttle.pass().await;
        }
        assert_eq!(throttle.in_last_second(), 3);
        tokio::time::advance(Duration::from_secs(2)).await;
        assert_eq!(throttle.in_last_second(), 0);
    }
}
