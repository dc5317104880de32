//! The ring around what the keyboard is on.

use egui::{CornerRadius, Rect, Response, Stroke, StrokeKind, Ui};

use crate::ui::theme::Palette;

/// Paints the ring if `response` has the keyboard.
pub fn ring(ui: &Ui, response: &Response, rect: Rect, radius: u8) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, Palette::of(ui).accent);
        ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(radius), stroke, StrokeKind::Inside);
    }
}
