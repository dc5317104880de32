//! The program against a window with nothing in it: start, memory and rest, with a million stored
//! messages. Linux only; `cargo bench --bench startup` says what it needs.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench says what it measured and stops when it cannot"
)]

mod display;
mod program;
#[path = "../support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use display::Display;
use mpchat_console::sandbox::{Sandbox, SandboxConfig};
use program::Program;
use support::fill;

const MESSAGES: usize = 1_000_000;
/// Starts of each; the middle one counts.
const STARTS: usize = 9;
/// How long rest is watched.
const REST: Duration = Duration::from_mins(1);
const CONSOLE: &str = env!("CARGO_BIN_EXE_mpchat-console");

fn main() -> ExitCode {
    // `cargo test --benches` only wants to know whether it runs.
    if std::env::args().any(|argument| argument == "--test") {
        return ExitCode::SUCCESS;
    }
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            println!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<(), String> {
    let display = Display::open()?;
    let empty_window = empty_window()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = runtime.block_on(Sandbox::start(SandboxConfig::default())).unwrap();
    let data = tempfile::tempdir().unwrap();
    fill::into_data_folder(MESSAGES, data.path(), SandboxConfig::default().bot_id);

    let empty = || Program::start(Command::new(&empty_window).env("DISPLAY", display.place()));
    let console = || {
        let mut command = Command::new(CONSOLE);
        command.args(["--connect", "--lang", "en", "--theme", "light"]);
        command.arg("--data-dir").arg(data.path()).arg("--base-url").arg(server.address());
        Program::start(command.env("MPCHAT_BOT_TOKEN", server.token()).env("DISPLAY", display.place()))
    };

    let (mut floor, mut window, mut usable) = (Vec::new(), Vec::new(), Vec::new());
    for start in 0..=STARTS {
        let took_empty = empty().until("the window is open");
        let program = console();
        let took = (program.until("the window is open"), program.until("the chats are shown"));
        // The first ones only warm the caches.
        if start > 0 {
            floor.push(took_empty);
            window.push(took.0);
            usable.push(took.1);
        }
    }
    let floor = middle(&mut floor);
    println!("start, the middle of {STARTS}, with {MESSAGES} messages");
    println!("  empty window                 {floor:>8.1?}");
    for (name, times) in [("window open", &mut window), ("chats shown", &mut usable)] {
        let time = middle(times);
        println!("  {name:<28} {time:>8.1?}  {:.2} x", time.as_secs_f64() / floor.as_secs_f64());
    }

    let programs = [("empty window", empty()), ("chat open", console())];
    programs[0].1.until("the window is open");
    programs[1].1.until("the chats are shown");
    display.press("@demo_mpbot", "alt+Down")?;
    std::thread::sleep(Duration::from_secs(4));
    println!("memory, kB");
    let floor = programs[0].1.memory();
    for (name, program) in &programs {
        let (all, own) = program.memory();
        let (of_all, of_own) = (all as f64 / floor.0 as f64, own as f64 / floor.1 as f64);
        println!("  {name:<28} {all:>8}  {of_all:.2} x; without files {own:>8}  {of_own:.2} x");
    }

    let before = programs.each_ref().map(|(_, program)| program.used());
    std::thread::sleep(REST);
    println!("rest, {} s, the writing mark in the field", REST.as_secs());
    for ((name, program), before) in programs.iter().zip(before) {
        let after = program.used();
        let (ticks, wakes) = (after.ticks - before.ticks, after.wakes - before.wakes);
        let each = wakes as f64 / REST.as_secs_f64();
        println!("  {name:<28} {ticks:>8} ticks of 10 ms, {wakes} wake-ups ({each:.1} a second)");
    }
    Ok(())
}

/// Builds the window to compare with; it lies beside the program.
fn empty_window() -> Result<PathBuf, String> {
    let mut cargo = Command::new(env!("CARGO"));
    // ring is built anew whenever these differ.
    for (name, _) in
        std::env::vars().filter(|(name, _)| name.starts_with("CARGO_PKG_") || name == "CARGO_MANIFEST_DIR")
    {
        cargo.env_remove(name);
    }
    let built = cargo
        .args(["build", "--release", "--quiet", "--example", "empty_window"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    if !built.is_ok_and(|status| status.success()) {
        return Err("the empty window could not be built".to_owned());
    }
    Ok(Path::new(CONSOLE).with_file_name("examples").join("empty_window"))
}

fn middle(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
