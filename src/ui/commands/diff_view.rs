//! Beside the table: what would change, what the server has, and how people see it.

use egui::{Align, CornerRadius, Frame, Label, Layout, Margin, RichText, Stroke, Ui, vec2};

use super::CommandsPanel;
use super::view::{CommandsView, card};
use crate::api::bot_commands::{BotCommand, Change, MenuKey};
use crate::i18n::Text;
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{self, Kind};

/// Lines drawn of a list; more are counted.
const MOST: usize = 100;
/// Lines drawn of the preview; a client scrolls.
const PREVIEWED: usize = 8;

impl CommandsView<'_> {
    pub(super) fn beside(&self, ui: &mut Ui, key: &MenuKey, panel: &CommandsPanel) {
        let Some(menu) = panel.menus.get(key) else { return };
        let language = self.language;
        card(ui, |ui| {
            heading(ui, language.t(Text::CommandsChanges));
            let changes = menu.changes();
            if changes.is_empty() {
                widgets::hint(ui, language.t(Text::CommandsNoChanges));
            }
            ui.spacing_mut().item_spacing.y = space::XS;
            for change in changes.iter().take(MOST) {
                self.change(ui, change);
            }
            self.more(ui, changes.len());
        });
        card(ui, |ui| {
            heading(ui, language.t(Text::CommandsOnServer));
            match menu.server() {
                None => {
                    widgets::hint(ui, language.t(Text::CommandsAsking));
                }
                Some([]) => {
                    widgets::hint(ui, language.t(Text::CommandsServerNone));
                }
                Some(commands) => {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    for command in commands.iter().take(MOST) {
                        entry(ui, command);
                    }
                    self.more(ui, commands.len());
                }
            }
        });
    }

    /// The edited menu as people would see it.
    pub(super) fn previewed(&self, ui: &mut Ui, key: &MenuKey, panel: &CommandsPanel) {
        let Some(menu) = panel.menus.get(key) else { return };
        card(ui, |ui| {
            heading(ui, self.language.t(Text::Preview));
            self.preview(ui, &menu.commands());
            widgets::hint(ui, self.language.t(Text::CommandsPreviewHint));
        });
    }

    fn change(&self, ui: &mut Ui, change: &Change) {
        let language = self.language;
        let p = Palette::of(ui);
        let (kind, tag, name, text) = match change {
            Change::Added(command) => {
                (Kind::Ok, Text::ChangeAdded, &command.command, command.description.clone())
            }
            Change::Removed(command) => {
                (Kind::Bad, Text::ChangeRemoved, &command.command, command.description.clone())
            }
            Change::Changed { from, to } => {
                let text = format!("{} → {}", widgets::one_line(&from.description, 120), to.description);
                (Kind::Warn, Text::ChangeChanged, &to.command, text)
            }
            Change::Moved { command, from, to } => {
                let (from, to) = (from.to_string(), to.to_string());
                let text = language.fill(Text::ChangePlaces, &[("from", &from), ("to", &to)]);
                (Kind::Info, Text::ChangeMoved, command, text)
            }
        };
        let row = vec2(ui.available_width(), 24.0);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            widgets::tag(ui, language.t(tag), kind);
            let name = format!("/{}", widgets::one_line(name, 40));
            ui.label(RichText::new(name).font(theme::body_bold()).color(p.text));
            let text = widgets::one_line(&text, 300);
            ui.add(Label::new(RichText::new(text.as_ref()).font(theme::small()).color(p.soft)).truncate())
                .on_hover_text(text);
        });
    }

    fn more(&self, ui: &mut Ui, count: usize) {
        if count > MOST {
            let rest = self.language.number((count - MOST) as u64);
            widgets::hint(ui, &self.language.fill(Text::CommandsMore, &[("count", &rest)]));
        }
    }

    /// A messenger's menu over its field, as such clients draw it.
    fn preview(&self, ui: &mut Ui, commands: &[BotCommand]) {
        let p = Palette::of(ui);
        let frame = Frame::new()
            .fill(p.bg)
            .stroke(Stroke::new(1.0, p.line))
            .corner_radius(CornerRadius::same(radius::CARD))
            .inner_margin(Margin::same(12));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S;
            let list = Frame::new()
                .fill(p.panel)
                .stroke(Stroke::new(1.0, p.line))
                .corner_radius(CornerRadius::same(radius::ROW))
                .inner_margin(Margin::symmetric(12, 8));
            list.show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 2.0;
                let shown = commands.iter().filter(|command| !command.command.is_empty());
                let mut any = false;
                for command in shown.take(PREVIEWED) {
                    any = true;
                    let name = format!("@{}", widgets::display_name(self.bot));
                    ui.push_id(&command.command, |ui| {
                        entry(ui, command).on_hover_text(name);
                    });
                }
                if !any {
                    widgets::hint(ui, self.language.t(Text::CommandsPreviewNone));
                }
            });
            let field = Frame::new()
                .fill(p.panel)
                .stroke(Stroke::new(1.0, p.edge))
                .corner_radius(CornerRadius::same(18))
                .inner_margin(Margin::symmetric(14, 8));
            field.show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(RichText::new("/").font(theme::body()).color(p.text));
            });
        });
    }
}

fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(theme::body_bold()).color(Palette::of(ui).text));
}

/// A command and its description in one line.
fn entry(ui: &mut Ui, command: &BotCommand) -> egui::Response {
    let p = Palette::of(ui);
    let row = vec2(ui.available_width(), 24.0);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        let name = format!("/{}", widgets::one_line(&command.command, 40));
        ui.label(RichText::new(name).font(theme::body_bold()).color(p.text));
        let text = widgets::one_line(&command.description, 300);
        ui.add(Label::new(RichText::new(text).font(theme::body()).color(p.soft)).truncate());
    })
    .response
}
