//! A window with a sandbox beside it, and hands and eyes to use it with.

use std::path::Path;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Event, Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mpchat_console::api::{ApiAddress, ChatId, Token, Update};
use mpchat_console::i18n::Language;
use mpchat_console::sandbox::{Control, Fault, FaultKind, Sandbox, SandboxConfig};
use mpchat_console::settings::Settings;
use mpchat_console::store::{BotKey, BotMark, Keychain, KnownBots, Page};
use mpchat_console::ui::fonts::FontSource;
use mpchat_console::ui::{Console, Launch, Start, Surroundings};
use tokio::runtime::Runtime;

/// A person who is there in every room.
pub const ADA: i64 = 987_654_321;

/// The longest that anything may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// What has not moved for so long is taken to be at rest.
const REST: Duration = Duration::from_millis(25);

/// The time that a screen of 60 Hz has for a frame.
const FRAME: Duration = Duration::from_micros(16_667);

pub struct Room {
    pub harness: Harness<'static, Console>,
    server: Option<Sandbox>,
    language: Language,
    data: tempfile::TempDir,
    keychain: Keychain,
    /// Whether the desktop is set to less motion.
    pub less_motion: fn() -> bool,
    runtime: Runtime,
}

impl Room {
    /// A window with no bot.
    pub fn alone(start: Start) -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let data = tempfile::tempdir().unwrap();
        let keychain = Keychain::in_memory();
        let less_motion = || false;
        let harness = window(&runtime, &data, &keychain, None, start, Language::English, less_motion);
        Self { harness, server: None, language: Language::English, data, keychain, less_motion, runtime }
    }

    /// A sandbox with Ada in it, and a window that is not connected yet.
    pub fn before_connecting(language: Language) -> Self {
        let mut room = Self::alone(Start::Welcome);
        let server = room.server();
        server.control().add_person("Ada Lovelace", ADA, "en");
        room.server = Some(server);
        room.language = language;
        room
    }

    /// A sandbox with Ada in it, and the first screen of a window that knows its address.
    pub fn first_start(language: Language) -> Self {
        let mut room = Self::before_connecting(language);
        room.open_window(Start::Welcome);
        room
    }

    /// A sandbox with Ada in it, and a window connected to it.
    pub fn connected(language: Language) -> Self {
        let mut room = Self::before_connecting(language);
        room.connect();
        room
    }

    /// A sandbox with nobody in it.
    pub fn server(&self) -> Sandbox {
        self.runtime.block_on(Sandbox::start(SandboxConfig::default())).unwrap()
    }

    /// A sandbox of another bot, with Ada in it.
    pub fn another_server(&self, username: &str, bot_id: i64) -> Sandbox {
        let config = SandboxConfig { bot_id, bot_username: username.to_owned(), ..SandboxConfig::default() };
        let server = self.runtime.block_on(Sandbox::start(config)).unwrap();
        server.control().add_person("Ada Lovelace", ADA, "en");
        server
    }

    /// Address and token of the first sandbox.
    pub fn first_server(&self) -> (String, String) {
        let server = self.server.as_ref().unwrap();
        (server.address(), server.token())
    }

    /// Where the data lies.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Opens a window over another keychain.
    pub fn use_keychain(&mut self, keychain: Keychain, start: Start) {
        self.keychain = keychain;
        self.open_window(start);
    }

    /// Whether the keychain has a token of this bot.
    pub fn kept_token(&self, bot: &BotKey) -> bool {
        self.runtime.block_on(self.keychain.token(bot.clone())).unwrap().is_some()
    }

    /// Opens a window that connects to the sandbox.
    pub fn connect(&mut self) {
        self.open_window(Start::Connect);
        self.until("the bot runs", |h| h.state().session().is_some());
    }

    /// Opens a window over the same data and the same keychain.
    pub fn open_window(&mut self, start: Start) {
        let server = self.server.as_ref();
        let (runtime, keychain) = (&self.runtime, &self.keychain);
        self.harness = window(runtime, &self.data, keychain, server, start, self.language, self.less_motion);
    }

    /// Closes the window, and waits until everything is stored.
    pub fn close_window(&mut self) {
        let stopped = self.harness.state_mut().stop();
        self.runtime.block_on(stopped);
    }

    /// Closes the window and opens it again over the same data.
    pub fn restart(&mut self) {
        self.close_window();
        self.connect();
    }

    /// What people and the server do.
    pub fn sandbox(&self) -> Control {
        match &self.server {
            Some(server) => server.control(),
            None => self.harness.state().session().unwrap().sandbox().unwrap().control(),
        }
    }

    /// The bot calls a method, past the window.
    pub fn call(&self, method: &str, params: &serde_json::Value) -> serde_json::Value {
        let client = self.harness.state().session().unwrap().engine().client().clone();
        let call = client.call(method, mpchat_console::api::Route::Json(params));
        self.runtime.block_on(call).unwrap().result
    }

    /// So many updates have come, past the server.
    pub fn receive(&self, count: i64) {
        let store = self.harness.state().session().unwrap().engine().store().clone();
        let words = "word ".repeat(100);
        let update = |id: i64| {
            let message = serde_json::json!({ "update_id": id, "message": {
                "message_id": id, "date": 1_795_363_200, "text": format!("{id} {words}"),
                "chat": { "id": ADA, "type": "private" },
            } });
            Update::from_raw(message.to_string())
        };
        let ids: Vec<i64> = (1..=count).collect();
        for batch in ids.chunks(1_000) {
            let updates = batch.iter().copied().map(update).collect();
            self.runtime.block_on(store.receive(updates, 1_795_363_200_000)).unwrap();
        }
    }

    /// Where the window keeps its data.
    pub fn data_folder(&self) -> std::path::PathBuf {
        self.data.path().to_owned()
    }

    /// What stands in a chat.
    pub fn texts(&self, chat: i64) -> Vec<String> {
        let store = self.harness.state().session().unwrap().engine().store().clone();
        let rows = store.messages(ChatId(chat), Page::Latest, 100).unwrap();
        rows.iter().map(|row| row.body.text().unwrap_or_default().to_owned()).collect()
    }

    /// Runs frames until Ada's message is stored.
    pub fn until_stored(&mut self, text: &str) {
        self.until(text, |harness| {
            harness.state().session().is_some_and(|session| {
                let rows = session.engine().store().messages(ChatId(ADA), Page::Latest, 100);
                rows.is_ok_and(|rows| rows.iter().any(|row| row.body.text() == Some(text)))
            })
        });
    }

    /// Says what the bot is for, and waits until the window knows.
    pub fn mark(&mut self, mark: BotMark) {
        let store = self.harness.state().session().unwrap().engine().store().clone();
        self.runtime.block_on(store.set_mark(mark)).unwrap();
        self.restart();
        self.until("the mark is known", |harness| {
            harness.state().session().unwrap().guard.mark() == Some(mark)
        });
    }

    /// The token, which must be seen nowhere.
    pub fn token(&self) -> String {
        self.server.as_ref().unwrap().token()
    }

    /// The dialog asks about a risky call: waits until it does.
    fn until_asked(&mut self, method: &str) {
        self.until(&format!("{method} is asked about"), |harness| {
            harness.query_all_by_label("How to undo it").next().is_some()
                && harness.query_all_by_label(method).next().is_some()
        });
    }

    /// Says yes to a risky call of a test bot.
    pub fn confirm(&mut self, method: &str) {
        self.until_asked(method);
        let unmarked = "This is a test bot";
        if self.harness.query_all_by_label(unmarked).next().is_some() {
            // A dialog takes two frames to come to its place.
            self.harness.run_steps(2);
            self.harness.get_by_label(unmarked).click();
            self.until("the bot is marked", |harness| harness.query_all_by_label(unmarked).next().is_none());
        }
        let go = match method.to_ascii_lowercase().as_str() {
            "logout" => "Log out",
            "leavechat" => "Leave",
            "deletemessage" | "deletemessages" => "Delete for everybody",
            "banchatmember" => "Mute",
            "setwebhook" | "deletewebhook" => "Delete the webhook",
            _ => "Call it",
        };
        self.press(Role::Button, go);
    }

    /// Says no to a risky call.
    pub fn refuse_confirmation(&mut self, method: &str) {
        self.until_asked(method);
        self.harness.key_press(Key::Escape);
        self.until("nothing is asked", |harness| {
            harness.query_all_by_label("How to undo it").next().is_none()
        });
        self.until("the call has ended", |harness| harness.state().session().unwrap().methods.is_settled());
        self.harness.run_steps(2);
    }

    /// The next call of a method goes wrong.
    pub fn fault(&self, method: &str, kind: FaultKind) {
        self.sandbox().fault(Fault { method: Some(method.to_owned()), kind, times: 1 });
    }

    /// Runs frames until it is so.
    pub fn until(&mut self, what: &str, is_so: impl Fn(&Harness<'static, Console>) -> bool) {
        let began = Instant::now();
        loop {
            self.harness.step();
            if is_so(&self.harness) {
                return;
            }
            assert!(
                began.elapsed() < PATIENCE,
                "not so: {what}; the window says:\n{}",
                self.everything_said()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Runs frames until something with this name is there.
    pub fn until_label(&mut self, label: &str) {
        self.until(label, |harness| harness.query_all_by_label(label).next().is_some());
    }

    /// Runs frames until the bot has sent so many messages.
    pub fn until_sent(&mut self, count: usize) {
        let sandbox = self.sandbox();
        self.until("messages are sent", move |_| sandbox.bot_messages().len() >= count);
    }

    /// Runs frames for a while, to see that something does not happen.
    pub fn linger(&mut self, time: Duration) {
        let began = Instant::now();
        while began.elapsed() < time {
            self.harness.step();
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// What just appeared makes room for itself in the next frames; a hand is slower than that.
    fn let_rest(&mut self, role: Role, label: &str) {
        self.until_still(|harness| Some(harness.query_by_role_and_label(role, label)?.rect()));
    }

    /// Runs frames until something keeps its place for a while.
    pub fn until_still(&mut self, place: impl Fn(&Harness<'static, Console>) -> Option<egui::Rect>) {
        let began = Instant::now();
        let (mut moved, mut still) = (began, 0);
        while still < 4 || moved.elapsed() < REST {
            assert!(began.elapsed() < PATIENCE, "it never keeps its place");
            let before = place(&self.harness);
            self.harness.step();
            if place(&self.harness) == before {
                still += 1;
            } else {
                (moved, still) = (Instant::now(), 0);
            }
        }
    }

    /// Presses something once it can be pressed and keeps its place.
    pub fn press(&mut self, role: Role, label: &str) {
        self.until(label, |harness| {
            let found = harness.query_by_role_and_label(role, label);
            found.is_some_and(|node| !node.accesskit_node().is_disabled())
        });
        self.let_rest(role, label);
        self.harness.get_by_role_and_label(role, label).click();
        self.harness.step();
        self.harness.step();
    }

    /// Presses one of several that do the same.
    pub fn press_first(&mut self, role: Role, label: &str) {
        self.until(label, |harness| harness.query_all_by_role_and_label(role, label).next().is_some());
        self.harness.query_all_by_role_and_label(role, label).next().unwrap().click();
        self.harness.step();
        self.harness.step();
    }

    /// Opens a chat from the list.
    pub fn open(&mut self, name: &str) {
        self.press(Role::ListItem, name);
        self.until("the chat is open", |harness| {
            let session = harness.state().session().unwrap();
            session.conversation.as_ref().is_some_and(|open| {
                open.is_settled()
                    && open.chat().is_some()
                    && harness.query_all_by_label("Message").next().is_some()
            })
        });
        self.harness.step();
    }

    /// Types where the keyboard is.
    pub fn type_text(&mut self, text: &str) {
        self.harness.step();
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.step();
    }

    /// Writes a message and presses Enter.
    pub fn write(&mut self, text: &str) {
        self.harness.get_by_label("Message").focus();
        self.type_text(text);
        self.harness.key_press(Key::Enter);
        self.harness.step();
    }

    /// Replaces what stands in a field.
    pub fn fill(&mut self, label: &str, text: &str) {
        self.until(label, |harness| field(harness, label).is_some());
        let node = field(&self.harness, label).unwrap();
        node.focus();
        self.harness.step();
        self.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
        self.harness.step();
        self.type_text(text);
        self.harness.step();
    }

    /// Answers the question for a file with a path, as on a desktop that has no file dialog.
    pub fn type_path(&mut self, path: &Path, go: &str) {
        self.fill("Path of the file", path.to_str().unwrap());
        self.press(Role::Button, go);
    }

    /// How often a method was asked for.
    pub fn calls(&self, method: &str) -> usize {
        self.sandbox().requests().iter().filter(|request| request.method == method).count()
    }

    /// Frames are drawn as fast as ever while the server lets somebody wait: half of them within what a
    /// screen of 60 Hz allows, and none stands still, however busy this computer is.
    pub fn draws_frames(&mut self) {
        let mut took: Vec<Duration> = (0..60)
            .map(|_| {
                let began = Instant::now();
                self.harness.step();
                began.elapsed()
            })
            .collect();
        took.sort_unstable();
        let (middle, longest) = (took[took.len() / 2], took[took.len() - 1]);
        assert!(middle < FRAME && longest < 30 * FRAME, "frames take {middle:?}, the longest {longest:?}");
    }

    /// The server goes away; nobody listens at its address any more.
    pub fn stop_server(&mut self) {
        let (host, port) = {
            let address = url::Url::parse(&self.server.as_ref().unwrap().address()).unwrap();
            (address.host_str().unwrap().to_owned(), address.port().unwrap())
        };
        drop(self.server.take());
        let began = Instant::now();
        while std::net::TcpStream::connect((host.as_str(), port)).is_ok() {
            assert!(began.elapsed() < PATIENCE, "the server still listens");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Where something stands on the screen.
    pub fn top_of(&self, label: &str) -> f32 {
        self.harness.get_by_label(label).rect().top()
    }

    /// Turns the wheel over the conversation until something is seen.
    pub fn scroll_up_until(&mut self, label: &str) {
        let began = Instant::now();
        while self.harness.query_all_by_label(label).next().is_none() {
            assert!(began.elapsed() < PATIENCE, "{label} never came into view");
            self.harness.hover_at(egui::pos2(800.0, 300.0));
            self.harness.event(Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: vec2(0.0, 600.0),
                source: egui::MouseWheelSource::Unknown,
                phase: egui::TouchPhase::Move,
                modifiers: egui::Modifiers::NONE,
            });
            for _ in 0..6 {
                self.harness.step();
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        self.linger(Duration::from_millis(300));
    }

    /// Every name and value that a screen reader could say.
    pub fn everything_said(&self) -> String {
        let mut said = String::new();
        for node in self.harness.query_all(egui_kittest::kittest::By::new()) {
            for text in [node.accesskit_node().label(), node.value()].into_iter().flatten() {
                said.push_str(&text);
                said.push('\n');
            }
        }
        said
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.close_window();
    }
}

fn field<'a>(harness: &'a Harness<'static, Console>, label: &'a str) -> Option<egui_kittest::Node<'a>> {
    [Role::TextInput, Role::PasswordInput, Role::MultilineTextInput, Role::SearchInput]
        .into_iter()
        .find_map(|role| harness.query_by_role_and_label(role, label))
}

fn window(
    runtime: &Runtime,
    data: &tempfile::TempDir,
    keychain: &Keychain,
    server: Option<&Sandbox>,
    start: Start,
    language: Language,
    asks_for_less_motion: fn() -> bool,
) -> Harness<'static, Console> {
    let launch = Launch {
        runtime: runtime.handle().clone(),
        data_folder: data.path().to_owned(),
        address: server
            .map_or_else(ApiAddress::default, |server| ApiAddress::parse(&server.address()).unwrap()),
        env_token: server
            .filter(|_| start == Start::Connect)
            .map(|server| Token::new(&server.token()).unwrap()),
        start,
        settings: saved_or_usual(data, language),
        fonts: FontSource::EmbeddedOnly,
        surroundings: Surroundings {
            keychain: keychain.clone(),
            known: KnownBots::load(data.path()),
            asks_for_less_motion,
            ..Surroundings::default()
        },
    };
    Harness::builder().with_size(vec2(1280.0, 800.0)).build_eframe(|cc| Console::new(&cc.egui_ctx, launch))
}

/// What was chosen in this window before, else English and light.
fn saved_or_usual(data: &tempfile::TempDir, language: Language) -> Settings {
    let mut settings = Settings::load(data.path());
    settings.language.get_or_insert(language);
    settings.theme.get_or_insert(egui::Theme::Light);
    settings
}
