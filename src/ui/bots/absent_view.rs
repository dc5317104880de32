//! What is shown while no bot is in front: the remembered ones, and why they do not run.

use egui::{Align, Label, Layout, RichText, Ui, vec2};

use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::guard::mark_tag;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Button};

use super::row_links::absent_links;
use super::switcher::{face, standing};
use super::{BotRow, BotsAction, Standing};

/// The remembered bots in the middle of the window.
#[derive(Clone, Copy)]
pub struct AbsentView<'a> {
    /// The person's language.
    pub language: Language,
    /// All bots.
    pub rows: &'a [BotRow],
}

impl AbsentView<'_> {
    /// Shows them.
    pub fn show(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let language = self.language;
        let room = ui.available_rect_before_wrap();
        let width = 440.0_f32.min(room.width() - 2.0 * space::XL);
        egui::ScrollArea::vertical().id_salt("absent-bots").auto_shrink(false).show(ui, |ui| {
            let content = 190.0 + 92.0 * self.rows.len() as f32;
            ui.add_space(((room.height() - content) * 0.4).max(space::XL).round());
            ui.horizontal(|ui| {
                ui.add_space(((room.width() - width) * 0.5).round());
                ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = space::M;
                    widgets::heading(ui, language.t(Text::YourBots));
                    for row in self.rows {
                        widgets::card(ui, |ui| {
                            ui.set_width(ui.available_width());
                            self.bot(ui, row, actions);
                        });
                    }
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        if ui.add(Button::primary(language.t(Text::AddBot))).clicked() {
                            actions.push(Action::Bots(BotsAction::Add));
                        }
                    });
                });
            });
            ui.add_space(space::XL);
        });
    }

    fn bot(&self, ui: &mut Ui, row: &BotRow, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let language = self.language;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            face(ui, row, 40.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    let name = RichText::new(&row.name).font(theme::body_bold()).color(p.text);
                    ui.add(Label::new(name).truncate());
                    if let Some((kind, text)) = row.mark.map(mark_tag) {
                        widgets::tag(ui, language.t(text), kind);
                    }
                });
                standing(ui, &row.standing, language);
                if let Standing::Failed(remedy) = &row.standing {
                    widgets::hint(ui, &remedy.todo);
                }
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = space::M;
                    if row.runs {
                        if widgets::small_link(ui, language.t(Text::ShowBot)).clicked() {
                            actions.push(Action::Bots(BotsAction::Front(row.bot.clone())));
                        }
                    } else {
                        absent_links(ui, row, language, actions);
                    }
                });
            });
        });
    }
}
