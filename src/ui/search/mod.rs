//! Search through all messages: what is looked for, what was found, and more of it.
//!
//! The view of it is part of the chat list: one field finds people and what they said.

mod view;

use std::sync::Arc;

use crate::api::ChatId;
use crate::store::{Hit, SearchStop, Seq, Store, StoreError, WordSearch};

use super::request::{Request, Tasks};

pub use view::HitView;

/// Hits in one page.
const PAGE: usize = 50;

/// What a person does about a search.
#[derive(Clone, Debug)]
pub enum SearchAction {
    /// Begin to search in all chats, or in the open one.
    Begin {
        /// Only in the open chat.
        here: bool,
    },
    /// Search in all chats instead of one.
    Everywhere,
    /// Put the search away.
    End,
    /// Show a message that was found in its conversation.
    Go(ChatId, Seq),
    /// Older messages.
    More,
}

/// One page that was read: for what, whether it is the first, and what was found.
type Page = (WordSearch, bool, Result<Vec<Hit>, StoreError>);

/// A search through messages.
#[derive(Default)]
pub struct Search {
    wanted: WordSearch,
    hits: Vec<Hit>,
    /// There are no older ones.
    complete: bool,
    /// The hits are those of what is wanted.
    loaded: bool,
    problem: Option<StoreError>,
    request: Request<Page>,
    stop: Arc<SearchStop>,
    shown: Option<Seq>,
}

impl Search {
    /// Looks for something else from now on; what was looked for before is given up.
    pub fn look_for(&mut self, wanted: WordSearch, store: &Store, tasks: &Tasks) {
        if wanted == self.wanted {
            return;
        }
        self.stop.stop();
        self.request.cancel();
        self.wanted = wanted;
        self.loaded = false;
        self.problem = None;
        if self.wanted.text.trim().is_empty() {
            self.hits.clear();
            self.shown = None;
            return;
        }
        self.ask(None, store, tasks);
    }

    /// Whether something is looked for.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !self.wanted.text.trim().is_empty()
    }

    /// What was found, the newest first. While other words are being looked for it is what was found
    /// before, so that nothing jumps.
    #[must_use]
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// Whether the hits are those of the words that stand in the field.
    #[must_use]
    pub fn is_loaded(&self) -> bool {
        self.loaded
    }

    /// Why nothing could be read.
    #[must_use]
    pub fn problem(&self) -> Option<&StoreError> {
        self.problem.as_ref()
    }

    /// The hit whose conversation was opened last.
    #[must_use]
    pub fn shown(&self) -> Option<Seq> {
        self.shown
    }

    /// This hit is shown beside the list.
    pub fn set_shown(&mut self, seq: Seq) {
        self.shown = Some(seq);
    }

    /// Reads older hits.
    pub fn more(&mut self, store: &Store, tasks: &Tasks) {
        if self.loaded
            && !self.complete
            && !self.request.is_running()
            && let Some(last) = self.hits.last()
        {
            self.ask(Some(last.seq), store, tasks);
        }
    }

    fn ask(&mut self, before: Option<Seq>, store: &Store, tasks: &Tasks) {
        self.stop = Arc::default();
        let (store, wanted, stop) = (store.clone(), self.wanted.clone(), Arc::clone(&self.stop));
        self.request.start_blocking(tasks, move || {
            let hits = store.hits(&wanted, before, PAGE, &stop);
            (wanted, before.is_none(), hits)
        });
    }

    /// Takes a finished read in. Once a frame.
    pub fn update(&mut self) {
        let Some((wanted, first, read)) = self.request.take() else {
            return;
        };
        if wanted != self.wanted {
            return;
        }
        self.loaded = true;
        match read {
            Ok(hits) => {
                self.complete = hits.len() < PAGE;
                if first {
                    self.hits = hits;
                } else {
                    self.hits.extend(hits);
                }
            }
            Err(error) => {
                tracing::error!(%error, "messages could not be searched");
                self.hits.clear();
                self.problem = Some(error);
            }
        }
    }

    /// Whether everything that was asked for is there.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.request.is_running()
    }
}
