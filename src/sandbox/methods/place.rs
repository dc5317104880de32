//! Finds the chat and the message a call is about, and says clearly why it cannot be.

use crate::sandbox::arguments::Arguments;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::world::World;
use crate::sandbox::world::chat::{BotPlace, Chat};
use crate::sandbox::world::message::Message;

/// The chat a parameter names, with expired mutes lifted.
pub(super) fn chat_id(world: &mut World, arguments: &Arguments, name: &str) -> Result<i64, Refusal> {
    let id = arguments.required_id(name)?;
    let now = world.clock.now();
    match world.chats.get_mut(&id) {
        Some(chat) => {
            chat.lift_expired(now);
            Ok(id)
        }
        None if id < 0 => Err(Refusal::bad_id(name)),
        // Documented as what "may" be answered (help.mp.net 15703404).
        None => Err(Refusal::bad_request(format_args!(
            "chat not found: no conversation {id} with the bot; somebody must write to the bot first"
        ))),
    }
}

/// The chat of this id. It was found before, so this fails only for a world that changed.
pub(super) fn chat(world: &World, id: i64) -> Result<&Chat, Refusal> {
    world.chats.get(&id).ok_or_else(|| Refusal::bad_request("chat not found"))
}

/// The same, to change.
pub(super) fn chat_mut(world: &mut World, id: i64) -> Result<&mut Chat, Refusal> {
    world.chats.get_mut(&id).ok_or_else(|| Refusal::bad_request("chat not found"))
}

/// The chat, when the bot is in it.
pub(super) fn visible_chat(world: &mut World, arguments: &Arguments, name: &str) -> Result<i64, Refusal> {
    let id = chat_id(world, arguments, name)?;
    if chat(world, id)?.bot == BotPlace::Left {
        return Err(Refusal::forbidden("the bot is not a member of the group chat"));
    }
    Ok(id)
}

/// The chat, when the bot may write there.
pub(super) fn writable_chat(world: &mut World, arguments: &Arguments) -> Result<i64, Refusal> {
    let id = visible_chat(world, arguments, "chat_id")?;
    let chat = chat(world, id)?;
    if chat.blocked {
        return Err(Refusal::forbidden(if chat.is_private() {
            "the bot was blocked by the user"
        } else {
            "the bot has no right to send messages to the chat"
        }));
    }
    if let Some(why) = &chat.business_refusal {
        return Err(Refusal::business(why.clone()));
    }
    Ok(id)
}

/// The message of this id.
pub(super) fn message<'a>(chat: &'a Chat, id: i64, name: &str) -> Result<&'a Message, Refusal> {
    chat.message(id).ok_or_else(|| Refusal::bad_request(format_args!("message not found: {name} {id}")))
}

/// The group, when the bot is in it.
pub(super) fn group(world: &mut World, arguments: &Arguments) -> Result<i64, Refusal> {
    let id = visible_chat(world, arguments, "chat_id")?;
    if chat(world, id)?.is_private() {
        return Err(Refusal::bad_request("chat_id is a private conversation; this works in groups only"));
    }
    Ok(id)
}

/// The group, when the bot administers it.
pub(super) fn administrable_chat(world: &mut World, arguments: &Arguments) -> Result<i64, Refusal> {
    let id = group(world, arguments)?;
    if chat(world, id)?.bot != BotPlace::Administrator {
        return Err(Refusal::forbidden("the bot is not an administrator of the group"));
    }
    Ok(id)
}
