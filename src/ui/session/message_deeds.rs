//! What is done with messages that are there, and to a chat.

use crate::ui::Composer;
use crate::ui::chat_list::{Passing, PassingText, WayBack};
use crate::ui::conversation::Conversation;
use crate::ui::deeds::{self, DeedAction, Ended};
use crate::ui::guard::GuardAction;
use crate::ui::members::MembersAction;
use crate::ui::request::Tasks;

use super::Session;

impl Session {
    /// Looks after the open chat while its details are shown.
    pub fn update_members(&mut self, details_open: bool, tasks: &Tasks) {
        let chat = self.conversation.as_ref().and_then(Conversation::chat).filter(|_| details_open);
        let chat = chat.map(|chat| (chat.chat_id, chat.kind));
        self.members.update(chat, &self.engine, tasks);
    }

    /// Carries out what was done in the details of a chat.
    pub fn look_after_chat(&mut self, action: MembersAction, tasks: &Tasks) {
        if let MembersAction::Ask(deed) = action {
            let question = self.members.ask_first(*deed);
            self.guard(GuardAction::Ask(question), tasks);
            return;
        }
        self.members.handle(action, &self.engine, tasks);
    }

    /// Carries out what was done with a message that is there.
    pub fn handle_deed(&mut self, action: DeedAction, tasks: &Tasks) {
        let Some(conversation) = &mut self.conversation else {
            return;
        };
        match action {
            DeedAction::Edit(row) => {
                if let Some(edit) = deeds::edit_of(&row) {
                    self.save_draft_now();
                    if let Some(conversation) = &mut self.conversation {
                        conversation.begin_edit(edit);
                    }
                }
            }
            DeedAction::EditLast => match conversation.last_own().cloned() {
                Some(row) if deeds::why_not_edit(&row).is_none() => {
                    self.handle_deed(DeedAction::Edit(Box::new(row)), tasks);
                }
                _ => conversation.focus(None),
            },
            DeedAction::LeaveEdit => {
                conversation.end_edit();
            }
            DeedAction::Focus(seq) => conversation.focus(seq),
            DeedAction::Step(seq, down) => conversation.focus_beside(seq, down),
            DeedAction::FocusComposer => conversation.composer.wants_focus = true,
            DeedAction::NextPinned => conversation.next_pinned(),
            DeedAction::Dismiss(seq) => {
                conversation.remeasure(seq);
                self.deeds.dismiss(seq);
            }
            DeedAction::SendToChosen => {
                if let Some((chat, command)) = self.deeds.send_to_chosen() {
                    self.engine.command(command);
                    self.open_chat(chat, tasks);
                }
            }
            other => {
                if let Some(question) = self.deeds.handle(other, &self.engine, tasks) {
                    self.guard(GuardAction::Ask(question), tasks);
                }
            }
        }
    }

    /// Sends the change that stands in the composer; its text stays until the server has it.
    pub(super) fn submit_edit(&mut self, plain: bool, tasks: &Tasks) {
        let Some(conversation) = &mut self.conversation else {
            return;
        };
        let chat = conversation.chat_id();
        if conversation.composer.editing.as_ref().is_none_or(|editing| editing.busy) {
            return;
        }
        match deeds::edit_call(&mut conversation.composer, plain) {
            Some(Some(edit)) => {
                if let Some(editing) = &mut conversation.composer.editing {
                    editing.busy = true;
                    editing.problem = None;
                }
                self.deeds.submit(chat, edit, self.engine.client(), self.engine.store(), tasks);
            }
            Some(None) => {
                conversation.end_edit();
            }
            None => {}
        }
    }

    pub(super) fn deed_ended(&mut self, ended: Ended) {
        let Ended { chat, seq, edit, unpinned, problem } = ended;
        self.chats.changed();
        if let Some(row) = unpinned {
            self.chats.passing = Some(Passing::new(PassingText::Unpinned, Some(WayBack::Pin(row))));
        }
        let mut open = self.conversation.as_mut().filter(|open| open.chat_id() == chat);
        if let Some(open) = &mut open {
            open.row_changed(seq, false);
            open.remeasure(seq);
        }
        if !edit {
            return;
        }
        let changes =
            |composer: &Composer| composer.editing.as_ref().is_some_and(|editing| editing.row.seq == seq);
        if problem.is_none() {
            if let Some(open) = open.filter(|open| changes(&open.composer)) {
                open.end_edit();
            } else if self.edits.waiting(chat).is_some_and(|edit| changes(edit)) {
                self.edits.end(chat);
            }
            return;
        }
        let shown = open.map(|open| &mut open.composer);
        let waiting = shown.into_iter().chain(self.edits.waiting(chat)).find(|composer| changes(composer));
        if let Some(editing) = waiting.and_then(|composer| composer.editing.as_mut()) {
            editing.busy = false;
            editing.problem = problem;
        }
    }
}
