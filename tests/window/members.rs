//! Looking after a group from the details.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use mpchat_console::i18n::Language;
use mpchat_console::sandbox::FaultKind;

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
    room.until("the dialog is done", |h| h.query_by_role_and_label(Role::Button, "Dismiss").is_none());
}

#[test]
fn the_details_of_a_group_tell_what_mpchat_knows_and_who_is_there() {
    let mut room = group();
    room.until_label("members: 3");
    room.until("Grace is known from what she wrote", |h| {
        h.query_by_role_and_label(Role::Button, "Grace Hopper").is_some()
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
    room.until("the refusal is explained", |h| h.query_by_label_contains("not an administrator").is_some());
    room.press(Role::Button, "Save");
    done(&mut room);
    room.press(Role::Button, "Change the group…");
    room.until("it has the new title", |h| {
        let field = h.query_by_role_and_label(Role::TextInput, "Title");
        field.is_some_and(|field| field.value().is_some_and(|title| title == "Operations"))
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
    room.until("she is restricted for ever", |h| h.query_by_label("until: for ever").is_some());
    room.press(Role::Button, "Lift the mute");
    done(&mut room);
    let asked: Vec<String> = room.sandbox().requests().into_iter().map(|seen| seen.method).collect();
    let count = |method: &str| asked.iter().filter(|seen| *seen == method).count();
    assert_eq!((count("restrictChatMember"), count("unbanChatMember")), (1, 1));
}
