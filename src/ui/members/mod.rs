//! Looking after a chat: what MPChat tells about it, its people, what can be changed.
//!
//! What is shown is asked for when the details are open, a moment after a chat was opened, and
//! again after each change. The previous answer stays until a new one is there.

mod card;
mod dialog;
mod form;
mod until;
mod view;

use std::time::Duration;

use serde_json::{Value, json};

use crate::api::{
    Answer, CallError, ChatFacts, ChatId, ChatKind, Client, MediaKind, Member, Reply, Route, Standing, UserId,
};
use crate::engine::file::FileProblem;
use crate::engine::{Command, Engine, GuardError, GuardedCall, HandCall, HandRefusal};
use crate::store::{FileRef, Person, Store};

use super::guard::{Called, GuardPromise, Question};
use super::request::{Request, Tasks};

use card::Card;

pub use dialog::MemberDialogs;
pub use view::MembersView;

/// Going through the chat list must not ask for every chat on the way.
const PAUSE: Duration = Duration::from_millis(300);
/// People that are listed.
const MOST: usize = 50;

/// What a person did.
#[derive(Clone, Debug)]
pub enum MembersAction {
    /// Ask again.
    Reload,
    /// Look at somebody.
    Open(UserId),
    /// Change title, description or picture.
    EditGroup,
    /// Choose the group's picture from this computer.
    ChoosePicture,
    /// Put the dialog away.
    Close,
    /// Do what the dialog offers.
    Do(Box<Deed>),
    /// The same, of high risk: it is asked for first.
    Ask(Box<Deed>),
}

/// A change to a chat or to somebody in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// The method.
    pub method: &'static str,
    /// Its parameters.
    pub params: Value,
    /// A picture that goes with it.
    pub picture: Option<FileRef>,
}

impl Deed {
    fn new(method: &'static str, params: Value) -> Self {
        Self { method, params, picture: None }
    }
}

/// Why a change was not made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
enum DeedProblem {
    /// It was not confirmed, or the server did not take it.
    #[error(transparent)]
    Call(#[from] GuardError),
    /// Its file cannot be sent.
    #[error(transparent)]
    File(#[from] FileProblem),
}

impl From<CallError> for DeedProblem {
    fn from(error: CallError) -> Self {
        Self::Call(error.into())
    }
}

/// Everything that was asked for about one chat.
#[derive(Debug)]
pub(super) struct Gathered {
    pub(super) facts: Result<ChatFacts, CallError>,
    pub(super) count: Result<u64, CallError>,
    /// Asked for in groups only.
    pub(super) administrators: Result<Vec<Member>, CallError>,
    pub(super) people: Vec<Person>,
}

/// The part of the details that looks after a chat.
#[derive(Default)]
pub struct Members {
    chat: Option<(ChatId, ChatKind)>,
    gathered: Option<Gathered>,
    request: Request<Gathered>,
    dialog: Option<dialog::Open>,
    deeds: Vec<Deed>,
    deed: Request<Result<(), DeedProblem>>,
    /// A change of high risk that a person is asked about.
    guarded: Option<GuardPromise>,
    problem: Option<DeedProblem>,
    /// All is done; the dialog goes when what it changed was read again.
    closing: bool,
}

impl Members {
    /// Asks about the chat that is open while the details are. Takes finished answers in. Once a
    /// frame.
    pub fn update(&mut self, open: Option<(ChatId, ChatKind)>, engine: &Engine, tasks: &Tasks) {
        if self.chat != open {
            *self = Self { chat: open, ..Self::default() };
            self.ask(PAUSE, engine, tasks);
        }
        if let Some(gathered) = self.request.take() {
            let title = gathered.facts.as_ref().ok().and_then(|facts| facts.title.clone());
            if let (Some((chat, kind)), Some(title)) = (self.chat, title)
                && kind != ChatKind::Private
            {
                engine.command(Command::Retitle(chat, title));
            }
            self.gathered = Some(gathered);
            if std::mem::take(&mut self.closing) {
                self.dialog = None;
            }
        }
        if let Some(dialog) = &mut self.dialog {
            dialog.update(tasks);
        }
        match self.deed.take() {
            Some(Ok(())) => {
                self.deeds.remove(0);
                if self.deeds.is_empty() {
                    self.closing = true;
                    self.ask(Duration::ZERO, engine, tasks);
                } else {
                    self.begin(engine, tasks);
                }
            }
            Some(Err(error)) => {
                self.deeds.clear();
                self.problem = Some(error);
                self.ask(Duration::ZERO, engine, tasks);
            }
            None => {}
        }
        match self.guarded.as_ref().and_then(GuardPromise::take) {
            Some(Called::Done(_)) => {
                self.guarded = None;
                self.closing = true;
                self.ask(Duration::ZERO, engine, tasks);
            }
            Some(Called::Declined) => self.guarded = None,
            Some(Called::Failed(error)) => {
                self.guarded = None;
                self.problem = Some(error.into());
                self.ask(Duration::ZERO, engine, tasks);
            }
            None => {}
        }
    }

    /// The question about a deed of high risk; its answer is taken in here.
    pub fn ask_first(&mut self, deed: Deed) -> Question {
        let call = GuardedCall::new(deed.method, deed.params);
        let said = call.target.clone();
        let call = match &self.dialog {
            Some(open) => call.target(open.named(&said)),
            None => call,
        };
        let (promise, question) = GuardPromise::ask(call);
        self.problem = None;
        self.guarded = Some(promise);
        question
    }

    /// Carries out what the person did. A deed of high risk is not among them: it is asked for first.
    pub fn handle(&mut self, action: MembersAction, engine: &Engine, tasks: &Tasks) {
        match action {
            MembersAction::Reload => self.ask(Duration::ZERO, engine, tasks),
            MembersAction::Open(user) => self.open_member(user, engine.client(), tasks),
            MembersAction::EditGroup => {
                let facts = self.gathered.as_ref().and_then(|gathered| gathered.facts.as_ref().ok());
                self.problem = None;
                self.dialog = Some(dialog::Open::group(facts.cloned().unwrap_or_default()));
            }
            MembersAction::Close => {
                self.dialog = None;
                self.deeds.clear();
                self.deed.cancel();
                self.guarded = None;
            }
            MembersAction::Ask(_) => {}
            MembersAction::ChoosePicture => {
                if let Some(dialog::Open::Group(form)) = &mut self.dialog {
                    form.choose_picture(tasks);
                }
            }
            MembersAction::Do(deed) => {
                self.problem = None;
                self.deeds.push(*deed);
                if !self.deed.is_running() {
                    self.begin(engine, tasks);
                }
            }
        }
    }

    /// Whether a change is on its way.
    fn is_busy(&self) -> bool {
        self.deed.is_running() || self.closing || self.guarded.is_some()
    }

    /// Whether nothing is under way.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.request.is_running()
            && !self.deed.is_running()
            && self.dialog.as_ref().is_none_or(dialog::Open::is_settled)
    }

    fn ask(&mut self, pause: Duration, engine: &Engine, tasks: &Tasks) {
        let Some((chat, kind)) = self.chat else {
            return;
        };
        let (client, store) = (engine.client().clone(), engine.store().clone());
        self.request.start(tasks, async move {
            tokio::time::sleep(pause).await;
            gather(&client, store, chat, kind).await
        });
    }

    fn begin(&mut self, engine: &Engine, tasks: &Tasks) {
        let Some(deed) = self.deeds.first().cloned() else {
            return;
        };
        if let Some(picture) = deed.picture {
            let file = Some((MediaKind::Photo, picture));
            let call = HandCall { method: deed.method.to_owned(), params: deed.params, file };
            let upload = engine.call_by_hand(call);
            self.deed.start(tasks, async move {
                match upload.await {
                    Ok(answer) => answer.error.map_or(Ok(()), |error| Err(error.into())),
                    Err(HandRefusal::File(problem)) => Err(problem.into()),
                    Err(_) => Err(GuardError::NotConfirmed.into()),
                }
            });
            return;
        }
        let client = engine.client().clone();
        self.deed.start(tasks, async move {
            client.call(deed.method, Route::Json(&deed.params)).await?;
            Ok(())
        });
    }

    fn open_member(&mut self, user: UserId, client: &Client, tasks: &Tasks) {
        let Some((chat, _)) = self.chat else {
            return;
        };
        let gathered = self.gathered.as_ref();
        let people = gathered.map(|gathered| gathered.people.as_slice()).unwrap_or_default();
        let known = people.iter().find(|person| person.id == user).cloned();
        let administrators = gathered.and_then(|gathered| gathered.administrators.as_ref().ok());
        let administrator = administrators.and_then(|list| list.iter().find(|member| member.user.id == user));
        let name = match (&known, administrator) {
            (Some(person), _) => person.name.clone(),
            (None, Some(member)) => member.user.name(),
            (None, None) => user.to_string(),
        };
        let mut card = Card::new(chat, user, name, known);
        card.is_administrator = administrator.is_some();
        let mut open = dialog::Open::member(card);
        let client = client.clone();
        open.ask(tasks, async move {
            let params = json!({ "chat_id": chat.0, "user_id": user.0 });
            read(client.call("getChatMember", Route::Json(&params)).await, Member::from_json)
        });
        self.problem = None;
        self.dialog = Some(open);
    }
}

/// Asks for everything about a chat, one call after the other: sends go before.
async fn gather(client: &Client, store: Store, chat: ChatId, kind: ChatKind) -> Gathered {
    let params = json!({ "chat_id": chat.0 });
    let people = tokio::task::spawn_blocking(move || store.people(chat, MOST));
    let call = async |method: &str| client.call(method, Route::Json(&params)).await;
    let facts = read(call("getChat").await, ChatFacts::from_json);
    let (count, administrators) = if kind == ChatKind::Private {
        (Ok(0), Ok(Vec::new()))
    } else {
        let count = read(call("getChatMemberCount").await, Value::as_u64);
        (count, read(call("getChatAdministrators").await, Member::list_from_json))
    };
    let people = people.await.ok().and_then(Result::ok).unwrap_or_default();
    Gathered { facts, count, administrators, people }
}

fn read<T>(answer: Answer, read: impl Fn(&Value) -> Option<T>) -> Result<T, CallError> {
    let Reply { result, status, .. } = answer?;
    read(&result).ok_or(CallError::NotAnApi { what: crate::api::NotAnApi::WrongJson, status })
}

/// How somebody stands, in a word.
fn standing_text(standing: &Standing) -> Option<crate::i18n::Text> {
    use crate::i18n::Text;
    Some(match standing {
        Standing::Creator => Text::StandingCreator,
        Standing::Administrator => Text::StandingAdministrator,
        Standing::Member => Text::StandingMember,
        Standing::Restricted => Text::StandingRestricted,
        Standing::Left => Text::StandingLeft,
        Standing::Other(_) => return None,
    })
}
