//! An MPChat Bot API on this computer, with people in it.
//!
//! The demo, the tests and other people's bots all use it over real HTTP, at
//! `http://127.0.0.1:PORT/bot/bot{TOKEN}/{method}`. What it does that no article of help.mp.net
//! states is marked as inferred here and in `docs/sandbox.md`.
//!
//! The way of one call: `server` takes the connection, `bot_api` checks token, rate and
//! faults, `request` reads whatever form the client chose, `arguments` checks it against the
//! catalogue, `methods` changes the `world`, and waiting polls wake. [`Control`] does to the
//! world what people and trouble do; `control_api` is the same over HTTP.

mod arguments;
mod bot_api;
pub mod cli;
mod config;
mod control;
mod control_api;
mod explained;
mod fault;
mod gradient;
mod hindered;
mod live;
mod markup;
mod methods;
mod outgoing;
mod picture_size;
mod poll;
mod prefetch;
mod refusal;
mod request;
mod room;
mod script;
mod server;
mod shared;
mod stage;
mod state_file;
mod webhook;
mod world;

use std::sync::Arc;

pub use config::{SandboxConfig, SandboxError};
pub use control::Control;
pub use fault::{Fault, FaultKind};
pub use script::{Event, Group, Person, Reply, Script};
pub use shared::RequestSeen;
pub use world::{ActError, BotMessage, MiniApp, Pressed};

use crate::api::catalogue::Catalogue;
use outgoing::Outgoing;
use shared::{Parts, Shared};
use world::World;
use world::user::User;

/// A running sandbox. Dropping it stops it.
#[derive(Debug)]
pub struct Sandbox {
    shared: Arc<Shared>,
    port: u16,
}

impl Sandbox {
    /// Starts on the current tokio runtime, on 127.0.0.1 only.
    pub async fn start(config: SandboxConfig) -> Result<Self, SandboxError> {
        if config.token.as_deref().is_some_and(|token| {
            token.is_empty() || token.chars().any(|c| c == '/' || c.is_whitespace() || c.is_control())
        }) {
            return Err(SandboxError::Token);
        }
        let kept = match &config.state_file {
            Some(path) => state_file::load(path)?,
            None => None,
        };
        let listener = server::listen(config.port).await?;
        let port = listener
            .local_addr()
            .map_err(|source| SandboxError::Listen { port: config.port, source })?
            .port();

        let origin = format!("http://127.0.0.1:{port}");
        let mut script = config.script.clone().unwrap_or_default();
        let (mut world, labels) = match kept {
            Some(mut world) => {
                // Who was there is there, and what was to happen has happened; only the token
                // may be another one now.
                script.steps.clear();
                world.token = config.token.clone().unwrap_or(world.token);
                world.move_to(origin);
                (world, stage::Labels::new())
            }
            None => new_world(&config, &script, origin),
        };
        for app in &config.mini_apps {
            world.mini_apps.retain(|known| known.short_name != app.short_name);
            world.mini_apps.push(app.clone());
        }
        world.people_are_reading = config.live;

        let shared = Arc::new(Shared::new(Parts {
            world,
            catalogue: config.catalogue.unwrap_or_else(Catalogue::embedded),
            rate_limit: config.rate_limit,
            strict: config.strict,
            business_status: config.business_status,
            probe_with_secret: config.probe_with_secret,
            webhook_backoff: config.webhook_backoff,
            webhook_timeout: config.webhook_timeout,
            outgoing: Outgoing::new()?,
        }));
        shared.tasks.spawn(server::serve(listener, Arc::clone(&shared)));
        shared.tasks.spawn(webhook::push(Arc::clone(&shared)));
        let play = live::Play::new(Arc::clone(&shared), script, labels, config.pace, config.seed);
        shared.tasks.spawn(play.run());
        if let Some(path) = config.state_file {
            shared.tasks.spawn(state_file::keep(Arc::clone(&shared), path));
        }
        Ok(Self { shared, port })
    }

    /// The API address for a client: `http://127.0.0.1:PORT/bot`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/bot", self.port)
    }

    /// The address of the control API: `http://127.0.0.1:PORT/_sandbox`.
    #[must_use]
    pub fn control_address(&self) -> String {
        format!("http://127.0.0.1:{}/_sandbox", self.port)
    }

    /// The bot's token. It opens nothing but this sandbox.
    #[must_use]
    pub fn token(&self) -> String {
        self.shared.world().token.clone()
    }

    /// A handle on the world.
    #[must_use]
    pub fn control(&self) -> Control {
        Control::new(Arc::clone(&self.shared))
    }

    /// Stops and waits until every connection is closed.
    pub async fn stop(self) {
        self.shared.stopping.cancel();
        self.shared.tasks.close();
        self.shared.tasks.wait().await;
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.shared.stopping.cancel();
    }
}

fn new_world(config: &SandboxConfig, script: &Script, origin: String) -> (World, stage::Labels) {
    let bot = User {
        is_bot: true,
        first_name: config.bot_name.clone(),
        last_name: None,
        username: Some(config.bot_username.clone()),
        ..User::person(config.bot_id, "", "")
    };
    let token = config.token.clone().unwrap_or_else(|| demo_token(config.bot_id));
    let mut world = World::new(bot, token, origin);
    let labels = stage::set(&mut world, script);
    (world, labels)
}

/// A token that says what it is.
fn demo_token(bot_id: i64) -> String {
    format!("{bot_id}:DEMO-not-a-real-secret-{:016x}", fastrand::u64(..))
}

/// An id for a file: long enough never to meet another.
fn random_id() -> String {
    format!("{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..))
}
