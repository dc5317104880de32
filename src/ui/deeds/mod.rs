//! What is done with a message that is there: edit, delete, pin, forward, copy, earlier texts.
//!
//! Edits and pins are one-shot requests; done twice they do no harm. Those of one message are made
//! one after the other, so that the last word is the person's last. A deletion goes through the
//! guard. Forwards and copies are sends: they go through the outbox.

mod dialogs;
mod edit;
pub mod menu;
pub mod pinned;

use std::collections::HashMap;

use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::api::{CallError, ChatId, Client, MessageId, Route};
use crate::engine::{Command, Engine, GuardError, GuardedCall, now_millis};
use crate::i18n::{Language, Text};
use crate::store::{
    ChatFilter, ChatRow, MessageRow, MessageVersion, NewSend, SendState, Seq, Store, StoreError,
};

use super::guard::{Called, GuardPromise, Question};
use super::remedy;
use super::request::{Request, Tasks};
use super::widgets;

pub use dialogs::DeedDialogs;
pub use edit::{Edit, edit_call, edit_of, why_not_edit};

/// Chats that the picker shows.
const PICKED_FROM: usize = 60;

/// What a person wants done with a message.
#[derive(Clone, Debug)]
pub enum DeedAction {
    /// Change it in the composer.
    Edit(Box<MessageRow>),
    /// Change the last message of the bot, or look at the last message.
    EditLast,
    /// Leave it as it is.
    LeaveEdit,
    /// Put the keyboard on the last message, or on this one.
    Focus(Option<Seq>),
    /// Put the keyboard on the message above this one, or below it.
    Step(Seq, bool),
    /// Typing goes on in the composer.
    FocusComposer,
    /// Pin it, or pin it no more.
    Pin(Box<MessageRow>, bool),
    /// Delete it for everybody.
    Delete(Box<MessageRow>),
    /// Choose a chat to send it to: as forwarded, or as a copy.
    Pick(Box<MessageRow>, Passing),
    /// Show other chats to choose from.
    Search(String),
    /// Choose this chat, which has this name; nothing is sent yet.
    Choose(ChatId, String),
    /// Send it to the chosen chat.
    SendToChosen,
    /// Show what it said before.
    Versions(Box<MessageRow>),
    /// Put the whole text of a long message on the clipboard.
    CopyWhole(Seq),
    /// Put the dialog away.
    Close,
    /// Put the trouble of a deed away.
    Dismiss(Seq),
    /// Go on to the pinned message before.
    NextPinned,
}

/// How a message goes to another chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passing {
    /// forwardMessage: it says who wrote it.
    Forward,
    /// copyMessage: it looks like the bot's own.
    Copy,
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Edit,
    Pin,
    Unpin,
    Delete,
}

/// A deed that has ended.
pub struct Ended {
    /// Where.
    pub chat: ChatId,
    /// Which message.
    pub seq: Seq,
    /// Whether it was an edit, whose text waits in the composer.
    pub edit: bool,
    /// The message, when it is pinned no more.
    pub unpinned: Option<Box<MessageRow>>,
    /// Why it did not succeed.
    pub problem: Option<DeedError>,
}

/// Why a deed did not succeed.
#[derive(Clone, Debug)]
pub enum DeedError {
    /// The call.
    Call(GuardError),
    /// The server did it, and the store did not take it.
    NotStored(StoreError),
}

struct Running {
    chat: ChatId,
    seq: Seq,
    deed: Deed,
    /// The message as it was, of a deed that can be taken back.
    was: Option<Box<MessageRow>>,
    work: Work,
    /// Cancelled when its request has ended.
    done: CancellationToken,
}

enum Work {
    Under(Request<Result<(), DeedError>>),
    Asked(GuardPromise),
}

/// A message that is to go to another chat.
pub(super) struct Picker {
    row: MessageRow,
    passing: Passing,
    search: String,
    chats: Vec<ChatRow>,
    /// The chat that it goes to when that is confirmed, and its name.
    chosen: Option<(ChatId, String)>,
    loaded: bool,
    /// The search field has had the keyboard.
    begun: bool,
    /// Enter was pressed with nothing chosen: the first chat is, of the list that belongs to what is
    /// typed.
    first_wanted: bool,
    request: Request<Result<Vec<ChatRow>, StoreError>>,
}

/// What a message said before.
pub(super) struct Versions {
    row: MessageRow,
    said: Vec<MessageVersion>,
    loaded: bool,
    request: Request<Result<Vec<MessageVersion>, StoreError>>,
}

/// Deeds on their way, and the dialogs around them.
#[derive(Default)]
pub struct Deeds {
    running: Vec<Running>,
    problems: HashMap<Seq, DeedError>,
    picker: Option<Picker>,
    versions: Option<Versions>,
    whole: Request<Result<Option<String>, StoreError>>,
}

impl Deeds {
    /// Whether nothing is under way.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.running.iter().all(|running| matches!(running.work, Work::Asked(_)))
            && !self.whole.is_running()
            && self.picker.as_ref().is_none_or(|picker| picker.loaded && !picker.request.is_running())
            && self.versions.as_ref().is_none_or(|versions| versions.loaded)
    }

    /// What went wrong with a message that was pinned or deleted.
    #[must_use]
    pub fn problem(&self, seq: Seq) -> Option<&DeedError> {
        self.problems.get(&seq)
    }

    /// Puts the trouble of a deed away.
    pub fn dismiss(&mut self, seq: Seq) {
        self.problems.remove(&seq);
    }

    /// The text that was asked for as a whole, once.
    pub fn take_whole_text(&mut self) -> Option<String> {
        self.whole.take()?.ok().flatten()
    }

    /// Takes finished work in. Once a frame.
    pub fn update(&mut self, store: &Store, tasks: &Tasks) -> Vec<Ended> {
        if let Some(picker) = &mut self.picker
            && let Some(answer) = picker.request.take()
        {
            picker.loaded = true;
            picker.first_wanted &= answer.is_ok();
            picker.chats = answer.unwrap_or_default();
        }
        if let Some(versions) = &mut self.versions
            && let Some(answer) = versions.request.take()
        {
            versions.loaded = true;
            versions.said = answer.unwrap_or_default();
        }
        let mut ended = Vec::new();
        let mut going = Vec::new();
        for mut running in std::mem::take(&mut self.running) {
            let outcome = match &mut running.work {
                Work::Under(request) => request.take(),
                Work::Asked(promise) => match promise.take() {
                    Some(Called::Done(_)) => {
                        let (store, seq) = (store.clone(), running.seq);
                        let mut request = Request::default();
                        request.start(tasks, async move { deleted(&store, seq).await });
                        running.work = Work::Under(request);
                        None
                    }
                    Some(Called::Declined) => continue,
                    Some(Called::Failed(error)) => Some(Err(DeedError::Call(error))),
                    None => None,
                },
            };
            let Some(outcome) = outcome else {
                going.push(running);
                continue;
            };
            let (edit, problem) = (running.deed == Deed::Edit, outcome.err());
            if let (Some(problem), false) = (&problem, edit) {
                self.problems.insert(running.seq, problem.clone());
            }
            let unpinned = running.was.filter(|_| running.deed == Deed::Unpin && problem.is_none());
            ended.push(Ended { chat: running.chat, seq: running.seq, edit, unpinned, problem });
        }
        self.running = going;
        ended
    }

    /// Carries out what concerns the deeds alone. `Some` is a question for the guard.
    pub fn handle(&mut self, action: DeedAction, engine: &Engine, tasks: &Tasks) -> Option<Question> {
        let store = engine.store().clone();
        match action {
            DeedAction::Pin(row, pin) => self.pin(&row, pin, engine.client(), &store, tasks),
            DeedAction::Delete(row) => return self.delete(&row),
            DeedAction::Pick(row, passing) => {
                let mut picker = Picker {
                    row: *row,
                    passing,
                    search: String::new(),
                    chats: Vec::new(),
                    chosen: None,
                    loaded: false,
                    begun: false,
                    first_wanted: false,
                    request: Request::default(),
                };
                picker.look(&store, tasks);
                self.picker = Some(picker);
            }
            DeedAction::Search(text) => {
                if let Some(picker) = &mut self.picker {
                    picker.search = text;
                    picker.chosen = None;
                    picker.look(&store, tasks);
                }
            }
            DeedAction::Choose(chat, name) => {
                if let Some(picker) = &mut self.picker {
                    picker.chosen = Some((chat, name));
                }
            }
            DeedAction::Versions(row) => {
                let (seq, mut request) = (row.seq, Request::default());
                request.start_blocking(tasks, move || store.message_versions(seq));
                self.versions = Some(Versions { row: *row, said: Vec::new(), loaded: false, request });
            }
            DeedAction::CopyWhole(seq) => {
                self.whole.start_blocking(tasks, move || store.message_text(seq));
            }
            DeedAction::Close => {
                self.picker = None;
                self.versions = None;
            }
            _ => {}
        }
        None
    }

    /// The chosen chat gets the message, through the outbox. Which chat that is.
    pub fn send_to_chosen(&mut self) -> Option<(ChatId, Command)> {
        self.picker.as_ref()?.chosen.as_ref()?;
        let Picker { row, passing, chosen, .. } = self.picker.take()?;
        let (chat, _) = chosen?;
        let method = match passing {
            Passing::Forward => "forwardMessage",
            Passing::Copy => "copyMessage",
        };
        let params = json!({
            "chat_id": chat.0,
            "from_chat_id": row.chat_id.0,
            "message_id": row.message_id?.0,
        });
        // A copy has no buttons; what a forward keeps of them is not documented.
        let send = NewSend { marks: row.marks, ..NewSend::new(chat, method, params, row.body) };
        Some((chat, Command::SendBeside(Box::new(send))))
    }

    fn pin(&mut self, row: &MessageRow, pin: bool, client: &Client, store: &Store, tasks: &Tasks) {
        let Some(MessageId(message_id)) = row.message_id else {
            return;
        };
        let (client, store, seq) = (client.clone(), store.clone(), row.seq);
        let method = if pin { "pinChatMessage" } else { "unpinChatMessage" };
        let params = json!({ "chat_id": row.chat_id.0, "message_id": message_id });
        let deed = if pin { Deed::Pin } else { Deed::Unpin };
        let was = (!pin).then(|| Box::new(row.clone()));
        self.make(row.chat_id, seq, deed, was, tasks, async move {
            client.call(method, Route::Json(&params)).await.map_err(failed)?;
            let pinned = pin.then(now_millis);
            store.record_pinned(seq, pinned).await.map(|_| ()).map_err(DeedError::NotStored)
        });
    }

    fn delete(&mut self, row: &MessageRow) -> Option<Question> {
        let MessageId(message_id) = row.message_id?;
        let params = json!({ "chat_id": row.chat_id.0, "message_id": message_id });
        let words = row.body.text().unwrap_or_default();
        let target =
            format!("“{}” · chat_id {}, message_id {message_id}", widgets::one_line(words, 120), row.chat_id);
        let (promise, question) = GuardPromise::ask(GuardedCall::new("deleteMessage", params).target(target));
        let (chat, seq) = (row.chat_id, row.seq);
        self.problems.remove(&seq);
        // A question takes the place of one that was not answered.
        self.running.retain(|running| running.seq != seq || matches!(running.work, Work::Under(_)));
        let (work, done) = (Work::Asked(promise), CancellationToken::new());
        self.running.push(Running { chat, seq, deed: Deed::Delete, was: None, work, done });
        Some(question)
    }

    /// Sends the edit that stands in a composer.
    pub fn submit(&mut self, chat: ChatId, edit: Edit, client: &Client, store: &Store, tasks: &Tasks) {
        let Edit { seq, method, params, change } = edit;
        let (client, store) = (client.clone(), store.clone());
        self.make(chat, seq, Deed::Edit, None, tasks, async move {
            match client.call(method, Route::Json(&params)).await {
                Ok(_) => {}
                // It says this already: an earlier try had arrived (inferred: Telegram's words).
                Err(CallError::Refused(refusal))
                    if refusal.code == 400 && refusal.description.contains("not modified") => {}
                Err(error) => return Err(failed(error)),
            }
            store.record_edit(seq, change, now_millis()).await.map(|_| ()).map_err(DeedError::NotStored)
        });
    }

    /// Makes a request about a message, after those about it that are on their way.
    fn make(
        &mut self,
        chat: ChatId,
        seq: Seq,
        deed: Deed,
        was: Option<Box<MessageRow>>,
        tasks: &Tasks,
        call: impl Future<Output = Result<(), DeedError>> + Send + 'static,
    ) {
        self.problems.remove(&seq);
        let same = |running: &&Running| running.seq == seq && matches!(running.work, Work::Under(_));
        let before = self.running.iter().rfind(same).map(|running| running.done.clone());
        let done = CancellationToken::new();
        let ends = done.clone().drop_guard();
        let mut request = Request::default();
        request.start(tasks, async move {
            let _ends = ends;
            if let Some(before) = before {
                before.cancelled().await;
            }
            call.await
        });
        self.running.push(Running { chat, seq, deed, was, work: Work::Under(request), done });
    }
}

impl Picker {
    fn look(&mut self, store: &Store, tasks: &Tasks) {
        let (store, text) = (store.clone(), self.search.clone());
        let filter = ChatFilter { text, ..ChatFilter::default() };
        self.request.start_blocking(tasks, move || store.chats(&filter, PICKED_FROM));
    }
}

async fn deleted(store: &Store, seq: Seq) -> Result<(), DeedError> {
    store.record_deleted(seq, now_millis()).await.map(|_| ()).map_err(DeedError::NotStored)
}

fn failed(error: CallError) -> DeedError {
    DeedError::Call(GuardError::Call(error))
}

impl DeedError {
    /// What happened and what to do.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::NotStored(error) => {
                let why = remedy::of_store(error, language).sentence();
                format!("{} {why}", language.t(Text::DeedNotStored))
            }
            Self::Call(GuardError::Call(error)) => {
                let remedy = remedy::of_call(error, language);
                let todo = match error.code() {
                    _ if !error.surely_not_done() => language.t(Text::DeedDoubt).to_owned(),
                    Some(400) => String::new(),
                    Some(403) => language.t(Text::DeedForbidden).to_owned(),
                    Some(429 | 500..=500 | 502..=599) => language.t(Text::DeedTryLater).to_owned(),
                    _ => remedy.todo,
                };
                format!("{} {todo}", remedy.what).trim_end().to_owned()
            }
            Self::Call(error) => remedy::of_guard(error, language).sentence(),
        }
    }
}

/// Why a message cannot be changed; `None` when it can.
#[must_use]
pub fn why_not_own(row: &MessageRow) -> Option<Text> {
    match &row.send {
        // Documented: 403 for what is not the bot's own (help.mp.net 15703376).
        None => Some(Text::WhyNotOwn),
        _ => why_not_there(row),
    }
}

/// Why nothing can be done with a message on the server; `None` when something can.
#[must_use]
pub fn why_not_there(row: &MessageRow) -> Option<Text> {
    let unsent = row.send.as_ref().is_some_and(|send| send.state != SendState::Sent);
    match (row.deleted_at, unsent, row.message_id) {
        (Some(_), ..) => Some(Text::WhyDeleted),
        (None, true, _) => Some(Text::WhyNotSent),
        (None, false, None) => Some(Text::WhyNoNumber),
        (None, false, Some(_)) => None,
    }
}
