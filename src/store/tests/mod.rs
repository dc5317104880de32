//! What the store promises, as statements.

mod outbox;
pub(super) mod plans;
mod receiving;
mod support;
