//! The whole window over a prepared store: its frames are built and thrown away.

use std::time::{Duration, Instant};

use egui::{Context, Event, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2, ViewportId, vec2};
use mpchat_console::api::{ApiAddress, Token};
use mpchat_console::i18n::Language;
use mpchat_console::sandbox::{Sandbox, SandboxConfig};
use mpchat_console::settings::Settings;
use mpchat_console::ui::fonts::FontSource;
use mpchat_console::ui::{Action, Console, Launch, Session, Start, Surroundings};
use tokio::runtime::Runtime;

use super::{cpu, fill};

/// The size that the program opens with.
const SIZE: Vec2 = vec2(1280.0, 800.0);
/// Time from one frame to the next.
const STEP: f64 = 1.0 / 60.0;
/// The longest that anything may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// The window, the server it talks to, and the folder of its data.
pub struct Window {
    console: Console,
    context: Context,
    time: f64,
    #[allow(dead_code, reason = "held so that the long poll stays open")]
    server: Sandbox,
    #[allow(dead_code, reason = "held for its drop, which removes the folder")]
    data: tempfile::TempDir,
    runtime: Runtime,
}

impl Window {
    /// A window connected to a sandbox whose bot has received this many messages before.
    pub fn over(messages: usize) -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let data = tempfile::tempdir().unwrap();
        let config = SandboxConfig::default();
        fill::into_data_folder(messages, data.path(), config.bot_id);
        let server = runtime.block_on(Sandbox::start(config)).unwrap();
        let launch = Launch {
            runtime: runtime.handle().clone(),
            data_folder: data.path().to_owned(),
            address: ApiAddress::parse(&server.address()).unwrap(),
            env_token: Some(Token::new(&server.token()).unwrap()),
            start: Start::Connect,
            settings: Settings {
                language: Some(Language::English),
                theme: Some(egui::Theme::Light),
                ..Settings::default()
            },
            fonts: FontSource::system("en"),
            surroundings: Surroundings::default(),
        };
        let context = Context::default();
        let console = Console::new(&context, launch);
        let mut window = Self { console, context, time: 0.0, server, data, runtime };
        window.until("the chats are there", |session| !session.chats.rows().is_empty());
        window
    }

    /// Describes every frame to a screen reader, too.
    pub fn read_aloud(&self) {
        self.context.enable_accesskit();
    }

    /// Does what a press of a button does.
    pub fn act(&mut self, action: Action) {
        let context = self.context.clone();
        self.console.handle(&context, action);
        self.frame(Vec::new());
    }

    /// Builds one frame, ready to be painted; returns what it cost the processor.
    pub fn frame(&mut self, events: Vec<Event>) -> Duration {
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.time),
            predicted_dt: STEP as f32,
            events,
            ..RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&ViewportId::ROOT) {
            viewport.native_pixels_per_point = Some(1.0);
            viewport.focused = Some(true);
        }
        self.time += STEP;
        let began = cpu::of_this_thread();
        self.console.logic(&self.context);
        let mut output = self.context.run_ui(input, |ui| self.console.ui(ui));
        let shapes = std::mem::take(&mut output.shapes);
        let primitives = self.context.tessellate(shapes, output.pixels_per_point);
        let took = cpu::of_this_thread().saturating_sub(began);
        drop(primitives);
        output.drop_without_applying_deltas();
        took
    }

    /// What people and the server do.
    pub fn control(&self) -> mpchat_console::sandbox::Control {
        self.server.control()
    }

    /// Whether a file is on its way.
    pub fn is_uploading(&self) -> bool {
        self.console.session().is_some_and(|session| !session.engine().uploads().is_empty())
    }

    /// Queues a message.
    pub fn send(&mut self, send: mpchat_console::store::NewSend) {
        let command = mpchat_console::engine::Command::Send(Box::new(send));
        self.act(Action::Engine(Box::new(command)));
    }

    /// One frame in which the wheel turns over the list in the middle; up is positive.
    pub fn wheel(&mut self, points: f32) -> Duration {
        let at = Pos2::new(800.0, 400.0);
        let turned = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, points),
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(at), turned])
    }

    /// Builds frames until it is so.
    pub fn until(&mut self, what: &str, is_so: impl Fn(&Session) -> bool) {
        let began = Instant::now();
        while !self.console.session().is_some_and(&is_so) {
            assert!(began.elapsed() < PATIENCE, "not so: {what}");
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Builds frames until nothing moves any more.
    pub fn rest(&mut self) {
        let began = Instant::now();
        let mut quiet = 0;
        while quiet < 60 {
            assert!(began.elapsed() < PATIENCE, "the window never came to rest");
            self.frame(Vec::new());
            quiet = if self.console.is_settled() { quiet + 1 } else { 0 };
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.runtime.block_on(self.console.stop());
    }
}
