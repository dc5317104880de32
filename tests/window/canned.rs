//! Canned replies: found while typing, filled, kept, carried from bot to bot.

use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::api::{ChatId, Keyboard};
use mpchat_console::i18n::Language;
use mpchat_console::store::{CannedReply, Page};
use serde_json::json;

use crate::room::{ADA, Room};

/// A chat with Ada that is open.
fn chat() -> Room {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    room
}

fn manager(room: &mut Room) {
    room.press(Role::Button, "Canned replies; type / and a name to find one");
    room.until_label("Canned replies");
}

/// Keeps a reply of plain text by hand.
fn keep(room: &mut Room, name: &str, text: &str) {
    manager(room);
    begin(room, name, text);
    save(room, name);
    close(room);
}

/// Puts the dialog away; the keyboard goes back to the message.
fn close(room: &mut Room) {
    room.press(Role::Button, "Close");
    room.until("it is put away", |h| h.query_all_by_role_and_label(Role::Button, "Close").next().is_none());
    room.harness.run_steps(3);
}

fn begin(room: &mut Room, name: &str, text: &str) {
    room.press(Role::Button, "New canned reply");
    room.fill("Short name", name);
    room.fill("Text", text);
}

#[test]
fn a_dialog_has_its_height_as_soon_as_it_is_there() {
    let mut room = chat();
    manager(&mut room);
    room.press(Role::Button, "New canned reply");
    // A dialog takes two frames to come to its place.
    room.harness.run_steps(2);
    let save = |room: &Room| room.harness.get_by_role_and_label(Role::Button, "Save").rect();
    let (first, buttons) =
        (save(&room), room.harness.get_by_role_and_label(Role::Button, "Add buttons").rect());
    assert!(buttons.bottom() < first.top(), "nothing is cut off: {buttons} {first}");
    room.harness.run_steps(20);
    assert_eq!(save(&room), first, "nothing moves any more");
}

fn save(room: &mut Room, name: &str) {
    room.press(Role::Button, "Save");
    let label = format!("/{name}");
    room.until("it is in the list", |h| {
        h.query_all_by_role_and_label(Role::ListItem, &label).next().is_some()
    });
}

fn message(room: &Room) -> String {
    room.harness.get_by_label("Message").value().unwrap_or_default()
}

/// Types into the message field, and waits until the list shows or does not show.
fn type_in(room: &mut Room, text: &str) {
    room.harness.get_by_label("Message").focus();
    room.harness.step();
    room.type_text(text);
    room.harness.run_steps(2);
}

fn offered(room: &Room, label: &str) -> bool {
    room.harness.query_all_by_role_and_label(Role::ListItem, label).next().is_some()
}

fn stored(room: &Room) -> Vec<CannedReply> {
    room.harness.state().session().unwrap().engine().store().canned().unwrap()
}

#[test]
fn a_reply_is_found_by_its_name_and_enter_puts_it_in_and_does_not_send() {
    let mut room = chat();
    keep(&mut room, "thanks", "Thank you, {name}, from all of {chat}! {unknown}");
    keep(&mut room, "name", "Your name please");
    type_in(&mut room, "Well. /th");
    assert!(offered(&room, "/thanks") && !offered(&room, "/name"));
    room.harness.key_press(Key::Enter);
    room.harness.run_steps(3);
    assert_eq!(message(&room), "Well. Thank you, Ada, from all of Ada Lovelace! {unknown}");
    assert!(room.sandbox().bot_messages().is_empty(), "Enter did not send");
    room.type_text(" Bye");
    room.harness.key_press(Key::Enter);
    room.until_sent(1);
    let sent = &room.sandbox().bot_messages()[0].text;
    assert_eq!(sent, "Well. Thank you, Ada, from all of Ada Lovelace! {unknown} Bye");
}

#[test]
fn arrows_choose_tab_inserts_and_escape_puts_the_list_away() {
    let mut room = chat();
    keep(&mut room, "one", "first");
    keep(&mut room, "other", "second");
    type_in(&mut room, "/o");
    assert!(offered(&room, "/one") && offered(&room, "/other"));
    room.harness.key_press(Key::ArrowDown);
    room.harness.run_steps(2);
    room.harness.key_press(Key::Tab);
    room.harness.run_steps(3);
    assert_eq!(message(&room), "second");
    room.type_text(" /o");
    room.harness.run_steps(2);
    assert!(offered(&room, "/one"));
    room.harness.key_press(Key::Escape);
    room.harness.run_steps(2);
    assert!(!offered(&room, "/one"));
    room.type_text("n");
    room.harness.run_steps(2);
    assert!(!offered(&room, "/one"), "it stays away for this word");
    room.harness.key_press(Key::Enter);
    room.until_sent(1);
    assert_eq!(room.sandbox().bot_messages()[0].text, "second /on");
}

#[test]
fn a_command_that_is_no_reply_is_sent_as_it_is() {
    let mut room = chat();
    keep(&mut room, "thanks", "Thank you");
    room.write("/start");
    room.until_sent(1);
    room.write("see https://a.example/th");
    room.until_sent(2);
    let sent: Vec<String> = room.sandbox().bot_messages().into_iter().map(|sent| sent.text).collect();
    assert_eq!(sent, ["/start", "see https://a.example/th"]);
}

#[test]
fn an_input_method_keeps_its_enter_while_the_list_is_open() {
    let mut room = chat();
    keep(&mut room, "谢谢", "多谢！");
    type_in(&mut room, "/");
    assert!(offered(&room, "/谢谢"));
    room.harness.event(Event::Ime(ImeEvent::Preedit { text: "xie".to_owned(), active_range_chars: None }));
    room.harness.step();
    room.harness.key_press(Key::Enter);
    room.harness.step();
    assert!(!message(&room).contains("多谢"), "composing does not insert");
    room.harness.event(Event::Ime(ImeEvent::Commit("谢".to_owned())));
    room.harness.run_steps(3);
    assert!(room.sandbox().bot_messages().is_empty());
    assert!(offered(&room, "/谢谢"));
    room.harness.key_press(Key::Enter);
    room.harness.run_steps(3);
    assert_eq!(message(&room), "多谢！");
}

#[test]
fn what_must_be_asked_is_asked_first_and_a_name_never_becomes_markup() {
    let mut room = Room::connected(Language::English);
    let mallory = room.sandbox().add_person("<b>Mallory</b> X", 0, "en");
    room.sandbox().writes(mallory, mallory, "hi");
    room.open("<b>Mallory</b> X");
    manager(&mut room);
    begin(&mut room, "order", "<i>{name}</i>, your order {?Order number} of {?City} is on its way.");
    room.press(Role::RadioButton, "HTML");
    save(&mut room, "order");
    close(&mut room);
    type_in(&mut room, "/or");
    room.harness.key_press(Key::Enter);
    room.harness.run_steps(2);
    room.fill("Order number", "<7>");
    let insert = room.harness.get_by_role_and_label(Role::Button, "Put it into the message");
    assert!(insert.accesskit_node().is_disabled(), "the city is missing");
    room.fill("City", "Zürich & Umgebung");
    room.press(Role::Button, "Put it into the message");
    let filled =
        "<i>&lt;b&gt;Mallory&lt;/b&gt;</i>, your order &lt;7&gt; of Zürich &amp; Umgebung is on its way.";
    assert_eq!(message(&room), filled);
    room.harness.get_by_label("Message").focus();
    room.harness.step();
    room.harness.key_press(Key::Enter);
    room.until_sent(1);
    let sent = &room.sandbox().bot_messages()[0].text;
    assert_eq!(sent, "<b>Mallory</b>, your order <7> of Zürich & Umgebung is on its way.");
}

#[test]
fn a_file_and_buttons_go_along() {
    let mut room = chat();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("prices.txt");
    std::fs::write(&path, "cheap").unwrap();
    manager(&mut room);
    begin(&mut room, "prices", "Our prices");
    let empty = folder.path().join("empty.txt");
    std::fs::write(&empty, "").unwrap();
    room.press(Role::Button, "Choose a file…");
    room.type_path(&empty, "Open");
    room.until("an empty file is refused", |h| h.query_all_by_label_contains("empty").next().is_some());
    room.press(Role::Button, "Choose a file…");
    room.type_path(&path, "Open");
    room.until("it is taken", |h| h.query_all_by_label_contains("prices.txt · 5 B").next().is_some());
    room.press(Role::Button, "Add buttons");
    room.fill("Label", "Shop");
    room.press(Role::RadioButton, "Opens a web page");
    room.fill("Address", "https://shop.example");
    room.press(Role::Button, "Done");
    room.until_label("1 button");
    save(&mut room, "prices");
    room.press(Role::ListItem, "/prices");
    room.until("it is in the message", |h| {
        h.get_by_label("Message").value().as_deref() == Some("Our prices")
    });
    room.until("its file was looked at", |h| {
        !h.get_by_role_and_label(Role::Button, "Send").accesskit_node().is_disabled()
    });
    room.harness.get_by_label("Message").focus();
    room.harness.step();
    room.harness.key_press(Key::Enter);
    room.until("it is queued", |h| h.query_all_by_role_and_label(Role::Button, "Shop").next().is_some());
    let store = room.harness.state().session().unwrap().engine().store().clone();
    let rows = store.messages(ChatId(ADA), Page::Latest, 10).unwrap();
    let row = rows.last().unwrap();
    assert_eq!(row.file.as_ref().map(|file| file.name.as_str()), Some("prices.txt"));
    let buttons = row.keyboard.as_ref().map(Keyboard::to_wire);
    let expected = json!({ "inline_keyboard": [[{ "text": "Shop", "url": "https://shop.example" }]] });
    assert_eq!(buttons, Some(expected));
    assert_eq!(row.body.text(), Some("Our prices"));
}

#[test]
fn replies_are_searched_edited_renamed_and_deleted_with_a_way_back() {
    let mut room = chat();
    keep(&mut room, "hours", "We open at nine");
    keep(&mut room, "价格", "价格表在这里");
    manager(&mut room);
    room.fill("Search names and texts", "表在");
    room.until("one is found", |h| {
        h.query_all_by_role(Role::ListItem)
            .filter(|n| n.accesskit_node().label().is_some_and(|label| label.starts_with('/')))
            .count()
            == 1
    });
    assert!(offered(&room, "/价格"));
    room.fill("Search names and texts", "nine");
    room.until("the other is found", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "/hours").next().is_some()
    });
    room.press(Role::Button, "Edit /hours");
    room.fill("Short name", "价格");
    room.until_label("There is another one of this name.");
    room.fill("Short name", "Two words");
    room.until("the rule is told", |h| h.query_all_by_label_contains("and no spaces").next().is_some());
    room.fill("Short name", "Opening");
    room.press(Role::Button, "Save");
    room.until("it is renamed", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "/opening").next().is_some()
    });
    assert!(!offered(&room, "/hours"));
    room.press(Role::Button, "Delete /opening");
    room.until_label("/opening was deleted.");
    room.until("it is gone", |h| h.query_all_by_role_and_label(Role::ListItem, "/opening").next().is_none());
    room.press(Role::Button, "Undo");
    room.until("it is back", |h| h.query_all_by_role_and_label(Role::ListItem, "/opening").next().is_some());
    let names: Vec<String> = stored(&room).into_iter().map(|reply| reply.name).collect();
    assert_eq!(names, ["opening", "价格"]);
}

#[test]
fn the_present_text_becomes_a_reply() {
    let mut room = chat();
    type_in(&mut room, "We are closed today");
    manager(&mut room);
    room.press(Role::Button, "From the message");
    room.fill("Short name", "closed");
    save(&mut room, "closed");
    assert_eq!(stored(&room)[0].text, "We are closed today");
    room.press(Role::Button, "Close");
    assert_eq!(message(&room), "We are closed today", "the message stays");
}

#[test]
fn replies_are_carried_to_another_bot_by_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("replies.json");
    let mut room = chat();
    keep(&mut room, "bye", "Goodbye, {name}");
    keep(&mut room, "hi", "Hello");
    manager(&mut room);
    room.press(Role::Button, "Export…");
    room.type_path(&path, "Save");
    room.until_label("Saved");
    manager(&mut room);
    room.press(Role::Button, "Export…");
    room.type_path(&path, "Save");
    room.until_label("There is a file of that name. Press Replace to overwrite it.");
    drop(room);

    let mut other = chat();
    keep(&mut other, "hi", "Good morning");
    manager(&mut other);
    other.press(Role::Button, "Import…");
    other.press(Role::Button, "Choose a file…");
    other.type_path(&folder.path().join("none.json"), "Open");
    other.until_label("There is no file at this path.");
    other.type_path(&path, "Open");
    other.until_label("New: 1 · replaced: 1 · known already: 0 · refused: 0");
    assert_eq!(stored(&other).len(), 1, "nothing is taken yet");
    other.press(Role::Button, "Import 2");
    other.until("it is there", |h| h.query_all_by_role_and_label(Role::ListItem, "/bye").next().is_some());
    let texts: Vec<String> = stored(&other).into_iter().map(|reply| reply.text).collect();
    assert_eq!(texts, ["Goodbye, {name}", "Hello"]);
}

#[test]
fn a_bad_file_is_refused_entry_by_entry() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("replies.json");
    let whole = json!({ "format": "mpchat-console/canned-replies", "version": 1, "replies": [
        { "name": "ok", "text": "fine" },
        { "name": "two words", "text": "no" },
        { "name": "shop", "text": "x", "reply_markup": [[{ "text": "a", "url": "http://a.example" }]] },
    ]});
    std::fs::write(&path, whole.to_string()).unwrap();
    let mut room = chat();
    manager(&mut room);
    room.press(Role::Button, "Import…");
    room.press(Role::Button, "Choose a file…");
    room.type_path(&path, "Open");
    room.until_label("New: 1 · replaced: 0 · known already: 0 · refused: 2");
    assert!(room.harness.query_all_by_label_contains("must begin with https://").next().is_some());
    room.press(Role::Button, "Import 1");
    room.until("the good one is taken", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "/ok").next().is_some()
    });
    assert_eq!(stored(&room).len(), 1);
}

#[test]
fn what_was_written_of_a_reply_is_not_thrown_away_without_a_question() {
    let mut room = chat();
    manager(&mut room);
    begin(&mut room, "half", "Half a");
    room.harness.key_press_modifiers(Modifiers::NONE, Key::Escape);
    room.until_label("Throw the changes away?");
    room.press(Role::Button, "Go on editing");
    assert_eq!(room.harness.get_by_label("Text").value().as_deref(), Some("Half a"));
}
