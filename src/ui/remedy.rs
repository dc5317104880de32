//! What went wrong and what to do, in the person's language.

use std::io::{self, ErrorKind};

use crate::api::{AddressError, CallError, TokenProblem, TokenRemark};
use crate::engine::{ConnectError, GuardError};
use crate::i18n::{Language, Text};
use crate::store::{KeychainProblem, SendReason, StoreError};

use super::session::StartError;

/// A failure in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// What happened.
    pub what: String,
    /// What to do; may be empty.
    pub todo: String,
}

impl Remedy {
    /// One paragraph.
    #[must_use]
    pub fn sentence(&self) -> String {
        let mut sentence = self.what.clone();
        go_on(&mut sentence, &self.todo);
        sentence
    }
}

/// A failed call in words.
#[must_use]
pub fn of_call(error: &CallError, language: Language) -> Remedy {
    of_word(&error.word(), &error.detail(), language)
}

/// A risky call that did not succeed, in words.
#[must_use]
pub fn of_guard(error: &GuardError, language: Language) -> Remedy {
    match error {
        GuardError::NotConfirmed => {
            Remedy { what: language.t(Text::GuardNotConfirmed).to_owned(), todo: String::new() }
        }
        GuardError::NotWritten(error) => {
            let why = of_store(error, language).sentence();
            Remedy { what: format!("{} {why}", language.t(Text::GuardNotWritten)), todo: String::new() }
        }
        GuardError::Call(error) => of_call(error, language),
    }
}

/// Why a send stands where it stands, in words.
#[must_use]
pub fn of_send(reason: &SendReason, language: Language) -> Remedy {
    of_word(&reason.code, &reason.text, language)
}

/// The one table from stable words to texts.
fn of_word(word: &str, detail: &str, language: Language) -> Remedy {
    let (what, todo) = match word {
        // Other reasons for a 400 are in the server's own words.
        "api.400" => (Text::Fail400, detail.to_lowercase().contains("chat").then_some(Text::Do400)),
        "api.401" => (Text::Fail401, Some(Text::Do401)),
        "api.403" => (Text::Fail403, Some(Text::Do403)),
        "api.404" => (Text::Fail404, Some(Text::Do404)),
        "api.409" => (Text::Fail409, None),
        "api.413" => (Text::Fail413, None),
        "api.429" => (Text::Fail429, Some(Text::DoWait)),
        "api.501" => (Text::Fail501, None),
        "api.50001" => (Text::Fail50001, None),
        "network.host" => (Text::FailHost, Some(Text::DoHost)),
        "network.refused" => (Text::FailRefused, Some(Text::DoRefused)),
        "network.unreachable" => (Text::FailUnreachable, Some(Text::DoNetwork)),
        "network.tls" => (Text::FailTls, Some(Text::DoTls)),
        "network.proxy" => (Text::FailProxy, Some(Text::DoProxy)),
        "network.timeout" => (Text::FailTimeout, Some(Text::DoNetwork)),
        "answer.html" => (Text::FailHtml, Some(Text::DoAddress)),
        "answer.not_json" | "answer.wrong_json" => (Text::FailWrongJson, Some(Text::DoAddress)),
        "answer.redirect" => (Text::FailRedirect, Some(Text::DoAddress)),
        "answer.too_large" => (Text::FailTooLarge, None),
        "withheld.permit" => (Text::WithheldPermit, None),
        "withheld.name" => (Text::WithheldName, None),
        "crash" => (Text::ReasonCrash, None),
        "file.missing" => (Text::FailFileMissing, Some(Text::DoFileMissing)),
        "file.changed" => (Text::FailFileChanged, Some(Text::DoFileChanged)),
        "file.empty" => (Text::FailFileEmpty, Some(Text::DoOtherFile)),
        "file.too_large" => (Text::FailFileTooLarge, Some(Text::DoOtherFile)),
        "file.not_a_file" => (Text::FailNotAFile, Some(Text::DoOtherFile)),
        "file.forbidden" => (Text::FailFileForbidden, Some(Text::DoFileForbidden)),
        "upload.cut" => (Text::FailUploadCut, Some(Text::DoUploadCut)),
        "upload.cancelled" => (Text::FailUploadCancelled, None),
        "upload.cancelled_late" => (Text::FailCancelledLate, None),
        _ if word.starts_with("file.") => (Text::FailFileUnreadable, Some(Text::DoOtherFile)),
        _ if word.starts_with("api.5") => (Text::Fail500, Some(Text::DoWait)),
        _ if word.starts_with("network.") => (Text::FailBroken, Some(Text::DoNetwork)),
        _ => (Text::FailOther, None),
    };
    let mut what = language.t(what).to_owned();
    // The system's words for a broken line say little; the server's own words say why.
    if word.starts_with("api.") && !detail.trim().is_empty() {
        go_on(&mut what, &language.fill(Text::ServerSays, &[("text", &sentence_of(detail, language))]));
    }
    Remedy { what, todo: todo.map(|todo| language.t(todo).to_owned()).unwrap_or_default() }
}

/// Another sentence behind what was said; after a Chinese full stop there is no space.
fn go_on(said: &mut String, more: &str) {
    if !more.is_empty() {
        if !said.ends_with(['。', '！', '？']) {
            said.push(' ');
        }
        said.push_str(more);
    }
}

/// What the server said, as a sentence that another can follow.
#[must_use]
pub fn sentence_of(said: &str, language: Language) -> String {
    let said = said.trim();
    let ends =
        |c: char| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '．' | ':' | '：' | ';' | '；');
    if said.trim_end_matches(['"', '\'', ')', '”', '’', '」', '）']).ends_with(ends) {
        return said.to_owned();
    }
    format!("{said}{}", if language == Language::English { "." } else { "。" })
}

/// Whether the server does not accept the token any more: only another one helps.
#[must_use]
pub fn is_token_refused(error: &CallError) -> bool {
    error.word() == "api.401"
}

/// Why a bot could not be started, in words.
#[must_use]
pub fn of_start(error: &StartError, language: Language) -> Remedy {
    let (what, todo) = match error {
        StartError::Connect(ConnectError::Call(error)) => return of_call(error, language),
        StartError::Connect(ConnectError::Store(error)) => return of_store(error, language),
        StartError::Connect(ConnectError::Interrupted) | StartError::Runs(_) => {
            (Text::FailStore, error.to_string())
        }
        StartError::Keychain(problem) => (Text::FailKeychain, of_keychain(problem, language)),
        StartError::NoToken => (Text::BotNoToken, language.t(Text::EnterToken).to_owned()),
        StartError::Demo(problem) => (Text::FailDemo, problem.clone()),
        StartError::Erase(error) => (Text::EraseFailed, of_store(error, language).sentence()),
    };
    Remedy { what: language.t(what).to_owned(), todo }
}

/// What it means that a keychain did not do what it was asked.
#[must_use]
pub fn of_keychain(problem: &KeychainProblem, language: Language) -> String {
    match problem {
        KeychainProblem::Missing => language.t(Text::KeychainMissing).to_owned(),
        KeychainProblem::Silent => language.t(Text::KeychainSilent).to_owned(),
        KeychainProblem::Refused(reason) => {
            let reason = super::widgets::one_line(reason, 160);
            language.fill(Text::KeychainRefused, &[("reason", &reason)])
        }
    }
}

/// What the store reports, in words.
#[must_use]
pub fn of_store(error: &StoreError, language: Language) -> Remedy {
    let (what, todo) = match error {
        StoreError::Newer { .. } => (Text::StoreNewer, Some(Text::DoUpdate)),
        StoreError::InUse => (Text::StoreInUse, Some(Text::DoCloseOther)),
        StoreError::Full => (Text::StoreFull, Some(Text::DoFreeSpace)),
        StoreError::ReadOnly => (Text::StoreReadOnly, Some(Text::DoPermit)),
        StoreError::Damaged(_) => (Text::StoreDamaged, Some(Text::DoStartAgain)),
        StoreError::Io(_) => (Text::StoreIo, Some(Text::DoPermit)),
        StoreError::NotSending => (Text::StoreNotSending, None),
        StoreError::Closed => (Text::StoreClosed, Some(Text::DoConnectOnce)),
        StoreError::Other(_) => (Text::StoreOther, None),
    };
    let mut what = language.t(what).to_owned();
    if let StoreError::Io(detail) | StoreError::Other(detail) | StoreError::Damaged(detail) = error {
        what = format!("{what} ({})", detail.trim());
    }
    Remedy { what, todo: todo.map(|todo| language.t(todo).to_owned()).unwrap_or_default() }
}

/// Why a file could not be written, and what to do.
#[must_use]
pub fn of_writing(error: &io::Error, language: Language) -> String {
    let text = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Text::WriteFull,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Text::WriteForbidden,
        ErrorKind::NotFound | ErrorKind::NotADirectory => Text::SaveAsNoFolder,
        _ => {
            let said = super::widgets::one_line(&error.to_string(), 160).into_owned();
            return language.fill(Text::WriteOther, &[("text", &said)]);
        }
    };
    language.t(text).to_owned()
}

/// Why an entered text is no token.
#[must_use]
pub fn of_token(problem: TokenProblem) -> Text {
    match problem {
        TokenProblem::Empty | TokenProblem::NotAToken => Text::ProblemOther,
        TokenProblem::Spaces => Text::ProblemSpaces,
        TokenProblem::UrlWithoutToken => Text::ProblemUrl,
        TokenProblem::Several => Text::ProblemSeveral,
        TokenProblem::Placeholder => Text::ProblemPlaceholder,
        TokenProblem::TooLong => Text::ProblemLong,
    }
}

/// What was done to find the token.
#[must_use]
pub fn of_remark(remark: TokenRemark) -> Text {
    match remark {
        TokenRemark::QuotesRemoved => Text::RemarkQuotes,
        TokenRemark::TakenFromUrl => Text::RemarkUrl,
        TokenRemark::TakenFromAssignment => Text::RemarkAssignment,
        TokenRemark::TakenFromText => Text::RemarkText,
        TokenRemark::BotPrefixRemoved => Text::RemarkPrefix,
    }
}

/// Why an entered text is no address.
#[must_use]
pub fn of_address(error: AddressError) -> Text {
    match error {
        AddressError::Empty | AddressError::NotAUrl | AddressError::Scheme => Text::AddressNotUrl,
        AddressError::PlainHttp => Text::AddressPlainHttp,
        AddressError::Credentials => Text::AddressCredentials,
        AddressError::HoldsToken => Text::AddressHoldsToken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_servers_own_words_stand_beside_the_translation() {
        let reason = SendReason { code: "api.50001".to_owned(), text: "quota used up".to_owned() };
        let remedy = of_send(&reason, Language::English);
        assert!(remedy.what.contains("own rules") && remedy.what.contains("quota used up"));
    }

    #[test]
    fn the_servers_words_end_before_ours_go_on() {
        for (said, english) in [
            ("Unauthorized", "The server says: Unauthorized. Check"),
            ("Go away!", "The server says: Go away! Check"),
            ("Not (yet.)", "The server says: Not (yet.) Check"),
        ] {
            let reason = SendReason { code: "api.401".to_owned(), text: said.to_owned() };
            let sentence = of_send(&reason, Language::English).sentence();
            assert!(sentence.contains(english), "{sentence}");
        }
    }

    #[test]
    fn chinese_sentences_follow_each_other_without_a_space() {
        let reason = SendReason { code: "api.401".to_owned(), text: "Unauthorized".to_owned() };
        for language in [Language::SimplifiedChinese, Language::TraditionalChinese] {
            let sentence = of_send(&reason, language).sentence();
            assert!(sentence.contains("。") && !sentence.contains("。 "), "{sentence}");
        }
    }

    #[test]
    fn the_stores_words_are_translated() {
        let full = of_store(&StoreError::Full, Language::SimplifiedChinese).sentence();
        assert!(full.contains("磁盘"), "{full}");
        let damaged = of_store(&StoreError::Damaged("page 7".to_owned()), Language::TraditionalChinese);
        assert!(damaged.what.contains("page 7") && !damaged.todo.is_empty());
    }

    #[test]
    fn a_file_that_cannot_be_written_says_where_else() {
        for (kind, words) in [
            (ErrorKind::StorageFull, "no space left"),
            (ErrorKind::PermissionDenied, "another folder"),
            (ErrorKind::NotFound, "no such folder"),
            (ErrorKind::InvalidFilename, "another name or place"),
        ] {
            let said = of_writing(&io::Error::from(kind), Language::English);
            assert!(said.contains(words), "{said}");
        }
    }

    #[test]
    fn every_code_has_words() {
        for code in [
            "file.missing",
            "file.pink",
            "upload.cut",
            "api.400",
            "api.418",
            "api.503",
            "network.broken",
            "answer.html",
            "crash",
            "?",
        ] {
            let reason = SendReason { code: code.to_owned(), text: String::new() };
            for language in Language::ALL {
                assert!(!of_send(&reason, language).sentence().is_empty(), "{code}");
            }
        }
    }
}
