//! The steps of a verification, and what can be wrong in each.

use std::fmt;

use super::MAX_BYTES;

/// The steps of help.mp.net 15703396, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepKind {
    /// Reads the text as a query string.
    Parse,
    /// Takes `hash` out.
    TakeHash,
    /// Reads `auth_date` as a number.
    ReadDate,
    /// Sorts the rest and joins it into the check string.
    CheckString,
    /// Derives the secret from the bot's token.
    Secret,
    /// Computes the expected hash.
    ExpectedHash,
    /// Compares it with the given one.
    CompareHash,
    /// Looks at the age.
    Age,
    /// Looks at `miniapp_id`.
    MiniApp,
    /// Only now reads `user`, `chat` and the rest.
    ReadFields,
}

impl StepKind {
    /// All of them, in order.
    pub const ALL: [Self; 10] = [
        Self::Parse,
        Self::TakeHash,
        Self::ReadDate,
        Self::CheckString,
        Self::Secret,
        Self::ExpectedHash,
        Self::CompareHash,
        Self::Age,
        Self::MiniApp,
        Self::ReadFields,
    ];
}

/// What became of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Done. The value is what it came to, where that helps: the number of fields, the hash, the
    /// check string, the age in seconds. The secret is never shown; it can sign as well as the
    /// token can.
    Passed(Option<String>),
    /// Here it ended.
    Failed(Problem),
    /// An earlier step failed.
    NotReached,
}

/// Why a step failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was given.
    Empty,
    /// More than [`MAX_BYTES`].
    TooLong,
    /// This field is there twice, or holds a line break. The check string is made of lines, so the
    /// same hash would fit other fields too. No launch makes such data; refusing it is this
    /// program's own rule (inferred).
    Ambiguous(String),
    /// There is no `hash`.
    NoHash,
    /// `auth_date` is no number.
    BadDate(String),
    /// The hashes differ: other token, or something was changed on the way.
    WrongHash {
        /// The first digits of what the token and the fields give.
        expected: String,
        /// What came.
        given: String,
    },
    /// Signed too long ago.
    TooOld {
        /// Seconds.
        age: i64,
        /// Seconds allowed.
        ttl: i64,
    },
    /// Signed too far in the future.
    FromTheFuture {
        /// Seconds.
        ahead: i64,
    },
    /// For another MiniApp.
    OtherMiniApp {
        /// What was wanted.
        expected: String,
        /// What is in it; empty when nothing is.
        given: String,
    },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is nothing in it"),
            Self::TooLong => write!(f, "it is longer than {MAX_BYTES} bytes"),
            Self::Ambiguous(key) => write!(f, "{key:?} is there twice or holds a line break"),
            Self::NoHash => f.write_str("there is no hash"),
            Self::BadDate(given) => write!(f, "auth_date {given:?} is not a number"),
            Self::WrongHash { expected, given } => {
                write!(f, "the hash is {given:?}, but this token and these fields give {expected}")
            }
            Self::TooOld { age, ttl } => write!(f, "it was signed {age} s ago; {ttl} s are allowed"),
            Self::FromTheFuture { ahead } => write!(f, "it was signed {ahead} s in the future"),
            Self::OtherMiniApp { expected, given } => {
                write!(f, "it is for the MiniApp {given:?}, not for {expected:?}")
            }
        }
    }
}

/// One step of a verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub kind: StepKind,
    /// What became of it.
    pub outcome: Outcome,
}
