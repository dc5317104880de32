//! The colours that a bot may have.

use egui::{Color32, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use crate::i18n::{Language, Text};
use crate::store::BotKey;
use crate::ui::action::Action;
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{self, avatar};

use super::BotsAction;

/// What the colours of [`avatar::COLORS`] are called, in their order.
const NAMES: [Text; avatar::COLORS.len()] = [
    Text::ColorOrange,
    Text::ColorOlive,
    Text::ColorViolet,
    Text::ColorRed,
    Text::ColorTeal,
    Text::ColorGreen,
    Text::ColorPink,
    Text::ColorBlue,
];

/// A row of them, for a remembered bot.
pub(super) fn choose_color(
    ui: &mut Ui,
    bot: &BotKey,
    present: Color32,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let p = Palette::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        // As far in as the texts of the menu around it.
        ui.add_space(2.0);
        ui.label(egui::RichText::new(language.t(Text::BotColor)).font(theme::small()).color(p.soft));
        ui.add_space(space::XS);
        for (place, (color, name)) in (0..).zip(avatar::COLORS.into_iter().zip(NAMES)) {
            let name = language.t(name);
            let chosen = color == present;
            let (rect, response) = ui.allocate_exact_size(Vec2::splat(22.0), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, name));
            ui.painter().circle_filled(rect.center(), 7.0, color);
            if chosen || response.hovered() {
                let ring = if chosen { p.text } else { p.soft };
                ui.painter().circle_stroke(rect.center(), 10.0, Stroke::new(1.5, ring));
            }
            widgets::focus_ring(ui, &response, rect, radius::ROW);
            if response.on_hover_text(name).clicked() {
                actions.push(Action::Bots(BotsAction::Paint(bot.clone(), place)));
            }
        }
    });
}
