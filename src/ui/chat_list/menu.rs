//! The menu of a chat: on its row by the other mouse button or the keyboard, and above its messages.

use egui::{Id, Popup, Response, SetOpenCommand, Ui};

use crate::i18n::{Language, Text};
use crate::store::{ChatFlag, ChatRow};
use crate::ui::action::Action;
use crate::ui::chat_notes::NotesAction;
use crate::ui::icons::Icon;
use crate::ui::search::SearchAction;
use crate::ui::widgets::menu::{asked_by_keyboard, menu_popup, menu_rows};
use crate::ui::widgets::{IconButton, MenuItem};

use super::{ListAction, chat_name};

/// One thing that can be done with a chat.
struct Offer {
    icon: Icon,
    text: Text,
    keys: &'static str,
    action: Action,
}

fn offers(row: &ChatRow, language: Language) -> Vec<Offer> {
    let chat = row.chat_id;
    let offer = |icon, text, action| Offer { icon, text, keys: "", action };
    let flag = |flag, on| Action::Chats(ListAction::Flag(chat, flag, on));
    let read = if row.unread > 0 || row.marked_unread {
        offer(Icon::Check, Text::MarkRead, Action::Chats(ListAction::Read(chat)))
    } else {
        offer(Icon::Unread, Text::MarkUnread, flag(ChatFlag::Unread, true))
    };
    let pin = if row.pinned { Text::UnpinChat } else { Text::PinChat };
    let mute = if row.muted { Text::UnmuteChat } else { Text::MuteChat };
    let archive = if row.archived { Text::UnarchiveChat } else { Text::ArchiveChat };
    let labels = NotesAction::OpenLabels(Some((chat, chat_name(row, language))));
    vec![
        read,
        offer(Icon::Pin, pin, flag(ChatFlag::Pinned, !row.pinned)),
        offer(Icon::BellOff, mute, flag(ChatFlag::Muted, !row.muted)),
        offer(Icon::Archive, archive, flag(ChatFlag::Archived, !row.archived)),
        offer(Icon::Label, Text::ChatLabels, Action::Notes(labels)),
        offer(Icon::Edit, Text::ChatNote, Action::Notes(NotesAction::WriteNote(chat))),
        offer(Icon::Copy, Text::CopyId, Action::Copy(chat.to_string())),
    ]
}

/// Shows the menu of a row, if it is asked for or open.
pub fn of_row(
    ui: &mut Ui,
    response: &Response,
    row: &ChatRow,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let id = Id::unique(("chat-menu", row.chat_id.0));
    let by_keyboard = response.has_focus() && asked_by_keyboard(ui);
    let pointer = response.secondary_clicked();
    let command = (by_keyboard || pointer).then_some(SetOpenCommand::Bool(true));
    if command.is_none() && !Popup::is_id_open(ui.ctx(), id) {
        return;
    }
    let keyboard_opened = id.with("by-keyboard");
    if command.is_some() {
        ui.data_mut(|data| data.insert_temp(keyboard_opened, by_keyboard));
    }
    let below_row = ui.data(|data| data.get_temp::<bool>(keyboard_opened)).unwrap_or_default();
    let mut popup = menu_popup(response, id, command);
    if !below_row {
        popup = popup.at_pointer_fixed();
    }
    show(ui, popup, id, offers(row, language), by_keyboard, language, actions);
    if below_row && !Popup::is_id_open(ui.ctx(), id) {
        response.request_focus();
    }
}

/// The button with the menu of the open chat.
pub fn button(ui: &mut Ui, row: &ChatRow, language: Language, actions: &mut Vec<Action>) {
    let id = Id::unique("open-chat-menu");
    let response = ui.add(IconButton::new(Icon::More, language.t(Text::ChatMenu)));
    let clicked = response.clicked();
    if !clicked && !Popup::is_id_open(ui.ctx(), id) {
        return;
    }
    let by_keyboard = clicked && ui.input(|input| !input.pointer.any_released());
    let mut offers = offers(row, language);
    let here = Action::Search(SearchAction::Begin { here: true });
    offers.insert(0, Offer { icon: Icon::Search, text: Text::SearchHere, keys: "Ctrl+F", action: here });
    let popup = menu_popup(&response, id, clicked.then_some(SetOpenCommand::Toggle));
    show(ui, popup, id, offers, by_keyboard, language, actions);
    if !clicked && !Popup::is_id_open(ui.ctx(), id) && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
}

fn show(
    ui: &Ui,
    popup: Popup<'_>,
    id: Id,
    mut offers: Vec<Offer>,
    by_keyboard: bool,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let shown = popup.show(|ui| {
        let items: Vec<MenuItem<'_>> = offers
            .iter()
            .map(|offer| MenuItem { keys: offer.keys, ..MenuItem::new(offer.icon, language.t(offer.text)) })
            .collect();
        menu_rows(ui, id, &items, by_keyboard)
    });
    if let Some(chosen) = shown.and_then(|shown| shown.inner) {
        actions.push(offers.swap_remove(chosen).action);
        Popup::close_id(ui.ctx(), id);
    }
}
