//! The window as a person uses it: widgets are found by role and name, everything goes over real
//! HTTP to the sandbox.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that finds nothing has failed")]

#[path = "window/access_palette.rs"]
mod access_palette;
#[path = "window/access_shortcuts.rs"]
mod access_shortcuts;
#[path = "window/access_walk.rs"]
mod access_walk;
#[path = "window/arranging.rs"]
mod arranging;
#[path = "window/attaching.rs"]
mod attaching;
#[path = "window/bots.rs"]
mod bots;
#[path = "window/canned.rs"]
mod canned;
#[path = "window/checks.rs"]
mod checks;
#[path = "window/commands.rs"]
mod commands;
#[path = "window/export.rs"]
mod export;
#[path = "window/failures.rs"]
mod failures;
#[path = "window/finding.rs"]
mod finding;
#[path = "window/guide.rs"]
mod guide;
#[path = "world/happy.rs"]
mod happy;
#[path = "window/keyboards.rs"]
mod keyboards;
#[path = "window/members.rs"]
mod members;
#[path = "window/message_menu.rs"]
mod message_menu;
#[path = "window/methods.rs"]
mod methods;
#[path = "window/miniapps.rs"]
mod miniapps;
#[path = "window/notifying.rs"]
mod notifying;
#[path = "window/pictures.rs"]
mod pictures;
#[path = "window/receiver.rs"]
mod receiver;
#[path = "window/room.rs"]
mod room;
#[path = "window/sending.rs"]
mod sending;
#[path = "window/settings.rs"]
mod settings;
#[path = "window/webhook.rs"]
mod webhook;

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::api::ChatId;
use mpchat_console::i18n::Language;
use mpchat_console::sandbox::{Fault, FaultKind};
use mpchat_console::store::Page;
use mpchat_console::ui::Start;

use room::{ADA, Room};

#[test]
fn a_stranger_tries_the_demo_reads_a_message_and_answers_it() {
    let mut room = Room::alone(Start::Welcome);
    room.press(Role::Button, "Start the demo");
    room.until("Ada has written", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "Ada Lovelace").next().is_some()
    });
    room.press(Role::ListItem, "Ada Lovelace");
    room.until_label("Ada Lovelace: Does the invoice come by mail?");
    room.write("Yes, within two days.");
    room.until_label("You: Yes, within two days. (Sent)");
    let sent = room.sandbox().bot_messages();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].text, "Yes, within two days.");
}

#[test]
fn a_message_pops_up_by_itself_and_is_unread_until_its_chat_is_opened() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "Anybody there?");
    room.until("the chat appears", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "Ada Lovelace").next().is_some()
    });
    room.until("it is unread", |h| h.query_all_by_label("Unread 1").next().is_some());
    room.press(Role::ListItem, "Ada Lovelace");
    room.until_label("Ada Lovelace: Anybody there?");
    room.until("it is read", |h| h.query_all_by_label("Unread").next().is_some());
    room.sandbox().writes(ADA, ADA, "Hello?");
    room.until_label("Ada Lovelace: Hello?");
    room.until("what is seen is not unread", |h| h.query_all_by_label("Unread").next().is_some());
}

#[test]
fn every_failure_to_connect_says_what_is_wrong() {
    let mut room = Room::alone(Start::Welcome);
    let token = "1000001:WRONG-not-a-real-secret";
    let server = room.server();
    room.press(Role::Button, "Use another API address");
    room.fill("API address", &server.address());
    room.fill("Bot token", token);
    room.until_label("Looks like a token.");
    room.press(Role::Button, "Check and connect");
    room.until("the refusal is explained", |h| {
        h.query_all_by_label_contains("does not know this token").next().is_some()
    });

    room.fill("API address", "http://example.org/bot");
    room.until("http is refused", |h| {
        h.query_all_by_label_contains("Plain http would show the token").next().is_some()
    });
    room.fill("API address", "http://127.0.0.1:9/bot");
    room.press(Role::Button, "Check and connect");
    room.until("nobody listens", |h| {
        h.query_all_by_label_contains("Nobody listens at that address").next().is_some()
    });

    room.fill("Bot token", "hello there");
    room.until("no token", |h| h.query_all_by_label_contains("A token has no spaces").next().is_some());
    room.fill("API address", &server.address());
    room.fill("Bot token", &format!("curl \"https://call.mp.net/bot/bot{}/getMe\"", server.token()));
    room.until("it is taken out", |h| h.query_all_by_label_contains("taken out of the URL").next().is_some());
    room.press(Role::Button, "Check and connect");
    room.press(Role::Button, "Decide later");
    room.until("it runs", |h| h.query_all_by_label("Receiving").next().is_some());
}

#[test]
fn the_token_is_shown_as_dots_to_the_eye_and_to_a_screen_reader() {
    let mut room = Room::alone(Start::Welcome);
    room.fill("Bot token", "1000001:SECRET-not-a-real-one");
    room.until_label("Looks like a token.");
    assert!(!room.everything_said().contains("SECRET"));
}

#[test]
fn a_draft_is_kept_for_each_chat_and_across_restarts() {
    let mut room = Room::connected(Language::English);
    let bob = room.sandbox().add_person("Bob", 0, "en");
    room.sandbox().writes(ADA, ADA, "one");
    room.sandbox().writes(bob, bob, "two");
    room.open("Ada Lovelace");
    room.type_text("half a thought");
    room.open("Bob");
    room.until("Bob's field is empty", |h| h.get_by_label("Message").value().unwrap_or_default().is_empty());
    room.open("Ada Lovelace");
    room.until("the draft is back", |h| {
        h.get_by_label("Message").value().as_deref() == Some("half a thought")
    });
    room.restart();
    room.open("Ada Lovelace");
    room.until("it survived", |h| h.get_by_label("Message").value().as_deref() == Some("half a thought"));
}

#[test]
fn shift_enter_breaks_the_line_and_an_input_method_keeps_its_enter() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    room.type_text("first");
    room.harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    room.type_text("second");
    room.harness.event(Event::Ime(ImeEvent::Preedit { text: "ni".to_owned(), active_range_chars: None }));
    room.harness.step();
    room.harness.key_press(Key::Enter);
    room.harness.step();
    room.harness.event(Event::Ime(ImeEvent::Commit("你".to_owned())));
    room.harness.step();
    room.harness.step();
    assert!(room.sandbox().bot_messages().is_empty(), "composing does not send");
    room.harness.key_press(Key::Enter);
    room.until("it is sent", |_| true);
    room.until_sent(1);
    assert_eq!(room.sandbox().bot_messages()[0].text, "first\nsecond你");
}

#[test]
fn a_refused_message_says_why_and_can_be_tried_again() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    let description = "Bad Request: the moon is full".to_owned();
    room.fault("sendMessage", FaultKind::Error { code: 400, description });
    room.write("hello");
    room.until("the reason is shown", |h| h.query_all_by_label_contains("the moon is full").next().is_some());
    room.until_label("You: hello (Not sent)");
    room.press(Role::Button, "Try again");
    room.until_label("You: hello (Sent)");
    assert_eq!(room.sandbox().bot_messages().len(), 1);
}

#[test]
fn a_message_in_doubt_is_left_to_the_person() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    room.fault("sendMessage", FaultKind::CutAfter);
    room.write("did it arrive?");
    room.until_label("The connection broke after this left: it may have arrived.");
    room.linger(Duration::from_millis(600));
    assert_eq!(room.sandbox().bot_messages().len(), 1, "it is not sent again by itself");
    room.press(Role::Button, "Mark as sent");
    room.until_label("You: did it arrive? (Sent)");
}

#[test]
fn a_reply_carries_what_it_answers() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "which colour?");
    room.open("Ada Lovelace");
    room.until_label("Ada Lovelace: which colour?");
    room.harness.get_by_label("Ada Lovelace: which colour?").click_secondary();
    room.harness.step();
    room.press(Role::Button, "Reply");
    room.until_label("Reply to Ada Lovelace");
    room.write("green");
    room.until_label("You: green (Sent)");
    assert!(
        room.harness.query_all_by_label("which colour?").next().is_some(),
        "the quote stands in the bubble"
    );
}

#[test]
fn a_webhook_is_explained_and_never_deleted() {
    let mut room = Room::before_connecting(Language::English);
    room.sandbox().set_webhook_url(Some("https://hooks.example.org/secret-path"));
    room.connect();
    room.until_label("A webhook receives this bot's updates");
    assert!(room.harness.query_all_by_label_contains("hooks.example.org").next().is_some());
    assert!(!room.everything_said().contains("secret-path"));
    room.linger(Duration::from_millis(300));
    let methods: Vec<String> = room.sandbox().requests().into_iter().map(|seen| seen.method).collect();
    assert!(
        !methods.iter().any(|method| method.ends_with("Webhook") || method == "getUpdates"),
        "{methods:?}"
    );
    room.sandbox().set_webhook_url(None);
    room.press(Role::Button, "Check again");
    room.until_label("Receiving");
}

#[test]
fn the_feed_shows_filters_holds_and_opens_updates() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "apples");
    room.sandbox().writes(ADA, ADA, "pears");
    room.sandbox().inject_update(r#"{"update_id": 99, "callback_query": {"id": "x"}}"#.to_owned());
    room.sandbox().inject_update("[]".to_owned());
    room.press(Role::Tab, "Feed");
    room.until("all are there", |h| {
        h.query_all_by_label_contains("apples").next().is_some()
            && h.query_all_by_label_contains("callback_query").next().is_some()
            && h.query_all_by_label_contains("malformed").next().is_some()
    });
    let pears = |row: &egui_kittest::Node<'_>| {
        row.accesskit_node().label().is_some_and(|label| label.contains("pears"))
    };
    room.harness.query_all_by_role(Role::ListItem).find(pears).unwrap().click();
    room.until("the whole update is shown", |h| h.query_all_by_label_contains("\"pears\"").next().is_some());

    room.fill("Filter by text", "apples");
    room.until("only apples", |h| h.query_all_by_role(Role::ListItem).count() == 1);
    room.press(Role::Button, "Clear the filter");
    room.until("all again", |h| h.query_all_by_label_contains("callback_query").next().is_some());

    room.press(Role::Button, "Pause the view");
    room.sandbox().writes(ADA, ADA, "plums");
    room.until_label("1 new");
    let listed = |h: &egui_kittest::Harness<'_, mpchat_console::ui::Console>| {
        let said = |row: egui_kittest::Node<'_>| row.accesskit_node().label().unwrap_or_default();
        h.query_all_by_role(Role::ListItem).any(|row| said(row).contains("plums"))
    };
    assert!(!listed(&room.harness), "the view stands still");
    room.press(Role::Button, "Resume the view");
    room.until("the view goes on", listed);
}

#[test]
fn the_feed_finds_any_chat_to_filter_by() {
    let mut room = Room::connected(Language::English);
    let bob = room.sandbox().add_person("Bob", 0, "en");
    room.sandbox().writes(ADA, ADA, "apples");
    room.sandbox().writes(bob, bob, "pears");
    room.until("both wrote", |h| h.query_all_by_role(Role::ListItem).count() == 2);
    room.fill("Search people and messages", "Ada");
    room.until("one is found", |h| h.query_all_by_role(Role::ListItem).count() == 1);
    room.press(Role::Tab, "Feed");
    room.press(Role::ComboBox, "Chat");
    room.press(Role::Button, "Bob");
    room.until("only pears", |h| {
        h.query_all_by_label_contains("pears").next().is_some()
            && h.query_all_by_label_contains("apples").next().is_none()
    });
    let chosen = room.harness.get_by_role_and_label(Role::ComboBox, "Chat");
    assert_eq!(chosen.value().as_deref(), Some("Bob"));
}

#[test]
fn a_chat_in_the_list_says_what_is_new_in_it() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "one");
    room.sandbox().writes(ADA, ADA, "two");
    room.until("it is described", |h| {
        h.query_by_role_and_label(Role::ListItem, "Ada Lovelace").is_some_and(|row| {
            let said = row.accesskit_node().description().unwrap_or_default();
            said.starts_with("2 unread, two, ")
        })
    });
    assert!(room.harness.query_all_by_label_contains("Bot menu @").next().is_some());
}

#[test]
fn details_cover_a_narrow_page_until_escape() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    room.harness.set_size(egui::vec2(820.0, 520.0));
    room.linger(Duration::from_millis(50));
    let wide = room.harness.get_by_label("Message").rect().width();
    room.press(Role::Button, "Show details");
    room.until_label("CHAT");
    let still = room.harness.get_by_label("Message").rect().width();
    assert!((wide - still).abs() < 1.0, "the page keeps its room");
    room.harness.key_press(Key::Escape);
    room.until("they are closed", |h| h.query_all_by_label("CHAT").next().is_none());
}

#[test]
fn a_long_history_pages_in_and_holds_still_while_messages_arrive() {
    let mut room = Room::connected(Language::English);
    // The first chat of all opens by itself; this is another one.
    let bob = room.sandbox().add_person("Bob", 0, "en");
    room.sandbox().writes(bob, bob, "hello");
    room.until("Bob is open", |h| h.state().session().unwrap().conversation.is_some());
    room.sandbox().writes_many(ADA, ADA, (0..600).map(|n| format!("line {n}")));
    room.until("all are there", |h| {
        let rows = h.state().session().unwrap().chats.rows();
        rows.iter().any(|row| row.chat_id == ChatId(ADA) && row.unread == 600)
    });
    room.open("Ada Lovelace");
    room.until_label("Ada Lovelace: line 599");
    room.scroll_up_until("Ada Lovelace: line 300");
    let before = room.top_of("Ada Lovelace: line 300");
    room.sandbox().writes(ADA, ADA, "one more");
    room.until_label("1 new");
    room.linger(Duration::from_millis(100));
    assert!((room.top_of("Ada Lovelace: line 300") - before).abs() < 1.0, "nothing jumps");
    // What comes in one batch is counted one by one.
    room.sandbox().writes_many(ADA, ADA, ["two", "three", "four", "five"].into_iter().map(str::to_owned));
    room.until_label("5 new");
    room.press(Role::Button, "5 new");
    room.until_label("Ada Lovelace: five");
}

#[test]
fn a_message_that_was_changed_is_changed_on_the_screen_too() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "frist");
    room.open("Ada Lovelace");
    room.until_label("Ada Lovelace: frist");
    let id = {
        let store = room.harness.state().session().unwrap().engine().store();
        let rows = store.messages(ChatId(ADA), Page::Latest, 1).unwrap();
        rows[0].message_id.unwrap()
    };
    room.sandbox().edits(ADA, ADA, id.0, "first");
    room.until_label("Ada Lovelace: first");
    assert!(room.harness.query_all_by_label("Ada Lovelace: frist").next().is_none());
}

#[test]
fn the_window_speaks_three_languages() {
    for (language, receiving) in [
        (Language::English, "Receiving"),
        (Language::SimplifiedChinese, "接收中"),
        (Language::TraditionalChinese, "接收中"),
    ] {
        let mut room = Room::connected(language);
        room.until_label(receiving);
    }
}

#[test]
fn hostile_messages_are_drawn() {
    let mut room = Room::connected(Language::English);
    let mallory = room.sandbox().add_person("\u{202E}nimdA", 0, "en");
    room.sandbox().writes(mallory, mallory, &"😀".repeat(4000));
    room.sandbox().writes(mallory, mallory, &"wide".repeat(200));
    room.sandbox().writes(mallory, mallory, "\u{0}\u{7}\u{202E}drowssap ruoy\n\n\n");
    room.until("the name is made harmless", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "nimdA").next().is_some()
    });
    room.open("nimdA");
    room.until("a long message is cut", |h| h.query_all_by_label_contains("Show more").next().is_some());
    room.until("the others are there", |h| h.query_all_by_label_contains("drowssap").next().is_some());
}

#[test]
fn a_fault_of_the_network_is_shown_and_heals_by_itself() {
    let mut room = Room::connected(Language::English);
    room.until_label("Receiving");
    room.sandbox().fault(Fault {
        method: Some("getUpdates".to_owned()),
        kind: FaultKind::Error { code: 500, description: "oops".to_owned() },
        times: 2,
    });
    room.sandbox().writes(ADA, ADA, "wake up");
    room.until("the wait is shown", |h| h.query_all_by_label_contains("Trying again in").next().is_some());
    room.until("it heals", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "Ada Lovelace").next().is_some()
    });
}

#[test]
fn marked_up_text_is_previewed_checked_and_shown_as_it_looks() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    room.type_text("<b>bold</b> and <i>more");
    room.press(Role::ComboBox, "Formatting");
    room.press(Role::Button, "HTML");
    room.until_label("<i> is not closed.");
    room.harness.get_by_label("Message").focus();
    room.harness.step();
    room.harness.key_press(Key::End);
    room.type_text("</i>");
    room.until("the preview is shown", |h| h.query_all_by_label("Preview").count() >= 2);
    room.harness.key_press(Key::Enter);
    room.until_label("You: bold and more (Sent)");
    let sent = room.sandbox().bot_messages();
    assert_eq!(sent[0].text, "bold and more", "the server read the markup as the window did");
}

#[test]
fn broken_markup_can_be_sent_as_plain_text() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    room.type_text("1 < 2");
    room.press(Role::ComboBox, "Formatting");
    room.press(Role::Button, "HTML");
    room.harness.get_by_label("Message").focus();
    room.harness.step();
    room.harness.key_press(Key::Enter);
    room.linger(Duration::from_millis(100));
    assert!(room.sandbox().bot_messages().is_empty());
    room.press(Role::Button, "Send as plain text");
    room.until_label("You: 1 < 2 (Sent)");
}

#[test]
fn a_text_that_is_too_long_is_sent_as_several_messages() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    room.type_text(&format!("{}\n\n{}", "a".repeat(4000), "b".repeat(4000)));
    room.press(Role::Button, "Send as 2 messages");
    room.until_sent(2);
    let sent = room.sandbox().bot_messages();
    assert!(sent[0].text.starts_with('a') && sent[1].text.starts_with('b'), "in order");
}

#[test]
fn the_outbox_shows_what_is_not_sent_and_lets_the_person_decide() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    let blocked = "Forbidden: blocked".to_owned();
    room.fault("sendMessage", FaultKind::Error { code: 403, description: blocked });
    room.write("first");
    room.until_label("You: first (Not sent)");
    room.fault("sendMessage", FaultKind::CutAfter);
    room.write("second");
    room.until("it is in doubt", |h| {
        h.query_all_by_label_contains("You: second (The connection broke").next().is_some()
    });
    room.type_text("a thought");
    room.press(Role::Tab, "Outbox");
    room.until_label("Not sent");
    room.until_label("In doubt");
    room.press(Role::Button, "Mark as sent");
    room.until("it is settled", |h| h.query_all_by_label("In doubt").next().is_none());
    room.press(Role::Button, "Edit and send");
    room.until("its text is above what was begun", |h| {
        h.query_by_label("Message").and_then(|field| field.value()).as_deref() == Some("first\na thought")
    });
    room.press(Role::Tab, "Outbox");
    room.until_label("Everything is sent");
    assert_eq!(room.sandbox().bot_messages().len(), 1, "nothing was sent by itself");
}

#[test]
fn what_is_typed_after_enter_in_one_breath_is_another_message() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    let enter = |pressed| Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    for event in [
        Event::Text("one".to_owned()),
        enter(true),
        enter(false),
        Event::Text("two".to_owned()),
        enter(true),
        enter(false),
        Event::Text("three".to_owned()),
    ] {
        room.harness.event(event);
    }
    room.until_sent(2);
    let texts: Vec<String> = room.sandbox().bot_messages().into_iter().map(|sent| sent.text).collect();
    assert_eq!(texts, ["one", "two"]);
    room.until("the rest waits in the field", |h| {
        h.query_by_label("Message").and_then(|field| field.value()).as_deref() == Some("three")
    });
}

#[test]
fn only_what_was_seen_is_read() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes_many(ADA, ADA, (0..200).map(|n| format!("line {n}")));
    room.open("Ada Lovelace");
    room.until("what is seen is read", |h| h.query_all_by_label("Unread").next().is_some());
    room.scroll_up_until("Ada Lovelace: line 150");
    room.sandbox().writes(ADA, ADA, "below the fold");
    room.until_label("Unread 1");
    room.linger(Duration::from_millis(200));
    assert!(room.harness.query_all_by_label("Unread 1").next().is_some(), "it was not seen");
    room.harness.key_press_modifiers(Modifiers::COMMAND, Key::End);
    room.until("now it was", |h| h.query_all_by_label("Unread").next().is_some());
}

#[test]
fn a_burst_larger_than_a_page_does_not_race_by() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "first");
    room.open("Ada Lovelace");
    room.sandbox().writes_many(ADA, ADA, (0..1000).map(|n| format!("burst {n}")));
    room.until_label("Ada Lovelace: burst 999");
    room.linger(Duration::from_millis(100));
    let rows = room.harness.state().session().unwrap().conversation.as_ref().unwrap().window().rows().len();
    assert!(rows <= 320, "{rows} rows in memory");
}

#[test]
fn the_composer_grows_with_its_text_and_shrinks_again() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    room.linger(Duration::from_millis(50));
    let before = room.top_of("Message");
    room.type_text("1\n2\n3\n4\n5\n6");
    room.linger(Duration::from_millis(50));
    assert!(room.top_of("Message") < before - 40.0, "it grew");
    room.harness.key_press(Key::Enter);
    room.until_sent(1);
    room.linger(Duration::from_millis(50));
    assert!((room.top_of("Message") - before).abs() < 1.0, "it shrank");
}

#[test]
fn a_bot_can_be_left_and_connected_again_at_once() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    room.fault("sendMessage", FaultKind::Hang);
    room.write("on its way");
    room.press(Role::Button, "Bot menu @demo_mpbot");
    room.press(Role::Button, "Disconnect");
    room.press(Role::Button, "Use MPCHAT_BOT_TOKEN");
    room.press(Role::Button, "Decide later");
    room.until("it runs again", |h| h.state().session().is_some());
    room.open("Ada Lovelace");
    room.until("what was on its way is in doubt", |h| {
        h.query_all_by_label_contains("You: on its way (").next().is_some()
    });
}

#[test]
fn a_window_that_becomes_smaller_stays_at_the_end() {
    let mut room = Room::connected(Language::English);
    let long = "some words that take several lines when there is little room for them. ".repeat(6);
    room.sandbox().writes_many(ADA, ADA, (0..60).map(|n| format!("{n}: {long}")));
    room.sandbox().writes(ADA, ADA, "the last one");
    room.open("Ada Lovelace");
    room.harness.key_press_modifiers(Modifiers::COMMAND, Key::End);
    room.until_label("Ada Lovelace: the last one");
    for (width, height) in [(1024.0, 640.0), (820.0, 520.0), (1440.0, 900.0), (1024.0, 640.0)] {
        room.harness.set_size(egui::vec2(width, height));
        room.harness.run_steps(30);
        let last = room.harness.query_by_label("Ada Lovelace: the last one");
        let bottom = last.map(|last| last.rect().bottom());
        assert!(bottom.is_some_and(|bottom| bottom < height), "{width}x{height}: {bottom:?}");
    }
}

#[test]
fn details_that_open_and_close_leave_the_end_in_sight() {
    let mut room = Room::connected(Language::English);
    let long = "some words that take several lines when there is little room for them. ".repeat(6);
    room.sandbox().writes_many(ADA, ADA, (0..60).map(|n| format!("{n}: {long}")));
    room.sandbox().writes(ADA, ADA, "the last one");
    room.open("Ada Lovelace");
    room.until_label("Ada Lovelace: the last one");
    for _ in 0..3 {
        room.press(Role::Button, "Show details");
        room.until_label("CHAT");
        room.harness.run_steps(10);
        assert!(room.harness.query_all_by_label("To the newest").next().is_none());
        room.harness.query_all_by_label("Close details").next().unwrap().click();
        room.until("they are closed", |h| h.query_all_by_label("CHAT").next().is_none());
        room.harness.run_steps(10);
        assert!(room.harness.query_all_by_label("To the newest").next().is_none());
        assert!(room.harness.query_all_by_label("Ada Lovelace: the last one").next().is_some());
    }
}

#[test]
fn a_narrow_window_shows_the_list_or_the_chat_and_every_room() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    // 1440 x 900 pixels at 200 %.
    room.harness.set_size(egui::vec2(720.0, 450.0));
    room.harness.run_steps(4);
    assert!(room.harness.query_all_by_role_and_label(Role::ListItem, "Ada Lovelace").next().is_none());
    for tab in ["Chats", "Feed", "Outbox", "Webhook", "Menu", "Methods", "MiniApps", "Checks", "Settings"] {
        let bottom = room.harness.get_by_role_and_label(Role::Tab, tab).rect().bottom();
        assert!(bottom < 450.0, "{tab} ends at {bottom}");
    }
    room.harness.get_by_label("Message").focus();
    room.type_text("half a sentence");
    room.press(Role::Button, "Back to the chats");
    room.open("Ada Lovelace");
    assert_eq!(room.harness.get_by_label("Message").value().as_deref(), Some("half a sentence"));
}
