//! Each choice in the file: its place, how it is read, how it is written.

use std::time::Duration;

use serde_json::Value;

use crate::api::{Proxy, ProxyAddress};
use crate::engine::PollSettings;
use crate::i18n::Language;

use super::{Motion, Retention, Scale, Settings};

/// Kinds of updates that are asked for at most, and the longest name of one.
const MOST_KINDS: usize = 20;
const LONGEST_KIND: usize = 64;

/// A choice in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// [`Settings::language`].
    Language,
    /// [`Settings::theme`].
    Theme,
    /// [`Settings::scale`].
    Scale,
    /// [`Settings::motion`].
    Motion,
    /// [`super::Notifications::enabled`].
    Notify,
    /// [`super::Notifications::show_text`].
    NotifyText,
    /// [`super::Notifications::sound`].
    NotifySound,
    /// [`super::Notifications::quiet_until`].
    QuietUntil,
    /// [`Settings::proxy`].
    Proxy,
    /// [`PollSettings::timeout`].
    PollTimeout,
    /// [`PollSettings::limit`].
    PollLimit,
    /// [`PollSettings::allowed_updates`].
    AllowedUpdates,
    /// [`Settings::retention`].
    Retention,
}

impl Field {
    /// All of them, in the order of the file.
    pub const ALL: [Self; 13] = [
        Self::Language,
        Self::Theme,
        Self::Scale,
        Self::Motion,
        Self::Notify,
        Self::NotifyText,
        Self::NotifySound,
        Self::QuietUntil,
        Self::Proxy,
        Self::PollTimeout,
        Self::PollLimit,
        Self::AllowedUpdates,
        Self::Retention,
    ];

    /// Where it stands in the file.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Theme => "theme",
            Self::Scale => "scale",
            Self::Motion => "motion",
            Self::Notify => "notifications.enabled",
            Self::NotifyText => "notifications.show_text",
            Self::NotifySound => "notifications.sound",
            Self::QuietUntil => "notifications.quiet_until",
            Self::Proxy => "proxy",
            Self::PollTimeout => "polling.timeout_seconds",
            Self::PollLimit => "polling.limit",
            Self::AllowedUpdates => "polling.allowed_updates",
            Self::Retention => "retention_days",
        }
    }

    /// Takes the choice that stands in the file. `None`, and nothing taken, if it is not one.
    pub(super) fn read(self, value: &Value, into: &mut Settings) -> Option<()> {
        let polling = &mut into.polling;
        match self {
            Self::Language => into.language = Some(Language::from_tag(value.as_str()?)?),
            Self::Theme => {
                into.theme = Some(match value.as_str()? {
                    "light" => egui::Theme::Light,
                    "dark" => egui::Theme::Dark,
                    _ => return None,
                });
            }
            Self::Scale => into.scale = Scale::new(u16::try_from(value.as_u64()?).ok()?)?,
            Self::Motion => {
                into.motion = match value.as_str()? {
                    "system" => Motion::System,
                    "reduced" => Motion::Reduced,
                    "full" => Motion::Full,
                    _ => return None,
                };
            }
            Self::Notify => into.notifications.enabled = value.as_bool()?,
            Self::NotifyText => into.notifications.show_text = value.as_bool()?,
            Self::NotifySound => into.notifications.sound = value.as_bool()?,
            Self::QuietUntil => {
                into.notifications.quiet_until = Some(value.as_i64().filter(|time| *time >= 0)?);
            }
            Self::Proxy => {
                into.proxy = match value.as_str()? {
                    "system" => Proxy::System,
                    "none" => Proxy::None,
                    address => Proxy::Address(ProxyAddress::parse(address).ok()?),
                };
            }
            Self::PollTimeout => {
                let seconds = within(value, &PollSettings::TIMEOUT_SECONDS)?;
                polling.timeout = Duration::from_secs(seconds.into());
            }
            Self::PollLimit => polling.limit = within(value, &PollSettings::LIMIT)?,
            Self::AllowedUpdates => polling.allowed_updates = Some(kinds(value)?),
            Self::Retention => into.retention = Retention::Days(within(value, &Retention::DAYS)?),
        }
        Some(())
    }

    /// The choice as it stands in the file; null for one that the file need not hold.
    pub(super) fn write(self, settings: &Settings) -> Value {
        match self {
            Self::Language => settings.language.map(Language::tag).into(),
            Self::Theme => match settings.theme {
                Some(egui::Theme::Light) => "light".into(),
                Some(egui::Theme::Dark) => "dark".into(),
                None => Value::Null,
            },
            Self::Scale => settings.scale.percent().into(),
            Self::Motion => match settings.motion {
                Motion::System => "system",
                Motion::Reduced => "reduced",
                Motion::Full => "full",
            }
            .into(),
            Self::Notify => settings.notifications.enabled.into(),
            Self::NotifyText => settings.notifications.show_text.into(),
            Self::NotifySound => settings.notifications.sound.into(),
            Self::QuietUntil => settings.notifications.quiet_until.into(),
            Self::Proxy => match &settings.proxy {
                Proxy::System => "system".into(),
                Proxy::None => "none".into(),
                Proxy::Address(address) => address.to_string().into(),
            },
            Self::PollTimeout => settings.polling.timeout.as_secs().into(),
            Self::PollLimit => settings.polling.limit.into(),
            Self::AllowedUpdates => settings.polling.allowed_updates.clone().into(),
            Self::Retention => match settings.retention {
                Retention::KeepAll => Value::Null,
                Retention::Days(days) => days.into(),
            },
        }
    }
}

fn within(value: &Value, range: &std::ops::RangeInclusive<u32>) -> Option<u32> {
    let number = u32::try_from(value.as_u64()?).ok()?;
    range.contains(&number).then_some(number)
}

fn kinds(value: &Value) -> Option<Vec<String>> {
    let kinds = value.as_array().filter(|kinds| (1..=MOST_KINDS).contains(&kinds.len()))?;
    kinds.iter().map(|kind| kind.as_str().filter(|name| is_kind(name)).map(str::to_owned)).collect()
}

/// Whether it could be the name of a kind of update.
fn is_kind(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=LONGEST_KIND).contains(&name.len()) && name.bytes().all(plain)
}
