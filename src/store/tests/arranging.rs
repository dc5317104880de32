//! What a person arranges for themselves.

use serde_json::json;

use super::support::{DATE, Home, NOW, reason, text, update};
use crate::api::{ChatId, Update};
use crate::store::{
    ChatFilter, ChatFlag, ChatSet, LabelChange, LabelId, MAX_LABELS, MAX_NOTE_CHARS, Settlement,
};

const ADA: ChatId = ChatId(1);

/// A message in chat `chat`, so many seconds after the beginning.
fn said(number: i64, chat: i64) -> Update {
    update(&json!({ "update_id": number, "message": { "message_id": number, "date": DATE - 1000 + number,
        "chat": { "id": chat, "type": "private" }, "from": { "id": chat, "first_name": "P" }, "text": "x" } }))
}

async fn three() -> Home {
    let home = Home::new();
    home.receive(vec![said(1, 1), said(2, 2), said(3, 3)]).await;
    home
}

fn ids(home: &Home, only: ChatSet) -> Vec<i64> {
    let filter = ChatFilter { only, ..ChatFilter::default() };
    home.store.chats(&filter, 50).unwrap().iter().map(|row| row.chat_id.0).collect()
}

fn found(home: &Home, text: &str) -> Vec<i64> {
    let filter = ChatFilter { text: text.to_owned(), ..ChatFilter::default() };
    home.store.chats(&filter, 50).unwrap().iter().map(|row| row.chat_id.0).collect()
}

impl Home {
    async fn flag(&self, chat: i64, flag: ChatFlag, on: bool) -> bool {
        self.store.set_flag(ChatId(chat), flag, on).await.unwrap()
    }

    fn waits(&self, chat: i64) -> bool {
        let row = self.store.chat(ChatId(chat)).unwrap().unwrap();
        assert_eq!(ids(self, ChatSet::Waiting).contains(&chat), row.waiting, "the row and the set agree");
        row.waiting
    }

    async fn label(&self, name: &str, chat: Option<i64>) -> Option<LabelId> {
        let change = LabelChange::Add { name: name.to_owned(), color: 2, chat: chat.map(ChatId) };
        let added = self.store.change_labels(change).await.unwrap();
        added.then(|| {
            let labels = self.store.labels().unwrap();
            labels.iter().find(|label| label.name == name.trim()).unwrap().id
        })
    }
}

#[tokio::test]
async fn pinned_chats_stand_on_top_in_the_order_they_were_pinned_in() {
    let home = three().await;
    assert_eq!(ids(&home, ChatSet::All), [3, 2, 1]);
    assert!(home.flag(1, ChatFlag::Pinned, true).await);
    assert!(home.flag(2, ChatFlag::Pinned, true).await);
    assert!(!home.flag(1, ChatFlag::Pinned, true).await, "it is there already");
    assert_eq!(ids(&home, ChatSet::All), [1, 2, 3]);
    home.receive(vec![said(9, 3)]).await;
    assert_eq!(ids(&home, ChatSet::All), [1, 2, 3], "a message does not push them down");
    assert_eq!(ids(&home, ChatSet::Unread), [1, 2, 3]);
    home.flag(1, ChatFlag::Pinned, false).await;
    home.flag(1, ChatFlag::Pinned, true).await;
    assert_eq!(ids(&home, ChatSet::All), [2, 1, 3]);
    assert_eq!(home.store.chats(&ChatFilter::default(), 2).unwrap().len(), 2);
}

#[tokio::test]
async fn what_was_put_away_comes_back_with_the_next_message_unless_it_is_muted() {
    let home = three().await;
    home.flag(1, ChatFlag::Archived, true).await;
    home.flag(2, ChatFlag::Archived, true).await;
    home.flag(2, ChatFlag::Muted, true).await;
    assert_eq!((ids(&home, ChatSet::All), ids(&home, ChatSet::Archived)), (vec![3], vec![2, 1]));
    let counts = home.store.chat_counts().unwrap();
    assert_eq!((counts.all, counts.unread, counts.waiting, counts.archived), (1, 1, 1, 2));
    assert_eq!(found(&home, "p"), [3, 2, 1], "a name is found there too, last");

    let joined = json!({ "update_id": 10, "message": { "message_id": 10, "date": DATE,
        "chat": { "id": 1, "type": "private" }, "new_chat_members": [{ "id": 5 }] } });
    home.receive(vec![update(&joined)]).await;
    assert_eq!(ids(&home, ChatSet::All), [3], "somebody who joins has written nothing");
    home.enqueue(1, "we write first").await;
    assert_eq!(ids(&home, ChatSet::All), [3], "nor has anybody when the bot writes");

    home.receive(vec![said(11, 1), said(12, 2)]).await;
    assert_eq!((ids(&home, ChatSet::All), ids(&home, ChatSet::Archived)), (vec![1, 3], vec![2]));
    let counts = home.store.chat_counts().unwrap();
    assert_eq!((counts.all, counts.unread, counts.waiting, counts.archived), (2, 2, 2, 1));
    assert_eq!(home.store.chat(ChatId(2)).unwrap().unwrap().unread, 2);
}

#[tokio::test]
async fn a_chat_marked_unread_is_unread_until_it_is_read_or_answered() {
    let home = three().await;
    home.store.mark_read(ADA).await.unwrap();
    assert_eq!(ids(&home, ChatSet::Unread), [3, 2]);
    home.flag(1, ChatFlag::Unread, true).await;
    assert_eq!(ids(&home, ChatSet::Unread), [3, 2, 1]);
    assert_eq!(home.store.chat_counts().unwrap().unread, 3);
    home.store.mark_read(ADA).await.unwrap();
    assert_eq!(ids(&home, ChatSet::Unread), [3, 2]);
    home.flag(1, ChatFlag::Unread, true).await;
    home.enqueue(1, "an answer").await;
    assert_eq!(ids(&home, ChatSet::Unread), [3, 2]);
    assert_eq!(home.store.chat_counts().unwrap().unread, 2);
}

#[tokio::test]
async fn who_needs_an_answer_follows_what_stands_in_the_conversation() {
    let home = Home::new();
    home.receive(vec![text(1, 1, 1, "a question")]).await;
    assert!(home.waits(1));

    let answer = home.enqueue(1, "an answer").await;
    assert!(!home.waits(1), "a queued answer is one");
    home.store.claim(answer).await.unwrap().unwrap();
    home.store.settle(answer, Settlement::Failed(reason("api.400"))).await.unwrap();
    assert!(home.waits(1), "one that failed is none");
    home.store.requeue(answer, NOW).await.unwrap();
    assert!(!home.waits(1));
    home.store.claim(answer).await.unwrap().unwrap();
    home.store.settle(answer, Settlement::Unknown(reason("network.broken"))).await.unwrap();
    assert!(!home.waits(1), "one in doubt may have arrived");
    home.store.discard(answer).await.unwrap();
    assert!(home.waits(1));

    let answer = home.enqueue(1, "an answer").await;
    home.receive(vec![super::support::edit(2, 1, 1, "the question in other words")]).await;
    assert!(!home.waits(1), "an edit is not a new message");
    home.store.record_deleted(answer, NOW).await.unwrap();
    assert!(home.waits(1), "what was deleted answers nothing");
    let question = home.all(1)[0].seq;
    home.store.record_deleted(question, NOW).await.unwrap();
    assert!(!home.waits(1), "and asks nothing");
    assert_eq!(home.store.chat_counts().unwrap().waiting, 0);
}

#[tokio::test]
async fn the_list_does_not_repeat_what_was_deleted_nor_a_notice_that_it_was_pinned() {
    let home = Home::new();
    home.receive(vec![text(1, 1, 1, "first"), text(2, 2, 1, "a secret")]).await;
    let preview = || home.store.chat(ADA).unwrap().unwrap().preview.text;
    let pin = json!({ "update_id": 3, "message": { "message_id": 3, "date": DATE,
        "chat": { "id": 1, "type": "private" }, "from": { "id": 1, "first_name": "Ada" },
        "pinned_message": { "message_id": 2, "date": DATE, "chat": { "id": 1, "type": "private" },
            "text": "a secret" } } });
    home.receive(vec![update(&pin)]).await;
    assert_eq!(preview(), "a secret");
    let secret = home.all(1)[1].seq;
    home.store.record_deleted(secret, NOW).await.unwrap();
    assert_eq!(preview(), "");
    let notice = home.all(1)[2].seq;
    home.store.record_deleted(notice, NOW).await.unwrap();
    assert_eq!(preview(), "first", "the last that stands");
}

#[tokio::test]
async fn the_way_to_the_next_who_waits_goes_down_the_list_and_round() {
    let home = three().await;
    let next = |after: Option<i64>| home.store.next_waiting(after.map(ChatId)).unwrap().map(|chat| chat.0);
    assert_eq!(
        (next(None), next(Some(3)), next(Some(2)), next(Some(1))),
        (Some(3), Some(2), Some(1), Some(3))
    );
    assert_eq!(next(Some(99)), Some(3), "from a chat that is not in the list");
    home.store.mark_read(ChatId(2)).await.unwrap();
    home.enqueue(2, "answered").await;
    assert_eq!(next(Some(3)), Some(1));
    home.flag(1, ChatFlag::Archived, true).await;
    assert_eq!(next(Some(3)), None, "only that one waits");
    home.flag(2, ChatFlag::Unread, true).await;
    assert_eq!(next(Some(3)), Some(2));
}

#[tokio::test]
async fn a_note_is_kept_bounded_and_is_no_part_of_what_is_sent() {
    let home = three().await;
    home.store.set_note(ADA, "pays late; 喜欢茶".to_owned()).await.unwrap();
    home.receive(vec![said(9, 1)]).await;
    let home = home.reopen().await;
    assert_eq!(home.store.note(ADA).unwrap().as_deref(), Some("pays late; 喜欢茶"));
    assert!(home.store.chat(ADA).unwrap().unwrap().has_note);
    assert_eq!(home.found("pays"), Vec::<String>::new());
    home.store.set_note(ADA, "长".repeat(MAX_NOTE_CHARS + 9)).await.unwrap();
    assert_eq!(home.store.note(ADA).unwrap().unwrap().chars().count(), MAX_NOTE_CHARS);
    home.store.set_note(ADA, " \n".to_owned()).await.unwrap();
    assert_eq!(home.store.note(ADA).unwrap(), None);
    assert!(!home.store.chat(ADA).unwrap().unwrap().has_note);
}

#[tokio::test]
async fn labels_are_put_renamed_counted_and_removed() {
    let home = three().await;
    let refund = home.label(" Refund ", Some(1)).await.unwrap();
    let vip = home.label("VIP 贵宾", None).await.unwrap();
    assert_eq!(home.label("refund", None).await, None, "the name is taken");
    let bad = ["", "  ", "two\nlines", &"x".repeat(33)];
    for name in bad {
        assert_eq!(home.label(name, None).await, None, "{name:?}");
    }
    let put = |id, chat, on| LabelChange::Put { id, chat: ChatId(chat), on };
    assert!(home.store.change_labels(put(vip, 1, true)).await.unwrap());
    assert!(home.store.change_labels(put(vip, 3, true)).await.unwrap());
    assert!(!home.store.change_labels(put(vip, 3, true)).await.unwrap());
    assert!(!home.store.change_labels(put(vip, 77, true)).await.unwrap(), "there is no such chat");
    let mut carried = home.store.chat(ADA).unwrap().unwrap().labels;
    carried.sort();
    assert_eq!(carried, [refund, vip]);
    assert_eq!(ids(&home, ChatSet::Label(vip)), [3, 1]);
    home.flag(1, ChatFlag::Pinned, true).await;
    assert_eq!(ids(&home, ChatSet::Label(vip)), [1, 3]);
    home.flag(1, ChatFlag::Archived, true).await;
    assert_eq!(ids(&home, ChatSet::Label(vip)), [3]);
    let counts: Vec<_> =
        home.store.labels().unwrap().into_iter().map(|label| (label.name, label.chats)).collect();
    assert_eq!(counts, [("Refund".to_owned(), 0), ("VIP 贵宾".to_owned(), 1)]);

    let rename = |name: &str| LabelChange::Change { id: vip, name: name.to_owned(), color: 5 };
    assert!(!home.store.change_labels(rename("REFUND")).await.unwrap());
    assert!(home.store.change_labels(rename("vip")).await.unwrap());
    assert!(home.store.change_labels(LabelChange::Remove(vip)).await.unwrap());
    assert_eq!(home.store.chat(ADA).unwrap().unwrap().labels, [refund]);
    assert_eq!(ids(&home, ChatSet::Label(vip)), Vec::<i64>::new());
    let next = home.label("next", None).await.unwrap();
    assert!(next > vip, "a number is not used again");
}

#[tokio::test]
async fn there_are_only_so_many_labels() {
    let home = three().await;
    for nth in 0..MAX_LABELS {
        assert!(home.label(&format!("label {nth}"), None).await.is_some());
    }
    assert_eq!(home.label("one more", None).await, None);
}
