//! Sending through every fault on the way: never lost, never doubled, in doubt only what is.

use std::time::Duration;

use mpchat_console::api::ChatId;
use mpchat_console::engine::{Command, Event, ReceiverState};
use mpchat_console::sandbox::FaultKind;
use mpchat_console::store::{Draft, SendState};

use crate::world::{ADA, World, until};

#[tokio::test]
async fn a_send_whose_answer_is_lost_is_in_doubt_and_never_sent_again_by_itself() {
    let faults = [
        (FaultKind::CutBefore, "network.broken", false),
        (FaultKind::CutAfter, "network.broken", true),
        (FaultKind::CutMiddle, "network.broken", true),
        (FaultKind::TruncatedJson, "answer.not_json", true),
        (FaultKind::Html { status: 502 }, "answer.html", false),
        (FaultKind::Html { status: 200 }, "answer.html", false),
        (FaultKind::NotJson, "answer.not_json", false),
        (FaultKind::Hang, "network.timeout", false),
        (FaultKind::HangAfter, "network.timeout", true),
    ];
    let world = World::start().await;
    let mut taken = Vec::new();
    let mut requests = 0;
    for (n, (kind, word, executed)) in faults.into_iter().enumerate() {
        let (text, next) = (format!("doubt {n}"), format!("next {n}"));
        world.fault("sendMessage", kind, 1);
        world.send(ADA, &text);
        world.send(ADA, &next);
        world.reaches(ADA, &next, SendState::Sent).await;
        world.reaches(ADA, &text, SendState::Unknown).await;
        assert_eq!(world.reason(ADA, &text).as_deref(), Some(word), "{n}");
        taken.extend(executed.then_some(text));
        taken.push(next);
        requests += 2;
    }
    // Neither time, nor a wish to receive, nor a new start makes the program send it again.
    world.engine.command(Command::StartReceiving);
    let world = world.restart_program().await;
    world.send(ADA, "end");
    world.reaches(ADA, "end", SendState::Sent).await;
    taken.push("end".to_owned());
    assert_eq!(world.taken(), taken);
    assert_eq!(world.requests("sendMessage"), requests + 1);
    assert_eq!(world.store().outbox_counts().expect("counts").unknown, 9);
}

#[tokio::test]
async fn a_server_that_is_busy_gets_the_message_once_after_the_wait_it_asked_for() {
    let world = World::start().await;
    world.fault("sendMessage", FaultKind::TooMany { retry_after: Some(1) }, 1);
    world.send(ADA, "one");
    world.send(ADA, "two");
    let row = until("it waits", || {
        world.row(ADA, "one").filter(|row| row.send.as_ref().is_some_and(|send| send.reason.is_some()))
    })
    .await;
    let send = row.send.expect("a send");
    assert_eq!((send.state, send.attempts), (SendState::Queued, 1));
    assert_eq!(send.reason.map(|reason| reason.code).as_deref(), Some("api.429"));
    world.reaches(ADA, "two", SendState::Sent).await;
    assert_eq!(world.taken(), ["one", "two"]);
    let at: Vec<_> =
        world.control.requests().into_iter().filter(|seen| seen.method == "sendMessage").collect();
    assert_eq!(at.len(), 3);
    assert!(at[1].at - at[0].at >= Duration::from_secs(1), "{:?}", at[1].at - at[0].at);
}

#[tokio::test]
async fn a_busy_server_holds_every_chat_not_only_the_one_that_met_it() {
    let world = World::start().await;
    let grace = world.person(2000);
    world.fault("sendMessage", FaultKind::TooMany { retry_after: Some(1) }, 1);
    world.send(ADA, "met");
    until("it waits", || world.reason(ADA, "met")).await;
    world.send(grace, "other");
    world.reaches(grace, "other", SendState::Sent).await;
    world.reaches(ADA, "met", SendState::Sent).await;
    let at: Vec<_> =
        world.control.requests().into_iter().filter(|seen| seen.method == "sendMessage").collect();
    assert!(at[1].at - at[0].at >= Duration::from_secs(1), "{:?}", at[1].at - at[0].at);
    assert_eq!(world.taken().len(), 2);
}

#[tokio::test]
async fn a_server_fault_is_tried_again_and_the_order_stays() {
    let world = World::start().await;
    world.fault("sendMessage", FaultKind::Error { code: 500, description: "Oops".to_owned() }, 2);
    world.send(ADA, "one");
    world.send(ADA, "two");
    world.reaches(ADA, "two", SendState::Sent).await;
    assert_eq!(world.taken(), ["one", "two"]);
    assert_eq!(world.requests("sendMessage"), 4);
    assert_eq!(world.row(ADA, "one").and_then(|row| row.send).map(|send| send.attempts), Some(3));
}

#[tokio::test]
async fn tries_that_never_reached_the_server_do_not_count_against_a_message() {
    let world = World::start().await;
    world.fault("sendMessage", FaultKind::TooMany { retry_after: Some(1) }, 1);
    world.send(ADA, "patient");
    until("it waits", || world.reason(ADA, "patient")).await;
    // As after a night without a network.
    let changed = world.outside().execute("UPDATE outbox SET attempts = 500", []).expect("a change");
    assert_eq!(changed, 1);
    world.fault("sendMessage", FaultKind::Error { code: 500, description: "Oops".to_owned() }, 1);
    world.reaches(ADA, "patient", SendState::Sent).await;
    assert_eq!(world.taken(), ["patient"]);
}

#[tokio::test]
async fn while_the_server_is_gone_sends_wait_and_then_leave_in_order() {
    let mut world = World::start().await;
    world.stored(10_001).await;
    world.stop_server().await;
    world.state("backing off", |state| matches!(state, ReceiverState::BackingOff { .. })).await;
    for n in 0..6 {
        for chat in [ADA, 2000] {
            world.send(chat, &n.to_string());
        }
    }
    until("the first was tried", || world.reason(ADA, "0").filter(|word| word == "network.refused")).await;
    until("all are queued", || world.row(2000, "5").map(drop)).await;
    world.restart_server().await;
    world.person(2000);
    for chat in [ADA, 2000] {
        world.reaches(chat, "5", SendState::Sent).await;
    }
    for chat in [ADA, 2000] {
        let taken = world.control.bot_messages().into_iter();
        let taken: Vec<_> =
            taken.filter(|message| message.chat_id == chat).map(|message| message.text).collect();
        assert_eq!(taken, ["0", "1", "2", "3", "4", "5"], "chat {chat}");
    }
    let counts = world.store().outbox_counts().expect("counts");
    assert_eq!((counts.waiting, counts.failed, counts.unknown), (0, 0, 0));
}

#[tokio::test]
async fn a_refused_token_fails_one_message_and_keeps_the_rest_until_a_person_acts() {
    let world = World::start().await;
    world.stored(10_001).await;
    world.control.revoke_token();
    world.state("stopped", |state| matches!(state, ReceiverState::Stopped { .. })).await;
    for text in ["one", "two", "three"] {
        world.send(ADA, text);
    }
    world.reaches(ADA, "one", SendState::Failed).await;
    assert_eq!(world.reason(ADA, "one").as_deref(), Some("api.401"));
    let requests = world.control.requests().len();
    // More words change nothing: they wait too.
    let grace = 2000;
    world.send(grace, "four");
    until("it is queued", || world.row(grace, "four").map(drop)).await;
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(world.control.requests().len(), requests, "nothing is sent into a refusal");
    for (chat, text) in [(ADA, "two"), (ADA, "three"), (grace, "four")] {
        let state = world.row(chat, text).and_then(|row| row.send).map(|send| send.state);
        assert_eq!(state, Some(SendState::Queued), "{text}");
    }
    world.control.restore_token();
    world.person(grace);
    world.engine.command(Command::StartReceiving);
    world.reaches(ADA, "three", SendState::Sent).await;
    world.reaches(grace, "four", SendState::Sent).await;
    let seq = world.row(ADA, "one").expect("a row").seq;
    world.engine.command(Command::SendAgain(seq));
    world.reaches(ADA, "one", SendState::Sent).await;
    let mut taken = world.taken();
    taken.retain(|text| text != "four");
    assert_eq!(taken, ["two", "three", "one"]);
}

#[tokio::test]
async fn trying_one_message_again_tries_a_refused_token_again() {
    let world = World::start().await;
    world.stored(10_001).await;
    world.control.revoke_token();
    world.state("stopped", |state| matches!(state, ReceiverState::Stopped { .. })).await;
    world.send(ADA, "one");
    world.send(ADA, "two");
    world.reaches(ADA, "one", SendState::Failed).await;
    world.control.restore_token();
    let seq = world.row(ADA, "one").expect("a row").seq;
    world.engine.command(Command::SendAgain(seq));
    world.reaches(ADA, "one", SendState::Sent).await;
    assert_eq!(world.taken(), ["two", "one"]);
}

/// A database trigger that makes the store refuse, as a full disk does.
fn refuse(world: &World, when: &str) -> rusqlite::Connection {
    let outside = world.outside();
    let sql = format!("CREATE TRIGGER full {when} BEGIN SELECT RAISE(ABORT, 'no room'); END");
    outside.execute_batch(&sql).expect("a trigger");
    outside
}

fn troubles(world: &World) -> usize {
    world.events().iter().filter(|event| matches!(event, Event::StoreTrouble(_))).count()
}

#[tokio::test]
async fn words_that_the_store_cannot_take_yet_are_not_lost() {
    let world = World::start().await;
    world.stored(10_001).await;
    let outside = refuse(&world, "BEFORE INSERT ON outbox");
    world.send(ADA, "precious");
    until("the trouble is told", || (troubles(&world) > 0).then_some(())).await;
    assert!(world.row(ADA, "precious").is_none());
    assert_eq!(world.requests("sendMessage"), 0, "nothing is sent before it is stored");
    outside.execute_batch("DROP TRIGGER full").expect("room again");
    world.reaches(ADA, "precious", SendState::Sent).await;
    assert_eq!(world.taken(), ["precious"]);
}

#[tokio::test]
async fn what_else_a_person_does_does_not_wait_for_words_that_the_store_cannot_take() {
    let world = World::start().await;
    world.stored(10_001).await;
    let (ada, draft) = (ChatId(ADA), |text: &str| Draft { text: text.to_owned(), ..Draft::default() });
    let outside = refuse(&world, "BEFORE INSERT ON outbox");
    world.send(ADA, "one");
    world.send(ADA, "two");
    until("the trouble is told", || (troubles(&world) > 0).then_some(())).await;
    world.engine.command(Command::MarkRead(ada));
    world.engine.command(Command::SaveDraft(ada, Some(draft("begun"))));
    world.engine.command(Command::SaveDraft(ChatId(2000), Some(draft("other"))));
    world.engine.command(Command::PauseReceiving);
    until("it is read", || {
        let chat = world.store().chat(ada).expect("a read").expect("the chat");
        (chat.unread == 0).then_some(())
    })
    .await;
    until("both drafts are kept", || {
        let kept = [ada, ChatId(2000)].map(|chat| world.store().draft(chat).expect("a read"));
        (kept == [Some(draft("one\n\ntwo\n\nbegun")), Some(draft("other"))]).then_some(())
    })
    .await;
    world.state("paused", |state| *state == ReceiverState::Paused).await;
    outside.execute_batch("DROP TRIGGER full").expect("room again");
    world.send(ADA, "three");
    world.reaches(ADA, "three", SendState::Sent).await;
    assert_eq!(world.taken(), ["one", "two", "three"]);
    assert_eq!(world.store().draft(ada).expect("a read"), None, "what was begun was sent as the third");
}

#[tokio::test]
async fn what_was_begun_after_words_that_the_store_took_late_stays_a_draft() {
    let world = World::start().await;
    world.stored(10_001).await;
    let begun = Some(Draft { text: "begun".to_owned(), ..Draft::default() });
    let outside = refuse(&world, "BEFORE INSERT ON outbox");
    world.send(ADA, "late");
    world.engine.command(Command::SaveDraft(ChatId(ADA), begun.clone()));
    until("the trouble is told", || (troubles(&world) > 0).then_some(())).await;
    outside.execute_batch("DROP TRIGGER full").expect("room again");
    world.reaches(ADA, "late", SendState::Sent).await;
    until("the rest is the draft", || {
        (world.store().draft(ChatId(ADA)).expect("a read") == begun).then_some(())
    })
    .await;
}

#[tokio::test]
async fn words_that_the_store_refuses_until_the_end_are_a_draft_at_the_next_start() {
    let world = World::start().await;
    world.stored(10_001).await;
    let outside = refuse(&world, "BEFORE INSERT ON outbox");
    world.send(ADA, "precious");
    world.send(ADA, "and more");
    let world = world.restart_program().await;
    let draft = world.store().draft(ChatId(ADA)).expect("a read").expect("a draft");
    assert_eq!(draft.text, "precious\n\nand more");
    assert_eq!(world.store().outbox_counts().expect("counts").waiting, 0, "nothing is pretended");
    outside.execute_batch("DROP TRIGGER full").expect("room again");
}

#[tokio::test]
async fn words_that_the_store_takes_at_the_end_are_sent_at_the_next_start() {
    let world = World::start().await;
    world.stored(10_001).await;
    let outside = refuse(&world, "BEFORE INSERT ON outbox");
    world.send(ADA, "precious");
    until("the trouble is told", || (troubles(&world) > 0).then_some(())).await;
    outside.execute_batch("DROP TRIGGER full").expect("room again");
    let world = world.restart_program().await;
    world.reaches(ADA, "precious", SendState::Sent).await;
    assert_eq!(world.taken(), ["precious"]);
    assert_eq!(world.store().draft(ChatId(ADA)).expect("a read"), None);
}

#[tokio::test]
async fn a_store_that_cannot_mark_a_send_keeps_it_from_leaving_and_is_not_hammered() {
    let world = World::start().await;
    world.stored(10_001).await;
    let outside = refuse(&world, "BEFORE UPDATE ON outbox WHEN new.state = 1");
    world.send(ADA, "held");
    until("the trouble is told", || (troubles(&world) > 0).then_some(())).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let told = troubles(&world);
    assert!(told <= 4, "{told} tries in a second");
    assert_eq!(world.requests("sendMessage"), 0);
    outside.execute_batch("DROP TRIGGER full").expect("room again");
    world.reaches(ADA, "held", SendState::Sent).await;
    assert_eq!(world.taken(), ["held"]);
}

#[tokio::test]
async fn a_result_that_the_store_cannot_take_yet_is_kept_until_it_can() {
    let world = World::start().await;
    world.stored(10_001).await;
    let outside = refuse(&world, "BEFORE UPDATE ON outbox WHEN new.state = 4");
    world.send(ADA, "first");
    world.send(ADA, "second");
    until("the trouble is told", || (troubles(&world) > 0).then_some(())).await;
    assert_eq!(
        world.row(ADA, "first").and_then(|row| row.send).map(|send| send.state),
        Some(SendState::Sending)
    );
    outside.execute_batch("DROP TRIGGER full").expect("room again");
    world.reaches(ADA, "second", SendState::Sent).await;
    world.reaches(ADA, "first", SendState::Sent).await;
    assert_eq!(world.taken(), ["first", "second"]);
}
