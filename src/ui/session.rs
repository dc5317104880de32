//! The screen's side of one running bot.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::api::{ApiAddress, BotIdentity, ChatId, Client, MessageId, Token};
use crate::engine::fetch::Fetcher;
use crate::engine::{
    Command, ConnectError, Connected, DemoFolder, Engine, Event, Place, PollSettings, Wake, connect,
};
use crate::sandbox::{Sandbox, SandboxConfig};
use crate::store::{Draft, OutboxCounts, Seq, StoreError};

use super::action::Room;
use super::chat_list::{ChatList, FirstChats};
use super::conversation::Conversation;
use super::details::Details;
use super::feed::Feed;
use super::members::{Members, MembersAction};
use super::outbox::{Outbox, TakenBack};
use super::pictures::{Loader, Pictures};
use super::request::{Request, Tasks};
use super::webhook::WebhookPanel;

/// A bot that was connected, with the demo's server when it is the demo.
pub struct Started {
    connected: Connected,
    demo: Option<Demo>,
    /// `None` when they could not be read; the list tries again and says why not.
    chats: Option<FirstChats>,
}

impl Started {
    async fn new(connected: Connected, demo: Option<Demo>) -> Self {
        let store = connected.store.clone();
        let reading = tokio::task::spawn_blocking(move || FirstChats::read(&store));
        Self { connected, demo, chats: reading.await.ok().and_then(Result::ok) }
    }
}

/// The demo's own parts. The order matters: the server goes before its folder.
struct Demo {
    server: Sandbox,
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
}

/// Connects a bot: checks the token, opens the store.
pub async fn start_bot(
    address: ApiAddress,
    token: Token,
    datafolder: PathBuf,
) -> Result<Started, StartError> {
    let client = Client::new(address, token).map_err(|error| StartError::Demo(error.to_string()))?;
    let connected = connect(client, Place::DataFolder(datafolder)).await?;
    Ok(Started::new(connected, None).await)
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
    let client = Client::new(address, token).map_err(|error| demo_failed(error.to_string()))?;
    let connected = connect(client, Place::File(folder.store_file())).await?;
    Ok(Started::new(connected, Some(Demo { server, folder })).await)
}

/// Something the person should know, until they put it away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A damaged store was moved here.
    SetAside(PathBuf),
    /// This many sends were on their way when the program ended.
    Recovered(usize),
    /// The store refused something.
    StoreTrouble(StoreError),
    /// The message that was asked for is not in the store.
    NotStored,
    /// A file was written.
    Saved(PathBuf),
    /// A file could not be written.
    SaveFailed(String),
    /// There is no file dialog on this desktop.
    NoFileDialog,
}

/// A running bot on the screen.
pub struct Session {
    engine: Engine,
    identity: BotIdentity,
    demo: Option<Demo>,
    /// The chat list.
    pub chats: ChatList,
    /// The open chat.
    pub conversation: Option<Conversation>,
    /// The feed.
    pub feed: Feed,
    /// The pane on the right.
    pub details: Details,
    /// What the person should know.
    pub notices: Vec<Notice>,
    /// What the details tell about the open chat.
    pub members: Members,
    /// Everything that is not sent yet.
    pub outbox: Outbox,
    /// Thumbnails of pictures that were sent, received or attached.
    pub pictures: Pictures,
    /// The webhook panel.
    pub webhook: WebhookPanel,
    /// How many sends are not settled.
    pub unsent: OutboxCounts,
    outbox_request: Request<Result<OutboxCounts, StoreError>>,
    outbox_changed: bool,
    /// What was begun in this session; the store may not have it yet.
    drafts: HashMap<ChatId, Draft>,
    taking_back: Request<Result<Option<TakenBack>, StoreError>>,
    jump: Request<(ChatId, Result<Option<Seq>, StoreError>)>,
}

impl Session {
    /// Takes a connected bot and sets it running.
    pub fn new(started: Started, tasks: &Tasks) -> Self {
        let Started { connected, demo, chats } = started;
        let Connected { client, identity, webhook, store, set_aside, recovered } = connected;
        let mut notices = Vec::new();
        notices.extend(set_aside.map(Notice::SetAside));
        if recovered > 0 {
            notices.push(Notice::Recovered(recovered));
        }
        let wake: Wake = Arc::clone(tasks.wake());
        let fetcher = Fetcher::new(client.address().clone())
            .inspect_err(|error| tracing::warn!(%error, "pictures cannot be fetched"));
        let pictures = Pictures::new(Loader::new(fetcher.ok()), tasks);
        let engine = {
            let _within = tasks.runtime().enter();
            Engine::start(client, store, &webhook, PollSettings::default(), wake)
        };
        let chats = ChatList::new(chats, engine.store(), tasks);
        let feed = Feed::new(engine.store(), tasks);
        Self {
            engine,
            identity,
            demo,
            chats,
            conversation: None,
            feed,
            details: Details::default(),
            notices,
            members: Members::default(),
            outbox: Outbox::default(),
            pictures,
            webhook: WebhookPanel::default(),
            unsent: OutboxCounts::default(),
            outbox_request: Request::default(),
            outbox_changed: true,
            drafts: HashMap::new(),
            taking_back: Request::default(),
            jump: Request::default(),
        }
    }

    /// Who the bot is.
    #[must_use]
    pub fn identity(&self) -> &BotIdentity {
        &self.identity
    }

    /// Whether it is the demo.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.demo.is_some()
    }

    /// The engine.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The demo's server, for tests and pictures.
    #[must_use]
    pub fn sandbox(&self) -> Option<&Sandbox> {
        self.demo.as_ref().map(|demo| &demo.server)
    }

    /// Takes in what the engine and finished reads brought. Once a frame; never waits. `focused`
    /// says whether the window is in front, `room` where the person is in it.
    pub fn update(&mut self, tasks: &Tasks, room: Room, focused: bool) {
        let looking = focused && room == Room::Chats;
        self.pictures.update();
        self.take_events();
        let store = self.engine.store().clone();
        if let Some(conversation) = &mut self.conversation {
            conversation.update(&store, tasks);
            if looking && conversation.take_unread(&self.chats) {
                self.engine.command(Command::MarkRead(conversation.chat_id()));
            }
        }
        let draft = self.conversation.as_mut().and_then(Conversation::draft_to_save);
        self.keep_draft(draft);
        self.chats.update(&store, tasks);
        if let (Some(conversation), Some(notice)) = (&mut self.conversation, self.chats.take_open_row()) {
            conversation.set_chat(notice);
        }
        self.feed.update(&store, tasks);
        self.details.update(&store, tasks);
        self.outbox.update(room == Room::Outbox, &store, tasks);
        let (receiver, client) = (self.engine.receiver_state(), self.engine.client());
        self.webhook.update(room == Room::Webhook, &receiver, client, &store, tasks);
        if self.outbox_changed && !self.outbox_request.is_running() {
            self.outbox_changed = false;
            self.outbox_request.start_blocking(tasks, {
                let store = store.clone();
                move || store.outbox_counts()
            });
        }
        if let Some(Ok(counts)) = self.outbox_request.take() {
            self.unsent = counts;
        }
        if let Some(Ok(Some(taken))) = self.taking_back.take() {
            self.take_back(taken, tasks);
        }
        match self.jump.take() {
            Some((chat, Ok(Some(seq)))) => {
                if let Some(conversation) = self.conversation.as_mut().filter(|open| open.chat_id() == chat) {
                    conversation.go_to(seq, &store, tasks);
                }
            }
            Some((_, Ok(None))) if !self.notices.contains(&Notice::NotStored) => {
                self.notices.push(Notice::NotStored);
            }
            _ => {}
        }
    }

    fn take_events(&mut self) {
        for event in self.engine.events() {
            match event {
                Event::Received { stored, chats } => {
                    self.chats.changed();
                    self.feed.changed(stored);
                    if let Some(conversation) = &mut self.conversation
                        && let Some(touched) =
                            chats.iter().find(|chat| chat.chat_id == conversation.chat_id())
                    {
                        conversation.rows_arrived(touched);
                    }
                }
                Event::Outbox { chat_id, seq, listed } => {
                    self.outbox_changed = true;
                    self.outbox.changed();
                    self.chats.changed();
                    if let Some(conversation) =
                        self.conversation.as_mut().filter(|open| open.chat_id() == chat_id)
                    {
                        conversation.row_changed(seq, listed);
                    }
                }
                Event::Chat(_) => self.chats.changed(),
                Event::StoreTrouble(problem) => {
                    let notice = Notice::StoreTrouble(problem);
                    if !self.notices.contains(&notice) {
                        self.notices.push(notice);
                    }
                }
            }
        }
    }

    /// Opens a chat.
    pub fn open_chat(&mut self, chat: ChatId, tasks: &Tasks) {
        if self.conversation.as_ref().is_some_and(|open| open.chat_id() == chat) {
            return;
        }
        self.save_draft_now();
        self.chats.set_open(Some(chat));
        let row = self.chats.row(chat).cloned();
        let draft = self.drafts.get(&chat).cloned();
        self.conversation = Some(Conversation::new(chat, row, draft, self.engine.store(), tasks));
        self.details.clear();
    }

    /// Opens the chat that is `step` places below the open one in the list.
    pub fn step_chat(&mut self, step: i32, tasks: &Tasks) {
        let open = self.conversation.as_ref().map(Conversation::chat_id);
        if let Some(chat) = self.chats.neighbour(open, step) {
            self.open_chat(chat, tasks);
        }
    }

    /// Shows a message of the open chat by the server's number.
    pub fn go_to_message(&mut self, chat: ChatId, message: MessageId, tasks: &Tasks) {
        let store = self.engine.store().clone();
        self.jump.start_blocking(tasks, move || (chat, store.find_message(chat, message)));
    }

    /// Sends what stands in the composer.
    pub fn send(&mut self, plain: bool) {
        let Some(conversation) = &mut self.conversation else {
            return;
        };
        let sends = conversation.take_sends(plain);
        if !sends.is_empty() {
            self.drafts.insert(conversation.chat_id(), Draft::default());
            self.engine.command(Command::SendAll(sends));
        }
    }

    /// Looks after the open chat while its details are shown.
    pub fn update_members(&mut self, details_open: bool, tasks: &Tasks) {
        let chat = self.conversation.as_ref().and_then(Conversation::chat).filter(|_| details_open);
        let chat = chat.map(|chat| (chat.chat_id, chat.kind));
        self.members.update(chat, self.engine.client(), self.engine.store(), tasks);
    }

    /// Carries out what was done in the details of a chat.
    pub fn look_after_chat(&mut self, action: MembersAction, tasks: &Tasks) {
        self.members.handle(action, self.engine.client(), self.engine.store(), tasks);
    }

    /// Takes an unsent message back into its chat's composer, above what is begun there.
    pub fn edit_unsent(&mut self, seq: Seq, tasks: &Tasks) {
        let store = self.engine.store().clone();
        self.taking_back.start_blocking(tasks, move || TakenBack::read(&store, seq));
    }

    fn take_back(&mut self, taken: TakenBack, tasks: &Tasks) {
        self.open_chat(taken.chat_id, tasks);
        if let Some(conversation) = &mut self.conversation {
            conversation.composer.put_draft_before(taken.draft, taken.send_at);
        }
        // Kept as a draft before it leaves the outbox: a crash in between loses nothing.
        self.save_draft_now();
        self.engine.command(Command::Discard(taken.seq));
    }

    /// Stores the begun text at once.
    pub fn save_draft_now(&mut self) {
        let draft = self.conversation.as_mut().and_then(Conversation::draft_now);
        self.keep_draft(draft);
    }

    fn keep_draft(&mut self, changed: Option<(ChatId, Draft)>) {
        let Some((chat, draft)) = changed else {
            return;
        };
        self.drafts.insert(chat, draft.clone());
        let begun = Some(draft).filter(|draft| !draft.is_empty());
        self.engine.command(Command::SaveDraft(chat, begun));
    }

    /// Stops the bot; resolves when its store is closed.
    pub fn stop(mut self) -> impl Future<Output = ()> + Send + 'static {
        self.save_draft_now();
        let Self { engine, demo, .. } = self;
        let stopped = engine.stop();
        async move {
            stopped.await;
            drop(demo);
        }
    }
}
