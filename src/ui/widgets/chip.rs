//! Small marks: filters, counts, tags, lights.

use egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::{focus, line};
use crate::ui::theme::{self, Palette, radius};

/// What a tag or a banner is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Neither good nor bad.
    Neutral,
    /// Something to know, or what is in use.
    Info,
    /// It went well.
    Ok,
    /// Take care.
    Warn,
    /// It failed, or it destroys.
    Bad,
}

impl Kind {
    /// The colour of the words and the colour behind them.
    #[must_use]
    pub fn colors(self, p: &Palette) -> (Color32, Color32) {
        match self {
            Self::Neutral => (p.soft, p.rail),
            Self::Info => (p.accent, p.accent_soft),
            Self::Ok => (p.ok, p.ok_soft),
            Self::Warn => (p.warn, p.warn_soft),
            Self::Bad => (p.bad, p.bad_soft),
        }
    }
}

/// A filter above a list: one of several is selected.
pub fn chip(ui: &mut Ui, label: &str, selected: bool) -> Response {
    let width = ui.available_width().max(24.0);
    padded_chip(ui, label, selected, PADDING, width)
}

/// A label: its name, as a person wrote it, behind a point of its colour.
pub fn label_chip(ui: &mut Ui, name: &str, color: Color32, selected: bool) -> Response {
    const POINT: f32 = 14.0;
    let p = Palette::of(ui);
    let name = super::display_name(name);
    let room = (ui.available_width() - 2.0 * PADDING - POINT).max(24.0);
    let text = line::layout(ui, &name, theme::small(), Color32::PLACEHOLDER, room);
    let size = vec2((text.size().x + 2.0 * PADDING + POINT).ceil(), 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, selected, &name));
    if ui.is_rect_visible(rect) {
        let (fill, edge, ink) = match (selected, response.hovered()) {
            (true, _) => (p.accent_soft, Color32::TRANSPARENT, p.accent),
            (false, true) => (p.hover, p.edge, p.text),
            (false, false) => (Color32::TRANSPARENT, p.line, p.soft),
        };
        ui.painter().rect(rect, CornerRadius::same(12), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        ui.painter().circle_filled(pos2(rect.left() + PADDING + 4.0, rect.center().y), 4.0, color);
        let at = pos2(rect.left() + PADDING + POINT, rect.center().y - text.size().y * 0.5);
        ui.painter().galley(at, text, ink);
        focus::ring(ui, &response, rect, 12);
    }
    response
}

/// Between the edge of a chip and its word.
const PADDING: f32 = 10.0;
/// The least of it, where there is little room.
const LEAST_PADDING: f32 = 6.0;

/// Filters in one row that is never wider than the room there is: chips move together first, then
/// the longest words are cut.
pub fn chip_row(ui: &mut Ui, chips: &[(&str, bool)]) -> Vec<Response> {
    let room = ui.available_width();
    let count = chips.len().max(1) as f32;
    let ink = Color32::PLACEHOLDER;
    let words: Vec<f32> = chips
        .iter()
        .map(|(label, _)| line::layout(ui, label, theme::small(), ink, f32::INFINITY).size().x.ceil())
        .collect();
    let text: f32 = words.iter().sum();
    let loose = text + count * 2.0 * PADDING + (count - 1.0) * 6.0;
    let (padding, gap) = if loose <= room { (PADDING, 6.0) } else { (LEAST_PADDING, 4.0) };
    let for_text = (room - count * 2.0 * padding - (count - 1.0) * gap).max(0.0);
    // The width that words are cut to: what short words leave over belongs to the long ones.
    let mut widest = for_text;
    if text > for_text {
        let mut sorted = words.clone();
        sorted.sort_by(f32::total_cmp);
        let (mut left, mut open) = (for_text, sorted.len());
        for word in sorted {
            widest = left / open as f32;
            if word > widest {
                break;
            }
            left -= word;
            open -= 1;
        }
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        chips
            .iter()
            .map(|(label, selected)| padded_chip(ui, label, *selected, padding, widest.floor()))
            .collect()
    })
    .inner
}

fn padded_chip(ui: &mut Ui, label: &str, selected: bool, padding: f32, width: f32) -> Response {
    let p = Palette::of(ui);
    let text = line::layout(ui, label, theme::small(), Color32::PLACEHOLDER, width);
    let size = vec2((text.size().x + 2.0 * padding).ceil(), 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, selected, label));
    if ui.is_rect_visible(rect) {
        let (fill, edge, ink) = match (selected, response.hovered()) {
            (true, _) => (p.accent_soft, Color32::TRANSPARENT, p.accent),
            (false, true) => (p.hover, p.edge, p.text),
            (false, false) => (Color32::TRANSPARENT, p.line, p.soft),
        };
        let round = CornerRadius::same(12);
        ui.painter().rect(rect, round, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        ui.painter().galley(rect.center() - text.size() * 0.5, text, ink);
        focus::ring(ui, &response, rect, 12);
    }
    response
}

/// How a count is written where there is little room.
#[must_use]
pub fn count_text(count: u64) -> String {
    if count > 999 { "999+".to_owned() } else { count.to_string() }
}

/// A count in a pill. Nothing for zero.
pub fn badge(ui: &mut Ui, count: u64) -> Option<Response> {
    badge_of(ui, count, false)
}

/// A count that does not ask for attention. Nothing for zero.
pub fn badge_quiet(ui: &mut Ui, count: u64) -> Option<Response> {
    badge_of(ui, count, true)
}

fn badge_of(ui: &mut Ui, count: u64, quiet: bool) -> Option<Response> {
    (count > 0).then(|| {
        let size = badge_size(ui, count);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        paint_badge(ui, rect.right_center(), count, quiet);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, count_text(count)));
        response
    })
}

/// The room that [`badge`] takes.
#[must_use]
pub fn badge_size(ui: &Ui, count: u64) -> Vec2 {
    let text = ui.painter().layout_no_wrap(count_text(count), theme::small_bold(), Color32::PLACEHOLDER);
    vec2((text.size().x + 10.0).max(18.0).ceil(), 18.0)
}

/// Draws a count whose pill ends at `right`. A muted one does not ask for attention.
pub fn paint_badge(ui: &Ui, right: Pos2, count: u64, muted: bool) {
    let p = Palette::of(ui);
    let size = badge_size(ui, count);
    let rect = Rect::from_min_size(pos2(right.x - size.x, right.y - size.y * 0.5), size);
    let (fill, ink) = if muted { (p.rail, p.soft) } else { (p.out, p.out_text) };
    ui.painter().rect_filled(rect, CornerRadius::same(9), fill);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, count_text(count), theme::small_bold(), ink);
}

/// A word on a coloured ground, like `TEST`.
pub fn tag(ui: &mut Ui, label: &str, kind: Kind) -> Response {
    let (ink, fill) = kind.colors(Palette::of(ui));
    let text = line::layout(ui, label, theme::small_bold(), ink, ui.available_width().max(24.0));
    let (rect, response) = ui.allocate_exact_size(vec2((text.size().x + 12.0).ceil(), 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, label));
    if ui.is_rect_visible(rect) {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::TAG), fill);
        ui.painter().galley(rect.center() - text.size() * 0.5, text, ink);
    }
    response
}

/// A small light. What it means stands beside it in words.
pub fn status_dot(ui: &mut Ui, color: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(8.0), Sense::hover());
    paint_dot(ui.painter(), rect.center(), color);
    response
}

/// Draws a small light.
pub fn paint_dot(painter: &Painter, center: Pos2, color: Color32) {
    painter.circle_filled(center, 4.0, color);
}
