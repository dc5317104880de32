//! getUpdates: waiting, consuming, forgetting.

use std::time::{Duration, Instant};

use mpchat_console::sandbox::SandboxConfig;
use serde_json::json;

use crate::client::{ADA, Bot};

#[tokio::test]
async fn an_answer_consumes_what_it_holds() {
    let bot = Bot::quiet().await;
    let first = bot.control.writes(ADA, ADA, "one");
    let second = bot.control.writes(ADA, ADA, "two");
    let updates = bot.updates().await;
    let ids: Vec<_> = updates.iter().map(|u| u["update_id"].as_i64().expect("an id")).collect();
    assert_eq!(ids, [first, second]);
    assert_eq!(updates[0]["message"]["text"], "one");
    assert_eq!(
        updates[0]["message"]["chat"],
        json!({"id": ADA, "type": "private", "first_name": "Ada", "last_name": "Lovelace"})
    );
    assert!(bot.updates().await.is_empty(), "taken without any offset");
    let again = bot.ok("getUpdates", json!({"offset": first})).await;
    assert_eq!(again, json!([]), "a lower offset does not bring them back");
}

#[tokio::test]
async fn an_offset_drops_what_lies_below_it() {
    let bot = Bot::quiet().await;
    bot.control.writes(ADA, ADA, "one");
    let second = bot.control.writes(ADA, ADA, "two");
    let updates = bot.ok("getUpdates", json!({"offset": second})).await;
    assert_eq!(updates.as_array().expect("an array").len(), 1);
    assert_eq!(updates[0]["message"]["text"], "two");
}

#[tokio::test]
async fn limit_leaves_the_rest_pending() {
    let bot = Bot::quiet().await;
    bot.control.writes_many(ADA, ADA, (0..7).map(|n| n.to_string()));
    let three = bot.ok("getUpdates", json!({"limit": 3})).await;
    assert_eq!(three.as_array().expect("an array").len(), 3);
    assert_eq!(bot.control.pending(), 4);
    for bad in [0, 101, -1] {
        let why = bot.refused("getUpdates", json!({"limit": bad}), 400).await;
        assert_eq!(why, "Bad Request: limit must be from 1 to 100");
    }
}

#[tokio::test]
async fn a_waiting_poll_wakes_at_once() {
    let bot = Bot::quiet().await;
    let control = bot.control.clone();
    let polling = bot.http.get(bot.url("getUpdates?timeout=20")).send();
    let polling = tokio::spawn(polling);
    while bot.control.waiting_polls() == 0 {
        tokio::task::yield_now().await;
    }
    let written = Instant::now();
    control.writes(ADA, ADA, "wake up");
    let (status, body) = crate::client::read(polling.await.expect("joined").expect("an answer")).await;
    assert_eq!(status, 200);
    assert_eq!(body["result"][0]["message"]["text"], "wake up");
    assert!(written.elapsed() < Duration::from_secs(2), "{:?}", written.elapsed());
}

#[tokio::test]
async fn a_poll_with_nothing_to_say_lasts_its_timeout() {
    let bot = Bot::quiet().await;
    let start = Instant::now();
    assert_eq!(bot.ok("getUpdates", json!({"timeout": 1})).await, json!([]));
    assert!(start.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn a_client_that_hung_up_while_waiting_loses_nothing() {
    let bot = Bot::quiet().await;
    for round in 0..20 {
        // A connection of its own, so that giving up closes it.
        let impatient = mpchat_console::api::http::client().no_proxy().build().expect("a client");
        let waiting = tokio::spawn(impatient.get(bot.url("getUpdates?timeout=30")).send());
        while bot.control.waiting_polls() == 0 {
            tokio::task::yield_now().await;
        }
        waiting.abort();
        assert!(waiting.await.is_err());
        drop(impatient);
        while bot.control.waiting_polls() > 0 {
            tokio::task::yield_now().await;
        }
        bot.control.writes(ADA, ADA, &format!("message {round}"));
        assert_eq!(bot.control.pending(), 1, "round {round}");
        assert_eq!(bot.updates().await.len(), 1);
    }
}

#[tokio::test]
async fn two_pollers_steal_from_each_other() {
    let bot = Bot::quiet().await;
    bot.control.writes_many(ADA, ADA, (0..50).map(|n| n.to_string()));
    let (a, b) =
        tokio::join!(bot.ok("getUpdates", json!({"limit": 30})), bot.ok("getUpdates", json!({"limit": 30})));
    let count = |v: &serde_json::Value| v.as_array().expect("an array").len();
    assert_eq!(count(&a) + count(&b), 50);
}

#[tokio::test]
async fn kinds_that_are_not_wanted_stay_pending() {
    let bot = Bot::quiet().await;
    bot.control.inject_update(r#"{"update_id":20000,"poll_answer":{"x":1}}"#.to_owned());
    bot.control.writes(ADA, ADA, "text");
    let wanted = bot.ok("getUpdates", json!({"allowed_updates": ["message"]})).await;
    assert_eq!(wanted.as_array().expect("an array").len(), 1);
    assert_eq!(wanted[0]["message"]["text"], "text");
    assert_eq!(bot.updates().await[0]["update_id"], 20000);
}

#[tokio::test]
async fn nothing_is_kept_for_more_than_24_hours() {
    let bot = Bot::quiet().await;
    bot.control.writes(ADA, ADA, "old");
    bot.control.advance_clock(Duration::from_mins(24 * 60 - 1));
    bot.control.writes(ADA, ADA, "young");
    bot.control.advance_clock(Duration::from_mins(2));
    let updates = bot.updates().await;
    assert_eq!(updates.len(), 1);
    assert_eq!(updates[0]["message"]["text"], "young");
}

#[tokio::test]
async fn a_webhook_and_polling_exclude_each_other() {
    let bot = Bot::quiet().await;
    let waiting = tokio::spawn(bot.http.get(bot.url("getUpdates?timeout=30")).send());
    while bot.control.waiting_polls() == 0 {
        tokio::task::yield_now().await;
    }
    bot.control.set_webhook_url(Some("https://bot.example/hook"));
    let (status, body) = crate::client::read(waiting.await.expect("joined").expect("an answer")).await;
    assert_eq!((status, &body["error_code"]), (409, &json!(409)), "a poll under way ends as well");
    assert_eq!(bot.ok("getWebhookInfo", json!({})).await["url"], "https://bot.example/hook");
    bot.ok("deleteWebhook", json!({})).await;
    assert_eq!(bot.ok("getWebhookInfo", json!({})).await["url"], "");
    assert_eq!(bot.updates().await.len(), 0);
}

#[tokio::test]
async fn the_account_of_updates_tells_delivered_from_confirmed() {
    let bot = Bot::quiet().await;
    let ids = bot.control.writes_many(ADA, ADA, (0..4).map(|n| n.to_string()));
    bot.ok("getUpdates", json!({"limit": 2})).await;
    assert_eq!(bot.control.delivered(), ids[..2]);
    assert!(bot.control.confirmed().is_empty());
    bot.ok("getUpdates", json!({"offset": ids[2], "limit": 1})).await;
    assert_eq!(bot.control.confirmed(), ids[..2]);
    // The client asks for the third again: the answer that held it never arrived.
    bot.ok("getUpdates", json!({"offset": ids[2], "limit": 1})).await;
    bot.ok("getUpdates", json!({"offset": ids[3] + 1})).await;
    assert_eq!(bot.control.confirmed(), [ids[0], ids[1], ids[3]]);
    assert_eq!(bot.control.delivered(), ids);
}

#[tokio::test]
async fn raw_updates_arrive_as_they_are() {
    let bot = Bot::quiet().await;
    let raws = ["[1,2]", "\"text\"", "null", r#"{"no_id":true}"#, r#"{"update_id":"x","message":5}"#];
    for raw in raws {
        bot.control.inject_update(raw.to_owned());
    }
    bot.control.writes(ADA, ADA, "a good one");
    let text = bot.http.get(bot.url("getUpdates")).send().await.expect("sent").text().await.expect("text");
    for raw in raws {
        assert!(text.contains(raw), "{raw} in {text}");
    }
    assert!(text.contains("a good one"));
    assert_eq!(bot.control.pending(), 0);
}

#[tokio::test]
async fn the_thirty_first_request_inside_a_second_is_refused() {
    let bot = Bot::start(SandboxConfig::default()).await;
    let mut refused = 0;
    let start = Instant::now();
    let calls = (0..40).map(|_| bot.call("getMe", json!({})));
    for (status, body) in futures_util::future::join_all(calls).await {
        if status == 429 {
            assert_eq!(body["error_code"], 429);
            refused += 1;
        }
    }
    if start.elapsed() < Duration::from_millis(900) {
        assert_eq!(refused, 10);
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(bot.call("getMe", json!({})).await.0, 200, "a second later it works again");
}
