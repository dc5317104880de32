//! initData of a MiniApp: signing it, and verifying it one visible step at a time.
//!
//! The algorithm is help.mp.net 15703396. A server tells its caller only [`Verdict`]; a person
//! who looks for a mistake wants to see which of the ten steps failed and with what values, so
//! [`verify`] reports all of them.

mod signature;
mod step;

use signature::{check_string, hex, same, signature};

pub use signature::sign;
pub use step::{Outcome, Problem, Step, StepKind};

/// How old initData may be by default, in seconds (help.mp.net 15703396).
pub const DEFAULT_TTL_SECONDS: i64 = 300;

/// Longest initData that is looked at, in bytes; a real one has some hundred.
pub const MAX_BYTES: usize = 16 * 1024;

/// How many digits of an expected hash are shown while the given one differs. Enough to see that
/// they differ; the whole of it would sign what was pasted.
const SHOWN_DIGITS: usize = 8;

/// What a verification is held against.
#[derive(Debug, Clone)]
pub struct Expectation<'a> {
    /// Unix seconds.
    pub now: i64,
    /// How old it may be.
    pub ttl_seconds: i64,
    /// The MiniApp it must be for, when only one will do.
    pub miniapp_id: Option<&'a str>,
    /// How far in the future `auth_date` may lie. The documented check has no such bound and
    /// lets the future through for ever; a bound of 60 is advisable (inferred).
    pub future_seconds: Option<i64>,
}

impl Expectation<'_> {
    /// The documented check at this time, for any MiniApp.
    #[must_use]
    pub fn documented(now: i64) -> Self {
        Self { now, ttl_seconds: DEFAULT_TTL_SECONDS, miniapp_id: None, future_seconds: None }
    }
}

/// What a server answers (help.mp.net 15703396).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is genuine, fresh and for this MiniApp.
    Valid,
    /// `INIT_DATA_INVALID`: no hash, a bad date, a bad signature, or too old.
    Invalid,
    /// `MINIAPP_FORBIDDEN`: genuine, but for another MiniApp.
    Forbidden,
}

impl Verdict {
    /// The documented error code; `None` for success.
    #[must_use]
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::Valid => None,
            Self::Invalid => Some("INIT_DATA_INVALID"),
            Self::Forbidden => Some("MINIAPP_FORBIDDEN"),
        }
    }

    /// The HTTP status that suits it. Inferred: the article's own list is not at hand.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::Valid => 200,
            Self::Invalid => 401,
            Self::Forbidden => 403,
        }
    }
}

/// A whole verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// All ten steps.
    pub steps: Vec<Step>,
    /// What it comes to.
    pub verdict: Verdict,
    /// Every pair that arrived, decoded, in its order. To be trusted only when the verdict is
    /// [`Verdict::Valid`].
    pub fields: Vec<(String, String)>,
}

impl Verification {
    /// The value of a field.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The launch parameter. One article calls it `start_param` (help.mp.net 15703394), another
    /// `startParam` (help.mp.net 15703389); both are read.
    #[must_use]
    pub fn start_param(&self) -> Option<&str> {
        self.field("start_param").or_else(|| self.field("startParam"))
    }

    /// When it was signed, Unix seconds, as far as it says so.
    #[must_use]
    pub fn auth_date(&self) -> Option<i64> {
        number(self.field("auth_date")?).ok()
    }

    /// The members of a field that holds a JSON object, like `user` and `chat`, in their order.
    /// Texts are given without quotes, everything else as JSON.
    #[must_use]
    pub fn members(&self, name: &str) -> Vec<(String, String)> {
        let object = self.field(name).and_then(|json| serde_json::from_str(json).ok());
        let Some(serde_json::Value::Object(object)) = object else {
            return Vec::new();
        };
        let member = |(key, value): (String, serde_json::Value)| match value {
            serde_json::Value::String(text) => (key, text),
            other => (key, other.to_string()),
        };
        object.into_iter().map(member).collect()
    }

    /// Where it ended, when it did not reach the end.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        self.steps.iter().find_map(|step| match &step.outcome {
            Outcome::Failed(problem) => Some(problem),
            _ => None,
        })
    }
}

/// Verifies initData, keeping every step.
#[must_use]
pub fn verify(init_data: &str, token: &str, expectation: &Expectation<'_>) -> Verification {
    let bounded = init_data.len() <= MAX_BYTES;
    let fields = if bounded { parse(init_data.trim()) } else { Vec::new() };
    let mut outcomes = Vec::new();
    let result =
        if bounded { walk(&fields, token, expectation, &mut outcomes) } else { Err(Problem::TooLong) };
    let verdict = match &result {
        Ok(()) => Verdict::Valid,
        Err(Problem::OtherMiniApp { .. }) => Verdict::Forbidden,
        Err(_) => Verdict::Invalid,
    };
    if let Err(problem) = result {
        outcomes.push(Outcome::Failed(problem));
    }
    outcomes.resize(StepKind::ALL.len(), Outcome::NotReached);
    let steps =
        StepKind::ALL.into_iter().zip(outcomes).map(|(kind, outcome)| Step { kind, outcome }).collect();
    Verification { steps, verdict, fields }
}

/// The ten steps. Pushes an outcome for each step that passes.
fn walk(
    fields: &[(String, String)],
    token: &str,
    expectation: &Expectation<'_>,
    outcomes: &mut Vec<Outcome>,
) -> Result<(), Problem> {
    let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let mut passed = |value: Option<String>| outcomes.push(Outcome::Passed(value));

    if fields.is_empty() {
        return Err(Problem::Empty);
    }
    let twice = |at: usize, key: &str| fields.iter().skip(at + 1).any(|(other, _)| other == key);
    let torn = |text: &str| text.contains(['\n', '\r']);
    let doubtful =
        fields.iter().enumerate().find(|(at, (key, value))| twice(*at, key) || torn(key) || torn(value));
    if let Some((_, (key, _))) = doubtful {
        return Err(Problem::Ambiguous(key.clone()));
    }
    passed(Some(fields.len().to_string()));

    let given = field("hash").filter(|hash| !hash.is_empty()).ok_or(Problem::NoHash)?;
    passed(Some(given.to_owned()));

    // A missing date counts as 0, as in the documented sample, and fails at its age.
    let date = number(field("auth_date").unwrap_or_default())?;
    passed(Some(date.to_string()));

    let rest: Vec<_> = fields.iter().filter(|(key, _)| key != "hash").cloned().collect();
    let check = check_string(&rest);
    passed(Some(check.clone()));
    passed(None);

    let expected = signature(&check, token);
    let (is_right, mut digits) = (same(&expected, given), hex(&expected));
    if !is_right {
        digits.truncate(SHOWN_DIGITS);
        digits.push('…');
    }
    passed(Some(digits.clone()));

    if !is_right {
        return Err(Problem::WrongHash { expected: digits, given: given.to_owned() });
    }
    passed(None);

    let age = expectation.now.saturating_sub(date);
    if age > expectation.ttl_seconds {
        return Err(Problem::TooOld { age, ttl: expectation.ttl_seconds });
    }
    let ahead = date.saturating_sub(expectation.now);
    if expectation.future_seconds.is_some_and(|allowed| ahead > allowed) {
        return Err(Problem::FromTheFuture { ahead });
    }
    passed(Some(age.to_string()));

    let given = field("miniapp_id").unwrap_or_default();
    match expectation.miniapp_id {
        Some(expected) if expected != given => {
            return Err(Problem::OtherMiniApp { expected: expected.to_owned(), given: given.to_owned() });
        }
        _ => passed(Some(given.to_owned())),
    }
    passed(None);
    Ok(())
}

/// The pairs of a query string, decoded; `+` is a space, empty values stay.
fn parse(init_data: &str) -> Vec<(String, String)> {
    let query = init_data.strip_prefix('?').unwrap_or(init_data);
    url::form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

fn number(text: &str) -> Result<i64, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(0);
    }
    if let Ok(whole) = text.parse() {
        return Ok(whole);
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number as i64),
        _ => Err(Problem::BadDate(text.to_owned())),
    }
}

#[cfg(test)]
mod tests;
