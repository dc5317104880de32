//! Every text the person reads, in three languages, and how numbers and times are written.
//!
//! The table in [`texts`] cannot miss a language: a text without one of the three does not
//! compile. A test holds the placeholders of the three against each other.

mod order;
mod texts;
mod time;

pub use texts::Text;
pub use time::{Clock, TimeText, date_text, look_up_zone, month_text, weekday_letter};

/// A language of the screen; MPChat's help centre speaks the same three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// 简体中文.
    SimplifiedChinese,
    /// 繁體中文.
    TraditionalChinese,
}

impl Language {
    /// All of them, in the order of the settings.
    pub const ALL: [Self; 3] = [Self::English, Self::SimplifiedChinese, Self::TraditionalChinese];

    /// Its own name for itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::SimplifiedChinese => "简体中文",
            Self::TraditionalChinese => "繁體中文",
        }
    }

    /// Its tag, as on the command line and in settings.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::SimplifiedChinese => "zh-Hans",
            Self::TraditionalChinese => "zh-Hant",
        }
    }

    /// The language that a tag of the system means; `None` for one that is not spoken here.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split(['-', '.']);
        match parts.next()? {
            "en" => Some(Self::English),
            "zh" => {
                let traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
                Some(if traditional { Self::TraditionalChinese } else { Self::SimplifiedChinese })
            }
            _ => None,
        }
    }

    /// The system's language, else English.
    #[must_use]
    pub fn of_system() -> Self {
        sys_locale::get_locales().find_map(|tag| Self::from_tag(&tag)).unwrap_or_default()
    }

    /// A text in this language.
    #[must_use]
    pub fn t(self, text: Text) -> &'static str {
        let [english, simplified, traditional] = text.all();
        match self {
            Self::English => english,
            Self::SimplifiedChinese => simplified,
            Self::TraditionalChinese => traditional,
        }
    }

    /// A text with its `{name}` places filled.
    #[must_use]
    pub fn fill(self, text: Text, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.t(text);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                rest = after;
                break;
            };
            if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
                filled.push_str(value);
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    /// A whole number with its digits grouped.
    #[must_use]
    pub fn number(self, number: u64) -> String {
        let digits = number.to_string();
        let mut grouped = String::with_capacity(digits.len() * 4 / 3);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_tags_are_understood() {
        for (tag, language) in [
            ("en-GB", Some(Language::English)),
            ("zh", Some(Language::SimplifiedChinese)),
            ("zh_CN.UTF-8", Some(Language::SimplifiedChinese)),
            ("zh-Hant-HK", Some(Language::TraditionalChinese)),
            ("zh_TW.UTF-8", Some(Language::TraditionalChinese)),
            ("de-DE", None),
            ("C", None),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
    }

    #[test]
    fn the_three_languages_have_the_same_places_to_fill() {
        fn places(text: &str) -> Vec<&str> {
            let mut found: Vec<&str> = text
                .split('{')
                .skip(1)
                .filter_map(|rest| rest.split_once('}'))
                .map(|(name, _)| name)
                .collect();
            found.sort_unstable();
            found
        }
        for text in Text::ALL {
            let [english, simplified, traditional] = text.all();
            assert_eq!(places(english), places(simplified), "{text:?}");
            assert_eq!(places(english), places(traditional), "{text:?}");
            assert!(!english.is_empty() && !simplified.is_empty() && !traditional.is_empty(), "{text:?}");
        }
    }

    #[test]
    fn every_text_is_shown_somewhere() {
        fn read(folder: &std::path::Path, sources: &mut String) {
            for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let path = entry.path();
                if path.is_dir() {
                    read(&path, sources);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    sources.push_str(&std::fs::read_to_string(path).unwrap());
                }
            }
        }
        let mut sources = String::new();
        read(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let used: std::collections::HashSet<&str> = ["Text::", "T::"]
            .iter()
            .flat_map(|prefix| sources.split(*prefix).skip(1))
            .filter_map(|rest| rest.split(|c| !is_word(c)).next())
            .collect();
        for text in Text::ALL {
            assert!(used.contains(format!("{text:?}").as_str()), "nothing shows {text:?}");
        }
    }

    #[test]
    fn a_value_is_never_filled_again() {
        let filled = Language::English.fill(Text::ReplyingTo, &[("name", "{name} {text}")]);
        assert!(filled.contains("{name} {text}"));
    }

    #[test]
    fn digits_are_grouped() {
        assert_eq!(Language::English.number(0), "0");
        assert_eq!(Language::English.number(999), "999");
        assert_eq!(Language::English.number(1_000_000), "1,000,000");
    }
}
