//! Marked text as it looks in a bubble.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Stroke, Ui};

use crate::api::markup::{Mark, MarkKind};

use super::theme::{self, BODY, BODY_LINE, Palette};
use super::widgets::{Ink, Side};

/// Marks beyond this number are not drawn; the text is.
const MOST_MARKS: usize = 200;

/// Lays marked text out for a bubble of one side.
#[must_use]
pub fn layout(ui: &Ui, side: Side, text: &str, marks: &[Mark]) -> LayoutJob {
    let ink = side.ink(Palette::of(ui));
    let marks: Vec<&Mark> =
        marks.iter().take(MOST_MARKS).filter(|mark| text.get(mark.range.clone()).is_some()).collect();
    let mut edges: Vec<usize> = marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]).collect();
    edges.extend([0, text.len()]);
    edges.sort_unstable();
    edges.dedup();
    let mut job = LayoutJob::default();
    for pair in edges.windows(2) {
        let [from, to] = [pair[0], pair[1]];
        let mut format = plain(ink);
        for mark in marks.iter().filter(|mark| mark.range.start <= from && to <= mark.range.end) {
            apply(&mut format, &mark.kind, ink);
        }
        job.append(&text[from..to], 0.0, format);
    }
    job
}

/// A link in a text.
pub struct TextLink<'a> {
    /// Which bytes of the text.
    pub range: Range<usize>,
    /// Where it leads.
    pub address: &'a str,
    /// The words that are pressed.
    pub said: &'a str,
}

/// The links of a marked text, as far as they are drawn.
#[must_use]
pub fn links<'a>(text: &'a str, marks: &'a [Mark]) -> Vec<TextLink<'a>> {
    let link = |mark: &'a Mark| {
        let MarkKind::Link(address) = &mark.kind else {
            return None;
        };
        Some(TextLink { range: mark.range.clone(), address, said: text.get(mark.range.clone())? })
    };
    marks.iter().take(MOST_MARKS).filter_map(link).collect()
}

fn plain(ink: Ink) -> TextFormat {
    TextFormat {
        font_id: theme::body(),
        color: ink.text,
        line_height: Some(BODY_LINE),
        ..TextFormat::default()
    }
}

fn apply(format: &mut TextFormat, kind: &MarkKind, ink: Ink) {
    let line = |color: Color32| Stroke::new(1.0, color);
    match kind {
        MarkKind::Bold => format.font_id = theme::body_bold(),
        MarkKind::Italic => format.italics = true,
        MarkKind::Underline => format.underline = line(ink.text),
        MarkKind::Strike => format.strikethrough = line(ink.text),
        MarkKind::Spoiler => format.background = ink.soft.gamma_multiply(0.35),
        MarkKind::Code | MarkKind::Pre(_) => {
            format.font_id = FontId::monospace(BODY - 1.0);
            format.background = ink.button;
        }
        MarkKind::Quote => {
            format.color = ink.soft;
            format.italics = true;
        }
        MarkKind::Link(_) => {
            format.color = ink.link;
            format.underline = line(ink.link);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::markup::{ParseMode, parse};

    #[test]
    fn overlapping_marks_are_all_drawn_and_nothing_of_the_text_is_lost() {
        egui::__run_test_ui(|ui| {
            theme::install(ui.ctx());
            let marked = parse("a <b>bold <i>both</i></b> <code>小明</code> z", ParseMode::Html).unwrap();
            let job = layout(ui, Side::Out, &marked.text, &marked.marks);
            assert_eq!(job.text, marked.text);
            let both =
                job.sections.iter().find(|s| &job.text[s.byte_range.start.0..s.byte_range.end.0] == "both");
            assert!(both.is_some_and(|s| s.format.italics && s.format.font_id == theme::body_bold()));
        });
    }
}
