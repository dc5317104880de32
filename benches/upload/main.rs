//! Frames and memory while a file of 50 MB is uploaded. Memory is that of the program with its
//! window; Linux only, it needs what `--bench startup` needs.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    dead_code,
    reason = "a bench says what it measured and stops when it cannot; it shares parts with another"
)]

#[path = "../startup/display.rs"]
mod display;
#[path = "../startup/program.rs"]
mod program;
#[path = "../support/mod.rs"]
mod support;

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use display::Display;
use mpchat_console::api::{ChatId, MediaKind};
use mpchat_console::engine::{file, now_millis};
use mpchat_console::sandbox::{Fault, FaultKind, Sandbox, SandboxConfig};
use mpchat_console::store::{Attachment, AttachmentSource, NewSend, Store};
use mpchat_console::ui::Action;
use program::Program;
use support::fill::BUSY_CHAT;
use support::window::Window;

const CONSOLE: &str = env!("CARGO_BIN_EXE_mpchat-console");
const ADA: i64 = 987_654_321;
/// The largest file that is sent.
const BYTES: u64 = file::MAX_FILE_BYTES;
/// Slow enough to be watched.
const BYTES_PER_SECOND: u64 = 10_000_000;
/// From the start of the program to the upload: by then it is at rest.
const REST: Duration = Duration::from_secs(12);

fn main() -> ExitCode {
    // `cargo test --benches` only wants to know whether it runs.
    if std::env::args().any(|argument| argument == "--test") {
        return ExitCode::SUCCESS;
    }
    frames();
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            println!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// What a frame costs while somebody scrolls the chat that the file goes to.
fn frames() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().join("large.bin");
    std::fs::File::create(&path).unwrap().set_len(BYTES).unwrap();
    let mut window = Window::over(1_000);
    let kind = FaultKind::SlowUpload { bytes_per_second: BYTES_PER_SECOND };
    window.control().fault(Fault { method: Some("sendDocument".to_owned()), kind, times: 1 });
    window.act(Action::OpenChat(BUSY_CHAT));
    window.rest();
    window.send(upload(BUSY_CHAT, &path, None));
    window.until("the file is on its way", |session| !session.engine().uploads().is_empty());
    let mut times = Vec::new();
    while window.is_uploading() && times.len() < 1_000 {
        std::thread::sleep(Duration::from_millis(3));
        times.push(window.wheel(if (times.len() / 200).is_multiple_of(2) { 40.0 } else { -40.0 }));
    }
    support::spread::print("scrolling while a file is uploaded, 1000", &mut times);
}

fn measure() -> Result<(), String> {
    let display = Display::open()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let server = runtime.block_on(Sandbox::start(SandboxConfig::default())).unwrap();
    let control = server.control();
    control.add_person("Ada Lovelace", ADA, "en");
    control.writes(ADA, ADA, "hi");
    let kind = FaultKind::SlowUpload { bytes_per_second: BYTES_PER_SECOND };
    control.fault(Fault { method: Some("sendDocument".to_owned()), kind, times: 1 });

    let data = tempfile::tempdir().unwrap();
    let path = data.path().join("large.bin");
    std::fs::File::create(&path).unwrap().set_len(BYTES).unwrap();
    let upload_at = now_millis() + REST.as_millis() as i64;
    runtime.block_on(queue(&data, &path, upload_at));

    let mut command = Command::new(CONSOLE);
    command.args(["--connect", "--lang", "en", "--theme", "light"]);
    command.arg("--data-dir").arg(data.path()).arg("--base-url").arg(server.address());
    command.env("MPCHAT_BOT_TOKEN", server.token()).env("DISPLAY", display.place());
    let program = Program::start(&mut command);
    program.until("the chats are shown");
    // The upload is watched where it is drawn.
    display.press("@demo_mpbot", "alt+Down")?;

    let (mut idle, mut peak) = ((0, 0), (0, 0));
    let began = Instant::now();
    while control.bot_messages().is_empty() {
        if began.elapsed() > REST * 4 {
            return Err("the file never arrived".to_owned());
        }
        std::thread::sleep(Duration::from_millis(20));
        let memory = program.memory();
        if now_millis() < upload_at - 200 {
            idle = memory;
        } else {
            peak = (peak.0.max(memory.0), peak.1.max(memory.1));
        }
    }
    println!("memory of the whole program, kB; {} MB uploaded", BYTES / 1_000_000);
    println!("  before                       {:>8}; without files {:>8}", idle.0, idle.1);
    println!("  peak while it went           {:>8}; without files {:>8}", peak.0, peak.1);
    println!("  more                         {:>8}", peak.0.saturating_sub(idle.0));
    Ok(())
}

/// Puts the upload into the store that the program will open.
async fn queue(data: &tempfile::TempDir, path: &std::path::Path, send_at: i64) {
    let folder = std::fs::read_dir(data.path().join("bots")).ok().and_then(|mut all| all.next());
    assert!(folder.is_none(), "the folder is new");
    let bot = SandboxConfig::default().bot_id;
    let send = upload(ChatId(ADA), path, Some(send_at));
    let place = data.path().join("bots").join(format!("{bot}@127.0.0.1")).join("store.db");
    let opened = Store::open(&place).unwrap();
    opened.store.enqueue(send, now_millis()).await.unwrap();
    opened.store.close().await;
}

/// A message with a file, as the composer makes it.
fn upload(chat_id: ChatId, path: &std::path::Path, send_at: Option<i64>) -> NewSend {
    let file = file::inspect(path).unwrap();
    let attachment = Attachment { kind: MediaKind::Document, source: AttachmentSource::File(file) };
    NewSend { send_at, ..NewSend::attached(chat_id, attachment) }
}
