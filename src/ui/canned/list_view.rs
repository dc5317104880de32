//! All canned replies: finding one, and looking after them.

use egui::{CornerRadius, Id, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::i18n::{Language, Text};
use crate::store::CannedReply;
use crate::ui::action::Action;
use crate::ui::conversation::Conversation;
use crate::ui::files::{Content, FileAction};
use crate::ui::icons::Icon;
use crate::ui::remedy;
use crate::ui::theme::{Palette, radius, space};
use crate::ui::widgets::{self, Banner, Button, IconButton, Kind};

use super::{Canned, CannedAction, exchange, popup, suggest};

const ROW: f32 = 48.0;
const HEIGHT: f32 = 360.0;

fn act(actions: &mut Vec<Action>, action: CannedAction) {
    actions.push(Action::Canned(action));
}

impl Canned {
    pub(super) fn list(
        &self,
        ui: &mut Ui,
        search: &mut String,
        writing: bool,
        language: Language,
        actions: &mut Vec<Action>,
    ) {
        ui.spacing_mut().item_spacing.y = space::S;
        if let Some(problem) = &self.problem {
            let text = remedy::of_store(problem, language).sentence();
            Banner::new(Kind::Bad, language.t(Text::StoreTrouble)).text(&text).show(ui);
        }
        if let Some(removed) = &self.removed {
            let title = language.fill(Text::Forgotten, &[("name", &format!("/{}", removed.name))]);
            let labels = [language.t(Text::DialogUndo)];
            if Banner::new(Kind::Neutral, &title).actions(&labels).show(ui).action.is_some() {
                act(actions, CannedAction::Unremove);
            }
        }
        if self.replies.is_empty() {
            ui.add_space(space::M);
            widgets::heading(ui, language.t(Text::CannedNone));
            widgets::paragraph(ui, language.t(Text::CannedNoneText));
            ui.add_space(space::XL);
            return;
        }
        let (hint, clear) = (language.t(Text::CannedSearch), language.t(Text::ClearSearch));
        widgets::search_field(ui, search, hint, clear, Id::unique("canned-search"));
        let found = suggest::searched(&self.replies, search);
        if found.is_empty() {
            widgets::paragraph(ui, language.t(Text::CannedNotFound));
        }
        ui.spacing_mut().item_spacing.y = 2.0;
        let area =
            ScrollArea::vertical().id_salt("canned-list").max_height(HEIGHT).auto_shrink([false, true]);
        area.show_rows(ui, ROW, found.len(), |ui, rows| {
            for reply in found.get(rows).unwrap_or_default() {
                row(ui, reply, writing, language, actions);
            }
        });
    }

    pub(super) fn list_buttons(
        &self,
        ui: &mut Ui,
        conversation: Option<&Conversation>,
        language: Language,
        actions: &mut Vec<Action>,
    ) {
        let full = (!self.has_room()).then(|| language.t(Text::KeepsFull));
        if ui.add(Button::primary(language.t(Text::CannedNew)).icon(Icon::Plus).disabled(full)).clicked() {
            act(actions, CannedAction::New { from_message: false });
        }
        let written = conversation.is_some_and(|open| !open.composer.text.trim().is_empty());
        let reason = full.or((!written).then(|| language.t(Text::CannedNothingWritten)));
        let from = Button::secondary(language.t(Text::CannedFromMessage)).disabled(reason);
        if ui.add(from).clicked() {
            act(actions, CannedAction::New { from_message: true });
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            if ui.add(Button::quiet(language.t(Text::CannedImportMore))).clicked() {
                act(actions, CannedAction::Import);
            }
            let none = self.replies.is_empty().then(|| language.t(Text::CannedNone));
            if ui.add(Button::quiet(language.t(Text::CannedExportMore)).disabled(none)).clicked() {
                let content = Content::Text(exchange::written(&self.replies).into());
                let name = "canned-replies.json".to_owned();
                actions.push(Action::File(FileAction::Save { content, name }));
                act(actions, CannedAction::Close);
            }
        });
    }
}

fn row(ui: &mut Ui, reply: &CannedReply, writing: bool, language: Language, actions: &mut Vec<Action>) {
    let p = Palette::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let tools = 72.0;
    let main = Rect::from_min_max(rect.min, pos2(rect.right() - tools, rect.bottom()));
    let id = ui.unique_id().with(("canned", &reply.name));
    let sense = if writing { Sense::click() } else { Sense::hover() };
    let response = ui.interact(main, id, sense);
    let name = format!("/{}", reply.name);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, writing, &name));
    if response.hovered() && writing {
        ui.painter().rect_filled(main, CornerRadius::same(radius::CONTROL), p.hover);
    }
    popup::draw(ui, main.shrink2(vec2(space::S, 2.0)), reply);
    widgets::focus::ring(ui, &response, main, radius::CONTROL);
    let tip = if writing { Text::CannedInsert } else { Text::CannedOpenChat };
    if response.on_hover_text(language.t(tip)).clicked() {
        act(actions, CannedAction::Insert { name: reply.name.clone(), at: None });
    }
    let place = Rect::from_min_max(pos2(main.right() + 4.0, rect.top()), rect.max);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut side = ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt((id, "tools")));
    side.spacing_mut().item_spacing.x = 2.0;
    let edit = language.fill(Text::CannedEditNamed, &[("name", &name)]);
    if side.add(IconButton::new(Icon::Edit, &edit)).clicked() {
        act(actions, CannedAction::Edit(reply.name.clone()));
    }
    let remove = language.fill(Text::ForgetKeyboard, &[("name", &name)]);
    if side.add(IconButton::new(Icon::Trash, &remove)).clicked() {
        act(actions, CannedAction::Remove(reply.name.clone()));
    }
}
