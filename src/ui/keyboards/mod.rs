//! Buttons below messages: building them, keeping them, drawing them.
//!
//! To let a person build a keyboard, return [`KeyboardAction::Open`] with a [`Purpose`]; when they are
//! done, [`super::session::Session`] gives the keyboard to whoever the purpose names.

mod builder;
mod builder_view;
mod composer_line;
pub mod rows;
mod saved;
mod words;

use crate::api::Keyboard;
use crate::i18n::Language;
use crate::store::Store;

use super::request::Tasks;

pub use builder::{KeyboardBuilder, Purpose};
pub use composer_line::{LinePressed, composer_line};
pub use words::of_problem;

use saved::Saved;

/// What a person did with keyboards.
#[derive(Clone, Debug)]
pub enum KeyboardAction {
    /// Build one.
    Open {
        /// What is there already.
        initial: Keyboard,
        /// Who gets it.
        purpose: Purpose,
        /// The text of its message, for the preview.
        text: String,
    },
    /// It is done.
    Done,
    /// Leave it as it was.
    Close,
    /// Keep what is being built under the name that was entered.
    Save,
    /// Forget a kept one.
    Forget(String),
    /// Keep the one again that was forgotten last.
    Unforget,
}

/// The keyboard that is being built, and those that are kept.
#[derive(Default)]
pub struct Keyboards {
    builder: Option<KeyboardBuilder>,
    saved: Saved,
}

impl Keyboards {
    /// Carries out what the person did. Returns a keyboard that is done, and who gets it.
    pub fn handle(&mut self, action: KeyboardAction) -> Option<(Purpose, Keyboard)> {
        match action {
            KeyboardAction::Open { initial, purpose, text } => {
                let mut builder = KeyboardBuilder::open(initial, purpose);
                builder.text = text.chars().take(300).collect();
                self.builder = Some(builder);
                self.saved.open();
            }
            KeyboardAction::Done => {
                let mut builder = self.builder.take()?;
                if builder.as_json && !builder.take_json() {
                    self.builder = Some(builder);
                    return None;
                }
                return Some((builder.purpose, builder.keyboard()));
            }
            KeyboardAction::Close => self.builder = None,
            KeyboardAction::Save => {
                if let Some(builder) = &mut self.builder {
                    self.saved.keep(builder.name.trim().to_owned(), builder.keyboard());
                    builder.name.clear();
                }
            }
            KeyboardAction::Forget(name) => self.saved.forget(&name),
            KeyboardAction::Unforget => self.saved.unforget(),
        }
        None
    }

    /// Sorts names as this language does.
    pub fn speak(&mut self, language: Language) {
        self.saved.speak(language);
    }

    /// Takes finished work in and begins what waits. Once a frame.
    pub fn update(&mut self, store: &Store, tasks: &Tasks) {
        self.saved.update(store, tasks);
    }

    /// Whether nothing is under way.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.saved.is_settled()
    }
}
