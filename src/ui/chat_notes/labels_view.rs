//! The dialog of the labels: which there are, what they are called, which a chat carries.

use egui::{Align, Id, Layout, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use crate::i18n::{Language, Text};
use crate::store::{ChatRow, Label, LabelChange, MAX_KEPT_NAME, MAX_LABELS, label_name};
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Button, Dialog, IconButton, Kind, TextField, avatar::COLORS, display_name};

use super::{LabelEdit, LabelsDialog, NotesAction, color_of};

/// What the dialog needs to know besides itself.
#[derive(Clone, Copy)]
pub struct LabelsView<'a> {
    /// The person's language.
    pub language: Language,
    /// All labels.
    pub labels: &'a [Label],
    /// The chat that they are put on, as it is now.
    pub row: Option<&'a ChatRow>,
}

impl LabelsView<'_> {
    /// Shows the dialog.
    pub fn show(&self, ui: &Ui, dialog: &mut LabelsDialog, actions: &mut Vec<Action>) {
        let language = self.language;
        let title = match &dialog.chat {
            Some((_, name)) => language.fill(Text::LabelsOf, &[("name", &display_name(name))]),
            None => language.t(Text::LabelsTitle).to_owned(),
        };
        let mut changes = Vec::new();
        let closed = Dialog::new("labels", &title, language.t(Text::Dismiss)).show(
            ui,
            dialog,
            |ui, dialog| {
                ui.spacing_mut().item_spacing.y = space::S;
                if self.labels.is_empty() && dialog.edit.is_none() {
                    widgets::paragraph(ui, language.t(Text::NoLabels));
                }
                for label in self.labels {
                    self.label(ui, label, dialog, &mut changes);
                }
                if dialog.edit.as_ref().is_some_and(|edit| edit.id.is_none()) {
                    self.edit(ui, dialog, &mut changes);
                }
                widgets::hint(ui, language.t(Text::NotesPrivate));
            },
            |ui, dialog| {
                let full = (self.labels.len() >= MAX_LABELS)
                    .then(|| language.fill(Text::LabelsFull, &[("limit", &MAX_LABELS.to_string())]));
                let new = Button::secondary(language.t(Text::NewLabel)).icon(Icon::Plus);
                if dialog.edit.is_none() && ui.add(new.disabled(full.as_deref())).clicked() {
                    let color = (self.labels.len() % COLORS.len()) as u8;
                    dialog.edit = Some(LabelEdit { id: None, name: String::new(), color });
                    dialog.removing = None;
                }
            },
        );
        actions.extend(changes.into_iter().map(|change| Action::Notes(NotesAction::Change(change))));
        if closed {
            actions.push(Action::Notes(NotesAction::CloseLabels));
        }
    }

    fn label(&self, ui: &mut Ui, label: &Label, dialog: &mut LabelsDialog, changes: &mut Vec<LabelChange>) {
        let language = self.language;
        if dialog.edit.as_ref().is_some_and(|edit| edit.id == Some(label.id)) {
            self.edit(ui, dialog, changes);
            return;
        }
        let name = display_name(&label.name);
        if dialog.removing == Some(label.id) {
            let values = [("name", &*name), ("count", &language.number(u64::from(label.chats)))];
            widgets::paragraph(ui, &language.fill(Text::RemoveLabelAsk, &values));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                if ui.add(Button::danger(language.t(Text::RemoveLabelGo)).small()).clicked() {
                    changes.push(LabelChange::Remove(label.id));
                    dialog.removing = None;
                }
                if ui.add(Button::secondary(language.t(Text::Cancel)).small()).clicked() {
                    dialog.removing = None;
                }
            });
            return;
        }
        ui.push_id(label.id.0, |ui| {
            let size = vec2(ui.available_width(), theme::CONTROL_HEIGHT);
            ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                let remove = language.fill(Text::RemoveLabel, &[("name", &name)]);
                if ui.add(IconButton::new(Icon::Trash, &remove)).clicked() {
                    dialog.removing = Some(label.id);
                }
                let edit = language.fill(Text::ChangeLabel, &[("name", &name)]);
                if ui.add(IconButton::new(Icon::Edit, &edit)).clicked() {
                    let (id, name, color) = (Some(label.id), label.name.clone(), label.color);
                    dialog.edit = Some(LabelEdit { id, name, color });
                }
                if label.chats > 0 {
                    widgets::badge_quiet(ui, u64::from(label.chats));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    let (dot, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
                    ui.painter().circle_filled(dot.center(), 5.0, color_of(label.color));
                    match (&dialog.chat, self.row) {
                        (Some((chat, _)), Some(row)) if row.chat_id == *chat => {
                            let mut on = row.labels.contains(&label.id);
                            if widgets::tick(ui, &mut on, &name).clicked() {
                                changes.push(LabelChange::Put { id: label.id, chat: *chat, on });
                            }
                        }
                        _ => {
                            let text = egui::RichText::new(&*name).font(theme::body());
                            ui.add(egui::Label::new(text).truncate());
                        }
                    }
                });
            });
        });
    }

    /// Name and colour of one label.
    fn edit(&self, ui: &mut Ui, dialog: &mut LabelsDialog, changes: &mut Vec<LabelChange>) {
        let language = self.language;
        let chat = dialog.chat.as_ref().map(|(chat, _)| *chat);
        let Some(edit) = &mut dialog.edit else { return };
        let typed = label_name(&edit.name);
        let taken = typed.as_ref().is_some_and(|name| {
            let same = name.to_lowercase();
            self.labels.iter().any(|label| Some(label.id) != edit.id && label.name.to_lowercase() == same)
        });
        let long = edit.name.trim().chars().count() > MAX_KEPT_NAME;
        let problem = match (taken, long) {
            (true, _) => language.t(Text::LabelTaken).to_owned(),
            (_, true) => language.fill(Text::LabelNameLong, &[("limit", &MAX_KEPT_NAME.to_string())]),
            _ => String::new(),
        };
        let id = Id::unique("label-name");
        let field = TextField::new(id, language.t(Text::LabelName)).note(&problem, Kind::Bad);
        let shown = field.show(ui, &mut edit.name);
        if !shown.field.has_focus() && edit.name.is_empty() && ui.memory(|memory| memory.focused().is_none())
        {
            shown.field.request_focus();
        }
        // Someone may paste a book.
        if let Some((end, _)) = edit.name.char_indices().nth(4 * MAX_KEPT_NAME) {
            edit.name.truncate(end);
        }
        let entered = shown.field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            for color in 0..COLORS.len() as u8 {
                let nth = (color + 1).to_string();
                let name = language.fill(Text::LabelColor, &[("nth", &nth)]);
                if color_dot(ui, color, edit.color == color, &name).clicked() {
                    edit.color = color;
                }
            }
        });
        let good = typed.filter(|_| !taken);
        let mut done = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let why = language.t(Text::LabelNeedsName);
            let save = Button::primary(language.t(Text::SaveLabel)).small();
            let pressed = ui.add(save.disabled(good.is_none().then_some(why))).clicked();
            if (pressed || entered)
                && let Some(name) = good
            {
                let color = edit.color;
                changes.push(match edit.id {
                    Some(id) => LabelChange::Change { id, name, color },
                    None => LabelChange::Add { name, color, chat },
                });
                done = true;
            }
            done |= ui.add(Button::secondary(language.t(Text::Cancel)).small()).clicked();
        });
        if done {
            dialog.edit = None;
        }
    }
}

/// One colour to choose.
fn color_dot(ui: &mut Ui, color: u8, chosen: bool, name: &str) -> egui::Response {
    let p = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(28.0), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, chosen, name));
    ui.painter().circle_filled(rect.center(), 9.0, color_of(color));
    if chosen || response.hovered() {
        let ink = if chosen { p.text } else { p.edge };
        ui.painter().circle_stroke(rect.center(), 12.0, Stroke::new(1.5, ink));
    }
    widgets::focus_ring(ui, &response, rect, 14);
    response.on_hover_text(name)
}
