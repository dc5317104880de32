//! The settings page.

use std::path::Path;

use egui::{RichText, Theme, Ui};

use crate::i18n::{Language, Text};
use crate::settings::Settings;

use super::action::Action;
use super::theme::{Palette, space};
use super::widgets;

/// Shows the settings.
pub fn show(
    ui: &mut Ui,
    settings: Settings,
    language: Language,
    data_folder: &Path,
    actions: &mut Vec<Action>,
) {
    let p = Palette::of(ui);
    egui::ScrollArea::vertical().id_salt("settings").auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(space::XL).show(ui, |ui| {
            ui.set_max_width(560.0);
            ui.spacing_mut().item_spacing.y = space::S;
            widgets::heading(ui, language.t(Text::SettingsTitle));
            widgets::section(ui, language.t(Text::LanguageField));
            ui.horizontal(|ui| {
                for choice in Language::ALL {
                    if widgets::chip(ui, choice.own_name(), language == choice).clicked() {
                        actions.push(Action::SetLanguage(Some(choice)));
                    }
                }
            });
            widgets::section(ui, language.t(Text::ThemeField));
            ui.horizontal(|ui| {
                for (text, theme) in [
                    (Text::ThemeSystem, None),
                    (Text::ThemeLight, Some(Theme::Light)),
                    (Text::ThemeDark, Some(Theme::Dark)),
                ] {
                    if widgets::chip(ui, language.t(text), settings.theme == theme).clicked() {
                        actions.push(Action::SetTheme(theme));
                    }
                }
            });
            widgets::section(ui, language.t(Text::DataFolder));
            widgets::hint(ui, language.t(Text::DataFolderText));
            let path = data_folder.display().to_string();
            widgets::well(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.add(egui::Label::new(RichText::new(&path).monospace().color(p.text)).truncate());
                });
            });
            if widgets::small_link(ui, language.t(Text::Copy)).clicked() {
                actions.push(Action::Copy(path));
            }
            ui.add_space(space::L);
            widgets::hint(ui, &language.fill(Text::Version, &[("version", env!("CARGO_PKG_VERSION"))]));
        });
    });
}
