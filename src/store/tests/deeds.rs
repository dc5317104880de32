//! Messages that are changed, deleted and pinned; risky calls that are written down.

use serde_json::json;

use super::support::{Home, NOW, bot, edit, send, text, update, words};
use crate::api::markup::ParseMode;
use crate::api::{ChatId, MessageBody, MessageId};
use crate::store::{BotMark, Change, Confirmed, GuardedOutcome, NewGuarded, Settlement};

fn change(text: &str) -> Change {
    Change {
        body: MessageBody::Text(text.to_owned()),
        marks: Vec::new(),
        mode: ParseMode::Plain,
        keyboard: None,
    }
}

#[tokio::test]
async fn an_edit_of_ours_changes_the_row_the_list_and_the_search_and_keeps_what_it_said() {
    let home = Home::new();
    let seq = home.enqueue(5, "apples").await;
    assert!(home.store.record_edit(seq, change("pears"), NOW + 1).await.unwrap());
    let row = home.all(5).remove(0);
    assert_eq!((words(&row).as_str(), row.edited_at, row.changed_before), ("pears", Some(NOW + 1), true));
    let versions = home.store.message_versions(seq).unwrap();
    assert_eq!(versions.len(), 1);
    assert_eq!(versions[0].body, MessageBody::Text("apples".to_owned()));
    assert_eq!(versions[0].replaced_at, NOW + 1);
    assert_eq!(home.store.chat(ChatId(5)).unwrap().unwrap().preview.text, "pears");
    assert_eq!(home.found("pears"), ["pears"]);
    assert_eq!(home.found("apples"), ["pears"], "what it once said is found, too");
}

#[tokio::test]
async fn the_same_edit_twice_is_one_version_and_an_edit_of_nothing_is_none() {
    let home = Home::new();
    let seq = home.enqueue(5, "one").await;
    assert!(home.store.record_edit(seq, change("two"), NOW).await.unwrap());
    assert!(!home.store.record_edit(seq, change("two"), NOW).await.unwrap());
    assert_eq!(home.store.message_versions(seq).unwrap().len(), 1);
    assert!(!home.store.record_edit(crate::store::Seq(99), change("x"), NOW).await.unwrap());
}

#[tokio::test]
async fn our_edits_and_those_that_arrive_make_one_history() {
    let home = Home::new();
    home.receive(vec![text(1, 10, 5, "first")]).await;
    let seq = home.all(5)[0].seq;
    home.store.record_edit(seq, change("second"), NOW).await.unwrap();
    home.receive(vec![edit(2, 10, 5, "third")]).await;
    let said: Vec<_> = home.store.message_versions(seq).unwrap().into_iter().map(|v| v.body).collect();
    assert_eq!(said, [MessageBody::Text("first".to_owned()), MessageBody::Text("second".to_owned())]);
    assert_eq!(home.texts(5), ["third"]);
}

#[tokio::test]
async fn a_deleted_message_stays_with_its_text_and_is_pinned_no_more() {
    let home = Home::new();
    home.receive(vec![text(1, 10, 5, "gone")]).await;
    let seq = home.all(5)[0].seq;
    home.store.record_pinned(seq, Some(NOW)).await.unwrap();
    assert!(home.store.record_deleted(seq, NOW + 5).await.unwrap());
    assert!(!home.store.record_deleted(seq, NOW + 6).await.unwrap(), "once");
    let row = home.all(5).remove(0);
    assert_eq!((words(&row).as_str(), row.deleted_at, row.pinned_at), ("gone", Some(NOW + 5), None));
    assert!(home.store.pinned(ChatId(5)).unwrap().is_empty());
    assert!(!home.store.record_pinned(seq, Some(NOW)).await.unwrap());
}

#[tokio::test]
async fn pins_are_known_from_our_calls_and_from_updates() {
    let home = Home::new();
    home.receive(vec![text(1, 10, 5, "rules"), text(2, 11, 5, "menu"), text(3, 10, 6, "other chat")]).await;
    let rules = home.store.find_message(ChatId(5), MessageId(10)).unwrap().unwrap();
    let menu = home.store.find_message(ChatId(5), MessageId(11)).unwrap().unwrap();
    home.store.record_pinned(menu, Some(NOW - 10)).await.unwrap();
    let notice = json!({ "update_id": 4, "message": {
        "message_id": 12, "date": NOW / 1000, "chat": { "id": 5, "type": "private" },
        "from": { "id": 5, "first_name": "Ada" },
        "pinned_message": { "message_id": 10, "chat": { "id": 5, "type": "private" }, "text": "rules" },
    } });
    let received = home.receive(vec![update(&notice)]).await;
    assert!(received.chats[0].changed.contains(&rules), "the screen hears of it");
    let pinned: Vec<_> = home.store.pinned(ChatId(5)).unwrap().iter().map(words).collect();
    assert_eq!(pinned, ["rules", "menu"], "the last to be pinned first");
    assert!(home.store.pinned(ChatId(6)).unwrap().is_empty());
    home.store.record_pinned(rules, None).await.unwrap();
    assert_eq!(home.store.pinned(ChatId(5)).unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_forwarded_into_a_chat_leaves_its_draft_alone() {
    let home = Home::new();
    let draft = crate::store::Draft { text: "half a thought".to_owned(), ..Default::default() };
    home.store.save_draft(ChatId(6), Some(draft)).await.unwrap();
    let mut forward = send(6, "news");
    forward.method = "forwardMessage".to_owned();
    home.store.enqueue_beside_draft(forward, NOW).await.unwrap();
    assert_eq!(home.store.draft(ChatId(6)).unwrap().unwrap().text, "half a thought");
    home.enqueue(6, "written here").await;
    assert!(home.store.draft(ChatId(6)).unwrap().is_none());
}

#[tokio::test]
async fn the_whole_of_a_long_text_can_be_had() {
    let home = Home::new();
    let long = "小".repeat(50_000);
    home.receive(vec![text(1, 10, 5, &long)]).await;
    let row = home.all(5).remove(0);
    assert!(row.hidden_chars > 0);
    assert_eq!(home.store.message_text(row.seq).unwrap().unwrap(), long);
}

#[tokio::test]
async fn a_risky_call_is_written_once_settled_once_and_survives() {
    let home = Home::new();
    home.store.remember_bot(&bot()).await.unwrap();
    let call = |mark| NewGuarded {
        mark,
        method: "leaveChat".to_owned(),
        target: "the group".to_owned(),
        params: json!({ "chat_id": 5 }),
        confirmed: Confirmed::Typed,
    };
    assert_eq!(home.store.mark().unwrap(), None);
    assert_eq!(home.store.begin_guarded(call(BotMark::Test), NOW).await.unwrap(), None, "not marked");
    home.store.set_mark(BotMark::Production).await.unwrap();
    assert_eq!(home.store.begin_guarded(call(BotMark::Test), NOW).await.unwrap(), None, "marked otherwise");
    let first = home.store.begin_guarded(call(BotMark::Production), NOW).await.unwrap().unwrap();
    let outcome = |word: &str| GuardedOutcome { word: word.to_owned(), text: "t".to_owned() };
    home.store.settle_guarded(first, outcome("ok"), NOW + 1).await.unwrap();
    home.store.settle_guarded(first, outcome("api.500"), NOW + 2).await.unwrap();
    home.store.begin_guarded(call(BotMark::Production), NOW + 3).await.unwrap().unwrap();
    let home = home.reopen().await;
    assert_eq!(home.store.mark().unwrap(), Some(BotMark::Production));
    let entries = home.store.guarded(None, 10).unwrap();
    assert_eq!(entries.len(), 2);
    assert_eq!((&entries[0].outcome, entries[0].at), (&None, NOW + 3), "the newest first");
    assert_eq!((entries[1].outcome.clone(), entries[1].settled_at), (Some(outcome("ok")), Some(NOW + 1)));
    assert_eq!(home.store.guarded(Some(entries[0].id), 10).unwrap().len(), 1);
}

#[tokio::test]
async fn an_echo_of_a_send_that_was_edited_in_between_is_no_second_message() {
    let home = Home::new();
    let seq = home.enqueue(5, "one").await;
    home.store.claim(seq).await.unwrap();
    let sent = Settlement::Sent { message_id: Some(MessageId(7)), date: None };
    home.store.settle(seq, sent).await.unwrap();
    home.store.record_edit(seq, change("two"), NOW).await.unwrap();
    assert_eq!(home.texts(5), ["two"]);
}
