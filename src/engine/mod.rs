//! One running bot: what arrives, what is sent, and how both stand.
//!
//! [`connect`] checks a token and opens the bot's store; [`Engine::start`] then runs three tasks
//! on the tokio runtime: the receiver, the sender and the one that carries out commands. The screen gives [`Command`]s and takes
//! [`Event`]s; a plain callback tells it when there are some. Nothing is shown before it is
//! stored, nothing is sent before it is stored.

mod backoff;
mod by_hand;
mod commands;
mod connect;
mod contained;
pub mod demo;
pub mod doctor;
pub mod export;
pub mod fetch;
pub mod file;
mod guard;
mod new_file;
pub mod picture;
mod receiver;
mod retention;
mod sender;
mod sightings;
mod upload;
mod uploads;
mod webhook;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tokio::sync::{Notify, mpsc, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::api::{ChatId, Client, Proxy, Sighting, WebhookInfo};
use crate::store::{ChatFlag, Draft, LabelChange, NewSend, Seq, Store, StoreError, TouchedChat, UnixMillis};

pub use backoff::Backoff;
pub use by_hand::{HandCall, HandRefusal, takes_updates};
pub use connect::{Checked, ConnectError, Connected, DemoFolder, Place, check, connect, open_unasked};
pub use guard::{Confirmation, Guard, GuardError, Guarded, GuardedCall, is_username};
pub use new_file::NewFile;
pub use receiver::{PollSettings, ReceiverState};
pub use sender::send_reason;
pub use uploads::UploadProgress;
pub use webhook::{WebhookBefore, WebhookChange, WebhookChangeError, remember_webhook, webhooks_before};

/// How long a stop waits for sends that are on the way.
const STOP_PATIENCE: Duration = Duration::from_secs(3);

/// What a person wants from a running bot.
#[derive(Clone, Debug)]
pub enum Command {
    /// Queue a message.
    Send(Box<NewSend>),
    /// Queue a message that was not written in its chat's composer.
    SendBeside(Box<NewSend>),
    /// Queue the messages of one press of Send, all or none, in order. What was begun in their chat
    /// since then is its draft.
    SendAll(Vec<NewSend>, Option<Draft>),
    /// Queue a failed or unknown send again, at the person's word.
    SendAgain(Seq),
    /// The person saw that an unknown send arrived.
    MarkSent(Seq),
    /// Take an unsent message away.
    Discard(Seq),
    /// Take an unsent message out of the outbox and keep this, which it was made of, above the
    /// draft of its chat. [`Event::TakenBack`] tells whether it was still there to be taken.
    TakeBack(Seq, Box<Draft>),
    /// Give an upload up that is on its way. Before its last byte has left it surely fails; after
    /// that it is sent if the answer comes soon, else in doubt.
    CancelUpload(Seq),
    /// Try a queued message without its wait. A pause that the server asked for is kept.
    TryNow(Seq),
    /// Send a failed message with its file as it is now.
    AcceptFile(Seq),
    /// Send at another time what waits for its time.
    Reschedule(Seq, UnixMillis),
    /// Send now what waits for its time.
    SendNow(Seq),
    /// The chat's messages were seen.
    MarkRead(ChatId),
    /// Set a flag on a chat, or take it away.
    SetFlag(ChatId, ChatFlag, bool),
    /// Keep a note about a chat.
    SetNote(ChatId, String),
    /// MPChat calls a chat so.
    Retitle(ChatId, String),
    /// Change labels.
    ChangeLabels(LabelChange),
    /// Keep or forget a text that was begun.
    SaveDraft(ChatId, Option<Draft>),
    /// Tick an item of the go-live list off, or take its tick away.
    TickGolive {
        /// Which.
        item: &'static str,
        /// When it was ticked off.
        at: Option<UnixMillis>,
    },
    /// Stop asking for updates.
    PauseReceiving,
    /// Ask for updates (again): after a pause, a conflict or a refusal.
    StartReceiving,
    /// Nobody has the updates any more, as the server says: a conflict is over, and whether to
    /// receive again is the person's choice.
    WebhookIsGone,
    /// Ask for updates in another way, from the next poll on; one that waits is made anew.
    Polling(PollSettings),
    /// Take another way to the server, from the next request on; a poll that waits is made anew.
    Proxy(Proxy),
    /// Keep messages for so many days, or all of them, and delete what is older.
    KeepDays(Option<u32>),
}

/// What changed. Carries names, not contents: the screen reads the rows it draws from the store.
#[derive(Clone, Debug)]
pub enum Event {
    /// Updates were stored.
    Received {
        /// How many were new.
        stored: usize,
        /// The chats they changed, and how.
        chats: Vec<TouchedChat>,
    },
    /// A send was queued or changed its state.
    Outbox {
        /// Its chat.
        chat_id: ChatId,
        /// Which one.
        seq: Seq,
        /// True when it is new in the conversation or gone from it.
        listed: bool,
    },
    /// A message that was to be taken back is a draft now, or else is on its way or sent.
    TakenBack {
        /// Which one.
        seq: Seq,
        /// Whether it is a draft now.
        taken: bool,
    },
    /// Something of a chat changed that its list entry shows.
    Chat(ChatId),
    /// Labels changed, perhaps on many chats.
    Labels,
    /// Something new is known of a method.
    MethodSeen,
    /// Old messages and updates are gone.
    Expired,
    /// The store refused to keep something.
    StoreTrouble(StoreError),
}

/// Called from any thread when there is something for the screen.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What both tasks share.
#[derive(Clone)]
struct Shared {
    client: Client,
    store: Store,
    events: std::sync::mpsc::Sender<Event>,
    wake: Wake,
    receiver_state: watch::Sender<ReceiverState>,
    /// Whether the person wants updates.
    receive: watch::Sender<bool>,
    /// How they are asked for.
    polling: watch::Sender<PollSettings>,
    /// For how many days messages are kept; `None` keeps all.
    keep_days: watch::Sender<Option<u32>>,
    /// Rings when the outbox or the network may have changed for the better.
    outbox_bell: Arc<Notify>,
    /// Ends a wait between polls.
    poll_bell: Arc<Notify>,
    /// Whether requests get through, as far as the last ones tell. What the sender holds back
    /// for the network or for a refused token goes on when they do.
    network_back: Arc<AtomicBool>,
    uploads: uploads::Uploads,
    /// Until when the sender holds everything back.
    held: Arc<Mutex<Option<Instant>>>,
    stop: CancellationToken,
}

impl Shared {
    fn tell(&self, event: Event) {
        // The receiver is gone only while the window closes.
        if self.events.send(event).is_ok() {
            (self.wake)();
        }
    }

    fn set_receiver_state(&self, state: ReceiverState) {
        let changed = self.receiver_state.send_if_modified(|present| {
            let changed = *present != state;
            *present = state;
            changed
        });
        if changed {
            (self.wake)();
        }
    }

    /// A conflict with a webhook is over; nothing is polled until a person wants it.
    fn webhook_is_gone(&self) {
        let over = self.receiver_state.send_if_modified(|present| {
            let over = matches!(present, ReceiverState::Conflict { host: Some(_) });
            if over {
                *present = ReceiverState::Paused;
            }
            over
        });
        if over {
            (self.wake)();
        }
    }

    /// The sender holds everything back until then, or no more.
    fn hold(&self, until: Option<Instant>) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if std::mem::replace(&mut *held, until) != until {
            drop(held);
            (self.wake)();
        }
    }

    fn store_trouble(&self, error: &StoreError) {
        tracing::error!(%error, "the store refused");
        self.tell(Event::StoreTrouble(error.clone()));
    }

    /// The person wants updates, or wants none for now.
    fn want_updates(&self, wanted: bool) {
        self.receive.send_replace(wanted);
        if wanted {
            self.poll_bell.notify_waiters();
            self.network_is_back();
        }
    }

    /// The person wants updates asked for in this way.
    fn poll_as(&self, polling: PollSettings) {
        self.polling.send_if_modified(|present| {
            let changed = *present != polling;
            *present = polling;
            changed
        });
    }

    /// The person wants messages kept for so long.
    fn keep_for(&self, days: Option<u32>) {
        self.keep_days.send_if_modified(|present| std::mem::replace(present, days) != days);
    }

    /// A request succeeded, or a person wants it tried: what waits for the network or for the
    /// token need not wait longer.
    fn network_is_back(&self) {
        if !self.network_back.swap(true, Ordering::Relaxed) {
            self.outbox_bell.notify_one();
        }
    }
}

/// A running bot. Dropping it stops it at once; [`Engine::stop`] lets sends on the way finish.
pub struct Engine {
    shared: Shared,
    commands: mpsc::UnboundedSender<Command>,
    events: std::sync::mpsc::Receiver<Event>,
    receiver_state: watch::Receiver<ReceiverState>,
    tasks: TaskTracker,
    guard: Guard,
}

impl Engine {
    /// Starts receiving and sending. Must be called within the tokio runtime. With a webhook set
    /// there is no polling until the person asks for it; where nobody could ask for it yet, the
    /// first poll tells.
    #[must_use]
    pub fn start(
        client: Client,
        store: Store,
        webhook: Option<&WebhookInfo>,
        settings: PollSettings,
        wake: Wake,
    ) -> Self {
        let (events_in, events) = std::sync::mpsc::channel();
        let (commands, command_queue) = mpsc::unbounded_channel();
        let (state_in, receiver_state) = watch::channel(match webhook.and_then(WebhookInfo::host) {
            Some(host) => ReceiverState::Conflict { host: Some(host) },
            None => ReceiverState::Starting,
        });
        let (receive, _) = watch::channel(webhook.is_none_or(|webhook| webhook.url.is_empty()));
        let (witness, seen) = sightings::witness();
        if webhook.is_some() {
            // Both were asked before the engine began.
            for method in ["getMe", "getWebhookInfo"] {
                witness.tell(method, Sighting::Works);
            }
        }
        let shared = Shared {
            client: client.watched_by(witness),
            store,
            events: events_in,
            wake,
            receiver_state: state_in,
            receive,
            polling: watch::channel(settings).0,
            keep_days: watch::channel(None).0,
            outbox_bell: Arc::default(),
            poll_bell: Arc::default(),
            network_back: Arc::new(AtomicBool::new(true)),
            uploads: uploads::Uploads::default(),
            held: Arc::default(),
            stop: CancellationToken::new(),
        };
        let tasks = TaskTracker::new();
        tasks.spawn(receiver::run(shared.clone()));
        tasks.spawn(sender::run(shared.clone(), tasks.clone()));
        tasks.spawn(commands::obey(shared.clone(), command_queue, tasks.clone()));
        tasks.spawn(sightings::keep(shared.clone(), seen));
        tasks.spawn(retention::keep(shared.clone()));
        tasks.close();
        let guard = Guard::new(shared.clone(), tasks.clone());
        Self { shared, commands, events, receiver_state, tasks, guard }
    }

    /// Gives a command. Whether to receive, and to give an upload up, is taken in at once; the rest is carried out in the
    /// background, in order. A message that the store refuses is tried again and does not hold up
    /// what comes after it, except other messages.
    pub fn command(&self, command: Command) {
        match command {
            Command::PauseReceiving => self.shared.want_updates(false),
            Command::StartReceiving => self.shared.want_updates(true),
            Command::WebhookIsGone => self.shared.webhook_is_gone(),
            Command::CancelUpload(seq) => self.shared.uploads.give_up(seq),
            Command::Polling(polling) => self.shared.poll_as(polling),
            Command::KeepDays(days) => self.shared.keep_for(days),
            command => {
                // The queue is closed only after a stop.
                let _ = self.commands.send(command);
            }
        }
    }

    /// What changed since the last call, without waiting.
    pub fn events(&self) -> impl Iterator<Item = Event> + '_ {
        self.events.try_iter()
    }

    /// How receiving stands now.
    #[must_use]
    pub fn receiver_state(&self) -> ReceiverState {
        self.receiver_state.borrow().clone()
    }

    /// A watch on how receiving stands.
    #[must_use]
    pub fn watch_receiver(&self) -> watch::Receiver<ReceiverState> {
        self.receiver_state.clone()
    }

    /// Whether updates are being asked for, or will be again by themselves.
    #[must_use]
    pub fn is_receiving(&self) -> bool {
        *self.shared.receive.borrow()
    }

    /// The uploads under way. Costs a short lock; the screen is woken at most ten times a second for
    /// each while they move.
    #[must_use]
    pub fn uploads(&self) -> HashMap<Seq, UploadProgress> {
        self.shared.uploads.snapshot()
    }

    /// Until when nothing is sent, because the network is away or the server asked for a pause.
    #[must_use]
    pub fn held_until(&self) -> Option<UnixMillis> {
        let held = *self.shared.held.lock().unwrap_or_else(PoisonError::into_inner);
        let left = held?.saturating_duration_since(Instant::now());
        Some(now_millis() + left.as_millis() as UnixMillis)
    }

    /// The bot's store, for reading.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.shared.store
    }

    /// The bot's client, for one-shot requests.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.shared.client
    }

    /// Looks whether everything is as it should be; `tell` is called on other threads, then the
    /// screen is woken. Dropping the future stops it.
    pub fn examine(
        &self,
        order: doctor::Order,
        tell: impl Fn(doctor::Finding) + Send + Sync + 'static,
    ) -> impl Future<Output = ()> + Send + 'static {
        let wake = Arc::clone(&self.shared.wake);
        let tell = move |finding| {
            tell(finding);
            wake();
        };
        doctor::Doctor { shared: self.shared.clone(), order, tell }.run()
    }

    /// Posts a sample update to the bot's webhook, with the secret if one is given. Only at the
    /// person's word.
    pub fn post_sample(&self, secret: Option<String>) -> impl Future<Output = doctor::Note> + Send + 'static {
        let client = self.shared.client.clone();
        async move { doctor::post_sample(&client, secret).await }
    }

    /// The way for high-risk calls.
    #[must_use]
    pub fn guard(&self) -> &Guard {
        &self.guard
    }

    /// Stops: the poll ends at once, sends on the way get a few seconds, the store is closed.
    /// What is still on the way then is found as *unknown* at the next start, an upload whose end had
    /// not left as queued. A message that the
    /// store has not taken is offered once more; if it is refused again, its text is found as the
    /// chat's draft, provided that the store takes that.
    pub fn stop(self) -> impl Future<Output = ()> + Send + 'static {
        let tasks = self.tasks.clone();
        let store = self.shared.store.clone();
        drop(self);
        async move {
            let _ = tokio::time::timeout(STOP_PATIENCE, tasks.wait()).await;
            store.close().await;
        }
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.shared.stop.cancel();
    }
}

/// Runs a blocking read of the store away from the async threads.
async fn read<T: Send + 'static>(
    store: &Store,
    job: impl FnOnce(&Store) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    let store = store.clone();
    match tokio::task::spawn_blocking(move || job(&store)).await {
        Ok(result) => result,
        Err(panicked) => std::panic::resume_unwind(panicked.into_panic()),
    }
}

/// The wall clock in milliseconds since the Unix epoch.
#[must_use]
pub fn now_millis() -> UnixMillis {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as UnixMillis)
}
