//! The demo's people.

use std::collections::BTreeSet;
use std::time::Duration;

use mpchat_console::sandbox::{Sandbox, SandboxConfig};
use serde_json::{Value, json};

use crate::client::Bot;

async fn demo(live: bool) -> Bot {
    let config = SandboxConfig {
        live,
        pace: 200.0,
        rate_limit: None,
        seed: Some(7),
        ..SandboxConfig::demo()
    };
    Bot::start(config).await
}

#[tokio::test]
async fn everybody_has_already_said_something() {
    let bot = demo(false).await;
    let updates = bot.updates().await;
    let chats: BTreeSet<i64> = updates
        .iter()
        .filter_map(|u| u["message"]["chat"]["id"].as_i64())
        .collect();
    assert!(chats.len() >= 6, "{chats:?}");
    let groups = updates
        .iter()
        .filter(|u| u["message"]["chat"]["type"] == "group")
        .count();
    assert!(groups >= 2);
    assert!(
        updates
            .iter()
            .any(|u| u["message"]["pinned_message"]["text"].is_string())
    );
    assert!(
        updates
            .iter()
            .any(|u| u["message"]["new_chat_members"][0]["id"].is_i64())
    );
    assert!(
        updates
            .iter()
            .any(|u| u["message"]["photo"][0]["url"].is_string())
    );
    assert!(
        updates
            .iter()
            .any(|u| u["message"]["reply_to_message"]["text"].is_string())
    );
    let dates: Vec<i64> = updates
        .iter()
        .filter_map(|u| u["message"]["date"].as_i64())
        .collect();
    assert!(dates.is_sorted(), "oldest first");
    assert!(
        dates
            .last()
            .zip(dates.first())
            .is_some_and(|(last, first)| last - first > 3600)
    );
}

#[tokio::test]
async fn a_photo_somebody_sent_can_be_downloaded() {
    let bot = demo(false).await;
    let updates = bot.updates().await;
    let photo = updates
        .iter()
        .find_map(|u| u["message"]["photo"][0]["url"].as_str())
        .expect("a photo");
    let response = bot.http.get(photo).send().await.expect("an answer");
    assert_eq!(response.headers()["content-type"], "image/png");
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    assert!(response.bytes().await.expect("bytes").starts_with(b"\x89PNG"));
}

#[tokio::test]
async fn people_write_on_their_own_and_answer_the_bot() {
    let bot = demo(true).await;
    bot.updates().await;
    let own = bot.ok("getUpdates", json!({"timeout": 10})).await;
    assert!(own[0]["message"]["text"].is_string(), "{own}");
    let sent = bot
        .ok("sendMessage", json!({"chat_id": 512_345_678, "text": "你好"}))
        .await;
    let answer = loop {
        let updates = bot.ok("getUpdates", json!({"timeout": 10})).await;
        let from_xiaoming = |u: &&Value| {
            u["message"]["from"]["id"] == 512_345_678
                && u["message"]["text"].as_str().is_some_and(|t| t.contains("你好"))
        };
        if let Some(answer) = updates.as_array().expect("an array").iter().find(from_xiaoming) {
            break answer.clone();
        }
    };
    assert!(answer["message"]["message_id"].as_i64() > sent["message_id"].as_i64());
}

#[tokio::test]
async fn people_fall_silent_when_told_to() {
    let bot = demo(true).await;
    bot.control.set_live(false);
    bot.updates().await;
    bot.ok("sendMessage", json!({"chat_id": 512_345_678, "text": "你好"}))
        .await;
    assert_eq!(bot.ok("getUpdates", json!({"timeout": 1})).await, json!([]));
}

#[tokio::test]
async fn each_start_has_a_token_of_its_own_that_says_it_is_no_secret() {
    let one = Sandbox::start(SandboxConfig::demo())
        .await
        .expect("started")
        .token();
    let two = Sandbox::start(SandboxConfig::demo())
        .await
        .expect("started")
        .token();
    assert_ne!(one, two);
    assert!(one.starts_with("1000001:DEMO-not-a-real-secret-"), "{one}");
}

#[tokio::test]
async fn a_sandbox_listens_on_loopback_only_and_a_taken_port_is_said() {
    let first = Sandbox::start(SandboxConfig::default()).await.expect("started");
    assert!(first.address().starts_with("http://127.0.0.1:"));
    let port = first
        .address()
        .trim_end_matches("/bot")
        .rsplit(':')
        .next()
        .and_then(|p| p.parse().ok());
    let port = port.expect("a port");
    let again = Sandbox::start(SandboxConfig {
        port,
        ..SandboxConfig::default()
    })
    .await;
    let error = again.expect_err("taken").to_string();
    assert!(error.contains(&port.to_string()), "{error}");
    first.stop().await;
    tokio::time::timeout(
        Duration::from_secs(5),
        Sandbox::start(SandboxConfig {
            port,
            ..SandboxConfig::default()
        }),
    )
    .await
    .expect("in time")
    .expect("the port is free again");
}
