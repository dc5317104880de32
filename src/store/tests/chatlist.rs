//! The list of chats.

use serde_json::{Value, json};

use super::support::{DATE, Home, text, update};
use crate::api::{ChatId, ChatKind, Update};
use crate::store::{ChatFilter, ChatSet, PREVIEW_CHARS, Page};

fn group(number: i64, chat: i64, title: &str, seconds: i64, member: &Value) -> Update {
    let mut message = json!({ "message_id": number, "date": DATE + seconds,
        "chat": { "id": chat, "type": "group", "title": title }, "from": { "id": 90, "first_name": "Ann" } });
    message.as_object_mut().unwrap().extend(member.as_object().unwrap().clone());
    update(&json!({ "update_id": number, "message": message }))
}

fn ids(home: &Home, text: &str, only: ChatSet) -> Vec<i64> {
    let filter = ChatFilter { text: text.to_owned(), only };
    home.store.chats(&filter, 50).unwrap().iter().map(|chat| chat.chat_id.0).collect()
}

#[tokio::test]
async fn chats_stand_with_the_most_recent_first() {
    let home = Home::new();
    let said = |number, chat, seconds| group(number, chat, "g", seconds, &json!({ "text": "x" }));
    home.receive(vec![said(1, 1, 0), said(2, 2, 2), said(3, 3, 1)]).await;
    assert_eq!(ids(&home, "", ChatSet::All), [2, 3, 1]);
    home.receive(vec![said(4, 2, -60)]).await;
    assert_eq!(ids(&home, "", ChatSet::All), [2, 3, 1], "a late delivery does not sink its chat");
    home.receive(vec![said(5, 1, 2)]).await;
    assert_eq!(ids(&home, "", ChatSet::All), [1, 2, 3], "in the same second the last to arrive");
    home.enqueue(3, "out").await;
    assert_eq!(ids(&home, "", ChatSet::All), [3, 1, 2]);
    assert_eq!(home.store.chats(&ChatFilter::default(), 2).unwrap().len(), 2);
}

#[tokio::test]
async fn a_chat_is_found_by_part_of_its_name_username_or_id() {
    let home = Home::new();
    let batch = vec![text(1, 1, 555_123, "x"), group(2, -77, "Größe 100% 小组", 0, &json!({ "text": "x" }))];
    home.receive(batch).await;
    for (query, expected) in [
        ("ADA", &[555_123][..]),
        ("@ada", &[555_123]),
        ("5512", &[555_123]),
        (" grÖ ", &[-77]),
        ("%", &[-77]),
        ("_", &[]),
        ("小组", &[-77]),
        ("-77", &[-77]),
        ("a\n", &[555_123]),
        ("nobody", &[]),
    ] {
        assert_eq!(ids(&home, query, ChatSet::All), expected, "{query:?}");
    }
}

#[tokio::test]
async fn the_sets_hold_what_their_names_say() {
    let home = Home::new();
    let words = json!({ "text": "x" });
    let batch = vec![
        text(1, 1, 5, "read and answered"),
        text(2, 1, 6, "unread"),
        group(3, 8, "Ops", 0, &words),
        group(4, 9, "Only joins", 0, &json!({ "new_chat_members": [{ "id": 1 }] })),
    ];
    home.receive(batch).await;
    home.store.mark_read(ChatId(5)).await.unwrap();
    home.enqueue(5, "answer").await;
    home.store.mark_read(ChatId(999)).await.unwrap();
    let sorted = |only| {
        let mut ids = ids(&home, "", only);
        ids.sort_unstable();
        ids
    };
    assert_eq!(sorted(ChatSet::Unread), [6, 8, 9]);
    assert_eq!(sorted(ChatSet::Waiting), [6, 8], "nobody waits for an answer to a join");
    assert_eq!(sorted(ChatSet::Groups), [8, 9]);
    let counts = home.store.chat_counts().unwrap();
    assert_eq!((counts.all, counts.unread, counts.waiting), (4, 3, 2));
}

#[tokio::test]
async fn a_join_after_an_answer_does_not_make_the_chat_wait_and_a_send_to_nobody_makes_a_chat() {
    let home = Home::new();
    home.enqueue(42, "first contact").await;
    let chat = home.store.chat(ChatId(42)).unwrap().unwrap();
    assert_eq!((chat.kind, chat.title.as_str(), chat.last_incoming_at), (ChatKind::Unknown, "", None));
    home.receive(vec![group(1, 42, "Found", 0, &json!({ "left_chat_member": { "id": 1 } }))]).await;
    let chat = home.store.chat(ChatId(42)).unwrap().unwrap();
    assert_eq!((chat.kind, chat.title.as_str(), chat.messages), (ChatKind::Group, "Found", 2));
    assert_eq!(home.store.chat_counts().unwrap().waiting, 0);
    assert_eq!(home.store.chat(ChatId(43)).unwrap(), None);
}

#[tokio::test]
async fn what_an_update_leaves_out_about_a_chat_stays() {
    let home = Home::new();
    home.receive(vec![text(1, 1, 5, "named")]).await;
    let bare = json!({ "update_id": 2, "message": { "message_id": 2, "chat": { "id": 5 }, "text": "bare" } });
    home.receive(vec![update(&bare)]).await;
    let chat = home.store.chat(ChatId(5)).unwrap().unwrap();
    assert_eq!((chat.title.as_str(), chat.kind), ("Ada", ChatKind::Private));
    let renamed = json!({ "update_id": 3, "message": { "message_id": 3, "text": "x",
        "chat": { "id": 5, "type": "private", "first_name": "Countess", "username": "ada" } } });
    home.receive(vec![update(&renamed)]).await;
    let chat = home.store.chat(ChatId(5)).unwrap().unwrap();
    assert_eq!((chat.title.as_str(), chat.username.as_deref()), ("Countess", Some("ada")));
    assert_eq!(ids(&home, "countess", ChatSet::All), [5]);
}

#[tokio::test]
async fn a_private_chat_with_no_name_is_called_after_whoever_writes_in_it() {
    let home = Home::new();
    let update = update(&json!({ "update_id": 1, "message": { "message_id": 1, "text": "x",
        "chat": { "id": 500, "type": "private" }, "from": { "id": 5, "first_name": "Ada" } } }));
    home.receive(vec![update]).await;
    assert_eq!(home.store.chat(ChatId(500)).unwrap().unwrap().title, "Ada");
}

#[tokio::test]
async fn a_preview_is_one_short_line() {
    let home = Home::new();
    let long = format!("  two\n\nlines \t{}", "长 ".repeat(1000));
    home.receive(vec![text(1, 1, 5, &long)]).await;
    let chat = home.store.chat(ChatId(5)).unwrap().unwrap();
    assert!(chat.preview.text.starts_with("two lines 长 长"), "{}", chat.preview.text);
    assert!((PREVIEW_CHARS - 1..=PREVIEW_CHARS).contains(&chat.preview.text.chars().count()));
    assert_eq!(home.store.messages(ChatId(5), Page::Latest, 1).unwrap()[0].body.text(), Some(long.as_str()));
}

#[tokio::test]
async fn people_of_a_group_are_known_from_what_they_wrote_the_last_first() {
    let home = Home::new();
    let said = |n: i64, who: i64, name: &str| {
        update(&json!({ "update_id": n, "message": {
            "message_id": n, "date": DATE + n, "chat": { "id": 9, "type": "group" },
            "from": { "id": who, "first_name": name }, "text": "hi",
        } }))
    };
    home.receive(vec![said(1, 5, "Ada"), said(2, 6, "Grace"), said(3, 5, "Ada L")]).await;
    home.enqueue(9, "welcome").await;
    let people = home.store.people(ChatId(9), 10).unwrap();
    let known: Vec<_> = people.iter().map(|one| (one.id.0, one.name.as_str(), one.messages)).collect();
    assert_eq!(known, [(5, "Ada L", 2), (6, "Grace", 1)]);
    assert_eq!(home.store.people(ChatId(9), 1).unwrap().len(), 1);
    assert_eq!(home.store.people(ChatId(8), 10).unwrap(), []);
}
