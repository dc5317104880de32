//! The receiver: polls, stores, and only then polls again.

use std::ops::RangeInclusive;
use std::time::{Duration, Instant};

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::api::{Batch, CallError, UpdateId};
use crate::store::StoreError;

use super::backoff::Backoff;
use super::{Event, Shared, now_millis};

/// How receiving stands. The states exclude each other and each is shown to the person.
#[derive(Clone, Debug, PartialEq)]
pub enum ReceiverState {
    /// The first answer has not come yet.
    Starting,
    /// Updates come in as they are written.
    Receiving,
    /// Something failed that may pass; the next try is at `until`.
    BackingOff {
        /// When it is tried again.
        until: Instant,
        /// Tries since the last success.
        attempt: u32,
        /// What failed.
        error: CallError,
    },
    /// The person paused it.
    Paused,
    /// A webhook has the updates: 409, or found set at the start. It is never deleted from here.
    Conflict {
        /// The host of the webhook's URL, if the server told it.
        host: Option<String>,
    },
    /// The server refuses this token or this bot; only a person can mend that.
    Stopped {
        /// The refusal.
        error: CallError,
    },
    /// A batch could not be stored. It is kept and tried again; nothing more is fetched meanwhile.
    StoreTrouble {
        /// What the store says.
        problem: StoreError,
    },
}

/// How to poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollSettings {
    /// How long the server may hold a poll; see [`PollSettings::TIMEOUT_SECONDS`].
    pub timeout: Duration,
    /// Updates in one answer; see [`PollSettings::LIMIT`].
    pub limit: u32,
    /// The kinds of updates asked for (help.mp.net 15703377); `None` asks for no kind in particular.
    pub allowed_updates: Option<Vec<String>>,
}

impl PollSettings {
    /// What `timeout` may be (help.mp.net 15703377).
    pub const TIMEOUT_SECONDS: RangeInclusive<u32> = 0..=50;
    /// What `limit` may be (help.mp.net 15703377).
    pub const LIMIT: RangeInclusive<u32> = 1..=100;
}

impl Default for PollSettings {
    fn default() -> Self {
        Self { timeout: Duration::from_secs(50), limit: 100, allowed_updates: None }
    }
}

/// An answer that comes sooner than this with nothing in it did not long-poll.
const PROMPT: Duration = Duration::from_millis(900);
/// The pause after prompt empty answers grows by this much each, up to the cap.
const IDLE_STEP: Duration = Duration::from_millis(250);
const IDLE_CAP: Duration = Duration::from_secs(3);

/// At least this long from one poll to the next while they go on bringing little. People who write
/// one by one would else be fetched one by one: 30 polls within moments, and then nothing for the
/// rest of the second that the limit counts. It also leaves a third of the limit to what is sent.
const GATHER: Duration = Duration::from_millis(50);
/// So many polls in quick succession are not held up.
const QUICK: u32 = 3;

/// What to do after a poll.
#[derive(Debug, PartialEq)]
enum Next {
    PollNow,
    /// The server answers at once with nothing new, or with little: do not spin.
    PollAfter(Duration),
    BackOff(Duration, CallError),
    Conflict,
    Stop(CallError),
}

/// The part of the receiver that decides; it neither waits nor talks.
#[derive(Debug, Default)]
struct Pace {
    backoff: Backoff,
    prompt_empties: u32,
    /// Polls in a row that soon brought something, but not as much as they could have.
    quick: u32,
    /// The last highest update id + 1 (help.mp.net 15703377). Kept only while the talk with the
    /// server is unbroken: since the answer itself consumes, leaving it out loses nothing, while a
    /// stale one would hide the updates of a server that began to count anew.
    offset: Option<UpdateId>,
    /// The server has answered since the start or the last trouble. Until it has, it is asked not
    /// to wait, so that the person learns at once that receiving works.
    proven: bool,
}

/// The range of ids (help.mp.net 15703372; that it holds for updates too is inferred). One outside
/// it is kept as it came and not counted on: as an offset it would make the server skip everything
/// else.
const IDS: std::ops::Range<i64> = 0..(1 << 53) - 1;

impl Pace {
    /// How long the server may hold the next poll.
    fn timeout(&self, settings: &PollSettings) -> Duration {
        if self.proven { settings.timeout } else { Duration::ZERO }
    }

    /// `took` is the time since the poll began; `news` says whether any of the batch was not in the
    /// store yet, `limit` how many there could have been.
    fn after(&mut self, batch: &Batch, took: Duration, news: bool, limit: u32) -> Next {
        let ids = batch.updates.iter().filter_map(|update| update.update_id);
        if let Some(UpdateId(id)) = ids.filter(|id| IDS.contains(&id.0)).max() {
            self.offset = Some(UpdateId(id + 1));
        }
        let Some(error) = &batch.error else {
            self.backoff.reset();
            if !std::mem::replace(&mut self.proven, true) {
                return Next::PollNow;
            }
            if news || took >= PROMPT {
                self.prompt_empties = 0;
                if batch.updates.len() >= limit as usize {
                    return Next::PollNow;
                }
                self.quick = if took < GATHER { self.quick.saturating_add(1) } else { 0 };
                return match GATHER.checked_sub(took) {
                    Some(pause) if self.quick > QUICK => Next::PollAfter(pause),
                    _ => Next::PollNow,
                };
            }
            self.prompt_empties = self.prompt_empties.saturating_add(1);
            return Next::PollAfter((IDLE_STEP * self.prompt_empties.min(100)).min(IDLE_CAP));
        };
        self.offset = None;
        self.proven = false;
        self.prompt_empties = 0;
        match error {
            CallError::Refused(refusal) => match refusal.code {
                409 => Next::Conflict,
                429 | 500..=599 if refusal.code != 501 => {
                    Next::BackOff(self.backoff.next(refusal.retry_after), error.clone())
                }
                _ => Next::Stop(error.clone()),
            },
            CallError::Network { .. } | CallError::NotAnApi { .. } | CallError::Withheld(_) => {
                Next::BackOff(self.backoff.next(None), error.clone())
            }
        }
    }
}

/// Runs until the engine stops.
pub(super) async fn run(shared: Shared) {
    let mut wanted = shared.receive.subscribe();
    loop {
        // Not wanted without a pause means a conflict found at the start: the state says so already.
        tokio::select! {
            () = shared.stop.cancelled() => return,
            gone = until(&mut wanted, true) => if gone { return },
        }
        shared.set_receiver_state(ReceiverState::Starting);
        let session = shared.stop.child_token();
        let mut polling = std::pin::pin!(poll(&shared, &session));
        let halted = tokio::select! {
            halted = &mut polling => {
                shared.receive.send_replace(false);
                halted
            }
            _ = until(&mut wanted, false) => {
                session.cancel();
                // While it ends, the person may already want updates again: that wish stands.
                polling.await
            }
        };
        tracing::info!(state = ?halted, "receiving halted");
        let conflict = matches!(halted, ReceiverState::Conflict { .. });
        shared.set_receiver_state(halted);
        if conflict {
            tokio::select! {
                () = shared.stop.cancelled() => return,
                // Who wants updates again need not wait for the name.
                _ = until(&mut wanted, true) => {}
                info = shared.client.get_webhook_info() => {
                    let host = info.ok().and_then(|info| info.result.host());
                    shared.set_receiver_state(ReceiverState::Conflict { host });
                }
            }
        }
    }
}

/// Waits until receiving is wanted, or is not. True when nobody can want anything any more.
async fn until(wanted: &mut watch::Receiver<bool>, receive: bool) -> bool {
    wanted.wait_for(|wanted| *wanted == receive).await.is_err()
}

/// Polls until it is cancelled or something happens that only a person can mend; returns what.
///
/// A poll is given up at once while it waits. When its answer has begun to come, the server has
/// forgotten the batch, so the answer is read and stored before anything else.
async fn poll(shared: &Shared, session: &CancellationToken) -> ReceiverState {
    let mut pace = Pace::default();
    let mut chosen = shared.polling.subscribe();
    loop {
        let settings = chosen.borrow_and_update().clone();
        let started = Instant::now();
        let this_poll = session.child_token();
        let (timeout, kinds) = (pace.timeout(&settings), settings.allowed_updates.as_deref());
        let (limit, stop) = (settings.limit, &shared.stop);
        let polling = shared.client.get_updates(pace.offset, limit, timeout, kinds, &this_poll, stop);
        let mut polling = std::pin::pin!(polling);
        let polled = tokio::select! {
            polled = &mut polling => polled,
            // The next poll is made as the person now wants it.
            Ok(()) = chosen.changed() => {
                this_poll.cancel();
                polling.await
            }
        };
        let Some(batch) = polled else {
            if session.is_cancelled() {
                return ReceiverState::Paused;
            }
            continue;
        };
        let took = started.elapsed();
        if let Some(error) = &batch.error {
            tracing::warn!(%error, saved = batch.updates.len(), "a poll failed");
        } else {
            shared.network_is_back();
        }
        let stored = keep(shared, &batch).await;
        // Made before the state is shown, so that a person who sees it is heard.
        let bell = shared.poll_bell.notified();
        let pause = match pace.after(&batch, took, stored > 0, settings.limit) {
            Next::PollNow => {
                shared.set_receiver_state(ReceiverState::Receiving);
                continue;
            }
            Next::PollAfter(pause) => {
                shared.set_receiver_state(ReceiverState::Receiving);
                pause
            }
            Next::BackOff(wait, error) => {
                let attempt = pace.backoff.attempt();
                shared.set_receiver_state(ReceiverState::BackingOff {
                    until: Instant::now() + wait,
                    attempt,
                    error,
                });
                wait
            }
            Next::Conflict => return ReceiverState::Conflict { host: None },
            Next::Stop(error) => return ReceiverState::Stopped { error },
        };
        tokio::select! {
            () = session.cancelled() => return ReceiverState::Paused,
            () = bell => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Stores a batch before anything else happens with it. The server has forgotten it already, so
/// a store that refuses (a full disk) is asked until it takes it or the engine stops, at once when
/// the person says so. Returns how many updates were new.
pub(super) async fn keep(shared: &Shared, batch: &Batch) -> usize {
    if batch.updates.is_empty() {
        return 0;
    }
    let mut backoff = Backoff::default();
    loop {
        // Made before the state is shown, so that a person who sees it is heard.
        let bell = shared.poll_bell.notified();
        match shared.store.receive(batch.updates.clone(), now_millis()).await {
            Ok(received) => {
                tracing::debug!(stored = received.stored, duplicates = received.duplicates, "batch stored");
                shared.tell(Event::Received { stored: received.stored, chats: received.chats });
                return received.stored;
            }
            Err(error) => {
                tracing::error!(%error, updates = batch.updates.len(), "a batch could not be stored");
                shared.set_receiver_state(ReceiverState::StoreTrouble { problem: error.clone() });
            }
        }
        tokio::select! {
            () = shared.stop.cancelled() => return 0,
            () = bell => {}
            () = tokio::time::sleep(backoff.next(None)) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{ApiRefusal, Fault, Phase, Update};

    fn batch(ids: &[i64]) -> Batch {
        let updates =
            ids.iter().map(|id| Update::from_raw(format!(r#"{{"update_id":{id},"x":1}}"#))).collect();
        Batch { updates, error: None }
    }

    fn refused(code: i64) -> Batch {
        let refusal = ApiRefusal { code, description: String::new(), retry_after: None };
        Batch { updates: Vec::new(), error: Some(CallError::Refused(refusal)) }
    }

    #[test]
    fn the_offset_is_one_above_the_highest_id_and_is_dropped_when_the_talk_breaks() {
        let mut pace = Pace::default();
        assert_eq!(pace.after(&batch(&[7, 5]), Duration::ZERO, true, 100), Next::PollNow);
        assert_eq!(pace.offset, Some(UpdateId(8)));
        for absurd in [i64::MAX, 1 << 60, (1 << 53) - 1, -1, i64::MIN] {
            pace.after(&batch(&[absurd]), Duration::ZERO, true, 100);
            assert_eq!(pace.offset, Some(UpdateId(8)), "{absurd} is not counted on");
        }
        pace.after(&batch(&[5]), Duration::ZERO, true, 100);
        assert_eq!(pace.offset, Some(UpdateId(6)), "the server counts anew");
        pace.after(&refused(500), Duration::ZERO, false, 100);
        assert_eq!(pace.offset, None);
    }

    #[test]
    fn the_first_poll_and_the_first_after_trouble_do_not_wait() {
        let settings = PollSettings::default();
        let mut pace = Pace::default();
        assert_eq!(pace.timeout(&settings), Duration::ZERO);
        assert_eq!(pace.after(&batch(&[]), Duration::from_millis(2), false, 100), Next::PollNow);
        assert_eq!(pace.timeout(&settings), settings.timeout);
        pace.after(&refused(500), Duration::ZERO, false, 100);
        assert_eq!(pace.timeout(&settings), Duration::ZERO);
    }

    #[test]
    fn a_server_that_answers_nothing_at_once_is_asked_ever_more_slowly() {
        let mut pace = Pace { proven: true, ..Pace::default() };
        let pauses: Vec<Next> =
            (0..30).map(|_| pace.after(&batch(&[]), Duration::from_millis(2), false, 100)).collect();
        assert_eq!(pauses[0], Next::PollAfter(IDLE_STEP));
        assert_eq!(pauses[29], Next::PollAfter(IDLE_CAP));
        assert_eq!(
            pace.after(&batch(&[]), Duration::from_secs(50), false, 100),
            Next::PollNow,
            "a real long poll"
        );
        assert_eq!(pace.after(&batch(&[]), Duration::from_millis(2), false, 100), Next::PollAfter(IDLE_STEP));
        let known = pace.after(&batch(&[7]), Duration::from_millis(2), false, 100);
        assert_eq!(known, Next::PollAfter(IDLE_STEP * 2), "the same updates over and over");
    }

    #[test]
    fn single_messages_in_quick_succession_are_gathered_and_full_batches_are_not_held_up() {
        let mut pace = Pace { proven: true, ..Pace::default() };
        let (soon, left) = (GATHER / 5, GATHER * 4 / 5);
        for _ in 0..QUICK {
            assert_eq!(pace.after(&batch(&[1]), soon, true, 100), Next::PollNow, "a few are nothing");
        }
        assert_eq!(pace.after(&batch(&[2]), soon, true, 100), Next::PollAfter(left));
        assert_eq!(pace.after(&batch(&[3, 4]), soon, true, 2), Next::PollNow, "more may be waiting");
        assert_eq!(pace.after(&batch(&[5]), soon, true, 100), Next::PollAfter(left));
        assert_eq!(pace.after(&batch(&[6]), Duration::from_secs(7), true, 100), Next::PollNow);
        assert_eq!(pace.after(&batch(&[7]), soon, true, 100), Next::PollNow, "it was quiet between");
    }

    #[test]
    fn only_what_may_pass_is_tried_again() {
        let mut pace = Pace::default();
        for code in [429, 500, 502] {
            assert!(
                matches!(pace.after(&refused(code), Duration::ZERO, false, 100), Next::BackOff(..)),
                "{code}"
            );
        }
        for code in [400, 401, 403, 404, 501, 50001] {
            assert!(
                matches!(pace.after(&refused(code), Duration::ZERO, false, 100), Next::Stop(_)),
                "{code}"
            );
        }
        assert_eq!(pace.after(&refused(409), Duration::ZERO, false, 100), Next::Conflict);
        let error =
            CallError::Network { fault: Fault::Broken, phase: Phase::AfterRequest, detail: String::new() };
        let lost = Batch { updates: Vec::new(), error: Some(error) };
        assert!(matches!(pace.after(&lost, Duration::ZERO, false, 100), Next::BackOff(..)));
    }
}
