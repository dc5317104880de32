//! The screen's side of one running bot.
//!
//! | part | its job |
//! |---|---|
//! | `starting` | from a token to an open store, or the demo |
//! | `introduction` | who a bot is that was opened without asking |
//! | `edits` | messages that are being changed |
//! | `sending` | from a composer to the outbox, and back |
//! | `arranging` | list, notes, labels, and the search through messages |
//! | `message_deeds` | what is done with messages that are there |

mod arranging;
mod edits;
mod introduction;
mod message_deeds;
mod sending;
mod starting;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use crate::api::{BotIdentity, ChatId, MessageId, Token};
use crate::engine::demo::DemoControl;
use crate::engine::file::FileProblem;
use crate::engine::{Command, Connected, Engine, Event, PollSettings, ReceiverState, Wake};
use crate::i18n::Language;
use crate::sandbox::Sandbox;
use crate::settings::SettingsProblem;
use crate::store::{Draft, Keepsake, KeychainProblem, KnownBotsProblem, OutboxCounts, Seq, StoreError};

use crate::ui::action::Room;
use crate::ui::attach::Attaching;
use crate::ui::bots::BotRef;
use crate::ui::canned::Canned;
use crate::ui::chat_list::ChatList;
use crate::ui::chat_notes::ChatNotes;
use crate::ui::checks::{Checks, ChecksAction};
use crate::ui::commands::{CommandsPanel, Unkept};
use crate::ui::conversation::Conversation;
use crate::ui::deeds::Deeds;
use crate::ui::details::Details;
use crate::ui::export::Export;
use crate::ui::feed::Feed;
use crate::ui::files::{FileAction, Files, TransferProblem};
use crate::ui::guard::{GuardAction, GuardDesk};
use crate::ui::guide::Beginning;
use crate::ui::keyboards::Keyboards;
use crate::ui::later::Later;
use crate::ui::links::Links;
use crate::ui::members::Members;
use crate::ui::methods::{Methods, MethodsAction};
use crate::ui::miniapps::{MiniApps, MiniAppsAction};
use crate::ui::outbox::{Outbox, TakenBack};
use crate::ui::pictures::{Loader, PictureAction, Pictures, Viewing};
use crate::ui::request::{Request, Tasks};
use crate::ui::search::Search;
use crate::ui::webhook::WebhookPanel;

use edits::Edits;
use introduction::Introduction;
use sending::ComingBack;
use starting::Demo;
pub use starting::{StartError, Started, open_known, start_bot, start_demo, start_emptied};

/// Something the person should know, until they put it away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A damaged store was moved here.
    SetAside(PathBuf),
    /// This many sends were on their way when the program ended.
    Recovered(usize),
    /// The store refused something.
    StoreTrouble(StoreError),
    /// The settings could not be read whole.
    Settings(Vec<SettingsProblem>),
    /// No installed font has Chinese characters.
    FontMissing,
    /// The message that was asked for is not in the store.
    NotStored,
    /// A file was written.
    Saved(PathBuf),
    /// A file of this name was not saved or opened.
    FileTrouble(String, TransferProblem),
    /// A file could not be sent, and its message is a draft again.
    NotSent(String, FileProblem),
    /// A message that was to be edited is on its way already.
    OnItsWay,
    /// The keychain does not keep the bot's token.
    TokenNotKept(KeychainProblem),
    /// Not all of the list of bots could be read, or it could not be written.
    BotsUnread(KnownBotsProblem),
}

/// A running bot on the screen.
pub struct Session {
    bot: BotRef,
    token: Token,
    engine: Engine,
    identity: BotIdentity,
    demo: Option<Demo>,
    introduction: Introduction,
    /// The chat list.
    pub chats: ChatList,
    /// The search through messages.
    pub search: Search,
    /// Notes and labels.
    pub notes: ChatNotes,
    next_waiting: Request<Result<Option<ChatId>, StoreError>>,
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
    edits: Edits,
    /// Asks before risky calls.
    pub guard: GuardDesk,
    /// The bot's beginning, until it has answered somebody.
    pub beginning: Beginning,
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
    /// What was read so, until the draft of its chat is read as well.
    to_take_back: Option<TakenBack>,
    coming_back: Vec<ComingBack>,
    jump: Request<(ChatId, Result<Option<Seq>, StoreError>)>,
    /// New messages by chat, until somebody asks.
    arrived: Vec<(ChatId, u32)>,
}

impl Session {
    /// Takes a connected bot and sets it running.
    pub fn new(started: Started, polling: PollSettings, tasks: &Tasks) -> Self {
        let bot = started.bot();
        let Started { connected, token, demo, chats, fetcher, .. } = started;
        let Connected { client, identity, webhook, store, set_aside, recovered } = connected;
        let mut notices = Vec::new();
        notices.extend(set_aside.map(Notice::SetAside));
        if recovered > 0 {
            notices.push(Notice::Recovered(recovered));
        }
        let wake: Wake = Arc::clone(tasks.wake());
        let pictures = Pictures::new(Loader::new(fetcher), tasks);
        let engine = {
            let _within = tasks.runtime().enter();
            Engine::start(client, store, webhook.as_ref(), polling, wake)
        };
        let chats = ChatList::new(chats, engine.store(), tasks);
        let feed = Feed::new(engine.store(), tasks);
        let attaching = Attaching::new(engine.store(), engine.client().address().is_loopback());
        let canned = Canned::new(engine.store(), tasks);
        let edits = Edits::new(engine.store(), tasks);
        let found_as = demo.is_none().then_some(identity.username.as_str());
        let beginning = Beginning::new(found_as, engine.store(), tasks);
        let control = demo.as_ref().map(|demo| demo.server.control_address());
        let control = control.and_then(|address| DemoControl::new(address).ok());
        Self {
            miniapps: MiniApps::new(control.clone()),
            checks: Checks::new(control),
            export: Export::default(),
            bot,
            token,
            engine,
            identity,
            demo,
            introduction: Introduction::new(webhook.is_none()),
            chats,
            search: Search::default(),
            notes: ChatNotes::default(),
            next_waiting: Request::default(),
            conversation: None,
            feed,
            details: Details::default(),
            canned,
            keyboards: Keyboards::default(),
            links: Links::default(),
            notices,
            members: Members::default(),
            deeds: Deeds::default(),
            edits,
            guard: GuardDesk::default(),
            beginning,
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
            to_take_back: None,
            coming_back: Vec::new(),
            jump: Request::default(),
            arrived: Vec::new(),
        }
    }

    /// The person should know what could not be read of the settings.
    pub fn tell_of_settings(&mut self, problems: &[SettingsProblem]) {
        if !problems.is_empty() {
            self.notices.push(Notice::Settings(problems.to_vec()));
        }
    }

    /// Which of the bots it is.
    #[must_use]
    pub fn bot(&self) -> &BotRef {
        &self.bot
    }

    /// What it was connected with.
    #[must_use]
    pub fn token(&self) -> &Token {
        &self.token
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

    /// Whether [`Self::unsent`] is what the store has, as far as the engine told.
    #[must_use]
    pub fn is_outbox_counted(&self) -> bool {
        !self.outbox_changed && !self.outbox_request.is_running()
    }

    /// Whether edits of an earlier session were looked for, and those of this one are kept.
    #[must_use]
    pub fn are_edits_kept(&self) -> bool {
        self.edits.is_settled()
    }

    /// The demo's server, for tests and pictures.
    #[must_use]
    pub fn sandbox(&self) -> Option<&Sandbox> {
        self.demo.as_ref().map(|demo| &demo.server)
    }

    /// New messages that arrived since the last time, by chat.
    pub fn take_arrived(&mut self) -> Vec<(ChatId, u32)> {
        std::mem::take(&mut self.arrived)
    }

    /// Takes in what the engine and finished reads brought. Once a frame; never waits. `focused`
    /// says whether the window is in front, `room` where the person is in it, `language` how names are
    /// sorted.
    pub fn update(&mut self, tasks: &Tasks, room: Room, focused: bool, language: Language) {
        self.chats.speak(language);
        self.keyboards.speak(language);
        self.canned.speak(language);
        let looking = focused && room == Room::Chats;
        self.pictures.update();
        let ended = self.files.update(self.pictures.loader().fetcher(), tasks);
        for source in self.files.take_gone() {
            self.pictures.set_gone(source);
        }
        if let (Some(viewer), Some(last)) = (&mut self.viewing.open, ended.last()) {
            viewer.note_saved(matches!(last, Notice::Saved(_)));
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
        self.edits.update(self.conversation.as_mut(), &store, tasks);
        let composer = self.conversation.as_mut().map(|open| (open.chat_id(), &mut open.composer));
        for outcome in self.attaching.update(composer, &self.drafts, &store, tasks) {
            self.carry_on(outcome);
        }
        self.chats.update(&store, tasks);
        let waiting = room == Room::Chats && self.demo.is_none();
        if let Some(chat) = self.beginning.update(&self.chats, self.conversation.as_ref(), waiting) {
            self.open_chat(chat, tasks);
            if let Some(conversation) = &mut self.conversation {
                conversation.composer.wants_focus = true;
            }
        }
        if let (Some(conversation), Some(notice)) = (&mut self.conversation, self.chats.take_open_row()) {
            conversation.set_chat(notice);
        }
        self.update_arranged(tasks);
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
        let known = self.introduction.update(&receiver, client, &store, tasks);
        // A token of another bot cannot be kept under this one's name.
        if let Some(identity) = known.filter(|identity| identity.id == self.identity.id) {
            self.identity = identity;
        }
        self.webhook.update(room == Room::Webhook, &receiver, client, &store, tasks);
        if matches!(receiver, ReceiverState::Conflict { .. }) && self.webhook.knows_of_none() {
            self.engine.command(Command::WebhookIsGone);
        }
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
        self.update_taking_back(tasks);
        match self.jump.take() {
            Some((chat, Ok(Some(seq)))) => {
                if let Some(conversation) = self.conversation.as_mut().filter(|open| open.chat_id() == chat) {
                    conversation.go_to(seq, &store, tasks);
                }
            }
            Some((_, Ok(None))) => self.tell(Notice::NotStored),
            Some((_, Err(error))) => self.tell(Notice::StoreTrouble(error)),
            None => {}
        }
    }

    /// The person should know this, once.
    pub fn tell(&mut self, notice: Notice) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    fn take_events(&mut self) {
        let events: Vec<Event> = self.engine.events().collect();
        for event in events {
            match event {
                Event::Received { stored, chats } => {
                    self.chats.changed();
                    self.feed.changed(stored);
                    let new = chats.iter().filter(|chat| chat.new_messages > 0);
                    self.arrived.extend(new.map(|chat| (chat.chat_id, chat.new_messages)));
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
                Event::TakenBack { seq, taken } => self.taken_back(seq, taken),
                Event::Chat(_) => {
                    self.attaching.store_changed();
                    self.chats.changed();
                }
                Event::Labels => self.chats.changed(),
                Event::MethodSeen => self.methods.marks_changed(),
                Event::Expired => {
                    self.chats.changed();
                    self.outbox_changed = true;
                }
                Event::StoreTrouble(problem) => self.tell(Notice::StoreTrouble(problem)),
            }
        }
    }

    /// Opens a chat.
    pub fn open_chat(&mut self, chat: ChatId, tasks: &Tasks) {
        self.looked_at_again(chat);
        if self.conversation.as_ref().is_some_and(|open| open.chat_id() == chat) {
            return;
        }
        self.close_chat();
        self.chats.set_open(Some(chat));
        let row = self.chats.row(chat).cloned();
        let draft = self.drafts.get(&chat).cloned();
        let mut conversation = Conversation::new(chat, row, draft, self.engine.store(), tasks);
        if let Some(edit) = self.edits.take(chat) {
            conversation.begin_edit(edit);
        }
        self.conversation = Some(conversation);
        self.details.clear();
    }

    /// Closes the open chat. What is being written in it is kept.
    pub fn close_chat(&mut self) {
        self.save_draft_now();
        self.chats.set_open(None);
        if let Some(mut left) = self.conversation.take()
            && let Some(edit) = left.end_edit()
        {
            self.edits.park(left.chat_id(), edit);
        }
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

    /// Carries out what was done in the method explorer.
    pub fn call(&mut self, action: MethodsAction, tasks: &Tasks) {
        if let Some(question) = self.methods.handle(action, &self.engine, tasks) {
            self.guard(GuardAction::Ask(question), tasks);
        }
    }

    /// Carries out what was done about risky calls.
    pub fn guard(&mut self, action: GuardAction, tasks: &Tasks) {
        self.guard.handle(action, &self.engine, &self.identity.username, tasks);
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

    /// Stops the bot; resolves when its store is closed.
    pub fn stop(mut self) -> impl Future<Output = ()> + Send + 'static {
        for (chat, draft) in self.attaching.give_back() {
            self.give_back(chat, draft);
        }
        self.keep_note_now();
        self.save_draft_now();
        let menus = self.commands.unkept().map(|Unkept(menus)| (Keepsake::CommandDrafts, menus));
        let edits = self.edits.unkept(self.conversation.as_ref());
        let edits = edits.map(|edits::Unkept(edits)| (Keepsake::Edits, edits));
        let store = self.engine.store().clone();
        let Self { engine, demo, files, .. } = self;
        let stopped = engine.stop();
        async move {
            // With it go the files that were opened from here.
            let _ = tokio::task::spawn_blocking(move || drop(files)).await;
            for (name, content) in menus.into_iter().chain(edits) {
                if let Err(error) = store.keep(name, content).await {
                    tracing::error!(%error, ?name, "what was begun could not be kept");
                }
            }
            stopped.await;
            drop(demo);
        }
    }
}
