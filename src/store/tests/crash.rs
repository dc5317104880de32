//! A program that is killed in the middle of its work loses nothing that it was told is stored.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::support::{reason, send, text};
use crate::api::{ChatId, MessageId};
use crate::store::{FeedFilter, Page, SendState, Seq, Settlement, Store};

/// Set for the child process: the store's file, and the number its updates begin with.
const FILE: &str = "MPCHAT_TEST_STORE";
const FROM: &str = "MPCHAT_TEST_FROM";
const ROUNDS: i64 = 12;
const UPDATES: i64 = 20;

/// Writes without end and says what is stored, one line each: `u 17` for an update, `s 9 sent`
/// for the state of a send. Does nothing in a normal run.
#[test]
fn child_that_writes_until_it_is_killed() {
    let (Some(file), Ok(from)) = (std::env::var_os(FILE), std::env::var(FROM)) else {
        return;
    };
    let from: i64 = from.parse().unwrap();
    let store = Store::open(Path::new(&file)).unwrap().store;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    let say = |line: &str| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{line}").unwrap();
        out.flush().unwrap();
    };
    let receiver = async {
        for n in (from..).step_by(UPDATES as usize) {
            let batch = (n..n + UPDATES).map(|id| text(id, id, id % 7, "你好 hello")).collect();
            store.receive(batch, n).await.unwrap();
            (n..n + UPDATES).for_each(|id| say(&format!("u {id}")));
        }
    };
    let sender = async {
        for n in from.. {
            let seq = store.enqueue(send(n % 3 + 100, "x"), n).await.unwrap();
            say(&format!("s {} queued", seq.0));
            store.claim(seq).await.unwrap().unwrap();
            say(&format!("s {} sending", seq.0));
            let (outcome, word) = match n % 3 {
                0 => (Settlement::Failed(reason("api.400")), "failed"),
                _ => (Settlement::Sent { message_id: Some(MessageId(n)), date: None }, "sent"),
            };
            store.settle(seq, outcome).await.unwrap();
            say(&format!("s {} {word}", seq.0));
        }
    };
    runtime.block_on(async { tokio::join!(receiver, sender) });
}

/// Ends the child whatever happens to the test.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        // It may be dead already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs the child for a while, kills it, and returns what it said.
fn run_and_kill(file: &Path, from: i64, time: Duration) -> Vec<String> {
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store::tests::crash::child_that_writes_until_it_is_killed", "--nocapture"])
        .env(FILE, file)
        .env(FROM, from.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut child = Killed(child);
    let lines = BufReader::new(child.0.stdout.take().unwrap()).lines();
    let listener = std::thread::spawn(move || lines.map_while(Result::ok).collect::<Vec<_>>());
    std::thread::sleep(time);
    drop(child);
    listener.join().unwrap()
}

#[tokio::test]
async fn a_killed_program_loses_nothing_that_was_stored_and_doubles_nothing() {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut dice = fastrand::Rng::with_seed(seed);
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("bots/7/store.db");
    let mut told = BTreeSet::new();
    for round in 0..ROUNDS {
        let time = Duration::from_millis(dice.u64(20..250));
        let lines = run_and_kill(&file, round * 1_000_000, time);
        let mut sends = std::collections::BTreeMap::new();
        for line in &lines {
            match line.split(' ').collect::<Vec<_>>()[..] {
                ["u", id] => drop(told.insert(id.parse::<i64>().unwrap())),
                ["s", seq, state] => drop(sends.insert(Seq(seq.parse().unwrap()), state.to_owned())),
                _ => {}
            }
        }
        if !file.exists() {
            continue;
        }
        let opened = Store::open(&file).unwrap();
        assert_eq!(opened.set_aside, None);
        assert!(opened.recovered <= 1);
        check_updates(&opened.store, &told);
        for (seq, last) in &sends {
            let row = opened.store.messages_at(&[*seq]).unwrap().remove(0);
            let state = row.send.unwrap().state;
            // It may have come one step further than it could say.
            let possible: &[SendState] = match last.as_str() {
                "queued" => &[SendState::Queued, SendState::Unknown],
                "sending" => &[SendState::Unknown, SendState::Sent, SendState::Failed],
                "sent" => &[SendState::Sent],
                _ => &[SendState::Failed],
            };
            assert!(possible.contains(&state), "{seq:?} was {last} and is {state:?}");
        }
        opened.store.close().await;
        assert_sound(&file);
    }
    assert!(told.len() > 100, "the child was given time to write ({} updates)", told.len());
}

/// Every page, every index and the words agree with each other.
fn assert_sound(file: &Path) {
    let conn = rusqlite::Connection::open(file).unwrap();
    let verdict: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
    conn.execute("INSERT INTO words (words) VALUES ('integrity-check')", []).unwrap();
}

fn check_updates(store: &Store, told: &BTreeSet<i64>) {
    let feed = store.feed(&FeedFilter::default(), Page::Latest, usize::MAX).unwrap();
    let stored: Vec<i64> = feed.iter().map(|row| row.update_id.unwrap().0).collect();
    let once: BTreeSet<i64> = stored.iter().copied().collect();
    assert_eq!(once.len(), stored.len(), "nothing is stored twice");
    assert!(told.is_subset(&once), "what was told to be stored is there");
    assert_eq!(once.len() % UPDATES as usize, 0, "a batch is there whole or not at all");
    let found = store.search("你好", None, usize::MAX).unwrap();
    assert_eq!(found.len(), stored.len(), "and can be found");
    let messages: u64 =
        (0..7).filter_map(|chat| store.chat(ChatId(chat)).unwrap()).map(|chat| chat.messages).sum();
    assert_eq!(messages as usize, stored.len());
}
