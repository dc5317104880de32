//! How far something is.

use egui::{CornerRadius, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use crate::ui::theme::Palette;

/// A bar that fills from the left. `share` runs from 0 to 1; `said` is what a screen reader says.
pub fn progress_bar(ui: &mut Ui, share: f32, width: f32, said: &str) -> Response {
    const HEIGHT: f32 = 6.0;
    let p = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, said));
    if ui.is_rect_visible(rect) {
        let round = CornerRadius::same(3);
        ui.painter().rect_filled(rect, round, p.line);
        let share = share.clamp(0.0, 1.0);
        if share > 0.0 {
            let filled = Rect::from_min_size(rect.min, vec2((width * share).max(HEIGHT), HEIGHT));
            ui.painter().rect_filled(filled, round, p.accent);
        }
    }
    response
}
