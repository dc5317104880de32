//! The chats that wrote to the bot.
//!
//! | part | its job |
//! |---|---|
//! | `view` | the field, the rows of chats and of hits, empty states |
//! | `filters` | the sets above the list |
//! | `menu` | what can be done with a chat |
//! | `passing` | what is said below the list, with a way back |
//! | `words` | chats and messages in one line |

mod filters;
pub mod menu;
mod passing;
mod view;
mod words;

use std::collections::HashSet;
use std::sync::Arc;

use crate::api::ChatId;
use crate::i18n::Language;
use crate::store::{ChatCounts, ChatFilter, ChatFlag, ChatRow, ChatSet, Label, SendState, Store, StoreError};

use super::request::{Request, Tasks};

pub use passing::{Passing, PassingText, WayBack};
pub use view::ChatListView;
pub use words::{body_line, chat_name, kind_name, name_of};

/// What is done with chats of the list.
#[derive(Clone, Debug)]
pub enum ListAction {
    /// Set a flag on a chat, or take it away.
    Flag(ChatId, ChatFlag, bool),
    /// A chat counts as read.
    Read(ChatId),
    /// Take back what was done last.
    Undo,
    /// Put away what is said below the list.
    Dismiss,
    /// Open the next chat that was not read or not answered.
    NextWaiting,
    /// Show all chats that a search found.
    AllFound,
    /// The keyboard goes so many rows down in what a search found.
    Walk(i32),
}

/// Chats read at first, and more with every scroll to the end.
const STEP: usize = 200;

/// Unsent messages looked through for chats in trouble.
const MOST_UNSENT: usize = 500;

/// What one read of the store brings.
struct Fresh {
    rows: Vec<ChatRow>,
    counts: ChatCounts,
    open: Option<ChatRow>,
    trouble: HashSet<ChatId>,
    labels: Arc<[Label]>,
}

/// What the list shows first, read while the bot is connected: the first frame with the bot has its
/// chats.
pub struct FirstChats {
    rows: Vec<ChatRow>,
    counts: ChatCounts,
}

impl FirstChats {
    /// Blocking.
    pub fn read(store: &Store) -> Result<Self, StoreError> {
        Ok(Self { rows: store.chats(&ChatFilter::default(), STEP)?, counts: store.chat_counts()? })
    }
}

/// The chat list.
pub struct ChatList {
    filter: ChatFilter,
    rows: Vec<ChatRow>,
    counts: ChatCounts,
    limit: usize,
    open: Option<ChatId>,
    open_row: Option<ChatRow>,
    /// Chats in which something of ours failed or is in doubt.
    trouble: HashSet<ChatId>,
    changed: bool,
    loaded: bool,
    request: Request<Result<Fresh, StoreError>>,
    /// All labels, by their names.
    labels: Arc<[Label]>,
    /// How they are sorted.
    language: Language,
    /// What stands in the field.
    search: String,
    /// The only chat that is searched.
    scope: Option<(ChatId, String)>,
    /// All chats that were found are shown, and not only the first.
    all_found: bool,
    /// What the arrow keys of the field are on, counted over chats and hits.
    cursor: Option<usize>,
    scroll_to_cursor: bool,
    /// The row that the arrow keys are on, or the first, is to be opened as soon as it is known.
    enter: bool,
    /// The keyboard goes to the field.
    wants_field: bool,
    /// What is said below the list.
    pub passing: Option<Passing>,
    /// The open chat was chosen: bring its row into view.
    scroll_to_open: bool,
    /// How far the list is scrolled, and how high its view is.
    view: (f32, f32),
}

impl ChatList {
    /// The list of a store, which is asked unless it was before.
    pub fn new(first: Option<FirstChats>, store: &Store, tasks: &Tasks) -> Self {
        let mut list = Self {
            filter: ChatFilter::default(),
            rows: Vec::new(),
            counts: ChatCounts::default(),
            limit: STEP,
            open: None,
            open_row: None,
            trouble: HashSet::new(),
            changed: false,
            loaded: false,
            request: Request::default(),
            labels: Arc::default(),
            language: Language::default(),
            search: String::new(),
            scope: None,
            all_found: false,
            cursor: None,
            scroll_to_cursor: false,
            enter: false,
            wants_field: false,
            passing: None,
            scroll_to_open: false,
            view: (0.0, 0.0),
        };
        match first {
            Some(FirstChats { rows, counts }) => {
                list.rows = rows;
                list.counts = counts;
                list.loaded = true;
                // Labels, and who is in trouble, come after the first frame.
                list.changed = true;
            }
            None => list.ask(store, tasks),
        }
        list
    }

    /// Something in it has changed.
    pub fn changed(&mut self) {
        self.changed = true;
    }

    /// The rows, most recent first.
    #[must_use]
    pub fn rows(&self) -> &[ChatRow] {
        &self.rows
    }

    /// Whether the first answer has come.
    #[must_use]
    pub fn is_loaded(&self) -> bool {
        self.loaded
    }

    /// How many chats each set holds.
    #[must_use]
    pub fn counts(&self) -> ChatCounts {
        self.counts
    }

    /// A chat, if it is in the list.
    #[must_use]
    pub fn row(&self, chat: ChatId) -> Option<&ChatRow> {
        self.rows.iter().find(|row| row.chat_id == chat)
    }

    /// Which chat is open beside the list; it is kept up to date even when the filter hides it.
    pub fn set_open(&mut self, chat: Option<ChatId>) {
        self.open = chat;
        self.scroll_to_open = true;
        self.changed = true;
    }

    /// Whether nobody has written to the bot, as far as is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let put_away = self.counts.archived > 0;
        self.loaded && self.rows.is_empty() && !put_away && self.filter == ChatFilter::default()
    }

    /// The open chat's row, when it was read anew.
    pub fn take_open_row(&mut self) -> Option<ChatRow> {
        self.open_row.take()
    }

    /// Shows other chats.
    pub fn set_filter(&mut self, filter: ChatFilter) {
        self.search.clone_from(&filter.text);
        self.filter = filter;
        self.limit = STEP;
        self.all_found = false;
        self.cursor = None;
        self.changed = true;
    }

    /// Which chats are shown.
    #[must_use]
    pub fn filter(&self) -> &ChatFilter {
        &self.filter
    }

    /// All labels, by their names.
    #[must_use]
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The same, to keep while the list changes.
    #[must_use]
    pub fn labels_shared(&self) -> Arc<[Label]> {
        Arc::clone(&self.labels)
    }

    /// The only chat that is searched, if it is only one.
    #[must_use]
    pub fn scope(&self) -> Option<ChatId> {
        self.scope.as_ref().map(|(chat, _)| *chat)
    }

    /// Searches in one chat, or in all.
    pub fn set_scope(&mut self, scope: Option<(ChatId, String)>) {
        self.scope = scope;
        self.cursor = None;
        self.wants_field = true;
    }

    /// Whether something is looked for, or about to be.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        !self.search.is_empty() || self.scope.is_some()
    }

    /// Shows all chats that were found.
    pub fn show_all_found(&mut self) {
        self.all_found = true;
    }

    /// The arrow keys of the field go to another row of what was found: of the chats that are shown,
    /// and of so many hits.
    pub fn walk(&mut self, step: i32, hits: usize) {
        let chats = match (&self.scope, self.all_found || self.search.trim().is_empty()) {
            (Some(_), _) => 0,
            (None, true) => self.rows.len(),
            (None, false) => self.rows.len().min(view::FIRST_FOUND),
        };
        let last = (chats + hits) as i64 - 1;
        let next = self.cursor.map_or(i64::from(step.min(1) - 1), |at| at as i64 + i64::from(step));
        self.cursor = usize::try_from(next.min(last)).ok();
        self.scroll_to_cursor = true;
    }

    /// Puts the search away.
    pub fn end_search(&mut self) {
        self.scope = None;
        self.set_filter(ChatFilter { text: String::new(), only: self.filter.only });
    }

    /// Reads more of a long list.
    pub fn more(&mut self) {
        if self.rows.len() >= self.limit {
            self.limit += STEP;
            self.changed = true;
        }
    }

    /// The chat `step` places below `open`.
    #[must_use]
    pub fn neighbour(&self, open: Option<ChatId>, step: i32) -> Option<ChatId> {
        let at = open.and_then(|open| self.rows.iter().position(|row| row.chat_id == open));
        let index = match at {
            Some(at) => at as i64 + i64::from(step),
            None => 0,
        };
        self.rows.get(usize::try_from(index).ok()?).map(|row| row.chat_id)
    }

    /// Takes a finished read in and starts the next. Once a frame.
    pub fn update(&mut self, store: &Store, tasks: &Tasks) {
        match self.request.take() {
            Some(Ok(fresh)) => {
                self.rows = fresh.rows;
                self.counts = fresh.counts;
                self.open_row = fresh.open;
                self.trouble = fresh.trouble;
                self.labels = fresh.labels;
                self.forget_removed_label();
                self.loaded = true;
            }
            Some(Err(error)) => tracing::error!(%error, "the chat list could not be read"),
            None => {}
        }
        if self.passing.as_ref().is_some_and(|passing| passing.due().is_zero()) {
            self.passing = None;
        }
        if self.changed && !self.request.is_running() {
            self.changed = false;
            self.ask(store, tasks);
        }
    }

    /// Sorts names as this language does.
    pub fn speak(&mut self, language: Language) {
        self.changed |= std::mem::replace(&mut self.language, language) != language;
    }

    fn ask(&mut self, store: &Store, tasks: &Tasks) {
        let (store, filter, limit, open) = (store.clone(), self.filter.clone(), self.limit, self.open);
        let language = self.language;
        self.request.start_blocking(tasks, move || {
            let open = open.map(|chat| store.chat(chat)).transpose()?.flatten();
            let unsent = store.outbox_open(MOST_UNSENT)?.into_iter();
            let trouble = unsent
                .filter(|item| matches!(item.status.state, SendState::Failed | SendState::Unknown))
                .map(|item| item.chat_id)
                .collect();
            let (rows, counts) = (store.chats(&filter, limit)?, store.chat_counts()?);
            let mut labels = store.labels()?;
            labels.sort_by_cached_key(|label| language.sort_key(&label.name));
            Ok(Fresh { rows, counts, open, trouble, labels: labels.into() })
        });
    }

    /// The label that the list shows may be gone.
    fn forget_removed_label(&mut self) {
        if let ChatSet::Label(id) = self.filter.only
            && self.labels.iter().all(|label| label.id != id)
        {
            self.set_filter(ChatFilter { text: self.filter.text.clone(), only: ChatSet::All });
        }
    }

    /// When the passing note goes.
    #[must_use]
    pub fn passing_due(&self) -> Option<std::time::Duration> {
        self.passing.as_ref().map(Passing::due)
    }

    /// Whether what was asked for is there.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.loaded && !self.changed && !self.request.is_running()
    }
}
