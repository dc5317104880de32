//! Sends: every step that is allowed, and every one that is not.

use serde_json::json;

use super::support::{DATE, Home, NOW, bot, message, reason, send, text, update, words};
use crate::api::markup::ParseMode;
use crate::api::{ChatId, Keyboard, MediaKind, MessageBody, MessageId, ReplyRef};
use crate::store::{
    Attachment, AttachmentSource, Draft, FileRef, NewSend, OutboxCounts, OutboxItem, Released, SendReason,
    SendState, Seq, Settlement, Store, StoreError,
};

const ALL: [SendState; 5] =
    [SendState::Queued, SendState::Sending, SendState::Sent, SendState::Failed, SendState::Unknown];

/// A send in a state of choice.
async fn in_state(home: &Home, state: SendState) -> Seq {
    let seq = home.enqueue(5, "x").await;
    let outcome = match state {
        SendState::Queued => return seq,
        SendState::Sending => None,
        SendState::Sent => Some(sent(None)),
        SendState::Failed => Some(Settlement::Failed(reason("api.400"))),
        SendState::Unknown => Some(Settlement::Unknown(reason("network.broken"))),
    };
    home.store.claim(seq).await.unwrap().unwrap();
    if let Some(outcome) = outcome {
        home.store.settle(seq, outcome).await.unwrap();
    }
    assert_eq!(home.state(seq), Some(state));
    seq
}

fn sent(id: Option<i64>) -> Settlement {
    Settlement::Sent { message_id: id.map(MessageId), date: None }
}

fn heads(home: &Home) -> Vec<Seq> {
    home.store.outbox_heads().unwrap().iter().map(|item| item.seq).collect()
}

#[tokio::test]
async fn a_send_is_stored_shown_and_clears_the_draft_in_one_step() {
    let home = Home::new();
    let draft = Draft { text: "hello th".to_owned(), ..Draft::default() };
    home.store.save_draft(ChatId(5), Some(draft)).await.unwrap();
    let mut new = send(5, "hello there");
    new.reply_to = Some(ReplyRef {
        message_id: MessageId(3),
        from_name: Some("Ada".to_owned()),
        text: Some("hi".to_owned()),
    });
    let seq = home.store.enqueue(new.clone(), NOW).await.unwrap();

    assert_eq!(home.store.draft(ChatId(5)).unwrap(), None);
    let row = &home.all(5)[0];
    assert_eq!((row.seq, row.at, row.message_id, row.author.clone()), (seq, NOW, None, None));
    assert_eq!(row.reply_to, new.reply_to);
    let status = row.send.clone().unwrap();
    assert_eq!((status.state, status.attempts, status.send_at), (SendState::Queued, 0, None));
    let chat = home.store.chat(ChatId(5)).unwrap().unwrap();
    assert_eq!((chat.preview.text.as_str(), chat.preview.outgoing, chat.unread), ("hello there", true, 0));
    let expected = OutboxItem {
        seq,
        chat_id: ChatId(5),
        method: new.method,
        params: new.params,
        file: None,
        status,
        tried_at: None,
    };
    assert_eq!(home.store.outbox_heads().unwrap(), [expected]);
    assert_eq!(home.found("there"), ["hello there"]);
}

#[tokio::test]
async fn a_confirmed_send_takes_the_servers_number_and_date() {
    let home = Home::new();
    let seq = home.enqueue(5, "x").await;
    let item = home.store.claim(seq).await.unwrap().unwrap();
    assert_eq!((item.status.state, item.status.attempts), (SendState::Sending, 1));
    let outcome = Settlement::Sent { message_id: Some(MessageId(44)), date: Some(DATE) };
    home.store.settle(seq, outcome).await.unwrap();
    let row = &home.all(5)[0];
    assert_eq!((row.message_id, row.at), (Some(MessageId(44)), DATE * 1000));
    assert_eq!(home.store.find_message(ChatId(5), MessageId(44)).unwrap(), Some(seq));
    assert_eq!(home.store.outbox_open(9).unwrap(), []);
}

#[tokio::test]
async fn only_a_queued_send_can_be_claimed() {
    let home = Home::new();
    for state in ALL {
        let seq = in_state(&home, state).await;
        let claimed = home.store.claim(seq).await.unwrap();
        assert_eq!(claimed.is_some(), state == SendState::Queued, "{state:?}");
    }
    assert_eq!(home.store.claim(Seq(999)).await.unwrap(), None);
}

#[tokio::test]
async fn only_a_send_on_the_way_can_be_settled() {
    let home = Home::new();
    let outcomes = [
        (sent(None), SendState::Sent),
        (Settlement::Failed(reason("api.403")), SendState::Failed),
        (Settlement::Unknown(reason("network.broken")), SendState::Unknown),
        (Settlement::Again { not_before: NOW + 1, reason: reason("api.429") }, SendState::Queued),
    ];
    for (outcome, becomes) in outcomes {
        for state in ALL {
            let seq = in_state(&home, state).await;
            let settled = home.store.settle(seq, outcome.clone()).await;
            if state == SendState::Sending {
                assert_eq!(settled, Ok(None));
                assert_eq!(home.state(seq), Some(becomes));
            } else {
                assert_eq!(settled, Err(StoreError::NotSending), "{state:?}");
                assert_eq!(home.state(seq), Some(state));
            }
        }
    }
}

#[tokio::test]
async fn a_person_can_try_again_what_failed_or_is_in_doubt() {
    let home = Home::new();
    for state in ALL {
        let seq = in_state(&home, state).await;
        let can = matches!(state, SendState::Failed | SendState::Unknown);
        assert_eq!(home.store.requeue(seq, NOW).await.unwrap(), can, "{state:?}");
        if can {
            let status = home.store.messages_at(&[seq]).unwrap().remove(0).send.unwrap();
            assert_eq!((status.state, status.attempts, status.reason), (SendState::Queued, 1, None));
        } else {
            assert_eq!(home.state(seq), Some(state));
        }
    }
}

#[tokio::test]
async fn a_send_that_is_tried_again_is_recent_if_it_is_the_last_of_its_chat() {
    let home = Home::new();
    let last_at = || home.store.chat(ChatId(5)).unwrap().unwrap().last_at;
    let first = in_state(&home, SendState::Failed).await;
    home.store.requeue(first, NOW + 9).await.unwrap();
    assert_eq!(last_at(), NOW + 9);
    let second = in_state(&home, SendState::Unknown).await;
    home.store.discard(first).await.unwrap();
    let third = in_state(&home, SendState::Queued).await;
    home.store.requeue(second, NOW + 99).await.unwrap();
    assert_eq!(last_at(), NOW + 9, "what the list shows was not queued again");
    assert_eq!(heads(&home), [third]);
}

#[tokio::test]
async fn a_person_can_say_that_only_a_doubtful_send_arrived() {
    let home = Home::new();
    for state in ALL {
        let seq = in_state(&home, state).await;
        let can = state == SendState::Unknown;
        assert_eq!(home.store.mark_sent(seq).await.unwrap(), can, "{state:?}");
        let becomes = if can { SendState::Sent } else { state };
        assert_eq!(home.state(seq), Some(becomes));
    }
}

#[tokio::test]
async fn what_is_on_the_way_or_sent_cannot_be_discarded() {
    let home = Home::new();
    for state in ALL {
        let seq = in_state(&home, state).await;
        let can = !matches!(state, SendState::Sending | SendState::Sent);
        assert_eq!(home.store.discard(seq).await.unwrap(), can, "{state:?}");
        assert_eq!(home.state(seq).is_none(), can);
        assert!(!home.store.discard(Seq(999)).await.unwrap());
    }
}

#[tokio::test]
async fn a_discarded_send_leaves_its_chat_as_it_was() {
    let home = Home::new();
    home.receive(vec![text(1, 1, 5, "question")]).await;
    let before = home.store.chat(ChatId(5)).unwrap();
    let seq = home.enqueue(5, "answer").await;
    assert_ne!(home.store.chat(ChatId(5)).unwrap(), before);
    assert!(home.store.discard(seq).await.unwrap());
    assert_eq!(home.store.chat(ChatId(5)).unwrap(), before);
    assert_eq!(home.texts(5), ["question"]);
    assert_eq!(home.found("answer"), Vec::<String>::new());
    assert_eq!(home.store.chat_counts().unwrap().waiting, 1);
}

#[tokio::test]
async fn sends_of_a_chat_go_one_at_a_time_in_order_and_chats_do_not_wait_for_each_other() {
    let home = Home::new();
    let (a1, b1) = (home.enqueue(1, "a1").await, home.enqueue(2, "b1").await);
    let (a2, _b2) = (home.enqueue(1, "a2").await, home.enqueue(2, "b2").await);
    assert_eq!(heads(&home), [a1, b1]);
    home.store.claim(a1).await.unwrap().unwrap();
    assert_eq!(heads(&home), [b1], "nothing of a chat goes while one of it is on the way");
    let again = Settlement::Again { not_before: NOW + 500, reason: reason("api.429") };
    home.store.settle(a1, again).await.unwrap();
    assert_eq!(heads(&home), [a1, b1], "a send that waits keeps its turn");
    let status = home.store.outbox_heads().unwrap().remove(0).status;
    assert_eq!(status.not_before, Some(NOW + 500));
    assert_eq!(status.reason.map(|reason| reason.code).as_deref(), Some("api.429"));

    home.store.claim(a1).await.unwrap().unwrap();
    home.store.settle(a1, Settlement::Failed(reason("api.400"))).await.unwrap();
    assert_eq!(heads(&home), [b1, a2], "a failed send does not hold up the next");
    home.store.requeue(a1, NOW).await.unwrap();
    assert_eq!(heads(&home), [b1, a2], "tried again, it stands at the end");
    home.store.discard(a2).await.unwrap();
    assert_eq!(heads(&home), [b1, a1]);
}

#[tokio::test]
async fn what_is_open_is_listed_in_the_order_of_the_queue_and_counted() {
    let home = Home::new();
    for state in ALL {
        in_state(&home, state).await;
    }
    let expected = OutboxCounts { waiting: 2, later: 0, failed: 1, unknown: 1 };
    assert_eq!(home.store.outbox_counts().unwrap(), expected);
    let open = home.store.outbox_open(9).unwrap();
    let states: Vec<_> = open.iter().map(|item| item.status.state).collect();
    assert_eq!(states, [SendState::Queued, SendState::Sending, SendState::Failed, SendState::Unknown]);
    assert_eq!(home.store.outbox_open(1).unwrap().len(), 1);
}

#[tokio::test]
async fn a_send_found_on_the_way_at_start_is_in_doubt() {
    let home = Home::new();
    let sending = in_state(&home, SendState::Sending).await;
    let queued = home.enqueue(5, "next").await;
    home.store.close().await;
    let opened = Store::open(&home.file()).unwrap();
    assert_eq!(opened.recovered, 1);
    let rows = opened.store.messages_at(&[sending, queued]).unwrap();
    let status = rows[0].send.clone().unwrap();
    assert_eq!((status.state, status.attempts), (SendState::Unknown, 1));
    let crash = SendReason { code: "crash".to_owned(), text: String::new() };
    assert_eq!(status.reason, Some(crash));
    assert_eq!(rows[1].send.clone().unwrap().state, SendState::Queued);
}

#[tokio::test]
async fn a_send_and_its_echo_are_one_message_whichever_comes_first() {
    let home = Home::new();
    home.store.remember_bot(&bot()).await.unwrap();
    let echo = |update_id: i64, id: i64| {
        let mut own = message(id, 5, "x");
        own["from"] = json!({ "id": 7, "is_bot": true });
        update(&json!({ "update_id": update_id, "message": own }))
    };
    let first = home.enqueue(5, "x").await;
    home.store.claim(first).await.unwrap();
    assert_eq!(home.store.settle(first, sent(Some(44))).await.unwrap(), None);
    home.receive(vec![echo(1, 44)]).await;
    assert_eq!(home.texts(5), ["x"]);

    let second = home.enqueue(5, "x").await;
    home.store.claim(second).await.unwrap();
    home.receive(vec![echo(2, 45)]).await;
    let place = home.all(5)[2].seq;
    assert_eq!(home.store.settle(second, sent(Some(45))).await.unwrap(), Some(place), "it is told");
    let seqs: Vec<_> = home.all(5).iter().map(|row| row.seq).collect();
    assert_eq!(seqs, [first, second]);
    let chat = home.store.chat(ChatId(5)).unwrap().unwrap();
    assert_eq!((chat.messages, chat.unread), (2, 0));
}

#[tokio::test]
async fn a_send_for_later_is_in_nobodys_way_and_moves_to_the_end_when_its_time_comes() {
    let home = Home::new();
    let later = NewSend { send_at: Some(NOW + 1000), ..send(5, "see you tomorrow") };
    let was = home.store.enqueue(later, NOW).await.unwrap();
    let now = home.enqueue(5, "good evening").await;
    assert_eq!(heads(&home), [now]);
    assert_eq!(home.store.next_due().unwrap(), Some(NOW + 1000));
    assert_eq!(home.store.release(NOW + 999).await.unwrap(), []);
    assert!(home.store.reschedule(was, NOW + 500).await.unwrap());

    home.store.claim(now).await.unwrap();
    home.store.settle(now, sent(Some(1))).await.unwrap();
    let released = home.store.release(NOW + 500).await.unwrap();
    let is = released[0].is;
    assert_eq!(released, [Released { chat_id: ChatId(5), was, is }]);
    let rows: Vec<(Seq, String)> = home.all(5).iter().map(|row| (row.seq, words(row))).collect();
    assert_eq!(rows, [(now, "good evening".to_owned()), (is, "see you tomorrow".to_owned())]);
    assert_eq!(heads(&home), [is]);
    assert_eq!(home.found("tomorrow"), ["see you tomorrow"]);
    let chat = home.store.chat(ChatId(5)).unwrap().unwrap();
    assert_eq!((chat.preview.text.as_str(), chat.messages), ("see you tomorrow", 2));
    assert!(!home.store.reschedule(is, NOW).await.unwrap(), "it waits for no time any more");
}

#[tokio::test]
async fn a_file_and_buttons_are_kept_with_a_send_and_with_a_draft() {
    let home = Home::new();
    let file = FileRef {
        path: "/home/ada/cat.png".to_owned(),
        name: "cat.png".to_owned(),
        mime: "image/png".to_owned(),
        size: 12,
        modified: NOW,
    };
    let buttons = serde_json::json!([[{ "text": "Site", "url": "https://a.example" }]]);
    let keyboard = Keyboard::from_wire(&buttons);
    let draft = Draft {
        mode: ParseMode::Html,
        attachments: vec![
            Attachment { kind: MediaKind::Photo, source: AttachmentSource::File(file.clone()) },
            Attachment {
                kind: MediaKind::Document,
                source: AttachmentSource::Url("https://a.example/b".to_owned()),
            },
        ],
        keyboard: keyboard.clone().unwrap(),
        send_at: Some(NOW + 1),
        ..Draft::default()
    };
    home.store.save_draft(ChatId(5), Some(draft.clone())).await.unwrap();
    assert_eq!(home.store.draft(ChatId(5)).unwrap(), Some(draft));
    let in_use = || home.store.files_in_use("/home/ada/").unwrap();
    assert!(in_use().contains("/home/ada/cat.png"), "a draft refers to it");
    assert!(home.store.files_in_use("/home/bob/").unwrap().is_empty());

    let new = NewSend { file: Some(file.clone()), keyboard: keyboard.clone(), ..send(5, "look") };
    let seq = home.store.enqueue(new, NOW).await.unwrap();
    let row = &home.all(5)[0];
    assert_eq!((&row.file, &row.keyboard), (&Some(file.clone()), &keyboard));
    assert_eq!(home.store.claim(seq).await.unwrap().unwrap().file, Some(file));
    assert_eq!(home.store.draft(ChatId(5)).unwrap(), None);
    assert!(in_use().contains("/home/ada/cat.png"), "a send refers to it");
    home.store.settle(seq, Settlement::Failed(reason("api.400"))).await.unwrap();
    assert!(home.store.discard(seq).await.unwrap());
    assert!(in_use().is_empty(), "nothing refers to it any more");
}

#[tokio::test]
async fn the_chat_list_tells_a_draft_that_is_only_files() {
    let home = Home::new();
    home.receive(vec![text(1, 1, 5, "hi")]).await;
    let url = AttachmentSource::Url("https://a.example/b".to_owned());
    let attachment = Attachment { kind: MediaKind::Document, source: url };
    let draft = Draft { attachments: vec![attachment.clone(), attachment], ..Draft::default() };
    home.store.save_draft(ChatId(5), Some(draft)).await.unwrap();
    let row = home.store.chat(ChatId(5)).unwrap().unwrap();
    assert_eq!((row.draft, row.draft_files), (None, 2));
}

fn with_file(chat: i64, text: &str) -> NewSend {
    let file = FileRef {
        path: "/home/ada/a.bin".to_owned(),
        name: "a.bin".to_owned(),
        mime: "application/octet-stream".to_owned(),
        size: 12,
        modified: NOW,
    };
    NewSend::attached(
        ChatId(chat),
        Attachment { kind: MediaKind::Document, source: AttachmentSource::File(file) },
    )
    .captioned(text)
}

#[tokio::test]
async fn an_interrupted_upload_is_in_doubt_only_once_its_end_was_about_to_leave() {
    let home = Home::new();
    let cut = home.store.enqueue(with_file(5, "cut"), NOW).await.unwrap();
    let gone = home.store.enqueue(with_file(6, "gone"), NOW).await.unwrap();
    let text = home.enqueue(7, "text").await;
    assert!(!home.store.upload_ends(cut).await.unwrap(), "it is not on the way yet");
    for seq in [cut, gone, text] {
        home.store.claim(seq).await.unwrap().unwrap();
    }
    assert!(home.store.upload_ends(gone).await.unwrap());
    assert!(!home.store.upload_ends(gone).await.unwrap());
    assert!(!home.store.upload_ends(text).await.unwrap(), "a text has no such moment");
    home.store.close().await;
    let opened = Store::open(&home.file()).unwrap();
    assert_eq!(opened.recovered, 2);
    let home = Home { dir: home.dir, store: opened.store };
    assert_eq!(home.state(cut), Some(SendState::Queued));
    assert_eq!(home.state(gone), Some(SendState::Unknown));
    assert_eq!(home.state(text), Some(SendState::Unknown));
    // Tried again, it is as it was at first.
    home.store.claim(cut).await.unwrap().unwrap();
    assert!(home.store.upload_ends(cut).await.unwrap());
}

#[tokio::test]
async fn a_failed_send_takes_its_file_as_it_is_now() {
    let home = Home::new();
    let seq = home.store.enqueue(with_file(5, "look"), NOW).await.unwrap();
    let now = FileRef { size: 99, modified: NOW + 1, ..with_file(5, "").file.unwrap() };
    assert!(!home.store.replace_file(seq, now.clone(), NOW).await.unwrap(), "it has not failed");
    home.store.claim(seq).await.unwrap().unwrap();
    home.store.settle(seq, Settlement::Failed(reason("file.changed"))).await.unwrap();
    assert!(home.store.explain(seq, reason("file.missing")).await.unwrap());
    let why = |home: &Home| home.all(5)[0].send.as_ref().and_then(|send| send.reason.clone());
    assert_eq!(why(&home), Some(reason("file.missing")));
    assert!(home.store.replace_file(seq, now.clone(), NOW).await.unwrap());
    let row = home.all(5).remove(0);
    let MessageBody::Media(media) = &row.body else { panic!("{:?}", row.body) };
    assert_eq!(
        (row.file.as_ref(), media.size, media.caption.as_deref()),
        (Some(&now), Some(99), Some("look"))
    );
    assert_eq!(why(&home), None);
    assert_eq!(home.store.claim(seq).await.unwrap().unwrap().file, Some(now));
}

#[tokio::test]
async fn an_unsent_message_is_taken_back_above_the_draft_unless_it_is_on_its_way() {
    for state in ALL {
        let home = Home::new();
        let seq = in_state(&home, state).await;
        let begun = Draft { text: "begun".to_owned(), send_at: Some(NOW), ..Draft::default() };
        home.store.save_draft(ChatId(5), Some(begun.clone())).await.unwrap();
        let back = Draft { text: "x".to_owned(), mode: ParseMode::Html, ..Draft::default() };
        let taken = home.store.take_back(seq, back).await.unwrap();
        assert_eq!(taken, !matches!(state, SendState::Sending | SendState::Sent), "{state:?}");
        let both = Draft { text: "x\nbegun".to_owned(), mode: ParseMode::Html, ..begun.clone() };
        let expected = if taken { both } else { begun };
        assert_eq!(home.store.draft(ChatId(5)).unwrap(), Some(expected), "{state:?}");
        assert_eq!(home.texts(5).len(), usize::from(!taken), "{state:?}");
    }
}

#[tokio::test]
async fn what_was_begun_after_a_press_of_send_is_the_draft_once_its_messages_are_queued() {
    let home = Home::new();
    let draft = |text: &str| Draft { text: text.to_owned(), ..Draft::default() };
    home.store.save_draft(ChatId(5), Some(draft("a\nbegun"))).await.unwrap();
    let begun = Some((ChatId(5), draft("begun")));
    home.store.enqueue_all(vec![send(5, "a")], begun, NOW).await.unwrap();
    assert_eq!(home.store.draft(ChatId(5)).unwrap(), Some(draft("begun")));
    home.store.enqueue_all(vec![send(5, "b")], None, NOW).await.unwrap();
    assert_eq!(home.store.draft(ChatId(5)).unwrap(), None);
}

#[tokio::test]
async fn messages_of_one_press_are_queued_in_order() {
    let home = Home::new();
    let sends = ["a", "b", "c"].map(|text| send(5, text)).to_vec();
    let seqs = home.store.enqueue_all(sends, None, NOW).await.unwrap();
    assert!(seqs.is_sorted() && seqs.len() == 3);
    assert_eq!(home.texts(5), ["a", "b", "c"]);
}
