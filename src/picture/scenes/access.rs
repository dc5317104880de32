//! What helps to get around.

use crate::ui::Action;

use super::SceneError;
use super::play::Play;

impl Play {
    /// The command palette, with letters of a chat and of actions.
    pub(super) fn palette(&mut self) -> Result<(), SceneError> {
        self.open_private()?;
        self.act(Action::ShowPalette(true));
        self.rest()?;
        self.type_text("se");
        Ok(())
    }
}
