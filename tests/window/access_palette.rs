//! The command palette, by the keyboard alone and with the mouse.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::i18n::Language;
use mpchat_console::ui::Start;

use crate::room::{ADA, Room};

const FIELD: (Role, &str) = (Role::TextInput, "Command palette");

fn open(room: &mut Room) {
    room.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    room.until("the palette has the keyboard", |window| {
        // A screen reader is led to the chosen line; what is typed goes to the field.
        window.query_all_by_role_and_label(FIELD.0, FIELD.1).next().is_some()
            && window.ctx.text_edit_focused()
    });
}

/// Types and waits until the best hit is this.
fn best(room: &mut Room, typed: &str, name: &str) {
    open(room);
    room.type_text(typed);
    room.until(&format!("{typed} finds {name}"), |window| {
        let found = window.query_all_by_role(Role::ListItem).find(|row| {
            row.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
                && row.accesskit_node().label().as_deref() == Some(name)
        });
        found.is_some() && window.state().is_settled()
    });
}

#[test]
fn a_few_letters_find_chats_rooms_and_actions_by_the_keyboard_alone() {
    let mut room = Room::connected(Language::English);
    let ming = room.sandbox().add_person("小明", 0, "zh");
    room.sandbox().writes(ming, ming, "你好");
    room.sandbox().writes(ADA, ADA, "hi");
    room.until("both wrote", |window| window.query_all_by_role(Role::ListItem).count() == 2);

    best(&mut room, "lovlc", "Ada Lovelace");
    room.harness.key_press(Key::Enter);
    room.until_label("Ada Lovelace: hi");
    best(&mut room, "明", "小明");
    room.harness.key_press(Key::Enter);
    room.until_label("小明: 你好");
    best(&mut room, &ADA.to_string(), "Ada Lovelace");
    room.harness.key_press(Key::Enter);
    room.until_label("Ada Lovelace: hi");

    best(&mut room, "webh", "Webhook");
    room.harness.key_press(Key::Escape);
    room.until("it is closed", |window| {
        window.query_all_by_role_and_label(FIELD.0, FIELD.1).next().is_none()
    });
    best(&mut room, "theme dark", "Theme: Dark");
    room.harness.key_press(Key::Enter);
    room.until("it is dark", |window| window.ctx.theme() == egui::Theme::Dark);
    best(&mut room, "send later", "Send later");
    room.harness.key_press(Key::Enter);
    room.until_label("Send later");
}

#[test]
fn a_risky_method_is_only_led_to() {
    let mut room = Room::connected(Language::English);
    best(&mut room, "deletewebhook", "deleteWebhook");
    room.harness.key_press(Key::Enter);
    room.until("its page is open", |window| window.query_all_by_label("Search methods").next().is_some());
    room.linger(std::time::Duration::from_millis(200));
    assert!(room.sandbox().requests().iter().all(|seen| seen.method != "deleteWebhook"));
    assert!(
        room.harness.query_all_by_label("How to undo it").next().is_none(),
        "nothing is asked before it is pressed"
    );
}

#[test]
fn arrows_walk_round_and_the_mouse_presses() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    // What is listed does not change any more.
    room.until_stored("hi");
    room.until("the chats are read", |window| window.state().is_settled());
    open(&mut room);
    // The chosen line is where a screen reader is led to.
    let chosen = |room: &Room| {
        let mut rows = room.harness.query_all_by_role(Role::ListItem);
        rows.find(egui_kittest::Node::is_focused).and_then(|row| row.accesskit_node().label())
    };
    room.until("something is chosen", |window| window.state().is_settled());
    room.harness.run_steps(3);
    let first = chosen(&room);
    assert!(first.is_some());
    room.harness.key_press(Key::ArrowDown);
    room.harness.run_steps(2);
    assert_ne!(chosen(&room), first);
    room.harness.key_press(Key::ArrowUp);
    room.harness.run_steps(2);
    assert_eq!(chosen(&room), first);
    room.type_text("feed");
    room.harness.run_steps(2);
    room.press(Role::ListItem, "Feed");
    room.until_label("Filter by text");
    assert!(room.harness.query_all_by_role_and_label(FIELD.0, FIELD.1).next().is_none());
}

#[test]
fn names_are_found_in_any_language_and_before_a_bot_is_connected() {
    let mut room = Room::before_connecting(Language::SimplifiedChinese);
    room.connect();
    room.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    room.until("the palette is open", |window| {
        window.query_all_by_role_and_label(Role::TextInput, "命令面板").next().is_some()
            && window.ctx.text_edit_focused()
    });
    room.type_text("settings");
    room.until("the English name is known", |window| {
        window.query_all_by_role_and_label(Role::ListItem, "设置").next().is_some()
    });

    let mut room = Room::alone(Start::Welcome);
    best(&mut room, "繁", "Language: 繁體中文");
    assert!(room.harness.query_all_by_role_and_label(Role::ListItem, "Feed").next().is_none());
}
