//! `mpchat-console sandbox`: the sandbox without a window.

use std::io::Write as _;
use std::path::PathBuf;

use crate::api::catalogue::Catalogue;

use super::{MiniApp, Sandbox, SandboxConfig, SandboxError, Script};

/// Runs an MPChat Bot API on this computer, with people in it, for any bot to talk to.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// The port on 127.0.0.1; a free one when absent.
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,
    /// The bot's token; a new one when absent. It opens nothing but this sandbox.
    #[arg(long, value_name = "T")]
    token: Option<String>,
    /// Keeps people, messages and pending updates in this file.
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// An empty world: nobody is there until the control API adds them.
    #[arg(long, conflicts_with = "script")]
    quiet: bool,
    /// The people of this file instead of the demo's.
    #[arg(long, value_name = "FILE")]
    script: Option<PathBuf>,
    /// The methods of this file instead of those the program knows.
    #[arg(long, value_name = "FILE")]
    methods: Option<PathBuf>,
    /// How fast scripted people are; 2 is twice as fast.
    #[arg(long, value_name = "FACTOR", default_value_t = 1.0)]
    pace: f32,
    /// Makes scripted people say the same in every run.
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Refuses method names in another case and verbs no article names.
    #[arg(long)]
    strict: bool,
    /// Requests a second before 429; 0 is unlimited.
    #[arg(long, value_name = "N", default_value_t = 30)]
    rate_limit: u32,
    /// A MiniApp of the bot, as its short name and its page.
    #[arg(long = "mini-app", value_name = "NAME=URL", value_parser = mini_app)]
    mini_apps: Vec<MiniApp>,
    /// Probes a webhook without the secret header, as MPChat perhaps does.
    #[arg(long)]
    probe_without_secret: bool,
}

fn mini_app(text: &str) -> Result<MiniApp, String> {
    let (name, url) = text.split_once('=').ok_or("write it as NAME=URL")?;
    url::Url::parse(url).map_err(|error| format!("{url:?} is no address: {error}"))?;
    Ok(MiniApp {
        miniapp_id: format!("ma_{name}"),
        short_name: name.to_owned(),
        entry_url: url.to_owned(),
        title: name.to_owned(),
    })
}

impl Args {
    /// The setup these arguments ask for.
    pub fn config(self) -> Result<SandboxConfig, SandboxError> {
        let script = match &self.script {
            Some(path) => Some(Script::from_file(path)?),
            None if self.quiet => None,
            None => Some(Script::demo()),
        };
        let catalogue = match &self.methods {
            Some(path) => Some(Catalogue::from_file(path)?),
            None => None,
        };
        Ok(SandboxConfig {
            catalogue,
            port: self.port,
            token: self.token,
            live: script.is_some(),
            script,
            pace: self.pace,
            seed: self.seed,
            strict: self.strict,
            rate_limit: (self.rate_limit > 0).then_some(self.rate_limit),
            state_file: self.state,
            mini_apps: self.mini_apps,
            probe_with_secret: !self.probe_without_secret,
            ..SandboxConfig::default()
        })
    }
}

/// Runs until Ctrl-C.
pub async fn run(args: Args) -> Result<(), SandboxError> {
    let sandbox = Sandbox::start(args.config()?).await?;
    print(&sandbox).map_err(SandboxError::Print)?;
    stop_signal().await.map_err(SandboxError::Signal)?;
    sandbox.stop().await;
    Ok(())
}

fn print(sandbox: &Sandbox) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "MPChat sandbox, for programs of this computer. Ctrl-C stops it.")?;
    writeln!(out, "address  {}", sandbox.address())?;
    writeln!(out, "token    {}", sandbox.token())?;
    writeln!(out, "control  {}", sandbox.control_address())?;
    // Whoever started this as a child is waiting for these lines.
    out.flush()
}

/// Ctrl-C, or what a service manager sends.
async fn stop_signal() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            result = tokio::signal::ctrl_c() => result,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    {
        tokio::signal::ctrl_c().await
    }
}
