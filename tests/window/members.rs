//! Looking after a group from the details.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use jiff::ToSpan as _;
use mpchat_console::i18n::{Language, date_text};
use mpchat_console::sandbox::FaultKind;
use serde_json::json;

use crate::failures::{failures, refusals};
use crate::room::{ADA, Room};

const GROUP: i64 = 5_000;
const GRACE: i64 = 2_000;

/// A group with Ada and Grace that the bot administers, its details open.
fn group() -> Room {
    let mut room = Room::connected(Language::English);
    let sandbox = room.sandbox();
    sandbox.add_person("Grace Hopper", GRACE, "en");
    sandbox.add_group("Ops team", GROUP, &[ADA, GRACE]);
    sandbox.set_bot_administrator(GROUP, true);
    sandbox.writes(GROUP, GRACE, "Deploy is green.");
    room.open("Ops team");
    room.press(Role::Button, "Show details");
    room
}

/// The change was made and the dialog is gone.
fn done(room: &mut Room) {
    room.until("the dialog is done", |h| {
        h.query_all_by_role_and_label(Role::Button, "Dismiss").next().is_none()
    });
}

/// Says no to the question before a risky call.
fn refuse(room: &mut Room) {
    room.until_label("How to undo it");
    room.harness.run_steps(2);
    room.harness.key_press(Key::Escape);
    room.until("nothing is asked", |h| h.query_all_by_label("How to undo it").next().is_none());
    room.harness.run_steps(2);
}

#[test]
fn the_details_of_a_group_tell_what_mpchat_knows_and_who_is_there() {
    let mut room = group();
    room.until_label("members: 3");
    room.until("Grace is known from what she wrote", |h| {
        h.query_all_by_role_and_label(Role::Button, "Grace Hopper").next().is_some()
    });
    room.press(Role::Button, "Grace Hopper");
    room.until_label("standing: member");
}

#[test]
fn a_group_gets_another_title_and_a_refusal_is_explained_in_the_dialog() {
    let mut room = group();
    room.press(Role::Button, "Change the group…");
    room.fill("Title", "Operations");
    let refused = FaultKind::Error { code: 403, description: "Forbidden: not an administrator".to_owned() };
    room.fault("setChatTitle", refused);
    room.press(Role::Button, "Save");
    room.until("the refusal is explained", |h| {
        h.query_all_by_label_contains("not an administrator").next().is_some()
    });
    room.press(Role::Button, "Save");
    done(&mut room);
    room.press(Role::Button, "Change the group…");
    room.until("it has the new title", |h| {
        let field = h.query_by_role_and_label(Role::TextInput, "Title");
        field.is_some_and(|field| field.value().is_some_and(|title| title == "Operations"))
    });
    room.until("the list calls it so", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "Operations").next().is_some()
    });
}

#[test]
fn somebody_is_restricted_and_set_free_again() {
    let mut room = group();
    room.press(Role::Button, "Grace Hopper");
    room.press(Role::Switch, "send pictures");
    room.press(Role::Button, "Restrict");
    done(&mut room);
    room.press(Role::Button, "Grace Hopper");
    room.until("she is restricted for ever", |h| h.query_all_by_label("until: for ever").next().is_some());
    room.press(Role::Button, "Lift the mute");
    done(&mut room);
    assert_eq!((room.calls("restrictChatMember"), room.calls("unbanChatMember")), (1, 1));
}

#[test]
fn somebody_is_muted_until_a_chosen_day_after_the_persons_word() {
    let mut room = group();
    room.press(Role::Button, "Grace Hopper");
    room.press(Role::RadioButton, "Until…");
    room.harness.get_by_role_and_label(Role::Button, "Month after").scroll_to_me();
    room.harness.run_steps(5);
    room.press(Role::Button, "Month after");
    let day = (jiff::Zoned::now().first_of_month().unwrap() + 1.month()).date() + 14.days();
    let day_name = date_text(day, Language::English);
    room.harness.get_by_role_and_label(Role::Button, &day_name).scroll_to_me();
    room.harness.run_steps(5);
    room.press(Role::Button, &day_name);
    room.fill("Time", "18:30");
    room.press(Role::Button, "Mute…");
    refuse(&mut room);
    assert_eq!(room.calls("banChatMember"), 0, "nothing left without the person's word");
    room.press(Role::Button, "Mute…");
    room.confirm("banChatMember");
    done(&mut room);
    let member = room.call("getChatMember", &json!({ "chat_id": GROUP, "user_id": GRACE }));
    let end = day.at(18, 30, 0, 0).to_zoned(jiff::tz::TimeZone::system()).unwrap();
    assert_eq!(member["until_date"], json!(end.timestamp().as_second()), "{member}");
}

#[test]
fn the_end_of_a_mute_can_be_chosen_in_a_low_window() {
    for (size, all) in [(egui::vec2(1024.0, 640.0), true), (egui::vec2(900.0, 480.0), false)] {
        let mut room = group();
        room.press(Role::Button, "Grace Hopper");
        room.until_label("standing: member");
        room.harness.set_size(size);
        room.harness.run_steps(3);
        room.press(Role::RadioButton, "Until…");
        room.linger(std::time::Duration::from_millis(400));
        let last_day = jiff::Zoned::now().last_of_month().unwrap().date();
        let in_sight = |name: &str, role| {
            let place = room.harness.get_by_role_and_label(role, name).rect();
            let below = room.harness.get_by_role_and_label(Role::Button, "Mute…").rect().top();
            place.top() > 0.0 && place.bottom() < below
        };
        assert!(in_sight("Month after", Role::Button), "{size}");
        assert!(!all || in_sight(&date_text(last_day, Language::English), Role::Button), "{size}");
    }
}

#[test]
fn a_group_is_left_only_after_the_persons_word() {
    let mut room = group();
    room.press(Role::Button, "Change the group…");
    room.press(Role::Button, "Leave this group…");
    room.until_says("Ops team · chat_id");
    refuse(&mut room);
    assert_eq!(room.calls("leaveChat"), 0);
    room.press(Role::Button, "Leave this group…");
    room.confirm("leaveChat");
    room.until("it is left", |h| {
        h.query_all_by_role_and_label(Role::Button, "Leave this group…").next().is_none()
    });
    assert_eq!(room.calls("leaveChat"), 1);
    room.until_says("The bot is not allowed to look into this chat (403)");
    let offered = room.harness.query_by_role_and_label(Role::Button, "Change the group…");
    assert!(offered.is_none(), "nothing is offered that must fail");
}

#[test]
fn a_picture_of_this_computer_becomes_the_groups() {
    let mut room = group();
    let folder = tempfile::tempdir().unwrap();
    let (picture, words) = (folder.path().join("ops.png"), folder.path().join("ops.txt"));
    image::RgbImage::from_pixel(40, 40, image::Rgb([30, 90, 160])).save(&picture).unwrap();
    std::fs::write(&words, "no picture").unwrap();
    room.press(Role::Button, "Change the group…");
    room.press(Role::Button, "Choose a picture…");
    room.type_path(&words, "Open");
    room.until_label("That file is no picture.");
    room.press(Role::Button, "Choose a picture…");
    room.type_path(&picture, "Open");
    room.until("it is taken", |h| h.query_all_by_label_contains("ops.png · ").next().is_some());
    room.press(Role::Button, "Save");
    done(&mut room);
    assert_eq!(room.calls("setChatPhoto"), 1);
    let chat = room.call("getChat", &json!({ "chat_id": GROUP }));
    assert!(chat["photo"].is_object(), "{chat}");
}

#[test]
fn each_way_to_fail_is_said_where_the_answer_would_stand() {
    let mut room = group();
    room.until_label("members: 3");
    let again = |room: &mut Room| room.press(Role::Button, "Ask MPChat again");
    for method in ["getChat", "getChatMemberCount", "getChatAdministrators"] {
        room.each_is_explained(method, failures(), again, |room, words| {
            assert!(
                room.harness.query_all_by_role_and_label(Role::Button, "Grace Hopper").next().is_some(),
                "{words}"
            );
            again(room);
            room.until_label("members: 3");
        });
    }
    let card = |room: &mut Room| room.press(Role::Button, "Grace Hopper");
    room.each_is_explained("getChatMember", failures(), card, |room, _| {
        room.press(Role::Button, "Dismiss");
        done(room);
    });
    room.nobody_listens(again, "Nobody listens at that address");
}

#[test]
fn each_way_to_refuse_a_change_is_said_in_its_dialog() {
    let mut room = group();
    let gone = |room: &mut Room, _: &str| {
        room.until("it is over", |h| h.state().session().unwrap().members.is_settled());
        room.press(Role::Button, "Dismiss");
        done(room);
    };
    let restrict = |room: &mut Room| {
        room.press(Role::Button, "Grace Hopper");
        room.press(Role::Button, "Restrict");
    };
    room.each_is_explained("restrictChatMember", refusals(), restrict, gone);
    let mute = |room: &mut Room| {
        room.press(Role::Button, "Grace Hopper");
        room.press(Role::Button, "Mute…");
        room.confirm("banChatMember");
    };
    room.each_is_explained("banChatMember", refusals(), mute, gone);
    let describe = |room: &mut Room| {
        room.press(Role::Button, "Change the group…");
        room.fill("Description", "Where it runs");
        room.press(Role::Button, "Save");
    };
    room.each_is_explained("setChatDescription", refusals(), describe, gone);
    let leave = |room: &mut Room| {
        room.press(Role::Button, "Change the group…");
        room.press(Role::Button, "Leave this group…");
        room.confirm("leaveChat");
    };
    room.each_is_explained("leaveChat", refusals(), leave, gone);
}

#[test]
fn a_slow_server_does_not_hold_the_window_and_leaving_gives_up() {
    let mut room = group();
    room.until_label("members: 3");
    let count = room.calls("getChatMemberCount");
    room.keeps_drawing_and_gives_up(
        "getChat",
        |room| room.press(Role::Button, "Ask MPChat again"),
        |room| {
            assert!(room.harness.query_all_by_label("members: 3").next().is_some(), "what was known stays");
            room.press(Role::Tab, "Feed");
        },
    );
    assert_eq!(room.calls("getChatMemberCount"), count, "nothing more was asked for");
    room.press(Role::Tab, "Chats");
    room.until_label("members: 3");
    room.keeps_drawing_and_gives_up(
        "getChatMember",
        |room| room.press(Role::Button, "Grace Hopper"),
        |room| room.press(Role::Button, "Dismiss"),
    );
}
