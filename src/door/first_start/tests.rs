//! First and second starts over one folder.

use std::io::{Read as _, Write as _};
use std::net::TcpStream as Socket;

use tokio::runtime::Runtime;

use super::*;
use crate::ui::Calls;

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

fn words(folder: &Path) -> Words {
    serde_json::from_slice(&std::fs::read(folder.join(NOTE)).unwrap()).unwrap()
}

fn says(port: u16, said: &[u8]) -> Vec<u8> {
    let mut socket = Socket::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    socket.write_all(said).unwrap();
    let mut heard = Vec::new();
    let _ = socket.read_to_end(&mut heard);
    heard
}

#[test]
fn the_second_start_calls_the_first_and_the_third_finds_the_folder_free() {
    let (runtime, folder) = (runtime(), tempfile::tempdir().unwrap());
    let calls = Calls::default();
    let first = arrive(folder.path(), runtime.handle(), calls.bell()).unwrap();
    assert!(matches!(first, Arrival::First(_)));
    let second = arrive(folder.path(), runtime.handle(), &Bell::default()).unwrap();
    assert!(matches!(second, Arrival::CameForward));
    assert!(matches!(calls.next(), Some(Summons::Forward)));
    assert!(calls.next().is_none());
    drop(first);
    assert!(!folder.path().join(NOTE).exists(), "the words do not outlive their owner");
    let third = arrive(folder.path(), runtime.handle(), &Bell::default()).unwrap();
    assert!(matches!(third, Arrival::First(_)));
}

#[test]
fn words_that_a_killed_start_left_behind_stop_nobody() {
    let (runtime, folder) = (runtime(), tempfile::tempdir().unwrap());
    let stale = Words { port: 1, ask: "a".repeat(WORD), answer: "b".repeat(WORD) };
    std::fs::write(folder.path().join(NOTE), serde_json::to_vec(&stale).unwrap()).unwrap();
    std::fs::write(folder.path().join(LOCK), "").unwrap();
    let start = arrive(folder.path(), runtime.handle(), &Bell::default()).unwrap();
    assert!(matches!(start, Arrival::First(_)));
    assert_ne!(words(folder.path()).ask, stale.ask);
}

#[test]
fn strangers_who_do_not_know_the_word_are_not_heard_and_stop_nobody() {
    let (runtime, folder) = (runtime(), tempfile::tempdir().unwrap());
    let calls = Calls::default();
    let _first = arrive(folder.path(), runtime.handle(), calls.bell()).unwrap();
    let words = words(folder.path());
    for said in ["x".repeat(WORD), "GET / HTTP/1.1\r\n".repeat(40), words.answer.clone()] {
        assert!(says(words.port, said.as_bytes()).is_empty(), "{said}");
    }
    // More than may speak at once, all of them silent.
    let idle: Vec<Socket> =
        (0..3 * VISITORS).map(|_| Socket::connect((Ipv4Addr::LOCALHOST, words.port)).unwrap()).collect();
    assert!(calls.next().is_none());
    drop(idle);
    assert_eq!(says(words.port, words.ask.as_bytes()), words.answer.as_bytes());
    assert!(matches!(calls.next(), Some(Summons::Forward)));
}

#[test]
fn one_who_holds_the_folder_and_does_not_answer_is_reported() {
    let (runtime, folder) = (runtime(), tempfile::tempdir().unwrap());
    let held = File::create(folder.path().join(LOCK)).unwrap();
    held.lock().unwrap();
    let start = arrive(folder.path(), runtime.handle(), &Bell::default()).unwrap();
    assert!(matches!(start, Arrival::Silent));
}

#[test]
fn of_many_starts_at_once_one_is_first() {
    let (runtime, folder) = (runtime(), tempfile::tempdir().unwrap());
    let calls = Calls::default();
    let bell = calls.bell();
    let arrivals: Vec<Arrival> = std::thread::scope(|scope| {
        let start = || arrive(folder.path(), runtime.handle(), bell).unwrap();
        let starts: Vec<_> = (0..6).map(|_| scope.spawn(start)).collect();
        starts.into_iter().map(|start| start.join().unwrap()).collect()
    });
    let firsts = arrivals.iter().filter(|arrival| matches!(arrival, Arrival::First(_))).count();
    let forward = arrivals.iter().filter(|arrival| matches!(arrival, Arrival::CameForward)).count();
    assert_eq!((firsts, forward), (1, 5));
}

#[cfg(unix)]
#[test]
fn other_accounts_cannot_read_the_words() {
    use std::os::unix::fs::PermissionsExt as _;
    let (runtime, folder) = (runtime(), tempfile::tempdir().unwrap());
    let _first = arrive(folder.path(), runtime.handle(), &Bell::default()).unwrap();
    let mode = std::fs::metadata(folder.path().join(NOTE)).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0);
}
