//! Several bots at once: each has its own session, one of them stands in front.
//!
//! | part | its job |
//! |---|---|
//! | `running` | the sessions, and which of them is in front |
//! | `roster` | the bots that are remembered, those that do not run and why |
//! | `row` | what is shown of one bot |
//! | `switcher` | the card below the chat list and the list that it opens |
//! | `row_links` | what can be done with a bot that is not in front |
//! | `colors` | the colours that a bot may have |
//! | `absent_view` | what is shown while no bot is in front |
//! | `forget` | the dialog that forgets a bot |
//! | `remember` | the tick that remembers one |
//! | `closing` | the question before the window closes with messages in an outbox |

mod absent_view;
mod closing;
mod colors;
mod forget;
mod remember;
mod roster;
mod row;
mod row_links;
mod running;
mod switcher;

use crate::store::BotKey;

pub use closing::{Closing, ClosingView};
pub use forget::{ForgetView, Forgetting};
pub use remember::remember_tick;
pub use roster::{Roster, start_known};
pub use row::{BotRow, Standing};
pub use running::Running;
pub use switcher::{Switcher, answers_as};

pub(super) use absent_view::AbsentView;

/// One of the bots.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum BotRef {
    /// The demo; there is never more than one.
    Demo,
    /// A bot of a person's own.
    Own(BotKey),
}

impl BotRef {
    /// The key of a bot of a person's own.
    #[must_use]
    pub fn key(&self) -> Option<&BotKey> {
        match self {
            Self::Demo => None,
            Self::Own(key) => Some(key),
        }
    }
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
    /// Go back from the first screen.
    Back,
    /// Connect a remembered bot with the token that is kept for it.
    Connect(BotKey),
    /// Give a try to connect up.
    GiveUp(BotKey),
    /// Show the first screen, to enter another token for a bot.
    EnterToken(BotRef),
    /// Remember a running bot and its token.
    Remember(BotRef),
    /// Choose whether a bot is connected when the program starts.
    OpenAtStart(BotKey, bool),
    /// Give a bot another colour.
    Paint(BotKey, u8),
    /// Let a running bot receive, or stop that.
    Receive(BotRef, bool),
    /// Stop a bot.
    Disconnect(BotRef),
    /// Ask whether a bot is to be forgotten.
    AskForget(BotRef),
    /// Forget the bot that was asked about.
    Forget,
    /// Do not forget it.
    KeepBot,
    /// Close the window although messages wait.
    CloseAnyway,
    /// Leave the window open.
    Stay,
}
