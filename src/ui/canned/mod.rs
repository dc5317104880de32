//! Canned replies: kept texts that are found by a short name and put into what is being written.

mod ask_view;
mod edit_view;
mod exchange;
mod exchange_view;
mod fields;
mod insert;
mod list_view;
mod popup;
mod suggest;
mod words;

use std::collections::VecDeque;
use std::ops::Range;

use egui::text::{CCursor, CCursorRange, CharIndex};
use egui::{Context, TextEdit, Ui};

use crate::api::{ChatKind, Keyboard};
use crate::engine::file::FileProblem;
use crate::i18n::{Language, Text};
use crate::store::{CannedChange, CannedReply, MAX_CANNED, Store, StoreError, canned_name};

use super::action::Action;
use super::composer_view;
use super::conversation::Conversation;
use super::file_dialog::{FileChoice, FileKind, FileQuestion};
use super::request::{Request, Tasks};
use super::widgets::Dialog;

use exchange::{Entry, FileFault, Outcome};
use popup::Popup;

/// What a person did with canned replies.
#[derive(Clone, Debug)]
pub enum CannedAction {
    /// Show all of them.
    Open,
    /// Put the dialog away.
    Close,
    /// Go back to the list.
    Back,
    /// Write a new one, perhaps from what stands in the composer.
    New {
        /// Begin with the present text.
        from_message: bool,
    },
    /// Change the one of this name.
    Edit(String),
    /// Keep what is being edited.
    Keep,
    /// Forget the one of this name.
    Remove(String),
    /// Keep the one again that was forgotten last.
    Unremove,
    /// Use the one of this name.
    Insert {
        /// Its name.
        name: String,
        /// The characters of the composer that it replaces; the selection if there are none.
        at: Option<Range<usize>>,
    },
    /// The questions are answered.
    Answered,
    /// Take replies from a file.
    Import,
    /// Ask for a file: to take replies from, or to go along with the one that is written.
    Choose,
    /// Take what the file holds.
    TakeImport,
}

/// What the dialog shows.
enum Page {
    /// All of them.
    List {
        search: String,
    },
    /// One of them.
    Edit(Box<Edit>),
    /// The questions of one that is used.
    Ask(Ask),
    Import {
        report: Option<Result<Vec<Entry>, FileFault>>,
    },
}

/// A reply that is being written.
struct Edit {
    /// The name it has in the store; `None` for a new one.
    was: Option<String>,
    name: String,
    reply: CannedReply,
    initial: (String, CannedReply),
    file_problem: Option<FileProblem>,
    asks_to_leave: bool,
    wants_focus: bool,
}

impl Edit {
    fn new(was: Option<String>, reply: CannedReply) -> Self {
        let name = reply.name.clone();
        let initial = (name.clone(), reply.clone());
        Self { was, name, reply, initial, file_problem: None, asks_to_leave: false, wants_focus: true }
    }

    fn is_changed(&self) -> bool {
        (&self.name, &self.reply) != (&self.initial.0, &self.initial.1)
    }
}

/// A reply that waits for answers.
struct Ask {
    reply: CannedReply,
    at: Option<Range<usize>>,
    /// Questions and answers so far.
    answers: Vec<(String, String)>,
    wants_focus: bool,
    /// Enter was pressed in a field.
    entered: bool,
}

/// The canned replies of a bot, and what is being done with them.
pub struct Canned {
    replies: Vec<CannedReply>,
    /// How they are sorted.
    language: Language,
    /// Changes that wait to be stored, in order.
    changes: VecDeque<Vec<CannedChange>>,
    work: Request<Result<Vec<CannedReply>, StoreError>>,
    problem: Option<StoreError>,
    removed: Option<CannedReply>,
    page: Option<Page>,
    /// The file to import.
    question: FileQuestion,
    report: Request<Result<Vec<Entry>, FileFault>>,
    /// The file that goes along.
    choice: FileChoice,
    popup: Popup,
}

impl Canned {
    /// Begins to read them.
    pub fn new(store: &Store, tasks: &Tasks) -> Self {
        let mut canned = Self {
            replies: Vec::new(),
            language: Language::default(),
            changes: VecDeque::from([Vec::new()]),
            work: Request::default(),
            problem: None,
            removed: None,
            page: None,
            question: FileQuestion::default(),
            report: Request::default(),
            choice: FileChoice::default(),
            popup: Popup::default(),
        };
        canned.begin_change(store, tasks);
        canned
    }

    /// Whether nothing is under way.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.work.is_running()
            && self.changes.is_empty()
            && !self.report.is_running()
            && !self.choice.is_running()
    }

    /// Takes finished work in and begins what waits. Once a frame.
    pub fn update(&mut self, store: &Store, tasks: &Tasks) {
        match self.work.take() {
            Some(Ok(replies)) => {
                self.replies = replies;
                self.sort();
                self.problem = None;
            }
            Some(Err(error)) => self.problem = Some(error),
            None => {}
        }
        self.take_files(tasks);
        if !self.work.is_running() {
            self.begin_change(store, tasks);
        }
    }

    /// Sorts names as this language does.
    pub fn speak(&mut self, language: Language) {
        if std::mem::replace(&mut self.language, language) != language {
            self.sort();
        }
    }

    fn sort(&mut self) {
        let language = self.language;
        self.replies.sort_by_cached_key(|reply| language.sort_key(&reply.name));
    }

    fn begin_change(&mut self, store: &Store, tasks: &Tasks) {
        let Some(changes) = self.changes.pop_front() else {
            return;
        };
        let store = store.clone();
        self.work.start(tasks, async move {
            if !changes.is_empty() {
                store.change_canned(changes).await?;
            }
            let read = tokio::task::spawn_blocking(move || store.canned());
            read.await.unwrap_or(Err(StoreError::Closed))
        });
    }

    /// Carries out what the person did.
    pub fn handle(
        &mut self,
        context: &Context,
        action: CannedAction,
        conversation: Option<&mut Conversation>,
        tasks: &Tasks,
    ) {
        match action {
            CannedAction::Open => {
                self.removed = None;
                self.changes.push_back(Vec::new());
                self.page = Some(Page::List { search: String::new() });
            }
            CannedAction::Back => self.page = Some(Page::List { search: String::new() }),
            CannedAction::Close => {
                self.page = None;
                self.question.cancel();
                self.report.cancel();
                self.choice.cancel();
                if let Some(open) = conversation {
                    open.composer.wants_focus = true;
                }
            }
            CannedAction::New { from_message } => {
                let composer = conversation.map(|open| &open.composer).filter(|_| from_message);
                let reply = composer.map(|composer| CannedReply {
                    text: composer.text.trim().to_owned(),
                    mode: composer.mode,
                    keyboard: composer.keyboard.clone(),
                    ..CannedReply::default()
                });
                let mut edit = Edit::new(None, reply.unwrap_or_default());
                edit.initial = (String::new(), CannedReply::default());
                self.page = Some(Page::Edit(Box::new(edit)));
            }
            CannedAction::Edit(name) => {
                if let Some(reply) = self.reply(&name) {
                    self.page = Some(Page::Edit(Box::new(Edit::new(Some(name), reply.clone()))));
                }
            }
            CannedAction::Keep => self.keep(),
            CannedAction::Remove(name) => {
                self.removed = self.reply(&name).cloned();
                self.changes.push_back(vec![CannedChange::Remove(name)]);
            }
            CannedAction::Unremove => {
                let back = self.removed.take().map(|reply| vec![CannedChange::Put(reply)]);
                self.changes.extend(back);
            }
            CannedAction::Insert { name, at } => {
                let (Some(reply), Some(open)) = (self.reply(&name).cloned(), conversation) else {
                    return;
                };
                let questions = fields::questions(&reply.text);
                self.page = None;
                if questions.is_empty() {
                    insert_into(context, open, &reply, at, &[]);
                } else {
                    let answers = questions.into_iter().map(|question| (question, String::new())).collect();
                    self.page =
                        Some(Page::Ask(Ask { reply, at, answers, wants_focus: true, entered: false }));
                }
            }
            CannedAction::Answered => {
                if let (Some(Page::Ask(ask)), Some(open)) = (self.page.take(), conversation) {
                    insert_into(context, open, &ask.reply, ask.at, &ask.answers);
                }
            }
            CannedAction::Import => {
                self.page = Some(Page::Import { report: None });
            }
            CannedAction::Choose => match &self.page {
                Some(Page::Edit(_)) => self.choice.ask(tasks),
                Some(Page::Import { .. }) => self.question.open(Some(FileKind::JSON), tasks),
                _ => {}
            },
            CannedAction::TakeImport => {
                let Some(Page::Import { report: Some(Ok(entries)), .. }) = self.page.take() else {
                    return;
                };
                let taken = entries.into_iter().filter_map(|entry| match entry.outcome {
                    Outcome::New(reply) | Outcome::Changed(reply) => Some(CannedChange::Put(reply)),
                    Outcome::Same | Outcome::Refused(_) => None,
                });
                self.changes.push_back(taken.collect());
                self.page = Some(Page::List { search: String::new() });
            }
        }
    }

    /// The keyboard of the reply that is being edited is done.
    pub fn keyboard_done(&mut self, keyboard: Keyboard) {
        if let Some(Page::Edit(edit)) = &mut self.page {
            edit.reply.keyboard = keyboard;
        }
    }

    fn reply(&self, name: &str) -> Option<&CannedReply> {
        self.replies.iter().find(|reply| reply.name == name)
    }

    fn has_room(&self) -> bool {
        self.replies.len() < MAX_CANNED
    }

    fn keep(&mut self) {
        let Some(Page::Edit(edit)) = &self.page else {
            return;
        };
        let Some(name) = canned_name(&edit.name) else {
            return;
        };
        let mut changes = Vec::new();
        if let Some(was) = edit.was.clone().filter(|was| *was != name) {
            changes.push(CannedChange::Remove(was));
        }
        changes.push(CannedChange::Put(CannedReply { name, ..edit.reply.clone() }));
        self.changes.push_back(changes);
        self.page = Some(Page::List { search: String::new() });
    }

    /// Takes in what was chosen, and what is in it.
    fn take_files(&mut self, tasks: &Tasks) {
        self.question.update(tasks);
        if let Some(place) = self.question.take() {
            let present = self.replies.clone();
            self.report.start_blocking(tasks, move || exchange::read(&place.file, &present));
        }
        if let Some(read) = self.report.take()
            && let Some(Page::Import { report }) = &mut self.page
        {
            *report = Some(read);
        }
        if let Some(looked) = self.choice.update(tasks)
            && let Some(Page::Edit(edit)) = &mut self.page
        {
            match looked {
                Ok(file) => {
                    edit.reply.file = Some(file);
                    edit.file_problem = None;
                }
                Err(problem) => edit.file_problem = Some(problem),
            }
        }
    }

    /// Shows the dialog, if it is open. `writing` says whether there is a chat to write in.
    pub fn show(
        &mut self,
        ui: &Ui,
        conversation: Option<&Conversation>,
        language: Language,
        actions: &mut Vec<Action>,
    ) {
        let Some(mut page) = self.page.take() else {
            return;
        };
        let title = match &page {
            Page::List { .. } => Text::CannedTitle,
            Page::Edit(edit) if edit.was.is_none() => Text::CannedNew,
            Page::Edit(_) => Text::CannedEdit,
            Page::Ask(_) => Text::CannedAsk,
            Page::Import { .. } => Text::CannedImport,
        };
        let dialog = Dialog::new("canned", language.t(title), language.t(Text::DialogClose)).width(620.0);
        let dialog = if matches!(page, Page::Edit(_)) { dialog.firm() } else { dialog };
        let mut state = (&mut page, actions);
        let closed = dialog.show(
            ui,
            &mut state,
            |ui, (page, actions)| match page {
                Page::List { search } => self.list(ui, search, conversation.is_some(), language, actions),
                Page::Edit(edit) => self.edit(ui, edit, language, actions),
                Page::Ask(ask) => ask_view::contents(ui, ask, language),
                Page::Import { report } => self.import(ui, report.as_ref(), language, actions),
            },
            |ui, (page, actions)| match page {
                Page::List { .. } => self.list_buttons(ui, conversation, language, actions),
                Page::Edit(edit) => self.edit_buttons(ui, edit, language, actions),
                Page::Ask(ask) => ask_view::buttons(ui, ask, language, actions),
                Page::Import { report, .. } => {
                    self.import_buttons(ui, report.as_ref(), language, actions);
                }
            },
        );
        if closed {
            let (page, actions) = state;
            match page {
                Page::Edit(edit) if edit.is_changed() => edit.asks_to_leave = true,
                _ => actions.push(Action::Canned(CannedAction::Close)),
            }
        }
        self.page = Some(page);
        self.question.show(ui, language);
        self.choice.show(ui, language);
    }
}

/// Fills a reply's fields and puts it into the composer.
fn insert_into(
    context: &Context,
    open: &mut Conversation,
    reply: &CannedReply,
    at: Option<Range<usize>>,
    answers: &[(String, String)],
) {
    let (name, title) = (person(open), chat_title(open));
    let values = fields::Values {
        name: name.as_deref().and_then(fields::first_name),
        chat: title.as_deref(),
        answers,
    };
    let filled = fields::fill(&reply.text, reply.mode, &values);
    let id = composer_view::field_id();
    let mut state = TextEdit::load_state(context, id).unwrap_or_default();
    let end = open.composer.text.chars().count();
    let at = at.or_else(|| {
        let range = state.cursor.char_range()?;
        let [from, to] = range.sorted_cursors().map(|cursor| cursor.index.0);
        Some(from..to)
    });
    let at = at.map_or(end..end, |at| at.start.min(end)..at.end.min(end));
    let cursor = insert::insert(&mut open.composer, reply, &filled, at);
    let cursor = CCursorRange::one(CCursor::new(CharIndex(cursor)));
    state.cursor.set_char_range(Some(cursor));
    TextEdit::store_state(context, id, state);
}

/// Who is written to: the other one of a private chat; in a group whose message is answered, else who
/// wrote last.
fn person(open: &Conversation) -> Option<String> {
    let chat = open.chat()?;
    if chat.kind == ChatKind::Private {
        return Some(chat.title.clone()).filter(|title| !title.trim().is_empty());
    }
    let last = || open.window().rows().iter().rev().find_map(|row| row.author.clone());
    open.composer.reply_to.as_ref().and_then(|reply| reply.from_name.clone()).or_else(last)
}

fn chat_title(open: &Conversation) -> Option<String> {
    let chat = open.chat()?;
    let username = || chat.username.as_ref().map(|username| format!("@{username}"));
    Some(chat.title.clone()).filter(|title| !title.trim().is_empty()).or_else(username)
}
