//! The test bench: one update to any receiver, and what it answers.

use url::Url;

use crate::api::delivery::{Delivered, Delivery, deliver, sample_update};
use crate::api::webhook::{ReceiverUrlProblem, WebhookSecret, receiver_url};
use crate::api::{CallError, Client};
use crate::engine::now_millis;
use crate::store::{FeedFilter, FeedRow, Page, Seq, Store, StoreError};
use crate::ui::request::{Request, Tasks};

/// Stored updates offered, the newest.
const OFFERED: usize = 50;
/// As much of an update is shown before it is sent.
const SHOWN_CHARS: usize = 6000;
/// A longer update is sent but not laid out for reading.
const READ_BYTES: usize = 256 * 1024;

/// What is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Payload {
    /// A text message made up for the purpose.
    #[default]
    Sample,
    /// An empty object, as the sandbox probes (inferred).
    Probe,
    /// One that came.
    Stored,
}

/// With which secret.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SecretChoice {
    /// The one entered.
    #[default]
    Right,
    /// No header.
    None,
    /// One that must be refused.
    Wrong,
}

/// What a wrong secret looks like: of the usual alphabet, and surely not the right one.
const WRONG: &str = "wrong-on-purpose";

/// One trial and how it ended.
#[derive(Clone, Debug)]
pub struct Trial {
    /// Where it went.
    pub host: String,
    /// With which secret.
    pub secret: SecretChoice,
    /// What came back. The body is laid out for reading.
    pub result: Result<Delivered, CallError>,
}

/// Why nothing was sent.
#[derive(Clone, Debug)]
pub enum TrialError {
    /// The update could not be read.
    Store(StoreError),
    /// It is not stored any more.
    Gone,
}

/// The bench.
#[derive(Default)]
pub struct Bench {
    /// The receiver as typed.
    pub url: String,
    /// What to send.
    pub payload: Payload,
    /// With which secret.
    pub secret: SecretChoice,
    /// The last answer; it stays while the next is on its way.
    pub trial: Option<Result<Trial, TrialError>>,
    offered: Vec<FeedRow>,
    offered_request: Request<Result<Vec<FeedRow>, StoreError>>,
    chosen: Option<Seq>,
    shown: Option<(Seq, String)>,
    shown_request: Request<(Seq, Result<Option<String>, StoreError>)>,
    sending: Request<Result<Trial, TrialError>>,
}

impl Bench {
    /// The address, read.
    pub fn address(&self) -> Result<Url, ReceiverUrlProblem> {
        receiver_url(&self.url)
    }

    /// The updates to choose from, the newest first.
    #[must_use]
    pub fn offered(&self) -> &[FeedRow] {
        &self.offered
    }

    /// The chosen one.
    #[must_use]
    pub fn chosen(&self) -> Option<&FeedRow> {
        self.offered.iter().find(|row| Some(row.seq) == self.chosen)
    }

    /// Whether a trial is on its way.
    #[must_use]
    pub fn is_sending(&self) -> bool {
        self.sending.is_running()
    }

    /// Whether nothing is under way.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.sending.is_running() && !self.offered_request.is_running() && !self.shown_request.is_running()
    }

    /// What would be sent, for reading; `None` while it is not known.
    #[must_use]
    pub fn preview(&self, now_seconds: i64) -> Option<String> {
        match self.payload {
            Payload::Sample => Some(pretty(&sample_update(now_seconds))),
            Payload::Probe => Some("{}".to_owned()),
            Payload::Stored => {
                self.shown.as_ref().filter(|(seq, _)| Some(*seq) == self.chosen).map(|(_, text)| text.clone())
            }
        }
    }

    /// Takes in what came. Once a frame.
    pub fn update(&mut self) {
        if let Some(Ok(rows)) = self.offered_request.take() {
            self.offered = rows;
        }
        if let Some((seq, Ok(Some(text)))) = self.shown_request.take() {
            self.shown = Some((seq, text));
        }
        if let Some(trial) = self.sending.take() {
            self.trial = Some(trial);
        }
    }

    /// Reads the newest updates to choose from.
    pub fn offer(&mut self, store: &Store, tasks: &Tasks) {
        let store = store.clone();
        self.offered_request.start_blocking(tasks, move || {
            let mut rows = store.feed(&FeedFilter::default(), Page::Latest, OFFERED)?;
            rows.reverse();
            Ok(rows)
        });
    }

    /// Chooses a stored update.
    pub fn choose(&mut self, seq: Seq, store: &Store, tasks: &Tasks) {
        self.chosen = Some(seq);
        self.payload = Payload::Stored;
        let store = store.clone();
        self.shown_request.start_blocking(tasks, move || {
            (seq, store.update_raw(seq).map(|raw| raw.map(|raw| readable(&raw))))
        });
    }

    /// Sends it.
    pub fn send(&mut self, secret: WebhookSecret, client: &Client, store: &Store, tasks: &Tasks) {
        let Ok(url) = self.address() else {
            return;
        };
        let body = match (self.payload, self.chosen) {
            (Payload::Sample, _) => Ok(sample_update(now_millis() / 1000).to_string()),
            (Payload::Probe, _) => Ok("{}".to_owned()),
            (Payload::Stored, Some(seq)) => Err(seq),
            (Payload::Stored, None) => return,
        };
        let (choice, store, proxy) = (self.secret, store.clone(), client.proxy());
        self.sending.start(tasks, async move {
            let body = match body {
                Ok(body) => body,
                Err(seq) => {
                    let read = tokio::task::spawn_blocking(move || store.update_raw(seq)).await;
                    let read = read.map_err(|_| TrialError::Gone)?.map_err(TrialError::Store)?;
                    read.ok_or(TrialError::Gone)?
                }
            };
            let host = url.host_str().unwrap_or_default().to_owned();
            let secret = match choice {
                SecretChoice::Right => Some(secret),
                SecretChoice::None => None,
                SecretChoice::Wrong => Some(WebhookSecret::new(WRONG)),
            };
            let mut result = deliver(Delivery { url, body, secret, proxy }).await;
            if let Ok(answer) = &mut result {
                answer.body = readable(&answer.body);
            }
            Ok(Trial { host, secret: choice, result })
        });
    }

    /// Gives the trial up.
    pub fn cancel(&mut self) {
        self.sending.cancel();
    }

    /// The panel was left: nothing goes on.
    pub fn leave(&mut self) {
        self.sending.cancel();
        self.offered_request.cancel();
        self.shown_request.cancel();
    }
}

fn pretty(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// JSON with its lines broken, anything else as it is; as much as is shown, and nothing that turns
/// the direction of writing.
fn readable(text: &str) -> String {
    let parsed = (text.len() <= READ_BYTES).then(|| serde_json::from_str(text).ok()).flatten();
    let laid_out = parsed.as_ref().map_or_else(|| text.to_owned(), pretty);
    let mut shown: String = laid_out
        .chars()
        .filter(|c| *c == '\n' || !(c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')))
        .take(SHOWN_CHARS)
        .collect();
    if laid_out.chars().nth(SHOWN_CHARS).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_from_outside_is_bounded_and_cannot_turn_the_writing() {
        assert_eq!(readable(r#"{"ok":true}"#), "{\n  \"ok\": true\n}");
        assert_eq!(readable("a\u{202e}b\u{7}c\nd"), "abc\nd");
        assert_eq!(readable(&"x".repeat(1_000_000)).chars().count(), SHOWN_CHARS + 1);
    }
}
