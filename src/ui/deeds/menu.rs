//! The menu of a message: by the button beside it, the other mouse button, or the keyboard.

use egui::{Id, Popup, Rect, Response, SetOpenCommand, Ui, UiBuilder, Vec2, pos2};

use crate::engine::Command;
use crate::i18n::{Language, Text};
use crate::store::{MessageRow, SendState, Seq};
use crate::ui::action::{Action, reply_ref};
use crate::ui::icons::Icon;
use crate::ui::shortcuts::Shortcut;
use crate::ui::widgets::menu::{menu_popup, menu_rows};
use crate::ui::widgets::{IconButton, MenuItem, Side};

use super::{DeedAction, Passing, why_not_edit, why_not_own, why_not_there};

/// One thing that can be done, or why not.
struct Offer {
    icon: Icon,
    text: Text,
    key: Option<Shortcut>,
    why_not: Option<Text>,
    action: Option<Action>,
}

/// What can be done with a message.
fn offers(row: &MessageRow, text: &str, own_name: &str) -> Vec<Offer> {
    let boxed = || Box::new(row.clone());
    let deed = |deed| Some(Action::Deed(deed));
    let reply = reply_ref(row, own_name).map(Action::ReplyTo);
    let mut offers = vec![
        Offer {
            icon: Icon::Reply,
            text: Text::Reply,
            key: Some(Shortcut::Reply),
            why_not: why_not_there(row),
            action: reply,
        },
        Offer {
            icon: Icon::Edit,
            text: Text::EditMessage,
            key: Some(Shortcut::Edit),
            why_not: why_not_edit(row),
            action: deed(DeedAction::Edit(boxed())),
        },
    ];
    if !text.is_empty() {
        let copy = if row.hidden_chars > 0 {
            Action::Deed(DeedAction::CopyWhole(row.seq))
        } else {
            Action::Copy(text.to_owned())
        };
        offers.push(Offer {
            icon: Icon::Copy,
            text: Text::CopyText,
            key: Some(Shortcut::CopyText),
            why_not: None,
            action: Some(copy),
        });
    }
    let passing = [
        (Icon::Forward, Text::ForwardTo, Some(Shortcut::Forward), Passing::Forward),
        (Icon::Outside, Text::CopyTo, Some(Shortcut::CopyTo), Passing::Copy),
    ];
    for (icon, text, key, passing) in passing {
        let action = deed(DeedAction::Pick(boxed(), passing));
        offers.push(Offer { icon, text, key, why_not: why_not_there(row), action });
    }
    let pinned = row.pinned_at.is_some();
    offers.push(Offer {
        icon: Icon::Pin,
        text: if pinned { Text::Unpin } else { Text::PinMessage },
        key: Some(Shortcut::Pin),
        why_not: why_not_there(row),
        action: deed(DeedAction::Pin(boxed(), !pinned)),
    });
    if row.changed_before {
        offers.push(Offer {
            icon: Icon::Clock,
            text: Text::EarlierTexts,
            key: Some(Shortcut::Versions),
            why_not: None,
            action: deed(DeedAction::Versions(boxed())),
        });
    }
    if row.send.is_none() {
        offers.push(Offer {
            icon: Icon::Api,
            text: Text::ShowRaw,
            key: Some(Shortcut::Raw),
            why_not: None,
            action: Some(Action::SelectMessage(row.seq)),
        });
    }
    let unsent = row
        .send
        .as_ref()
        .is_some_and(|send| matches!(send.state, SendState::Queued | SendState::Failed | SendState::Unknown));
    if unsent {
        offers.push(Offer {
            icon: Icon::Trash,
            text: Text::Discard,
            key: None,
            why_not: None,
            action: Some(Action::Engine(Box::new(Command::Discard(row.seq)))),
        });
    } else {
        offers.push(Offer {
            icon: Icon::Trash,
            text: Text::DeleteMessage,
            key: Some(Shortcut::Delete),
            why_not: why_not_own(row),
            action: deed(DeedAction::Delete(boxed())),
        });
    }
    offers
}

/// Shows what belongs to the menu of one message: the button beside the bubble while the pointer or
/// the keyboard is on it, and the menu while it is open.
#[expect(clippy::too_many_arguments, reason = "each is one fact about the message")]
pub fn show(
    ui: &mut Ui,
    bubble: &Response,
    side: Side,
    row: &MessageRow,
    text: &str,
    own_name: &str,
    language: Language,
    actions: &mut Vec<Action>,
) {
    if !ui.is_rect_visible(bubble.rect) || !ui.is_visible() {
        return;
    }
    let id = Id::unique(("message-menu", row.seq.0));
    let was_open = Popup::is_id_open(ui.ctx(), id);
    // Escape closes the menu before this frame begins.
    let open_before = ui.data_mut(|data| {
        let before = data.get_temp::<bool>(id.with("open")).unwrap_or(false);
        data.insert_temp(id.with("open"), was_open);
        before
    });
    if open_before && !was_open && ui.memory(|memory| memory.focused().is_none()) {
        bubble.request_focus();
    }
    let focused = bubble.has_focus();
    let around = Rect::from_x_y_ranges(ui.max_rect().x_range(), bubble.rect.y_range());
    let hovered = ui.rect_contains_pointer(around);
    let mut command = None;
    let mut anchor = bubble.clone();
    if hovered || focused || was_open {
        let x = match side {
            Side::In => bubble.rect.right() + 18.0,
            Side::Out => bubble.rect.left() - 18.0,
        };
        let place = Rect::from_center_size(pos2(x, bubble.rect.top() + 18.0), Vec2::splat(28.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("more", row.seq.0)));
        let more = child.add(IconButton::new(Icon::More, language.t(Text::MessageMenu)).size(28.0));
        if more.clicked() {
            command = Some(SetOpenCommand::Toggle);
        }
        anchor = more;
    }
    let by_keyboard = focused && !was_open && Shortcut::MessageMenu.pressed(ui);
    if by_keyboard || bubble.secondary_clicked() {
        command = Some(SetOpenCommand::Bool(true));
    }
    let opens = command.is_some() && !was_open;
    // Built for one message at a time: the one that is looked at.
    if !(focused || was_open || opens) {
        return;
    }
    let offers = offers(row, text, own_name);
    if focused && !was_open && !opens {
        for offer in offers {
            if let (Some(shortcut), None, Some(action)) = (offer.key, offer.why_not, offer.action)
                && shortcut.pressed(ui)
            {
                actions.push(action);
                break;
            }
        }
        return;
    }
    let shown = menu_popup(&anchor, id, command).show(|ui| list(ui, id, offers, by_keyboard, language));
    match shown.and_then(|shown| shown.inner) {
        Some(action) => {
            actions.push(action);
            Popup::close_id(ui.ctx(), id);
        }
        None if was_open && !Popup::is_id_open(ui.ctx(), id) => bubble.request_focus(),
        None => {}
    }
}

/// From a message that has the keyboard to its neighbours, and back to the composer.
pub fn walk(ui: &Ui, bubble: &Response, seq: Seq, actions: &mut Vec<Action>) {
    if !bubble.has_focus() {
        return;
    }
    let filter = egui::EventFilter { vertical_arrows: true, escape: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(bubble.id, filter));
    if Shortcut::MessageBefore.pressed(ui) {
        actions.push(Action::Deed(DeedAction::Step(seq, false)));
    } else if Shortcut::MessageAfter.pressed(ui) {
        actions.push(Action::Deed(DeedAction::Step(seq, true)));
    } else if Shortcut::ToComposer.pressed(ui) {
        actions.push(Action::Deed(DeedAction::FocusComposer));
    }
}

/// The rows of the menu; what was chosen.
fn list(
    ui: &mut Ui,
    id: Id,
    mut offers: Vec<Offer>,
    by_keyboard: bool,
    language: Language,
) -> Option<Action> {
    let system = ui.ctx().os();
    let keys = |offer: &Offer| offer.key.map(|shortcut| shortcut.keys_text(system)).unwrap_or_default();
    let keys: Vec<String> = offers.iter().map(keys).collect();
    let items: Vec<MenuItem<'_>> = offers
        .iter()
        .zip(&keys)
        .map(|(offer, keys)| MenuItem {
            keys,
            why_not: offer.why_not.map(|why| language.t(why)).or(offer.action.is_none().then_some("")),
            dangerous: matches!(offer.text, Text::DeleteMessage | Text::Discard),
            ..MenuItem::new(offer.icon, language.t(offer.text))
        })
        .collect();
    menu_rows(ui, id, &items, by_keyboard).and_then(|chosen| offers.swap_remove(chosen).action)
}
