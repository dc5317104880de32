//! Frames and rows for settings, details and welcome pages.

use egui::{
    CornerRadius, Frame, InnerResponse, Label, Margin, Response, RichText, Role, Sense, Shadow, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use super::line;
use crate::ui::theme::{self, BODY_LINE, Palette, SMALL_LINE, radius, space};

/// A frame of a few sentences and a button.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let p = Palette::of(ui);
    Frame::new()
        .fill(p.panel)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(space::XL as i8))
        .shadow(Shadow { offset: [0, 1], blur: 4, spread: 0, color: p.shadow.gamma_multiply(0.5) })
        .show(ui, |ui| ui.vertical(add).inner)
}

/// A frame around code or data.
pub fn well<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let p = Palette::of(ui);
    Frame::new()
        .fill(p.bg)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(CornerRadius::same(radius::CONTROL))
        .inner_margin(Margin::symmetric(10, 8))
        .show(ui, |ui| ui.vertical(add).inner)
}

/// The title of a page or a card.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    ui.label(RichText::new(text).font(theme::title()).color(Palette::of(ui).text))
}

/// The title of a part of a panel, in small letters.
pub fn section(ui: &mut Ui, text: &str) -> Response {
    ui.add_space(space::M);
    let response = ui.label(RichText::new(text).font(theme::small_bold()).color(Palette::of(ui).soft));
    ui.add_space(2.0);
    response
}

/// A sentence or more that says what something is.
pub fn paragraph(ui: &mut Ui, text: &str) -> Response {
    let text = RichText::new(text).font(theme::body()).line_height(Some(BODY_LINE));
    ui.add(Label::new(text.color(Palette::of(ui).soft)).wrap())
}

/// A sentence in small letters that explains.
pub fn hint(ui: &mut Ui, text: &str) -> Response {
    let text = RichText::new(text).font(theme::small()).line_height(Some(SMALL_LINE + 2.0));
    ui.add(Label::new(text.color(Palette::of(ui).soft)).wrap())
}

/// A fact: its name on the left and its value on the right, cut if it is long. The whole value is
/// shown under the pointer; the response is the place for a "copy" menu.
pub fn key_value(ui: &mut Ui, key: &str, value: &str) -> Response {
    let p = Palette::of(ui);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Label, true, format!("{key}: {}", super::one_line(value, 400)))
    });
    let key = line::layout(ui, key, theme::body(), p.soft, width * 0.6);
    let room = width - key.size().x - space::M;
    let value_line = line::layout(ui, value, theme::body(), p.text, room);
    let cut = value_line.elided;
    if ui.is_rect_visible(rect) {
        if response.has_focus() {
            ui.painter().rect_filled(rect, CornerRadius::same(radius::TAG), p.accent_soft);
        }
        let y = rect.center().y - key.size().y * 0.5;
        ui.painter().galley(pos2(rect.left(), y), key, p.soft);
        ui.painter().galley(pos2(rect.right() - value_line.size().x, y), value_line, p.text);
    }
    if cut { response.on_hover_text(super::one_line(value, 1000).into_owned()) } else { response }
}
