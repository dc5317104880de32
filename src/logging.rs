//! Logs: to the terminal and to a file of the day, with tokens cut out.
//!
//! The first guard is that nothing of ours writes a URL and that other crates, whose traces
//! would, are held at warnings. The second is this writer, which cuts whatever stands where a
//! token stands in a request path or looks like one.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Days of logs that are kept.
const KEPT_FILES: usize = 7;
const CUT: &str = "…";

/// Starts logging for the whole process. Without a folder, to the terminal only. A folder that
/// cannot be written is said on the terminal and otherwise ignored.
pub fn start(level: &str, folder: Option<&Path>) {
    let filter = if level == "off" { level.to_owned() } else { format!("warn,mpchat_console={level}") };
    let filter = filter.parse().unwrap_or_else(|_| Targets::new().with_default(LevelFilter::WARN));
    let terminal = tracing_subscriber::fmt::layer()
        .with_ansi(false)
        .with_writer(Redacting(io::stderr as fn() -> io::Stderr));
    let file = folder.map(|folder| {
        RollingFileAppender::builder()
            .rotation(Rotation::DAILY)
            .filename_prefix("console")
            .filename_suffix("log")
            .max_log_files(KEPT_FILES)
            .build(folder)
    });
    let (file, problem) = match file {
        Some(Ok(file)) => (Some(file), None),
        Some(Err(error)) => (None, Some(error)),
        None => (None, None),
    };
    let file =
        file.map(|file| tracing_subscriber::fmt::layer().with_ansi(false).with_writer(Redacting(file)));
    if tracing_subscriber::registry().with(filter).with(terminal).with(file).try_init().is_err() {
        return;
    }
    if let Some(error) = problem {
        tracing::warn!(%error, "no log file");
    }
    log_panics();
}

/// A panic goes to the log as well, since a window has no terminal.
fn log_panics() {
    let earlier = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, message = panic.payload_as_str().unwrap_or_default(), "the program failed");
        earlier(panic);
    }));
}

/// Wraps every writer of another so that tokens do not reach it.
struct Redacting<M>(M);

impl<'a, M: MakeWriter<'a>> MakeWriter<'a> for Redacting<M> {
    type Writer = RedactingWriter<M::Writer>;

    fn make_writer(&'a self) -> Self::Writer {
        RedactingWriter(self.0.make_writer())
    }
}

struct RedactingWriter<W: Write>(W);

impl<W: Write> Write for RedactingWriter<W> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(line);
        self.0.write_all(redact(&text).as_bytes())?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A text without tokens: what follows `/bot` in a path up to the next slash, and every word of
/// the shape `digits:secret`.
#[must_use]
pub fn redact(text: &str) -> Cow<'_, str> {
    let mut clean = String::new();
    let mut kept_to = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let cut = if let Some(segment) = rest.strip_prefix("/bot") {
            let length = segment.find(['/', '?', '"', '\'', ' ', '\n', ')', '>']).unwrap_or(segment.len());
            (length > 0).then_some((at + "/bot".len(), length))
        } else if is_word_start(text, at) {
            token_length(rest).map(|length| (at, length))
        } else {
            None
        };
        if let Some((from, length)) = cut {
            clean.push_str(&text[kept_to..from]);
            clean.push_str(CUT);
            kept_to = from + length;
            at = kept_to;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    if kept_to == 0 {
        return Cow::Borrowed(text);
    }
    clean.push_str(&text[kept_to..]);
    Cow::Owned(clean)
}

fn is_word_start(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_ascii_digit())
}

fn token_length(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (colon, secret) = text[digits..].split_at_checked(1)?;
    let length = secret.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count();
    (digits >= 4 && colon == ":" && length >= 8).then_some(digits + 1 + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_cut_wherever_they_stand() {
        let token = "1000001:TEST-mpbot-token-not-a-real-secret";
        for text in [
            format!("GET https://call.mp.net/bot/bot{token}/getMe failed"),
            format!("url=\"http://127.0.0.1:8080/bot/botodd-shape.token/getUpdates\" {token}"),
            token.to_owned(),
            format!("小明 {token} 😀"),
        ] {
            let clean = redact(&text);
            assert!(!clean.contains("TEST-mpbot") && !clean.contains("odd-shape"), "{clean}");
        }
    }

    #[test]
    fn ordinary_lines_are_left_alone() {
        for text in [
            "stored=100 took=1.5ms",
            "2026-11-22T16:46:12.123456Z INFO at 10:02:07",
            "/bot/",
            "127.0.0.1:8080",
        ] {
            assert_eq!(redact(text), text);
        }
    }
}
