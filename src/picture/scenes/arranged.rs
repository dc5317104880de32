//! Scenes of a day's work: chats arranged, a note, a search.

use crate::api::ChatId;
use crate::store::{ChatFilter, ChatFlag, ChatSet, LabelChange};
use crate::ui::{Action, Console, ListAction, NotesAction, SearchAction};

use super::{Play, Scene, SceneError};

impl Play {
    /// Chats with labels, on top, muted, put away; and what is made of them.
    pub(super) fn arranged(&mut self, scene: Scene) -> Result<(), SceneError> {
        let rows = self.console.session().map(|session| session.chats.rows().to_vec()).unwrap_or_default();
        let ids: Vec<ChatId> = rows.iter().map(|row| row.chat_id).collect();
        let [first, second, third, fourth, fifth, ..] = ids[..] else {
            return Err(SceneError::without("five chats"));
        };
        for (name, color, chat) in [("Orders", 7, first), ("退款", 3, second), ("VIP", 2, third)] {
            let change = LabelChange::Add { name: name.to_owned(), color, chat: Some(chat) };
            self.act(Action::Notes(NotesAction::Change(change)));
        }
        for (chat, flag) in [
            (third, ChatFlag::Pinned),
            (fourth, ChatFlag::Muted),
            (fifth, ChatFlag::Archived),
            (second, ChatFlag::Unread),
        ] {
            self.act(Action::Chats(ListAction::Flag(chat, flag, true)));
        }
        self.until("the list is arranged", |console| {
            console.session().is_some_and(|session| {
                session.chats.labels().len() == 3
                    && session.chats.counts().archived == 1
                    && session.chats.rows().first().is_some_and(|row| row.pinned)
            })
        })?;
        match scene {
            Scene::NeedsAnswer => self.only(ChatSet::Waiting),
            Scene::Archived => self.only(ChatSet::Archived),
            Scene::ChatMenu => {
                self.open(Some(first))?;
                egui::Popup::open_id(self.stage.context(), egui::Id::unique("open-chat-menu"));
            }
            Scene::ChatNote => {
                self.open(Some(first))?;
                self.act(Action::Notes(NotesAction::WriteNote(first)));
                self.until("the note can be written", Console::is_settled)?;
                self.rest()?;
                self.type_text("Prefers answers in the morning. Invoice goes to the office, not home.");
                self.until("the note is kept", |console| {
                    let rows = console.session().map(|session| session.chats.rows()).unwrap_or_default();
                    rows.iter().any(|row| row.has_note)
                })?;
            }
            Scene::Labels => {
                let name = rows.first().map(|row| row.title.clone()).unwrap_or_default();
                self.act(Action::Notes(NotesAction::OpenLabels(Some((first, name)))));
            }
            Scene::SearchHits => {
                self.open(Some(first))?;
                self.search_for("in")?;
            }
            Scene::SearchHere => {
                self.open(Some(first))?;
                self.act(Action::Search(SearchAction::Begin { here: true }));
                self.search_for("the")?;
            }
            Scene::NothingFound => self.search_for("marmalade")?,
            _ => {}
        }
        Ok(())
    }

    fn only(&mut self, only: ChatSet) {
        self.act(Action::FilterChats(ChatFilter { text: String::new(), only }));
    }

    fn search_for(&mut self, text: &str) -> Result<(), SceneError> {
        self.act(Action::FilterChats(ChatFilter { text: text.to_owned(), only: ChatSet::All }));
        self.until("the search is done", Console::is_settled)
    }
}
