//! The webhook panel: what it tells, what it changes after a person's word, and the test bench.

use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::i18n::Language;
use mpchat_console::sandbox::{Fault, FaultKind};

use crate::failures::{failures, refusals};
use crate::receiver::Receiver;
use crate::room::{ADA, Room};

fn panel() -> Room {
    let mut room = Room::connected(Language::English);
    room.until_label("Receiving");
    room.press(Role::Tab, "Webhook");
    room.until_label("This console receives the updates");
    room
}

/// Presses a button that may lie below the fold.
fn press_below(room: &mut Room, label: &str) {
    room.until(label, |h| h.query_all_by_role_and_label(Role::Button, label).next().is_some());
    room.harness.get_by_role_and_label(Role::Button, label).scroll_to_me();
    room.linger(Duration::from_millis(300));
    room.press(Role::Button, label);
}

/// Presses the button of the guard's question; the sandbox's bot is marked as a test bot first.
fn confirm(room: &mut Room, button: &str) {
    room.until("the guard asks", |h| {
        h.query_all_by_role_and_label(Role::Button, button_of_mark()).next().is_some()
            || h.query_all_by_role_and_label(Role::Button, button).next().is_some()
    });
    if room.harness.query_all_by_role_and_label(Role::Button, button_of_mark()).next().is_some() {
        room.press(Role::Button, button_of_mark());
    }
    room.until("it can be confirmed", |h| {
        h.query_all_by_role_and_label(Role::Button, button_of_mark()).next().is_none()
    });
    room.press(Role::Button, button);
}

fn button_of_mark() -> &'static str {
    "This is a test bot"
}

#[test]
fn the_panel_tells_who_receives_and_hides_the_path() {
    let mut room = panel();
    room.sandbox().set_webhook_url(Some("https://hooks.example.org/secret-path"));
    room.press(Role::Button, "Refresh");
    room.until_label("hooks.example.org receives the updates");
    assert!(!room.everything_said().contains("secret-path"), "a path may hold a secret");
    room.press(Role::Button, "Show the whole address");
    room.until_says("Address: https://hooks.example.org/secret-path (documented)");
    let said = room.everything_said();
    assert!(said.contains("(documented)") && said.contains("(assumed)"), "{said}");
    room.sandbox().set_webhook_url(None);
    room.press(Role::Button, "Refresh");
    room.until("nobody fetches since the 409", |h| {
        h.query_all_by_label("Nobody seems to receive the updates").next().is_some()
            || h.query_all_by_label("This console receives the updates").next().is_some()
    });
}

#[test]
fn a_failing_receiver_is_explained_with_cause_and_next_step() {
    let receiver = Receiver::start();
    receiver.wants_secret("another");
    let mut room = panel();
    room.sandbox().set_webhook_url(Some(&receiver.url));
    room.sandbox().writes(ADA, ADA, "Is anybody there?");
    let began = Instant::now();
    while room.harness.query_all_by_label("Pushes fail").next().is_none() {
        assert!(began.elapsed() < Duration::from_secs(20), "{}", room.everything_said());
        room.press(Role::Button, "Refresh");
        room.linger(Duration::from_millis(50));
    }
    room.until_says("it expects another secret");
    room.until_says("Wrong response from the webhook: 401.");
}

#[test]
fn who_meets_a_webhook_may_look_on_and_nothing_is_deleted() {
    let mut room = Room::connected(Language::English);
    room.until_label("Receiving");
    room.sandbox().set_webhook_url(Some("https://hooks.example.org/x"));
    room.until_label("A webhook receives this bot's updates");
    room.press(Role::Button, "Open the webhook panel");
    room.until_says("answered with 409: hooks.example.org has them");
    room.press(Role::Button, "Look on without receiving");
    room.until_label("Looking on");
    room.press(Role::Tab, "Chats");
    room.linger(Duration::from_millis(300));
    assert!(room.harness.query_all_by_label("A webhook receives this bot's updates").next().is_none());
    assert_eq!(room.calls("deleteWebhook") + room.calls("setWebhook"), 0);
}

#[test]
fn a_webhook_that_its_owner_took_away_is_no_conflict_any_more_and_nothing_is_polled_unasked() {
    let mut room = Room::connected(Language::English);
    room.until_label("Receiving");
    room.sandbox().set_webhook_url(Some("https://hooks.example.org/x"));
    room.until_label("A webhook receives this bot's updates");
    room.sandbox().set_webhook_url(None);
    room.press(Role::Button, "Open the webhook panel");
    room.until_label("Nobody seems to receive the updates");
    room.until_label("Paused");
    let polls = room.calls("getUpdates");
    room.linger(Duration::from_millis(300));
    assert_eq!(room.calls("getUpdates"), polls);
    room.press_first(Role::Button, "Resume receiving");
    room.until_label("Receiving");
}

const UNREAD: &str = "How the webhook stands could not be read";

#[test]
fn each_way_to_fail_is_said_and_what_was_known_stays() {
    let mut room = panel();
    let ask = |room: &mut Room| room.press(Role::Button, "Refresh");
    room.each_is_explained("getWebhookInfo", failures(), ask, |room, words| {
        room.until_label(UNREAD);
        assert!(
            room.harness.query_all_by_label("This console receives the updates").next().is_some(),
            "{words}"
        );
        room.press(Role::Button, "Try again");
        room.until("it is read again", |h| h.query_all_by_label(UNREAD).next().is_none());
    });
    room.nobody_listens(ask, UNREAD);
}

#[test]
fn each_way_to_refuse_a_change_is_said_and_the_form_stays() {
    let receiver = Receiver::start();
    let mut room = panel();
    room.fill("Address of the receiver", &receiver.url);
    let set = |room: &mut Room| {
        press_below(room, "Set the webhook…");
        confirm(room, "Set the webhook");
    };
    room.each_is_explained("setWebhook", refusals(), set, |room, words| {
        let url = room.harness.get_by_role_and_label(Role::TextInput, "Address of the receiver").value();
        assert_eq!(url.as_deref(), Some(receiver.url.as_str()), "{words}");
        room.press(Role::Button, "Dismiss");
    });
    assert_eq!(receiver.got().len(), 0, "nothing was set");
}

#[test]
fn a_slow_server_does_not_hold_the_window_and_leaving_gives_up() {
    let mut room = panel();
    room.keeps_drawing_and_gives_up(
        "getWebhookInfo",
        |room| room.press(Role::Button, "Refresh"),
        |room| {
            assert!(room.harness.query_all_by_label("This console receives the updates").next().is_some());
            room.press(Role::Tab, "Chats");
        },
    );
    let before = room.calls("getWebhookInfo");
    room.press(Role::Tab, "Webhook");
    let sandbox = room.sandbox();
    room.until("it is asked again", move |_| {
        sandbox.requests().iter().filter(|request| request.method == "getWebhookInfo").count() > before
    });
}

#[test]
fn an_address_that_cannot_work_is_said_before_anything_is_sent() {
    let mut room = panel();
    for (url, words) in [
        ("http://bot.example.org/hook", "A webhook needs https"),
        ("ftp://bot.example.org/", "This is not an address"),
        ("https://me:pw@bot.example.org/", "Leave the user name and password out"),
        ("https://bot.example.org/bot1000001:AAHdqTcvCH1vGWJxfSeofSAs0K5", "a bot token"),
    ] {
        room.fill("Address of the receiver", url);
        room.until_says(words);
        room.harness.get_by_role_and_label(Role::Button, "Set the webhook…").click();
        room.harness.run_steps(3);
    }
    assert_eq!(room.calls("setWebhook"), 0);
}

#[test]
fn a_webhook_is_set_after_the_persons_word_and_can_be_put_back() {
    let receiver = Receiver::start();
    let mut room = panel();
    room.fill("Address of the receiver", &receiver.url);
    room.fill("Secret", "s3cret-of-the-test");
    press_below(&mut room, "Set the webhook…");
    room.until("the guard asks", |h| h.query_all_by_label_contains("setWebhook").next().is_some());
    assert_eq!(room.calls("setWebhook"), 0, "nothing leaves before the person's word");
    confirm(&mut room, "Set the webhook");
    room.until_label("The webhook is set: 127.0.0.1");
    let got = receiver.got();
    assert_eq!(got[0].secret.as_deref(), Some("s3cret-of-the-test"), "the probe carries the secret");
    assert!(!room.everything_said().contains("s3cret-of-the-test"));

    room.until_says("No webhook: updates by polling");
    room.restart();
    room.press(Role::Tab, "Webhook");
    room.until_label("127.0.0.1 receives the updates");
    room.until_says("No webhook: updates by polling");
    press_below(&mut room, "Put back…");
    confirm(&mut room, "Delete the webhook");
    room.until_label("The webhook is removed");
    assert_eq!(room.calls("deleteWebhook"), 1);
    room.until("nothing says that a webhook has the updates", |h| {
        h.query_all_by_label("Nobody seems to receive the updates").next().is_some()
            && h.query_all_by_label("A webhook receives this bot's updates").next().is_none()
            && h.query_all_by_label("A webhook has the updates").next().is_none()
            && h.query_all_by_label("Paused").next().is_some()
    });
    room.until_says("http://127.0.0.1:");
    assert!(!room.everything_said().contains("path-of-the-receiver"), "the path may hold a secret");
    room.until_says("you have to enter it again");
    press_below(&mut room, "Put back…");
    room.until("the form is filled", |h| {
        let field = h.query_by_role_and_label(Role::TextInput, "Address of the receiver");
        field.is_some_and(|field| field.value().is_some_and(|url| url.contains("path-of-the-receiver")))
    });
    room.press(Role::Button, "Dismiss");
    room.press_first(Role::Button, "Resume receiving");
    room.until_label("This console receives the updates");
}

#[test]
fn a_refused_address_is_explained_and_a_declined_question_changes_nothing() {
    let receiver = Receiver::start();
    receiver.will_answer(500, "");
    let mut room = panel();
    room.fill("Address of the receiver", &receiver.url);
    press_below(&mut room, "Set the webhook…");
    room.until("the guard asks", |h| h.query_all_by_label_contains("setWebhook").next().is_some());
    room.harness.key_press(egui::Key::Escape);
    room.until("the question is gone", |h| h.query_all_by_label_contains("setWebhook").next().is_none());
    assert_eq!(room.calls("setWebhook"), 0);
    press_below(&mut room, "Set the webhook…");
    confirm(&mut room, "Set the webhook");
    room.until_label("The webhook was not changed");
    room.until_says("did not answer the check with a 2xx");
}

#[test]
fn a_generated_secret_is_masked_and_copied_once() {
    let mut room = panel();
    room.press(Role::Button, "Generate");
    room.press(Role::Button, "Copy once");
    room.until_says("On the clipboard");
    let off = |room: &Room| {
        let copy = room.harness.get_by_role_and_label(Role::Button, "Copy once");
        copy.accesskit_node().is_disabled()
    };
    assert!(off(&room), "a second copy needs another secret");
    room.press(Role::Button, "Generate");
    assert!(!off(&room));
}

fn bench(receiver: &Receiver) -> Room {
    let mut room = panel();
    room.press(Role::RadioButton, "Test bench");
    room.fill("Receiver (https, or http on this computer)", &receiver.url);
    room
}

#[test]
fn the_bench_shows_what_a_receiver_answers_with_and_without_the_secret() {
    let receiver = Receiver::start();
    receiver.wants_secret("s3cret");
    let mut room = bench(&receiver);
    room.fill("Secret", "s3cret");
    press_below(&mut room, "Send the update");
    room.until_label("HTTP 200");
    room.until_says("Taken.");
    let got = receiver.got();
    assert_eq!(got[0].secret.as_deref(), Some("s3cret"));
    assert_eq!(got[0].body["message"]["text"], "hi");

    room.press(Role::RadioButton, "With a wrong one");
    press_below(&mut room, "Send the update");
    room.until_label("HTTP 401");
    room.until_says("the receiver checks the secret");
    room.press(Role::RadioButton, "Without");
    room.press(Role::RadioButton, "Probe");
    press_below(&mut room, "Send the update");
    room.until_says("Refused without the header");
    let got = receiver.got();
    assert_eq!((got[2].secret.as_deref(), got[2].body.to_string().as_str()), (None, "{}"));
    assert_eq!(room.calls("setWebhook"), 0, "the bot is not changed by it");
}

#[test]
fn the_bench_sends_a_stored_update_as_it_came() {
    let receiver = Receiver::start();
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "a message to replay");
    room.until("it came", |h| h.query_all_by_role_and_label(Role::ListItem, "Ada Lovelace").next().is_some());
    room.press(Role::Tab, "Webhook");
    room.press(Role::RadioButton, "Test bench");
    room.fill("Receiver (https, or http on this computer)", &receiver.url);
    room.press(Role::RadioButton, "Stored update");
    room.press(Role::Button, "Pick an update");
    room.until("it is offered", |h| h.query_all_by_label_contains("a message to replay").next().is_some());
    room.harness.run_steps(2);
    room.harness.get_by_label_contains("a message to replay").click();
    room.harness.run_steps(2);
    press_below(&mut room, "Send the update");
    room.until_label("HTTP 200");
    assert_eq!(receiver.got()[0].body["message"]["text"], "a message to replay");
}

#[test]
fn the_bench_bounds_what_comes_and_says_what_a_bad_answer_means() {
    let receiver = Receiver::start();
    receiver.will_answer(503, "down");
    receiver.will_answer(200, &"x".repeat(1_000_000));
    let mut room = bench(&receiver);
    press_below(&mut room, "Send the update");
    room.until_label("HTTP 503");
    room.until_says("The receiver fails while it handles the update");
    press_below(&mut room, "Send the update");
    room.until_says("only its beginning was read");
    assert!(room.everything_said().len() < 60_000);
    room.fill("Receiver (https, or http on this computer)", "http://127.0.0.1:9/hook");
    press_below(&mut room, "Send the update");
    room.until_says("Nothing listens at that address");
}

#[test]
fn a_slow_receiver_does_not_hold_the_window_and_leaving_ends_the_trial() {
    let receiver = Receiver::start();
    receiver.is_slow();
    let mut room = bench(&receiver);
    press_below(&mut room, "Send the update");
    room.until("it arrived", |_| receiver.waiting() == 1);
    room.draws_frames();
    assert!(room.harness.query_all_by_role_and_label(Role::Button, "Cancel").next().is_some());
    room.press(Role::Tab, "Chats");
    room.until("the connection is closed", |_| receiver.waiting() == 0);
}

#[test]
fn a_fault_after_the_change_is_said_to_be_unsure() {
    let receiver = Receiver::start();
    let mut room = panel();
    room.sandbox().fault(Fault {
        method: Some("setWebhook".to_owned()),
        kind: FaultKind::CutAfter,
        times: 1,
    });
    room.fill("Address of the receiver", &receiver.url);
    press_below(&mut room, "Set the webhook…");
    confirm(&mut room, "Set the webhook");
    room.until_label("It is not sure whether the webhook was changed");
    room.until_label("127.0.0.1 receives the updates");
}
