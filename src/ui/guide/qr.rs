//! A link as a code that the camera of a phone reads from the screen.

use egui::{Color32, CornerRadius, Mesh, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};
use qrcode::{Color, EcLevel, QrCode};

use crate::ui::theme::radius;

/// Light squares around the code; cameras find it by them (ISO/IEC 18004).
const QUIET: usize = 4;

/// The squares of a code, row by row.
pub struct QrPattern {
    side: usize,
    dark: Vec<bool>,
}

impl QrPattern {
    /// `None` for what is too long for a code.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        Some(Self { side: code.width(), dark })
    }

    /// Runs of dark squares: row, first column, how many.
    fn runs(&self) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        self.dark.chunks(self.side.max(1)).enumerate().flat_map(|(row, squares)| {
            let mut column = 0;
            squares.chunk_by(|a, b| a == b).filter_map(move |run| {
                let first = column;
                column += run.len();
                run.first().is_some_and(|dark| *dark).then_some((row, first, run.len()))
            })
        })
    }

    /// Shows it `size` points wide, dark on white in either theme: many cameras do not read it the
    /// other way round. A screen reader says `name`.
    pub fn show(&self, ui: &mut Ui, size: f32, name: &str) -> Response {
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), Color32::WHITE);
        // Whole pixels for each square, or some would be wider than their neighbours.
        let scale = ui.ctx().pixels_per_point();
        let across = (self.side + 2 * QUIET) as f32;
        let square = (size * scale / across).floor().max(1.0) / scale;
        let corner = rect.center() - Vec2::splat(square * self.side as f32 * 0.5);
        let corner = (corner * scale).round() / scale;
        let mut mesh = Mesh::default();
        for (row, column, count) in self.runs() {
            let at = corner + vec2(column as f32, row as f32) * square;
            let end = pos2(at.x + square * count as f32, at.y + square);
            mesh.add_colored_rect(Rect::from_min_max(at, end), Color32::BLACK);
        }
        ui.painter().add(mesh);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_cover_the_dark_squares_and_no_others() {
        let pattern = QrPattern::of("https://mp.net/my_mpbot").unwrap();
        let mut drawn = vec![false; pattern.dark.len()];
        for (row, column, count) in pattern.runs() {
            drawn[row * pattern.side + column..][..count].fill(true);
        }
        assert!(drawn == pattern.dark);
        assert!(pattern.dark.iter().filter(|dark| **dark).count() > 100);
        // The corner that a camera looks for: a dark ring of seven.
        assert!(pattern.dark[..7].iter().all(|dark| *dark) && !pattern.dark[7]);
    }

    #[test]
    fn what_is_too_long_has_no_code() {
        assert!(QrPattern::of(&"x".repeat(10_000)).is_none());
    }
}
