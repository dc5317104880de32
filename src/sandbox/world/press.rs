//! People press buttons and open MiniApps.

use serde::Serialize;
use serde_json::json;

use super::view::{ChatView, UserView};
use super::{ActError, MiniApp, World};
use crate::api::init_data;

/// What a press on a button led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Pressed {
    /// A MiniApp opened.
    MiniApp {
        /// Its page.
        url: String,
        /// What its page is given, signed with the bot's token.
        init_data: String,
    },
    /// The bot got a callback query. Assumed: no article names them.
    Callback {
        /// The id of the update.
        update_id: i64,
    },
    /// A page opened.
    Page {
        /// Which.
        url: String,
    },
}

impl World {
    /// A person presses the button at this row and column.
    pub fn press(
        &mut self,
        chat_id: i64,
        user_id: i64,
        message_id: i64,
        row: usize,
        column: usize,
    ) -> Result<Pressed, ActError> {
        let chat = self.chats.get(&chat_id).ok_or(ActError::NoChat(chat_id))?;
        if !chat.has(user_id) {
            return Err(ActError::NotInside(chat_id, user_id));
        }
        let message = chat.message(message_id).ok_or(ActError::NoMessage(chat_id, message_id))?;
        let buttons = message.buttons.as_ref().ok_or(ActError::NoButton)?;
        let button = buttons.inline_keyboard.get(row).and_then(|row| row.get(column));
        let button = button.ok_or(ActError::NoButton)?.clone();
        if let Some(link) = button.web_app {
            let app = self.mini_app_at(&link.url).ok_or(ActError::NoMiniApp)?.clone();
            let init_data = self.init_data(chat_id, user_id, &app, None)?;
            return Ok(Pressed::MiniApp { url: link.url, init_data });
        }
        if let Some(url) = button.url {
            return Ok(Pressed::Page { url });
        }
        let data = button.callback_data.unwrap_or_default();
        Ok(Pressed::Callback { update_id: self.announce_press(chat_id, message_id, user_id, &data) })
    }

    /// A person opens a MiniApp by its short name, as through a direct link
    /// (help.mp.net 15703389), perhaps with a launch parameter.
    pub fn open_mini_app(
        &self,
        chat_id: i64,
        user_id: i64,
        short_name: &str,
        start_param: Option<&str>,
    ) -> Result<Pressed, ActError> {
        let app = self.mini_app_named(short_name).ok_or(ActError::NoMiniApp)?;
        let init_data = self.init_data(chat_id, user_id, app, start_param)?;
        Ok(Pressed::MiniApp { url: app.entry_url.clone(), init_data })
    }

    /// The fields of help.mp.net 15703394 and 15703396, signed with the bot's token.
    fn init_data(
        &self,
        chat_id: i64,
        user_id: i64,
        app: &MiniApp,
        start_param: Option<&str>,
    ) -> Result<String, ActError> {
        let user = self.users.get(&user_id).ok_or(ActError::NoPerson(user_id))?;
        let chat = self.chats.get(&chat_id).ok_or(ActError::NoChat(chat_id))?;
        // The members of user and chat are a subset of a message's (help.mp.net 15703394).
        let without_bot_flag = |value: serde_json::Value| match value {
            serde_json::Value::Object(mut members) => {
                members.remove("is_bot");
                serde_json::Value::Object(members)
            }
            other => other,
        };
        let user = without_bot_flag(json!(UserView::new(user))).to_string();
        let chat_json = json!(ChatView::new(self, chat)).to_string();
        let chat_type = if chat.is_private() { "private" } else { "group" };
        let mut fields = vec![
            ("query_id".to_owned(), format!("AAF-sandbox-{:016x}", fastrand::u64(..))),
            ("user".to_owned(), user),
            ("chat".to_owned(), chat_json),
            ("chat_type".to_owned(), chat_type.to_owned()),
            ("miniapp_id".to_owned(), app.miniapp_id.clone()),
            ("auth_date".to_owned(), self.clock.now().to_string()),
        ];
        if let Some(parameter) = start_param {
            fields.push(("start_param".to_owned(), parameter.to_owned()));
        }
        Ok(init_data::sign(&fields, &self.token))
    }
}
