//! What an examination finds: data, put into words by the screen and by the report.

use std::time::Duration;

use crate::api::CallError;
use crate::store::{SendReason, StoreError};

/// Slower answers are worth a word.
const SLOW: Duration = Duration::from_millis(800);
/// A clock this far off is worth a word, in seconds. The header has whole seconds.
const SKEW_NOTED: i64 = 10;
/// A clock this far off makes fresh initData look old, in seconds (help.mp.net 15703396 allows 300).
const SKEW_HARMS: i64 = 120;

/// How a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is being looked at.
    Running,
    /// As it should be.
    Ok,
    /// It works, but something is worth a look.
    Warning,
    /// It does not work.
    Failed,
    /// It could not be looked at.
    Skipped,
}

/// What was found. No token, no secret, no path of a webhook, no text of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Not known yet.
    Looking,
    /// Waiting for somebody to write to the bot.
    WriteNow,
    /// The person stopped it.
    Stopped,
    /// Something before it failed.
    Depends,
    /// A request failed.
    Call(CallError),
    /// The store refused.
    Store(StoreError),
    /// The demo's server refused.
    Demo(String),
    /// Connections of this computer to itself use no proxy.
    NoProxyHere,
    /// No proxy is named in the environment.
    NoProxy,
    /// The environment names a proxy on this host.
    Proxy(String),
    /// The address is a number; there is nothing to look up.
    IsNumber,
    /// The name has so many addresses.
    Resolved(usize),
    /// The name has none.
    NotResolved,
    /// A connection with encryption was made.
    Secure,
    /// Plain http, which only this computer sees.
    PlainHere,
    /// This computer's clock is so many seconds ahead of the server's.
    Skew(i64),
    /// The server does not say what time it is.
    NoDate,
    /// The middle one of some calls.
    Latency(Duration),
    /// Who the token belongs to.
    Bot(String),
    /// No webhook: this program asks for the updates.
    Polling {
        /// Whether it is doing so now.
        receiving: bool,
    },
    /// A webhook has the updates.
    Webhook {
        /// Its host.
        host: String,
        /// Whether it is https.
        https: bool,
        /// Updates that wait for it.
        pending: Option<i64>,
        /// Whether the server tells of a failed push.
        trouble: bool,
    },
    /// A message came in after so long.
    Arrived(Duration),
    /// The demo's message did not come.
    NotArrived,
    /// Nobody wrote within this time.
    NobodyWrote(Duration),
    /// A webhook on this host has the updates; this program cannot see them arrive.
    WebhookHasThem(String),
    /// The webhook answered a sample with this status.
    Sample(u16),
    /// Receiving is paused or stopped.
    NotReceiving,
    /// No chat was chosen.
    NoChat,
    /// It was sent.
    Sent,
    /// It was refused.
    NotSent(SendReason),
    /// It may have arrived.
    InDoubt,
    /// It still waits in the outbox.
    StillWaiting,
    /// Nothing to check was pasted.
    NoInitData,
    /// It is genuine, and fresh.
    InitDataGood,
    /// It is genuine, but this many seconds old.
    InitDataOld(i64),
    /// It is not genuine; the documented code.
    InitDataBad(&'static str),
}

impl Note {
    /// What it means for the check.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match self {
            Self::Looking | Self::WriteNow => Standing::Running,
            Self::Skew(seconds) => match seconds.saturating_abs() {
                0..=SKEW_NOTED => Standing::Ok,
                off if off <= SKEW_HARMS => Standing::Warning,
                _ => Standing::Failed,
            },
            Self::Latency(took) if *took >= SLOW => Standing::Warning,
            Self::Webhook { https: false, .. } => Standing::Failed,
            Self::Webhook { trouble: true, .. }
            | Self::Sample(401 | 403)
            | Self::Polling { receiving: false }
            | Self::InDoubt
            | Self::StillWaiting
            | Self::InitDataOld(_) => Standing::Warning,
            Self::NoProxyHere
            | Self::NoProxy
            | Self::Proxy(_)
            | Self::Resolved(_)
            | Self::Secure
            | Self::Bot(_)
            | Self::Latency(_)
            | Self::Webhook { .. }
            | Self::Polling { .. }
            | Self::Arrived(_)
            | Self::Sample(200..=299)
            | Self::Sent
            | Self::InitDataGood => Standing::Ok,
            Self::Call(_)
            | Self::Store(_)
            | Self::Demo(_)
            | Self::NotResolved
            | Self::NotArrived
            | Self::Sample(_)
            | Self::NotSent(_)
            | Self::InitDataBad(_) => Standing::Failed,
            Self::Stopped
            | Self::Depends
            | Self::IsNumber
            | Self::PlainHere
            | Self::NoDate
            | Self::NobodyWrote(_)
            | Self::WebhookHasThem(_)
            | Self::NotReceiving
            | Self::NoChat
            | Self::NoInitData => Standing::Skipped,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_matters_when_fresh_init_data_would_look_old() {
        for (seconds, standing) in [
            (0, Standing::Ok),
            (-10, Standing::Ok),
            (11, Standing::Warning),
            (-120, Standing::Warning),
            (121, Standing::Failed),
            (-9000, Standing::Failed),
        ] {
            assert_eq!(Note::Skew(seconds).standing(), standing, "{seconds}");
        }
    }
}
