//! What the benches of several rooms share: `mod support;`, then [`fill::cached`] or [`fill::copy`].

#![allow(dead_code, reason = "each bench uses a part")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot be set up should stop")]

pub mod fill;
