//! Text and the marks in it.

use serde::{Deserialize, Serialize};

/// A text with its marks.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(in crate::sandbox) struct Formatted {
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entities: Vec<Entity>,
}

/// A mark: bold, a link, a command. Offsets count UTF-16 units, as in Telegram (inferred).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::sandbox) struct Entity {
    pub r#type: String,
    pub offset: i64,
    pub length: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// Length in UTF-16 units.
pub(in crate::sandbox) fn utf16_len(text: &str) -> i64 {
    text.chars().map(|c| c.len_utf16() as i64).sum()
}

impl Formatted {
    /// A text as somebody typed it: commands, mentions, tags and addresses are found in it.
    pub fn typed(text: impl Into<String>) -> Self {
        let text = text.into();
        let entities = find_entities(&text);
        Self { text, entities }
    }
}

/// Commands, mentions, tags and addresses in a plain text. Clients recognise a command by its
/// mark, not by its slash.
pub(in crate::sandbox) fn find_entities(text: &str) -> Vec<Entity> {
    // Nearly every text has none of these, and then nothing needs counting.
    if !text.contains(['/', '@', '#']) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut offset = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let trimmed = word.trim_end();
        if let Some((kind, length)) = word_entity(trimmed) {
            found.push(Entity {
                r#type: kind.to_owned(),
                offset,
                length,
                url: None,
                language: None,
            });
        }
        offset += utf16_len(word);
    }
    found
}

fn word_entity(word: &str) -> Option<(&'static str, i64)> {
    if let Some(rest) = word.strip_prefix('/') {
        let ascii = rest
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '@')
            .count() as i64;
        return (ascii > 0).then_some(("bot_command", ascii + 1));
    }
    if let Some(rest) = word.strip_prefix('@') {
        let ascii = rest
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
            .count() as i64;
        return (ascii > 1).then_some(("mention", ascii + 1));
    }
    if let Some(rest) = word.strip_prefix('#') {
        let tag: String = rest
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect();
        return (!tag.is_empty()).then(|| ("hashtag", utf16_len(&tag) + 1));
    }
    if word.starts_with("http://") || word.starts_with("https://") {
        let address = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')']);
        return (address.len() > "https://".len()).then(|| ("url", utf16_len(address)));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> Vec<(String, i64, i64)> {
        find_entities(text)
            .into_iter()
            .map(|e| (e.r#type, e.offset, e.length))
            .collect()
    }

    #[test]
    fn a_command_is_marked_with_its_slash() {
        assert_eq!(marks("/start now"), [("bot_command".to_owned(), 0, 6)]);
        assert_eq!(marks("/help@demo_mpbot"), [("bot_command".to_owned(), 0, 16)]);
        assert!(marks("/ and 1/2").is_empty());
    }

    #[test]
    fn offsets_count_utf16_units() {
        assert_eq!(
            marks("😀 /go 小明 #标签!"),
            [("bot_command".to_owned(), 3, 3), ("hashtag".to_owned(), 10, 3)]
        );
    }

    #[test]
    fn an_address_ends_before_the_punctuation() {
        assert_eq!(
            marks("see https://mp.net/x, @grace_h"),
            [("url".to_owned(), 4, 16), ("mention".to_owned(), 22, 8)]
        );
    }
}
