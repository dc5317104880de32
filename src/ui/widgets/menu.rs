//! A menu of things that can be done, by pointer and by keyboard.

use egui::{
    Align, CornerRadius, Id, Key, Layout, Modifiers, Popup, PopupCloseBehavior, PopupKind, Response, Role,
    Sense, SetOpenCommand, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::line;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, radius, space};

/// Width of a menu, in points.
pub const WIDTH: f32 = 232.0;
/// Height of one of its rows.
const ROW: f32 = 30.0;

/// One thing that can be done, or why not.
#[derive(Clone, Copy, Debug)]
pub struct MenuItem<'a> {
    /// In front of the words.
    pub icon: Icon,
    /// What it does.
    pub label: &'a str,
    /// The keys that do it too; may be empty.
    pub keys: &'a str,
    /// Why it cannot be done now.
    pub why_not: Option<&'a str>,
    /// It destroys something.
    pub dangerous: bool,
    /// A point of this colour in place of the icon.
    pub dot: Option<egui::Color32>,
}

impl<'a> MenuItem<'a> {
    /// Something that can be done.
    #[must_use]
    pub fn new(icon: Icon, label: &'a str) -> Self {
        Self { icon, label, keys: "", why_not: None, dangerous: false, dot: None }
    }
}

/// Whether the keyboard asks for the menu of what has it: the menu key, or Shift+F10.
#[must_use]
pub fn asked_by_keyboard(ui: &Ui) -> bool {
    ui.input_mut(|input| {
        input.consume_key(Modifiers::SHIFT, Key::F10) || input.consume_key(Modifiers::NONE, Key::Menu)
    })
}

/// The frame of a menu below `anchor`; shown while it is open, opened or closed by `command`.
pub fn menu_popup<'a>(anchor: &Response, id: Id, command: Option<SetOpenCommand>) -> Popup<'a> {
    Popup::from_response(anchor)
        .id(id)
        .kind(PopupKind::Menu)
        .layout(Layout::top_down_justified(Align::Min))
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .gap(2.0)
        .width(WIDTH)
        .open_memory(command)
}

/// The rows of a menu. `by_keyboard` puts the keyboard on the first that can be done, in the frame in
/// which the menu opens. Returns which row was chosen.
pub fn menu_rows(ui: &mut Ui, id: Id, items: &[MenuItem<'_>], by_keyboard: bool) -> Option<usize> {
    ui.set_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 0.0;
    let open: Vec<bool> = items.iter().map(|item| item.why_not.is_none()).collect();
    let ids: Vec<Id> = (0..items.len()).map(|nth| id.with(nth)).collect();
    // What is only being measured cannot have the keyboard yet.
    let wanted = id.with("keyboard");
    if by_keyboard {
        ui.data_mut(|data| data.insert_temp(wanted, true));
    }
    let by_keyboard =
        !ui.is_sizing_pass() && ui.data_mut(|data| data.remove_temp::<bool>(wanted)).unwrap_or_default();
    if by_keyboard && let Some(first) = open.iter().position(|open| *open) {
        ui.memory_mut(|memory| memory.request_focus(ids[first]));
    }
    step(ui, &ids, &open);
    let mut chosen = None;
    for (nth, item) in items.iter().enumerate() {
        if row(ui, ids[nth], item).clicked() && open[nth] {
            chosen = Some(nth);
        }
    }
    chosen
}

/// The arrow keys go up and down among what can be done.
fn step(ui: &Ui, ids: &[Id], open: &[bool]) {
    let Some(now) = ids.iter().position(|id| ui.memory(|memory| memory.has_focus(*id))) else {
        return;
    };
    let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(ids[now], filter));
    let down = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    let up = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowUp));
    let count = ids.len();
    let next = match (down, up) {
        (true, _) => (1..=count).map(|step| (now + step) % count).find(|nth| open[*nth]),
        (_, true) => (1..=count).map(|step| (now + count - step) % count).find(|nth| open[*nth]),
        _ => None,
    };
    if let Some(next) = next {
        ui.memory_mut(|memory| memory.request_focus(ids[next]));
    }
}

fn row(ui: &mut Ui, id: Id, item: &MenuItem<'_>) -> Response {
    let p = Palette::of(ui);
    let open = item.why_not.is_none();
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let sense = if open { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, open, item.label));
    let ink = match (open, item.dangerous) {
        (false, _) => p.faint,
        (true, true) => p.bad,
        (true, false) => p.text,
    };
    if open && (response.hovered() || response.has_focus()) {
        let fill = if item.dangerous { p.bad_soft } else { p.hover };
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
    }
    super::focus::ring(ui, &response, rect, radius::CONTROL);
    let icon = egui::Rect::from_center_size(pos2(rect.left() + 18.0, rect.center().y), Vec2::splat(16.0));
    match item.dot {
        Some(color) => {
            ui.painter().circle_filled(icon.center(), 5.0, color);
        }
        None => icons::paint(ui.painter(), icon, item.icon, Stroke::new(icons::weight(16.0), ink)),
    }
    let keys = line::layout(ui, item.keys, theme::small(), p.faint, 80.0);
    let room = rect.width() - 36.0 - keys.size().x - 2.0 * space::S;
    let label = line::layout(ui, item.label, theme::body(), ink, room);
    let y = |height: f32| rect.center().y - height * 0.5;
    ui.painter().galley(pos2(rect.left() + 36.0, y(label.size().y)), label.clone(), ink);
    let at = pos2(rect.right() - space::S - keys.size().x, y(keys.size().y));
    ui.painter().galley(at, keys, p.faint);
    match item.why_not {
        Some(why) => {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(why));
            response.on_hover_text(why)
        }
        None => response,
    }
}
