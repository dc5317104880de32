//! Every method of the catalogue: its happy path, each required field missing, each wrong type,
//! a wrong token. What each does is seen in `effects.rs`.

use mpchat_console::api::catalogue::{Catalogue, Method, ParameterType, Status};
use serde_json::{Value, json};

use crate::client::{ADA, Bot, read};
use crate::happy::happy;

const GRACE: i64 = 3_000_000_019;
const GROUP: i64 = 4_800_000_123;

/// Ada has written (message 1), the bot has sent a text (2) and a photo (3); Ada and Grace, who
/// made it, are in a group in which Grace has written (1) and the bot has answered (2).
async fn world() -> Bot {
    let bot = Bot::with_ada().await;
    bot.control.add_person("Grace Hopper", GRACE, "en");
    bot.control.add_group("Ops team", GROUP, &[GRACE, ADA]);
    bot.control.writes(GROUP, GRACE, "hello");
    bot.ok("sendMessage", json!({"chat_id": ADA, "text": "a text"})).await;
    bot.ok(
        "sendPhoto",
        json!({"chat_id": ADA, "photo": "https://pictures.example/cat.png", "caption": "cat"}),
    )
    .await;
    bot.ok("sendMessage", json!({"chat_id": GROUP, "text": "in the group"})).await;
    bot.ok("pinChatMessage", json!({"chat_id": ADA, "message_id": 2})).await;
    bot.ok("setChatPhoto", json!({"chat_id": GROUP, "photo": "https://pictures.example/ops.png"})).await;
    bot
}

/// Values that are not of a type.
fn wrong_values(kind: ParameterType) -> Vec<Value> {
    match kind {
        ParameterType::Id => {
            vec![json!("x1"), json!(1.5), json!(-7), json!(true), json!({}), json!("9007199254740992")]
        }
        ParameterType::Integer => vec![json!("many"), json!(1.5), json!([1])],
        ParameterType::Float => vec![json!("north"), json!({}), json!("NaN")],
        ParameterType::Boolean => vec![json!("perhaps"), json!(5), json!([])],
        ParameterType::Text => vec![json!(5), json!({}), json!([])],
        ParameterType::TextList => vec![json!("message"), json!(5), json!([5])],
        ParameterType::IdList => vec![json!("x"), json!(["a"]), json!({}), json!([]), json!([-1])],
        ParameterType::List => vec![json!(5), json!({})],
        ParameterType::Media => {
            vec![json!(5), json!("AgACAgQAAxkBAAIBZ2"), json!(""), json!("ftp://a/b"), json!("attach://none")]
        }
        ParameterType::InlineKeyboard => vec![
            json!(5),
            json!("x"),
            json!({"keyboard": []}),
            json!({"inline_keyboard": 5}),
            json!({"inline_keyboard": [[{"text": "no action"}]]}),
        ],
        ParameterType::Commands => vec![
            json!(5),
            json!("x"),
            json!([{"command": 1}]),
            json!([{"command": "Bad Name", "description": "d"}]),
        ],
        ParameterType::CommandScope => {
            vec![json!(5), json!([]), json!({"type": "galaxy"}), json!({"type": "chat"})]
        }
        ParameterType::Permissions => vec![json!(5), json!({"can_send_messages": "no"})],
    }
}

fn with(mut parameters: Value, name: &str, value: Value) -> Value {
    if let Value::Object(members) = &mut parameters {
        members.insert(name.to_owned(), value);
    }
    parameters
}

fn without(mut parameters: Value, name: &str) -> Value {
    if let Value::Object(members) = &mut parameters {
        members.remove(name);
    }
    parameters
}

fn implemented() -> Vec<Method> {
    let methods = Catalogue::embedded();
    methods.methods().iter().filter(|m| m.status != Status::NotImplemented).cloned().collect()
}

/// What the result of this declared type looks like.
fn assert_is(result: &Value, declared: &str, method: &str) {
    let good = match declared {
        "Boolean" => result == &json!(true),
        "Integer" => result.is_i64(),
        "User" => result["id"].is_i64() && result["username"].is_string(),
        "Message" => {
            result["message_id"].is_i64() && result["chat"]["id"].is_i64() && result["date"].is_i64()
        }
        "MessageId" => result["message_id"].is_i64(),
        "Chat" => result["id"].is_i64() && result["type"].is_string(),
        "ChatMember" => result["user"]["id"].is_i64() && result["status"].is_string(),
        "WebhookInfo" => result["url"].is_string(),
        "UserProfilePhotos" => result["total_count"].is_i64() && result["photos"].is_array(),
        list if list.ends_with("[]") => {
            let inner = list.trim_end_matches("[]");
            let items = result.as_array().unwrap_or_else(|| panic!("{method}: {result}"));
            for item in items {
                match inner {
                    "Update" => assert!(item["update_id"].is_i64(), "{item}"),
                    "BotCommand" => assert!(item["command"].is_string(), "{item}"),
                    inner => assert_is(item, inner, method),
                }
            }
            true
        }
        other => panic!("{method}: nobody knows what a {other} is"),
    };
    assert!(good, "{method} answers {result}, which is no {declared}");
}

#[tokio::test]
async fn each_method_works_and_answers_what_the_catalogue_says() {
    for method in implemented() {
        let bot = world().await;
        let result = bot.ok(&method.name, happy(&method.name, ADA, GROUP)).await;
        assert_is(&result, &method.result, &method.name);
    }
}

#[tokio::test]
async fn each_missing_field_is_named_and_nothing_changes() {
    let bot = world().await;
    let before = snapshot(&bot).await;
    for method in implemented() {
        for parameter in method.parameters.iter().filter(|p| p.required) {
            let incomplete = without(happy(&method.name, ADA, GROUP), &parameter.name);
            let why = bot.refused(&method.name, incomplete, 400).await;
            assert_eq!(why, format!("Bad Request: {} is required", parameter.name), "{}", method.name);
        }
    }
    assert_eq!(snapshot(&bot).await, before);
}

#[tokio::test]
async fn each_wrong_type_is_named_and_nothing_changes() {
    let bot = world().await;
    let before = snapshot(&bot).await;
    for method in implemented() {
        for parameter in &method.parameters {
            for value in wrong_values(parameter.kind) {
                let wrong = with(happy(&method.name, ADA, GROUP), &parameter.name, value.clone());
                let why = bot.refused(&method.name, wrong, 400).await;
                let named = why.starts_with(&format!("Bad Request: {} ", parameter.name));
                assert!(named, "{} with {}={value}: {why}", method.name, parameter.name);
            }
        }
    }
    assert_eq!(snapshot(&bot).await, before);
}

#[tokio::test]
async fn each_range_is_kept() {
    let bot = world().await;
    for method in implemented() {
        for parameter in method.parameters.iter().filter(|p| p.choices.is_empty()) {
            let outside: Vec<Value> = match parameter.kind {
                ParameterType::Integer => {
                    let below = parameter.min.map(|min| json!(min - 1));
                    below.into_iter().chain(parameter.max.map(|max| json!(max + 1))).collect()
                }
                ParameterType::Text => {
                    let long = |max: i64| json!("x".repeat(usize::try_from(max).expect("a length") + 1));
                    let short = parameter.min.filter(|min| *min > 0).map(|_| json!(""));
                    short.into_iter().chain(parameter.max.map(long)).collect()
                }
                ParameterType::IdList => vec![json!((0..101).collect::<Vec<_>>())],
                _ => continue,
            };
            for value in outside {
                let wrong =
                    without(with(happy(&method.name, ADA, GROUP), &parameter.name, value), "parse_mode");
                let why = bot.refused(&method.name, wrong, 400).await;
                assert!(why.contains(&parameter.name), "{}: {why}", method.name);
            }
        }
    }
}

#[tokio::test]
async fn each_method_wants_the_right_token() {
    let bot = world().await;
    let before = snapshot(&bot).await;
    for method in Catalogue::embedded().methods() {
        let url = format!("{}/bot{}x/{}", bot.sandbox.address(), bot.sandbox.token(), method.name);
        let answer =
            bot.http.post(url).json(&happy(&method.name, ADA, GROUP)).send().await.expect("an answer");
        let (status, body) = read(answer).await;
        assert_eq!(
            (status, &body["error_code"], &body["description"]),
            (401, &json!(401), &json!("Unauthorized"))
        );
    }
    assert_eq!(snapshot(&bot).await, before);
}

/// Everything the bot could tell a difference by.
pub async fn snapshot(bot: &Bot) -> Value {
    let mut seen = vec![json!(bot.control.pending()), json!(bot.control.next_update_id())];
    for chat in [ADA, GROUP] {
        let url = format!("{}/chats/{chat}", bot.sandbox.control_address());
        let (_, body) = read(bot.http.get(url).send().await.expect("an answer")).await;
        seen.push(body);
        seen.push(bot.ok("getChat", json!({"chat_id": chat})).await);
    }
    seen.push(bot.ok("getChatMember", json!({"chat_id": GROUP, "user_id": ADA})).await);
    seen.push(bot.ok("getMyCommands", json!({})).await);
    seen.push(bot.ok("getWebhookInfo", json!({})).await);
    Value::Array(seen)
}
