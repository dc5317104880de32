//! The window: takes in what happened, shows it, and carries out what the person did.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{CentralPanel, Context, Frame, Key, Modifiers, Ui};
use tokio::runtime::Handle;
use tokio::task::JoinHandle;
use tokio_util::task::AbortOnDropHandle;

use crate::api::{ApiAddress, Token};
use crate::engine::ConnectError;
use crate::i18n::{Clock, Language, Text};
use crate::settings::Settings;

use super::action::{Action, Room};
use super::attach::Desktop;
use super::composer_view;
use super::conversation::Conversation;
use super::files::{Content, FileAction};
use super::fonts::{self, FontSource};
use super::opening::Opening;
use super::remedy::{self, Remedy};
use super::request::{Request, Tasks};
use super::session::{Session, StartError, Started, start_bot, start_demo};
use super::shell::Shell;
use super::theme::{self, Palette};
use super::welcome::{self, Trying, Welcome};

/// Where the window begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// With the first screen.
    Welcome,
    /// In the demo.
    Demo,
    /// Connecting with the token of the environment.
    Connect,
}

/// What the window is opened with.
pub struct Launch {
    /// Where everything but drawing runs.
    pub runtime: Handle,
    /// Where data lies.
    pub data_folder: PathBuf,
    /// The API address.
    pub address: ApiAddress,
    /// A token found in `MPCHAT_BOT_TOKEN`.
    pub env_token: Option<Token>,
    /// Where to begin.
    pub start: Start,
    /// What the person chose earlier.
    pub settings: Settings,
    /// Where foreign glyphs come from.
    pub fonts: FontSource,
}

impl Launch {
    /// Begins to connect before there is a window, for [`Console::open`]. Making a window takes
    /// longer than opening a store does.
    #[must_use]
    pub fn begin(&self) -> Option<Begun> {
        let folder = self.data_folder.clone();
        let work = match (self.start, &self.env_token) {
            (Start::Demo, _) => self.runtime.spawn(start_demo(folder)),
            (Start::Connect, Some(token)) => {
                self.runtime.spawn(start_bot(self.address.clone(), token.clone(), folder))
            }
            _ => return None,
        };
        Some(Begun(AbortOnDropHandle::new(work)))
    }
}

/// A bot that is being connected. Dropping it gives up.
pub struct Begun(AbortOnDropHandle<Result<Started, StartError>>);

enum Screen {
    Welcome(Box<Welcome>),
    Running(Box<Session>),
}

type Starting = (Trying, Request<Result<Started, StartError>>);

/// The window.
pub struct Console {
    tasks: Tasks,
    data_folder: PathBuf,
    address: ApiAddress,
    env_token: Option<Token>,
    settings: Settings,
    language: Language,
    clock: Option<Clock>,
    screen: Screen,
    starting: Option<Starting>,
    /// The bot that was left, until its store is closed.
    stopping: Option<JoinHandle<()>>,
    room: Room,
    details_open: bool,
    settings_request: Request<std::io::Result<()>>,
    opening: Opening,
}

impl Console {
    /// Sets fonts and theme up and begins where `launch` says.
    #[must_use]
    pub fn new(context: &Context, launch: Launch) -> Self {
        let begun = launch.begin();
        Self::open(context, launch, begun)
    }

    /// The same, going on with what was begun before there was a window.
    #[must_use]
    pub fn open(context: &Context, launch: Launch, begun: Option<Begun>) -> Self {
        let wake = {
            let context = context.clone();
            Arc::new(move || context.request_repaint())
        };
        fonts::install(context, &launch.fonts);
        theme::install(context);
        context.set_theme(theme_preference(launch.settings.theme));
        let mut console = Self {
            tasks: Tasks::new(launch.runtime, wake),
            data_folder: launch.data_folder,
            screen: Screen::Welcome(Box::new(Welcome::new(&launch.address))),
            address: launch.address,
            env_token: launch.env_token,
            language: launch.settings.language.unwrap_or_else(Language::of_system),
            settings: launch.settings,
            clock: None,
            starting: None,
            stopping: None,
            room: Room::Chats,
            details_open: false,
            settings_request: Request::default(),
            opening: Opening::default(),
        };
        if let Some(Begun(work)) = begun {
            let trying = if launch.start == Start::Demo { Trying::Demo } else { Trying::Bot };
            let interrupted = || Err(StartError::Connect(ConnectError::Interrupted));
            console.start(trying, async move { work.await.unwrap_or_else(|_| interrupted()) });
        }
        console
    }

    /// Fixes the clock, for pictures and tests.
    pub fn set_clock(&mut self, clock: Clock) {
        self.clock = Some(clock);
    }

    /// Asks another desktop for files, for tests.
    pub fn set_desktop(&mut self, desktop: Arc<dyn Desktop>) {
        if let Screen::Running(session) = &mut self.screen {
            session.attaching.set_desktop(desktop);
        }
    }

    /// The running bot, if there is one.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        match &self.screen {
            Screen::Running(session) => Some(session),
            Screen::Welcome(_) => None,
        }
    }

    /// The running bot, to put something into it for pictures and tests.
    pub fn session_mut(&mut self) -> Option<&mut Session> {
        match &mut self.screen {
            Screen::Running(session) => Some(session),
            Screen::Welcome(_) => None,
        }
    }

    /// Whether nothing is under way that would change the screen by itself soon.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.starting.is_none()
            && self.session().is_none_or(|session| {
                session.feed.is_settled()
                    && session.attaching.is_settled()
                    && session.keyboards.is_settled()
                    && session.canned.is_settled()
                    && session.members.is_settled()
                    && session.guard.is_settled()
                    && session.deeds.is_settled()
                    && session.pictures.is_settled()
                    && session.viewing.is_settled()
                    && session.members.is_settled()
                    && (self.room != Room::Outbox || session.outbox.is_settled())
                    && (self.room != Room::Methods || session.methods.is_settled())
                    && (self.room != Room::Webhook || session.webhook.is_settled())
                    && (self.room != Room::Commands || session.commands.is_settled())
                    && (self.room != Room::MiniApps || session.miniapps.is_settled())
                    && (self.room != Room::Checks || session.checks.is_settled())
                    && session.export.is_settled()
                    && session.conversation.as_ref().is_none_or(Conversation::is_settled)
            })
    }

    /// Takes in what the background brought. Runs while the window is hidden, too.
    pub fn logic(&mut self, context: &Context) {
        self.take_started(context);
        if let Some(Err(error)) = self.settings_request.take() {
            tracing::warn!(%error, "the settings could not be written");
        }
        let focused = context.input(|input| input.focused);
        if let Screen::Running(session) = &mut self.screen {
            session.update(&self.tasks, self.room, focused);
            if let Some(text) = session.deeds.take_whole_text() {
                context.copy_text(text);
            }
            session.viewing.update(context);
            if let Some(due) = session.files.due() {
                context.request_repaint_after(due);
            }
            session.update_members(self.details_open && self.room == Room::Chats, &self.tasks);
            if let Some(due) = session.conversation.as_ref().and_then(Conversation::draft_due) {
                context.request_repaint_after(due);
            }
            if let Some(due) = session.conversation.as_ref().and_then(Conversation::highlight_due) {
                context.request_repaint_after(due);
            }
            if let crate::engine::ReceiverState::BackingOff { until, .. } = session.engine().receiver_state()
            {
                let left = until.saturating_duration_since(std::time::Instant::now());
                context.request_repaint_after(left.min(std::time::Duration::from_secs(1)));
            }
            // What stands in the bar as used falls back to zero; look once more, then rest.
            if session.engine().client().throttle().in_last_second() > 0 {
                context.request_repaint_after(std::time::Duration::from_millis(1050));
            }
        }
        let chats = self.session().is_some_and(|session| session.chats.is_loaded());
        self.opening.frame(context, chats);
    }

    /// Shows the window.
    pub fn ui(&mut self, ui: &mut Ui) {
        let mut actions = Vec::new();
        if let Screen::Running(session) = &mut self.screen
            && let (Room::Chats, Some(open)) = (self.room, &session.conversation)
        {
            session.canned.take_keys(ui, open, &mut actions);
        }
        self.shortcuts(ui, &mut actions);
        let clock = self.clock.clone().unwrap_or_else(Clock::system);
        match &mut self.screen {
            Screen::Welcome(state) => {
                let p = Palette::of(ui);
                let trying = self.starting.as_ref().map(|(trying, _)| *trying);
                CentralPanel::default().frame(Frame::new().fill(p.bg)).show(ui, |ui| {
                    welcome::show(ui, state, self.env_token.is_some(), trying, self.language, &mut actions);
                });
            }
            Screen::Running(session) => {
                let shell = Shell {
                    language: self.language,
                    clock: &clock,
                    tasks: &self.tasks,
                    room: self.room,
                    details_open: self.details_open,
                    settings: self.settings,
                    data_folder: &self.data_folder,
                };
                shell.show(ui, session, &mut actions);
            }
        }
        let context = ui.ctx().clone();
        for action in actions {
            self.handle(&context, action);
        }
    }

    /// Ends what runs; resolves when everything is stored.
    pub fn stop(&mut self) -> impl Future<Output = ()> + Send + 'static {
        let welcome = Screen::Welcome(Box::new(Welcome::new(&self.address)));
        let stopped = match std::mem::replace(&mut self.screen, welcome) {
            Screen::Running(session) => Some(session.stop()),
            Screen::Welcome(_) => None,
        };
        async move {
            if let Some(stopped) = stopped {
                stopped.await;
            }
        }
    }

    /// Carries out one thing that a person did.
    pub fn handle(&mut self, context: &Context, action: Action) {
        match action {
            Action::StartDemo => self.start(Trying::Demo, start_demo(self.data_folder.clone())),
            Action::Connect => {
                let entered = match &self.screen {
                    Screen::Welcome(state) => state.entered(),
                    Screen::Running(_) => None,
                };
                if let Some((address, token)) = entered {
                    self.address = address.clone();
                    self.start(Trying::Bot, start_bot(address, token, self.data_folder.clone()));
                }
            }
            Action::ConnectWithEnvironment => {
                if let Some(token) = self.env_token.clone() {
                    let address = match &self.screen {
                        Screen::Welcome(state) => state.address().unwrap_or_else(|_| self.address.clone()),
                        Screen::Running(_) => self.address.clone(),
                    };
                    self.start(Trying::Bot, start_bot(address, token, self.data_folder.clone()));
                }
            }
            Action::CancelConnecting => self.starting = None,
            Action::Disconnect => {
                let stopped = self.stop();
                self.stopping = Some(self.tasks.runtime().spawn(stopped));
                self.room = Room::Chats;
                self.title(context);
            }
            Action::GoTo(room) => {
                self.room = room;
                self.take_keyboard_back();
            }
            Action::Copy(text) => context.copy_text(text),
            Action::Picture(action) => {
                if let Screen::Running(session) = &mut self.screen {
                    session.look_at_picture(action, context, self.language, &self.tasks);
                }
            }
            Action::SaveReport { name, text } => {
                let text = self.redacted(text);
                self.handle_in_session(Action::SaveText { name, text });
            }
            Action::CopyReport(text) => context.copy_text(self.redacted(text)),
            Action::ShowDetails(open) => self.details_open = open,
            Action::Canned(action) => {
                if let Screen::Running(session) = &mut self.screen {
                    let open = session.conversation.as_mut();
                    session.canned.handle(context, action, open, &self.tasks);
                }
            }
            Action::Link(action) => {
                if let Screen::Running(session) = &mut self.screen {
                    session.links.handle(context, action);
                }
            }
            Action::SetLanguage(language) => {
                self.settings.language = language;
                self.language = language.unwrap_or_else(Language::of_system);
                self.settings_changed();
            }
            Action::SetTheme(choice) => {
                self.settings.theme = choice;
                context.set_theme(theme_preference(choice));
                self.settings_changed();
            }
            other => self.handle_in_session(other),
        }
    }

    /// A text that leaves the program, without the token whatever it was made of.
    fn redacted(&self, text: String) -> String {
        match self.session() {
            Some(session) => session.engine().client().redacted(text),
            None => text,
        }
    }

    fn handle_in_session(&mut self, action: Action) {
        let Screen::Running(session) = &mut self.screen else {
            return;
        };
        let store = session.engine().store().clone();
        let tasks = &self.tasks;
        match action {
            Action::OpenChat(chat) => {
                session.open_chat(chat, tasks);
                self.room = Room::Chats;
                self.take_keyboard_back();
            }
            Action::StepChat(step) => session.step_chat(step, tasks),
            Action::FilterChats(filter) => session.chats.set_filter(filter),
            Action::MoreChats => session.chats.more(),
            Action::FilterFeed(filter) => session.feed.set_filter(filter, &store, tasks),
            Action::HoldFeed(held) => session.feed.hold(held, &store, tasks),
            Action::SelectUpdate(seq) => {
                session.feed.select(Some(seq));
                session.details.look_at(seq, &store, tasks);
                self.details_open = true;
            }
            Action::SelectMessage(seq) => {
                session.details.look_at(seq, &store, tasks);
                self.details_open = true;
            }
            Action::DetailsAsText(as_text) => session.details.set_as_text(as_text),
            Action::ToLatest => match (self.room, &mut session.conversation) {
                (Room::Chats, Some(conversation)) => conversation.show_latest(&store, tasks),
                (Room::Feed, _) => session.feed.show_latest(&store, tasks),
                _ => {}
            },
            Action::GoToMessage(chat, message) => session.go_to_message(chat, message, tasks),
            Action::Expand(seq) => {
                if let Some(conversation) = &mut session.conversation {
                    conversation.expand(seq);
                }
            }
            Action::SetParseMode(mode) => {
                if let Some(conversation) = &mut session.conversation {
                    conversation.composer.mode = mode;
                    conversation.composer.touched();
                }
            }
            Action::ReplyTo(reply) => {
                if let Some(conversation) = &mut session.conversation {
                    conversation.composer.reply_to = Some(reply);
                    conversation.composer.wants_focus = true;
                    conversation.composer.touched();
                }
            }
            Action::CancelReply => {
                if let Some(conversation) = &mut session.conversation {
                    conversation.composer.reply_to = None;
                    conversation.composer.touched();
                }
            }
            Action::EditUnsent(seq) => {
                session.edit_unsent(seq, tasks);
                self.room = Room::Chats;
            }
            Action::Attach(action) => session.attach(action, tasks),
            Action::Schedule(action) => session.schedule(action),
            Action::Guard(action) => session.guard(action, tasks),
            Action::Deed(action) => session.handle_deed(action, tasks),
            Action::Members(action) => session.look_after_chat(action, tasks),
            Action::File(action) => session.handle_file(action, tasks),
            Action::SaveJson(text) => {
                let content = Content::Text(text.into());
                session.handle_file(FileAction::Save { content, name: "update.json".to_owned() }, tasks);
            }
            Action::SaveText { name, text } => {
                session.handle_file(FileAction::Save { content: Content::Text(text.into()), name }, tasks);
            }
            Action::Send { plain } => session.send(plain, tasks),
            Action::Keyboard(action) => session.handle_keyboard(action),
            Action::MiniApps(action) => session.on_bench(action, tasks),
            Action::Checks(action) => session.on_checks(action, tasks),
            Action::Export(action) => session.export.handle(action, tasks),
            Action::Engine(command) => session.engine().command(*command),
            Action::Methods(action) => session.call(action, tasks),
            Action::Commands(action) => {
                let client = session.engine().client().clone();
                session.commands.handle(action, &client, tasks);
            }
            Action::Webhook(action) => {
                let client = session.engine().client().clone();
                session.webhook.handle(action, &client, &store, tasks);
            }
            Action::DismissNotice(index) if index < session.notices.len() => {
                session.notices.remove(index);
            }
            _ => {}
        }
    }

    /// Typing goes on in the composer.
    fn take_keyboard_back(&mut self) {
        if let Screen::Running(session) = &mut self.screen
            && self.room == Room::Chats
            && let Some(conversation) = &mut session.conversation
        {
            conversation.composer.wants_focus = true;
        }
    }

    fn start(
        &mut self,
        trying: Trying,
        work: impl Future<Output = Result<Started, StartError>> + Send + 'static,
    ) {
        if let Screen::Welcome(state) = &mut self.screen {
            state.failure = None;
        }
        let mut request = Request::default();
        // The same bot's store may still be held by the session that was just left.
        let stopping = self.stopping.take();
        request.start(&self.tasks, async move {
            if let Some(stopping) = stopping {
                let _ = stopping.await;
            }
            work.await
        });
        self.starting = Some((trying, request));
    }

    fn take_started(&mut self, context: &Context) {
        let Some((trying, result)) =
            self.starting.as_mut().and_then(|(trying, request)| Some((*trying, request.take()?)))
        else {
            return;
        };
        self.starting = None;
        match result {
            Ok(started) => {
                if let Screen::Welcome(state) = &mut self.screen {
                    state.forget_token();
                }
                let mut session = Box::new(Session::new(started, &self.tasks));
                session.methods.load_catalogue(&self.data_folder, &self.tasks);
                self.screen = Screen::Running(session);
                self.room = Room::Chats;
                self.title(context);
            }
            Err(error) => {
                tracing::warn!(%error, ?trying, "the bot could not be started");
                if let Screen::Welcome(state) = &mut self.screen {
                    state.failure = Some(start_remedy(&error, self.language));
                }
            }
        }
    }

    fn title(&self, context: &Context) {
        let title = match self.session() {
            Some(session) if !session.identity().username.is_empty() => {
                format!(
                    "@{} · MPChat Bot Console",
                    super::widgets::display_name(&session.identity().username)
                )
            }
            _ => "MPChat Bot Console".to_owned(),
        };
        context.send_viewport_cmd(egui::ViewportCommand::Title(title));
    }

    fn settings_changed(&mut self) {
        if let Screen::Running(session) = &mut self.screen {
            session.feed.relayout();
            if let Some(conversation) = &mut session.conversation {
                conversation.relayout();
            }
        }
        let (settings, folder) = (self.settings, self.data_folder.clone());
        self.settings_request.start_blocking(&self.tasks, move || settings.save(&folder));
    }

    fn shortcuts(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        // Behind a dialog nothing moves.
        let dialog = ui.memory(|memory| memory.top_modal_layer().is_some());
        if dialog || !matches!(self.screen, Screen::Running(_)) {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        for (key, room) in [
            (Key::Num1, Room::Chats),
            (Key::Num2, Room::Feed),
            (Key::Num3, Room::Outbox),
            (Key::Num4, Room::Webhook),
            (Key::Num5, Room::Commands),
            (Key::Num6, Room::Methods),
            (Key::Num7, Room::MiniApps),
            (Key::Num8, Room::Checks),
            (Key::Comma, Room::Settings),
        ] {
            if pressed(Modifiers::COMMAND, key) {
                actions.push(Action::GoTo(room));
            }
        }
        if pressed(Modifiers::ALT, Key::ArrowDown) {
            actions.push(Action::StepChat(1));
        }
        if pressed(Modifiers::ALT, Key::ArrowUp) {
            actions.push(Action::StepChat(-1));
        }
        let writing = ui.memory(|memory| memory.has_focus(composer_view::field_id()));
        if !writing && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::I)) {
            actions.push(Action::ShowDetails(!self.details_open));
        }
        if pressed(Modifiers::COMMAND, Key::End) {
            actions.push(Action::ToLatest);
        }
        let replying = self
            .session()
            .and_then(|session| session.conversation.as_ref())
            .is_some_and(|conversation| conversation.composer.reply_to.is_some());
        let writing = ui.memory(|memory| memory.has_focus(composer_view::field_id()));
        if replying && writing && pressed(Modifiers::NONE, Key::Escape) {
            actions.push(Action::CancelReply);
        }
    }
}

impl eframe::App for Console {
    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        Self::logic(self, context);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        let stopped = self.stop();
        // The window is gone; what was typed and sent is stored before the process ends.
        self.tasks.runtime().block_on(stopped);
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

fn theme_preference(choice: Option<egui::Theme>) -> egui::ThemePreference {
    match choice {
        Some(egui::Theme::Light) => egui::ThemePreference::Light,
        Some(egui::Theme::Dark) => egui::ThemePreference::Dark,
        None => egui::ThemePreference::System,
    }
}

fn start_remedy(error: &StartError, language: Language) -> Remedy {
    match error {
        StartError::Connect(ConnectError::Call(error)) => remedy::of_call(error, language),
        StartError::Connect(ConnectError::Store(error)) => remedy::of_store(error, language),
        StartError::Connect(error) => {
            Remedy { what: language.t(Text::FailStore).to_owned(), todo: error.to_string() }
        }
        StartError::Demo(problem) => {
            Remedy { what: language.t(Text::FailDemo).to_owned(), todo: problem.clone() }
        }
    }
}
