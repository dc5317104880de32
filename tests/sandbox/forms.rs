//! The forms of request that real clients use.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::client::{ADA, Bot, read};

async fn sent(bot: &Bot, request: reqwest::RequestBuilder) -> Value {
    let (status, body) = read(request.send().await.expect("an answer")).await;
    assert_eq!(status, 200, "{body}");
    let id = body["result"]["message_id"].as_i64();
    assert_eq!(id, bot.control.bot_messages().last().map(|m| m.message_id));
    body["result"].clone()
}

#[tokio::test]
async fn one_message_in_every_form() {
    let bot = Bot::with_ada().await;
    let post = || bot.http.post(bot.url("sendMessage"));
    let markup = r#"{"inline_keyboard":[[{"text":"a","url":"https://mp.net"}]]}"#;
    let fields = [
        ("chat_id", ADA.to_string()),
        ("text", "x & y + 小明".to_owned()),
        ("reply_markup", markup.to_owned()),
    ];
    let form = fields.iter().fold(Form::new(), |form, (name, value)| form.text(*name, value.clone()));
    let requests = [
        post().json(&json!({"chat_id": ADA, "text": "x & y + 小明", "reply_markup": serde_json::from_str::<Value>(markup).expect("JSON")})),
        post().json(&json!({"chat_id": ADA.to_string(), "text": "x & y + 小明", "reply_markup": markup, "method": "sendMessage"})),
        post().query(&fields),
        post().query(&fields).json(&json!({})),
        post().query(&fields).header("content-type", "application/json"),
        post().header("content-type", "application/x-www-form-urlencoded").body(
            url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish(),
        ),
        post().multipart(form),
        bot.http.get(bot.url("sendMessage")).query(&fields),
        bot.http.post(bot.url("SENDMESSAGE")).query(&fields),
        bot.http.post(bot.url("sendMessage").replace(':', "%3A").replace("http%3A", "http:").replace("127.0.0.1%3A", "127.0.0.1:")).query(&fields),
        post().body(serde_json::to_vec(&json!({"chat_id": ADA, "text": "x & y + 小明", "reply_markup": markup})).expect("JSON")),
    ];
    for (index, request) in requests.into_iter().enumerate() {
        let message = sent(&bot, request).await;
        assert_eq!(message["text"], "x & y + 小明", "form {index}");
        assert_eq!(message["reply_markup"]["inline_keyboard"][0][0]["text"], "a", "form {index}");
    }
}

#[tokio::test]
async fn a_body_without_a_length_is_read() {
    let bot = Bot::with_ada().await;
    let text = json!({"chat_id": ADA, "text": "in pieces"}).to_string();
    let pieces: Vec<_> =
        text.as_bytes().chunks(5).map(|piece| Ok::<_, std::io::Error>(piece.to_vec())).collect();
    let body = reqwest::Body::wrap_stream(futures_util::stream::iter(pieces));
    let request = bot.http.post(bot.url("sendMessage")).header("content-type", "application/json").body(body);
    assert_eq!(sent(&bot, request).await["text"], "in pieces");
}

#[tokio::test]
async fn the_file_may_be_alone_in_the_body() {
    let bot = Bot::with_ada().await;
    let form = Form::new().part("photo", Part::bytes(vec![1]).file_name("a.png"));
    let query = [("chat_id", ADA.to_string()), ("caption", "from the query".to_owned())];
    let request = bot.http.post(bot.url("sendPhoto")).query(&query).multipart(form);
    assert_eq!(sent(&bot, request).await["caption"], "from the query");
}

#[tokio::test]
async fn the_body_wins_over_the_query() {
    let bot = Bot::with_ada().await;
    let request = bot
        .http
        .post(bot.url("sendMessage"))
        .query(&[("text", "query"), ("chat_id", "5")])
        .json(&json!({"chat_id": ADA, "text": "body"}));
    assert_eq!(sent(&bot, request).await["text"], "body");
}

#[tokio::test]
async fn an_unknown_content_type_is_said_to_be() {
    let bot = Bot::with_ada().await;
    let request =
        bot.http.post(bot.url("sendMessage")).header("content-type", "application/xml").body("<x/>");
    let (status, body) = read(request.send().await.expect("an answer")).await;
    assert_eq!(status, 400);
    assert!(body["description"].as_str().is_some_and(|d| d.contains("application/xml")), "{body}");
}

#[tokio::test]
async fn both_ways_to_answer_a_message_are_understood() {
    let bot = Bot::with_ada().await;
    for reply in [
        json!({"reply_to_message_id": 1}),
        json!({"reply_to_message_id": "1"}),
        json!({"reply_parameters": {"message_id": 1}}),
    ] {
        let mut parameters = reply;
        parameters["chat_id"] = json!(ADA);
        parameters["text"] = json!("yes");
        let message = bot.ok("sendMessage", parameters).await;
        assert_eq!(message["reply_to_message"]["text"], "hi");
        assert!(message["reply_to_message"]["reply_to_message"].is_null(), "one level deep only");
    }
    let lenient = json!({"chat_id": ADA, "text": "x", "reply_parameters": {"message_id": 99, "allow_sending_without_reply": true}});
    assert!(bot.ok("sendMessage", lenient).await["reply_to_message"].is_null());
}

#[tokio::test]
async fn a_command_somebody_types_is_marked() {
    let bot = Bot::with_ada().await;
    bot.control.writes(ADA, ADA, "/start@demo_mpbot ref");
    assert_eq!(
        bot.updates().await[0]["message"]["entities"],
        json!([{"type": "bot_command", "offset": 0, "length": 17}])
    );
}
