//! What stands between messages: days, notices, the way down.

use egui::{
    Align2, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::{focus, line};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, space};

/// The day that the messages below were written on.
pub fn day_pill(ui: &mut Ui, day: &str) -> Response {
    let p = Palette::of(ui);
    let width = ui.available_width();
    let (row, response) = ui.allocate_exact_size(vec2(width, 40.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, day));
    if ui.is_rect_visible(row) {
        let text = line::layout(ui, day, theme::small(), p.soft, width - 24.0);
        let pill = Rect::from_center_size(row.center(), vec2((text.size().x + 24.0).ceil(), 24.0));
        ui.painter().rect_filled(pill, CornerRadius::same(12), p.rail);
        ui.painter().galley(pill.center() - text.size() * 0.5, text, p.soft);
    }
    response
}

/// Something that happened and that nobody wrote: a person joined, a message was pinned.
pub fn notice(ui: &mut Ui, text: &str) -> Response {
    let p = Palette::of(ui);
    let width = ui.available_width();
    let (row, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, super::one_line(text, 200)));
    if ui.is_rect_visible(row) {
        let text = line::layout(ui, text, theme::small(), p.soft, width - 24.0);
        ui.painter().galley(row.center() - text.size() * 0.5, text, p.soft);
    }
    response
}

/// The pill that floats over the end of a conversation: what is new below, and the way there.
/// `center` is the middle of its lower edge.
pub fn newer_pill(ui: &mut Ui, label: &str, center: egui::Pos2) -> Response {
    let p = Palette::of(ui);
    let text = line::layout(ui, label, theme::small_bold(), p.accent, 240.0);
    let size = vec2((text.size().x + 16.0 + 24.0 + space::XS).ceil(), 32.0);
    let rect =
        Rect::from_min_size(pos2((center.x - size.x * 0.5).round(), (center.y - size.y).round()), size);
    let id = ui.unique_id().with("newer");
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    let fill = if response.hovered() { p.accent_soft } else { p.panel };
    let round = CornerRadius::same(16);
    let shadow = egui::Shadow { offset: [0, 4], blur: 12, spread: 0, color: p.shadow };
    ui.painter().add(shadow.as_shape(rect, round));
    ui.painter().rect(rect, round, fill, Stroke::new(1.0, p.edge), StrokeKind::Inside);
    let at = pos2(rect.left() + space::M, rect.center().y - text.size().y * 0.5);
    ui.painter().galley(at, text, p.accent);
    let place = Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), Vec2::splat(16.0));
    icons::paint(ui.painter(), place, Icon::Down, Stroke::new(1.6, p.accent));
    focus::ring(ui, &response, rect, 16);
    response
}

/// A place with nothing in it yet, and what to do about it.
#[must_use = "it is shown with `show`"]
pub struct EmptyState<'a> {
    /// What belongs here.
    pub icon: Icon,
    /// What is so, in a few words.
    pub title: &'a str,
    /// What to do, in a sentence.
    pub sentence: &'a str,
    /// A button that does it.
    pub action: Option<&'a str>,
}

impl EmptyState<'_> {
    /// Shows it in the middle of the room there is. Returns whether the button was pressed.
    pub fn show(&self, ui: &mut Ui) -> bool {
        let p = Palette::of(ui);
        let room = ui.available_rect_before_wrap();
        let width = (room.width() - 2.0 * space::XL).clamp(0.0, 320.0);
        let height = if self.action.is_some() { 220.0 } else { 168.0 };
        let top =
            if room.height().is_finite() { (room.height() - height).max(0.0) * 0.45 } else { space::XL };
        ui.add_space(top.round());
        ui.vertical_centered(|ui| {
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing.y = space::S;
            let (circle, _) = ui.allocate_exact_size(Vec2::splat(64.0), Sense::hover());
            ui.painter().circle_filled(circle.center(), 32.0, p.accent_soft);
            let place = Rect::from_center_size(circle.center(), Vec2::splat(28.0));
            icons::paint(ui.painter(), place, self.icon, Stroke::new(2.0, p.accent));
            ui.add_space(space::XS);
            ui.label(egui::RichText::new(self.title).font(theme::title()).color(p.text));
            super::paragraph(ui, self.sentence);
            ui.add_space(space::S);
            self.action.is_some_and(|label| super::primary(ui, label).clicked())
        })
        .inner
    }
}

/// Lines of a trouble; the whole of a longer one is shown under the pointer.
const TROUBLE_ROWS: usize = 3;

/// Under a bubble on the right: what went wrong with it, and what can be done. A short trouble and
/// its buttons share a line; else the buttons stand below. Returns the number of the pressed action.
pub fn trouble_line(ui: &mut Ui, text: &str, actions: &[&str]) -> Option<usize> {
    let p = Palette::of(ui);
    let gap = space::M;
    let room = ui.available_width();
    let measure = |ui: &Ui, text: &str| line::layout(ui, text, theme::small(), p.accent, room).size().x;
    let buttons: f32 = actions.iter().map(|action| measure(ui, action).ceil() + gap).sum();
    let widest = room.min(super::bubble::WIDEST);
    let galley = line::layout_rows(ui, text, theme::small(), p.bad, widest, TROUBLE_ROWS);
    let beside = galley.rows.len() == 1 && galley.size().x.ceil() + buttons <= room;
    let height = if beside { 20.0 } else { galley.size().y.ceil() };
    let size = vec2(galley.size().x.ceil(), height);
    let show_text = |ui: &mut Ui| {
        let (place, response) = ui.allocate_exact_size(size, Sense::hover());
        let whole = super::one_line(text, 1000);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, whole.as_ref()));
        let cut = galley.elided;
        let at = pos2(place.left(), place.center().y - galley.size().y * 0.5);
        ui.painter().galley(at, galley, p.bad);
        if cut {
            response.on_hover_text(whole.into_owned());
        }
    };
    let show_actions = |ui: &mut Ui| {
        let mut pressed = None;
        for (index, action) in actions.iter().enumerate().rev() {
            if small_link(ui, action).clicked() {
                pressed = Some(index);
            }
        }
        pressed
    };
    let right = egui::Layout::right_to_left(egui::Align::Center);
    if beside {
        return ui
            .allocate_ui_with_layout(vec2(room, 20.0), right, |ui| {
                ui.spacing_mut().item_spacing.x = gap;
                let pressed = show_actions(ui);
                show_text(ui);
                pressed
            })
            .inner;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(gap, 0.0);
        ui.allocate_ui_with_layout(vec2(room, height), right, show_text);
        ui.allocate_ui_with_layout(vec2(room, 20.0), right, show_actions).inner
    })
    .inner
}

/// A word in small letters that can be pressed.
pub fn small_link(ui: &mut Ui, label: &str) -> Response {
    let p = Palette::of(ui);
    let text = line::layout(ui, label, theme::small(), p.accent, ui.available_width().max(24.0));
    let (rect, response) = ui.allocate_exact_size(vec2(text.size().x.ceil(), 20.0), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, label));
    if ui.is_rect_visible(rect) {
        ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, "", theme::small(), p.accent);
        let at = pos2(rect.left(), rect.center().y - text.size().y * 0.5);
        let width = text.size().x;
        ui.painter().galley(at, text, p.accent);
        if response.hovered() {
            ui.painter().hline(at.x..=at.x + width, at.y + 14.0, Stroke::new(1.0, p.accent));
        }
        focus::ring(ui, &response, rect.expand2(vec2(2.0, 0.0)), 4);
    }
    response
}
