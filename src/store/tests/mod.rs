//! What the store promises, as statements.

mod arranging;
mod canned;
mod chatlist;
mod crash;
mod deeds;
mod hits;
mod keepsakes;
mod methods;
mod opening;
mod outbox;
mod paging;
pub(super) mod plans;
mod receiving;
mod searching;
mod support;
mod writing;
