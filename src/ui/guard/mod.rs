//! Asking a person before a risky call leaves: the promise a panel holds, the one dialog, the journal.

mod dialog;
mod journal;
mod promise;

use crate::api::{ChatId, Hazard, Id as _};
use crate::engine::{Confirmation, Engine, GuardedCall, is_username};
use crate::store::{BotMark, ChatRow, Store, StoreError};

use super::request::{Request, Tasks};
use super::widgets;

pub use dialog::{GuardView, mark_tag};
pub use journal::Journal;
pub use promise::{CallRequest, Called, GuardPromise, Question};

/// What a person, or a panel for them, wants of the guard.
#[derive(Clone, Debug)]
pub enum GuardAction {
    /// Ask before this call.
    Ask(Question),
    /// The person wants the call.
    Confirm,
    /// The person does not want it.
    Decline,
    /// The bot is for this.
    Mark(BotMark),
    /// The username was typed that takes the mark of a production bot away.
    ConfirmMark,
    /// Show the journal, or put it away.
    ShowJournal(bool),
    /// Older entries of the journal.
    MoreJournal,
}

/// What stands in the dialog.
struct Asking {
    question: Question,
    hazard: Hazard,
    typed: String,
    /// What the chat is called that the parameters name by its id.
    chat: Request<Result<Option<ChatRow>, StoreError>>,
}

impl Asking {
    fn new(question: Question, hazard: Hazard, store: &Store, tasks: &Tasks) -> Self {
        let mut chat = Request::default();
        if let Some(id) = question.call().params.get("chat_id").and_then(ChatId::from_json) {
            let store = store.clone();
            chat.start_blocking(tasks, move || store.chat(id));
        }
        Self { question, hazard, typed: String::new(), chat }
    }

    /// Takes the chat's name in. Without one the ids have to do.
    fn update(&mut self) {
        let Some(Ok(Some(chat))) = self.chat.take() else { return };
        let shown = widgets::display_name(&chat.title);
        let name = widgets::one_line(&shown, 80);
        if !name.trim().is_empty() {
            self.question.name_target(&name);
        }
    }

    /// Whether a person can be asked: the dialog is not to change under their eyes.
    fn is_ready(&self) -> bool {
        !self.chat.is_running()
    }
}

/// The screen's side of the guard.
#[derive(Default)]
pub struct GuardDesk {
    asking: Option<Asking>,
    mark: Option<BotMark>,
    mark_known: bool,
    mark_read: Request<Result<Option<BotMark>, StoreError>>,
    mark_written: Request<(BotMark, Result<(), StoreError>)>,
    /// The mark of a production bot is to be taken away; what was typed so far.
    unmarking: Option<String>,
    problem: Option<StoreError>,
    /// The journal, while it is shown.
    pub journal: Option<Journal>,
}

impl GuardDesk {
    /// What the bot is for, as far as it is known.
    #[must_use]
    pub fn mark(&self) -> Option<BotMark> {
        self.mark
    }

    /// Whether a person is being asked about a call.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.asking.as_ref().is_some_and(Asking::is_ready)
    }

    /// Whether a dialog of the guard is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.asking.is_some() || self.unmarking.is_some() || self.journal.is_some()
    }

    /// Whether everything that was asked for is there.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.mark_known
            && !self.mark_written.is_running()
            && self.asking.as_ref().is_none_or(Asking::is_ready)
            && self.journal.as_ref().is_none_or(Journal::is_settled)
    }

    /// Takes finished work in. Once a frame.
    pub fn update(&mut self, store: &Store, tasks: &Tasks) {
        match self.mark_read.take() {
            Some(Ok(mark)) => {
                self.mark = mark;
                self.mark_known = true;
            }
            Some(Err(error)) => {
                self.mark_known = true;
                self.problem = Some(error);
            }
            None if !self.mark_known && !self.mark_read.is_running() => {
                let store = store.clone();
                self.mark_read.start_blocking(tasks, move || store.mark());
            }
            None => {}
        }
        match self.mark_written.take() {
            Some((mark, Ok(()))) => {
                self.mark = Some(mark);
                self.problem = None;
            }
            Some((_, Err(error))) => self.problem = Some(error),
            None => {}
        }
        if let Some(asking) = &mut self.asking {
            asking.update();
        }
        // Who asked has left before anything was confirmed.
        if self.asking.as_ref().is_some_and(|asking| asking.question.is_forgotten()) {
            self.asking = None;
        }
        if let Some(journal) = &mut self.journal {
            journal.update(store, tasks);
        }
    }

    /// Carries out one thing.
    pub fn handle(&mut self, action: GuardAction, engine: &Engine, bot: &str, tasks: &Tasks) {
        match action {
            GuardAction::Ask(question) => self.ask(question, engine, tasks),
            GuardAction::Confirm => self.confirm(engine, bot, tasks),
            GuardAction::Decline => {
                if let Some(asking) = self.asking.take() {
                    asking.question.decline();
                }
                self.unmarking = None;
                self.problem = None;
            }
            GuardAction::Mark(mark) => {
                let lowers = self.mark == Some(BotMark::Production) && mark != BotMark::Production;
                if lowers {
                    self.unmarking = Some(String::new());
                } else {
                    self.write_mark(mark, engine, tasks);
                }
            }
            GuardAction::ConfirmMark => {
                if self.unmarking.as_ref().is_some_and(|typed| is_username(typed, bot)) {
                    self.unmarking = None;
                    self.write_mark(BotMark::Test, engine, tasks);
                }
            }
            GuardAction::ShowJournal(show) => {
                self.journal = show.then(|| Journal::new(engine.store(), tasks));
            }
            GuardAction::MoreJournal => {
                if let Some(journal) = &mut self.journal {
                    journal.more(engine.store(), tasks);
                }
            }
        }
    }

    fn ask(&mut self, question: Question, engine: &Engine, tasks: &Tasks) {
        match question.call().hazard(engine.client()) {
            _ if self.asking.is_some() => question.decline(),
            Some(hazard) => self.asking = Some(Asking::new(question, hazard, engine.store(), tasks)),
            // Free, or no name at all: there is nothing to ask.
            None => {
                let client = engine.client().clone();
                question.go(tasks, move |GuardedCall { method, params, .. }| async move {
                    Ok(client.call(&method, crate::api::Route::Json(&params)).await?)
                });
            }
        }
    }

    fn confirm(&mut self, engine: &Engine, bot: &str, tasks: &Tasks) {
        let asked = self.asking.as_ref().filter(|asking| asking.is_ready());
        let (Some(asking), Some(mark)) = (asked, self.mark) else {
            return;
        };
        let must_type = mark == BotMark::Production;
        if must_type && !is_username(&asking.typed, bot) {
            return;
        }
        let Some(Asking { question, typed, .. }) = self.asking.take() else {
            return;
        };
        let guard = engine.guard().clone();
        let confirmation = Confirmation { mark, typed: must_type.then_some(typed) };
        question.go(tasks, move |call| async move { guard.carry_out(call, confirmation).await });
    }

    fn write_mark(&mut self, mark: BotMark, engine: &Engine, tasks: &Tasks) {
        let store = engine.store().clone();
        self.mark_written.start(tasks, async move { (mark, store.set_mark(mark).await) });
    }
}
