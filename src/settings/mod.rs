//! What a person chose for the window and for its way to the server.
//!
//! | part | its job |
//! |---|---|
//! | this file | the choices and what they may be |
//! | `field` | each choice in the file: its place, how it is read, how it is written |
//! | `file` | the file as a whole: reading what can be read, writing whole or not at all |
//!
//! There is no token and no password among them: the file is plain text.

mod field;
mod file;

use std::ops::RangeInclusive;

use crate::api::Proxy;
use crate::engine::PollSettings;
use crate::i18n::Language;
use crate::store::UnixMillis;

pub use field::Field;
pub use file::{Found, SettingsProblem};

/// The choices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Language of the screen; `None` follows the system.
    pub language: Option<Language>,
    /// Light or dark; `None` follows the system.
    pub theme: Option<egui::Theme>,
    /// How large everything is drawn.
    pub scale: Scale,
    /// Whether things may move.
    pub motion: Motion,
    /// How a new message is told of.
    pub notifications: Notifications,
    /// The way to the server.
    pub proxy: Proxy,
    /// How updates are asked for.
    pub polling: PollSettings,
    /// How long messages are kept.
    pub retention: Retention,
    /// What the file held when it was read.
    pub found: Found,
}

/// How large everything is drawn, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale(u16);

impl Scale {
    /// What it may be.
    pub const PERCENT: RangeInclusive<u16> = 75..=200;

    /// What is offered, in percent.
    pub const STEPS: [u16; 8] = [75, 90, 100, 110, 125, 150, 175, 200];

    /// The next step up; the largest stays.
    #[must_use]
    pub fn larger(self) -> Self {
        Self::STEPS.into_iter().find(|step| *step > self.0).map_or(self, Self)
    }

    /// The next step down; the smallest stays.
    #[must_use]
    pub fn smaller(self) -> Self {
        Self::STEPS.into_iter().rfind(|step| *step < self.0).map_or(self, Self)
    }

    /// `None` outside of [`Scale::PERCENT`].
    #[must_use]
    pub fn new(percent: u16) -> Option<Self> {
        Self::PERCENT.contains(&percent).then_some(Self(percent))
    }

    /// As a number of percent.
    #[must_use]
    pub fn percent(self) -> u16 {
        self.0
    }

    /// As a factor.
    #[must_use]
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }
}

impl std::fmt::Display for Scale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} %", self.0)
    }
}

impl Default for Scale {
    fn default() -> Self {
        Self(100)
    }
}

/// Whether things may move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Motion {
    /// As the system says.
    #[default]
    System,
    /// As little as possible.
    Reduced,
    /// As designed.
    Full,
}

/// How a new message is told of while the window is not in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notifications {
    /// At all.
    pub enabled: bool,
    /// With the message's text, which others may read on the screen.
    pub show_text: bool,
    /// With a sound.
    pub sound: bool,
    /// Not before this time.
    pub quiet_until: Option<UnixMillis>,
}

impl Default for Notifications {
    fn default() -> Self {
        Self { enabled: true, show_text: false, sound: false, quiet_until: None }
    }
}

impl Notifications {
    /// Whether nothing is told at this time.
    #[must_use]
    pub fn is_quiet(&self, now: UnixMillis) -> bool {
        !self.enabled || self.quiet_until.is_some_and(|until| now < until)
    }
}

/// How long messages are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Retention {
    /// Until the person deletes them.
    #[default]
    KeepAll,
    /// For so many days; see [`Retention::DAYS`].
    Days(u32),
}

impl Retention {
    /// What a number of days may be.
    pub const DAYS: RangeInclusive<u32> = 1..=3650;
}
