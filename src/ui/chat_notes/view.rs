//! Labels and the note in the details of a chat.

use egui::{Id, Ui};

use crate::i18n::{Language, Text};
use crate::store::{ChatRow, Label, LabelChange};
use crate::ui::action::Action;
use crate::ui::chat_list::chat_name;
use crate::ui::icons::Icon;
use crate::ui::theme::space;
use crate::ui::widgets::{self, Button, TextField};

use super::{ChatNotes, NotesAction, color_of};

/// What the part needs to know besides itself.
#[derive(Clone, Copy)]
pub struct NotesView<'a> {
    /// The person's language.
    pub language: Language,
    /// The chat.
    pub chat: &'a ChatRow,
    /// All labels.
    pub labels: &'a [Label],
}

impl NotesView<'_> {
    /// Shows the part.
    pub fn show(&self, ui: &mut Ui, notes: &mut ChatNotes, actions: &mut Vec<Action>) {
        let language = self.language;
        widgets::section(ui, language.t(Text::SectionNotes));
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::XS, space::XS);
            ui.horizontal_wrapped(|ui| {
                for label in self.labels {
                    let on = self.chat.labels.contains(&label.id);
                    if widgets::label_chip(ui, &label.name, color_of(label.color), on).clicked() {
                        let change = LabelChange::Put { id: label.id, chat: self.chat.chat_id, on: !on };
                        actions.push(Action::Notes(NotesAction::Change(change)));
                    }
                }
                let edit = Button::quiet(language.t(Text::EditLabels)).icon(Icon::Label).small();
                if ui.add(edit).clicked() {
                    let chat = (self.chat.chat_id, chat_name(self.chat, language));
                    actions.push(Action::Notes(NotesAction::OpenLabels(Some(chat))));
                }
            });
        });
        ui.add_space(space::S);
        let focus = std::mem::take(&mut notes.wants_focus);
        let Some(note) = notes.note.as_mut().filter(|note| note.chat == self.chat.chat_id) else {
            return;
        };
        let id = Id::unique("chat-note");
        let field = TextField::new(id, language.t(Text::NoteField)).rows(3).hint(language.t(Text::NoteHint));
        let shown = field.enabled(note.loaded).show(ui, &mut note.text);
        if focus && note.loaded {
            shown.field.request_focus();
        } else {
            notes.wants_focus = focus;
        }
        if shown.field.changed() {
            notes.written();
        }
        ui.add_space(space::XS);
        widgets::hint(ui, language.t(Text::NotesPrivate));
        ui.add_space(space::S);
    }
}
