//! The sandbox, seen over real HTTP by a client that knows nothing of the console.

mod catalogue;
mod client;
mod demo;
mod faults;
mod polling;
mod refusals;
