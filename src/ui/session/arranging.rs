//! What a person arranges for themselves: the list, notes and labels, and the search through messages.

use crate::api::ChatId;
use crate::engine::Command;
use crate::i18n::Language;
use crate::store::{ChatFlag, ChatSet, Seq, WordSearch};

use crate::ui::chat_list::{ListAction, Passing, PassingText, WayBack, chat_name};
use crate::ui::chat_notes::NotesAction;
use crate::ui::conversation::Conversation;
use crate::ui::deeds::DeedAction;
use crate::ui::request::Tasks;
use crate::ui::search::SearchAction;

use super::Session;

impl Session {
    /// Carries out what was done with chats of the list.
    pub fn arrange(&mut self, action: ListAction, language: Language, tasks: &Tasks) {
        match action {
            ListAction::Flag(chat, flag, on) => {
                let name = self.name_of(chat, language);
                let muted = self.chats.row(chat).is_some_and(|row| row.muted);
                let text = match (flag, on) {
                    (ChatFlag::Archived, true) => Some(PassingText::Archived { name, muted }),
                    (ChatFlag::Archived, false) => Some(PassingText::Back(name)),
                    _ => None,
                };
                if let Some(text) = text {
                    self.chats.passing = Some(Passing::new(text, Some(WayBack::Flag(chat, flag, !on))));
                }
                self.engine.command(Command::SetFlag(chat, flag, on));
            }
            ListAction::Read(chat) => {
                // Only where the set hides what is read does anything go away.
                if self.chats.filter().only == ChatSet::Unread {
                    let text = PassingText::Read(self.name_of(chat, language));
                    let undo = Some(WayBack::Flag(chat, ChatFlag::Unread, true));
                    self.chats.passing = Some(Passing::new(text, undo));
                }
                self.engine.command(Command::MarkRead(chat));
            }
            ListAction::Undo => {
                let undo = self.chats.passing.take().and_then(|passing| passing.undo);
                match undo {
                    Some(WayBack::Flag(chat, flag, on)) => {
                        self.engine.command(Command::SetFlag(chat, flag, on));
                    }
                    Some(WayBack::Pin(row)) => {
                        self.deeds.handle(DeedAction::Pin(row, true), &self.engine, tasks);
                    }
                    None => {}
                }
            }
            ListAction::Dismiss => self.chats.passing = None,
            ListAction::NextWaiting => {
                let open = self.conversation.as_ref().map(Conversation::chat_id);
                let store = self.engine.store().clone();
                self.next_waiting.start_blocking(tasks, move || store.next_waiting(open));
            }
            ListAction::AllFound => self.chats.show_all_found(),
            ListAction::Walk(step) => self.chats.walk(step, self.search.hits().len()),
        }
    }

    /// Carries out what was done about a search.
    pub fn find(&mut self, action: SearchAction, language: Language, tasks: &Tasks) {
        match action {
            SearchAction::Begin { here } => {
                let open = self.conversation.as_ref().map(Conversation::chat_id).filter(|_| here);
                self.chats.set_scope(open.map(|chat| (chat, self.name_of(chat, language))));
            }
            SearchAction::Everywhere => self.chats.set_scope(None),
            SearchAction::End => {
                self.chats.end_search();
                if let Some(conversation) = &mut self.conversation {
                    conversation.composer.wants_focus = true;
                }
            }
            SearchAction::Go(chat, seq) => {
                self.search.set_shown(seq);
                self.open_chat(chat, tasks);
                self.go_to_row(seq, tasks);
            }
            SearchAction::More => self.search.more(self.engine.store(), tasks),
        }
    }

    /// Carries out what was done with notes and labels.
    pub fn note(&mut self, action: NotesAction, tasks: &Tasks) {
        match action {
            NotesAction::WriteNote(chat) => {
                self.open_chat(chat, tasks);
                self.notes.write_note();
            }
            NotesAction::OpenLabels(chat) => self.notes.open_labels(chat),
            NotesAction::CloseLabels => self.notes.labels = None,
            NotesAction::Change(change) => self.engine.command(Command::ChangeLabels(change)),
        }
    }

    /// Shows a message of the open chat.
    fn go_to_row(&mut self, seq: Seq, tasks: &Tasks) {
        let store = self.engine.store().clone();
        if let Some(conversation) = &mut self.conversation {
            conversation.go_to(seq, &store, tasks);
        }
    }

    /// Takes in what was read for the list, the search and the notes. Once a frame.
    pub(super) fn update_arranged(&mut self, tasks: &Tasks) {
        let store = self.engine.store().clone();
        let wanted = WordSearch { text: self.chats.filter().text.clone(), chat: self.chats.scope() };
        self.search.look_for(wanted, &store, tasks);
        self.search.update();
        let open = self.conversation.as_ref().map(Conversation::chat_id);
        if let Some((chat, note)) = self.notes.update(open, &store, tasks) {
            self.engine.command(Command::SetNote(chat, note));
        }
        match self.next_waiting.take() {
            Some(Ok(Some(chat))) => {
                self.chats.passing = None;
                self.open_chat(chat, tasks);
                if let Some(conversation) = &mut self.conversation {
                    conversation.composer.wants_focus = true;
                }
            }
            Some(Ok(None)) => {
                let open = self.conversation.as_ref().and_then(Conversation::chat);
                let waits = open.is_some_and(|chat| chat.waiting || chat.marked_unread);
                let text = if waits { PassingText::OnlyThisWaits } else { PassingText::NobodyWaits };
                self.chats.passing = Some(Passing::new(text, None));
            }
            Some(Err(error)) => tracing::error!(%error, "who waits could not be read"),
            None => {}
        }
    }

    /// Opening a chat is looking at it again.
    pub(super) fn looked_at_again(&self, chat: ChatId) {
        if self.chats.row(chat).is_none_or(|row| row.marked_unread) {
            self.engine.command(Command::SetFlag(chat, ChatFlag::Unread, false));
        }
    }

    /// Keeps a note that was begun, at once.
    pub(super) fn keep_note_now(&mut self) {
        if let Some((chat, note)) = self.notes.take_unkept() {
            self.engine.command(Command::SetNote(chat, note));
        }
    }

    /// Whether what is shown of list, search and notes is there.
    #[must_use]
    pub fn is_arranged(&self) -> bool {
        self.chats.is_settled()
            && self.search.is_settled()
            && self.notes.is_settled()
            && !self.next_waiting.is_running()
    }

    fn name_of(&self, chat: ChatId, language: Language) -> String {
        let open = self.conversation.as_ref().and_then(Conversation::chat);
        let row = self.chats.row(chat).or(open.filter(|row| row.chat_id == chat));
        row.map_or_else(|| chat.to_string(), |row| chat_name(row, language))
    }
}
