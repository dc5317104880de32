//! What the window is opened with, and what begins before there is one.

use std::collections::HashSet;
use std::path::PathBuf;

use tokio::runtime::Handle;
use tokio_util::task::{AbortOnDropHandle, TaskTracker};

use crate::api::{ApiAddress, Token};
use crate::engine::ConnectError;
use crate::settings::Settings;
use crate::store::BotKey;
use crate::ui::bots::start_known;
use crate::ui::fonts::FontSource;
use crate::ui::session::{StartError, Started, start_bot, start_demo};
use crate::ui::surroundings::Surroundings;

/// Where the window begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// With the first screen.
    Welcome,
    /// With the remembered bots, or with the first screen if there are none.
    Remembered,
    /// In the demo.
    Demo,
    /// Connecting with the token of the environment.
    Connect,
}

/// What the window is opened with.
pub struct Launch {
    /// Where everything but drawing runs.
    pub runtime: Handle,
    /// Where data lies.
    pub data_folder: PathBuf,
    /// The API address.
    pub address: ApiAddress,
    /// A token found in `MPCHAT_BOT_TOKEN`.
    pub env_token: Option<Token>,
    /// Where to begin.
    pub start: Start,
    /// What the person chose earlier.
    pub settings: Settings,
    /// Where foreign glyphs come from.
    pub fonts: FontSource,
    /// What the door knows of this computer and of this start.
    pub surroundings: Surroundings,
}

impl Launch {
    /// Begins to connect before there is a window, for [`Console::open`]. Making a window takes
    /// longer than opening a store does.
    #[must_use]
    pub fn begin(&self) -> Option<Begun> {
        let folder = self.data_folder.clone();
        if self.start == Start::Remembered {
            let opening = self.surroundings.known.0.iter().filter(|bot| bot.opens_at_start);
            let tries = opening.map(|bot| {
                let before = TaskTracker::new();
                before.close();
                let (keychain, proxy) = (self.surroundings.keychain.clone(), self.settings.proxy.clone());
                let work = start_known(bot.clone(), keychain, proxy, folder.clone(), before);
                (bot.key.clone(), AbortOnDropHandle::new(self.runtime.spawn(work)))
            });
            return Some(Begun::Remembered(tries.collect()));
        }
        let work = match (self.start, &self.env_token) {
            (Start::Demo, _) => self.runtime.spawn(start_demo(folder)),
            (Start::Connect, Some(token)) => {
                let (address, proxy) = (self.address.clone(), self.settings.proxy.clone());
                let work = start_bot(address, token.clone(), proxy, folder, HashSet::new());
                self.runtime.spawn(work)
            }
            _ => return None,
        };
        Some(Begun::First(AbortOnDropHandle::new(work)))
    }
}

pub(super) type Try = AbortOnDropHandle<Result<Started, StartError>>;

/// Bots that are being connected. Dropping it gives up.
pub enum Begun {
    /// The one that was ordered.
    First(Try),
    /// The remembered ones.
    Remembered(Vec<(BotKey, Try)>),
}

/// What became of a try.
pub(super) async fn outcome(work: Try) -> Result<Started, StartError> {
    work.await.unwrap_or(Err(StartError::Connect(ConnectError::Interrupted)))
}
