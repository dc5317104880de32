//! A test world: the sandbox, a store in a folder of its own, and an engine between them.

#![allow(dead_code, reason = "each test program uses its own part of the world")]

pub mod hostile;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use mpchat_console::api::{ApiAddress, ChatId, Client, MediaKind, Timeouts, Token, WebhookInfo};
use mpchat_console::engine::{
    Command, Connected, Engine, Event, Place, PollSettings, ReceiverState, connect,
};
use mpchat_console::sandbox::{Control, Fault, FaultKind, Sandbox, SandboxConfig};
use mpchat_console::store::{
    Attachment, AttachmentSource, FeedFilter, MessageRow, NewSend, Page, SendState, Seq, Store,
};

/// Ada, who most tests talk to.
pub const ADA: i64 = 987_654_321;
/// A token that no server gave out.
pub const TOKEN: &str = "1000001:TEST-engine-token-not-a-real-secret";
/// No test waits longer for anything.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// Looks until there is something to see, or fails with what was waited for.
pub async fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "not within {PATIENCE:?}: {what}");
        tokio::time::sleep(Duration::from_millis(4)).await;
    }
}

/// Waits short enough for a test.
pub const TIMEOUTS: Timeouts = Timeouts {
    connect: Duration::from_secs(5),
    call: Duration::from_millis(900),
    poll_grace: Duration::from_secs(1),
    idle: Duration::from_millis(900),
};

/// How a world is made.
#[derive(Clone)]
pub struct Setup {
    pub rate_limit: Option<u32>,
    pub client_limit: usize,
    pub poll: PollSettings,
    pub timeouts: Timeouts,
    pub webhook: Option<&'static str>,
    /// Receiving goes on from the start. Otherwise no poll has left yet, and none is on the way.
    pub receiving: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            rate_limit: None,
            client_limit: 1000,
            poll: PollSettings { timeout: Duration::from_secs(20), ..PollSettings::default() },
            timeouts: TIMEOUTS,
            webhook: None,
            receiving: true,
        }
    }
}

/// A bot that runs against the sandbox.
pub struct World {
    pub sandbox: Option<Sandbox>,
    pub control: Control,
    pub engine: Engine,
    pub folder: tempfile::TempDir,
    pub setup: Setup,
    port: u16,
}

impl World {
    /// Ada has opened a conversation with "hi"; that update may not be received yet.
    pub async fn start() -> Self {
        Self::with(Setup::default()).await
    }

    pub async fn with(setup: Setup) -> Self {
        let (sandbox, control, port) = server(0, setup.rate_limit).await;
        // A webhook that is there at the start keeps the engine from polling at all.
        let webhook = if setup.receiving { setup.webhook } else { Some("https://hook.invalid/") };
        control.set_webhook_url(webhook);
        let folder = tempfile::tempdir().expect("a folder");
        let engine = open(&sandbox.address(), folder.path(), &setup).await;
        control.set_webhook_url(setup.webhook);
        Self { sandbox: Some(sandbox), control, engine, folder, setup, port }
    }

    /// The server goes away: its port is closed.
    pub async fn stop_server(&mut self) {
        if let Some(sandbox) = self.sandbox.take() {
            sandbox.stop().await;
        }
    }

    /// A server begins anew on the same port: ids count from the start again.
    pub async fn restart_server(&mut self) {
        self.stop_server().await;
        let (sandbox, control, _) = server(self.port, self.setup.rate_limit).await;
        self.sandbox = Some(sandbox);
        self.control = control;
    }

    /// The program ends and starts again on the same store.
    pub async fn restart_program(self) -> Self {
        let Self { sandbox, control, engine, folder, setup, port } = self;
        engine.stop().await;
        let address = format!("http://127.0.0.1:{port}/bot");
        let engine = open(&address, folder.path(), &setup).await;
        Self { sandbox, control, engine, folder, setup, port }
    }

    pub fn fault(&self, method: &str, kind: FaultKind, times: u32) {
        self.control.fault(Fault { method: Some(method.to_owned()), kind, times });
    }

    pub fn store(&self) -> &Store {
        self.engine.store()
    }

    pub fn store_file(&self) -> PathBuf {
        store_file(self.folder.path())
    }

    /// A connection of another program on the store's file, which sees what is committed.
    pub fn outside(&self) -> rusqlite::Connection {
        let conn = rusqlite::Connection::open(self.store_file()).expect("the file opens");
        conn.busy_timeout(Duration::from_secs(5)).expect("a timeout");
        conn
    }

    /// How many requests for a method the server has seen.
    pub fn requests(&self, method: &str) -> usize {
        self.control.requests().iter().filter(|seen| seen.method == method).count()
    }

    /// Waits until receiving stands so.
    pub async fn state(&self, what: &str, is_so: impl FnMut(&ReceiverState) -> bool) -> ReceiverState {
        let mut watch = self.engine.watch_receiver();
        let waiting = watch.wait_for(is_so);
        let Ok(state) = tokio::time::timeout(PATIENCE, waiting).await else {
            panic!("not {what} within {PATIENCE:?} but {:?}", self.engine.receiver_state());
        };
        state.expect("the engine runs").clone()
    }

    pub async fn receiving(&self) {
        self.state("receiving", |state| *state == ReceiverState::Receiving).await;
    }

    /// Everything stored, oldest first, as it arrived.
    pub fn raws(&self) -> Vec<String> {
        raws(self.store())
    }

    /// The stored ids, oldest first.
    pub fn update_ids(&self) -> Vec<Option<i64>> {
        update_ids(self.store())
    }

    /// Waits until an update with this id is stored.
    pub async fn stored(&self, id: i64) {
        until(&format!("update {id} is stored"), || self.update_ids().contains(&Some(id)).then_some(()))
            .await;
    }

    /// The texts of a chat in its order, in and out.
    pub fn texts(&self, chat: i64) -> Vec<String> {
        let rows = self.store().messages(ChatId(chat), Page::Latest, 10_000).expect("rows");
        rows.into_iter().filter_map(|row| row.body.text().map(str::to_owned)).collect()
    }

    /// Queues a text, as the composer does.
    pub fn send(&self, chat: i64, text: &str) {
        self.engine.command(Command::Send(Box::new(new_send(chat, text))));
    }

    /// A file of so many bytes in the world's folder.
    pub fn file(&self, name: &str, bytes: usize) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, vec![b'x'; bytes]).expect("a file");
        path
    }

    /// Queues a file with a caption.
    pub fn upload(&self, chat: i64, file: &Path, caption: &str) {
        self.engine.command(Command::Send(Box::new(new_upload(chat, file, caption))));
    }

    /// The row of a text that was queued.
    pub fn row(&self, chat: i64, text: &str) -> Option<MessageRow> {
        find_row(self.store(), chat, text)
    }

    /// Waits until a send stands so.
    pub async fn reaches(&self, chat: i64, text: &str, state: SendState) -> MessageRow {
        until(&format!("{text:?} is {state:?}; it is {:?}", self.row(chat, text)), || {
            self.row(chat, text).filter(|row| row.send.as_ref().is_some_and(|send| send.state == state))
        })
        .await
    }

    /// The reason's word of a send.
    pub fn reason(&self, chat: i64, text: &str) -> Option<String> {
        Some(self.row(chat, text)?.send?.reason?.code)
    }

    /// The texts that the server took from the bot, in its order.
    pub fn taken(&self) -> Vec<String> {
        self.control.bot_messages().into_iter().map(|message| message.text).collect()
    }

    /// Events since the last look.
    pub fn events(&self) -> Vec<Event> {
        self.engine.events().collect()
    }

    /// Opens a conversation of one more person with the bot.
    pub fn person(&self, id: i64) -> i64 {
        self.control.add_person("Grace Hopper", id, "en");
        self.control.writes(id, id, "hello");
        id
    }
}

async fn server(port: u16, rate_limit: Option<u32>) -> (Sandbox, Control, u16) {
    let config =
        SandboxConfig { port, rate_limit, token: Some(TOKEN.to_owned()), ..SandboxConfig::default() };
    let sandbox = Sandbox::start(config).await.expect("a sandbox starts");
    let control = sandbox.control();
    control.add_person("Ada Lovelace", ADA, "en");
    control.writes(ADA, ADA, "hi");
    let address = sandbox.address();
    let port = address.trim_end_matches("/bot").rsplit(':').next().and_then(|port| port.parse().ok());
    (sandbox, control, port.expect("a port"))
}

/// A client for an address.
pub fn client(address: &str, timeouts: Timeouts) -> Client {
    let address = ApiAddress::parse(address).expect("an address");
    let token = Token::new(TOKEN).expect("a token");
    Client::with_timeouts(address, token, timeouts).expect("a client")
}

pub fn store_file(folder: &Path) -> PathBuf {
    folder.join("store.db")
}

/// Connects as the program does, and runs.
async fn open(address: &str, folder: &Path, setup: &Setup) -> Engine {
    let client = client(address, setup.timeouts).with_limit(setup.client_limit);
    let connected = connect(client, Place::File(store_file(folder))).await.expect("it connects");
    let Connected { client, webhook, store, .. } = connected;
    run(client, store, &webhook.expect("it was asked"), setup.poll.clone())
}

/// Runs an engine that wakes nobody.
pub fn run(client: Client, store: Store, webhook: &WebhookInfo, poll: PollSettings) -> Engine {
    Engine::start(client, store, Some(webhook), poll, Arc::new(|| {}))
}

pub fn new_send(chat: i64, text: &str) -> NewSend {
    NewSend::text(ChatId(chat), text)
}

/// A message with a file of this computer, as the composer makes it.
pub fn new_upload(chat: i64, file: &Path, caption: &str) -> NewSend {
    let file = mpchat_console::engine::file::inspect(file).expect("a file that can be sent");
    NewSend::attached(
        ChatId(chat),
        Attachment { kind: MediaKind::Document, source: AttachmentSource::File(file) },
    )
    .captioned(caption)
}

fn feed(store: &Store) -> Vec<mpchat_console::store::FeedRow> {
    store.feed(&FeedFilter::default(), Page::After(Seq(0)), 100_000).expect("the feed")
}

pub fn raws(store: &Store) -> Vec<String> {
    let raw = |seq| store.update_raw(seq).expect("a read").expect("its JSON");
    feed(store).into_iter().map(|row| raw(row.seq)).collect()
}

pub fn update_ids(store: &Store) -> Vec<Option<i64>> {
    feed(store).into_iter().map(|row| row.update_id.map(|id| id.0)).collect()
}

pub fn find_row(store: &Store, chat: i64, text: &str) -> Option<MessageRow> {
    let rows = store.messages(ChatId(chat), Page::Latest, 10_000).expect("rows");
    rows.into_iter().find(|row| row.send.is_some() && row.body.text() == Some(text))
}
