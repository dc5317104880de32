//! Keys that work everywhere in the window.

use egui::Ui;

use crate::ui::action::Action;
use crate::ui::composer_view;
use crate::ui::shortcuts::Shortcut;

use super::{Console, Screen};

impl Console {
    pub(super) fn shortcuts(&self, ui: &Ui, actions: &mut Vec<Action>) {
        let running = self.screen() == Screen::Bot;
        for shortcut in Shortcut::ALL {
            if (running || shortcut.needs_no_bot())
                && shortcut.holds_in_window(ui)
                && shortcut.holds_in_room(self.room)
                && let Some(action) = shortcut.action(self.room, self.details_open)
                && shortcut.pressed(ui)
            {
                actions.push(action);
            }
        }
        self.leave_reply(ui, actions);
    }

    fn leave_reply(&self, ui: &Ui, actions: &mut Vec<Action>) {
        let replying = self
            .session()
            .and_then(|session| session.conversation.as_ref())
            .is_some_and(|conversation| conversation.composer.reply_to.is_some());
        // The field has lost the keyboard to Escape by now.
        let id = composer_view::field_id();
        let writing = ui.memory(|memory| memory.has_focus(id) || memory.had_focus_last_frame(id));
        if replying && writing && Shortcut::LeaveReply.pressed(ui) {
            actions.push(Action::CancelReply);
        }
    }
}
