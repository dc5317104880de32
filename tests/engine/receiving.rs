//! What arrives is stored: whole, in order, once, before anything else happens.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use mpchat_console::engine::{Command, Event, PollSettings, ReceiverState};
use mpchat_console::sandbox::FaultKind;

use crate::world::hostile::{Answer, Hostile, json};
use crate::world::{ADA, Setup, World, client, new_send, run, store_file, until, update_ids};

#[tokio::test]
async fn many_batches_are_stored_in_the_servers_order_and_confirmed() {
    let world = World::start().await;
    let ids = world.control.writes_many(ADA, ADA, (0..350).map(|n| format!("text {n}")));
    world.stored(ids[349]).await;
    let stored = world.update_ids();
    assert_eq!(stored.len(), 351, "the first hi, and these");
    assert_eq!(stored[1..], ids.iter().map(|id| Some(*id)).collect::<Vec<_>>());
    assert_eq!(world.texts(ADA).len(), 351);
    // The next poll names the last one as handled.
    until("all are confirmed", || (world.control.confirmed().len() == 351).then_some(())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_batch_is_on_disk_before_the_next_poll_leaves() {
    let world = World::start().await;
    let (control, file) = (world.control.clone(), world.store_file());
    let done = AtomicBool::new(false);
    let looks = std::thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let outside = rusqlite::Connection::open(file).expect("the file opens");
            let mut looks = 0;
            while !done.load(Ordering::Relaxed) {
                // In this order: what a poll confirmed must have been stored before.
                let confirmed = control.confirmed();
                let mut query = outside.prepare_cached("SELECT update_id FROM updates").expect("a query");
                let rows = query.query_map([], |row| row.get(0)).expect("rows");
                let stored: HashSet<i64> = rows.collect::<Result<_, _>>().expect("ids");
                let early: Vec<_> = confirmed.iter().filter(|id| !stored.contains(id)).collect();
                assert!(early.is_empty(), "confirmed and not on disk: {early:?}");
                looks += usize::from(!confirmed.is_empty());
            }
            looks
        });
        let mut last = 0;
        for round in 0..60 {
            last = world.control.writes_many(ADA, ADA, (0..20).map(|n| format!("{round}-{n}")))[19];
            let deadline = Instant::now() + Duration::from_secs(10);
            while !world.control.delivered().contains(&last) && Instant::now() < deadline {
                std::thread::yield_now();
            }
        }
        let deadline = Instant::now() + Duration::from_secs(10);
        while !world.control.confirmed().contains(&last) && Instant::now() < deadline {
            std::thread::yield_now();
        }
        done.store(true, Ordering::Relaxed);
        watcher.join().expect("nothing was confirmed early")
    });
    assert!(looks > 10, "it was looked {looks} times");
    assert_eq!(world.control.confirmed().len(), 1201);
}

#[tokio::test]
async fn what_is_told_is_stored() {
    let world = World::start().await;
    let id = world.control.writes(ADA, ADA, "look");
    let mut told = 0;
    until("both were told", || {
        for event in world.events() {
            if let Event::Received { stored, chats } = event {
                told += stored;
                assert!(world.update_ids().len() >= told, "told before it was stored");
                assert_eq!((chats.len(), chats[0].new_messages as usize), (1, stored));
            }
        }
        (told == 2).then_some(())
    })
    .await;
    assert_eq!(world.update_ids().last(), Some(&Some(id)));
}

#[tokio::test]
async fn one_update_that_cannot_be_read_does_not_harm_its_neighbours() {
    let world = World::with(Setup { receiving: false, ..Setup::default() }).await;
    let odd = [
        r#"{"update_id":20001,"message":{"message_id":1,"chat":{"id":987654321,"type":"private"},"text":"good"}}"#,
        r#"{"update_id":20002,"message":"no object"}"#,
        r#"{"update_id":20003,"message":{"text":"no chat"}}"#,
        r#"{"update_id":20004}"#,
        r#"{"message":{"message_id":2,"chat":{"id":987654321,"type":"private"},"text":"no id"}}"#,
        r#"{"update_id":"oops","message":{"message_id":3,"chat":{"id":987654321,"type":"private"},"text":"bad id"}}"#,
        "[1,2]",
        "5",
        "null",
        r#""text""#,
        r#"{"update_id":20005,"callback_query":{"id":"x","data":"y"}}"#,
        r#"{"update_id":20006,"story":{"chat":{"id":987654321},"a":[{"update_id":1}]}}"#,
        r#"{"update_id":20007,"message":{"message_id":1e99,"chat":{"id":987654321,"type":7},"text":["x"]}}"#,
        r#"{"update_id":20008,"message":{"message_id":5,"chat":{"id":987654321,"type":"private"},"text":"\ud83d\ude00 last"}}"#,
    ];
    for raw in odd {
        world.control.inject_update(raw.to_owned());
    }
    world.engine.command(Command::StartReceiving);
    world.stored(20_008).await;
    assert_eq!(world.raws()[1..], odd, "each as it arrived, in order");
    let texts = world.texts(ADA);
    for text in ["good", "no id", "bad id", "😀 last"] {
        assert!(texts.iter().any(|shown| shown == text), "{text} is in the conversation: {texts:?}");
    }
    world.receiving().await;
}

#[tokio::test]
async fn text_that_is_no_json_among_updates_costs_none_of_them() {
    let world = World::with(Setup { receiving: false, ..Setup::default() }).await;
    let good = |id: i64| {
        format!(
            r#"{{"update_id":{id},"message":{{"message_id":{id},"chat":{{"id":987654321}},"text":"{id}"}}}}"#
        )
    };
    for raw in [good(1), good(2), r#"{"update_id":3,"message":{broken"#.to_owned(), good(4), good(5)] {
        world.control.inject_update(raw);
    }
    world.engine.command(Command::StartReceiving);
    world.stored(5).await;
    let raws = world.raws();
    for raw in [good(1), good(2), good(4), good(5)] {
        assert!(raws.contains(&raw), "{raw} among {raws:?}");
    }
    assert!(raws.iter().any(|raw| raw.contains("{broken")), "the broken one is kept raw: {raws:?}");
}

#[tokio::test]
async fn ids_keep_every_digit_whether_number_or_text() {
    let world = World::with(Setup { receiving: false, ..Setup::default() }).await;
    let safe = 9_007_199_254_740_991_i64;
    let big = 2_147_483_648_i64;
    let message = |update: &str, message: &str, chat: &str| {
        format!(
            r#"{{"update_id":{update},"message":{{"message_id":{message},"chat":{{"id":{chat},"type":"private"}},"text":"x"}}}}"#
        )
    };
    world.control.inject_update(message(r#""30001""#, r#""77""#, r#""2147483648""#));
    world.control.inject_update(message("30002", &big.to_string(), &safe.to_string()));
    world.control.inject_update(message("30003", &safe.to_string(), &(safe - 1).to_string()));
    world.control.inject_update(message("9007199254740990", "9", "-1001234567890123"));
    world.engine.command(Command::StartReceiving);
    world.stored(9_007_199_254_740_990).await;
    assert_eq!(
        world.update_ids()[1..],
        [Some(30_001), Some(30_002), Some(30_003), Some(9_007_199_254_740_990)]
    );
    let row = |chat: i64| {
        let chat = mpchat_console::api::ChatId(chat);
        let rows = world.store().messages(chat, mpchat_console::store::Page::Latest, 10).expect("rows");
        rows.first().and_then(|row| row.message_id).map(|id| id.0)
    };
    assert_eq!(row(big), Some(77));
    assert_eq!(row(safe), Some(big));
    assert_eq!(row(safe - 1), Some(safe));
    assert_eq!(row(-1_001_234_567_890_123), Some(9));

    // And back to the server, in an answer to the largest.
    world.control.add_person("Max", safe, "en");
    world.control.writes(safe, safe, "I am here");
    world.engine.command(Command::Send(Box::new(new_send(safe, "hello, Max"))));
    let sent = until("the answer arrives", || world.control.bot_messages().first().cloned()).await;
    assert_eq!(sent.chat_id, safe);
}

#[tokio::test]
async fn an_absurd_update_id_does_not_hide_the_updates_after_it() {
    // One update a poll: what waits while an offset is named would be skipped by the server.
    let poll = PollSettings { limit: 1, ..Setup::default().poll };
    let world = World::with(Setup { receiving: false, poll, ..Setup::default() }).await;
    for id in ["9223372036854775807", "1152921504606846976", "1e30", "20.5", "10500"] {
        world.control.inject_update(format!(r#"{{"update_id":{id},"note":{{"said":"{id}"}}}}"#));
    }
    world.engine.command(Command::StartReceiving);
    world.stored(10_500).await;
    let ids = world.update_ids();
    assert_eq!(ids[1..], [Some(i64::MAX), Some(1 << 60), None, None, Some(10_500)]);
}

#[tokio::test]
async fn what_is_delivered_twice_is_stored_once() {
    let world = World::start().await;
    let raw = r#"{"update_id":40001,"message":{"message_id":9,"chat":{"id":987654321,"type":"private"},"text":"again"}}"#;
    world.control.inject_update(raw.to_owned());
    world.control.inject_update(raw.to_owned());
    world.stored(40_001).await;
    world.control.inject_update(raw.to_owned());
    let last = world.control.writes(ADA, ADA, "done");
    world.stored(last).await;
    assert_eq!(world.texts(ADA), ["hi", "again", "done"]);
    assert_eq!(world.raws().iter().filter(|stored| *stored == raw).count(), 1);
}

#[tokio::test]
async fn a_server_that_began_to_count_anew_loses_nothing() {
    let mut world = World::start().await;
    let ids = world.control.writes_many(ADA, ADA, (0..120).map(|n| format!("before {n}")));
    // A poll that leaves for the old server and reaches the new one would tell it to forget its updates.
    let confirmed = || world.control.confirmed().contains(&ids[119]).then_some(());
    until("the next poll waits", confirmed).await;
    world.restart_server().await;
    let again = world.control.writes_many(ADA, ADA, (0..120).map(|n| format!("after {n}")));
    assert_eq!(ids, again, "the same ids for other updates");
    let all = || Some(world.texts(ADA)).filter(|texts| texts.contains(&"after 119".to_owned()));
    let texts = until("the last is there", all).await;
    for n in 0..120 {
        for text in [format!("before {n}"), format!("after {n}")] {
            assert_eq!(texts.iter().filter(|shown| **shown == text).count(), 1, "{text}");
        }
    }
}

#[tokio::test]
async fn a_server_with_nothing_to_say_is_not_hammered() {
    let world = World::start().await;
    world.stored(10_001).await;
    world.fault("getUpdates", FaultKind::EmptyAtOnce, 10_000);
    world.control.writes(ADA, ADA, "ends the poll that waits");
    until("an empty answer", || (world.requests("getUpdates") >= 3).then_some(())).await;
    let before = world.requests("getUpdates");
    tokio::time::sleep(Duration::from_secs(2)).await;
    let polls = world.requests("getUpdates") - before;
    assert!((1..=5).contains(&polls), "{polls} polls in two seconds");
    assert_eq!(world.engine.receiver_state(), ReceiverState::Receiving);
    world.control.clear_faults();
    let id = world.control.writes(ADA, ADA, "and now?");
    world.stored(id).await;
}

#[tokio::test]
async fn a_server_that_says_the_same_for_ever_is_not_hammered() {
    let server =
        Hostile::start(|_| Answer::Bytes(json(r#"{"ok":true,"result":[{"update_id":5,"note":{"a":1}}]}"#)))
            .await;
    let folder = tempfile::tempdir().expect("a folder");
    let store = mpchat_console::store::Store::open(&store_file(folder.path())).expect("a store").store;
    let setup = Setup::default();
    let engine = run(
        client(&server.address(), setup.timeouts),
        store,
        &mpchat_console::api::WebhookInfo::default(),
        setup.poll,
    );
    until("it is stored", || (!update_ids(engine.store()).is_empty()).then_some(())).await;
    let before = server.seen().len();
    tokio::time::sleep(Duration::from_secs(2)).await;
    let polls = server.seen().len() - before;
    assert!((1..=6).contains(&polls), "{polls} polls in two seconds");
    assert_eq!(update_ids(engine.store()), [Some(5)]);
    engine.stop().await;
}
