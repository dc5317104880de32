//! How a call can fail, told apart as far as a caller must act differently.

use std::time::Duration;

/// What the server said when it refused: the documented failure envelope
/// (help.mp.net 15703376).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiRefusal {
    /// `error_code`; the HTTP status where the body has none.
    pub code: i64,
    /// `description`, bounded; never holds the token.
    pub description: String,
    /// `parameters.retry_after` or the `Retry-After` header (inferred: honoured if present).
    pub retry_after: Option<Duration>,
}

/// Whether the request may have reached the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// No connection was made: nothing left this computer.
    BeforeRequest,
    /// The connection broke before the last byte of an upload was handed to it: the request did not
    /// arrive whole.
    DuringUpload,
    /// The connection broke, or the answer was not understood: the server may have acted.
    AfterRequest,
}

/// What broke on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The name does not resolve.
    HostNotFound,
    /// Nobody listens there.
    Refused,
    /// There is no way to that network.
    Unreachable,
    /// No secure connection: certificate, protocol or an interfering device.
    Tls,
    /// The proxy failed, or did not let it through.
    Proxy,
    /// No answer in time.
    Timeout,
    /// The connection was closed in the middle.
    Broken,
    /// Anything else on the way.
    Other,
}

impl Fault {
    /// A stable word for storage and translation.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HostNotFound => "host",
            Self::Refused => "refused",
            Self::Unreachable => "unreachable",
            Self::Tls => "tls",
            Self::Proxy => "proxy",
            Self::Timeout => "timeout",
            Self::Broken => "broken",
            Self::Other => "other",
        }
    }
}

/// What answered instead of a Bot API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnApi {
    /// A web page.
    Html,
    /// No JSON, or JSON that was cut.
    NotJson,
    /// JSON without the envelope.
    WrongJson,
    /// A redirect; redirects are not followed, the token would travel along.
    Redirect,
    /// More bytes than any answer has.
    TooLarge,
}

impl NotAnApi {
    /// A stable word for storage and translation.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::NotJson => "not_json",
            Self::WrongJson => "wrong_json",
            Self::Redirect => "redirect",
            Self::TooLarge => "too_large",
        }
    }
}

/// Why a call was not made at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// The method is risky and nobody permitted it.
    NeedsPermit,
    /// What was given is not the name of a method.
    NotAName,
}

impl Withheld {
    /// A stable word for storage and translation.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NeedsPermit => "permit",
            Self::NotAName => "name",
        }
    }
}

/// A call that did not succeed. None of these texts can hold a URL or a token.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// The server answered with the failure envelope.
    #[error("the server refused with {}: {}", .0.code, .0.description)]
    Refused(ApiRefusal),
    /// Something broke on the way.
    #[error("{} ({detail})", fault_sentence(*fault))]
    Network {
        /// What broke.
        fault: Fault,
        /// Whether the request may have arrived.
        phase: Phase,
        /// The operating system's or the library's words, without the URL.
        detail: String,
    },
    /// Something answered that is not a Bot API.
    #[error("the answer with HTTP status {status} is not from a Bot API: {}", what.as_str())]
    NotAnApi {
        /// What it looks like.
        what: NotAnApi,
        /// Its HTTP status.
        status: u16,
    },
    /// The client did not make it: nothing left this computer.
    #[error("the call was withheld: {}", .0.as_str())]
    Withheld(Withheld),
}

impl CallError {
    /// Whether the request surely had no effect, so that a send may be queued again.
    #[must_use]
    pub fn surely_not_done(&self) -> bool {
        matches!(
            self,
            Self::Refused(_)
                | Self::Withheld(_)
                | Self::Network { phase: Phase::BeforeRequest | Phase::DuringUpload, .. }
        )
    }

    /// The server's code, when it refused.
    #[must_use]
    pub fn code(&self) -> Option<i64> {
        match self {
            Self::Refused(refusal) => Some(refusal.code),
            _ => None,
        }
    }

    /// A stable word for storage and translation: `api.400`, `network.timeout`, `answer.html`.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Refused(refusal) => format!("api.{}", refusal.code),
            Self::Network { fault, .. } => format!("network.{}", fault.as_str()),
            Self::NotAnApi { what, .. } => format!("answer.{}", what.as_str()),
            Self::Withheld(why) => format!("withheld.{}", why.as_str()),
        }
    }

    /// The server's or the system's own words, for showing beside the translation.
    #[must_use]
    pub fn detail(&self) -> String {
        match self {
            Self::Refused(refusal) => refusal.description.clone(),
            Self::Network { detail, .. } => detail.clone(),
            Self::NotAnApi { status, .. } => format!("HTTP {status}"),
            Self::Withheld(_) => String::new(),
        }
    }
}

fn fault_sentence(fault: Fault) -> &'static str {
    match fault {
        Fault::HostNotFound => "the host was not found",
        Fault::Refused => "nobody listens at that address",
        Fault::Unreachable => "the network cannot be reached",
        Fault::Tls => "no secure connection could be made",
        Fault::Proxy => "the proxy did not let it through",
        Fault::Timeout => "no answer came in time",
        Fault::Broken => "the connection broke",
        Fault::Other => "the request failed",
    }
}

/// Sorts a transport error into what a person can act on. The URL is taken out first: it holds the token.
pub(super) fn network_error(error: reqwest::Error) -> CallError {
    let phase =
        if error.is_connect() || error.is_builder() { Phase::BeforeRequest } else { Phase::AfterRequest };
    let timed_out = error.is_timeout();
    let broken = error.is_body() || error.is_decode();
    let error = error.without_url();
    let chain = chain(&error);
    let fault = if timed_out { Fault::Timeout } else { fault_in(&error, &chain, broken) };
    let detail = chain.last().cloned().unwrap_or_default();
    CallError::Network { fault, phase, detail: detail.chars().take(200).collect() }
}

fn fault_in(error: &reqwest::Error, chain: &[String], broken: bool) -> Fault {
    let says = |words: &[&str]| {
        chain.iter().any(|text| {
            let text = text.to_ascii_lowercase();
            words.iter().any(|word| text.contains(word))
        })
    };
    // A proxy that refuses says so at any depth; what broke below it is a detail.
    if error.is_connect() && says(&["proxy", "tunnel", "socks"]) {
        return Fault::Proxy;
    }
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(current) = source {
        if let Some(io) = current.downcast_ref::<std::io::Error>() {
            use std::io::ErrorKind as Kind;
            match io.kind() {
                Kind::ConnectionRefused => return Fault::Refused,
                Kind::TimedOut => return Fault::Timeout,
                Kind::HostUnreachable | Kind::NetworkUnreachable | Kind::NetworkDown => {
                    return Fault::Unreachable;
                }
                Kind::ConnectionReset | Kind::ConnectionAborted | Kind::BrokenPipe => return Fault::Broken,
                _ => {}
            }
        }
        source = current.source();
    }
    if says(&["dns error", "lookup address", "name or service not known", "no such host"]) {
        Fault::HostNotFound
    } else if says(&["certificate", "tls", "handshake", "received corrupt message"]) {
        Fault::Tls
    } else if broken || says(&["connection closed", "incomplete message", "unexpected eof", "end of file"]) {
        Fault::Broken
    } else {
        Fault::Other
    }
}

fn chain(error: &(dyn std::error::Error + 'static)) -> Vec<String> {
    std::iter::successors(Some(error), |error| error.source()).map(ToString::to_string).collect()
}
