//! At most 30 requests a second for one token (help.mp.net 15703372).

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Lets at most `limit` requests leave within any one second. Waiting callers pass in the order
/// in which they came.
///
/// A token bucket would let twice the limit through in its first second, and the screen wants to
/// show the exact use, so the times of departure themselves are kept.
#[derive(Debug)]
pub struct Throttle {
    window: Mutex<Window>,
    queue: tokio::sync::Mutex<()>,
}

impl Throttle {
    /// The documented default, requests a second.
    pub const DOCUMENTED_LIMIT: usize = 30;

    /// A throttle of `limit` requests a second; at least one.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        let window = Window { limit: limit.max(1), departures: VecDeque::new() };
        Self { window: Mutex::new(window), queue: tokio::sync::Mutex::default() }
    }

    /// Waits until one more request may leave, and counts it.
    pub async fn pass(&self) {
        let _turn = self.queue.lock().await;
        loop {
            let refused = self.window().depart(Instant::now());
            match refused {
                Ok(()) => return,
                Err(free_at) => tokio::time::sleep_until(free_at.into()).await,
            }
        }
    }

    /// Requests that left within the last second.
    #[must_use]
    pub fn in_last_second(&self) -> usize {
        self.window().in_last_second(Instant::now())
    }

    /// Requests a second.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.window().limit
    }

    fn window(&self) -> MutexGuard<'_, Window> {
        self.window.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A little more than a second, for requests that bunch up on their way.
const SPAN: Duration = Duration::from_millis(1030);

/// The departures that still count.
#[derive(Debug)]
struct Window {
    limit: usize,
    departures: VecDeque<Instant>,
}

impl Window {
    /// Counts a departure, or says when the next one is possible.
    fn depart(&mut self, now: Instant) -> Result<(), Instant> {
        while self.departures.front().is_some_and(|at| now.duration_since(*at) >= SPAN) {
            self.departures.pop_front();
        }
        match self.departures.front() {
            Some(oldest) if self.departures.len() >= self.limit => Err(*oldest + SPAN),
            _ => {
                self.departures.push_back(now);
                Ok(())
            }
        }
    }

    fn in_last_second(&self, now: Instant) -> usize {
        self.departures.iter().filter(|at| now.duration_since(**at) < Duration::from_secs(1)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_second_sees_more_than_the_limit_and_none_is_wasted() {
        let mut window = Window { limit: 30, departures: VecDeque::new() };
        let mut now = Instant::now();
        let mut times = Vec::new();
        while times.len() < 200 {
            match window.depart(now) {
                Ok(()) => times.push(now),
                Err(free_at) => now = free_at,
            }
        }
        for span in times.windows(31) {
            assert!(span[30] - span[0] > Duration::from_secs(1));
        }
        assert!(times[199] - times[0] < Duration::from_secs(7));
    }

    #[test]
    fn the_use_of_the_last_second_can_be_shown() {
        let mut window = Window { limit: 30, departures: VecDeque::new() };
        let now = Instant::now();
        for _ in 0..3 {
            window.depart(now).unwrap();
        }
        assert_eq!(window.in_last_second(now + Duration::from_millis(900)), 3);
        assert_eq!(window.in_last_second(now + Duration::from_secs(2)), 0);
    }
}
