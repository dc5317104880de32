//! The control API, and MiniApps opened through it.

use mpchat_console::api::init_data::{Expectation, Verdict, verify};
use mpchat_console::sandbox::{Pressed, Sandbox, SandboxConfig};
use serde_json::{Value, json};

use crate::client::{ADA, Bot, read};

async fn control(bot: &Bot, action: &str, parameters: Value) -> (u16, Value) {
    let url = format!("{}/{action}", bot.sandbox.control_address());
    read(bot.http.post(url).json(&parameters).send().await.expect("an answer")).await
}

async fn good(bot: &Bot, action: &str, parameters: Value) -> Value {
    let (status, mut body) = control(bot, action, parameters).await;
    assert_eq!(status, 200, "{action}: {body}");
    body["result"].take()
}

async fn look(bot: &Bot, what: &str) -> Value {
    let url = format!("{}/{what}", bot.sandbox.control_address());
    let (status, mut body) = read(bot.http.get(url).send().await.expect("an answer")).await;
    assert_eq!(status, 200, "{what}: {body}");
    body["result"].take()
}

#[tokio::test]
async fn a_conversation_over_http_alone() {
    let bot = Bot::quiet().await;
    let grace = good(&bot, "people", json!({"name": "Grace Hopper", "language": "en", "username": "grace"}))
        .await["id"]
        .as_i64()
        .expect("an id");
    let group = good(&bot, "groups", json!({"title": "Ops", "members": [grace]})).await["id"]
        .as_i64()
        .expect("an id");
    good(&bot, "write", json!({"from": ADA, "text": "hello"})).await;
    let message =
        good(&bot, "write", json!({"chat": group, "from": grace, "text": "hi all"})).await["message_id"]
            .clone();
    good(&bot, "edit", json!({"chat": group, "from": grace, "message_id": message, "text": "hi everybody"}))
        .await;
    good(&bot, "join", json!({"chat": group, "from": ADA})).await;
    good(&bot, "pin", json!({"chat": group, "from": grace, "message_id": message})).await;
    good(&bot, "write", json!({"chat": group, "from": ADA, "photo": "#ff0000-#00ff00", "text": "look"}))
        .await;
    good(&bot, "leave", json!({"chat": group, "from": ADA})).await;
    let updates = bot.updates().await;
    let members: Vec<&Value> =
        updates.iter().map(|u| u.get("message").unwrap_or(&u["edited_message"])).collect();
    assert_eq!(members[0]["text"], "hello");
    assert_eq!(members[1]["from"]["username"], "grace");
    assert_eq!(members[2]["text"], "hi everybody");
    assert_eq!(members[3]["new_chat_members"][0]["id"], ADA);
    assert_eq!(members[4]["pinned_message"]["text"], "hi everybody");
    assert_eq!((&members[5]["caption"], &members[5]["photo"][0]["width"]), (&json!("look"), &json!(480)));
    assert_eq!(members[6]["left_chat_member"]["id"], ADA);
    bot.ok("sendMessage", json!({"chat_id": ADA, "text": "hello yourself"})).await;
    assert_eq!(look(&bot, "sent").await[0]["text"], "hello yourself");
    assert_eq!(look(&bot, "requests").await[1]["method"], "sendMessage");
    assert_eq!(look(&bot, "updates").await["delivered"].as_array().map(Vec::len), Some(7));
    let overview = look(&bot, "").await;
    assert_eq!(overview["address"], json!(bot.sandbox.address()));
    assert_eq!(overview["people"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn trouble_over_http() {
    let bot = Bot::with_ada().await;
    good(
        &bot,
        "faults",
        json!({"method": "getMe", "kind": {"error": {"code": 500, "description": "oops"}}, "times": 1}),
    )
    .await;
    bot.refused("getMe", json!({}), 500).await;
    good(&bot, "faults", json!({"kind": "cut_before"})).await;
    assert!(bot.http.get(bot.url("getMe")).send().await.is_err());
    good(&bot, "faults", json!({"kind": "cut_before"})).await;
    let url = format!("{}/faults", bot.sandbox.control_address());
    bot.http.delete(url).send().await.expect("an answer");
    good(&bot, "token", json!({"revoked": true})).await;
    bot.refused("getMe", json!({}), 401).await;
    good(&bot, "token", json!({"revoked": false})).await;
    good(&bot, "webhook", json!({"url": "https://bot.example/x"})).await;
    bot.refused("getUpdates", json!({}), 409).await;
    good(&bot, "webhook", json!({"url": null})).await;
    good(&bot, "business_refusal", json!({"chat": ADA, "description": "frozen"})).await;
    bot.refused("sendMessage", json!({"chat_id": ADA, "text": "x"}), 50001).await;
    good(&bot, "business_refusal", json!({"chat": ADA})).await;
    good(&bot, "blocked", json!({"chat": ADA, "blocked": true})).await;
    bot.refused("sendMessage", json!({"chat_id": ADA, "text": "x"}), 403).await;
    good(&bot, "inject", json!({"update": {"update_id": 77, "surprise": {}}})).await;
    assert_eq!(bot.updates().await[0], json!({"update_id": 77, "surprise": {}}));
    bot.control.writes(ADA, ADA, "old");
    good(&bot, "clock", json!({"advance_seconds": 90_000})).await;
    assert!(bot.updates().await.is_empty());
    good(&bot, "rate_limit", json!({"limit": 1})).await;
    bot.call("getMe", json!({})).await;
    bot.refused("getMe", json!({}), 429).await;
}

#[tokio::test]
async fn a_mistake_is_explained() {
    let bot = Bot::quiet().await;
    for (action, parameters, says) in [
        ("write", json!({"from": 5, "text": "x"}), "no person 5"),
        ("write", json!({"from": ADA}), "text is required"),
        ("join", json!({"chat": ADA, "from": ADA}), "no chat"),
        ("faults", json!({"kind": "earthquake"}), "kind"),
        ("nonsense", json!({}), "no action"),
        ("press", json!({"chat": ADA, "from": ADA, "message_id": 1}), "no chat"),
    ] {
        let (status, body) = control(&bot, action, parameters).await;
        assert!(status >= 400, "{body}");
        assert!(body["description"].as_str().is_some_and(|d| d.contains(says)), "{action}: {body}");
    }
}

#[tokio::test]
async fn web_pages_from_elsewhere_are_kept_out() {
    let bot = Bot::quiet().await;
    for (name, value) in [("origin", "https://evil.example"), ("host", "evil.example"), ("origin", "null")] {
        let request = bot.http.get(bot.sandbox.control_address()).header(name, value);
        let (status, body) = read(request.send().await.expect("an answer")).await;
        assert_eq!((status, &body["error_code"]), (403, &json!(403)), "{name}: {value}");
    }
    let request = bot.http.get(bot.sandbox.control_address()).header("origin", "http://localhost:3000");
    assert_eq!(request.send().await.expect("an answer").status(), 200);
}

#[tokio::test]
async fn a_pressed_web_app_button_gives_init_data_signed_with_the_token() {
    let bot = Bot::with_ada().await;
    good(
        &bot,
        "mini_apps",
        json!({"short_name": "orders", "entry_url": "https://shop.example/app", "miniapp_id": "ma_7"}),
    )
    .await;
    let markup = json!({"inline_keyboard": [[{"text": "Open", "web_app": {"url": "https://shop.example/app"}}, {"text": "Yes", "callback_data": "yes"}]]});
    let sent = bot.ok("sendMessage", json!({"chat_id": ADA, "text": "x", "reply_markup": markup})).await;
    let id = sent["message_id"].as_i64().expect("an id");
    let opened = good(&bot, "press", json!({"from": ADA, "message_id": id, "row": 0, "column": 0})).await;
    let init_data = opened["init_data"].as_str().expect("initData");
    let now = sent["date"].as_i64().expect("a date");
    let expectation = Expectation { miniapp_id: Some("ma_7"), ..Expectation::documented(now) };
    let verified = verify(init_data, &bot.sandbox.token(), &expectation);
    assert_eq!(verified.verdict, Verdict::Valid, "{:?}", verified.problem());
    let user: Value = serde_json::from_str(verified.field("user").expect("a user")).expect("JSON");
    assert_eq!(user, json!({"id": ADA, "first_name": "Ada", "last_name": "Lovelace", "language_code": "en"}));
    assert_eq!(verified.field("chat_type"), Some("private"));

    let pressed = bot.control.press(ADA, ADA, id, 0, 1).expect("a button");
    assert!(matches!(pressed, Pressed::Callback { .. }));
    assert_eq!(bot.updates().await[0]["callback_query"]["data"], "yes");

    let opened =
        good(&bot, "open", json!({"from": ADA, "mini_app": "orders", "start_param": "ref_42"})).await;
    let verified =
        verify(opened["init_data"].as_str().expect("initData"), &bot.sandbox.token(), &expectation);
    assert_eq!(verified.field("start_param"), Some("ref_42"));
}

#[tokio::test]
async fn a_world_kept_in_a_file_goes_on_where_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = || SandboxConfig {
        state_file: Some(folder.path().join("world.json")),
        rate_limit: None,
        ..SandboxConfig::default()
    };
    let bot = Bot::start(config()).await;
    let token = bot.sandbox.token();
    bot.control.writes(ADA, ADA, "before");
    bot.ok("sendMessage", json!({"chat_id": ADA, "text": "kept"})).await;
    let form = reqwest::multipart::Form::new()
        .text("chat_id", ADA.to_string())
        .part("document", reqwest::multipart::Part::bytes(b"bytes".to_vec()).file_name("f.bin"));
    bot.http.post(bot.url("sendDocument")).multipart(form).send().await.expect("sent");
    let next = bot.control.next_update_id();
    bot.sandbox.stop().await;

    let sandbox = Sandbox::start(config()).await.expect("started again");
    let bot = Bot { control: sandbox.control(), sandbox, http: bot.http };
    assert_eq!(bot.sandbox.token(), token);
    assert_eq!(bot.control.next_update_id(), next);
    assert_eq!(bot.updates().await[0]["message"]["text"], "before");
    let messages = look(&bot, &format!("chats/{ADA}")).await["messages"].clone();
    assert_eq!(messages[1]["text"], "kept");
    let url = messages[2]["document"]["url"].as_str().expect("an address");
    assert_eq!(bot.http.get(url).send().await.expect("sent").bytes().await.expect("bytes"), "bytes");
    bot.sandbox.stop().await;

    std::fs::write(folder.path().join("world.json"), "{").expect("written");
    let error = Sandbox::start(config()).await.expect_err("broken").to_string();
    assert!(error.contains("world.json"), "{error}");
}
