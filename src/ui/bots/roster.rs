//! The bots that are remembered, and those of them that do not run.

use std::collections::HashMap;
use std::path::PathBuf;

use tokio_util::task::TaskTracker;

use crate::api::Proxy;
use crate::api::Token;
use crate::engine::now_millis;
use crate::store::{BotKey, Keychain, KeychainProblem, KnownBot, KnownBots, KnownBotsProblem};
use crate::ui::request::{Request, Tasks};
use crate::ui::session::{Session, StartError, Started, open_known};

use super::{BotRef, Forgetting};

/// A remembered bot that does not run.
enum Absent {
    Connecting(Box<Request<Result<Started, StartError>>>),
    Failed(StartError),
}

/// The remembered bots, their tokens, and why some do not run.
pub struct Roster {
    data_folder: PathBuf,
    known: KnownBots,
    problem: Option<KnownBotsProblem>,
    keychain: Keychain,
    absent: HashMap<BotKey, Absent>,
    /// The bot that was in front last: while it is being connected, no other comes to the front.
    awaited: Option<BotKey>,
    works: Option<Result<(), KeychainProblem>>,
    probing: Request<Result<(), KeychainProblem>>,
    keeping: Vec<(BotRef, Request<Result<(), KeychainProblem>>)>,
    unsaved: bool,
    saving: Request<std::io::Result<()>>,
    /// Whether the next bot of the first screen is remembered, once the person has said so.
    pub wish: Option<bool>,
    /// The bot that is being forgotten.
    pub forgetting: Option<Forgetting>,
}

/// Opens a remembered bot with the token that is kept for it, once `before` is empty. It needs no
/// network.
pub async fn start_known(
    bot: KnownBot,
    keychain: Keychain,
    proxy: Proxy,
    data_folder: PathBuf,
    before: TaskTracker,
) -> Result<Started, StartError> {
    before.wait().await;
    let token = keychain.token(bot.key.clone()).await?.ok_or(StartError::NoToken)?;
    open_known(bot, token, proxy, data_folder).await
}

impl Roster {
    /// The bots as they were read.
    #[must_use]
    pub fn new(
        data_folder: PathBuf,
        (known, problem): (KnownBots, Option<KnownBotsProblem>),
        keychain: Keychain,
    ) -> Self {
        Self {
            data_folder,
            known,
            problem,
            keychain,
            absent: HashMap::new(),
            awaited: None,
            works: None,
            probing: Request::default(),
            keeping: Vec::new(),
            unsaved: false,
            saving: Request::default(),
            wish: None,
            forgetting: None,
        }
    }

    /// The remembered bots.
    #[must_use]
    pub fn known(&self) -> &KnownBots {
        &self.known
    }

    /// Why the list of bots is not whole; once.
    pub fn take_problem(&mut self) -> Option<KnownBotsProblem> {
        self.problem.take()
    }

    /// Where tokens are kept.
    #[must_use]
    pub fn keychain(&self) -> &Keychain {
        &self.keychain
    }

    /// Whether the keychain works, as far as that is known.
    #[must_use]
    pub fn keychain_works(&self) -> Option<&Result<(), KeychainProblem>> {
        self.works.as_ref()
    }

    /// Whether the next bot of the first screen is to be remembered: where a keychain works, unless
    /// the person wants it otherwise.
    #[must_use]
    pub fn remembers(&self) -> bool {
        self.wish.unwrap_or(matches!(self.works, Some(Ok(()))))
    }

    /// Looks whether the keychain works, the first time that somebody wants to know.
    pub fn probe(&mut self, tasks: &Tasks) {
        if self.works.is_none() && !self.probing.is_running() {
            let keychain = self.keychain.clone();
            self.probing.start(tasks, async move { keychain.works().await });
        }
    }

    /// Why a bot does not run; `None` when nobody tried.
    #[must_use]
    pub fn failure(&self, bot: &BotKey) -> Option<&StartError> {
        match self.absent.get(bot)? {
            Absent::Failed(error) => Some(error),
            Absent::Connecting(_) => None,
        }
    }

    /// Whether a bot is being connected.
    #[must_use]
    pub fn is_connecting(&self, bot: &BotKey) -> bool {
        matches!(self.absent.get(bot), Some(Absent::Connecting(_)))
    }

    /// The bots that are being connected.
    pub fn connecting(&self) -> impl Iterator<Item = &BotKey> {
        self.absent.keys().filter(|bot| self.is_connecting(bot))
    }

    /// Whether this bot was to come to the front before any other.
    #[must_use]
    pub fn awaited_is(&self, bot: &BotKey) -> bool {
        self.awaited.as_ref() == Some(bot)
    }

    /// The bot that is being connected and is to come to the front before any other.
    #[must_use]
    pub fn awaited(&self) -> Option<&BotKey> {
        self.awaited.as_ref().filter(|bot| self.is_connecting(bot))
    }

    /// Another bot may come to the front.
    pub fn await_nobody(&mut self) {
        self.awaited = None;
    }

    /// Whether nothing is under way that would change the screen soon.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let forgetting = self.forgetting.as_ref().is_some_and(Forgetting::is_busy);
        let connecting = self.connecting().next().is_some();
        !connecting && !forgetting && self.keeping.is_empty() && !self.probing.is_running()
    }

    /// Connects a remembered bot, or goes on with a try that was begun before there was a window.
    pub fn connect(&mut self, bot: &BotKey, proxy: &Proxy, before: &TaskTracker, tasks: &Tasks) {
        let Some(known) = self.known.get(bot).cloned() else {
            return;
        };
        let (keychain, folder) = (self.keychain.clone(), self.data_folder.clone());
        let work = start_known(known, keychain, proxy.clone(), folder, before.clone());
        self.take_try(bot.clone(), work, tasks);
    }

    /// Takes a try in that leads to a remembered bot.
    pub fn take_try(
        &mut self,
        bot: BotKey,
        work: impl Future<Output = Result<Started, StartError>> + Send + 'static,
        tasks: &Tasks,
    ) {
        let mut request = Request::default();
        request.start(tasks, work);
        self.absent.insert(bot, Absent::Connecting(Box::new(request)));
    }

    /// The bot that was in front last is waited for.
    pub fn await_last_used(&mut self) {
        self.awaited = self.known.last_used().map(|bot| bot.key.clone());
    }

    /// Gives a try up.
    pub fn give_up(&mut self, bot: &BotKey) {
        self.absent.remove(bot);
    }

    /// Takes in what the background brought. Gives the bots that are connected, and those whose
    /// token could not be kept.
    pub fn update(&mut self, tasks: &Tasks) -> Update {
        let mut update = Update::default();
        for (bot, absent) in &mut self.absent {
            let Absent::Connecting(request) = absent else {
                continue;
            };
            match request.take() {
                Some(Ok(started)) => update.started.push((bot.clone(), started)),
                Some(Err(error)) => {
                    tracing::warn!(%error, %bot, "a remembered bot could not be connected");
                    *absent = Absent::Failed(error);
                }
                None => {}
            }
        }
        for (bot, _) in &update.started {
            self.absent.remove(bot);
        }
        if let Some(works) = self.probing.take() {
            self.works = Some(works);
        }
        self.keeping.retain_mut(|(bot, request)| match request.take() {
            Some(Ok(())) => false,
            Some(Err(problem)) => {
                tracing::warn!(%problem, "the keychain did not take a token");
                update.not_kept.push((bot.clone(), problem));
                false
            }
            None => true,
        });
        if let Some(Err(error)) = self.saving.take() {
            tracing::warn!(%error, "the list of bots could not be written");
            self.problem = Some(KnownBotsProblem::NotWritten(error.to_string()));
        }
        // One after the other, so that an older list never comes last.
        if self.unsaved && !self.saving.is_running() {
            self.unsaved = false;
            let (known, folder) = (self.known.clone(), self.data_folder.clone());
            self.saving.start_blocking(tasks, move || known.save(&folder));
        }
        update
    }

    /// Remembers a running bot, and keeps its token.
    pub fn remember(&mut self, session: &Session, tasks: &Tasks) {
        let BotRef::Own(key) = session.bot() else {
            return;
        };
        self.note(session, true);
        let (keychain, key): (Keychain, BotKey) = (self.keychain.clone(), key.clone());
        let token: Token = session.token().clone();
        let mut request = Request::default();
        request.start(tasks, async move { keychain.keep(key, token).await });
        self.keeping.push((session.bot().clone(), request));
    }

    /// Notes who a running bot is and that it was used now, if it is remembered or shall be.
    pub fn note(&mut self, session: &Session, anew: bool) {
        let BotRef::Own(key) = session.bot() else {
            return;
        };
        self.absent.remove(key);
        if anew || self.known.get(key).is_some() {
            let address = session.engine().client().address().clone();
            self.known.remember(key.clone(), session.identity().clone(), address, now_millis());
            self.unsaved = true;
        }
    }

    /// Chooses whether a bot is connected when the program starts.
    pub fn open_at_start(&mut self, bot: &BotKey, opens: bool) {
        if let Some(known) = self.known.get_mut(bot) {
            known.opens_at_start = opens;
            self.unsaved = true;
        }
    }

    /// Gives a bot another of the colours.
    pub fn paint(&mut self, bot: &BotKey, color: u8) {
        if let Some(known) = self.known.get_mut(bot) {
            known.color = color;
            self.unsaved = true;
        }
    }

    /// What a running bot has told of itself is known when it does not run, too.
    pub fn keep_up(&mut self, session: &Session) {
        let known = session.bot().key().and_then(|key| self.known.get_mut(key));
        let Some(known) = known else { return };
        let mark = session.guard.mark().or(known.mark);
        if known.mark != mark || known.identity != *session.identity() {
            known.mark = mark;
            known.identity = session.identity().clone();
            self.unsaved = true;
        }
    }

    /// A bot was forgotten.
    pub fn forget(&mut self, bot: &BotKey) {
        self.absent.remove(bot);
        self.unsaved |= self.known.forget(bot);
    }

    /// Blocking. Writes what is not written yet, as the program ends.
    pub fn save_now(&mut self) {
        if (std::mem::take(&mut self.unsaved) || self.saving.is_running())
            && let Err(error) = self.known.save(&self.data_folder)
        {
            tracing::warn!(%error, "the list of bots could not be written");
        }
    }
}

/// What came from the background.
#[derive(Default)]
pub struct Update {
    /// Remembered bots that are connected.
    pub started: Vec<(BotKey, Started)>,
    /// Bots whose token the keychain did not take.
    pub not_kept: Vec<(BotRef, KeychainProblem)>,
}
