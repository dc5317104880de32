//! getUpdates: a real long poll.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::time::Instant;

use super::arguments::Arguments;
use super::bot_api::Done;
use super::refusal::Refusal;
use super::shared::Shared;

/// Counts a poll among those that wait, for as long as it does.
struct Waiting<'a>(&'a Shared);

impl<'a> Waiting<'a> {
    fn begin(shared: &'a Shared) -> Self {
        shared.waiting_polls.fetch_add(1, Ordering::SeqCst);
        Self(shared)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.waiting_polls.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Hands out pending updates, waiting for some when there are none.
///
/// What is handed out is consumed at once (help.mp.net 15703377). The batch is taken in the same
/// step that returns it, so a client that hung up while it waited loses nothing: its task was
/// dropped before it could take.
pub(super) async fn get_updates(shared: &Arc<Shared>, arguments: &Arguments) -> Result<Done, Refusal> {
    let limit = arguments.integer("limit")?.unwrap_or(100).clamp(1, 100);
    let timeout = arguments.integer("timeout")?.unwrap_or(0).clamp(0, 50);
    let wanted = arguments.texts("allowed_updates")?;
    let mut offset = arguments.integer("offset")?;
    let deadline = Instant::now() + Duration::from_secs(timeout.unsigned_abs());
    loop {
        // Listening begins before looking, so nothing can slip in between.
        let mut changed = std::pin::pin!(shared.changed.notified());
        changed.as_mut().enable();
        {
            let mut world = shared.world();
            if !world.token_opens() {
                return Err(Refusal::unauthorized());
            }
            if world.webhook.is_set() {
                return Err(Refusal::conflict());
            }
            let now = world.clock.now();
            world.updates.expire(now);
            if let Some(offset) = offset.take() {
                world.updates.confirm(offset);
            }
            let batch = world.updates.take(usize::try_from(limit).unwrap_or(100), &wanted);
            if batch.count > 0 || Instant::now() >= deadline {
                if batch.count > 0 {
                    world.revision += 1;
                }
                return Ok(Done { result: batch.json, updates: batch.ids });
            }
        }
        let _waiting = Waiting::begin(shared);
        tokio::select! {
            () = changed => {}
            () = tokio::time::sleep_until(deadline) => {}
        }
    }
}
