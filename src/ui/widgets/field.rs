//! Fields to write into.

use egui::{
    Context, Id, Margin, Rect, Response, RichText, ScrollArea, Stroke, TextEdit, Ui, UiBuilder, Vec2, Widget,
    epaint, pos2,
};

use super::button::IconButton;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, CONTROL_HEIGHT, Palette, space};

/// A field to search with: a glass on the left, and a cross on the right to empty it. `name` is what
/// a screen reader says; `clear` is the name of the cross.
pub fn search_field(ui: &mut Ui, text: &mut String, hint: &str, clear: &str, id: Id) -> Response {
    let p = Palette::of(ui);
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(egui::vec2(width, CONTROL_HEIGHT), egui::Sense::hover());
    let filled = !text.is_empty();
    let right = if filled { 36 } else { 12 };
    let edit = TextEdit::singleline(text)
        .id(id)
        .hint_text(RichText::new(hint).color(p.faint))
        .margin(Margin { left: 36, right, top: 8, bottom: 8 })
        .align(egui::Align2::LEFT_CENTER)
        .min_size(rect.size())
        .desired_width(width);
    let response = ui.put(rect, edit).accessible_name(hint);
    let glass = Rect::from_center_size(pos2(rect.left() + 20.0, rect.center().y), Vec2::splat(16.0));
    icons::paint(ui.painter(), glass, Icon::Search, Stroke::new(1.4, p.faint));
    if filled {
        let place = Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), Vec2::splat(24.0));
        let cross = ui.scope_builder(UiBuilder::new().max_rect(place).id_salt(id), |ui| {
            IconButton::new(Icon::Close, clear).size(24.0).ui(ui)
        });
        if cross.inner.clicked() {
            text.clear();
            response.request_focus();
            let mut response = response;
            response.mark_changed();
            return response;
        }
    }
    response
}

/// What a field shows belongs to something else now, another chat say: undoing must not bring back
/// what stood there before, and writing goes on behind the text.
pub fn begin_anew(context: &Context, id: Id) {
    if let Some(mut state) = TextEdit::load_state(context, id) {
        state.clear_undoer();
        state.cursor.set_char_range(None);
        TextEdit::store_state(context, id, state);
    }
}

/// Before a field is shown: a text that is not what was left in it was put there by the program, and
/// is not undone to the one before.
pub fn own_history(ui: &Ui, id: Id, text: &str) {
    let left = ui.data(|data| data.get_temp::<u64>(id.with("left")));
    if left != Some(epaint::util::hash(text))
        && let Some(mut state) = TextEdit::load_state(ui.ctx(), id)
    {
        state.clear_undoer();
        TextEdit::store_state(ui.ctx(), id, state);
    }
}

/// After a field was shown: this is what is left in it.
pub fn left_in_field(ui: &Ui, id: Id, text: &str) {
    let left = epaint::util::hash(text);
    ui.data_mut(|data| data.insert_temp(id.with("left"), left));
}

/// A field with a label above it.
#[must_use = "a field is shown with `show`"]
pub struct TextField<'a> {
    id: Id,
    label: &'a str,
    hint: &'a str,
    masked: bool,
    code: bool,
    rows: usize,
    highest: Option<f32>,
    enabled: bool,
    action: Option<(Icon, &'a str)>,
    note: Option<(&'a str, super::chip::Kind)>,
}

/// What happened to a [`TextField`].
pub struct FieldResponse {
    /// The field itself.
    pub field: Response,
    /// The button at its end was pressed.
    pub action: bool,
}

impl<'a> TextField<'a> {
    /// A field of one line.
    pub fn new(id: Id, label: &'a str) -> Self {
        Self {
            id,
            label,
            hint: "",
            masked: false,
            code: false,
            rows: 1,
            highest: None,
            enabled: true,
            action: None,
            note: None,
        }
    }

    /// Shown as long as the field is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Shows dots in place of what is written, to a screen reader too.
    pub fn masked(mut self, masked: bool) -> Self {
        self.masked = masked;
        self
    }

    /// Letters of equal width.
    pub fn code(mut self) -> Self {
        self.code = true;
        self
    }

    /// Several lines.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// No higher than this many points, however much is written: it scrolls.
    pub fn highest(mut self, points: f32) -> Self {
        self.highest = Some(points);
        self
    }

    /// Cannot be changed now.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// A button at the end of the field, like "paste" or "show".
    pub fn action(mut self, icon: Icon, name: &'a str) -> Self {
        self.action = Some((icon, name));
        self
    }

    /// A sentence under the field: what is wrong, or what was understood.
    pub fn note(mut self, text: &'a str, kind: super::chip::Kind) -> Self {
        self.note = Some((text, kind));
        self
    }

    /// Shows the field as wide as there is room.
    pub fn show(self, ui: &mut Ui, text: &mut String) -> FieldResponse {
        let p = Palette::of(ui);
        ui.add_enabled_ui(self.enabled, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let label = (!self.label.is_empty())
                .then(|| ui.label(RichText::new(self.label).font(theme::small_bold()).color(p.soft)));
            let width = ui.available_width();
            let font = if self.code { theme::code() } else { theme::body() };
            let end = if self.action.is_some() { 40 } else { 12 };
            let margin = Margin { left: 12, right: end, top: 8, bottom: 8 };
            own_history(ui, self.id, text);
            let edit = if self.rows > 1 { TextEdit::multiline(text) } else { TextEdit::singleline(text) };
            let field = edit
                .id(self.id)
                .password(self.masked)
                .hint_text(RichText::new(self.hint).color(p.faint))
                .font(font)
                .desired_rows(self.rows)
                .margin(margin)
                .align(if self.rows > 1 { egui::Align2::LEFT_TOP } else { egui::Align2::LEFT_CENTER })
                .min_size(egui::vec2(0.0, CONTROL_HEIGHT))
                .desired_width(width);
            let field = match self.highest {
                None => ui.add(field),
                Some(highest) => {
                    let area = ScrollArea::vertical().id_salt(self.id).max_height(highest);
                    area.min_scrolled_height(highest)
                        .auto_shrink([false, true])
                        .show(ui, |ui| ui.add(field))
                        .inner
                }
            };
            left_in_field(ui, self.id, text);
            let field = match &label {
                Some(label) => field.labelled_by(label.id),
                None => field.accessible_name(self.hint),
            };
            let action = self.action.is_some_and(|(icon, name)| {
                let center = pos2(field.rect.right() - 20.0, field.rect.top() + CONTROL_HEIGHT * 0.5);
                let place = Rect::from_center_size(center, Vec2::splat(28.0));
                let builder = UiBuilder::new().max_rect(place).id_salt((self.id, "action"));
                let button = ui.new_child(builder).add(IconButton::new(icon, name).size(28.0));
                button.clicked()
            });
            if let Some((note, kind)) = self.note.filter(|(note, _)| !note.is_empty()) {
                let note = RichText::new(note).text_style(egui::TextStyle::Small).color(kind.colors(p).0);
                let note = ui.label(note);
                super::live(ui, &note);
            }
            FieldResponse { field, action }
        })
        .inner
    }
}
