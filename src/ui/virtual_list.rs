//! A scrolling list that draws only what is seen and does not jump when rows come and go.

use std::collections::HashMap;

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::store::Seq;

use super::row_window::{Change, Focus, Row};

/// How near an end of the list counts as near, in points.
const NEAR: f32 = 900.0;
/// Room below the last row.
const TAIL: f32 = 12.0;
/// Closer to the end than this is at the end.
const AT_END: f32 = 4.0;

/// Scroll position and row heights of one list.
#[derive(Debug)]
pub struct VirtualList {
    heights: HashMap<Seq, f32>,
    width: f32,
    offset: f32,
    viewport: f32,
    /// A row that was on the screen, and how far its top was below the top of the view.
    anchor: Option<(Seq, f32)>,
    /// What to do with the scroll position in the next frame.
    then: Option<Then>,
    following: bool,
    /// Whether a list shorter than its view stands at the top and not at the bottom.
    pub from_top: bool,
}

impl Default for VirtualList {
    fn default() -> Self {
        Self {
            heights: HashMap::new(),
            width: 0.0,
            offset: 0.0,
            viewport: 0.0,
            anchor: None,
            then: None,
            // A list that was never drawn will be at its end when it is.
            following: true,
            from_top: false,
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Then {
    ToEnd,
    ToRow(Seq),
    KeepAnchor,
}

/// Where the view stands after a frame.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// Near the first row.
    pub near_start: bool,
    /// Near the last row.
    pub near_end: bool,
    /// At the last row.
    pub at_end: bool,
}

impl VirtualList {
    /// The rows changed: decides where to look next. `at_end` says whether the newest row of the
    /// list is among them: only then is the end worth following.
    pub fn rows_changed(&mut self, change: Change, at_end: bool) {
        self.then = Some(match change {
            Change::Replaced(Focus::End) => Then::ToEnd,
            Change::Replaced(Focus::Row(seq)) => Then::ToRow(seq),
            Change::Grown if self.following && at_end => Then::ToEnd,
            Change::Grown => Then::KeepAnchor,
        });
    }

    /// Looks at the newest row, now and when more come.
    pub fn go_to_end(&mut self) {
        self.then = Some(Then::ToEnd);
    }

    /// Brings one row into view.
    pub fn go_to(&mut self, seq: Seq) {
        self.then = Some(Then::ToRow(seq));
    }

    /// Moves by a number of pages, up is negative.
    pub fn scroll_pages(&mut self, pages: f32) {
        self.offset = (self.offset + pages * self.viewport * 0.9).max(0.0);
        self.then = Some(Then::KeepAnchor);
        self.anchor = None;
    }

    /// Whether the view was at the end in the last frame.
    #[must_use]
    pub fn is_following(&self) -> bool {
        self.following
    }

    /// Keeps what is seen where it is, whatever grows below it.
    pub fn keep_place(&mut self) {
        self.following = false;
        self.then = Some(Then::KeepAnchor);
    }

    /// A row's content changed: its height is measured anew.
    pub fn forget(&mut self, seq: Seq) {
        self.heights.remove(&seq);
    }

    /// All heights are measured anew: the language, the scale or the theme changed.
    pub fn forget_all(&mut self) {
        self.heights.clear();
    }

    /// Draws what is seen of `rows`. `draw` gets a row and the one before it. A row whose height is
    /// not known yet is drawn once out of sight to learn it. `at_end` as in [`Self::rows_changed`].
    pub fn show<R: Row>(
        &mut self,
        ui: &mut Ui,
        id_salt: &str,
        rows: &[R],
        at_end: bool,
        mut draw: impl FnMut(&mut Ui, &R, Option<&R>),
    ) -> Seen {
        let width = ui.available_width();
        if (width - self.width).abs() > 0.5 {
            self.heights.clear();
            self.width = width;
            if self.then.is_none() {
                self.then = Some(if self.following { Then::ToEnd } else { Then::KeepAnchor });
            }
        }
        if self.heights.len() > rows.len() * 4 + 64 {
            self.heights.clear();
        }
        let mut learned = false;
        let mut tops = Vec::with_capacity(rows.len() + 1);
        let mut bottom = 0.0;
        for (index, row) in rows.iter().enumerate() {
            tops.push(bottom);
            let before = index.checked_sub(1).map(|before| &rows[before]);
            bottom += *self.heights.entry(row.seq()).or_insert_with(|| {
                learned = true;
                let mut hidden = out_of_sight(ui, row.seq(), width);
                draw(&mut hidden, row, before);
                hidden.min_rect().height().max(1.0)
            });
        }
        tops.push(bottom);
        if learned {
            // What was drawn to be measured is for nobody's eyes, nor for a screen reader's.
            ui.ctx().request_discard("row heights were learned");
            ui.ctx().request_repaint();
        }
        if !rows.is_empty() {
            bottom += TAIL;
        }

        // A list shorter than its view stands at the bottom, like a conversation that begins.
        let view = ui.available_height();
        let lead = if self.from_top { 0.0 } else { (view - bottom).max(0.0) };
        let top_of = |seq: Seq| rows.iter().position(|row| row.seq() == seq).map(|index| tops[index]);
        let mut area = ScrollArea::vertical().id_salt(id_salt).auto_shrink(false);
        let target = match self.then.take() {
            // The pass that is thrown away must not use up where to go.
            then if learned => {
                self.then = then;
                None
            }
            Some(Then::ToEnd) => Some(bottom),
            Some(Then::ToRow(seq)) => top_of(seq).map(|top| top - view / 3.0),
            Some(Then::KeepAnchor) => Some(
                self.anchor
                    .and_then(|(seq, below)| top_of(seq).map(|top| top - below))
                    .unwrap_or(self.offset),
            ),
            // A wheel that turns up in this frame still moves the list away from its end.
            None if self.following && at_end => Some(bottom),
            None => None,
        };
        if let Some(target) = target {
            area = area.vertical_scroll_offset(target.clamp(0.0, (bottom - view).max(0.0)));
        }
        // Only a hand takes the view away from the end: a field elsewhere that scrolls itself into
        // view reaches this list, too. Asked before the area takes the wheel for itself.
        let by_hand = ui.input(|input| input.pointer.any_down() || input.smooth_scroll_delta().y != 0.0);
        let output = area.show_viewport(ui, |ui, viewport| {
            ui.set_width(width);
            ui.set_height(bottom + lead);
            let origin = ui.max_rect().min;
            let first = tops.partition_point(|top| top + lead < viewport.min.y).saturating_sub(1);
            for (index, row) in rows.iter().enumerate().skip(first) {
                let top = tops[index] + lead;
                if top > viewport.max.y {
                    break;
                }
                let rect =
                    Rect::from_min_size(origin + vec2(0.0, top), vec2(width, tops[index + 1] - tops[index]));
                let before = index.checked_sub(1).map(|before| &rows[before]);
                let builder = UiBuilder::new().id_salt(row.seq().0).max_rect(rect);
                ui.scope_builder(builder, |ui| draw(ui, row, before));
            }
        });
        if learned {
            return Seen { at_end: self.following, ..Seen::default() };
        }
        self.offset = output.state.clamped_offset().y;
        self.viewport = output.inner_rect.height();
        let end = self.offset + self.viewport;
        self.following = at_end && (end >= bottom + lead - AT_END || (self.following && !by_hand));
        let first = tops.partition_point(|top| top + lead <= self.offset).min(rows.len());
        self.anchor = rows.get(first).map(|row| (row.seq(), tops[first] + lead - self.offset));
        Seen { near_start: self.offset < NEAR, near_end: end > bottom + lead - NEAR, at_end: self.following }
    }
}

/// A place far above the window, clipped away, to learn a row's height in.
fn out_of_sight(ui: &mut Ui, seq: Seq, width: f32) -> Ui {
    let place = Rect::from_min_size(pos2(ui.max_rect().left(), -100_000.0), vec2(width, f32::INFINITY));
    let mut hidden = ui.new_child(UiBuilder::new().id_salt(("measure", seq.0)).max_rect(place).invisible());
    hidden.set_clip_rect(Rect::NOTHING);
    hidden
}
