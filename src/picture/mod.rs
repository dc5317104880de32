//! Draws the window to a file without a display, for `--screenshot`, for tests and for the manual.
//!
//! [`Stage`] runs the same views with the same fonts and the same theme as the real window;
//! [`Rasterizer`] turns what egui asks for into pixels, the same ones on every machine.

mod rasterizer;
pub mod scenes;
mod stage;
mod texture;

pub use rasterizer::Rasterizer;
pub use stage::{Stage, StageOptions};
