//! The part of a long list that is in memory: some hundred rows around what is drawn.
//!
//! The store holds the history; this window asks it for pages at both ends as the person
//! scrolls and lets go of rows far away, so a million rows cost what a hundred cost.

use std::collections::HashMap;

use crate::store::{FeedRow, MessageRow, Page, Seq, Store, StoreError};

use super::request::{Request, Tasks};

/// Rows in one page.
const PAGE: usize = 80;
/// Rows kept; more are dropped at the end that is farther away.
const KEPT: usize = 320;

/// A row with a place in the journal.
pub trait Row: Send + 'static {
    /// Its place.
    fn seq(&self) -> Seq;
}

impl Row for MessageRow {
    fn seq(&self) -> Seq {
        self.seq
    }
}

impl Row for FeedRow {
    fn seq(&self) -> Seq {
        self.seq
    }
}

/// How a window reads its pages.
pub type Source<R> = std::sync::Arc<dyn Fn(&Store, Page, usize) -> Result<Vec<R>, StoreError> + Send + Sync>;

/// What a finished read changed, for whoever keeps the scroll position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// All rows are other rows now; show this end or this row.
    Replaced(Focus),
    /// Rows were added or dropped at the ends; those that stayed keep their place on the screen.
    Grown,
}

/// Where to look in a replaced window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The newest row.
    End,
    /// One row.
    Row(Seq),
}

/// A window on the rows of one list.
pub struct RowWindow<R: Row> {
    source: Source<R>,
    rows: Vec<R>,
    at_start: bool,
    at_end: bool,
    loaded: bool,
    request: Request<(Page, Result<Vec<R>, StoreError>)>,
    newer_wanted: bool,
    follow: bool,
    problem: Option<String>,
}

impl<R: Row> RowWindow<R> {
    /// A window that begins with the newest rows.
    pub fn new(source: Source<R>, store: &Store, tasks: &Tasks) -> Self {
        let mut window = Self {
            source,
            rows: Vec::new(),
            at_start: false,
            at_end: true,
            loaded: false,
            request: Request::default(),
            newer_wanted: false,
            follow: true,
            problem: None,
        };
        window.ask(Page::Latest, store, tasks);
        window
    }

    /// The rows, oldest first.
    #[must_use]
    pub fn rows(&self) -> &[R] {
        &self.rows
    }

    /// Whether the first answer has come.
    #[must_use]
    pub fn is_loaded(&self) -> bool {
        self.loaded
    }

    /// Whether the newest row of the list is in it.
    #[must_use]
    pub fn at_end(&self) -> bool {
        self.at_end
    }

    /// Whether the oldest row of the list is in it.
    #[must_use]
    pub fn at_start(&self) -> bool {
        self.at_start
    }

    /// Whether a read is under way.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        self.request.is_running()
    }

    /// Why the last read failed.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }

    /// Reads the newest rows anew.
    pub fn show_latest(&mut self, store: &Store, tasks: &Tasks) {
        self.ask(Page::Latest, store, tasks);
    }

    /// Reads the rows around one.
    pub fn show_around(&mut self, seq: Seq, store: &Store, tasks: &Tasks) {
        self.ask(Page::Around(seq), store, tasks);
    }

    /// Whether the view stands at the end and wants to stay there. Then a burst larger than a page
    /// is not paged through: the window goes straight to the newest rows.
    pub fn set_follow(&mut self, follow: bool) {
        self.follow = follow;
    }

    /// The list has grown at its end: fetch it, if the end is what the window shows.
    pub fn newer_exist(&mut self) {
        self.newer_wanted = true;
    }

    /// The view has come near an end of the window: fetch the next page there.
    pub fn scrolled(&mut self, near_start: bool, near_end: bool, store: &Store, tasks: &Tasks) {
        if self.request.is_running() || self.problem.is_some() {
            return;
        }
        if near_start && !self.at_start {
            if let Some(first) = self.rows.first() {
                self.ask(Page::Before(first.seq()), store, tasks);
            }
        } else if near_end
            && !self.at_end
            && let Some(last) = self.rows.last()
        {
            self.ask(Page::After(last.seq()), store, tasks);
        }
    }

    /// Puts rows that were read anew into their places; drops those that are gone.
    pub fn refresh(&mut self, asked: &[Seq], fresh: Vec<R>) {
        let mut fresh: HashMap<Seq, R> = fresh.into_iter().map(|row| (row.seq(), row)).collect();
        self.rows.retain_mut(|row| match fresh.remove(&row.seq()) {
            Some(new) => {
                *row = new;
                true
            }
            None => !asked.contains(&row.seq()),
        });
    }

    /// Takes a finished read in and starts the one that waits. Once a frame.
    pub fn update(&mut self, store: &Store, tasks: &Tasks) -> Option<Change> {
        let change = self.request.take().and_then(|(page, answer)| match answer {
            Ok(rows) => {
                self.problem = None;
                if self.follow && matches!(page, Page::After(_)) && rows.len() >= PAGE {
                    self.ask(Page::Latest, store, tasks);
                    return None;
                }
                Some(self.take_in(page, rows))
            }
            Err(error) => {
                tracing::error!(%error, "a page could not be read");
                self.problem = Some(error.to_string());
                None
            }
        });
        if self.newer_wanted && !self.request.is_running() {
            self.newer_wanted = false;
            if self.at_end {
                let page = self.rows.last().map_or(Page::Latest, |last| Page::After(last.seq()));
                self.ask(page, store, tasks);
            }
        }
        change
    }

    fn ask(&mut self, page: Page, store: &Store, tasks: &Tasks) {
        let (source, store) = (self.source.clone(), store.clone());
        self.problem = None;
        self.request.start_blocking(tasks, move || (page, source(&store, page, PAGE)));
    }

    fn take_in(&mut self, page: Page, rows: Vec<R>) -> Change {
        let full = rows.len() >= PAGE;
        self.loaded = true;
        match page {
            Page::Latest => {
                self.at_start = !full;
                self.at_end = true;
                self.rows = rows;
                Change::Replaced(Focus::End)
            }
            Page::Around(seq) => {
                self.at_start = false;
                self.at_end = false;
                self.rows = rows;
                Change::Replaced(Focus::Row(seq))
            }
            Page::Before(_) => {
                self.at_start = !full;
                self.rows.splice(0..0, rows);
                if self.rows.len() > KEPT {
                    self.rows.truncate(KEPT);
                    self.at_end = false;
                }
                Change::Grown
            }
            Page::After(_) => {
                self.at_end = !full;
                self.rows.extend(rows);
                if self.rows.len() > KEPT {
                    self.rows.drain(..self.rows.len() - KEPT);
                    self.at_start = false;
                }
                Change::Grown
            }
        }
    }
}
