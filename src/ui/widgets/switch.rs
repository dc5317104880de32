//! On or off.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{focus, line};
use crate::ui::theme::{self, Palette, space};

/// A setting that takes effect at once: a switch with its words on the right.
pub fn switch(ui: &mut Ui, on: &mut bool, label: &str) -> Response {
    let p = Palette::of(ui);
    let size = vec2(36.0, 20.0);
    let text = line::layout(ui, label, theme::body(), p.text, ui.available_width() - size.x - space::S);
    let width = size.x + if label.is_empty() { 0.0 } else { space::S + text.size().x };
    let (rect, mut response) = ui.allocate_exact_size(vec2(width.ceil(), 28.0), Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Switch, enabled, *on, label));
    if ui.is_rect_visible(rect) {
        let way = ui.ctx().animate_bool_responsive(response.id, *on);
        let track = Rect::from_min_size(pos2(rect.left(), rect.center().y - size.y * 0.5), size);
        let off = if response.hovered() { p.faint } else { p.edge };
        let fill = off.lerp_to_gamma(p.out, way);
        ui.painter().rect(track, CornerRadius::same(10), fill, Stroke::NONE, StrokeKind::Inside);
        let x = egui::lerp(track.left() + 10.0..=track.right() - 10.0, way);
        ui.painter().circle_filled(pos2(x, track.center().y), 7.5, egui::Color32::WHITE);
        let at = pos2(track.right() + space::S, rect.center().y - text.size().y * 0.5);
        ui.painter().galley(at, text, p.text);
        focus::ring(ui, &response, track.expand(2.0), 12);
    }
    response
}
