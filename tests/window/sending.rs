//! Uploads and the outbox as a person sees them.

use std::path::PathBuf;
use std::time::Duration;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use mpchat_console::api::{ChatId, MediaKind};
use mpchat_console::engine::{Command, file, now_millis};
use mpchat_console::i18n::Language;
use mpchat_console::sandbox::FaultKind;
use mpchat_console::store::{Attachment, AttachmentSource, NewSend};
use mpchat_console::ui::{Composer, Console};

use crate::room::{ADA, Room};

/// A window with the chat of Ada open.
fn with_ada() -> Room {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "Anybody there?");
    room.open("Ada Lovelace");
    room
}

fn a_file(bytes: usize) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.bin");
    std::fs::write(&path, vec![b'x'; bytes]).unwrap();
    (folder, path)
}

/// What the composer makes of a file and a caption.
fn upload(path: &std::path::Path, caption: &str) -> NewSend {
    let file = file::inspect(path).unwrap();
    NewSend::attached(
        ChatId(ADA),
        Attachment { kind: MediaKind::Document, source: AttachmentSource::File(file) },
    )
    .captioned(caption)
}

fn give(room: &Room, command: Command) {
    room.harness.state().session().unwrap().engine().command(command);
}

fn composer(console: &Console) -> &Composer {
    &console.session().unwrap().conversation.as_ref().unwrap().composer
}

#[test]
fn an_upload_shows_its_bytes_and_can_be_cancelled_and_edited() {
    let mut room = with_ada();
    let (_folder, path) = a_file(30_000_000);
    room.fault("sendDocument", FaultKind::SlowUpload { bytes_per_second: 3_000_000 });
    give(&room, Command::Send(Box::new(upload(&path, "the report"))));
    room.until("it moves, with a speed", |h| h.query_all_by_label_contains("/s").next().is_some());
    assert!(room.harness.query_all_by_label_contains("of 30.0 MB").next().is_some());
    room.press(Role::Button, "Cancel upload");
    room.until("it says so", |h| h.query_all_by_label_contains("You cancelled the upload.").next().is_some());
    room.press(Role::Button, "Edit and send");
    room.until("it is in the composer", |h| composer(h.state()).text == "the report");
    assert_eq!(composer(room.harness.state()).attachments.len(), 1);
    room.until("it is in the outbox no more", |h| h.state().session().unwrap().unsent.failed == 0);
    assert!(room.sandbox().bot_messages().is_empty());
}

#[test]
fn a_changed_file_is_asked_about_and_sent_as_it_is_at_the_persons_word() {
    let mut room = with_ada();
    let (_folder, path) = a_file(10);
    let send = upload(&path, "the list");
    std::fs::write(&path, b"another list").unwrap();
    give(&room, Command::Send(Box::new(send)));
    room.press(Role::Button, "Send the file as it is now");
    room.until_label("You: the list (Sent)");
    room.until_sent(1);
}

#[test]
fn a_wait_is_counted_down_in_seconds_and_need_not_be_waited_for() {
    let mut room = with_ada();
    let (_folder, path) = a_file(30_000_000);
    for _ in 0..4 {
        room.fault("sendDocument", FaultKind::CutUpload { after: 1000 });
    }
    give(&room, Command::Send(Box::new(upload(&path, "the report"))));
    room.until("a countdown", |h| h.query_all_by_label_contains("Next try in 2 s.").next().is_some());
    room.until("it goes on", |h| h.query_all_by_label_contains("Next try in 1 s.").next().is_some());
    room.press(Role::Button, "Try now");
    room.until_label("You: the report (Sent)");
}

#[test]
fn what_is_scheduled_stands_apart_and_can_be_sent_now() {
    let mut room = with_ada();
    let (_folder, path) = a_file(10);
    let send_at = Some(now_millis() + 3_600_000);
    give(&room, Command::Send(Box::new(NewSend { send_at, ..upload(&path, "later") })));
    room.press(Role::Tab, "Outbox");
    room.until_label("SCHEDULED");
    room.linger(Duration::from_millis(200));
    assert!(room.sandbox().bot_messages().is_empty());
    room.press(Role::Button, "Send now");
    room.until_sent(1);
    room.until_label("Everything is sent");
}

#[test]
fn undo_brings_back_nothing_of_another_chat_and_writing_goes_on_behind_the_draft() {
    let mut room = Room::connected(Language::English);
    let grace = room.sandbox().add_person("Grace Hopper", 0, "en");
    room.sandbox().writes(ADA, ADA, "hi");
    room.sandbox().writes(grace, grace, "hello");
    let says = |room: &Room| composer(room.harness.state()).text.clone();
    let undo = |room: &mut Room| {
        room.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
        room.harness.run_steps(2);
    };
    room.open("Ada Lovelace");
    room.harness.get_by_label("Message").focus();
    for part in ["my IBAN", " is", " secret"] {
        room.type_text(part);
        // Longer than what Undo takes for one piece of typing.
        room.linger(Duration::from_millis(1200));
    }
    room.open("Grace Hopper");
    room.harness.get_by_label("Message").focus();
    room.harness.run_steps(2);
    for _ in 0..3 {
        undo(&mut room);
        assert_eq!(says(&room), "");
    }
    room.type_text("for Grace");
    room.open("Ada Lovelace");
    undo(&mut room);
    assert_eq!(says(&room), "my IBAN is secret");
    room.type_text("!");
    assert_eq!(says(&room), "my IBAN is secret!", "the caret stands behind the draft");
    room.linger(Duration::from_millis(1200));
    room.type_text(" no");
    room.linger(Duration::from_millis(1200));
    undo(&mut room);
    assert_eq!(says(&room), "my IBAN is secret!", "within a chat there is an undo");

    room.press(Role::Button, "Show details");
    room.fill("Note", "owes us money");
    room.linger(Duration::from_millis(1200));
    room.open("Grace Hopper");
    room.until("her note", |h| h.query_by_label("Note").is_some());
    room.harness.get_by_label("Note").focus();
    room.harness.run_steps(2);
    undo(&mut room);
    let note = room.harness.get_by_label("Note").value();
    assert_eq!(note.as_deref(), Some(""), "nor a note about somebody else");
}
