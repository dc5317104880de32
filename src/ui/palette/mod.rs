//! The command palette: chats, rooms and actions, found by a few letters.

mod entries;
mod fuzzy;
mod view;

pub use entries::{Entry, Part, Where, entries};
pub use view::PaletteView;

use crate::api::ChatId;
use crate::i18n::Language;
use crate::store::{ChatFilter, ChatRow, Store, StoreError};

use super::action::Action;
use super::chat_list::chat_name;
use super::icons::Icon;
use super::request::{Request, Tasks};
use super::widgets;

/// Chats that are read for one search.
const CHATS: usize = 100;
/// Chats that are shown of them.
const CHATS_SHOWN: usize = 8;
/// Of the most recent chats, while nothing is typed.
const RECENT_SHOWN: usize = 5;
/// The longest list.
const MOST_SHOWN: usize = 60;

/// A palette that is open.
#[derive(Default)]
pub struct CommandPalette {
    typed: String,
    selected: usize,
    /// The keyboard was given to the field.
    has_keyboard: bool,
    scroll_to_selected: bool,
    /// The most recent chats: near at hand, and found by letters that only nearly fit.
    recent: Vec<ChatRow>,
    recent_asked: bool,
    recent_request: Request<Result<Vec<ChatRow>, StoreError>>,
    /// What the store found for what was typed.
    chats: Vec<ChatRow>,
    /// What is to be searched for next.
    wanted: Option<String>,
    request: Request<Result<Vec<ChatRow>, StoreError>>,
}

/// A line of the list.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was found.
    pub entry: Entry,
    /// The chat, for its avatar.
    pub chat: Option<(ChatId, String)>,
    /// Indexes of the characters of its name that were meant.
    pub hits: Vec<usize>,
    score: i32,
}

impl CommandPalette {
    /// Takes finished reads in and starts the next. Once a frame.
    pub fn update(&mut self, store: &Store, tasks: &Tasks) {
        let read = |request: &mut Request<_>, text: String| {
            let (store, filter) = (store.clone(), ChatFilter { text, ..ChatFilter::default() });
            request.start_blocking(tasks, move || store.chats(&filter, CHATS));
        };
        if !std::mem::replace(&mut self.recent_asked, true) {
            read(&mut self.recent_request, String::new());
        }
        match self.wanted.take() {
            Some(text) if text.is_empty() => {
                self.request.cancel();
                self.chats.clear();
            }
            Some(text) => read(&mut self.request, text),
            None => {}
        }
        for (request, rows) in
            [(&mut self.recent_request, &mut self.recent), (&mut self.request, &mut self.chats)]
        {
            match request.take() {
                Some(Ok(found)) => *rows = found,
                Some(Err(error)) => tracing::error!(%error, "the chats could not be read"),
                None => {}
            }
        }
    }

    /// Whether nothing is under way.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.wanted.is_none() && !self.recent_request.is_running() && !self.request.is_running()
    }

    fn typing(&mut self) {
        self.selected = 0;
        self.scroll_to_selected = true;
        self.wanted = Some(self.typed.trim().to_owned());
    }

    /// What fits, the best first; without anything typed, what is near at hand, in its parts.
    #[must_use]
    pub fn found(&self, entries: Vec<Entry>, language: Language) -> Vec<Found> {
        let typed = self.typed.trim();
        let mut found = self.found_chats(language);
        for entry in entries {
            let fits = if typed.is_empty() {
                (entry.part != Part::Methods).then(|| fuzzy::Fit { score: 0, hits: Vec::new() })
            } else {
                fuzzy::fit(typed, &entry.name).or_else(|| {
                    // Nothing of the shown name was meant.
                    let fit = fuzzy::fit(typed, &entry.english)?;
                    Some(fuzzy::Fit { hits: Vec::new(), ..fit })
                })
            };
            if let Some(fit) = fits {
                // Of two that fit equally, a method is rarely what was meant.
                let score = fit.score - if entry.part == Part::Methods { 4 } else { 0 };
                found.push(Found { entry, chat: None, hits: fit.hits, score });
            }
        }
        if typed.is_empty() {
            found.sort_by_key(|found| found.entry.part);
        } else {
            found.sort_by_key(|found| std::cmp::Reverse(found.score));
        }
        found.truncate(MOST_SHOWN);
        found
    }

    fn found_chats(&self, language: Language) -> Vec<Found> {
        let typed = self.typed.trim();
        let known = |row: &&ChatRow| self.chats.iter().any(|other| other.chat_id == row.chat_id);
        let near = self.recent.iter().filter(|row| !known(row)).map(|row| (row, typed.is_empty()));
        let rows = self.chats.iter().map(|row| (row, true)).chain(near);
        let mut found: Vec<Found> = rows
            .filter_map(|(row, by_store)| {
                let name = widgets::display_name(&chat_name(row, language)).into_owned();
                let fit = fuzzy::fit(typed, &name);
                let by_username = row.username.as_deref().and_then(|username| fuzzy::fit(typed, username));
                let id = row.chat_id.to_string();
                // The store also knows names that somebody had before.
                let score = match (&fit, by_username) {
                    (Some(fit), _) => fit.score + 2,
                    (None, Some(fit)) => fit.score,
                    (None, None) if by_store || id == typed => 0,
                    (None, None) => return None,
                };
                let hits = fit.map(|fit| fit.hits).unwrap_or_default();
                let entry = Entry {
                    part: Part::Chats,
                    icon: Icon::Chats,
                    english: row.username.as_deref().map_or(id, |username| format!("@{username}")),
                    shortcut: None,
                    actions: vec![Action::OpenChat(row.chat_id)],
                    name: name.clone(),
                };
                Some(Found { entry, chat: Some((row.chat_id, name)), hits, score })
            })
            .collect();
        if typed.is_empty() {
            found.truncate(RECENT_SHOWN);
        } else {
            found.sort_by_key(|found| std::cmp::Reverse(found.score));
            found.truncate(CHATS_SHOWN);
        }
        found
    }
}
