//! When a mute or a restriction ends.

use egui::{Id, Ui, vec2};

use crate::i18n::{Clock, Language, Text};
use crate::ui::later::{Choice, next_hour, problem_text};
use crate::ui::theme::space;
use crate::ui::widgets;

/// An hour and a day, in milliseconds.
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// What is chosen as the end.
#[derive(Clone, Debug, Default)]
pub(super) enum Until {
    /// There is none.
    #[default]
    Never,
    /// So many milliseconds after the call.
    After(i64),
    /// This moment.
    At(Choice),
}

impl Until {
    /// Unix seconds; 0 for no end. What stands in the way of it, in words.
    pub(super) fn seconds(&self, clock: &Clock, language: Language) -> Result<i64, &'static str> {
        match self {
            Self::Never => Ok(0),
            Self::After(span) => Ok((clock.millis() + span) / 1000),
            Self::At(choice) => {
                choice.moment(clock).map(|at| at / 1000).map_err(|problem| problem_text(problem, language))
            }
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, clock: &Clock, language: Language) {
        let mut begins = false;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
            for (text, span) in [
                (Text::MuteForEver, None),
                (Text::MuteHour, Some(HOUR)),
                (Text::MuteDay, Some(DAY)),
                (Text::MuteWeek, Some(7 * DAY)),
            ] {
                let chosen = match self {
                    Self::Never => span.is_none(),
                    Self::After(after) => span == Some(*after),
                    Self::At(_) => false,
                };
                if widgets::chip(ui, language.t(text), chosen).clicked() {
                    *self = span.map_or(Self::Never, Self::After);
                }
            }
            let chosen = matches!(self, Self::At(_));
            if widgets::chip(ui, language.t(Text::MuteUntil), chosen).clicked() && !chosen {
                *self = Self::At(Choice::of(&next_hour(clock.now())));
                begins = true;
            }
        });
        if let Self::At(choice) = self {
            let month = ui.scope(|ui| {
                choice.show(ui, Id::unique("mute-until"), [Text::MuteEnds, Text::TimeZone], clock, language);
            });
            if begins {
                // It may lie below the fold of a low window.
                month.response.scroll_to_me(None);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_given_in_seconds_and_none_is_zero() {
        let clock = Clock::fixed(1_795_363_200_000);
        let seconds = |until: Until| until.seconds(&clock, Language::English);
        assert_eq!(seconds(Until::Never), Ok(0));
        assert_eq!(seconds(Until::After(HOUR)), Ok(1_795_366_800));
        let later = Choice::of(&clock.at(1_795_363_200_000 + DAY));
        assert_eq!(seconds(Until::At(later)), Ok(1_795_449_600));
        let passed = Choice::of(&clock.at(1_795_363_200_000 - DAY));
        assert!(seconds(Until::At(passed)).is_err());
    }
}
