//! How a bot comes to run: its token is checked and its store opened, or the demo set up.

use std::collections::HashSet;
use std::path::PathBuf;

use crate::api::{ApiAddress, BotIdentity, Client, Proxy, Token, WebhookInfo};
use crate::engine::fetch::Fetcher;
use crate::engine::{ConnectError, Connected, DemoFolder, Place, check, connect, open_unasked};
use crate::sandbox::{Sandbox, SandboxConfig};
use crate::store::{BotKey, BotMark, KeychainProblem, KnownBot, Store, StoreError, remove_bot_folder};
use crate::ui::bots::BotRef;
use crate::ui::chat_list::FirstChats;

/// A bot that was connected and does not run yet, with the demo's server when it is the demo.
pub struct Started {
    pub(super) connected: Connected,
    /// What it was connected with.
    pub(super) token: Token,
    pub(super) demo: Option<Demo>,
    /// `None` when they could not be read; the list tries again and says why not.
    pub(super) chats: Option<FirstChats>,
    /// Fetches the pictures of messages, if it could be set up.
    pub(super) fetcher: Option<Fetcher>,
    mark: Option<BotMark>,
}

impl Started {
    async fn new(connected: Connected, token: Token, demo: Option<Demo>) -> Self {
        let store = connected.store.clone();
        let reading = tokio::task::spawn_blocking(move || (FirstChats::read(&store), store.mark()));
        let (chats, mark) = reading.await.map_or((None, None), |(chats, mark)| (chats.ok(), mark.ok()));
        let fetcher = Fetcher::for_bot(connected.client.clone())
            .inspect_err(|error| tracing::warn!(%error, "pictures cannot be fetched"))
            .ok();
        Self { connected, token, demo, chats, fetcher, mark: mark.flatten() }
    }

    /// Who the bot is.
    #[must_use]
    pub fn identity(&self) -> &BotIdentity {
        &self.connected.identity
    }

    /// Its client.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.connected.client
    }

    /// Its store.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.connected.store
    }

    /// What the bot is for, if somebody has said so before.
    #[must_use]
    pub fn mark(&self) -> Option<BotMark> {
        self.mark
    }

    /// Whether it is the demo.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.demo.is_some()
    }

    /// Who receives what people write to the bot, if it is another server.
    #[must_use]
    pub fn webhook_host(&self) -> Option<String> {
        self.connected.webhook.as_ref()?.host()
    }

    /// The server was asked again who receives.
    pub fn set_webhook(&mut self, webhook: WebhookInfo) {
        self.connected.webhook = Some(webhook);
    }

    /// Which bot it is.
    #[must_use]
    pub fn bot(&self) -> BotRef {
        match self.demo {
            Some(_) => BotRef::Demo,
            None => BotRef::Own(BotKey::new(self.connected.identity.id, self.connected.client.address())),
        }
    }
}

/// The demo's own parts. The order matters: the server goes before its folder.
pub(super) struct Demo {
    pub(super) server: Sandbox,
    #[expect(dead_code, reason = "held for its drop, which removes the folder")]
    folder: DemoFolder,
}

/// Why a bot could not be started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// It could not be connected.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// The demo could not be set up.
    #[error("{0}")]
    Demo(String),
    /// The keychain did not give its token.
    #[error(transparent)]
    Keychain(#[from] KeychainProblem),
    /// No token is kept for it.
    #[error("no token is kept for this bot")]
    NoToken,
    /// What was kept could not be deleted.
    #[error(transparent)]
    Erase(StoreError),
    /// It runs already.
    #[error("this bot runs already")]
    Runs(BotRef),
}

/// Connects a bot: checks the token, opens the store. A bot that runs already, as `running` has it,
/// is not connected again.
pub async fn start_bot(
    address: ApiAddress,
    token: Token,
    proxy: Proxy,
    datafolder: PathBuf,
    running: HashSet<BotRef>,
) -> Result<Started, StartError> {
    let client = Client::new(address, token.clone()).and_then(|client| client.through(proxy));
    let client = client.map_err(|error| StartError::Demo(error.to_string()))?;
    let checked = check(client).await?;
    let bot = BotRef::Own(checked.key());
    if running.contains(&bot) {
        return Err(StartError::Runs(bot));
    }
    let connected = checked.open(Place::DataFolder(datafolder)).await?;
    Ok(Started::new(connected, token, None).await)
}

/// Opens a bot that was connected at another time, with what is stored of it. Its engine finds out how
/// the server and the token stand, and goes on trying while the network is away.
pub async fn open_known(
    bot: KnownBot,
    token: Token,
    proxy: Proxy,
    datafolder: PathBuf,
) -> Result<Started, StartError> {
    let client = Client::new(bot.address, token.clone()).and_then(|client| client.through(proxy));
    let client = client.map_err(|error| StartError::Demo(error.to_string()))?;
    let connected = open_unasked(client, bot.identity, Place::DataFolder(datafolder)).await?;
    Ok(Started::new(connected, token, None).await)
}

/// Connects a bot that has been stopped, with everything deleted that was kept of it but what it is
/// for.
pub async fn start_emptied(
    address: ApiAddress,
    token: Token,
    proxy: Proxy,
    datafolder: PathBuf,
    bot: BotKey,
    mark: Option<BotMark>,
) -> Result<Started, StartError> {
    let folder = datafolder.clone();
    let emptied = tokio::task::spawn_blocking(move || {
        remove_bot_folder(&folder, &bot)?;
        Store::open(&bot.folder(&folder).join("store.db")).map(|opened| opened.store)
    });
    let store = emptied.await.map_err(|_| ConnectError::Interrupted)?.map_err(StartError::Erase)?;
    // Before the server is asked: whatever becomes of that, the next start knows what the bot is for.
    let marked = match mark {
        Some(mark) => store.set_mark(mark).await,
        None => Ok(()),
    };
    store.close().await;
    marked.map_err(StartError::Erase)?;
    start_bot(address, token, proxy, datafolder, HashSet::new()).await
}

/// Starts the sandbox on loopback and connects to it over HTTP, as to any other server.
pub async fn start_demo(datafolder: PathBuf) -> Result<Started, StartError> {
    let demo_failed = |error: String| StartError::Demo(error);
    let folder = tokio::task::spawn_blocking(move || DemoFolder::create(&datafolder))
        .await
        .map_err(|error| demo_failed(error.to_string()))?
        .map_err(|error| demo_failed(error.to_string()))?;
    let server =
        Sandbox::start(SandboxConfig::demo()).await.map_err(|error| demo_failed(error.to_string()))?;
    let address = ApiAddress::parse(&server.address()).map_err(|error| demo_failed(error.to_string()))?;
    let token = Token::new(&server.token()).map_err(|error| demo_failed(error.to_string()))?;
    let client = Client::new(address, token.clone()).map_err(|error| demo_failed(error.to_string()))?;
    let connected = connect(client, Place::File(folder.store_file())).await?;
    connected.store.set_mark(BotMark::Demo).await.map_err(ConnectError::from)?;
    Ok(Started::new(connected, token, Some(Demo { server, folder })).await)
}
