//! Scenes of the method explorer.

use serde_json::json;

use crate::ui::{Action, Console, MethodsAction, MethodsPage, MethodsTab, Room};

use super::{Play, SceneError};

impl Play {
    /// A call that went well, and one that did not.
    pub(super) fn method_error(&mut self) -> Result<(), SceneError> {
        self.call("getMe")?;
        self.refused_call()
    }

    /// A call that is about to be made, as code.
    pub(super) fn method_code(&mut self) {
        self.begin_message();
        self.act(Action::Methods(MethodsAction::Tab(MethodsTab::Code)));
    }

    /// Every method, after the check that calls what has no side effects.
    pub(super) fn matrix(&mut self) -> Result<(), SceneError> {
        self.method_error()?;
        self.act(Action::Methods(MethodsAction::CheckSupport));
        self.until("the check is done", Console::is_settled)?;
        self.act(Action::Methods(MethodsAction::View(MethodsPage::Matrix)));
        Ok(())
    }

    /// Calls a method about the first group, if it asks for a chat.
    pub(super) fn call(&mut self, method: &str) -> Result<(), SceneError> {
        self.act(Action::GoTo(Room::Methods));
        self.act(Action::Methods(MethodsAction::Select(method.to_owned())));
        if method.contains("Chat")
            && let Ok(chat) = self.group()
        {
            self.write_call(&json!({ "chat_id": chat.0 }));
        }
        self.act(Action::Methods(MethodsAction::Send));
        self.until("the call is answered", Console::is_settled)
    }

    /// Sends a message to nobody.
    fn refused_call(&mut self) -> Result<(), SceneError> {
        self.act(Action::Methods(MethodsAction::Select("sendMessage".to_owned())));
        self.write_call(&json!({ "chat_id": 4_242_424_242_i64, "text": "Hello?" }));
        self.act(Action::Methods(MethodsAction::Send));
        self.until("the call is refused", Console::is_settled)
    }

    /// Writes a message with a button and does not send it.
    fn begin_message(&mut self) {
        self.act(Action::GoTo(Room::Methods));
        self.act(Action::Methods(MethodsAction::Select("sendMessage".to_owned())));
        let chat = self.private().map_or(0, |chat| chat.0);
        let button = json!({ "text": "Open the shop", "web_app": { "url": "https://shop.example/orders" } });
        self.write_call(&json!({
            "chat_id": chat,
            "text": "It's here: \"the manual\"\nPage 7 — 第七页 🙂",
            "parse_mode": "HTML",
            "reply_markup": { "inline_keyboard": [[button]] },
        }));
    }

    fn write_call(&mut self, params: &serde_json::Value) {
        if let Some(session) = self.console.session_mut() {
            session.methods.write(params);
        }
        self.frame(Vec::new());
    }
}
