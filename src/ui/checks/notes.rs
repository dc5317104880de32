//! What was found, in the person's language: what it is, and what to do.

use std::time::Duration;

use crate::engine::doctor::{Check, Note};
use crate::i18n::{Language, Text};
use crate::store::SendReason;
use crate::ui::remedy::{self, Remedy};
use crate::ui::widgets;

/// What a check is called.
pub(super) fn name(check: Check) -> Text {
    match check {
        Check::Proxy => Text::CheckProxy,
        Check::Dns => Text::CheckDns,
        Check::Tls => Text::CheckTls,
        Check::Clock => Text::CheckClock,
        Check::Latency => Text::CheckLatency,
        Check::GetMe => Text::CheckGetMe,
        Check::WebhookInfo => Text::CheckWebhook,
        Check::UserMessage => Text::CheckUserMessage,
        Check::SendMessage => Text::CheckSendMessage,
        Check::InitData => Text::CheckInitData,
    }
}

/// A note in words. `own_words` is for reports, which leave out what the server said: it may
/// repeat what somebody wrote.
pub(super) fn words(note: &Note, language: Language, own_words: bool) -> Remedy {
    let t = |text: Text| language.t(text).to_owned();
    let fill = |text: Text, name: &str, value: &str| language.fill(text, &[(name, value)]);
    let only = |what: String| Remedy { what, todo: String::new() };
    let both = |what: String, todo: Text| Remedy { what, todo: t(todo) };
    let reason = |code: String, text: String| {
        let text = if own_words { String::new() } else { text };
        remedy::of_send(&SendReason { code, text }, language)
    };
    match note {
        Note::Looking => only(t(Text::NoteLooking)),
        Note::WriteNow => only(t(Text::NoteWriteNow)),
        Note::Stopped => only(t(Text::NoteStopped)),
        Note::Depends => only(t(Text::NoteDepends)),
        Note::Call(error) => reason(error.word(), error.detail()),
        Note::NotSent(failed) => reason(failed.code.clone(), failed.text.clone()),
        Note::Store(error) => remedy::of_store(error, language),
        Note::Demo(problem) if own_words || problem.is_empty() => only(t(Text::NoteDemo)),
        Note::Demo(problem) => only(format!("{} {problem}", t(Text::NoteDemo))),
        Note::NoProxyHere => only(t(Text::NoteNoProxyHere)),
        Note::NoProxy => only(t(Text::NoteNoProxy)),
        Note::Proxy(host) => only(fill(Text::NoteProxy, "host", &widgets::display_name(host))),
        Note::IsNumber => only(t(Text::NoteIsNumber)),
        Note::Resolved(count) => only(fill(Text::NoteResolved, "count", &count.to_string())),
        Note::NotResolved => both(t(Text::FailHost), Text::DoHost),
        Note::Secure => only(t(Text::NoteSecure)),
        Note::PlainHere => only(t(Text::NotePlainHere)),
        Note::Skew(seconds) => skew(*seconds, language),
        Note::NoDate => only(t(Text::NoteNoDate)),
        Note::Latency(took) => only(fill(Text::NoteLatency, "ms", &took.as_millis().max(1).to_string())),
        Note::Bot(name) => only(fill(Text::NoteBot, "name", &widgets::display_name(name))),
        Note::Polling { receiving: true } => only(t(Text::NotePolling)),
        Note::Polling { receiving: false } => both(t(Text::NotePollingOff), Text::DoReceive),
        Note::Webhook { host, https, pending, trouble } => {
            webhook(host, *https, *pending, *trouble, language)
        }
        Note::Arrived(after) => only(fill(Text::NoteArrived, "seconds", &tenths(*after))),
        Note::NotArrived => both(t(Text::NoteNotArrived), Text::DoNotArrived),
        Note::NobodyWrote(wait) => {
            both(fill(Text::NoteNobodyWrote, "seconds", &wait.as_secs().to_string()), Text::DoWriteAgain)
        }
        Note::WebhookHasThem(host) => {
            both(fill(Text::NoteWebhookHasThem, "host", &widgets::display_name(host)), Text::DoPostSample)
        }
        Note::Sample(status) => sample(*status, language),
        Note::NotReceiving => both(t(Text::NoteNotReceiving), Text::DoReceive),
        Note::NoChat => only(t(Text::NoteNoChat)),
        Note::Sent => only(t(Text::NoteSent)),
        Note::InDoubt => both(t(Text::NoteInDoubt), Text::DoLookAtOutbox),
        Note::StillWaiting => both(t(Text::NoteStillWaiting), Text::DoLookAtOutbox),
        Note::NoInitData => both(t(Text::NoteNoInitData), Text::DoPasteInitData),
        Note::InitDataGood => only(t(Text::NoteInitDataGood)),
        Note::InitDataOld(age) => {
            both(fill(Text::NoteInitDataOld, "seconds", &age.to_string()), Text::DoFreshInitData)
        }
        Note::InitDataBad(code) => both(fill(Text::NoteInitDataBad, "code", code), Text::DoLookAtBench),
    }
}

fn skew(seconds: i64, language: Language) -> Remedy {
    let off = seconds.saturating_abs().to_string();
    let text = match seconds {
        -2..=2 => Text::NoteClockRight,
        3.. => Text::NoteClockAhead,
        _ => Text::NoteClockBehind,
    };
    let harms = Note::Skew(seconds).standing() != crate::engine::doctor::Standing::Ok;
    let todo = if harms { language.t(Text::DoSetClock).to_owned() } else { String::new() };
    Remedy { what: language.fill(text, &[("seconds", &off)]), todo }
}

fn webhook(host: &str, https: bool, pending: Option<i64>, trouble: bool, language: Language) -> Remedy {
    let mut what = language.fill(Text::NoteWebhook, &[("host", &widgets::display_name(host))]);
    if let Some(count) = pending.filter(|count| *count > 0) {
        what.push(' ');
        what.push_str(&language.fill(Text::NoteWebhookPending, &[("count", &count.to_string())]));
    }
    let todo = match (https, trouble) {
        (false, _) => language.t(Text::DoHttps).to_owned(),
        (true, true) => language.t(Text::DoWebhookTrouble).to_owned(),
        _ => String::new(),
    };
    Remedy { what, todo }
}

fn sample(status: u16, language: Language) -> Remedy {
    let todo = match status {
        200..=299 => None,
        401 | 403 => Some(Text::DoSampleSecret),
        _ => Some(Text::DoSampleOther),
    };
    Remedy {
        what: language.fill(Text::NoteSample, &[("status", &status.to_string())]),
        todo: todo.map(|todo| language.t(todo).to_owned()).unwrap_or_default(),
    }
}

fn tenths(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f32())
}
