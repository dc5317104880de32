//! Every shortcut: what it does, its keys, and where it holds. Who acts on a shortcut asks here
//! whether it was pressed, so the list that people read cannot say anything else.

mod keys;
mod list_view;
mod table;

pub use keys::Keys;
pub use list_view::ListView;
pub use table::{Group, Place, Shortcut};

use egui::os::OperatingSystem;
use egui::{Event, Ui};

use super::composer_view;
use crate::i18n::{Language, Text};

impl Shortcut {
    /// Whether it was pressed in this frame; nobody else learns of that press then. Whoever calls it
    /// stands where the shortcut holds.
    #[must_use]
    pub fn pressed(self, ui: &Ui) -> bool {
        ui.input_mut(|input| {
            let mut taken = None;
            input.events.retain(|event| {
                let hit = taken.is_none() && self.keys().iter().any(|keys| keys.are_in(event));
                if hit {
                    taken = Some(event.clone());
                }
                !hit
            });
            // A character's key arrives as a text, too.
            if let Some(Event::Key { key: egui::Key::Questionmark, .. }) = &taken {
                input.events.retain(|event| !matches!(event, Event::Text(_)));
            }
            taken.is_some()
        })
    }

    /// Its keys, as this system calls them.
    #[must_use]
    pub fn keys_text(self, system: OperatingSystem) -> String {
        self.keys().first().map(|keys| keys.text(system)).unwrap_or_default()
    }

    /// Its name with its keys behind it, for a tooltip.
    #[must_use]
    pub fn with_keys(self, system: OperatingSystem, language: Language) -> String {
        let keys = self.keys_text(system);
        language.fill(Text::NameAndKeys, &[("name", language.t(self.name())), ("keys", &keys)])
    }

    /// Whether it holds for where the keyboard is now, of the ones that hold in the whole window.
    #[must_use]
    pub fn holds_in_window(self, ui: &Ui) -> bool {
        let in_front = ui.memory(|memory| memory.top_modal_layer().is_some());
        match self.place() {
            Place::Always => true,
            Place::Window | Place::NotMethods => !in_front,
            Place::NotComposer => {
                !in_front && !ui.memory(|memory| memory.has_focus(composer_view::field_id()))
            }
            Place::NoText => !in_front && !ui.ctx().text_edit_focused(),
            _ => false,
        }
    }
}
