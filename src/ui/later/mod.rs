//! Sending at a later time: the question for it, in the composer or for a send that waits already.

mod choice;
mod moment;

use egui::{Align, Id, Layout, Popup, RichText, Ui, vec2};

use crate::i18n::{Clock, Language, Text, TimeText};
use crate::store::{Seq, UnixMillis};

use super::action::Action;
use super::composer::Composer;
use super::icons::{self, Icon};
use super::shortcuts::Shortcut;
use super::theme::{self, Palette, space};
use super::widgets::{Button, Dialog, IconButton, small_link};

pub use choice::{Choice, problem_text};
pub use moment::next_hour;

/// What a person does about times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScheduleAction {
    /// Ask for a time: for a send that waits for its time, or for what is in the composer.
    Open(Option<Seq>),
    /// Send it then.
    Set(Option<Seq>, UnixMillis),
    /// Send what is in the composer at once, when it is sent.
    Clear,
    /// Ask for nothing.
    Close,
}

/// The question for a time, while it is asked.
#[derive(Default)]
pub struct Later {
    asked: Option<Asked>,
}

struct Asked {
    seq: Option<Seq>,
    /// `None` until the question was first drawn: only then the time is known.
    choice: Option<Choice>,
}

impl Later {
    /// Asks for a time.
    pub fn open(&mut self, seq: Option<Seq>) {
        self.asked = Some(Asked { seq, choice: None });
    }

    /// Asks no more.
    pub fn close(&mut self) {
        self.asked = None;
    }

    /// Shows the question. `planned` is what the composer's time is.
    pub fn show(
        &mut self,
        ui: &Ui,
        planned: Option<UnixMillis>,
        clock: &Clock,
        language: Language,
        actions: &mut Vec<Action>,
    ) {
        let Some(asked) = &mut self.asked else {
            return;
        };
        let seq = asked.seq;
        let choice = asked.choice.get_or_insert_with(|| {
            let planned = planned.filter(|at| seq.is_none() && *at > clock.millis());
            Choice::of(&planned.map_or_else(|| next_hour(clock.now()), |at| clock.at(at)))
        });
        let title = language.t(Text::SendLaterTitle);
        let dialog = Dialog::new("send-later", title, language.t(Text::Cancel)).width(460.0);
        let closed = dialog.show(
            ui,
            &mut (choice, actions),
            |ui, (choice, actions)| content(ui, choice, seq, clock, language, actions),
            |ui, (choice, actions)| {
                let found = choice.moment(clock);
                let problem = found.err().map(|problem| problem_text(problem, language));
                // What is being written is queued only when it is sent.
                let word = if seq.is_some() { Text::Schedule } else { Text::ChooseTime };
                let schedule = Button::primary(language.t(word)).disabled(problem);
                if let (true, Ok(at)) = (ui.add(schedule).clicked(), found) {
                    actions.push(Action::Schedule(ScheduleAction::Set(seq, at)));
                }
                if ui.add(Button::secondary(language.t(Text::Cancel))).clicked() {
                    actions.push(Action::Schedule(ScheduleAction::Close));
                }
            },
        );
        if closed {
            self.close();
        }
    }
}

fn content(
    ui: &mut Ui,
    choice: &mut Choice,
    seq: Option<Seq>,
    clock: &Clock,
    language: Language,
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.y = space::S;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        for (text, at) in moment::presets(clock.now()) {
            let words = language.t(text);
            let tooltip = clock.text(at, TimeText::Plan, language);
            if ui.add(Button::secondary(words).small().tooltip(&tooltip)).clicked() {
                actions.push(Action::Schedule(ScheduleAction::Set(seq, at)));
            }
        }
    });
    ui.add_space(space::XS);
    let entered = choice.show(
        ui,
        Id::unique("send-later-time"),
        [Text::WillBeSent, Text::TimeZoneHint],
        clock,
        language,
    );
    if let (true, Ok(at)) = (entered, choice.moment(clock)) {
        actions.push(Action::Schedule(ScheduleAction::Set(seq, at)));
    }
}

/// In the composer: when what is written will be sent, with the ways to change that.
pub fn line(ui: &mut Ui, composer: &Composer, clock: &Clock, language: Language, actions: &mut Vec<Action>) {
    let Some(at) = composer.send_at else {
        return;
    };
    let p = Palette::of(ui);
    let passed = at <= clock.millis();
    let time = clock.text(at, TimeText::Plan, language);
    let (text, color) = if passed {
        (language.fill(Text::TimeHasPassed, &[("time", &time)]), p.bad)
    } else {
        (language.fill(Text::TimeChosen, &[("time", &time)]), p.accent)
    };
    let size = vec2(ui.available_width(), 24.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if ui.add(IconButton::new(Icon::Close, language.t(Text::SendAtOnce)).size(24.0)).clicked() {
            actions.push(Action::Schedule(ScheduleAction::Clear));
        }
        if small_link(ui, language.t(Text::ChangeTime)).clicked() {
            actions.push(Action::Schedule(ScheduleAction::Open(None)));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            icons::icon(ui, Icon::Clock, 16.0, color);
            let text = RichText::new(text).font(theme::small_bold()).color(color);
            ui.add(egui::Label::new(text).truncate());
        });
    });
}

/// Behind the button that sends: the other ways to send.
pub fn menu(ui: &mut Ui, composer: &Composer, language: Language, actions: &mut Vec<Action>) {
    let response = ui.add(IconButton::new(Icon::Down, language.t(Text::MoreWaysToSend)).size(28.0));
    let keys = Shortcut::SendLater.keys_text(ui.ctx().os());
    Popup::menu(&response).show(|ui| {
        if ui.button(language.t(Text::SendLater)).on_hover_text(keys).clicked() {
            actions.push(Action::Schedule(ScheduleAction::Open(None)));
            ui.close();
        }
        if composer.send_at.is_some() && ui.button(language.t(Text::SendAtOnce)).clicked() {
            actions.push(Action::Schedule(ScheduleAction::Clear));
            ui.close();
        }
    });
}

/// The same by the keyboard, from the field.
pub fn shortcut(ui: &Ui, actions: &mut Vec<Action>) {
    if Shortcut::SendLater.pressed(ui) {
        actions.push(Action::Schedule(ScheduleAction::Open(None)));
    }
}

/// For a mark beside a message that waits for its time.
#[must_use]
pub fn waits_text(at: UnixMillis, clock: &Clock, language: Language) -> String {
    language.fill(Text::WillBeSent, &[("time", &clock.text(at, TimeText::Plan, language))])
}
