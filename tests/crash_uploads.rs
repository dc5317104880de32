//! The program is killed at random moments while it sends texts and files, and started again; then
//! the server's list is held against the outbox.
//!
//! `CRASH_SEED` repeats a run as far as the moments of the kills go.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "what does not hold is a failed test")]
#![allow(clippy::print_stdout, reason = "the child speaks to its parent; the seed is for the log")]

#[path = "world/crash.rs"]
mod crash;
mod world;

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command as Program, Stdio};
use std::time::{Duration, Instant};

use mpchat_console::api::ChatId;
use mpchat_console::engine::now_millis;
use mpchat_console::sandbox::{Control, Fault, FaultKind};
use mpchat_console::store::{Page, SendState, Store};

use world::{new_send, new_upload, store_file, until};

/// Messages in all; every other one with a file.
const SENDS: usize = 500;
/// The most kills; fewer when everything is sent before.
const KILLS: usize = 24;
/// Texts and files that the engine has on the way at once, the most that a kill may leave in doubt.
const ON_THE_WAY: usize = 4 + 2;
const CHATS: [i64; 5] = [1_001, 1_002, 3_000_000_000, 1_004, 9_007_199_254_740_990];

/// What one run of the program is told, in its environment.
const CHILD_FOLDER: &str = "CRASH_UPLOADS_FOLDER";
const CHILD_ADDRESS: &str = "CRASH_UPLOADS_ADDRESS";

/// Not a test: the program that is killed. It does nothing unless the test below starts it.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(CHILD_FOLDER) else { return };
    let address = std::env::var(CHILD_ADDRESS).expect("an address");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let _engine = crash::begin(Path::new(&folder), &address).await;
        println!("running");
        std::future::pending::<()>().await;
    });
}

/// Starts the program and waits until it runs.
fn start(folder: &Path, address: &str) -> Child {
    let mut child = Program::new(std::env::current_exe().expect("this program"))
        .args(["child", "--exact", "--nocapture"])
        .env(CHILD_FOLDER, folder)
        .env(CHILD_ADDRESS, address)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .expect("the program starts");
    let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines();
    let runs = lines.by_ref().map_while(Result::ok).any(|line| line.ends_with("running"));
    assert!(runs, "the program ended before it ran");
    child
}

/// How many of each state there are.
type States = BTreeMap<&'static str, usize>;

/// Holds the server's list against the outbox.
fn check(control: &Control, store: &Store, what: &str) -> States {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut order: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for message in control.bot_messages() {
        let number = message.text.rsplit(' ').next().and_then(|n| n.parse().ok()).expect("a number");
        order.entry(message.chat_id).or_default().push(number);
        *taken.entry(message.text).or_default() += 1;
    }
    for (text, times) in &taken {
        assert_eq!(*times, 1, "{what}: {text} was sent {times} times");
    }
    for (chat, numbers) in &order {
        assert!(numbers.is_sorted(), "{what}: chat {chat} got {numbers:?}");
    }
    let mut states = States::new();
    let mut kept = 0;
    for chat in CHATS {
        for row in store.messages(ChatId(chat), Page::Latest, 10_000).expect("rows") {
            let (Some(send), Some(text)) = (&row.send, row.body.text()) else { continue };
            let at_server = taken.contains_key(text);
            let name = match send.state {
                SendState::Sent => {
                    assert!(at_server, "{what}: {text} is shown as sent and is not");
                    "sent"
                }
                SendState::Queued => {
                    assert!(!at_server, "{what}: {text} would be sent a second time");
                    let cut = send.reason.as_ref().is_some_and(|reason| reason.code == "upload.cut");
                    if cut { "cut" } else { "queued" }
                }
                SendState::Unknown => "in doubt",
                SendState::Failed | SendState::Sending => panic!("{what}: {text} is {:?}", send.state),
            };
            kept += 1;
            *states.entry(name).or_default() += 1;
        }
    }
    assert_eq!(kept, SENDS, "{what}: messages were lost");
    states
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kills_at_random_moments_of_uploads_double_nothing_and_lose_nothing() {
    let mut random = crash::seeded();
    let sandbox = crash::sandbox().await;
    let control = sandbox.control();
    for chat in CHATS {
        control.add_person("Somebody", chat, "en");
        control.writes(chat, chat, "hi");
    }
    // Slow enough that a kill meets files in the middle of their way.
    let slow = FaultKind::SlowUpload { bytes_per_second: 40_000_000 };
    control.fault(Fault { method: Some("sendDocument".to_owned()), kind: slow, times: u32::MAX });

    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, bytes: usize| {
        let path = folder.path().join(name);
        std::fs::write(&path, vec![b'x'; bytes]).expect("a file");
        path
    };
    let (small, large) = (file("small.bin", 50_000), file("large.bin", 14_000_000));
    let sends = (0..SENDS).map(|n| {
        let chat = CHATS[n % CHATS.len()];
        match n {
            n if n % 20 == 1 => new_upload(chat, &large, &format!("large {n}")),
            n if n % 2 == 1 => new_upload(chat, &small, &format!("small {n}")),
            n => new_send(chat, &format!("text {n}")),
        }
    });
    let opened = Store::open(&store_file(folder.path())).expect("the store opens");
    opened.store.enqueue_all(sends.collect(), None, now_millis()).await.expect("queued");
    opened.store.close().await;

    let (mut in_doubt, mut cut, mut kills) = (0, 0, 0);
    for round in 0..KILLS {
        let mut child = start(folder.path(), &sandbox.address());
        tokio::time::sleep(Duration::from_millis(random.u64(5..700))).await;
        child.kill().expect("it is killed");
        assert!(child.wait().expect("it ended").code().is_none(), "it ended by the kill");
        kills += 1;
        at_rest(&control).await;
        let opened = Store::open(&store_file(folder.path())).expect("the store opens");
        assert!(opened.set_aside.is_none(), "a kill damaged the store");
        let what = format!("round {round}");
        assert!(opened.recovered <= ON_THE_WAY, "{what}: {} in doubt by one kill", opened.recovered);
        in_doubt += opened.recovered;
        let states = check(&control, &opened.store, &what);
        println!("round {round}: {states:?}");
        cut += states.get("cut").copied().unwrap_or_default();
        assert_eq!(states.get("in doubt").copied().unwrap_or_default(), in_doubt, "{what}");
        opened.store.close().await;
        if !states.contains_key("queued") {
            break;
        }
    }

    // Left in peace, the program sends the rest.
    let engine = crash::begin(folder.path(), &sandbox.address()).await;
    let deadline = Instant::now() + Duration::from_mins(2);
    while engine.store().outbox_counts().expect("counts").waiting > 0 {
        assert!(Instant::now() < deadline, "the rest is not sent");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let states = check(&control, engine.store(), "at the end");
    println!("{kills} kills, {cut} times a file was cut and waited again: {states:?}");
    assert_eq!(states.get("in doubt").copied().unwrap_or_default(), in_doubt);
    assert!(kills > 5, "too little happened");
    engine.stop().await;
}

/// Waits until the server has done with the requests of a program that is gone.
async fn at_rest(control: &Control) {
    let state = || (control.bot_messages().len(), control.requests().len());
    let mut before = state();
    let mut since = Instant::now();
    until("the server is at rest", || {
        let now = state();
        if now != before {
            (before, since) = (now, Instant::now());
        }
        (since.elapsed() > Duration::from_millis(900)).then_some(())
    })
    .await;
}
