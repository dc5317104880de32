//! Exporting a chat or the feed: the dialog's state and the work behind it.

mod view;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use crate::api::ChatId;
use crate::engine::Engine;
use crate::engine::export::{self, ExportError, Format, Order, Progress, Scope};
use crate::i18n::{Language, Text};
use crate::store::UnixMillis;

use super::file_dialog::{FileKind, FileQuestion, Place};
use super::request::{Request, Tasks};
use super::widgets;

pub use view::ExportView;

/// What a person did in the dialog or on the way into it.
#[derive(Clone, Debug)]
pub enum ExportAction {
    /// Export this chat, which has this name.
    OpenChat(ChatId, String),
    /// Export every update.
    OpenFeed,
    /// Put the dialog away; what is under way stops.
    Close,
    /// Ask where to, and begin.
    Begin(ExportTime),
    /// Stop.
    Stop,
    /// Open the finished file with the program that the desktop has for it.
    OpenFile,
}

/// When and where an export is made: what a range of dates is held against.
#[derive(Clone, Debug)]
pub struct ExportTime {
    /// Now, milliseconds since the Unix epoch.
    pub now: UnixMillis,
    /// The time zone of dates and times.
    pub zone: TimeZone,
    /// The language of a page.
    pub language: Language,
}

/// Which rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Range {
    #[default]
    All,
    Week,
    Month,
    /// Between the two dates in the fields, both included.
    Dates,
}

/// What a finished export came to.
enum Outcome {
    Written(u64, PathBuf),
    Stopped,
    Failed(ExportError),
}

struct Job {
    progress: Arc<Progress>,
    file: PathBuf,
    work: Request<Result<u64, ExportError>>,
}

impl Drop for Job {
    /// Nobody waits for it any more.
    fn drop(&mut self) {
        self.progress.cancelled.store(true, Ordering::Relaxed);
    }
}

struct Form {
    scope: Scope,
    name: String,
    format: Format,
    range: Range,
    from: String,
    until: String,
    job: Option<Job>,
    outcome: Option<Outcome>,
    /// Why no program opened the finished file, in the system's words.
    not_opened: Option<String>,
}

/// The dialog.
#[derive(Default)]
pub struct Export {
    form: Option<Form>,
    question: FileQuestion,
    time: Option<ExportTime>,
    opening: Request<Option<String>>,
}

impl Export {
    /// Takes in what the background brought, and begins once there is a place. Once a frame.
    pub fn update(&mut self, engine: &Engine, tasks: &Tasks) {
        self.question.update(tasks);
        let Some(form) = &mut self.form else { return };
        if let Some(trouble) = self.opening.take() {
            form.not_opened = trouble;
        }
        if let (Some(place), Some(time)) = (self.question.take(), &self.time) {
            form.begin(place, time, engine, tasks);
        }
        if let Some(result) = form.job.as_mut().and_then(|job| job.work.take())
            && let Some(job) = form.job.take()
        {
            form.outcome = Some(match result {
                Ok(rows) => Outcome::Written(rows, job.file.clone()),
                Err(ExportError::Cancelled) => Outcome::Stopped,
                Err(error) => Outcome::Failed(error),
            });
        }
    }

    /// Whether nothing is under way.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.form.as_ref().is_none_or(|form| form.job.is_none())
    }

    /// Carries out what the person did.
    pub fn handle(&mut self, action: ExportAction, tasks: &Tasks) {
        match action {
            ExportAction::OpenChat(chat, name) => self.open(Scope::Chat(chat), name),
            ExportAction::OpenFeed => self.open(Scope::Feed, String::new()),
            ExportAction::Close => *self = Self::default(),
            ExportAction::Begin(time) => {
                if let Some(form) = &mut self.form {
                    form.outcome = None;
                    form.not_opened = None;
                    let kind =
                        FileKind { name: format_name(form.format), extension: form.format.extension() };
                    self.question.save(form.file_name(&time), Some(kind), tasks);
                    self.time = Some(time);
                }
            }
            ExportAction::Stop => {
                if let Some(job) = self.form.as_ref().and_then(|form| form.job.as_ref()) {
                    job.progress.cancelled.store(true, Ordering::Relaxed);
                }
            }
            ExportAction::OpenFile => {
                if let Some(Outcome::Written(_, file)) =
                    self.form.as_ref().and_then(|form| form.outcome.as_ref())
                {
                    let file = file.clone();
                    self.opening.start_blocking(tasks, move || {
                        let opened = open::that_detached(file);
                        opened.err().map(|error| widgets::one_line(&error.to_string(), 160).into_owned())
                    });
                }
            }
        }
    }

    fn open(&mut self, scope: Scope, name: String) {
        *self = Self::default();
        self.form = Some(Form {
            scope,
            name,
            format: Format::default(),
            range: Range::default(),
            from: String::new(),
            until: String::new(),
            job: None,
            outcome: None,
            not_opened: None,
        });
    }
}

impl Form {
    /// The times between which rows are wanted; `None` when a date cannot be read.
    fn bounds(&self, time: &ExportTime) -> Option<(Option<UnixMillis>, Option<UnixMillis>)> {
        let today = || {
            let now = Timestamp::from_millisecond(time.now).unwrap_or_default();
            now.to_zoned(time.zone.clone()).date()
        };
        let start = |day: Date| Some(day.to_zoned(time.zone.clone()).ok()?.timestamp().as_millisecond());
        let ago = |days: i64| start(today().checked_sub(Span::new().days(days)).ok()?);
        match self.range {
            Range::All => Some((None, None)),
            Range::Week => Some((Some(ago(6)?), None)),
            Range::Month => Some((Some(ago(29)?), None)),
            Range::Dates => {
                let date = |text: &str| match text.trim() {
                    "" => Some(None),
                    text => text.parse::<Date>().ok().map(Some),
                };
                let (from, until) = (date(&self.from)?, date(&self.until)?);
                if from.zip(until).is_some_and(|(from, until)| until < from) {
                    return None;
                }
                let after = |day: Date| start(day.tomorrow().ok()?);
                let from = match from {
                    Some(day) => Some(start(day)?),
                    None => None,
                };
                let until = match until {
                    Some(day) => Some(after(day)?),
                    None => None,
                };
                Some((from, until))
            }
        }
    }

    /// The name that is proposed for the file.
    fn file_name(&self, time: &ExportTime) -> String {
        let now = Timestamp::from_millisecond(time.now).unwrap_or_default().to_zoned(time.zone.clone());
        let what = match self.scope {
            Scope::Chat(chat) => format!("chat-{}", chat.0),
            Scope::Feed => "feed".to_owned(),
        };
        format!("{what}-{}.{}", now.strftime("%Y%m%d"), self.format.extension())
    }

    fn begin(&mut self, place: Place, time: &ExportTime, engine: &Engine, tasks: &Tasks) {
        let Some((from, until)) = self.bounds(time) else { return };
        let language = time.language;
        let title = match self.scope {
            Scope::Chat(_) => self.name.clone(),
            Scope::Feed => language.t(Text::RoomFeed).to_owned(),
        };
        let order = Order {
            scope: self.scope,
            format: self.format,
            from,
            until,
            zone: time.zone.clone(),
            title,
            language: language.tag(),
            translate: Arc::new(move |word| page_word(word, language)),
            file: place.file.clone(),
            replace: place.replace,
        };
        let progress = Arc::new(Progress::default());
        let (store, client) = (engine.store().clone(), engine.client().clone());
        let mut work = Request::default();
        work.start_blocking(tasks, {
            let progress = Arc::clone(&progress);
            move || export::write(&store, &order, |text| client.redacted(text), &progress)
        });
        self.outcome = None;
        self.job = Some(Job { progress, file: place.file, work });
    }
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::JsonLines => "JSON Lines",
        Format::Csv => "CSV",
        Format::Html => "HTML",
    }
}

/// A word of the exported page in the person's language.
fn page_word(word: &'static str, language: Language) -> String {
    let text = match word {
        "own" => Text::SelfName,
        "edited" => Text::Edited,
        "deleted" => Text::ExportDeleted,
        "photo" => Text::Photo,
        "video" => Text::Video,
        "document" => Text::Document,
        "joined" => Text::ExportJoined,
        "left" => Text::ExportLeft,
        "pinned" => Text::Pinned,
        "unknown" => Text::UnknownMessage,
        "queued" => Text::StateQueued,
        "sending" => Text::StateSending,
        "failed" => Text::StateFailed,
        _ => return word.to_owned(),
    };
    language.t(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Sunday, 22 November 2026, 16:00 UTC.
    const NOW: i64 = 1_795_363_200_000;
    const DAY: i64 = 86_400_000;

    fn bounds(range: Range, from: &str, until: &str) -> Option<(Option<i64>, Option<i64>)> {
        let mut export = Export::default();
        export.open(Scope::Feed, String::new());
        let form = export.form.as_mut()?;
        (form.range, form.from, form.until) = (range, from.to_owned(), until.to_owned());
        form.bounds(&ExportTime { now: NOW, zone: TimeZone::UTC, language: Language::English })
    }

    #[test]
    fn a_range_begins_and_ends_with_whole_days() {
        let midnight = NOW - 16 * 3_600_000;
        assert_eq!(bounds(Range::All, "", ""), Some((None, None)));
        assert_eq!(bounds(Range::Week, "", ""), Some((Some(midnight - 6 * DAY), None)));
        let day = bounds(Range::Dates, "2026-11-22", "2026-11-22");
        assert_eq!(day, Some((Some(midnight), Some(midnight + DAY))), "both days are in it");
        assert_eq!(bounds(Range::Dates, "", "2026-11-21"), Some((None, Some(midnight))));
    }

    #[test]
    fn what_is_no_range_is_none() {
        for (from, until) in [("soon", ""), ("2026-02-30", ""), ("2026-11-22", "2026-11-21")] {
            assert_eq!(bounds(Range::Dates, from, until), None, "{from} {until}");
        }
    }
}
