//! A day and a time that are chosen: a month beside a field for the time.

use egui::{Align, Id, Key, Layout, RichText, Ui, vec2};
use jiff::Zoned;
use jiff::civil::Date;

use super::moment::{self, Note, TimeProblem};
use crate::i18n::{Clock, Language, Text, TimeText};
use crate::store::UnixMillis;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{TextField, month};

/// What is chosen so far.
#[derive(Clone, Debug)]
pub struct Choice {
    day: Date,
    /// A day of the month that is shown.
    month: Date,
    time: String,
}

impl Choice {
    /// A choice that begins with this moment.
    #[must_use]
    pub fn of(at: &Zoned) -> Self {
        Self { day: at.date(), month: at.date().first_of_month(), time: at.strftime("%H:%M").to_string() }
    }

    /// The moment that is chosen.
    pub fn moment(&self, clock: &Clock) -> Result<UnixMillis, TimeProblem> {
        moment::resolve(self.day, &self.time, clock.now()).map(|(at, _)| at)
    }

    /// Shows month and time. `means` says with `{time}` what comes of it, `note` with `{zone}` where
    /// times are told. Returns whether Enter was pressed in the time.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        id: Id,
        [means, note]: [Text; 2],
        clock: &Clock,
        language: Language,
    ) -> bool {
        let size = vec2(ui.available_width(), month::HEIGHT);
        let entered = ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            month::show(ui, &mut self.day, &mut self.month, clock.now().date(), language);
            let rest = vec2(ui.available_width(), month::HEIGHT);
            ui.allocate_ui_with_layout(rest, Layout::top_down(Align::Min), |ui| {
                self.time_side(ui, id, means, clock, language)
            })
            .inner
        });
        let zone = language.fill(note, &[("zone", &moment::zone_name(clock.now()))]);
        ui.label(RichText::new(zone).font(theme::small()).color(Palette::of(ui).faint));
        entered.inner
    }

    /// The time of the day, and what both together mean.
    fn time_side(&mut self, ui: &mut Ui, id: Id, means: Text, clock: &Clock, language: Language) -> bool {
        let p = Palette::of(ui);
        let field = TextField::new(id, language.t(Text::TimeField)).hint("09:00");
        let field = field.show(ui, &mut self.time).field;
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        let (text, color) = match moment::resolve(self.day, &self.time, clock.now()) {
            Err(problem) => (problem_text(problem, language).to_owned(), p.bad),
            Ok((at, note)) => {
                let time = clock.text(at, TimeText::Plan, language);
                let mut text = language.fill(means, &[("time", &time)]);
                let note = match note {
                    Some(Note::ComesTwice) => Some(Text::TimeComesTwice),
                    Some(Note::Skipped) => Some(Text::TimeSkipped),
                    None => None,
                };
                if let Some(note) = note {
                    text.push(' ');
                    text.push_str(language.t(note));
                }
                (text, p.soft)
            }
        };
        ui.label(RichText::new(text).color(color).line_height(Some(theme::BODY_LINE)));
        entered
    }
}

/// Why a moment cannot be chosen.
#[must_use]
pub fn problem_text(problem: TimeProblem, language: Language) -> &'static str {
    language.t(match problem {
        TimeProblem::NoTime => Text::TimeUnread,
        TimeProblem::Past => Text::TimePast,
        TimeProblem::TooFar => Text::TimeTooFar,
    })
}
