//! From a day and a written time to a moment, in the time zone of this computer.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::AmbiguousOffset;
use jiff::{ToSpan as _, Zoned};

use crate::i18n::Text;
use crate::store::UnixMillis;

/// Nothing is planned further ahead, in days.
const FARTHEST: i32 = 366;
/// When the evening begins.
const EVENING: i8 = 18;
/// When the day begins.
const MORNING: i8 = 9;

/// Why a moment cannot be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeProblem {
    /// What is written is no time of the day.
    NoTime,
    /// It has passed.
    Past,
    /// It is more than [`FARTHEST`] days ahead.
    TooFar,
}

/// What is unusual about a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The clocks are put back: this time comes twice, and the first is meant.
    ComesTwice,
    /// The clocks are put forward: this time is left out, and as much later is meant.
    Skipped,
}

/// The moment that is meant.
pub fn resolve(day: Date, time: &str, now: &Zoned) -> Result<(UnixMillis, Option<Note>), TimeProblem> {
    let time = read_time(time).ok_or(TimeProblem::NoTime)?;
    let ambiguous = now.time_zone().to_ambiguous_zoned(day.to_datetime(time));
    let note = match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => None,
        AmbiguousOffset::Gap { .. } => Some(Note::Skipped),
        AmbiguousOffset::Fold { .. } => Some(Note::ComesTwice),
    };
    // "Compatible" is the first of two and the later side of a gap.
    let at = ambiguous.compatible().map_err(|_| TimeProblem::TooFar)?;
    if at <= *now {
        return Err(TimeProblem::Past);
    }
    if (at.date() - now.date()).get_days() > FARTHEST {
        return Err(TimeProblem::TooFar);
    }
    Ok((at.timestamp().as_millisecond(), note))
}

/// A time as people write it: `9`, `9:05`, `09.05`, `0905`, `９：０５`.
fn read_time(text: &str) -> Option<Time> {
    let plain: String = text
        .trim()
        .chars()
        .map(|c| match c {
            '：' | '.' | 'h' | '点' | '點' | '时' | '時' => ':',
            '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
            c => c,
        })
        .collect();
    let plain = plain.trim_end_matches(':').trim_end_matches('分');
    let (hour, minute) = match plain.split_once(':') {
        Some((hour, minute)) => (hour, minute),
        None if plain.len() == 4 && plain.is_ascii() => plain.split_at(2),
        None => (plain, "0"),
    };
    let number = |text: &str| {
        let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse::<i8>().ok()).flatten()
    };
    Time::new(number(hour)?, number(minute)?, 0, 0).ok()
}

/// Moments that are often meant, as far as they lie ahead.
#[must_use]
pub fn presets(now: &Zoned) -> Vec<(Text, UnixMillis)> {
    let at = |day: Date, hour: i8| now.time_zone().to_zoned(day.at(hour, 0, 0, 0)).ok();
    let today = now.date();
    let tomorrow = today.tomorrow().ok();
    let monday = today.nth_weekday(1, Weekday::Monday).ok().filter(|monday| Some(*monday) != tomorrow);
    let hour =
        now.checked_add(1.hour()).ok().and_then(|at| at.with().second(0).subsec_nanosecond(0).build().ok());
    // An evening that begins in some minutes is no later time.
    let evening =
        at(today, EVENING).filter(|at| at.timestamp().as_second() - now.timestamp().as_second() > 30 * 60);
    [
        (Text::InOneHour, hour),
        (Text::ThisEvening, evening),
        (Text::TomorrowMorning, tomorrow.and_then(|day| at(day, MORNING))),
        (Text::OnMonday, monday.and_then(|day| at(day, MORNING))),
    ]
    .into_iter()
    .filter_map(|(text, at)| Some((text, at?.timestamp().as_millisecond())))
    .collect()
}

/// The next full hour that is at least half an hour away: where a choice begins.
#[must_use]
pub fn next_hour(now: &Zoned) -> Zoned {
    let rounded = now.checked_add(90.minutes()).ok();
    let full = rounded.and_then(|at| at.with().minute(0).second(0).subsec_nanosecond(0).build().ok());
    full.unwrap_or_else(|| now.clone())
}

/// What the time zone is called, with its distance from UTC.
#[must_use]
pub fn zone_name(now: &Zoned) -> String {
    let offset = now.strftime("UTC%:z").to_string();
    match now.time_zone().iana_name() {
        Some(name) if name != "UTC" => format!("{name}, {offset}"),
        _ => offset,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(text: &str) -> Zoned {
        text.parse().unwrap()
    }

    fn meant(day: Date, time: &str, now: &str) -> Result<(String, Option<Note>), TimeProblem> {
        let now = at(now);
        let (moment, note) = resolve(day, time, &now)?;
        let moment = jiff::Timestamp::from_millisecond(moment).unwrap();
        Ok((moment.to_zoned(now.time_zone().clone()).strftime("%F %T %z").to_string(), note))
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, hour, minute) in [
            ("9", 9, 0),
            ("9:05", 9, 5),
            (" 09.05 ", 9, 5),
            ("0905", 9, 5),
            ("９：０５", 9, 5),
            ("9点", 9, 0),
            ("23:59", 23, 59),
        ] {
            assert_eq!(read_time(text), Time::new(hour, minute, 0, 0).ok(), "{text}");
        }
        for text in ["", "24:00", "9:60", "-1", "nine", "1:2:3", "99999", "+9"] {
            assert_eq!(read_time(text), None, "{text}");
        }
    }

    #[test]
    fn what_has_passed_or_is_too_far_is_refused() {
        let now = "2026-11-22T17:40:30+01:00[Europe/Berlin]";
        assert_eq!(meant(date(2026, 11, 22), "17:40", now), Err(TimeProblem::Past));
        assert_eq!(meant(date(2026, 11, 21), "20:00", now), Err(TimeProblem::Past));
        assert_eq!(meant(date(2028, 1, 1), "9:00", now), Err(TimeProblem::TooFar));
        assert_eq!(meant(date(9999, 12, 31), "23:59", now), Err(TimeProblem::TooFar));
        assert_eq!(meant(date(2026, 11, 22), "soon", now), Err(TimeProblem::NoTime));
        let soon = meant(date(2026, 11, 22), "17:41", now);
        assert_eq!(soon, Ok(("2026-11-22 17:41:00 +0100".to_owned(), None)));
    }

    #[test]
    fn a_time_that_the_clocks_leave_out_or_bring_twice_is_told() {
        let now = "2026-03-01T12:00:00+01:00[Europe/Berlin]";
        let skipped = meant(date(2026, 3, 29), "02:30", now);
        assert_eq!(skipped, Ok(("2026-03-29 03:30:00 +0200".to_owned(), Some(Note::Skipped))));
        let twice = meant(date(2026, 10, 25), "02:30", now);
        assert_eq!(twice, Ok(("2026-10-25 02:30:00 +0200".to_owned(), Some(Note::ComesTwice))));
    }

    #[test]
    fn the_usual_moments_lie_ahead() {
        let named = |now: &str| -> Vec<(Text, String)> {
            let now = at(now);
            let local = |at| {
                let at = jiff::Timestamp::from_millisecond(at).unwrap().to_zoned(now.time_zone().clone());
                at.strftime("%a %H:%M").to_string()
            };
            presets(&now).into_iter().map(|(text, moment)| (text, local(moment))).collect()
        };
        // A Friday at noon.
        let friday = named("2026-11-20T12:10:20+08:00[Asia/Shanghai]");
        let expected = [
            (Text::InOneHour, "Fri 13:10"),
            (Text::ThisEvening, "Fri 18:00"),
            (Text::TomorrowMorning, "Sat 09:00"),
            (Text::OnMonday, "Mon 09:00"),
        ];
        assert_eq!(friday, expected.map(|(text, at)| (text, at.to_owned())));
        // A Sunday evening: no evening any more, and tomorrow is Monday.
        let sunday = named("2026-11-22T17:45:00+08:00[Asia/Shanghai]");
        let texts: Vec<Text> = sunday.into_iter().map(|(text, _)| text).collect();
        assert_eq!(texts, [Text::InOneHour, Text::TomorrowMorning]);
    }
}
