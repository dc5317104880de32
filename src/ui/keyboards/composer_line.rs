//! The line in the composer that says that buttons go along.

use egui::{Align, Label, Layout, RichText, Ui, vec2};

use crate::api::Keyboard;
use crate::i18n::{Language, Text};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, IconButton, Side};

/// What was pressed in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinePressed {
    /// Change the buttons.
    Edit,
    /// Take them away.
    Remove,
}

/// How many buttons there are.
pub fn count_text(keyboard: &Keyboard, language: Language) -> String {
    match keyboard.buttons() {
        1 => language.t(Text::OneButton).to_owned(),
        count => language.fill(Text::CountButtons, &[("count", &count.to_string())]),
    }
}

/// Says how many buttons go along and what stands on them, with the ways to look at them as they will
/// stand, to change them and to take them away. Shows nothing where there are none.
pub fn composer_line(ui: &mut Ui, keyboard: &Keyboard, language: Language) -> Option<LinePressed> {
    if keyboard.is_empty() {
        return None;
    }
    let p = Palette::of(ui);
    let shown_id = ui.unique_id().with("buttons-shown");
    let mut shown = ui.data(|data| data.get_temp(shown_id)).unwrap_or(false);
    let mut pressed = None;
    let size = vec2(ui.available_width(), 28.0);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        icons::icon(ui, Icon::Keyboard, 16.0, p.accent);
        let count = count_text(keyboard, language);
        ui.label(RichText::new(count).font(theme::small_bold()).color(p.accent));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let icon = |icon, text| IconButton::new(icon, language.t(text)).size(24.0);
            if ui.add(icon(Icon::Close, Text::RemoveButtons)).clicked() {
                pressed = Some(LinePressed::Remove);
            }
            if ui.add(icon(Icon::Edit, Text::EditButtons)).clicked() {
                pressed = Some(LinePressed::Edit);
            }
            let (eye, text) =
                if shown { (Icon::EyeOff, Text::HideButtons) } else { (Icon::Eye, Text::PreviewButtons) };
            if ui.add(icon(eye, text).selected(shown)).clicked() {
                shown = !shown;
                ui.data_mut(|data| data.insert_temp(shown_id, shown));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let labels = keyboard.rows.iter().flatten().take(12).map(|button| button.label.as_str());
                let labels = labels.collect::<Vec<_>>().join(" · ");
                let labels = widgets::one_line(&labels, 160);
                let labels = RichText::new(labels.as_ref()).font(theme::small()).color(p.soft);
                ui.add(Label::new(labels).truncate());
            });
        });
    });
    if shown {
        egui::ScrollArea::vertical()
            .id_salt("buttons-preview")
            .max_height(120.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                let right = egui::Rect::from_min_size(
                    egui::pos2(ui.max_rect().right() - 160.0, ui.cursor().top()),
                    vec2(160.0, 0.0),
                );
                rows_preview(ui, right, keyboard, language);
            });
    }
    pressed
}

fn rows_preview(ui: &mut Ui, place: egui::Rect, keyboard: &Keyboard, language: Language) {
    ui.push_id("buttons", |ui| super::rows::preview(ui, Side::Out, place, keyboard, language));
}
