//! What the tests that kill the program share.

#![allow(clippy::expect_used, reason = "what does not hold is a failed test")]
#![allow(clippy::print_stdout, reason = "the seed is for the log")]

use std::path::Path;

use mpchat_console::api::Timeouts;
use mpchat_console::engine::{Engine, Place, PollSettings, connect};
use mpchat_console::sandbox::{Sandbox, SandboxConfig};

use crate::world::{TOKEN, client, run, store_file};

/// Chance for one run; `CRASH_SEED` repeats it as far as the moments of the kills go.
pub fn seeded() -> fastrand::Rng {
    let seed = std::env::var("CRASH_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or_else(|| fastrand::u64(..));
    println!("CRASH_SEED={seed}");
    fastrand::Rng::with_seed(seed)
}

/// A server that never says that there were too many requests.
pub async fn sandbox() -> Sandbox {
    let config =
        SandboxConfig { rate_limit: None, token: Some(TOKEN.to_owned()), ..SandboxConfig::default() };
    Sandbox::start(config).await.expect("a sandbox starts")
}

/// The program that is killed: an engine over a store of this folder.
pub async fn begin(folder: &Path, address: &str) -> Engine {
    let client = client(address, Timeouts::default()).with_limit(1_000);
    let connected = connect(client, Place::File(store_file(folder))).await.expect("it connects");
    run(connected.client, connected.store, &connected.webhook.expect("it was asked"), PollSettings::default())
}
