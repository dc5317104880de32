//! What can be done with a message that is there, by hand and by keyboard.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::api::ChatId;
use mpchat_console::i18n::Language;
use mpchat_console::sandbox::FaultKind;
use mpchat_console::store::{BotMark, Confirmed, Keepsake, MessageRow, Page};

use crate::room::{ADA, Room};

/// A chat in which Ada asked and the bot answered.
fn answered() -> Room {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "which colour?");
    room.open("Ada Lovelace");
    room.until_label("Ada Lovelace: which colour?");
    room.write("green");
    room.until_label("You: green (Sent)");
    room
}

fn menu(room: &mut Room, bubble: &str) {
    room.until_label(bubble);
    // What was done last may still bring a line of its own.
    room.linger(Duration::from_millis(100));
    room.until_still(|harness| Some(harness.query_by_label(bubble)?.rect()));
    room.harness.get_by_label(bubble).click_secondary();
    room.harness.run_steps(2);
}

fn rows(room: &Room, chat: i64) -> Vec<MessageRow> {
    let store = room.harness.state().session().unwrap().engine().store().clone();
    store.messages(ChatId(chat), Page::Latest, 100).unwrap()
}

fn texts(room: &Room) -> Vec<String> {
    room.sandbox().bot_messages().into_iter().map(|message| message.text).collect()
}

fn calls(room: &Room, method: &str) -> usize {
    room.sandbox().requests().iter().filter(|seen| seen.method == method).count()
}

fn key(room: &mut Room, key: Key) {
    room.harness.key_press(key);
    room.harness.run_steps(3);
}

#[test]
fn an_edit_goes_to_the_server_changes_the_bubble_and_keeps_the_earlier_text() {
    let mut room = answered();
    menu(&mut room, "You: green (Sent)");
    room.press(Role::Button, "Edit");
    room.until_label("Editing");
    room.fill("Message", "dark green");
    room.press(Role::Button, "Save");
    room.until_label("You: dark green (Sent)");
    assert_eq!(calls(&room, "editMessageText"), 1);
    assert!(room.harness.query_all_by_label("Editing").next().is_none());
    room.press(Role::Button, "Show earlier texts");
    room.until_label("Earlier texts");
    room.until_label("green");
    assert!(
        room.harness.query_all_by_label("dark green").next().is_some(),
        "what it says now stands beside it"
    );
}

#[test]
fn marks_come_back_as_they_were_written() {
    let mut room = answered();
    room.write("plain");
    room.until_label("You: plain (Sent)");
    menu(&mut room, "You: plain (Sent)");
    room.press(Role::Button, "Edit");
    room.fill("Message", "bold");
    room.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    room.harness.step();
    room.harness.key_press_modifiers(Modifiers::COMMAND, Key::B);
    room.harness.run_steps(3);
    key(&mut room, Key::Enter);
    room.until_label("You: bold (Sent)");
    menu(&mut room, "You: bold (Sent)");
    room.press(Role::Button, "Edit");
    room.until("the tags are back", |h| h.get_by_label("Message").value().as_deref() == Some("<b>bold</b>"));
    let before = calls(&room, "editMessageText");
    room.press(Role::Button, "Save");
    room.until("nothing changed, so it is simply left", |h| h.query_all_by_label("Editing").next().is_none());
    assert_eq!(calls(&room, "editMessageText"), before);
}

#[test]
fn what_was_written_in_markdown_is_changed_in_markdown() {
    let mut room = answered();
    room.press(Role::ComboBox, "Formatting");
    room.press(Role::Button, "Markdown");
    room.write("a *green* one");
    room.until_label("You: a green one (Sent)");
    let edit = |room: &mut Room, bubble: &str, source: &str| {
        menu(room, bubble);
        room.press(Role::Button, "Edit");
        room.until(source, |h| h.get_by_label("Message").value().as_deref() == Some(source));
    };
    edit(&mut room, "You: a green one (Sent)", "a *green* one");
    room.fill("Message", "a *dark _green_");
    room.fill("Message", "a *blue* _one_");
    room.press(Role::Button, "Save");
    room.until_label("You: a blue one (Sent)");
    room.restart();
    room.open("Ada Lovelace");
    edit(&mut room, "You: a blue one (Sent)", "a *blue* _one_");
    assert!(room.harness.query_all_by_label("Editing").next().is_some());
}

#[test]
fn a_refused_edit_says_why_keeps_the_text_and_can_be_tried_again() {
    for (fault, says) in [
        (FaultKind::Error { code: 403, description: "Forbidden".to_owned() }, "not allowed"),
        (FaultKind::Error { code: 400, description: "Bad Request: too odd".to_owned() }, "too odd"),
        (FaultKind::Error { code: 501, description: "not there".to_owned() }, "does not offer this yet"),
        (FaultKind::CutAfter, "may have happened all the same"),
        (FaultKind::CutBefore, "may have happened all the same"),
    ] {
        let mut room = answered();
        menu(&mut room, "You: green (Sent)");
        room.press(Role::Button, "Edit");
        room.fill("Message", "blue");
        room.fault("editMessageText", fault);
        room.press(Role::Button, "Save");
        room.until(says, |h| h.query_all_by_label_contains(says).next().is_some());
        assert_eq!(room.harness.get_by_label("Message").value().as_deref(), Some("blue"));
        room.press(Role::Button, "Save");
        room.until_label("You: blue (Sent)");
        assert_eq!(calls(&room, "editMessageText"), 2);
        assert_eq!(rows(&room, ADA).len(), 2);
    }
}

#[test]
fn an_edit_that_is_left_or_whose_chat_is_left_loses_nothing() {
    let mut room = answered();
    let bob = room.sandbox().add_person("Bob", 0, "en");
    room.sandbox().writes(bob, bob, "hello");
    room.harness.get_by_label("Message").focus();
    room.type_text("a new thought");
    menu(&mut room, "You: green (Sent)");
    room.press(Role::Button, "Edit");
    room.fill("Message", "half an edit");
    room.open("Bob");
    room.open("Ada Lovelace");
    room.until("the edit goes on", |h| h.get_by_label("Message").value().as_deref() == Some("half an edit"));
    room.press(Role::Button, "Leave it as it is (Esc)");
    room.until("the thought is back", |h| {
        h.get_by_label("Message").value().as_deref() == Some("a new thought")
    });
    assert_eq!(calls(&room, "editMessageText"), 0);
}

#[test]
fn an_edit_that_is_begun_goes_on_after_the_program_has_ended_or_broken_off() {
    let mut room = answered();
    room.write("blue");
    room.until_label("You: blue (Sent)");
    menu(&mut room, "You: green (Sent)");
    room.press(Role::Button, "Edit");
    room.fill("Message", "half an edit");
    room.restart();
    room.open("Ada Lovelace");
    let says = |h: &egui_kittest::Harness<'static, mpchat_console::ui::Console>, text: &str| {
        h.query_by_label("Message").is_some_and(|field| field.value().as_deref() == Some(text))
    };
    room.until("the edit goes on", |h| says(h, "half an edit"));
    room.until_label("Editing");

    // What is kept while somebody writes is what is found after a crash.
    room.fill("Message", "nearly green");
    let kept = |room: &Room| {
        let store = room.harness.state().session().unwrap().engine().store().clone();
        store.kept(Keepsake::Edits).unwrap()
    };
    let store = room.harness.state().session().unwrap().engine().store().clone();
    room.until("it is kept without a close", |_| {
        store.kept(Keepsake::Edits).unwrap().is_some_and(|kept| kept.contains("nearly green"))
    });
    room.press(Role::Button, "Save");
    room.until_label("You: nearly green (Sent)");
    room.until("there is nothing to go on with", |_| store.kept(Keepsake::Edits).unwrap().is_none());
    drop(store);
    room.restart();
    room.open("Ada Lovelace");
    room.until_label("You: nearly green (Sent)");
    room.linger(Duration::from_millis(200));
    assert!(room.harness.query_by_label("Editing").is_none() && kept(&room).is_none());
    assert_eq!(calls(&room, "editMessageText"), 1);
}

#[test]
fn what_is_taken_back_during_an_edit_is_no_part_of_it_and_loses_nothing() {
    let mut room = answered();
    let bob = room.sandbox().add_person("Bob", 0, "en");
    room.sandbox().writes(bob, bob, "hello");
    room.fault("sendMessage", FaultKind::Error { code: 403, description: "Forbidden: blocked".to_owned() });
    room.write("blue");
    room.until_label("You: blue (Not sent)");
    room.harness.get_by_label("Message").focus();
    room.type_text("a new thought");
    menu(&mut room, "You: green (Sent)");
    room.press(Role::Button, "Edit");
    room.fill("Message", "half an edit");
    room.press(Role::Button, "Edit and send");
    let back = Some("blue\na new thought");
    room.until("it is begun again", |h| h.get_by_label("Message").value().as_deref() == back);
    let draft = |room: &Room| {
        let store = room.harness.state().session().unwrap().engine().store().clone();
        store.draft(ChatId(ADA)).unwrap().map(|draft| draft.text)
    };
    room.until("it is no more in the outbox", |h| h.state().session().unwrap().unsent.failed == 0);
    assert_eq!(draft(&room).as_deref(), back, "kept before it left the outbox");
    room.open("Bob");
    room.open("Ada Lovelace");
    room.until("the edit goes on", |h| h.get_by_label("Message").value().as_deref() == Some("half an edit"));
    room.press(Role::Button, "Leave it as it is (Esc)");
    room.until("what was begun is back", |h| h.get_by_label("Message").value().as_deref() == back);
}

#[test]
fn what_the_api_does_not_allow_is_greyed_out_with_the_reason() {
    let mut room = answered();
    menu(&mut room, "Ada Lovelace: which colour?");
    room.until_label("Delete for everybody…");
    for label in ["Edit", "Delete for everybody…"] {
        let node = room.harness.get_by_role_and_label(Role::Button, label);
        assert!(node.accesskit_node().is_disabled(), "{label}");
        let said = node.accesskit_node().description().unwrap_or_default();
        assert!(said.contains("403"), "{label}: {said}");
    }
    let pin = room.harness.get_by_role_and_label(Role::Button, "Pin");
    assert!(!pin.accesskit_node().is_disabled());
}

#[test]
fn deleting_asks_what_the_bot_is_for_then_deletes_and_the_text_stays_one_click_away() {
    let mut room = answered();
    menu(&mut room, "You: green (Sent)");
    room.press(Role::Button, "Delete for everybody…");
    room.until_label("Delete this message for everybody?");
    let go = room.harness.get_by_role_and_label(Role::Button, "Delete for everybody");
    assert!(go.accesskit_node().is_disabled(), "not before it is known what the bot is for");
    room.press(Role::Button, "This is a test bot");
    room.until_label("TEST");
    room.press(Role::Button, "Delete for everybody");
    room.until_label("You: This message was deleted.");
    assert_eq!(calls(&room, "deleteMessage"), 1);
    room.press(Role::Button, "Show what it said");
    room.until_label("You: green");
    let journal = room.harness.state().session().unwrap().engine().store().guarded(None, 9).unwrap();
    assert_eq!((journal.len(), journal[0].confirmed), (1, Confirmed::Pressed));
    assert!(journal[0].target.contains("green"));
}

#[test]
fn a_production_bot_needs_its_name_and_a_cancelled_deletion_is_none() {
    let mut room = answered();
    let session = room.harness.state().session().unwrap();
    let name = session.identity().username.clone();
    room.press(Role::Button, &format!("Bot menu @{name}"));
    room.press(Role::Button, "This is a production bot");
    room.until_label("PRODUCTION");
    menu(&mut room, "You: green (Sent)");
    room.press(Role::Button, "Delete for everybody…");
    let field = format!("This is a production bot. Type its username {name} to go on");
    room.fill(&field, "another_bot");
    let go = room.harness.get_by_role_and_label(Role::Button, "Delete for everybody");
    assert!(go.accesskit_node().is_disabled());
    room.press(Role::Button, "Cancel");
    room.until("the dialog is gone", |h| {
        h.query_all_by_label("Delete this message for everybody?").next().is_none()
    });
    assert_eq!(calls(&room, "deleteMessage"), 0);
    menu(&mut room, "You: green (Sent)");
    room.press(Role::Button, "Delete for everybody…");
    room.fill(&field, &name);
    room.press(Role::Button, "Delete for everybody");
    room.until_label("You: This message was deleted.");
    let store = room.harness.state().session().unwrap().engine().store().clone();
    let journal = store.guarded(None, 9).unwrap();
    assert_eq!((journal[0].mark, journal[0].confirmed), (BotMark::Production, Confirmed::Typed));
    room.press(Role::Button, &format!("Bot menu @{name}"));
    room.press(Role::Button, "Journal of high-risk calls…");
    room.until_label("deleteMessage");
    room.until_label("done");
}

#[test]
fn a_refused_deletion_says_why_below_the_message() {
    let mut room = answered();
    menu(&mut room, "You: green (Sent)");
    room.press(Role::Button, "Delete for everybody…");
    room.press(Role::Button, "This is a test bot");
    room.until_label("TEST");
    room.fault("deleteMessage", FaultKind::Error { code: 403, description: "too late".to_owned() });
    room.press(Role::Button, "Delete for everybody");
    room.until("it says why, and nothing is asked any more", |h| {
        h.query_all_by_label_contains("too late").next().is_some()
            && h.query_all_by_label("Delete this message for everybody?").next().is_none()
    });
    assert_eq!(texts(&room), ["green"]);
    room.press(Role::Button, "Dismiss");
    room.until("it is put away", |h| {
        // What still moves under the pointer is pressed again, as a hand would.
        for dismiss in h.query_all_by_role_and_label(Role::Button, "Dismiss") {
            dismiss.click();
        }
        h.query_all_by_label_contains("too late").next().is_none()
    });
}

#[test]
fn a_message_is_pinned_found_by_the_bar_and_unpinned() {
    let mut room = answered();
    menu(&mut room, "Ada Lovelace: which colour?");
    room.press(Role::Button, "Pin");
    room.until_label("Pinned: which colour?");
    assert_eq!(calls(&room, "pinChatMessage"), 1);
    room.until("both the notice and the bar", |h| h.query_all_by_label("Pinned: which colour?").count() == 2);
    assert_eq!(rows(&room, ADA).iter().filter(|row| row.pinned_at.is_some()).count(), 1);
    room.press(Role::Button, "Pinned: which colour?");
    room.press(Role::Button, "Unpin");
    room.until("the bar is gone", |h| {
        h.query_all_by_role_and_label(Role::Button, "Pinned: which colour?").next().is_none()
    });
    assert_eq!(calls(&room, "unpinChatMessage"), 1);
    room.until_label("The message is no longer pinned.");
    room.press(Role::Button, "Undo");
    room.until("it is pinned again", |h| {
        h.query_all_by_role_and_label(Role::Button, "Pinned: which colour?").next().is_some()
    });
    assert_eq!(calls(&room, "pinChatMessage"), 2);
    assert!(room.harness.query_all_by_label("The message is no longer pinned.").next().is_none());
}

#[test]
fn what_is_done_with_a_message_waits_for_what_is_being_done_with_it() {
    let mut room = answered();
    let takes = Duration::from_secs(1);
    room.fault("editMessageText", FaultKind::Delay(takes));
    menu(&mut room, "You: green (Sent)");
    room.press(Role::Button, "Edit");
    room.fill("Message", "dark green");
    key(&mut room, Key::Enter);
    menu(&mut room, "You: green (Sent)");
    room.press(Role::Button, "Pin");
    room.until_label("You: dark green (Sent)");
    room.until_label("Pinned: dark green");
    let requests = room.sandbox().requests();
    let at = |method: &str| requests.iter().find(|seen| seen.method == method).unwrap().at;
    assert!(at("pinChatMessage") >= at("editMessageText") + takes);
    assert_eq!(room.harness.get_by_label("Message").value().as_deref(), Some(""), "the edit has ended");
}

#[test]
fn a_deleted_message_is_no_more_in_the_bar_nor_in_the_list() {
    let mut room = answered();
    menu(&mut room, "You: green (Sent)");
    room.press(Role::Button, "Pin");
    room.until("the bar", |h| h.query_all_by_role_and_label(Role::Button, "Pinned: green").next().is_some());
    let preview = |room: &Room| {
        let store = room.harness.state().session().unwrap().engine().store().clone();
        store.chat(ChatId(ADA)).unwrap().unwrap().preview.text
    };
    room.until("the list tells of the pin", |h| {
        let store = h.state().session().unwrap().engine().store().clone();
        store.chat(ChatId(ADA)).unwrap().unwrap().preview.text.contains("green")
    });
    menu(&mut room, "You: green (Sent)");
    room.press(Role::Button, "Delete for everybody…");
    room.confirm("deleteMessage");
    room.until_label("You: This message was deleted.");
    room.until("the bar is gone", |h| {
        h.query_all_by_role_and_label(Role::Button, "Pinned: green").next().is_none()
    });
    assert!(!preview(&room).contains("green"), "{}", preview(&room));
}

#[test]
fn a_pin_of_somebody_else_shows_in_the_bar() {
    let mut room = answered();
    let id = room.sandbox().bot_messages()[0].message_id;
    room.sandbox().pins(ADA, ADA, id);
    room.until("the bar", |h| h.query_all_by_role_and_label(Role::Button, "Pinned: green").next().is_some());
}

#[test]
fn forwards_and_copies_go_to_the_picked_chat_through_the_outbox() {
    let mut room = answered();
    let bob = room.sandbox().add_person("Bob", 0, "en");
    room.sandbox().writes(bob, bob, "hello");
    room.until("Bob is there", |h| h.query_all_by_role_and_label(Role::ListItem, "Bob").next().is_some());
    for (go, method, nth) in [("Forward to", "forwardMessage", 1), ("Send a copy to", "copyMessage", 2)] {
        room.open("Ada Lovelace");
        menu(&mut room, "Ada Lovelace: which colour?");
        room.press(Role::Button, &format!("{go}…"));
        room.until("the list", |h| h.query_all_by_role_and_label(Role::ListItem, "Bob").count() == 2);
        room.fill("Find a chat", "Bob");
        room.harness.key_press(Key::Enter);
        room.until("the target is named", |h| {
            h.query_all_by_role_and_label(Role::Button, &format!("{go} Bob")).next().is_some()
        });
        room.linger(Duration::from_millis(100));
        assert_eq!(calls(&room, method), 0, "nothing goes before the person's word");
        room.harness.key_press(Key::Enter);
        room.harness.run_steps(3);
        room.until("it is sent", |h| h.query_all_by_label("You: which colour? (Sent)").count() == nth);
        assert_eq!(calls(&room, method), 1);
    }
    assert_eq!(texts(&room).iter().filter(|text| *text == "which colour?").count(), 2);
}

#[test]
fn a_forward_in_doubt_is_left_to_the_person() {
    let mut room = answered();
    menu(&mut room, "Ada Lovelace: which colour?");
    room.press(Role::Button, "Forward to…");
    room.fault("forwardMessage", FaultKind::CutAfter);
    room.until("the list", |h| h.query_all_by_role_and_label(Role::ListItem, "Ada Lovelace").count() == 2);
    room.harness.get_all_by_role_and_label(Role::ListItem, "Ada Lovelace").last().unwrap().click();
    room.press(Role::Button, "Forward to Ada Lovelace");
    room.until_label("The connection broke after this left: it may have arrived.");
    room.linger(Duration::from_millis(400));
    assert_eq!(calls(&room, "forwardMessage"), 1);
}

#[test]
fn the_keyboard_alone_edits_the_last_message_walks_the_bubbles_and_opens_the_menu() {
    let mut room = answered();
    room.harness.get_by_label("Message").focus();
    room.harness.step();
    key(&mut room, Key::ArrowUp);
    room.until_label("Editing");
    room.until("its text is in the field", |h| h.get_by_label("Message").value().as_deref() == Some("green"));
    key(&mut room, Key::Escape);
    room.until("it is left", |h| h.query_all_by_label("Editing").next().is_none());

    room.harness.step();
    room.harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowUp);
    room.until("the last bubble has the keyboard", |h| h.get_by_label("You: green (Sent)").is_focused());
    key(&mut room, Key::ArrowUp);
    room.until("the one above", |h| h.get_by_label("Ada Lovelace: which colour?").is_focused());
    key(&mut room, Key::ArrowDown);
    room.until("and back", |h| h.get_by_label("You: green (Sent)").is_focused());
    key(&mut room, Key::Enter);
    room.until("the menu is open", |h| h.query_all_by_role_and_label(Role::Button, "Pin").next().is_some());
    room.until("its first row has the keyboard", |h| {
        h.get_by_role_and_label(Role::Button, "Reply").is_focused()
    });
    key(&mut room, Key::ArrowDown);
    assert!(room.harness.get_by_role_and_label(Role::Button, "Edit").is_focused());
    key(&mut room, Key::Enter);
    room.until_label("Editing");
    key(&mut room, Key::Escape);
    room.harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowUp);
    room.until("the bubble has it again", |h| h.get_by_label("You: green (Sent)").is_focused());
    key(&mut room, Key::P);
    room.until("P pins", |h| h.query_all_by_role_and_label(Role::Button, "Pinned: green").next().is_some());
}

#[test]
fn an_incoming_edit_keeps_its_earlier_text() {
    let mut room = answered();
    let id = rows(&room, ADA)[0].message_id.unwrap().0;
    room.sandbox().edits(ADA, ADA, id, "which shade?");
    room.until_label("Ada Lovelace: which shade?");
    room.press(Role::Button, "Show earlier texts");
    room.until_label("which colour?");
}
