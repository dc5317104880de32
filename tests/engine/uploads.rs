//! Files leave whole or not at all, and what is known of a broken upload is told as it is.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, Instant};

use mpchat_console::api::ChatId;
use mpchat_console::engine::{Command, Event, UploadProgress, now_millis};
use mpchat_console::sandbox::FaultKind;
use mpchat_console::store::{Draft, NewSend, SendState, Seq};
use serde_json::Value;

use crate::world::{ADA, World, new_send, new_upload, until};

const MB: usize = 1024 * 1024;
/// More than the buffers between two programs of one computer hold.
const LARGE: usize = 30 * MB;

fn seq(world: &World, text: &str) -> Seq {
    world.row(ADA, text).expect("a row").seq
}

fn progress(world: &World, text: &str) -> Option<UploadProgress> {
    world.engine.uploads().get(&seq(world, text)).copied()
}

/// Waits until an upload has begun to move.
async fn moves(world: &World, text: &str) -> UploadProgress {
    until(&format!("{text} moves"), || {
        world.row(ADA, text)?;
        progress(world, text).filter(|progress| progress.sent > 0)
    })
    .await
}

fn slow(bytes_per_second: usize) -> FaultKind {
    FaultKind::SlowUpload { bytes_per_second: bytes_per_second as u64 }
}

fn refused(code: i64) -> FaultKind {
    FaultKind::Error { code, description: format!("no, {code}") }
}

/// The documents of a chat as its people see them: name, bytes.
async fn documents(world: &World, chat: i64) -> Vec<(String, Vec<u8>)> {
    let control = world.sandbox.as_ref().expect("a server").control_address();
    let url = format!("{control}/chats/{chat}");
    let http = mpchat_console::api::http::client().no_proxy().build().expect("a client");
    let body = http.get(url).send().await.expect("an answer").text().await.expect("a body");
    let chat: Value = serde_json::from_str(&body).expect("JSON");
    let mut found = Vec::new();
    for document in members(&chat, "document") {
        let url = document["url"].as_str().expect("an address");
        let bytes = http.get(url).send().await.expect("an answer").bytes().await.expect("a body");
        found.push((document["file_name"].as_str().unwrap_or_default().to_owned(), bytes.to_vec()));
    }
    found
}

fn members<'a>(value: &'a Value, name: &str) -> Vec<&'a Value> {
    match value {
        Value::Object(object) => object
            .iter()
            .flat_map(|(key, value)| if key == name { vec![value] } else { members(value, name) })
            .collect(),
        Value::Array(list) => list.iter().flat_map(|value| members(value, name)).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn a_file_arrives_byte_for_byte_with_its_name_its_words_and_its_buttons() {
    let world = World::start().await;
    let path = world.folder.path().join("小 \"report\".bin");
    let bytes: Vec<u8> = (0..3 * MB).map(|n| (n % 251) as u8).collect();
    fs::write(&path, &bytes).expect("a file");
    let mut send = new_upload(ADA, &path, "look");
    send.params["reply_markup"] =
        serde_json::json!({ "inline_keyboard": [[{ "text": "Site", "url": "https://a.example" }]] });
    world.engine.command(Command::Send(Box::new(send)));
    let row = world.reaches(ADA, "look", SendState::Sent).await;
    assert!(row.message_id.is_some());
    assert_eq!(world.taken(), ["look"]);
    let found = documents(&world, ADA).await;
    assert_eq!(found.len(), 1);
    assert!(found[0].1 == bytes, "{} bytes came", found[0].1.len());
    assert!(found[0].0.starts_with("小 "), "{}", found[0].0);
    assert!(world.engine.uploads().is_empty());
}

#[tokio::test]
async fn a_file_that_cannot_leave_waits_and_leaves_in_its_turn() {
    let mut world = World::start().await;
    world.stored(10_001).await;
    world.stop_server().await;
    let file = world.file("a.bin", MB);
    for n in 0..3 {
        world.upload(ADA, &file, &format!("file {n}"));
        world.send(ADA, &format!("text {n}"));
    }
    until("the first was tried", || world.reason(ADA, "file 0").filter(|word| word == "network.refused"))
        .await;
    until("all are queued", || world.row(ADA, "text 2").map(drop)).await;
    #[cfg(target_os = "linux")]
    {
        let open = fs::read_dir("/proc/self/fd").expect("a list").flatten();
        let held = open.filter(|entry| fs::read_link(entry.path()).is_ok_and(|to| to == file)).count();
        assert_eq!(held, 0, "what waits holds no file open");
    }
    world.restart_server().await;
    world.reaches(ADA, "text 2", SendState::Sent).await;
    assert_eq!(world.taken(), ["file 0", "text 0", "file 1", "text 1", "file 2", "text 2"]);
}

#[tokio::test]
async fn an_upload_cut_in_the_middle_is_begun_anew_and_arrives_once() {
    let world = World::start().await;
    let file = world.file("a.bin", LARGE);
    world.fault("sendDocument", FaultKind::CutUpload { after: 100_000 }, 2);
    world.upload(ADA, &file, "file");
    world.send(ADA, "behind it");
    until("it waits", || world.reason(ADA, "file").filter(|word| word == "upload.cut")).await;
    let send = world.row(ADA, "file").and_then(|row| row.send).expect("a send");
    assert_eq!(send.state, SendState::Queued);
    assert!(send.not_before.is_some(), "the screen can count down");
    let row = world.reaches(ADA, "file", SendState::Sent).await;
    assert_eq!(row.send.map(|send| send.attempts), Some(3));
    world.reaches(ADA, "behind it", SendState::Sent).await;
    assert_eq!(world.taken(), ["file", "behind it"]);
}

#[tokio::test]
async fn an_upload_that_is_cut_every_time_fails_in_the_end_and_holds_up_nothing() {
    let world = World::start().await;
    let file = world.file("a.bin", LARGE);
    world.fault("sendDocument", FaultKind::CutUpload { after: 100_000 }, 5);
    world.upload(ADA, &file, "file");
    world.send(ADA, "behind it");
    let row = world.reaches(ADA, "file", SendState::Failed).await;
    assert_eq!(row.send.map(|send| send.attempts), Some(5));
    assert_eq!(world.reason(ADA, "file").as_deref(), Some("upload.cut"));
    world.reaches(ADA, "behind it", SendState::Sent).await;
    // A person's word begins the count anew.
    world.fault("sendDocument", FaultKind::CutUpload { after: 100_000 }, 1);
    world.engine.command(Command::SendAgain(seq(&world, "file")));
    world.reaches(ADA, "file", SendState::Sent).await;
    assert_eq!(world.taken(), ["behind it", "file"]);
}

#[tokio::test]
async fn an_upload_whose_end_has_left_is_in_doubt_and_never_sent_again_by_itself() {
    let faults = [
        (FaultKind::CutBefore, "network.broken", false),
        (FaultKind::CutAfter, "network.broken", true),
        (FaultKind::CutMiddle, "network.broken", true),
        (FaultKind::TruncatedJson, "answer.not_json", true),
        (FaultKind::Html { status: 502 }, "answer.html", false),
        (FaultKind::Hang, "network.timeout", false),
        (FaultKind::HangAfter, "network.timeout", true),
    ];
    let world = World::start().await;
    let file = world.file("a.bin", MB);
    let mut taken = Vec::new();
    for (n, (kind, word, executed)) in faults.into_iter().enumerate() {
        let (text, next) = (format!("doubt {n}"), format!("next {n}"));
        world.fault("sendDocument", kind, 1);
        world.upload(ADA, &file, &text);
        world.send(ADA, &next);
        world.reaches(ADA, &next, SendState::Sent).await;
        world.reaches(ADA, &text, SendState::Unknown).await;
        assert_eq!(world.reason(ADA, &text).as_deref(), Some(word), "{n}");
        taken.extend(executed.then_some(text));
        taken.push(next);
    }
    let world = world.restart_program().await;
    world.send(ADA, "end");
    world.reaches(ADA, "end", SendState::Sent).await;
    taken.push("end".to_owned());
    assert_eq!(world.taken(), taken);
    assert_eq!(world.requests("sendDocument"), 7);
}

#[tokio::test]
async fn a_refused_upload_fails_with_the_servers_reason_and_a_busy_server_gets_it_later() {
    let world = World::start().await;
    let file = world.file("a.bin", MB);
    for code in [400, 403, 413, 50001] {
        let text = format!("meets {code}");
        world.fault("sendDocument", refused(code), 1);
        world.upload(ADA, &file, &text);
        world.reaches(ADA, &text, SendState::Failed).await;
        assert_eq!(world.reason(ADA, &text), Some(format!("api.{code}")));
    }
    world.fault("sendDocument", refused(500), 1);
    world.fault("sendDocument", FaultKind::TooMany { retry_after: Some(1) }, 1);
    world.upload(ADA, &file, "patient");
    world.reaches(ADA, "patient", SendState::Sent).await;
    let at: Vec<_> =
        world.control.requests().into_iter().filter(|seen| seen.method == "sendDocument").collect();
    assert_eq!(at.len(), 7);
    assert!(at[6].at - at[5].at >= Duration::from_secs(1), "{:?}", at[6].at - at[5].at);
    assert_eq!(world.taken(), ["patient"]);
}

fn early(closes: bool) -> FaultKind {
    FaultKind::EarlyError { code: 413, description: "Request Entity Too Large".to_owned(), closes }
}

#[tokio::test]
async fn an_answer_that_comes_before_the_body_was_read_counts_as_what_it_says() {
    let world = World::start().await;
    let file = world.file("a.bin", LARGE);
    for n in 0..20 {
        let text = format!("early {n}");
        world.fault("sendDocument", early(false), 1);
        world.upload(ADA, &file, &text);
        world.reaches(ADA, &text, SendState::Failed).await;
        assert_eq!(world.reason(ADA, &text).as_deref(), Some("api.413"), "{n}");
    }
    assert_eq!(world.requests("sendDocument"), 20, "none was tried again");
}

#[tokio::test]
async fn a_server_that_closes_behind_its_early_answer_is_understood_all_the_same() {
    let world = World::start().await;
    let file = world.file("a.bin", LARGE);
    // Such an answer may be lost in the broken pipe; then the next try brings it.
    world.fault("sendDocument", early(true), 1000);
    for n in 0..10 {
        let text = format!("early {n}");
        world.upload(ADA, &file, &text);
        world.reaches(ADA, &text, SendState::Failed).await;
        assert_eq!(world.reason(ADA, &text).as_deref(), Some("api.413"), "{n}");
    }
    println!("{} requests", world.requests("sendDocument"));
    assert!(world.taken().is_empty());
}

#[tokio::test]
async fn progress_is_told_by_bytes_and_a_cancel_ends_it_for_sure() {
    let world = World::start().await;
    let file = world.file("a.bin", LARGE);
    world.fault("sendDocument", slow(4 * MB), 1);
    world.upload(ADA, &file, "file");
    world.send(ADA, "behind it");
    let first = moves(&world, "file").await;
    assert_eq!(first.total, LARGE as u64);
    let later = until("it goes on, with a speed", || {
        progress(&world, "file").filter(|now| now.sent > first.sent && now.bytes_per_second > 0)
    })
    .await;
    assert!(later.sent < later.total && !later.whole);
    let began = Instant::now();
    world.engine.command(Command::CancelUpload(seq(&world, "file")));
    world.reaches(ADA, "file", SendState::Failed).await;
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    assert_eq!(world.reason(ADA, "file").as_deref(), Some("upload.cancelled"));
    world.reaches(ADA, "behind it", SendState::Sent).await;
    assert!(world.engine.uploads().is_empty());
    assert_eq!(world.taken(), ["behind it"]);
    // It was only this try that was given up.
    world.engine.command(Command::SendAgain(seq(&world, "file")));
    world.reaches(ADA, "file", SendState::Sent).await;
}

#[tokio::test]
async fn a_cancel_after_the_end_has_left_does_not_pretend() {
    let world = World::start().await;
    let file = world.file("a.bin", MB);
    let whole = |text: &'static str| {
        let world = &world;
        async move {
            until("all has left", || {
                world.row(ADA, text)?;
                progress(world, text).filter(|progress| progress.whole)
            })
            .await
        }
    };
    world.fault("sendDocument", FaultKind::Delay(Duration::from_millis(600)), 1);
    world.upload(ADA, &file, "answered");
    whole("answered").await;
    world.engine.command(Command::CancelUpload(seq(&world, "answered")));
    world.reaches(ADA, "answered", SendState::Sent).await;
    world.fault("sendDocument", FaultKind::HangAfter, 1);
    world.upload(ADA, &file, "silence");
    whole("silence").await;
    world.engine.command(Command::CancelUpload(seq(&world, "silence")));
    world.reaches(ADA, "silence", SendState::Unknown).await;
    assert_eq!(world.reason(ADA, "silence").as_deref(), Some("upload.cancelled_late"));
    assert_eq!(world.taken(), ["answered", "silence"]);
}

#[tokio::test]
async fn a_slow_upload_takes_its_time_and_one_that_stands_still_is_cut() {
    let world = World::start().await;
    let file = world.file("a.bin", LARGE);
    // Ten times longer than an ordinary call may take.
    world.fault("sendDocument", slow(8 * MB), 1);
    world.upload(ADA, &file, "slow");
    let row = world.reaches(ADA, "slow", SendState::Sent).await;
    assert_eq!(row.send.map(|send| send.attempts), Some(1));
    world.fault("sendDocument", slow(1000), 1);
    world.upload(ADA, &file, "still");
    until("it is cut", || world.reason(ADA, "still").filter(|word| word == "upload.cut")).await;
    world.reaches(ADA, "still", SendState::Sent).await;
    assert_eq!(world.taken(), ["slow", "still"]);
}

#[tokio::test]
async fn a_file_that_cannot_be_sent_any_more_is_said_to_be_so() {
    type Spoil = fn(&Path);
    let spoils: [(&str, Spoil); 5] = [
        ("file.missing", |path| fs::remove_file(path).expect("removed")),
        ("file.changed", |path| fs::write(path, b"other").expect("written")),
        ("file.empty", |path| fs::write(path, b"").expect("written")),
        ("file.too_large", |path| {
            File::create(path).and_then(|file| file.set_len(51 * MB as u64)).expect("grown");
        }),
        ("file.not_a_file", |path| {
            fs::remove_file(path).expect("removed");
            fs::create_dir(path).expect("a folder");
        }),
    ];
    let world = World::start().await;
    for (word, spoil) in spoils {
        let file = world.file(word, 1000);
        let send = new_upload(ADA, &file, word);
        spoil(&file);
        world.engine.command(Command::Send(Box::new(send)));
        world.reaches(ADA, word, SendState::Failed).await;
        assert_eq!(world.reason(ADA, word).as_deref(), Some(word));
    }
    assert_eq!(world.requests("sendDocument"), 0);
    assert!(world.taken().is_empty());
}

#[tokio::test]
async fn a_file_that_changes_on_its_way_is_not_sent_in_pieces_of_both() {
    type Spoil = fn(&Path);
    let spoils: [(&str, Spoil); 2] = [
        ("shorter", |path| {
            let file = File::options().write(true).open(path).expect("opened");
            file.set_len(5 * MB as u64).expect("cut");
        }),
        ("longer", |path| {
            let mut file = File::options().append(true).open(path).expect("opened");
            std::io::Write::write_all(&mut file, b"more").expect("written");
        }),
    ];
    let world = World::start().await;
    for (text, spoil) in spoils {
        let file = world.file(text, LARGE);
        world.fault("sendDocument", slow(10 * MB), 1);
        world.upload(ADA, &file, text);
        moves(&world, text).await;
        spoil(&file);
        world.reaches(ADA, text, SendState::Failed).await;
        assert_eq!(world.reason(ADA, text).as_deref(), Some("file.changed"));
    }
    assert!(world.taken().is_empty());
}

#[cfg(unix)]
#[tokio::test]
async fn a_file_that_is_removed_on_its_way_arrives_as_it_was() {
    let world = World::start().await;
    let file = world.file("gone.bin", LARGE);
    world.fault("sendDocument", slow(10 * MB), 1);
    world.upload(ADA, &file, "file");
    moves(&world, "file").await;
    fs::remove_file(&file).expect("removed");
    world.reaches(ADA, "file", SendState::Sent).await;
    assert_eq!(documents(&world, ADA).await[0].1.len(), LARGE);
}

#[tokio::test]
async fn a_person_may_send_a_changed_file_as_it_is_now() {
    let world = World::start().await;
    let file = world.file("list.txt", 10);
    let send = new_upload(ADA, &file, "list");
    fs::write(&file, b"two words").expect("written");
    world.engine.command(Command::Send(Box::new(send)));
    world.reaches(ADA, "list", SendState::Failed).await;
    // Trying again without a word about the file changes nothing.
    world.engine.command(Command::SendAgain(seq(&world, "list")));
    until("it was tried twice", || {
        let send = world.row(ADA, "list")?.send?;
        (send.state == SendState::Failed && send.attempts == 2).then_some(())
    })
    .await;
    fs::remove_file(&file).expect("removed");
    world.engine.command(Command::AcceptFile(seq(&world, "list")));
    until("it is missing now", || world.reason(ADA, "list").filter(|word| word == "file.missing")).await;
    fs::write(&file, b"three words now").expect("written");
    world.engine.command(Command::AcceptFile(seq(&world, "list")));
    let row = world.reaches(ADA, "list", SendState::Sent).await;
    assert_eq!(row.file.map(|file| file.size), Some(15));
    assert_eq!(documents(&world, ADA).await, [("list.txt".to_owned(), b"three words now".to_vec())]);
}

#[tokio::test]
async fn a_stop_in_the_middle_of_an_upload_is_quick_and_leaves_no_doubt() {
    let world = World::start().await;
    let file = world.file("a.bin", LARGE);
    world.fault("sendDocument", slow(2 * MB), 1);
    world.upload(ADA, &file, "file");
    world.send(ADA, "behind it");
    moves(&world, "file").await;
    let began = Instant::now();
    let world = world.restart_program().await;
    assert!(began.elapsed() < Duration::from_secs(4), "{:?}", began.elapsed());
    assert_eq!(world.store().outbox_counts().expect("counts").unknown, 0);
    world.reaches(ADA, "file", SendState::Sent).await;
    world.reaches(ADA, "behind it", SendState::Sent).await;
    assert_eq!(world.taken(), ["file", "behind it"]);
}

#[tokio::test]
async fn texts_to_others_do_not_wait_for_uploads() {
    let world = World::start().await;
    let file = world.file("a.bin", LARGE);
    let chats: Vec<i64> = (2..8).map(|n| world.person(n * 1000)).collect();
    world.fault("sendDocument", slow(3 * MB), 6);
    for chat in &chats {
        world.upload(*chat, &file, "file");
    }
    until("two are on their way", || (world.engine.uploads().len() == 2).then_some(())).await;
    world.send(ADA, "text");
    world.reaches(ADA, "text", SendState::Sent).await;
    assert_eq!(world.engine.uploads().len(), 2, "and no more than two");
    assert_eq!(world.taken(), ["text"]);
}

#[tokio::test]
async fn the_messages_of_one_press_are_queued_all_or_none() {
    let world = World::start().await;
    world.stored(10_001).await;
    let outside = world.outside();
    let sql = "CREATE TRIGGER full BEFORE INSERT ON outbox WHEN new.params LIKE '%third%'
               BEGIN SELECT RAISE(ABORT, 'no room'); END";
    outside.execute_batch(sql).expect("a trigger");
    let sends = ["first", "second", "third"].map(|text| new_send(ADA, text)).to_vec();
    world.engine.command(Command::SendAll(sends, None));
    let draft = until("they are a draft", || world.store().draft(ChatId(ADA)).expect("a read")).await;
    assert_eq!(draft.text, "first\n\nsecond\n\nthird");
    assert!(world.row(ADA, "first").is_none() && world.taken().is_empty());
    outside.execute_batch("DROP TRIGGER full").expect("room again");
    world.reaches(ADA, "third", SendState::Sent).await;
    assert_eq!(world.taken(), ["first", "second", "third"]);
    assert_eq!(world.store().draft(ChatId(ADA)).expect("a read"), None);
}

#[tokio::test]
async fn a_forward_that_the_store_refuses_is_offered_again_and_what_is_begun_stays() {
    let world = World::start().await;
    world.stored(10_001).await;
    let outside = world.outside();
    let sql = "CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'no room'); END";
    outside.execute_batch(sql).expect("a trigger");
    let begun = Draft { text: "begun".to_owned(), ..Draft::default() };
    world.engine.command(Command::SaveDraft(ChatId(ADA), Some(begun.clone())));
    world.engine.command(Command::SendBeside(Box::new(new_send(ADA, "forward"))));
    world.engine.command(Command::MarkRead(ChatId(ADA)));
    until("it was refused, and the rest went on", || {
        world.events().iter().any(|event| matches!(event, Event::StoreTrouble(_))).then_some(())
    })
    .await;
    outside.execute_batch("DROP TRIGGER full").expect("room again");
    world.reaches(ADA, "forward", SendState::Sent).await;
    assert_eq!(world.taken(), ["forward"]);
    assert_eq!(world.store().draft(ChatId(ADA)).expect("a read"), Some(begun));
}

#[tokio::test]
async fn a_message_is_either_taken_back_or_sent_and_never_both() {
    let world = World::start().await;
    world.stored(10_001).await;
    for n in 0..60 {
        let text = format!("message {n}");
        world.engine.command(Command::SaveDraft(ChatId(ADA), None));
        world.send(ADA, &text);
        let seq = until("it has a place", || world.row(ADA, &text).map(|row| row.seq)).await;
        let draft = Draft { text: text.clone(), ..Draft::default() };
        world.engine.command(Command::TakeBack(seq, Box::new(draft)));
        let taken = until("it is known", || {
            world.events().into_iter().find_map(|event| match event {
                Event::TakenBack { seq: of, taken } if of == seq => Some(taken),
                _ => None,
            })
        })
        .await;
        if taken {
            let draft = world.store().draft(ChatId(ADA)).expect("a read").expect("a draft");
            assert_eq!(draft.text, text);
            assert!(world.row(ADA, &text).is_none(), "{text}");
        } else {
            world.reaches(ADA, &text, SendState::Sent).await;
            assert_eq!(world.store().draft(ChatId(ADA)).expect("a read"), None);
        }
        assert_eq!(world.taken().contains(&text), !taken, "{text}");
    }
}

#[tokio::test]
async fn what_waits_for_its_time_can_be_moved_or_sent_now() {
    let world = World::start().await;
    let later = |text: &str, hours: i64| {
        let send_at = Some(now_millis() + hours * 3_600_000);
        world.engine.command(Command::Send(Box::new(NewSend { send_at, ..new_send(ADA, text) })));
    };
    later("now", 1);
    later("soon", 2);
    later("late", 3);
    until("all wait", || world.row(ADA, "late").map(drop)).await;
    world.engine.command(Command::SendNow(seq(&world, "now")));
    world.reaches(ADA, "now", SendState::Sent).await;
    let soon = now_millis() + 600;
    world.engine.command(Command::Reschedule(seq(&world, "soon"), soon));
    world.reaches(ADA, "soon", SendState::Sent).await;
    assert!(now_millis() >= soon);
    assert_eq!(world.taken(), ["now", "soon"]);
}
