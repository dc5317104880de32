//! Finding words in every script.

use proptest::prelude::*;
use serde_json::json;

use super::support::{Home, edit, message, text, update};
use crate::api::ChatId;
use crate::store::{FeedFilter, Page, Store};

async fn home_with(texts: &[&str]) -> Home {
    let home = Home::new();
    let batch = (1..).zip(texts).map(|(n, words)| text(n, n, 5, words));
    home.receive(batch.collect()).await;
    home
}

/// The filter's texts, the newest last.
fn feed(home: &Home, filter: &FeedFilter) -> Vec<String> {
    let rows = home.store.feed(filter, Page::Latest, 100).unwrap();
    rows.into_iter().map(|row| row.preview).collect()
}

fn with_text(text: &str) -> FeedFilter {
    FeedFilter { text: text.to_owned(), ..FeedFilter::default() }
}

#[tokio::test]
async fn words_are_found_in_any_order_and_the_last_may_be_begun_only() {
    let home = home_with(&["Where is my refund?", "refunds take a week", "my order"]).await;
    assert_eq!(home.found("refund"), ["refunds take a week", "Where is my refund?"]);
    assert_eq!(home.found("REFUND my"), ["Where is my refund?"]);
    assert_eq!(home.found("week ref"), ["refunds take a week"]);
    assert_eq!(home.found("ref week"), Vec::<String>::new(), "only the last word may be begun only");
    assert_eq!(home.found("my"), ["my order", "Where is my refund?"]);
    assert_eq!(home.found("   "), Vec::<String>::new());
}

#[tokio::test]
async fn a_chinese_word_of_two_letters_is_found_anywhere() {
    let home = home_with(&["请问我的订单什么时候发货", "单订", "訂單在哪裡", "iPhone手机壳有吗", "订"]).await;
    assert_eq!(home.found("订单"), ["请问我的订单什么时候发货"]);
    assert_eq!(home.found("訂單"), ["訂單在哪裡"], "traditional letters");
    assert_eq!(home.found("手机壳"), ["iPhone手机壳有吗"]);
    assert_eq!(home.found("iphone手机"), ["iPhone手机壳有吗"], "mixed in one word");
    assert_eq!(home.found("有吗 IPHONE"), ["iPhone手机壳有吗"]);
    assert_eq!(home.found("订").len(), 3, "a single letter");
    assert_eq!(home.found("发货订单"), Vec::<String>::new());
}

#[tokio::test]
async fn other_scripts_and_emoji_are_found() {
    let texts = [
        "こんにちは世界",
        "안녕하세요",
        "สวัสดีครับ",
        "مَرْحَبًا بالعالم",
        "أهلا",
        "Привет, мир",
        "café",
        "thanks👍🏽!",
        "家👨‍👩‍👧",
        "ｆｕｌｌ",
    ];
    let home = home_with(&texts).await;
    let queries = ["にちは", "녕하", "ครับ", "مرحبا", "اهلا", "ПРИВЕТ", "cafe", "👍", "👨‍👩‍👧", "full"];
    for (query, text) in queries.iter().zip(texts) {
        assert_eq!(home.found(query), [text], "{query}");
    }
    assert_eq!(home.found("thanks"), ["thanks👍🏽!"]);
}

#[tokio::test]
async fn nothing_that_is_typed_is_read_as_syntax() {
    let home = home_with(&["one AND two", "said: yes", "keys c5 k1", "x\"y", "a*b", "NEAR miss"]).await;
    assert_eq!(home.found("one OR nothing"), Vec::<String>::new());
    assert_eq!(home.found("AND"), ["one AND two"]);
    assert_eq!(home.found("said:yes"), ["said: yes"]);
    assert_eq!(home.found("c5"), ["keys c5 k1"], "the keys are not words");
    assert_eq!(home.found("x\"y"), ["x\"y"]);
    assert_eq!(home.found("NEAR(miss)"), ["NEAR miss"]);
    for query in [
        "\"", "\"\"", "*", "^", "-", "(", "{said}:", "said:*", "'", "\0", "a\0b", "…", "\u{301}", "\u{200d}",
        "％＂",
    ] {
        home.found(query);
        feed(&home, &with_text(query));
    }
}

#[tokio::test]
async fn a_query_of_signs_only_finds_nothing_and_a_blank_filter_everything() {
    let home = home_with(&["a", "b"]).await;
    assert_eq!(feed(&home, &with_text("?!")), Vec::<String>::new());
    assert_eq!(home.store.feed_newer(&with_text("?!"), crate::store::Seq(0)).unwrap(), 0);
    assert_eq!(feed(&home, &with_text(" \n ")), ["a", "b"]);
}

#[tokio::test]
async fn the_feed_is_filtered_by_kind_chat_and_text_together() {
    let home = Home::new();
    let odd = json!({ "update_id": 4, "poll": { "question": "lunch order?", "chat": { "id": -6, "type": "group" } } });
    let batch =
        vec![text(1, 1, 5, "order one"), text(2, 2, 6, "order two"), edit(3, 1, 5, "order 1"), update(&odd)];
    home.receive(batch).await;
    assert_eq!(feed(&home, &with_text("order")).len(), 4);
    let filter = |kind: Option<&str>, chat: Option<i64>, text: &str| FeedFilter {
        kind: kind.map(str::to_owned),
        chat_id: chat.map(ChatId),
        text: text.to_owned(),
    };
    assert_eq!(feed(&home, &filter(Some("message"), None, "order")), ["order one", "order two"]);
    assert_eq!(feed(&home, &filter(None, Some(5), "order")), ["order one", "order 1"]);
    assert_eq!(feed(&home, &filter(Some("message"), Some(5), "order")), ["order one"]);
    assert_eq!(feed(&home, &filter(Some("message"), Some(5), "")), ["order one"]);
    assert_eq!(feed(&home, &filter(Some("message"), None, "")), ["order one", "order two"]);
    assert_eq!(feed(&home, &filter(None, Some(-6), "lunch")).len(), 1);
    assert_eq!(feed(&home, &filter(None, Some(-6), "")).len(), 1);
    assert_eq!(feed(&home, &filter(Some("never seen"), None, "")), Vec::<String>::new());
    assert_eq!(feed(&home, &with_text("ada two")), ["order two"], "who wrote it counts");
    assert_eq!(home.found("ada"), Vec::<String>::new(), "in the search of messages only what they say");
    let newer = |filter| home.store.feed_newer(filter, crate::store::Seq(1)).unwrap();
    assert_eq!((newer(&with_text("order")), newer(&filter(None, Some(5), ""))), (3, 1));
}

#[tokio::test]
async fn a_changed_message_is_found_by_what_it_says_and_by_what_it_said() {
    let home = home_with(&["teh invoice"]).await;
    home.receive(vec![edit(9, 1, 5, "the bill")]).await;
    let home = home.reopen().await;
    home.receive(vec![edit(10, 1, 5, "the receipt")]).await;
    assert_eq!(home.found("receipt"), ["the receipt"]);
    assert_eq!(home.found("teh invoice"), ["the receipt"]);
    assert_eq!(feed(&home, &with_text("invoice")), ["teh invoice"], "the feed shows what came when");
    assert_eq!(feed(&home, &with_text("receipt")), ["the receipt"]);
}

#[tokio::test]
async fn results_come_in_pages() {
    let texts: Vec<String> = (0..25).map(|n| format!("word {n}")).collect();
    let home = home_with(&texts.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let mut found = Vec::new();
    let mut before = None;
    loop {
        let page = home.store.search("word", before, 10).unwrap();
        let Some(last) = page.last() else { break };
        before = Some(last.seq);
        found.extend(page.iter().map(super::support::words));
    }
    assert_eq!(found, texts.iter().rev().cloned().collect::<Vec<_>>());
}

#[tokio::test]
async fn the_beginning_of_a_book_is_found() {
    let book = format!("prologue {}", "word ".repeat(100_000));
    let home = home_with(&[&book]).await;
    assert_eq!(home.found("prologue").len(), 1);
    let query = "word ".repeat(10_000);
    assert_eq!(home.found(&query).len(), 1);
}

#[tokio::test]
async fn words_of_updates_that_are_not_understood_are_found_however_deep() {
    let home = Home::new();
    let mut nested = json!({ "text": "treasure" });
    for _ in 0..100 {
        nested = json!([nested]);
    }
    let mut sticker = message(1, 5, "");
    sticker.as_object_mut().unwrap().remove("text");
    sticker["sticker"] = json!({ "set": "penguins" });
    let batch = vec![
        update(&json!({ "update_id": 1, "unheard_of": nested })),
        crate::api::Update::from_raw("{ broken treasure".to_owned()),
        update(&json!({ "update_id": 2, "message": sticker })),
    ];
    home.receive(batch).await;
    assert_eq!(feed(&home, &with_text("treasure")).len(), 2);
    assert_eq!(feed(&home, &with_text("penguin")).len(), 1);
}

proptest! {
    #![proptest_config(super::support::proptests(64))]

    /// Any query is answered, and a text is found by itself if there is anything in it to find.
    #[test]
    fn any_text_can_be_stored_and_any_query_asked(said in "\\PC{0,40}", query in "\\PC{0,20}|[\"'*:(){}^+-]{1,8}") {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let home = Home::new();
        runtime.block_on(home.receive(vec![text(1, 1, 5, &said)]));
        let store: &Store = &home.store;
        prop_assert!(store.search(&query, None, 5).is_ok());
        prop_assert!(store.feed(&with_text(&query), Page::Latest, 5).is_ok());
        let plain = said.chars().any(|c| c.is_ascii_alphanumeric() || ('一'..='龥').contains(&c));
        let words = said.split_whitespace().count();
        if plain && words <= 16 {
            prop_assert_eq!(store.search(&said, None, 5).unwrap().len(), 1);
        }
    }
}
