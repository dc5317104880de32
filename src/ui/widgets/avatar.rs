//! Initials in a coloured circle, in place of a picture.

use egui::{Align2, Color32, Painter, Rect, Response, Sense, Ui, Vec2};

use super::names::initials;
use crate::ui::fonts::bold;

/// Eight hues, evenly apart, none of them grey. White letters have a contrast of at least 4.5 : 1 on
/// each; a test measures it.
pub const COLORS: [Color32; 8] = [
    Color32::from_rgb(0xb0, 0x59, 0x0f),
    Color32::from_rgb(0x7d, 0x6b, 0x0a),
    Color32::from_rgb(0x7c, 0x52, 0xd6),
    Color32::from_rgb(0xc4, 0x3d, 0x3d),
    Color32::from_rgb(0x0b, 0x7f, 0x7a),
    Color32::from_rgb(0x3a, 0x7d, 0x2c),
    Color32::from_rgb(0xb5, 0x39, 0x9a),
    Color32::from_rgb(0x25, 0x69, 0xd8),
];

/// The colour that belongs to someone: always the same for the same id.
#[must_use]
pub fn color_of(seed: i64) -> Color32 {
    // Ids are often neighbours; multiplying spreads them over the colours. This factor also gives
    // each chat of the demo a colour of its own.
    let spread = (seed as u64).wrapping_mul(0x3a18_90c7_8092_b4d5) >> 61;
    COLORS[spread as usize % COLORS.len()]
}

/// One of the colours.
#[must_use]
pub fn color_at(place: u8) -> Color32 {
    COLORS[usize::from(place) % COLORS.len()]
}

/// The same hue as the colour of somebody's name in a bubble.
#[must_use]
pub fn ink_of(context: &egui::Context, seed: i64) -> Color32 {
    ink_in(context.theme(), seed)
}

/// The same in a theme: darker or lighter than the circle, or it could hardly be read as a text.
#[must_use]
pub fn ink_in(theme: egui::Theme, seed: i64) -> Color32 {
    let color = color_of(seed);
    match theme {
        egui::Theme::Light => color.lerp_to_gamma(Color32::BLACK, 0.12),
        egui::Theme::Dark => color.lerp_to_gamma(Color32::WHITE, 0.5),
    }
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

    #[test]
    fn the_chats_of_the_demo_are_told_apart() {
        let demo: serde_json::Value =
            serde_json::from_str(include_str!("../../../assets/demo.json")).expect("the demo is JSON");
        let chats = ["people", "groups"].iter().filter_map(|list| demo[*list].as_array()).flatten();
        let ids: Vec<i64> = chats.filter_map(|chat| chat["id"].as_i64()).collect();
        assert!(ids.len() >= 7);
        let colors: std::collections::HashSet<_> = ids.iter().map(|id| color_of(*id)).collect();
        assert_eq!(colors.len(), ids.len());
    }

    fn luminance(color: Color32) -> f32 {
        let [r, g, b] = [color.r(), color.g(), color.b()].map(|n| {
            let n = f32::from(n) / 255.0;
            if n <= 0.040_45 { n / 12.92 } else { ((n + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    #[test]
    fn a_name_can_be_read_on_a_bubble_of_either_theme() {
        use crate::ui::theme::Palette;
        let context = egui::Context::default();
        for theme in [egui::Theme::Light, egui::Theme::Dark] {
            context.set_theme(theme);
            let bubble = luminance(Palette::of_theme(theme).incoming);
            for seed in 0..64 {
                let name = luminance(ink_of(&context, seed));
                let ratio = (name.max(bubble) + 0.05) / (name.min(bubble) + 0.05);
                assert!(ratio >= 4.5, "{theme:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn white_letters_can_be_read() {
        for color in COLORS {
            let ratio = 1.05 / (luminance(color) + 0.05);
            assert!(ratio >= 4.5, "{color:?}: {ratio:.2}");
        }
    }
}
