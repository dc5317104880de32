//! Names as other people wrote them, made safe to show.
//!
//! A name can carry characters that turn the direction of what follows, hide, or break the line,
//! and so make one person look like another. None of them survives here.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

/// Names are cut after this many characters as a person counts them.
pub const LONGEST_NAME: usize = 64;

/// Marks above one letter beyond this many are dropped: they pile up over the lines above.
const MOST_MARKS: usize = 4;

/// A name that is safe in a line with others: one line, of bounded length, with no character that
/// hides or that turns the direction of writing. A name that is already so is not copied.
#[must_use]
pub fn display_name(name: &str) -> Cow<'_, str> {
    let short = name.graphemes(true).take(LONGEST_NAME + 1).count() <= LONGEST_NAME;
    let clean = short
        && name == name.trim()
        && !name.contains("  ")
        && name.chars().all(|c| !is_deceiving(c) && !breaks_line(c))
        && name.graphemes(true).all(|g| g.chars().count() <= MOST_MARKS + 1);
    if clean {
        return Cow::Borrowed(name);
    }

    let mut safe = String::with_capacity(name.len().min(4 * LONGEST_NAME));
    let mut left = LONGEST_NAME;
    // Bounded before anything else: a name of a megabyte costs no more than one of a line.
    for grapheme in name.graphemes(true).take(8 * LONGEST_NAME) {
        if left == 0 {
            safe.push('…');
            break;
        }
        let joins = is_joined_emoji(grapheme);
        let before = safe.len();
        for c in grapheme.chars().take(if joins { 16 } else { MOST_MARKS + 1 }) {
            if breaks_line(c) || c == ' ' {
                if !safe.is_empty() && !safe.ends_with(' ') {
                    safe.push(' ');
                }
            } else if !is_deceiving(c) || (joins && c == '\u{200d}') {
                safe.push(c);
            }
        }
        if safe.len() > before {
            left -= 1;
        }
    }
    safe.truncate(safe.trim_end().len());
    Cow::Owned(safe)
}

/// One line of what someone wrote, for lists: no breaks, nothing deceiving, at most `longest`
/// characters. Costs the same for a long text as for a short one.
#[must_use]
pub fn one_line(text: &str, longest: usize) -> Cow<'_, str> {
    let fits = text.len() <= longest;
    if fits && text.chars().all(|c| !is_deceiving(c) && !breaks_line(c)) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(longest.min(text.len()) + 4);
    let mut count = 0;
    for c in text.chars().take(longest.saturating_mul(2)) {
        if count == longest {
            line.push('…');
            return Cow::Owned(line);
        }
        if breaks_line(c) {
            if !line.is_empty() && !line.ends_with(' ') {
                line.push(' ');
                count += 1;
            }
        } else if !is_deceiving(c) || c == '\u{200d}' {
            line.push(c);
            count += 1;
        }
    }
    Cow::Owned(line)
}

/// One or two letters that stand for a name, or "?" if it has none.
///
/// First letters of the first and the last word in alphabets that have words of letters; the last
/// character in Chinese, where the given name stands last; one letter where letters join.
#[must_use]
pub fn initials(name: &str) -> String {
    let name = display_name(name);
    let mut words = name.split_whitespace().filter_map(first_letter);
    let Some(first) = words.next() else {
        // No letter at all: a picture, if there is one.
        return name
            .graphemes(true)
            .find(|g| !g.trim().is_empty())
            .map_or_else(|| "?".to_owned(), str::to_owned);
    };
    let last = words.next_back();
    match first.chars().next() {
        Some(c) if is_han(c) => {
            name.graphemes(true).rfind(|g| g.chars().next().is_some_and(is_han)).unwrap_or(first).to_owned()
        }
        Some(c) if has_capitals(c) => {
            let last = last.filter(|l| l.chars().next().is_some_and(has_capitals));
            first.chars().chain(last.into_iter().flat_map(str::chars)).flat_map(char::to_uppercase).collect()
        }
        _ => first.to_owned(),
    }
}

fn first_letter(word: &str) -> Option<&str> {
    word.graphemes(true).find(|g| g.chars().next().is_some_and(char::is_alphanumeric))
}

fn has_capitals(c: char) -> bool {
    c.is_ascii_digit() || c.is_uppercase() || c.to_uppercase().next() != Some(c)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Several pictures that are joined into one, like a family.
fn is_joined_emoji(grapheme: &str) -> bool {
    grapheme.contains('\u{200d}')
        && grapheme.chars().any(|c| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}'))
}

fn breaks_line(c: char) -> bool {
    c == '\t' || c == '\n' || c == '\r' || matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether there is a character in it that can be seen. A braille blank counts as one that cannot.
#[must_use]
pub fn is_visible(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !is_deceiving(c) && c != '\u{2800}')
}

/// Invisible, or changes how its neighbours are shown.
fn is_deceiving(c: char) -> bool {
    (c.is_control() && !breaks_line(c))
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honest_names_are_not_touched() {
        for name in ["Ada Lovelace", "小明", "رائد", "नमस्ते", "José", "O’Neil", "👩🏽", ""]
        {
            assert!(matches!(display_name(name), Cow::Borrowed(n) if n == name), "{name}");
        }
        assert_eq!(display_name("👨‍👩‍👧"), "👨‍👩‍👧");
    }

    #[test]
    fn nothing_turns_hides_or_breaks() {
        assert_eq!(display_name("Ada\u{202e}ecalevoL\u{202c}"), "AdaecalevoL");
        assert_eq!(display_name("\u{2066}Bank\u{2069}\u{200f}"), "Bank");
        assert_eq!(display_name("Ad\u{200b}min\u{feff}"), "Admin");
        assert_eq!(display_name("Ada\r\n\nSupport\u{2028}\u{7}!"), "Ada Support !");
        assert_eq!(display_name("  Ada \t Lovelace "), "Ada Lovelace");
        assert_eq!(display_name("\u{202e}\u{200b}"), "");
        assert_eq!(display_name("\u{3164}"), "");
    }

    #[test]
    fn what_shows_nothing_is_told_from_what_shows_something() {
        for hidden in ["", " \n\t", "\u{202e}\u{200b}", "\u{0}\u{7}", "\u{3164}", "\u{2800}"] {
            assert!(!is_visible(hidden), "{hidden:?}");
        }
        for shown in ["a", " . ", "\u{202e}a", "😀", "语"] {
            assert!(is_visible(shown), "{shown:?}");
        }
    }

    #[test]
    fn length_is_bounded_and_so_are_piled_marks() {
        let name = display_name(&"x".repeat(1_000_000)).into_owned();
        assert_eq!(name.chars().count(), LONGEST_NAME + 1);
        assert!(name.ends_with('…'));
        let piled = format!("a{}", "\u{301}".repeat(500));
        assert_eq!(display_name(&piled).chars().count(), 1 + MOST_MARKS);
    }

    #[test]
    fn one_line_is_one_line() {
        assert_eq!(one_line("hello", 10), "hello");
        assert_eq!(one_line("hello\n\nworld", 20), "hello world");
        assert_eq!(one_line("hello", 3), "hel…");
        assert_eq!(one_line("a\u{202e}b", 9), "ab");
        assert_eq!(one_line(&"語".repeat(100_000), 4), "語語語語…");
    }

    #[test]
    fn initials_follow_the_script() {
        for (name, expected) in [
            ("Ada Lovelace", "AL"),
            ("ada", "A"),
            ("Ops team", "OT"),
            ("Augusta Ada King", "AK"),
            ("小明", "明"),
            ("李雷", "雷"),
            ("欧阳 娜娜", "娜"),
            ("رائد العلي", "ر"),
            ("नमस्ते", "न"),
            ("Ольга Петрова", "ОП"),
            ("(Bob) [x]", "BX"),
            ("7 dwarfs", "7D"),
            ("👍", "👍"),
            ("", "?"),
            ("\u{202e}", "?"),
            ("ß", "SS"),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
