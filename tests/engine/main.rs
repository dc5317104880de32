//! The engine tells the truth: receiver, sender and connecting against the embedded server, over
//! real HTTP and with a real store, through every state and every fault.

#![allow(clippy::expect_used, clippy::panic, reason = "what does not hold is a failed test")]

#[path = "../world/mod.rs"]
mod world;

mod choosing;
mod connecting;
mod doctor;
mod exporting;
mod guard;
mod receiving;
mod receiving_faults;
mod receiving_states;
mod sending;
mod sending_faults;
mod tls;
mod uploads;
