//! From what is begun in a composer to the outbox, and back.

use crate::api::ChatId;
use crate::engine::Command;
use crate::store::{Draft, NewSend, Seq};
use crate::ui::attach::{AttachAction, Outcome};
use crate::ui::composer::Composer;
use crate::ui::conversation::Conversation;
use crate::ui::keyboards::{KeyboardAction, Purpose};
use crate::ui::later::ScheduleAction;
use crate::ui::outbox::TakenBack;
use crate::ui::request::Tasks;

use super::{Notice, Session};

/// A message that was asked back of the outbox, until the store says whether it still was there.
pub(super) struct ComingBack {
    taken: TakenBack,
    /// What was begun in its chat meanwhile and is not stored yet.
    begun: Option<Draft>,
}

impl Session {
    /// Sends what stands in the composer, after a last look at its files.
    pub fn send(&mut self, plain: bool, tasks: &Tasks) {
        let open = self.conversation.as_ref();
        if open.is_some_and(|conversation| conversation.composer.editing.is_some()) {
            self.submit_edit(plain, tasks);
            return;
        }
        self.depart(tasks, |conversation| conversation.take_sends(plain));
    }

    fn depart(&mut self, tasks: &Tasks, take: impl FnOnce(&mut Conversation) -> Vec<NewSend>) {
        self.save_draft_now();
        let Some(conversation) = &mut self.conversation else {
            return;
        };
        let (chat, draft) = (conversation.chat_id(), conversation.composer.draft());
        let sends = take(conversation);
        if !sends.is_empty() {
            self.drafts.insert(chat, Draft::default());
            self.attaching.depart(chat, draft, sends, tasks);
        }
    }

    pub(super) fn carry_on(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Go(sends) => {
                if let Some(chat) = sends.first().map(|send| send.chat_id) {
                    let begun = self.attaching.with_departing(chat, self.begun(chat));
                    let begun = Some(begun).filter(|draft| !draft.is_empty());
                    self.engine.command(Command::SendAll(sends, begun));
                }
            }
            Outcome::Back { chat_id, draft, file, problem } => {
                self.give_back(chat_id, draft);
                self.notices.push(Notice::NotSent(file, problem));
            }
        }
    }

    /// What is begun in a chat, as far as this session knows.
    fn begun(&self, chat: ChatId) -> Draft {
        match &self.conversation {
            Some(open) if open.chat_id() == chat => open.draft(),
            _ => self.drafts.get(&chat).cloned().unwrap_or_default(),
        }
    }

    /// What was to be sent is begun again.
    pub(super) fn give_back(&mut self, chat: ChatId, draft: Draft) {
        let mut composer = match &mut self.conversation {
            Some(open) if open.chat_id() == chat => return open.put_back(draft),
            _ => Composer::resumed(self.drafts.remove(&chat).unwrap_or_default()),
        };
        composer.put_back(draft);
        self.keep_draft(Some((chat, composer.draft())));
    }

    /// Attaches something to what is written, or changes what is attached.
    pub fn attach(&mut self, action: AttachAction, tasks: &Tasks) {
        if let AttachAction::SendApart(place) = action {
            return self.depart(tasks, |conversation| conversation.take_apart(place));
        }
        if let Some(conversation) = &mut self.conversation {
            let chat = conversation.chat_id();
            self.attaching.handle(action, chat, &mut conversation.composer, tasks);
        }
    }

    /// Chooses when to send.
    pub fn schedule(&mut self, action: ScheduleAction) {
        let composer = self.conversation.as_mut().map(|open| &mut open.composer);
        match (action, composer) {
            (ScheduleAction::Open(seq), _) => return self.later.open(seq),
            (ScheduleAction::Set(Some(seq), at), _) => self.engine.command(Command::Reschedule(seq, at)),
            (ScheduleAction::Set(None, at), Some(composer)) => composer.plan(Some(at)),
            (ScheduleAction::Clear, Some(composer)) => composer.plan(None),
            (ScheduleAction::Close | ScheduleAction::Set(..) | ScheduleAction::Clear, _) => {}
        }
        self.later.close();
    }

    /// Carries out what was done with buttons; a keyboard that is done goes where it was built for.
    pub fn handle_keyboard(&mut self, action: KeyboardAction) {
        if matches!(action, KeyboardAction::Close)
            && let Some(open) = &mut self.conversation
        {
            open.composer.wants_focus = true;
        }
        match self.keyboards.handle(action) {
            Some((Purpose::Composer, keyboard)) => {
                if let Some(open) = &mut self.conversation {
                    open.composer.keyboard = keyboard;
                    open.composer.wants_focus = true;
                    open.composer.touched();
                }
            }
            Some((Purpose::CannedReply, keyboard)) => self.canned.keyboard_done(keyboard),
            None => {}
        }
    }

    /// Takes an unsent message back into its chat's composer, above what is begun there.
    pub fn edit_unsent(&mut self, seq: Seq, tasks: &Tasks) {
        let store = self.engine.store().clone();
        self.taking_back.start_blocking(tasks, move || TakenBack::read(&store, seq));
    }

    pub(super) fn update_taking_back(&mut self, tasks: &Tasks) {
        match self.taking_back.take() {
            Some(Ok(Some(taken))) => {
                self.open_chat(taken.chat_id, tasks);
                self.to_take_back = Some(taken);
            }
            Some(Ok(None)) => self.tell(Notice::OnItsWay),
            Some(Err(error)) => self.tell(Notice::StoreTrouble(error)),
            None => {}
        }
        // The store puts it above the draft that it has, so that has to be the one on the screen.
        let (open, taken) = (self.conversation.as_ref(), self.to_take_back.as_ref());
        let open = open.filter(|open| taken.is_some_and(|taken| taken.chat_id == open.chat_id()));
        if open.is_some_and(|open| !open.is_draft_read()) {
            return;
        }
        let is_open = open.is_some();
        if let Some(taken) = self.to_take_back.take().filter(|_| is_open) {
            self.save_draft_now();
            self.engine.command(Command::TakeBack(taken.seq, Box::new(taken.draft.clone())));
            self.coming_back.push(ComingBack { taken, begun: None });
        }
    }

    /// An unsent message has left the outbox and is its chat's draft, or it has not.
    pub(super) fn taken_back(&mut self, seq: Seq, is_draft: bool) {
        let Some(place) = self.coming_back.iter().position(|coming| coming.taken.seq == seq) else {
            return;
        };
        let ComingBack { taken: TakenBack { chat_id, draft, .. }, begun } = self.coming_back.remove(place);
        if !is_draft {
            self.keep_draft(begun.map(|begun| (chat_id, begun)));
            self.tell(Notice::OnItsWay);
            return;
        }
        match &mut self.conversation {
            Some(open) if open.chat_id() == chat_id => {
                // A message that is being changed waits until the chat is opened again.
                if let Some(edit) = open.end_edit() {
                    self.edits.park(chat_id, edit);
                }
                open.put_back(draft);
                self.save_draft_now();
            }
            // Else the chat's draft is read when it is opened.
            _ if self.drafts.contains_key(&chat_id) => self.give_back(chat_id, draft),
            _ => {}
        }
    }

    /// Stores the begun text at once.
    pub fn save_draft_now(&mut self) {
        let draft = self.conversation.as_mut().and_then(Conversation::draft_now);
        self.keep_draft(draft);
    }

    pub(super) fn keep_draft(&mut self, changed: Option<(ChatId, Draft)>) {
        let Some((chat, draft)) = changed else {
            return;
        };
        self.drafts.insert(chat, draft.clone());
        // The store has a message above it by now that the screen does not have yet.
        if let Some(coming) = self.coming_back.iter_mut().find(|coming| coming.taken.chat_id == chat) {
            coming.begun = Some(draft);
            return;
        }
        let begun = Some(self.attaching.with_departing(chat, draft)).filter(|draft| !draft.is_empty());
        self.engine.command(Command::SaveDraft(chat, begun));
    }
}
