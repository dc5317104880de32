//! The list of shortcuts.

use egui::{Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{Group, Shortcut};
use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Dialog, line};

/// Height of a row.
const ROW: f32 = 30.0;
/// From here on there is room for two columns.
const TWO_COLUMNS: f32 = 560.0;

/// The list as a dialog.
pub struct ListView {
    /// The person's language.
    pub language: Language,
}

impl ListView {
    /// Shows it.
    pub fn show(&self, ui: &Ui, actions: &mut Vec<Action>) {
        let language = self.language;
        let title = language.t(Text::KeysTitle);
        let dialog = Dialog::new("shortcuts", title, language.t(Text::DialogClose)).width(760.0);
        let closed = dialog.show(
            ui,
            &mut (),
            |ui, ()| {
                if ui.available_width() < TWO_COLUMNS {
                    for group in Group::ALL {
                        self.group(ui, group);
                    }
                    return;
                }
                // As the list is read: down the left side, then down the right one.
                let (left, right) = Group::ALL.split_at(3);
                ui.spacing_mut().item_spacing.x = space::XL;
                ui.columns(2, |columns| {
                    for (column, groups) in columns.iter_mut().zip([left, right]) {
                        for group in groups {
                            self.group(column, *group);
                        }
                    }
                });
            },
            |_, ()| {},
        );
        if closed {
            actions.push(Action::ShowShortcuts(false));
        }
    }

    fn group(&self, ui: &mut Ui, group: Group) {
        ui.spacing_mut().item_spacing.y = 0.0;
        widgets::section(ui, self.language.t(group.heading()));
        for shortcut in Shortcut::ALL.iter().filter(|shortcut| shortcut.group() == group) {
            self.row(ui, *shortcut);
        }
        ui.add_space(space::S);
    }

    fn row(&self, ui: &mut Ui, shortcut: Shortcut) {
        let p = Palette::of(ui);
        let Some(keys) = shortcut.keys().first() else { return };
        let name = self.language.t(shortcut.name()).trim_end_matches('…');
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let system = ui.ctx().os();
        response
            .widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {}", keys.text(system))));
        if !ui.is_rect_visible(rect) {
            return;
        }
        let caps = widgets::key_caps(ui, pos2(rect.right(), rect.center().y), &keys.caps(system));
        let galley = line::layout(ui, name, theme::body(), p.text, rect.width() - caps - space::M);
        ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y * 0.5), galley, p.text);
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, p.line));
    }
}
