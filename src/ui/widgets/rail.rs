//! The strip of rooms at the left edge.

use egui::{Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{chip, focus, line};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, radius};

/// Width of the strip.
pub const WIDTH: f32 = 68.0;

/// The largest count that has room beside the icon.
const MOST_SHOWN: u64 = 99;

/// Height of a button with its word below the icon, in points.
pub const TALL: f32 = 52.0;
/// Buttons that are lower have no room for a word; the pointer learns it.
const WITH_WORD: f32 = 46.0;

/// The way into a room: an icon over a word, and a count in the corner if something waits there.
pub fn rail_button(
    ui: &mut Ui,
    icon: Icon,
    label: &str,
    selected: bool,
    waiting: u64,
    height: f32,
) -> Response {
    let p = Palette::of(ui);
    let worded = height >= WITH_WORD;
    let (rect, response) = ui.allocate_exact_size(vec2(60.0, height), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Tab, enabled, selected, label));
    if ui.is_rect_visible(rect) {
        let (fill, ink) = match (selected, response.hovered()) {
            (true, _) => (p.accent_soft, p.accent),
            (false, true) => (p.line, p.text),
            (false, false) => (Color32::TRANSPARENT, p.soft),
        };
        ui.painter().rect_filled(rect, CornerRadius::same(radius::ROW), fill);
        let at = if worded { pos2(rect.center().x, rect.top() + 19.0) } else { rect.center() };
        icons::paint(
            ui.painter(),
            Rect::from_center_size(at, Vec2::splat(20.0)),
            icon,
            Stroke::new(icons::weight(20.0), ink),
        );
        if worded {
            let text = line::layout(ui, label, theme::small(), ink, rect.width() - 4.0);
            ui.painter().galley(pos2(rect.center().x - text.size().x * 0.5, rect.top() + 32.0), text, ink);
        }
        if waiting > 0 {
            // A larger count would cover the icon; the pointer learns all of it.
            let shown = waiting.min(MOST_SHOWN);
            let width = chip::badge_size(ui, shown).x;
            let right = (at.x + 7.0 + width).min(rect.right() - 1.0);
            chip::paint_badge(ui, pos2(right, rect.top() + 9.0), shown, false);
        }
        focus::ring(ui, &response, rect, radius::ROW);
    }
    let response = if worded { response } else { response.on_hover_text(label) };
    if waiting > MOST_SHOWN { response.on_hover_text(waiting.to_string()) } else { response }
}
