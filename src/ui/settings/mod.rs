//! The settings page.

mod file;
mod view;

pub use file::SettingsFile;
pub use view::show;
