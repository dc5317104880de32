//! How the palette looks, and its keys.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, CornerRadius, Frame, Id, Key, Margin, Modal, Modifiers, Rect, Role, ScrollArea, Sense, Shadow,
    Stroke, TextEdit, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::{CommandPalette, Entry, Found};
use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::composer_view::composing;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{self, avatar, line};

/// Width of the palette.
const WIDTH: f32 = 620.0;
/// Height of a line.
const ROW: f32 = 40.0;
/// Height of the list at most.
const LIST: f32 = 9.5 * ROW;
/// Height of the field.
const FIELD: f32 = 52.0;
/// How many lines Page up and Page down go.
const PAGE: usize = 8;

/// The palette in front of the window.
pub struct PaletteView {
    /// The person's language.
    pub language: Language,
}

impl PaletteView {
    /// Shows it. What is chosen comes after the word that puts the palette away.
    pub fn show(
        &self,
        ui: &Ui,
        palette: &mut CommandPalette,
        entries: Vec<Entry>,
        actions: &mut Vec<Action>,
    ) {
        let p = Palette::of(ui);
        let window = ui.content_rect();
        let found = palette.found(entries, self.language);
        palette.selected = palette.selected.min(found.len().saturating_sub(1));
        let id = Id::unique("palette");
        let top = (window.height() * 0.12).min(110.0);
        let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, top));
        let frame = Frame::new()
            .fill(p.panel)
            .stroke(Stroke::new(1.0, p.line))
            .corner_radius(CornerRadius::same(radius::CARD))
            .shadow(Shadow { offset: [0, 12], blur: 40, spread: 0, color: p.shadow });
        let modal = Modal::new(id).area(area).frame(frame).backdrop_color(p.scrim);
        let modal = modal.show(ui.ctx(), |ui| {
            ui.set_width(WIDTH.min(window.width() - 32.0));
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            let chosen = self.keys(ui, palette, found.len());
            self.field(ui, palette, found.get(palette.selected).is_some());
            ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), Stroke::new(1.0, p.line));
            let pressed = self.list(ui, palette, &found, window.height() - top - FIELD - 64.0);
            self.foot(ui);
            pressed.or_else(|| chosen.then_some(palette.selected))
        });
        let chosen = modal.inner.and_then(|nth| found.into_iter().nth(nth));
        if chosen.is_some() || modal.should_close() {
            actions.push(Action::ShowPalette(false));
        }
        actions.extend(chosen.into_iter().flat_map(|found| found.entry.actions));
    }

    /// Walks with the arrow keys. Returns whether Enter chose.
    fn keys(&self, ui: &Ui, palette: &mut CommandPalette, count: usize) -> bool {
        if composing(ui) {
            return false;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = count.saturating_sub(1);
        let (now, mut next) = (palette.selected, None);
        if pressed(Key::ArrowDown) {
            next = Some(if now == last { 0 } else { now + 1 });
        }
        if pressed(Key::ArrowUp) {
            next = Some(now.checked_sub(1).unwrap_or(last));
        }
        if pressed(Key::PageDown) {
            next = Some((now + PAGE).min(last));
        }
        if pressed(Key::PageUp) {
            next = Some(now.saturating_sub(PAGE));
        }
        if let Some(next) = next {
            palette.selected = next;
            palette.scroll_to_selected = true;
        }
        count > 0 && pressed(Key::Enter)
    }

    fn field(&self, ui: &mut Ui, palette: &mut CommandPalette, has_rows: bool) {
        let p = Palette::of(ui);
        let language = self.language;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), FIELD), Sense::hover());
        let icon = Rect::from_center_size(pos2(rect.left() + 26.0, rect.center().y), Vec2::splat(18.0));
        icons::paint(ui.painter(), icon, Icon::Search, Stroke::new(icons::weight(18.0), p.soft));
        let id = Id::unique("palette-field");
        let place = Rect::from_min_max(pos2(rect.left() + 48.0, rect.top()), rect.max - vec2(16.0, 0.0));
        let hint = egui::RichText::new(language.t(Text::PaletteHint)).color(p.faint);
        let edit = TextEdit::singleline(&mut palette.typed)
            .id(id)
            .frame(Frame::NONE)
            .font(egui::FontId::proportional(16.0))
            .hint_text(hint)
            .char_limit(120)
            .align(Align2::LEFT_CENTER)
            .min_size(place.size())
            .desired_width(place.width());
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(place).id_salt("palette-field"));
        let response = child.add(edit).accessible_name(language.t(Text::PaletteTitle));
        if response.changed() {
            palette.typing();
            ui.ctx().request_repaint();
        }
        // The first pass only measures; what has the keyboard in it loses it again.
        if !ui.is_sizing_pass() && !std::mem::replace(&mut palette.has_keyboard, true) {
            response.request_focus();
        }
        if has_rows {
            let row = row_id(palette.selected).accesskit_id();
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_active_descendant(row));
        }
    }

    fn list(&self, ui: &mut Ui, palette: &mut CommandPalette, found: &[Found], room: f32) -> Option<usize> {
        let p = Palette::of(ui);
        let language = self.language;
        let in_parts = palette.typed.trim().is_empty();
        let scroll = std::mem::take(&mut palette.scroll_to_selected);
        let mut pressed = None;
        let area = ScrollArea::vertical().id_salt("palette-list").max_height(LIST.min(room.max(ROW * 2.0)));
        area.auto_shrink([false, true]).show(ui, |ui| {
            ui.add_space(space::S);
            if found.is_empty() {
                let frame = Frame::new().inner_margin(Margin::symmetric(20, 12));
                frame.show(ui, |ui| widgets::hint(ui, language.t(Text::PaletteNothing)));
            }
            let mut part = None;
            for (nth, found) in found.iter().enumerate() {
                if in_parts && part != Some(found.entry.part) {
                    part = Some(found.entry.part);
                    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
                    let name = language.t(found.entry.part.name());
                    let text = line::layout(ui, name, theme::small_bold(), p.soft, rect.width() - 40.0);
                    let at = pos2(rect.left() + 20.0, rect.bottom() - 6.0 - text.size().y);
                    ui.painter().galley(at, text, p.soft);
                }
                let response = self.row(ui, nth, found, nth == palette.selected, !in_parts);
                if response.clicked() {
                    pressed = Some(nth);
                }
                // The pointer chooses where it moves, not where the list moved under it.
                if response.hovered() && ui.input(|input| input.pointer.is_moving()) {
                    palette.selected = nth;
                }
                if scroll && nth == palette.selected {
                    response.scroll_to_me(None);
                }
            }
            ui.add_space(space::S);
        });
        pressed
    }

    fn row(&self, ui: &mut Ui, nth: usize, found: &Found, selected: bool, says_part: bool) -> egui::Response {
        let p = Palette::of(ui);
        let language = self.language;
        let (_, whole) = ui.allocate_space(vec2(ui.available_width(), ROW));
        let response = ui.interact(whole, row_id(nth), Sense::click());
        let entry = &found.entry;
        let system = ui.ctx().os();
        let part = language.t(entry.part.name());
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &entry.name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            let keys = entry.shortcut.map(|shortcut| format!(", {}", shortcut.keys_text(system)));
            node.set_description(format!("{part}{}", keys.unwrap_or_default()));
        });
        if !ui.is_rect_visible(whole) {
            return response;
        }
        let rect = whole.shrink2(vec2(space::S, 1.0));
        if selected {
            ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), p.accent_soft);
        }
        let middle = rect.center().y;
        let face = Rect::from_center_size(pos2(rect.left() + 22.0, middle), Vec2::splat(24.0));
        if let Some((chat, name)) = &found.chat {
            avatar::paint(ui.painter(), face, name, avatar::color_of(chat.0));
        } else {
            let ink = if selected { p.accent } else { p.soft };
            icons::paint(ui.painter(), face.shrink(4.0), entry.icon, Stroke::new(icons::weight(16.0), ink));
        }
        let mut right = rect.right() - space::M;
        if let Some(keys) = entry.shortcut.and_then(|shortcut| shortcut.keys().first().copied()) {
            right -= widgets::key_caps(ui, pos2(right, middle), &keys.caps(system)) + space::M;
        } else {
            let beside = match &found.chat {
                Some(_) => widgets::one_line(&entry.english, 40).into_owned(),
                None if says_part => part.to_owned(),
                None => String::new(),
            };
            let text = line::layout(ui, &beside, theme::small(), p.faint, rect.width() * 0.35);
            ui.painter().galley(
                pos2(right - text.size().x, middle - text.size().y * 0.5),
                text.clone(),
                p.faint,
            );
            right -= text.size().x + space::M;
        }
        let left = rect.left() + 44.0;
        let name = name_layout(ui, found, right - left);
        ui.painter().galley(pos2(left, middle - name.size().y * 0.5), name, p.text);
        response
    }

    /// What the keys do.
    fn foot(&self, ui: &mut Ui) {
        let p = Palette::of(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, p.line));
        let text = self.language.t(Text::PaletteKeys);
        let text = line::layout(ui, text, theme::small(), p.faint, rect.width() - 40.0);
        let at = pos2(rect.left() + 20.0, rect.center().y - text.size().y * 0.5);
        ui.painter().galley(at, text, p.faint);
    }
}

fn row_id(nth: usize) -> Id {
    Id::unique(("palette-row", nth))
}

/// The name, with the letters that were meant in the accent colour.
fn name_layout(ui: &Ui, found: &Found, width: f32) -> std::sync::Arc<egui::Galley> {
    let p = Palette::of(ui);
    let plain = TextFormat { font_id: theme::body(), color: p.text, ..TextFormat::default() };
    let hit = TextFormat { font_id: theme::body_bold(), color: p.accent, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    for (nth, letter) in found.entry.name.chars().enumerate() {
        let format = if found.hits.binary_search(&nth).is_ok() { &hit } else { &plain };
        job.append(letter.encode_utf8(&mut [0; 4]), 0.0, format.clone());
    }
    job.wrap = egui::text::TextWrapping {
        max_width: width.max(0.0),
        max_rows: 1,
        break_anywhere: true,
        overflow_character: Some('…'),
    };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
