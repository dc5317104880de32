//! No read walks through a table that grows with use.

use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;

use super::support::{Home, text};
use crate::api::{ChatId, MessageId};
use crate::store::{ChatFilter, ChatSet, FeedFilter, LabelId, Page, SearchStop, Seq, WordSearch};

static SEEN: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Remembers a statement of the reading side.
pub(in crate::store) fn note(sql: &str) {
    let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    if !seen.iter().any(|known| known == sql) {
        seen.push(sql.to_owned());
    }
}

/// Steps that read as many rows as there are, or sort them.
fn slow_steps(conn: &Connection, sql: &str) -> Vec<String> {
    let mut plan = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let mut rows = plan.raw_query();
    let mut slow = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        let step: String = row.get(3).unwrap();
        // Walking the whole of these is the point: what is open in the outbox, the kinds there
        // are, the methods that were called, and the chats in their order until the window is full.
        let small = [
            "outbox USING",
            "USING INDEX outbox_order",
            "kinds",
            "method_sightings",
            "(subquery",
            "first",
            "c USING INDEX chats_",
            "canned_replies",
            "saved_keyboards",
            "SCAN labels",
        ];
        // Bounded by the rowid of the words or of the update, and by LIMIT.
        let walk = step.starts_with("SCAN") && !step.contains("VIRTUAL TABLE");
        let sort = step.contains("TEMP B-TREE");
        let allowed = small.iter().any(|name| step.contains(name))
            || (sort && (sql.contains("outbox") || sql.contains("kinds")))
            // Sorts the last messages of one chat, of which an inner limit takes a few thousand.
            || (sort && sql.contains("DESC LIMIT 3000"))
            // Sorts the chats of one label, which a person put there one by one.
            || (sort && sql.contains("l.label = :label"));
        if (walk || sort) && !allowed {
            slow.push(format!("{step}   in   {sql}"));
        }
    }
    slow
}

#[tokio::test]
async fn every_read_is_a_range_of_an_index() {
    let home = Home::new();
    home.receive((1..50).map(|n| text(n, n, n % 3 + 1, "hello 世界")).collect()).await;
    let seq = home.enqueue(1, "out").await;

    let store = &home.store;
    let pages = [Page::Latest, Page::Before(Seq(9)), Page::After(Seq(9)), Page::Around(Seq(9))];
    for page in pages {
        store.messages(ChatId(1), page, 5).unwrap();
        for kind in [None, Some("message".to_owned())] {
            for chat_id in [None, Some(ChatId(1))] {
                for text in ["", "hello"] {
                    let filter = FeedFilter { kind: kind.clone(), chat_id, text: text.to_owned() };
                    store.feed(&filter, page, 5).unwrap();
                    store.feed_newer(&filter, Seq(9)).unwrap();
                }
            }
        }
    }
    let label = LabelId(1);
    for only in [
        ChatSet::All,
        ChatSet::Unread,
        ChatSet::Waiting,
        ChatSet::Groups,
        ChatSet::Archived,
        ChatSet::Label(label),
    ] {
        for text in ["", "ada"] {
            let filter = ChatFilter { text: text.to_owned(), only };
            store.chats(&filter, 5).unwrap();
        }
    }
    store.chat(ChatId(1)).unwrap();
    store.chat_counts().unwrap();
    store.note(ChatId(1)).unwrap();
    store.labels().unwrap();
    store.next_waiting(Some(ChatId(1))).unwrap();
    store.messages_at(&[seq]).unwrap();
    store.message_versions(seq).unwrap();
    store.find_message(ChatId(1), MessageId(1)).unwrap();
    store.search("hello 世界", Some(Seq(40)), 5).unwrap();
    for chat in [None, Some(ChatId(1))] {
        let search = WordSearch { text: "hello".to_owned(), chat };
        assert!(!store.hits(&search, Some(Seq(40)), 5, &SearchStop::default()).unwrap().is_empty());
    }
    store.feed_kinds().unwrap();
    store.update_raw(Seq(1)).unwrap();
    store.draft(ChatId(1)).unwrap();
    store.outbox_counts().unwrap();
    store.outbox_heads().unwrap();
    store.outbox_open(5).unwrap();
    store.people(ChatId(1), 5).unwrap();
    store.next_due().unwrap();
    store.bot().unwrap();
    store.methods_seen().unwrap();
    store.mark().unwrap();
    store.guarded(None, 5).unwrap();
    store.pinned(ChatId(1)).unwrap();
    store.message_text(seq).unwrap();

    let conn = Connection::open(home.file()).unwrap();
    let seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner).clone();
    assert!(seen.len() > 30, "the reads were noted");
    let slow: Vec<_> = seen.iter().flat_map(|sql| slow_steps(&conn, sql)).collect();
    assert!(slow.is_empty(), "{}", slow.join("\n\n"));
}
