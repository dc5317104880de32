//! Keeps messages for as long as the person wants, and lets go of older ones a little at a time.

use std::time::Duration;

use crate::store::Seq;

use super::{Event, Shared, now_millis};

/// Rows that one step looks at.
const STEP: u32 = 500;
/// Between steps, what arrives and what is sent goes first.
const PAUSE: Duration = Duration::from_millis(30);
/// How often it is looked again.
const AGAIN: Duration = Duration::from_hours(1);
const DAY_MILLIS: i64 = 86_400_000;

/// Runs until the engine stops. With everything kept it only waits for another choice.
pub(super) async fn keep(shared: Shared) {
    let mut chosen = shared.keep_days.subscribe();
    loop {
        let days = *chosen.borrow_and_update();
        let next_look = async {
            match days {
                Some(days) => {
                    sweep(&shared, days).await;
                    tokio::time::sleep(AGAIN).await;
                }
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = shared.stop.cancelled() => return,
            changed = chosen.changed() => if changed.is_err() { return },
            () = next_look => {}
        }
    }
}

async fn sweep(shared: &Shared, days: u32) {
    let before = now_millis() - i64::from(days) * DAY_MILLIS;
    let (mut from, mut messages, mut updates) = (Seq(0), 0_u64, 0_u64);
    loop {
        match shared.store.expire(from, before, STEP).await {
            Ok(step) => {
                messages += u64::from(step.messages);
                updates += u64::from(step.updates);
                from = step.last;
                if step.done {
                    break;
                }
            }
            Err(error) => {
                tracing::warn!(%error, "old messages could not be deleted; they will be at the next look");
                break;
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
    if messages + updates > 0 {
        tracing::info!(messages, updates, "what was older than wanted is deleted");
        shared.tell(Event::Expired);
    }
}
