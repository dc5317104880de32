//! A call of every method that the server takes, for whoever walks through the catalogue.
//!
//! `person` has said something, and the bot answered with a text and a picture; the bot looks after
//! `group`, where both are.

use serde_json::{Value, json};

/// Parameters that work, for every method there is.
pub fn happy(method: &str, person: i64, group: i64) -> Value {
    match method {
        "getMe" | "logOut" | "getWebhookInfo" | "deleteWebhook" | "getMyCommands" | "deleteMyCommands" => {
            json!({})
        }
        "getUpdates" => json!({"limit": 10, "timeout": 0, "allowed_updates": ["message"]}),
        "sendMessage" => {
            json!({"chat_id": person, "text": "it's \"hello\" <b>你好</b> 🙂", "parse_mode": "HTML",
            "reply_to_message_id": 1,
            "reply_markup": {"inline_keyboard": [[{"text": "site", "url": "https://mp.net"}]]}})
        }
        "sendPhoto" => json!({"chat_id": person, "photo": "https://pictures.example/a.png", "caption": "c"}),
        "sendVideo" => {
            json!({"chat_id": person, "video": "https://pictures.example/a.mp4", "duration": 3, "width": 4, "height": 5})
        }
        "sendDocument" => json!({"chat_id": person, "document": "https://pictures.example/a.pdf"}),
        "sendLocation" => json!({"chat_id": person, "latitude": 1.5, "longitude": 2.5}),
        "sendPoll" => json!({"chat_id": person, "question": "?", "options": ["a", "b"]}),
        "sendChatAction" => json!({"chat_id": person, "action": "typing"}),
        "editMessageText" => json!({"chat_id": person, "message_id": 2, "text": "another text"}),
        "editMessageCaption" => json!({"chat_id": person, "message_id": 3, "caption": "dog"}),
        "editMessageReplyMarkup" => json!({"chat_id": person, "message_id": 2,
            "reply_markup": {"inline_keyboard": [[{"text": "yes", "callback_data": "y"}]]}}),
        "pinChatMessage" => json!({"chat_id": person, "message_id": 2, "disable_notification": true}),
        "deleteMessage" | "unpinChatMessage" => json!({"chat_id": person, "message_id": 2}),
        "deleteMessages" => json!({"chat_id": person, "message_ids": [2, 3]}),
        "forwardMessage" | "copyMessage" => {
            json!({"chat_id": group, "from_chat_id": person, "message_id": 1})
        }
        "forwardMessages" | "copyMessages" => {
            json!({"chat_id": group, "from_chat_id": person, "message_ids": [1, 3]})
        }
        "unpinAllChatMessages" | "getChat" | "getChatMemberCount" => json!({"chat_id": person}),
        "banChatMember" | "unbanChatMember" | "getChatMember" => json!({"chat_id": group, "user_id": person}),
        "restrictChatMember" => {
            json!({"chat_id": group, "user_id": person, "permissions": {"can_send_messages": false}})
        }
        "setChatPhoto" => json!({"chat_id": group, "photo": "https://pictures.example/b.png"}),
        "deleteChatPhoto" | "leaveChat" | "getChatAdministrators" => json!({"chat_id": group}),
        "setChatTitle" => json!({"chat_id": group, "title": "Night shift"}),
        "setChatDescription" => json!({"chat_id": group, "description": "after ten"}),
        "setMyCommands" => json!({"commands": [{"command": "start", "description": "Begin"}]}),
        "setWebhook" => json!({"url": ""}),
        "getUserProfilePhotos" => json!({"user_id": person}),
        other => panic!("{other} is new in the catalogue: say here how it is called"),
    }
}
