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

fn place(ui: &Ui, text: String, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let format = TextFormat { font_id: font, color, ..TextFormat::default() };
    let mut job = LayoutJob::single_section(text, format);
    job.wrap = TextWrapping {
        max_width: width.max(0.0),
        max_rows: 1,
        break_anywhere: true,
        overflow_character: Some('…'),
    };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
