//! Requests the sandbox itself makes: webhook probes and pushes, and files sent by address.

use std::time::Duration;

use url::Url;

use super::request::{LARGEST_FILE, Upload};
use crate::api::http;

/// The HTTP clients of a sandbox. Neither follows redirects nor uses a proxy.
#[derive(Debug, Clone)]
pub(super) struct Outgoing {
    public: reqwest::Client,
    /// For this computer's own addresses, whose certificates nobody can have signed.
    loopback: reqwest::Client,
}

impl Outgoing {
    pub fn new() -> Result<Self, reqwest::Error> {
        let careful = |builder: reqwest::ClientBuilder| {
            builder
                .no_proxy()
                .redirect(reqwest::redirect::Policy::none())
                .connect_timeout(Duration::from_secs(5))
                .user_agent("MPChat-sandbox")
        };
        Ok(Self {
            public: careful(http::client()).build()?,
            loopback: careful(http::client_with_own_trust()).tls_danger_accept_invalid_certs(true).build()?,
        })
    }

    /// The client for an address.
    pub fn client(&self, address: &Url) -> &reqwest::Client {
        if is_loopback(address) { &self.loopback } else { &self.public }
    }

    /// Fetches a file from this computer.
    pub async fn fetch(&self, address: &Url) -> Result<Upload, String> {
        let request = self.loopback.get(address.clone()).timeout(Duration::from_secs(20));
        let mut response = request.send().await.map_err(|error| describe(&error))?;
        if !response.status().is_success() {
            return Err(format!("it answers {}", response.status().as_u16()));
        }
        let header = |name| {
            let value: Option<&reqwest::header::HeaderValue> = response.headers().get(name);
            value.and_then(|value| value.to_str().ok()).map(str::to_owned)
        };
        let mime = header(reqwest::header::CONTENT_TYPE)
            .and_then(|mime| mime.split(';').next().map(|essence| essence.trim().to_owned()))
            .filter(|mime| !mime.is_empty())
            .unwrap_or_else(|| "application/octet-stream".to_owned());
        let mut bytes = bytes::BytesMut::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| describe(&error))? {
            if bytes.len() + chunk.len() > LARGEST_FILE {
                return Err("it is larger than 50 MB".to_owned());
            }
            bytes.extend_from_slice(&chunk);
        }
        if bytes.is_empty() {
            return Err("it is empty".to_owned());
        }
        Ok(Upload { name: file_name(address), mime, bytes: bytes.freeze() })
    }
}

/// Whether an address is this computer.
pub(super) fn is_loopback(address: &Url) -> bool {
    match address.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

/// The last part of an address's path.
pub(super) fn file_name(address: &Url) -> String {
    let last = address.path_segments().and_then(|mut parts| parts.next_back().map(str::to_owned));
    let last = last.unwrap_or_default();
    let decoded = percent_encoding::percent_decode_str(&last).decode_utf8_lossy().into_owned();
    if decoded.is_empty() { "file".to_owned() } else { decoded }
}

/// What went wrong, without the address: a webhook's may hold a secret.
pub(super) fn describe(error: &reqwest::Error) -> String {
    let what = if error.is_timeout() {
        "no answer in time"
    } else if error.is_connect() {
        "cannot connect"
    } else {
        "the connection broke"
    };
    what.to_owned()
}
