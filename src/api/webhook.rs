//! The webhook: who receives the updates, and what a new one is to be.

use std::fmt;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use url::{Host, Url};

/// The header that carries the secret with every push (help.mp.net 15703377).
pub const SECRET_HEADER: &str = "X-MpChat-Bot-Api-Secret-Token";

/// Longest secret, in characters. Telegram's; MPChat documents none (inferred).
pub const MAX_SECRET_CHARS: usize = 256;

/// Most connections at once. Telegram's; MPChat documents no range (inferred).
pub const MAX_CONNECTIONS: u32 = 100;

/// Longest address that is taken, a limit of this program.
pub const MAX_URL_BYTES: usize = 2048;

/// Kinds of updates kept from an answer, and the longest name of one; both come from outside.
const MAX_KINDS: usize = 100;
const MAX_KIND_CHARS: usize = 64;

/// How updates are delivered: the result of getWebhookInfo. Only `url` is documented
/// (help.mp.net 15703409), the rest is inferred and may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebhookInfo {
    /// Where updates are pushed; empty when there is no webhook (inferred).
    pub url: String,
    /// Whether a certificate of the bot's own was given.
    pub has_custom_certificate: Option<bool>,
    /// Updates that wait for delivery.
    pub pending_update_count: Option<i64>,
    /// When a push failed last, seconds since the Unix epoch.
    pub last_error_date: Option<i64>,
    /// The last failure to push, in the server's words.
    pub last_error_message: Option<String>,
    /// Pushes at the same time, at most.
    pub max_connections: Option<i64>,
    /// The kinds of updates that are pushed; `None` or empty for the server's choice.
    pub allowed_updates: Option<Vec<String>>,
}

impl WebhookInfo {
    /// Reads getWebhookInfo's result. `None` when it is not an object.
    #[must_use]
    pub fn from_json(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        Some(Self {
            url: text(object, "url").unwrap_or_default(),
            has_custom_certificate: object.get("has_custom_certificate").and_then(Value::as_bool),
            pending_update_count: object.get("pending_update_count").and_then(Value::as_i64),
            last_error_date: object.get("last_error_date").and_then(Value::as_i64),
            last_error_message: text(object, "last_error_message"),
            max_connections: object.get("max_connections").and_then(Value::as_i64),
            allowed_updates: object.get("allowed_updates").and_then(Value::as_array).map(|kinds| {
                let kinds = kinds.iter().filter_map(Value::as_str).take(MAX_KINDS);
                kinds.map(|kind| kind.chars().take(MAX_KIND_CHARS).collect()).collect()
            }),
        })
    }

    /// The host that receives the updates, for showing. The path may hold a secret and is left out.
    #[must_use]
    pub fn host(&self) -> Option<String> {
        if self.url.is_empty() {
            return None;
        }
        let host = Url::parse(&self.url).ok().and_then(|url| url.host_str().map(str::to_owned));
        Some(host.unwrap_or_else(|| "?".to_owned()))
    }

    /// What of it can be set again. The secret is not among what the server tells.
    #[must_use]
    pub fn settings(&self) -> WebhookSettings {
        WebhookSettings {
            url: self.url.clone(),
            max_connections: self.max_connections.and_then(|most| u32::try_from(most).ok()),
            allowed_updates: self.allowed_updates.clone().filter(|kinds| !kinds.is_empty()),
        }
    }
}

/// What a webhook is set to, without its secret: this part may be stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebhookSettings {
    /// Where updates are to be pushed; empty for none.
    pub url: String,
    /// Pushes at the same time, at most; the server's choice when `None`.
    #[serde(default)]
    pub max_connections: Option<u32>,
    /// Only these kinds of updates; the server's choice when `None`.
    #[serde(default)]
    pub allowed_updates: Option<Vec<String>>,
}

impl WebhookSettings {
    /// The parameters of setWebhook (help.mp.net 15703377).
    #[must_use]
    pub fn to_parameters(&self, secret: &WebhookSecret) -> Value {
        let mut parameters = json!({ "url": self.url });
        if !secret.is_empty() {
            parameters["secret_token"] = secret.expose().into();
        }
        if let Some(most) = self.max_connections {
            parameters["max_connections"] = most.into();
        }
        if let Some(kinds) = &self.allowed_updates {
            parameters["allowed_updates"] = json!(kinds);
        }
        parameters
    }
}

/// The secret of a webhook. It cannot be printed and is stored nowhere.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct WebhookSecret(String);

impl WebhookSecret {
    /// Wraps a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// 43 characters, 258 bits of the operating system's randomness. `None` when
    /// the system gives none.
    #[must_use]
    pub fn generate() -> Option<Self> {
        const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut random = [0; 43];
        getrandom::fill(&mut random).ok()?;
        let symbol = |byte: u8| ALPHABET.get(usize::from(byte & 63)).map(|symbol| char::from(*symbol));
        random.into_iter().map(symbol).collect::<Option<String>>().map(Self)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text, for the header and the parameter and for the one copy.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether Telegram would take it: 1 to 256 of A-Z, a-z, 0-9, `_`, `-` (inferred). None at all
    /// is fine too.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        let usual = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        self.0.len() <= MAX_SECRET_CHARS && self.0.bytes().all(usual)
    }
}

impl fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_empty() { "WebhookSecret(none)" } else { "WebhookSecret(***)" })
    }
}

/// What is wrong with the address of a receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiverUrlProblem {
    /// Nothing was entered.
    #[error("no address")]
    Empty,
    /// It cannot be read as an address with a host.
    #[error("not an address")]
    NotAUrl,
    /// It is longer than any address should be.
    #[error("too long")]
    TooLong,
    /// Plain http to another computer; HTTPS is required (help.mp.net 15703377).
    #[error("plain http")]
    PlainHttp,
    /// Neither https nor http.
    #[error("another scheme")]
    Scheme,
    /// A user name or password in it would be shown by getWebhookInfo.
    #[error("holds a user name or password")]
    Credentials,
    /// What looks like the bot's token is in it.
    #[error("holds a token")]
    HoldsToken,
}

/// Reads the address of a receiver as a person types it: https, or http to this computer.
pub fn receiver_url(text: &str) -> Result<Url, ReceiverUrlProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ReceiverUrlProblem::Empty);
    }
    if text.len() > MAX_URL_BYTES {
        return Err(ReceiverUrlProblem::TooLong);
    }
    let with_scheme = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let url = Url::parse(&with_scheme).map_err(|_| ReceiverUrlProblem::NotAUrl)?;
    if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(ReceiverUrlProblem::NotAUrl);
    }
    match url.scheme() {
        "https" => {}
        "http" if is_this_computer(&url) => {}
        "http" => return Err(ReceiverUrlProblem::PlainHttp),
        _ => return Err(ReceiverUrlProblem::Scheme),
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(ReceiverUrlProblem::NotAUrl);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(ReceiverUrlProblem::Credentials);
    }
    let holds_token = url.path_segments().into_iter().flatten().any(|segment| {
        let segment = segment.replace("%3A", ":").replace("%3a", ":");
        let digits = segment.strip_prefix("bot").unwrap_or(&segment);
        digits.split_once(':').is_some_and(|(id, rest)| {
            id.len() >= 5 && id.bytes().all(|b| b.is_ascii_digit()) && rest.len() >= 16
        })
    });
    if holds_token {
        return Err(ReceiverUrlProblem::HoldsToken);
    }
    Ok(url)
}

/// Whether an address leads to this computer.
#[must_use]
pub fn is_this_computer(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => IpAddr::V4(ip).is_loopback(),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip).is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

/// Whether a server elsewhere cannot reach the address: this computer, a private network, a name
/// without a dot.
#[must_use]
pub fn is_out_of_reach(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => {
            ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_unspecified()
        }
        Some(Host::Ipv6(ip)) => {
            ip.is_loopback() || ip.is_unspecified() || ip.is_unique_local() || ip.is_unicast_link_local()
        }
        Some(Host::Domain(name)) => {
            let local = [".localhost", ".local", ".internal", ".lan", ".home.arpa"];
            !name.trim_end_matches('.').contains('.') || local.iter().any(|end| name.ends_with(end))
        }
        None => true,
    }
}

/// Why pushes fail, as far as the server's words tell. They are documented nowhere, so this is read
/// from words that such servers use (inferred).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PushTrouble {
    /// 401 or 403: the receiver refuses, most often because of the secret.
    Refused,
    /// 404, 405 or 410: nothing is at that path.
    NoSuchPath,
    /// 3xx: the receiver sends the server elsewhere.
    Redirected,
    /// Another 4xx.
    Rejected,
    /// 5xx: the receiver itself fails.
    Broken,
    /// No answer in time.
    Slow,
    /// Nobody listens there.
    NobodyListens,
    /// The name is not found.
    NoSuchHost,
    /// The certificate or the secure connection.
    Tls,
    /// Anything else.
    Unknown,
}

impl PushTrouble {
    /// Reads it from `last_error_message`.
    #[must_use]
    pub fn of(message: &str) -> Self {
        let words: String = message.chars().take(400).collect::<String>().to_ascii_lowercase();
        let status = words
            .split(|c: char| !c.is_ascii_digit())
            .filter(|number| number.len() == 3)
            .find_map(|number| number.parse::<u16>().ok().filter(|status| (300..600).contains(status)));
        let says = |any: &[&str]| any.iter().any(|word| words.contains(word));
        match status {
            Some(status) => Self::of_status(status),
            None if says(&["certificate", "ssl", "tls", "handshake"]) => Self::Tls,
            None if says(&["resolve", "dns", "not known", "no such host", "not found"]) => Self::NoSuchHost,
            None if says(&["timed out", "timeout", "in time"]) => Self::Slow,
            None if says(&["refused", "nobody listens", "unreachable", "reset"]) => Self::NobodyListens,
            None => Self::Unknown,
        }
    }

    /// What a receiver's HTTP status means when it is not a 2xx.
    #[must_use]
    pub fn of_status(status: u16) -> Self {
        match status {
            401 | 403 => Self::Refused,
            404 | 405 | 410 => Self::NoSuchPath,
            300..=399 => Self::Redirected,
            400..=499 => Self::Rejected,
            500..=599 => Self::Broken,
            _ => Self::Unknown,
        }
    }
}

fn text(object: &Map<String, Value>, key: &str) -> Option<String> {
    object.get(key).and_then(Value::as_str).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_of_the_info_is_read_and_none_is_needed() {
        let info = WebhookInfo::from_json(&json!({
            "url": "https://bot.example/hook/secret", "has_custom_certificate": true,
            "pending_update_count": 3, "last_error_date": 1_700_000_000, "last_error_message": "no",
            "max_connections": 40, "allowed_updates": ["message", 7]
        }))
        .unwrap();
        assert_eq!(info.host().as_deref(), Some("bot.example"));
        assert_eq!(info.allowed_updates.as_deref(), Some(&["message".to_owned()][..]));
        assert_eq!((info.last_error_date, info.max_connections), (Some(1_700_000_000), Some(40)));
        assert_eq!(WebhookInfo::from_json(&json!({})), Some(WebhookInfo::default()));
        assert_eq!(WebhookInfo::from_json(&json!("x")), None);
        let many = json!({"allowed_updates": vec!["k".repeat(1000); 1000]});
        let kinds = WebhookInfo::from_json(&many).unwrap().allowed_updates.unwrap();
        assert!(kinds.len() <= MAX_KINDS && kinds.iter().all(|kind| kind.len() <= MAX_KIND_CHARS));
    }

    #[test]
    fn a_receivers_address_is_https_or_this_computer() {
        use ReceiverUrlProblem as P;
        for (text, expected) in [
            ("https://bot.example/hook", Ok("https://bot.example/hook")),
            (" bot.example/hook ", Ok("https://bot.example/hook")),
            ("http://127.0.0.1:9/x", Ok("http://127.0.0.1:9/x")),
            ("http://[::1]:9/x", Ok("http://[::1]:9/x")),
            ("http://bot.example/", Err(P::PlainHttp)),
            ("http://127.0.0.1.evil.example/", Err(P::PlainHttp)),
            ("ftp://bot.example/", Err(P::Scheme)),
            ("file:///etc/passwd", Err(P::Scheme)),
            ("https://u:p@bot.example/", Err(P::Credentials)),
            ("https://", Err(P::NotAUrl)),
            ("two words", Err(P::NotAUrl)),
            ("https://bot.example/a b", Err(P::NotAUrl)),
            ("https://bot.example/bot1000001:AAHdqTcvCH1vGWJxfSeofSAs0K5", Err(P::HoldsToken)),
            ("", Err(P::Empty)),
        ] {
            assert_eq!(receiver_url(text).as_ref().map(Url::as_str), expected.as_ref().copied(), "{text}");
        }
        assert_eq!(receiver_url(&format!("https://a.example/{}", "x".repeat(3000))), Err(P::TooLong));
    }

    #[test]
    fn what_a_server_elsewhere_cannot_reach_is_known() {
        for (url, out) in [
            ("https://bot.example/", false),
            ("https://8.8.8.8/", false),
            ("https://localhost/", true),
            ("https://10.1.2.3/", true),
            ("https://192.168.0.9/", true),
            ("https://169.254.1.1/", true),
            ("https://[fd00::1]/", true),
            ("https://nas/", true),
            ("https://nas.local/", true),
        ] {
            assert_eq!(is_out_of_reach(&Url::parse(url).unwrap()), out, "{url}");
        }
    }

    #[test]
    fn generated_secrets_are_usual_differ_and_cannot_be_printed() {
        let (one, two) = (WebhookSecret::generate().unwrap(), WebhookSecret::generate().unwrap());
        assert_ne!(one, two);
        assert_eq!(one.expose().len(), 43);
        assert!(one.is_usual() && WebhookSecret::default().is_usual());
        assert!(!format!("{one:?}").contains(one.expose()));
        for bad in ["with space", "ümlaut", &"x".repeat(257)] {
            assert!(!WebhookSecret::new(bad).is_usual(), "{bad}");
        }
    }

    #[test]
    fn parameters_hold_what_was_chosen_and_nothing_else() {
        let settings = WebhookSettings { url: "https://a.example/".to_owned(), ..WebhookSettings::default() };
        assert_eq!(settings.to_parameters(&WebhookSecret::default()), json!({"url": "https://a.example/"}));
        let full = WebhookSettings {
            max_connections: Some(5),
            allowed_updates: Some(vec!["message".to_owned()]),
            ..settings
        };
        assert_eq!(
            full.to_parameters(&WebhookSecret::new("s")),
            json!({"url": "https://a.example/", "secret_token": "s", "max_connections": 5, "allowed_updates": ["message"]})
        );
    }

    #[test]
    fn the_servers_words_tell_the_likely_cause() {
        for (message, trouble) in [
            ("Wrong response from the webhook: 401", PushTrouble::Refused),
            ("Wrong response from the webhook: 404 Not Found", PushTrouble::NoSuchPath),
            ("Wrong response from the webhook: 502 Bad Gateway", PushTrouble::Broken),
            ("Wrong response from the webhook: 301", PushTrouble::Redirected),
            ("Wrong response from the webhook: 422", PushTrouble::Rejected),
            ("Connection timed out", PushTrouble::Slow),
            ("Push failed: connection refused", PushTrouble::NobodyListens),
            ("SSL error {error:0A000086: certificate verify failed}", PushTrouble::Tls),
            ("Failed to resolve host: Name or service not known", PushTrouble::NoSuchHost),
            ("the moon is full", PushTrouble::Unknown),
        ] {
            assert_eq!(PushTrouble::of(message), trouble, "{message}");
        }
    }
}
