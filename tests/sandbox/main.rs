//! The sandbox, seen over real HTTP by a client that knows nothing of the console.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on says why and ends; clippy knows only the bodies of tests as tests"
)]

mod catalogue;
mod cli;
mod client;
mod control;
mod demo;
mod effects;
mod faults;
mod forms;
#[path = "../world/happy.rs"]
mod happy;
mod media;
mod polling;
mod random;
mod refusals;
mod webhook;
