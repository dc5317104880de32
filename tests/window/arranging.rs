//! A day's work: sets of chats, the menu of a chat, notes and labels, the way to who waits.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::api::ChatId;
use mpchat_console::i18n::Language;
use mpchat_console::store::{ChatRow, Store};

use crate::room::{ADA, Room};

/// Ada and Bob have written; no chat is open.
fn two() -> (Room, i64) {
    let mut room = Room::connected(Language::English);
    let bob = room.sandbox().add_person("Bob", 0, "en");
    // Who is elsewhere is not led into the first chat of all.
    room.press(Role::Tab, "Feed");
    room.sandbox().writes(ADA, ADA, "which colour?");
    room.sandbox().writes(bob, bob, "hello there");
    room.until("both are there", |h| h.state().session().unwrap().chats.rows().len() == 2);
    room.press(Role::Tab, "Chats");
    room.until("both are listed", |h| {
        ["Ada Lovelace", "Bob"]
            .iter()
            .all(|name| h.query_all_by_role_and_label(Role::ListItem, name).next().is_some())
    });
    (room, bob)
}

fn store(room: &Room) -> Store {
    room.harness.state().session().unwrap().engine().store().clone()
}

fn row(room: &Room, chat: i64) -> ChatRow {
    store(room).chat(ChatId(chat)).unwrap().unwrap()
}

fn menu(room: &mut Room, name: &str) {
    room.until(name, |h| h.query_all_by_role_and_label(Role::ListItem, name).next().is_some());
    room.harness.run_steps(3);
    room.harness.get_by_role_and_label(Role::ListItem, name).click_secondary();
    room.until("the menu is open", |h| {
        h.query_all_by_role_and_label(Role::Button, "Copy the id").next().is_some()
    });
}

fn is_listed(room: &mut Room, name: &str, listed: bool) {
    room.until(&format!("{name} listed: {listed}"), |h| {
        h.query_all_by_role_and_label(Role::ListItem, name).next().is_some() == listed
    });
}

#[test]
fn the_sets_show_who_is_unread_and_who_needs_an_answer() {
    let (mut room, _) = two();
    room.until_label("Needs an answer 2");
    room.open("Bob");
    room.write("hello Bob");
    room.until_label("Needs an answer 1");
    room.press(Role::RadioButton, "Needs an answer 1");
    is_listed(&mut room, "Bob", false);
    is_listed(&mut room, "Ada Lovelace", true);
    room.press(Role::RadioButton, "Unread 1");
    is_listed(&mut room, "Ada Lovelace", true);
    room.press(Role::RadioButton, "Groups");
    room.until_label("No groups yet");
    room.press(Role::Button, "Show all chats");
    is_listed(&mut room, "Bob", true);
}

#[test]
fn an_archived_chat_goes_is_brought_back_by_undo_and_by_the_next_message() {
    let (mut room, bob) = two();
    menu(&mut room, "Bob");
    room.press(Role::Button, "Archive");
    is_listed(&mut room, "Bob", false);
    room.until_label("Bob is archived and comes back when they write.");
    room.press(Role::Button, "Undo");
    is_listed(&mut room, "Bob", true);
    menu(&mut room, "Bob");
    room.press(Role::Button, "Archive");
    is_listed(&mut room, "Bob", false);
    room.press(Role::RadioButton, "Archived 1");
    is_listed(&mut room, "Bob", true);
    room.press(Role::RadioButton, "All");
    room.sandbox().writes(bob, bob, "are you there?");
    is_listed(&mut room, "Bob", true);
    room.until("it is no longer put away", |h| {
        let rows = h.state().session().unwrap().chats.rows();
        rows.iter().any(|row| row.chat_id == ChatId(bob) && !row.archived)
    });
}

#[test]
fn the_keyboard_opens_the_menu_of_a_row_and_gets_back_to_it() {
    let (mut room, _) = two();
    room.harness.run_steps(3);
    room.harness.get_by_role_and_label(Role::ListItem, "Ada Lovelace").focus();
    room.harness.run_steps(2);
    room.harness.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    room.until("its first row has the keyboard", |h| {
        h.query_by_role_and_label(Role::Button, "Mark as read").is_some_and(|row| row.is_focused())
    });
    room.harness.key_press(Key::ArrowDown);
    room.harness.run_steps(2);
    room.harness.key_press(Key::Enter);
    room.until("she stands on top", |h| h.state().session().unwrap().chats.rows()[0].pinned);
    let said = room.harness.get_by_role_and_label(Role::ListItem, "Ada Lovelace");
    assert!(said.accesskit_node().description().unwrap_or_default().contains("on top"));
}

#[test]
fn the_open_chat_is_marked_unread_from_its_own_menu_until_it_is_opened_again() {
    let (mut room, _) = two();
    room.open("Ada Lovelace");
    room.until("it is read", |h| {
        let rows = h.state().session().unwrap().chats.rows();
        rows.iter().any(|row| row.chat_id == ChatId(ADA) && row.unread == 0)
    });
    room.press(Role::Button, "Chat menu");
    room.press(Role::Button, "Mark as unread");
    room.until("it is marked", |h| {
        h.state().session().unwrap().chats.rows().iter().any(|row| row.marked_unread)
    });
    room.open("Bob");
    assert!(row(&room, ADA).marked_unread);
    room.open("Ada Lovelace");
    room.until("it was looked at", |h| {
        h.state().session().unwrap().chats.rows().iter().all(|row| !row.marked_unread)
    });
}

#[test]
fn a_note_is_kept_when_the_typing_pauses_and_when_the_window_closes_and_is_never_sent() {
    let (mut room, _) = two();
    menu(&mut room, "Ada Lovelace");
    room.press(Role::Button, "Private note");
    room.until_label("Stays on this computer. MPChat and the other side never see it.");
    room.fill("Note", "likes tea 喜欢茶");
    room.until("the row shows it", |h| {
        h.state().session().unwrap().chats.rows().iter().any(|row| row.has_note)
    });
    assert_eq!(store(&room).note(ChatId(ADA)).unwrap().as_deref(), Some("likes tea 喜欢茶"));
    room.fill("Note", "likes coffee");
    room.restart();
    assert_eq!(store(&room).note(ChatId(ADA)).unwrap().as_deref(), Some("likes coffee"));
    assert_eq!(room.sandbox().bot_messages().len(), 0);
}

#[test]
fn a_label_is_made_put_on_a_chat_renamed_filtered_by_and_removed() {
    let (mut room, _) = two();
    menu(&mut room, "Ada Lovelace");
    room.press(Role::Button, "Labels…");
    room.press(Role::Button, "New label");
    room.fill("Name of the label", "Or\u{202e}ders");
    room.press(Role::RadioButton, "Colour 4");
    room.press(Role::Button, "Save label");
    room.until("it is made and put", |h| {
        h.query_all_by_role_and_label(Role::CheckBox, "Orders").next().is_some()
            && h.state().session().unwrap().chats.labels().iter().any(|label| label.chats == 1)
    });
    room.press(Role::Button, "Change Orders");
    room.fill("Name of the label", "Refunds");
    room.press(Role::Button, "Save label");
    room.until("it is renamed", |h| {
        h.query_all_by_role_and_label(Role::CheckBox, "Refunds").next().is_some()
    });
    room.press(Role::Button, "Dismiss");
    room.until("the dialog is gone", |h| h.query_all_by_label("Labels of Ada Lovelace").next().is_none());
    room.press(Role::RadioButton, "Labels…");
    room.press(Role::Button, "Refunds");
    is_listed(&mut room, "Bob", false);
    is_listed(&mut room, "Ada Lovelace", true);
    menu(&mut room, "Ada Lovelace");
    room.press(Role::Button, "Labels…");
    room.press(Role::Button, "Remove Refunds…");
    room.press(Role::Button, "Remove label");
    is_listed(&mut room, "Bob", true);
    assert!(row(&room, ADA).labels.is_empty());
}

#[test]
fn the_keyboard_jumps_to_the_next_who_waits_round_and_says_when_nobody_does() {
    let (mut room, _) = two();
    let jump = |room: &mut Room| {
        room.harness.key_press_modifiers(Modifiers::ALT.plus(Modifiers::SHIFT), Key::ArrowDown);
        room.harness.run_steps(2);
    };
    let opens = |room: &mut Room, name: &str| {
        room.until(name, |h| {
            let open = h.state().session().unwrap().conversation.as_ref();
            open.and_then(|open| open.chat()).is_some_and(|chat| chat.title == name)
        });
    };
    jump(&mut room);
    opens(&mut room, "Bob");
    jump(&mut room);
    opens(&mut room, "Ada Lovelace");
    jump(&mut room);
    opens(&mut room, "Bob");
    room.until_label("Message");
    room.write("hello Bob");
    room.until_label("You: hello Bob (Sent)");
    jump(&mut room);
    opens(&mut room, "Ada Lovelace");
    jump(&mut room);
    room.until_label("Nobody else waits, only this chat.");
    room.write("green");
    room.until_label("You: green (Sent)");
    room.until("the list knows", |h| h.state().session().unwrap().chats.counts().waiting == 0);
    jump(&mut room);
    room.until_label("Nobody waits: everything is read and answered.");
}

#[test]
fn the_header_says_which_bot_answers() {
    let (mut room, _) = two();
    room.open("Ada Lovelace");
    let name = room.harness.state().session().unwrap().identity().username.clone();
    room.until_label(&format!("You answer as @{name}"));
}
