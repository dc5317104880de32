//! The settings page: each choice takes effect, stays, and what cannot be read is said.

use std::io::{Read as _, Write as _};
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::api::{ChatId, Proxy};
use mpchat_console::i18n::Language;
use mpchat_console::sandbox::FaultKind;
use mpchat_console::settings::{Motion, Retention, Settings};
use mpchat_console::store::{BotMark, Page, Store};
use mpchat_console::ui::Start;

use crate::room::{ADA, Room};

fn section(room: &mut Room, name: &str) {
    room.press(Role::Tab, "Settings");
    room.press(Role::Tab, name);
}

#[test]
fn the_desktop_s_wish_for_less_motion_is_followed_unless_the_person_says_otherwise() {
    let mut room = Room::before_connecting(Language::English);
    room.less_motion = || true;
    room.connect();
    room.until("it is settled", |window| window.state().is_settled());
    let seconds = |room: &Room| room.harness.ctx.global_style().animation_time;
    assert!(seconds(&room) == 0.0);
    section(&mut room, "General");
    room.press(Role::RadioButton, "All motion");
    assert!(seconds(&room) > 0.0);
}

/// What stands in the file once it is as wanted.
fn until_saved(room: &mut Room, what: &str, is_so: impl Fn(&Settings) -> bool) {
    let folder = room.data_folder();
    room.until(what, move |_| is_so(&Settings::load(&folder)));
}

fn is_chosen(room: &Room, role: Role, name: &str) -> bool {
    use egui::accesskit::Toggled;
    let node = room.harness.get_by_role_and_label(role, name);
    let node = node.accesskit_node();
    node.is_selected() == Some(true) || node.toggled() == Some(Toggled::True)
}

#[test]
fn looks_take_effect_at_once_and_survive_a_restart() {
    let mut room = Room::connected(Language::English);
    section(&mut room, "General");
    room.press(Role::RadioButton, "Dark");
    assert_eq!(room.harness.ctx.theme(), egui::Theme::Dark);
    room.press(Role::RadioButton, "Less motion");
    room.press(Role::RadioButton, "150 %");
    room.harness.run_steps(2);
    assert!((room.harness.ctx.zoom_factor() - 1.5).abs() < 1e-3);
    room.press(Role::RadioButton, "繁體中文");
    room.until_label("一般");
    until_saved(&mut room, "it is written", |settings| {
        settings.language == Some(Language::TraditionalChinese)
            && settings.theme == Some(egui::Theme::Dark)
            && settings.scale.percent() == 150
            && settings.motion == Motion::Reduced
    });
    room.restart();
    assert!((room.harness.ctx.zoom_factor() - 1.5).abs() < 1e-3);
    room.press(Role::Tab, "設定");
    for chosen in ["繁體中文", "深色", "150 %", "減少"] {
        assert!(is_chosen(&room, Role::RadioButton, chosen), "{chosen}");
    }
    let folder = room.data_folder();
    assert_eq!(
        std::fs::read_dir(&folder)
            .unwrap()
            .flatten()
            .filter(|entry| { entry.file_name().to_string_lossy().contains("tmp") })
            .count(),
        0,
        "nothing half written lies about"
    );
}

#[test]
fn being_told_is_switched_and_survives_a_restart() {
    let mut room = Room::connected(Language::English);
    section(&mut room, "Notifications");
    assert!(!is_chosen(&room, Role::Switch, "Show what the message says"), "off unless asked for");
    room.press(Role::Switch, "Show what the message says");
    room.press(Role::Switch, "With a sound");
    room.press(Role::RadioButton, "For one hour");
    room.until_label("End do not disturb");
    until_saved(&mut room, "it is written", |settings| {
        let told = settings.notifications;
        told.enabled && told.show_text && told.sound && told.quiet_until.is_some()
    });
    room.restart();
    section(&mut room, "Notifications");
    assert!(is_chosen(&room, Role::Switch, "With a sound"));
    room.press(Role::Button, "End do not disturb");
    room.press(Role::Switch, "Tell me of new messages");
    until_saved(&mut room, "it is written", |settings| {
        !settings.notifications.enabled && settings.notifications.quiet_until.is_none()
    });
}

#[test]
fn a_proxy_is_checked_said_in_words_and_never_shown_the_token() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let asked = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut bytes = [0; 2048];
        let read = stream.read(&mut bytes).unwrap();
        stream.write_all(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n").unwrap();
        String::from_utf8_lossy(&bytes[..read]).into_owned()
    });
    let mut room = Room::connected(Language::English);
    section(&mut room, "Connection");
    room.press(Role::RadioButton, "This one");
    room.fill("Proxy address", "http://ada:secret@127.0.0.1:1");
    room.until("it is refused", |h| {
        h.query_all_by_label_contains("Leave the user name and the password out").next().is_some()
    });
    room.fill("Proxy address", &address);
    room.press(Role::Button, "Use it");
    let wanted = address.clone();
    until_saved(
        &mut room,
        "it is written",
        move |settings| matches!(&settings.proxy, Proxy::Address(proxy) if proxy.to_string() == format!("http://{wanted}")),
    );
    room.press(Role::Button, "Check connection");
    room.until_label("call.mp.net cannot be reached");
    let said = room.everything_said();
    assert!(said.contains("The proxy did not let it through."), "{said}");
    let asked = asked.join().unwrap();
    assert!(asked.starts_with("CONNECT call.mp.net:443 ") && !asked.contains(&room.token()), "{asked}");
    room.sandbox().writes(ADA, ADA, "the bot on this computer goes on");
    room.until_stored("the bot on this computer goes on");
    room.press(Role::RadioButton, "None");
    until_saved(&mut room, "it is written", |settings| settings.proxy == Proxy::None);
    let file = std::fs::read_to_string(room.data_folder().join("settings.json")).unwrap();
    assert!(!file.contains("secret"), "{file}");
}

#[test]
fn polling_stays_within_what_is_documented() {
    let mut room = Room::connected(Language::English);
    section(&mut room, "Connection");
    room.fill("Updates in one answer", "7");
    until_saved(&mut room, "it is written", |settings| settings.polling.limit == 7);
    room.fill("Updates in one answer", "101");
    room.fill("Longest wait for news, seconds", "51");
    room.fill("Longest wait for news, seconds", "20");
    until_saved(&mut room, "it is written", |settings| settings.polling.timeout == Duration::from_secs(20));
    let folder = room.data_folder();
    assert_eq!(Settings::load(&folder).polling.limit, 7, "101 is none");
    room.sandbox().writes(ADA, ADA, "received all the same");
    room.until_stored("received all the same");
}

#[test]
fn older_messages_are_deleted_after_a_question_only() {
    let mut room = Room::connected(Language::English);
    section(&mut room, "Data");
    room.press(Role::RadioButton, "90 days");
    room.until_label("Delete what is older than 90 days?");
    room.until("it says how many", |h| {
        h.query_all_by_label_contains("0 messages, 0 updates").next().is_some()
    });
    room.press(Role::Button, "Cancel");
    room.harness.run_steps(3);
    assert!(is_chosen(&room, Role::RadioButton, "Keep all"));
    room.press(Role::RadioButton, "90 days");
    room.press(Role::Button, "Delete older ones");
    until_saved(&mut room, "it is written", |settings| settings.retention == Retention::Days(90));
    room.press(Role::RadioButton, "365 days");
    until_saved(&mut room, "keeping longer asks nothing", |settings| {
        settings.retention == Retention::Days(365)
    });
    room.fill("Another number of days", "7");
    room.press(Role::Button, "Apply…");
    room.until_label("Delete what is older than 7 days?");
}

#[test]
fn erasing_a_production_bot_wants_its_name_and_keeps_what_it_is_for() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "to be forgotten");
    room.until_stored("to be forgotten");
    room.mark(BotMark::Production);
    section(&mut room, "Data");
    room.press(Role::Button, "Erase this bot's data…");
    room.until_label("Erase");
    let erase = room.harness.get_by_role_and_label(Role::Button, "Erase");
    assert!(erase.accesskit_node().is_disabled(), "the name was not typed");
    erase.click();
    room.linger(Duration::from_millis(300));
    assert!(room.texts(ADA).contains(&"to be forgotten".to_owned()), "the name was not typed");
    let name = room.harness.state().session().unwrap().identity().username.clone();
    room.fill(&format!("This is a production bot. Type its username {name} to go on"), &name);
    room.press(Role::Button, "Erase");
    room.until("the bot begins anew", |h| {
        h.state().session().is_some_and(|session| {
            let store = session.engine().store();
            store.messages(ChatId(ADA), Page::Latest, 10).is_ok_and(|rows| rows.is_empty())
        })
    });
    room.until("its mark is known", |h| {
        h.state().session().is_some_and(|session| session.guard.mark() == Some(BotMark::Production))
    });
    room.sandbox().writes(ADA, ADA, "a new beginning");
    room.until_stored("a new beginning");
    assert_eq!(room.texts(ADA), ["a new beginning"]);
}

#[test]
fn an_erased_bot_whose_server_does_not_answer_is_still_a_production_bot() {
    let mut room = Room::connected(Language::English);
    room.mark(BotMark::Production);
    section(&mut room, "Data");
    room.press(Role::Button, "Erase this bot's data…");
    let name = room.harness.state().session().unwrap().identity().username.clone();
    room.fill(&format!("This is a production bot. Type its username {name} to go on"), &name);
    room.fault("getMe", FaultKind::Error { code: 503, description: "away".to_owned() });
    room.press(Role::Button, "Erase");
    room.until("it could not be connected", |h| h.query_all_by_label_contains("says: away").next().is_some());
    let folder = std::fs::read_dir(room.data_folder().join("bots")).unwrap().next().unwrap().unwrap();
    let store = Store::open(&folder.path().join("store.db")).unwrap().store;
    assert_eq!(store.mark().unwrap(), Some(BotMark::Production));
}

#[test]
fn what_cannot_be_read_of_the_file_is_said_and_the_start_goes_on() {
    let mut room = Room::before_connecting(Language::English);
    let file = room.data_folder().join("settings.json");
    let text = r#"{"version":1,"theme":"light","language":"en","scale":900,"mine":[1]}"#;
    std::fs::write(&file, text).unwrap();
    room.connect();
    room.until_label("Some settings could not be read");
    let said = room.everything_said();
    assert!(said.contains("Size: “900” is not a choice"), "{said}");
    section(&mut room, "General");
    room.press(Role::Button, "Save as shown");
    until_saved(&mut room, "it is written", |settings| settings.found.problems().is_empty());
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.contains("\"mine\""), "{written}");
    std::fs::write(&file, "{cut").unwrap();
    room.restart();
    let aside = room.data_folder().join("settings.damaged.json");
    room.until("the damaged file is named", |h| {
        h.query_all_by_label_contains(&aside.display().to_string()).next().is_some()
    });
}

#[test]
fn a_change_that_cannot_be_written_is_said() {
    let mut room = Room::connected(Language::English);
    std::fs::create_dir(room.data_folder().join("settings.json")).unwrap();
    section(&mut room, "General");
    room.press(Role::RadioButton, "Dark");
    room.until_label("Your last choice was not saved");
    assert_eq!(room.harness.ctx.theme(), egui::Theme::Dark, "and holds all the same");
}

#[test]
fn the_demo_says_that_it_keeps_nothing() {
    let mut room = Room::alone(Start::Demo);
    room.until("the demo runs", |h| h.state().session().is_some());
    section(&mut room, "Data");
    room.until_label("The demo keeps nothing");
}

#[test]
fn licences_are_found_and_read() {
    let mut room = Room::connected(Language::English);
    section(&mut room, "About");
    let version = format!("Version: {}", env!("CARGO_PKG_VERSION"));
    room.until_label(&version);
    room.fill("Search libraries and licences", "tokio-util");
    let row = room.harness.get_by_label_contains("tokio-util ");
    let name = row.accesskit_node().label().unwrap();
    room.press(Role::Button, &name);
    room.until("its text is there", |h| {
        h.query_all_by_label_contains("Permission is hereby granted").next().is_some()
    });
    room.press(Role::Button, "All libraries");
    room.fill("Search libraries and licences", "no such thing");
    room.until_label("Nothing of that name.");
}

#[test]
fn the_page_is_used_with_the_keyboard_and_scrolls_where_it_is_low() {
    let mut room = Room::connected(Language::English);
    room.press(Role::Tab, "Settings");
    room.harness.get_by_role_and_label(Role::Tab, "Data").focus();
    room.harness.step();
    room.harness.key_press(Key::Enter);
    room.until_label("Keep messages");
    room.harness.set_size(vec2(1024.0, 640.0));
    room.harness.run_steps(3);
    room.harness.get_by_role_and_label(Role::Button, "Erase this bot's data…").scroll_to_me();
    room.until("it is scrolled to", |h| {
        h.get_by_role_and_label(Role::Button, "Erase this bot's data…").rect().bottom() <= 640.0
    });
    room.harness.get_by_role_and_label(Role::Button, "Erase this bot's data…").focus();
    room.harness.run_steps(2);
    room.harness.key_press(Key::Enter);
    room.until("it is asked", |h| h.query_all_by_label_contains("Erase the data of @").next().is_some());
}
