//! Buttons below messages, and where links lead.

use egui::accesskit::Role;
use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::i18n::Language;
use mpchat_console::sandbox::MiniApp;
use serde_json::{Value, json};

use crate::room::{ADA, Room};

const ENTRY: &str = "https://shop.example/orders";

/// A chat with Ada, and a bot that has a MiniApp.
fn chat() -> Room {
    let mut room = Room::connected(Language::English);
    room.sandbox().add_mini_app(MiniApp {
        miniapp_id: "ma_test0001".to_owned(),
        short_name: "orders".to_owned(),
        entry_url: ENTRY.to_owned(),
        title: "My orders".to_owned(),
    });
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    room
}

fn reply_markup(room: &Room, nth: usize) -> Option<Value> {
    let sent = room.sandbox().bot_messages();
    room.sandbox().buttons_of(sent[nth].chat_id, sent[nth].message_id)
}

/// Addresses that were opened, as far as the last frame tells.
fn opened(room: &Room) -> Vec<String> {
    let commands = &room.harness.output().platform_output.commands;
    let address = |command: &OutputCommand| match command {
        OutputCommand::OpenUrl(open) => Some(open.url.clone()),
        _ => None,
    };
    commands.iter().filter_map(address).collect()
}

/// Presses a button of a dialog and returns what that opened.
fn press_and_see(room: &mut Room, label: &str) -> Vec<String> {
    room.harness.get_by_role_and_label(Role::Button, label).click();
    let mut seen = Vec::new();
    for _ in 0..3 {
        room.harness.step();
        seen.extend(opened(room));
    }
    seen
}

fn disabled(room: &Room, label: &str) -> bool {
    room.harness.get_by_role_and_label(Role::Button, label).accesskit_node().is_disabled()
}

#[test]
fn a_keyboard_is_built_by_hand_sent_and_shown_below_its_bubble() {
    let mut room = chat();
    room.press(Role::Button, "Buttons below the message");
    room.fill("Label", "Open");
    room.fill("Address", ENTRY);
    room.press(Role::Button, "Add a button to row 1");
    room.fill("Label", "Site");
    room.press(Role::RadioButton, "Opens a web page");
    room.fill("Address", "https://shop.example");
    room.press(Role::Button, "Add a row");
    room.fill("Label", "Help");
    room.press(Role::RadioButton, "Opens a web page");
    room.fill("Address", "https://shop.example/help");
    room.press(Role::Button, "Done");
    room.until_label("3 buttons");
    room.write("Here you are");
    room.until_label("You: Here you are (Sent)");
    let expected = json!({ "inline_keyboard": [
        [{ "text": "Open", "web_app": { "url": ENTRY } }, { "text": "Site", "url": "https://shop.example" }],
        [{ "text": "Help", "url": "https://shop.example/help" }],
    ] });
    assert_eq!(reply_markup(&room, 0), Some(expected));
    assert!(room.harness.query_all_by_label("3 buttons").next().is_none(), "the composer begins anew");
    let bubble = room.harness.get_by_label("You: Here you are (Sent)").rect();
    let place = |label| room.harness.get_by_role_and_label(Role::Button, label).rect();
    assert!(place("Open").top() >= bubble.bottom(), "they stand below the bubble");
    assert!(place("Help").top() > place("Site").top());
    assert!((place("Open").width() - place("Site").width()).abs() < 1.0, "a row shares its width");
    assert!((place("Help").left() - place("Open").left()).abs() < 1.0);
}

#[test]
fn a_keyboard_is_entered_as_json_and_what_is_wrong_is_shown_at_its_place() {
    let mut room = chat();
    room.press(Role::Button, "Buttons below the message");
    room.press(Role::RadioButton, "JSON");
    room.fill("reply_markup", "[[{\"text\": \"Open\", web_app}]]");
    room.until("the place is named", |h| h.query_all_by_label_contains("Line 1, column 20").next().is_some());

    assert!(disabled(&room, "Done"));
    room.fill("reply_markup", r#"[[{"text": "Vote", "callback_data": "x"}]]"#);
    room.until("it is named", |h| {
        h.query_all_by_label_contains("callback_data is not supported").next().is_some()
    });
    room.fill(
        "reply_markup",
        r#"{"inline_keyboard": [[{"text": "Open", "web_app": {"url": "https://shop.example/orders"}}]]}"#,
    );
    room.until_label("This can be sent as it stands.");
    let field = room.harness.get_by_role_and_label(Role::MultilineTextInput, "reply_markup").rect();
    let below = room.top_of("This can be sent as it stands.");
    assert!(below > field.top() + 150.0, "there is room to read it: {field} {below}");
    room.press(Role::RadioButton, "By hand");
    room.until("it is taken over", |h| h.get_by_label("Address").value().as_deref() == Some(ENTRY));
    room.press(Role::Button, "Done");
    room.until_label("1 button");
    room.write("Open it");
    room.until_label("You: Open it (Sent)");
    let expected = json!({ "inline_keyboard": [[{ "text": "Open", "web_app": { "url": ENTRY } }]] });
    assert_eq!(reply_markup(&room, 0), Some(expected));
}

#[test]
fn an_address_that_is_not_https_is_refused_with_its_reason() {
    let mut room = chat();
    room.press(Role::Button, "Buttons below the message");
    room.fill("Label", "Open");
    for (address, reason) in [
        ("http://shop.example", "must begin with https://"),
        ("javascript:alert(1)", "must begin with https://"),
        ("https://me:secret@shop.example", "a user or a password"),
        ("shop", "This is no address"),
        (" ", "Enter an address"),
    ] {
        room.fill("Address", address);
        room.until(reason, |h| h.query_all_by_label_contains(reason).next().is_some());
        assert!(disabled(&room, "Done"), "{address}");
    }
    room.fill("Address", ENTRY);
    room.fill("Label", " ");
    room.until("a label is missing", |h| h.query_all_by_label_contains("needs a label").next().is_some());
    assert!(disabled(&room, "Done"));
}

#[test]
fn a_mini_app_of_another_bot_is_refused_by_the_server() {
    let mut room = chat();
    room.press(Role::Button, "Buttons below the message");
    room.fill("Label", "Open");
    room.fill("Address", "https://other.example/app");
    room.press(Role::Button, "Done");
    room.write("Try this");
    room.until_label("You: Try this (Not sent)");
    assert!(room.harness.query_all_by_label_contains("matches no MiniApp").next().is_some());
}

#[test]
fn buttons_move_by_keyboard() {
    let mut room = chat();
    room.press(Role::Button, "Buttons below the message");
    room.fill("Label", "one");
    room.press(Role::Button, "Add a button to row 1");
    room.fill("Label", "two");
    let left =
        |room: &Room, label: &str| room.harness.get_by_role_and_label(Role::ListItem, label).rect().left();
    assert!(left(&room, "Button one") < left(&room, "Button two"));
    room.harness.get_by_role_and_label(Role::ListItem, "Button two").focus();
    room.harness.step();
    room.harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    room.harness.run_steps(3);
    assert!(left(&room, "Button two") < left(&room, "Button one"));
    room.harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    room.harness.run_steps(3);
    let top =
        |room: &Room, label: &str| room.harness.get_by_role_and_label(Role::ListItem, label).rect().top();
    assert!(top(&room, "Button two") > top(&room, "Button one"), "it went to a row of its own");
}

#[test]
fn a_keyboard_is_saved_under_a_name_and_used_again_after_a_restart() {
    let mut room = chat();
    room.press(Role::Button, "Buttons below the message");
    room.fill("Label", "Open");
    room.fill("Address", ENTRY);
    room.fill("Save under a name", "Shop");
    room.press(Role::Button, "Save");
    room.until("it is kept", |h| h.query_all_by_role_and_label(Role::Button, "Shop").next().is_some());
    room.press(Role::Button, "Done");
    room.press(Role::Button, "Remove the buttons");
    room.restart();
    room.open("Ada Lovelace");
    assert!(room.harness.query_all_by_label("1 button").next().is_none());
    room.press(Role::Button, "Buttons below the message");
    room.press(Role::Button, "Shop");
    room.press(Role::Button, "Delete Shop");
    room.until_label("Shop was deleted.");
    room.until("it is out of the list", |h| {
        h.query_all_by_role_and_label(Role::Button, "Shop").next().is_none()
    });
    room.press(Role::Button, "Undo");
    room.until("it is back", |h| h.query_all_by_role_and_label(Role::Button, "Shop").next().is_some());
    room.press(Role::Button, "Done");
    room.until_label("1 button");
}

#[test]
fn changes_are_not_thrown_away_without_a_question() {
    let mut room = chat();
    room.press(Role::Button, "Buttons below the message");
    room.fill("Label", "Open");
    room.harness.key_press(Key::Escape);
    room.harness.run_steps(2);
    room.until_label("Throw the changes away?");
    room.press(Role::Button, "Go on editing");
    assert_eq!(room.harness.get_by_label("Label").value().as_deref(), Some("Open"));
    room.press(Role::Button, "Cancel");
    room.press(Role::Button, "Throw away");
    room.until("it is put away", |h| h.query_all_by_label("Label").next().is_none());
}

#[test]
fn a_keyboard_is_kept_with_the_draft() {
    let mut room = chat();
    room.press(Role::Button, "Buttons below the message");
    room.fill("Label", "Open");
    room.fill("Address", ENTRY);
    room.press(Role::Button, "Done");
    room.until_label("1 button");
    room.restart();
    room.open("Ada Lovelace");
    room.until_label("1 button");
}

/// A message with buttons, as the server would hand it out.
fn received(room: &Room, buttons: &Value) {
    let message = json!({ "update_id": 900, "message": {
        "message_id": 900, "date": 1_767_225_600, "text": "Look: click here or https://shop.example/a",
        "entities": [
            { "type": "text_link", "offset": 6, "length": 10, "url": "https://evil.example/x" },
            { "type": "url", "offset": 20, "length": 22 },
        ],
        "chat": { "id": ADA, "type": "private", "first_name": "Ada" },
        "from": { "id": ADA, "first_name": "Ada", "last_name": "Lovelace" },
        "reply_markup": { "inline_keyboard": buttons },
    } });
    room.sandbox().inject_update(message.to_string());
}

#[test]
fn a_url_button_shows_where_it_leads_before_anything_opens() {
    let mut room = chat();
    received(&room, &json!([[{ "text": "Prize!", "url": "https://bank.example@evil.example/login" }]]));
    room.until("the button is there", |h| {
        h.query_all_by_role_and_label(Role::Button, "Prize!").next().is_some()
    });
    room.harness.run_steps(2);
    assert!(press_and_see(&mut room, "Prize!").is_empty(), "nothing opens by one click");
    room.until_label("https://bank.example@evil.example/login");
    room.until_label("What stands before the @ is not the host");
    assert_eq!(press_and_see(&mut room, "Open"), ["https://bank.example@evil.example/login"]);
    room.until("it is put away", |h| h.query_all_by_label("Open this address?").next().is_none());
}

#[test]
fn only_web_addresses_open_and_unknown_buttons_cannot_be_pressed() {
    let mut room = chat();
    received(
        &room,
        &json!([
            [{ "text": "Run", "url": "file:///etc/passwd" }],
            [{ "text": "Vote", "callback_data": "x" }],
            [{ "text": "App", "web_app": { "url": ENTRY } }],
        ]),
    );
    room.press(Role::Button, "Run");
    room.until_label("file: is never opened from here");
    assert!(disabled(&room, "Open"));
    room.press(Role::Button, "Close");
    assert!(disabled(&room, "Vote"));
    assert!(press_and_see(&mut room, "App").is_empty());
    room.until("it says what it is", |h| h.query_all_by_label_contains("opens a MiniApp").next().is_some());
    room.press(Role::Button, "Copy address");
}

#[test]
fn links_in_a_text_ask_too_and_say_when_their_words_lie() {
    let mut room = chat();
    received(&room, &json!([]));
    room.until("the link is there", |h| {
        h.query_all_by_role_and_label(Role::Link, "click here").next().is_some()
    });
    room.harness.run_steps(2);
    room.harness.get_by_role_and_label(Role::Link, "click here").click();
    room.harness.run_steps(2);
    assert!(opened(&room).is_empty());
    room.until_label("https://evil.example/x");
    room.harness.key_press(Key::Escape);
    room.harness.run_steps(2);
    room.harness.get_by_role_and_label(Role::Link, "https://shop.example/a").click();
    room.harness.run_steps(2);
    assert_eq!(press_and_see(&mut room, "Open"), ["https://shop.example/a"]);
}
