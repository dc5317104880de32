//! Around the window with the keyboard and with a screen reader.

use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use mpchat_console::i18n::Language;
use mpchat_console::ui::Console;

use crate::room::{ADA, Room};

/// What has the keyboard: its name, or nothing if it says none.
fn focused(window: &Harness<'static, Console>) -> Option<String> {
    let node = window.query_all(By::new()).find(egui_kittest::Node::is_focused)?;
    let said =
        [node.accesskit_node().label(), node.accesskit_node().placeholder().map(str::to_owned), node.value()];
    said.into_iter().flatten().find(|text| !text.trim().is_empty())
}

fn opened() -> Room {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes_many(ADA, ADA, ["one", "two", "three"].into_iter().map(str::to_owned));
    room.open("Ada Lovelace");
    room.until_label("Ada Lovelace: three");
    room
}

#[test]
fn tab_walks_through_every_room_and_everything_it_meets_has_a_name() {
    let mut room = opened();
    // Small enough that much lies below the fold.
    room.harness.set_size(egui::vec2(1024.0, 640.0));
    for tab in ["Chats", "Feed", "Outbox", "Webhook", "Menu", "Methods", "MiniApps", "Checks", "Settings"] {
        room.press(Role::Tab, tab);
        room.until("it is settled", |window| window.state().is_settled());
        let mut met = std::collections::BTreeSet::new();
        for step in 0..60 {
            room.harness.key_press(Key::Tab);
            room.harness.run_steps(2);
            // What was below the fold comes into view by itself.
            room.harness.run_steps(4);
            let place = room.harness.query_all(By::new()).find(egui_kittest::Node::is_focused);
            // Between the last and the first the keyboard is on the window itself.
            let place = place.map(|node| (node.accesskit_node().role(), node.rect()));
            if let Some(place) = place.filter(|(role, _)| *role != Role::GenericContainer) {
                let name = focused(&room.harness);
                let id = room.harness.ctx.memory(egui::Memory::focused);
                let seen = id
                    .and_then(|id| room.harness.ctx.read_response(id))
                    .map(|response| response.rect.height() - response.interact_rect.height());
                assert!(
                    seen.is_some_and(|hidden| hidden < 2.0),
                    "{name:?} in {tab} is out of sight: {seen:?}"
                );
                assert!(name.is_some(), "{place:?}, step {step} in {tab}, has no name; before: {met:?}");
                met.extend(name);
            }
        }
        assert!(met.len() >= 8, "{tab} can be walked through: {met:?}");
    }
}

#[test]
fn tab_comes_to_the_newest_message_and_a_click_gives_a_message_the_keyboard() {
    let mut room = opened();
    room.harness.get_by_label("Message").focus();
    room.harness.run_steps(2);
    for _ in 0..25 {
        room.harness.key_press(Key::Tab);
        room.harness.run_steps(4);
        if focused(&room.harness).is_some_and(|name| name.starts_with("Ada Lovelace: ")) {
            break;
        }
    }
    assert_eq!(focused(&room.harness).as_deref(), Some("Ada Lovelace: three"));

    room.harness.get_by_label("Ada Lovelace: one").click();
    room.until("the clicked one has the keyboard", |window| {
        window.get_by_label("Ada Lovelace: one").is_focused()
    });
    room.harness.run_steps(2);
    room.harness.key_press(Key::R);
    room.until_label("Reply to Ada Lovelace");
}

#[test]
fn the_keyboard_goes_back_to_where_it_was_when_a_dialog_is_put_away() {
    let mut room = opened();
    room.harness.get_by_role_and_label(Role::ListItem, "Ada Lovelace").focus();
    room.harness.run_steps(2);
    room.harness.key_press_modifiers(Modifiers::SHIFT, Key::Questionmark);
    room.until_label("Keyboard shortcuts");
    room.harness.run_steps(2);
    room.harness.key_press(Key::Tab);
    room.harness.run_steps(2);
    room.harness.key_press(Key::Escape);
    room.until("it is back", |window| {
        window.get_by_role_and_label(Role::ListItem, "Ada Lovelace").is_focused()
    });
}

#[test]
fn what_comes_and_how_a_send_ends_is_said_by_itself() {
    let mut room = opened();
    let says = |room: &mut Room, what: &str| {
        room.until(what, |window| {
            window.query_all(By::new()).any(|node| {
                let node = node.accesskit_node();
                let said = [node.label(), node.value()].into_iter().flatten().any(|text| text == what);
                said && node.live() == Live::Polite
            })
        });
    };
    room.sandbox().writes(ADA, ADA, "four");
    says(&mut room, "New message from Ada Lovelace: four");
    room.write("five");
    says(&mut room, "Sent: five");
}

#[test]
fn a_picture_without_words_is_called_by_its_kind() {
    let mut room = opened();
    room.sandbox().sends_photo(ADA, ADA, "#7ac5ff-#a78bfa", "");
    room.until_label("Ada Lovelace: Photo");
}
