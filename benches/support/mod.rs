//! Large stores for the benches of every room. Made once and kept in Cargo's target folder;
//! `mod support;` in a bench, then [`fill::cached`] or [`fill::copy`].

#[path = "fill.rs"]
pub mod fill;
