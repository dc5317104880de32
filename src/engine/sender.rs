//! The sender: takes what is queued, in order within each chat, and tells the truth about it.

use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use tokio::sync::mpsc;
use tokio_util::task::TaskTracker;

use crate::api::{CallError, ChatId, Id, Media, Message, MessageBody, MessageId, Reply, Route};
use crate::store::{OutboxItem, Released, SendReason, Seq, Settlement, Store, StoreError, UnixMillis};

use super::backoff::{Backoff, sleep_until};
use super::{Event, Shared, now_millis, read, upload};

/// Chats that are served side by side.
const SIDE_BY_SIDE: usize = 4;
/// Chats that files are uploaded to side by side with those: hours of uploads hold up no text.
const UPLOADS_SIDE_BY_SIDE: usize = 2;
/// A computer that slept does not count that time in its timers, so what waits for its time is
/// looked at this often.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// Why everything waits, not one message alone.
#[derive(Debug, Default)]
struct Hold {
    /// Until then, because the server or the store asked for a pause.
    until: Option<Instant>,
    /// Until then, or until any request gets through.
    network_until: Option<Instant>,
    /// Until a request gets through.
    token_refused: bool,
}

impl Hold {
    /// Forgets what is over. `through` says whether requests get through again.
    fn lift(&mut self, now: Instant, through: bool) {
        self.until = self.until.filter(|until| *until > now);
        self.network_until = self.network_until.filter(|until| *until > now && !through);
        self.token_refused &= !through;
    }

    fn is_on(&self) -> bool {
        self.until.is_some() || self.network_until.is_some() || self.token_refused
    }

    /// When time alone may lift it.
    fn ends_at(&self) -> Option<Instant> {
        if self.token_refused { None } else { self.until.max(self.network_until) }
    }
}

/// A send that came back.
struct Back {
    chat_id: ChatId,
    seq: Seq,
    outcome: Outcome,
}

#[derive(Debug)]
pub(super) enum Outcome {
    Settled,
    /// 500, or a cut upload: this message is queued again and waits alone.
    Later,
    /// The server or the network wants everything to wait; the message is queued again.
    Hold {
        asked: Option<Duration>,
        network: bool,
    },
    /// The token is refused: the rest stays queued until a person mends it.
    TokenRefused,
    /// The store did not take the claim, or not the result: then the row stays `sending` and so
    /// becomes unknown later.
    StoreTrouble(StoreError),
}

/// Runs until the engine stops; sends on the way are tracked apart and may finish.
pub(super) async fn run(shared: Shared, tasks: TaskTracker) {
    let (back, mut returning) = mpsc::unbounded_channel::<Back>();
    let mut busy = Busy::default();
    let mut hold = Hold::default();
    let mut backoff = Backoff::default();
    let mut store_backoff = Backoff::default();
    // How often each message met a 500 or was cut. Tries that never left, or that the server put off, do
    // not count against it.
    let mut faults: HashMap<Seq, u32> = HashMap::new();
    loop {
        hold.lift(Instant::now(), shared.network_back.load(Ordering::Relaxed));
        let mut wake_at = hold.ends_at();
        shared.hold(wake_at);
        if !hold.is_on() {
            match queue(&shared).await {
                Ok(Queue { heads, next_due }) => {
                    wake_at = dispatch(&shared, &tasks, &back, &mut busy, &faults, heads, next_due);
                }
                Err(StoreError::Closed) => return,
                Err(error) => {
                    shared.store_trouble(&error);
                    wake_at = Some(Instant::now() + store_backoff.next(None));
                }
            }
        }
        tokio::select! {
            () = shared.stop.cancelled() => return,
            () = shared.outbox_bell.notified() => {}
            () = sleep_until(wake_at) => {}
            Some(Back { chat_id, seq, outcome }) = returning.recv() => {
                busy.remove(&chat_id);
                if matches!(outcome, Outcome::Settled | Outcome::TokenRefused) {
                    faults.remove(&seq);
                }
                if !matches!(outcome, Outcome::StoreTrouble(_)) {
                    store_backoff.reset();
                }
                match outcome {
                    Outcome::Settled => backoff.reset(),
                    Outcome::Later => *faults.entry(seq).or_default() += 1,
                    Outcome::Hold { asked, network } => {
                        if network {
                            shared.network_back.store(false, Ordering::Relaxed);
                        }
                        // Several that were on the way together meet one trouble, not several.
                        if !hold.is_on() || asked.is_some() {
                            let until = Some(Instant::now() + backoff.next(asked));
                            let kind = if network { &mut hold.network_until } else { &mut hold.until };
                            *kind = until.max(*kind);
                        }
                    }
                    Outcome::TokenRefused => {
                        shared.network_back.store(false, Ordering::Relaxed);
                        hold.token_refused = true;
                    }
                    Outcome::StoreTrouble(error) => {
                        shared.store_trouble(&error);
                        let until = Some(Instant::now() + store_backoff.next(None));
                        hold.until = until.max(hold.until);
                    }
                }
                shared.tell(Event::Outbox { chat_id, seq, listed: false });
            }
        }
    }
}

/// The chats that are being served, and whether a file is uploaded to each.
type Busy = HashMap<ChatId, bool>;

/// What waits to be sent.
struct Queue {
    heads: Vec<OutboxItem>,
    /// When the next send comes that a person wants sent later.
    next_due: Option<UnixMillis>,
}

/// Lets go of what is due and reads what is first in each chat.
async fn queue(shared: &Shared) -> Result<Queue, StoreError> {
    let due = read(&shared.store, Store::next_due).await?;
    if due.is_some_and(|due| due <= now_millis()) {
        for Released { chat_id, was, is } in shared.store.release(now_millis()).await? {
            shared.tell(Event::Outbox { chat_id, seq: was, listed: true });
            shared.tell(Event::Outbox { chat_id, seq: is, listed: true });
        }
    }
    read(&shared.store, |store| Ok(Queue { heads: store.outbox_heads()?, next_due: store.next_due()? })).await
}

/// Starts what is due and returns when the next one will be.
fn dispatch(
    shared: &Shared,
    tasks: &TaskTracker,
    back: &mpsc::UnboundedSender<Back>,
    busy: &mut Busy,
    faults: &HashMap<Seq, u32>,
    heads: Vec<OutboxItem>,
    mut next_due: Option<UnixMillis>,
) -> Option<Instant> {
    let now = now_millis();
    next_due = next_due.map(|due| due.min(now + LOOK_AGAIN.as_millis() as i64));
    for item in heads {
        if busy.contains_key(&item.chat_id) {
            continue;
        }
        if let Some(due) = item.status.not_before.filter(|due| *due > now) {
            next_due = Some(next_due.map_or(due, |earlier| earlier.min(due)));
            continue;
        }
        let uploads = item.file.is_some();
        let most = if uploads { UPLOADS_SIDE_BY_SIDE } else { SIDE_BY_SIDE };
        if busy.values().filter(|other| **other == uploads).count() >= most {
            continue;
        }
        busy.insert(item.chat_id, uploads);
        let (shared, back) = (shared.clone(), back.clone());
        let earlier_faults = faults.get(&item.seq).copied().unwrap_or_default();
        tasks.spawn(async move {
            let (chat_id, seq) = (item.chat_id, item.seq);
            let outcome =
                send(&shared, seq, chat_id, earlier_faults).await.unwrap_or_else(Outcome::StoreTrouble);
            // Nobody listens any more while the engine stops; the row is settled all the same.
            let _ = back.send(Back { chat_id, seq, outcome });
        });
    }
    next_due.map(|due| Instant::now() + Duration::from_millis((due - now).max(0) as u64))
}

/// One message: marked as on its way, sent, settled.
async fn send(
    shared: &Shared,
    seq: Seq,
    chat_id: ChatId,
    earlier_faults: u32,
) -> Result<Outcome, StoreError> {
    let Some(item) = shared.store.claim(seq).await? else {
        return Ok(Outcome::Settled);
    };
    let (settlement, outcome) = if let Some(file) = &item.file {
        let under_way = shared.uploads.begin(seq, file.size);
        shared.tell(Event::Outbox { chat_id, seq, listed: false });
        upload::send(shared, &item, file, &under_way, earlier_faults).await
    } else {
        shared.tell(Event::Outbox { chat_id, seq, listed: false });
        call(shared, &item, earlier_faults).await
    };
    if let Some(echo) = settle(shared, seq, settlement).await? {
        shared.tell(Event::Outbox { chat_id, seq: echo, listed: true });
    }
    Ok(outcome)
}

/// A send without a file.
async fn call(shared: &Shared, item: &OutboxItem, earlier_faults: u32) -> (Settlement, Outcome) {
    match shared.client.call(&item.method, Route::Json(&item.params)).await {
        Ok(reply) => {
            shared.network_is_back();
            (sent(shared, item.seq, &reply).await, Outcome::Settled)
        }
        Err(error) => {
            tracing::warn!(seq = item.seq.0, attempt = item.status.attempts, %error, "a send came back");
            judge(&error, earlier_faults)
        }
    }
}

/// What the server's yes says of the message.
pub(super) async fn sent(shared: &Shared, seq: Seq, reply: &Reply) -> Settlement {
    learn_url(shared, seq, &reply.result).await;
    let message_id = reply.result.get("message_id").and_then(MessageId::from_json);
    let date = reply.result.get("date").and_then(serde_json::Value::as_i64);
    Settlement::Sent { message_id, date }
}

/// The file of this computer may be moved or changed; then the server's copy is what was sent.
async fn learn_url(shared: &Shared, seq: Seq, result: &serde_json::Value) {
    let Some(MessageBody::Media(Media { url: Some(url), .. })) =
        Message::from_json(result).map(|message| message.body)
    else {
        return;
    };
    if let Err(error) = shared.store.learn_url(seq, url).await {
        tracing::warn!(seq = seq.0, %error, "the address of a file is not kept");
    }
}

/// The server has decided; the store must learn it. A store that refuses (a full disk) is asked
/// until it takes it or the engine stops, since a lost answer turns a sent message into an unknown
/// one.
async fn settle(shared: &Shared, seq: Seq, settlement: Settlement) -> Result<Option<Seq>, StoreError> {
    let mut backoff = Backoff::default();
    loop {
        match shared.store.settle(seq, settlement.clone()).await {
            Ok(echo) => return Ok(echo),
            Err(error @ (StoreError::Closed | StoreError::NotSending)) => return Err(error),
            Err(error) if shared.stop.is_cancelled() => return Err(error),
            Err(error) => shared.store_trouble(&error),
        }
        tokio::select! {
            () = shared.stop.cancelled() => {}
            () = tokio::time::sleep(backoff.next(None)) => {}
        }
    }
}

/// What a failed request means for the message and for the others.
///
/// 429 and 500 are tried again, with a cap (help.mp.net 15703376); a connection that was never
/// made is tried again for as long as it takes; everything in doubt is left to the person.
pub(super) fn judge(error: &CallError, earlier_faults: u32) -> (Settlement, Outcome) {
    const MAX_FAULTS: u32 = 8;
    let reason = send_reason(error);
    let again = |wait: Duration| Settlement::Again {
        not_before: now_millis() + wait.as_millis() as i64,
        reason: send_reason(error),
    };
    match error {
        CallError::Refused(refusal) => match refusal.code {
            429 => {
                let asked = refusal.retry_after;
                (again(asked.unwrap_or_default()), Outcome::Hold { asked, network: false })
            }
            500 if earlier_faults + 1 < MAX_FAULTS => (
                again(Backoff::after(earlier_faults).max(refusal.retry_after.unwrap_or_default())),
                Outcome::Later,
            ),
            401 => (Settlement::Failed(reason), Outcome::TokenRefused),
            _ => (Settlement::Failed(reason), Outcome::Settled),
        },
        CallError::Withheld(_) => (Settlement::Failed(reason), Outcome::Settled),
        _ if error.surely_not_done() => (again(Duration::ZERO), Outcome::Hold { asked: None, network: true }),
        _ => (Settlement::Unknown(reason), Outcome::Settled),
    }
}

/// What the store keeps of an error.
#[must_use]
pub fn send_reason(error: &CallError) -> SendReason {
    SendReason { code: error.word(), text: error.detail() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{ApiRefusal, Fault, NotAnApi, Phase};

    fn refused(code: i64) -> CallError {
        CallError::Refused(ApiRefusal { code, description: String::new(), retry_after: None })
    }

    #[test]
    fn only_429_and_500_are_tried_again_and_500_not_for_ever() {
        assert!(matches!(
            judge(&refused(429), 0),
            (Settlement::Again { .. }, Outcome::Hold { network: false, .. })
        ));
        assert!(matches!(judge(&refused(500), 0), (Settlement::Again { .. }, Outcome::Later)));
        assert!(matches!(judge(&refused(500), 6), (Settlement::Again { .. }, Outcome::Later)));
        assert!(matches!(judge(&refused(500), 7), (Settlement::Failed(_), Outcome::Settled)));
        for code in [400, 403, 404, 409, 501, 50001] {
            assert!(matches!(judge(&refused(code), 1), (Settlement::Failed(_), Outcome::Settled)), "{code}");
        }
    }

    #[test]
    fn each_hold_ends_by_its_own_cause() {
        let now = Instant::now();
        let later = now + Duration::from_secs(5);
        let mut hold = Hold { until: Some(later), network_until: Some(later), token_refused: true };
        hold.lift(now, false);
        assert!(hold.is_on() && hold.ends_at().is_none(), "no time lifts a refused token");
        hold.lift(now, true);
        assert_eq!((hold.until, hold.network_until, hold.token_refused), (Some(later), None, false));
        assert_eq!(hold.ends_at(), Some(later), "a pause that was asked for is kept");
        hold.lift(later, true);
        assert!(!hold.is_on());
    }

    #[test]
    fn a_refused_token_holds_back_the_rest() {
        assert!(matches!(judge(&refused(401), 1), (Settlement::Failed(_), Outcome::TokenRefused)));
    }

    #[test]
    fn what_never_left_is_queued_again_and_what_left_is_in_doubt() {
        let network = |phase| CallError::Network { fault: Fault::Broken, phase, detail: String::new() };
        assert!(matches!(
            judge(&network(Phase::BeforeRequest), 99),
            (Settlement::Again { .. }, Outcome::Hold { network: true, .. })
        ));
        assert!(matches!(
            judge(&network(Phase::AfterRequest), 1),
            (Settlement::Unknown(_), Outcome::Settled)
        ));
        let html = CallError::NotAnApi { what: NotAnApi::Html, status: 502 };
        assert!(matches!(judge(&html, 1), (Settlement::Unknown(_), Outcome::Settled)));
    }
}
