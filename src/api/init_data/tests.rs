//! The vectors of the documentation, each step, and what was spoilt.

use super::signature::secret;
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
    let signed = sign(&pairs(&[("auth_date", "1767225600"), ("start_param", "a\nuser={\"id\":1}")]), TOKEN);
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
