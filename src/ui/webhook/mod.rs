//! The webhook panel: who receives the updates, changing that, and trying a receiver out.

mod bench;
mod bench_view;
mod form;
mod setup_view;
mod status_view;
mod view;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use crate::api::webhook::WebhookSecret;
use crate::api::{Answer, CallError, Client, WebhookInfo};
use crate::engine::{
    ReceiverState, WebhookBefore, WebhookChange, WebhookChangeError, now_millis, remember_webhook,
    webhooks_before,
};
use crate::store::{Seq, Store, StoreError, UnixMillis};

use super::guard::{Called, GuardPromise, Question};
use super::request::{Request, Tasks};
use bench::Bench;
use form::Form;

pub use bench::{Payload, SecretChoice};
pub use view::WebhookView;

/// While the panel is seen, the webhook is asked after this often.
const REFRESH: Duration = Duration::from_secs(30);

/// A part of the panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// How it stands, and changing it.
    #[default]
    Status,
    /// The test bench.
    Bench,
}

/// What a person did in the panel.
#[derive(Clone, Debug)]
pub enum WebhookAction {
    /// Show a part.
    ShowTab(Tab),
    /// Ask the server again.
    Refresh,
    /// Change the webhook: what is there is remembered, and the person is asked.
    Change(Box<WebhookChange>),
    /// Fill the form with a remembered webhook.
    Recall(usize),
    /// Fill the form with the present webhook.
    FillPresent,
    /// Make a secret.
    GenerateSecret,
    /// Only look on while a webhook has the updates.
    LookOn(bool),
    /// Take what is in the form to the bench.
    TryReceiver(String),
    /// Send this kind of update.
    ChoosePayload(Payload),
    /// Send this stored update.
    ChooseUpdate(Seq),
    /// With this secret.
    ChooseSecret(SecretChoice),
    /// Send the trial.
    SendTrial,
    /// Give the trial up.
    CancelTrial,
    /// Put the outcome of a change away.
    DismissOutcome,
}

/// What the last change came to, until it is put away.
enum Outcome {
    Set { host: String },
    Deleted,
    Failed(WebhookChangeError),
}

/// A change that is being made.
struct Changing {
    change: WebhookChange,
    step: Step,
}

enum Step {
    /// What is there is read and stored.
    Remembering(Request<Result<Vec<WebhookBefore>, WebhookChangeError>>),
    /// The person is asked as soon as the panel is drawn.
    Asking(GuardPromise, Option<Question>),
}

/// An answer of getWebhookInfo and when it came.
struct Known {
    info: WebhookInfo,
    at: UnixMillis,
}

/// What the store remembers: the webhooks before, and the kinds of update it has seen.
type Remembered = (Vec<WebhookBefore>, Vec<String>);

/// The panel's state.
#[derive(Default)]
pub struct WebhookPanel {
    tab: Tab,
    open: bool,
    known: Option<Known>,
    failure: Option<CallError>,
    reading: Request<Answer<WebhookInfo>>,
    asked: Option<Instant>,
    /// Show the path too; it may hold a secret.
    whole_url: bool,
    before: Vec<WebhookBefore>,
    before_request: Request<Result<Remembered, StoreError>>,
    /// Kinds of updates that came.
    seen_kinds: Vec<String>,
    form: Form,
    /// Set here while the program runs, by address. Never stored.
    secrets: HashMap<String, WebhookSecret>,
    change: Option<Changing>,
    outcome: Option<Outcome>,
    looking_on: bool,
    /// Polling was answered with a 409 and has not gone on since.
    conflict: bool,
    bench: Bench,
}

impl WebhookPanel {
    /// Whether nothing is under way.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.open
            && (self.known.is_some() || self.failure.is_some())
            && !self.reading.is_running()
            && !self.is_changing()
            && !self.before_request.is_running()
            && self.bench.is_settled()
    }

    /// What the server said last.
    #[must_use]
    pub fn info(&self) -> Option<&WebhookInfo> {
        self.known.as_ref().map(|known| &known.info)
    }

    /// Whether the bench has an answer.
    #[must_use]
    pub fn has_tried(&self) -> bool {
        self.bench.trial.is_some()
    }

    /// Whether the person only looks on while a webhook has the updates.
    #[must_use]
    pub fn is_looking_on(&self) -> bool {
        self.looking_on
    }

    /// Whether the server last said that no webhook is set.
    #[must_use]
    pub fn knows_of_none(&self) -> bool {
        self.known.as_ref().is_some_and(|known| known.info.url.is_empty())
    }

    /// Takes in what came, begins what opening needs, and gives up what leaving ends. Once a frame.
    ///
    /// A change that is on its way is not pulled back by leaving: whether it was made would not be
    /// known then.
    pub fn update(
        &mut self,
        open: bool,
        receiver: &ReceiverState,
        client: &Client,
        store: &Store,
        tasks: &Tasks,
    ) {
        let conflict = matches!(receiver, ReceiverState::Conflict { .. });
        self.looking_on &= conflict;
        if conflict && !self.conflict {
            // What was known was so before somebody else had the updates.
            self.known = None;
            if open {
                self.read(client, tasks);
            }
        }
        self.conflict = conflict;
        self.go_on_changing(client, tasks);
        if open && !self.open {
            self.read(client, tasks);
            let store = store.clone();
            self.before_request.start_blocking(tasks, move || {
                let kinds = store.feed_kinds()?.into_iter().map(|(kind, _)| kind).collect();
                Ok((webhooks_before(&store)?, kinds))
            });
        } else if !open && self.open {
            self.reading.cancel();
            self.before_request.cancel();
            self.bench.leave();
            if !self.is_on_its_way() {
                self.change = None;
            }
        }
        self.open = open;
        match self.reading.take() {
            Some(Ok(reply)) => self.take_info(reply.result),
            Some(Err(error)) => self.failure = Some(error),
            None => {}
        }
        if let Some(Ok((before, kinds))) = self.before_request.take() {
            self.before = before;
            self.seen_kinds = kinds;
        }
        self.bench.update();
    }

    /// Does what a person did.
    pub fn handle(&mut self, action: WebhookAction, client: &Client, store: &Store, tasks: &Tasks) {
        match action {
            WebhookAction::ShowTab(tab) => {
                self.tab = tab;
                if tab == Tab::Bench {
                    self.show_bench(None, store, tasks);
                }
            }
            WebhookAction::Refresh => self.read(client, tasks),
            WebhookAction::Change(change) => self.begin(*change, client, store, tasks),
            WebhookAction::Recall(index) => self.recall(index),
            WebhookAction::FillPresent => {
                if let Some(known) = &self.known {
                    let settings = known.info.settings();
                    let secret = self.secrets.get(&settings.url).cloned().unwrap_or_default();
                    self.form.fill(&settings, &secret);
                }
            }
            WebhookAction::GenerateSecret => {
                if let Some(secret) = WebhookSecret::generate() {
                    secret.expose().clone_into(&mut self.form.secret);
                    self.form.copied = false;
                } else {
                    tracing::error!("the system gives no randomness for a secret");
                }
            }
            WebhookAction::LookOn(on) => self.looking_on = on,
            WebhookAction::TryReceiver(url) => {
                self.tab = Tab::Bench;
                self.show_bench(Some(url), store, tasks);
            }
            WebhookAction::ChoosePayload(payload) => self.bench.payload = payload,
            WebhookAction::ChooseUpdate(seq) => self.bench.choose(seq, store, tasks),
            WebhookAction::ChooseSecret(choice) => self.bench.secret = choice,
            WebhookAction::SendTrial => {
                self.bench.send(self.form.secret(), client, store, tasks);
            }
            WebhookAction::CancelTrial => self.bench.cancel(),
            WebhookAction::DismissOutcome => self.outcome = None,
        }
    }

    /// Whether a change is being made, or asked about.
    fn is_changing(&self) -> bool {
        self.change.is_some()
    }

    /// Whether the change has left: what leaving the panel cannot take back.
    fn is_on_its_way(&self) -> bool {
        let step = self.change.as_ref().map(|change| &change.step);
        matches!(step, Some(Step::Asking(promise, _)) if promise.is_on_its_way())
    }

    /// The question to the person, once.
    fn take_question(&mut self) -> Option<Question> {
        match self.change.as_mut().map(|change| &mut change.step) {
            Some(Step::Asking(_, question)) => question.take(),
            _ => None,
        }
    }

    fn read(&mut self, client: &Client, tasks: &Tasks) {
        self.asked = Some(Instant::now());
        let client = client.clone();
        self.reading.start(tasks, async move { client.get_webhook_info().await });
    }

    /// How long until it is asked again by itself. `None` while it is asked, and when only another
    /// token helps.
    fn refresh_due(&self) -> Option<Duration> {
        if self.reading.is_running() || self.failure.as_ref().is_some_and(super::remedy::is_token_refused) {
            return None;
        }
        self.asked.map(|asked| REFRESH.saturating_sub(asked.elapsed()))
    }

    fn take_info(&mut self, info: WebhookInfo) {
        self.failure = None;
        self.known = Some(Known { info, at: now_millis() });
    }

    fn begin(&mut self, change: WebhookChange, client: &Client, store: &Store, tasks: &Tasks) {
        if self.is_on_its_way() {
            return;
        }
        self.outcome = None;
        let mut remembering = Request::default();
        let (client, store, wanted) = (client.clone(), store.clone(), change.clone());
        remembering.start(tasks, async move { remember_webhook(&client, &store, &wanted).await });
        self.change = Some(Changing { change, step: Step::Remembering(remembering) });
    }

    fn go_on_changing(&mut self, client: &Client, tasks: &Tasks) {
        let Some(Changing { change, mut step }) = self.change.take() else { return };
        match &mut step {
            Step::Remembering(request) => match request.take() {
                None => self.change = Some(Changing { change, step }),
                Some(Err(error)) => self.outcome = Some(Outcome::Failed(error)),
                Some(Ok(before)) => {
                    self.before = before;
                    let present = self.known.as_ref().and_then(|known| known.info.host());
                    let (promise, question) = GuardPromise::ask(change.to_call(present.as_deref()));
                    let step = Step::Asking(promise, Some(question));
                    self.change = Some(Changing { change, step });
                    (tasks.wake())();
                }
            },
            Step::Asking(promise, _) => match promise.take() {
                None => self.change = Some(Changing { change, step }),
                Some(Called::Declined) => {}
                Some(Called::Done(_)) => {
                    self.outcome = Some(match change {
                        WebhookChange::Set { settings, secret } => {
                            let url = url::Url::parse(&settings.url).ok();
                            let host = url.and_then(|url| url.host_str().map(str::to_owned));
                            self.secrets.insert(settings.url, secret);
                            Outcome::Set { host: host.unwrap_or_default() }
                        }
                        WebhookChange::Delete => Outcome::Deleted,
                    });
                    self.read(client, tasks);
                }
                Some(Called::Failed(error)) => {
                    self.outcome = Some(Outcome::Failed(WebhookChangeError::Change(error)));
                    // What is so now is worth more than what should be.
                    self.read(client, tasks);
                }
            },
        }
    }

    fn recall(&mut self, index: usize) {
        if let Some(before) = self.before.get(index) {
            let secret = self.secrets.get(&before.settings.url).cloned().unwrap_or_default();
            self.form.fill(&before.settings, &secret);
            self.tab = Tab::Status;
        }
    }

    fn show_bench(&mut self, url: Option<String>, store: &Store, tasks: &Tasks) {
        if let Some(url) = url {
            self.bench.url = url;
        } else if self.bench.url.is_empty() {
            self.bench.url.clone_from(&self.form.url);
        }
        self.bench.offer(store, tasks);
    }
}
