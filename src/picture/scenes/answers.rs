//! Scenes of buttons below messages and of canned replies.

use crate::api::markup::ParseMode;
use crate::api::{ChatKind, Keyboard, KeyboardButton, Press};
use crate::store::{CannedChange, CannedReply};
use crate::ui::{Action, CannedAction, Console, KeyboardAction, LinkAction, Origin, Purpose};

use super::{Play, SceneError};

/// Buttons as a shop would put them below its messages.
fn shop_keyboard() -> Keyboard {
    let button = |label: &str, press| KeyboardButton { label: label.to_owned(), press };
    let app = || Press::WebApp("https://shop.example/orders".to_owned());
    let page = |url: &str| Press::Url(url.to_owned());
    Keyboard {
        rows: vec![
            vec![button("My orders", app())],
            vec![
                button("Track the parcel", page("https://post.example/track?id=20260107")),
                button("Terms", page("https://shop.example/terms")),
            ],
        ],
    }
}

impl Play {
    /// Sends a message with buttons and receives one with a kind that is not known.
    pub(super) fn buttons(&mut self) -> Result<(), SceneError> {
        let chat = self.chat(|kind| kind == ChatKind::Private);
        self.open(chat)?;
        let control = self.console.session().and_then(|session| Some(session.sandbox()?.control()));
        if let (Some(chat), Some(control)) = (chat, control) {
            let update = serde_json::json!({ "update_id": 77, "message": {
                "message_id": 70_077, "date": 1_767_225_600,
                "chat": { "id": chat.0, "type": "private", "first_name": "Ada", "last_name": "Lovelace" },
                "from": { "id": chat.0, "first_name": "Ada", "last_name": "Lovelace" },
                "text": "I got this from another shop, is it yours?",
                "reply_markup": { "inline_keyboard": [
                    [{ "text": "Claim your prize", "url": "https://mp.net@prize.example/claim" }],
                    [{ "text": "Vote", "callback_data": "1" }],
                ] },
            } });
            control.inject_update(update.to_string());
        }
        self.type_text("No, it is not. Here is everything about your order:");
        let open = KeyboardAction::Open {
            initial: shop_keyboard(),
            purpose: Purpose::Composer,
            text: String::new(),
        };
        self.act(Action::Keyboard(open));
        self.act(Action::Keyboard(KeyboardAction::Done));
        self.act(Action::Send { plain: false });
        self.until("the answer is sent", |console| {
            console.session().and_then(|session| session.conversation.as_ref()).is_some_and(|conversation| {
                conversation.window().rows().iter().any(|row| {
                    row.send.as_ref().is_some_and(|send| send.state == crate::store::SendState::Sent)
                })
            })
        })
    }

    /// Keeps some replies and shows them.
    pub(super) fn canned(&mut self) -> Result<(), SceneError> {
        let chat = self.chat(|kind| kind == ChatKind::Private);
        self.open(chat)?;
        let reply = |name: &str, text: &str, keyboard: Keyboard| {
            let (name, text) = (name.to_owned(), text.to_owned());
            let mode = if text.contains("</") { ParseMode::Html } else { ParseMode::Plain };
            CannedChange::Put(CannedReply { name, text, mode, keyboard, ..CannedReply::default() })
        };
        let none = Keyboard::default;
        let changes = vec![
            reply("hello", "Hello {name}, thank you for writing to us. How can we help?", none()),
            reply("hours", "We answer from 9 to 18 o'clock, Monday to Saturday.", none()),
            reply(
                "shipped",
                "Dear {name}, your order <b>{?Order number}</b> is on its way.",
                shop_keyboard(),
            ),
            reply("returns", "You can send it back within 30 days. Keep the box, please.", none()),
            reply("价格", "价格表在这里：所有价格都含税。", none()),
        ];
        if let Some(session) = self.console.session() {
            let store = session.engine().store().clone();
            // A refusal shows in the picture: the list stays empty.
            let _ = self.runtime.block_on(store.change_canned(changes));
        }
        self.act(Action::Canned(CannedAction::Open));
        self.until("they are read", Console::is_settled)
    }

    /// Builds buttons for an answer.
    pub(super) fn keyboard_builder(&mut self) -> Result<(), SceneError> {
        let chat = self.chat(|kind| kind == ChatKind::Private);
        self.open(chat)?;
        let text = "Your order has been shipped.".to_owned();
        let open = KeyboardAction::Open { initial: shop_keyboard(), purpose: Purpose::Composer, text };
        self.act(Action::Keyboard(open));
        Ok(())
    }

    /// Presses a link that is made to deceive.
    pub(super) fn link(&mut self) -> Result<(), SceneError> {
        self.buttons()?;
        let address = "https://mp.net@раураl.example/login?from=chat".to_owned();
        let said = "mp.net".to_owned();
        self.act(Action::Link(LinkAction::Look { address, said, origin: Origin::Page }));
        Ok(())
    }

    /// Types the beginning of a reply's name.
    pub(super) fn canned_popup(&mut self) -> Result<(), SceneError> {
        self.canned()?;
        self.act(Action::Canned(CannedAction::Close));
        self.rest()?;
        self.type_text("Good morning! /h");
        Ok(())
    }

    /// Changes a reply.
    pub(super) fn canned_edit(&mut self) -> Result<(), SceneError> {
        self.canned()?;
        self.act(Action::Canned(CannedAction::Edit("shipped".to_owned())));
        Ok(())
    }
}
