//! Webhooks: probe, push, retry, order, and the way back to polling.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use mpchat_console::sandbox::SandboxConfig;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::client::{ADA, Bot};

/// A receiver: answers as it is told, 200 otherwise, and reports what it gets.
struct Receiver {
    url: String,
    got: mpsc::UnboundedReceiver<(Option<String>, Value)>,
    answers: Arc<Mutex<VecDeque<u16>>>,
}

#[derive(Clone)]
struct Inside {
    got: mpsc::UnboundedSender<(Option<String>, Value)>,
    answers: Arc<Mutex<VecDeque<u16>>>,
}

async fn receive(State(inside): State<Inside>, headers: HeaderMap, body: String) -> StatusCode {
    let secret =
        headers.get("X-MpChat-Bot-Api-Secret-Token").and_then(|v| v.to_str().ok()).map(str::to_owned);
    let value = serde_json::from_str(&body).unwrap_or(Value::Null);
    inside.got.send((secret, value)).expect("somebody reads");
    let next = inside.answers.lock().expect("a lock").pop_front().unwrap_or(200);
    StatusCode::from_u16(next).expect("a status")
}

impl Receiver {
    async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
        let (sender, got) = mpsc::unbounded_channel();
        let answers = Arc::new(Mutex::new(VecDeque::new()));
        let inside = Inside { got: sender, answers: Arc::clone(&answers) };
        let app = axum::Router::new().route("/hook", axum::routing::post(receive)).with_state(inside);
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, got, answers }
    }

    fn will_answer(&self, statuses: &[u16]) {
        self.answers.lock().expect("a lock").extend(statuses);
    }

    async fn next(&mut self) -> (Option<String>, Value) {
        tokio::time::timeout(Duration::from_secs(10), self.got.recv()).await.expect("in time").expect("open")
    }
}

async fn bot() -> Bot {
    let config = SandboxConfig {
        rate_limit: None,
        webhook_backoff: Duration::from_millis(20),
        webhook_timeout: Duration::from_secs(2),
        ..SandboxConfig::default()
    };
    Bot::start(config).await
}

async fn pending(bot: &Bot) -> Value {
    bot.ok("getWebhookInfo", json!({})).await["pending_update_count"].clone()
}

#[tokio::test]
async fn a_webhook_is_probed_and_then_gets_what_is_pending_in_order() {
    let (bot, mut receiver) = (bot().await, Receiver::start().await);
    let ids = bot.control.writes_many(ADA, ADA, (0..20).map(|n| n.to_string()));
    bot.ok("setWebhook", json!({"url": receiver.url, "secret_token": "s3cret-_"})).await;
    assert_eq!(receiver.next().await, (Some("s3cret-_".to_owned()), json!({})), "the probe");
    for id in ids {
        let (secret, update) = receiver.next().await;
        assert_eq!(secret.as_deref(), Some("s3cret-_"));
        assert_eq!(update["update_id"], id);
    }
    bot.refused("getUpdates", json!({}), 409).await;
    while pending(&bot).await != 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(bot.control.delivered().len(), 20);
}

#[tokio::test]
async fn a_failed_probe_changes_nothing() {
    let (bot, mut receiver) = (bot().await, Receiver::start().await);
    receiver.will_answer(&[500]);
    let why = bot.refused("setWebhook", json!({"url": receiver.url}), 400).await;
    assert!(why.contains("probe") && why.contains("500"), "{why}");
    receiver.next().await;
    for (url, says) in [
        ("http://bot.example/hook", "HTTPS"),
        ("ftp://127.0.0.1/hook", "HTTPS"),
        ("not an address", "HTTPS"),
        ("http://127.0.0.1:1/hook", "cannot connect"),
    ] {
        let why = bot.refused("setWebhook", json!({"url": url}), 400).await;
        assert!(why.contains(says), "{url}: {why}");
    }
    bot.refused("setWebhook", json!({"url": receiver.url, "secret_token": "no spaces"}), 400).await;
    assert_eq!(bot.ok("getWebhookInfo", json!({})).await["url"], "");
    bot.ok("getUpdates", json!({})).await;
}

#[tokio::test]
async fn the_probe_can_leave_the_secret_out() {
    let config = SandboxConfig { probe_with_secret: false, ..SandboxConfig::default() };
    let (bot, mut receiver) = (Bot::start(config).await, Receiver::start().await);
    bot.ok("setWebhook", json!({"url": receiver.url, "secret_token": "s"})).await;
    assert_eq!(receiver.next().await.0, None);
    bot.control.writes(ADA, ADA, "x");
    assert_eq!(receiver.next().await.0.as_deref(), Some("s"), "pushes carry it in any case");
}

#[tokio::test]
async fn a_push_that_fails_is_tried_again_before_later_ones() {
    let (bot, mut receiver) = (bot().await, Receiver::start().await);
    bot.ok("setWebhook", json!({"url": receiver.url})).await;
    receiver.next().await;
    receiver.will_answer(&[500, 302, 404]);
    let ids = bot.control.writes_many(ADA, ADA, (0..2).map(|n| n.to_string()));
    let mut seen = Vec::new();
    for _ in 0..5 {
        seen.push(receiver.next().await.1["update_id"].clone());
    }
    assert_eq!(seen, [ids[0], ids[0], ids[0], ids[0], ids[1]]);
    let info = bot.ok("getWebhookInfo", json!({})).await;
    assert!(info["last_error_message"].as_str().is_some_and(|m| m.contains("404")), "{info}");
    assert!(info["last_error_date"].is_i64());
}

#[tokio::test]
async fn pending_updates_survive_a_change_of_mode_both_ways() {
    let (bot, mut receiver) = (bot().await, Receiver::start().await);
    bot.ok("setWebhook", json!({"url": receiver.url, "max_connections": 5, "allowed_updates": ["message"]}))
        .await;
    receiver.next().await;
    let info = bot.ok("getWebhookInfo", json!({})).await;
    assert_eq!((&info["max_connections"], &info["allowed_updates"]), (&json!(5), &json!(["message"])));
    receiver.will_answer(&[500; 50]);
    bot.control.writes(ADA, ADA, "held up");
    receiver.next().await;
    assert_eq!(pending(&bot).await, 1);
    bot.ok("setWebhook", json!({"url": ""})).await;
    let updates = bot.updates().await;
    assert_eq!(updates[0]["message"]["text"], "held up");
    bot.control.writes(ADA, ADA, "again");
    bot.ok("deleteWebhook", json!({"drop_pending_updates": true})).await;
    assert!(bot.updates().await.is_empty());
}

#[tokio::test]
async fn other_kinds_wait_until_they_are_wanted() {
    let (bot, mut receiver) = (bot().await, Receiver::start().await);
    bot.ok("setWebhook", json!({"url": receiver.url, "allowed_updates": ["edited_message"]})).await;
    receiver.next().await;
    bot.control.writes(ADA, ADA, "teh");
    bot.control.edits(ADA, ADA, 1, "the");
    assert_eq!(receiver.next().await.1["edited_message"]["text"], "the");
    bot.ok("deleteWebhook", json!({})).await;
    assert_eq!(bot.updates().await[0]["message"]["text"], "teh");
}
