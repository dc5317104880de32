//! What each method does, seen through another one.

use std::time::Duration;

use serde_json::{Value, json};

use crate::client::{ADA, Bot, read};

const GRACE: i64 = 3_000_000_019;
const GROUP: i64 = 4_800_000_123;

/// Ada has written to the bot; Grace, who made it, and Ada are in a group.
async fn group() -> Bot {
    let bot = Bot::with_ada().await;
    bot.control.add_person("Grace Hopper", GRACE, "en");
    bot.control.add_group("Ops team", GROUP, &[GRACE, ADA]);
    bot
}

async fn send(bot: &Bot, chat: i64, text: &str) -> i64 {
    bot.ok("sendMessage", json!({"chat_id": chat, "text": text})).await["message_id"].as_i64().expect("an id")
}

/// A message as people see it; null when there is none.
async fn message(bot: &Bot, chat: i64, id: i64) -> Value {
    let url = format!("{}/chats/{chat}", bot.sandbox.control_address());
    let (_, body) = read(bot.http.get(url).send().await.expect("an answer")).await;
    let messages = body["result"]["messages"].as_array().expect("messages");
    messages.iter().find(|m| m["message_id"] == id).cloned().unwrap_or(Value::Null)
}

#[tokio::test]
async fn an_edit_changes_the_message() {
    let bot = group().await;
    let id = send(&bot, ADA, "teh").await;
    let edited = bot
        .ok(
            "editMessageText",
            json!({"chat_id": ADA, "message_id": id, "text": "<b>the</b>", "parse_mode": "HTML"}),
        )
        .await;
    assert!(edited["edit_date"].is_i64());
    let seen = message(&bot, ADA, id).await;
    assert_eq!(seen["text"], "the");
    assert_eq!(seen["entities"], json!([{"type": "bold", "offset": 0, "length": 3}]));
    let again = json!({"chat_id": ADA, "message_id": id, "text": "<b>the</b>", "parse_mode": "HTML"});
    let why = bot.refused("editMessageText", again, 400).await;
    assert!(why.contains("not modified"), "{why}");
}

#[tokio::test]
async fn what_is_not_the_bots_is_forbidden_and_what_is_not_there_is_bad() {
    let bot = group().await;
    bot.control.writes(GROUP, GRACE, "mine");
    let own = send(&bot, GROUP, "own").await;
    for method in ["editMessageText", "deleteMessage"] {
        bot.refused(method, json!({"chat_id": GROUP, "message_id": 1, "text": "x"}), 403).await;
        bot.refused(method, json!({"chat_id": GROUP, "message_id": 99, "text": "x"}), 400).await;
    }
    bot.refused("deleteMessages", json!({"chat_id": GROUP, "message_ids": [own, 1]}), 403).await;
    assert_eq!(message(&bot, GROUP, own).await["text"], "own", "all or nothing");
    bot.ok("deleteMessages", json!({"chat_id": GROUP, "message_ids": [own, 99]})).await;
    assert!(message(&bot, GROUP, own).await.is_null());
    assert_eq!(message(&bot, GROUP, 1).await["text"], "mine");
}

#[tokio::test]
async fn a_forward_names_its_author_and_a_copy_does_not() {
    let bot = group().await;
    bot.control.writes(ADA, ADA, "what Ada said");
    let forwarded =
        bot.ok("forwardMessage", json!({"chat_id": GROUP, "from_chat_id": ADA, "message_id": 2})).await;
    assert_eq!(forwarded["text"], "what Ada said");
    assert_eq!(forwarded["forward_origin"]["sender_user"]["id"], ADA);
    let copied = bot.ok("copyMessage", json!({"chat_id": GROUP, "from_chat_id": ADA, "message_id": 2})).await;
    let copy = message(&bot, GROUP, copied["message_id"].as_i64().expect("an id")).await;
    assert_eq!(copy["text"], "what Ada said");
    assert!(copy["forward_origin"].is_null());
    let many = bot
        .ok("forwardMessages", json!({"chat_id": ADA, "from_chat_id": GROUP, "message_ids": [1, 2, 99]}))
        .await;
    assert_eq!(many.as_array().expect("an array").len(), 2);
    bot.refused("copyMessages", json!({"chat_id": ADA, "from_chat_id": GROUP, "message_ids": [98, 99]}), 400)
        .await;
    let edit = json!({"chat_id": GROUP, "message_id": forwarded["message_id"], "text": "falsified"});
    bot.refused("editMessageText", edit, 400).await;
}

#[tokio::test]
async fn a_pin_appears_as_an_update_and_in_the_chat() {
    let bot = group().await;
    let (first, second) = (send(&bot, GROUP, "first").await, send(&bot, GROUP, "second").await);
    for id in [first, second] {
        bot.ok("pinChatMessage", json!({"chat_id": GROUP, "message_id": id})).await;
    }
    let updates = bot.updates().await;
    assert_eq!(updates[0]["message"]["pinned_message"]["text"], "first");
    let pinned =
        async || bot.ok("getChat", json!({"chat_id": GROUP})).await["pinned_message"]["text"].clone();
    assert_eq!(pinned().await, "second");
    bot.ok("unpinChatMessage", json!({"chat_id": GROUP})).await;
    assert_eq!(pinned().await, "first");
    bot.refused("unpinChatMessage", json!({"chat_id": GROUP, "message_id": second}), 400).await;
    bot.ok("unpinAllChatMessages", json!({"chat_id": GROUP})).await;
    assert_eq!(pinned().await, Value::Null);
    bot.ok("pinChatMessage", json!({"chat_id": GROUP, "message_id": first})).await;
    bot.ok("deleteMessage", json!({"chat_id": GROUP, "message_id": first})).await;
    assert_eq!(pinned().await, Value::Null, "a deleted message is not pinned");
}

#[tokio::test]
async fn a_ban_mutes_and_keeps_the_member() {
    let bot = group().await;
    let status = async || {
        let member = bot.ok("getChatMember", json!({"chat_id": GROUP, "user_id": ADA})).await;
        member["status"].as_str().expect("a status").to_owned()
    };
    assert_eq!(status().await, "member");
    bot.ok("banChatMember", json!({"chat_id": GROUP, "user_id": ADA})).await;
    assert_eq!(status().await, "restricted");
    assert_eq!(bot.control.writes(GROUP, ADA, "hmpf"), 0, "a muted person cannot write");
    assert_eq!(bot.ok("getChatMemberCount", json!({"chat_id": GROUP})).await, 3, "and stays");
    bot.control.advance_clock(Duration::from_secs(1_000_000_000));
    assert_eq!(status().await, "restricted", "for good");
    bot.ok("unbanChatMember", json!({"chat_id": GROUP, "user_id": ADA})).await;
    assert_eq!(status().await, "member");
    assert!(bot.control.writes(GROUP, ADA, "thanks") > 0);
}

#[tokio::test]
async fn a_ban_with_a_date_ends_by_itself() {
    let bot = group().await;
    let now =
        bot.ok("sendMessage", json!({"chat_id": ADA, "text": "x"})).await["date"].as_i64().expect("a date");
    bot.ok("banChatMember", json!({"chat_id": GROUP, "user_id": ADA, "until_date": now + 600})).await;
    let member = bot.ok("getChatMember", json!({"chat_id": GROUP, "user_id": ADA})).await;
    assert_eq!((&member["until_date"], &member["can_send_messages"]), (&json!(now + 600), &json!(false)));
    bot.control.advance_clock(Duration::from_secs(601));
    assert!(bot.control.writes(GROUP, ADA, "back again") > 0);
    bot.refused("banChatMember", json!({"chat_id": GROUP, "user_id": ADA, "until_date": now}), 400).await;
    bot.refused("banChatMember", json!({"chat_id": GROUP, "user_id": GRACE}), 403).await;
    bot.refused("banChatMember", json!({"chat_id": ADA, "user_id": ADA}), 400).await;
}

#[tokio::test]
async fn a_restriction_takes_only_what_it_says() {
    let bot = group().await;
    let permissions = json!({"can_send_messages": true, "can_send_photos": false});
    bot.ok("restrictChatMember", json!({"chat_id": GROUP, "user_id": ADA, "permissions": permissions})).await;
    let member = bot.ok("getChatMember", json!({"chat_id": GROUP, "user_id": ADA})).await;
    assert_eq!((&member["can_send_messages"], &member["can_send_photos"]), (&json!(true), &json!(false)));
    assert!(bot.control.writes(GROUP, ADA, "words are fine") > 0);
}

#[tokio::test]
async fn who_leaves_a_chat_can_do_nothing_there() {
    let bot = group().await;
    bot.refused("leaveChat", json!({"chat_id": ADA}), 400).await;
    bot.ok("leaveChat", json!({"chat_id": GROUP})).await;
    bot.refused("sendMessage", json!({"chat_id": GROUP, "text": "x"}), 403).await;
    bot.refused("getChat", json!({"chat_id": GROUP}), 403).await;
    bot.control.writes(GROUP, GRACE, "the bot is gone");
    assert!(bot.updates().await.is_empty(), "and sees nothing");
}

#[tokio::test]
async fn a_bot_that_is_no_administrator_may_not_administer() {
    let bot = group().await;
    bot.control.set_bot_administrator(GROUP, false);
    for (method, parameters) in [
        ("setChatTitle", json!({"title": "x"})),
        ("setChatDescription", json!({"description": "x"})),
        ("banChatMember", json!({"user_id": ADA})),
        ("pinChatMessage", json!({"message_id": 1})),
    ] {
        let mut parameters = parameters;
        parameters["chat_id"] = json!(GROUP);
        bot.refused(method, parameters, 403).await;
    }
}

#[tokio::test]
async fn a_group_has_the_name_and_picture_it_was_given() {
    let bot = group().await;
    bot.ok("setChatTitle", json!({"chat_id": GROUP, "title": " 夜班 "})).await;
    bot.ok("setChatDescription", json!({"chat_id": GROUP, "description": "after ten"})).await;
    let form = reqwest::multipart::Form::new().text("chat_id", GROUP.to_string()).part(
        "photo",
        reqwest::multipart::Part::bytes(b"GIF89a\x40\x01\xf0\x00".to_vec()).file_name("../up/ops.gif"),
    );
    let (status, body) =
        read(bot.http.post(bot.url("setChatPhoto")).multipart(form).send().await.expect("sent")).await;
    assert_eq!((status, &body["result"]), (200, &json!(true)));
    let chat = bot.ok("getChat", json!({"chat_id": GROUP})).await;
    assert_eq!((&chat["title"], &chat["description"]), (&json!("夜班"), &json!("after ten")));
    let url = chat["photo"]["url"].as_str().expect("an address");
    assert!(url.ends_with("/ops%2Egif"), "{url}");
    assert!(
        bot.http.get(url).send().await.expect("sent").bytes().await.expect("bytes").starts_with(b"GIF89a")
    );
    bot.ok("deleteChatPhoto", json!({"chat_id": GROUP})).await;
    assert!(bot.ok("getChat", json!({"chat_id": GROUP})).await["photo"].is_null());
    bot.refused("setChatTitle", json!({"chat_id": ADA, "title": "x"}), 400).await;
}

#[tokio::test]
async fn administrators_are_the_creator_and_the_bot() {
    let bot = group().await;
    let found = bot.ok("getChatAdministrators", json!({"chat_id": GROUP})).await;
    let statuses: Vec<_> = found.as_array().expect("an array").iter().map(|m| m["status"].clone()).collect();
    assert_eq!(statuses, ["creator", "administrator"]);
    bot.refused("getChatMember", json!({"chat_id": GROUP, "user_id": 5}), 400).await;
}

#[tokio::test]
async fn a_menu_belongs_to_its_scope_and_language() {
    let bot = group().await;
    let menu = |word: &str| json!([{"command": word, "description": format!("does {word}")}]);
    let group_scope = json!({"type": "chat", "chat_id": GROUP});
    bot.ok("setMyCommands", json!({"commands": menu("start")})).await;
    bot.ok("setMyCommands", json!({"commands": menu("kaishi"), "language_code": "zh"})).await;
    bot.ok(
        "setMyCommands",
        json!({"commands": menu("deploy").to_string(), "scope": group_scope.to_string()}),
    )
    .await;
    let get = async |parameters: Value| bot.ok("getMyCommands", parameters).await;
    assert_eq!(get(json!({})).await, menu("start"));
    assert_eq!(get(json!({"language_code": "zh"})).await, menu("kaishi"));
    assert_eq!(get(json!({"scope": group_scope})).await, menu("deploy"));
    assert_eq!(get(json!({"scope": {"type": "all_private_chats"}})).await, json!([]));
    bot.ok("deleteMyCommands", json!({"language_code": "zh"})).await;
    assert_eq!(get(json!({"language_code": "zh"})).await, json!([]));
    assert_eq!(get(json!({"scope": {"type": "default"}})).await, menu("start"));
    let url = bot.url("getMyCommands?language_code=&scope=%7B%22type%22%3A%22default%22%7D");
    assert_eq!(read(bot.http.get(url).send().await.expect("sent")).await.1["result"], menu("start"));
}

#[tokio::test]
async fn a_logged_out_bot_waits_ten_minutes() {
    let bot = group().await;
    bot.ok("logOut", json!({})).await;
    bot.refused("getMe", json!({}), 401).await;
    bot.control.advance_clock(Duration::from_secs(601));
    bot.ok("getMe", json!({})).await;
}

#[tokio::test]
async fn buttons_stay_with_their_message() {
    let bot = group().await;
    bot.control.add_mini_app(mpchat_console::sandbox::MiniApp {
        miniapp_id: "ma_1".to_owned(),
        short_name: "orders".to_owned(),
        entry_url: "https://shop.example/app".to_owned(),
        title: "Orders".to_owned(),
    });
    let rows = |url: &str| json!({"inline_keyboard": [[{"text": "Open", "web_app": {"url": url}}]]});
    let sent = bot.ok("sendMessage", json!({"chat_id": ADA, "text": "x", "reply_markup": rows("https://shop.example/app").to_string()})).await;
    assert_eq!(sent["reply_markup"], rows("https://shop.example/app"));
    let by_name =
        json!({"chat_id": ADA, "text": "x", "reply_markup": rows("https://elsewhere.example/x/orders")});
    bot.ok("sendMessage", by_name).await;
    let unknown = json!({"chat_id": ADA, "text": "x", "reply_markup": rows("https://elsewhere.example/x")});
    let why = bot.refused("sendMessage", unknown, 400).await;
    assert!(why.contains("matches no MiniApp"), "{why}");
    let id = sent["message_id"].as_i64().expect("an id");
    bot.ok("editMessageReplyMarkup", json!({"chat_id": ADA, "message_id": id})).await;
    assert!(message(&bot, ADA, id).await["reply_markup"].is_null());
}

#[tokio::test]
async fn a_negative_group_id_of_the_world_goes_round() {
    let bot = group().await;
    bot.control.add_group("From elsewhere", -1_001_234, &[GRACE]);
    bot.control.writes(-1_001_234, GRACE, "hello");
    let update = bot.updates().await.remove(0);
    assert_eq!(update["message"]["chat"]["id"], -1_001_234);
    send(&bot, -1_001_234, "hello yourself").await;
}

#[tokio::test]
async fn an_edited_caption_is_read_in_the_chat() {
    let bot = group().await;
    let sent = bot
        .ok("sendPhoto", json!({"chat_id": ADA, "photo": "https://a.example/a.png", "caption": "cat"}))
        .await;
    let id = sent["message_id"].as_i64().expect("an id");
    bot.ok("editMessageCaption", json!({"chat_id": ADA, "message_id": id, "caption": "dog"})).await;
    assert_eq!(message(&bot, ADA, id).await["caption"], "dog");
    let why =
        bot.refused("editMessageText", json!({"chat_id": ADA, "message_id": id, "text": "x"}), 400).await;
    assert!(why.contains("no text"), "{why}");
    bot.ok("editMessageCaption", json!({"chat_id": ADA, "message_id": id})).await;
    assert!(message(&bot, ADA, id).await["caption"].is_null());
    let copies = bot
        .ok(
            "copyMessages",
            json!({"chat_id": GROUP, "from_chat_id": ADA, "message_ids": [1, id], "remove_caption": true}),
        )
        .await;
    assert_eq!(copies.as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn profile_photos_are_listed_newest_first() {
    let bot = group().await;
    for name in ["old.gif", "new.gif"] {
        bot.control.add_profile_photo(ADA, name, "image/gif", b"GIF89a\x40\x01\xf0\x00".to_vec());
    }
    let found = bot.ok("getUserProfilePhotos", json!({"user_id": ADA, "limit": 1})).await;
    assert_eq!(found["total_count"], 2);
    let url = found["photos"][0][0]["url"].as_str().expect("an address");
    assert!(url.ends_with("/new%2Egif"), "{url}");
    assert_eq!(
        bot.ok("getUserProfilePhotos", json!({"user_id": ADA, "offset": 2})).await["photos"],
        json!([])
    );
}
