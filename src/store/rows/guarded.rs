//! Methods and risky calls: what was seen, what a bot is for, the journal.

use super::UnixMillis;
use crate::api::Sighting;

/// What this bot's server was seen to do with a method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodMark {
    /// Its name as it was called.
    pub method: String,
    /// What its last answer said.
    pub last: Sighting,
    /// When that was.
    pub at: UnixMillis,
    /// When it last gave a result.
    pub worked_at: Option<UnixMillis>,
}

impl MethodMark {
    /// What to say of the method: a call that is refused does not unmake one that worked.
    #[must_use]
    pub fn mark(&self) -> Sighting {
        match self.last {
            Sighting::Refused(_) if self.worked_at.is_some() => Sighting::Works,
            last => last,
        }
    }
}

/// What a bot is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BotMark {
    /// For trying things.
    Test,
    /// For real people: risky calls need its username typed.
    Production,
    /// The demo of this program.
    Demo,
}

/// How a person confirmed a risky call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Confirmed {
    /// By a button.
    Pressed,
    /// By typing the bot's username.
    Typed,
}

/// An entry of the journal of risky calls; rises with time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GuardedId(pub i64);

/// A risky call that is about to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGuarded {
    /// What the person was told the bot is.
    pub mark: BotMark,
    /// The method as it is called.
    pub method: String,
    /// What it is done to, in words.
    pub target: String,
    /// Its parameters without secrets.
    pub params: serde_json::Value,
    /// How it was confirmed.
    pub confirmed: Confirmed,
}

/// What came of a risky call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuardedOutcome {
    /// `ok`, or the word of the error: `api.400`, `network.timeout`, …
    pub word: String,
    /// The server's description, or details; may be empty.
    pub text: String,
}

/// An entry of the journal of risky calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuardedEntry {
    /// Which one.
    pub id: GuardedId,
    /// When it was written down, just before it left.
    pub at: UnixMillis,
    /// What the bot was marked as.
    pub mark: BotMark,
    /// The method.
    pub method: String,
    /// What it was done to, in words.
    pub target: String,
    /// Its parameters as JSON, without secrets.
    pub params: String,
    /// How it was confirmed.
    pub confirmed: Confirmed,
    /// What came of it; `None` while that is not known, and for ever if the program ended before.
    pub outcome: Option<GuardedOutcome>,
    /// When that was known.
    pub settled_at: Option<UnixMillis>,
}
