//! The bot token: a secret that can be used and never be printed.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

/// Longer texts are not looked at: a token is short, a pasted file is not a token.
const MAX_INPUT_BYTES: usize = 16 * 1024;
const MAX_TOKEN_BYTES: usize = 512;

/// The only credential of a bot; holding it equals controlling the bot
/// (help.mp.net 15703367). It has no `Display`, its `Debug` shows nothing, and its memory is
/// wiped when it is dropped.
#[derive(Clone)]
pub struct Token(SecretString);

impl Token {
    /// Takes a text as it is, if it could be a token at all: not empty, no slash, no space, no
    /// control character. The format itself is not documented (inferred), so nothing more is asked.
    pub fn new(text: &str) -> Result<Self, TokenProblem> {
        if text.is_empty() {
            return Err(TokenProblem::Empty);
        }
        if text.len() > MAX_TOKEN_BYTES {
            return Err(TokenProblem::TooLong);
        }
        if text.chars().any(char::is_whitespace) {
            return Err(TokenProblem::Spaces);
        }
        if text.contains(['/', '\\']) || text.chars().any(char::is_control) {
            return Err(TokenProblem::NotAToken);
        }
        if text == "." || text == ".." {
            return Err(TokenProblem::NotAToken);
        }
        Ok(Self(SecretString::from(text)))
    }

    /// The token itself, for the request path and for checking signatures. Nowhere else.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// A text from outside without the token in it: as it is, percent-encoded in any case, and
    /// its secret part alone.
    #[must_use]
    pub fn hidden_in(&self, text: String) -> String {
        const HIDDEN: &str = "…";
        /// A shorter secret part would cut ordinary words.
        const MIN_SECRET: usize = 8;
        let token = self.expose();
        let encoded = percent_encoding::utf8_percent_encode(token, percent_encoding::NON_ALPHANUMERIC);
        let encoded = encoded.to_string();
        let colon_only = token.replace(':', "%3A");
        let secret = token.split_once(':').map(|(_, secret)| secret);
        let secret = secret.filter(|secret| secret.len() >= MIN_SECRET).map(str::to_owned);
        let secret_encoded = secret.as_ref().and_then(|_| encoded.split_once("%3A")).map(|(_, rest)| rest);
        let shapes = [Some(token), Some(&encoded), Some(&colon_only), secret.as_deref(), secret_encoded];
        let mut clean = text;
        for shape in shapes.into_iter().flatten() {
            let mut from = 0;
            while let Some(at) = find_ignoring_case(&clean[from..], shape).map(|at| from + at) {
                clean.replace_range(at..at + shape.len(), HIDDEN);
                from = at + HIDDEN.len();
            }
        }
        clean
    }
}

/// Percent codes are written in either case; a secret in another case is no secret, but nobody
/// misses it.
fn find_ignoring_case(text: &str, part: &str) -> Option<usize> {
    let bytes = text.as_bytes().windows(part.len().max(1));
    let places = bytes.enumerate().filter(|(_, window)| window.eq_ignore_ascii_case(part.as_bytes()));
    let mut places = places.map(|(at, _)| at);
    places.find(|at| !part.is_empty() && text.is_char_boundary(*at))
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Why a text is not a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenProblem {
    /// Nothing was entered.
    #[error("no token was entered")]
    Empty,
    /// Words with spaces, and none of them looks like a token.
    #[error("a token has no spaces")]
    Spaces,
    /// A URL in which no token could be found.
    #[error("this is a URL without a token in it")]
    UrlWithoutToken,
    /// More than one token in the text.
    #[error("this text holds more than one token")]
    Several,
    /// A placeholder from a manual, such as `${MPCHAT_BOT_TOKEN}`.
    #[error("this is a placeholder, not a token")]
    Placeholder,
    /// Far too long.
    #[error("this is too long to be a token")]
    TooLong,
    /// Characters that no token can have in a request path.
    #[error("this has characters that no token has")]
    NotAToken,
}

/// What was done to the entered text to find the token in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenRemark {
    /// Quotation marks around it were removed.
    QuotesRemoved,
    /// It was taken out of a pasted URL or curl line.
    TakenFromUrl,
    /// It was taken out of a line like `MPCHAT_BOT_TOKEN=…`.
    TakenFromAssignment,
    /// It was taken out of a longer text.
    TakenFromText,
    /// The word `bot` in front of it, which belongs to the URL, was removed.
    BotPrefixRemoved,
}

/// What [`diagnose`] found.
#[derive(Debug)]
pub struct Diagnosis {
    /// The token, or why there is none.
    pub token: Result<Token, TokenProblem>,
    /// What was done to find it.
    pub remarks: Vec<TokenRemark>,
}

/// Finds the token in what a person typed or pasted: with quotes, inside a URL, in a line of
/// an environment file, in BotFather's whole message.
#[must_use]
pub fn diagnose(input: &str) -> Diagnosis {
    let mut remarks = Vec::new();
    let token = find(input, &mut remarks);
    Diagnosis { token, remarks }
}

fn find(input: &str, remarks: &mut Vec<TokenRemark>) -> Result<Token, TokenProblem> {
    if input.len() > MAX_INPUT_BYTES {
        return Err(TokenProblem::TooLong);
    }
    let visible: String = input.chars().filter(|c| !is_invisible(*c)).collect();
    let mut text = visible.trim();
    if let Some(inner) = unquoted(text) {
        text = inner;
        remarks.push(TokenRemark::QuotesRemoved);
    }
    if text.contains("://") {
        let found = one_of(text.split([' ', '\t', '\n', '\r', '"', '\'']).filter_map(token_in_url));
        return match found {
            Ok(token) => {
                remarks.push(TokenRemark::TakenFromUrl);
                Token::new(&token)
            }
            Err(Some(several)) => Err(several),
            Err(None) => Err(TokenProblem::UrlWithoutToken),
        };
    }
    if let Some((name, value)) = text.split_once('=')
        && name.trim_start_matches("export ").trim().chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !value.trim().is_empty()
    {
        remarks.push(TokenRemark::TakenFromAssignment);
        let value = value.trim();
        text = unquoted(value).unwrap_or(value);
    }
    if is_placeholder(text) {
        return Err(TokenProblem::Placeholder);
    }
    if text.chars().any(char::is_whitespace) {
        let found = one_of(text.split_whitespace().filter_map(token_in_word));
        return match found {
            Ok(token) => {
                remarks.push(TokenRemark::TakenFromText);
                Token::new(&token)
            }
            Err(Some(several)) => Err(several),
            Err(None) => Err(TokenProblem::Spaces),
        };
    }
    if let Some(rest) = text.strip_prefix("bot")
        && looks_like_token(rest)
    {
        remarks.push(TokenRemark::BotPrefixRemoved);
        text = rest;
    }
    Token::new(text)
}

/// The one candidate, or `Several`, or nothing.
fn one_of(candidates: impl Iterator<Item = String>) -> Result<String, Option<TokenProblem>> {
    let mut found: Option<String> = None;
    for candidate in candidates {
        match &found {
            Some(earlier) if *earlier != candidate => return Err(Some(TokenProblem::Several)),
            _ => found = Some(candidate),
        }
    }
    found.ok_or(None)
}

fn token_in_url(word: &str) -> Option<String> {
    let (_, path) = word.split_once("://")?;
    path.split(['/', '?', '#']).skip(1).find_map(|segment| {
        let token = segment.strip_prefix("bot").filter(|token| !token.is_empty())?;
        let decoded = percent_encoding::percent_decode_str(token).decode_utf8().ok()?;
        (!is_placeholder(&decoded)).then(|| decoded.into_owned())
    })
}

fn token_in_word(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'));
    let word = word.strip_prefix("bot").filter(|rest| looks_like_token(rest)).unwrap_or(word);
    looks_like_token(word).then(|| word.to_owned())
}

/// The shape of the documentation's samples and of Telegram's tokens. Only a hint for finding
/// one inside a longer text; a token of another shape is accepted when it stands alone.
fn looks_like_token(text: &str) -> bool {
    text.split_once(':').is_some_and(|(id, secret)| {
        (3..=20).contains(&id.len())
            && id.bytes().all(|b| b.is_ascii_digit())
            && secret.len() >= 8
            && secret.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
    })
}

fn is_placeholder(text: &str) -> bool {
    let bare = text.trim_matches(['<', '>', '{', '}', '[', ']', '$', '%']);
    let known =
        ["token", "bot_token", "mpchat_bot_token", "your_token", "your_bot_token", "your-token", "yourtoken"];
    known.contains(&bare.to_ascii_lowercase().as_str()) || text.starts_with("${") || text.starts_with('<')
}

fn unquoted(text: &str) -> Option<&str> {
    const PAIRS: [(char, char); 7] =
        [('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('‘', '’'), ('«', '»'), ('「', '」')];
    PAIRS
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))
        .map(str::trim)
        .filter(|inner| !inner.is_empty())
}

/// Characters that come along when text is copied from a chat or a web page.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAKE: &str = "1000001:TEST-mpbot-token-not-a-real-secret";

    fn found(input: &str) -> (String, Vec<TokenRemark>) {
        let diagnosis = diagnose(input);
        (diagnosis.token.unwrap().expose().to_owned(), diagnosis.remarks)
    }

    #[test]
    fn a_plain_token_needs_no_remark() {
        assert_eq!(found(&format!("  {FAKE}\n")), (FAKE.to_owned(), vec![]));
        assert_eq!(
            found("some-other-shape_without.colon"),
            ("some-other-shape_without.colon".to_owned(), vec![])
        );
    }

    #[test]
    fn quotes_and_invisible_characters_are_removed() {
        assert_eq!(found(&format!("“{FAKE}”")), (FAKE.to_owned(), vec![TokenRemark::QuotesRemoved]));
        assert_eq!(found(&format!("\u{FEFF}{FAKE}\u{200B}")), (FAKE.to_owned(), vec![]));
    }

    #[test]
    fn the_token_is_taken_out_of_a_url_or_a_curl_line() {
        let url = format!("https://call.mp.net/bot/bot{FAKE}/getMe");
        assert_eq!(found(&url), (FAKE.to_owned(), vec![TokenRemark::TakenFromUrl]));
        let curl = format!("curl -s \"{url}\" -d '{{}}'");
        assert_eq!(found(&curl), (FAKE.to_owned(), vec![TokenRemark::TakenFromUrl]));
        assert_eq!(found("https://x.org/bot1000001%3ATEST-12345678/getMe").0, "1000001:TEST-12345678");
    }

    #[test]
    fn the_token_is_taken_out_of_a_line_or_a_message() {
        let line = format!("export MPCHAT_BOT_TOKEN=\"{FAKE}\"");
        assert_eq!(found(&line), (FAKE.to_owned(), vec![TokenRemark::TakenFromAssignment]));
        let message = format!("Done! Use this token: {FAKE}. Keep it safe.");
        assert_eq!(found(&message), (FAKE.to_owned(), vec![TokenRemark::TakenFromText]));
        assert_eq!(found(&format!("bot{FAKE}")), (FAKE.to_owned(), vec![TokenRemark::BotPrefixRemoved]));
    }

    #[test]
    fn what_is_no_token_is_named() {
        let problem = |input: &str| diagnose(input).token.unwrap_err();
        assert_eq!(problem(" "), TokenProblem::Empty);
        assert_eq!(problem("hello there"), TokenProblem::Spaces);
        assert_eq!(problem("https://mp.net/my_mpbot"), TokenProblem::UrlWithoutToken);
        assert_eq!(
            problem("https://call.mp.net/bot/bot${MPCHAT_BOT_TOKEN}/getMe"),
            TokenProblem::UrlWithoutToken
        );
        assert_eq!(problem("${MPCHAT_BOT_TOKEN}"), TokenProblem::Placeholder);
        assert_eq!(problem("<token>"), TokenProblem::Placeholder);
        assert_eq!(problem("a/b"), TokenProblem::NotAToken);
        assert_eq!(problem(&"x".repeat(600)), TokenProblem::TooLong);
        assert_eq!(problem("1000001:AAAAAAAAAA and 1000002:BBBBBBBBBB"), TokenProblem::Several);
    }

    #[test]
    fn a_token_is_cut_out_of_what_a_server_says() {
        let token = Token::new(FAKE).unwrap();
        for said in [
            format!("no such path /bot/bot{FAKE}/getMe"),
            "1000001%3ATEST%2Dmpbot%2Dtoken%2Dnot%2Da%2Dreal%2Dsecret".to_owned(),
            "1000001%3atest-mpbot-token-not-a-real-secret".to_owned(),
            "your secret TEST-mpbot-token-not-a-real-secret is wrong".to_owned(),
            format!("{FAKE}{FAKE}小{FAKE}"),
        ] {
            let clean = token.hidden_in(said);
            assert!(!clean.to_ascii_lowercase().contains("mpbot"), "{clean}");
        }
        assert_eq!(token.hidden_in("1000001 has 2 chats: a, b".to_owned()), "1000001 has 2 chats: a, b");
        assert_eq!(Token::new("ä").unwrap().hidden_in("äöä".to_owned()), "…ö…");
        assert_eq!(Token::new("…").unwrap().hidden_in("a…b".to_owned()), "a…b", "and it ends");
    }

    #[test]
    fn a_token_cannot_be_printed() {
        let token = Token::new(FAKE).unwrap();
        assert!(!format!("{token:?}").contains("TEST"));
        assert!(!format!("{:?}", diagnose(FAKE)).contains("TEST"));
    }
}
