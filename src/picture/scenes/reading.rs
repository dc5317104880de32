//! Scenes of what has arrived: chats, updates, pictures.

use crate::api::markup::ParseMode;
use crate::api::{MediaKind, MessageBody};
use crate::store::{MessageRow, Seq};
use crate::ui::pictures::PictureAction;
use crate::ui::{Action, ExportAction, Room};

use super::play::rows_of;
use super::{Play, SceneError};

impl Play {
    /// A conversation with an answer, beside it what its newest received message is made of.
    pub(super) fn details(&mut self) -> Result<(), SceneError> {
        self.answered()?;
        self.act(Action::ShowDetails(true));
        let received = self.rows().iter().rev().find(|row| row.send.is_none()).map(|row| row.seq);
        match received {
            Some(seq) => self.shown_in_details(Action::SelectMessage(seq), seq),
            None => Ok(()),
        }
    }

    /// All updates, the newest of them open.
    pub(super) fn feed(&mut self) -> Result<(), SceneError> {
        self.act(Action::GoTo(Room::Feed));
        let newest = self.console.session().and_then(|session| session.feed.rows().last());
        match newest.map(|row| row.seq) {
            Some(seq) => self.shown_in_details(Action::SelectUpdate(seq), seq),
            None => Ok(()),
        }
    }

    fn shown_in_details(&mut self, selecting: Action, seq: Seq) -> Result<(), SceneError> {
        self.act(selecting);
        self.until("the update is read", |console| {
            console.session().is_some_and(|session| session.details.shown() == Some(seq))
        })
    }

    /// A group, perhaps with its people beside it.
    pub(super) fn in_group(&mut self, with_details: bool) -> Result<(), SceneError> {
        let group = self.group()?;
        self.open(Some(group))?;
        if with_details {
            self.act(Action::ShowDetails(true));
        }
        Ok(())
    }

    /// A formatted message and its preview.
    pub(super) fn composer(&mut self) -> Result<(), SceneError> {
        self.open_private()?;
        self.act(Action::SetParseMode(ParseMode::Html));
        self.type_text("It comes as a <b>PDF</b> to the address in your profile, <i>within two days</i>. See <a href=\"https://mp.net\">your orders</a>.");
        Ok(())
    }

    /// The newest picture of a chat, looked at closely.
    pub(super) fn viewer(&mut self) -> Result<(), SceneError> {
        self.open_private()?;
        let photo = |row: &&MessageRow| matches!(&row.body, MessageBody::Media(media) if media.kind == MediaKind::Photo);
        let newest = self.rows().iter().rfind(photo).map(|row| row.seq);
        if let Some(seq) = newest {
            self.act(Action::Picture(PictureAction::View(seq)));
        }
        Ok(())
    }

    /// The dialog before a chat is written to a file.
    pub(super) fn export(&mut self) -> Result<(), SceneError> {
        let chat = self.open_private()?;
        self.act(Action::Export(ExportAction::OpenChat(chat, "Ada Lovelace".to_owned())));
        Ok(())
    }

    /// Somebody sends pictures and files of every kind.
    pub(super) fn pictures(&mut self) -> Result<(), SceneError> {
        let chat = self.open_private()?;
        let control = self.control()?;
        let who = (chat.0, chat.0);
        let broken = b"\x89PNG\r\n\x1a\n and nothing after it".to_vec();
        control.sends_file(who, MediaKind::Photo, ("broken.png", "image/png", broken), "");
        let elsewhere = ("https://photos.example.com/holiday.jpg", "holiday.jpg");
        control.sends_address(who, MediaKind::Photo, elsewhere, (1200, 800));
        let film = ("https://films.example.com/unboxing.mp4", "unboxing.mp4");
        control.sends_address(who, MediaKind::Video, film, (1280, 720));
        let bill = ("Invoice 1042, corrected on Monday.pdf", "application/pdf", vec![b'x'; 184_320]);
        let last = control.sends_file(who, MediaKind::Document, bill, "Here it is.");
        self.until("the files have arrived", |console| {
            let newest = rows_of(console).last();
            last > 0 && newest.is_some_and(|row| row.body.text() == Some("Here it is."))
        })
    }
}
