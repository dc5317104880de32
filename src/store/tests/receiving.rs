//! Updates on their way in.

use proptest::prelude::*;
use serde_json::json;

use super::support::{DATE, Home, NOW, bot, edit, message, proptests, text, update, words};
use crate::api::{ChatId, ChatKind, MessageBody, MessageId, Update};
use crate::store::{BodyKind, ChatFilter, FeedFilter, Page, Seq, TEXT_CHARS, TouchedChat, UnixMillis};

#[tokio::test]
async fn a_message_makes_an_update_a_chat_and_a_row() {
    let home = Home::new();
    let received = home.receive(vec![text(1, 10, 5, "hi")]).await;
    assert_eq!((received.stored, received.duplicates), (1, 0));
    assert_eq!(received.chats, [TouchedChat { chat_id: ChatId(5), new_messages: 1, changed: vec![] }]);

    let chat = home.store.chat(ChatId(5)).unwrap().unwrap();
    assert_eq!((chat.kind, chat.title.as_str()), (ChatKind::Private, "Ada"));
    assert_eq!((chat.preview.text.as_str(), chat.preview.kind), ("hi", BodyKind::Text));
    assert_eq!(chat.preview.author.as_deref(), Some("Ada"));
    assert_eq!((chat.unread, chat.messages, chat.first_seen), (1, 1, DATE * 1000));
    assert_eq!((chat.last_at, chat.last_incoming_at), (DATE * 1000, Some(DATE * 1000)));

    let row = &home.all(5)[0];
    assert_eq!(row.message_id, Some(MessageId(10)));
    assert_eq!(row.body, MessageBody::Text("hi".to_owned()));
    assert_eq!((row.at, row.edited_at, row.send.is_none()), (DATE * 1000, None, true));

    let feed = home.store.feed(&FeedFilter::default(), Page::Latest, 10).unwrap();
    assert_eq!(feed[0].seq, row.seq, "a message has the place of its update");
    assert_eq!((feed[0].kind.as_str(), feed[0].preview.as_str()), ("message", "hi"));
    assert_eq!(feed[0].chat_title.as_deref(), Some("Ada"));
    let raw = home.store.update_raw(row.seq).unwrap().unwrap();
    assert_eq!(raw, text(1, 10, 5, "hi").raw);
}

#[tokio::test]
async fn an_update_is_stored_once_whatever_is_delivered_twice() {
    let home = Home::new();
    let batch = vec![text(1, 10, 5, "a"), text(2, 11, 5, "b"), text(1, 10, 5, "a")];
    let received = home.receive(batch.clone()).await;
    assert_eq!((received.stored, received.duplicates), (2, 1));
    let home = home.reopen().await;
    let received = home.receive(batch).await;
    assert_eq!((received.stored, received.duplicates), (0, 3));
    assert_eq!(received.chats, []);
    assert_eq!(home.texts(5), ["a", "b"]);
    assert_eq!(home.store.chat(ChatId(5)).unwrap().unwrap().unread, 2);
    assert_eq!(home.store.feed_kinds().unwrap(), [("message".to_owned(), 2)]);
}

#[tokio::test]
async fn a_server_that_was_reset_and_counts_again_loses_nothing() {
    let home = Home::new();
    home.receive(vec![text(1, 1, 5, "before")]).await;
    let mut later = message(1, 5, "after");
    later["date"] = json!(DATE + 3);
    home.receive(vec![update(&json!({ "update_id": 1, "message": later }))]).await;
    assert_eq!(home.texts(5), ["before", "after"]);
    let newest = home.all(5)[1].seq;
    assert_eq!(home.store.find_message(ChatId(5), MessageId(1)).unwrap(), Some(newest));
}

#[tokio::test]
async fn a_reset_server_is_noticed_even_when_it_tells_no_dates() {
    let home = Home::new();
    let sample = |words: &str| {
        update(&json!({ "update_id": 1, "message": {
            "message_id": 42, "chat": { "id": 9, "type": "private" }, "text": words } }))
    };
    home.receive(vec![sample("hi"), sample("hello"), sample("hi")]).await;
    assert_eq!(home.texts(9), ["hi", "hello"]);
}

#[tokio::test]
async fn one_message_in_two_updates_is_one_message() {
    let home = Home::new();
    home.receive(vec![text(1, 10, 5, "hi"), text(2, 10, 5, "hi")]).await;
    assert_eq!(home.texts(5), ["hi"]);
    assert_eq!(home.store.chat(ChatId(5)).unwrap().unwrap().unread, 1);
    let feed = home.store.feed(&FeedFilter::default(), Page::Latest, 10).unwrap();
    assert_eq!(feed.len(), 2, "the feed shows what came, twice if it came twice");
}

#[tokio::test]
async fn an_old_delivery_of_a_message_that_was_changed_since_is_no_new_message() {
    let home = Home::new();
    home.receive(vec![text(1, 10, 5, "frist"), edit(2, 10, 5, "first")]).await;
    home.receive(vec![text(3, 10, 5, "frist")]).await;
    assert_eq!(home.texts(5), ["first"]);
}

#[tokio::test]
async fn updates_without_an_id_are_always_kept() {
    let home = Home::new();
    let nameless = || update(&json!({ "message": { "chat": { "id": 5, "type": "private" }, "text": "x" } }));
    let received = home.receive(vec![nameless(), nameless()]).await;
    assert_eq!((received.stored, received.duplicates), (2, 0));
    assert_eq!(home.texts(5), ["x", "x"]);
}

#[tokio::test]
async fn what_is_not_understood_is_kept_raw_among_its_neighbours() {
    let home = Home::new();
    let odd = ["[]", "5", "{broken", r#"{"update_id":3,"message":5}"#, r#""\ud800""#];
    let mut batch = vec![text(1, 1, 5, "before")];
    batch.extend(odd.iter().map(|raw| Update::from_raw((*raw).to_owned())));
    batch.push(update(&json!({ "update_id": 4, "callback_query": {
        "data": "pressed", "message": { "chat": { "id": 6, "type": "group", "title": "Ops" } } } })));
    batch.push(text(5, 2, 5, "after"));
    assert_eq!(home.receive(batch).await.stored, 8);

    let feed = home.store.feed(&FeedFilter::default(), Page::Latest, 10).unwrap();
    let raws: Vec<_> =
        feed[1..6].iter().map(|row| home.store.update_raw(row.seq).unwrap().unwrap()).collect();
    assert_eq!(raws, odd);
    assert!(feed[1..6].iter().all(|row| row.kind == "malformed"));
    assert_eq!(feed[3].preview, "{broken");
    assert_eq!((feed[6].kind.as_str(), feed[6].chat_title.as_deref()), ("callback_query", Some("Ops")));
    assert_eq!(home.texts(5), ["before", "after"]);

    let group = home.store.chat(ChatId(6)).unwrap().unwrap();
    assert_eq!((group.messages, group.unread, group.kind), (0, 0, ChatKind::Group));
    let only = FeedFilter { text: "press".to_owned(), ..FeedFilter::default() };
    assert_eq!(home.store.feed(&only, Page::Latest, 10).unwrap().len(), 1);
}

#[tokio::test]
async fn an_edit_changes_the_row_and_keeps_every_earlier_text() {
    let home = Home::new();
    home.receive(vec![text(1, 10, 5, "one"), text(2, 11, 5, "last")]).await;
    home.receive(vec![edit(3, 10, 5, "two")]).await;
    home.store.receive(vec![edit(4, 10, 5, "three")], NOW + 9).await.unwrap();
    home.receive(vec![edit(5, 10, 5, "three")]).await;

    let rows = home.all(5);
    assert_eq!(rows.iter().map(words).collect::<Vec<_>>(), ["three", "last"]);
    assert_eq!((rows[0].edited_at, rows[1].edited_at), (Some(NOW + 9), None));
    let versions = home.store.message_versions(rows[0].seq).unwrap();
    let said: Vec<_> = versions.iter().map(|version| version.body.text().unwrap()).collect();
    assert_eq!(said, ["one", "two"]);

    let chat = home.store.chat(ChatId(5)).unwrap().unwrap();
    assert_eq!((chat.preview.text.as_str(), chat.unread, chat.messages), ("last", 2, 2));
    home.receive(vec![edit(6, 11, 5, "the end")]).await;
    assert_eq!(home.store.chat(ChatId(5)).unwrap().unwrap().preview.text, "the end");
}

#[tokio::test]
async fn a_batch_tells_of_each_chat_what_is_new_and_what_was_changed() {
    let home = Home::new();
    home.store.remember_bot(&bot()).await.unwrap();
    home.receive(vec![text(1, 10, 5, "one"), text(2, 11, 5, "two"), text(3, 10, 6, "else")]).await;
    let [one, two] = [home.all(5)[0].seq, home.all(5)[1].seq];
    let mut own = message(12, 5, "from elsewhere");
    own["from"] = json!({ "id": 7, "is_bot": true });
    let batch = vec![
        text(4, 13, 5, "three"),
        edit(5, 11, 5, "two, mended"),
        edit(6, 10, 5, "one"),
        update(&json!({ "update_id": 7, "message": own })),
        text(8, 14, 5, "four"),
        edit(9, 11, 5, "two, mended again"),
        edit(10, 99, 6, "never seen"),
        text(1, 10, 5, "one"),
    ];
    let received = home.receive(batch).await;
    assert_eq!(
        received.chats,
        [
            TouchedChat { chat_id: ChatId(5), new_messages: 2, changed: vec![two] },
            TouchedChat { chat_id: ChatId(6), new_messages: 1, changed: vec![] },
        ],
        "{one:?} says what it said"
    );
}

#[tokio::test]
async fn an_edit_of_a_message_never_seen_is_shown_as_a_message() {
    let home = Home::new();
    home.receive(vec![edit(1, 10, 5, "late")]).await;
    let row = &home.all(5)[0];
    assert_eq!((words(row).as_str(), row.edited_at), ("late", Some(NOW)));
    assert_eq!(home.store.chat(ChatId(5)).unwrap().unwrap().unread, 1);
}

#[tokio::test]
async fn the_bots_own_messages_are_not_unread() {
    let home = Home::new();
    home.store.remember_bot(&bot()).await.unwrap();
    assert_eq!(home.store.bot().unwrap(), Some(bot()));
    let mut own = message(10, 5, "from elsewhere");
    own["from"] = json!({ "id": 7, "is_bot": true, "first_name": "Bot" });
    home.receive(vec![text(1, 9, 5, "hi"), update(&json!({ "update_id": 2, "message": own }))]).await;
    let rows = home.all(5);
    assert_eq!(rows[1].author, None);
    assert_eq!(rows[1].send.as_ref().map(|send| send.attempts), Some(0));
    let chat = home.store.chat(ChatId(5)).unwrap().unwrap();
    assert_eq!((chat.unread, chat.preview.outgoing, chat.title.as_str()), (1, true, "Ada"));
}

#[tokio::test]
async fn joins_leaves_pins_and_files_keep_what_they_tell() {
    let home = Home::new();
    let members = [
        json!({ "new_chat_members": [{ "id": 1, "first_name": "Ann" }, { "id": 2, "username": "bob" }] }),
        json!({ "left_chat_member": { "id": 3, "first_name": "Cy" } }),
        json!({ "pinned_message": { "message_id": 4, "from": { "id": 1, "first_name": "Ann" }, "text": "rules" } }),
        json!({ "pinned_message": {} }),
        json!({ "photo": [{ "url": "https://x/s" }, { "url": "https://x/l", "file_size": 9 }], "caption": "看" }),
        json!({ "document": { "file_name": "a.pdf" } }),
        json!({ "sticker": { "emoji": "👍" } }),
        json!({ "text": "why", "reply_to_message": { "message_id": 4, "text": "rules" } }),
    ];
    let mut sent = Vec::new();
    for (number, member) in (1_i64..).zip(members) {
        let mut message = json!({ "message_id": number, "date": DATE, "chat": { "id": 8, "type": "group" },
            "from": { "id": 1, "first_name": "Ann" } });
        message.as_object_mut().unwrap().extend(member.as_object().unwrap().clone());
        sent.push(update(&json!({ "update_id": number, "message": message })));
    }
    home.receive(sent.clone()).await;
    let stored: Vec<_> = home.all(8).into_iter().map(|row| (row.body, row.reply_to)).collect();
    let expected: Vec<_> = sent
        .iter()
        .map(|update| update.message().unwrap())
        .map(|message| (message.body.clone(), message.reply_to.clone()))
        .collect();
    assert_eq!(stored, expected);
    assert!(!home.found("rules").is_empty());
}

#[tokio::test]
async fn names_of_any_length_cost_little_room() {
    const LONG: usize = 10_000;
    const UPDATES: i64 = 40;
    let home = Home::new();
    let long = "N".repeat(LONG);
    let somebody = json!({ "id": 1, "first_name": long, "username": long });
    let members = [
        json!({ "text": "hi", "reply_to_message": { "message_id": 4, "from": somebody, "text": long } }),
        json!({ "new_chat_members": vec![somebody.clone(); 300] }),
        json!({ "left_chat_member": somebody }),
        json!({ "pinned_message": { "message_id": 4, "from": somebody, "text": long } }),
        json!({ "document": { "file_name": long, "url": format!("https://x/{long}") } }),
        json!({ "text": "link", "entities": [
            { "type": "text_link", "offset": 0, "length": 4, "url": format!("https://x/{long}") }] }),
    ];
    for (kind, member) in (1_i64..).zip(members) {
        let batch = (1..=UPDATES).map(|number| {
            let id = kind * 1000 + number;
            let mut message = json!({ "message_id": id, "date": DATE, "from": somebody,
                "chat": { "id": 8, "type": "group", "title": long, "username": long } });
            message.as_object_mut().unwrap().extend(member.as_object().unwrap().clone());
            update(&json!({ "update_id": id, "message": message }))
        });
        home.receive(batch.collect()).await;
    }
    let outside = rusqlite::Connection::open(home.file()).unwrap();
    let most = |sql: &str| -> i64 { outside.query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(most("SELECT max(length(author)) FROM updates"), 256);
    assert_eq!(most("SELECT max(length(author)) FROM messages"), 256);
    assert_eq!(most("SELECT max(length(title) + length(username) + length(preview_author)) FROM chats"), 768);
    assert_eq!(most("SELECT max(length(preview)) FROM updates"), 160);
    assert!(most("SELECT max(length(reply)) FROM messages") < 1500);
    let rest = "SELECT max(length(rest)) FROM messages WHERE kind";
    assert!(most(&format!("{rest} = 5")) < 100 * 260, "a hundred names");
    assert!(most(&format!("{rest} <> 5")) < 1500);
    assert_eq!(most("SELECT max(length(text)) FROM messages"), 256, "the name of who left");
    // What was cut is whole in the update.
    assert!(home.store.update_raw(Seq(1)).unwrap().unwrap().contains(&long));
}

#[tokio::test]
async fn a_date_that_cannot_be_true_gives_way_to_the_time_of_arrival() {
    let home = Home::new();
    let dates = [0, -5, i64::MAX, NOW / 1000 + 90_000, NOW, DATE];
    let batch = (1_i64..).zip(dates).map(|(number, date)| {
        let mut message = message(number, 5, "x");
        message["date"] = json!(date);
        update(&json!({ "update_id": number, "message": message }))
    });
    home.receive(batch.collect()).await;
    let times: Vec<UnixMillis> = home.all(5).iter().map(|row| row.at).collect();
    assert_eq!(times, [NOW, NOW, NOW, NOW, NOW, DATE * 1000]);
}

#[tokio::test]
async fn a_chat_is_first_seen_when_its_earliest_message_was_written() {
    let home = Home::new();
    let first_seen = || home.store.chat(ChatId(5)).unwrap().unwrap().first_seen;
    let dated = |number: i64, date: i64| {
        let mut message = message(number, 5, "x");
        message["date"] = json!(date);
        vec![update(&json!({ "update_id": number, "message": message }))]
    };
    for (number, date, expected) in [
        (1, NOW / 1000 + 60, NOW),
        (2, DATE, DATE * 1000),
        (3, DATE - 100, (DATE - 100) * 1000),
        (4, DATE, (DATE - 100) * 1000),
        (5, 7, (DATE - 100) * 1000),
    ] {
        home.receive(dated(number, date)).await;
        assert_eq!(first_seen(), expected, "{number}");
    }
}

#[tokio::test]
async fn messages_keep_the_order_of_arrival_and_count_up_across_restarts() {
    let home = Home::new();
    home.receive((0..50).map(|n| text(n, 100 - n, 5, &n.to_string())).collect()).await;
    let home = home.reopen().await;
    home.receive(vec![text(50, 1, 5, "50")]).await;
    let expected: Vec<_> = (0..=50).map(|n| n.to_string()).collect();
    assert_eq!(home.texts(5), expected);
    assert!(home.all(5).is_sorted_by_key(|row| row.seq));
    assert_eq!(home.store.messages_at(&[Seq(999)]).unwrap(), []);
}

#[tokio::test]
async fn texts_of_any_length_and_script_come_back_as_they_were() {
    let home = Home::new();
    let texts = ["\u{0}nul", "مرحبا", "小明 繁體", "👩‍👩‍👧‍👦", "\u{202e}evil", &"长".repeat(TEXT_CHARS), ""];
    home.receive((1..).zip(texts).map(|(n, words)| text(n, n, 5, words)).collect()).await;
    assert_eq!(home.texts(5), texts);
    assert!(home.all(5).iter().all(|row| row.hidden_chars == 0));
    let chats = home.store.chats(&ChatFilter::default(), 10).unwrap();
    assert_eq!(chats.len(), 1);
}

#[tokio::test]
async fn of_a_book_only_the_beginning_is_read_and_the_rest_is_counted() {
    let home = Home::new();
    let long = |c: &str, count: usize| c.repeat(count);
    let texts = [
        (long("a", TEXT_CHARS + 1), 1),
        (long("长", 300_000), 300_000 - TEXT_CHARS as u64),
        (long("😀", TEXT_CHARS), 0),
        (long("😀", TEXT_CHARS + 7), 7),
        // SQLite counts up to the NUL: at least something is missing.
        (long("\u{0}", TEXT_CHARS + 7), 1),
        (format!("b{}", long("😀", TEXT_CHARS + 7)), 8),
    ];
    home.receive((1..).zip(&texts).map(|(n, (words, _))| text(n, n, 5, words)).collect()).await;
    let caption = json!({ "message_id": 90, "chat": { "id": 5, "type": "private" },
        "photo": { "file_name": "x" }, "caption": texts[0].0 });
    home.receive(vec![update(&json!({ "update_id": 90, "message": caption }))]).await;
    let rows = home.all(5);
    let whole = texts.iter().chain([&texts[0]]);
    for (row, (words, hidden)) in rows.iter().zip(whole) {
        let beginning: String = words.chars().take(TEXT_CHARS).collect();
        assert!(row.body.text() == Some(&beginning), "{:?}: {} bytes", row.seq, beginning.len());
        assert_eq!(row.hidden_chars, *hidden, "{:?}", row.seq);
    }
    assert_eq!(rows.len(), 7);
    assert_eq!(home.store.messages_at(&[rows[1].seq]).unwrap(), [rows[1].clone()]);
    let raw = home.store.update_raw(rows[1].seq).unwrap().unwrap();
    assert!(raw.contains(&texts[1].0), "the update is whole");
}

proptest! {
    #![proptest_config(proptests(32))]

    /// Whatever is delivered, in whatever batches and however often: each update is there once,
    /// in the order of its first arrival, and so is each message.
    #[test]
    fn deliveries_in_any_batches_store_each_update_once(
        deliveries in prop::collection::vec(prop::collection::vec((0..12_i64, 0..3_i64, 0..3_u8), 0..8), 1..12),
        reopen in 0..12_usize,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let mut home = Home::new();
        let mut raws: Vec<String> = Vec::new();
        let mut said: Vec<(i64, String)> = Vec::new();
        for (number, delivery) in deliveries.iter().enumerate() {
            if number == reopen {
                home = runtime.block_on(home.reopen());
            }
            let batch: Vec<Update> = delivery
                .iter()
                // The second number stands for what the server says after a reset.
                .map(|(id, era, kind)| match kind {
                    0 => text(*id, *id, 5, &format!("{id} {era}")),
                    1 => text(*id + 100, *id, 5, &format!("{id} {era}")),
                    _ => Update::from_raw(format!("{{\"update_id\":{id},\"odd\":[{era}]}}")),
                })
                .collect();
            let mut new = 0;
            for update in &batch {
                if raws.contains(&update.raw) {
                    continue;
                }
                new += 1;
                raws.push(update.raw.clone());
                if let Some(message) = update.message() {
                    let once = (message.message_id.unwrap().0, message.body.text().unwrap().to_owned());
                    if !said.contains(&once) {
                        said.push(once);
                    }
                }
            }
            let many = batch.len();
            let received = runtime.block_on(home.receive(batch));
            prop_assert_eq!((received.stored, received.duplicates), (new, many - new));
        }
        let feed = home.store.feed(&FeedFilter::default(), Page::Latest, 1000).unwrap();
        let stored: Vec<_> = feed.iter().map(|row| home.store.update_raw(row.seq).unwrap().unwrap()).collect();
        prop_assert_eq!(stored, raws);
        let texts: Vec<_> = said.into_iter().map(|(_, text)| text).collect();
        prop_assert_eq!(home.texts(5), texts);
    }
}
