//! What each call tells about its method, from the client into the store.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::mpsc;

use crate::api::{Sighting, Witness};

use super::{Event, Shared, now_millis};

/// The same sighting again is stored no sooner than this: a poll or a send is many a minute.
const AGAIN: Duration = Duration::from_hours(1);

/// What waits to be stored.
pub(super) type Sightings = mpsc::UnboundedReceiver<(String, Sighting)>;

/// A witness that passes on what is new.
pub(super) fn witness() -> (Witness, Sightings) {
    let (sender, sightings) = mpsc::unbounded_channel();
    let known: Mutex<HashMap<String, (Sighting, Instant)>> = Mutex::default();
    let tell = move |method: &str, sighting: Sighting| {
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        match known.get_mut(method) {
            Some((last, at)) if *last == sighting && now.duration_since(*at) < AGAIN => return,
            Some(entry) => *entry = (sighting, now),
            None => {
                known.insert(method.to_owned(), (sighting, now));
            }
        }
        // Nobody takes it any more once the engine has stopped.
        let _ = sender.send((method.to_owned(), sighting));
    };
    (Witness::new(tell), sightings)
}

/// Stores what was seen until the engine stops. A mark that the store refuses is no loss: the next
/// call tells it again.
pub(super) async fn keep(shared: Shared, mut sightings: Sightings) {
    loop {
        let (method, sighting) = tokio::select! {
            () = shared.stop.cancelled() => return,
            seen = sightings.recv() => match seen {
                Some(seen) => seen,
                None => return,
            },
        };
        match shared.store.saw_method(method, sighting, now_millis()).await {
            Ok(()) => shared.tell(Event::MethodSeen),
            Err(error) => tracing::warn!(%error, "what was seen of a method could not be stored"),
        }
    }
}
