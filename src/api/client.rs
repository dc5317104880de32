//! The HTTP client: the one place where token and URL meet.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, DATE, RETRY_AFTER};
use serde_json::Value;
use tokio::time::Instant;

use super::address::ApiAddress;
use super::envelope;
use super::error::{CallError, Fault, NotAnApi, Phase, Withheld, network_error};
use super::init_data::{self, Expectation, Verification};
use super::proxy::Proxy;
use super::risk::{Permit, PermitOffice, Risks, Verdict};
use super::sighting::{Sighting, Witness};
use super::throttle::Throttle;
use super::token::Token;
use super::types::BotIdentity;
use super::upload::{FilePart, UploadBody, UploadError, UploadMeter};
use super::webhook::WebhookInfo;

/// How long a client waits. The defaults suit people and networks; tests wait less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// Longest wait for a connection.
    pub connect: Duration,
    /// Longest wait for the answer to an ordinary call.
    pub call: Duration,
    /// What a long poll may take beyond its own `timeout` until its answer begins (inferred).
    pub poll_grace: Duration,
    /// Longest time without a byte moving while a file is uploaded or updates come; either may take as
    /// long as it takes.
    pub idle: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            call: Duration::from_mins(1),
            poll_grace: Duration::from_secs(10),
            idle: Duration::from_secs(45),
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
    way: Arc<RwLock<Way>>,
    address: ApiAddress,
    pub(super) token: Token,
    throttle: Arc<Throttle>,
    pub(super) timeouts: Timeouts,
    round_trip_ms: Arc<AtomicU64>,
    witness: Option<Witness>,
    risks: Arc<Risks>,
    /// Tells this bot's permits from those of others.
    office: Arc<()>,
    /// Given away once.
    office_to_give: Arc<Mutex<Option<PermitOffice>>>,
}

/// How the server is reached at present.
#[derive(Clone, Debug)]
struct Way {
    http: reqwest::Client,
    proxy: Proxy,
}

impl Way {
    fn new(address: &ApiAddress, timeouts: Timeouts, proxy: Proxy) -> Result<Self, ClientError> {
        let failed = |error: reqwest::Error| ClientError(error.without_url().to_string());
        let http = careful(address, timeouts, &proxy)
            .map_err(failed)?
            .pool_idle_timeout(Duration::from_mins(1))
            // The kernel probes a silent connection, so that after sleep or a change of network a
            // dead long poll ends by itself without a timer of ours.
            .tcp_keepalive(Duration::from_secs(15))
            .tcp_keepalive_interval(Duration::from_secs(5))
            .tcp_keepalive_retries(3)
            .build()
            .map_err(failed)?;
        Ok(Self { http, proxy })
    }
}

/// An answer of the server to nothing in particular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// HTTP status; says nothing about the Bot API.
    pub status: u16,
    /// From the beginning of the connection to the head of the answer.
    pub took: Duration,
    /// The header `Date` as it came.
    pub date: Option<String>,
}

/// What every connection to this address keeps to.
fn careful(
    address: &ApiAddress,
    timeouts: Timeouts,
    proxy: &Proxy,
) -> reqwest::Result<reqwest::ClientBuilder> {
    let builder = super::http::client()
        .user_agent(concat!("mpchat-console/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .https_only(!address.is_loopback())
        .connect_timeout(timeouts.connect);
    if address.is_loopback() { Ok(builder.no_proxy()) } else { proxy.apply(builder) }
}

/// Knocks at a server over a new connection, without a token: any answer shows that the way is open.
pub async fn knock(address: &ApiAddress, timeouts: Timeouts, proxy: &Proxy) -> Result<Probe, CallError> {
    let builder = careful(address, timeouts, proxy);
    let http = builder.and_then(reqwest::ClientBuilder::build).map_err(network_error)?;
    let started = Instant::now();
    let request = http.get(address.bare_url()).timeout(timeouts.call);
    let response = request.send().await.map_err(network_error)?;
    let date = response.headers().get(DATE).and_then(|date| date.to_str().ok()).map(str::to_owned);
    Ok(Probe { status: response.status().as_u16(), took: started.elapsed(), date })
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
        let way = Way::new(&address, timeouts, Proxy::default())?;
        let office = Arc::new(());
        Ok(Self {
            way: Arc::new(RwLock::new(way)),
            address,
            token,
            throttle: Arc::new(Throttle::new(Throttle::DOCUMENTED_LIMIT)),
            timeouts,
            round_trip_ms: Arc::default(),
            witness: None,
            risks: Risks::embedded(),
            office_to_give: Arc::new(Mutex::new(Some(PermitOffice(Arc::clone(&office))))),
            office,
        })
    }

    /// The same client, going through this proxy.
    pub fn through(self, proxy: Proxy) -> Result<Self, ClientError> {
        self.set_proxy(proxy)?;
        Ok(self)
    }

    /// Takes another way from the next request on, with all clones. Blocks for some milliseconds.
    /// False when requests go as they went before.
    pub fn set_proxy(&self, proxy: Proxy) -> Result<bool, ClientError> {
        if self.proxy() == proxy {
            return Ok(false);
        }
        // It is reached directly anyway. A poll that waits must not be given up for nothing: what is
        // written in that moment would be answered to nobody.
        if self.address.is_loopback() {
            self.way.write().unwrap_or_else(PoisonError::into_inner).proxy = proxy;
            return Ok(false);
        }
        let way = Way::new(&self.address, self.timeouts, proxy)?;
        *self.way.write().unwrap_or_else(PoisonError::into_inner) = way;
        Ok(true)
    }

    /// Whom it goes through.
    #[must_use]
    pub fn proxy(&self) -> Proxy {
        self.way.read().unwrap_or_else(PoisonError::into_inner).proxy.clone()
    }

    fn http(&self) -> reqwest::Client {
        self.way.read().unwrap_or_else(PoisonError::into_inner).http.clone()
    }

    /// The same client with another limit, for benches against a server without one.
    #[must_use]
    pub fn with_limit(mut self, requests_a_second: usize) -> Self {
        self.throttle = Arc::new(Throttle::new(requests_a_second));
        self
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

    /// What decides how risky a call is.
    #[must_use]
    pub fn risks(&self) -> &Risks {
        &self.risks
    }

    /// Who may permit risky calls of this bot. Given to the first who asks, and to nobody else.
    #[must_use]
    pub fn take_permit_office(&self) -> Option<PermitOffice> {
        self.office_to_give.lock().unwrap_or_else(PoisonError::into_inner).take()
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

    /// Calls any method that is not risky with JSON parameters. A risky one (see [`Risks`]) is
    /// withheld: nothing leaves.
    pub async fn call(&self, method: &str, route: Route<'_>) -> Answer {
        let answer = match self.begin(method, route, self.timeouts.call).await {
            Ok(begun) => self.exchange(begun).await,
            Err(error) => Err(error),
        };
        self.saw(method, answer.as_ref().map(|_| ()));
        answer.map_err(|error| self.without_token(error))
    }

    /// Makes the one call that a permit is for.
    pub async fn call_permitted(&self, permit: Permit) -> Answer {
        let Permit { office, method, params } = permit;
        if !Arc::ptr_eq(&office, &self.office) {
            return Err(CallError::Withheld(Withheld::NeedsPermit));
        }
        if self.risks.judge(&method, &params) == Verdict::NotAName {
            return Err(CallError::Withheld(Withheld::NotAName));
        }
        let answer = match self.depart(&method, Route::Json(&params), self.timeouts.call).await {
            Ok(begun) => self.exchange(begun).await,
            Err(error) => Err(error),
        };
        self.saw(&method, answer.as_ref().map(|_| ()));
        answer.map_err(|error| self.without_token(error))
    }

    async fn exchange(&self, begun: Begun) -> Answer {
        let exchange = begun.finish(MAX_ANSWER_BYTES, self.timeouts.call, std::future::pending()).await;
        if exchange.error.is_none() {
            self.round_trip_ms.store((exchange.took.as_millis() as u64).max(1), Ordering::Relaxed);
            self.took(exchange.took);
        }
        exchange.reply()
    }

    /// Calls a method with a file, streamed from disk. `last` is asked before the end of the request
    /// is handed over, the last moment at which it is surely not done; `false` withholds it.
    ///
    /// An answer that comes before the file has left counts as what it says, and ends the upload.
    pub async fn upload(
        &self,
        method: &str,
        params: &Value,
        part: FilePart,
        meter: &Arc<UploadMeter>,
        last: impl Future<Output = bool> + Send + 'static,
    ) -> Result<Reply, UploadError> {
        self.may_leave(method, params).map_err(UploadError::Call)?;
        tokio::select! {
            () = self.throttle.pass() => {}
            () = meter.given_up() => return Err(UploadError::Cancelled),
        }
        let body = UploadBody::new(params, part);
        let request = self
            .http()
            .post(self.address.method_url(&self.token, method))
            .header(CONTENT_TYPE, &body.content_type)
            .header(CONTENT_LENGTH, body.length);
        let request = request.body(reqwest::Body::wrap_stream(body.stream(Arc::clone(meter), last)));
        let exchange = async {
            let begun = Self::head_of_answer(method, request).await?;
            begun.finish(MAX_ANSWER_BYTES, self.timeouts.call, std::future::pending()).await.reply()
        };
        meter.touch();
        let answer = tokio::select! {
            biased;
            answer = exchange => answer,
            () = meter.patience(self.timeouts.idle, self.timeouts.call) => Err(CallError::Network {
                fault: Fault::Timeout,
                phase: Phase::AfterRequest,
                detail: "nothing moved for too long".to_owned(),
            }),
        };
        self.saw(method, answer.as_ref().map(|_| ()));
        answer.map_err(|error| meter.judge(self.without_token(error)))
    }

    /// Checks a MiniApp's initData with the token. Costs some microseconds for each kilobyte of the
    /// at most [`init_data::MAX_BYTES`]; what was checked is kept nowhere.
    #[must_use]
    pub fn check_init_data(&self, text: &str, expectation: &Expectation<'_>) -> Verification {
        init_data::verify(text, self.token.expose(), expectation)
    }

    /// Signs initData for tests. `None` unless the server is on this computer: with the token of
    /// a real bot it would let anybody in as anybody.
    #[must_use]
    pub fn sign_test_data(&self, fields: &[(String, String)]) -> Option<String> {
        self.address.is_loopback().then(|| init_data::sign(fields, self.token.expose()))
    }

    /// A text without the token, for reports and exports.
    #[must_use]
    pub fn redacted(&self, text: String) -> String {
        self.token.hidden_in(text)
    }

    /// Knocks at the server over a new connection, without the token: any answer shows that the
    /// way is open and brings the server's time.
    pub async fn probe(&self) -> Result<Probe, CallError> {
        self.throttle.pass().await;
        knock(&self.address, self.timeouts, &self.proxy()).await
    }

    /// getMe: who the token belongs to (help.mp.net 15703384).
    pub async fn get_me(&self) -> Answer<BotIdentity> {
        self.typed("getMe", BotIdentity::from_json).await
    }

    /// getWebhookInfo: who receives the updates (help.mp.net 15703377).
    pub async fn get_webhook_info(&self) -> Answer<WebhookInfo> {
        self.typed("getWebhookInfo", WebhookInfo::from_json).await
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
            CallError::NotAnApi { .. } | CallError::Withheld(_) => error,
        }
    }

    async fn typed<T>(&self, method: &str, read: impl Fn(&Value) -> Option<T>) -> Answer<T> {
        let reply = self.call(method, Route::Get).await?;
        let Some(result) = read(&reply.result) else {
            return Err(CallError::NotAnApi { what: NotAnApi::WrongJson, status: reply.status });
        };
        Ok(Reply { result, took: reply.took, status: reply.status, bytes: reply.bytes })
    }

    /// Nothing risky leaves without a permit.
    fn may_leave(&self, method: &str, params: &Value) -> Result<(), CallError> {
        match self.risks.judge(method, params) {
            Verdict::Free(_) => Ok(()),
            Verdict::Risky(_) => Err(CallError::Withheld(Withheld::NeedsPermit)),
            Verdict::NotAName => Err(CallError::Withheld(Withheld::NotAName)),
        }
    }

    /// [`Self::depart`], unless the method is risky.
    pub(super) async fn begin(
        &self,
        method: &str,
        route: Route<'_>,
        patience: Duration,
    ) -> Result<Begun, CallError> {
        let params = match route {
            Route::Get => &Value::Null,
            Route::Json(params) => params,
        };
        self.may_leave(method, params)?;
        self.depart(method, route, patience).await
    }

    /// Sends a request and waits for the head of its answer.
    async fn depart(&self, method: &str, route: Route<'_>, patience: Duration) -> Result<Begun, CallError> {
        self.throttle.pass().await;
        let url = self.address.method_url(&self.token, method);
        let request = match route {
            Route::Get => self.http().get(url),
            Route::Json(params) => self.http().post(url).json(params),
        };
        Self::head_of_answer(method, request.timeout(patience)).await
    }

    async fn head_of_answer(method: &str, request: reqwest::RequestBuilder) -> Result<Begun, CallError> {
        let started = Instant::now();
        let response = request.send().await.map_err(network_error)?;
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
    /// Reads the body as far as it comes, up to `max_bytes`, until `enough`, and until for the time of
    /// `idle` nothing came.
    pub(super) async fn finish(
        mut self,
        max_bytes: usize,
        idle: Duration,
        enough: impl Future<Output = ()>,
    ) -> Exchange {
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
                chunk = tokio::time::timeout(idle, self.response.chunk()) => chunk.ok(),
                () = &mut enough => None,
            };
            let Some(chunk) = chunk else {
                break Some(CallError::Network {
                    fault: Fault::Timeout,
                    phase: Phase::AfterRequest,
                    detail: "the answer did not end in time".to_owned(),
                });
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

impl Exchange {
    /// What the whole answer says.
    fn reply(self) -> Answer {
        let Self { body, status, took, error, retry_after } = self;
        if let Some(error) = error {
            return Err(error);
        }
        let text = String::from_utf8_lossy(&body);
        let result = envelope::open(&text, status, retry_after)?;
        let result = serde_json::from_str(result)
            .map_err(|_| CallError::NotAnApi { what: NotAnApi::WrongJson, status })?;
        Ok(Reply { result, took, status, bytes: body.len() })
    }
}
