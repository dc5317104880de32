//! What the store promises, as statements.

mod chatlist;
mod crash;
mod methods;
mod opening;
mod outbox;
mod paging;
pub(super) mod plans;
mod receiving;
mod searching;
mod support;
mod writing;
