//! Keys as they look on a keyboard.

use egui::{CornerRadius, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::ui::theme::{self, Palette, radius};

/// Height of a cap, and its least width.
const CAP: f32 = 20.0;
/// Between two caps.
const GAP: f32 = 3.0;

/// Paints keys that are pressed together, ending at a point. Returns how wide they are.
#[must_use]
pub fn key_caps(ui: &Ui, right: Pos2, caps: &[&str]) -> f32 {
    let p = Palette::of(ui);
    let painter = ui.painter();
    let mut x = right.x;
    for cap in caps.iter().rev() {
        let text = painter.layout_no_wrap((*cap).to_owned(), theme::small(), p.soft);
        let width = (text.size().x + 10.0).max(CAP);
        let rect = Rect::from_min_size(pos2(x - width, right.y - CAP * 0.5), vec2(width, CAP));
        let edge = Stroke::new(1.0, p.edge);
        painter.rect(rect, CornerRadius::same(radius::TAG), p.bg, edge, StrokeKind::Inside);
        painter.galley(rect.center() - text.size() * 0.5, text, p.soft);
        x = rect.left() - GAP;
    }
    (right.x - x - GAP).max(0.0)
}
