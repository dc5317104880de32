//! What can be made to go wrong, for tests of clients.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// One thing to go wrong on the next matching requests.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    /// Only for this method, in any case; for every method when absent.
    #[serde(default)]
    pub method: Option<String>,
    /// What goes wrong.
    pub kind: FaultKind,
    /// For how many requests. 0 does nothing.
    #[serde(default = "once")]
    pub times: u32,
}

fn once() -> u32 {
    1
}

/// What goes wrong.
///
/// "Executed" means that the request had its effect: a message was sent, a batch was consumed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// Everything is right, but later. In the control API: milliseconds.
    Delay(#[serde(with = "milliseconds")] Duration),
    /// The connection closes without an answer. Not executed.
    CutBefore,
    /// The connection closes once so many bytes of the request's body have come. Not executed; a
    /// shorter body is read whole and the call goes on as if nothing had been asked for.
    CutUpload {
        /// Bytes.
        after: u64,
    },
    /// The body is read no faster than this. Executed.
    SlowUpload {
        /// Bytes a second; at least 1.
        bytes_per_second: u64,
    },
    /// An error envelope at once, while the body is still on its way. Not executed.
    EarlyError {
        /// `error_code`, and the HTTP status where it can be one.
        code: i64,
        /// `description`.
        description: String,
        /// The connection closes behind the answer. Otherwise what still comes is read and forgotten,
        /// as most servers do, so that the answer is not lost in the client's broken pipe.
        #[serde(default)]
        closes: bool,
    },
    /// The connection closes without an answer. Executed.
    CutAfter,
    /// Half of the answer arrives, then the connection closes. Executed.
    CutMiddle,
    /// No answer ever comes; the connection stays open. Not executed.
    Hang,
    /// No answer ever comes; the connection stays open. Executed.
    HangAfter,
    /// An error envelope. Not executed.
    Error {
        /// `error_code`, and the HTTP status where it can be one.
        code: i64,
        /// `description`.
        description: String,
    },
    /// 429. Not executed.
    TooMany {
        /// `parameters.retry_after` and the header `Retry-After`, in seconds.
        #[serde(default)]
        retry_after: Option<u64>,
    },
    /// A web page where JSON belongs, as a proxy would send. Not executed.
    Html {
        /// The HTTP status.
        status: u16,
    },
    /// A complete HTTP answer whose JSON ends in the middle. Executed.
    TruncatedJson,
    /// A complete HTTP answer of status 200 that is plain text. Not executed.
    NotJson,
    /// getUpdates answers `[]` at once, whatever is pending and whatever `timeout` says. Other
    /// methods are not affected.
    EmptyAtOnce,
}

mod milliseconds {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(value: &Duration, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(u64::try_from(value.as_millis()).unwrap_or(u64::MAX))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
        u64::deserialize(from).map(Duration::from_millis)
    }
}

/// Faults waiting for their request, first come first served.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    pub fn add(&mut self, fault: Fault) {
        if fault.times > 0 {
            self.0.push(fault);
        }
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The first fault that matches, used up by one.
    pub fn take(&mut self, method: &str) -> Option<FaultKind> {
        let index = self.0.iter().position(|fault| {
            fault.method.as_deref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(method))
                && (fault.kind != FaultKind::EmptyAtOnce || method.eq_ignore_ascii_case("getUpdates"))
        })?;
        let fault = self.0.get_mut(index)?;
        fault.times -= 1;
        let kind = fault.kind.clone();
        if fault.times == 0 {
            self.0.remove(index);
        }
        Some(kind)
    }
}
