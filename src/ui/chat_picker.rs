//! A box to pick a chat from: the most recent ones, and a search for the others.

#![allow(
    clippy::option_option,
    reason = "nothing picked now, none in particular, and a chat are three things"
)]

use egui::{ComboBox, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::api::ChatId;
use crate::i18n::{Language, Text};
use crate::store::{ChatFilter, ChatRow, Store, StoreError};

use super::chat_list::chat_name;
use super::request::{Request, Tasks};
use super::theme::{self, Palette, radius, space};
use super::widgets::{self, line};

/// Chats offered; the search finds the others.
const CHATS: usize = 200;
/// Height of the list.
const CHOICES: f32 = 288.0;
/// Height of a chat in it.
const CHAT_ROW: f32 = 32.0;

/// The chats to pick from, read when they are looked at.
#[derive(Default)]
pub struct ChatPicker {
    open: bool,
    wants_focus: bool,
    search: String,
    rows: Vec<ChatRow>,
    /// What is to be searched for next.
    wanted: Option<String>,
    request: Request<Result<Vec<ChatRow>, StoreError>>,
    chosen: Option<(ChatId, String)>,
}

/// How a [`ChatPicker`] is shown.
#[derive(Clone, Copy, Debug)]
pub struct PickerLook<'a> {
    /// Tells boxes of one page apart.
    pub id: &'a str,
    /// What the box is called.
    pub label: &'a str,
    /// The words for "none in particular".
    pub none: &'a str,
    /// Whether "none in particular" can be chosen again.
    pub none_is_a_choice: bool,
    /// Width, in points.
    pub width: f32,
    /// The person's language.
    pub language: Language,
}

impl ChatPicker {
    /// Takes a finished read in and starts the next. Once a frame.
    pub fn update(&mut self, store: &Store, tasks: &Tasks) {
        if let Some(text) = self.wanted.take() {
            let (store, filter) = (store.clone(), ChatFilter { text, ..ChatFilter::default() });
            // Starting it forgets what an earlier search would have brought.
            self.request.start_blocking(tasks, move || store.chats(&filter, CHATS));
        }
        match self.request.take() {
            Some(Ok(rows)) => self.rows = rows,
            Some(Err(error)) => tracing::error!(%error, "the chats could not be read"),
            None => {}
        }
    }

    /// The chat that was picked last, with its name as it was then.
    #[must_use]
    pub fn chosen(&self) -> Option<&(ChatId, String)> {
        self.chosen.as_ref()
    }

    /// The name of a chat, as it was when it was picked.
    #[must_use]
    pub fn name(&self, chat: ChatId, language: Language) -> String {
        match &self.chosen {
            Some((chosen, name)) if *chosen == chat => name.clone(),
            _ => format!("{} {chat}", language.t(Text::KindUnknown)),
        }
    }

    /// Shows the box with `selected` in it. Returns what was picked now: a chat, or none in
    /// particular.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        look: PickerLook<'_>,
        selected: Option<ChatId>,
    ) -> Option<Option<ChatId>> {
        let PickerLook { label, none, language, .. } = look;
        let shown = selected.map_or(none.to_owned(), |chat| self.name(chat, language));
        let combo = ComboBox::from_id_salt(look.id).selected_text(&shown).width(look.width).truncate();
        // A press on the search field must not close it.
        let combo = combo
            .icon(widgets::combo_icon)
            .height(400.0)
            .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
        let mut picked = None;
        let response = combo.show_ui(ui, |ui| picked = self.list(ui, look, selected));
        self.open = response.inner.is_some();
        name_combo(&response.response, label, &shown);
        let chosen = picked?;
        let chat_id = chosen.as_ref().map(|(chat, _)| *chat);
        self.chosen = chosen;
        Some(chat_id)
    }

    fn list(
        &mut self,
        ui: &mut Ui,
        look: PickerLook<'_>,
        selected: Option<ChatId>,
    ) -> Option<Option<(ChatId, String)>> {
        let language = look.language;
        ui.set_width(248.0);
        if !self.open {
            self.search.clear();
            self.wanted = Some(String::new());
            self.wants_focus = true;
            ui.ctx().request_repaint();
        }
        let id = Id::unique((look.id, "search"));
        let (hint, clear) = (language.t(Text::SearchChats), language.t(Text::ClearSearch));
        let field = widgets::search_field(ui, &mut self.search, hint, clear, id);
        // The first pass only measures; what has the keyboard in it loses it again.
        if self.wants_focus && !ui.is_sizing_pass() {
            self.wants_focus = false;
            field.request_focus();
        }
        if field.changed() {
            self.wanted = Some(self.search.clone());
            ui.ctx().request_repaint();
        }
        // The list has its height before its rows are there: a box that grows later would not.
        let top = ui.cursor().top();
        let mut picked = None;
        if look.none_is_a_choice && self.search.is_empty() && choice(ui, look.none, selected.is_none()) {
            picked = Some(None);
        }
        if self.rows.is_empty() && !self.search.is_empty() {
            widgets::hint(ui, language.t(Text::NoChatsFound));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = CHOICES - (ui.cursor().top() - top);
        let area = egui::ScrollArea::vertical().id_salt((look.id, "rows")).max_height(height);
        let area = area.min_scrolled_height(height).auto_shrink(false);
        area.show_rows(ui, CHAT_ROW, self.rows.len(), |ui, range| {
            for row in &self.rows[range] {
                let name = widgets::display_name(&chat_name(row, language)).into_owned();
                if choice(ui, &name, selected == Some(row.chat_id)) {
                    picked = Some(Some((row.chat_id, name)));
                }
            }
        });
        if picked.is_some() {
            ui.close();
        }
        picked
    }
}

/// One line of a list to choose from, as wide as the list.
fn choice(ui: &mut Ui, name: &str, selected: bool) -> bool {
    let p = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), CHAT_ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name));
    if ui.is_rect_visible(rect) {
        let fill = match (selected, response.hovered() || response.has_focus()) {
            (true, _) => Some(p.accent_soft),
            (false, true) => Some(p.hover),
            (false, false) => None,
        };
        if let Some(fill) = fill {
            ui.painter().rect_filled(rect, f32::from(radius::CONTROL), fill);
        }
        let ink = if selected { p.accent } else { p.text };
        let text: Rect = rect.shrink2(vec2(space::S, 0.0));
        let galley = line::layout(ui, name, theme::body(), ink, text.width());
        ui.painter().galley(pos2(text.left(), rect.center().y - galley.size().y * 0.5), galley, ink);
    }
    response.clicked()
}

/// A combo box says its name and what is chosen; egui's own says only one of the two.
pub fn name_combo(response: &egui::Response, name: &str, chosen: &str) {
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(chosen.to_owned());
        info
    });
}
