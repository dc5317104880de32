//! A whole window of fixed data, put together from the widgets as the real views do it.

use egui::{
    Align, Color32, CornerRadius, Frame, Id, Layout, Margin, Panel, RichText, ScrollArea, Stroke, Ui, vec2,
};
use mpchat_console::ui::icons::Icon;
use mpchat_console::ui::theme::{self, Palette, space};
use mpchat_console::ui::widgets::{
    Bubble, Button, ChatRow, IconButton, JsonTree, Kind, Quote, Side, TextField, TreeTexts, avatar, card,
    chip, day_pill, hint, key_value, notice, paragraph, rail, rail_button, search_field, section, status_dot,
    tag, trouble_line, well,
};

/// What stands in the composer.
pub fn draft(chinese: bool) -> String {
    let english = "It comes as a PDF to the address in your profile.";
    if chinese { "会以 PDF 形式发到你资料里的邮箱。" } else { english }.to_owned()
}

/// The window with one conversation open.
pub fn show(ui: &mut Ui, chinese: bool, draft: &mut String) {
    let t = |english: &'static str, other: &'static str| if chinese { other } else { english };
    let p = Palette::of(ui);
    let wide = ui.available_width() > 1200.0;
    let line = |ui: &Ui| Stroke::new(1.0, Palette::of(ui).line);
    let plain = |fill: Color32| Frame::new().fill(fill);

    Panel::bottom("status").exact_size(28.0).show_separator_line(false).frame(plain(p.rail)).show(ui, |ui| {
        let rect = ui.max_rect();
        ui.painter().hline(rect.x_range(), rect.top(), line(ui));
        status_bar(ui, &t);
    });
    Panel::left("rail")
        .exact_size(rail::WIDTH)
        .resizable(false)
        .show_separator_line(false)
        .frame(plain(p.rail))
        .show(ui, |ui| {
            let rect = ui.max_rect();
            ui.painter().vline(rect.right() - 0.5, rect.y_range(), line(ui));
            ui.add_space(space::M);
            ui.vertical_centered(|ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                for (index, (icon, label)) in [
                    (Icon::Chats, t("Chats", "聊天")),
                    (Icon::Feed, t("Feed", "动态")),
                    (Icon::Webhook, t("Webhook", "回调")),
                    (Icon::Menu, t("Menu", "菜单")),
                    (Icon::Api, t("API", "接口")),
                    (Icon::MiniApp, t("MiniApp", "小程序")),
                    (Icon::Checks, t("Checks", "检查")),
                ]
                .into_iter()
                .enumerate()
                {
                    rail_button(ui, icon, label, index == 0, if index == 1 { 12 } else { 0 }, rail::TALL);
                }
                let left = ui.available_height() - 52.0 - space::M;
                ui.add_space(left.max(0.0));
                rail_button(ui, Icon::Settings, t("Settings", "设置"), false, 0, rail::TALL);
            });
        });
    Panel::left("list")
        .exact_size(304.0)
        .resizable(false)
        .show_separator_line(false)
        .frame(plain(p.panel))
        .show(ui, |ui| {
            let rect = ui.max_rect();
            ui.painter().vline(rect.right() - 0.5, rect.y_range(), line(ui));
            chat_list(ui, &t);
        });
    if wide {
        Panel::right("details")
            .exact_size(296.0)
            .resizable(false)
            .show_separator_line(false)
            .frame(plain(p.panel).inner_margin(Margin::same(16)))
            .show(ui, |ui| {
                let rect = ui.max_rect().expand(16.0);
                ui.painter().vline(rect.left() + 0.5, rect.y_range(), line(ui));
                details(ui, &t);
            });
    }
    egui::CentralPanel::default().frame(plain(p.bg)).show(ui, |ui| conversation(ui, &t, draft));
}

type Translate<'a> = &'a dyn Fn(&'static str, &'static str) -> &'static str;

fn status_bar(ui: &mut Ui, t: Translate<'_>) {
    let p = Palette::of(ui);
    ui.style_mut().override_font_id = Some(theme::small());
    ui.horizontal_centered(|ui| {
        ui.visuals_mut().override_text_color = Some(p.soft);
        ui.add_space(12.0);
        ui.spacing_mut().item_spacing.x = 20.0;
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            status_dot(ui, p.ok);
            ui.label(t("Receiving", "接收中"));
        });
        ui.label("41 ms");
        ui.label(t("1 needs you in the outbox", "发件箱中有 1 条需要处理"));
        ui.label(t("3 of 30 requests a second", "每秒请求 3 / 30"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(12.0);
            ui.label(t("Demo bot · 0.1.0", "演示机器人 · 0.1.0"));
        });
    });
}

fn chat_list(ui: &mut Ui, t: Translate<'_>) {
    let p = Palette::of(ui);
    Frame::new().inner_margin(Margin { left: 12, right: 12, top: 12, bottom: 10 }).show(ui, |ui| {
        let mut query = String::new();
        search_field(
            ui,
            &mut query,
            t("Search people and messages", "搜索联系人和消息"),
            t("Clear", "清除"),
            Id::unique("search"),
        );
        ui.add_space(2.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for (index, label) in
                [t("All", "全部"), t("Unread 3", "未读 3"), t("Waiting 2", "待回复 2"), t("Groups", "群组")]
                    .into_iter()
                    .enumerate()
            {
                chip(ui, label, index == 0);
            }
        });
    });
    Panel::bottom("bot")
        .exact_size(52.0)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin::symmetric(14, 0)))
        .show(ui, |ui| {
            let rect = ui.max_rect().expand2(vec2(14.0, 0.0));
            ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, p.line));
            ui.horizontal_centered(|ui| {
                avatar(ui, "My Bot", 3, 32.0);
                ui.label(RichText::new("@my_mpbot").font(theme::body_bold()));
                tag(ui, "TEST", Kind::Warn);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.add(IconButton::new(Icon::Down, t("Switch bot", "切换机器人")).size(28.0));
                });
            });
        });
    ui.spacing_mut().item_spacing.y = 0.0;
    let rows = [
        (
            "Ada Lovelace",
            0,
            t("now", "刚刚"),
            t("Does the invoice come by mail?", "发票会通过邮件寄来吗?"),
            2,
        ),
        ("小明", 1, "10:41", "今天天气很好,谢谢你!", 1),
        (t("Ops team", "运维群"), 2, "10:12", t("Grace pinned a message", "Grace 置顶了一条消息"), 0),
        ("Grace Hopper", 3, t("Yesterday", "昨天"), t("You: here is the manual", "你:这是手册"), 0),
        ("李雷", 4, t("Yesterday", "昨天"), "👍", 0),
        ("Alexandria Constantinopoulou-Featherstonehaugh", 5, t("Mon", "周一"), t("Photo", "图片"), 1234),
    ];
    for (index, (name, seed, time, last, unread)) in rows.into_iter().enumerate() {
        ChatRow {
            name,
            seed,
            time,
            last,
            unread,
            selected: index == 0,
            said: "",
            trouble: index == 3,
            pinned: index == 2,
            ..ChatRow::default()
        }
        .show(ui);
    }
}

fn conversation(ui: &mut Ui, t: Translate<'_>, draft: &mut String) {
    let p = Palette::of(ui);
    let header = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(20, 0));
    Panel::top("header").exact_size(56.0).show_separator_line(false).frame(header).show(ui, |ui| {
        let rect = ui.max_rect().expand2(vec2(20.0, 0.0));
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.line));
        ui.horizontal_centered(|ui| {
            avatar(ui, "Ada Lovelace", 0, 36.0);
            ui.add_space(space::XS);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(9.0);
                ui.label(RichText::new("Ada Lovelace").font(theme::body_bold()));
                ui.label(
                    RichText::new(t("private · last seen writing now", "私聊 · 刚刚来信"))
                        .small()
                        .color(p.soft),
                );
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add(IconButton::new(Icon::More, t("More", "更多")));
                ui.add(IconButton::new(Icon::Panel, t("Details", "详情")).selected(true));
            });
        });
    });
    let below = Frame::new().inner_margin(Margin { left: 20, right: 20, top: 4, bottom: 16 });
    Panel::bottom("composer")
        .resizable(false)
        .show_separator_line(false)
        .frame(below)
        .show(ui, |ui| composer(ui, t, draft));

    let frame = Frame::new().inner_margin(Margin::symmetric(24, 8));
    ScrollArea::vertical().auto_shrink(false).stick_to_bottom(true).show(ui, |ui| {
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            messages(ui, t);
        });
    });
}

fn messages(ui: &mut Ui, t: Translate<'_>) {
    day_pill(ui, t("Today", "今天"));
    let hello = t("Hello! I paid yesterday but I got nothing yet.", "你好!我昨天付款了,但还没收到任何东西。");
    Bubble::new(ui, Side::In, hello, "10:02").show(ui);
    let answer = t("Hi Ada, thank you. I am looking it up.", "你好 Ada,谢谢,我查一下。");
    Bubble::new(ui, Side::Out, answer, "10:03 ✓").show(ui);
    notice(ui, t("Ada joined Ops team", "Ada 加入了运维群"));
    let receipt = t("Your receipt · receipt.png", "你的收据 · receipt.png");
    Bubble::new(ui, Side::Out, receipt, "10:05 ✓").show_with(ui, 260.0, |ui, ink| {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 120.0), egui::Sense::hover());
        ui.painter().rect_filled(
            rect.expand2(vec2(6.0, 0.0)),
            CornerRadius::same(10),
            Color32::from_rgb(0x7c, 0xc6, 0xfe),
        );
        let _ = ink;
    });
    let thanks = t("Thank you! Does the invoice come by mail?", "谢谢!发票会通过邮件寄来吗?");
    let quote = Quote { author: t("My Bot", "我的机器人"), text: t("Your receipt", "你的收据") };
    Bubble::new(ui, Side::In, thanks, t("10:06 · edited", "10:06 · 已编辑")).quote(Some(quote)).show(ui);
    let yes = t("Yes, within two days.", "会的,两天之内。");
    Bubble::new(ui, Side::Out, yes, "10:07 ?").dimmed(true).show(ui);
    trouble_line(
        ui,
        t("The connection broke after this left: it may have arrived.", "消息发出后连接中断:可能已送达。"),
        &[t("Send again", "再次发送"), t("Mark as sent", "标记为已发送")],
    );
}

fn composer(ui: &mut Ui, t: Translate<'_>, draft: &mut String) {
    let p = Palette::of(ui);
    Frame::new()
        .fill(p.panel)
        .stroke(Stroke::new(1.0, p.edge))
        .corner_radius(CornerRadius::same(12))
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            let edit = egui::TextEdit::multiline(draft)
                .id(Id::unique("composer"))
                .frame(Frame::NONE)
                .desired_rows(2)
                .desired_width(f32::INFINITY);
            ui.add(edit).accessible_name(t("Message", "消息"));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                ui.add(Button::quiet(t("Attach", "附件")).icon(Icon::Plus));
                ui.add(Button::quiet(t("Buttons", "按钮")).icon(Icon::Keyboard));
                ui.add(Button::quiet(t("Canned", "快捷回复")));
                ui.add(Button::quiet("HTML").trailing(Icon::Down));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.add(Button::primary(t("Send", "发送")).trailing(Icon::Send).small());
                });
            });
        });
}

fn details(ui: &mut Ui, t: Translate<'_>) {
    let p = Palette::of(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.label(RichText::new(t("Details", "详情")).font(theme::body_bold()));
    section(ui, t("CHAT", "聊天"));
    key_value(ui, "id", "987654321");
    key_value(ui, t("kind", "类型"), t("private", "私聊"));
    key_value(ui, t("first seen", "首次出现"), t("12 Nov", "11月12日"));
    key_value(ui, t("messages", "消息"), "48");
    section(ui, t("NOTE", "备注"));
    ui.label(RichText::new(t("Paid by card, order 1042.", "刷卡付款,订单 1042。")).color(p.soft));
    section(ui, t("UPDATE 10 417", "更新 10 417"));
    let update = serde_json::json!({
        "update_id": 10417,
        "message": {
            "message_id": 318,
            "chat": { "id": 987_654_321, "type": "private", "first_name": "Ada" },
            "text": "Thank you! Does the invoice come by mail?",
            "silent": false,
        }
    });
    let more = |n: usize| format!("… {n}");
    well(ui, |ui| {
        let texts = TreeTexts { copy_value: t("Copy value", "复制值"), more: &more };
        JsonTree::new(Id::unique("update"), &update, texts).show(ui);
    });
}

/// The first page.
pub fn welcome(ui: &mut Ui, chinese: bool, token: &mut String) {
    let t = |english: &'static str, other: &'static str| if chinese { other } else { english };
    let p = Palette::of(ui);
    egui::CentralPanel::default().frame(Frame::new().fill(p.bg)).show(ui, |ui| {
        ui.add_space(220.0);
        ui.vertical_centered(|ui| {
            ui.label(
                RichText::new(t("Run your MPChat bot by hand", "手动运行你的 MPChat 机器人"))
                    .font(mpchat_console::ui::fonts::bold(28.0)),
            );
            ui.label(
                RichText::new(t(
                    "See who writes, answer them, look after the bot. No code, no server.",
                    "查看来信、回复用户、管理机器人。无需代码,无需服务器。",
                ))
                .color(p.soft),
            );
        });
        ui.add_space(28.0);
        ui.horizontal_top(|ui| {
            ui.add_space((ui.available_width() - 740.0) * 0.5);
            ui.spacing_mut().item_spacing.x = 20.0;
            card(ui, |ui| {
                ui.set_width(312.0);
                ui.set_min_height(270.0);
                mpchat_console::ui::widgets::heading(ui, t("Try the demo bot", "试用演示机器人"));
                paragraph(
                    ui,
                    t(
                        "Five people are waiting to talk to you. Nothing leaves this computer.",
                        "五位用户正等着与你聊天。数据不会离开本机。",
                    ),
                );
                ui.add_space(60.0);
                ui.add(Button::primary(t("Start the demo", "开始演示")).wide());
                hint(ui, t("No token, no account, no network.", "无需令牌、账号或网络。"));
            });
            card(ui, |ui| {
                ui.set_width(312.0);
                ui.set_min_height(270.0);
                mpchat_console::ui::widgets::heading(ui, t("Connect a bot", "连接机器人"));
                paragraph(
                    ui,
                    t(
                        "Paste the token that BotFather gave you in MPChat.",
                        "粘贴 MPChat 中 BotFather 给你的令牌。",
                    ),
                );
                TextField::new(Id::unique("token"), t("Token", "令牌"))
                    .masked(true)
                    .action(Icon::Paste, t("Paste", "粘贴"))
                    .note(
                        t(
                            "Looks like a token. The quotes around it were removed.",
                            "看起来是有效令牌,已去掉两侧引号。",
                        ),
                        Kind::Ok,
                    )
                    .show(ui, token);
                ui.add(Button::secondary(t("Check and connect", "检查并连接")).wide());
                hint(
                    ui,
                    t(
                        "Kept in the system keychain. Never written to a file, a log or the screen.",
                        "保存在系统钥匙串中,绝不写入文件、日志或屏幕。",
                    ),
                );
            });
        });
    });
}
