//! Exporting from the window.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use mpchat_console::i18n::Language;
use mpchat_console::sandbox::{Fault, FaultKind};

use crate::room::{ADA, Room};

fn with_messages() -> Room {
    let mut room = Room::connected(Language::English);
    for n in 0..20 {
        room.sandbox().writes(ADA, ADA, &format!("message {n}"));
    }
    room.until("they are here", |h| {
        let store = h.state().session().unwrap().engine().store().clone();
        store.feed_kinds().unwrap().iter().map(|(_, count)| count).sum::<u64>() == 20
    });
    room
}

#[test]
fn the_feed_is_exported_and_a_file_is_replaced_only_when_asked() {
    let mut room = with_messages();
    room.press(Role::Tab, "Feed");
    room.press(Role::Button, "Export the feed");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("feed.jsonl");
    std::fs::write(&file, "mine").unwrap();
    room.press(Role::Button, "Save as…");
    room.type_path(&file, "Save");
    room.until_label("There is a file of that name. Press Replace to overwrite it.");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    room.press(Role::Button, "Replace");
    room.until_label("Exported. Rows: 20");
    assert_eq!(std::fs::read_to_string(&file).unwrap().lines().count(), 20);
}

#[test]
fn a_chat_is_exported_as_a_page_and_a_bad_path_is_explained() {
    let mut room = with_messages();
    room.open("Ada Lovelace");
    room.press(Role::Button, "Export this chat");
    room.until_label("Export Ada Lovelace");
    room.press(Role::RadioButton, "HTML");
    room.press(Role::RadioButton, "Last 7 days");
    room.press(Role::Button, "Save as…");
    let folder = tempfile::tempdir().unwrap();
    room.type_path(std::path::Path::new("no/whole/path.html"), "Save");
    room.until_label("Write the whole path, from the beginning of the disk.");
    room.type_path(folder.path(), "Save");
    room.until_label("This is a folder. Add a name for the file.");
    let file = folder.path().join("ada.html");
    room.type_path(&file, "Save");
    room.until_label("Exported. Rows: 20");
    assert!(std::fs::read_to_string(&file).unwrap().contains("message 19"));
}

#[test]
fn a_file_that_cannot_be_written_says_what_to_do() {
    let mut room = with_messages();
    room.press(Role::Tab, "Feed");
    room.press(Role::Button, "Export the feed");
    let folder = tempfile::tempdir().unwrap();
    room.press(Role::Button, "Save as…");
    room.type_path(&folder.path().join(format!("{}.jsonl", "long".repeat(80))), "Save");
    room.until_label("It could not be exported");
    assert!(room.says("Choose another name or place."), "{}", room.everything_said());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
    room.press(Role::Button, "Save as…");
    room.type_path(&folder.path().join("feed.jsonl"), "Save");
    room.until_label("Exported. Rows: 20");
}

#[test]
fn a_server_that_never_answers_does_not_hold_an_export() {
    let mut room = with_messages();
    let hang = Fault { method: None, kind: FaultKind::Hang, times: 1_000 };
    room.sandbox().fault(hang);
    room.press(Role::Tab, "Feed");
    room.press(Role::Button, "Export the feed");
    let folder = tempfile::tempdir().unwrap();
    room.press(Role::Button, "Save as…");
    room.type_path(&folder.path().join("feed.jsonl"), "Save");
    room.draws_frames();
    room.until_label("Exported. Rows: 20");
}

#[test]
fn a_long_export_is_stopped_by_its_button_and_by_leaving_and_leaves_nothing_behind() {
    let mut room = Room::connected(Language::English);
    room.receive(60_000);
    room.press(Role::Tab, "Feed");
    let folder = tempfile::tempdir().unwrap();
    let left = || std::fs::read_dir(folder.path()).unwrap().count();
    for by_button in [true, false] {
        room.press(Role::Button, "Export the feed");
        room.press(Role::Button, "Save as…");
        room.fill("Path of the file", folder.path().join("feed.jsonl").to_str().unwrap());
        room.harness.get_by_role_and_label(Role::Button, "Save").click();
        room.until_says("Rows written");
        room.draws_frames();
        if by_button {
            room.press(Role::Button, "Stop");
            room.until_label("The unfinished file was removed.");
        }
        room.harness.key_press(egui::Key::Escape);
        room.until("the dialog is gone", |h| {
            h.query_all_by_role_and_label(Role::Button, "Close").next().is_none()
        });
        room.until("nothing is left", |_| left() == 0);
    }
}

#[test]
fn a_range_that_is_none_cannot_be_exported() {
    let mut room = with_messages();
    room.press(Role::Tab, "Feed");
    room.press(Role::Button, "Export the feed");
    room.press(Role::RadioButton, "From – to");
    room.fill("First day", "soon");
    room.until_label("Dates look like 2026-11-22; the last is not before the first.");
    let save = room.harness.get_by_role_and_label(Role::Button, "Save as…");
    assert!(egui_kittest::kittest::NodeT::accesskit_node(&save).is_disabled());
}
