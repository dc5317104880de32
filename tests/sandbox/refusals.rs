//! What is refused, and how clearly.

use mpchat_console::api::catalogue::Catalogue;
use mpchat_console::sandbox::SandboxConfig;
use serde_json::{Value, json};

use crate::client::{ADA, Bot, read};

#[tokio::test]
async fn the_envelope_of_a_refusal_is_the_documented_one() {
    let bot = Bot::quiet().await;
    let url = format!("{}/bot{}x/getMe", bot.sandbox.address(), bot.sandbox.token());
    let response = bot.http.get(url).send().await.expect("an answer");
    assert_eq!(response.status(), 401);
    let text = response.text().await.expect("text");
    assert_eq!(text, r#"{"ok":false,"description":"Unauthorized","error_code":401}"#);
}

#[tokio::test]
async fn a_revoked_token_opens_nothing_and_ends_a_waiting_poll() {
    let bot = Bot::quiet().await;
    let waiting = tokio::spawn(bot.http.get(bot.url("getUpdates?timeout=30")).send());
    while bot.control.waiting_polls() == 0 {
        tokio::task::yield_now().await;
    }
    bot.control.revoke_token();
    assert_eq!(read(waiting.await.expect("joined").expect("an answer")).await.0, 401);
    bot.refused("getMe", json!({}), 401).await;
    bot.control.restore_token();
    bot.ok("getMe", json!({})).await;
}

#[tokio::test]
async fn any_other_path_gets_an_envelope_too() {
    let bot = Bot::quiet().await;
    let root = bot.sandbox.address().trim_end_matches("/bot").to_owned();
    for path in [
        "",
        "/",
        "/bot",
        "/bot/",
        "/bot/bot",
        "/bot/bot/getMe",
        "/bot/nothing/getMe",
        "/favicon.ico",
        "/%ff%fe",
    ] {
        let (status, body) =
            read(bot.http.get(format!("{root}{path}")).send().await.expect("an answer")).await;
        assert_eq!((status, &body["ok"], &body["error_code"]), (404, &json!(false), &json!(404)), "{path}");
    }
}

#[tokio::test]
async fn an_unknown_method_is_404_and_three_are_501() {
    let bot = Bot::with_ada().await;
    bot.refused("sendCarrierPigeon", json!({}), 404).await;
    for (method, parameters) in [
        ("sendChatAction", json!({"chat_id": ADA, "action": "typing"})),
        ("sendLocation", json!({"chat_id": ADA, "latitude": 1.5, "longitude": 2})),
        ("sendPoll", json!({"chat_id": ADA, "question": "?", "options": ["a", "b"]})),
        ("answerWebAppQuery", json!({})),
    ] {
        let (status, body) = bot.call(method, parameters).await;
        assert_eq!((status, &body["error_code"]), (501, &json!(501)), "{method}");
    }
}

#[tokio::test]
async fn verbs_are_strict_only_when_asked_to_be() {
    let bot = Bot::with_ada().await;
    let get = |bot: &Bot, rest: &str| bot.http.get(bot.url(rest)).send();
    let sent = get(&bot, &format!("sendMessage?chat_id={ADA}&text=hi")).await.expect("an answer");
    assert_eq!(sent.status(), 200);
    assert_eq!(get(&bot, "GETME").await.expect("an answer").status(), 200);
    let (status, body) = read(bot.http.delete(bot.url("getMe")).send().await.expect("an answer")).await;
    assert_eq!((status, &body["error_code"]), (405, &json!(405)));

    let bot = Bot::start(SandboxConfig { strict: true, rate_limit: None, ..SandboxConfig::default() }).await;
    bot.control.writes(ADA, ADA, "hi");
    let (status, body) =
        read(get(&bot, &format!("sendMessage?chat_id={ADA}&text=hi")).await.expect("an answer")).await;
    assert_eq!((status, &body["error_code"]), (405, &json!(405)));
    assert_eq!(get(&bot, "GETME").await.expect("an answer").status(), 404);
    assert_eq!(get(&bot, "getMe").await.expect("an answer").status(), 200);
}

#[tokio::test]
async fn the_bot_cannot_open_a_conversation() {
    let bot = Bot::quiet().await;
    let why = bot.refused("sendMessage", json!({"chat_id": ADA, "text": "hi"}), 400).await;
    assert!(why.contains("somebody must write to the bot first"), "{why}");
    bot.control.writes(ADA, ADA, "hi");
    let message = bot.ok("sendMessage", json!({"chat_id": ADA.to_string(), "text": "hello"})).await;
    assert_eq!(message["message_id"], 2);
    assert_eq!(message["text"], "hello");
    assert_eq!(message["from"]["is_bot"], true);
}

#[tokio::test]
async fn every_wrong_parameter_is_named() {
    let bot = Bot::with_ada().await;
    let long = "x".repeat(4097);
    for (parameters, says) in [
        (json!({"text": "x"}), "chat_id is required"),
        (json!({"chat_id": ADA}), "text is required"),
        (json!({"chat_id": ADA, "text": null}), "text is required"),
        (json!({"chat_id": ADA, "text": ""}), "text must be"),
        (json!({"chat_id": ADA, "text": " \n"}), "text must not be empty"),
        (json!({"chat_id": ADA, "text": 5}), "text must be a string"),
        (json!({"chat_id": ADA, "text": long}), "text must be of length from 1 to 4096"),
        (json!({"chat_id": 1.5, "text": "x"}), "chat_id must be an integer"),
        (json!({"chat_id": "@ada", "text": "x"}), "chat_id must be an integer"),
        (json!({"chat_id": -5, "text": "x"}), "chat_id must be an integer"),
        (json!({"chat_id": 9_007_199_254_740_992_i64, "text": "x"}), "chat_id must be an integer"),
        (
            json!({"chat_id": ADA, "text": "x", "parse_mode": "MarkdownV2"}),
            "parse_mode must be Markdown or HTML",
        ),
        (json!({"chat_id": ADA, "text": "x", "reply_to_message_id": 99}), "reply_to_message_id 99"),
        (json!({"chat_id": ADA, "text": "x", "reply_markup": []}), "reply_markup must be an object"),
    ] {
        let why = bot.refused("sendMessage", parameters, 400).await;
        assert!(why.contains(says), "{why:?} says {says:?}");
    }
    assert!(bot.control.bot_messages().is_empty(), "nothing was sent");
}

#[tokio::test]
async fn a_block_is_403_and_a_business_refusal_50001() {
    let bot = Bot::with_ada().await;
    let hello = || json!({"chat_id": ADA, "text": "hello"});
    bot.control.set_blocked(ADA, true);
    bot.refused("sendMessage", hello(), 403).await;
    bot.control.set_blocked(ADA, false);
    bot.control.set_business_refusal(ADA, Some("This account is frozen".to_owned()));
    let (status, body) = bot.call("sendMessage", hello()).await;
    assert_eq!(status, 200, "50001 cannot be an HTTP status");
    assert_eq!(body, json!({"ok": false, "error_code": 50001, "description": "This account is frozen"}));
    bot.control.set_business_refusal(ADA, None);
    bot.ok("sendMessage", hello()).await;
}

#[tokio::test]
async fn a_body_that_is_no_object_is_refused() {
    let bot = Bot::quiet().await;
    for body in ["[]", "5", "{", "{\"a\":}", &"[".repeat(100_000), "\u{0}"] {
        let request = bot.http.post(bot.url("getMe")).header("content-type", "application/json");
        let (status, answer) = read(request.body(body.to_owned()).send().await.expect("an answer")).await;
        assert_eq!((status, &answer["error_code"]), (400, &Value::from(400)), "{answer}");
    }
    for body in ["{}", "", "  \n"] {
        let request = bot.http.post(bot.url("getMe")).header("content-type", "application/json");
        assert_eq!(request.body(body).send().await.expect("an answer").status(), 200, "{body:?}");
    }
}

#[tokio::test]
async fn another_catalogue_is_another_list_of_methods() {
    let one = r#"{"format":1,"methods":[
        {"name":"getMe","category":"Core","doc":"d","verbs":["GET"],"bodies":["none"],"parameters":[],
         "result":"User","risk":"L1","status":"supported","basis":{"documented":[1]}},
        {"name":"sendGift","category":"Message","doc":"d","verbs":["POST"],"bodies":["json"],"parameters":[],
         "result":"Boolean","risk":"L2","status":"supported","basis":{"documented":[1]}}]}"#;
    let catalogue = Catalogue::from_json(one).expect("a catalogue");
    let bot = Bot::start(SandboxConfig { catalogue: Some(catalogue), ..SandboxConfig::default() }).await;
    bot.ok("getMe", json!({})).await;
    bot.refused("sendGift", json!({}), 501).await;
    bot.refused("sendMessage", json!({}), 404).await;
}
