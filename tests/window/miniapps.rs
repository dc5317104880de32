//! The MiniApp bench as a person uses it.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use mpchat_console::api::init_data;
use mpchat_console::i18n::Language;
use mpchat_console::sandbox::{Fault, FaultKind, MiniApp};
use mpchat_console::ui::Start;

use crate::failures::refusals;
use crate::room::{ADA, Room};

fn demo() -> Room {
    let mut room = Room::alone(Start::Welcome);
    room.press(Role::Button, "Start the demo");
    room.until("Ada has written", |h| {
        h.query_all_by_role_and_label(Role::ListItem, "Ada Lovelace").next().is_some()
    });
    room.press(Role::Tab, "MiniApps");
    room.until("the demo's MiniApp is filled in", |h| {
        h.query_by_role_and_label(Role::TextInput, "Short name")
            .is_some_and(|field| field.value().as_deref() == Some("orders"))
    });
    room
}

#[test]
fn a_direct_link_is_built_and_shows_where_it_goes_before_it_opens() {
    let mut room = demo();
    let bot = room.harness.state().session().unwrap().identity().username.clone();
    room.until_label(&format!("https://mp.net/{bot}/orders"));
    room.fill("Start parameter", "ref_42");
    let link = format!("https://mp.net/{bot}/orders?startapp=ref_42");
    room.until_label(&link);
    room.press(Role::Button, "Open…");
    room.until_label("Open this address?");
    assert!(room.everything_said().matches(&link).count() > 1, "on the page and in the question");
    room.harness.key_press(egui::Key::Escape);
    room.until("the question is away", |h| h.query_all_by_label("Open this address?").next().is_none());
    room.fill("Start parameter", "not allowed!");
    room.until_label("1 to 64 letters, digits, _ and -.");
    assert!(room.everything_said().contains("are assumed"), "what is inferred is called so");
}

#[test]
fn an_open_button_goes_through_the_outbox_and_leaves_the_draft_alone() {
    let mut room = demo();
    room.press(Role::Tab, "Chats");
    room.open("Ada Lovelace");
    room.type_text("half a thought");
    room.press(Role::Tab, "MiniApps");
    room.fill("Words on the button", "My orders");
    room.fill("Message above it", "Here you are:");
    room.press(Role::ComboBox, "Send to");
    room.press(Role::Button, "Ada Lovelace");
    room.press(Role::Button, "Send the button");
    room.until_sent(1);
    assert_eq!(room.sandbox().bot_messages()[0].text, "Here you are:");
    room.press(Role::Button, "Open the chat");
    room.until("the draft is there", |h| {
        h.get_by_label("Message").value().as_deref() == Some("half a thought")
    });
    let session = room.harness.state().session().unwrap();
    let chat = session.conversation.as_ref().unwrap().chat_id();
    let rows = session.engine().store().messages(chat, mpchat_console::store::Page::Latest, 50).unwrap();
    let sent = rows.iter().find(|row| row.body.text() == Some("Here you are:")).unwrap();
    let wire = sent.keyboard.as_ref().unwrap().to_wire();
    assert_eq!(wire["inline_keyboard"][0][0]["web_app"]["url"], "https://shop.example/orders");
}

#[test]
fn a_button_that_is_refused_is_explained_where_it_went() {
    let mut room = demo();
    room.fill("Words on the button", "My orders");
    room.fill("Message above it", "Here you are:");
    room.press(Role::ComboBox, "Send to");
    room.press(Role::Button, "Ada Lovelace");
    let mut refused = refusals();
    // After any other the outbox tries again by itself, waits for another token, or is in doubt.
    refused.retain(|(kind, _)| matches!(kind, FaultKind::Error { code, .. } if ![401, 500].contains(code)));
    let send = |room: &mut Room| {
        room.press(Role::Button, "Send the button");
        room.press(Role::Button, "Open the chat");
    };
    room.each_is_explained("sendMessage", refused, send, |room, _| {
        room.press(Role::Button, "Discard");
        room.until("it is discarded", |h| {
            h.query_all_by_label("You: Here you are: (Not sent)").next().is_none()
        });
        room.press(Role::Tab, "MiniApps");
    });
    assert!(room.sandbox().bot_messages().is_empty());
    send(&mut room);
    room.until_sent(1);
}

#[test]
fn the_bench_needs_no_server_and_leaving_it_ends_what_it_computes() {
    let mut room = Room::connected(Language::English);
    let sandbox = room.sandbox();
    sandbox.fault(Fault { method: None, kind: FaultKind::Hang, times: 1_000 });
    let before = sandbox.requests().len();
    room.press(Role::Tab, "MiniApps");
    room.press(Role::RadioButton, "Check initData");
    room.fill("initData", &"a=b&".repeat(10_000));
    room.press(Role::Button, "Check");
    room.draws_frames();
    room.until_says("INIT_DATA_INVALID");
    room.press(Role::Tab, "Chats");
    assert!(room.harness.state().session().unwrap().miniapps.is_settled());
    let asked = sandbox.requests().split_off(before);
    assert!(asked.iter().all(|seen| seen.method == "getUpdates"), "{asked:?}");
}

#[test]
fn test_data_is_signed_and_every_step_of_its_check_is_told() {
    let mut room = demo();
    room.press(Role::RadioButton, "Sign test data");
    room.fill("Start parameter", "ref_7");
    room.press(Role::Button, "Sign");
    room.press(Role::Button, "Check it");
    room.until_label("Genuine and fresh");
    for step in ["Read as a query string", "Build the check string", "Compare the hashes", "Look at the age"]
    {
        room.until_label(&format!("{step}: passed"));
    }
    room.until("the clock counts", |h| h.query_all_by_label_contains("Good for: another").next().is_some());
    room.until_label("start_param: ref_7");
    room.fill("Only this miniapp_id (empty: any)", "ma_other");
    room.press(Role::Button, "Check");
    room.until_label("Look at miniapp_id: failed");
    assert!(room.everything_said().contains("MINIAPP_FORBIDDEN"));
    let token = room.harness.state().session().unwrap().sandbox().is_some();
    assert!(token && !room.everything_said().contains("not-a-real-secret"), "the token is used, not shown");
}

#[test]
fn what_was_changed_on_the_way_fails_with_the_documented_code_and_can_be_forgotten() {
    let mut room = Room::connected(Language::English);
    room.sandbox().writes(ADA, ADA, "hi");
    room.sandbox().add_mini_app(MiniApp {
        miniapp_id: "ma_1".to_owned(),
        short_name: "orders".to_owned(),
        entry_url: "https://shop.example/orders".to_owned(),
        title: String::new(),
    });
    let opened = room.sandbox().open_mini_app(ADA, ADA, "orders", Some("ref_42")).unwrap();
    let mpchat_console::sandbox::Pressed::MiniApp { init_data, .. } = opened else { panic!("{opened:?}") };
    room.press(Role::Tab, "MiniApps");
    room.press(Role::RadioButton, "Check initData");
    room.fill("initData", &init_data);
    room.press(Role::Button, "Check");
    room.until_label("Genuine and fresh");
    room.fill("initData", &init_data.replace("ref_42", "ref_43"));
    room.press(Role::Button, "Check");
    room.until_label("Compare the hashes: failed");
    room.until_label("Look at the age: not reached");
    assert!(room.everything_said().contains("INIT_DATA_INVALID"));
    room.press(Role::Button, "Forget it");
    room.until("it is gone", |h| h.query_all_by_label("Compare the hashes: failed").next().is_none());
    assert!(!room.everything_said().contains("ref_43"));

    // A flood is cut before anything looks at it.
    room.fill("initData", &"a=b&".repeat(20_000));
    let kept = room.harness.get_by_role_and_label(Role::MultilineTextInput, "initData").value().unwrap();
    assert!(kept.len() <= init_data::MAX_BYTES);
}

#[test]
fn a_real_bots_token_signs_nothing() {
    let mut room = Room::connected(Language::English);
    room.press(Role::Tab, "MiniApps");
    room.press(Role::RadioButton, "Sign test data");
    room.until_label("Only with the demo bot");
    assert!(room.harness.query_all_by_role_and_label(Role::Button, "Sign").next().is_none());
}

#[test]
fn the_verifiers_are_shown_as_they_were_tested() {
    let mut room = Room::connected(Language::English);
    room.press(Role::Tab, "MiniApps");
    room.press(Role::RadioButton, "Code for your server");
    for (name, code) in [
        ("Python", include_str!("../../assets/verifiers/verify.py")),
        ("Rust", include_str!("../../assets/verifiers/verify.rs")),
        ("JavaScript", include_str!("../../assets/verifiers/verify.mjs")),
    ] {
        room.press(Role::RadioButton, name);
        room.until_label(code);
    }
}
