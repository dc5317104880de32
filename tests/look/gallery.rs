//! Every widget in every state, on one sheet.

use egui::{Frame, Id, Margin, RichText, Ui};
use mpchat_console::ui::icons::{self, Icon};
use mpchat_console::ui::theme::{self, Palette};
use mpchat_console::ui::widgets::{
    Banner, Bubble, Button, ChatRow, EmptyState, IconButton, JsonTree, Kind, Quote, Side, TextField,
    TreeTexts, avatar, badge, card, chip, day_pill, key_value, newer_pill, notice, rail, rail_button,
    search_field, section, status_dot, switch, tag, trouble_line, well,
};

/// Draws the sheet.
pub fn show(ui: &mut Ui) {
    let p = Palette::of(ui);
    egui::CentralPanel::default().frame(Frame::new().fill(p.panel).inner_margin(Margin::same(24))).show(
        ui,
        |ui| {
            ui.columns_const(|[left, middle, right]| {
                controls(left);
                stock(middle);
                lists(right);
            });
        },
    );
}

fn controls(ui: &mut Ui) {
    let p = Palette::of(ui);
    section(ui, "TEXT");
    ui.label(RichText::new("Title 17 标题").heading());
    ui.label("Body 14: the quick brown fox, 敏捷的棕色狐狸, Ελληνικά, Кириллица. A second sentence to wrap.");
    ui.label(RichText::new("Small 12: 10:03 · edited").small().color(p.soft));
    ui.monospace("Monospace 12: chat_id = -100123");
    section(ui, "BUTTONS");
    ui.horizontal_wrapped(|ui| {
        ui.add(Button::primary("Primary"));
        ui.add(Button::secondary("Secondary"));
        ui.add(Button::danger("Danger"));
    });
    ui.horizontal_wrapped(|ui| {
        ui.add(Button::primary("Send").trailing(Icon::Send).small());
        ui.add(Button::secondary("Small").small());
        ui.add(Button::quiet("Quiet").icon(Icon::Plus));
        ui.add(Button::quiet("On").selected(true));
        ui.add(Button::link("A link"));
    });
    ui.horizontal_wrapped(|ui| {
        ui.add(Button::primary("Off").disabled(Some("Not yet")));
        ui.add(Button::secondary("Off").disabled(Some("Not yet")));
        ui.add(Button::quiet("Off").disabled(Some("Not yet")));
    });
    let focused = ui.add(Button::secondary("With the keyboard").wide());
    focused.request_focus();
    ui.horizontal(|ui| {
        ui.add(IconButton::new(Icon::Copy, "Copy"));
        ui.add(IconButton::new(Icon::Eye, "Show").selected(true));
        ui.add(IconButton::new(Icon::Retry, "Again").disabled(Some("Not yet")));
    });
    section(ui, "MARKS");
    ui.horizontal_wrapped(|ui| {
        for (label, kind) in [
            ("TEST", Kind::Warn),
            ("LIVE", Kind::Bad),
            ("DOCUMENTED", Kind::Ok),
            ("INFERRED", Kind::Neutral),
            ("L3", Kind::Info),
        ] {
            tag(ui, label, kind);
        }
    });
    ui.horizontal(|ui| {
        chip(ui, "All", true);
        chip(ui, "Unread 3", false);
        badge(ui, 2);
        badge(ui, 42);
        badge(ui, 12_345);
        status_dot(ui, p.ok);
        status_dot(ui, p.warn);
        status_dot(ui, p.bad);
    });
    ui.horizontal(|ui| {
        for (seed, name) in
            ["Ada Lovelace", "小明", "李雷", "Ольга Петрова", "7", "👍", ""].into_iter().enumerate()
        {
            avatar(ui, name, seed as i64, 36.0);
        }
    });
    section(ui, "ICONS");
    ui.horizontal_wrapped(|ui| {
        for icon in Icon::ALL {
            icons::icon(ui, *icon, 24.0, p.text);
        }
    });
    ui.horizontal_wrapped(|ui| {
        for icon in Icon::ALL.iter().take(20) {
            icons::icon(ui, *icon, 16.0, p.soft);
        }
    });
    section(ui, "FIELDS");
    let mut empty = String::new();
    search_field(ui, &mut empty, "Search people", "Clear", Id::unique("s1"));
    let mut filled = "invoice".to_owned();
    search_field(ui, &mut filled, "Search people", "Clear", Id::unique("s2"));
    let mut token = "123456:secret".to_owned();
    TextField::new(Id::unique("f1"), "Token")
        .masked(true)
        .action(Icon::Paste, "Paste")
        .note("The part after the colon is too short.", Kind::Bad)
        .show(ui, &mut token);
    let mut text = String::new();
    TextField::new(Id::unique("f2"), "Note").hint("Only you see it").rows(3).show(ui, &mut text);
    TextField::new(Id::unique("f3"), "Off").enabled(false).show(ui, &mut token);
    let (mut on, mut off) = (true, false);
    switch(ui, &mut on, "Sound for new messages");
    switch(ui, &mut off, "Start in the background");
}

fn stock(ui: &mut Ui) {
    section(ui, "EGUI'S OWN");
    let mut number = 7;
    let mut choice = 0;
    let mut yes = true;
    let mut words = "Some words".to_owned();
    ui.horizontal(|ui| {
        let _ = ui.button("Button");
        let _ = ui.add_enabled(false, egui::Button::new("Disabled"));
        ui.checkbox(&mut yes, "Check");
    });
    ui.horizontal(|ui| {
        ui.radio_value(&mut choice, 0, "One");
        ui.radio_value(&mut choice, 1, "Two");
        ui.selectable_value(&mut choice, 0, "Selected");
        ui.selectable_value(&mut choice, 1, "Not");
    });
    ui.horizontal(|ui| {
        egui::ComboBox::from_label("Parse mode").selected_text("HTML").show_ui(ui, |_| {});
        ui.add(egui::DragValue::new(&mut number));
    });
    ui.add(egui::Slider::new(&mut number, 0..=30).text("per second"));
    ui.text_edit_singleline(&mut words).accessible_name("words");
    ui.add(egui::ProgressBar::new(0.4).text("40 %"));
    ui.hyperlink_to("A hyperlink", "https://example.org");
    ui.separator();
    ui.collapsing("Collapsing", |ui| ui.label("inside"));

    section(ui, "BANNERS");
    Banner::new(Kind::Info, "Write to the bot from MPChat")
        .text("The first message opens the conversation here.")
        .show(ui);
    Banner::new(Kind::Warn, "Another program reads this bot")
        .text("A webhook and polling exclude each other. Nothing was changed.")
        .actions(&["Look at the webhook", "Try again"])
        .closable("Close")
        .show(ui);
    Banner::new(Kind::Bad, "The token is not valid").text("401 Unauthorized").show(ui);

    section(ui, "CARD");
    card(ui, |ui| {
        mpchat_console::ui::widgets::heading(ui, "Connect a bot");
        ui.label("Paste the token.");
        ui.add(Button::primary("Check and connect").wide());
    });
    section(ui, "FACTS");
    key_value(ui, "id", "987654321");
    key_value(ui, "description", "A very long value that does not fit into one line of the panel");
    section(ui, "JSON");
    let value = serde_json::json!({
        "update_id": 10417,
        "message": {"text": "hello \u{202e}world", "ok": true, "nothing": null, "from": {"id": 1, "name": "Ada"}},
        "many": (0..3).collect::<Vec<_>>(),
        "empty": [],
    });
    let more = |n: usize| format!("… {n} more");
    well(ui, |ui| {
        let texts = TreeTexts { copy_value: "Copy value", more: &more };
        JsonTree::new(Id::unique("json"), &value, texts).open_levels(2).show(ui);
    });
}

fn lists(ui: &mut Ui) {
    section(ui, "ROOMS");
    ui.horizontal(|ui| {
        rail_button(ui, Icon::Chats, "Chats", true, 0, rail::TALL);
        rail_button(ui, Icon::Webhook, "Webhook", false, 0, rail::TALL);
        rail_button(ui, Icon::Feed, "动态", false, 1200, rail::TALL);
    });
    section(ui, "ROWS");
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let row = ChatRow {
            name: "Ada Lovelace",
            seed: 0,
            time: "now",
            last: "Does the invoice come by mail?",
            unread: 2,
            selected: true,
            said: "",
            trouble: false,
            pinned: false,
            ..ChatRow::default()
        };
        row.show(ui);
        ChatRow { name: "A name that is far too long for a row", selected: false, pinned: true, ..row }
            .show(ui);
        ChatRow {
            name: "رائد العلي",
            seed: 5,
            last: "مرحباً، أرسلت لكم صورة الإيصال أمس مع كل التفاصيل",
            selected: false,
            ..row
        }
        .show(ui);
        ChatRow {
            name: "小明",
            seed: 1,
            last: "两行\n文字",
            selected: false,
            said: "",
            trouble: true,
            unread: 0,
            ..row
        }
        .show(ui);
    });
    section(ui, "MESSAGES");
    let p = Palette::of(ui);
    Frame::new().fill(p.bg).inner_margin(Margin::same(12)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        day_pill(ui, "Today");
        Bubble::new(ui, Side::In, "Hi", "10:02").author("Grace Hopper", avatar_color()).show(ui);
        Bubble::new(
            ui,
            Side::In,
            "A longer message that takes several lines, because that happens all the time when people write.",
            "10:02",
        )
        .show(ui);
        Bubble::new(
            ui,
            Side::In,
            "مرحباً، أرسلت لكم صورة الإيصال أمس. متى يصل الطلب رقم 1042؟ شكراً جزيلاً لكم",
            "10:02",
        )
        .show(ui);
        notice(ui, "Ada joined");
        let quote = Quote { author: "Ada", text: "A longer message that takes several lines" };
        Bubble::new(ui, Side::Out, "Thank you 👍 谢谢 🎉👋🏽 👩‍👧", "10:03 ✓").quote(Some(quote)).show(ui);
        Bubble::new(ui, Side::Out, "On its way", "10:07").dimmed(true).show(ui);
        Bubble::new(ui, Side::In, "Found", "10:08").selected(true).show(ui);
        Bubble::new(ui, Side::Out, "", "10:09 ✓").show_with(ui, 160.0, |ui, ink| {
            ui.label(RichText::new("file.pdf").color(ink.text));
        });
        trouble_line(ui, "It failed: the bot was blocked.", &["Send again", "Delete"]);
        let bottom = egui::pos2(ui.max_rect().center().x, ui.cursor().top() + 40.0);
        newer_pill(ui, "3 new", bottom);
        ui.add_space(48.0);
    });
    section(ui, "EMPTY");
    EmptyState {
        icon: Icon::Chats,
        title: "Nobody has written yet",
        sentence: "Write to the bot from MPChat; the conversation opens here by itself.",
        action: Some("Copy the bot's link"),
    }
    .show(ui);
    ui.label(RichText::new("end").font(theme::small()));
}

fn avatar_color() -> egui::Color32 {
    avatar::color_of(3)
}
