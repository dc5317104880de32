//! A way to go on, in a few words and a sentence; the whole of it can be pressed.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{self, line};

/// Lines of the sentence at most.
const MOST_ROWS: usize = 3;
const ICON: f32 = 20.0;

/// Shows a way as wide as there is room.
pub fn choice(ui: &mut Ui, icon: Icon, title: &str, text: &str) -> Response {
    let p = Palette::of(ui);
    let width = ui.available_width();
    let left = space::L + ICON + space::M;
    let room = width - left - space::L;
    let heading = line::layout(ui, title, theme::body_bold(), p.text, room);
    let sentence = line::layout_rows(ui, text, theme::small(), p.soft, room, MOST_ROWS);
    let height = heading.size().y + sentence.size().y + 2.0 * space::M + 2.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height.ceil()), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(text));
    if ui.is_rect_visible(rect) {
        let fill = if response.hovered() { p.hover } else { p.panel };
        let edge = Stroke::new(1.0, if response.hovered() { p.faint } else { p.edge });
        ui.painter().rect(rect, CornerRadius::same(radius::ROW), fill, edge, StrokeKind::Inside);
        let place = pos2(rect.left() + space::L + ICON * 0.5, rect.top() + space::M + heading.size().y * 0.5);
        let place = Rect::from_center_size(place, Vec2::splat(ICON));
        icons::paint(ui.painter(), place, icon, Stroke::new(icons::weight(ICON), p.accent));
        let at = pos2(rect.left() + left, rect.top() + space::M);
        let below = pos2(at.x, at.y + heading.size().y + 2.0);
        ui.painter().galley(at, heading, p.text);
        ui.painter().galley(below, sentence, p.soft);
        widgets::focus_ring(ui, &response, rect, radius::ROW);
    }
    response
}
