//! Messages that are being changed: over a change of chat, and over the end of the program.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::markup::ParseMode;
use crate::api::{ChatId, Keyboard};
use crate::store::{Keepsake, MessageRow, Seq, Store, StoreError};
use crate::ui::composer::Composer;
use crate::ui::conversation::Conversation;
use crate::ui::deeds::why_not_edit;
use crate::ui::request::{Request, Tasks};

/// What is kept of an edit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Kept {
    chat: i64,
    seq: i64,
    text: String,
    mode: Option<String>,
    keyboard: Option<Value>,
}

impl Kept {
    fn of(chat: ChatId, edit: &Composer) -> Option<Self> {
        Some(Self {
            chat: chat.0,
            seq: edit.editing.as_ref()?.row.seq.0,
            text: edit.text.clone(),
            mode: edit.mode.wire().map(str::to_owned),
            keyboard: (!edit.keyboard.is_empty()).then(|| edit.keyboard.to_wire()),
        })
    }

    /// The edit of this message; `None` when it cannot be changed any more.
    fn resumed(self, row: &MessageRow) -> Option<Composer> {
        if row.chat_id.0 != self.chat || why_not_edit(row).is_some() {
            return None;
        }
        let mode = ParseMode::ALL.into_iter().find(|mode| mode.wire() == self.mode.as_deref());
        let mut edit = Composer::editing(row, self.text, mode.unwrap_or_default());
        edit.keyboard = self.keyboard.as_ref().and_then(Keyboard::from_wire).unwrap_or_default();
        Some(edit)
    }
}

/// Everything that is to be kept; `None` in it when there is nothing.
pub(super) struct Unkept(pub(super) Option<String>);

/// A message of an earlier session, looked for to be changed further.
type Found = (ChatId, Result<Vec<MessageRow>, StoreError>);

/// Messages that are being changed in chats that are not open.
pub(super) struct Edits {
    waiting: HashMap<ChatId, Composer>,
    /// Of an earlier session, until their chats are opened.
    kept: HashMap<ChatId, Kept>,
    reading: Request<Result<Option<String>, StoreError>>,
    finding: Request<Found>,
    keeping: Request<Result<(), StoreError>>,
    /// The message that is being changed in the open chat.
    open: Option<Seq>,
    changed: bool,
}

impl Edits {
    /// Reads what an earlier session left.
    pub(super) fn new(store: &Store, tasks: &Tasks) -> Self {
        let mut reading = Request::default();
        let store = store.clone();
        reading.start_blocking(tasks, move || store.kept(Keepsake::Edits));
        Self {
            waiting: HashMap::new(),
            kept: HashMap::new(),
            reading,
            finding: Request::default(),
            keeping: Request::default(),
            open: None,
            changed: false,
        }
    }

    /// The edit goes on when its chat is opened again.
    pub(super) fn park(&mut self, chat: ChatId, edit: Composer) {
        self.waiting.insert(chat, edit);
        self.changed = true;
    }

    /// The edit of a chat that is opened.
    pub(super) fn take(&mut self, chat: ChatId) -> Option<Composer> {
        self.waiting.remove(&chat)
    }

    /// The edit that waits in a chat.
    pub(super) fn waiting(&mut self, chat: ChatId) -> Option<&mut Composer> {
        self.waiting.get_mut(&chat)
    }

    /// The edit that waits in a chat has been made.
    pub(super) fn end(&mut self, chat: ChatId) {
        self.waiting.remove(&chat);
        self.changed = true;
    }

    /// Takes in what was read, and keeps what changed once the typing pauses. Once a frame.
    pub(super) fn update(&mut self, mut open: Option<&mut Conversation>, store: &Store, tasks: &Tasks) {
        if let Some(Ok(Some(text))) = self.reading.take() {
            let kept: Vec<Kept> = serde_json::from_str(&text).unwrap_or_default();
            self.kept.extend(kept.into_iter().map(|kept| (ChatId(kept.chat), kept)));
        }
        if let Some(open) = open.as_deref_mut() {
            self.resume(open, store, tasks);
        }
        let now = open.as_deref().and_then(Conversation::edit);
        let now = now.and_then(|edit| edit.editing.as_ref()).map(|editing| editing.row.seq);
        let rests = open.as_deref_mut().is_some_and(Conversation::edit_rests);
        self.changed |= std::mem::replace(&mut self.open, now) != now || rests;
        if let Some(Err(error)) = self.keeping.take() {
            tracing::warn!(%error, "begun edits could not be kept");
        }
        // One after the other, so that an older state never comes last.
        if self.changed && !self.keeping.is_running() && !self.reading.is_running() {
            self.changed = false;
            let (store, content) = (store.clone(), self.content(open.as_deref()));
            self.keeping.start(tasks, async move { store.keep(Keepsake::Edits, content).await });
        }
    }

    /// Goes on with what an earlier session left in this chat.
    fn resume(&mut self, open: &mut Conversation, store: &Store, tasks: &Tasks) {
        let chat = open.chat_id();
        match self.finding.take() {
            Some((found, Ok(rows))) if found == chat => {
                let kept = self.kept.remove(&chat).filter(|_| open.edit().is_none());
                let edit = kept.zip(rows.first()).and_then(|(kept, row)| kept.resumed(row));
                self.changed = true;
                if let Some(edit) = edit {
                    open.begin_edit(edit);
                }
            }
            _ => {}
        }
        if let Some(kept) = self.kept.get(&chat).filter(|_| !self.finding.is_running()) {
            let (seq, store) = (Seq(kept.seq), store.clone());
            self.finding.start_blocking(tasks, move || (chat, store.messages_at(&[seq])));
        }
    }

    /// Everything that is being changed, to be kept; `None` where there is nothing.
    fn content(&self, open: Option<&Conversation>) -> Option<String> {
        let open = open.and_then(|open| Some((open.chat_id(), open.edit()?)));
        let waiting = self.waiting.iter().map(|(chat, edit)| (*chat, edit));
        let mut all = self.kept.clone();
        all.extend(waiting.chain(open).filter_map(|(chat, edit)| Some((chat, Kept::of(chat, edit)?))));
        let all: Vec<&Kept> = all.values().collect();
        (!all.is_empty()).then(|| serde_json::to_string(&all).ok()).flatten()
    }

    /// What is to be kept as the bot is left, if it is not kept yet.
    pub(super) fn unkept(&self, open: Option<&Conversation>) -> Option<Unkept> {
        let writing = open.is_some_and(|open| open.edit().is_some());
        let due = (self.changed || writing || self.keeping.is_running()) && !self.reading.is_running();
        due.then(|| Unkept(self.content(open)))
    }

    /// Whether nothing is under way.
    pub(super) fn is_settled(&self) -> bool {
        !self.reading.is_running() && !self.finding.is_running() && !self.keeping.is_running()
    }
}
