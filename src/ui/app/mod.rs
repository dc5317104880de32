//! The window: takes in what happened, shows it, and carries out what the person did.

mod bots;
mod calling;
mod choosing;
mod finding;
mod handling;
mod launch;
mod shortcuts;
mod starting;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{CentralPanel, Context, Frame, Ui};
use jiff::tz::TimeZone;
use tokio_util::task::TaskTracker;

use crate::api::{ApiAddress, Token};
use crate::i18n::{Clock, Language, Text, look_up_zone};
use crate::settings::Settings;

use crate::ui::action::{Action, Room};
use crate::ui::announcer::Announcer;
use crate::ui::attach::Desktop;
use crate::ui::bots::{AbsentView, BotRow, BotsAction, Closing, ClosingView, ForgetView, Roster, Running};
use crate::ui::conversation::Conversation;
use crate::ui::focus_return::FocusReturn;
use crate::ui::focus_sight::FocusSight;
use crate::ui::fonts::{self, FontSource};
use crate::ui::guide::{Guide, Trying};
use crate::ui::icons::Icon;
use crate::ui::notify::{Crier, Notifier};
use crate::ui::opening::Opening;
use crate::ui::palette::CommandPalette;
use crate::ui::request::{Request, Tasks};
use crate::ui::session::{Notice, Session};
use crate::ui::settings::{SettingsFile, SettingsPage};
use crate::ui::shell::Shell;
use crate::ui::shortcuts::ListView;
use crate::ui::surroundings::Surroundings;
use crate::ui::theme::{self, Palette};
use crate::ui::widgets::Button;
use choosing::wear;
use launch::outcome;
pub use launch::{Begun, Launch, Start};
use starting::Attempt;

/// The longest that the process waits for stores and engines when its window was closed.
const LONGEST_END: Duration = Duration::from_secs(20);
/// For how long the time zone is taken for granted while the window is in use.
const ZONE_IS_KNOWN: Duration = Duration::from_mins(5);

/// What the window shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Screen {
    /// The first screen: there is no bot, or another one is being added.
    Welcome,
    /// The remembered bots: none of them is in front.
    Absent,
    /// The bot in front.
    Bot,
}

/// The window.
pub struct Console {
    tasks: Tasks,
    data_folder: PathBuf,
    address: ApiAddress,
    env_token: Option<Token>,
    settings: Settings,
    settings_file: SettingsFile,
    settings_page: SettingsPage,
    language: Language,
    /// The bots.
    running: Running,
    /// Those that are remembered.
    roster: Roster,
    closing: Closing,
    /// The first screen, and the steps behind it.
    guide: Guide,
    /// The first screen is shown although a bot is in front.
    adding: bool,
    starting: Option<Attempt>,
    /// Bots that were left, until their stores are closed.
    stopping: TaskTracker,
    room: Room,
    details_open: bool,
    opening: Opening,
    surroundings: Surroundings,
    notifier: Notifier,
    /// What the window is called.
    shown_title: String,
    /// What the program's icon counts.
    shown_unread: u64,
    shortcuts_shown: bool,
    palette: Option<CommandPalette>,
    announcer: Announcer,
    focus_return: FocusReturn,
    focus_sight: FocusSight,
    fonts: FontSource,
    asking_fonts: Request<bool>,
    /// No installed font has Chinese characters.
    lacks_chinese: bool,
    told_of_fonts: bool,
    asking_motion: Request<bool>,
    has_looked_around: bool,
    asking_zone: Request<TimeZone>,
    zone_asked: Instant,
    /// The desktop is set to less motion.
    less_motion: bool,
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
        context.options_mut(|options| options.zoom_with_keyboard = false);
        wear(context, &launch.settings, false);
        let mut console = Self {
            tasks: Tasks::new(launch.runtime, wake),
            settings_file: SettingsFile::new(launch.data_folder.clone()),
            settings_page: SettingsPage::default(),
            running: Running::default(),
            roster: Roster::new(
                launch.data_folder.clone(),
                launch.surroundings.known.clone(),
                launch.surroundings.keychain.clone(),
            ),
            closing: Closing::default(),
            guide: Guide::new(&launch.address),
            // What was ordered is shown, and why it failed.
            adding: matches!(launch.start, Start::Demo | Start::Connect),
            address: launch.address,
            env_token: launch.env_token,
            language: launch.settings.language.unwrap_or_else(Language::of_system),
            settings: launch.settings,
            starting: None,
            stopping: TaskTracker::new(),
            room: Room::Chats,
            details_open: false,
            opening: Opening::default(),
            notifier: Notifier::new(Arc::clone(&launch.surroundings.crier)),
            shown_title: String::new(),
            shown_unread: 0,
            surroundings: launch.surroundings,
            data_folder: launch.data_folder,
            shortcuts_shown: false,
            palette: None,
            announcer: Announcer::default(),
            focus_return: FocusReturn::default(),
            focus_sight: FocusSight::default(),
            fonts: launch.fonts,
            asking_fonts: Request::default(),
            lacks_chinese: false,
            told_of_fonts: false,
            asking_motion: Request::default(),
            has_looked_around: false,
            asking_zone: Request::default(),
            zone_asked: Instant::now(),
            less_motion: false,
        };
        console.stopping.close();
        console.surroundings.calls.wake_with(Arc::clone(console.tasks.wake()));
        match begun {
            Some(Begun::First(work)) => {
                let trying = if launch.start == Start::Demo { Trying::Demo } else { Trying::Ordered };
                console.start(trying, None, outcome(work));
            }
            Some(Begun::Remembered(tries)) => {
                for (bot, work) in tries {
                    console.roster.take_try(bot, outcome(work), &console.tasks);
                }
                console.roster.await_last_used();
            }
            None => {}
        }
        console
    }

    /// Asks another desktop for files, for tests.
    pub fn set_desktop(&mut self, desktop: Arc<dyn Desktop>) {
        if let Some(session) = self.running.front_mut() {
            session.attaching.set_desktop(desktop);
        }
    }

    /// Tells through another desktop, for tests.
    pub fn set_crier(&mut self, crier: Arc<dyn Crier>) {
        self.notifier.set_crier(crier);
    }

    /// Connects a bot beside those that run, for pictures and tests.
    pub fn add_bot(&mut self, address: ApiAddress, token: Token, remember: bool) {
        self.connect(address, token, remember);
    }

    /// Asks as if the window were to be closed, for pictures.
    pub fn ask_before_closing(&mut self) {
        self.closing.ask(&self.running);
    }

    /// The bot in front, if there is one.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        self.running.front()
    }

    /// The bot in front, to put something into it for pictures and tests.
    pub fn session_mut(&mut self) -> Option<&mut Session> {
        self.running.front_mut()
    }

    /// What the person chose.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The running bots.
    #[must_use]
    pub fn running(&self) -> &Running {
        &self.running
    }

    fn screen(&self) -> Screen {
        match self.running.front() {
            _ if self.adding => Screen::Welcome,
            Some(_) => Screen::Bot,
            None if self.has_no_bot() => Screen::Welcome,
            None => Screen::Absent,
        }
    }

    /// Nobody is remembered and nobody runs: there is nothing to go back to.
    fn has_no_bot(&self) -> bool {
        self.roster.known().is_empty() && self.running.iter().next().is_none()
    }

    /// Whether nothing is under way that would change the screen by itself soon.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.starting.is_none()
            && self.has_looked_around
            && !self.asking_motion.is_running()
            && !self.asking_fonts.is_running()
            && self.roster.is_settled()
            && (self.screen() != Screen::Welcome || self.guide.is_settled())
            && self.settings_file.is_settled()
            && self.settings_page.is_settled()
            && (self.screen() != Screen::Bot || self.palette.as_ref().is_none_or(CommandPalette::is_settled))
            && self.session().is_none_or(|session| {
                session.feed.is_settled()
                    && session.beginning.is_settled()
                    && session.is_arranged()
                    && session.attaching.is_settled()
                    && session.keyboards.is_settled()
                    && session.canned.is_settled()
                    && session.members.is_settled()
                    && session.guard.is_settled()
                    && session.deeds.is_settled()
                    && session.are_edits_kept()
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

    /// Asks what this computer has and wants, once nobody waits for the window any more: the fonts are
    /// looked through, which the first frames would wait for.
    fn look_around(&mut self, context: &Context) {
        let chats = self.starting.is_some() || self.session().is_some();
        if !self.has_looked_around && self.opening.is_over(chats) {
            self.has_looked_around = true;
            let fonts = self.fonts.clone();
            self.asking_fonts.start_blocking(&self.tasks, move || fonts.lacks_chinese());
            self.asking_motion.start_blocking(&self.tasks, self.surroundings.asks_for_less_motion);
        }
        if let Some(less) = self.asking_motion.take() {
            self.less_motion = less;
            wear(context, &self.settings, less);
        }
        // Computers travel.
        if self.zone_asked.elapsed() > ZONE_IS_KNOWN {
            self.zone_asked = Instant::now();
            self.asking_zone.start_blocking(&self.tasks, look_up_zone);
        }
        self.asking_zone.take();
        if let Some(lacks) = self.asking_fonts.take() {
            self.lacks_chinese = lacks;
        }
        if self.lacks_chinese
            && !self.told_of_fonts
            && self.language != Language::English
            && let Some(session) = self.running.front_mut()
        {
            session.notices.push(Notice::FontMissing);
            self.told_of_fonts = true;
        }
    }

    /// Takes in what the background brought. Runs while the window is hidden, too.
    pub fn logic(&mut self, context: &Context) {
        self.look_around(context);
        self.take_started(context);
        self.update_guide(context);
        self.settings_file.update();
        self.settings_page.update();
        self.answer_calls(context);
        self.update_bots(context);
        let focused = calling::is_in_front(context) && self.screen() == Screen::Bot;
        for (in_front, session) in self.running.iter_mut() {
            // What is in the back goes on receiving and sending; no panel of it is looked at.
            let room = if in_front { self.room } else { Room::Settings };
            session.update(&self.tasks, room, focused && in_front, self.language);
        }
        if let Some(session) = self.running.front_mut() {
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
            let passing = session.chats.passing_due();
            for due in [session.notes.due(), passing].into_iter().flatten() {
                context.request_repaint_after(due);
            }
            if let Some(due) = session.conversation.as_ref().and_then(Conversation::highlight_due) {
                context.request_repaint_after(due);
            }
            if let crate::engine::ReceiverState::BackingOff { until, .. } = session.engine().receiver_state()
            {
                let left = until.saturating_duration_since(Instant::now());
                context.request_repaint_after(left.min(Duration::from_secs(1)));
            }
            // What stands in the bar as used falls back to zero; look once more, then rest.
            if session.engine().client().throttle().in_last_second() > 0 {
                context.request_repaint_after(Duration::from_millis(1050));
            }
        }
        self.closing.update(context, &self.running);
        self.tell(context);
        if let (Some(palette), Some(session)) = (&mut self.palette, self.running.front()) {
            palette.update(session.engine().store(), &self.tasks);
        }
        let chats = self.session().is_some_and(|session| session.chats.is_loaded());
        self.opening.frame(context, chats);
    }

    /// Shows the window.
    pub fn ui(&mut self, ui: &mut Ui) {
        let mut actions = Vec::new();
        self.focus_return.update(ui.ctx());
        self.focus_sight.update(ui.ctx());
        let screen = self.screen();
        if screen == Screen::Bot
            && let Some(session) = self.running.front_mut()
            && let (Room::Chats, Some(open)) = (self.room, &session.conversation)
        {
            session.canned.take_keys(ui, open, &mut actions);
        }
        self.shortcuts(ui, &mut actions);
        if self.shortcuts_shown {
            ListView { language: self.language }.show(ui, &mut actions);
        }
        self.show_palette(ui, &mut actions);
        let clock = Clock::system();
        let language = self.language;
        let nobody = self.has_no_bot();
        let bots = match screen {
            Screen::Welcome => Vec::new(),
            Screen::Absent | Screen::Bot => BotRow::all(&self.running, &self.roster, language),
        };
        match (screen, self.running.front_mut()) {
            (Screen::Bot, Some(session)) => {
                let shell = Shell {
                    language: self.language,
                    clock: &clock,
                    tasks: &self.tasks,
                    room: self.room,
                    details_open: self.details_open,
                    settings: &self.settings,
                    data_folder: &self.data_folder,
                    bots: &bots,
                    unwritten: self.settings_file.problem(),
                    lacks_chinese: self.lacks_chinese,
                };
                shell.show(ui, session, &mut self.settings_page, &mut actions);
            }
            (Screen::Absent, _) => {
                let page = CentralPanel::default().frame(Frame::new().fill(Palette::of(ui).bg));
                page.show(ui, |ui| AbsentView { language, rows: &bots }.show(ui, &mut actions));
            }
            _ => {
                let p = Palette::of(ui);
                if !nobody {
                    let strip = Frame::new().fill(p.bg).inner_margin(egui::Margin::symmetric(16, 10));
                    let panel = egui::Panel::top("adding").resizable(false).show_separator_line(false);
                    panel.frame(strip).show(ui, |ui| {
                        let back = Button::quiet(language.t(Text::BackToBots)).icon(Icon::Back);
                        let escape = |input: &mut egui::InputState| {
                            input.consume_key(egui::Modifiers::NONE, egui::Key::Escape)
                        };
                        if ui.add(back).clicked() || ui.input_mut(escape) {
                            actions.push(Action::Bots(BotsAction::Back));
                        }
                    });
                }
                let trying = self.starting.as_ref().map(|attempt| attempt.trying);
                let guide = &mut self.guide;
                CentralPanel::default().frame(Frame::new().fill(p.bg)).show(ui, |ui| {
                    let roster = &mut self.roster;
                    let environment = self.env_token.is_some();
                    guide.show(ui, roster, environment, trying, self.language, &mut actions);
                });
            }
        }
        if let Some(forgetting) = &mut self.roster.forgetting {
            ForgetView { language }.show(ui, forgetting, &mut actions);
        }
        ClosingView { language }.show(ui, &self.closing, &mut actions);
        let open = self.running.front().and_then(|session| session.conversation.as_ref());
        self.announcer.look(open.filter(|_| screen == Screen::Bot), self.language);
        self.announcer.show(ui);
        let context = ui.ctx().clone();
        for action in actions {
            self.handle(&context, action);
        }
    }

    /// Ends what runs; resolves when everything is stored.
    pub fn stop(&mut self) -> impl Future<Output = ()> + Send + 'static {
        self.starting = None;
        self.roster.save_now();
        self.let_held_go();
        for session in self.running.take_all() {
            self.stopping.spawn_on(session.stop(), self.tasks.runtime());
        }
        let (stopping, written) = (self.stopping.clone(), self.settings_file.finish());
        async move {
            written.await;
            stopping.wait().await;
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
        // The window is gone; what was typed and sent is stored before the process ends. A disk that
        // does not answer must not keep a process that nobody sees.
        let bounded = async { tokio::time::timeout(LONGEST_END, stopped).await };
        if self.tasks.runtime().block_on(bounded).is_err() {
            tracing::warn!("the end was not waited for any longer");
        }
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
