//! What a person chose for the window. A damaged file never stops the start: what can be read is
//! taken, the rest is left at its default.

use std::path::Path;

use serde_json::{Value, json};

use crate::i18n::Language;

const FILE: &str = "settings.json";

/// The choices. `None` follows the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Language of the screen.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: Option<egui::Theme>,
}

impl Settings {
    /// Blocking. Reads the settings of a data folder.
    #[must_use]
    pub fn load(data_folder: &Path) -> Self {
        let Ok(text) = std::fs::read_to_string(data_folder.join(FILE)) else {
            return Self::default();
        };
        let value: Value = serde_json::from_str(&text).unwrap_or_else(|error| {
            tracing::warn!(%error, "the settings file is damaged; defaults are used");
            Value::Null
        });
        Self {
            language: value.get("language").and_then(Value::as_str).and_then(Language::from_tag),
            theme: match value.get("theme").and_then(Value::as_str) {
                Some("light") => Some(egui::Theme::Light),
                Some("dark") => Some(egui::Theme::Dark),
                _ => None,
            },
        }
    }

    /// Blocking. Writes them whole, or not at all.
    pub fn save(&self, data_folder: &Path) -> std::io::Result<()> {
        let value = json!({
            "language": self.language.map(Language::tag),
            "theme": self.theme.map(|theme| match theme {
                egui::Theme::Light => "light",
                egui::Theme::Dark => "dark",
            }),
        });
        let file = tempfile::NamedTempFile::new_in(data_folder)?;
        std::fs::write(file.path(), format!("{value:#}\n"))?;
        file.persist(data_folder.join(FILE))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_and_a_damaged_file_does_not_stop_the_start() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Settings::load(folder.path()), Settings::default());
        let settings =
            Settings { language: Some(Language::TraditionalChinese), theme: Some(egui::Theme::Dark) };
        settings.save(folder.path()).unwrap();
        assert_eq!(Settings::load(folder.path()), settings);
        std::fs::write(folder.path().join(FILE), r#"{"language":"zh-Hans","theme":7}"#).unwrap();
        let partly = Settings::load(folder.path());
        assert_eq!(partly, Settings { language: Some(Language::SimplifiedChinese), theme: None });
        std::fs::write(folder.path().join(FILE), "{broken").unwrap();
        assert_eq!(Settings::load(folder.path()), Settings::default());
    }
}
