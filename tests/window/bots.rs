//! Several bots, remembered bots, forgotten bots, and the question before closing.

use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::api::{ApiAddress, Token, UserId};
use mpchat_console::engine::{Command, ReceiverState};
use mpchat_console::i18n::Language;
use mpchat_console::sandbox::{Fault, FaultKind, Sandbox};
use mpchat_console::store::{BotKey, BotMark, Keychain, KeychainProblem, Vault};
use mpchat_console::ui::{Console, Start};

use crate::room::{ADA, Room};

const SHOP: &str = "shop_mpbot";

fn front(console: &Console) -> Option<&str> {
    console.session().map(|session| session.identity().username.as_str())
}

fn until_front(room: &mut Room, username: &str) {
    room.until(&format!("{username} is in front"), |h| front(h.state()) == Some(username));
}

/// Enters a bot on the first screen and connects it.
fn enter(room: &mut Room, server: &Sandbox) {
    if room.harness.query_all_by_label("API address").next().is_none() {
        room.press(Role::Button, "Use another API address");
    }
    room.fill("API address", &server.address());
    enter_token(room, &server.token());
}

/// Enters a token for a server that the first screen knows already.
fn enter_token(room: &mut Room, token: &str) {
    room.fill("Bot token", token);
    room.press(Role::Button, "Check and connect");
    room.press(Role::Button, "Decide later");
}

fn open_list(room: &mut Room) {
    let name = front(room.harness.state()).unwrap().to_owned();
    room.press(Role::Button, &format!("Bot menu @{name}"));
}

fn add(room: &mut Room, server: &Sandbox) {
    open_list(room);
    room.press(Role::Button, "Add a bot…");
    enter(room, server);
}

/// What a screen reader says after the name.
fn said(harness: &Harness<'_, Console>, role: Role, label: &str) -> String {
    let node = harness.query_by_role_and_label(role, label);
    node.and_then(|node| node.accesskit_node().description()).unwrap_or_default()
}

fn key(server: &Sandbox) -> BotKey {
    let id = server.token().split_once(':').map(|(id, _)| id.parse().unwrap()).unwrap();
    BotKey::new(UserId(id), &ApiAddress::parse(&server.address()).unwrap())
}

/// A first screen on which the shop's bot was connected and remembered.
fn with_shop() -> (Room, Sandbox) {
    let mut room = Room::alone(Start::Welcome);
    let shop = room.another_server(SHOP, 2_000_002);
    room.until_label("Its token goes to this computer's keychain, and to no file.");
    enter(&mut room, &shop);
    until_front(&mut room, SHOP);
    room.until("the token is kept", |h| h.state().is_settled());
    (room, shop)
}

#[test]
fn two_bots_receive_at_once_and_each_sends_its_own() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "to the first");
    room.until("Ada has written", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "Ada Lovelace").next().is_some()
    });
    let shop = room.another_server(SHOP, 2_000_002);
    add(&mut room, &shop);
    until_front(&mut room, SHOP);
    assert!(
        room.harness.query_all_by_role_and_label(Role::ListItem, "Ada Lovelace").next().is_none(),
        "its own chats"
    );
    shop.control().writes(ADA, ADA, "to the shop");
    room.open("Ada Lovelace");
    room.until_label("Ada Lovelace: to the shop");

    let bob = room.sandbox().add_person("Bob", 0, "en");
    room.sandbox().writes(bob, bob, "to the one in the back");
    let cleo = room.sandbox().add_person("Cleo", 0, "en");
    room.sandbox().writes(cleo, cleo, "to it, too");
    room.until("what the other bot has unread is told", |h| {
        said(h, Role::Button, "Bot menu @shop_mpbot").contains("other bots: 2 unread chats")
    });
    open_list(&mut room);
    room.until("it stands beside its name", |h| {
        said(h, Role::MenuItem, "@demo_mpbot").contains("2 unread chats")
    });
    room.press(Role::MenuItem, "@demo_mpbot");
    until_front(&mut room, "demo_mpbot");
    room.open("Ada Lovelace");
    room.until_label("Ada Lovelace: to the first");
    room.write("from the first");
    room.until_sent(1);
    assert!(shop.control().bot_messages().is_empty());

    room.harness.key_press_modifiers(Modifiers::COMMAND, Key::PageDown);
    until_front(&mut room, SHOP);
    room.until_label("Ada Lovelace: to the shop");
    room.write("from the shop");
    room.until("the shop's bot sent it", |_| shop.control().bot_messages().len() == 1);
    assert_eq!(room.sandbox().bot_messages().len(), 1);
}

#[test]
fn the_same_bot_is_not_started_twice_and_takes_a_new_token() {
    let mut room = Room::before_connecting(Language::English);
    room.connect();
    let first = room.first_server();
    let shop = room.another_server(SHOP, 2_000_002);
    add(&mut room, &shop);
    until_front(&mut room, SHOP);
    open_list(&mut room);
    room.press(Role::Button, "Add a bot…");
    room.fill("API address", &first.0);
    room.fill("Bot token", &first.1);
    room.press(Role::Button, "Check and connect");
    until_front(&mut room, "demo_mpbot");
    assert_eq!(room.harness.state().running().iter().count(), 2);

    let renewed = "1000001:RENEWED-not-a-real-secret";
    room.sandbox().set_token(renewed);
    // The poll that waits was let in with the old one.
    room.sandbox().writes(ADA, ADA, "hi");
    room.press(Role::Button, "Enter another token");
    enter_token(&mut room, renewed);
    room.until("it runs with the new one", |h| {
        h.state().session().is_some_and(|session| session.token().expose() == renewed)
    });
    room.until_label("Receiving");
    assert_eq!(room.harness.state().running().iter().count(), 2);
}

#[test]
fn the_first_screen_that_adds_a_bot_has_a_way_back() {
    let mut room = Room::connected(Language::English);
    open_list(&mut room);
    room.press(Role::Button, "Add a bot…");
    room.press(Role::Button, "Back to your bots");
    room.until_label("Bot menu @demo_mpbot");
}

#[test]
fn a_remembered_bot_is_there_at_the_next_start_and_its_token_is_in_no_file() {
    let (mut room, shop) = with_shop();
    room.close_window();
    let list = std::fs::read_to_string(room.data().join("known_bots.json")).unwrap();
    let token = shop.token();
    let (_, secret) = token.split_once(':').unwrap();
    assert!(list.contains(SHOP) && !list.contains(secret), "{list}");
    room.open_window(Start::Remembered);
    until_front(&mut room, SHOP);
    room.until_label("Receiving");
}

#[test]
fn a_token_from_the_environment_is_remembered_only_when_asked() {
    let mut room = Room::connected(Language::English);
    room.close_window();
    room.open_window(Start::Remembered);
    room.until_label("Check and connect");
    room.connect();
    open_list(&mut room);
    room.press(Role::Button, "Remember this bot");
    room.until("it is kept", |h| h.state().is_settled());
    room.close_window();
    room.open_window(Start::Remembered);
    until_front(&mut room, "demo_mpbot");
}

#[test]
fn the_last_used_bot_is_in_front_and_one_that_fails_does_not_block_the_others() {
    let (mut room, shop) = with_shop();
    let second = room.another_server("help_mpbot", 3_000_003);
    add(&mut room, &second);
    until_front(&mut room, "help_mpbot");
    room.until("both are kept", |h| h.state().is_settled());
    room.close_window();
    room.open_window(Start::Remembered);
    until_front(&mut room, "help_mpbot");
    room.until("the other one runs, too", |h| h.state().running().iter().count() == 2);
    room.close_window();

    // Its store is held by somebody else.
    let lock = std::fs::File::create(key(&second).folder(room.data()).join("store.db.lock")).unwrap();
    lock.try_lock().unwrap();
    room.open_window(Start::Remembered);
    until_front(&mut room, SHOP);
    open_list(&mut room);
    room.until_label("Try again");
    drop(lock);
    room.press(Role::Button, "Try again");
    room.until("it runs after all", |h| h.state().running().iter().count() == 2);
    assert_eq!(front(room.harness.state()), Some(SHOP), "what is in front stays");
    drop(shop);
}

/// Whatever the bot asks, the connection breaks.
fn cut_off(server: &Sandbox) {
    server.control().fault(Fault { method: None, kind: FaultKind::CutBefore, times: 1_000_000 });
}

/// What is said of a bot in the open list.
fn until_said(room: &mut Room, name: &str, words: &str) {
    room.until(&format!("{name} is said to be {words}"), |h| said(h, Role::MenuItem, name).contains(words));
}

#[test]
fn a_remembered_bot_opens_without_the_network_and_receives_when_it_comes() {
    let (mut room, shop) = with_shop();
    shop.control().writes(ADA, ADA, "before");
    room.open("Ada Lovelace");
    room.until_label("Ada Lovelace: before");
    open_list(&mut room);
    room.press(Role::Button, "This is a production bot");
    room.until("it is marked", |h| h.state().session().unwrap().guard.mark() == Some(BotMark::Production));
    room.close_window();

    cut_off(&shop);
    room.open_window(Start::Remembered);
    until_front(&mut room, SHOP);
    room.open("Ada Lovelace");
    room.until_label("Ada Lovelace: before");
    room.until("it is marked and away", |h| {
        let said = said(h, Role::Button, "Bot menu @shop_mpbot");
        said.contains("PRODUCTION") && said.contains("Offline, retrying")
    });
    room.write("to be sent later");
    assert!(room.kept_token(&key(&shop)), "no trouble of the network takes it away");

    shop.control().writes(ADA, ADA, "after");
    shop.control().clear_faults();
    // By itself it is tried again as well, but after so many failures that takes its time.
    room.until("it receives", |h| {
        let engine = h.state().session().unwrap().engine();
        engine.command(Command::StartReceiving);
        engine.receiver_state() == ReceiverState::Receiving
    });
    room.until_label("Ada Lovelace: after");
    room.until("what waited is sent", |_| shop.control().bot_messages().len() == 1);
    room.until("it was asked who it is", |_| {
        shop.control().requests().iter().filter(|request| request.method == "getMe").count() == 2
    });
}

#[test]
fn a_bot_that_does_not_run_shows_what_it_is_for() {
    let (mut room, shop) = with_shop();
    shop.control().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    open_list(&mut room);
    room.press(Role::Button, "This is a test bot");
    room.until("it is marked", |h| h.state().session().unwrap().guard.mark() == Some(BotMark::Test));
    let second = room.another_server("help_mpbot", 3_000_003);
    add(&mut room, &second);
    until_front(&mut room, "help_mpbot");
    open_list(&mut room);
    room.press(Role::Button, "More about @shop_mpbot");
    room.press(Role::Button, "Close");
    until_said(&mut room, "@shop_mpbot", "Not connected");
    until_said(&mut room, "@shop_mpbot", "TEST");
    assert_eq!(front(room.harness.state()), Some("help_mpbot"));
}

#[test]
fn a_bot_in_the_back_is_stopped_and_forgotten_from_the_list() {
    let (mut room, shop) = with_shop();
    let second = room.another_server("help_mpbot", 3_000_003);
    add(&mut room, &second);
    until_front(&mut room, "help_mpbot");
    open_list(&mut room);
    room.press(Role::Button, "More about @shop_mpbot");
    room.press(Role::Button, "Stop receiving");
    until_said(&mut room, "@shop_mpbot", "Paused");
    shop.control().writes(ADA, ADA, "nobody asks for this yet");
    room.press(Role::Button, "Receive again");
    until_said(&mut room, "@shop_mpbot", "1 unread chat");
    room.press(Role::Button, "Forget…");
    room.until_label("Forget @shop_mpbot?");
    room.press(Role::Button, "Forget");
    room.until("it is gone", |h| h.state().running().iter().count() == 1);
    room.until("its token is gone", |h| h.state().is_settled());
    assert!(!room.kept_token(&key(&shop)));
    assert_eq!(front(room.harness.state()), Some("help_mpbot"), "what is in front stays");
}

#[test]
fn a_bot_keeps_the_colour_that_was_chosen_for_it() {
    let (mut room, _shop) = with_shop();
    let is_teal = |h: &Harness<'_, Console>| {
        let teal = h.query_by_role_and_label(Role::RadioButton, "Teal");
        teal.is_some_and(|teal| teal.accesskit_node().toggled() == Some(Toggled::True))
    };
    open_list(&mut room);
    room.press(Role::RadioButton, "Teal");
    room.until("it is chosen", |h| is_teal(h));
    room.close_window();
    room.open_window(Start::Remembered);
    until_front(&mut room, SHOP);
    open_list(&mut room);
    room.until("it is still chosen", |h| is_teal(h));
}

#[test]
fn a_refused_token_is_marked_and_kept() {
    let (mut room, shop) = with_shop();
    room.close_window();
    shop.control().revoke_token();
    room.open_window(Start::Remembered);
    until_front(&mut room, SHOP);
    room.until("it is said", |h| {
        said(h, Role::Button, "Bot menu @shop_mpbot").contains("Its token is refused")
    });
    assert!(room.harness.query_all_by_label("Enter another token").next().is_some());
    assert!(room.kept_token(&key(&shop)), "it is not deleted");
    shop.control().restore_token();
    room.press(Role::Button, "Try again");
    room.until_label("Receiving");
}

struct NoVault;

impl Vault for NoVault {
    fn read(&self, _: &str) -> Result<Option<Token>, KeychainProblem> {
        Err(KeychainProblem::Missing)
    }
    fn write(&self, _: &str, _: &Token) -> Result<(), KeychainProblem> {
        Err(KeychainProblem::Missing)
    }
    fn remove(&self, _: &str) -> Result<(), KeychainProblem> {
        Err(KeychainProblem::Missing)
    }
}

#[test]
fn without_a_keychain_it_says_so_and_asks_again_at_the_next_start() {
    let mut room = Room::alone(Start::Welcome);
    let shop = room.another_server(SHOP, 2_000_002);
    let none = || Keychain::with(Arc::new(NoVault), Duration::from_secs(5));
    room.use_keychain(none(), Start::Welcome);
    room.until("it is said", |h| {
        h.query_all_by_label_contains("has no keychain that works").next().is_some()
    });
    room.press(Role::CheckBox, "Remember this bot");
    enter(&mut room, &shop);
    until_front(&mut room, SHOP);
    room.until_label("The token is not remembered");
    room.close_window();
    room.use_keychain(none(), Start::Remembered);
    room.until_label("No token is kept for it");
    room.press(Role::Button, "Enter its token");
    enter_token(&mut room, &shop.token());
    until_front(&mut room, SHOP);
}

/// Asks to forget the bot in front.
fn ask_forget(room: &mut Room) {
    open_list(room);
    room.press(Role::Button, "Forget this bot…");
    room.until_label("Forget @shop_mpbot?");
}

#[test]
fn a_forgotten_bot_leaves_its_data_unless_it_is_to_go() {
    for erase in [false, true] {
        let (mut room, shop) = with_shop();
        let folder = key(&shop).folder(room.data());
        let neighbour = folder.with_file_name("77");
        std::fs::create_dir_all(&neighbour).unwrap();
        ask_forget(&mut room);
        room.press(Role::Button, "Cancel");
        room.until("it is left", |h| h.query_all_by_label("Forget @shop_mpbot?").next().is_none());
        assert!(room.kept_token(&key(&shop)) && room.harness.state().session().is_some());
        ask_forget(&mut room);
        if erase {
            room.press(Role::CheckBox, "Erase its messages on this computer too");
        }
        room.press(Role::Button, "Forget");
        room.until_label("Bot token");
        assert!(!room.kept_token(&key(&shop)));
        assert_eq!(folder.join("store.db").exists(), !erase);
        assert!(neighbour.exists());
        room.close_window();
        let list = std::fs::read_to_string(room.data().join("known_bots.json")).unwrap();
        assert!(!list.contains(SHOP), "{list}");
    }
}

/// Somebody closes the window. Whether it stays open.
fn is_held_open(room: &mut Room) -> bool {
    let viewports = &mut room.harness.input_mut().viewports;
    viewports.entry(ViewportId::ROOT).or_default().events.push(ViewportEvent::Close);
    room.harness.step();
    let output = &room.harness.output().viewport_output[&ViewportId::ROOT];
    output.commands.contains(&ViewportCommand::CancelClose)
}

#[test]
fn closing_with_messages_in_the_outbox_asks() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.open("Ada Lovelace");
    room.until("nothing waits", |h| h.state().session().unwrap().is_outbox_counted());
    room.fault("sendMessage", FaultKind::Hang);
    room.write("on its way");
    room.until("it waits", |h| h.state().session().unwrap().unsent.waiting == 1);
    assert!(is_held_open(&mut room));
    room.until_label("Close with messages waiting?");
    assert!(room.harness.query_all_by_label("Being sent or next: 1").next().is_some());
    room.press(Role::Button, "Stay");
    room.until("it stays", |h| h.query_all_by_label("Close with messages waiting?").next().is_none());
    assert!(is_held_open(&mut room));
    room.press(Role::Button, "Close anyway");
    assert!(!is_held_open(&mut room), "it closes");
}

#[test]
fn closing_with_nothing_to_send_does_not_ask() {
    let mut room = Room::connected(Language::English);
    room.until("nothing waits", |h| h.state().session().unwrap().is_outbox_counted());
    assert!(!is_held_open(&mut room));
}
