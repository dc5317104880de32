//! The checks as a person uses them.

use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::i18n::Language;
use mpchat_console::sandbox::FaultKind;
use mpchat_console::ui::Start;

use crate::failures::{failures, refusals};
use crate::room::{ADA, Room};

const SECRET_ITEM: &str = "It is only in secret management or the environment";

#[test]
fn the_demo_is_examined_live_and_sends_only_to_a_chosen_chat() {
    let mut room = Room::alone(Start::Welcome);
    room.press(Role::Button, "Start the demo");
    room.until("Ada has written", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "Ada Lovelace").next().is_some()
    });
    room.press(Role::Tab, "Checks");
    room.until_label("1 · Token (getMe): Not looked at yet");
    room.press(Role::Button, "Examine");
    for check in [
        "1 · Token (getMe)",
        "2 · Who receives (getWebhookInfo)",
        "3 · A user's message arrives",
        "5 · MiniApp initData",
        "This computer's clock",
    ] {
        room.until_label(&format!("{check}: ok"));
    }
    room.until_label("4 · A reply is sent (sendMessage): skipped");
    assert!(room.sandbox().bot_messages().is_empty(), "no chat was chosen");
    room.until("it is over", |h| h.query_all_by_role_and_label(Role::Button, "Examine").next().is_some());

    room.press(Role::ComboBox, "Send a test message to");
    room.press(Role::Button, "Ada Lovelace");
    room.press(Role::Button, "Examine");
    room.until_label("4 · A reply is sent (sendMessage): ok");
    assert_eq!(room.sandbox().bot_messages().len(), 1);
}

#[test]
fn a_slow_server_does_not_hold_the_window_and_leaving_stops_the_examination() {
    let mut room = Room::connected(Language::English);
    room.press(Role::Tab, "Checks");
    room.keeps_drawing_and_gives_up(
        "getMe",
        |room| room.press(Role::Button, "Examine"),
        |room| {
            assert!(room.harness.query_all_by_label("1 · Token (getMe): Looking…").next().is_some());
            room.press(Role::Tab, "Chats");
        },
    );
    room.press(Role::Tab, "Checks");
    room.until_label("1 · Token (getMe): skipped");
    room.until_label("2 · Who receives (getWebhookInfo): Not looked at yet");
    room.until("it can be run again", |h| {
        h.query_all_by_role_and_label(Role::Button, "Examine").next().is_some()
    });
}

/// Presses *Examine* and waits until it is over but for the message that nobody writes.
fn examine(room: &mut Room) {
    room.press(Role::Button, "Examine");
    room.until_label("3 · A user's message arrives: Looking…");
    room.press(Role::Button, "Stop");
    room.until("it is over", |h| h.query_all_by_role_and_label(Role::Button, "Examine").next().is_some());
}

#[test]
fn each_way_to_fail_is_told_with_what_to_do() {
    let mut room = Room::connected(Language::English);
    room.press(Role::Tab, "Checks");
    for (method, check) in
        [("getMe", "1 · Token (getMe)"), ("getWebhookInfo", "2 · Who receives (getWebhookInfo)")]
    {
        room.each_is_explained(method, failures(), examine, |room, words| {
            let failed = format!("{check}: failed");
            assert!(
                room.harness.query_all_by_label(&failed).next().is_some(),
                "{words}: {}",
                room.everything_said()
            );
            examine(room);
            room.until_label(&format!("{check}: ok"));
        });
    }
}

#[test]
fn a_message_that_is_refused_fails_its_check_and_no_other() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.until("Ada is there", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "Ada Lovelace").next().is_some()
    });
    room.press(Role::Tab, "Checks");
    room.press(Role::ComboBox, "Send a test message to");
    room.press(Role::Button, "Ada Lovelace");
    let mut refused = refusals();
    // After any other the outbox tries again by itself, waits for another token, or is in doubt.
    refused.retain(|(kind, _)| matches!(kind, FaultKind::Error { code, .. } if ![401, 500].contains(code)));
    room.each_is_explained("sendMessage", refused, examine, |room, words| {
        let check = |name: &str| room.harness.query_all_by_label(name).next().is_some();
        assert!(check("4 · A reply is sent (sendMessage): failed"), "{words}");
        assert!(check("1 · Token (getMe): ok") && check("5 · MiniApp initData: skipped"), "{words}");
        examine(room);
        room.until_label("4 · A reply is sent (sendMessage): ok");
    });
}

#[test]
fn a_server_that_is_gone_is_told_of_at_once() {
    let mut room = Room::connected(Language::English);
    room.press(Role::Tab, "Checks");
    room.nobody_listens(|room| room.press(Role::Button, "Examine"), "Nobody listens at that address");
}

#[test]
fn a_revoked_token_is_told_with_where_to_get_another() {
    let mut room = Room::connected(Language::English);
    room.press(Role::Tab, "Checks");
    room.sandbox().revoke_token();
    room.press(Role::Button, "Examine");
    room.until_label("1 · Token (getMe): failed");
    assert!(room.says("does not know this token") && room.says("ask BotFather"));
}

#[test]
fn ticks_are_kept_for_the_bot_and_what_the_program_sees_is_named_so() {
    let mut room = Room::connected(Language::English);
    room.press(Role::Tab, "Checks");
    let ticked = |room: &Room, label: &str| {
        let node = room.harness.get_by_role_and_label(Role::CheckBox, label);
        node.accesskit_node().toggled() == Some(Toggled::True)
    };
    room.until_label(SECRET_ITEM);
    assert!(!ticked(&room, SECRET_ITEM));
    room.harness.get_by_role_and_label(Role::CheckBox, SECRET_ITEM).scroll_to_me();
    room.press(Role::CheckBox, SECRET_ITEM);
    room.until("it is stored", |h| {
        !h.state().session().unwrap().engine().store().golive_ticks().unwrap().is_empty()
    });
    room.restart();
    room.press(Role::Tab, "Checks");
    room.until("the tick is there", |h| {
        let node = h.query_by_role_and_label(Role::CheckBox, SECRET_ITEM);
        node.is_some_and(|node| node.accesskit_node().toggled() == Some(Toggled::True))
    });
    room.press(Role::Button, "Examine");
    room.until_label("2 · Who receives (getWebhookInfo): ok");
    let throttle = "At most 30 requests a second for each token";
    room.until("it is ticked by the program", |h| {
        let node = h.get_by_role_and_label(Role::CheckBox, throttle);
        let why = node.value().unwrap_or_default();
        node.accesskit_node().toggled() == Some(Toggled::True) && why.contains("Verified by this program")
    });
}

#[test]
fn the_report_is_markdown_without_anything_secret() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "my card number is 4111");
    room.sandbox().set_webhook_url(Some("https://hook.example/path-s3cret"));
    room.press(Role::Tab, "Checks");
    room.press(Role::Button, "Examine");
    // Nobody answers there, so the server may tell of a failed push already.
    room.until("it is over", |h| {
        h.query_all_by_role_and_label(Role::Button, "Post a sample…").next().is_some()
            && h.query_all_by_role_and_label(Role::Button, "Examine").next().is_some()
    });
    room.harness.get_by_role_and_label(Role::Button, "Save as…").scroll_to_me();
    room.harness.run_steps(2);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.md");
    room.press(Role::Button, "Save as…");
    room.type_path(&file, "Save");
    room.until("it is written", |_| file.exists());
    let report = std::fs::read_to_string(&file).unwrap();
    assert!(report.starts_with("# Report · @"));
    assert!(report.contains("| ✅ | 1 · Token (getMe) |") && report.contains("hook.example"));
    assert!(report.contains("- [x] Its address is public https"));
    for secret in ["not-a-real-secret", "s3cret", "4111", "TEST-"] {
        assert!(!report.contains(secret), "{secret}");
    }
}
