//! Finding a canned reply while typing: `/na…` at the start or after white space.

use std::ops::Range;

use crate::store::CannedReply;

/// Replies that are offered at once.
pub const MOST: usize = 8;

/// What is being typed to find a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Its characters in the text, the slash among them.
    pub at: Range<usize>,
    /// What follows the slash, in small letters.
    pub begun: String,
}

/// What stands between a slash and the cursor; `cursor` counts characters.
#[must_use]
pub fn typed(text: &str, cursor: usize) -> Option<Typed> {
    const LONGEST: usize = 40;
    let end = text.char_indices().nth(cursor).map_or(text.len(), |(byte, _)| byte);
    let before = &text[..end];
    let word: String = before.chars().rev().take(LONGEST).take_while(|c| !c.is_whitespace()).collect();
    let word: String = word.chars().rev().collect();
    let begun = word.strip_prefix('/')?;
    let count = word.chars().count();
    let from = cursor.min(before.chars().count()) - count;
    // A longer word was cut, and what was cut off does not begin with a slash.
    let starts = from == 0 || before.chars().nth(from - 1).is_some_and(char::is_whitespace);
    starts.then(|| Typed { at: from..from + count, begun: begun.to_lowercase() })
}

/// The replies whose name begins with this, then those whose name holds it.
#[must_use]
pub fn matching<'r>(replies: &'r [CannedReply], begun: &str) -> Vec<&'r CannedReply> {
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for reply in replies {
        if reply.name.starts_with(begun) {
            first.push(reply);
        } else if reply.name.contains(begun) {
            then.push(reply);
        }
    }
    first.extend(then);
    first.truncate(MOST);
    first
}

/// The replies in whose name or text all these words occur.
#[must_use]
pub fn searched<'r>(replies: &'r [CannedReply], words: &str) -> Vec<&'r CannedReply> {
    let words: Vec<String> = words.split_whitespace().take(8).map(str::to_lowercase).collect();
    let found = |reply: &&CannedReply| {
        let text = reply.text.to_lowercase();
        let name = |word: &String| reply.name.contains(word.strip_prefix('/').unwrap_or(word));
        words.iter().all(|word| name(word) || text.contains(word.as_str()))
    };
    replies.iter().filter(found).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replies(names: &[&str]) -> Vec<CannedReply> {
        let reply = |name: &&str| CannedReply {
            name: (*name).to_owned(),
            text: format!("Text of {name}"),
            ..CannedReply::default()
        };
        names.iter().map(reply).collect()
    }

    #[test]
    fn a_slash_counts_at_the_start_and_after_white_space() {
        let at = |text: &str| typed(text, text.chars().count()).map(|typed| (typed.at, typed.begun));
        assert_eq!(at("/"), Some((0..1, String::new())));
        assert_eq!(at("/Na"), Some((0..3, "na".to_owned())));
        assert_eq!(at("小明 /价"), Some((3..5, "价".to_owned())));
        assert_eq!(at("one\n/x"), Some((4..6, "x".to_owned())));
        assert_eq!(at("1/2"), None);
        assert_eq!(at("https://a"), None);
        assert_eq!(at("/na me"), None);
        assert_eq!(at(""), None);
        assert_eq!(at(&format!("x{}", "/".repeat(60))), None);
        assert_eq!(typed("/name more", 3).map(|typed| typed.at), Some(0..3));
        assert_eq!(typed("/na", 99).map(|typed| typed.at), Some(0..3));
    }

    #[test]
    fn beginnings_come_first_and_nothing_matches_a_command_that_is_none() {
        let replies = replies(&["again", "name", "rename", "价格"]);
        let names = |begun| matching(&replies, begun).iter().map(|r| r.name.as_str()).collect::<Vec<_>>();
        assert_eq!(names("na"), ["name", "rename"]);
        assert_eq!(names("格"), ["价格"]);
        assert!(names("start").is_empty());
        let found = |words| searched(&replies, words).iter().map(|r| r.name.as_str()).collect::<Vec<_>>();
        assert_eq!(found("text 价格"), ["价格"]);
        assert_eq!(found("/name"), ["name", "rename"]);
        assert_eq!(found("").len(), 4);
    }
}
