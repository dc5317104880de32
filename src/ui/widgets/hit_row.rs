//! A message that was found, in a list: where, when, and the words in their context.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{CornerRadius, Galley, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::names::{display_name, one_line};
use super::{avatar, bubble, direction, focus, line};
use crate::ui::theme::{self, Palette, radius, space};

/// Height of a row; lists that draw only what is visible need it.
pub const HEIGHT: f32 = 72.0;

/// Most characters between two places, and of one place, that are laid out.
const PART: usize = 160;

/// A message that was found.
#[must_use = "a row is shown with `show`"]
#[derive(Clone, Copy, Debug)]
pub struct HitRow<'a> {
    /// Where, or who, as the other side wrote it; it is made safe here.
    pub name: &'a str,
    /// Chooses the colour.
    pub seed: i64,
    /// When, in few letters.
    pub time: &'a str,
    /// Before the words, in the person's language: who said it, or that it is not said any more.
    pub lead: &'a str,
    /// A piece of what was said.
    pub piece: &'a str,
    /// What was found in it, in bytes.
    pub found: &'a [Range<usize>],
    /// The message is shown beside the list, or the keyboard is on it.
    pub selected: bool,
}

impl HitRow<'_> {
    /// Shows the row as wide as there is room.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let (whole, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
        let name = display_name(self.name);
        let said = format!("{name}: {}{}", self.lead, one_line(self.piece, 200));
        let (enabled, selected) = (ui.is_enabled(), self.selected);
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, enabled, selected, &said));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(self.time));
        if ui.is_rect_visible(whole) {
            self.paint(ui, whole, &name, &response);
        }
        response
    }

    fn paint(&self, ui: &Ui, whole: Rect, name: &str, response: &Response) {
        let p = Palette::of(ui);
        let rect = whole.shrink2(vec2(6.0, 1.0));
        let fill = match (self.selected, response.hovered()) {
            (true, _) => Some(p.accent_soft),
            (false, true) => Some(p.hover),
            (false, false) => None,
        };
        if let Some(fill) = fill {
            ui.painter().rect_filled(rect, CornerRadius::same(radius::ROW), fill);
        }
        let (left, right) = (rect.left() + space::M, rect.right() - space::M);
        let upper = rect.top() + 18.0;
        let face = Rect::from_center_size(pos2(left + 10.0, upper), Vec2::splat(20.0));
        avatar::paint(ui.painter(), face, name, avatar::color_of(self.seed));
        let time = line::layout(ui, self.time, theme::small(), p.faint, 96.0);
        let end = right - time.size().x;
        ui.painter().galley(pos2(end, upper - time.size().y * 0.5), time, p.faint);
        let start = face.right() + space::S;
        let title = line::layout(ui, name, theme::body_bold(), p.text, end - space::S - start);
        ui.painter().galley(pos2(start, upper - title.size().y * 0.5), title, p.text);
        let words = self.words(ui, right - left);
        ui.painter().galley(pos2(left, rect.top() + 31.0), words, p.soft);
        focus::ring(ui, response, rect, radius::ROW);
    }

    /// The piece in two lines, with what was found standing out. Each part is made safe by itself, so
    /// that what is found keeps its place.
    fn words(&self, ui: &Ui, width: f32) -> Arc<Galley> {
        let p = Palette::of(ui);
        if direction::has_rtl(self.piece) {
            let text = format!("{}{}", self.lead, self.piece);
            return line::layout_rows(ui, &text, theme::small(), p.soft, width, 2);
        }
        let plain = bubble::format(theme::small(), p.soft);
        let lit = bubble::format(theme::small_bold(), p.accent);
        let mut job = LayoutJob::default();
        job.append(&one_line(self.lead, PART), 0.0, bubble::format(theme::small(), p.faint));
        let mut done = 0;
        for found in self.found {
            let (Some(before), Some(hit)) =
                (self.piece.get(done..found.start), self.piece.get(found.clone()))
            else {
                continue;
            };
            job.append(&one_line(before, PART), 0.0, plain.clone());
            job.append(&one_line(hit, PART), 0.0, lit.clone());
            done = found.end;
        }
        job.append(&one_line(&self.piece[done..], PART), 0.0, plain);
        job.wrap = TextWrapping {
            max_width: width,
            max_rows: 2,
            break_anywhere: false,
            overflow_character: Some('…'),
        };
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }
}
