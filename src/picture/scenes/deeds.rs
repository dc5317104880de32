//! Scenes of what is done with messages.

use crate::store::MessageRow;
use crate::ui::Action;
use crate::ui::deeds::{DeedAction, Passing};
use crate::ui::guard::GuardAction;

use super::play::own_of;
use super::{Play, Scene, SceneError};

impl Play {
    /// Does something with the messages of a chat.
    pub(super) fn deeds(&mut self, scene: Scene) -> Result<(), SceneError> {
        self.answered()?;
        let answer = self.own_message();
        self.act(Action::Deed(DeedAction::EditLast));
        self.replace_text("Thank you, I am looking it up now.");
        self.act(Action::Send { plain: false });
        self.until("the edit is done", |console| own_of(console).is_some_and(|row| row.changed_before))?;
        let theirs = self.their_message();
        if let Some(row) = theirs.clone() {
            self.act(Action::Deed(DeedAction::Pin(Box::new(row), true)));
            self.until("it is pinned", |console| {
                console
                    .session()
                    .and_then(|session| session.conversation.as_ref())
                    .is_some_and(|open| !open.pinned().0.is_empty())
            })?;
        }
        let (Some(own), Some(theirs), true) = (self.own_message(), theirs, answer.is_some()) else {
            return Err(SceneError::without("a message"));
        };
        let own = Box::new(own);
        match scene {
            Scene::MessageMenu => {
                let id = egui::Id::unique(("message-menu", own.seq.0));
                egui::Popup::open_id(self.stage.context(), id);
            }
            Scene::Editing => self.act(Action::Deed(DeedAction::Edit(own))),
            Scene::Versions => self.act(Action::Deed(DeedAction::Versions(own))),
            Scene::Forward => {
                let (chat, name) = (theirs.chat_id, theirs.author.clone().unwrap_or_default());
                self.act(Action::Deed(DeedAction::Pick(Box::new(theirs), Passing::Forward)));
                self.act(Action::Deed(DeedAction::Choose(chat, name)));
            }
            Scene::Guard => self.act(Action::Deed(DeedAction::Delete(own))),
            _ => {
                self.act(Action::Deed(DeedAction::Delete(own)));
                self.until("the question stands", |console| {
                    console.session().is_some_and(|session| session.guard.is_asking())
                })?;
                self.act(Action::Guard(GuardAction::Confirm));
                self.until("it is deleted", |console| {
                    own_of(console).is_some_and(|row| row.deleted_at.is_some())
                })?;
                self.act(Action::Guard(GuardAction::ShowJournal(true)));
            }
        }
        Ok(())
    }

    fn own_message(&self) -> Option<MessageRow> {
        own_of(&self.console).cloned()
    }

    fn their_message(&self) -> Option<MessageRow> {
        self.rows().iter().rev().find(|row| row.send.is_none() && row.body.text().is_some()).cloned()
    }
}
