//! Bots that are being connected, until they run or the person knows why not.

use std::collections::HashSet;

use egui::Context;

use crate::api::{ApiAddress, Token};
use crate::ui::action::Room;
use crate::ui::bots::{BotRef, BotsAction};
use crate::ui::remedy;
use crate::ui::request::Request;
use crate::ui::session::{StartError, Started, start_bot};
use crate::ui::welcome::{Trying, Welcome};

use super::Console;

/// A bot of the first screen that is being connected.
pub(super) struct Attempt {
    pub(super) trying: Trying,
    entered: Option<Entered>,
    request: Request<Result<Started, StartError>>,
}

/// What a bot is connected with.
pub(super) struct Entered {
    pub(super) address: ApiAddress,
    pub(super) token: Token,
    /// Whether the bot and its token are to be remembered.
    pub(super) remember: bool,
}

impl Console {
    /// Connects a bot with what was entered on the first screen.
    pub(super) fn connect(&mut self, address: ApiAddress, token: Token, remember: bool) {
        let mut running: HashSet<BotRef> = self.running.iter().map(|session| session.bot().clone()).collect();
        running.extend(self.roster.connecting().cloned().map(BotRef::Own));
        let work = start_bot(address.clone(), token.clone(), self.data_folder.clone(), running);
        self.start(Trying::Bot, Some(Entered { address, token, remember }), work);
    }

    /// Begins the one try of the first screen; another one is given up.
    pub(super) fn start(
        &mut self,
        trying: Trying,
        entered: Option<Entered>,
        work: impl Future<Output = Result<Started, StartError>> + Send + 'static,
    ) {
        self.welcome.failure = None;
        let mut request = Request::default();
        // The same bot's store may still be held by the session that was just left.
        let stopping = self.stopping.clone();
        request.start(&self.tasks, async move {
            stopping.wait().await;
            work.await
        });
        self.starting = Some(Attempt { trying, entered, request });
    }

    pub(super) fn take_started(&mut self, context: &Context) {
        let Some(result) = self.starting.as_mut().and_then(|attempt| attempt.request.take()) else {
            return;
        };
        let Some(Attempt { trying, entered, .. }) = self.starting.take() else {
            return;
        };
        match result {
            Ok(started) => self.run(context, started, entered.is_some_and(|entered| entered.remember)),
            Err(StartError::Runs(bot)) => self.runs_already(context, &bot, entered),
            Err(error) => {
                tracing::warn!(%error, ?trying, "the bot could not be started");
                self.welcome.failure = Some(remedy::of_start(&error, self.language));
            }
        }
    }

    /// A connected bot runs from now on and stands in front; the first screen is left. Whatever led
    /// to a [`Started`] on the first screen, ends here. With `remember` the bot is found again at the
    /// next start, and its token goes to the keychain.
    pub(super) fn run(&mut self, context: &Context, started: Started, remember: bool) {
        let bot = started.bot();
        let session = self.running_session(started);
        if remember {
            self.roster.remember(&session, &self.tasks);
        }
        self.running.add(session);
        self.room = Room::Chats;
        self.bring(context, &bot);
    }

    /// The bot in front is shown, and what was entered on the first screen is wiped.
    pub(super) fn leave_welcome(&mut self, context: &Context) {
        self.welcome = Welcome::new(&self.address);
        self.adding = false;
        self.front_changed(context);
    }

    /// The same bot is not started twice: it comes to the front, with its new token if it has one.
    fn runs_already(&mut self, context: &Context, bot: &BotRef, entered: Option<Entered>) {
        let present = self.running.get(bot).map(|session| session.token().expose().to_owned());
        match entered {
            Some(Entered { address, token, remember })
                if present.is_none_or(|present| present != token.expose()) =>
            {
                bot.key().into_iter().for_each(|key| self.roster.give_up(key));
                self.stop_bot(context, bot);
                self.connect(address, token, remember);
            }
            Some(entered) if entered.remember => {
                self.handle_bots(context, BotsAction::Remember(bot.clone()));
                self.bring(context, bot);
            }
            _ => self.bring(context, bot),
        }
    }
}
