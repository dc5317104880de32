//! What is shown of one bot.

use egui::Color32;

use crate::engine::ReceiverState;
use crate::i18n::{Language, Text};
use crate::store::{BotMark, KeychainProblem, KnownBot};
use crate::ui::remedy::{self, Remedy};
use crate::ui::session::{Session, StartError};
use crate::ui::theme::Palette;
use crate::ui::widgets::avatar;

use super::{BotRef, Roster, Running};

/// How a bot stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It receives.
    Receiving,
    /// Its first poll is under way.
    Starting,
    /// The network is away; it goes on by itself.
    Offline,
    /// The person stopped it.
    Paused,
    /// Somebody else gets its updates, or the store refuses.
    Trouble(Text),
    /// The server does not know its token any more.
    Refused,
    /// It is being connected.
    Connecting,
    /// It does not run, and nobody tried.
    NotConnected,
    /// No token is kept for it.
    NoToken,
    /// It could not be connected.
    Failed(Remedy),
}

impl Standing {
    fn of_session(session: &Session) -> Self {
        match session.engine().receiver_state() {
            ReceiverState::Receiving => Self::Receiving,
            ReceiverState::Starting => Self::Starting,
            ReceiverState::BackingOff { .. } => Self::Offline,
            ReceiverState::Paused => Self::Paused,
            ReceiverState::Conflict { .. } => Self::Trouble(Text::Conflict),
            ReceiverState::StoreTrouble { .. } => Self::Trouble(Text::StoreTrouble),
            ReceiverState::Stopped { error } if remedy::is_token_refused(&error) => Self::Refused,
            ReceiverState::Stopped { .. } => Self::Trouble(Text::Stopped),
        }
    }

    fn of_absent(roster: &Roster, bot: &KnownBot, language: Language) -> Self {
        match roster.failure(&bot.key) {
            Some(StartError::NoToken | StartError::Keychain(KeychainProblem::Missing)) => Self::NoToken,
            Some(error) => Self::Failed(remedy::of_start(error, language)),
            None if roster.is_connecting(&bot.key) => Self::Connecting,
            None => Self::NotConnected,
        }
    }

    /// In few words.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let text = match self {
            Self::Receiving => Text::Receiving,
            Self::Starting => Text::Starting,
            Self::Offline => Text::BotOffline,
            Self::Paused => Text::Paused,
            Self::Trouble(text) => *text,
            Self::Refused => Text::BotTokenRefused,
            Self::Connecting => Text::Connecting,
            Self::NotConnected => Text::BotNotConnected,
            Self::NoToken => Text::BotNoToken,
            Self::Failed(remedy) => return remedy.what.clone(),
        };
        language.t(text).to_owned()
    }

    /// The colour of its light.
    #[must_use]
    pub fn color(&self, p: &Palette) -> Color32 {
        match self {
            Self::Receiving => p.ok,
            Self::Starting | Self::Offline | Self::Connecting => p.warn,
            Self::Paused | Self::NotConnected => p.faint,
            Self::Trouble(_) | Self::Refused | Self::NoToken | Self::Failed(_) => p.bad,
        }
    }
}

/// What is shown of one bot.
#[derive(Clone, Debug)]
pub struct BotRow {
    /// Which.
    pub bot: BotRef,
    /// Its username, or the demo's name in the person's language.
    pub name: String,
    /// Letters of its avatar are taken from this.
    pub initials_of: String,
    /// Its colour.
    pub color: Color32,
    /// What it is for, as far as it is known.
    pub mark: Option<BotMark>,
    /// Chats with something unread.
    pub unread: u64,
    /// How it stands.
    pub standing: Standing,
    /// Whether it has a session.
    pub runs: bool,
    /// Whether it is in front.
    pub in_front: bool,
    /// Whether it is remembered, and then whether it is connected at the start.
    pub opens_at_start: Option<bool>,
}

impl BotRow {
    /// All bots: the remembered ones in their order, then the others that run.
    #[must_use]
    pub fn all(running: &Running, roster: &Roster, language: Language) -> Vec<Self> {
        let known = roster.known().iter().map(|bot| match running.get(&BotRef::Own(bot.key.clone())) {
            Some(session) => Self::of_session(session, running, roster, language),
            None => Self::of_absent(bot, roster, language),
        });
        let others = running
            .iter()
            .filter(|session| session.bot().key().is_none_or(|key| roster.known().get(key).is_none()));
        known.chain(others.map(|session| Self::of_session(session, running, roster, language))).collect()
    }

    fn of_session(session: &Session, running: &Running, roster: &Roster, language: Language) -> Self {
        let identity = session.identity();
        let known = session.bot().key().and_then(|key| roster.known().get(key));
        let color = known.map_or_else(|| roster.known().free_color(identity.id), |bot| bot.color);
        Self {
            bot: session.bot().clone(),
            name: name(&identity.username, session.is_demo(), language),
            initials_of: identity.username.clone(),
            color: avatar::color_at(color),
            mark: if session.is_demo() { Some(BotMark::Demo) } else { session.guard.mark() },
            unread: u64::from(session.chats.counts().unread),
            standing: Standing::of_session(session),
            runs: true,
            in_front: running.front().is_some_and(|front| front.bot() == session.bot()),
            opens_at_start: known.map(|bot| bot.opens_at_start),
        }
    }

    fn of_absent(bot: &KnownBot, roster: &Roster, language: Language) -> Self {
        Self {
            bot: BotRef::Own(bot.key.clone()),
            name: name(&bot.identity.username, false, language),
            initials_of: bot.identity.username.clone(),
            color: avatar::color_at(bot.color),
            mark: bot.mark,
            unread: 0,
            standing: Standing::of_absent(roster, bot, language),
            runs: false,
            in_front: false,
            opens_at_start: Some(bot.opens_at_start),
        }
    }
}

fn name(username: &str, is_demo: bool, language: Language) -> String {
    if is_demo {
        return language.t(Text::DemoBot).to_owned();
    }
    format!("@{}", crate::ui::widgets::display_name(username))
}
