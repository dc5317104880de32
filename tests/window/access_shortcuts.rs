//! Every shortcut of the list does what the list says.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::i18n::Language;
use mpchat_console::ui::Console;
use mpchat_console::ui::shortcuts::Shortcut;

use crate::room::{ADA, Room};

/// Someone who uses the keyboard, and what they tried.
struct Hands {
    room: Room,
    tried: Vec<Shortcut>,
}

type Window = Harness<'static, Console>;

fn shown(window: &Window, label: &str) -> bool {
    window.query_all_by_label(label).next().is_some()
}

impl Hands {
    /// Presses a shortcut and waits for what it does.
    fn press(&mut self, shortcut: Shortcut, is_so: impl Fn(&Window) -> bool) {
        let keys = shortcut.keys()[0];
        assert!(!is_so(&self.room.harness), "{shortcut:?} has nothing to do");
        self.room.harness.key_press_modifiers(keys.modifiers(), keys.key());
        self.room.until(&format!("{shortcut:?} works"), is_so);
        self.room.harness.run_steps(3);
        self.tried.push(shortcut);
    }

    /// The same where a label appears.
    fn shows(&mut self, shortcut: Shortcut, label: &str) {
        self.press(shortcut, |window| shown(window, label));
    }

    fn escape(&mut self) {
        self.room.harness.key_press(egui::Key::Escape);
        self.room.harness.run_steps(3);
    }

    /// The keyboard goes to a message.
    fn on_message(&mut self, label: &str) {
        self.room.until_label(label);
        // What just ended may hand the keyboard to the composer.
        self.room.until("it is settled", |window| window.state().is_settled());
        self.room.harness.run_steps(6);
        self.room.harness.get_by_label(label).focus();
        self.room.until("it has the keyboard", |window| window.get_by_label(label).is_focused());
        self.room.harness.run_steps(2);
    }

    fn close_details(&mut self) {
        let close = "Close details";
        self.room.harness.query_all_by_label(close).next().unwrap().click();
        self.room.until("the details are closed", |window| !shown(window, close));
    }

    fn window(&mut self) {
        self.press(Shortcut::Palette, |window| {
            window.query_all_by_role_and_label(Role::TextInput, "Command palette").next().is_some()
        });
        self.escape();
        self.room.open("Ada Lovelace");
        self.room.harness.get_by_role_and_label(Role::ListItem, "Ada Lovelace").focus();
        self.room.harness.run_steps(2);
        self.shows(Shortcut::List, "Keyboard shortcuts");
        assert!(shown(&self.room.harness, "Go to: Chats") || shown(&self.room.harness, "Bold: Ctrl+B"));
        self.escape();
        self.room.open("Ada Lovelace");
        let zoom = |window: &Window| window.ctx.zoom_factor();
        self.press(Shortcut::Larger, |window| zoom(window) > 1.0);
        self.press(Shortcut::NormalSize, |window| (zoom(window) - 1.0).abs() < 0.01);
        self.press(Shortcut::Smaller, |window| zoom(window) < 1.0);
        for _ in 0..3 {
            self.room.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Minus);
            self.room.harness.run_steps(2);
        }
        assert!((zoom(&self.room.harness) - 0.75).abs() < 0.01, "not smaller than 75 %");
        self.room.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Num0);
        self.room.harness.run_steps(3);
        self.room.harness.get_by_role_and_label(Role::ListItem, "Ada Lovelace").focus();
        self.room.harness.run_steps(2);
        self.shows(Shortcut::Details, "CHAT");
        self.close_details();
    }

    fn chats(&mut self) {
        self.shows(Shortcut::NextChat, "Bob: the older one");
        self.shows(Shortcut::ChatBefore, "Ada Lovelace: line 59");
        self.room.scroll_up_until("Ada Lovelace: line 10");
        self.shows(Shortcut::ToLatest, "Ada Lovelace: line 59");
    }

    fn finding(&mut self) {
        let asks = |window: &Window, field: &str| {
            window.query_by_role_and_label(Role::TextInput, field).is_some_and(|field| field.is_focused())
        };
        self.press(Shortcut::FindHere, |window| asks(window, "Search in this chat"));
        self.escape();
        self.press(Shortcut::FindAnywhere, |window| asks(window, "Search people and messages"));
        self.escape();
        self.press(Shortcut::NextWaiting, |window| shown(window, "Bob: the older one"));
        self.room.open("Ada Lovelace");
    }

    fn rooms(&mut self) {
        for (shortcut, name) in [
            (Shortcut::GoFeed, "Feed"),
            (Shortcut::GoOutbox, "Outbox"),
            (Shortcut::GoWebhook, "Webhook"),
            (Shortcut::GoCommands, "Menu"),
            (Shortcut::GoMethods, "Methods"),
            (Shortcut::GoMiniApps, "MiniApps"),
            (Shortcut::GoChecks, "Checks"),
            (Shortcut::GoSettings, "Settings"),
            (Shortcut::GoChats, "Chats"),
        ] {
            self.press(shortcut, |window| {
                let room = window.get_by_role_and_label(Role::Tab, name);
                room.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
            });
        }
    }

    fn writing(&mut self) {
        let says =
            |window: &Window, text: &str| window.get_by_label("Message").value().unwrap_or_default() == text;
        for (shortcut, marked) in
            [(Shortcut::Bold, "<b>a</b>"), (Shortcut::Italic, "<i>a</i>"), (Shortcut::Code, "<code>a</code>")]
        {
            self.room.fill("Message", "a");
            self.room.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
            self.room.harness.run_steps(2);
            self.press(shortcut, |window| says(window, marked));
        }
        self.room.fill("Message", "a");
        self.press(Shortcut::Link, |window| {
            window.get_by_label("Message").value().unwrap_or_default().contains("<a href=")
        });
        self.room.fill("Message", "first");
        self.press(Shortcut::NewLine, |window| says(window, "first\n"));
        self.shows(Shortcut::SendLater, "Send later");
        self.escape();
        self.room.fill("Message", "green");
        self.shows(Shortcut::Send, "You: green (Sent)");
        self.shows(Shortcut::EditLast, "Editing");
        self.escape();
        self.room.harness.get_by_label("Message").focus();
        self.room.harness.run_steps(2);
        self.press(Shortcut::ToMessages, |window| window.get_by_label("You: green (Sent)").is_focused());
    }

    fn message(&mut self) {
        const GREEN: &str = "You: green (Sent)";
        const DARK: &str = "You: dark green (Sent)";
        const ASKED: &str = "Ada Lovelace: line 59";
        self.on_message(GREEN);
        self.press(Shortcut::MessageBefore, |window| window.get_by_label(ASKED).is_focused());
        self.press(Shortcut::MessageAfter, |window| window.get_by_label(GREEN).is_focused());
        self.press(Shortcut::MessageMenu, |window| {
            window.query_all_by_role_and_label(Role::Button, "Send a copy to…").next().is_some()
        });
        self.escape();
        self.on_message(ASKED);
        self.shows(Shortcut::Reply, "Reply to Ada Lovelace");
        self.room.harness.get_by_label("Message").focus();
        self.room.harness.run_steps(2);
        self.press(Shortcut::LeaveReply, |window| !shown(window, "Reply to Ada Lovelace"));
        self.on_message(GREEN);
        self.shows(Shortcut::Edit, "Editing");
        self.room.fill("Message", "dark green");
        self.room.harness.key_press(egui::Key::Enter);
        self.on_message(DARK);
        self.shows(Shortcut::Versions, "Earlier texts");
        self.escape();
        self.on_message(DARK);
        self.shows(Shortcut::Forward, "Forward to");
        self.escape();
        self.on_message(DARK);
        self.shows(Shortcut::CopyTo, "Send a copy to");
        self.escape();
        self.on_message(DARK);
        self.press(Shortcut::ToComposer, |window| window.get_by_label("Message").is_focused());
        self.on_message(DARK);
        // The desktop's own word for the press; what it copies is told in that frame only.
        self.room.harness.event(egui::Event::Copy);
        self.room.harness.step();
        let copied =
            self.room.harness.output().platform_output.commands.iter().any(
                |command| matches!(command, egui::OutputCommand::CopyText(text) if text == "dark green"),
            );
        assert!(copied);
        self.tried.push(Shortcut::CopyText);
        self.on_message(DARK);
        self.press(Shortcut::Pin, |window| {
            let store = window.state().session().unwrap().engine().store().clone();
            let newest =
                store.messages(mpchat_console::api::ChatId(ADA), mpchat_console::store::Page::Latest, 9);
            newest.unwrap().iter().any(|row| row.pinned_at.is_some())
        });
        self.on_message(DARK);
        self.shows(Shortcut::Delete, "How to undo it");
        self.escape();
        self.on_message(ASKED);
        self.shows(Shortcut::Raw, "CHAT");
        self.close_details();
    }

    fn methods(&mut self) {
        self.room.press(Role::Tab, "Methods");
        self.press(Shortcut::SearchMethods, |window| window.get_by_label("Search methods").is_focused());
        self.room.fill("Search methods", "getMe");
        self.room.press(Role::ListItem, "getMe");
        self.press(Shortcut::CallMethod, |window| {
            window.query_all_by_label_contains("is_bot").next().is_some()
        });
        self.room.press(Role::Tab, "Chats");
    }

    fn pictures(&mut self) {
        self.room.sandbox().sends_photo(ADA, ADA, "#7ac5ff-#a78bfa", "One");
        self.room.sandbox().sends_photo(ADA, ADA, "#7ac5ff-#a78bfa", "Two");
        let photos = "Open picture 480 × 300";
        self.room.until("both are shown", |window| window.query_all_by_label(photos).count() == 2);
        self.room.linger(std::time::Duration::from_millis(100));
        self.room.until_still(|window| Some(window.query_all_by_label(photos).last()?.rect()));
        self.room.harness.query_all_by_label(photos).last().unwrap().click();
        self.room.until_label("Fit or 100 %");
        self.room.until("it is loaded", |window| {
            window.get_by_label("Fit or 100 %").value().is_some_and(|percent| !percent.is_empty())
        });
        let percent = |window: &Window| window.get_by_label("Fit or 100 %").value().unwrap_or_default();
        self.press(Shortcut::PictureLarger, |window| percent(window) != "100 %");
        self.press(Shortcut::PictureFit, |window| percent(window) == "100 %");
        self.press(Shortcut::PictureSmaller, |window| percent(window) != "100 %");
        self.press(Shortcut::PictureBefore, |window| shown(window, "Next picture"));
        self.press(Shortcut::PictureAfter, |window| !shown(window, "Next picture"));
        self.escape();
    }

    fn buttons(&mut self) {
        let room = &mut self.room;
        room.press(Role::Button, "Buttons below the message");
        room.fill("Label", "A");
        room.press(Role::Button, "Add a button to row 1");
        room.fill("Label", "B");
        room.harness.get_by_role_and_label(Role::ListItem, "Button B").focus();
        room.harness.run_steps(3);
        let place =
            |window: &Window, name: &str| window.get_by_role_and_label(Role::ListItem, name).rect().min;
        let (a, b) = ("Button A", "Button B");
        self.press(Shortcut::ButtonLeft, |window| place(window, b).x < place(window, a).x);
        self.press(Shortcut::ButtonRight, |window| place(window, b).x > place(window, a).x);
        self.press(Shortcut::ButtonDown, |window| place(window, b).y > place(window, a).y);
        self.press(Shortcut::ButtonUp, |window| place(window, b).y <= place(window, a).y);
        self.press(Shortcut::ButtonRemove, |window| {
            window.query_all_by_role_and_label(Role::ListItem, b).next().is_none()
        });
    }
}

#[test]
fn every_listed_shortcut_works() {
    let room = Room::connected(Language::English);
    let bob = room.sandbox().add_person("Bob", 0, "en");
    room.sandbox().writes(bob, bob, "the older one");
    room.sandbox().writes_many(ADA, ADA, (0..60).map(|n| format!("line {n}")));
    let mut hands = Hands { room, tried: Vec::new() };
    hands.window();
    hands.chats();
    hands.finding();
    hands.rooms();
    hands.writing();
    hands.methods();
    hands.message();
    hands.pictures();
    hands.buttons();
    // These need two bots.
    let bots = [Shortcut::NextBot, Shortcut::BotBefore];
    for shortcut in Shortcut::ALL.iter().filter(|shortcut| !bots.contains(shortcut)) {
        assert!(hands.tried.contains(shortcut), "nobody tried {shortcut:?}");
    }
}

#[test]
fn a_question_mark_is_a_character_where_text_is_written() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    room.harness.get_by_label("Message").focus();
    room.harness.run_steps(2);
    room.harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::Questionmark);
    room.type_text("?");
    room.harness.run_steps(2);
    assert_eq!(room.harness.get_by_label("Message").value().as_deref(), Some("?"));
    assert!(!shown(&room.harness, "Keyboard shortcuts"));
}
