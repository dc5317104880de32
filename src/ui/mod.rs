//! What the person sees and presses.
//!
//! Views borrow state and return commands; they never do I/O and never block.

pub mod fonts;
pub mod icons;
pub mod theme;
pub mod widgets;
