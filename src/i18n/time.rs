//! Times as people write them.

use std::sync::{PoisonError, RwLock};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::{Language, Text};

/// The time zone of this computer as it was last looked up.
static HOME: RwLock<Option<TimeZone>> = RwLock::new(None);

/// Looks up the time zone of this computer, for every [`Clock::system`] that follows. Blocking: some
/// systems keep hundreds of small files for it.
pub fn look_up_zone() -> TimeZone {
    let zone = TimeZone::system();
    *HOME.write().unwrap_or_else(PoisonError::into_inner) = Some(zone.clone());
    zone
}

/// Now and here: what times are written against. Taken once a frame; fixed in tests and pictures.
#[derive(Clone, Debug)]
pub struct Clock {
    now: Zoned,
}

/// How a time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeText {
    /// `10:02`.
    HourMinute,
    /// `10:02:07`, for the feed.
    HourMinuteSecond,
    /// `now`, `10:02`, `Yesterday`, `Mon`, `12 Nov`: as short as it stays clear.
    Short,
    /// `Today`, `Yesterday`, `Monday, 12 November 2026`: a day.
    Day,
    /// Day and time.
    Full,
    /// `Tomorrow, 09:00`: a day and a time of it, for what is planned.
    Plan,
}

impl Clock {
    /// The system's clock and time zone. Blocking only if nobody ever looked the zone up.
    #[must_use]
    pub fn system() -> Self {
        let known = HOME.read().unwrap_or_else(PoisonError::into_inner).clone();
        Self { now: Timestamp::now().to_zoned(known.unwrap_or_else(look_up_zone)) }
    }

    /// A fixed time in UTC.
    #[must_use]
    pub fn fixed(unix_millis: i64) -> Self {
        let now = Timestamp::from_millisecond(unix_millis).unwrap_or_default().to_zoned(TimeZone::UTC);
        Self { now }
    }

    /// The present moment here.
    #[must_use]
    pub fn now(&self) -> &Zoned {
        &self.now
    }

    /// Another moment here.
    #[must_use]
    pub fn at(&self, unix_millis: i64) -> Zoned {
        self.local(unix_millis)
    }

    /// The present moment, milliseconds since the Unix epoch.
    #[must_use]
    pub fn millis(&self) -> i64 {
        self.now.timestamp().as_millisecond()
    }

    /// The time zone here.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        self.now.time_zone().clone()
    }

    /// The day that a time falls on here.
    #[must_use]
    pub fn day(&self, unix_millis: i64) -> Date {
        self.local(unix_millis).date()
    }

    /// A time in words.
    #[must_use]
    pub fn text(&self, unix_millis: i64, how: TimeText, language: Language) -> String {
        let at = self.local(unix_millis);
        match how {
            TimeText::HourMinute => at.strftime("%H:%M").to_string(),
            TimeText::HourMinuteSecond => at.strftime("%H:%M:%S").to_string(),
            TimeText::Short => self.short(&at, language),
            TimeText::Day => self.day_text(at.date(), language),
            TimeText::Plan => {
                let day = match days_between(self.now.date(), at.date()) {
                    0..=1 => self.day_text(at.date(), language),
                    _ => format!("{} {}", weekday_short(at.date(), language), date_text(at.date(), language)),
                };
                format!("{day}, {}", at.strftime("%H:%M"))
            }
            TimeText::Full => format!("{} {}", date_text(at.date(), language), at.strftime("%H:%M:%S")),
        }
    }

    fn local(&self, unix_millis: i64) -> Zoned {
        Timestamp::from_millisecond(unix_millis).unwrap_or_default().to_zoned(self.now.time_zone().clone())
    }

    fn short(&self, at: &Zoned, language: Language) -> String {
        let age = self.now.timestamp().as_second() - at.timestamp().as_second();
        if (0..60).contains(&age) {
            return language.t(Text::Now).to_owned();
        }
        match days_between(at.date(), self.now.date()) {
            0 => at.strftime("%H:%M").to_string(),
            1 => language.t(Text::Yesterday).to_owned(),
            2..=6 => weekday_short(at.date(), language).to_owned(),
            _ => match language {
                Language::English => at.strftime("%-d %b").to_string(),
                _ => at.strftime("%-m月%-d日").to_string(),
            },
        }
    }

    fn day_text(&self, day: Date, language: Language) -> String {
        match days_between(day, self.now.date()) {
            -1 => language.t(Text::Tomorrow).to_owned(),
            0 => language.t(Text::Today).to_owned(),
            1 => language.t(Text::Yesterday).to_owned(),
            _ => date_text(day, language),
        }
    }
}

fn days_between(earlier: Date, later: Date) -> i32 {
    (later - earlier).get_days()
}

/// A day in words.
#[must_use]
pub fn date_text(day: Date, language: Language) -> String {
    match language {
        Language::English => day.strftime("%-d %B %Y").to_string(),
        _ => day.strftime("%Y年%-m月%-d日").to_string(),
    }
}

/// A month in words.
#[must_use]
pub fn month_text(day: Date, language: Language) -> String {
    match language {
        Language::English => day.strftime("%B %Y").to_string(),
        _ => day.strftime("%Y年%-m月").to_string(),
    }
}

/// One character for a weekday; Monday is 0.
#[must_use]
pub fn weekday_letter(weekday: usize, language: Language) -> &'static str {
    let letters = match language {
        Language::English => ["M", "T", "W", "T", "F", "S", "S"],
        _ => ["一", "二", "三", "四", "五", "六", "日"],
    };
    letters.get(weekday).copied().unwrap_or_default()
}

fn weekday_short(day: Date, language: Language) -> &'static str {
    let index = day.weekday().to_monday_zero_offset() as usize;
    let names = match language {
        Language::English => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        Language::SimplifiedChinese => ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
        Language::TraditionalChinese => ["週一", "週二", "週三", "週四", "週五", "週六", "週日"],
    };
    names.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Sunday, 22 November 2026, 16:00 UTC.
    const NOW: i64 = 1_795_363_200_000;
    const HOUR: i64 = 3_600_000;

    fn short(before: i64, language: Language) -> String {
        Clock::fixed(NOW).text(NOW - before, TimeText::Short, language)
    }

    #[test]
    fn a_short_time_is_as_short_as_it_stays_clear() {
        assert_eq!(short(5_000, Language::English), "now");
        assert_eq!(short(2 * HOUR, Language::English), "14:00");
        assert_eq!(short(24 * HOUR, Language::English), "Yesterday");
        assert_eq!(short(3 * 24 * HOUR, Language::English), "Thu");
        assert_eq!(short(20 * 24 * HOUR, Language::English), "2 Nov");
        assert_eq!(short(20 * 24 * HOUR, Language::SimplifiedChinese), "11月2日");
        assert_eq!(short(3 * 24 * HOUR, Language::TraditionalChinese), "週四");
    }

    #[test]
    fn what_is_planned_is_named_by_its_day() {
        let plan = |ahead: i64, language| Clock::fixed(NOW).text(NOW + ahead, TimeText::Plan, language);
        assert_eq!(plan(2 * HOUR, Language::English), "Today, 18:00");
        assert_eq!(plan(17 * HOUR, Language::English), "Tomorrow, 09:00");
        assert_eq!(plan(41 * HOUR, Language::English), "Tue 24 November 2026, 09:00");
        assert_eq!(plan(41 * HOUR, Language::SimplifiedChinese), "周二 2026年11月24日, 09:00");
    }

    #[test]
    fn absurd_times_are_written_without_panic() {
        for at in [i64::MIN, -1, 0, i64::MAX] {
            assert!(!Clock::fixed(NOW).text(at, TimeText::Full, Language::English).is_empty());
        }
    }
}
