//! What the benches of several rooms share: `mod support;`, then the part that is wanted.

#![allow(dead_code, reason = "each bench uses a part")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot be set up should stop")]

pub mod cpu;
pub mod fill;
pub mod spread;
pub mod window;
