//! The widgets as a keyboard, a pointer and a screen reader meet them.

#![allow(clippy::expect_used, reason = "a missing node is a failed test")]

use egui::{Id, Key, Role, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use mpchat_console::ui::fonts::{self, FontSource};
use mpchat_console::ui::icons::Icon;
use mpchat_console::ui::theme;
use mpchat_console::ui::widgets::{
    Banner, Bubble, Button, ChatRow, Dialog, EmptyState, JsonTree, Kind, Quote, Side, TextField, TreeTexts,
    chip, icon_button, rail, rail_button, search_field, switch,
};

/// A window with our fonts and style around one piece of ui and its state.
fn window<State: 'static>(
    state: State,
    mut show: impl FnMut(&mut Ui, &mut State) + 'static,
) -> Harness<'static, State> {
    let mut ready = false;
    let mut harness = Harness::builder().with_size([480.0, 640.0]).build_ui_state(
        move |ui, state| {
            if !ready {
                fonts::install(ui.ctx(), &FontSource::EmbeddedOnly);
                theme::install(ui.ctx());
                ready = true;
                ui.ctx().request_discard("fonts");
                return;
            }
            ui.reset_style();
            show(ui, state);
        },
        state,
    );
    harness.run();
    harness
}

#[test]
fn buttons_are_pressed_with_pointer_and_keyboard() {
    let mut harness = window(0, |ui, count: &mut u32| {
        if ui.add(Button::primary("Send")).clicked() {
            *count += 1;
        }
        if icon_button(ui, Icon::Close, "Close").clicked() {
            *count += 10;
        }
    });
    harness.get_by_role_and_label(Role::Button, "Send").click();
    harness.run();
    assert_eq!(*harness.state(), 1);
    harness.get_by_role_and_label(Role::Button, "Close").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(*harness.state(), 11);
}

#[test]
fn disabled_and_busy_buttons_do_nothing() {
    let mut harness = window((0, false), |ui, (count, busy): &mut (u32, bool)| {
        if ui.add(Button::primary("Off").disabled(Some("no token yet"))).clicked() {
            *count += 1;
        }
        if ui.add(Button::primary("Work").busy(*busy)).clicked() {
            *count += 1;
        }
    });
    let before = harness.get_by_label("Work").rect().width();
    harness.get_by_label("Off").click();
    harness.run();
    harness.state_mut().1 = true;
    harness.run_steps(2);
    harness.get_by_label("Work").click();
    harness.run_steps(2);
    assert_eq!(harness.state().0, 0);
    assert!(
        (harness.get_by_label("Work").rect().width() - before).abs() < 0.5,
        "a busy button keeps its width"
    );
}

#[test]
fn a_row_is_named_by_a_safe_name_and_described_by_the_rest() {
    let mut harness = window(false, |ui, open: &mut bool| {
        let row = ChatRow {
            name: "Ada\u{202e}\nLovelace",
            seed: 7,
            time: "now",
            last: &"long words ".repeat(100_000),
            unread: 2,
            selected: false,
            said: &("2 unread, ".to_owned() + &"long words ".repeat(100_000)),
            trouble: false,
            pinned: false,
            ..ChatRow::default()
        };
        if row.show(ui).clicked() {
            *open = true;
        }
    });
    let row = harness.get_by_role_and_label(Role::ListItem, "Ada Lovelace");
    let said = row.accesskit_node().description().unwrap_or_default();
    assert!(said.starts_with("2 unread, long words") && said.len() < 220, "{said}");
    row.click();
    harness.run();
    assert!(*harness.state());
}

#[test]
fn what_is_inside_a_bubble_can_be_pressed() {
    let mut harness = window(Vec::new(), |ui, pressed: &mut Vec<&'static str>| {
        let quote = Quote { author: "Ada", text: "the quoted words" };
        let shown = Bubble::new(ui, Side::Out, "the words", "10:03 ✓").quote(Some(quote)).show_with(
            ui,
            200.0,
            |ui, _| ui.add(Button::secondary("Open")).clicked(),
        );
        if shown.inner == Some(true) {
            pressed.push("inner");
        }
        if shown.quote.is_some_and(|quote| quote.clicked()) {
            pressed.push("quote");
        }
    });
    harness.get_by_label("Open").click();
    harness.run();
    harness.get_by_role_and_label(Role::Link, "the quoted words").click();
    harness.run();
    assert_eq!(*harness.state(), ["inner", "quote"]);
    let bubble = harness.get_by_role_and_label(Role::Paragraph, "the words");
    assert!(
        bubble.rect().width() < 300.0 && bubble.rect().right() > 400.0,
        "on the right: {:?}",
        bubble.rect()
    );
}

#[test]
fn a_secret_is_never_told() {
    let mut harness = window(("123:secret".to_owned(), 0), |ui, (token, pasted): &mut (String, u32)| {
        let field = TextField::new(Id::unique("token"), "Token").masked(true).action(Icon::Paste, "Paste");
        if field.show(ui, token).action {
            *pasted += 1;
        }
    });
    harness.get_by_label("Paste").click();
    harness.run();
    assert_eq!(harness.state().1, 1);
    let field = harness.get_by_role_and_label(Role::PasswordInput, "Token");
    assert!(!field.accesskit_node().value().unwrap_or_default().contains("secret"));
}

#[test]
fn a_search_is_emptied_by_its_cross() {
    let mut harness = window("invoice".to_owned(), |ui, text: &mut String| {
        search_field(ui, text, "Search people", "Clear", Id::unique("search"));
    });
    harness.get_by_label("Search people");
    harness.get_by_label("Clear").click();
    harness.run();
    assert_eq!(harness.state(), "");
    assert!(harness.query_by_label("Clear").is_none());
}

#[test]
fn a_tree_opens_closes_and_comes_in_pages() {
    let value = serde_json::json!({ "from": { "id": 7 }, "many": (0..250).collect::<Vec<_>>() });
    let mut harness = window((), move |ui, (): &mut ()| {
        egui::ScrollArea::vertical().show(ui, |ui| {
            let more = |n: usize| format!("{n} more");
            let texts = TreeTexts { copy_value: "Copy value", more: &more };
            JsonTree::new(Id::unique("tree"), &value, texts).open_levels(1).show(ui);
        });
    });
    let closed = "from: { id: 7 }";
    harness.get_by_role_and_label(Role::TreeItem, closed).click();
    harness.run();
    harness.get_by_role_and_label(Role::TreeItem, "id: 7");
    harness.get_by_role_and_label(Role::TreeItem, "from: { }").click();
    harness.run();
    assert!(harness.query_by_label("id: 7").is_none());
    harness.get_by_label_contains("many: [250]").click();
    harness.run();
    harness.get_by_label("150 more");
}

#[test]
fn everything_else_has_a_role_and_a_name() {
    let mut harness = window((0, false), |ui, (pressed, on): &mut (u32, bool)| {
        rail_button(ui, Icon::Chats, "Chats", true, 3, rail::TALL);
        if chip(ui, "Unread 3", false).clicked() {
            *pressed += 1;
        }
        switch(ui, on, "Sound");
        let banner = Banner::new(Kind::Warn, "Careful").actions(&["First", "Second"]).closable("Put away");
        if banner.show(ui).action == Some(1) {
            *pressed += 10;
        }
        let empty =
            EmptyState { icon: Icon::Feed, title: "Nothing", sentence: "Wait.", action: Some("Do it") };
        if empty.show(ui) {
            *pressed += 100;
        }
    });
    harness.get_by_role_and_label(Role::Tab, "Chats");
    harness.get_by_label("Put away");
    for name in ["Unread 3", "Sound", "Second", "Do it"] {
        harness.get_by_label(name).click();
        harness.run();
    }
    assert_eq!(*harness.state(), (111, true));
}

#[test]
fn a_dialog_is_put_away_by_its_cross_and_by_escape_and_keeps_its_buttons_in_sight() {
    #[derive(Default)]
    struct Asked {
        open: bool,
        answer: Option<&'static str>,
    }
    let mut window = window(Asked { open: true, answer: None }, |ui, state: &mut Asked| {
        if !state.open {
            return;
        }
        let content = |ui: &mut Ui, _: &mut Asked| (0..200).for_each(|_| drop(ui.label("a line of many")));
        let closed = Dialog::new("ask", "Delete it?", "Close").show(ui, state, content, |ui, state| {
            if ui.add(Button::danger("Delete")).clicked() {
                state.answer = Some("deleted");
            }
        });
        state.open = !closed;
    });
    let button = window.get_by_role_and_label(Role::Button, "Delete").rect();
    assert!(button.bottom() < 640.0, "{button:?}");
    window.get_by_role_and_label(Role::Button, "Delete").click();
    window.run();
    assert_eq!(window.state().answer, Some("deleted"));
    window.get_by_role_and_label(Role::Button, "Close").click();
    window.run();
    assert!(!window.state().open);
    window.state_mut().open = true;
    window.run();
    window.key_press(Key::Escape);
    window.run();
    assert!(!window.state().open);
}
