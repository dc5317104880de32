//! One of several things that may be chosen together.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{focus, line};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, radius, space};

/// Side of the box, in points.
const BOX: f32 = 18.0;

/// A box to tick, with its words on the right.
pub fn tick(ui: &mut Ui, on: &mut bool, label: &str) -> Response {
    let p = Palette::of(ui);
    let room = (ui.available_width() - BOX - space::S).max(24.0);
    let text = line::layout(ui, label, theme::body(), p.text, room);
    let width = BOX + space::S + text.size().x;
    let (rect, mut response) = ui.allocate_exact_size(vec2(width.ceil(), 28.0), Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, *on, label));
    if ui.is_rect_visible(rect) {
        let place = Rect::from_center_size(pos2(rect.left() + BOX * 0.5, rect.center().y), Vec2::splat(BOX));
        let (fill, edge) = match (*on, response.hovered()) {
            (true, true) => (p.out_hover, p.out_hover),
            (true, false) => (p.out, p.out),
            (false, true) => (p.hover, p.faint),
            (false, false) => (p.bg, p.edge),
        };
        let round = CornerRadius::same(radius::TAG);
        ui.painter().rect(place, round, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        if *on {
            icons::paint(ui.painter(), place.shrink(3.0), Icon::Check, Stroke::new(1.8, p.out_text));
        }
        let at = pos2(place.right() + space::S, rect.center().y - text.size().y * 0.5);
        ui.painter().galley(at, text, p.text);
        focus::ring(ui, &response, rect.expand2(vec2(3.0, 0.0)), radius::CONTROL);
    }
    response
}
