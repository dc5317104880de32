//! Letting go of what is old.

use std::time::{Duration, Instant};

use super::support::{Home, NOW, text, words};
use crate::api::{ChatId, Update};
use crate::store::{ChatFilter, Draft, Page, Seq};

const DAY: i64 = 86_400_000;

/// Runs all steps; returns how many messages went.
async fn expire(home: &Home, before: i64) -> u32 {
    let (mut from, mut messages) = (Seq(0), 0);
    loop {
        let step = home.store.expire(from, before, 500).await.unwrap();
        messages += step.messages;
        if step.done {
            return messages;
        }
        from = step.last;
    }
}

async fn arrives(home: &Home, id: i64, chat: i64, words: &str, at: i64) {
    home.store.receive(vec![text(id, id, chat, words)], at).await.unwrap();
}

#[tokio::test]
async fn what_is_older_goes_with_its_update_and_its_words() {
    let home = Home::new();
    arrives(&home, 1, 5, "long ago", NOW - 40 * DAY).await;
    arrives(&home, 2, 6, "also long ago", NOW - 31 * DAY).await;
    arrives(&home, 3, 5, "lately", NOW - 29 * DAY).await;
    let before = NOW - 30 * DAY;
    assert_eq!(home.store.older(before).unwrap(), (2, 2));
    assert_eq!(expire(&home, before).await, 2);
    assert_eq!(home.texts(5), ["lately"]);
    assert_eq!(home.texts(6), [""; 0]);
    assert_eq!(home.found("ago"), [""; 0]);
    assert_eq!(home.store.older(before).unwrap(), (0, 0));
    let list = home.store.chats(&ChatFilter::default(), 10).unwrap();
    assert_eq!(list.len(), 2, "the chats stay");
    assert!(list.iter().all(|chat| !chat.preview.text.contains("ago")), "and quote nothing that is gone");
    let unread: u32 = list.iter().map(|chat| chat.unread).sum();
    assert_eq!(unread, 1, "what is gone waits for nobody");
    assert_eq!(expire(&home, before).await, 0, "once is enough");
}

#[tokio::test]
async fn what_is_not_sent_pinned_begun_or_noted_stays() {
    let home = Home::new();
    arrives(&home, 1, 5, "pinned", NOW - 40 * DAY).await;
    arrives(&home, 2, 5, "plain", NOW - 40 * DAY).await;
    let pinned = home.all(5)[0].seq;
    home.store.record_pinned(pinned, Some(NOW)).await.unwrap();
    let waiting = home.enqueue(5, "waiting").await;
    let draft = Draft { text: "begun".to_owned(), ..Draft::default() };
    home.store.save_draft(ChatId(5), Some(draft)).await.unwrap();
    home.store.set_note(ChatId(5), "a note".to_owned()).await.unwrap();
    arrives(&home, 3, 5, "now", NOW + 2 * DAY).await;
    expire(&home, NOW + DAY).await;
    let left: Vec<String> =
        home.store.messages(ChatId(5), Page::Latest, 10).unwrap().iter().map(words).collect();
    assert_eq!(left, ["pinned", "waiting", "now"]);
    assert!(home.store.outbox_item(waiting).unwrap().is_some());
    assert_eq!(home.store.draft(ChatId(5)).unwrap().map(|draft| draft.text).as_deref(), Some("begun"));
    assert_eq!(home.store.note(ChatId(5)).unwrap().as_deref(), Some("a note"));
}

#[tokio::test]
async fn the_numbers_go_on_after_everything_has_gone() {
    let home = Home::new();
    for id in 1..=3 {
        arrives(&home, id, 5, "old", NOW - 40 * DAY).await;
    }
    let last = home.all(5).last().unwrap().seq;
    expire(&home, NOW).await;
    let home = home.reopen().await;
    arrives(&home, 9, 5, "new", NOW).await;
    assert!(home.all(5).last().unwrap().seq > last);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_rows_a_few_at_a_time_go_and_what_arrives_is_not_kept_waiting() {
    let home = Home::new();
    for batch in 0..100 {
        let updates: Vec<Update> = (0..1000)
            .map(|n| text(1 + batch * 1000 + n, 1 + batch * 1000 + n, 5 + n % 7, "old words"))
            .collect();
        home.store.receive(updates, NOW - 40 * DAY).await.unwrap();
    }
    let store = home.store.clone();
    let expiring = tokio::spawn(async move {
        let (mut from, mut messages) = (Seq(0), 0);
        loop {
            let step = store.expire(from, NOW - 30 * DAY, 500).await.unwrap();
            assert!(step.messages <= 500, "no step is large");
            messages += step.messages;
            if step.done {
                return messages;
            }
            from = step.last;
        }
    });
    let (mut arrived, mut longest) = (0, Duration::ZERO);
    while !expiring.is_finished() {
        let began = Instant::now();
        arrived += 1;
        arrives(&home, 200_000 + arrived, 4, "new", NOW).await;
        longest = longest.max(began.elapsed());
    }
    assert!(expiring.await.unwrap() >= 99_999);
    assert_eq!(home.texts(4).len() as i64, arrived, "nothing that arrived meanwhile is gone");
    assert!(longest < Duration::from_secs(3), "{longest:?}");
    assert!(arrived > 5, "{arrived} arrived meanwhile");
}
