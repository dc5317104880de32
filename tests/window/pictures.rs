//! Pictures and files in a conversation, and the viewer.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::api::{ChatId, MediaKind};
use mpchat_console::engine::{Command, file};
use mpchat_console::i18n::Language;
use mpchat_console::store::{Attachment, AttachmentSource, NewSend};

use super::room::{ADA, Room};

const PHOTO: &str = "Open picture 480 × 300";

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(width, height, image::Rgb([40, 120, 200]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A server that is not the bot's, and how often it was asked.
fn another_host(answer: Vec<u8>) -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            count.fetch_add(1, Ordering::SeqCst);
            let mut request = [0; 4096];
            let _ = stream.read(&mut request);
            let _ = stream.write_all(&answer);
        }
    });
    (port, asked)
}

fn found(status: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

/// Ada has written, and her chat is open.
fn room() -> Room {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "Look at this.");
    room.open("Ada Lovelace");
    room
}

fn photo_shown() -> Room {
    let mut room = room();
    room.sandbox().sends_photo(ADA, ADA, "#7ac5ff-#a78bfa", "The receipt");
    room.until_label(PHOTO);
    room
}

#[test]
fn a_picture_on_the_apis_own_host_shows_by_itself_over_its_caption() {
    let mut room = photo_shown();
    room.until_label("Ada Lovelace: The receipt");
    room.until("it rests", |h| h.state().is_settled());
}

#[test]
fn a_picture_on_another_host_is_fetched_only_when_it_is_pressed() {
    let mut room = room();
    let (port, asked) = another_host(found("200 OK", &png(640, 400)));
    let url = format!("http://127.0.0.1:{port}/a.png");
    room.sandbox().sends_address((ADA, ADA), MediaKind::Photo, (&url, "a.png"), (640, 400));
    let ask = format!("Picture from 127.0.0.1:{port} – press to load");
    room.until_label(&ask);
    let height = room.harness.get_by_label(&ask).rect().height();
    room.linger(Duration::from_millis(400));
    assert_eq!(asked.load(Ordering::SeqCst), 0, "nobody knows that it is looked at");
    room.press(Role::Button, &ask);
    room.until_label("Open picture 640 × 400");
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    let shown = room.harness.get_by_label("Open picture 640 × 400").rect();
    assert!((shown.height() - height).abs() < 0.5, "nothing jumps");
}

#[test]
fn another_host_that_sends_on_is_not_followed_and_can_be_asked_again() {
    let mut room = room();
    let (inner, reached) = another_host(found("200 OK", &png(64, 40)));
    let away = format!("302 Found\r\nLocation: http://127.0.0.1:{inner}/secret");
    let (port, asked) = another_host(found(&away, b""));
    let url = format!("http://127.0.0.1:{port}/a.png");
    room.sandbox().sends_address((ADA, ADA), MediaKind::Photo, (&url, "a.png"), (640, 400));
    room.press(Role::Button, &format!("Picture from 127.0.0.1:{port} – press to load"));
    room.press(Role::Button, "Try again");
    room.until("it is asked again", |_| asked.load(Ordering::SeqCst) == 2);
    room.until("it failed again", |h| h.query_all_by_label("Try again").next().is_some());
    assert_eq!(reached.load(Ordering::SeqCst), 0);
}

#[test]
fn a_picture_that_cannot_be_shown_can_be_saved() {
    let mut room = room();
    let broken = ("cat.png", "image/png", b"\x89PNG\r\n\x1a\n and nothing".to_vec());
    room.sandbox().sends_file((ADA, ADA), MediaKind::Photo, broken, "");
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("cat.png");
    room.press(Role::Button, "Save…");
    room.type_path(&place, "Save");
    room.until("it is saved", |_| place.exists());
    assert!(std::fs::read(&place).unwrap().ends_with(b"nothing"));
}

#[test]
fn the_viewer_zooms_goes_from_picture_to_picture_and_closes_with_escape() {
    let mut room = photo_shown();
    let wide = ("wide.png", "image/png", png(2400, 600));
    room.sandbox().sends_file((ADA, ADA), MediaKind::Photo, wide, "From above");
    room.until_label("Open picture 2400 × 600");
    room.press(Role::Button, PHOTO);
    room.until_label("Photo 2, 480 × 300");
    let percent = |room: &Room| room.harness.get_by_label("Fit or 100 %").value().unwrap_or_default();
    assert_eq!(percent(&room), "100 %");
    room.press(Role::Button, "Larger");
    assert_eq!(percent(&room), "125 %");
    room.harness.key_press(Key::Num0);
    room.harness.run_steps(2);
    assert_eq!(percent(&room), "100 %");

    room.harness.key_press(Key::ArrowRight);
    room.until_label("Photo 3, 2400 × 600");
    assert!(percent(&room).trim_end_matches(" %").parse::<f32>().unwrap() < 60.0, "it fits the window");
    room.harness.key_press(Key::ArrowRight);
    room.harness.run_steps(3);
    room.until_label("Photo 3, 2400 × 600");
    room.press(Role::Button, "Picture before");
    room.until_label("Photo 2, 480 × 300");

    room.harness.key_press(Key::Escape);
    room.until("it is closed", |h| h.query_all_by_label("Close the picture").next().is_none());
    room.harness.run_steps(2);
    room.type_text("Thank you");
    room.harness.key_press(Key::Enter);
    room.until_label("You: Thank you (Sent)");
}

#[test]
fn a_picture_is_saved_where_it_was_typed_and_replaces_nothing_unasked() {
    let mut room = photo_shown();
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("receipt.png");
    std::fs::write(&place, b"mine").unwrap();
    room.press(Role::Button, PHOTO);
    room.until_label("Photo 2, 480 × 300");
    room.press(Role::Button, "Save as…");
    room.type_path(&folder.path().join("nowhere/receipt.png"), "Save");
    room.until_label("There is no such folder.");
    room.type_path(&place, "Save");
    room.until_label("There is a file of that name. Press Replace to overwrite it.");
    assert_eq!(std::fs::read(&place).unwrap(), b"mine");
    room.press(Role::Button, "Replace");
    room.until("it is replaced", |_| std::fs::read(&place).is_ok_and(|bytes| bytes.starts_with(b"\x89PNG")));
    room.until("the viewer says so", |h| {
        h.query_all_by_role_and_label(Role::Button, "Saved").next().is_some()
    });
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn a_file_that_can_run_is_opened_only_after_a_warning() {
    let mut room = room();
    let file = ("update.sh", "application/x-sh", b"#!/bin/sh\nexit 0\n".to_vec());
    room.sandbox().sends_file((ADA, ADA), MediaKind::Document, file, "Run this please");
    room.until_label("update.sh, File · 17 B");
    room.press(Role::Button, "Open");
    room.until_label("This file can do more than show something");
    room.press(Role::Button, "Cancel");
    room.until("the question is gone", |h| h.query_all_by_label("Open anyway").next().is_none());
    let asked = room.sandbox().requests().iter().any(|seen| format!("{seen:?}").contains("update.sh"));
    assert!(!asked, "it is not even fetched");
}

#[test]
fn a_file_on_an_address_that_reaches_inside_cannot_be_fetched() {
    let mut room = room();
    for (url, name) in [("file:///etc/passwd", "a.txt"), ("https://ann:pw@example.com/b", "b.txt")] {
        room.sandbox().sends_address((ADA, ADA), MediaKind::Document, (url, name), (0, 0));
        room.until("it is there", |h| h.query_all_by_label_contains(name).next().is_some());
    }
    for node in room.harness.query_all_by_role_and_label(Role::Button, "Open") {
        assert!(node.accesskit_node().is_disabled());
    }
}

#[test]
fn an_own_picture_shows_from_the_file_that_was_sent() {
    let mut room = room();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("offer.png");
    std::fs::write(&path, png(300, 200)).unwrap();
    let about = file::inspect(&path).unwrap();
    let attachment = Attachment { kind: MediaKind::Photo, source: AttachmentSource::File(about) };
    let mut send = NewSend::attached(ChatId(ADA), attachment);
    send.params["photo"] = "https://example.com/offer.png".into();
    let session = room.harness.state().session().unwrap();
    session.engine().command(Command::Send(Box::new(send)));
    room.until_label("Open picture offer.png 300 × 200");
}
