//! The program is killed at random moments while updates arrive and messages leave, and started
//! again; then every update and every message is accounted for.
//!
//! `CRASH_SEED` repeats a run as far as the moments of the kills go.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "what does not hold is a failed test")]
#![allow(clippy::print_stdout, reason = "the child speaks to its parent; the seed is for the log")]

#[path = "world/crash.rs"]
mod crash;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command as Program, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use mpchat_console::api::ChatId;
use mpchat_console::engine::{Command, Event};
use mpchat_console::sandbox::Control;
use mpchat_console::store::{Page, SendState, Store};

use world::{new_send, store_file, until, update_ids};

/// Kills in one run.
const ROUNDS: u64 = 10;
/// Updates that arrive in each round.
const UPDATES: usize = 2_500;
/// Messages that are sent in each round.
const SENDS: usize = 400;
/// Updates of one answer of the server, the most that a kill may cost.
const BATCH: usize = 100;
/// Sends that the engine has on the way at once, the most that a kill may leave in doubt.
const SIDE_BY_SIDE: usize = 4;
const CHATS: [i64; 5] = [1_001, 1_002, 3_000_000_000, 1_004, 9_007_199_254_740_990];

/// What one run of the program is told, in its environment.
const CHILD_FOLDER: &str = "CRASH_CHILD_FOLDER";
const CHILD_ADDRESS: &str = "CRASH_CHILD_ADDRESS";
const CHILD_ROUND: &str = "CRASH_CHILD_ROUND";

/// Not a test: the program that is killed. It does nothing unless the test below starts it.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(CHILD_FOLDER) else { return };
    let address = std::env::var(CHILD_ADDRESS).expect("an address");
    let round = std::env::var(CHILD_ROUND).expect("a round");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(live(Path::new(&folder), &address, &round));
}

/// Receives, and queues messages; says on the terminal which ones the store has acknowledged.
async fn live(folder: &Path, address: &str, round: &str) {
    let engine = crash::begin(folder, address).await;
    println!("running");
    let mut waiting = std::collections::VecDeque::new();
    for n in 0..SENDS {
        let chat = CHATS[n % CHATS.len()];
        let text = format!("{round}-{n}");
        engine.command(Command::Send(Box::new(new_send(chat, &text))));
        waiting.push_back((chat, text));
    }
    // Commands are carried out in order, so the events tell of them in order.
    loop {
        for event in engine.events() {
            if let Event::Outbox { chat_id, seq, listed: true } = event {
                let (chat, text) = waiting.pop_front().expect("one for each command");
                assert_eq!(chat_id.0, chat);
                println!("queued {} {chat} {text}", seq.0);
            }
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// A message whose keeping was acknowledged: its place, its chat and its text.
type Acknowledged = (i64, i64, String);

/// A running program and what it said.
struct Run {
    child: Child,
    said: std::thread::JoinHandle<()>,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Run {
    fn start(folder: &Path, address: &str, round: u64) -> Self {
        let mut child = Program::new(std::env::current_exe().expect("this program"))
            .args(["child", "--exact", "--nocapture"])
            .env(CHILD_FOLDER, folder)
            .env(CHILD_ADDRESS, address)
            .env(CHILD_ROUND, round.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program starts");
        let lines: Arc<Mutex<Vec<String>>> = Arc::default();
        let out = BufReader::new(child.stdout.take().expect("its words"));
        let heard = Arc::clone(&lines);
        let said = std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                heard.lock().expect("no panic").push(line);
            }
        });
        Self { child, said, lines }
    }

    fn runs(&self) -> bool {
        self.lines.lock().expect("no panic").iter().any(|line| line.ends_with("running"))
    }

    /// Kills it and returns what it had acknowledged.
    fn kill(mut self) -> Vec<Acknowledged> {
        self.child.kill().expect("it is killed");
        let status = self.child.wait().expect("it ended");
        assert!(status.code().is_none(), "it ended by the kill and not by itself: {status}");
        self.said.join().expect("all was heard");
        let lines = self.lines.lock().expect("no panic");
        let queued = lines.iter().filter_map(|line| {
            let mut words = line.strip_prefix("queued ")?.splitn(3, ' ');
            Some((words.next()?.parse().ok()?, words.next()?.parse().ok()?, words.next()?.to_owned()))
        });
        queued.collect()
    }
}

/// The books of the run.
#[derive(Default)]
struct Books {
    written: Vec<i64>,
    acknowledged: Vec<Acknowledged>,
    /// Updates that the server handed out and nobody had confirmed when a kill came.
    handed_out: BTreeSet<i64>,
    in_doubt: usize,
}

impl Books {
    /// After a kill: what is on disk, compared with what the server saw.
    fn check(&mut self, control: &Control, store: &Store, recovered: usize, what: &str) {
        assert!(recovered <= SIDE_BY_SIDE, "{what}: {recovered} sends in doubt by one kill");
        self.in_doubt += recovered;

        let stored = update_ids(store);
        let mut seen = BTreeSet::new();
        for id in stored.iter().flatten() {
            assert!(seen.insert(*id), "{what}: update {id} is stored twice");
        }
        let confirmed: BTreeSet<i64> = control.confirmed().into_iter().collect();
        let unconfirmed: Vec<i64> = {
            let delivered = control.delivered().into_iter();
            delivered.filter(|id| !confirmed.contains(id) && !self.handed_out.contains(id)).collect()
        };
        assert!(unconfirmed.len() <= BATCH, "{what}: {} handed out and not confirmed", unconfirmed.len());
        for id in confirmed.difference(&seen) {
            assert!(self.handed_out.contains(id), "{what}: update {id} was confirmed and is not stored");
        }
        self.handed_out.extend(unconfirmed);
        self.check_sends(control, store, what);
    }

    fn check_sends(&self, control: &Control, store: &Store, what: &str) {
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        let mut order: BTreeMap<i64, Vec<(u64, usize)>> = BTreeMap::new();
        for message in control.bot_messages() {
            *taken.entry(message.text.clone()).or_default() += 1;
            let (round, n) = message.text.split_once('-').expect("one of ours");
            let place = (round.parse().expect("a round"), n.parse().expect("a number"));
            order.entry(message.chat_id).or_default().push(place);
        }
        for (text, times) in &taken {
            assert_eq!(*times, 1, "{what}: {text} was sent {times} times");
        }
        for (chat, places) in &order {
            assert!(places.is_sorted(), "{what}: chat {chat} got {places:?}");
        }
        let mut kept = BTreeMap::new();
        for chat in CHATS {
            let rows = store.messages(ChatId(chat), Page::Latest, 100_000).expect("rows");
            for row in rows {
                if let (Some(send), Some(text)) = (&row.send, row.body.text()) {
                    let state = (row.seq.0, chat, send.state);
                    assert!(kept.insert(text.to_owned(), state).is_none(), "{what}: {text} is kept twice");
                }
            }
        }
        for (seq, chat, text) in &self.acknowledged {
            let row = kept.get(text).unwrap_or_else(|| panic!("{what}: {text} was kept and is lost"));
            assert_eq!((row.0, row.1), (*seq, *chat), "{what}: {text}");
        }
        for (text, (_, _, state)) in &kept {
            let at_server = taken.contains_key(text);
            match state {
                SendState::Sent => assert!(at_server, "{what}: {text} is shown as sent and is not"),
                SendState::Queued => assert!(!at_server, "{what}: {text} would be sent a second time"),
                SendState::Unknown => {}
                SendState::Failed | SendState::Sending => panic!("{what}: {text} is {state:?}"),
            }
        }
        for text in taken.keys() {
            assert!(kept.contains_key(text), "{what}: {text} was sent and never stored");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kills_at_random_moments_lose_no_update_and_double_no_message() {
    let mut random = crash::seeded();
    let sandbox = crash::sandbox().await;
    let control = sandbox.control();
    let mut books = Books::default();
    for chat in CHATS {
        control.add_person("Somebody", chat, "en");
        books.written.push(control.writes(chat, chat, "hi"));
    }
    let folder = tempfile::tempdir().expect("a folder");

    for round in 0..ROUNDS {
        let run = Run::start(folder.path(), &sandbox.address(), round);
        until("the program runs", || run.runs().then_some(())).await;
        let end = Instant::now() + Duration::from_millis(random.u64(5..600));
        for part in 0.. {
            if Instant::now() >= end {
                break;
            }
            if part * 50 < UPDATES {
                let chat = CHATS[part % CHATS.len()];
                books.written.extend(control.writes_many(chat, chat, (0..50).map(|n| format!("{part}-{n}"))));
            }
            let nap = Duration::from_millis(random.u64(0..8)).min(end - Instant::now().min(end));
            tokio::time::sleep(nap).await;
        }
        let acknowledged = run.kill();
        let rest = control.pending();
        books.acknowledged.extend(acknowledged);
        // What the program had asked for before it died is still being answered, to nobody.
        settled(&control).await;
        let opened = Store::open(&store_file(folder.path())).expect("the store opens");
        assert!(opened.set_aside.is_none(), "a kill damaged the store");
        let what = format!("round {round}");
        books.check(&control, &opened.store, opened.recovered, &what);
        println!(
            "round {round}: {} updates and {} messages kept, {rest} pending, {} in doubt",
            update_ids(&opened.store).len(),
            books.acknowledged.len(),
            opened.recovered,
        );
        opened.store.close().await;
    }

    // Left in peace, the program sends what is queued and fetches what waits.
    let engine = crash::begin(folder.path(), &sandbox.address()).await;
    until("everything is done", || {
        let counts = engine.store().outbox_counts().expect("counts");
        (counts.waiting == 0 && control.pending() == 0).then_some(())
    })
    .await;
    let last = control.writes(CHATS[0], CHATS[0], "the end");
    books.written.push(last);
    until("the end is stored", || update_ids(engine.store()).contains(&Some(last)).then_some(())).await;

    let what = "at the end";
    books.check_sends(&control, engine.store(), what);
    let stored: BTreeSet<i64> = update_ids(engine.store()).into_iter().flatten().collect();
    let missing: Vec<i64> = books.written.iter().copied().filter(|id| !stored.contains(id)).collect();
    let only_handed_out = missing.iter().all(|id| books.handed_out.contains(id));
    assert!(only_handed_out, "{what}: lost without having been on the way at a kill");
    let counts = engine.store().outbox_counts().expect("counts");
    assert_eq!((counts.failed, counts.unknown as usize), (0, books.in_doubt), "{what}");
    println!(
        "{} updates: {} stored, {} lost on the way at a kill; {} messages: {} sent, {} in doubt",
        books.written.len(),
        stored.len(),
        missing.len(),
        books.acknowledged.len(),
        control.bot_messages().len(),
        books.in_doubt,
    );
    assert!(stored.len() > 1_000 && books.acknowledged.len() > 100, "{what}: too little happened");
    engine.stop().await;
}

/// Waits until the server has done with the requests of a program that is gone.
async fn settled(control: &Control) {
    let state = || (control.delivered().len(), control.bot_messages().len(), control.requests().len());
    let mut before = state();
    let mut since = Instant::now();
    until("the server is at rest", || {
        let now = state();
        if now != before {
            (before, since) = (now, Instant::now());
        }
        (since.elapsed() > Duration::from_millis(120)).then_some(())
    })
    .await;
}
