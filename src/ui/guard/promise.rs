//! What a panel holds while a person is asked and a call is on its way.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use crate::api::{Answer, Client, Reply, Route};
use crate::engine::{GuardError, Guarded, GuardedCall};
use crate::ui::action::Action;
use crate::ui::request::{Request, Tasks};

use super::GuardAction;

/// How a call ended.
#[derive(Clone, Debug)]
pub enum Called {
    /// The server answered well.
    Done(Reply),
    /// The person did not want it. Nothing left.
    Declined,
    /// It did not succeed, or did not leave.
    Failed(GuardError),
}

impl From<Guarded> for Called {
    fn from(guarded: Guarded) -> Self {
        match guarded {
            Ok(reply) => Self::Done(reply),
            Err(error) => Self::Failed(error),
        }
    }
}

impl From<Answer> for Called {
    fn from(answer: Answer) -> Self {
        answer.map_err(GuardError::Call).into()
    }
}

#[derive(Debug)]
enum State {
    Asking,
    OnItsWay,
    Ended(Called),
    Taken,
}

type Slot = Mutex<State>;

fn look(slot: &Slot) -> MutexGuard<'_, State> {
    slot.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A question to a person and, if they confirm, the answer of the server. Dropping it before they
/// have confirmed takes the question back; afterwards the call goes on and nobody waits for it.
#[derive(Debug)]
pub struct GuardPromise(Arc<Slot>);

/// The other end of a [`GuardPromise`], for [`GuardAction::Ask`].
#[derive(Clone, Debug)]
pub struct Question {
    call: Box<GuardedCall>,
    slot: Weak<Slot>,
}

impl GuardPromise {
    /// A question about one call. Push the question as an action, keep the promise.
    #[must_use]
    pub fn ask(call: GuardedCall) -> (Self, Question) {
        let slot = Arc::new(Mutex::new(State::Asking));
        let question = Question { call: Box::new(call), slot: Arc::downgrade(&slot) };
        (Self(slot), question)
    }

    /// Whether the call was confirmed and its answer has not come.
    #[must_use]
    pub fn is_on_its_way(&self) -> bool {
        matches!(*look(&self.0), State::OnItsWay)
    }

    /// How it ended, once.
    #[must_use]
    pub fn take(&self) -> Option<Called> {
        let mut state = look(&self.0);
        if !matches!(*state, State::Ended(_)) {
            return None;
        }
        match std::mem::replace(&mut *state, State::Taken) {
            State::Ended(called) => Some(called),
            _ => None,
        }
    }
}

impl From<Question> for Action {
    fn from(question: Question) -> Self {
        Self::Guard(GuardAction::Ask(question))
    }
}

impl Question {
    /// What is asked about.
    #[must_use]
    pub fn call(&self) -> &GuardedCall {
        &self.call
    }

    /// Says what the target is called, before what else is said of it.
    pub(super) fn name_target(&mut self, name: &str) {
        self.call.target = format!("{name} · {}", self.call.target);
    }

    /// Whether nobody waits for the answer any more.
    pub(super) fn is_forgotten(&self) -> bool {
        self.slot.strong_count() == 0
    }

    /// The person does not want it.
    pub(super) fn decline(&self) {
        if let Some(slot) = self.slot.upgrade() {
            *look(&slot) = State::Ended(Called::Declined);
        }
    }

    /// The person wants it: makes the call in the background.
    pub(super) fn go<F>(self, tasks: &Tasks, work: impl FnOnce(GuardedCall) -> F)
    where
        F: Future<Output = Guarded> + Send + 'static,
    {
        let Self { call, slot } = self;
        if let Some(slot) = slot.upgrade() {
            *look(&slot) = State::OnItsWay;
        }
        let (work, wake) = (work(*call), Arc::clone(tasks.wake()));
        tasks.runtime().spawn(async move {
            let called = work.await.into();
            if let Some(slot) = slot.upgrade() {
                *look(&slot) = State::Ended(called);
            }
            wake();
        });
    }
}

/// One call at a time of any method, risky or not, for a panel: what is free leaves at once, what
/// is risky is asked about first.
#[derive(Default)]
pub struct CallRequest {
    free: Request<Answer>,
    guarded: Option<GuardPromise>,
}

impl CallRequest {
    /// Begins a call. Another one that is on its way is not waited for any more.
    pub fn start(&mut self, call: GuardedCall, client: &Client, tasks: &Tasks, actions: &mut Vec<Action>) {
        self.free.cancel();
        self.guarded = None;
        if call.hazard(client).is_some() {
            let (promise, question) = GuardPromise::ask(call);
            self.guarded = Some(promise);
            actions.push(question.into());
        } else {
            let client = client.clone();
            self.free.start(tasks, async move { client.call(&call.method, Route::Json(&call.params)).await });
        }
    }

    /// Whether there is something to wait for: the person's word or the server's.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.free.is_running() || self.guarded.is_some()
    }

    /// Whether the call has left, as far as is known here.
    #[must_use]
    pub fn is_on_its_way(&self) -> bool {
        self.free.is_running() || self.guarded.as_ref().is_some_and(GuardPromise::is_on_its_way)
    }

    /// How it ended, once.
    pub fn take(&mut self) -> Option<Called> {
        if let Some(answer) = self.free.take() {
            return Some(answer.into());
        }
        let called = self.guarded.as_ref()?.take()?;
        self.guarded = None;
        Some(called)
    }
}
