//! One conversation in the list.

use egui::{Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::names::display_name;
use super::{avatar, chip, focus, line};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, radius, space};

/// Height of a row; lists that draw only what is visible need it.
pub const HEIGHT: f32 = 64.0;

/// One conversation in the list: who, when, the last words, how many are unread.
#[must_use = "a row is shown with `show`"]
#[derive(Clone, Copy, Debug, Default)]
pub struct ChatRow<'a> {
    /// As the other side wrote it; it is made safe here.
    pub name: &'a str,
    /// Chooses the colour: the id of the chat.
    pub seed: i64,
    /// When, in few letters.
    pub time: &'a str,
    /// The last words, in the person's language where they are ours.
    pub last: &'a str,
    /// Not read yet.
    pub unread: u64,
    /// What a screen reader says after the name: unread, trouble, the last words, the time.
    pub said: &'a str,
    /// The conversation is open beside the list.
    pub selected: bool,
    /// Something of ours in it failed or is in doubt.
    pub trouble: bool,
    /// Kept at the top.
    pub pinned: bool,
    /// To be looked at again, though it was read.
    pub marked_unread: bool,
    /// Nothing is told about it: its count does not ask for attention.
    pub muted: bool,
    /// It was put away.
    pub archived: bool,
    /// There is a note about it.
    pub has_note: bool,
    /// The colours of its labels.
    pub labels: &'a [Color32],
}

/// Points of labels that are shown.
const MOST_LABELS: usize = 4;

impl ChatRow<'_> {
    /// Shows the row as wide as there is room.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let (whole, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
        let enabled = ui.is_enabled();
        let name = display_name(self.name);
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, enabled, self.selected, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(super::names::one_line(self.said, 200));
        });
        if ui.is_rect_visible(whole) {
            self.paint(ui, whole, &name, &response);
        }
        response
    }

    fn last_line(&self) -> std::borrow::Cow<'_, str> {
        super::names::one_line(self.last, 120)
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

        let face = Rect::from_min_size(pos2(rect.left() + space::M, rect.top() + 9.0), Vec2::splat(44.0));
        avatar::paint(ui.painter(), face, name, avatar::color_of(self.seed));

        let (left, right) = (face.right() + 10.0, rect.right() - space::M);
        let (upper, lower) = (rect.top() + 21.0, rect.top() + 42.0);
        let time = line::layout(ui, self.time, theme::small(), p.faint, 96.0);
        let mut end = right - time.size().x;
        ui.painter().galley(pos2(end, upper - time.size().y * 0.5), time, p.faint);
        let marks = [
            (self.pinned, Icon::Pin),
            (self.muted, Icon::BellOff),
            (self.archived, Icon::Archive),
            (self.has_note, Icon::Note),
        ];
        for (_, icon) in marks.into_iter().filter(|(so, _)| *so) {
            end -= 18.0;
            let place = Rect::from_center_size(pos2(end + 8.0, upper), Vec2::splat(14.0));
            icons::paint(ui.painter(), place, icon, Stroke::new(1.2, p.faint));
        }
        let labels = &self.labels[..self.labels.len().min(MOST_LABELS)];
        end -= if labels.is_empty() { 0.0 } else { 4.0 };
        for color in labels.iter().rev() {
            end -= 11.0;
            ui.painter().circle_filled(pos2(end + 5.0, upper), 4.0, *color);
        }
        let title = line::layout(ui, name, theme::body_bold(), p.text, end - space::S - left);
        ui.painter().galley(pos2(left, upper - title.size().y * 0.5), title, p.text);

        let mut end = right;
        if self.unread > 0 {
            chip::paint_badge(ui, pos2(end, lower), self.unread, self.muted);
            end -= chip::badge_size(ui, self.unread).x + space::S;
        } else if self.marked_unread {
            let color = if self.muted { p.faint } else { p.out };
            ui.painter().circle_filled(pos2(end - 9.0, lower), 5.0, color);
            end -= 18.0 + space::S;
        }
        if self.trouble {
            let place = Rect::from_center_size(pos2(end - 8.0, lower), Vec2::splat(16.0));
            icons::paint(ui.painter(), place, Icon::Warning, Stroke::new(1.4, p.bad));
            end -= 16.0 + space::S;
        }
        let last = line::layout(ui, &self.last_line(), theme::body(), p.soft, end - left);
        ui.painter().galley(pos2(left, lower - last.size().y * 0.5), last, p.soft);
        focus::ring(ui, response, rect, radius::ROW);
    }
}
