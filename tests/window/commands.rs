//! The command menu: editing, checking, applying, undoing, for each scope and language.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, pos2};
use egui_kittest::kittest::Queryable as _;
use mpchat_console::api::bot_commands::BotCommand;
use mpchat_console::i18n::Language;
use mpchat_console::sandbox::FaultKind;
use mpchat_console::ui::{Action, CommandsAction};

use crate::failures::{failures, refusals};
use crate::room::{ADA, Room};

fn menu(lines: &[(&str, &str)]) -> Vec<BotCommand> {
    let line = |(command, description): &(&str, &str)| BotCommand {
        command: (*command).to_owned(),
        description: (*description).to_owned(),
    };
    lines.iter().map(line).collect()
}

fn panel() -> Room {
    let mut room = Room::connected(Language::English);
    room.press(Role::Tab, "Menu");
    room.until("the menu is read", |h| h.state().session().unwrap().commands.on_server().is_some());
    room
}

fn act(room: &mut Room, action: CommandsAction) {
    let context = room.harness.ctx.clone();
    room.harness.state_mut().handle(&context, Action::Commands(action));
    room.harness.run_steps(2);
}

fn until_on_server(room: &mut Room, expected: &[(&str, &str)]) {
    let expected = menu(expected);
    room.until("the server has it", move |h| {
        h.state().session().unwrap().commands.on_server() == Some(expected.as_slice())
    });
}

fn value(room: &Room, label: &str) -> String {
    room.harness.get_by_label(label).value().unwrap_or_default()
}

#[test]
fn a_menu_is_written_shown_as_changes_applied_and_undone() {
    let mut room = panel();
    room.press(Role::Button, "Add a command");
    room.type_text("/start");
    room.fill("Description 1", "Begin");
    room.until_label("added");
    assert_eq!(room.calls("setMyCommands"), 0, "nothing leaves before Apply");
    room.press(Role::Button, "Apply 1");
    room.until_label("The menu is applied");
    until_on_server(&mut room, &[("start", "Begin")]);
    room.fill("Description 1", "Begin here");
    room.until_label("changed");
    room.press(Role::Button, "Apply 1");
    until_on_server(&mut room, &[("start", "Begin here")]);
    room.press(Role::Button, "Undo");
    until_on_server(&mut room, &[("start", "Begin")]);
    assert_eq!(value(&room, "Description 1"), "Begin");
    room.press(Role::Button, "Delete this menu");
    until_on_server(&mut room, &[]);
    assert_eq!(room.calls("deleteMyCommands"), 1);
    room.press(Role::Button, "Undo");
    until_on_server(&mut room, &[("start", "Begin")]);
}

#[test]
fn what_would_be_refused_is_said_in_its_line_and_not_sent() {
    let mut room = panel();
    act(&mut room, CommandsAction::Replace(menu(&[("start", "Begin"), ("x", "y")])));
    for (text, words) in [
        ("Has Capital", "Only a–z, 0–9 and _"),
        ("start", "stands above already"),
        ("", "A command is missing"),
        ("abcdefghijklmnopqrstuvwxyz0123456", "Longer than 32"),
    ] {
        room.fill("Command 2", "z");
        if text.is_empty() {
            room.harness.get_by_label("Command 2").focus();
            room.harness.step();
            room.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
            room.harness.key_press(Key::Backspace);
            room.harness.run_steps(2);
        } else {
            room.fill("Command 2", text);
        }
        room.until_says(words);
        let note = room.harness.query_all_by_label_contains(words).next().unwrap().rect();
        let add = room.harness.get_by_role_and_label(Role::Button, "Add a command").rect();
        assert!(note.bottom() <= add.top(), "{words} lies above the buttons: {note:?}, {add:?}");
        room.harness.get_by_role_and_label(Role::Button, "Apply 2").click();
        room.harness.run_steps(2);
    }
    act(&mut room, CommandsAction::Replace(menu(&[("start", &"w".repeat(257)), ("help", " ")])));
    room.until_says("Longer than 256");
    room.until_says("A description is missing");
    assert_eq!(room.calls("setMyCommands"), 0);
    let many: Vec<(String, String)> = (0..101).map(|n| (format!("c{n}"), "d".to_owned())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(c, d)| (c.as_str(), d.as_str())).collect();
    act(&mut room, CommandsAction::Replace(menu(&many)));
    room.until_says("more than 100 are assumed to be refused");
}

#[test]
fn lines_move_by_keyboard_and_by_hand() {
    let mut room = panel();
    act(&mut room, CommandsAction::Replace(menu(&[("a", "1"), ("b", "2"), ("c", "3")])));
    room.harness.get_by_label("Move line 1 a").focus();
    room.harness.run_steps(2);
    room.harness.key_press(Key::ArrowDown);
    room.harness.run_steps(2);
    assert_eq!((value(&room, "Command 1"), value(&room, "Command 2")), ("b".to_owned(), "a".to_owned()));
    room.harness.key_press(Key::ArrowDown);
    room.harness.run_steps(2);
    assert_eq!(value(&room, "Command 3"), "a", "the line keeps the keyboard while it moves");

    let from = room.harness.get_by_label("Move line 3 a").rect().center();
    let to = room.harness.get_by_label("Move line 1 b").rect().center() - egui::vec2(0.0, 30.0);
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    room.harness.hover_at(from);
    room.harness.event(button(from, true));
    room.harness.step();
    for step in 1..=8 {
        let way = f32::from(step as u8) / 8.0;
        room.harness.hover_at(pos2(from.x, from.y + (to.y - from.y) * way));
        room.harness.step();
    }
    room.harness.event(button(to, false));
    room.harness.run_steps(3);
    assert_eq!(value(&room, "Command 1"), "a");
}

#[test]
fn each_scope_and_language_has_its_own_menu_and_edits_survive_leaving_and_restarting() {
    let mut room = panel();
    act(&mut room, CommandsAction::Replace(menu(&[("start", "for all")])));
    room.press(Role::RadioButton, "Groups");
    room.until("another menu", |h| h.state().session().unwrap().commands.on_server().is_some());
    room.until_says("No command yet");
    act(&mut room, CommandsAction::Replace(menu(&[("rules", "for groups")])));
    room.press(Role::RadioButton, "zh");
    room.until_says("No command yet");
    act(&mut room, CommandsAction::Replace(menu(&[("guize", "规则")])));
    room.press(Role::Button, "Apply 1");
    until_on_server(&mut room, &[("guize", "规则")]);
    room.until_says("Not applied in other menus: 2");

    room.press(Role::Tab, "Chats");
    room.press(Role::Tab, "Menu");
    room.press(Role::RadioButton, "Every language");
    room.until("the edit is there", |h| {
        h.query_by_label("Command 1").and_then(|node| node.value()).as_deref() == Some("rules")
    });
    room.restart();
    room.press(Role::Tab, "Menu");
    room.until("the edit survived", |h| {
        h.query_by_label("Description 1").and_then(|node| node.value()).as_deref() == Some("for all")
    });
    assert_eq!(room.calls("setMyCommands"), 1, "only what was applied has left");
    room.press(Role::Button, "Discard edits");
    room.until_says("No command yet");
}

#[test]
fn a_menu_for_one_chat_waits_for_the_chat() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.until("Ada is there", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "Ada Lovelace").next().is_some()
    });
    room.press(Role::Tab, "Menu");
    room.press(Role::RadioButton, "One chat");
    room.until_says("Pick the chat that the menu is for");
    room.press(Role::ComboBox, "Chat");
    room.press(Role::Button, "Ada Lovelace");
    room.until("the menu is read", |h| h.state().session().unwrap().commands.on_server().is_some());
    act(&mut room, CommandsAction::Replace(menu(&[("ada", "only for her")])));
    room.press(Role::Button, "Apply 1");
    until_on_server(&mut room, &[("ada", "only for her")]);
    room.press(Role::RadioButton, "Everybody");
    until_on_server(&mut room, &[]);
}

#[test]
fn a_file_is_read_into_the_lines_and_a_bad_one_is_refused() {
    let mut room = panel();
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("menu.json");
    std::fs::write(&good, r#"[{"command": "/start", "description": "Begin"}]"#).unwrap();
    room.press(Role::Button, "Import…");
    room.type_path(&folder.path().join("none.json"), "Open");
    room.until_label("There is no file at this path.");
    room.type_path(&good, "Open");
    room.until_label("Imported");
    assert_eq!(value(&room, "Command 1"), "start");
    let bad = folder.path().join("bad.json");
    std::fs::write(&bad, "{").unwrap();
    room.press(Role::Button, "Import…");
    room.type_path(&bad, "Open");
    room.until_label("Nothing was imported");
    assert_eq!(value(&room, "Command 1"), "start", "the lines stay");
    assert_eq!(room.calls("setMyCommands"), 0);
}

const UNREAD: &str = "The menu could not be read";
const UNCHANGED: &str = "The menu was not changed";

#[test]
fn each_way_to_fail_is_said_and_the_edit_stays() {
    let mut room = panel();
    act(&mut room, CommandsAction::Replace(menu(&[("start", "Begin")])));
    let refresh = |room: &mut Room| room.press(Role::Button, "Refresh");
    room.each_is_explained("getMyCommands", failures(), refresh, |room, words| {
        room.until_label(UNREAD);
        assert_eq!(value(room, "Command 1"), "start", "{words}");
        room.press(Role::Button, "Try again");
        room.until("it is read", |h| h.query_all_by_label(UNREAD).next().is_none());
    });
    let dismiss = |room: &mut Room, words: &str| {
        room.until("the change is over", |h| h.state().session().unwrap().commands.is_settled());
        assert_eq!(value(room, "Command 1"), "start", "{words}");
        room.press(Role::Button, "Dismiss");
    };
    let apply = |room: &mut Room| room.press(Role::Button, "Apply 1");
    room.each_is_explained("setMyCommands", refusals(), apply, dismiss);
    room.fault("setMyCommands", FaultKind::Error { code: 403, description: String::new() });
    apply(&mut room);
    room.until_label(UNCHANGED);
    room.fault("setMyCommands", FaultKind::CutAfter);
    apply(&mut room);
    room.until_label("It is not sure whether the menu was changed");
    until_on_server(&mut room, &[("start", "Begin")]);
    let delete = |room: &mut Room| room.press(Role::Button, "Delete this menu");
    room.each_is_explained("deleteMyCommands", refusals(), delete, dismiss);
    until_on_server(&mut room, &[("start", "Begin")]);
    room.nobody_listens(refresh, UNREAD);
}

#[test]
fn a_slow_server_does_not_hold_the_window_and_leaving_gives_up() {
    let mut room = panel();
    room.keeps_drawing_and_gives_up(
        "getMyCommands",
        |room| room.press(Role::Button, "Refresh"),
        |room| room.press(Role::Tab, "Chats"),
    );
    let before = room.calls("getMyCommands");
    room.press(Role::Tab, "Menu");
    room.until("it is read", |h| h.state().session().unwrap().commands.is_settled());
    assert_eq!(room.calls("getMyCommands"), before + 1);
}
