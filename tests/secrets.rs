//! The token appears nowhere but in the path of a request: not in logs at the finest level, error
//! texts, any file of the data folder, settings, pictures' texts or the accessibility tree.

#![allow(clippy::expect_used, clippy::panic, reason = "what does not hold is a failed test")]
#![allow(clippy::print_stdout, reason = "the child speaks to its parent")]

mod world;

use std::path::{Path, PathBuf};
use std::process::{Command as Program, Output};
use std::time::{Duration, Instant};

use mpchat_console::api::{ApiAddress, CallError, Client, Route, Token, WebhookInfo, diagnose};
use mpchat_console::engine::{Command, ConnectError, Place, PollSettings, ReceiverState, connect};
use mpchat_console::logging;
use mpchat_console::picture::{Stage, StageOptions};
use mpchat_console::sandbox::{Fault, FaultKind, Sandbox, SandboxConfig};
use mpchat_console::settings::Settings;
use mpchat_console::store::SendState;
use mpchat_console::ui::fonts::FontSource;
use mpchat_console::ui::{Action, Console, GuideAction, Launch, Start, Surroundings};

use world::hostile::{Answer, Hostile, json};
use world::{ADA, Setup, TIMEOUTS, TOKEN, World, client, new_send, until};

/// The token in every form in which it could leak, in lower case.
fn forms() -> Vec<String> {
    let (_, secret) = TOKEN.split_once(':').expect("an id and a secret");
    let encode =
        |text| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
    let forms =
        [TOKEN.to_owned(), secret.to_owned(), encode(TOKEN), encode(secret), TOKEN.replace(':', "%3A")];
    forms.into_iter().map(|form| form.to_lowercase()).collect()
}

/// Fails if any form of the token stands in these bytes, as UTF-8 or as UTF-16.
fn assert_clean(what: &str, bytes: &[u8]) {
    let lower = bytes.to_ascii_lowercase();
    for form in forms() {
        let wide: Vec<u8> = form.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for shape in [form.as_bytes(), &wide] {
            let place = lower.windows(shape.len()).position(|window| window == shape);
            if let Some(at) = place {
                let around = &bytes[at.saturating_sub(120)..(at + 20).min(bytes.len())];
                panic!("{what} holds {form:?}: …{}…", String::from_utf8_lossy(around));
            }
        }
    }
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry")) {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Fails if a file below the folder holds the token, in its name or in its bytes.
fn assert_folder_clean(folder: &Path) -> usize {
    let files = files(folder);
    for file in &files {
        let name = file.display().to_string();
        assert_clean("a file name", name.as_bytes());
        assert_clean(&name, &std::fs::read(file).expect("a file"));
    }
    files.len()
}

/// A server that says the request's path back in every refusal, as some proxies do, with the
/// token once more in another form.
async fn echo(code: u16) -> Hostile {
    Hostile::start(move |line| {
        let path = line.split(' ').nth(1).unwrap_or_default();
        let encoded = TOKEN.replace(':', "%3A");
        let description = format!("no {path} for {TOKEN} or {encoded}, secret {}", &TOKEN[8..]);
        Answer::Bytes(json(&format!(r#"{{"ok":false,"error_code":{code},"description":"{description}"}}"#)))
    })
    .await
}

const CHILD_FOLDER: &str = "SECRETS_CHILD_FOLDER";

/// Not a test: the program whose log is searched. It does nothing unless the test below starts it.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(CHILD_FOLDER).map(PathBuf::from) else { return };
    let logs = folder.join("logs");
    std::fs::create_dir_all(&logs).expect("a folder");
    // More than any --log can ask for: the libraries' own traces as well.
    logging::start("trace,trace", Some(&logs));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(live(&folder));
}

/// Connects, receives and sends, through failures of every kind.
async fn live(folder: &Path) {
    // Some faults come at the end of a poll.
    let poll = PollSettings { timeout: Duration::from_secs(1), ..PollSettings::default() };
    let mut world = World::with(Setup { poll, ..Setup::default() }).await;
    let data = folder.join("data");
    std::fs::create_dir_all(&data).expect("a folder");
    world.stored(10_001).await;
    let faults = [
        FaultKind::Error { code: 500, description: "Oops".to_owned() },
        FaultKind::TooMany { retry_after: None },
        FaultKind::CutBefore,
        FaultKind::CutMiddle,
        FaultKind::Html { status: 502 },
        FaultKind::TruncatedJson,
    ];
    for (n, kind) in faults.into_iter().enumerate() {
        world.control.fault(Fault { method: Some("sendMessage".to_owned()), kind: kind.clone(), times: 1 });
        world.control.fault(Fault { method: Some("getUpdates".to_owned()), kind, times: 1 });
        world.control.writes(ADA, ADA, "wakes the poll");
        world.send(ADA, &format!("meets fault {n}"));
        let next = format!("next {n}");
        world.send(ADA, &next);
        world.state("in trouble", |state| matches!(state, ReceiverState::BackingOff { .. })).await;
        world.engine.command(Command::StartReceiving);
        world.receiving().await;
        world.reaches(ADA, &next, SendState::Sent).await;
    }
    world.control.set_webhook_url(Some("https://hooks.example.org/"));
    world.state("in conflict", |state| matches!(state, ReceiverState::Conflict { .. })).await;
    world.control.set_webhook_url(None);
    world.stop_server().await;
    world.engine.command(Command::StartReceiving);
    world.state("refused", |state| matches!(state, ReceiverState::BackingOff { .. })).await;
    assert_clean("the receiver's state", format!("{:?}", world.engine.receiver_state()).as_bytes());
    // This store goes with this process, so it is searched here.
    assert_folder_clean(world.folder.path());
    let events = world.events();
    assert_clean("the events", format!("{events:?}").as_bytes());

    // Names that lead nowhere, servers that are none, and one that says everything back.
    for address in ["https://no-such-host.invalid/bot", "http://127.0.0.1:1/bot", "https://127.0.0.1:1/bot"] {
        drop(connect(client(address, TIMEOUTS), Place::DataFolder(data.clone())).await);
    }
    for code in [400, 401, 500] {
        let server = echo(code).await;
        let client = client(&server.address(), TIMEOUTS);
        let store =
            mpchat_console::store::Store::open(&data.join(format!("{code}.db"))).expect("a store").store;
        let engine = world::run(client, store, &WebhookInfo::default(), PollSettings::default());
        engine.command(Command::Send(Box::new(new_send(ADA, "echoed"))));
        until("the server was asked", || (server.seen().len() >= 2).then_some(())).await;
        until("the reason is kept", || {
            world::find_row(engine.store(), ADA, "echoed")?.send?.reason.map(drop)
        })
        .await;
        engine.stop().await;
    }
    world.engine.stop().await;
    println!("done");
}

#[test]
fn the_log_of_a_bot_in_trouble_and_its_files_hold_no_token() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = Program::new(std::env::current_exe().expect("this program"))
        .args(["child", "--exact", "--nocapture"])
        .env(CHILD_FOLDER, folder.path())
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let log = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.contains("done"), "{said}\n{log}");
    assert_clean("what it said", &output.stdout);
    assert_clean("the log on the terminal", &output.stderr);
    // The log is worth searching: it has our lines and those of the libraries.
    for line in ["a poll failed", "a send came back", "answered", "hyper"] {
        assert!(log.contains(line), "{line:?} is in the log");
    }
    let count = assert_folder_clean(folder.path());
    assert!(count >= 4, "a log and three stores: {count} files");
    let kept = files(folder.path()).into_iter().find(|file| file.extension().is_some_and(|end| end == "log"));
    let kept = std::fs::read_to_string(kept.expect("a log file")).expect("a log");
    assert!(kept.contains("a send came back"), "the log file is the same log");
}

/// Runs the real program with its log at the finest level.
fn program(folder: &Path, arguments: &[&str]) -> Output {
    Program::new(env!("CARGO_BIN_EXE_mpchat-console"))
        .args(["--log", "trace", "--data-dir"])
        .arg(folder.join("data"))
        .args(arguments)
        .env("MPCHAT_BOT_TOKEN", TOKEN)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program runs")
}

#[test]
fn the_program_itself_tells_no_token() {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("picture.png");
    let picture = picture.to_str().expect("a name");
    // The demo has a token of its own, which is marked; the one in the environment is offered.
    for arguments in [
        &["--demo", "--screenshot", picture, "--scene", "chats", "--size", "900x600"][..],
        &["--screenshot", picture, "--scene", "welcome", "--size", "900x600"],
        // Without a display this ends at once, after the log has begun.
        &["--connect", "--base-url", "http://127.0.0.1:1/bot"],
        // A token where none belongs.
        &["--base-url", &format!("https://call.mp.net/bot/bot{TOKEN}/getMe")],
    ] {
        let output = program(folder.path(), arguments);
        assert_clean("its words", &output.stdout);
        assert_clean("its errors", &output.stderr);
        let log = String::from_utf8_lossy(&output.stderr);
        assert!(!log.contains("DEMO-not-a-real-secret"), "the demo's token: {log}");
    }
    assert_folder_clean(folder.path());
}

#[tokio::test]
async fn no_error_and_no_debug_text_holds_the_token() {
    let sandbox = Sandbox::start(SandboxConfig { token: Some(TOKEN.to_owned()), ..SandboxConfig::default() });
    let sandbox = sandbox.await.expect("a sandbox starts");
    let good = client(&sandbox.address(), TIMEOUTS);
    assert_clean("a client", format!("{good:?} {good:#?}").as_bytes());
    assert_clean("a token", format!("{:?}", Token::new(TOKEN)).as_bytes());
    assert_clean("a diagnosis", format!("{:?}", diagnose(&format!("'{TOKEN}'"))).as_bytes());

    let silent = Hostile::start(|_| Answer::Silence).await;
    let cut =
        Hostile::start(|_| Answer::Bytes(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{".to_vec())).await;
    let noise = Hostile::start(|_| Answer::Bytes(b"noise".to_vec())).await;
    let html = Hostile::always("502 Bad Gateway", "text/html", "<html>").await;
    let mut addresses: Vec<String> = [&silent, &cut, &noise, &html].map(Hostile::address).into();
    addresses.push(format!("https://127.0.0.1:{}/bot", noise.port));
    addresses.push("http://127.0.0.1:1/bot".to_owned());
    addresses.push("https://no-such-host.invalid/bot".to_owned());
    let mut servers = Vec::new();
    for code in [400, 401, 403, 409, 429, 500] {
        let server = echo(code).await;
        addresses.push(server.address());
        servers.push(server);
    }
    for address in addresses {
        let client: Client = client(&address, TIMEOUTS);
        let params = serde_json::json!({ "chat_id": 1, "text": "x" });
        let error: CallError =
            client.call("sendMessage", Route::Json(&params)).await.expect_err("no server answers well");
        let texts = format!("{error} {error:?} {error:#?} {} {}", error.word(), error.detail());
        assert_clean(&address, texts.as_bytes());
        let cancel = tokio_util::sync::CancellationToken::new();
        let batch = client
            .get_updates(None, 100, Duration::from_millis(200), None, &cancel, &cancel)
            .await
            .expect("not cancelled");
        assert_clean(&address, format!("{batch:?}").as_bytes());
        let folder = tempfile::tempdir().expect("a folder");
        let failed = connect(client, Place::File(folder.path().join("store.db"))).await.err();
        let error: ConnectError = failed.expect("it does not connect");
        assert_clean(&address, format!("{error} {error:?}").as_bytes());
    }
    let holds =
        ApiAddress::parse(&format!("https://call.mp.net/bot/bot{TOKEN}")).expect_err("it holds a token");
    assert_clean("an address error", format!("{holds} {holds:?}").as_bytes());
}

/// The window in memory, looked at after every frame.
struct Window {
    stage: Stage,
    console: Console,
}

impl Window {
    fn frame(&mut self, events: Vec<egui::Event>) {
        let context = self.stage.context().clone();
        self.console.logic(&context);
        let console = &mut self.console;
        self.stage.frame(events, |ui| console.ui(ui));
        let told = format!("{:?}", self.stage.accessibility());
        assert_clean("what a screen reader is told", told.as_bytes());
    }

    fn act(&mut self, action: Action) {
        let context = self.stage.context().clone();
        self.console.handle(&context, action);
        self.frame(Vec::new());
    }

    fn until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + world::PATIENCE;
        while !is_so(self) {
            assert!(Instant::now() < deadline, "not in time: {what}");
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn tells(&self, part: &str) -> bool {
        format!("{:?}", self.stage.accessibility()).contains(part)
    }

    /// The middle of the masked field.
    fn token_field(&self) -> egui::Pos2 {
        let tree = self.stage.accessibility().expect("a tree");
        let field = tree.nodes.iter().find(|(_, node)| node.role() == egui::accesskit::Role::PasswordInput);
        let bounds = field.and_then(|(_, node)| node.bounds()).expect("a masked field");
        egui::pos2(f64::midpoint(bounds.x0, bounds.x1) as f32, f64::midpoint(bounds.y0, bounds.y1) as f32)
    }

    fn click(&mut self, pos: egui::Pos2) {
        self.frame(vec![egui::Event::PointerMoved(pos)]);
        for pressed in [true, false] {
            let button = egui::PointerButton::Primary;
            let modifiers = egui::Modifiers::NONE;
            self.frame(vec![egui::Event::PointerButton { pos, button, pressed, modifiers }]);
        }
    }
}

#[test]
fn a_typed_token_is_not_told_to_a_screen_reader_nor_kept() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.expect("a runtime");
    let config = SandboxConfig { token: Some(TOKEN.to_owned()), ..SandboxConfig::default() };
    let sandbox = runtime.block_on(Sandbox::start(config)).expect("a sandbox starts");
    sandbox.control().add_person("Ada Lovelace", ADA, "en");
    sandbox.control().writes(ADA, ADA, "hi");
    sandbox.control().revoke_token();
    let data = tempfile::tempdir().expect("a folder");
    let stage = Stage::new(StageOptions::default());
    let launch = Launch {
        runtime: runtime.handle().clone(),
        data_folder: data.path().to_owned(),
        address: ApiAddress::parse(&sandbox.address()).expect("an address"),
        env_token: Some(Token::new(TOKEN).expect("a token")),
        start: Start::Welcome,
        settings: Settings { language: Some(mpchat_console::i18n::Language::English), ..Settings::default() },
        fonts: FontSource::EmbeddedOnly,
        surroundings: Surroundings::default(),
    };
    let console = Console::new(stage.context(), launch);
    let mut window = Window { stage, console };
    for _ in 0..3 {
        window.frame(Vec::new());
    }
    let field = window.token_field();
    window.click(field);
    for letter in TOKEN.chars() {
        window.frame(vec![egui::Event::Text(letter.to_string())]);
    }
    // It really is in the field: what cannot be connected is told apart from an empty one.
    window.act(Action::Connect);
    window.until("it was refused", |_| !sandbox.control().requests().is_empty());
    window.until("the refusal is shown", |window| window.tells("401") || window.tells("revoked"));
    sandbox.control().restore_token();
    window.act(Action::Connect);
    window.until("it asks what the bot is for", |window| window.tells("What is this bot for?"));
    window.act(Action::Guide(GuideAction::MarkLater));
    window.until("it runs", |window| window.console.session().is_some());
    window.until("Ada is there", |window| window.tells("Ada Lovelace"));
    for _ in 0..20 {
        window.frame(Vec::new());
    }
    runtime.block_on(window.console.stop());
    let count = assert_folder_clean(data.path());
    assert!(count >= 1, "there is a store");
    let list = std::fs::read_to_string(data.path().join("known_bots.json"));
    assert!(list.expect("the bot is remembered").contains("demo_mpbot"));
}
