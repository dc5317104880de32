//! One update delivered to a receiver the way the server would do it: for trying a receiver out.
//!
//! No token is anywhere near: the address is the receiver's, and the only secret is the webhook's.
//! That a push is a POST of one update as JSON is inferred; the header is documented
//! (help.mp.net 15703377).

use std::time::Duration;

use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};
use tokio::time::Instant;
use url::Url;

use super::error::{CallError, network_error};
use super::proxy::Proxy;
use super::webhook::{SECRET_HEADER, WebhookSecret, is_this_computer};

/// As much of the answer's body is read.
pub const MAX_BODY_BYTES: usize = 64 * 1024;

/// So many headers of the answer are kept, and so much of each value.
const MAX_HEADERS: usize = 64;
const MAX_HEADER_CHARS: usize = 512;

/// Longest wait for a connection, and for the whole answer.
const CONNECT: Duration = Duration::from_secs(10);
/// How long a receiver may take. What MPChat waits is documented nowhere.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// What is delivered where.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// The receiver; https, or http to this computer.
    pub url: Url,
    /// The update as JSON.
    pub body: String,
    /// Sent along as the secret header, when there is one.
    pub secret: Option<WebhookSecret>,
    /// Whom the connection goes through, unless the receiver is this computer.
    pub proxy: Proxy,
}

/// What the receiver answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// HTTP status.
    pub status: u16,
    /// From request to the answer's last byte.
    pub took: Duration,
    /// Headers in the order they came, bounded.
    pub headers: Vec<(String, String)>,
    /// The body, as text, up to [`MAX_BODY_BYTES`].
    pub body: String,
    /// The body went on beyond that.
    pub cut: bool,
}

impl Delivered {
    /// Any 2xx counts as taken; documented for the probe (help.mp.net 15703377), inferred for pushes.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// Delivers it, once. Redirects are not followed. Dropping the future gives up.
pub async fn deliver(delivery: Delivery) -> Result<Delivered, CallError> {
    let Delivery { url, body, secret, proxy } = delivery;
    let here = is_this_computer(&url);
    let builder = super::http::client()
        .user_agent(concat!("mpchat-console/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .https_only(!here)
        .connect_timeout(CONNECT)
        .timeout(PATIENCE)
        .pool_max_idle_per_host(0);
    let builder = if here { builder.no_proxy() } else { proxy.apply(builder).map_err(network_error)? };
    let http = builder.build().map_err(network_error)?;
    let mut request = http.post(url).header(CONTENT_TYPE, "application/json").body(body);
    if let Some(secret) = secret.filter(|secret| !secret.is_empty()) {
        request = request.header(SECRET_HEADER, secret.expose());
    }
    let began = Instant::now();
    let mut response = request.send().await.map_err(network_error)?;
    let status = response.status().as_u16();
    let headers = response
        .headers()
        .iter()
        .take(MAX_HEADERS)
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.as_str().to_owned(), value.chars().take(MAX_HEADER_CHARS).collect())
        })
        .collect();
    let (mut bytes, mut cut) = (Vec::new(), false);
    // A body that breaks off is shown as far as it came: the status has been given.
    while let Ok(Some(chunk)) = response.chunk().await {
        let room = MAX_BODY_BYTES - bytes.len();
        bytes.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
        if chunk.len() > room {
            cut = true;
            break;
        }
    }
    let body = String::from_utf8_lossy(&bytes).into_owned();
    Ok(Delivered { status, took: began.elapsed(), headers, body, cut })
}

/// A message as the documentation shows one (help.mp.net 15703384), with the members that a message
/// may have (15703367).
#[must_use]
pub fn sample_update(now_seconds: i64) -> Value {
    json!({
        "update_id": 10001,
        "message": {
            "message_id": 42,
            "date": now_seconds,
            "chat": { "id": 987_654_321, "type": "private", "first_name": "Ada" },
            "from": { "id": 987_654_321, "is_bot": false, "first_name": "Ada", "language_code": "en" },
            "text": "hi"
        }
    })
}
