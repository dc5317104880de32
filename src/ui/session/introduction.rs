//! Asks who a bot is that was opened without asking, once the server can be reached.

use crate::api::{BotIdentity, CallError, Client};
use crate::engine::ReceiverState;
use crate::store::Store;
use crate::ui::request::{Request, Tasks};

/// The question, until it was asked.
#[derive(Default)]
pub(super) struct Introduction {
    due: bool,
    request: Request<Result<BotIdentity, CallError>>,
}

impl Introduction {
    /// It is to be asked, or was asked before the bot ran.
    pub(super) fn new(due: bool) -> Self {
        Self { due, request: Request::default() }
    }

    /// Asks as soon as the bot receives. Gives who it is, once.
    pub(super) fn update(
        &mut self,
        receiver: &ReceiverState,
        client: &Client,
        store: &Store,
        tasks: &Tasks,
    ) -> Option<BotIdentity> {
        if self.due && matches!(receiver, ReceiverState::Receiving) {
            self.due = false;
            let (client, store) = (client.clone(), store.clone());
            self.request.start(tasks, async move {
                let identity = client.get_me().await?.result;
                if let Err(error) = store.remember_bot(&identity).await {
                    tracing::warn!(%error, "who the bot is could not be stored");
                }
                Ok(identity)
            });
        }
        match self.request.take()? {
            Ok(identity) => Some(identity),
            Err(error) => {
                tracing::warn!(%error, "who the bot is was not told");
                None
            }
        }
    }
}
