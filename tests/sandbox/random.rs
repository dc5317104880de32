//! Requests nobody in their right mind would make: always an envelope, and a refusal changes
//! nothing.

use std::time::Duration;

use mpchat_console::api::catalogue::{Catalogue, Parameter, ParameterType};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use crate::client::{ADA, Bot};

const GROUP: i64 = 4_800_000_123;

/// How the parameters are carried.
#[derive(Debug, Clone, Copy)]
enum Form {
    Json,
    Query,
    Urlencoded,
    Multipart,
}

#[derive(Debug, Clone)]
struct Call {
    verb: &'static str,
    method: String,
    form: Form,
    parameters: Map<String, Value>,
}

fn method_names() -> impl Strategy<Value = String> {
    // What waits for the network or for time stands in tests of its own, and logOut would make
    // every later call a refusal.
    let names: Vec<String> = Catalogue::embedded()
        .methods()
        .iter()
        .map(|m| m.name.clone())
        .filter(|name| name != "logOut" && name != "leaveChat")
        .collect();
    prop_oneof![9 => proptest::sample::select(names), 1 => "[a-zA-Z%./0-9]{1,20}"]
}

fn value_for(parameter: &Parameter) -> BoxedStrategy<Value> {
    let good = match parameter.kind {
        ParameterType::Id if parameter.name.contains("message") => (1_i64..5).prop_map(|n| json!(n)).boxed(),
        ParameterType::Id => {
            proptest::sample::select(vec![json!(ADA), json!(GROUP), json!(ADA.to_string())]).boxed()
        }
        ParameterType::Text if !parameter.choices.is_empty() => {
            proptest::sample::select(parameter.choices.clone()).prop_map(|text| json!(text)).boxed()
        }
        ParameterType::TextList => Just(json!(["message"])).boxed(),
        ParameterType::Integer if parameter.name == "limit" => (1_i64..4).prop_map(|n| json!(n)).boxed(),
        // No more than a moment of polling, and no date so near that it passes while the test runs.
        ParameterType::Integer => {
            proptest::sample::select(vec![json!(0), json!("1"), json!(9_999_999_999_i64), json!(-1)]).boxed()
        }
        ParameterType::IdList => Just(json!([1, 2])).boxed(),
        ParameterType::Media => Just(json!("https://pictures.example/a.png")).boxed(),
        ParameterType::Boolean => any::<bool>().prop_map(|flag| json!(flag)).boxed(),
        ParameterType::InlineKeyboard => {
            Just(json!({"inline_keyboard": [[{"text": "a", "url": "https://mp.net"}]]})).boxed()
        }
        ParameterType::Permissions => Just(json!({"can_send_messages": false})).boxed(),
        ParameterType::Commands => Just(json!([{"command": "a", "description": "b"}])).boxed(),
        ParameterType::CommandScope => Just(json!({"type": "default"})).boxed(),
        _ => "\\PC{0,30}".prop_map(|text| json!(text)).boxed(),
    };
    prop_oneof![15 => good, 1 => anything()].boxed()
}

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map("[a-z_]{1,8}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

prop_compose! {
    fn calls()(method in method_names())(
        parameters in parameters_of(&method),
        extra in proptest::option::weighted(0.1, ("[a-z_]{1,9}", anything())),
        verb in prop_oneof![18 => Just("POST"), 1 => Just("GET"), 1 => Just("PUT")],
        form in proptest::sample::select(vec![Form::Json, Form::Query, Form::Urlencoded, Form::Multipart]),
        method in Just(method),
    ) -> Call {
        let mut parameters = parameters;
        parameters.extend(extra);
        if method.eq_ignore_ascii_case("setWebhook") {
            parameters.insert("url".to_owned(), json!("http://127.0.0.1:1/"));
        }
        Call { verb, method, form, parameters }
    }
}

fn parameters_of(method: &str) -> BoxedStrategy<Map<String, Value>> {
    let catalogue = Catalogue::embedded();
    let known = catalogue.find(method).map(|m| m.parameters.clone()).unwrap_or_default();
    let each: Vec<_> = known
        .into_iter()
        .map(|p| {
            proptest::option::weighted(0.85, value_for(&p)).prop_map(move |v| v.map(|v| (p.name.clone(), v)))
        })
        .collect();
    each.prop_map(|found| found.into_iter().flatten().collect()).boxed()
}

fn as_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

async fn make(bot: &Bot, call: &Call) -> (u16, String) {
    let verb = reqwest::Method::from_bytes(call.verb.as_bytes()).expect("a verb");
    let request = bot.http.request(verb, bot.url(&call.method));
    let pairs: Vec<(String, String)> = call.parameters.iter().map(|(k, v)| (k.clone(), as_text(v))).collect();
    let request = match call.form {
        Form::Json => request.json(&call.parameters),
        Form::Query => request.query(&pairs),
        Form::Urlencoded => request
            .header("content-type", "application/x-www-form-urlencoded")
            .body(url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish()),
        Form::Multipart => {
            let form = reqwest::multipart::Form::new();
            request.multipart(pairs.into_iter().fold(form, |form, (k, v)| form.text(k, v)))
        }
    };
    let response = request.send().await.expect("an answer");
    let status = response.status().as_u16();
    (status, response.text().await.expect("a body"))
}

async fn world() -> Bot {
    let bot = Bot::with_ada().await;
    bot.control.add_group("Ops team", GROUP, &[ADA]);
    bot.control.writes(GROUP, ADA, "hello");
    for chat in [ADA, GROUP] {
        bot.ok("sendMessage", json!({"chat_id": chat, "text": "from the bot"})).await;
    }
    bot
}

async fn state(bot: &Bot) -> Vec<String> {
    let mut seen = Vec::new();
    for what in [String::new(), format!("chats/{ADA}"), format!("chats/{GROUP}")] {
        let url = format!("{}/{what}", bot.sandbox.control_address());
        let body: Value = bot.http.get(url).send().await.expect("an answer").json().await.expect("JSON");
        let mut body = body["result"].clone();
        if let Value::Object(members) = &mut body {
            members.remove("now");
        }
        seen.push(body.to_string());
    }
    for (method, parameters) in [
        ("getMyCommands", json!({})),
        ("getWebhookInfo", json!({})),
        ("getChat", json!({"chat_id": GROUP})),
        ("getChatMember", json!({"chat_id": GROUP, "user_id": ADA})),
    ] {
        seen.push(bot.call(method, parameters).await.1.to_string());
    }
    seen
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

#[test]
fn any_call_gets_an_envelope_and_a_refusal_changes_nothing() {
    let runtime = runtime();
    let bot = runtime.block_on(world());
    let (done, refused) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let result = runner.run(&calls(), |call| {
        runtime.block_on(async {
            let before = state(&bot).await;
            let (status, text) = make(&bot, &call).await;
            let body: Value = serde_json::from_str(&text)
                .map_err(|error| TestCaseError::fail(format!("no envelope ({error}): {text}")))?;
            if body["ok"] == json!(true) {
                prop_assert_eq!(status, 200);
                prop_assert!(body.get("result").is_some());
                done.set(done.get() + 1);
                return Ok(());
            }
            prop_assert!(
                body["error_code"].as_i64().is_some_and(|code| code == i64::from(status)),
                "{}",
                body
            );
            prop_assert!(body["description"].as_str().is_some_and(|text| !text.is_empty()), "{}", body);
            prop_assert_ne!(status, 500);
            prop_assert_eq!(state(&bot).await, before);
            refused.set(refused.get() + 1);
            Ok(())
        })
    });
    assert!(result.is_ok(), "{result:?}");
    assert!(done.get() > 40 && refused.get() > 40, "{} done, {} refused", done.get(), refused.get());
}

/// Sends bytes on a connection of their own and reads what comes back.
async fn raw(bot: &Bot, bytes: &[u8]) -> String {
    let address = bot.sandbox.address();
    let authority = address.trim_start_matches("http://").trim_end_matches("/bot");
    let mut stream = tokio::net::TcpStream::connect(authority).await.expect("connected");
    // The server may close before it has taken everything.
    let _ = stream.write_all(bytes).await;
    let _ = stream.shutdown().await;
    let mut answer = Vec::new();
    let reading = stream.read_to_end(&mut answer);
    let _ = tokio::time::timeout(Duration::from_secs(10), reading).await.expect("an end");
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn any_bytes_get_an_envelope_or_a_closed_connection() {
    let runtime = runtime();
    let bot = runtime.block_on(world());
    let head = proptest::sample::select(vec![
        String::new(),
        "GET /".to_owned(),
        "POST /bot/bot".to_owned(),
        format!("POST /bot/bot{}/sendPhoto HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\n\r\n--b", bot.sandbox.token()),
        format!("POST /bot/bot{}/sendMessage HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 40\r\n\r\n", bot.sandbox.token()),
        format!("POST /bot/bot{}/sendMessage HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n", bot.sandbox.token()),
        "POST /_sandbox/write HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 40\r\n\r\n".to_owned(),
    ]);
    let bytes = (head, proptest::collection::vec(any::<u8>(), 0..200));
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let result = runner.run(&bytes, |(head, tail)| {
        runtime.block_on(async {
            let bytes = [head.as_bytes(), &tail].concat();
            let answer = raw(&bot, &bytes).await;
            if let Some((_, body)) = answer.split_once("\r\n\r\n") {
                prop_assert!(body.starts_with("{\"ok\":"), "{}", answer);
            }
            Ok(())
        })
    });
    assert!(result.is_ok(), "{result:?}");
    assert_eq!(runtime.block_on(bot.call("getMe", json!({}))).0, 200, "the server is well");
}

#[tokio::test]
async fn oversized_heads_are_refused_with_an_envelope() {
    let bot = Bot::quiet().await;
    let long_address = format!(
        "GET /bot/bot{}/getMe?x={} HTTP/1.1\r\nhost: x\r\n\r\n",
        bot.sandbox.token(),
        "y".repeat(70_000)
    );
    let long_header = format!("GET / HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "y".repeat(100_000));
    let many_headers = format!("GET / HTTP/1.1\r\nhost: x\r\n{}\r\n", "a: b\r\n".repeat(5000));
    for (request, codes) in [
        (long_address, [414, 431]),
        (long_header, [431, 431]),
        (many_headers, [431, 431]),
        ("\u{1}\r\n\r\n".to_owned(), [400, 400]),
    ] {
        let answer = raw(&bot, request.as_bytes()).await;
        let body = answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default();
        let body: Value = serde_json::from_str(&body).unwrap_or_else(|e| panic!("{e}: {answer}"));
        assert!(codes.iter().any(|code| body["error_code"] == json!(code)), "{body}");
    }
}

#[tokio::test]
async fn a_json_of_millions_of_values_is_refused_by_its_size() {
    let bot = Bot::quiet().await;
    let body = format!("{{\"message_ids\":[{}0]}}", "0,".repeat(4 * 1024 * 1024));
    let request =
        bot.http.post(bot.url("deleteMessages")).header("content-type", "application/json").body(body);
    assert_eq!(request.send().await.expect("an answer").status(), 413);
}
