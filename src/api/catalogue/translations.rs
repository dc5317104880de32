//! What the catalogue says, in other languages.

use std::collections::HashMap;

use serde::Deserialize;

/// Translations of the catalogue's English sentences; many of its parameters share one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Translations(HashMap<String, HashMap<String, String>>);

impl Translations {
    /// A sentence in the language of this tag; in English where nobody translated it.
    #[must_use]
    pub fn text<'a>(&'a self, english: &'a str, tag: &str) -> &'a str {
        self.0.get(english).and_then(|languages| languages.get(tag)).map_or(english, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_translated_stays_english() {
        let one: Translations = serde_json::from_str(r#"{"The person.": {"zh-Hans": "用户。"}}"#).unwrap();
        assert_eq!(one.text("The person.", "zh-Hans"), "用户。");
        assert_eq!(one.text("The person.", "zh-Hant"), "The person.");
        assert_eq!(one.text("The new name.", "zh-Hans"), "The new name.");
    }
}
