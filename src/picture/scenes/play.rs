//! What every scene is made of: the window on its stage, and hands that wait for it.

use std::time::{Duration, Instant};

use crate::api::{ChatId, ChatKind, MessageBody};
use crate::sandbox::{Control, Sandbox};
use crate::store::{MessageRow, SendState};
use crate::ui::{Action, Console, Session};

use super::super::Stage;
use super::guide::Door;
use super::{PATIENCE, SceneError};

/// A scene that is being played.
pub(super) struct Play {
    pub(super) stage: Stage,
    pub(super) console: Console,
    pub(super) runtime: tokio::runtime::Handle,
    /// What a scene of the guide has in place of the demo.
    pub(super) door: Option<Door>,
    /// Servers of other bots than the demo's.
    pub(super) servers: Vec<Sandbox>,
}

impl Play {
    /// What people and the server of the demo do.
    pub(super) fn control(&self) -> Result<Control, SceneError> {
        let server = self.console.session().and_then(Session::sandbox);
        server.map(Sandbox::control).ok_or(SceneError::without("the demo's server"))
    }

    /// The first chat of a kind.
    pub(super) fn chat(&self, wanted: impl Fn(ChatKind) -> bool) -> Option<ChatId> {
        let rows = self.console.session()?.chats.rows();
        rows.iter().find(|row| wanted(row.kind)).map(|row| row.chat_id)
    }

    /// The first private chat.
    pub(super) fn private(&self) -> Result<ChatId, SceneError> {
        self.chat(|kind| kind == ChatKind::Private).ok_or(SceneError::without("a private chat"))
    }

    /// The first chat of several people.
    pub(super) fn group(&self) -> Result<ChatId, SceneError> {
        self.chat(|kind| kind != ChatKind::Private).ok_or(SceneError::without("a group"))
    }

    /// Opens the first private chat.
    pub(super) fn open_private(&mut self) -> Result<ChatId, SceneError> {
        let chat = self.private()?;
        self.open(Some(chat))?;
        Ok(chat)
    }

    pub(super) fn open(&mut self, chat: Option<ChatId>) -> Result<(), SceneError> {
        let chat = chat.ok_or(SceneError::without("such a chat"))?;
        self.act(Action::OpenChat(chat));
        self.until("the chat is open", |console| {
            console.session().and_then(|session| session.conversation.as_ref()).is_some_and(|conversation| {
                conversation.is_settled() && !conversation.window().rows().is_empty()
            })
        })
    }

    /// The messages of the open chat that are in memory.
    pub(super) fn rows(&self) -> &[MessageRow] {
        rows_of(&self.console)
    }

    /// Opens the first private chat and answers in it.
    pub(super) fn answered(&mut self) -> Result<(), SceneError> {
        self.open_private()?;
        self.type_text("Hello! Thank you for writing. I am looking it up.");
        self.act(Action::Send { plain: false });
        self.until("the answer is sent", |console| {
            let sent = |row: &MessageRow| row.send.as_ref().is_some_and(|send| send.state == SendState::Sent);
            rows_of(console).iter().any(sent)
        })
    }

    pub(super) fn type_text(&mut self, text: &str) {
        self.frame(Vec::new());
        self.frame(vec![egui::Event::Text(text.to_owned())]);
    }

    /// Writes in the place of what stands where the keyboard is.
    pub(super) fn replace_text(&mut self, text: &str) {
        self.frame(Vec::new());
        self.frame(vec![egui::Event::Key {
            key: egui::Key::A,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: egui::Modifiers::COMMAND,
        }]);
        self.type_text(text);
    }

    /// Presses what a screen reader knows by this name.
    pub(super) fn press(&mut self, name: &str) -> Result<(), SceneError> {
        self.rest()?;
        let tree = self.stage.accessibility();
        let node = tree.and_then(|tree| tree.nodes.iter().find(|(_, node)| node.label() == Some(name)));
        let bounds =
            node.and_then(|(_, node)| node.bounds()).ok_or(SceneError::without("what is pressed"))?;
        let pos = egui::pos2(
            f64::midpoint(bounds.x0, bounds.x1) as f32,
            f64::midpoint(bounds.y0, bounds.y1) as f32,
        );
        self.frame(vec![egui::Event::PointerMoved(pos)]);
        for pressed in [true, false] {
            let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
            self.frame(vec![egui::Event::PointerButton { pos, button, pressed, modifiers }]);
        }
        Ok(())
    }

    pub(super) fn act(&mut self, action: Action) {
        let context = self.stage.context().clone();
        self.console.handle(&context, action);
        self.frame(Vec::new());
    }

    pub(super) fn frame(&mut self, events: Vec<egui::Event>) {
        let context = self.stage.context().clone();
        self.console.logic(&context);
        let console = &mut self.console;
        self.stage.frame(events, |ui| console.ui(ui));
    }

    /// Runs frames until it is so.
    pub(super) fn until(
        &mut self,
        what: &'static str,
        is_so: impl Fn(&Console) -> bool,
    ) -> Result<(), SceneError> {
        let began = Instant::now();
        loop {
            self.frame(Vec::new());
            if is_so(&self.console) {
                return Ok(());
            }
            if began.elapsed() > PATIENCE {
                return Err(SceneError::Unsettled(PATIENCE, what));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Runs frames until nothing is under way and animations have ended.
    pub(super) fn rest(&mut self) -> Result<(), SceneError> {
        self.until("nothing is under way", Console::is_settled)?;
        for _ in 0..30 {
            self.frame(Vec::new());
        }
        Ok(())
    }
}

/// The messages of the open chat that are in memory.
pub(super) fn rows_of(console: &Console) -> &[MessageRow] {
    let open = console.session().and_then(|session| session.conversation.as_ref());
    open.map_or(&[], |open| open.window().rows())
}

/// The last message of the bot in the open chat.
pub(super) fn own_of(console: &Console) -> Option<&MessageRow> {
    let written = |row: &&MessageRow| matches!(row.body, MessageBody::Text(_) | MessageBody::Media(_));
    rows_of(console).iter().rev().filter(written).find(|row| row.send.is_some())
}
