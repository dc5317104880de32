//! How a sandbox is set up.

use std::path::PathBuf;
use std::time::Duration;

use super::script::Script;
use super::world::MiniApp;
use crate::api::catalogue::{Catalogue, CatalogueError};

/// The setup of a sandbox. `SandboxConfig::default()` is an empty world in which nothing happens
/// by itself.
#[derive(Debug, Clone)]
pub struct SandboxConfig {
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// The bot's token; a random one, clearly marked as no real secret, when absent.
    pub token: Option<String>,
    /// The bot's user id.
    pub bot_id: i64,
    /// The bot's username.
    pub bot_username: String,
    /// The bot's name.
    pub bot_name: String,
    /// Requests a second before 429 (help.mp.net 15703372 says 30); `None` is unlimited.
    pub rate_limit: Option<u32>,
    /// The people and what they say.
    pub script: Option<Script>,
    /// Whether scripted people write on their own and answer.
    pub live: bool,
    /// How fast the script runs: 2.0 is twice as fast.
    pub pace: f32,
    /// Makes what scripted people say the same in every run.
    pub seed: Option<u64>,
    /// Refuses method names in another case and verbs no article names.
    pub strict: bool,
    /// The HTTP status of a 50001 refusal. Inferred: no article says.
    pub business_status: u16,
    /// Whether the probe of setWebhook carries the secret header. No article says, so a receiver
    /// should be tested both ways.
    pub probe_with_secret: bool,
    /// The first pause after a push that failed; it doubles up to a minute. Inferred.
    pub webhook_backoff: Duration,
    /// How long a probe or push may take. Inferred.
    pub webhook_timeout: Duration,
    /// Keeps the world in this file.
    pub state_file: Option<PathBuf>,
    /// The methods there are; the embedded catalogue when absent.
    pub catalogue: Option<Catalogue>,
    /// MiniApps of the bot beside those of the script.
    pub mini_apps: Vec<MiniApp>,
}

impl Default for SandboxConfig {
    fn default() -> Self {
        Self {
            port: 0,
            token: None,
            bot_id: 1_000_001,
            bot_username: "demo_mpbot".to_owned(),
            bot_name: "Demo bot".to_owned(),
            rate_limit: Some(30),
            script: None,
            live: false,
            pace: 1.0,
            seed: None,
            strict: false,
            business_status: 200,
            probe_with_secret: true,
            webhook_backoff: Duration::from_secs(1),
            webhook_timeout: Duration::from_secs(10),
            state_file: None,
            catalogue: None,
            mini_apps: Vec::new(),
        }
    }
}

impl SandboxConfig {
    /// The demo: scripted people who have already written, go on writing, and answer.
    #[must_use]
    pub fn demo() -> Self {
        Self { script: Some(Script::demo()), live: true, ..Self::default() }
    }
}

/// Why a sandbox did not start.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// The port is taken or not allowed.
    #[error("cannot listen on 127.0.0.1:{port}: {source}")]
    Listen {
        /// Which port was asked for.
        port: u16,
        /// What the system said.
        source: std::io::Error,
    },
    /// The token cannot stand in a path.
    #[error("the token must not be empty nor hold a slash, a space or a control character")]
    Token,
    /// No HTTP client could be made for webhooks.
    #[error("cannot prepare webhook pushes: {0}")]
    Client(#[from] reqwest::Error),
    /// A file could not be read or written.
    #[error("cannot use {path}: {source}")]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file holds something else than expected.
    #[error("{path} is not a {what}: {source}")]
    Form {
        /// Which file.
        path: PathBuf,
        /// What was expected.
        what: &'static str,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// The list of methods is not a good one.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// Waiting for Ctrl-C failed.
    #[error("cannot wait for the signal to stop: {0}")]
    Signal(std::io::Error),
    /// The address could not be printed.
    #[error("cannot print: {0}")]
    Print(std::io::Error),
}
