//! The way in: from a first start to the first answer.

use std::time::Duration;

use egui::accesskit::{Live, Role};
use egui::{Key, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::i18n::{Language, Text};
use mpchat_console::sandbox::{Fault, FaultKind};
use mpchat_console::store::BotMark;
use mpchat_console::ui::Start;

use super::room::{ADA, Room};

/// Hands that count: each button that is pressed and each Enter. What is typed or pasted, and the
/// focus that it needs, is not counted.
struct Hands {
    room: Room,
    presses: usize,
}

impl Hands {
    fn new(room: Room) -> Self {
        Self { room, presses: 0 }
    }

    fn press(&mut self, role: Role, label: &str) {
        self.presses += 1;
        self.room.press(role, label);
    }

    fn enter(&mut self) {
        self.presses += 1;
        self.room.harness.key_press(Key::Enter);
        self.room.harness.step();
    }
}

fn has_keyboard(room: &Room, label: &str) -> bool {
    room.harness.query_by_label(label).is_some_and(|node| node.accesskit_node().is_focused())
}

fn methods(room: &Room) -> Vec<String> {
    room.sandbox().requests().into_iter().map(|seen| seen.method).collect()
}

/// A first start with the token in its field.
fn with_token() -> Room {
    let mut room = Room::first_start(Language::English);
    let token = room.token();
    room.fill("Bot token", &token);
    room.until_label("Looks like a token.");
    room
}

/// A first start up to the question what the bot is for.
fn checked() -> Room {
    let mut room = with_token();
    room.press(Role::Button, "Check and connect");
    room.until_label("What is this bot for?");
    room
}

/// A first start up to the bot that nobody has written to.
fn waiting() -> Room {
    let mut room = checked();
    room.press(Role::Button, "This is a test bot");
    room.until_label("Now write to @demo_mpbot in MPChat");
    room
}

#[test]
fn from_the_start_of_the_demo_to_the_first_answer_it_takes_three_presses_and_a_line() {
    let mut hands = Hands::new(Room::alone(Start::Welcome));
    hands.press(Role::Button, "Start the demo");
    hands.press(Role::ListItem, "Ada Lovelace");
    hands.room.until_label("Ada Lovelace: Does the invoice come by mail?");
    assert!(has_keyboard(&hands.room, "Message"));
    let suggested =
        |room: &Room| room.harness.query_all_by_role_and_label(Role::Button, "Hello!").next().is_some();
    assert!(suggested(&hands.room));
    hands.room.type_text("Yes, it does.");
    hands.enter();
    hands.room.until_label("You: Yes, it does. (Sent)");
    assert!(hands.presses <= 3, "{}", hands.presses);
    hands.room.open("小明");
    assert!(!suggested(&hands.room), "who has answered once needs no suggestion");
}

#[test]
fn from_a_good_token_to_the_first_answer_it_takes_four_presses() {
    let mut hands = Hands::new(with_token());
    hands.press(Role::Button, "Check and connect");
    hands.press(Role::Button, "This is a test bot");
    hands.room.until_label("Waiting for the first message…");
    hands.room.sandbox().writes(ADA, ADA, "Anybody there?");
    hands.room.until_label("Ada Lovelace: Anybody there?");
    hands.press(Role::Button, "Hello!");
    hands.room.until("the keyboard is in the composer", |h| {
        h.get_by_label("Message").accesskit_node().is_focused()
    });
    assert!(hands.room.sandbox().bot_messages().is_empty(), "what is suggested is not sent");
    hands.enter();
    hands.room.until_label("You: Hello! (Sent)");
    assert!(hands.presses <= 5, "{}", hands.presses);
    assert_eq!(hands.room.sandbox().bot_messages().len(), 1);
    hands.room.until("nothing is suggested any more", |h| {
        h.query_all_by_role_and_label(Role::Button, "Hello!").next().is_none()
    });
}

#[test]
fn the_whole_way_can_be_gone_with_the_keyboard() {
    let mut room = with_token();
    assert!(has_keyboard(&room, "Bot token"));
    room.harness.key_press(Key::Enter);
    room.until_label("What is this bot for?");
    // Somebody presses Enter twice: that says nothing about the bot.
    room.harness.key_press(Key::Enter);
    room.linger(Duration::from_millis(300));
    room.until_label("What is this bot for?");
    for _ in 0..2 {
        room.harness.key_press(Key::Tab);
        room.harness.step();
    }
    assert!(has_keyboard(&room, "This is a test bot"), "behind the way back");
    room.harness.key_press(Key::Enter);
    room.until("the link has the keyboard", |h| {
        h.query_by_label("Copy the link").is_some_and(|copy| copy.accesskit_node().is_focused())
    });
    room.sandbox().writes(ADA, ADA, "hi");
    room.until("the composer has the keyboard", |h| {
        h.query_by_label("Message").is_some_and(|field| field.accesskit_node().is_focused())
    });
    room.type_text("hello");
    room.harness.key_press(Key::Enter);
    room.until_label("You: hello (Sent)");
}

#[test]
fn how_to_get_a_token_stands_beside_its_field() {
    let mut room = Room::first_start(Language::English);
    room.until("the demo offers itself", |h| h.get_by_label("Start the demo").accesskit_node().is_focused());
    room.press(Role::Button, "I have no token yet");
    room.until_label("How to get a token");
    assert!(room.harness.query_all_by_label("Open BotFather in MPChat").next().is_some());
    room.until("the field has the keyboard", |h| {
        h.query_by_role_and_label(Role::PasswordInput, "Bot token")
            .is_some_and(|field| field.accesskit_node().is_focused())
    });
    room.type_text("1000001:half-a-tok");
    room.harness.key_press(Key::Escape);
    room.until_label("Try the demo bot");
    room.until_label("Looks like a token.");
}

#[test]
fn a_token_that_is_pasted_anywhere_goes_into_its_field() {
    let mut room = Room::first_start(Language::English);
    let token = room.token();
    room.harness.step();
    room.harness.event(egui::Event::Paste(format!("\"{token}\"")));
    room.until_label("Looks like a token. The quotes around it were removed.");
    assert!(!room.everything_said().contains(&token));
}

#[test]
fn a_step_back_keeps_the_token_and_leaves_the_bot_alone() {
    let mut room = checked();
    assert!(room.harness.query_all_by_label("The token works").next().is_some());
    assert!(room.harness.query_all_by_label("@demo_mpbot").next().is_some());
    room.harness.key_press(Key::Escape);
    room.until_label("Try the demo bot");
    room.until_label("Looks like a token.");
    room.linger(Duration::from_millis(200));
    assert!(!methods(&room).contains(&"getUpdates".to_owned()), "it does not receive yet");
    room.press(Role::Button, "Check and connect");
    room.until_label("What is this bot for?");
    room.press(Role::Button, "Back");
    room.until_label("Try the demo bot");
}

#[test]
fn what_the_bot_is_for_can_be_said_later() {
    let mut room = checked();
    room.press(Role::Button, "Decide later");
    room.until_label("Now write to @demo_mpbot in MPChat");
    room.press(Role::Button, "This is a production bot");
    room.until_label("PRODUCTION");
    assert!(room.harness.query_all_by_label("What is this bot for?").next().is_none());
    let store = room.harness.state().session().unwrap().engine().store().clone();
    assert_eq!(store.mark().unwrap(), Some(BotMark::Production));
}

#[test]
fn a_bot_that_is_known_is_not_asked_about_again() {
    let mut room = waiting();
    room.press(Role::Button, "Bot menu @demo_mpbot");
    room.press(Role::Button, "Disconnect");
    room.press(Role::Button, "Add a bot…");
    let token = room.token();
    room.fill("Bot token", &token);
    room.press(Role::Button, "Check and connect");
    room.until_label("Now write to @demo_mpbot in MPChat");
}

#[test]
fn who_waits_for_the_first_message_finds_the_way_to_the_bot_again_after_a_restart() {
    let mut room = waiting();
    room.restart();
    room.until_label("Now write to @demo_mpbot in MPChat");
    assert!(room.harness.query_all_by_label("https://mp.net/demo_mpbot").next().is_some());
    let code = room.harness.get_by_label("QR code for https://mp.net/demo_mpbot");
    assert_eq!(code.accesskit_node().role(), Role::Image);
    room.press(Role::Button, "Open the link…");
    room.until_label("Open this address?");
    room.harness.key_press(Key::Escape);
    room.press(Role::Button, "Copy the link");
    room.press(Role::Tab, "Feed");
    room.press(Role::Tab, "Chats");
    room.until_label("Now write to @demo_mpbot in MPChat");
}

#[test]
fn the_first_message_does_not_pull_somebody_out_of_another_room() {
    let mut room = waiting();
    room.press(Role::Tab, "Feed");
    room.sandbox().writes(ADA, ADA, "apples");
    room.until("it is in the feed", |h| h.query_all_by_label_contains("apples").next().is_some());
    room.press(Role::Tab, "Chats");
    room.until_label("Pick a chat");
}

#[test]
fn a_screen_reader_hears_each_step_and_the_first_message() {
    let mut room = checked();
    let live = |room: &Room, label: &str| {
        room.harness.get_by_label_contains(label).accesskit_node().live() == Live::Polite
    };
    assert!(live(&room, "What is this bot for?"));
    room.press(Role::Button, "This is a test bot");
    room.until_label("Waiting for the first message…");
    assert!(live(&room, "Waiting for the first message…"));
    room.sandbox().writes(ADA, ADA, "hi");
    room.until("it is said", |h| h.query_all_by_label_contains("Ada Lovelace waits").next().is_some());
    assert!(live(&room, "Ada Lovelace waits"));
}

#[test]
fn waiting_for_the_first_message_draws_nothing_by_itself() {
    let mut room = waiting();
    room.until_label("Receiving");
    // The count of requests in the status bar falls back to zero once.
    room.linger(Duration::from_millis(1500));
    for _ in 0..5 {
        assert!(
            room.harness.output().viewport_output.values().all(|output| !output.repaint_delay.is_zero()),
            "a frame is asked for at once"
        );
        room.harness.step();
    }
}

#[test]
fn a_webhook_stops_the_guide_and_nothing_is_deleted() {
    let mut room = with_token();
    room.sandbox().set_webhook_url(Some("https://hooks.example.org/secret-path"));
    room.press(Role::Button, "Check and connect");
    room.press(Role::Button, "This is a test bot");
    room.until_label("A webhook receives this bot's updates");
    assert!(room.harness.query_all_by_label_contains("hooks.example.org").next().is_some());
    assert!(!room.everything_said().contains("secret-path"));
    room.press(Role::Button, "Check again");
    room.until_label("The webhook is still set.");
    room.press(Role::Button, "Look on without receiving");
    room.until_label("Messages go to another server");
    assert!(room.harness.query_all_by_label("A webhook receives this bot's updates").next().is_none());
    room.linger(Duration::from_millis(300));
    let called = methods(&room);
    let touched = |method: &String| method == "getUpdates" || method.ends_with("eteWebhook");
    assert!(!called.iter().any(touched), "{called:?}");
}

#[test]
fn a_webhook_leads_to_its_panel_to_another_bot_or_on_when_it_is_gone() {
    let mut room = with_token();
    room.sandbox().set_webhook_url(Some("https://hooks.example.org/x"));
    room.press(Role::Button, "Check and connect");
    room.press(Role::Button, "Decide later");
    room.press(Role::Button, "Take another bot");
    room.until_label("Try the demo bot");
    assert!(room.harness.query_all_by_label("Looks like a token.").next().is_none(), "its token is gone");

    let token = room.token();
    room.fill("Bot token", &token);
    room.press(Role::Button, "Check and connect");
    room.press(Role::Button, "Decide later");
    room.until_label("A webhook receives this bot's updates");
    room.sandbox().set_webhook_url(None);
    room.press(Role::Button, "Check again");
    room.until_label("Now write to @demo_mpbot in MPChat");
    room.until_label("Receiving");

    room.sandbox().set_webhook_url(Some("https://hooks.example.org/x"));
    room.press(Role::Button, "Bot menu @demo_mpbot");
    room.press(Role::Button, "Disconnect");
    room.press(Role::Button, "Add a bot…");
    room.fill("Bot token", &token);
    room.press(Role::Button, "Check and connect");
    room.press(Role::Button, "Decide later");
    room.press(Role::Button, "Open the webhook panel");
    room.until_label("hooks.example.org receives the updates");
}

#[test]
fn each_trouble_says_what_to_do_and_the_token_stays() {
    let mut room = with_token();
    let error = |code: i64, text: &str| FaultKind::Error { code, description: text.to_owned() };
    let troubles = [
        (
            error(401, "Unauthorized"),
            "The server does not know this token.",
            "Check that you copied all of it",
        ),
        (FaultKind::Html { status: 200 }, "A web page answered, not the Bot API.", "Check the API address."),
        (FaultKind::NotJson, "Something answered, but it is not the Bot API.", "Check the API address."),
        (error(500, "on fire"), "The server has trouble.", "Try again in a moment."),
        (FaultKind::CutBefore, "The connection broke.", "Check the internet connection."),
    ];
    for (kind, what, todo) in troubles {
        room.sandbox().fault(Fault { method: Some("getMe".to_owned()), kind, times: 8 });
        room.press(Role::Button, "Check and connect");
        room.until(what, |h| {
            h.query_all_by_label_contains(what).next().is_some()
                && h.query_all_by_label_contains(todo).next().is_some()
        });
        room.until("the field has the keyboard", |h| {
            h.get_by_role_and_label(Role::PasswordInput, "Bot token").accesskit_node().is_focused()
        });
        room.sandbox().clear_faults();
    }
    for (address, what) in [
        ("http://127.0.0.1:9/bot", "Nobody listens at that address."),
        ("https://no-such-host.invalid/bot", "The address was not found."),
    ] {
        let honest = room.harness.get_by_label("API address").value().unwrap();
        room.fill("API address", address);
        room.press(Role::Button, "Check and connect");
        room.until(what, |h| h.query_all_by_label_contains(what).next().is_some());
        room.fill("API address", &honest);
    }
    room.press(Role::Button, "Check and connect");
    room.until_label("What is this bot for?");
}

#[test]
fn a_proxy_that_is_not_there_is_named_and_can_be_left_out() {
    let mut room = Room::before_connecting(Language::English);
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let settings = format!(r#"{{"proxy":"http://{free}"}}"#);
    std::fs::write(room.data().join("settings.json"), settings).unwrap();
    room.open_window(Start::Welcome);
    let token = room.token();
    room.fill("API address", "https://no-such-host.invalid/bot");
    room.fill("Bot token", &token);
    room.press(Role::Button, "Check and connect");
    room.until_label("Connect without a proxy");
    let said = |room: &Room, words: &str| room.harness.query_all_by_label_contains(words).next().is_some();
    assert!(said(&room, "The proxy did not let it through."));
    assert!(said(&room, "Start the proxy or ask who runs it"));
    room.press(Role::Button, "Connect without a proxy");
    room.until("the host is looked for", |h| {
        h.query_all_by_label_contains("The address was not found.").next().is_some()
    });
    assert!(!said(&room, "Connect without a proxy"));
}

#[test]
fn what_is_understood_of_a_token_is_said_while_it_is_typed() {
    let mut room = Room::first_start(Language::English);
    room.fill("Bot token", "1000001");
    room.harness.step();
    let says = |room: &Room, words: &str| {
        let note = room.harness.query_by_label_contains(words);
        note.is_some_and(|note| note.accesskit_node().live() == Live::Polite)
    };
    let token = room.token();
    room.fill("Bot token", &format!("'{token}'"));
    room.until_label("Looks like a token. The quotes around it were removed.");
    assert!(says(&room, "The quotes around it were removed."));
}

#[test]
fn a_slow_server_can_be_given_up() {
    let mut room = with_token();
    room.fault("getMe", FaultKind::Hang);
    room.press(Role::Button, "Check and connect");
    room.until_label("Connecting…");
    room.until_label("The server takes its time. Wait, or cancel.");
    room.press(Role::Button, "Cancel");
    room.until("it is over", |h| h.query_all_by_role_and_label(Role::Button, "Cancel").next().is_none());
    room.until_label("Looks like a token.");
    room.press(Role::Button, "Check and connect");
    room.until_label("What is this bot for?");
}

#[test]
fn every_step_has_room_in_a_small_window_in_every_language() {
    for language in Language::ALL {
        let small = vec2(1024.0, 640.0);
        let mut room = Room::first_start(language);
        room.harness.set_size(small);
        let fits = |room: &mut Room, step: &str| {
            room.harness.run_steps(6);
            for node in room.harness.query_all_by_role(Role::Button) {
                let rect = node.rect();
                let inside =
                    rect.min.x >= 0.0 && rect.min.y >= 0.0 && rect.max.x <= small.x && rect.max.y <= small.y;
                let name = node.accesskit_node().label().unwrap_or_default();
                assert!(inside, "{language:?}, {step}: {name} at {rect:?}");
            }
        };
        let t = |text: Text| language.t(text);
        fits(&mut room, "entrance");
        room.press(Role::Button, t(Text::NoTokenYet));
        fits(&mut room, "token steps");
        let token = room.token();
        room.fill(t(Text::TokenField), &token);
        room.sandbox().set_webhook_url(Some("https://hooks.example.org/x"));
        room.press(Role::Button, t(Text::CheckAndConnect));
        room.until_label(t(Text::GuideMarkTitle));
        fits(&mut room, "checked");
        room.press(Role::Button, t(Text::MarkTest));
        room.until_label(t(Text::ConflictTitle));
        fits(&mut room, "webhook set");
        room.sandbox().set_webhook_url(None);
        room.press(Role::Button, t(Text::CheckAgain));
        room.until_label(t(Text::GuideWaiting));
        fits(&mut room, "write to the bot");
    }
}
