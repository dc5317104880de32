//! The bar above a conversation that shows what is pinned and jumps to it.

use egui::{Align, CornerRadius, Layout, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::i18n::{Language, Text};
use crate::store::MessageRow;
use crate::ui::action::Action;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, IconButton};

use super::DeedAction;

/// Height of the bar, in points.
pub const HEIGHT: f32 = 40.0;

/// Shows the pinned message at place `at`, counted from the last that was pinned.
pub fn bar(ui: &mut Ui, pinned: &[MessageRow], at: usize, language: Language, actions: &mut Vec<Action>) {
    let Some(row) = pinned.get(at % pinned.len().max(1)) else {
        return;
    };
    let p = Palette::of(ui);
    let words = row.body.text().filter(|text| !text.trim().is_empty());
    let words = widgets::one_line(words.unwrap_or_else(|| language.t(Text::Document)), 200);
    let title = if pinned.len() > 1 {
        let (nth, count) = ((at % pinned.len() + 1).to_string(), pinned.len().to_string());
        language.fill(Text::PinnedNth, &[("nth", &nth), ("count", &count)])
    } else {
        language.t(Text::PinnedMessage).to_owned()
    };
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let size = vec2(ui.available_width() - 36.0, HEIGHT - 8.0);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let said = format!("{title}: {words}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, CornerRadius::same(theme::radius::CONTROL), p.hover);
        }
        let builder = egui::UiBuilder::new().max_rect(rect.shrink2(vec2(space::S, 0.0)));
        ui.scope_builder(builder.layout(Layout::left_to_right(Align::Center)), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            icons::icon(ui, Icon::Pin, 16.0, p.accent);
            let title = RichText::new(&title).font(theme::small_bold()).color(p.accent);
            ui.add(egui::Label::new(title).selectable(false));
            let words = RichText::new(words.as_ref()).font(theme::small()).color(p.soft);
            ui.add(egui::Label::new(words).truncate().selectable(false));
        });
        if response.has_focus() {
            let stroke = Stroke::new(2.0, p.accent);
            let round = CornerRadius::same(theme::radius::CONTROL);
            ui.painter().rect_stroke(rect.shrink(1.0), round, stroke, egui::StrokeKind::Inside);
        }
        if response.clicked()
            && let Some(message) = row.message_id
        {
            actions.push(Action::GoToMessage(row.chat_id, message));
            actions.push(Action::Deed(DeedAction::NextPinned));
        }
        let unpin = IconButton::new(Icon::Close, language.t(Text::Unpin)).size(28.0);
        if ui.add(unpin).clicked() {
            actions.push(Action::Deed(DeedAction::Pin(Box::new(row.clone()), false)));
        }
    });
}
