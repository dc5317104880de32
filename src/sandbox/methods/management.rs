//! Editing, recalling, forwarding, copying and pinning.

use serde::Serialize;

use super::keyboard::buttons;
use super::message::{Draft, caption, deliver, reply_target, show, text};
use super::place::{administrable_chat, chat, chat_mut, message, visible_chat, writable_chat};
use super::{Answer, done, json};
use crate::sandbox::arguments::Arguments;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::world::World;
use crate::sandbox::world::entity::Formatted;
use crate::sandbox::world::message::{Content, Forwarded, Keyboard, Message};

#[derive(Serialize)]
struct MessageId {
    message_id: i64,
}

pub(super) fn edit_text(world: &mut World, arguments: &Arguments) -> Answer {
    let text = text(arguments)?;
    edit(world, arguments, |message, buttons| {
        if !matches!(message.content, Content::Text(_)) {
            return Err("there is no text in the message to edit");
        }
        message.content = Content::Text(text);
        message.buttons = buttons;
        Ok(())
    })
}

pub(super) fn edit_caption(world: &mut World, arguments: &Arguments) -> Answer {
    let caption = caption(arguments)?.unwrap_or_default();
    edit(world, arguments, |message, buttons| {
        let Content::Media(media) = &mut message.content else {
            return Err("there is no caption in the message to edit");
        };
        media.caption = caption;
        message.buttons = buttons;
        Ok(())
    })
}

pub(super) fn edit_reply_markup(world: &mut World, arguments: &Arguments) -> Answer {
    edit(world, arguments, |message, buttons| {
        message.buttons = buttons;
        Ok(())
    })
}

/// Changes a copy of one of the bot's messages and puts it in the place of the message.
fn edit(
    world: &mut World,
    arguments: &Arguments,
    change: impl FnOnce(&mut Message, Option<Box<Keyboard>>) -> Result<(), &'static str>,
) -> Answer {
    let chat_id = writable_chat(world, arguments)?;
    let id = arguments.required_id("message_id")?;
    own_message(world, chat_id, id)?;
    let buttons = buttons(world, arguments)?;
    let now = world.clock.now();
    let chat = chat_mut(world, chat_id)?;
    let old = chat.message_mut(id).ok_or_else(|| Refusal::bad_request("message not found"))?;
    if old.forwarded.is_some() || old.content.is_notice() {
        return Err(Refusal::bad_request("the message cannot be edited"));
    }
    let mut new = old.clone();
    change(&mut new, buttons).map_err(Refusal::bad_request)?;
    if new == *old {
        return Err(Refusal::bad_request("the message is not modified: it already is what it should become"));
    }
    new.edited = Some(now);
    *old = new;
    world.revision += 1;
    show(world, chat_id, id)
}

/// 400 when there is no such message, 403 when it is not the bot's (help.mp.net 15703376).
fn own_message(world: &World, chat_id: i64, id: i64) -> Result<(), Refusal> {
    if message(chat(world, chat_id)?, id, "message_id")?.from == world.bot.id {
        Ok(())
    } else {
        Err(Refusal::forbidden(format_args!("message {id} is not the bot's own")))
    }
}

pub(super) fn delete_message(world: &mut World, arguments: &Arguments) -> Answer {
    let chat_id = visible_chat(world, arguments, "chat_id")?;
    let id = arguments.required_id("message_id")?;
    own_message(world, chat_id, id)?;
    chat_mut(world, chat_id)?.delete(id);
    world.revision += 1;
    done()
}

/// All or none: one message of somebody else's and nothing is deleted. Ids that do not exist are
/// skipped, unless none exists. Inferred.
pub(super) fn delete_messages(world: &mut World, arguments: &Arguments) -> Answer {
    let chat_id = visible_chat(world, arguments, "chat_id")?;
    let ids = existing(world, chat_id, &arguments.ids("message_ids")?)?;
    for id in &ids {
        own_message(world, chat_id, *id)?;
    }
    let chat = chat_mut(world, chat_id)?;
    for id in ids {
        chat.delete(id);
    }
    world.revision += 1;
    done()
}

/// Those of the ids that are messages, in the order given.
fn existing(world: &World, chat_id: i64, ids: &[i64]) -> Result<Vec<i64>, Refusal> {
    let chat = chat(world, chat_id)?;
    let found: Vec<i64> = ids.iter().copied().filter(|id| chat.message(*id).is_some()).collect();
    if found.is_empty() { Err(Refusal::bad_request("none of message_ids exists")) } else { Ok(found) }
}

pub(super) fn forward_message(world: &mut World, arguments: &Arguments) -> Answer {
    let (to, from, id) = from_and_to(world, arguments)?;
    let draft = forward(world, to, from, id)?;
    let id = deliver(world, draft)?;
    show(world, to, id)
}

pub(super) fn forward_messages(world: &mut World, arguments: &Arguments) -> Answer {
    several(world, arguments, forward)
}

pub(super) fn copy_message(world: &mut World, arguments: &Arguments) -> Answer {
    let (to, from, id) = from_and_to(world, arguments)?;
    let mut draft = copy(world, to, from, id)?;
    if let (Content::Media(media), Some(caption)) = (&mut draft.content, caption(arguments)?) {
        media.caption = caption;
    }
    draft.reply_to = reply_target(world, to, arguments)?;
    draft.buttons = buttons(world, arguments)?;
    let message_id = deliver(world, draft)?;
    json(&MessageId { message_id })
}

pub(super) fn copy_messages(world: &mut World, arguments: &Arguments) -> Answer {
    let remove_caption = arguments.flag("remove_caption")?;
    several(world, arguments, |world, to, from, id| {
        let mut draft = copy(world, to, from, id)?;
        if let (true, Content::Media(media)) = (remove_caption, &mut draft.content) {
            media.caption = Formatted::default();
        }
        Ok(draft)
    })
}

fn from_and_to(world: &mut World, arguments: &Arguments) -> Result<(i64, i64, i64), Refusal> {
    let to = writable_chat(world, arguments)?;
    let from = visible_chat(world, arguments, "from_chat_id")?;
    Ok((to, from, arguments.required_id("message_id")?))
}

/// Forwards or copies a list: what cannot be is skipped, unless nothing can. Inferred.
fn several(
    world: &mut World,
    arguments: &Arguments,
    make: impl Fn(&World, i64, i64, i64) -> Result<Draft, Refusal>,
) -> Answer {
    let to = writable_chat(world, arguments)?;
    let from = visible_chat(world, arguments, "from_chat_id")?;
    let ids = existing(world, from, &arguments.ids("message_ids")?)?;
    let drafts: Vec<Draft> = ids.iter().filter_map(|id| make(world, to, from, *id).ok()).collect();
    if drafts.is_empty() {
        return Err(Refusal::bad_request("none of message_ids can be forwarded or copied"));
    }
    let mut sent = Vec::with_capacity(drafts.len());
    for draft in drafts {
        sent.push(MessageId { message_id: deliver(world, draft)? });
    }
    json(&sent)
}

fn original(world: &World, chat_id: i64, id: i64) -> Result<&Message, Refusal> {
    let original = message(chat(world, chat_id)?, id, "message_id")?;
    if original.content.is_notice() {
        return Err(Refusal::bad_request("a notice cannot be forwarded or copied"));
    }
    Ok(original)
}

fn forward(world: &World, to: i64, from: i64, id: i64) -> Result<Draft, Refusal> {
    let original = original(world, from, id)?;
    let first = Forwarded { from: original.from, date: original.date };
    // What was forwarded before still names who wrote it.
    let forwarded = Some(original.forwarded.clone().unwrap_or(first));
    Ok(Draft { forwarded, ..plain(to, original) })
}

fn copy(world: &World, to: i64, from: i64, id: i64) -> Result<Draft, Refusal> {
    original(world, from, id).map(|original| plain(to, original))
}

fn plain(to: i64, original: &Message) -> Draft {
    Draft { chat_id: to, content: original.content.clone(), reply_to: None, forwarded: None, buttons: None }
}

/// Pins, and tells so in the chat: the bot sees `message.pinned_message` (help.mp.net 15703377)
/// of its own pins too (inferred).
pub(super) fn pin(world: &mut World, arguments: &Arguments) -> Answer {
    let chat_id = pinnable_chat(world, arguments)?;
    let id = arguments.required_id("message_id")?;
    if message(chat(world, chat_id)?, id, "message_id")?.content.is_notice() {
        return Err(Refusal::bad_request("a notice cannot be pinned"));
    }
    let (from, date) = (world.bot.id, world.clock.now());
    let chat = chat_mut(world, chat_id)?;
    chat.pinned.retain(|pinned| *pinned != id);
    chat.pinned.push(id);
    let notice = chat.next_message_id();
    chat.push(Message {
        id: notice,
        from,
        date,
        content: Content::Pinned(id),
        edited: None,
        reply_to: None,
        forwarded: None,
        buttons: None,
    });
    world.announce(chat_id, notice);
    done()
}

pub(super) fn unpin(world: &mut World, arguments: &Arguments) -> Answer {
    let chat_id = pinnable_chat(world, arguments)?;
    let wanted = arguments.id("message_id")?;
    let chat = chat_mut(world, chat_id)?;
    let index = match wanted {
        Some(id) => chat.pinned.iter().position(|pinned| *pinned == id),
        None => chat.pinned.len().checked_sub(1),
    };
    let index = index.ok_or_else(|| Refusal::bad_request("message to unpin not found"))?;
    chat.pinned.remove(index);
    world.revision += 1;
    done()
}

pub(super) fn unpin_all(world: &mut World, arguments: &Arguments) -> Answer {
    let chat_id = pinnable_chat(world, arguments)?;
    chat_mut(world, chat_id)?.pinned.clear();
    world.revision += 1;
    done()
}

/// In private the bot may always pin; in a group it must be an administrator.
fn pinnable_chat(world: &mut World, arguments: &Arguments) -> Result<i64, Refusal> {
    let chat_id = visible_chat(world, arguments, "chat_id")?;
    if chat(world, chat_id)?.is_private() {
        return Ok(chat_id);
    }
    administrable_chat(world, arguments)
}
