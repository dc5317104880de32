//! Keys that work everywhere in the window.

use egui::{Key, Modifiers, Ui};

use crate::ui::action::{Action, Room};
use crate::ui::bots::BotsAction;
use crate::ui::chat_list::ListAction;
use crate::ui::composer_view;
use crate::ui::search::SearchAction;

use super::{Console, Screen};

impl Console {
    pub(super) fn shortcuts(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        // Behind a dialog nothing moves.
        let dialog = ui.memory(|memory| memory.top_modal_layer().is_some());
        if dialog || self.screen() != Screen::Bot {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        for (key, room) in [
            (Key::Num1, Room::Chats),
            (Key::Num2, Room::Feed),
            (Key::Num3, Room::Outbox),
            (Key::Num4, Room::Webhook),
            (Key::Num5, Room::Commands),
            (Key::Num6, Room::Methods),
            (Key::Num7, Room::MiniApps),
            (Key::Num8, Room::Checks),
            (Key::Comma, Room::Settings),
        ] {
            if pressed(Modifiers::COMMAND, key) {
                actions.push(Action::GoTo(room));
            }
        }
        // The longer ones first: the shorter would take them.
        if pressed(Modifiers::ALT.plus(Modifiers::SHIFT), Key::ArrowDown) {
            actions.push(Action::Chats(ListAction::NextWaiting));
        }
        if pressed(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F) {
            actions.push(Action::Search(SearchAction::Begin { here: false }));
        }
        if pressed(Modifiers::COMMAND, Key::F) {
            actions.push(Action::Search(SearchAction::Begin { here: self.room == Room::Chats }));
        }
        if pressed(Modifiers::ALT, Key::ArrowDown) {
            actions.push(Action::StepChat(1));
        }
        if pressed(Modifiers::ALT, Key::ArrowUp) {
            actions.push(Action::StepChat(-1));
        }
        let writing = ui.memory(|memory| memory.has_focus(composer_view::field_id()));
        if !writing && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::I)) {
            actions.push(Action::ShowDetails(!self.details_open));
        }
        for (key, step) in [(Key::PageDown, 1), (Key::PageUp, -1)] {
            if pressed(Modifiers::COMMAND, key) {
                actions.push(Action::Bots(BotsAction::Step(step)));
            }
        }
        if pressed(Modifiers::COMMAND, Key::End) {
            actions.push(Action::ToLatest);
        }
        let replying = self
            .session()
            .and_then(|session| session.conversation.as_ref())
            .is_some_and(|conversation| conversation.composer.reply_to.is_some());
        let writing = ui.memory(|memory| memory.has_focus(composer_view::field_id()));
        if replying && writing && pressed(Modifiers::NONE, Key::Escape) {
            actions.push(Action::CancelReply);
        }
    }
}
