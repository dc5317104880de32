//! The questions of a canned reply, asked before it is used.

use egui::{Id, Key, Ui};

use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::composer_view;
use crate::ui::theme::space;
use crate::ui::widgets::{self, Button, TextField};

use super::{Ask, CannedAction};

/// Longest answer, in characters.
const LONGEST: usize = 1000;

pub(super) fn contents(ui: &mut Ui, ask: &mut Ask, language: Language) {
    ui.spacing_mut().item_spacing.y = space::M;
    widgets::hint(ui, &language.fill(Text::CannedAskText, &[("name", &ask.reply.name)]));
    let take = std::mem::take(&mut ask.wants_focus);
    for (nth, (question, answer)) in ask.answers.iter_mut().enumerate() {
        let id = Id::unique("canned-answer").with(nth);
        let label = widgets::display_name(question);
        let field = TextField::new(id, &label).show(ui, answer).field;
        if answer.len() > LONGEST {
            *answer = answer.chars().take(LONGEST).collect();
        }
        if take && nth == 0 {
            field.request_focus();
        }
        let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ask.entered |= enter && !composer_view::composing(ui);
    }
}

pub(super) fn buttons(ui: &mut Ui, ask: &mut Ask, language: Language, actions: &mut Vec<Action>) {
    let open = ask.answers.iter().find(|(_, answer)| answer.trim().is_empty());
    let reason = open.map(|(question, _)| {
        language.fill(Text::CannedAnswerFirst, &[("question", &widgets::display_name(question))])
    });
    let insert = Button::primary(language.t(Text::CannedInsert)).disabled(reason.as_deref());
    let enter = std::mem::take(&mut ask.entered);
    if ui.add(insert).clicked() || (enter && reason.is_none()) {
        actions.push(Action::Canned(CannedAction::Answered));
    }
    if ui.add(Button::secondary(language.t(Text::Cancel))).clicked() {
        actions.push(Action::Canned(CannedAction::Close));
    }
}
