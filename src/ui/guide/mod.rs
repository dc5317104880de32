//! The way in: from a first start to the first answer.
//!
//! | step | what it is for |
//! |---|---|
//! | `entrance` | the demo or a bot of one's own; how to get a token; the token's own field |
//! | `checked` | the token works: whose it is, and what the bot is for |
//! | `webhook_set` | another server has the updates: stop, and choose |
//! | `write_to_bot` | the bot runs and nobody has written yet |
//! | `first_answer` | the first message has come; a first answer is suggested |
//!
//! The first three stand in front of a bot that does not run yet; the guide holds it meanwhile. The
//! last two are shown by the running bot, also at a later start, until they are done. A bot whose
//! purpose is known goes straight on to run.

mod bot_link;
mod checked;
mod choice;
mod entrance;
mod entry;
mod first_answer;
mod page;
mod qr;
mod webhook_set;
mod write_to_bot;

use egui::Ui;

use crate::api::{ApiAddress, CallError, WebhookInfo};
use crate::i18n::{Language, Text};
use crate::store::{BotMark, StoreError};

use super::action::Action;
use super::bots::Roster;
use super::remedy::{self, Remedy};
use super::request::{Request, Tasks};
use super::session::Started;

pub use entry::{Entry, Trying};
pub use first_answer::Beginning;
pub use write_to_bot::WriteToBotView;

use checked::CheckedView;
use entrance::{Cards, EntranceView};
use webhook_set::WebhookSetView;

/// What a person did in the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuideAction {
    /// Show how to get a token.
    ShowTokenSteps,
    /// Go a step back.
    Back,
    /// The bot is for this.
    Mark(BotMark),
    /// Say what the bot is for another time.
    MarkLater,
    /// Run the bot without receiving.
    LookOn,
    /// Run the bot and show who receives.
    OpenWebhookPanel,
    /// Ask the server again who receives.
    CheckWebhook,
    /// Leave this bot for another.
    OtherBot,
    /// Put the suggested answer into the composer.
    SuggestHello,
    /// Try again without the proxy that failed.
    WithoutProxy,
}

/// How a bot is entered that leaves the guide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrival {
    /// In its chats.
    #[default]
    Chats,
    /// In its chats, while another server receives.
    LookingOn,
    /// In the webhook panel.
    WebhookPanel,
}

/// What becomes of the bot that the guide held.
pub enum Then {
    /// The guide goes on.
    Stay,
    /// It is to run.
    Run(Box<Started>, Arrival),
    /// It was left, and its store is to be closed.
    Close(Box<Started>),
}

enum Step {
    Choose,
    TokenSteps,
    Checked(Box<Started>),
    WebhookSet(Box<Started>),
}

/// The first screen and the steps behind it.
pub struct Guide {
    /// What is entered, and what became of the last try.
    pub entry: Entry,
    step: Step,
    /// The step has come with this frame: its obvious control takes the keyboard.
    arrived: bool,
    cards: Cards,
    /// How high the step was in the last frame.
    height: f32,
    marking: Request<Result<(), StoreError>>,
    checking: Request<Result<WebhookInfo, CallError>>,
    problem: Option<Remedy>,
    /// Whether the bot that is held is to be remembered.
    pub remember: bool,
}

impl Guide {
    /// At its beginning, for this address.
    #[must_use]
    pub fn new(address: &ApiAddress) -> Self {
        Self {
            entry: Entry::new(address),
            step: Step::Choose,
            arrived: true,
            cards: Cards::default(),
            height: 0.0,
            marking: Request::default(),
            checking: Request::default(),
            problem: None,
            remember: false,
        }
    }

    /// Takes in a bot that was connected.
    #[must_use]
    pub fn take(&mut self, started: Started, remember: bool) -> Then {
        self.remember = remember;
        let started = Box::new(started);
        if started.is_demo() || started.mark().is_some() {
            return Then::Run(started, Arrival::Chats);
        }
        self.go(Step::Checked(started));
        Then::Stay
    }

    /// Whether nothing is under way.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.marking.is_running() && !self.checking.is_running()
    }

    /// Takes finished work in. Once a frame.
    pub fn update(&mut self, language: Language) -> Then {
        match self.marking.take() {
            Some(Ok(())) => return self.after_mark(),
            Some(Err(error)) => self.problem = Some(remedy::of_store(&error, language)),
            None => {}
        }
        match (self.checking.take(), &mut self.step) {
            (Some(Ok(webhook)), Step::WebhookSet(started)) => {
                let host = webhook.host();
                started.set_webhook(webhook);
                if host.is_none() {
                    return self.leave(Arrival::Chats);
                }
                let what = language.t(Text::GuideWebhookStill).to_owned();
                self.problem = Some(Remedy { what, todo: String::new() });
            }
            (Some(Err(error)), _) => self.problem = Some(remedy::of_call(&error, language)),
            _ => {}
        }
        Then::Stay
    }

    /// Carries out what the person did.
    pub fn handle(&mut self, action: GuideAction, tasks: &Tasks) -> Then {
        self.problem = None;
        match (action, &self.step) {
            (GuideAction::ShowTokenSteps, Step::Choose) => self.go(Step::TokenSteps),
            (GuideAction::Back, Step::TokenSteps) => self.go(Step::Choose),
            (GuideAction::Back, _) => return self.close(),
            (GuideAction::OtherBot, _) => {
                self.entry.forget_token();
                return self.close();
            }
            (GuideAction::Mark(mark), Step::Checked(started)) => {
                let store = started.store().clone();
                self.marking.start(tasks, async move { store.set_mark(mark).await });
            }
            (GuideAction::MarkLater, Step::Checked(_)) => return self.after_mark(),
            (GuideAction::LookOn, Step::WebhookSet(_)) => return self.leave(Arrival::LookingOn),
            (GuideAction::OpenWebhookPanel, Step::WebhookSet(_)) => {
                return self.leave(Arrival::WebhookPanel);
            }
            (GuideAction::CheckWebhook, Step::WebhookSet(started)) => {
                let client = started.client().clone();
                self.checking.start(tasks, async move { Ok(client.get_webhook_info().await?.result) });
            }
            _ => {}
        }
        Then::Stay
    }

    /// The bot that is held, to close its store when the window goes.
    #[must_use]
    pub fn close(&mut self) -> Then {
        self.marking.cancel();
        self.checking.cancel();
        match self.exchange(Step::Choose) {
            Step::Checked(started) | Step::WebhookSet(started) => Then::Close(started),
            Step::Choose | Step::TokenSteps => Then::Stay,
        }
    }

    /// Shows the step. `environment` says whether there is a token in the environment.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        roster: &mut Roster,
        environment: bool,
        trying: Option<Trying>,
        language: Language,
        actions: &mut Vec<Action>,
    ) {
        // A dialog in front keeps the keyboard until it closes.
        let behind = ui.memory(|memory| memory.top_modal_layer().is_some());
        let arrived = !behind && std::mem::take(&mut self.arrived);
        let (marking, checking) = (self.marking.is_running(), self.checking.is_running());
        let problem = self.problem.as_ref();
        let back = match &self.step {
            Step::Choose | Step::TokenSteps => {
                let token_steps = matches!(self.step, Step::TokenSteps);
                let view = EntranceView { environment, trying, token_steps, arrived, language };
                view.show(ui, &mut self.entry, roster, &mut self.cards, actions)
            }
            Step::Checked(started) => page::page(ui, &mut self.height, language, |ui| {
                let bot = started.identity();
                CheckedView { language, bot, busy: marking, problem }.show(ui, actions);
            }),
            Step::WebhookSet(started) => page::page(ui, &mut self.height, language, |ui| {
                let host = started.webhook_host().unwrap_or_default();
                let note = problem.map(Remedy::sentence);
                let note = note.as_deref();
                WebhookSetView { language, host: &host, busy: checking, note, arrived }.show(ui, actions);
            }),
        };
        if back {
            actions.push(Action::Guide(GuideAction::Back));
        }
    }

    /// What the bot is for is known, or put off.
    fn after_mark(&mut self) -> Then {
        match self.exchange(Step::Choose) {
            Step::Checked(started) if started.webhook_host().is_some() => {
                self.go(Step::WebhookSet(started));
                Then::Stay
            }
            Step::Checked(started) => Then::Run(started, Arrival::Chats),
            other => {
                self.step = other;
                Then::Stay
            }
        }
    }

    fn leave(&mut self, arrival: Arrival) -> Then {
        match self.exchange(Step::Choose) {
            Step::Checked(started) | Step::WebhookSet(started) => Then::Run(started, arrival),
            Step::Choose | Step::TokenSteps => Then::Stay,
        }
    }

    fn go(&mut self, step: Step) {
        self.exchange(step);
    }

    /// Goes to a step and gives back the one that was left.
    fn exchange(&mut self, step: Step) -> Step {
        self.arrived = true;
        self.height = 0.0;
        self.problem = None;
        std::mem::replace(&mut self.step, step)
    }
}
