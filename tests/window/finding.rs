//! Search through all messages from the field above the chats.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use mpchat_console::i18n::Language;

use crate::room::{ADA, Room};

const FIELD: &str = "Search people and messages";

/// Ada has asked something long ago, and much was said since; Bob wrote too.
fn talked() -> Room {
    let mut room = Room::connected(Language::English);
    let bob = room.sandbox().add_person("Bob", 0, "en");
    room.sandbox().writes(ADA, ADA, "请问订单什么时候发货");
    for nth in 0..120 {
        room.sandbox().writes(ADA, ADA, &format!("line {nth}"));
    }
    room.sandbox().writes(bob, bob, "my order, please");
    room.until("all is there", |h| {
        let rows = h.state().session().unwrap().chats.rows();
        rows.len() == 2 && rows.iter().map(|row| row.messages).sum::<u64>() == 122
    });
    room
}

fn until_row(room: &mut Room, name: &str) {
    room.until(name, |h| h.query_all_by_role_and_label(Role::ListItem, name).next().is_some());
}

#[test]
fn chinese_words_are_found_in_context_and_a_hit_opens_its_conversation_there() {
    let mut room = talked();
    room.fill(FIELD, "订单");
    until_row(&mut room, "Ada Lovelace: 请问订单什么时候发货");
    room.until("Bob is not among them", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "Bob").next().is_none()
    });
    room.press(Role::ListItem, "Ada Lovelace: 请问订单什么时候发货");
    room.until_label("Ada Lovelace: 请问订单什么时候发货");
    room.until("the message is marked", |h| {
        h.state().session().unwrap().conversation.as_ref().is_some_and(|open| open.highlighted().is_some())
    });
    room.until("the message itself is seen", |h| {
        h.query_all_by_label("Ada Lovelace: 请问订单什么时候发货").count() == 2
    });
}

#[test]
fn people_come_before_messages_and_the_arrow_keys_walk_through_both() {
    let mut room = talked();
    room.fill(FIELD, "bo");
    until_row(&mut room, "Bob");
    room.until_label("No message has these words.");
    room.fill(FIELD, "order");
    until_row(&mut room, "Bob: my order, please");
    room.harness.key_press(Key::Enter);
    room.until_label("Bob: my order, please");
    room.until("Bob is open", |h| {
        let open = h.state().session().unwrap().conversation.as_ref();
        open.and_then(|open| open.chat()).is_some_and(|chat| chat.title == "Bob")
    });
}

#[test]
fn ctrl_f_searches_the_open_chat_only_and_escape_puts_it_away() {
    let mut room = talked();
    room.open("Ada Lovelace");
    room.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    room.until("the field has the keyboard", |h| {
        h.query_by_role_and_label(Role::TextInput, "Search in this chat")
            .is_some_and(|field| field.is_focused())
    });
    room.type_text("order");
    room.until_label("Nothing found");
    room.harness.key_press(Key::Escape);
    room.until("all chats are listed", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "Bob").next().is_some()
    });
    room.harness.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F);
    room.until("the field has the keyboard", |h| {
        h.query_by_role_and_label(Role::TextInput, FIELD).is_some_and(|field| field.is_focused())
    });
    room.type_text("order");
    until_row(&mut room, "Bob: my order, please");
}

#[test]
fn a_search_without_hits_says_so_and_hostile_words_are_only_words() {
    let mut room = talked();
    for text in ["\"zzz", "NEAR(a b)", "keys : c1", "* NOT *", "' OR 1=1 --"] {
        room.fill(FIELD, text);
        room.until_label("Nothing found");
    }
    room.press(Role::Button, "Clear the search");
    room.until("all chats are listed", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "Bob").next().is_some()
    });
}

#[test]
fn older_hits_are_read_when_the_list_comes_to_its_end() {
    let mut room = talked();
    room.fill(FIELD, "line");
    room.until("the first page", |h| h.state().session().unwrap().search.hits().len() == 50);
    room.harness.hover_at(egui::pos2(200.0, 500.0));
    room.until("all are read", |h| {
        h.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -900.0),
            source: egui::MouseWheelSource::Unknown,
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
        });
        h.state().session().unwrap().search.hits().len() == 120
    });
}
