//! A send moves through its states in order and tells the truth in each.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use mpchat_console::engine::{Command, Event};
use mpchat_console::sandbox::FaultKind;
use mpchat_console::store::{SendState, Store};

use crate::world::{ADA, Setup, World, new_send, until};

/// The state of every send as another program reads it from the file.
fn states_on_disk(world: &World) -> Vec<i64> {
    let outside = world.outside();
    let mut query = outside.prepare("SELECT state FROM outbox ORDER BY seq").expect("a query");
    let rows = query.query_map([], |row| row.get(0)).expect("rows");
    rows.collect::<Result<_, _>>().expect("states")
}

#[tokio::test]
async fn a_send_is_on_disk_before_its_request_leaves_and_sent_with_the_servers_number() {
    let world = World::start().await;
    world.fault("sendMessage", FaultKind::Delay(Duration::from_millis(500)), 1);
    world.send(ADA, "hello");
    until("the request is there", || (world.requests("sendMessage") == 1).then_some(())).await;
    assert_eq!(states_on_disk(&world), [1], "sending, while the server has not answered");
    assert!(world.taken().is_empty());
    let row = world.row(ADA, "hello").expect("it is shown");
    assert_eq!(row.send.map(|send| (send.state, send.attempts)), Some((SendState::Sending, 1)));
    let row = world.reaches(ADA, "hello", SendState::Sent).await;
    let message = world.control.bot_messages().remove(0);
    assert_eq!(row.message_id.map(|id| id.0), Some(message.message_id));
    assert_eq!(states_on_disk(&world), [4]);
    assert_eq!(world.taken(), ["hello"]);
}

#[tokio::test]
async fn every_step_of_a_send_is_told() {
    let world = World::start().await;
    world.stored(10_001).await;
    world.events();
    world.send(ADA, "hello");
    world.reaches(ADA, "hello", SendState::Sent).await;
    let mut told = Vec::new();
    until("queued, sending and sent were told", || {
        told.extend(world.events().into_iter().filter_map(|event| match event {
            Event::Outbox { chat_id, listed, .. } => Some((chat_id.0, listed)),
            _ => None,
        }));
        (told.len() >= 3).then_some(())
    })
    .await;
    assert_eq!(told, [(ADA, true), (ADA, false), (ADA, false)]);
}

#[tokio::test]
async fn hundreds_of_sends_keep_their_order_in_each_chat_through_refusals() {
    let world = World::start().await;
    let chats: Vec<i64> = (1..=6).map(|n| world.person(n * 1000)).collect();
    let fault = |code: i64, times| {
        let kind = FaultKind::Error { code, description: "now and then".to_owned() };
        world.fault("sendMessage", kind, times);
    };
    for n in 0..50 {
        for chat in &chats {
            world.send(*chat, &format!("{n}"));
        }
        if n == 10 {
            fault(500, 3);
            world.fault("sendMessage", FaultKind::TooMany { retry_after: None }, 2);
        }
    }
    until("all are taken", || (world.taken().len() == 300).then_some(())).await;
    let mut by_chat: HashMap<i64, Vec<String>> = HashMap::new();
    for message in world.control.bot_messages() {
        by_chat.entry(message.chat_id).or_default().push(message.text);
    }
    let wanted: Vec<String> = (0..50).map(|n| n.to_string()).collect();
    for chat in &chats {
        assert_eq!(by_chat[chat], wanted, "chat {chat}");
    }
    until("all are settled", || {
        let counts = world.store().outbox_counts().expect("counts");
        (counts.waiting + counts.failed + counts.unknown == 0).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_second_sees_more_than_thirty_requests_of_the_whole_bot() {
    let setup = Setup { rate_limit: Some(30), client_limit: 30, ..Setup::default() };
    let world = World::with(setup).await;
    let chats: Vec<i64> = (1..=5).map(|n| world.person(n * 1000)).collect();
    for n in 0..26 {
        for chat in &chats {
            world.send(*chat, &format!("{n}"));
        }
    }
    // Receiving goes on meanwhile and counts.
    for n in 0..20 {
        world.control.writes(ADA, ADA, &format!("{n}"));
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    until("all are taken", || (world.taken().len() == 130).then_some(())).await;
    let seen = world.control.requests();
    assert!(seen.iter().all(|seen| seen.status != 429), "the server never had to refuse");
    let at: Vec<Instant> = seen.iter().map(|seen| seen.at).collect();
    for span in at.windows(31) {
        // What left a second apart may arrive a little closer.
        assert!(span[30] - span[0] > Duration::from_millis(950), "31 in {:?}", span[30] - span[0]);
    }
    let all = at[at.len() - 1] - at[0];
    let floor = at.len() as f64 / 30.0 - 1.0;
    assert!(all.as_secs_f64() < floor * 1.5 + 1.0, "{} requests took {all:?}: too shy", at.len());
}

#[tokio::test]
async fn a_refused_send_fails_with_its_reason_and_the_next_one_goes_on() {
    let world = World::start().await;
    let blocked = world.person(2000);
    let refused = world.person(3000);
    world.control.set_blocked(blocked, true);
    world.control.set_business_refusal(refused, Some("only members may write".to_owned()));
    let stranger = 4000;
    for (chat, word) in [(blocked, "api.403"), (refused, "api.50001"), (stranger, "api.400")] {
        world.send(chat, "one");
        let row = world.reaches(chat, "one", SendState::Failed).await;
        let reason = row.send.and_then(|send| send.reason).expect("a reason");
        assert_eq!(reason.code, word);
        assert!(!reason.text.is_empty(), "the server's own words are kept");
    }
    for (code, word) in [(501, "api.501"), (404, "api.404"), (409, "api.409"), (413, "api.413")] {
        let text = format!("meets {code}");
        world.fault("sendMessage", FaultKind::Error { code, description: "no".to_owned() }, 1);
        world.send(ADA, &text);
        world.send(ADA, &format!("after {code}"));
        world.reaches(ADA, &format!("after {code}"), SendState::Sent).await;
        world.reaches(ADA, &text, SendState::Failed).await;
        assert_eq!(world.reason(ADA, &text).as_deref(), Some(word));
        assert!(!world.taken().contains(&text));
    }
    world.control.set_blocked(blocked, false);
    world.send(blocked, "two");
    world.reaches(blocked, "two", SendState::Sent).await;
    assert_eq!(world.requests("sendMessage"), 3 + 8 + 1, "what is refused is not tried again");
}

#[tokio::test]
async fn a_person_decides_about_what_failed_or_is_in_doubt() {
    let world = World::start().await;
    world.fault("sendMessage", FaultKind::CutAfter, 4);
    for text in ["again", "seen", "gone", "left"] {
        world.send(ADA, text);
        world.reaches(ADA, text, SendState::Unknown).await;
    }
    let seq = |text: &str| world.row(ADA, text).expect("a row").seq;
    let (again, seen, gone) = (seq("again"), seq("seen"), seq("gone"));
    world.engine.command(Command::MarkSent(seen));
    world.reaches(ADA, "seen", SendState::Sent).await;
    world.engine.command(Command::Discard(gone));
    until("it is gone", || world.row(ADA, "gone").is_none().then_some(())).await;
    world.engine.command(Command::SendAgain(again));
    world.reaches(ADA, "again", SendState::Sent).await;
    assert_eq!(
        world.row(ADA, "left").and_then(|row| row.send).map(|send| send.state),
        Some(SendState::Unknown)
    );
    // The person's word, and nothing else, made a second one.
    assert_eq!(world.taken(), ["again", "seen", "gone", "left", "again"]);

    // What is sent stays sent, whatever is asked.
    for command in [Command::SendAgain(again), Command::MarkSent(again), Command::Discard(again)] {
        world.engine.command(command);
    }
    world.send(ADA, "end");
    world.reaches(ADA, "end", SendState::Sent).await;
    world.reaches(ADA, "again", SendState::Sent).await;
    assert_eq!(world.taken().len(), 6);
}

#[tokio::test]
async fn a_send_for_later_waits_for_its_time_and_holds_up_nobody() {
    let world = World::start().await;
    let grace = world.person(2000);
    let due = mpchat_console::engine::now_millis() + 700;
    let later = mpchat_console::store::NewSend { send_at: Some(due), ..new_send(ADA, "later") };
    world.engine.command(Command::Send(Box::new(later)));
    world.send(grace, "now");
    world.reaches(grace, "now", SendState::Sent).await;
    assert!(mpchat_console::engine::now_millis() < due, "the other chat did not wait");
    world.reaches(ADA, "later", SendState::Sent).await;
    assert!(mpchat_console::engine::now_millis() >= due);
}

#[tokio::test]
async fn a_stop_lets_a_send_on_the_way_finish() {
    let world = World::start().await;
    world.fault("sendMessage", FaultKind::Delay(Duration::from_millis(500)), 1);
    world.send(ADA, "on the way");
    world.send(ADA, "behind it");
    until("the request is there", || (world.requests("sendMessage") == 1).then_some(())).await;
    let world = world.restart_program().await;
    let first = world.row(ADA, "on the way").and_then(|row| row.send).expect("a row");
    assert_eq!((first.state, first.attempts), (SendState::Sent, 1));
    world.reaches(ADA, "behind it", SendState::Sent).await;
    assert_eq!(world.taken(), ["on the way", "behind it"]);
}

#[tokio::test]
async fn what_was_on_the_way_at_the_end_is_in_doubt_at_the_next_start() {
    let mut setup = Setup::default();
    setup.timeouts.call = Duration::from_secs(30);
    let world = World::with(setup).await;
    world.fault("sendMessage", FaultKind::HangAfter, 1);
    world.send(ADA, "no answer");
    until("the server took it", || (world.taken().len() == 1).then_some(())).await;
    let file = world.store_file();
    let World { engine, folder: _folder, sandbox: _sandbox, .. } = world;
    engine.stop().await;
    let opened = Store::open(&file).expect("it opens");
    assert_eq!(opened.recovered, 1);
    let row = crate::world::find_row(&opened.store, ADA, "no answer").expect("a row");
    let send = row.send.expect("a send");
    assert_eq!(send.state, SendState::Unknown);
    assert_eq!(send.reason.map(|reason| reason.code).as_deref(), Some("crash"));
    opened.store.close().await;
}
