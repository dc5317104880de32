//! Uploads under way: how far each is, how fast, and the way to give it up.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::api::UploadMeter;
use crate::store::Seq;

use super::Wake;

/// How often the screen may hear of progress.
const PULSE: Duration = Duration::from_millis(100);
/// Over which time the speed is taken.
const SPEED_SPAN: Duration = Duration::from_secs(3);

/// How far an upload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UploadProgress {
    /// Bytes of the file that have left.
    pub sent: u64,
    /// Bytes of the file.
    pub total: u64,
    /// Bytes a second over the last seconds; 0 while nothing can be said.
    pub bytes_per_second: u64,
    /// Everything has left and the answer is awaited.
    pub whole: bool,
    /// A person gave it up.
    pub given_up: bool,
}

/// All uploads under way. Clones share them.
#[derive(Clone, Debug, Default)]
pub(super) struct Uploads(Arc<Mutex<HashMap<Seq, Entry>>>);

#[derive(Clone, Debug)]
struct Entry {
    meter: Arc<UploadMeter>,
    speed: Arc<AtomicU64>,
}

impl Uploads {
    /// An upload of `total` bytes begins. It is under way until the guard is dropped.
    pub(super) fn begin(&self, seq: Seq, total: u64) -> UnderWay {
        let entry = Entry { meter: Arc::new(UploadMeter::new(total)), speed: Arc::default() };
        self.entries().insert(seq, entry.clone());
        UnderWay { uploads: self.clone(), seq, entry }
    }

    /// A person gives one up. Nothing happens when it is not under way.
    pub(super) fn give_up(&self, seq: Seq) {
        if let Some(entry) = self.entries().get(&seq) {
            entry.meter.give_up();
        }
    }

    pub(super) fn snapshot(&self) -> HashMap<Seq, UploadProgress> {
        let progress = |entry: &Entry| UploadProgress {
            sent: entry.meter.sent(),
            total: entry.meter.total(),
            bytes_per_second: entry.speed.load(Ordering::Relaxed),
            whole: entry.meter.is_whole(),
            given_up: entry.meter.is_given_up(),
        };
        self.entries().iter().map(|(seq, entry)| (*seq, progress(entry))).collect()
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<Seq, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One upload under way.
pub(super) struct UnderWay {
    uploads: Uploads,
    seq: Seq,
    entry: Entry,
}

impl UnderWay {
    pub(super) fn meter(&self) -> &Arc<UploadMeter> {
        &self.entry.meter
    }

    /// Measures the speed and wakes the screen when something moved. Never ends.
    pub(super) async fn watch(&self, wake: &Wake) -> Infallible {
        let mut pulse = tokio::time::interval(PULSE);
        pulse.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut speed = Speed::default();
        let mut shown = (0, 0, false);
        loop {
            pulse.tick().await;
            let sent = self.entry.meter.sent();
            let rate = speed.after(Instant::now(), sent);
            self.entry.speed.store(rate, Ordering::Relaxed);
            let now = (sent, rate, self.entry.meter.is_whole());
            if now != shown {
                shown = now;
                wake();
            }
        }
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.uploads.entries().remove(&self.seq);
    }
}

/// Bytes a second over a sliding span.
#[derive(Debug, Default)]
struct Speed {
    samples: std::collections::VecDeque<(Instant, u64)>,
}

impl Speed {
    fn after(&mut self, now: Instant, sent: u64) -> u64 {
        self.samples.push_back((now, sent));
        while self.samples.len() > 2
            && self.samples.get(1).is_some_and(|(at, _)| now.duration_since(*at) >= SPEED_SPAN)
        {
            self.samples.pop_front();
        }
        let Some((began, first)) = self.samples.front() else {
            return 0;
        };
        let millis = now.duration_since(*began).as_millis() as u64;
        sent.saturating_sub(*first).saturating_mul(1000).checked_div(millis).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_speed_is_that_of_the_last_seconds() {
        let mut speed = Speed::default();
        let began = Instant::now();
        assert_eq!(speed.after(began, 0), 0);
        let at = |tenths: u64| began + Duration::from_millis(100 * tenths);
        for tenths in 1..=50 {
            assert_eq!(speed.after(at(tenths), tenths * 1000), 10_000);
        }
        for tenths in 51..=90 {
            speed.after(at(tenths), 50_000);
        }
        assert_eq!(speed.after(at(91), 50_000), 0, "it stands still");
    }

    #[test]
    fn what_is_over_is_under_way_no_more() {
        let uploads = Uploads::default();
        let under_way = uploads.begin(Seq(7), 100);
        assert_eq!(uploads.snapshot()[&Seq(7)].total, 100);
        uploads.give_up(Seq(7));
        uploads.give_up(Seq(8));
        assert!(under_way.meter().is_given_up() && under_way.meter().stop());
        drop(under_way);
        assert!(uploads.snapshot().is_empty());
    }
}
