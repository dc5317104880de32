//! The HTTP client: the one place where token and URL meet.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use reqwest::header::RETRY_AFTER;
use serde_json::{Value, json};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::address::ApiAddress;
use super::envelope::{self, Batch, salvage_updates};
use super::error::{CallError, Fault, NotAnApi, Phase, network_error};
use super::ids::UpdateId;
use super::sighting::{Sighting, Witness};
use super::throttle::Throttle;
use super::token::Token;
use super::types::BotIdentity;
use super::webhook::WebhookInfo;

/// How long a client waits. The defaults suit people and networks; tests wait less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// Longest wait for a connection.
    pub connect: Duration,
    /// Longest wait for the answer to an ordinary call.
    pub call: Duration,
    /// What a long poll may take beyond its own `timeout` (inferred).
    pub poll_grace: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            call: Duration::from_mins(1),
            poll_grace: Duration::from_secs(10),
        }
    }
}

/// How long an answer that has begun may go on after a poll was cancelled. Shorter than a stop
/// waits, so that what came of it is stored.
pub(super) const LAST_WORDS: Duration = Duration::from_millis(1500);
/// Largest answer that is read into memory.
pub(super) const MAX_ANSWER_BYTES: usize = 16 * 1024 * 1024;
/// A batch of 100 updates may be larger than any other answer.
pub(super) const MAX_BATCH_BYTES: usize = 64 * 1024 * 1024;

/// How a method is called.
#[derive(Clone, Copy, Debug)]
pub enum Route<'a> {
    /// GET without parameters; accepted by four methods (help.mp.net 15703372).
    Get,
    /// POST with a JSON body.
    Json(&'a Value),
}

/// A successful answer.
#[derive(Clone, Debug)]
pub struct Reply<T = Value> {
    /// The envelope's `result`.
    pub result: T,
    /// From request to the answer's last byte.
    pub took: Duration,
    /// HTTP status.
    pub status: u16,
    /// Bytes of the answer.
    pub bytes: usize,
}

/// An answer or why there is none.
pub type Answer<T = Value> = Result<Reply<T>, CallError>;

/// One bot's way to its Bot API. Clones share connections and the throttle.
///
/// Redirects are not followed, since the token is in the path; a proxy is not used for loopback.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    address: ApiAddress,
    pub(super) token: Token,
    throttle: Arc<Throttle>,
    pub(super) timeouts: Timeouts,
    round_trip_ms: Arc<AtomicU64>,
    witness: Option<Witness>,
}

/// The HTTP library could not be set up.
#[derive(Debug, thiserror::Error)]
#[error("the HTTP client cannot be set up: {0}")]
pub struct ClientError(String);

impl Client {
    /// A client for one bot.
    pub fn new(address: ApiAddress, token: Token) -> Result<Self, ClientError> {
        Self::with_timeouts(address, token, Timeouts::default())
    }

    /// A client for one bot that waits this long.
    pub fn with_timeouts(address: ApiAddress, token: Token, timeouts: Timeouts) -> Result<Self, ClientError> {
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("mpchat-console/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .https_only(!address.is_loopback())
            .connect_timeout(timeouts.connect)
            .pool_idle_timeout(Duration::from_mins(1))
            // The kernel probes a silent connection, so that after sleep or a change of network a
            // dead long poll ends by itself without a timer of ours.
            .tcp_keepalive(Duration::from_secs(15))
            .tcp_keepalive_interval(Duration::from_secs(5))
            .tcp_keepalive_retries(3)
            .http2_keep_alive_interval(Duration::from_secs(20))
            .http2_keep_alive_timeout(Duration::from_secs(10));
        if address.is_loopback() {
            builder = builder.no_proxy();
        }
        let http = builder.build().map_err(|error| ClientError(error.without_url().to_string()))?;
        Ok(Self {
            http,
            address,
            token,
            throttle: Arc::new(Throttle::new(Throttle::DOCUMENTED_LIMIT)),
            timeouts,
            round_trip_ms: Arc::default(),
            witness: None,
        })
    }

    /// The same client, telling what each answer says about its method.
    #[must_use]
    pub fn watched_by(mut self, witness: Witness) -> Self {
        self.witness = Some(witness);
        self
    }

    /// Tells the witness what became of a call.
    pub(super) fn saw(&self, method: &str, outcome: Result<(), &CallError>) {
        if let (Some(witness), Some(sighting)) = (&self.witness, Sighting::of(outcome)) {
            witness.tell(method, sighting);
        }
    }

    /// The same client with another limit, for benches against a server without one.
    #[must_use]
    pub fn with_limit(mut self, requests_a_second: usize) -> Self {
        self.throttle = Arc::new(Throttle::new(requests_a_second));
        self
    }

    /// Where it sends to.
    #[must_use]
    pub fn address(&self) -> &ApiAddress {
        &self.address
    }

    /// Its throttle, for showing.
    #[must_use]
    pub fn throttle(&self) -> &Throttle {
        &self.throttle
    }

    /// How long the last ordinary call took; `None` before the first.
    #[must_use]
    pub fn round_trip(&self) -> Option<Duration> {
        let millis = self.round_trip_ms.load(Ordering::Relaxed);
        (millis > 0).then(|| Duration::from_millis(millis))
    }

    /// Calls any method with JSON parameters.
    pub async fn call(&self, method: &str, route: Route<'_>) -> Answer {
        let answer = self.exchange(method, route).await;
        self.saw(method, answer.as_ref().map(|_| ()));
        answer.map_err(|error| self.without_token(error))
    }

    async fn exchange(&self, method: &str, route: Route<'_>) -> Answer {
        let Exchange { body, status, took, error, retry_after } = self
            .begin(method, route, self.timeouts.call)
            .await?
            .finish(MAX_ANSWER_BYTES, std::future::pending())
            .await;
        if let Some(error) = error {
            return Err(error);
        }
        self.took(took);
        let text = String::from_utf8_lossy(&body);
        let result = envelope::open(&text, status, retry_after)?;
        let result = serde_json::from_str(result)
            .map_err(|_| CallError::NotAnApi { what: NotAnApi::WrongJson, status })?;
        Ok(Reply { result, took, status, bytes: body.len() })
    }

    /// getMe: who the token belongs to (help.mp.net 15703384).
    pub async fn get_me(&self) -> Answer<BotIdentity> {
        self.typed("getMe", BotIdentity::from_json).await
    }

    /// getWebhookInfo: who receives the updates (help.mp.net 15703377).
    pub async fn get_webhook_info(&self) -> Answer<WebhookInfo> {
        self.typed("getWebhookInfo", WebhookInfo::from_json).await
    }

    /// getUpdates. The answer consumes what it brings (help.mp.net 15703377), so nothing of it is
    /// dropped: a broken answer hands over what arrived together with the error.
    ///
    /// `limit` 1 to 100, `timeout` 0 to 50 seconds (help.mp.net 15703377). `None` when `cancel` came
    /// before an answer began; an answer that has begun is read on for a moment only.
    pub async fn get_updates(
        &self,
        offset: Option<UpdateId>,
        limit: u32,
        timeout: Duration,
        cancel: &CancellationToken,
    ) -> Option<Batch> {
        let mut params = json!({ "limit": limit, "timeout": timeout.as_secs() });
        if let Some(UpdateId(offset)) = offset {
            params["offset"] = offset.into();
        }
        let patience = timeout + self.timeouts.poll_grace;
        let begun = tokio::select! {
            // An answer that is here already counts more than a wish to stop.
            biased;
            begun = self.begin("getUpdates", Route::Json(&params), patience) => begun,
            () = cancel.cancelled() => return None,
        };
        let exchange = match begun {
            Ok(begun) => {
                let hurry = async {
                    cancel.cancelled().await;
                    tokio::time::sleep(LAST_WORDS).await;
                };
                begun.finish(MAX_BATCH_BYTES, hurry).await
            }
            Err(error) => {
                return Some(Batch { updates: Vec::new(), error: Some(self.without_token(error)) });
            }
        };
        let Exchange { body, status, error, retry_after, .. } = exchange;
        let text = String::from_utf8_lossy(&body);
        let read = match error {
            Some(error) => Err(error),
            None => envelope::open(&text, status, retry_after)
                .and_then(|result| envelope::updates(result, status)),
        };
        self.saw("getUpdates", read.as_ref().map(|_| ()));
        Some(match read {
            Ok(updates) => Batch { updates, error: None },
            Err(error @ CallError::Refused(_)) => {
                Batch { updates: Vec::new(), error: Some(self.without_token(error)) }
            }
            Err(error) => Batch { updates: salvage_updates(&body), error: Some(error) },
        })
    }

    /// Remembers how long an ordinary call took.
    pub(super) fn took(&self, took: Duration) {
        self.round_trip_ms.store((took.as_millis() as u64).max(1), Ordering::Relaxed);
    }

    /// A server may say the request's path back to us, and the token is in it.
    pub(super) fn without_token(&self, error: CallError) -> CallError {
        match error {
            CallError::Refused(mut refusal) => {
                refusal.description = self.token.hidden_in(refusal.description);
                CallError::Refused(refusal)
            }
            CallError::Network { fault, phase, detail } => {
                CallError::Network { fault, phase, detail: self.token.hidden_in(detail) }
            }
            CallError::NotAnApi { .. } => error,
        }
    }

    async fn typed<T>(&self, method: &str, read: impl Fn(&Value) -> Option<T>) -> Answer<T> {
        let reply = self.call(method, Route::Get).await?;
        let Some(result) = read(&reply.result) else {
            return Err(CallError::NotAnApi { what: NotAnApi::WrongJson, status: reply.status });
        };
        Ok(Reply { result, took: reply.took, status: reply.status, bytes: reply.bytes })
    }

    /// Sends a request and waits for the head of its answer.
    pub(super) async fn begin(
        &self,
        method: &str,
        route: Route<'_>,
        patience: Duration,
    ) -> Result<Begun, CallError> {
        self.throttle.pass().await;
        let url = self.address.method_url(&self.token, method);
        let request = match route {
            Route::Get => self.http.get(url),
            Route::Json(params) => self.http.post(url).json(params),
        };
        let started = Instant::now();
        let response = request.timeout(patience).send().await.map_err(network_error)?;
        tracing::debug!(method, status = response.status().as_u16(), took = ?started.elapsed(), "answered");
        if response.status().is_redirection() {
            let status = response.status().as_u16();
            return Err(CallError::NotAnApi { what: NotAnApi::Redirect, status });
        }
        Ok(Begun { response, started })
    }
}

/// An answer whose head has come.
pub(super) struct Begun {
    response: reqwest::Response,
    started: Instant,
}

impl Begun {
    /// Reads the body as far as it comes, up to `max_bytes` and until `enough`.
    pub(super) async fn finish(mut self, max_bytes: usize, enough: impl Future<Output = ()>) -> Exchange {
        let status = self.response.status().as_u16();
        let retry_after = self
            .response
            .headers()
            .get(RETRY_AFTER)
            .and_then(|value| value.to_str().ok()?.trim().parse().ok())
            .map(Duration::from_secs);
        let mut body = Vec::new();
        let mut enough = std::pin::pin!(enough);
        let error = loop {
            let chunk = tokio::select! {
                biased;
                chunk = self.response.chunk() => chunk,
                () = &mut enough => break Some(CallError::Network {
                    fault: Fault::Timeout,
                    phase: Phase::AfterRequest,
                    detail: "the answer did not end in time".to_owned(),
                }),
            };
            match chunk {
                Ok(Some(chunk)) if body.len() + chunk.len() > max_bytes => {
                    break Some(CallError::NotAnApi { what: NotAnApi::TooLarge, status });
                }
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => break None,
                Err(error) => break Some(network_error(error)),
            }
        };
        Exchange { body, status, took: self.started.elapsed(), error, retry_after }
    }
}

/// An answer's bytes as far as they came.
pub(super) struct Exchange {
    pub(super) body: Vec<u8>,
    pub(super) status: u16,
    pub(super) took: Duration,
    pub(super) error: Option<CallError>,
    pub(super) retry_after: Option<Duration>,
}
