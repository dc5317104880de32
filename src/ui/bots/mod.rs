//! Several bots at once: each has its own session, one of them stands in front.
//!
//! | part | its job |
//! |---|---|
//! | `running` | the sessions, and which of them is in front |

mod running;

use crate::store::BotKey;

pub use running::Running;

/// One of the bots.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum BotRef {
    /// The demo; there is never more than one.
    Demo,
    /// A bot of a person's own.
    Own(BotKey),
}

/// What a person did with the bots.
#[derive(Clone, Debug)]
pub enum BotsAction {
    /// Bring a running bot to the front.
    Front(BotRef),
    /// Bring the next running bot to the front, or the one before.
    Step(i32),
    /// Show the first screen, to add a bot.
    Add,
    /// Go back from the first screen to the bot in front.
    BackToBot,
    /// Stop a bot.
    Disconnect(BotRef),
}
