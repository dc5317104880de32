//! The screen's side of one running bot.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use crate::api::{ApiAddress, BotIdentity, ChatId, Client, MessageId, Token};
use crate::engine::demo::DemoControl;
use crate::engine::fetch::Fetcher;
use crate::engine::file::FileProblem;
use crate::engine::{
    Command, ConnectError, Connected, DemoFolder, Engine, Event, Place, PollSettings, Wake, connect,
};
use crate::i18n::Language;
use crate::sandbox::{Sandbox, SandboxConfig};
use crate::store::{BotMark, Draft, Keepsake, NewSend, OutboxCounts, Seq, StoreError};

use super::action::Room;
use super::attach::{AttachAction, Attaching, Outcome};
use super::canned::Canned;
use super::chat_list::{ChatList, FirstChats};
use super::checks::{Checks, ChecksAction};
use super::commands::{CommandsPanel, Unkept};
use super::composer::Composer;
use super::conversation::Conversation;
use super::deeds::{self, DeedAction, Deeds, Ended};
use super::details::Details;
use super::export::Export;
use super::feed::Feed;
use super::files::{FileAction, Files, TransferProblem};
use super::guard::{GuardAction, GuardDesk};
use super::keyboards::{KeyboardAction, Keyboards, Purpose};
use super::later::{Later, ScheduleAction};
use super::links::Links;
use super::members::{Members, MembersAction};
use super::methods::{Methods, MethodsAction};
use super::miniapps::{MiniApps, MiniAppsAction};
use super::outbox::{Outbox, TakenBack};
use super::pictures::{Loader, PictureAction, Pictures, Viewing};
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
    connected.store.set_mark(BotMark::Demo).await.map_err(ConnectError::from)?;
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
    /// A file of this name was not saved or opened.
    FileTrouble(String, TransferProblem),
    /// A file could not be sent, and its message is a draft again.
    NotSent(String, FileProblem),
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
    /// Canned replies.
    pub canned: Canned,
    /// Buttons below messages.
    pub keyboards: Keyboards,
    /// The address that is being looked at.
    pub links: Links,
    /// What the person should know.
    pub notices: Vec<Notice>,
    /// What the details tell about the open chat.
    pub members: Members,
    /// What is being done with messages that are there.
    pub deeds: Deeds,
    /// Messages that were being changed when their chat was left.
    edits: HashMap<ChatId, Composer>,
    /// Asks before risky calls.
    pub guard: GuardDesk,
    /// Everything that is not sent yet.
    pub outbox: Outbox,
    /// The method explorer.
    pub methods: Methods,
    /// Thumbnails of pictures that were sent, received or attached.
    pub pictures: Pictures,
    /// The webhook panel.
    pub webhook: WebhookPanel,
    /// The command menu.
    pub commands: CommandsPanel,
    /// The picture that is looked at closely.
    pub viewing: Viewing,
    /// Files that are being saved or opened.
    pub files: Files,
    /// The MiniApp bench.
    pub miniapps: MiniApps,
    /// The examination of the bot and the go-live list.
    pub checks: Checks,
    /// The dialog of an export.
    pub export: Export,
    /// How many sends are not settled.
    pub unsent: OutboxCounts,
    /// What goes on about attachments.
    pub attaching: Attaching,
    /// The question for a time.
    pub later: Later,
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
        let attaching = Attaching::new(engine.store(), engine.client().address().is_loopback());
        let canned = Canned::new(engine.store(), tasks);
        let control = demo.as_ref().map(|demo| demo.server.control_address());
        let control = control.and_then(|address| DemoControl::new(address).ok());
        Self {
            miniapps: MiniApps::new(control.clone()),
            checks: Checks::new(control),
            export: Export::default(),
            engine,
            identity,
            demo,
            chats,
            conversation: None,
            feed,
            details: Details::default(),
            canned,
            keyboards: Keyboards::default(),
            links: Links::default(),
            notices,
            members: Members::default(),
            deeds: Deeds::default(),
            edits: HashMap::new(),
            guard: GuardDesk::default(),
            outbox: Outbox::default(),
            methods: Methods::default(),
            pictures,
            webhook: WebhookPanel::default(),
            commands: CommandsPanel::default(),
            viewing: Viewing::default(),
            files: Files::default(),
            unsent: OutboxCounts::default(),
            attaching,
            later: Later::default(),
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
        let ended = self.files.update(self.pictures.loader().fetcher(), tasks);
        for source in self.files.take_gone() {
            self.pictures.set_gone(source);
        }
        self.notices.extend(ended);
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
        let composer = self.conversation.as_mut().map(|open| (open.chat_id(), &mut open.composer));
        for outcome in self.attaching.update(composer, &self.drafts, &store, tasks) {
            self.carry_on(outcome);
        }
        self.chats.update(&store, tasks);
        if let (Some(conversation), Some(notice)) = (&mut self.conversation, self.chats.take_open_row()) {
            conversation.set_chat(notice);
        }
        self.keyboards.update(&store, tasks);
        self.canned.update(&store, tasks);
        self.feed.update(&store, tasks);
        self.details.update(&store, tasks);
        self.guard.update(&store, tasks);
        for ended in self.deeds.update(&store, tasks) {
            self.deed_ended(ended);
        }
        self.outbox.update(room == Room::Outbox, &store, tasks);
        self.methods.update(room == Room::Methods, &self.engine, tasks);
        let (receiver, client) = (self.engine.receiver_state(), self.engine.client());
        self.webhook.update(room == Room::Webhook, &receiver, client, &store, tasks);
        self.commands.update(room == Room::Commands, client, &store, tasks);
        self.miniapps.update(room == Room::MiniApps, &self.engine, tasks);
        self.checks.update(room == Room::Checks, &self.engine, tasks);
        self.export.update(&self.engine, tasks);
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
                    if listed {
                        self.attaching.store_changed();
                    }
                    self.outbox_changed = true;
                    self.outbox.changed();
                    self.chats.changed();
                    if let Some(conversation) =
                        self.conversation.as_mut().filter(|open| open.chat_id() == chat_id)
                    {
                        conversation.row_changed(seq, listed);
                    }
                }
                Event::Chat(_) => {
                    self.attaching.store_changed();
                    self.chats.changed();
                }
                Event::MethodSeen => self.methods.marks_changed(),
                Event::StoreTrouble(problem) => {
                    let notice = Notice::StoreTrouble(problem);
                    if !self.notices.contains(&notice) {
                        self.notices.push(notice);
                    }
                }
            }
        }
    }

    /// Carries out what was done in the method explorer.
    pub fn call(&mut self, action: MethodsAction, tasks: &Tasks) {
        if let Some(question) = self.methods.handle(action, &self.engine, tasks) {
            self.guard(GuardAction::Ask(question), tasks);
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
        if let Some(mut left) = self.conversation.take()
            && let Some(edit) = left.end_edit()
        {
            self.edits.insert(left.chat_id(), edit);
        }
        let mut conversation = Conversation::new(chat, row, draft, self.engine.store(), tasks);
        if let Some(edit) = self.edits.remove(&chat) {
            conversation.begin_edit(edit);
        }
        self.conversation = Some(conversation);
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

    /// Sends what stands in the composer, after a last look at its files.
    pub fn send(&mut self, plain: bool, tasks: &Tasks) {
        let open = self.conversation.as_ref();
        if open.is_some_and(|conversation| conversation.composer.editing.is_some()) {
            self.submit_edit(plain, tasks);
            return;
        }
        self.depart(tasks, |conversation| conversation.take_sends(plain));
    }

    fn depart(&mut self, tasks: &Tasks, take: impl FnOnce(&mut Conversation) -> Vec<NewSend>) {
        self.save_draft_now();
        let Some(conversation) = &mut self.conversation else {
            return;
        };
        let (chat, draft) = (conversation.chat_id(), conversation.composer.draft());
        let sends = take(conversation);
        if !sends.is_empty() {
            self.drafts.insert(chat, Draft::default());
            self.attaching.depart(chat, draft, sends, tasks);
        }
    }

    fn carry_on(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Go(sends) => {
                if !sends.is_empty() {
                    self.engine.command(Command::SendAll(sends));
                }
            }
            Outcome::Back { chat_id, draft, file, problem } => {
                self.give_back(chat_id, draft);
                self.notices.push(Notice::NotSent(file, problem));
            }
        }
    }

    /// What was to be sent is begun again.
    fn give_back(&mut self, chat: ChatId, draft: Draft) {
        let mut composer = match &mut self.conversation {
            Some(open) if open.chat_id() == chat => return open.composer.put_back(draft),
            _ => Composer::resumed(self.drafts.remove(&chat).unwrap_or_default()),
        };
        composer.put_back(draft);
        self.keep_draft(Some((chat, composer.draft())));
    }

    /// Attaches something to what is written, or changes what is attached.
    pub fn attach(&mut self, action: AttachAction, tasks: &Tasks) {
        if let AttachAction::SendApart(place) = action {
            return self.depart(tasks, |conversation| conversation.take_apart(place));
        }
        if let Some(conversation) = &mut self.conversation {
            let chat = conversation.chat_id();
            self.attaching.handle(action, chat, &mut conversation.composer, tasks);
        }
    }

    /// Chooses when to send.
    pub fn schedule(&mut self, action: ScheduleAction) {
        let composer = self.conversation.as_mut().map(|open| &mut open.composer);
        match (action, composer) {
            (ScheduleAction::Open(seq), _) => return self.later.open(seq),
            (ScheduleAction::Set(Some(seq), at), _) => self.engine.command(Command::Reschedule(seq, at)),
            (ScheduleAction::Set(None, at), Some(composer)) => composer.plan(Some(at)),
            (ScheduleAction::Clear, Some(composer)) => composer.plan(None),
            (ScheduleAction::Close | ScheduleAction::Set(..) | ScheduleAction::Clear, _) => {}
        }
        self.later.close();
    }

    /// Carries out what was done with buttons; a keyboard that is done goes where it was built for.
    pub fn handle_keyboard(&mut self, action: KeyboardAction) {
        if matches!(action, KeyboardAction::Close)
            && let Some(open) = &mut self.conversation
        {
            open.composer.wants_focus = true;
        }
        match self.keyboards.handle(action) {
            Some((Purpose::Composer, keyboard)) => {
                if let Some(open) = &mut self.conversation {
                    open.composer.keyboard = keyboard;
                    open.composer.wants_focus = true;
                    open.composer.touched();
                }
            }
            Some((Purpose::CannedReply, keyboard)) => self.canned.keyboard_done(keyboard),
            None => {}
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
        if let MembersAction::Ask(deed) = action {
            let question = self.members.ask_first(*deed);
            self.guard(GuardAction::Ask(question), tasks);
            return;
        }
        self.members.handle(action, self.engine.client(), self.engine.store(), tasks);
    }

    /// Carries out what was done with a message that is there.
    pub fn handle_deed(&mut self, action: DeedAction, tasks: &Tasks) {
        let Some(conversation) = &mut self.conversation else {
            return;
        };
        match action {
            DeedAction::Edit(row) => {
                if let Some(edit) = deeds::edit_of(&row) {
                    self.save_draft_now();
                    if let Some(conversation) = &mut self.conversation {
                        conversation.begin_edit(edit);
                    }
                }
            }
            DeedAction::EditLast => match conversation.last_own().cloned() {
                Some(row) if deeds::why_not_edit(&row).is_none() => {
                    self.handle_deed(DeedAction::Edit(Box::new(row)), tasks);
                }
                _ => conversation.focus(None),
            },
            DeedAction::LeaveEdit => {
                conversation.end_edit();
            }
            DeedAction::Focus(seq) => conversation.focus(seq),
            DeedAction::Step(seq, down) => conversation.focus_beside(seq, down),
            DeedAction::FocusComposer => conversation.composer.wants_focus = true,
            DeedAction::NextPinned => conversation.next_pinned(),
            DeedAction::Dismiss(seq) => {
                conversation.remeasure(seq);
                self.deeds.dismiss(seq);
            }
            DeedAction::PickChat(chat) => {
                if let Some(command) = self.deeds.send_to(chat) {
                    self.engine.command(command);
                    self.open_chat(chat, tasks);
                }
            }
            other => {
                if let Some(question) = self.deeds.handle(other, &self.engine, tasks) {
                    self.guard(GuardAction::Ask(question), tasks);
                }
            }
        }
    }

    /// Sends the change that stands in the composer; its text stays until the server has it.
    fn submit_edit(&mut self, plain: bool, tasks: &Tasks) {
        let Some(conversation) = &mut self.conversation else {
            return;
        };
        let chat = conversation.chat_id();
        if conversation.composer.editing.as_ref().is_none_or(|editing| editing.busy) {
            return;
        }
        match deeds::edit_call(&mut conversation.composer, plain) {
            Some(Some(edit)) => {
                if let Some(editing) = &mut conversation.composer.editing {
                    editing.busy = true;
                    editing.problem = None;
                }
                self.deeds.submit(chat, edit, self.engine.client(), self.engine.store(), tasks);
            }
            Some(None) => {
                conversation.end_edit();
            }
            None => {}
        }
    }

    fn deed_ended(&mut self, ended: Ended) {
        let Ended { chat, seq, edit, problem } = ended;
        self.chats.changed();
        let open = self.conversation.as_mut().filter(|open| open.chat_id() == chat);
        let waiting = match open {
            Some(open) => {
                open.row_changed(seq, false);
                open.remeasure(seq);
                let is_it = open.composer.editing.as_ref().is_some_and(|editing| editing.row.seq == seq);
                if edit && is_it && problem.is_none() {
                    open.end_edit();
                    return;
                }
                Some(&mut open.composer)
            }
            None if edit && problem.is_none() => {
                self.edits.remove(&chat);
                return;
            }
            None => self.edits.get_mut(&chat),
        };
        if let Some(editing) = waiting.and_then(|composer| composer.editing.as_mut())
            && edit
            && editing.row.seq == seq
        {
            editing.busy = false;
            editing.problem = problem;
        }
    }

    /// Carries out what was done about risky calls.
    pub fn guard(&mut self, action: GuardAction, tasks: &Tasks) {
        self.guard.handle(action, &self.engine, &self.identity.username, tasks);
    }

    /// Takes an unsent message back into its chat's composer, above what is begun there.
    pub fn edit_unsent(&mut self, seq: Seq, tasks: &Tasks) {
        let store = self.engine.store().clone();
        self.taking_back.start_blocking(tasks, move || TakenBack::read(&store, seq));
    }

    fn take_back(&mut self, taken: TakenBack, tasks: &Tasks) {
        self.open_chat(taken.chat_id, tasks);
        if let Some(conversation) = &mut self.conversation {
            conversation.composer.put_back(taken.draft);
        }
        // Kept as a draft before it leaves the outbox: a crash in between loses nothing.
        self.save_draft_now();
        self.engine.command(Command::Discard(taken.seq));
    }

    /// Carries out what was done on the MiniApp bench.
    pub fn on_bench(&mut self, action: MiniAppsAction, tasks: &Tasks) {
        self.miniapps.handle(action, &self.engine, tasks);
    }

    /// Carries out what was done in the checks.
    pub fn on_checks(&mut self, action: ChecksAction, tasks: &Tasks) {
        self.checks.handle(action, &self.engine, self.miniapps.pasted(), tasks);
    }

    /// Carries out what was done with a picture.
    pub fn look_at_picture(
        &mut self,
        action: PictureAction,
        context: &Context,
        language: Language,
        tasks: &Tasks,
    ) {
        let longest = context.input(|input| input.max_texture_side);
        let closed = matches!(action, PictureAction::Close);
        let rows = self.conversation.as_ref().map_or(&[][..], |open| open.window().rows());
        self.viewing.handle(action, rows, &mut self.pictures, longest, language, tasks);
        if closed && let Some(conversation) = &mut self.conversation {
            conversation.composer.wants_focus = true;
        }
    }

    /// Carries out what was done with a file.
    pub fn handle_file(&mut self, action: FileAction, tasks: &Tasks) {
        self.files.handle(action, self.pictures.loader().fetcher(), tasks);
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
        for (chat, draft) in self.attaching.give_back() {
            self.give_back(chat, draft);
        }
        self.save_draft_now();
        let menus = self.commands.unkept().map(|Unkept(menus)| (self.engine.store().clone(), menus));
        let Self { engine, demo, .. } = self;
        let stopped = engine.stop();
        async move {
            if let Some((store, menus)) = menus
                && let Err(error) = store.keep(Keepsake::CommandDrafts, menus).await
            {
                tracing::error!(%error, "begun menus could not be kept");
            }
            stopped.await;
            drop(demo);
        }
    }
}
