//! Buttons as they stand below a bubble.

use std::borrow::Cow;

use egui::{
    Color32, CornerRadius, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::api::keyboard::MAX_IN_ROW;
use crate::api::{Keyboard, KeyboardButton, Press};
use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::icons::{self, Icon};
use crate::ui::links::{LinkAction, Origin};
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{self, Side, bubble};

/// Height of a button.
pub const HEIGHT: f32 = 34.0;
/// Between buttons.
pub const GAP: f32 = space::XS;
/// Lines of buttons that are drawn of a message.
const MOST_LINES: usize = 16;
/// A button is not narrower by its own wish.
const LEAST: f32 = 72.0;
/// Letters of a label that are laid out.
const LABEL: usize = 120;

/// Shows the buttons of a message below its bubble, on its side and as wide as it or as they need.
/// Pressing one shows where it leads.
pub fn below(
    ui: &mut Ui,
    side: Side,
    bubble: Rect,
    keyboard: &Keyboard,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let room = (ui.available_width() * 0.86).min(bubble::WIDEST);
    let width = natural_width(ui, keyboard).max(bubble.width()).min(room.max(bubble.width())).round();
    ui.add_space(GAP);
    let left = match side {
        Side::In => bubble.left(),
        Side::Out => bubble.right() - width,
    };
    let start = egui::pos2(left, ui.cursor().top());
    let lines: Vec<&[KeyboardButton]> = lines(keyboard).take(MOST_LINES + 1).collect();
    let shown = lines.len().min(MOST_LINES);
    for (nth, line) in lines[..shown].iter().enumerate() {
        let top = start.y + nth as f32 * (HEIGHT + GAP);
        let row = Rect::from_min_size(egui::pos2(start.x, top), vec2(width, HEIGHT));
        if let Some(pressed) = show_line(ui, row, line, language) {
            actions.extend(look(pressed));
        }
    }
    let height = shown as f32 * (HEIGHT + GAP) - GAP;
    ui.allocate_space(vec2(ui.available_width(), height.max(0.0)));
    if lines.len() > MOST_LINES {
        widgets::hint(ui, language.t(Text::ButtonsNotShown));
    }
}

/// The same buttons to look at only, as wide as there is room.
pub fn preview(ui: &mut Ui, side: Side, bubble: Rect, keyboard: &Keyboard, language: Language) {
    below(ui, side, bubble, keyboard, language, &mut Vec::new());
}

/// The rows, cut where they are longer than any row of a real keyboard.
fn lines(keyboard: &Keyboard) -> impl Iterator<Item = &[KeyboardButton]> {
    keyboard.rows.iter().flat_map(|row| row.chunks(MAX_IN_ROW))
}

fn natural_width(ui: &Ui, keyboard: &Keyboard) -> f32 {
    let line = |line: &[KeyboardButton]| {
        let widest = line.iter().map(|button| label_width(ui, button)).fold(LEAST, f32::max);
        line.len() as f32 * (widest + GAP) - GAP
    };
    lines(keyboard).take(MOST_LINES).map(line).fold(0.0, f32::max)
}

fn label_width(ui: &Ui, button: &KeyboardButton) -> f32 {
    let label = widgets::one_line(&button.label, LABEL);
    let galley = widgets::line::layout(ui, &label, theme::body(), Color32::PLACEHOLDER, bubble::WIDEST);
    (galley.size().x + 2.0 * space::XL).ceil()
}

fn show_line<'k>(
    ui: &mut Ui,
    row: Rect,
    line: &'k [KeyboardButton],
    language: Language,
) -> Option<&'k KeyboardButton> {
    let mut pressed = None;
    for (place, button) in split(row, line.len()).zip(line) {
        if show_button(ui, place, button, language).clicked() {
            pressed = Some(button);
        }
    }
    pressed
}

/// Buttons of a row share its width.
pub fn split(row: Rect, count: usize) -> impl Iterator<Item = Rect> {
    let width = (row.width() - GAP * (count.max(1) - 1) as f32) / count.max(1) as f32;
    (0..count).map(move |nth| {
        let left = row.left() + nth as f32 * (width + GAP);
        Rect::from_min_size(egui::pos2(left, row.top()), vec2(width, row.height()))
    })
}

/// The sign of what a button does.
pub fn sign(press: &Press) -> Icon {
    match press {
        Press::WebApp(_) => Icon::MiniApp,
        Press::Url(_) => Icon::Outside,
        Press::Other(_) => Icon::Question,
    }
}

fn show_button(ui: &mut Ui, place: Rect, button: &KeyboardButton, language: Language) -> Response {
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    let live = !matches!(button.press, Press::Other(_));
    let response = ui.interact(place, id, if live { Sense::click() } else { Sense::hover() });
    let label = widgets::one_line(&button.label, LABEL);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, live, label.as_ref()));
    let mut cut = false;
    if ui.is_rect_visible(place) {
        let p = Palette::of(ui);
        let ink = if live { p.accent } else { p.faint };
        let fill = match (live, response.hovered()) {
            (true, true) => p.accent_soft,
            (true, false) => p.panel,
            (false, _) => p.rail,
        };
        cut = paint(ui, ui.painter(), place, &label, sign(&button.press), (fill, p.edge, ink));
        widgets::focus::ring(ui, &response, place, radius::CONTROL);
    }
    response.on_hover_text(tip(button, cut, language))
}

/// Draws a button. Returns whether its label was cut.
pub fn paint(
    ui: &Ui,
    painter: &Painter,
    place: Rect,
    label: &str,
    sign: Icon,
    (fill, edge, ink): (Color32, Color32, Color32),
) -> bool {
    let round = CornerRadius::same(radius::CONTROL);
    painter.rect(place, round, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let room = place.width() - 2.0 * space::L;
    let galley = widgets::line::layout(ui, label, theme::body(), ink, room.max(8.0));
    let cut = galley.elided;
    painter.galley(place.center() - galley.size() * 0.5, galley, ink);
    if place.width() > 44.0 {
        let corner = egui::pos2(place.right() - 11.0, place.top() + 11.0);
        let mark = Rect::from_center_size(corner, vec2(12.0, 12.0));
        icons::paint(painter, mark, sign, Stroke::new(1.2, ink));
    }
    cut
}

fn tip(button: &KeyboardButton, cut: bool, language: Language) -> String {
    let what = match &button.press {
        Press::WebApp(_) => Cow::Borrowed(language.t(Text::ButtonOpensMiniApp)),
        Press::Url(_) => Cow::Borrowed(language.t(Text::ButtonShowsAddress)),
        Press::Other(kind) => {
            let kind = widgets::display_name(kind);
            Cow::Owned(language.fill(Text::ButtonUnknown, &[("kind", &kind)]))
        }
    };
    if cut { format!("{}\n{what}", widgets::one_line(&button.label, 400)) } else { what.into_owned() }
}

fn look(button: &KeyboardButton) -> Option<Action> {
    let (address, origin) = match &button.press {
        Press::WebApp(address) => (address, Origin::MiniApp),
        Press::Url(address) => (address, Origin::Page),
        Press::Other(_) => return None,
    };
    Some(Action::Link(LinkAction::Look { address: address.clone(), said: button.label.clone(), origin }))
}
