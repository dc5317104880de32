//! The bell in the status bar.

use egui::Popup;

use crate::ui::Action;
use crate::ui::notify::{BellView, NotifyAction, UNTIL_SWITCHED_OFF};

use super::{Play, SceneError};

impl Play {
    pub(super) fn bell(&mut self) -> Result<(), SceneError> {
        self.answered()?;
        self.rest()?;
        Popup::open_id(self.stage.context(), BellView::menu_id());
        Ok(())
    }

    pub(super) fn quiet(&mut self) -> Result<(), SceneError> {
        self.answered()?;
        self.act(Action::Notify(NotifyAction::Quiet(Some(UNTIL_SWITCHED_OFF))));
        Ok(())
    }
}
