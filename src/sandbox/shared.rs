//! What the tasks of one sandbox share.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::fault::Faults;
use super::room::Room;
use super::world::World;
use crate::api::catalogue::Catalogue;

/// How many requests are remembered.
const REQUESTS_KEPT: usize = 100_000;

/// One sandbox, behind an `Arc`.
#[derive(Debug)]
pub(super) struct Shared {
    world: Mutex<World>,
    /// Something changed that a waiting poll or the pusher must look at.
    pub changed: Notify,
    /// The bot said something that scripted people may answer, or `live` was switched.
    pub people: Notify,
    faults: Mutex<Faults>,
    requests: Mutex<RequestLog>,
    pub limiter: Mutex<RateLimiter>,
    pub catalogue: Catalogue,
    pub strict: bool,
    pub business_status: u16,
    pub probe_with_secret: bool,
    pub webhook_backoff: Duration,
    pub webhook_timeout: Duration,
    pub outgoing: super::outgoing::Outgoing,
    /// How many polls wait for an update.
    pub waiting_polls: AtomicUsize,
    /// How many callers wait for an answer that a fault keeps from them.
    pub hanging: AtomicUsize,
    pub room: Room,
    pub stopping: CancellationToken,
    pub tasks: TaskTracker,
}

/// A lock whose holder panicked still guards a usable value here: no method leaves the world
/// half changed at a point where it could panic.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A request the sandbox has seen.
#[derive(Debug, Clone)]
pub struct RequestSeen {
    /// The method as it was written in the path.
    pub method: String,
    /// When its head had arrived.
    pub at: Instant,
    /// The HTTP status of the answer; 0 while there is none, or when there was none.
    pub status: u16,
}

#[derive(Debug, Default)]
struct RequestLog {
    seen: VecDeque<RequestSeen>,
    /// How many were forgotten: the number of the first one kept.
    first: u64,
}

/// Counts requests of the last second.
#[derive(Debug)]
pub(super) struct RateLimiter {
    pub limit: Option<u32>,
    recent: VecDeque<Instant>,
}

/// The second that is counted is a little short, so that a client which keeps exactly to the
/// limit is not refused because the network bunched two of its requests.
const COUNTED: Duration = Duration::from_millis(950);

impl RateLimiter {
    pub fn new(limit: Option<u32>) -> Self {
        Self { limit, recent: VecDeque::new() }
    }

    /// Counts a request; `Err` with the limit when it is one too many (help.mp.net 15703372).
    pub fn admit(&mut self, now: Instant) -> Result<(), u32> {
        let Some(limit) = self.limit else { return Ok(()) };
        while self.recent.front().is_some_and(|first| now.saturating_duration_since(*first) >= COUNTED) {
            self.recent.pop_front();
        }
        if self.recent.len() >= limit as usize {
            return Err(limit);
        }
        self.recent.push_back(now);
        Ok(())
    }
}

/// What [`Shared::new`] needs.
pub(super) struct Parts {
    pub world: World,
    pub catalogue: Catalogue,
    pub rate_limit: Option<u32>,
    pub strict: bool,
    pub business_status: u16,
    pub probe_with_secret: bool,
    pub webhook_backoff: Duration,
    pub webhook_timeout: Duration,
    pub outgoing: super::outgoing::Outgoing,
}

impl Shared {
    pub fn new(parts: Parts) -> Self {
        Self {
            world: Mutex::new(parts.world),
            changed: Notify::new(),
            people: Notify::new(),
            faults: Mutex::default(),
            requests: Mutex::default(),
            limiter: Mutex::new(RateLimiter::new(parts.rate_limit)),
            catalogue: parts.catalogue,
            strict: parts.strict,
            business_status: parts.business_status,
            probe_with_secret: parts.probe_with_secret,
            webhook_backoff: parts.webhook_backoff,
            webhook_timeout: parts.webhook_timeout,
            outgoing: parts.outgoing,
            waiting_polls: AtomicUsize::new(0),
            hanging: AtomicUsize::new(0),
            room: Room::new(),
            stopping: CancellationToken::new(),
            tasks: TaskTracker::new(),
        }
    }

    pub fn world(&self) -> MutexGuard<'_, World> {
        lock(&self.world)
    }

    pub fn faults(&self) -> MutexGuard<'_, Faults> {
        lock(&self.faults)
    }

    /// Remembers a request. The number is for [`Self::request_answered`].
    pub fn request_came(&self, method: &str) -> u64 {
        let mut log = lock(&self.requests);
        if log.seen.len() == REQUESTS_KEPT {
            log.seen.pop_front();
            log.first += 1;
        }
        log.seen.push_back(RequestSeen { method: method.to_owned(), at: Instant::now(), status: 0 });
        log.first + log.seen.len() as u64 - 1
    }

    pub fn request_answered(&self, number: u64, status: u16) {
        let mut log = lock(&self.requests);
        let index = number.checked_sub(log.first).and_then(|index| usize::try_from(index).ok());
        if let Some(seen) = index.and_then(|index| log.seen.get_mut(index)) {
            seen.status = status;
        }
    }

    /// Never answers. A caller that goes away is counted no more.
    pub async fn hang<T>(&self) -> T {
        struct Hanging<'a>(&'a AtomicUsize);
        impl Drop for Hanging<'_> {
            fn drop(&mut self) {
                self.0.fetch_sub(1, Ordering::SeqCst);
            }
        }
        self.hanging.fetch_add(1, Ordering::SeqCst);
        let _hanging = Hanging(&self.hanging);
        std::future::pending().await
    }

    pub fn requests(&self) -> Vec<RequestSeen> {
        lock(&self.requests).seen.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thirty_first_request_inside_a_second_is_one_too_many() {
        let mut limiter = RateLimiter::new(Some(30));
        let start = Instant::now();
        for n in 0..30 {
            assert_eq!(limiter.admit(start + Duration::from_millis(n * 20)), Ok(()));
        }
        assert_eq!(limiter.admit(start + Duration::from_millis(900)), Err(30));
        assert_eq!(limiter.admit(start + Duration::from_secs(1)), Ok(()));
    }

    #[test]
    fn a_client_that_keeps_exactly_to_the_limit_is_never_refused() {
        let mut limiter = RateLimiter::new(Some(30));
        let start = Instant::now();
        for n in 0..600_u64 {
            let jitter = if n % 2 == 0 { 15 } else { 0 };
            assert_eq!(limiter.admit(start + Duration::from_millis(n * 1000 / 30 + jitter)), Ok(()), "{n}");
        }
    }
}
