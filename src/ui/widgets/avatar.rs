//! Initials in a coloured circle, in place of a picture.

use egui::{Align2, Color32, Painter, Rect, Response, Sense, Ui, Vec2};

use super::names::initials;
use crate::ui::fonts::bold;

/// White letters are readable on each of them.
const COLORS: [Color32; 8] = [
    Color32::from_rgb(0x2f, 0x6f, 0xe0),
    Color32::from_rgb(0x0b, 0x80, 0x74),
    Color32::from_rgb(0x93, 0x4b, 0xc6),
    Color32::from_rgb(0xb8, 0x5c, 0x2e),
    Color32::from_rgb(0x1f, 0x7a, 0xb0),
    Color32::from_rgb(0xbd, 0x3f, 0x72),
    Color32::from_rgb(0x4c, 0x7d, 0x2a),
    Color32::from_rgb(0x66, 0x70, 0x85),
];

/// The colour that belongs to someone: always the same for the same id.
#[must_use]
pub fn color_of(seed: i64) -> Color32 {
    // Ids are often neighbours; multiplying spreads them over the colours.
    let spread = (seed as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 61;
    COLORS[spread as usize % COLORS.len()]
}

/// A circle with the initials of `name`. A screen reader hears nothing of it: the name stands beside.
pub fn avatar(ui: &mut Ui, name: &str, seed: i64, size: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint(ui.painter(), rect, name, color_of(seed));
    }
    response
}

/// Draws the circle into a rectangle.
pub fn paint(painter: &Painter, rect: Rect, name: &str, color: Color32) {
    let radius = rect.size().min_elem() * 0.5;
    painter.circle_filled(rect.center(), radius, color);
    let letters = initials(name);
    let size = if letters.chars().count() > 1 { radius * 0.74 } else { radius * 0.86 };
    painter.text(rect.center(), Align2::CENTER_CENTER, letters, bold(size.round()), Color32::WHITE);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_get_different_colours() {
        let colors: std::collections::HashSet<_> = (0..64).map(color_of).collect();
        assert_eq!(colors.len(), COLORS.len());
        assert_eq!(color_of(-1), color_of(-1));
    }
}
