//! A chat or the whole feed, written to a file of the person's choice.
//!
//! Rows are read page by page and written as they come, so a million rows need the memory of one
//! page. The file has another name until it is whole; stopping leaves nothing behind.

mod csv;
mod html;
mod json_lines;

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::api::ChatId;
use crate::store::{FeedFilter, FeedRow, MessageRow, Page, Seq, Store, StoreError, UnixMillis};

use super::new_file::NewFile;

/// Rows read at a time.
const PAGE: usize = 200;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The messages of a chat, in and out.
    Chat(ChatId),
    /// Every update, as it came.
    Feed,
}

/// How it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// One JSON object for each row; an update is the server's own bytes.
    #[default]
    JsonLines,
    /// A table (RFC 4180, UTF-8 with a byte order mark, since spreadsheets look for one).
    Csv,
    /// A page to read, without anything from elsewhere.
    Html,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::JsonLines, Self::Csv, Self::Html];

    /// Its name at the end of a file's name.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::JsonLines => "jsonl",
            Self::Csv => "csv",
            Self::Html => "html",
        }
    }
}

/// Puts a word of this module, like `edited` or `photo`, into the person's language.
pub type Translate = Arc<dyn Fn(&'static str) -> String + Send + Sync>;

/// What a person wants written.
#[derive(Clone)]
pub struct Order {
    /// What.
    pub scope: Scope,
    /// How.
    pub format: Format,
    /// From this time on, milliseconds since the Unix epoch.
    pub from: Option<UnixMillis>,
    /// Before this time.
    pub until: Option<UnixMillis>,
    /// Where times are told.
    pub zone: TimeZone,
    /// The title of a page.
    pub title: String,
    /// The language of a page, as a tag.
    pub language: &'static str,
    /// The words of a page: `own` for the bot's messages, kinds, states, `edited`, `deleted`.
    /// Tables and JSON keep the English words, since programs read them.
    pub translate: Translate,
    /// The file.
    pub file: PathBuf,
    /// Whether a file of that name may go.
    pub replace: bool,
}

impl Order {
    fn wants(&self, at: UnixMillis) -> bool {
        self.from.is_none_or(|from| at >= from) && self.until.is_none_or(|until| at < until)
    }

    /// ISO 8601 with the zone's offset.
    fn time(&self, at: UnixMillis) -> String {
        let at = Timestamp::from_millisecond(at).unwrap_or_default().to_zoned(self.zone.clone());
        at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }
}

/// How far it is; read by the screen while another thread writes.
#[derive(Debug, Default)]
pub struct Progress {
    /// Rows looked at.
    pub seen: AtomicU64,
    /// Rows there were at the beginning; more may come meanwhile.
    pub of: AtomicU64,
    /// Rows written.
    pub written: AtomicU64,
    /// The person wants no more of it.
    pub cancelled: AtomicBool,
}

impl Progress {
    /// From 0 to 1.
    #[must_use]
    pub fn share(&self) -> f32 {
        let (seen, of) = (self.seen.load(Ordering::Relaxed), self.of.load(Ordering::Relaxed));
        if of == 0 { 0.0 } else { (seen as f32 / of as f32).min(1.0) }
    }
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The person stopped it.
    #[error("it was stopped")]
    Cancelled,
    /// A file of that name is there, and nobody said that it may go.
    #[error("there is a file of that name already")]
    Exists,
    /// The file could not be written.
    #[error("{0}")]
    File(io::Error),
    /// The rows could not be read.
    #[error("{0}")]
    Store(#[from] StoreError),
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::AlreadyExists { Self::Exists } else { Self::File(error) }
    }
}

/// One row of an export.
enum Row<'r> {
    /// A message; its whole text, which the row itself may have cut.
    Message(&'r MessageRow, Option<&'r str>),
    /// An update and its JSON.
    Update(&'r FeedRow, &'r str),
}

/// Writes it. Blocks, from a second to minutes; `redact` takes the token out of every row, since
/// somebody may have written it in a message. Returns how many rows were written.
pub fn write(
    store: &Store,
    order: &Order,
    redact: impl Fn(String) -> String,
    progress: &Progress,
) -> Result<u64, ExportError> {
    let of = match order.scope {
        Scope::Chat(chat) => store.chat(chat)?.map_or(0, |chat| chat.messages),
        Scope::Feed => store.feed_kinds()?.iter().map(|(_, count)| count).sum(),
    };
    progress.of.store(of, Ordering::Relaxed);
    let mut file = NewFile::begin(&order.file)?;
    file.write_all(head(order, &redact).as_bytes())?;
    let mut writer = Writer { order, redact, file, progress, day: None };
    match order.scope {
        Scope::Chat(chat) => writer.messages(store, chat)?,
        Scope::Feed => writer.updates(store)?,
    }
    let Writer { mut file, .. } = writer;
    if order.format == Format::Html {
        file.write_all(html::FOOT.as_bytes())?;
    }
    file.finish(order.replace)?;
    Ok(progress.written.load(Ordering::Relaxed))
}

fn head(order: &Order, redact: &impl Fn(String) -> String) -> String {
    match order.format {
        Format::JsonLines => String::new(),
        Format::Csv => csv::head(order.scope),
        Format::Html => redact(html::head(&order.title, order.language)),
    }
}

/// Carries rows from the store to the file.
struct Writer<'o, R> {
    order: &'o Order,
    redact: R,
    file: NewFile,
    progress: &'o Progress,
    /// The day of the row before, for a page.
    day: Option<String>,
}

impl<R: Fn(String) -> String> Writer<'_, R> {
    fn messages(&mut self, store: &Store, chat: ChatId) -> Result<(), ExportError> {
        let mut last = Seq(0);
        loop {
            let rows = store.messages(chat, Page::After(last), PAGE)?;
            let Some(end) = rows.last() else { return Ok(()) };
            last = end.seq;
            for row in &rows {
                self.next()?;
                if self.order.wants(row.at) {
                    let whole = if row.hidden_chars > 0 { store.message_text(row.seq)? } else { None };
                    self.row(row.at, &Row::Message(row, whole.as_deref().or(row.body.text())))?;
                }
            }
        }
    }

    fn updates(&mut self, store: &Store) -> Result<(), ExportError> {
        let (everything, mut last) = (FeedFilter::default(), Seq(0));
        loop {
            let rows = store.feed(&everything, Page::After(last), PAGE)?;
            let Some(end) = rows.last() else { return Ok(()) };
            last = end.seq;
            for row in &rows {
                self.next()?;
                if self.order.wants(row.at) {
                    // One at a time: each may be as large as a whole answer of the server.
                    let raw = store.update_raw(row.seq)?.unwrap_or_default();
                    self.row(row.at, &Row::Update(row, &raw))?;
                }
            }
        }
    }

    /// Counts a row, unless the person has had enough.
    fn next(&self) -> Result<(), ExportError> {
        self.progress.seen.fetch_add(1, Ordering::Relaxed);
        if self.progress.cancelled.load(Ordering::Relaxed) { Err(ExportError::Cancelled) } else { Ok(()) }
    }

    fn row(&mut self, at: UnixMillis, row: &Row<'_>) -> Result<(), ExportError> {
        let time = self.order.time(at);
        let written = match self.order.format {
            Format::JsonLines => json_lines::row(&time, row, self.order),
            Format::Csv => csv::row(&time, row, self.order),
            Format::Html => {
                let day = time.get(..10).unwrap_or_default();
                let is_new = self.day.as_deref() != Some(day);
                let heading = if is_new { html::day(day) } else { String::new() };
                self.day = Some(day.to_owned());
                heading + &html::row(&time, row, &self.order.translate)
            }
        };
        self.file.write_all((self.redact)(written).as_bytes())?;
        self.progress.written.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

/// What kind of message it is, in a word.
fn kind(row: &MessageRow) -> &'static str {
    use crate::api::{MediaKind, MessageBody};
    match &row.body {
        MessageBody::Text(_) => "text",
        MessageBody::Media(media) => match media.kind {
            MediaKind::Photo => "photo",
            MediaKind::Video => "video",
            MediaKind::Document => "document",
        },
        MessageBody::Joined(_) => "joined",
        MessageBody::Left(_) => "left",
        MessageBody::Pinned(_) => "pinned",
        MessageBody::Unknown => "unknown",
    }
}

/// Who joined or left, where the message is about that.
fn about(row: &MessageRow) -> Option<String> {
    use crate::api::MessageBody;
    match &row.body {
        MessageBody::Joined(names) => Some(names.join(", ")),
        MessageBody::Left(name) => Some(name.clone()),
        MessageBody::Media(media) => media.file_name.clone(),
        _ => None,
    }
}

/// How a send stands, in a word.
fn state(row: &MessageRow) -> Option<&'static str> {
    use crate::store::SendState;
    row.send.as_ref().map(|send| match send.state {
        SendState::Queued => "queued",
        SendState::Sending => "sending",
        SendState::Sent => "sent",
        SendState::Failed => "failed",
        SendState::Unknown => "unknown",
    })
}
