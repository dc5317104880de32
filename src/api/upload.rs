//! A method called with a file: multipart/form-data streamed from disk (help.mp.net 15703372).
//!
//! What is known of a broken upload rests on one rule: a request whose last byte was never handed
//! to the connection cannot have been understood, let alone done. So the last byte is handed over
//! apart, exactly one side wins the moment ([`UploadMeter`]), and whoever keeps the books may write
//! down that it is about to leave before it does.

use std::fmt::Write as _;
use std::future::Future;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _, stream};
use serde_json::Value;
use tokio::fs::File;
use tokio::io::AsyncReadExt as _;
use tokio::time::Instant;
use tokio_util::io::ReaderStream;
use tokio_util::sync::CancellationToken;

use super::error::{CallError, Fault, Phase};

/// Bytes that are read from the disk at once.
const PIECE: usize = 64 * 1024;
/// How long the answer to a whole request is still waited for when a person gave it up.
const LAST_WORDS: Duration = Duration::from_secs(5);

/// The file of an upload, opened already.
#[derive(Debug)]
pub struct FilePart {
    /// The parameter that takes it: `photo`, `video` or `document`.
    pub parameter: &'static str,
    /// The name that it is sent under.
    pub name: String,
    /// Its media type.
    pub mime: String,
    /// Its bytes. Never more than these are sent; fewer end the upload.
    pub size: u64,
    /// Where they come from.
    pub file: File,
}

/// Why an upload did not succeed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UploadError {
    /// The call failed. While its request was incomplete the phase is [`Phase::DuringUpload`].
    #[error(transparent)]
    Call(#[from] CallError),
    /// A person stopped it before its last byte was handed over: surely not done.
    #[error("the upload was cancelled")]
    Cancelled,
    /// The file ended before its size was reached: surely not done.
    #[error("the file became shorter while it was read")]
    EndedEarly,
    /// The file could not be read on, in the system's words: surely not done.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// The last byte was withheld by who was asked for it: surely not done.
    #[error("the last byte was withheld")]
    Withheld,
}

/// More of the request may leave.
const OPEN: u8 = 0;
/// All of it was handed over: from now on it may have been done.
const WHOLE: u8 = 1;
/// No further byte is handed over: it is surely not done.
const STOPPED: u8 = 2;

/// How far an upload is, and the way to stop it. Shared by who sends, who shows and who stops.
#[derive(Debug)]
pub struct UploadMeter {
    total: u64,
    sent: AtomicU64,
    stage: AtomicU8,
    began: Instant,
    /// Milliseconds from the beginning to the last byte that moved.
    moved: AtomicU64,
    given_up: CancellationToken,
    /// Why its own side ended the request.
    broke: OnceLock<UploadError>,
}

impl UploadMeter {
    /// For a file of `total` bytes.
    #[must_use]
    pub fn new(total: u64) -> Self {
        Self {
            total,
            sent: AtomicU64::new(0),
            stage: AtomicU8::new(OPEN),
            began: Instant::now(),
            moved: AtomicU64::new(0),
            given_up: CancellationToken::new(),
            broke: OnceLock::new(),
        }
    }

    /// Bytes of the file.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Bytes of the file that were handed to the connection.
    #[must_use]
    pub fn sent(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    /// Whether the last byte of the request was handed over, so that it may have been done.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.stage.load(Ordering::SeqCst) == WHOLE
    }

    /// Whether a person gave it up.
    #[must_use]
    pub fn is_given_up(&self) -> bool {
        self.given_up.is_cancelled()
    }

    /// Lets no further byte leave. True when the request is surely incomplete for ever; false when
    /// its last byte had been handed over before.
    pub fn stop(&self) -> bool {
        let stopped = self.stage.compare_exchange(OPEN, STOPPED, Ordering::SeqCst, Ordering::SeqCst);
        !matches!(stopped, Err(WHOLE))
    }

    /// A person gives it up. If its last byte was handed over, its answer is waited for a little
    /// longer, and what came of it stays in doubt without one.
    pub fn give_up(&self) {
        self.stop();
        self.given_up.cancel();
    }

    fn hand_over_last(&self) -> bool {
        self.stage.compare_exchange(OPEN, WHOLE, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    }

    fn may_go_on(&self) -> bool {
        self.stage.load(Ordering::SeqCst) == OPEN
    }

    pub(super) fn touch(&self) {
        self.moved.store(self.began.elapsed().as_millis() as u64, Ordering::Relaxed);
    }

    /// Ends the request from this side.
    fn end(&self, why: UploadError) -> UploadError {
        self.stop();
        self.broke.get_or_init(|| why).clone()
    }

    /// Resolves when a person gives it up.
    pub(super) async fn given_up(&self) {
        self.given_up.cancelled().await;
    }

    /// Resolves when the request should not be waited for any longer: nothing has moved for `idle`,
    /// or the answer to a whole request is not here `answer` later, or a person gave it up.
    pub(super) async fn patience(&self, idle: Duration, answer: Duration) {
        let mut last_words = None;
        loop {
            let moved = self.began + Duration::from_millis(self.moved.load(Ordering::Relaxed));
            let mut until = moved + if self.is_whole() { idle + answer } else { idle };
            if self.is_given_up() {
                if self.stop() {
                    return;
                }
                until = until.min(*last_words.get_or_insert_with(|| Instant::now() + LAST_WORDS));
            }
            if Instant::now() >= until {
                return;
            }
            tokio::select! {
                () = tokio::time::sleep_until(until) => {}
                () = self.given_up.cancelled(), if last_words.is_none() => {}
            }
        }
    }

    /// What a failed exchange means, now that no further byte leaves.
    pub(super) fn judge(&self, error: CallError) -> UploadError {
        let cut = |fault, detail| {
            UploadError::Call(CallError::Network { fault, phase: Phase::DuringUpload, detail })
        };
        let incomplete = self.stop();
        if incomplete && self.is_given_up() {
            return UploadError::Cancelled;
        }
        if let Some(own) = self.broke.get() {
            return own.clone();
        }
        match error {
            CallError::Network { fault, phase: Phase::AfterRequest, detail } if incomplete => {
                cut(fault, detail)
            }
            // Whoever stands in the way has not passed on what is too large for it (RFC 9110, 15.5.14).
            CallError::NotAnApi { status: 413, .. } => {
                let refusal = super::ApiRefusal { code: 413, description: String::new(), retry_after: None };
                UploadError::Call(CallError::Refused(refusal))
            }
            CallError::NotAnApi { status, .. } if incomplete => cut(Fault::Broken, format!("HTTP {status}")),
            error => UploadError::Call(error),
        }
    }
}

/// A request body: what stands before the file, the file, and the end.
pub(super) struct UploadBody {
    pub(super) content_type: String,
    pub(super) length: u64,
    head: Bytes,
    tail: Bytes,
    part: FilePart,
}

impl UploadBody {
    /// Parameters as in a JSON call: texts as they are, numbers in decimals, structures as JSON text.
    pub(super) fn new(params: &Value, part: FilePart) -> Self {
        let boundary = format!("----mpchat{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..));
        // Writing to a string cannot fail.
        let mut head = String::new();
        let fields = params.as_object().into_iter().flatten();
        for (name, value) in fields {
            let text = match value {
                Value::Null => continue,
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let name = quoted(name);
            let _ = write!(
                head,
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n"
            );
        }
        let _ = write!(
            head,
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: {}\r\n\r\n",
            part.parameter,
            quoted(&part.name),
            media_type(&part.mime),
        );
        let tail = format!("\r\n--{boundary}--\r\n");
        Self {
            content_type: format!("multipart/form-data; boundary={boundary}"),
            length: head.len() as u64 + part.size + tail.len() as u64,
            head: head.into(),
            tail: tail.into(),
            part,
        }
    }

    /// The bytes in order. `last` is asked before the end is handed over; `false` withholds it.
    pub(super) fn stream(
        self,
        meter: Arc<UploadMeter>,
        last: impl Future<Output = bool> + Send + 'static,
    ) -> impl Stream<Item = Result<Bytes, UploadError>> + Send {
        let Self { head, tail, part, .. } = self;
        let size = part.size;
        let mut pieces = ReaderStream::with_capacity(part.file.take(size), PIECE);
        let file = {
            let meter = Arc::clone(&meter);
            let mut left = size;
            stream::poll_fn(move |context| {
                let piece = std::task::ready!(pieces.poll_next_unpin(context));
                let read = match piece {
                    Some(Ok(piece)) => {
                        left = left.saturating_sub(piece.len() as u64);
                        meter.sent.fetch_add(piece.len() as u64, Ordering::Relaxed);
                        Some(Ok(piece))
                    }
                    Some(Err(error)) => Some(Err(meter.end(UploadError::Unreadable(error.to_string())))),
                    None if left > 0 => {
                        left = 0;
                        Some(Err(meter.end(UploadError::EndedEarly)))
                    }
                    None => None,
                };
                std::task::Poll::Ready(read)
            })
            // Lets the connection look for an answer before it writes on: a server that answers
            // early may close behind it, and a failed write would hide what it said.
            .then(|piece| async {
                tokio::task::yield_now().await;
                piece
            })
        };
        let end = {
            let meter = Arc::clone(&meter);
            stream::once(async move {
                if !last.await {
                    return Err(meter.end(UploadError::Withheld));
                }
                tokio::task::yield_now().await;
                if meter.hand_over_last() { Ok(tail) } else { Err(UploadError::Cancelled) }
            })
        };
        stream::once(std::future::ready(Ok(head))).chain(file).chain(end).map(move |piece| {
            let piece = piece?;
            meter.touch();
            if meter.may_go_on() || meter.is_whole() { Ok(piece) } else { Err(UploadError::Cancelled) }
        })
    }
}

/// A name within quotes, as browsers write it (WHATWG HTML, multipart/form-data encoding).
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

/// A media type that is fit for a header.
fn media_type(mime: &str) -> &str {
    let fit = |c: char| c.is_ascii_alphanumeric() || "/!#$&-^_.+".contains(c);
    if mime.contains('/') && mime.chars().all(fit) { mime } else { "application/octet-stream" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::io::Write as _;

    fn part(bytes: &[u8], size: u64) -> FilePart {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        std::io::Seek::rewind(&mut file).unwrap();
        let (name, mime) = ("a \"b\".png".to_owned(), "image/png".to_owned());
        FilePart { parameter: "photo", name, mime, size, file: File::from_std(file) }
    }

    async fn read(body: UploadBody, meter: &Arc<UploadMeter>) -> Result<String, UploadError> {
        let mut read = Vec::new();
        let mut stream = std::pin::pin!(body.stream(Arc::clone(meter), std::future::ready(true)));
        while let Some(piece) = stream.next().await {
            read.extend_from_slice(&piece?);
        }
        Ok(String::from_utf8(read).unwrap())
    }

    #[tokio::test]
    async fn parameters_and_file_are_parts_and_the_length_is_known() {
        let params =
            json!({ "chat_id": 5, "caption": "小", "reply_markup": { "inline_keyboard": [] }, "x": null });
        let body = UploadBody::new(&params, part(b"bytes", 5));
        let (length, boundary) =
            (body.length, body.content_type.split("boundary=").nth(1).unwrap().to_owned());
        let meter = Arc::new(UploadMeter::new(5));
        let text = read(body, &meter).await.unwrap();
        assert_eq!(text.len() as u64, length);
        assert!(meter.is_whole() && !meter.stop());
        assert_eq!(meter.sent(), 5);
        let parts: Vec<&str> = text.split(&format!("--{boundary}")).collect();
        assert_eq!(parts.len(), 6, "four parts and the end: {text}");
        assert!(parts[1].contains("name=\"chat_id\"\r\n\r\n5\r\n"));
        assert!(parts[2].contains("name=\"caption\"\r\n\r\n小\r\n"));
        assert!(parts[3].contains("\r\n\r\n{\"inline_keyboard\":[]}\r\n"));
        let file = "name=\"photo\"; filename=\"a %22b%22.png\"\r\nContent-Type: image/png\r\n\r\nbytes\r\n";
        assert!(parts[4].contains(file), "{}", parts[4]);
        assert_eq!(parts[5], "--\r\n");
    }

    #[tokio::test]
    async fn a_file_that_grew_is_cut_at_its_size_and_one_that_shrank_ends_the_upload() {
        let meter = Arc::new(UploadMeter::new(3));
        let text = read(UploadBody::new(&json!({}), part(b"bytes", 3)), &meter).await.unwrap();
        assert!(text.contains("\r\n\r\nbyt\r\n--"));
        let meter = Arc::new(UploadMeter::new(6));
        let body = UploadBody::new(&json!({}), part(b"bytes", 6));
        assert_eq!(read(body, &meter).await, Err(UploadError::EndedEarly));
        assert!(!meter.is_whole() && meter.stop());
    }

    #[tokio::test]
    async fn nothing_leaves_after_a_stop_and_a_stop_after_the_last_byte_comes_too_late() {
        let meter = Arc::new(UploadMeter::new(5));
        meter.give_up();
        assert_eq!(
            read(UploadBody::new(&json!({}), part(b"bytes", 5)), &meter).await,
            Err(UploadError::Cancelled)
        );
        let meter = Arc::new(UploadMeter::new(5));
        read(UploadBody::new(&json!({}), part(b"bytes", 5)), &meter).await.unwrap();
        assert!(!meter.stop() && meter.is_whole());
    }

    #[test]
    fn what_broke_before_the_last_byte_is_surely_not_done() {
        let broken =
            || CallError::Network { fault: Fault::Broken, phase: Phase::AfterRequest, detail: String::new() };
        let phase = |error| match error {
            UploadError::Call(CallError::Network { phase, .. }) => phase,
            other => panic!("{other:?}"),
        };
        let early = UploadMeter::new(5);
        assert_eq!(phase(early.judge(broken())), Phase::DuringUpload);
        let late = UploadMeter::new(5);
        assert!(late.hand_over_last());
        assert_eq!(phase(late.judge(broken())), Phase::AfterRequest);
        let html = CallError::NotAnApi { what: super::super::NotAnApi::Html, status: 413 };
        let UploadError::Call(refused) = UploadMeter::new(5).judge(html) else { panic!("a refusal") };
        assert_eq!(refused.code(), Some(413));
    }
}
