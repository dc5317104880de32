//! The ring around what the keyboard is on.

use egui::{Color32, CornerRadius, Rect, Response, Stroke, StrokeKind, Ui};

use crate::ui::theme::Palette;

/// Paints the ring if `response` has the keyboard.
pub fn ring(ui: &Ui, response: &Response, rect: Rect, radius: u8) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, Palette::of(ui).accent);
        ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(radius), stroke, StrokeKind::Inside);
    }
}

/// The same on a ground of the ring's own colour: drawn in the colour of the words on it.
pub fn ring_on(ui: &Ui, response: &Response, rect: Rect, radius: u8, words: Color32) {
    if response.has_focus() {
        let corner = CornerRadius::same(radius.saturating_sub(2));
        ui.painter().rect_stroke(rect.shrink(3.0), corner, Stroke::new(2.0, words), StrokeKind::Inside);
    }
}
