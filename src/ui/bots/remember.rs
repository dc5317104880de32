//! The tick that remembers a bot.

use egui::Ui;

use crate::i18n::{Language, Text};
use crate::ui::remedy;
use crate::ui::theme::space;
use crate::ui::widgets;

use super::Roster;

/// Asks whether a bot is to be remembered, and says where its token goes.
pub fn remember_tick(ui: &mut Ui, roster: &mut Roster, language: Language) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let mut remember = roster.remembers();
        if widgets::tick(ui, &mut remember, language.t(Text::RememberBot)).changed() {
            roster.wish = Some(remember);
        }
        let text = match (roster.keychain_works(), remember) {
            (Some(Err(problem)), _) => remedy::of_keychain(problem, language),
            (_, true) => language.t(Text::RememberInKeychain).to_owned(),
            (_, false) => language.t(Text::TokenKept).to_owned(),
        };
        widgets::hint(ui, &text);
    });
}
