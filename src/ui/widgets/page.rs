//! The page of a room that looks after the bot: cards in a column that scrolls, or in two.

use egui::{Align, Frame, Layout, Margin, RichText, ScrollArea, Ui, vec2};

use super::{Button, card, heading};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, space};

/// Widest page, in points, of two columns and of one.
const WIDEST: f32 = 1320.0;
const WIDEST_COLUMN: f32 = 760.0;

/// A page that is no wider than this.
pub fn page(ui: &mut Ui, id: &str, widest: f32, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(24, 16)).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(widest));
            ui.spacing_mut().item_spacing.y = space::M;
            add(ui);
        });
    });
}

/// A page that has two columns from this width on; `add` is told whether it has.
pub fn wide_page(ui: &mut Ui, id: &str, two_from: f32, add: impl FnOnce(&mut Ui, bool)) {
    // The margins on both sides are not the columns'.
    let wide = ui.available_width() - 48.0 >= two_from;
    page(ui, id, if wide { WIDEST } else { WIDEST_COLUMN }, |ui| add(ui, wide));
}

/// One beside the other where there is room, else one below the other.
pub fn two_columns<S>(
    ui: &mut Ui,
    wide: bool,
    state: &mut S,
    left: impl FnOnce(&mut Ui, &mut S),
    right: impl FnOnce(&mut Ui, &mut S),
) {
    if !wide {
        left(ui, state);
        right(ui, state);
        return;
    }
    ui.spacing_mut().item_spacing.x = space::L;
    ui.columns_const(|[one, two]| {
        for column in [&mut *one, &mut *two] {
            column.spacing_mut().item_spacing.x = space::S;
        }
        left(one, state);
        right(two, state);
    });
}

/// The head of a page that can be read again: its title, a note, and the button, which is busy while
/// it is read. Returns whether the button was pressed.
pub fn page_head(
    ui: &mut Ui,
    title: &str,
    again: &str,
    busy: bool,
    note: Option<(String, egui::Color32)>,
) -> bool {
    let row = vec2(ui.available_width(), theme::CONTROL_HEIGHT);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        let again = Button::secondary(again).icon(Icon::Retry).small().busy(busy);
        let pressed = ui.add(again).clicked();
        if let Some((note, color)) = note {
            ui.label(RichText::new(note).font(theme::small()).color(color));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| heading(ui, title));
        pressed
    })
    .inner
}

/// A card as wide as its column; what is in it stands this far apart.
pub fn part<R>(ui: &mut Ui, apart: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = apart;
        add(ui)
    })
    .inner
}

/// The title of a card.
pub fn part_title(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(theme::body_bold()).color(Palette::of(ui).text));
}

/// The name of a group of controls in a card.
pub fn group_label(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(theme::small_bold()).color(Palette::of(ui).soft));
}
