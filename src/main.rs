//! The program. On Windows a build for people opens no console beside its window.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    mpchat_console::door::enter(std::env::args_os())
}
