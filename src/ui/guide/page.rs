//! What the steps have in common: a card in the middle, the way back above it.

use egui::accesskit::Live;
use egui::{Label, RichText, ScrollArea, Ui};

use crate::i18n::{Language, Text};
use crate::ui::icons::Icon;
use crate::ui::theme::{Palette, space};
use crate::ui::widgets::{self, Button};

/// Width of the card.
const WIDTH: f32 = 480.0;

/// Shows a step in the middle of the window. `height` is how high it was in the last frame. Returns
/// whether the person wants to go back.
pub fn page(ui: &mut Ui, height: &mut f32, language: Language, add: impl FnOnce(&mut Ui)) -> bool {
    let room = ui.available_rect_before_wrap();
    let escape = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    let back = ScrollArea::vertical().id_salt("guide").auto_shrink(false).show(ui, |ui| {
        let width = WIDTH.min(room.width() - 2.0 * space::XL);
        let left = ((room.width() - width) * 0.5).round();
        ui.add_space(((room.height() - *height) * 0.42).max(space::L).round());
        let top = ui.cursor().top();
        let back = ui
            .horizontal(|ui| {
                ui.add_space(left - space::S);
                ui.add(Button::quiet(language.t(Text::GuideBack)).icon(Icon::Back)).clicked()
            })
            .inner;
        ui.add_space(space::XS);
        ui.horizontal(|ui| {
            ui.add_space(left);
            widgets::card(ui, |ui| {
                ui.set_width(width - 2.0 * space::XL);
                ui.spacing_mut().item_spacing.y = space::S;
                add(ui);
            });
        });
        let needed = (ui.cursor().top() - top).round();
        if (needed - *height).abs() > 0.5 {
            *height = needed;
            ui.ctx().request_discard("the step was measured");
            ui.ctx().request_repaint();
        }
        ui.add_space(space::L);
        back
    });
    back.inner || escape
}

/// The title of a step, which a screen reader says when the step comes.
pub fn title(ui: &mut Ui, text: &str, font: egui::FontId) {
    let text = RichText::new(text).font(font).color(Palette::of(ui).text);
    let label = ui.add(Label::new(text).wrap());
    say(ui, &label);
}

/// A screen reader says this by itself when it appears or changes.
pub fn say(ui: &Ui, label: &egui::Response) {
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
}
