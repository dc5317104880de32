//! Bots that are being connected, until they run or the person knows why not.

use std::collections::HashSet;

use egui::Context;

use crate::api::{ApiAddress, CallError, Fault, Token};
use crate::engine::ConnectError;
use crate::i18n::Text;
use crate::ui::action::Room;
use crate::ui::bots::{BotRef, BotsAction};
use crate::ui::composer_view;
use crate::ui::guide::{Arrival, Guide, Then, Trying};
use crate::ui::remedy::{self, Remedy};
use crate::ui::request::Request;
use crate::ui::session::{StartError, Started, start_bot};
use crate::ui::webhook::WebhookAction;

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
        let (proxy, folder) = (self.settings.proxy.clone(), self.data_folder.clone());
        let work = start_bot(address.clone(), token.clone(), proxy, folder, running);
        self.start(Trying::Bot, Some(Entered { address, token, remember }), work);
    }

    /// Begins the one try of the first screen; another one is given up.
    pub(super) fn start(
        &mut self,
        trying: Trying,
        entered: Option<Entered>,
        work: impl Future<Output = Result<Started, StartError>> + Send + 'static,
    ) {
        self.guide.entry.begin();
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
            // Who names a bot at the start of the program is not led.
            Ok(started) if trying == Trying::Ordered => {
                self.run(context, started, Arrival::Chats, false);
            }
            Ok(started) => {
                let remember = entered.is_some_and(|entered| entered.remember);
                let then = self.guide.take(started, remember);
                self.after_guide(then, context);
            }
            Err(StartError::Runs(bot)) => self.runs_already(context, &bot, entered),
            Err(error) => {
                tracing::warn!(%error, ?trying, "the bot could not be started");
                let remedy = remedy::of_start(&error, self.language);
                // Sends are tried again by themselves; connecting is not.
                let by_itself = remedy.todo == self.language.t(Text::DoWait);
                let later = || self.language.t(Text::DoTryLater).to_owned();
                let todo = if by_itself { later() } else { remedy.todo };
                let (todo, proxy) = match &error {
                    StartError::Connect(ConnectError::Call(CallError::Network {
                        fault: Fault::Proxy,
                        ..
                    })) => (self.language.t(Text::GuideProxy).to_owned(), true),
                    _ => (todo, false),
                };
                self.guide.entry.fail(Remedy { todo, ..remedy }, proxy);
            }
        }
    }

    /// A connected bot runs from now on and stands in front; the first screen is left. Whatever led
    /// to a [`Started`] on the first screen, ends here. With `remember` the bot is found again at the
    /// next start, and its token goes to the keychain.
    fn run(&mut self, context: &Context, started: Started, arrival: Arrival, remember: bool) {
        let bot = started.bot();
        let mut session = self.running_session(started);
        if remember {
            self.roster.remember(&session, &self.tasks);
        }
        self.room = Room::Chats;
        match arrival {
            Arrival::Chats => {}
            Arrival::LookingOn => {
                let (client, store) = (session.engine().client().clone(), session.engine().store().clone());
                session.webhook.handle(WebhookAction::LookOn(true), &client, &store, &self.tasks);
            }
            Arrival::WebhookPanel => self.room = Room::Webhook,
        }
        self.running.add(session);
        self.bring(context, &bot);
    }

    pub(super) fn update_guide(&mut self, context: &Context) {
        let then = self.guide.update(self.language);
        self.after_guide(then, context);
    }

    /// The guide goes on, lets its bot run, or has left it.
    pub(super) fn after_guide(&mut self, then: Then, context: &Context) {
        match then {
            Then::Stay => {}
            Then::Run(started, arrival) => self.run(context, *started, arrival, self.guide.remember),
            Then::Close(started) => self.close_unrun(started),
        }
    }

    /// The guide stands at its beginning; a bot that it held is left.
    pub(super) fn begin_guide(&mut self, address: &ApiAddress) {
        self.let_held_go();
        self.guide = Guide::new(address);
    }

    /// Leaves the bot that the guide holds, if there is one.
    pub(super) fn let_held_go(&mut self) {
        if let Then::Close(started) = self.guide.close() {
            self.close_unrun(started);
        }
    }

    fn close_unrun(&self, started: Box<Started>) {
        let closing = async move { started.store().close().await };
        self.stopping.spawn_on(closing, self.tasks.runtime());
    }

    /// Puts the suggested first answer into the composer, for the person to send.
    pub(super) fn suggest_hello(&mut self, context: &Context) {
        let hello = self.language.t(Text::GuideHello);
        if let Some(open) = self.session_mut().and_then(|session| session.conversation.as_mut())
            && open.composer.text.is_empty()
        {
            hello.clone_into(&mut open.composer.text);
            open.composer.touched();
            open.composer.wants_focus = true;
            composer_view::caret_to_end(context, &open.composer);
        }
    }

    /// The bot in front is shown, and what was entered on the first screen is wiped.
    pub(super) fn leave_welcome(&mut self, context: &Context) {
        let address = self.address.clone();
        self.begin_guide(&address);
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
