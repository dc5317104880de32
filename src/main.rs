//! Opens the door.

use clap::Parser as _;
use mpchat_console::sandbox::cli;

#[derive(clap::Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Runs the Bot API sandbox without a window.
    Sandbox(cli::Args),
}

fn main() -> anyhow::Result<()> {
    if let Some(Command::Sandbox(args)) = Arguments::parse().command {
        tokio::runtime::Runtime::new()?.block_on(cli::run(args))?;
    }
    Ok(())
}
