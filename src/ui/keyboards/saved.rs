//! Keyboards that are kept, as the screen knows them.

use std::collections::VecDeque;

use crate::api::Keyboard;
use crate::i18n::Language;
use crate::store::{MAX_KEPT_NAME, MAX_KEYBOARDS, SavedKeyboard, Store, StoreError};
use crate::ui::request::{Request, Tasks};

enum Step {
    Read,
    Keep(SavedKeyboard),
    Forget(String),
}

/// The kept keyboards. What is done to them is written in order.
#[derive(Default)]
pub struct Saved {
    list: Vec<SavedKeyboard>,
    /// How they are sorted.
    language: Language,
    steps: VecDeque<Step>,
    work: Request<Result<Vec<SavedKeyboard>, StoreError>>,
    forgotten: Option<SavedKeyboard>,
    problem: Option<StoreError>,
}

impl Saved {
    /// They are about to be shown.
    pub fn open(&mut self) {
        self.forgotten = None;
        self.steps.push_back(Step::Read);
    }

    /// All of them, by name.
    pub fn list(&self) -> &[SavedKeyboard] {
        &self.list
    }

    /// The one that was forgotten last, as long as it can come back.
    pub fn forgotten(&self) -> Option<&SavedKeyboard> {
        self.forgotten.as_ref()
    }

    /// Why the store refused, if it did.
    pub fn problem(&self) -> Option<&StoreError> {
        self.problem.as_ref()
    }

    /// Whether there is one of this name.
    pub fn has(&self, name: &str) -> bool {
        self.list.iter().any(|saved| saved.name == name)
    }

    /// Whether one of this name can be kept.
    pub fn has_room(&self, name: &str) -> bool {
        let length = name.chars().count();
        (1..=MAX_KEPT_NAME).contains(&length) && (self.has(name) || self.list.len() < MAX_KEYBOARDS)
    }

    /// Keeps one, in place of another of the same name.
    pub fn keep(&mut self, name: String, keyboard: Keyboard) {
        if self.has_room(&name) && !keyboard.is_empty() {
            self.forgotten = None;
            self.steps.push_back(Step::Keep(SavedKeyboard { name, keyboard }));
        }
    }

    /// Forgets one.
    pub fn forget(&mut self, name: &str) {
        self.forgotten = self.list.iter().find(|saved| saved.name == name).cloned();
        self.steps.push_back(Step::Forget(name.to_owned()));
    }

    /// Brings back the one that was forgotten last.
    pub fn unforget(&mut self) {
        self.steps.extend(self.forgotten.take().map(Step::Keep));
    }

    /// Sorts names as this language does.
    pub fn speak(&mut self, language: Language) {
        if std::mem::replace(&mut self.language, language) != language {
            self.sort();
        }
    }

    fn sort(&mut self) {
        let language = self.language;
        self.list.sort_by_cached_key(|saved| language.sort_key(&saved.name));
    }

    /// Takes finished work in and begins what waits.
    pub fn update(&mut self, store: &Store, tasks: &Tasks) {
        match self.work.take() {
            Some(Ok(list)) => {
                self.list = list;
                self.sort();
                self.problem = None;
            }
            Some(Err(error)) => self.problem = Some(error),
            None => {}
        }
        if self.work.is_running() {
            return;
        }
        let Some(step) = self.steps.pop_front() else {
            return;
        };
        let store = store.clone();
        self.work.start(tasks, async move {
            match step {
                Step::Read => {}
                Step::Keep(saved) => store.save_keyboard(saved).await?,
                Step::Forget(name) => store.forget_keyboard(name).await?,
            }
            let read = tokio::task::spawn_blocking(move || store.saved_keyboards());
            read.await.unwrap_or(Err(StoreError::Closed))
        });
    }

    /// Whether nothing is under way.
    pub fn is_settled(&self) -> bool {
        !self.work.is_running() && self.steps.is_empty()
    }
}
