//! The list that opens above the composer while `/name` is typed.

use egui::{
    Align2, Area, CornerRadius, EventFilter, Frame, Id, Key, Margin, Modifiers, Order, Rect, Role, Sense,
    TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use crate::i18n::{Language, Text};
use crate::store::CannedReply;
use crate::ui::action::Action;
use crate::ui::composer_view;
use crate::ui::conversation::Conversation;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets;

use super::suggest::{self, Typed};
use super::{Canned, CannedAction};

const ROW: f32 = 40.0;
const WIDTH: f32 = 420.0;

/// Which of the offered replies is marked, and what was put away.
#[derive(Debug, Default)]
pub(super) struct Popup {
    selected: usize,
    /// What was typed when the mark was set.
    begun: String,
    /// Where the slash stands whose list was put away with Escape.
    dismissed: Option<usize>,
}

impl Canned {
    /// What is offered for what is being typed now.
    fn offered(&self, ui: &Ui, open: &Conversation) -> Option<(Typed, Vec<&CannedReply>)> {
        let id = composer_view::field_id();
        if self.page.is_some() || !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        let range = TextEdit::load_state(ui.ctx(), id)?.cursor.char_range()?;
        let [from, to] = range.sorted_cursors().map(|cursor| cursor.index.0);
        let typed = (from == to).then(|| suggest::typed(&open.composer.text, to))??;
        if self.popup.dismissed == Some(typed.at.start) {
            return None;
        }
        let offered = suggest::matching(&self.replies, &typed.begun);
        (!offered.is_empty()).then_some((typed, offered))
    }

    /// Takes the keys that belong to the list, before anything else sees them. While an input method
    /// composes they are its own.
    pub fn take_keys(&mut self, ui: &Ui, open: &Conversation, actions: &mut Vec<Action>) {
        let id = composer_view::field_id();
        let cursor = TextEdit::load_state(ui.ctx(), id).and_then(|state| state.cursor.char_range());
        let here = cursor.and_then(|range| suggest::typed(&open.composer.text, range.primary.index.0));
        if self.popup.dismissed.is_some() && here.map(|typed| typed.at.start) != self.popup.dismissed {
            self.popup.dismissed = None;
        }
        let Some((typed, offered)) = self.offered(ui, open) else {
            return;
        };
        let (count, at) = (offered.len(), typed.at.clone());
        let selected = if self.popup.begun == typed.begun { self.popup.selected.min(count - 1) } else { 0 };
        let name = offered[selected].name.clone();
        self.popup.begun = typed.begun;
        self.popup.selected = selected;
        if composer_view::composing(ui) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            self.popup.selected = (selected + 1) % count;
        } else if pressed(Key::ArrowUp) {
            self.popup.selected = (selected + count - 1) % count;
        } else if pressed(Key::Escape) {
            self.popup.dismissed = Some(at.start);
        } else if pressed(Key::Enter) || pressed(Key::Tab) {
            actions.push(Action::Canned(CannedAction::Insert { name, at: Some(at) }));
        }
    }

    /// Shows the list above `composer`.
    pub fn show_popup(
        &mut self,
        ui: &Ui,
        composer: Rect,
        open: &Conversation,
        language: Language,
        actions: &mut Vec<Action>,
    ) {
        let Some((typed, offered)) = self.offered(ui, open) else {
            return;
        };
        // In the next frame these keys are not the field's.
        let id = composer_view::field_id();
        let ours = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, ours));
        let p = Palette::of(ui);
        let width = WIDTH.min(composer.width() - 40.0);
        let at = pos2(composer.left() + 20.0, composer.top());
        let area = Area::new(Id::unique("canned-popup")).order(Order::Foreground).fade_in(false);
        let frame = Frame::new()
            .fill(p.panel)
            .stroke(egui::Stroke::new(1.0, p.line))
            .corner_radius(f32::from(radius::ROW))
            .inner_margin(Margin::same(6))
            .shadow(egui::Shadow { offset: [0, 6], blur: 20, spread: 0, color: p.shadow });
        let mut pressed = None;
        area.pivot(Align2::LEFT_BOTTOM).fixed_pos(at).show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 2.0;
                let selected = self.popup.selected.min(offered.len() - 1);
                for (nth, reply) in offered.iter().enumerate() {
                    if row(ui, reply, nth == selected).clicked() {
                        pressed = Some(reply.name.clone());
                    }
                }
                widgets::hint(ui, language.t(Text::CannedKeys));
            });
        });
        if let Some(name) = pressed {
            actions.push(Action::Canned(CannedAction::Insert { name, at: Some(typed.at) }));
        }
    }
}

fn row(ui: &mut Ui, reply: &CannedReply, selected: bool) -> egui::Response {
    let p = Palette::of(ui);
    let sense = Sense::click() - Sense::FOCUSABLE;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    let name = format!("/{}", reply.name);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &name));
    let fill = match (selected, response.hovered()) {
        (true, _) => p.accent_soft,
        (false, true) => p.hover,
        (false, false) => p.panel,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
    draw(ui, rect.shrink2(vec2(space::S, 2.0)), reply);
    response
}

/// Name, first words, and the signs of what goes along.
pub(super) fn draw(ui: &Ui, rect: Rect, reply: &CannedReply) {
    let p = Palette::of(ui);
    let signs = [(reply.file.is_some(), Icon::File), (!reply.keyboard.is_empty(), Icon::Keyboard)];
    let mut right = rect.right();
    for (_, icon) in signs.into_iter().filter(|(there, _)| *there) {
        let place = Rect::from_center_size(pos2(right - 8.0, rect.center().y), vec2(16.0, 16.0));
        icons::paint(ui.painter(), place, icon, egui::Stroke::new(icons::weight(16.0), p.soft));
        right -= 22.0;
    }
    let width = right - rect.left() - space::S;
    let name = format!("/{}", reply.name);
    let name = widgets::line::layout(ui, &name, theme::body_bold(), p.accent, width);
    let text = widgets::line::layout(ui, &reply.text, theme::small(), p.soft, width);
    let top = rect.center().y - (name.size().y + text.size().y) * 0.5;
    let below = top + name.size().y;
    ui.painter().galley(pos2(rect.left(), top), name, p.accent);
    ui.painter().galley(pos2(rect.left(), below), text, p.soft);
}
