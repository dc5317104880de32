//! What a real client sees of each fault.

use std::time::{Duration, Instant};

use mpchat_console::sandbox::{Fault, FaultKind};
use serde_json::json;

use crate::client::{ADA, Bot};

fn order(bot: &Bot, kind: FaultKind) {
    bot.control.fault(Fault { method: Some("sendMessage".to_owned()), kind, times: 1 });
}

async fn send(bot: &Bot) -> Result<(u16, String), reqwest::Error> {
    let request = bot.http.post(bot.url("sendMessage")).json(&json!({"chat_id": ADA, "text": "x"}));
    let response = request.timeout(Duration::from_secs(2)).send().await?;
    let status = response.status().as_u16();
    response.text().await.map(|text| (status, text))
}

#[tokio::test]
async fn a_cut_before_closes_the_connection_and_nothing_was_done() {
    let bot = Bot::with_ada().await;
    order(&bot, FaultKind::CutBefore);
    let error = send(&bot).await.expect_err("no answer");
    assert!(!error.is_timeout() && !error.is_connect(), "{error:?}");
    assert!(bot.control.bot_messages().is_empty());
    assert_eq!(bot.control.requests().last().map(|r| r.status), Some(0));
    assert!(send(&bot).await.is_ok(), "only once");
}

#[tokio::test]
async fn a_cut_after_closes_the_connection_and_it_was_done() {
    let bot = Bot::with_ada().await;
    order(&bot, FaultKind::CutAfter);
    let error = send(&bot).await.expect_err("no answer");
    assert!(!error.is_timeout() && !error.is_connect(), "{error:?}");
    assert_eq!(bot.control.bot_messages().len(), 1);
}

#[tokio::test]
async fn a_cut_in_the_middle_gives_a_head_and_half_a_body() {
    let bot = Bot::with_ada().await;
    order(&bot, FaultKind::CutMiddle);
    let request = bot.http.post(bot.url("sendMessage")).json(&json!({"chat_id": ADA, "text": "x"}));
    let mut response = request.send().await.expect("a head");
    assert_eq!(response.status(), 200);
    let promised = response.content_length().expect("a length");
    let mut got = 0;
    let error = loop {
        match response.chunk().await {
            Ok(Some(chunk)) => got += chunk.len() as u64,
            Ok(None) => panic!("the whole body came"),
            Err(error) => break error,
        }
    };
    assert!(!error.is_timeout(), "{error:?}");
    assert_eq!(got, promised / 2);
    assert_eq!(bot.control.bot_messages().len(), 1);
}

#[tokio::test]
async fn a_hang_never_answers() {
    let bot = Bot::with_ada().await;
    order(&bot, FaultKind::Hang);
    assert!(send(&bot).await.expect_err("no answer").is_timeout());
    assert!(bot.control.bot_messages().is_empty());
    order(&bot, FaultKind::HangAfter);
    assert!(send(&bot).await.expect_err("no answer").is_timeout());
    assert_eq!(bot.control.bot_messages().len(), 1);
}

#[tokio::test]
async fn errors_come_as_they_were_ordered() {
    let bot = Bot::with_ada().await;
    order(&bot, FaultKind::Error { code: 500, description: "Internal Server Error".to_owned() });
    let (status, text) = send(&bot).await.expect("an answer");
    assert_eq!(status, 500);
    assert_eq!(text, r#"{"ok":false,"description":"Internal Server Error","error_code":500}"#);

    order(&bot, FaultKind::TooMany { retry_after: Some(3) });
    let (status, text) = send(&bot).await.expect("an answer");
    assert_eq!(status, 429);
    assert!(text.ends_with(r#""error_code":429,"parameters":{"retry_after":3}}"#), "{text}");
    order(&bot, FaultKind::TooMany { retry_after: None });
    let (_, text) = send(&bot).await.expect("an answer");
    assert!(text.ends_with(r#""error_code":429}"#), "{text}");

    order(&bot, FaultKind::Html { status: 502 });
    let (status, text) = send(&bot).await.expect("an answer");
    assert_eq!(status, 502);
    assert!(text.starts_with("<!DOCTYPE html>"));

    order(&bot, FaultKind::NotJson);
    assert_eq!(send(&bot).await.expect("an answer"), (200, "It works!\n".to_owned()));
    assert!(bot.control.bot_messages().is_empty(), "none of these was done");

    order(&bot, FaultKind::TruncatedJson);
    let (status, text) = send(&bot).await.expect("a whole answer");
    assert_eq!(status, 200);
    assert!(serde_json::from_str::<serde_json::Value>(&text).is_err(), "{text}");
    assert_eq!(bot.control.bot_messages().len(), 1);
}

#[tokio::test]
async fn a_delay_only_delays() {
    let bot = Bot::with_ada().await;
    order(&bot, FaultKind::Delay(Duration::from_millis(300)));
    let start = Instant::now();
    assert_eq!(send(&bot).await.expect("an answer").0, 200);
    assert!(start.elapsed() >= Duration::from_millis(300));
}

#[tokio::test]
async fn faults_wait_for_their_method_and_are_used_up() {
    let bot = Bot::with_ada().await;
    let error = |code| FaultKind::Error { code, description: code.to_string() };
    bot.control.fault(Fault {
        method: Some("GETUPDATES".to_owned()),
        kind: FaultKind::EmptyAtOnce,
        times: 2,
    });
    bot.control.fault(Fault { method: None, kind: error(500), times: 1 });
    bot.control.fault(Fault { method: None, kind: error(403), times: 1 });
    bot.control.writes(ADA, ADA, "x");
    assert_eq!(bot.ok("getUpdates", json!({"timeout": 10})).await, json!([]));
    bot.refused("getMe", json!({}), 500).await;
    assert_eq!(bot.ok("getUpdates", json!({"timeout": 10})).await, json!([]));
    bot.refused("getUpdates", json!({}), 403).await;
    assert_eq!(bot.updates().await.len(), 1, "no fault is left and nothing was consumed");
    bot.control.fault(Fault { method: None, kind: error(500), times: 5 });
    bot.control.clear_faults();
    bot.ok("getMe", json!({})).await;
}

#[tokio::test]
async fn a_spoilt_batch_is_consumed_and_never_counts_as_delivered() {
    let bot = Bot::quiet().await;
    for kind in [FaultKind::CutAfter, FaultKind::CutMiddle, FaultKind::TruncatedJson] {
        let id = bot.control.writes(ADA, ADA, "lost");
        bot.control.fault(Fault { method: Some("getUpdates".to_owned()), kind, times: 1 });
        let answer = bot.http.get(bot.url("getUpdates")).send().await;
        if let Ok(response) = answer
            && let Ok(text) = response.text().await
        {
            assert!(serde_json::from_str::<serde_json::Value>(&text).is_err(), "{text}");
        }
        assert_eq!(bot.control.pending(), 0);
        bot.ok("getUpdates", json!({"offset": id + 1})).await;
    }
    assert!(bot.control.delivered().is_empty());
    assert!(bot.control.confirmed().is_empty());
}

#[tokio::test]
async fn stopping_closes_what_is_open() {
    let bot = Bot::quiet().await;
    let waiting = tokio::spawn(bot.http.get(bot.url("getUpdates?timeout=50")).send());
    while bot.control.waiting_polls() == 0 {
        tokio::task::yield_now().await;
    }
    let start = Instant::now();
    let url = bot.url("getMe");
    bot.sandbox.stop().await;
    assert!(waiting.await.expect("joined").is_err());
    assert!(bot.http.get(url).send().await.is_err(), "nobody listens any more");
    assert!(start.elapsed() < Duration::from_secs(2));
}
