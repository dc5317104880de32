//! The command palette over what stands open.

use egui::Ui;

use crate::ui::action::Action;
use crate::ui::chat_list::chat_name;
use crate::ui::palette::{self, PaletteView, Where};
use crate::ui::session::Session;
use crate::ui::widgets::display_name;

use super::{Console, Screen};

impl Console {
    pub(super) fn show_palette(&mut self, ui: &Ui, actions: &mut Vec<Action>) {
        let running = self.screen() == Screen::Bot;
        let Some(palette) = &mut self.palette else { return };
        let language = self.language;
        let session = self.running.front().filter(|_| running);
        let chat = session.and_then(|session| session.conversation.as_ref()?.chat());
        let muted = chat.is_some_and(|chat| chat.muted);
        let chat = chat.map(|chat| (chat.chat_id, chat_name(chat, language)));
        let front = session.map(Session::bot);
        let others = self.running.iter().filter(|session| front != Some(session.bot()));
        let others: Vec<_> = others
            .map(|session| {
                let name = format!("@{}", display_name(&session.identity().username));
                (session.bot().clone(), name)
            })
            .collect();
        let at = Where {
            others: &others,
            running,
            chat: chat.as_ref().map(|(id, name)| (*id, name.as_str())),
            muted,
            room: self.room,
            details_open: self.details_open,
        };
        let methods = session.map_or(&[][..], |session| session.methods.catalogue().methods());
        let entries = palette::entries(at, methods, language);
        PaletteView { language }.show(ui, palette, entries, actions);
    }
}
