//! A small button inside a bubble, in the colours of that bubble.

use egui::{Align2, CornerRadius, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{Ink, focus, line};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, SMALL_CONTROL_HEIGHT, radius, space};

/// Side of the icon.
const ICON: f32 = 16.0;

/// A button inside a bubble. `why_not` says why it cannot be pressed now.
pub fn ink_button(ui: &mut Ui, ink: Ink, icon: Icon, label: &str, why_not: Option<&str>) -> Response {
    let enabled = why_not.is_none();
    let color = if enabled { ink.link } else { ink.soft };
    let room = (ui.available_width() - ICON - 2.0 * space::S - space::XS).max(0.0);
    let text = line::layout(ui, label, theme::small_bold(), color, room);
    let size = vec2((text.size().x + ICON + space::XS + 2.0 * space::S).ceil(), SMALL_CONTROL_HEIGHT);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled && ui.is_enabled(), label));
    if ui.is_rect_visible(rect) {
        let lit = enabled && (response.hovered() || response.is_pointer_button_down_on());
        let fill = if lit { ink.button.gamma_multiply(1.5) } else { ink.button };
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
        let place =
            Align2::LEFT_CENTER.anchor_size(pos2(rect.left() + space::S, rect.center().y), Vec2::splat(ICON));
        icons::paint(ui.painter(), place, icon, Stroke::new(icons::weight(ICON), color));
        let at = pos2(place.right() + space::XS, rect.center().y - text.size().y * 0.5);
        ui.painter().galley(at, text, color);
        focus::ring(ui, &response, rect, radius::CONTROL);
    }
    match why_not {
        Some(reason) => response.on_hover_text(reason),
        None => response,
    }
}
