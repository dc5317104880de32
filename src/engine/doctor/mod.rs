//! Looks whether everything is as it should be: the way to the server, the clock, and the five
//! smoke tests of help.mp.net 15703409.
//!
//! Nothing is changed on the server. A message is sent only to a chat that the person chose, and
//! a webhook is called only when they ask for it.

mod note;
mod way;

use std::time::{Duration, Instant};

use url::Url;

use crate::api::delivery::{self, Delivery};
use crate::api::init_data::{Expectation, Problem, Verdict};
use crate::api::webhook::WebhookSecret;
use crate::api::{CallError, ChatId, Client, Fault, NotAnApi, Phase, WebhookInfo};
use crate::store::{FeedFilter, NewSend, Page, SendState, Seq, Store, StoreError};

use super::demo::DemoControl;
use super::{Event, ReceiverState, Shared, now_millis, read};
use way::{dns, proxy, server_time};

pub use note::{Note, Standing};

/// The longest that one request of an examination may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// How often the store is looked at while something is waited for.
const LOOK: Duration = Duration::from_millis(250);
/// Calls that the latency is the middle one of.
const LATENCY_CALLS: usize = 3;

/// One thing that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Check {
    /// Whether a proxy stands between.
    Proxy,
    /// Whether the name of the server is known.
    Dns,
    /// Whether a secure connection can be made.
    Tls,
    /// Whether the clock of this computer is right.
    Clock,
    /// How quickly the server answers.
    Latency,
    /// Smoke test 1: getMe.
    GetMe,
    /// Smoke test 2: getWebhookInfo.
    WebhookInfo,
    /// Smoke test 3: a user's message reaches the receiver.
    UserMessage,
    /// Smoke test 4: sendMessage.
    SendMessage,
    /// Smoke test 5: initData.
    InitData,
}

impl Check {
    /// The way to the server.
    pub const CONNECTION: [Self; 5] = [Self::Proxy, Self::Dns, Self::Tls, Self::Clock, Self::Latency];
    /// The smoke tests, in the order of help.mp.net 15703409.
    pub const SMOKE: [Self; 5] =
        [Self::GetMe, Self::WebhookInfo, Self::UserMessage, Self::SendMessage, Self::InitData];
}

/// What an examination may do and use.
#[derive(Clone, Debug)]
pub struct Order {
    /// The demo's people, when it is the demo.
    pub demo: Option<DemoControl>,
    /// The chat that the person chose to send a message to.
    pub send_to: Option<ChatId>,
    /// What is sent there.
    pub send_text: String,
    /// initData that the person pasted; it is checked and kept nowhere.
    pub init_data: Option<String>,
    /// How long a message of a person is waited for.
    pub wait_for_message: Duration,
}

/// What is known about a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which.
    pub check: Check,
    /// What was found.
    pub note: Note,
    /// How long it took, once it is over.
    pub took: Option<Duration>,
}

/// An examination under way.
pub(super) struct Doctor<T> {
    pub(super) shared: Shared,
    pub(super) order: Order,
    pub(super) tell: T,
}

impl<T: Fn(Finding) + Send + Sync> Doctor<T> {
    /// Goes through all checks, one after the other. Dropping it stops it; a message that is in
    /// the outbox by then is sent all the same.
    pub(super) async fn run(self) {
        self.check(Check::Proxy, async { proxy(&self.shared.client) }).await;
        self.check(Check::Dns, dns(&self.shared.client)).await;
        self.way_in().await;
        let me = self.check(Check::GetMe, self.get_me()).await;
        if me.standing() == Standing::Ok {
            self.check(Check::Latency, self.latency()).await;
        } else {
            self.say(Check::Latency, Note::Depends, None);
        }
        self.check(Check::WebhookInfo, self.webhook_info()).await;
        self.check(Check::InitData, self.init_data()).await;
        self.check(Check::SendMessage, self.send_message()).await;
        self.check(Check::UserMessage, self.user_message()).await;
    }

    fn say(&self, check: Check, note: Note, took: Option<Duration>) {
        (self.tell)(Finding { check, note, took });
    }

    async fn check(&self, check: Check, work: impl Future<Output = Note> + Send) -> Note {
        self.say(check, Note::Looking, None);
        let began = Instant::now();
        let note = work.await;
        self.say(check, note.clone(), Some(began.elapsed()));
        note
    }

    /// One knock at the door tells of the encryption and of the clock.
    async fn way_in(&self) {
        for check in [Check::Tls, Check::Clock] {
            self.say(check, Note::Looking, None);
        }
        let began = now_millis();
        let probe = within(self.shared.client.probe()).await;
        let middle = began + (now_millis() - began) / 2;
        match probe {
            Ok(probe) => {
                let secure = self.shared.client.address().is_https();
                self.say(Check::Tls, if secure { Note::Secure } else { Note::PlainHere }, Some(probe.took));
                let date = probe.date.as_deref().and_then(server_time);
                let note = date.map_or(Note::NoDate, |date| Note::Skew(middle / 1000 - date));
                self.say(Check::Clock, note, Some(probe.took));
            }
            Err(error) => {
                self.say(Check::Tls, Note::Call(error), None);
                self.say(Check::Clock, Note::Depends, None);
            }
        }
    }

    async fn get_me(&self) -> Note {
        match within(self.shared.client.get_me()).await {
            Ok(reply) => Note::Bot(reply.result.username),
            Err(error) => Note::Call(error),
        }
    }

    async fn latency(&self) -> Note {
        let mut took = Vec::new();
        for _ in 0..LATENCY_CALLS {
            match within(self.shared.client.get_me()).await {
                Ok(reply) => took.push(reply.took),
                Err(error) => return Note::Call(error),
            }
        }
        took.sort_unstable();
        Note::Latency(took.get(LATENCY_CALLS / 2).copied().unwrap_or_default())
    }

    async fn webhook_info(&self) -> Note {
        match within(self.shared.client.get_webhook_info()).await {
            Ok(reply) => match reply.result.host() {
                Some(host) => webhook_note(host, &reply.result),
                None => Note::Polling { receiving: self.is_receiving() },
            },
            Err(error) => Note::Call(error),
        }
    }

    fn is_receiving(&self) -> bool {
        matches!(*self.shared.receiver_state.borrow(), ReceiverState::Receiving | ReceiverState::Starting)
    }

    async fn init_data(&self) -> Note {
        let text = match (&self.order.init_data, &self.order.demo) {
            (Some(text), _) => text.clone(),
            (None, Some(demo)) => match demo_init_data(demo).await {
                Ok(Some(text)) => text,
                Ok(None) => return Note::NoInitData,
                Err(problem) => return Note::Demo(problem),
            },
            (None, None) => return Note::NoInitData,
        };
        let now = now_millis() / 1000;
        let checked = self.shared.client.check_init_data(&text, &Expectation::documented(now));
        match (checked.verdict, checked.problem()) {
            (Verdict::Valid, _) => Note::InitDataGood,
            (_, Some(Problem::TooOld { age, .. })) => Note::InitDataOld(*age),
            (verdict, _) => Note::InitDataBad(verdict.code().unwrap_or_default()),
        }
    }

    /// Through the outbox, as every message: it is in its conversation, and nothing is sent twice.
    async fn send_message(&self) -> Note {
        let Some(chat_id) = self.order.send_to else {
            return Note::NoChat;
        };
        let send = NewSend::text(chat_id, &self.order.send_text);
        let seq = match self.shared.store.enqueue_beside_draft(send, now_millis()).await {
            Ok(seq) => seq,
            Err(error) => return Note::Store(error),
        };
        self.shared.tell(Event::Outbox { chat_id, seq, listed: true });
        self.shared.outbox_bell.notify_one();
        let deadline = Instant::now() + 2 * PATIENCE;
        while Instant::now() < deadline {
            let row = read(&self.shared.store, move |store| store.messages_at(&[seq])).await;
            let status = match row {
                Ok(rows) => rows.into_iter().next().and_then(|row| row.send),
                Err(error) => return Note::Store(error),
            };
            match status.map(|status| (status.state, status.reason)) {
                Some((SendState::Sent, _)) => return Note::Sent,
                Some((SendState::Failed, Some(reason))) => return Note::NotSent(reason),
                Some((SendState::Unknown, _)) => return Note::InDoubt,
                None => return Note::Stopped,
                _ => tokio::time::sleep(LOOK).await,
            }
        }
        Note::StillWaiting
    }

    async fn user_message(&self) -> Note {
        if let ReceiverState::Conflict { host } = &*self.shared.receiver_state.borrow() {
            return Note::WebhookHasThem(host.clone().unwrap_or_else(|| "?".to_owned()));
        }
        if !self.is_receiving() {
            return Note::NotReceiving;
        }
        let last = match newest(&self.shared.store).await {
            Ok(last) => last,
            Err(error) => return Note::Store(error),
        };
        // Only the demo's message can be told by its words; on a real bot any message will do.
        let mark = format!("{:08x}", fastrand::u32(..));
        let began = Instant::now();
        if let Some(demo) = &self.order.demo {
            let written = async {
                let world = demo.world().await?;
                let (person, _) = world.people.first().ok_or("nobody is there")?;
                demo.write(*person, &format!("Smoke test {mark}")).await
            };
            if let Err(problem) = written.await {
                return Note::Demo(problem);
            }
        } else {
            self.say(Check::UserMessage, Note::WriteNow, None);
        }
        let mark = self.order.demo.as_ref().map(|_| mark);
        while began.elapsed() < self.order.wait_for_message {
            match arrived(&self.shared.store, last, mark.clone()).await {
                Ok(true) => return Note::Arrived(began.elapsed()),
                Ok(false) => tokio::time::sleep(LOOK).await,
                Err(error) => return Note::Store(error),
            }
        }
        match mark {
            Some(_) => Note::NotArrived,
            None => Note::NobodyWrote(self.order.wait_for_message),
        }
    }
}

fn webhook_note(host: String, info: &WebhookInfo) -> Note {
    Note::Webhook {
        host,
        https: info.url.starts_with("https://"),
        pending: info.pending_update_count,
        trouble: info.last_error_message.as_deref().is_some_and(|text| !text.is_empty()),
    }
}

/// A request, for no longer than an examination waits.
async fn within<T>(call: impl Future<Output = Result<T, CallError>>) -> Result<T, CallError> {
    tokio::time::timeout(PATIENCE, call).await.unwrap_or_else(|_| {
        Err(CallError::Network { fault: Fault::Timeout, phase: Phase::AfterRequest, detail: String::new() })
    })
}

async fn demo_init_data(demo: &DemoControl) -> Result<Option<String>, String> {
    let world = demo.world().await?;
    let (Some(app), Some((person, _))) = (world.mini_apps.first(), world.people.first()) else {
        return Ok(None);
    };
    demo.open_mini_app(*person, &app.short_name).await.map(Some)
}

async fn newest(store: &Store) -> Result<Seq, StoreError> {
    let rows = read(store, |store| store.feed(&FeedFilter::default(), Page::Latest, 1)).await?;
    Ok(rows.last().map_or(Seq(0), |row| row.seq))
}

/// Whether an update with these words, or any at all, came after this one.
async fn arrived(store: &Store, last: Seq, words: Option<String>) -> Result<bool, StoreError> {
    let rows = read(store, move |store| store.feed(&FeedFilter::default(), Page::After(last), 100)).await?;
    Ok(rows.iter().any(|row| words.as_ref().is_none_or(|words| row.preview.contains(words.as_str()))))
}

/// Posts a sample update to the webhook that is set now, with the secret if one is given. Only at
/// the person's word: their receiver takes it for a message. Nothing but the host and the
/// status is kept.
pub(super) async fn post_sample(client: &Client, secret: Option<String>) -> Note {
    let url = match within(client.get_webhook_info()).await {
        Ok(reply) if !reply.result.url.is_empty() => reply.result.url,
        Ok(_) => return Note::Polling { receiving: false },
        Err(error) => return Note::Call(error),
    };
    // What is no address was refused by the server when it was set.
    let Ok(url) = Url::parse(&url) else {
        return Note::Call(CallError::NotAnApi { what: NotAnApi::WrongJson, status: 200 });
    };
    let body = delivery::sample_update(now_millis() / 1000).to_string();
    let secret = secret.as_deref().map(WebhookSecret::new);
    match within(delivery::deliver(Delivery { url, body, secret, proxy: client.proxy() })).await {
        Ok(delivered) => Note::Sample(delivered.status),
        Err(error) => Note::Call(error),
    }
}
