//! The part of the details that looks after a chat.

use std::collections::HashSet;

use egui::{Align, Layout, Sense, Ui, vec2};

use crate::api::{CallError, ChatKind, UserId};
use crate::i18n::{Clock, Language, Text, TimeText};
use crate::store::ChatRow;
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::remedy;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Button, IconButton, Kind};

use super::{Gathered, Members, MembersAction, standing_text};

/// Height of a person's row.
const ROW: f32 = 40.0;

/// What the part needs to know besides itself.
#[derive(Clone, Copy)]
pub struct MembersView<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
    /// The open chat.
    pub chat: &'a ChatRow,
}

/// Somebody in the list.
struct Row<'a> {
    user: UserId,
    name: String,
    tag: Option<&'static str>,
    note: &'a str,
}

impl MembersView<'_> {
    /// Shows what MPChat told, and the people.
    pub fn show(&self, ui: &mut Ui, members: &Members, actions: &mut Vec<Action>) {
        let language = self.language;
        ui.add_space(space::S);
        let heading = widgets::section(ui, language.t(Text::SectionServer));
        let corner = egui::pos2(ui.max_rect().right() - 24.0, heading.rect.center().y - 12.0);
        let place = egui::Rect::from_min_size(corner, vec2(24.0, 24.0));
        let builder = egui::UiBuilder::new().max_rect(place).id_salt("ask-again");
        let again = IconButton::new(Icon::Retry, language.t(Text::ReadAgain)).size(24.0);
        if ui.new_child(builder).add(again).clicked() {
            actions.push(Action::Members(MembersAction::Reload));
        }
        let Some(gathered) = &members.gathered else {
            widgets::hint(ui, language.t(Text::AskingMpchat));
            return;
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        self.facts(ui, gathered, actions);
        if self.chat.kind == ChatKind::Private {
            return;
        }
        let shut_out = self.is_shut_out(gathered);
        if !shut_out
            && ui.add(Button::secondary(language.t(Text::EditGroup)).icon(Icon::Edit).small()).clicked()
        {
            actions.push(Action::Members(MembersAction::EditGroup));
        }
        self.people(ui, gathered, actions);
    }

    fn facts(&self, ui: &mut Ui, gathered: &Gathered, actions: &mut Vec<Action>) {
        let language = self.language;
        match &gathered.facts {
            Ok(facts) => {
                if self.chat.kind != ChatKind::Private {
                    match &gathered.count {
                        Ok(count) => {
                            let count = language.number(*count);
                            widgets::key_value(ui, language.t(Text::FactMembers), &count);
                        }
                        Err(error) => self.problem(ui, error),
                    }
                }
                if let Some(pinned) = &facts.pinned {
                    let text = pinned.text.as_deref().unwrap_or("…");
                    let line = widgets::one_line(text, 80);
                    let fact = widgets::key_value(ui, language.t(Text::FactPinned), &line);
                    if fact.clicked() {
                        actions.push(Action::GoToMessage(self.chat.chat_id, pinned.message_id));
                    }
                }
                ui.add_space(space::XS);
                match &facts.description {
                    Some(text) => widgets::paragraph(ui, &widgets::one_line(text, 600)),
                    None => widgets::hint(ui, language.t(Text::NoDescription)),
                };
                ui.add_space(space::S);
            }
            Err(_) if self.is_shut_out(gathered) => {
                widgets::hint(ui, language.t(Text::ShutOut));
                ui.add_space(space::S);
            }
            Err(error) => self.problem(ui, error),
        }
    }

    fn people(&self, ui: &mut Ui, gathered: &Gathered, actions: &mut Vec<Action>) {
        let language = self.language;
        ui.add_space(space::S);
        widgets::section(ui, language.t(Text::SectionPeople));
        let mut rows = Vec::new();
        let mut listed: HashSet<UserId> = HashSet::new();
        match &gathered.administrators {
            Ok(administrators) => {
                for member in administrators {
                    let tag = standing_text(&member.standing).map(|text| language.t(text));
                    listed.insert(member.user.id);
                    rows.push(Row { user: member.user.id, name: member.user.name(), tag, note: "" });
                }
            }
            // Said above already.
            Err(_) if self.is_shut_out(gathered) => {}
            Err(error) => self.problem(ui, error),
        }
        let notes: Vec<String> = gathered
            .people
            .iter()
            .map(|person| self.clock.text(person.last_at, TimeText::Short, language))
            .collect();
        for (person, note) in gathered.people.iter().zip(&notes) {
            if listed.insert(person.id) {
                rows.push(Row { user: person.id, name: person.name.clone(), tag: None, note });
            }
        }
        for row in rows {
            if person_row(ui, &row).clicked() {
                actions.push(Action::Members(MembersAction::Open(row.user)));
            }
        }
        ui.add_space(space::XS);
        widgets::hint(ui, language.t(Text::PeopleHint));
    }

    /// Whether MPChat tells the bot nothing about the group any more: it left, or was removed.
    fn is_shut_out(&self, gathered: &Gathered) -> bool {
        self.chat.kind != ChatKind::Private
            && gathered.facts.as_ref().is_err_and(|error| error.code() == Some(403))
    }

    fn problem(&self, ui: &mut Ui, error: &CallError) {
        let text = remedy::of_call(error, self.language).sentence();
        ui.add(
            egui::Label::new(egui::RichText::new(text).font(theme::small()).color(Palette::of(ui).bad))
                .wrap(),
        );
    }
}

fn person_row(ui: &mut Ui, row: &Row<'_>) -> egui::Response {
    let p = Palette::of(ui);
    let name = widgets::display_name(&row.name);
    let builder = egui::UiBuilder::new().id_salt(("person", row.user.0)).sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            let hovered = ui.response().hovered() || ui.response().has_focus();
            let fill = if hovered { p.hover } else { egui::Color32::TRANSPARENT };
            let frame = egui::Frame::new().fill(fill).corner_radius(f32::from(theme::radius::CONTROL));
            frame.show(ui, |ui| {
                ui.allocate_ui_with_layout(
                    vec2(ui.available_width(), ROW),
                    Layout::left_to_right(Align::Center),
                    |ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        widgets::avatar(ui, &row.name, row.user.0, 28.0);
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                            if let Some(tag) = row.tag {
                                widgets::tag(ui, tag, Kind::Neutral);
                            }
                            if !row.note.is_empty() {
                                let note = egui::RichText::new(row.note).font(theme::small()).color(p.faint);
                                ui.label(note);
                            }
                            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                                let text =
                                    egui::RichText::new(name.as_ref()).font(theme::body()).color(p.text);
                                ui.add(egui::Label::new(text).truncate().selectable(false));
                            });
                        });
                    },
                );
            });
        })
        .response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    response
}
