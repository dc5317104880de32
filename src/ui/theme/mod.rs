//! How the window looks: colours, sizes, and egui's own widgets dressed to match.

mod palette;
mod style;

pub use palette::Palette;
pub use style::{install, set_motion};

use egui::FontId;

use super::fonts::bold;

/// Steps of the grid that everything stands on, in points.
pub mod space {
    /// Between an icon and its word.
    pub const XS: f32 = 4.0;
    /// Between things that belong together.
    pub const S: f32 = 8.0;
    /// Inside rows and fields.
    pub const M: f32 = 12.0;
    /// Inside panels.
    pub const L: f32 = 16.0;
    /// Inside cards and around conversations.
    pub const XL: f32 = 24.0;
}

/// How round corners are, in points.
pub mod radius {
    /// Tags.
    pub const TAG: u8 = 4;
    /// Buttons and fields.
    pub const CONTROL: u8 = 8;
    /// Rows, rooms, menus.
    pub const ROW: u8 = 10;
    /// Bubbles, cards, dialogs.
    pub const CARD: u8 = 14;
}

/// Size of titles.
pub const TITLE: f32 = 17.0;
/// Size of running text.
pub const BODY: f32 = 14.0;
/// Size of times, hints and labels.
pub const SMALL: f32 = 12.0;

/// From one line of running text to the next.
pub const BODY_LINE: f32 = 20.0;
/// From one line of small text to the next.
pub const SMALL_LINE: f32 = 16.0;

/// Height of a button or a field.
pub const CONTROL_HEIGHT: f32 = 36.0;
/// Height of a button or a field where room is short; egui's own widgets have it.
pub const SMALL_CONTROL_HEIGHT: f32 = 28.0;

/// Font of titles.
#[must_use]
pub fn title() -> FontId {
    bold(TITLE)
}

/// Font of running text.
#[must_use]
pub fn body() -> FontId {
    FontId::proportional(BODY)
}

/// Font of names and buttons.
#[must_use]
pub fn body_bold() -> FontId {
    bold(BODY)
}

/// Font of times, hints and labels.
#[must_use]
pub fn small() -> FontId {
    FontId::proportional(SMALL)
}

/// Font of section titles and tags.
#[must_use]
pub fn small_bold() -> FontId {
    bold(SMALL)
}

/// Font of code.
#[must_use]
pub fn code() -> FontId {
    FontId::monospace(SMALL)
}
