//! initData of a MiniApp: signing it, and verifying it one visible step at a time.
//!
//! The algorithm is help.mp.net 15703396. A server tells its caller only [`Verdict`]; a person
//! who looks for a mistake wants to see which of the ten steps failed and with what values, so
//! [`verify`] reports all of them.

use std::fmt;

use hmac::{Hmac, KeyInit as _, Mac as _};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::Sha256;

/// How old initData may be by default, in seconds (help.mp.net 15703396).
pub const DEFAULT_TTL_SECONDS: i64 = 300;

/// Longest initData that is looked at, in bytes; a real one has some hundred.
pub const MAX_BYTES: usize = 16 * 1024;

/// How many digits of an expected hash are shown while the given one differs. Enough to see that
/// they differ; the whole of it would sign what was pasted.
const SHOWN_DIGITS: usize = 8;

/// The key of the first HMAC (help.mp.net 15703396).
const SECRET_KEY: &[u8] = b"WebAppData";

/// What stays as it is in a query string.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

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

/// Signs fields with a bot's token and writes them as initData. A `hash` among the fields is
/// left out; everything else is signed, known or not.
#[must_use]
pub fn sign(fields: &[(String, String)], token: &str) -> String {
    let signed: Vec<_> = fields.iter().filter(|(key, _)| key != "hash").cloned().collect();
    let hash = hex(&signature(&check_string(&signed), token));
    let mut out = String::new();
    for (key, value) in signed.iter().chain(&[("hash".to_owned(), hash)]) {
        if !out.is_empty() {
            out.push('&');
        }
        out.extend(utf8_percent_encode(key, QUERY));
        out.push('=');
        out.extend(utf8_percent_encode(value, QUERY));
    }
    out
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

/// `key=value` lines in byte order of the keys, with decoded values. The documented sample sorts
/// by locale, which for the known lower-case keys comes to the same.
fn check_string(fields: &[(String, String)]) -> String {
    let mut sorted: Vec<_> = fields.iter().collect();
    sorted.sort_by(|a, b| a.0.cmp(&b.0));
    let lines: Vec<_> = sorted.iter().map(|(key, value)| format!("{key}={value}")).collect();
    lines.join("\n")
}

fn secret(token: &str) -> [u8; 32] {
    hmac_sha256(SECRET_KEY, token.as_bytes())
}

fn signature(check_string: &str, token: &str) -> [u8; 32] {
    hmac_sha256(&secret(token), check_string.as_bytes())
}

fn hmac_sha256(key: &[u8], message: &[u8]) -> [u8; 32] {
    // HMAC takes keys of any length; the other arm is never taken.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return [0; 32];
    };
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// Compares without telling by its time how much was right.
fn same(expected: &[u8; 32], given: &str) -> bool {
    let Some(given) = unhex(given) else { return false };
    given.len() == expected.len() && given.iter().zip(expected).fold(0, |diff, (a, b)| diff | (a ^ b)) == 0
}

fn hex(bytes: &[u8]) -> String {
    use fmt::Write as _;
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "1000001:TEST-mpbot-token-not-a-real-secret";

    const VECTOR_A: &str = "query_id=AAF-sandbox-0001&user=%7B%22id%22%3A987654321%2C%22first_name%22%3A%22Ada%22%2C%22username%22%3A%22ada_test%22%2C%22language_code%22%3A%22en%22%7D&chat=%7B%22id%22%3A987654321%2C%22type%22%3A%22private%22%7D&chat_type=private&start_param=ref_42&miniapp_id=ma_sandbox0001&auth_date=1767225600&hash=58477dd3478367d231bbefc07e70d59fc925f082dde28d4a71f4c69b59ecc9bf";

    const VECTOR_B: &str = "auth_date=1767225600&user=%7B%22id%22%3A9007199254740991%2C%22first_name%22%3A%22%E5%B0%8F%E6%98%8E%20%26%20100%25%2B%22%2C%22username%22%3A%22%22%7D&miniapp_id=ma_sandbox0001&start_param=&hash=3a6985cefc8a5b708eb9aae7769f345fc9a1ae17cb82fdb9c6961cd5f9712344";

    fn at(now: i64) -> Expectation<'static> {
        Expectation { miniapp_id: Some("ma_sandbox0001"), ..Expectation::documented(now) }
    }

    fn pairs(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn both_vectors_are_signed_as_they_should_be() {
        assert_eq!(hex(&secret(TOKEN)), "39ae06a06c9401c49f5e11068ec1420c4ebadcd4e1cdeabfa93b72c496b2c349");
        let a = pairs(&[
            ("query_id", "AAF-sandbox-0001"),
            ("user", r#"{"id":987654321,"first_name":"Ada","username":"ada_test","language_code":"en"}"#),
            ("chat", r#"{"id":987654321,"type":"private"}"#),
            ("chat_type", "private"),
            ("start_param", "ref_42"),
            ("miniapp_id", "ma_sandbox0001"),
            ("auth_date", "1767225600"),
        ]);
        assert_eq!(sign(&a, TOKEN), VECTOR_A);
        let b = pairs(&[
            ("auth_date", "1767225600"),
            ("user", r#"{"id":9007199254740991,"first_name":"小明 & 100%+","username":""}"#),
            ("miniapp_id", "ma_sandbox0001"),
            ("start_param", ""),
        ]);
        assert_eq!(sign(&b, TOKEN), VECTOR_B);
    }

    #[test]
    fn both_vectors_verify() {
        for vector in [VECTOR_A, VECTOR_B] {
            let verified = verify(vector, TOKEN, &at(1_767_225_610));
            assert_eq!(verified.verdict, Verdict::Valid, "{:?}", verified.problem());
            assert!(verified.steps.iter().all(|step| matches!(step.outcome, Outcome::Passed(_))));
        }
        let verified = verify(VECTOR_B, TOKEN, &at(1_767_225_610));
        assert_eq!(verified.field("start_param"), Some(""));
        assert!(verified.field("user").is_some_and(|user| user.contains("小明 & 100%+")));
    }

    #[test]
    fn exactly_300_seconds_are_allowed() {
        assert_eq!(verify(VECTOR_A, TOKEN, &at(1_767_225_900)).verdict, Verdict::Valid);
        let late = verify(VECTOR_A, TOKEN, &at(1_767_225_901));
        assert_eq!(late.verdict, Verdict::Invalid);
        assert_eq!(late.problem(), Some(&Problem::TooOld { age: 301, ttl: 300 }));
    }

    #[test]
    fn each_spoilt_vector_fails_at_its_step() {
        let now = 1_767_225_610;
        let fails = |text: &str, token: &str, kind: StepKind| {
            let verified = verify(text, token, &at(now));
            assert_eq!(verified.verdict, Verdict::Invalid);
            let failed = verified.steps.iter().find(|step| matches!(step.outcome, Outcome::Failed(_)));
            assert_eq!(failed.map(|step| step.kind), Some(kind), "{:?}", verified.problem());
        };
        fails(VECTOR_A, &format!("{TOKEN}x"), StepKind::CompareHash);
        fails(&VECTOR_A.replace("987654321", "987654322"), TOKEN, StepKind::CompareHash);
        let (without_hash, _) = VECTOR_A.split_once("&hash=").expect("a hash");
        fails(without_hash, TOKEN, StepKind::TakeHash);
        fails(&VECTOR_A.replace("auth_date=1767225600", "auth_date=soon"), TOKEN, StepKind::ReadDate);
        fails(&format!("{VECTOR_A}00"), TOKEN, StepKind::CompareHash);
        fails("", TOKEN, StepKind::Parse);
        fails(&format!("{VECTOR_A}&user=%7B%7D"), TOKEN, StepKind::Parse);
        fails(&"a=b&".repeat(MAX_BYTES), TOKEN, StepKind::Parse);
        let dateless = sign(&pairs(&[("user", "{}")]), TOKEN);
        fails(&dateless, TOKEN, StepKind::Age);
    }

    #[test]
    fn another_mini_app_is_forbidden() {
        let other = Expectation { miniapp_id: Some("ma_other"), ..Expectation::documented(1_767_225_610) };
        let verified = verify(VECTOR_A, TOKEN, &other);
        assert_eq!(verified.verdict, Verdict::Forbidden);
        assert_eq!(verified.verdict.code(), Some("MINIAPP_FORBIDDEN"));
    }

    #[test]
    fn the_future_passes_unless_it_is_bounded() {
        let documented = Expectation::documented(1_700_000_000);
        assert_eq!(verify(VECTOR_A, TOKEN, &documented).verdict, Verdict::Valid);
        let bounded = Expectation { future_seconds: Some(60), ..documented };
        assert_eq!(verify(VECTOR_A, TOKEN, &bounded).verdict, Verdict::Invalid);
    }

    #[test]
    fn the_secret_is_never_shown() {
        let verified = verify(VECTOR_A, TOKEN, &at(1_767_225_610));
        let shown = format!("{verified:?}");
        assert!(!shown.contains(&hex(&secret(TOKEN))) && !shown.contains(TOKEN));
    }

    #[test]
    fn a_wrong_hash_does_not_bring_the_right_one_to_light() {
        let (rest, hash) = VECTOR_A.split_once("&hash=").expect("a hash");
        let verified = verify(&format!("{rest}&hash={}", "0".repeat(64)), TOKEN, &at(1_767_225_610));
        let shown = format!("{verified:?}");
        assert!(shown.contains(&hash[..SHOWN_DIGITS]) && !shown.contains(&hash[..=SHOWN_DIGITS]));
    }

    #[test]
    fn a_line_break_in_a_field_is_refused_whatever_was_signed() {
        // One check string, two readings: `start_param` may not bring a user of its own.
        let signed =
            sign(&pairs(&[("auth_date", "1767225600"), ("start_param", "a\nuser={\"id\":1}")]), TOKEN);
        let verified = verify(&signed, TOKEN, &Expectation::documented(1_767_225_610));
        assert_eq!(verified.problem(), Some(&Problem::Ambiguous("start_param".to_owned())));
    }

    #[test]
    fn both_spellings_of_the_start_parameter_are_read() {
        let spelt = |name: &str| {
            let text = sign(&pairs(&[("auth_date", "1767225600"), (name, "ref_42")]), TOKEN);
            verify(&text, TOKEN, &Expectation::documented(1_767_225_610)).start_param().map(str::to_owned)
        };
        assert_eq!(spelt("start_param"), spelt("startParam"));
        assert_eq!(spelt("startParam").as_deref(), Some("ref_42"));
    }

    /// One way to spoil the fields. Returns nothing when it would leave them as they are.
    fn mutated(fields: &[(String, String)], random: &mut fastrand::Rng) -> Option<Vec<(String, String)>> {
        let mut spoilt = fields.to_vec();
        let at = random.usize(..spoilt.len());
        let letter = random.char('!'..='~').to_string();
        match random.u8(..8) {
            0 => drop(spoilt.remove(at)),
            1 => spoilt.push((letter.clone(), letter)),
            2 => spoilt[at].0.push_str(&letter),
            3 => {
                let other = random.usize(..spoilt.len());
                let value = spoilt[other].1.clone();
                spoilt[other].1 = std::mem::replace(&mut spoilt[at].1, value);
            }
            4 => {
                let joined = format!("{}\n{letter}=", spoilt[at].1);
                spoilt[at].1 = joined;
            }
            5 => {
                let twin = spoilt[at].clone();
                spoilt.push(twin);
            }
            6 => drop(spoilt[at].1.pop()),
            _ => {
                let mut letters: Vec<char> = spoilt[at].1.chars().collect();
                let place = random.usize(..=letters.len());
                match letters.get_mut(place) {
                    Some(old) => *old = random.char('!'..='~'),
                    None => letters.extend(letter.chars()),
                }
                spoilt[at].1 = letters.into_iter().collect();
            }
        }
        // The case of hexadecimal digits says nothing.
        let same = |a: &(String, String), b: &(String, String)| {
            a == b || (a.0 == "hash" && b.0 == "hash" && a.1.eq_ignore_ascii_case(&b.1))
        };
        let unchanged = spoilt.len() == fields.len() && spoilt.iter().zip(fields).all(|(a, b)| same(a, b));
        (!unchanged).then_some(spoilt)
    }

    #[test]
    fn none_of_a_thousand_random_mutations_passes() {
        let seed = fastrand::u64(..);
        println!("seed {seed}");
        let mut random = fastrand::Rng::with_seed(seed);
        let mut tried = 0;
        while tried < 1000 {
            let vector = if random.bool() { VECTOR_A } else { VECTOR_B };
            let Some(spoilt) = mutated(&parse(vector), &mut random) else { continue };
            let text = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&spoilt).finish();
            let verdict = verify(&text, TOKEN, &at(1_767_225_610)).verdict;
            assert_ne!(verdict, Verdict::Valid, "seed {seed}, mutation {tried}: {text}");
            tried += 1;
        }
    }

    #[test]
    fn an_upper_case_hash_and_plus_signs_are_read() {
        let (rest, hash) = VECTOR_B.rsplit_once('=').expect("a hash");
        let variant = format!("{}={}", rest.replace("%20", "+"), hash.to_uppercase());
        assert_eq!(verify(&variant, TOKEN, &at(1_767_225_610)).verdict, Verdict::Valid);
    }
}
