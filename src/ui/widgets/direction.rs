//! Arabic and Hebrew in reading order.
//!
//! egui joins the letters of a word as it should, but puts words one after another from the left.
//! Here a line is put into the order in which it is seen, word by word, so that a reader can start at
//! the right. The result is for the eye only: what is copied or read aloud stays as it was written.

use std::ops::Range;

use unicode_bidi::{Level, ParagraphBidiInfo};

/// Is any of it written from the right?
#[must_use]
pub fn has_rtl(text: &str) -> bool {
    text.chars().any(is_rtl)
}

/// Is it, as a whole, written from the right? The first letter with a direction decides.
#[must_use]
pub fn starts_rtl(text: &str) -> bool {
    unicode_bidi::get_base_direction(text) == unicode_bidi::Direction::Rtl
}

/// One line in the order in which it is seen.
#[must_use]
pub fn visual_line(text: &str) -> String {
    let info = ParagraphBidiInfo::new(text, None);
    let mut seen = String::with_capacity(text.len());
    push_visual(&info, 0..text.len(), &mut seen);
    seen
}

/// A text broken into rows of at most `room`, each in the order in which it is seen, with a line
/// break after each. `measure` says how wide a word is. egui's own rows would not do: where letters
/// run from the right it counts more of them than there are.
#[must_use]
pub fn visual_rows(text: &str, room: f32, measure: impl Fn(&str) -> f32) -> String {
    let space = measure(" ");
    let mut seen = String::with_capacity(text.len() + 16);
    for (index, paragraph) in text.split('\n').enumerate() {
        if index > 0 {
            seen.push('\n');
        }
        let info = ParagraphBidiInfo::new(paragraph, None);
        let (mut start, mut end, mut width) = (0, 0, 0.0);
        for word in words(paragraph) {
            let wide = measure(&paragraph[word.clone()]);
            if end > start && width + space + wide > room {
                push_visual(&info, start..end, &mut seen);
                seen.push('\n');
                (start, width) = (word.start, 0.0);
            }
            width += if end > start { space + wide } else { wide };
            end = word.end;
        }
        push_visual(&info, start..end, &mut seen);
    }
    seen
}

/// As much of the beginning of a line as fits into `room` with a mark that there is more, in the
/// order in which it is seen.
#[must_use]
pub fn visual_start(text: &str, room: f32, measure: impl Fn(&str) -> f32) -> String {
    let more = measure("…");
    let fitting = words(text).map(|word| word.end).take_while(|end| measure(&text[..*end]) + more <= room);
    let kept = &text[..fitting.last().unwrap_or(0)];
    let seen = visual_line(kept);
    if starts_rtl(text) { format!("…{seen}") } else { format!("{seen}…") }
}

/// Where the words of a line are.
fn words(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    line.split(' ').filter_map(move |word| {
        let range = at..at + word.len();
        at = range.end + 1;
        (!word.is_empty()).then_some(range)
    })
}

fn push_visual(info: &ParagraphBidiInfo<'_>, line: Range<usize>, seen: &mut String) {
    if line.is_empty() {
        return;
    }
    let (levels, runs) = info.visual_runs(line);
    for run in runs {
        let text = &info.text[run.clone()];
        if levels.get(run.start).is_some_and(Level::is_rtl) {
            push_from_the_right(text, seen);
        } else {
            seen.push_str(text);
        }
    }
}

/// Words keep their letters in order, for egui turns those itself; everything else is turned here.
fn push_from_the_right(text: &str, seen: &mut String) {
    let mut end = text.len();
    while end > 0 {
        let before = &text[..end];
        let word = before.trim_end_matches(is_rtl);
        if word.len() < end {
            seen.push_str(&text[word.len()..end]);
            end = word.len();
        } else if let Some((start, sign)) = before.char_indices().next_back() {
            seen.push(mirrored(sign));
            end = start;
        }
    }
}

fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}')
}

fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_run_from_the_right() {
        assert_eq!(visual_line("مرحبا بالعالم كيف"), "كيف بالعالم مرحبا");
        assert_eq!(visual_line("שלום עולם."), ".עולם שלום");
        assert_eq!(visual_line("הזמנה (1042) לך"), "לך (1042) הזמנה");
    }

    #[test]
    fn each_direction_keeps_its_own_order_in_the_other() {
        assert_eq!(visual_line("hello مرحبا بالعالم world"), "hello بالعالم مرحبا world");
        assert_eq!(visual_line("رائد said hello يوم"), "يوم said hello رائد");
        assert_eq!(visual_line("plain words"), "plain words");
        assert_eq!(visual_line(""), "");
    }

    #[test]
    fn rows_are_broken_between_words_and_then_turned() {
        let measure = |text: &str| text.chars().count() as f32;
        assert_eq!(visual_rows("אא בב גג דד", 5.0, measure), "בב אא\nדד גג");
        assert_eq!(visual_rows("אא\n\nבב", 5.0, measure), "אא\n\nבב");
        assert_eq!(visual_rows("אאאאאאאא בב", 5.0, measure), "אאאאאאאא\nבב");
        assert_eq!(visual_start("אא בב גג", 6.0, measure), "…בב אא");
        assert_eq!(visual_start("a בב גג", 5.0, measure), "a בב…");
    }

    #[test]
    fn the_first_letter_decides() {
        assert!(starts_rtl("123 مرحبا hello"));
        assert!(!starts_rtl("hello مرحبا"));
        assert!(has_rtl("hello مرحبا") && !has_rtl("你好 hello"));
    }
}
