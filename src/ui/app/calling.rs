//! What calls the window from outside of it, and what the window calls itself there.

use egui::{Context, UserAttentionType, ViewportCommand};

use crate::about::NAME;
use crate::ui::action::Action;
use crate::ui::summons::Summons;
use crate::ui::widgets;

use super::Console;

impl Console {
    /// Comes forward when it is called.
    pub(super) fn answer_calls(&mut self, context: &Context) {
        while let Some(summons) = self.surroundings.calls.next() {
            context.send_viewport_cmd(ViewportCommand::Minimized(false));
            context.send_viewport_cmd(ViewportCommand::Focus);
            // Where a program may not take the front by itself, it may ask for a look.
            context.send_viewport_cmd(ViewportCommand::RequestUserAttention(UserAttentionType::Informational));
            if let Summons::Chat { chat, .. } = summons {
                self.handle(context, Action::OpenChat(chat));
            }
        }
    }

    pub(super) fn title(&self, context: &Context) {
        let title = match self.session() {
            Some(session) if !session.identity().username.is_empty() => {
                format!("@{} · {NAME}", widgets::display_name(&session.identity().username))
            }
            _ => NAME.to_owned(),
        };
        context.send_viewport_cmd(ViewportCommand::Title(title));
    }
}
