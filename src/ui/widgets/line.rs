//! Text laid out in one line, cut with "…" where the room ends.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Ui};

use super::direction;
use super::names::one_line;

/// No line on a screen is longer. Cutting here keeps layout cheap whatever is passed in.
const LONGEST_LINE: usize = 400;

/// Lays out a text in at most `width` points. Line breaks and deceiving characters are gone.
#[must_use]
pub fn layout(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let text = one_line(text, LONGEST_LINE);
    if !direction::has_rtl(&text) {
        return place(ui, text.into_owned(), font, color, width);
    }
    let measure = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), font.clone(), color).size().x;
    let shown = if measure(&text) <= width {
        direction::visual_line(&text)
    } else {
        direction::visual_start(&text, width, measure)
    };
    place(ui, shown, font, color, width)
}

/// Lays out a text in at most `rows` lines of at most `width` points, cut with "…" after the last.
#[must_use]
pub fn layout_rows(
    ui: &Ui,
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
    rows: usize,
) -> Arc<Galley> {
    let text = one_line(text, LONGEST_LINE * 2);
    let text = if direction::has_rtl(&text) {
        let measure = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), font.clone(), color).size().x;
        direction::visual_rows(&text, width, measure)
    } else {
        text.into_owned()
    };
    place_rows(ui, text, font, color, width, rows)
}

fn place(ui: &Ui, text: String, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    place_rows(ui, text, font, color, width, 1)
}

fn place_rows(ui: &Ui, text: String, font: FontId, color: Color32, width: f32, rows: usize) -> Arc<Galley> {
    let format = TextFormat { font_id: font, color, ..TextFormat::default() };
    let mut job = LayoutJob::single_section(text, format);
    job.wrap = TextWrapping {
        max_width: width.max(0.0),
        max_rows: rows,
        // A single line is cut anywhere; several break between words.
        break_anywhere: rows == 1,
        overflow_character: Some('…'),
    };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
