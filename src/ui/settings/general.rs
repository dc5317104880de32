//! Language and looks.

use egui::{Theme, Ui};

use crate::i18n::{Language, Text};
use crate::settings::{Motion, Scale};
use crate::ui::action::Action;
use crate::ui::widgets::{self, Banner, Kind};

use super::view::SettingsView;

impl SettingsView<'_> {
    pub(super) fn general(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let chosen = self.settings;
        self.part(ui, Text::LanguageField, |ui| {
            let mut names = vec![self.t(Text::ThemeSystem)];
            names.extend(Language::ALL.map(Language::own_name));
            let place = match chosen.language {
                None => Some(0),
                Some(language) => {
                    Language::ALL.iter().position(|other| *other == language).map(|place| place + 1)
                }
            };
            if let Some(pressed) = self.choice(ui, &names, place) {
                let language = pressed.checked_sub(1).and_then(|place| Language::ALL.get(place)).copied();
                self.change(actions, |settings| settings.language = language);
            }
            if self.lacks_chinese {
                Banner::new(Kind::Info, self.t(Text::FontMissing))
                    .text(self.t(Text::FontMissingText))
                    .show(ui);
            }
        });
        self.part(ui, Text::ThemeField, |ui| {
            let themes = [None, Some(Theme::Light), Some(Theme::Dark)];
            let names = [Text::ThemeSystem, Text::ThemeLight, Text::ThemeDark].map(|text| self.t(text));
            let place = themes.iter().position(|theme| *theme == chosen.theme);
            if let Some(theme) = self.choice(ui, &names, place).and_then(|place| themes.get(place)) {
                self.change(actions, |settings| settings.theme = *theme);
            }
        });
        self.part(ui, Text::ScaleField, |ui| {
            let names = Scale::STEPS.map(|percent| format!("{percent} %"));
            let names = names.each_ref().map(String::as_str);
            let place = Scale::STEPS.iter().position(|percent| *percent == chosen.scale.percent());
            let pressed = self.choice(ui, &names, place).and_then(|place| Scale::STEPS.get(place));
            if let Some(scale) = pressed.and_then(|percent| Scale::new(*percent)) {
                self.change(actions, |settings| settings.scale = scale);
            }
        });
        self.part(ui, Text::MotionField, |ui| {
            widgets::hint(ui, self.t(Text::MotionText));
            let motions = [Motion::System, Motion::Reduced, Motion::Full];
            let names = [Text::ThemeSystem, Text::MotionReduced, Text::MotionFull].map(|text| self.t(text));
            let place = motions.iter().position(|motion| *motion == chosen.motion);
            if let Some(motion) = self.choice(ui, &names, place).and_then(|place| motions.get(place)) {
                self.change(actions, |settings| settings.motion = *motion);
            }
        });
    }
}
