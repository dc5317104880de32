//! What must survive: one SQLite file per bot.

mod rows;

pub use rows::*;
