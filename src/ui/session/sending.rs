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
                if !sends.is_empty() {
                    self.engine.command(Command::SendAll(sends));
                }
            }
            Outcome::Back { chat_id, draft, file, problem } => {
                self.give_back(chat_id, draft);
                self.notices.push(Notice::NotSent(file, problem));
            }
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

    pub(super) fn take_back(&mut self, taken: TakenBack, tasks: &Tasks) {
        self.open_chat(taken.chat_id, tasks);
        if let Some(conversation) = &mut self.conversation {
            // A message that is being changed waits until the chat is opened again.
            if let Some(edit) = conversation.end_edit() {
                self.edits.insert(taken.chat_id, edit);
            }
            conversation.put_back(taken.draft);
        }
        // Kept as a draft before it leaves the outbox: a crash in between loses nothing.
        self.save_draft_now();
        self.engine.command(Command::Discard(taken.seq));
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
        let begun = Some(draft).filter(|draft| !draft.is_empty());
        self.engine.command(Command::SaveDraft(chat, begun));
    }
}
