//! Files and addresses that go with a message, and messages that go later.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Color32, ColorImage, DroppedFile, Event, HoveredFile, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::api::{ChatId, MediaKind, MessageBody};
use mpchat_console::i18n::Language;
use mpchat_console::store::{MessageRow, Page};
use mpchat_console::ui::{Desktop, Picked};

use crate::room::{ADA, Room};

/// A desktop that picks what the test says and has that on its clipboard.
#[derive(Default)]
struct TestDesktop {
    picked: Mutex<Option<Vec<PathBuf>>>,
    clipboard: Mutex<Vec<PathBuf>>,
}

impl Desktop for TestDesktop {
    fn pick_files(&self, _title: &str) -> Picked {
        let picked = self.picked.lock().unwrap().clone();
        Box::pin(async move { picked })
    }

    fn clipboard_files(&self) -> Vec<PathBuf> {
        self.clipboard.lock().unwrap().clone()
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody reads a file in a frame".to_owned())
    }
}

/// Ada's chat, open, and a folder to attach files from.
struct Desk {
    room: Room,
    folder: tempfile::TempDir,
    desktop: Arc<TestDesktop>,
}

impl Desk {
    fn new() -> Self {
        let mut room = Room::connected(Language::English);
        room.sandbox().writes(ADA, ADA, "hi");
        room.open("Ada Lovelace");
        let desktop = Arc::new(TestDesktop::default());
        room.harness.state_mut().set_desktop(desktop.clone());
        Self { room, folder: tempfile::tempdir().unwrap(), desktop }
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn picture(&self, name: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        image::RgbImage::new(8, 6).save_with_format(&path, image::ImageFormat::Png).unwrap();
        path
    }

    fn drop_files(&mut self, paths: &[PathBuf]) {
        let files = paths.iter().map(|path| Arc::new(Dropped(path.clone())) as egui::DroppedFileHandle);
        self.room.harness.input_mut().dropped_files = files.collect();
        self.room.harness.step();
        self.room.harness.input_mut().dropped_files.clear();
        self.room.harness.step();
    }

    fn until_said(&mut self, text: &str) {
        self.room.until(text, |h| h.query_all_by_label_contains(text).next().is_some());
    }

    fn says(&self, text: &str) -> bool {
        self.room.harness.query_all_by_label_contains(text).next().is_some()
    }

    /// What the bot has queued or sent in Ada's chat, in order.
    fn sends(&self) -> Vec<MessageRow> {
        let store = self.room.harness.state().session().unwrap().engine().store();
        let rows = store.messages(ChatId(ADA), Page::Latest, 50).unwrap();
        rows.into_iter().filter(|row| row.send.is_some()).collect()
    }

    fn until_queued(&mut self, count: usize) -> Vec<MessageRow> {
        self.room.until("messages are queued", |harness| {
            let store = harness.state().session().unwrap().engine().store();
            let rows = store.messages(ChatId(ADA), Page::Latest, 50).unwrap();
            rows.iter().filter(|row| row.send.is_some()).count() >= count
        });
        self.sends()
    }

    /// Kind, name and caption of what was queued.
    fn media(rows: &[MessageRow]) -> Vec<(MediaKind, String, Option<String>)> {
        let media = |row: &MessageRow| match &row.body {
            MessageBody::Media(media) => {
                Some((media.kind, media.file_name.clone().unwrap_or_default(), media.caption.clone()))
            }
            _ => None,
        };
        rows.iter().filter_map(media).collect()
    }

    fn attachments(&self) -> usize {
        let session = self.room.harness.state().session().unwrap();
        session.conversation.as_ref().unwrap().composer.attachments.len()
    }

    fn choose(&mut self, button: &str, item: &str) {
        self.room.press(Role::Button, button);
        self.room.press(Role::Button, item);
    }
}

#[test]
fn files_of_the_dialog_become_messages_in_order_with_the_text_below_the_first() {
    let mut desk = Desk::new();
    let paths = vec![desk.picture("cat.png"), desk.file("notes.txt", b"two lines\nof text")];
    *desk.desktop.picked.lock().unwrap() = Some(paths);
    desk.choose("Attach files", "Photo, video or file…");
    desk.until_said("PNG picture · 8 × 6");
    desk.until_said("2 files");
    desk.room.type_text("here you are");
    desk.until_said("the text goes below the first");
    desk.room.press(Role::Button, "Send");
    let rows = desk.until_queued(2);
    assert_eq!(
        Desk::media(&rows),
        [
            (MediaKind::Photo, "cat.png".to_owned(), Some("here you are".to_owned())),
            (MediaKind::Document, "notes.txt".to_owned(), None),
        ]
    );
    assert!(rows[0].file.as_ref().is_some_and(|file| file.path.ends_with("cat.png")));
    assert_eq!(desk.attachments(), 0, "the composer is empty again");
}

#[test]
fn without_a_file_dialog_that_is_said_and_a_path_is_asked_for() {
    let mut desk = Desk::new();
    let path = desk.picture("cat.png");
    desk.choose("Attach files", "Photo, video or file…");
    desk.room.until_label("This desktop has no file dialog");
    desk.room.type_text(path.to_str().unwrap());
    desk.room.press(Role::Button, "Attach");
    desk.until_said("PNG picture");
    assert!(!desk.says("This desktop has no file dialog"));
}

#[test]
fn a_typed_path_is_checked_before_the_question_closes() {
    let mut desk = Desk::new();
    desk.choose("Attach files", "Type a path…");
    desk.room.fill("Path of the file", "cat.png");
    desk.room.harness.key_press(Key::Enter);
    desk.room.until_label("Write the whole path, from the beginning of the disk.");
    let gone = desk.folder.path().join("gone.png");
    desk.room.fill("Path of the file", gone.to_str().unwrap());
    desk.room.harness.key_press(Key::Enter);
    desk.until_said("There is no file at this path.");
    let path = desk.picture("cat.png");
    desk.room.fill("Path of the file", &format!("\"{}\"", path.display()));
    desk.room.harness.key_press(Key::Enter);
    desk.room.until_label("cat.png");
    desk.room.until("the question is closed", |h| h.query_all_by_label("Path of the file").next().is_none());
}

#[test]
fn files_that_are_dropped_are_attached_to_the_open_chat() {
    let mut desk = Desk::new();
    desk.room.harness.input_mut().hovered_files = vec![HoveredFile::default()];
    desk.room.until_label("Drop to attach to Ada Lovelace");
    desk.room.harness.input_mut().hovered_files.clear();
    let paths = [desk.picture("cat.png"), desk.file("report.pdf", b"%PDF-1.7 and so on")];
    desk.drop_files(&paths);
    desk.room.until_label("report.pdf");
    assert!(!desk.says("Drop to attach"));
    desk.room.press(Role::Button, "Send");
    let kinds: Vec<MediaKind> =
        Desk::media(&desk.until_queued(2)).into_iter().map(|(kind, ..)| kind).collect();
    assert_eq!(kinds, [MediaKind::Photo, MediaKind::Document]);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_sent_is_refused_with_its_reason_and_holds_the_message_back() {
    let mut desk = Desk::new();
    let folder = desk.folder.path().join("holiday");
    std::fs::create_dir(&folder).unwrap();
    let empty = desk.file("empty.txt", b"");
    let huge = desk.file("huge.bin", b"x");
    std::fs::File::options().write(true).open(&huge).unwrap().set_len(2 << 30).unwrap();
    let turning = desk.folder.path().join("loop");
    std::os::unix::fs::symlink(&turning, &turning).unwrap();
    let gone = desk.folder.path().join("gone.png");
    desk.drop_files(&[folder, empty, huge, turning, gone, PathBuf::from("/dev/zero")]);
    for reason in [
        "A folder cannot be sent",
        "The file is empty",
        "2.1 GB are too many",
        "It cannot be read",
        "It is not there any more",
        "This is a device or a pipe",
    ] {
        desk.until_said(reason);
    }
    desk.room.write("look at these");
    desk.room.linger(Duration::from_millis(150));
    assert!(desk.sends().is_empty(), "the text does not go without its files");
    for name in ["holiday", "empty.txt", "huge.bin", "loop", "gone.png", "zero"] {
        desk.room.press(Role::Button, &format!("Put {name} away"));
    }
    desk.room.press(Role::Button, "Send");
    assert_eq!(desk.until_queued(1).len(), 1);
}

#[test]
fn the_bytes_tell_what_a_file_is_and_the_screen_says_so() {
    let mut desk = Desk::new();
    let picture = desk.picture("cat.png");
    let report = desk.folder.path().join("report.pdf");
    std::fs::rename(picture, &report).unwrap();
    desk.drop_files(&[report]);
    desk.until_said("Really a PNG picture, not pdf");
}

#[test]
fn a_picture_goes_as_a_photo_or_as_a_file() {
    let mut desk = Desk::new();
    let path = desk.picture("cat.png");
    desk.drop_files(&[path]);
    desk.choose("cat.png: As photo", "As file");
    desk.room.until("it is a file now", |h| {
        h.query_all_by_role_and_label(Role::Button, "cat.png: As file").next().is_some()
    });
    desk.room.press(Role::Button, "Send");
    assert_eq!(Desk::media(&desk.until_queued(1))[0].0, MediaKind::Document);
}

#[test]
fn a_sent_picture_has_its_own_shape_before_and_after_it_is_there() {
    let mut desk = Desk::new();
    let path = desk.folder.path().join("tall.png");
    image::RgbImage::new(300, 450).save_with_format(&path, image::ImageFormat::Png).unwrap();
    desk.drop_files(&[path]);
    desk.until_said("tall.png");
    desk.room.press(Role::Button, "Send");
    let rows = desk.until_queued(1);
    let MessageBody::Media(media) = &rows[0].body else { panic!("{:?}", rows[0].body) };
    assert_eq!((media.width, media.height), (Some(300), Some(450)));
    desk.until_said("300 × 450");
    let shape = desk.room.harness.get_by_label_contains("300 × 450").rect().size();
    assert!((shape.y / shape.x - 1.5).abs() < 0.1, "{shape:?}");
}

#[test]
fn a_picture_that_is_too_large_for_a_photo_is_offered_as_a_file() {
    let mut desk = Desk::new();
    let path = desk.picture("cat.png");
    std::fs::File::options().write(true).open(&path).unwrap().set_len(11 * 1024 * 1024).unwrap();
    desk.drop_files(&[path]);
    desk.choose("cat.png: As file", "As photo");
    desk.until_said("11.5 MB are too many for a photo");
    desk.room.write("no");
    desk.room.linger(Duration::from_millis(100));
    assert!(desk.sends().is_empty());
    desk.room.press(Role::Button, "Send as file");
    desk.room.press(Role::Button, "Send");
    assert_eq!(Desk::media(&desk.until_queued(1))[0].0, MediaKind::Document);
}

#[test]
fn attachments_are_put_in_another_order_and_taken_away() {
    let mut desk = Desk::new();
    let paths = ["a.txt", "b.txt", "c.txt"].map(|name| desk.file(name, name.as_bytes()));
    desk.drop_files(&paths);
    desk.room.press(Role::Button, "Move c.txt up");
    desk.room.press(Role::Button, "Move a.txt down");
    desk.room.press(Role::Button, "Remove b.txt");
    desk.room.press(Role::Button, "Send");
    let names: Vec<String> =
        Desk::media(&desk.until_queued(2)).into_iter().map(|(_, name, _)| name).collect();
    assert_eq!(names, ["c.txt", "a.txt"]);
}

#[test]
fn more_files_than_a_message_takes_are_refused_not_dropped_in_silence() {
    let mut desk = Desk::new();
    let paths: Vec<PathBuf> = (0..25).map(|n| desk.file(&format!("{n:02}.txt"), b"x")).collect();
    desk.drop_files(&paths);
    desk.until_said("At most 20 files go with one message");
    assert_eq!(desk.attachments(), 20);
}

#[test]
fn a_file_that_vanishes_before_it_is_sent_comes_back_with_its_text() {
    let mut desk = Desk::new();
    let path = desk.file("notes.txt", b"words");
    desk.drop_files(std::slice::from_ref(&path));
    desk.room.until_label("notes.txt");
    std::fs::remove_file(&path).unwrap();
    desk.room.write("my notes");
    desk.until_said("It is not there any more");
    assert!(desk.sends().is_empty());
    let field = desk.room.harness.get_by_label("Message").value();
    assert_eq!(field.as_deref(), Some("my notes"), "nothing is lost");
    desk.room.press(Role::Button, "Remove notes.txt");
    desk.room.press(Role::Button, "Send");
    assert_eq!(desk.until_queued(1)[0].body.text(), Some("my notes"));
}

#[test]
fn a_file_that_changed_is_taken_as_it_is_now_only_at_the_persons_word() {
    let mut desk = Desk::new();
    let path = desk.file("notes.txt", b"words");
    desk.drop_files(std::slice::from_ref(&path));
    desk.room.until_label("notes.txt");
    std::fs::write(&path, "quite other words").unwrap();
    desk.room.write("my notes");
    desk.until_said("It has changed since it was attached");
    assert!(desk.sends().is_empty());
    desk.room.press(Role::Button, "Use it as it is now");
    desk.room.until("it is good", |h| h.query_all_by_label_contains("It has changed").next().is_none());
    desk.room.press(Role::Button, "Send");
    let rows = desk.until_queued(1);
    assert_eq!(rows[0].file.as_ref().map(|file| file.size), Some(17));
}

#[test]
fn an_address_of_the_web_is_sent_for_the_server_to_fetch() {
    let mut desk = Desk::new();
    desk.choose("Attach files", "From a web address…");
    for (text, problem) in [
        ("cat.png", "This is no web address"),
        ("file:///etc/passwd", "Only http and https"),
        ("https://ada:secret@files.example/cat.png", "holds a name or password"),
        ("http://192.168.0.1/cat.png", "leads into a private network"),
    ] {
        desk.room.fill("Web address", text);
        desk.room.harness.key_press(Key::Enter);
        desk.until_said(problem);
    }
    desk.room.fill("Web address", "http://files.example/cat.png");
    desk.until_said("Without encryption");
    desk.room.fill("Web address", "https://files.example/cat.png");
    desk.room.until("https needs no warning", |h| {
        h.query_all_by_label_contains("Without encryption").next().is_none()
    });
    desk.room.harness.key_press(Key::Enter);
    desk.until_said("MPChat fetches it from files.example");
    desk.room.press(Role::Button, "Send");
    desk.room.until_sent(1);
    let rows = desk.until_queued(1);
    let MessageBody::Media(media) = &rows[0].body else { panic!("{:?}", rows[0].body) };
    assert_eq!((media.kind, media.url.as_deref()), (MediaKind::Photo, Some("https://files.example/cat.png")));
}

#[test]
fn several_addresses_arrive_in_order_and_only_the_first_has_the_text() {
    let mut desk = Desk::new();
    for name in ["a.png", "b.pdf"] {
        desk.choose("Attach files", "From a web address…");
        desk.room.fill("Web address", &format!("https://files.example/{name}"));
        desk.room.harness.key_press(Key::Enter);
        desk.room.until_label(name);
    }
    desk.room.write("both");
    desk.room.until_sent(2);
    let texts: Vec<String> = desk.room.sandbox().bot_messages().into_iter().map(|sent| sent.text).collect();
    assert_eq!(texts, ["both", ""]);
}

#[test]
fn a_picture_of_the_clipboard_becomes_a_file_and_goes_when_it_is_taken_away() {
    let mut desk = Desk::new();
    let picture = ColorImage::filled([4, 3], Color32::from_rgb(10, 20, 30));
    desk.room.harness.event(Event::PasteImage(Arc::new(picture)));
    desk.until_said("PNG picture · 4 × 3");
    let file = {
        let session = desk.room.harness.state().session().unwrap();
        let composer = &session.conversation.as_ref().unwrap().composer;
        match &composer.attachments[0].source {
            mpchat_console::store::AttachmentSource::File(file) => file.clone(),
            other @ mpchat_console::store::AttachmentSource::Url(_) => panic!("{other:?}"),
        }
    };
    assert!(file.name.starts_with("pasted-") && file.path.contains("store.pasted"), "{file:?}");
    assert!(Path::new(&file.path).exists());
    desk.room.press(Role::Button, &format!("Remove {}", file.name));
    desk.room.until("nothing refers to it any more", |_| !Path::new(&file.path).exists());
}

#[test]
fn a_pasted_picture_stays_as_long_as_a_draft_or_a_send_refers_to_it() {
    let mut desk = Desk::new();
    let picture = || Event::PasteImage(Arc::new(ColorImage::filled([4, 3], Color32::WHITE)));
    desk.room.harness.event(picture());
    desk.until_said("PNG picture · 4 × 3");
    desk.room.restart();
    desk.room.open("Ada Lovelace");
    desk.until_said("PNG picture · 4 × 3");
    desk.room.press(Role::Button, "Send");
    let rows = desk.until_queued(1);
    let path = rows[0].file.as_ref().unwrap().path.clone();
    desk.room.linger(Duration::from_millis(100));
    desk.room.restart();
    desk.room.linger(Duration::from_millis(200));
    assert!(Path::new(&path).exists());
}

#[test]
fn files_that_were_copied_in_a_file_manager_are_attached() {
    let mut desk = Desk::new();
    let path = desk.file("notes.txt", b"words");
    // Their addresses as a text.
    let address = url::Url::from_file_path(&path).unwrap();
    desk.room.harness.get_by_label("Message").focus();
    desk.room.harness.step();
    desk.room.harness.event(Event::Paste(format!("{address}\r\n")));
    desk.room.until_label("notes.txt");
    desk.room.press(Role::Button, "Remove notes.txt");
    // No text at all, as on Windows: only the key's way up is seen.
    *desk.desktop.clipboard.lock().unwrap() = vec![path.clone()];
    desk.room.harness.key_press_modifiers(Modifiers::COMMAND, Key::V);
    desk.room.until_label("notes.txt");
    desk.room.press(Role::Button, "Remove notes.txt");
    // Their paths as a text, with the files beside it.
    desk.room.harness.event(Event::Paste(path.to_str().unwrap().to_owned()));
    desk.room.until_label("notes.txt");
    assert_eq!(desk.room.harness.get_by_label("Message").value().unwrap_or_default(), "");
}

#[test]
fn a_text_that_only_looks_like_a_path_is_pasted_as_a_text() {
    let mut desk = Desk::new();
    desk.room.harness.get_by_label("Message").focus();
    desk.room.harness.step();
    desk.room.harness.event(Event::Paste("/start".to_owned()));
    desk.room
        .until("it stands in the field", |h| h.get_by_label("Message").value().as_deref() == Some("/start"));
    assert_eq!(desk.attachments(), 0);
}

#[test]
fn a_draft_keeps_files_over_a_change_of_chat_and_a_restart_and_the_list_tells() {
    let mut desk = Desk::new();
    let bob = desk.room.sandbox().add_person("Bob", 0, "en");
    desk.room.sandbox().writes(bob, bob, "two");
    let paths = [desk.picture("cat.png"), desk.file("notes.txt", b"words")];
    desk.drop_files(&paths);
    desk.choose("cat.png: As photo", "As file");
    desk.room.open("Bob");
    assert!(!desk.says("cat.png"));
    desk.room.until("the list tells of it", |h| {
        h.query_by_role_and_label(Role::ListItem, "Ada Lovelace")
            .is_some_and(|row| row.accesskit_node().description().unwrap_or_default().contains("2 files"))
    });
    desk.room.open("Ada Lovelace");
    desk.room.until_label("notes.txt");
    desk.room.restart();
    desk.room.open("Ada Lovelace");
    desk.room.until("it survived", |h| {
        h.query_all_by_role_and_label(Role::Button, "cat.png: As file").next().is_some()
            && h.query_all_by_label("notes.txt").next().is_some()
    });
    desk.until_said("2 files");
}

#[test]
fn a_draft_keeps_its_formatting_and_its_time_over_a_restart() {
    let mut desk = Desk::new();
    desk.room.press(Role::ComboBox, "Formatting");
    desk.room.press(Role::Button, "HTML");
    desk.room.harness.get_by_label("Message").focus();
    desk.room.harness.step();
    desk.room.type_text("<b>soon</b>");
    desk.choose("More ways to send", "Send later…");
    desk.room.press(Role::Button, "Tomorrow morning");
    desk.until_said("Not scheduled yet, for Tomorrow, 09:00");
    desk.room.restart();
    desk.room.open("Ada Lovelace");
    desk.until_said("Not scheduled yet, for Tomorrow, 09:00");
    let mode = desk.room.harness.get_by_role_and_label(Role::ComboBox, "Formatting").value();
    assert_eq!(mode.as_deref(), Some("HTML"));
}

#[test]
fn a_text_too_long_for_a_caption_goes_as_a_message_of_its_own() {
    let mut desk = Desk::new();
    let path = desk.picture("cat.png");
    desk.drop_files(&[path]);
    desk.room.until_label("cat.png");
    let text = "long ".repeat(300);
    desk.room.write(&text);
    desk.room.linger(Duration::from_millis(100));
    assert!(desk.sends().is_empty());
    desk.until_said("of 1,024 characters");
    desk.room.press(Role::Button, "Send the text first");
    let rows = desk.until_queued(2);
    assert_eq!(rows[0].body.text(), Some(text.trim()));
    assert_eq!(Desk::media(&rows), [(MediaKind::Photo, "cat.png".to_owned(), None)]);
}

#[test]
fn a_text_that_shows_nothing_is_not_sent_and_one_of_a_megabyte_is_cut() {
    let mut desk = Desk::new();
    desk.room.write("   \n ");
    desk.room.linger(Duration::from_millis(50));
    desk.room.fill("Message", "\u{202e}\u{200b}");
    desk.room.harness.key_press(Key::Enter);
    desk.room.until_label("This text has no character that can be seen.");
    assert!(desk.sends().is_empty());
    desk.room.fill("Message", &"words ".repeat(180_000));
    desk.until_said("The field takes 40,000 characters");
    desk.room.fill("Message", &"😀".repeat(10_000));
    desk.until_said("20,000 of 4,096 characters");
    assert!(desk.sends().is_empty());
}

#[test]
fn everything_about_attachments_can_be_reached_with_the_keyboard() {
    let mut desk = Desk::new();
    let path = desk.picture("cat.png");
    desk.drop_files(&[path]);
    desk.room.until_label("cat.png");
    desk.room.harness.get_by_label("Message").focus();
    desk.room.harness.step();
    let mut reached = Vec::new();
    for _ in 0..80 {
        desk.room.harness.key_press(Key::Tab);
        desk.room.harness.step();
        #[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone has one lifetime")]
        let has_focus = egui_kittest::kittest::By::new().predicate(|node| node.is_focused());
        let focused = desk.room.harness.query_all(has_focus);
        reached.extend(focused.filter_map(|node| node.accesskit_node().label()));
    }
    for name in ["Attach files", "More ways to send", "Remove cat.png", "cat.png: As photo", "Send"] {
        assert!(reached.iter().any(|label| label == name), "{name} is not among {reached:?}");
    }
    desk.room.harness.get_by_role_and_label(Role::Button, "Remove cat.png").focus();
    desk.room.harness.step();
    desk.room.harness.key_press(Key::Space);
    desk.room.until("it is gone", |h| h.query_all_by_label("cat.png").next().is_none());
}

#[test]
fn a_message_is_sent_later_at_a_day_and_a_time() {
    let mut desk = Desk::new();
    desk.room.type_text("good morning");
    desk.room.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter);
    desk.room.until("the question is there", |h| {
        h.query_all_by_role_and_label(Role::Button, "Choose this time").next().is_some()
    });
    assert_eq!(desk.room.harness.get_by_label("Message").value().as_deref(), Some("good morning"));
    desk.room.fill("Time", "99:99");
    desk.room.until_label("Write a time of the day, like 09:30.");
    desk.room.press(Role::Button, "Month after");
    let next = jiff::Zoned::now().date().first_of_month().checked_add(jiff::Span::new().months(1)).unwrap();
    let day = next.strftime("%-d %B %Y").to_string();
    desk.room.press(Role::Button, &day);
    desk.room.fill("Time", "07:45");
    desk.until_said("07:45");
    desk.room.press(Role::Button, "Choose this time");
    desk.room.until("it stands in the composer", |h| {
        h.query_all_by_label_contains("Not scheduled yet").next().is_some()
            && h.query_all_by_label("Time").next().is_none()
    });
    desk.room.press(Role::Button, "Schedule");
    let rows = desk.until_queued(1);
    let at = rows[0].send.as_ref().unwrap().send_at.unwrap();
    let at = jiff::Timestamp::from_millisecond(at).unwrap().to_zoned(jiff::tz::TimeZone::system());
    assert_eq!((at.date(), at.hour(), at.minute()), (next, 7, 45));
    desk.until_said("good morning (Waiting to be sent) · Will be sent");
    desk.room.linger(Duration::from_millis(100));
    assert!(desk.room.sandbox().bot_messages().is_empty());
}

#[test]
fn a_chosen_time_can_be_taken_back() {
    let mut desk = Desk::new();
    desk.choose("More ways to send", "Send later…");
    desk.room.press(Role::Button, "In 1 hour");
    desk.until_said("Not scheduled yet, for T");
    desk.room.press(Role::Button, "Send at once instead");
    desk.room.until("it is gone", |h| h.query_all_by_label_contains("Not scheduled yet").next().is_none());
    desk.room.write("now");
    desk.room.until_sent(1);
}
