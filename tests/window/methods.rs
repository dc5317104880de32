//! The method explorer as a person uses it.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::api::Sighting;
use mpchat_console::api::catalogue::{Catalogue, Method, ParameterType, Risk, Status};
use mpchat_console::i18n::Language;
use mpchat_console::sandbox::{Fault, FaultKind};
use mpchat_console::store::ChatFilter;
use serde_json::{Value, json};

use super::failures::failures;
use super::happy::happy;
use super::room::{ADA, Room};

const GRACE: i64 = 3_000_000_019;
const GROUP: i64 = 4_800_000_123;

/// Ada has written, the bot has sent a text (2) and a photo (3); Ada and Grace are in a group in
/// which the bot has answered (2).
fn world() -> Room {
    let mut room = Room::connected(Language::English);
    let sandbox = room.sandbox();
    sandbox.writes(ADA, ADA, "hi");
    sandbox.add_person("Grace Hopper", GRACE, "en");
    sandbox.add_group("Ops team", GROUP, &[GRACE, ADA]);
    sandbox.writes(GROUP, GRACE, "hello");
    let photo = "https://pictures.example/cat.png";
    for (method, params) in [
        ("sendMessage", json!({"chat_id": ADA, "text": "a text"})),
        ("sendPhoto", json!({"chat_id": ADA, "photo": photo, "caption": "cat"})),
        ("sendMessage", json!({"chat_id": GROUP, "text": "in the group"})),
        ("pinChatMessage", json!({"chat_id": ADA, "message_id": 2})),
        ("setChatPhoto", json!({"chat_id": GROUP, "photo": photo})),
    ] {
        room.call(method, &params);
    }
    room.until("both chats are stored", |h| {
        let store = h.state().session().unwrap().engine().store().clone();
        store.chats(&ChatFilter::default(), 10).is_ok_and(|chats| chats.len() == 2)
    });
    room.press(Role::Tab, "Methods");
    room
}

/// Goes to a method by the search field.
fn select(room: &mut Room, method: &str) {
    room.fill("Search methods", method);
    room.press(Role::ListItem, method);
    let wanted = method.to_owned();
    room.until(&format!("{method} is shown"), move |h| {
        h.state().session().unwrap().methods.selected() == wanted
    });
}

/// Writes the parameters into the form's own fields.
fn fill_form(room: &mut Room, method: &Method, params: &Value) {
    for parameter in &method.parameters {
        let Some(value) = params.get(&parameter.name) else { continue };
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Array(all) if parameter.kind == ParameterType::IdList => {
                all.iter().map(Value::to_string).collect::<Vec<_>>().join(", ")
            }
            other => other.to_string(),
        };
        if parameter.kind == ParameterType::Boolean || !parameter.choices.is_empty() {
            let chip = format!("{}: {text}", parameter.name);
            room.until_label(&chip);
            room.harness.get_by_label(&chip).click_accesskit();
            room.harness.run_steps(2);
        } else if !text.is_empty() {
            room.fill(&parameter.name, &text);
        }
    }
}

fn settle(room: &mut Room) {
    room.until("the call is answered", |h| h.state().session().unwrap().methods.is_settled());
    room.harness.run_steps(2);
}

/// What was put on the clipboard by a press.
fn copied(room: &mut Room, role: Role, label: &str) -> String {
    room.until(label, |h| h.query_all_by_role_and_label(role, label).next().is_some());
    room.harness.get_by_role_and_label(role, label).click_accesskit();
    for _ in 0..5 {
        room.harness.step();
        for command in &room.harness.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                return text.clone();
            }
        }
    }
    panic!("{label} copied nothing");
}

#[test]
fn every_method_can_be_called_from_the_form_that_the_catalogue_makes() {
    let mut room = world();
    let catalogue = Catalogue::embedded();
    let mut methods: Vec<&Method> = catalogue.methods().iter().collect();
    // What ends things comes last, and what takes updates when nobody else waits for them.
    let ends = [
        "banChatMember",
        "deleteMessage",
        "deleteMessages",
        "leaveChat",
        "setWebhook",
        "getUpdates",
        "deleteWebhook",
        "logOut",
    ];
    methods.sort_by_key(|method| ends.iter().position(|name| *name == method.name).map_or(0, |at| at + 1));
    for method in methods {
        if method.name == "getUpdates" {
            room.press(Role::Button, "Pause receiving");
            room.until_label("Paused");
        }
        select(&mut room, &method.name);
        fill_form(&mut room, method, &happy(&method.name, ADA, GROUP));
        let name = method.name.clone();
        let answered = move |sandbox: &mpchat_console::sandbox::Control| {
            sandbox.requests().iter().filter(|seen| seen.method == name && seen.status != 0).count()
        };
        let before = answered(&room.sandbox());
        room.press(Role::Button, "Send");
        if method.risk == Risk::L3 {
            room.confirm(&method.name);
        }
        let sandbox = room.sandbox();
        room.until(&format!("{} is called", method.name), move |_| answered(&sandbox) > before);
        settle(&mut room);
        let expected = if method.status == Status::NotImplemented { "501" } else { "ok" };
        let answered = room.harness.query_all_by_label(expected).next().is_some();
        assert!(answered, "{}: {}", method.name, room.everything_said());
        let seen = if expected == "501" { Sighting::NotImplemented } else { Sighting::Works };
        let name = method.name.clone();
        room.until(&format!("{name} is marked"), move |h| {
            h.state().session().unwrap().methods.mark(&name) == Some(seen)
        });
    }
}

#[test]
fn no_way_past_the_confirmation_of_a_risky_call() {
    let mut room = world();
    let catalogue = Catalogue::embedded();
    for method in catalogue.methods().iter().filter(|method| method.risk == Risk::L3) {
        let params = happy(&method.name, ADA, GROUP);
        // The form, by the button and by the keyboard.
        select(&mut room, &method.name);
        fill_form(&mut room, method, &params);
        room.press(Role::Button, "Send");
        room.refuse_confirmation(&method.name);
        room.harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        room.harness.run_steps(2);
        room.refuse_confirmation(&method.name);
        // The JSON body.
        room.press(Role::RadioButton, "JSON");
        room.press(Role::Button, "Send");
        room.refuse_confirmation(&method.name);
        room.press(Role::RadioButton, "Form");
        assert_eq!(room.calls(&method.name), 0, "{}", method.name);
    }
    // A spelling that a server may take for the same, typed by hand.
    for name in ["deletewebhook", "DELETEWEBHOOK", "delete_webhook"] {
        room.fill("Search methods", name);
        room.press(Role::Button, &format!("Call {name}"));
        room.press(Role::Button, "Send");
        room.refuse_confirmation(name);
    }
    assert!(
        room.sandbox()
            .requests()
            .iter()
            .all(|seen| !seen.method.to_lowercase().contains("webhook") || seen.method == "getWebhookInfo")
    );
}

#[test]
fn again_asks_before_every_risky_call_as_the_first_time() {
    let mut room = world();
    let catalogue = Catalogue::embedded();
    // What ends the others comes last.
    let risky = [
        "deleteMessage",
        "deleteMessages",
        "banChatMember",
        "leaveChat",
        "setWebhook",
        "deleteWebhook",
        "logOut",
    ];
    let all = catalogue.methods().iter().filter(|method| method.risk == Risk::L3);
    assert!(all.clone().count() == risky.len() && all.clone().all(|one| risky.contains(&one.name.as_str())));
    for name in risky {
        select(&mut room, name);
        fill_form(&mut room, catalogue.get(name).unwrap(), &happy(name, ADA, GROUP));
        room.press(Role::Button, "Send");
        room.confirm(name);
        settle(&mut room);
        assert_eq!(room.calls(name), 1);
        room.press(Role::RadioButton, "History");
        room.press(Role::Button, &format!("Again: {name}"));
        room.refuse_confirmation(name);
        assert_eq!(room.calls(name), 1, "{name}");
    }
}

#[test]
fn again_sends_once_more_and_a_new_call_begins_with_the_old_parameters() {
    let mut room = world();
    select(&mut room, "sendMessage");
    room.fill("chat_id", &ADA.to_string());
    room.fill("text", "once");
    room.harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut room);
    let before = room.sandbox().bot_messages().len();
    room.press(Role::RadioButton, "History");
    room.press(Role::Button, "Again: sendMessage");
    settle(&mut room);
    assert_eq!(room.sandbox().bot_messages().len(), before + 1);
    room.fill("text", "something else");
    room.press(Role::RadioButton, "History");
    room.until("two calls", |h| h.query_all_by_label("As a new call: sendMessage").count() == 2);
    room.harness.get_all_by_label("As a new call: sendMessage").next().unwrap().click_accesskit();
    room.until("the old text is back", |h| {
        h.query_by_role_and_label(Role::MultilineTextInput, "text").and_then(|field| field.value()).as_deref()
            == Some("once")
    });
}

#[test]
fn each_error_says_what_it_is_and_what_to_do() {
    let mut room = world();
    select(&mut room, "getMe");
    let mut ways = failures();
    // Whether a call by hand was carried out is for the person to judge.
    for (kind, words) in &mut ways {
        if matches!(kind, FaultKind::CutBefore | FaultKind::CutMiddle) {
            *words = "may have carried it out";
        }
    }
    let send = |room: &mut Room| room.press(Role::Button, "Send");
    room.each_is_explained("getMe", ways, send, |room, _| {
        settle(room);
        room.press(Role::Button, "Send");
        settle(room);
    });
    room.nobody_listens(send, "Nobody listens at that address");
}

#[test]
fn a_slow_server_does_not_hold_the_window_and_leaving_gives_up() {
    let mut room = world();
    select(&mut room, "getMe");
    room.keeps_drawing_and_gives_up(
        "getMe",
        |room| room.press(Role::Button, "Send"),
        |room| room.press(Role::Tab, "Chats"),
    );
    room.press(Role::Tab, "Methods");
    room.keeps_drawing_and_gives_up(
        "getChat",
        |room| room.press(Role::Button, "Check support"),
        |room| room.press(Role::Tab, "Chats"),
    );
}

#[test]
fn a_slow_server_can_be_given_up_by_the_button_and_by_leaving() {
    let mut room = world();
    select(&mut room, "getMe");
    room.fault("getMe", FaultKind::Hang);
    room.press(Role::Button, "Send");
    let sandbox = room.sandbox();
    room.until("it has arrived", |_| sandbox.hanging() == 1);
    room.press(Role::Button, "Give up");
    settle(&mut room);
    assert!(room.says("Given up"));
    room.fault("getMe", FaultKind::Hang);
    room.press(Role::Button, "Send");
    room.until("the first was let go, and this one has arrived", |_| {
        sandbox.hanging() == 1 && sandbox.requests().iter().filter(|seen| seen.method == "getMe").count() > 2
    });
    room.press(Role::Tab, "Chats");
    room.press(Role::Tab, "Methods");
    room.press(Role::RadioButton, "History");
    room.until("both are kept", |h| h.query_all_by_label("given up").count() == 2);
    room.press(Role::Button, "Send");
    settle(&mut room);
    assert!(room.harness.query_all_by_label("ok").next().is_some(), "the next call works");
}

#[test]
fn a_field_says_what_is_wrong_with_it_and_nothing_is_sent() {
    let mut room = world();
    select(&mut room, "sendMessage");
    let button =
        |room: &Room| room.harness.get_by_role_and_label(Role::Button, "Send").accesskit_node().is_disabled();
    assert!(button(&room));
    assert!(room.says("Look at: chat_id, text"));
    for (field, text, says_so) in [
        ("chat_id", "@ada", "no @names"),
        ("chat_id", "9007199254740992", "up to 9007199254740991"),
        ("chat_id", "12x", "not a number"),
        ("reply_markup", "{\n  \"inline_keyboard\": x}", "line 2, column 22"),
        ("reply_markup", "[]", "JSON of another form"),
    ] {
        room.fill(field, text);
        room.until(says_so, |h| h.query_all_by_label_contains(says_so).next().is_some());
        assert!(button(&room), "{text}");
    }
    room.harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    room.linger(Duration::from_millis(100));
    let sent = room.sandbox().requests().iter().filter(|seen| seen.method == "sendMessage").count();
    assert_eq!(sent, 2, "only what the world was made with");
    room.fill("text", &"x".repeat(4097));
    room.until("an assumed limit only warns", |h| {
        h.query_all_by_label_contains("That limit is assumed").next().is_some()
    });
}

#[test]
fn json_keeps_what_the_form_had_and_says_where_it_breaks() {
    let mut room = world();
    select(&mut room, "sendMessage");
    room.fill("chat_id", &ADA.to_string());
    room.fill("text", "half \"written\"");
    room.press(Role::RadioButton, "JSON");
    room.until("the body has it", |h| {
        h.query_by_role_and_label(Role::MultilineTextInput, "JSON body")
            .and_then(|field| field.value())
            .is_some_and(|body| body.contains("half \\\"written\\\""))
    });
    room.fill("JSON body", "{\"chat_id\": 5,\n \"文字\": }");
    room.until("the place", |h| h.query_all_by_label_contains("line 2, column 8").next().is_some());
    room.fill("JSON body", "[1]");
    room.until("no object", |h| h.query_all_by_label_contains("JSON of another form").next().is_some());
    room.fill("JSON body", &format!("{{\"chat_id\": {ADA}, \"text\": \"whole\", \"later\": 1}}"));
    room.press(Role::RadioButton, "Form");
    room.until("the form has it", |h| {
        h.query_by_role_and_label(Role::MultilineTextInput, "text").and_then(|field| field.value()).as_deref()
            == Some("whole")
    });
    assert!(room.says("the catalogue does not know it"));
}

#[test]
fn code_is_copied_without_the_token() {
    let mut room = world();
    select(&mut room, "sendMessage");
    room.fill("chat_id", &ADA.to_string());
    room.fill("text", "it's $5");
    room.press(Role::RadioButton, "Code");
    for (language, part) in [
        ("curl", "'{\"chat_id\":987654321,\"text\":\"it'\\''s $5\"}'"),
        ("Python", "\"text\": \"it's $5\","),
        ("JavaScript", "JSON.stringify({"),
        ("Rust", "serde_json::json!({"),
    ] {
        room.press(Role::RadioButton, language);
        let code = copied(&mut room, Role::Button, &format!("Copy {language}"));
        assert!(code.contains(part) && code.contains("MPCHAT_BOT_TOKEN"), "{code}");
        assert!(!code.contains(&room.token()), "{code}");
    }
    room.fill("text", &format!("my token is {}", room.token()));
    room.press(Role::Button, "Send");
    settle(&mut room);
    assert!(room.says("token stands in a parameter"));
}

#[test]
fn get_updates_by_hand_waits_for_a_pause_and_loses_nothing() {
    let mut room = world();
    select(&mut room, "getUpdates");
    room.until("the reason is shown", |h| {
        h.query_all_by_label_contains("pause receiving first").next().is_some()
    });
    assert!(room.harness.get_by_role_and_label(Role::Button, "Send").accesskit_node().is_disabled());
    room.press(Role::Button, "Pause receiving");
    room.until_label("Paused");
    room.sandbox().writes(ADA, ADA, "while you were away");
    room.press(Role::Button, "Send");
    settle(&mut room);
    assert!(room.harness.query_all_by_label("ok").next().is_some());
    room.press(Role::Tab, "Chats");
    room.open("Ada Lovelace");
    room.until_label("Ada Lovelace: while you were away");
}

#[test]
fn support_is_checked_with_harmless_calls_only_and_the_matrix_tells() {
    let mut room = world();
    room.sandbox().fault(Fault {
        method: Some("getChatMemberCount".to_owned()),
        kind: FaultKind::Error { code: 501, description: "Not Implemented".to_owned() },
        times: 1,
    });
    let before = room.sandbox().requests().len();
    room.press(Role::Button, "Check support");
    room.until("it is checked", |h| {
        h.query_all_by_label_contains("There: 7. Not there: 1.").next().is_some()
    });
    settle(&mut room);
    let harmless = [
        "getMe",
        "getChat",
        "getChatMember",
        "getChatAdministrators",
        "getChatMemberCount",
        "getMyCommands",
        "getWebhookInfo",
        "getUserProfilePhotos",
        "getUpdates",
    ];
    for seen in room.sandbox().requests().iter().skip(before) {
        assert!(harmless.contains(&seen.method.as_str()), "{}", seen.method);
    }
    room.press(Role::Button, "Matrix");
    room.until_label("All methods at a glance");
    let table = copied(&mut room, Role::Button, "Copy as Markdown");
    assert!(
        table.contains(
            "| `getChatMemberCount` | Group | inferred, likely | presumed supported | L1 reads | seen 501 |"
        ),
        "{table}"
    );
    assert!(
        table.contains(
            "| `getChat` | Group | inferred, nearly certain | presumed supported | L1 reads | seen working |"
        ),
        "{table}"
    );
    assert_eq!(table.lines().count(), 43);
    room.press(Role::Button, "sendPhoto");
    room.until("its page is shown", |h| h.state().session().unwrap().methods.selected() == "sendPhoto");
}

#[test]
fn ids_are_picked_from_what_is_stored() {
    let mut room = world();
    select(&mut room, "editMessageText");
    room.press(Role::Button, "Pick a message for message_id");
    room.until_label("Fill in the chat first.");
    room.harness.key_press(Key::Escape);
    room.press(Role::Button, "Pick a chat for chat_id");
    room.press(Role::Button, &format!("Ada Lovelace · {ADA}"));
    room.until("it is filled in", |h| {
        h.query_by_role_and_label(Role::TextInput, "chat_id").and_then(|field| field.value()).as_deref()
            == Some("987654321")
    });
    room.press(Role::Button, "Pick a message for message_id");
    room.press(Role::Button, "hi · 1");
    room.until("it is filled in", |h| {
        h.query_by_role_and_label(Role::TextInput, "message_id").and_then(|field| field.value()).as_deref()
            == Some("1")
    });
}

#[test]
fn what_a_parameter_means_is_said_in_the_persons_language() {
    for (language, room_name, means, why) in [
        (Language::SimplifiedChinese, "方法", "消息，用发送时返回的 id 指定。", "推断"),
        (Language::TraditionalChinese, "方法", "訊息，用傳送時傳回的 id 指定。", "推斷"),
    ] {
        let mut room = Room::connected(language);
        room.press(Role::Tab, room_name);
        let search = if language == Language::SimplifiedChinese { "搜索方法" } else { "搜尋方法" };
        room.fill(search, "deleteMessage");
        room.press(Role::ListItem, "deleteMessage");
        room.until_label(means);
        room.fill(search, "forwardMessages");
        room.press(Role::ListItem, "forwardMessages");
        room.until("it is inferred, and says why in their language", |h| {
            h.query_all_by_label_contains(why).next().is_some()
        });
        let said = room.everything_said();
        assert!(!said.contains("The conversation the message"), "{said}");
    }
}

#[test]
fn arrows_walk_through_the_list() {
    let mut room = world();
    room.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    room.harness.run_steps(3);
    room.type_text("commands");
    room.harness.key_press(Key::ArrowDown);
    room.harness.run_steps(2);
    let selected = |room: &Room| room.harness.state().session().unwrap().methods.selected().to_owned();
    assert_eq!(selected(&room), "getMyCommands");
    room.harness.key_press(Key::ArrowDown);
    room.harness.run_steps(2);
    assert_eq!(selected(&room), "setMyCommands");
    room.harness.key_press(Key::ArrowUp);
    room.harness.run_steps(2);
    assert_eq!(selected(&room), "getMyCommands");
}

#[test]
fn a_file_is_chosen_by_a_typed_path_where_the_desktop_has_no_dialog() {
    let mut room = world();
    let folder = tempfile::tempdir().unwrap();
    let (empty, manual) = (folder.path().join("empty.txt"), folder.path().join("manual.txt"));
    std::fs::write(&empty, "").unwrap();
    std::fs::write(&manual, "Press the button.").unwrap();
    select(&mut room, "sendDocument");
    room.fill("chat_id", &ADA.to_string());
    room.press(Role::Button, "Choose a file…");
    room.type_path(&folder.path().join("none.txt"), "Open");
    room.until_label("There is no file at this path.");
    room.type_path(&empty, "Open");
    room.until("an empty file is refused", |h| h.query_all_by_label_contains("empty").next().is_some());
    room.press(Role::Button, "Choose a file…");
    room.type_path(&manual, "Open");
    room.until("it is taken", |h| h.query_all_by_label_contains("manual.txt · text/plain").next().is_some());
    room.fill("caption", "how it works");
    room.press(Role::Button, "Send");
    settle(&mut room);
    let sent = room.sandbox().bot_messages();
    assert_eq!(sent.last().map(|sent| sent.text.as_str()), Some("how it works"));
}

#[test]
fn a_call_that_is_asked_about_is_not_said_to_be_on_its_way() {
    let mut room = world();
    select(&mut room, "leaveChat");
    room.fill("chat_id", &GROUP.to_string());
    room.press(Role::Button, "Send");
    room.until_label("Waiting for your word");
    room.until_says("Ops team · chat_id");
    assert!(!room.says("On its way"));
    room.refuse_confirmation("leaveChat");
    assert_eq!(room.calls("leaveChat"), 0);
}
