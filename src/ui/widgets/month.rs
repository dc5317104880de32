//! A month to choose a day from.

use egui::{
    Align, Align2, CornerRadius, Layout, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2,
};
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{IconButton, focus_ring};
use crate::i18n::{Language, Text, date_text, month_text, weekday_letter};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, radius};

/// Width and height of a day.
const DAY: egui::Vec2 = vec2(34.0, 30.0);
/// Height of the line with the month's name.
const HEAD: f32 = 28.0;
/// Height of the line with the weekdays.
const WEEKDAYS: f32 = 22.0;
/// Height of everything: a month touches six weeks at most, and nothing jumps with it.
pub const HEIGHT: f32 = HEAD + WEEKDAYS + 6.0 * DAY.y;

/// Shows the month of `month`, weeks beginning on Monday; days before `today` cannot be chosen.
pub fn show(ui: &mut Ui, day: &mut Date, month: &mut Date, today: Date, language: Language) {
    let size = vec2(7.0 * DAY.x, HEIGHT);
    let (place, _) = ui.allocate_exact_size(size, Sense::hover());
    let builder = UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min)).id_salt("month");
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        head(ui, month, today, language);
        let p = Palette::of(ui);
        ui.horizontal(|ui| {
            for weekday in 0..7 {
                let (rect, _) = ui.allocate_exact_size(vec2(DAY.x, WEEKDAYS), Sense::hover());
                let letter = weekday_letter(weekday, language);
                ui.painter().text(rect.center(), Align2::CENTER_CENTER, letter, theme::small(), p.faint);
            }
        });
        let before = i64::from(month.weekday().to_monday_zero_offset());
        let Ok(first) = month.checked_sub(before.days()) else {
            return;
        };
        for week in 0..6 {
            ui.horizontal(|ui| {
                for weekday in 0..7 {
                    let Ok(shown) = first.checked_add((week * 7 + weekday).days()) else {
                        continue;
                    };
                    if shown.month() == month.month() {
                        one_day(ui, shown, day, today, language);
                    } else {
                        ui.allocate_exact_size(DAY, Sense::hover());
                    }
                }
            });
        }
    });
}

fn head(ui: &mut Ui, month: &mut Date, today: Date, language: Language) {
    let p = Palette::of(ui);
    ui.horizontal(|ui| {
        let this_month = (*month <= today.first_of_month()).then_some(language.t(Text::NoEarlierMonth));
        let back =
            IconButton::new(Icon::Back, language.t(Text::EarlierMonth)).size(HEAD).disabled(this_month);
        let back = ui.add(back).clicked();
        let width = 7.0 * DAY.x - 2.0 * HEAD;
        let (rect, response) = ui.allocate_exact_size(vec2(width, HEAD), Sense::hover());
        let name = month_text(*month, language);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, &name, theme::body_bold(), p.text);
        let on = ui.add(IconButton::new(Icon::Forward, language.t(Text::LaterMonth)).size(HEAD)).clicked();
        let moved = match (back, on) {
            (true, _) => month.checked_sub(1.month()),
            (_, true) => month.checked_add(1.month()),
            _ => return,
        };
        *month = moved.unwrap_or(*month);
    });
}

fn one_day(ui: &mut Ui, shown: Date, day: &mut Date, today: Date, language: Language) {
    let p = Palette::of(ui);
    let enabled = shown >= today;
    let selected = shown == *day;
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(DAY, sense);
    let name = date_text(shown, language);
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, selected, &name));
    let place = rect.shrink2(vec2(3.0, 1.0));
    let round = CornerRadius::same(radius::CONTROL);
    let ink = match (selected, enabled) {
        (true, _) => p.out_text,
        (false, true) => p.text,
        (false, false) => p.faint.gamma_multiply(0.55),
    };
    if selected {
        ui.painter().rect_filled(place, round, p.out);
    } else if enabled && response.hovered() {
        ui.painter().rect_filled(place, round, p.hover);
    }
    if shown == today && !selected {
        ui.painter().rect_stroke(place, round, Stroke::new(1.0, p.edge), StrokeKind::Inside);
    }
    let number = shown.day().to_string();
    ui.painter().text(place.center(), Align2::CENTER_CENTER, number, theme::body(), ink);
    focus_ring(ui, &response, place, radius::CONTROL);
    if response.clicked() {
        *day = shown;
    }
}
