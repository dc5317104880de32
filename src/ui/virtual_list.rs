//! A scrolling list that draws only what is seen and does not jump when rows come and go.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::store::Seq;

use super::row_window::{Change, Focus, Row};

/// How near an end of the list counts as near, in points.
const NEAR: f32 = 900.0;
/// Rows are measured this far ahead of the view, in points: farther than near, so that the first row
/// is known by the time it is near.
const AHEAD: f32 = 1_500.0;
/// Rows measured in one frame above and below beyond those that are about to be seen. A whole page of
/// new rows in one frame would be felt as a hitch.
const A_FRAME: usize = 3;
/// Room below the last row.
const TAIL: f32 = 12.0;
/// Closer to the end than this is at the end.
const AT_END: f32 = 4.0;

/// Scroll position and row heights of one list.
///
/// Only a stretch of the rows is laid out: what is on the screen and some around it, each row
/// measured once. The stretch grows row by row, as far as the view comes near its ends.
#[derive(Debug)]
pub struct VirtualList {
    heights: HashMap<Seq, f32>,
    /// The tops of the stretch's rows and the bottom of the last one.
    tops: Vec<f32>,
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
            tops: Vec::new(),
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
        if let Change::Replaced(focus) = change {
            self.following = focus == Focus::End;
        }
        self.then = Some(match change {
            Change::Replaced(Focus::End) => Then::ToEnd,
            Change::Replaced(Focus::Row(seq)) => Then::ToRow(seq),
            Change::Grown if at_end => self.stay(),
            Change::Grown => Then::KeepAnchor,
        });
    }

    /// Looks at the newest row, now and when more come.
    pub fn go_to_end(&mut self) {
        self.following = true;
        self.then = Some(Then::ToEnd);
    }

    /// Brings one row into view.
    pub fn go_to(&mut self, seq: Seq) {
        self.following = false;
        self.then = Some(Then::ToRow(seq));
    }

    /// Moves by a number of pages, up is negative.
    pub fn scroll_pages(&mut self, pages: f32) {
        self.following = false;
        if let Some((_, below)) = &mut self.anchor {
            *below -= pages * self.viewport * 0.9;
        }
        self.then = Some(Then::KeepAnchor);
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
        if self.then.is_none() {
            self.then = Some(self.stay());
        }
    }

    /// What keeps the eye where it is.
    fn stay(&self) -> Then {
        if self.following { Then::ToEnd } else { Then::KeepAnchor }
    }

    /// Draws what is seen of `rows`, oldest first. `draw` gets a row and the one before it. A row
    /// whose height is not known yet is drawn once out of sight to learn it. `at_end` as in
    /// [`Self::rows_changed`].
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
            self.width = width;
            self.forget_all();
        }
        if self.heights.len() > rows.len() * 4 + 64 {
            let kept: HashSet<Seq> = rows.iter().map(Row::seq).collect();
            self.heights.retain(|seq, _| kept.contains(seq));
        }
        let mut draw_at = |ui: &mut Ui, index: usize| {
            draw(ui, &rows[index], index.checked_sub(1).map(|before| &rows[before]));
        };
        let view = ui.available_height();
        let (stretch, unfinished) = self.stretch(rows, view, |index| {
            let mut hidden = out_of_sight(ui, rows[index].seq(), width);
            draw_at(&mut hidden, index);
            hidden.min_rect().height().max(1.0)
        });
        if unfinished {
            ui.ctx().request_repaint();
        }
        let start = stretch.start;
        let mut tops = std::mem::take(&mut self.tops);
        tops.clear();
        let mut bottom = 0.0;
        for row in &rows[stretch.clone()] {
            tops.push(bottom);
            bottom += self.heights.get(&row.seq()).copied().unwrap_or_default();
        }
        tops.push(bottom);
        if !rows.is_empty() {
            bottom += TAIL;
        }

        // A list shorter than its view stands at the bottom, like a conversation that begins.
        let lead = if self.from_top { 0.0 } else { (view - bottom).max(0.0) };
        let top_of =
            |seq: Seq| place(rows, seq).and_then(|index| Some(tops.get(index.checked_sub(start)?)? + lead));
        let anchored = self.anchor.and_then(|(seq, below)| Some(top_of(seq)? - below));
        let then = self.then.take().or_else(|| {
            // The stretch has grown above, or a row there is taller now.
            anchored.filter(|at| (at - self.offset).abs() > 0.1).map(|_| self.stay())
        });
        let target = match then {
            Some(Then::ToEnd) => Some(bottom),
            Some(Then::ToRow(seq)) => top_of(seq).map(|top| top - view / 3.0),
            Some(Then::KeepAnchor) => Some(anchored.unwrap_or(self.offset)),
            // A wheel that turns up in this frame still moves the list away from its end.
            None if self.following && at_end => Some(bottom),
            None => None,
        };
        // Rubber would pull back from an end that is new in this frame: egui knows the old one only.
        ui.spacing_mut().scroll.kinetic.rubber_band = false;
        let mut area = ScrollArea::vertical().id_salt(id_salt).auto_shrink(false);
        if let Some(target) = target {
            area = area.vertical_scroll_offset(target.clamp(0.0, (bottom - view).max(0.0)));
        }
        // Only a hand takes the view away from the end: a field elsewhere that scrolls itself into view
        // reaches this list, too. Asked before the area takes the wheel for itself.
        let by_hand = ui.input(|input| input.pointer.any_down() || input.smooth_scroll_delta().y != 0.0);
        let output = area.show_viewport(ui, |ui, viewport| {
            ui.set_width(width);
            ui.set_height(bottom + lead);
            let origin = ui.max_rect().min;
            let first = tops.partition_point(|top| top + lead < viewport.min.y).saturating_sub(1);
            for (index, edges) in tops.windows(2).enumerate().skip(first) {
                let top = edges[0] + lead;
                if top > viewport.max.y {
                    break;
                }
                let index = start + index;
                let rect = Rect::from_min_size(origin + vec2(0.0, top), vec2(width, edges[1] - edges[0]));
                let builder = UiBuilder::new().id_salt(rows[index].seq().0).max_rect(rect);
                ui.scope_builder(builder, |ui| draw_at(ui, index));
            }
        });
        self.offset = output.state.clamped_offset().y;
        self.viewport = output.inner_rect.height();
        let end = self.offset + self.viewport;
        let (whole_start, whole_end) = (start == 0, stretch.end == rows.len());
        let followed = self.following && !by_hand;
        self.following = at_end && whole_end && (followed || end >= bottom + lead - AT_END);
        let first = tops.partition_point(|top| top + lead <= self.offset).min(stretch.len());
        self.anchor = rows[stretch].get(first).map(|row| (row.seq(), tops[first] + lead - self.offset));
        self.tops = tops;
        Seen {
            near_start: whole_start && self.offset < NEAR,
            near_end: whole_end && end > bottom + lead - NEAR,
            at_end: self.following,
        }
    }

    /// The rows to lay out, with a known height each: around the row that the eye is on, what is about
    /// to be seen at once and some more in each frame. Also says whether more is left for the next.
    fn stretch<R: Row>(
        &mut self,
        rows: &[R],
        view: f32,
        mut measure: impl FnMut(usize) -> f32,
    ) -> (Range<usize>, bool) {
        let Some(last) = rows.len().checked_sub(1) else {
            return (0..0, false);
        };
        let anchor = self.anchor.and_then(|(seq, below)| Some((place(rows, seq)?, below)));
        // The row, how far up from its top is seen, and how far down.
        let (pivot, up, down) = match (self.then, anchor) {
            (Some(Then::ToRow(seq)), _) => (place(rows, seq).unwrap_or(last), view, view),
            (Some(Then::ToEnd), _) | (_, None) => (last, view, 0.0),
            // The wheel may have turned since.
            (_, Some((index, below))) => (index, below + view * 0.5, view * 1.5 - below),
        };
        let mut unfinished = false;
        // How many of these rows, in this order, belong to the stretch.
        let mut walk = |indices: &mut dyn Iterator<Item = usize>, seen: f32| {
            let (mut walked, mut reached, mut spare) = (0, 0.0, A_FRAME);
            for index in indices {
                let height = match self.heights.entry(rows[index].seq()) {
                    Entry::Occupied(known) => *known.get(),
                    Entry::Vacant(_) if reached >= seen + AHEAD => break,
                    Entry::Vacant(_) if reached >= seen && spare == 0 => {
                        unfinished = true;
                        break;
                    }
                    Entry::Vacant(unknown) => {
                        spare -= usize::from(reached >= seen);
                        *unknown.insert(measure(index))
                    }
                };
                walked += 1;
                reached += height;
            }
            walked
        };
        let start = pivot - walk(&mut (0..pivot).rev(), up);
        let end = pivot + walk(&mut (pivot..rows.len()), down.max(1.0));
        (start..end, unfinished)
    }
}

/// Where a row is in the list.
fn place<R: Row>(rows: &[R], seq: Seq) -> Option<usize> {
    rows.iter().position(|row| row.seq() == seq)
}

/// A place far above the window, clipped away, to learn a row's height in.
fn out_of_sight(ui: &mut Ui, seq: Seq, width: f32) -> Ui {
    let place = Rect::from_min_size(pos2(ui.max_rect().left(), -100_000.0), vec2(width, f32::INFINITY));
    let mut hidden = ui.new_child(UiBuilder::new().id_salt(("measure", seq.0)).max_rect(place).invisible());
    hidden.set_clip_rect(Rect::NOTHING);
    hidden
}

#[cfg(test)]
mod tests {
    use egui::{Context, RawInput, Vec2};

    use super::*;

    struct Line(i64);

    impl Row for Line {
        fn seq(&self) -> Seq {
            Seq(self.0)
        }
    }

    /// One frame: how many rows were measured, and where each drawn row stands.
    fn frame(context: &Context, list: &mut VirtualList, rows: &[Line]) -> (usize, HashMap<i64, f32>) {
        let (mut measured, mut drawn) = (0, HashMap::new());
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, vec2(400.0, 600.0)));
        let input = RawInput { screen_rect, ..RawInput::default() };
        let output = context.run_ui(input, |ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            list.show(ui, "lines", rows, true, |ui, row, _| {
                let height = 30.0 + (row.0 % 3) as f32 * 20.0;
                let (place, _) = ui.allocate_exact_size(vec2(100.0, height), egui::Sense::hover());
                if ui.is_visible() {
                    drawn.insert(row.0, place.top());
                } else {
                    measured += 1;
                }
            });
        });
        output.drop_without_applying_deltas();
        (measured, drawn)
    }

    fn lines(range: Range<i64>) -> Vec<Line> {
        range.map(Line).collect()
    }

    #[test]
    fn rows_out_of_sight_are_measured_a_few_in_a_frame_and_not_all() {
        let (context, mut list) = (Context::default(), VirtualList::default());
        let rows = lines(0..320);
        list.rows_changed(Change::Replaced(Focus::End), true);
        let (first, drawn) = frame(&context, &mut list, &rows);
        assert!(first < 25 && drawn.contains_key(&319), "{first} measured, {} drawn", drawn.len());
        // A little around the view is needed as well.
        frame(&context, &mut list, &rows);
        let counts: Vec<usize> = (0..40).map(|_| frame(&context, &mut list, &rows).0).collect();
        assert!(counts.iter().all(|count| *count <= A_FRAME), "{counts:?}");
        assert_eq!(counts.last(), Some(&0), "far rows are left alone");
        assert!(list.heights.len() < 80, "{}", list.heights.len());
    }

    #[test]
    fn nothing_moves_while_rows_come_and_are_measured() {
        let (context, mut list) = (Context::default(), VirtualList::default());
        let rows = lines(100..200);
        list.rows_changed(Change::Replaced(Focus::Row(Seq(105))), true);
        frame(&context, &mut list, &rows);
        let (_, before) = frame(&context, &mut list, &rows);
        assert!(before.contains_key(&105) && !list.is_following());
        let more = lines(20..260);
        list.rows_changed(Change::Grown, true);
        for _ in 0..60 {
            let (_, now) = frame(&context, &mut list, &more);
            for (row, top) in &before {
                let moved = now.get(row).map(|now| (now - top).abs());
                assert!(moved.is_some_and(|moved| moved < 0.5), "row {row} moved by {moved:?}");
            }
        }
    }

    #[test]
    fn who_looks_at_the_end_stays_there() {
        let (context, mut list) = (Context::default(), VirtualList::default());
        list.rows_changed(Change::Replaced(Focus::End), true);
        frame(&context, &mut list, &lines(0..100));
        for end in 101..140 {
            list.rows_changed(Change::Grown, true);
            let (_, drawn) = frame(&context, &mut list, &lines(0..end));
            assert!(drawn.contains_key(&(end - 1)) && list.is_following(), "{end}");
        }
    }
}
