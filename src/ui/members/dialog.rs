//! The dialogs: somebody's card, and the group's title, description and picture.

use egui::{RichText, Ui};
use serde_json::Value;

use crate::api::{CallError, ChatFacts, Member};
use crate::i18n::{Clock, Language, Text};
use crate::ui::action::Action;
use crate::ui::attach::file_problem;
use crate::ui::remedy;
use crate::ui::request::Tasks;
use crate::ui::theme::{self, Palette};
use crate::ui::widgets::{self, Dialog};

use super::card::Card;
use super::form::Form;
use super::{Deed, DeedProblem, Members, MembersAction};

/// A dialog that is open.
pub(super) enum Open {
    Member(Box<Card>),
    Group(Box<Form>),
}

impl Open {
    pub(super) fn member(card: Card) -> Self {
        Self::Member(Box::new(card))
    }

    pub(super) fn group(facts: ChatFacts) -> Self {
        Self::Group(Box::new(Form::new(facts)))
    }

    pub(super) fn ask(
        &mut self,
        tasks: &Tasks,
        work: impl Future<Output = Result<Member, CallError>> + Send + 'static,
    ) {
        if let Self::Member(card) = self {
            card.request.start(tasks, work);
        }
    }

    pub(super) fn update(&mut self, tasks: &Tasks) {
        match self {
            Self::Member(card) => card.update(),
            Self::Group(form) => form.update(tasks),
        }
    }

    /// Whom or what it is about, before what the parameters say.
    pub(super) fn named(&self, said: &str) -> String {
        match self {
            Self::Member(card) => format!("{} · {said}", widgets::display_name(&card.name)),
            Self::Group(_) => said.to_owned(),
        }
    }

    pub(super) fn is_settled(&self) -> bool {
        match self {
            Self::Member(card) => !card.request.is_running(),
            Self::Group(form) => !form.is_choosing(),
        }
    }
}

/// Shows the dialog that is open.
#[derive(Clone, Copy)]
pub struct MemberDialogs<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
}

impl MemberDialogs<'_> {
    /// Shows it, if there is one.
    pub fn show(&self, ui: &Ui, members: &mut Members, actions: &mut Vec<Action>) {
        let language = self.language;
        let (busy, problem) = (members.is_busy(), members.problem.clone());
        let chat = members.chat.map(|(chat, _)| chat);
        let Some(open) = &mut members.dialog else {
            return;
        };
        let title = match open {
            Open::Member(card) => widgets::display_name(&card.name).into_owned(),
            Open::Group(_) => language.t(Text::EditGroupTitle).to_owned(),
        };
        let width = match open {
            Open::Member(card) => card.width(),
            Open::Group(_) => 480.0,
        };
        let mut done = Vec::new();
        let mut state = (open, &mut done);
        let dialog = Dialog::new("members", &title, language.t(Text::Dismiss)).width(width);
        let content = |ui: &mut Ui, (open, done): &mut (&mut Open, &mut Vec<Action>)| {
            match open {
                Open::Member(card) => self.card(ui, card, busy, done),
                Open::Group(form) => self.form(ui, form, chat, done),
            }
            if let Some(error) = &problem {
                let text = match error {
                    DeedProblem::Call(error) => remedy::of_guard(error, language).sentence(),
                    DeedProblem::File(problem) => file_problem(problem, language),
                };
                let text = RichText::new(text).font(theme::small()).color(Palette::of(ui).bad);
                ui.add(egui::Label::new(text).wrap());
            }
        };
        let closed = dialog.show(ui, &mut state, content, |ui, (open, done)| match open {
            Open::Member(card) => self.card_buttons(ui, card, busy, done),
            Open::Group(form) => self.form_buttons(ui, form, chat, busy, done),
        });
        if let (Open::Group(form), _) = state {
            form.show_question(ui, language);
        }
        actions.append(&mut done);
        if closed {
            actions.push(Action::Members(MembersAction::Close));
        }
    }
}

/// A deed that is done at once.
pub(super) fn deed(method: &'static str, params: Value) -> Action {
    Action::Members(MembersAction::Do(Box::new(Deed::new(method, params))))
}

/// A deed of high risk, which is asked for first.
pub(super) fn ask(method: &'static str, params: Value) -> Action {
    Action::Members(MembersAction::Ask(Box::new(Deed::new(method, params))))
}
