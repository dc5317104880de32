//! Bots that are being connected, until they run or the person knows why not.

use egui::Context;

use crate::api::{ApiAddress, Token};
use crate::engine::ConnectError;
use crate::i18n::{Language, Text};
use crate::ui::action::Room;
use crate::ui::bots::BotRef;
use crate::ui::remedy::{self, Remedy};
use crate::ui::request::Request;
use crate::ui::session::{Session, StartError, Started, start_bot};
use crate::ui::welcome::{Trying, Welcome};

use super::Console;

/// A bot that is being connected.
pub(super) struct Attempt {
    pub(super) trying: Trying,
    /// What was entered for it.
    entered: Option<(ApiAddress, Token)>,
    request: Request<Result<Started, StartError>>,
}

impl Console {
    /// Connects a bot of the first screen with what was entered there.
    pub(super) fn connect(&mut self, address: ApiAddress, token: Token) {
        let running = self.running.iter().map(|session| session.bot().clone()).collect();
        let work = start_bot(address.clone(), token.clone(), self.data_folder.clone(), running);
        self.start(Trying::Bot, Some((address, token)), work);
    }

    /// Begins the one try of the first screen; another one is given up.
    pub(super) fn start(
        &mut self,
        trying: Trying,
        entered: Option<(ApiAddress, Token)>,
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
            Ok(started) => self.run(context, started),
            Err(StartError::Runs(bot)) => self.runs_already(context, &bot, entered),
            Err(error) => {
                tracing::warn!(%error, ?trying, "the bot could not be started");
                self.welcome.failure = Some(start_remedy(&error, self.language));
            }
        }
    }

    /// A connected bot runs from now on and stands in front; the first screen is left. Whatever led
    /// to a [`Started`], ends here.
    pub(super) fn run(&mut self, context: &Context, started: Started) {
        let mut session = Session::new(started, &self.tasks);
        session.methods.load_catalogue(&self.data_folder, &self.tasks);
        self.running.add(session, true);
        self.room = Room::Chats;
        self.leave_welcome(context);
    }

    /// The bot in front is shown, and what was entered on the first screen is wiped.
    pub(super) fn leave_welcome(&mut self, context: &Context) {
        self.welcome = Welcome::new(&self.address);
        self.adding = false;
        self.front_changed(context);
    }

    /// The same bot is not started twice: it comes to the front, with its new token if it has one.
    fn runs_already(&mut self, context: &Context, bot: &BotRef, entered: Option<(ApiAddress, Token)>) {
        let present = self.running.get(bot).map(|session| session.token().expose().to_owned());
        match entered {
            Some((address, token)) if present.is_none_or(|present| present != token.expose()) => {
                self.stop_bot(context, bot);
                self.connect(address, token);
            }
            _ => {
                self.running.bring(bot);
                self.leave_welcome(context);
            }
        }
    }
}

fn start_remedy(error: &StartError, language: Language) -> Remedy {
    match error {
        StartError::Connect(ConnectError::Call(error)) => remedy::of_call(error, language),
        StartError::Connect(ConnectError::Store(error)) => remedy::of_store(error, language),
        StartError::Connect(error) => {
            Remedy { what: language.t(Text::FailStore).to_owned(), todo: error.to_string() }
        }
        StartError::Runs(_) => {
            Remedy { what: language.t(Text::FailStore).to_owned(), todo: error.to_string() }
        }
        StartError::Demo(problem) => {
            Remedy { what: language.t(Text::FailDemo).to_owned(), todo: problem.clone() }
        }
    }
}
