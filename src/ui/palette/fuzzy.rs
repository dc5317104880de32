//! How well a name fits what was typed: its letters in their order, better where they stand together
//! or begin a word. Each Chinese character is a word of its own.

/// How well a name fits, and which of its characters were meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Larger is better.
    pub score: i32,
    /// Indexes of characters.
    pub hits: Vec<usize>,
}

/// At a word's beginning.
const BEGINS: i32 = 8;
/// Right after another hit.
const TOGETHER: i32 = 6;
/// A character that was passed over between two hits.
const PASSED: i32 = -1;
/// Longest name that is looked through, in characters.
const LONGEST: usize = 120;

/// How well `name` fits `typed`, whose words may come in any order. `None` when it does not.
#[must_use]
pub fn fit(typed: &str, name: &str) -> Option<Fit> {
    let letters: Vec<char> = name.chars().take(LONGEST).map(lower).collect();
    let mut whole = Fit { score: 0, hits: Vec::new() };
    for word in typed.split_whitespace() {
        let word: Vec<char> = word.chars().map(lower).collect();
        let best = (0..letters.len()).filter_map(|from| from_here(&word, &letters, from));
        let best = best.max_by_key(|fit| fit.score)?;
        whole.score += best.score;
        whole.hits.extend(best.hits);
    }
    // Of two that fit equally, the shorter one was meant.
    whole.score -= letters.len() as i32 / 8;
    whole.hits.sort_unstable();
    whole.hits.dedup();
    Some(whole)
}

/// The fit whose first hit is at `from`.
fn from_here(word: &[char], letters: &[char], from: usize) -> Option<Fit> {
    let (first, rest) = word.split_first()?;
    if letters.get(from) != Some(first) {
        return None;
    }
    let mut fit = Fit { score: 1 + beginning(letters, from), hits: vec![from] };
    let mut last = from;
    for letter in rest {
        let after = &letters[last + 1..];
        let next = after.iter().position(|other| other == letter)? + last + 1;
        let passed = (next - last - 1) as i32;
        fit.score += 1 + beginning(letters, next);
        fit.score += if passed == 0 { TOGETHER } else { PASSED * passed.min(BEGINS) };
        fit.hits.push(next);
        last = next;
    }
    // Letters strewn over a name were hardly meant.
    let strewn = word.len() > 1 && fit.score <= word.len() as i32;
    (!strewn).then_some(fit)
}

fn beginning(letters: &[char], at: usize) -> i32 {
    let begins = match at.checked_sub(1).and_then(|before| letters.get(before)) {
        None => return BEGINS + 2,
        Some(before) => !before.is_alphanumeric() || is_han(letters[at]),
    };
    if begins { BEGINS } else { 0 }
}

fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best<'a>(typed: &str, names: &[&'a str]) -> Option<&'a str> {
        let fits = names.iter().filter_map(|name| Some((fit(typed, name)?.score, *name)));
        fits.max_by_key(|(score, _)| *score).map(|(_, name)| name)
    }

    #[test]
    fn letters_fit_in_their_order_and_whole_words_fit_best() {
        assert_eq!(best("set", &["Reset the view", "Settings", "send later"]), Some("Settings"));
        assert_eq!(best("sl", &["Settings", "Send later", "Close"]), Some("Send later"));
        assert_eq!(best("lovelace ada", &["Ada Lovelace", "Adam"]), Some("Ada Lovelace"));
        assert_eq!(fit("xyz", "Settings"), None);
        assert_eq!(fit("sgx", "Settings"), None);
    }

    #[test]
    fn chinese_fits_by_any_of_its_characters() {
        assert_eq!(best("定时", &["发送", "定时发送…", "设置"]), Some("定时发送…"));
        assert_eq!(best("发送", &["定时发送…", "设置"]), Some("定时发送…"));
        assert_eq!(fit("小明", "王小明").map(|fit| fit.hits), Some(vec![1, 2]));
    }

    #[test]
    fn what_was_meant_is_told() {
        assert_eq!(fit("feed", "Export the feed").map(|fit| fit.hits), Some(vec![11, 12, 13, 14]));
        assert_eq!(fit("", "Anything").map(|fit| fit.hits), Some(Vec::new()));
    }
}
