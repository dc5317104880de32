//! Sending.

use std::time::Instant;

use serde::Deserialize;

use super::place::{chat, chat_mut, writable_chat};
use super::{Answer, json};
use crate::sandbox::arguments::{Arguments, wrong};
use crate::sandbox::refusal::Refusal;
use crate::sandbox::world::entity::Formatted;
use crate::sandbox::world::message::{Content, Forwarded, Keyboard, Message};
use crate::sandbox::world::view::MessageView;
use crate::sandbox::world::{BotMessage, World};

/// A message that is ready to be put into its chat.
pub(super) struct Draft {
    pub chat_id: i64,
    pub content: Content,
    pub reply_to: Option<i64>,
    pub forwarded: Option<Forwarded>,
    pub buttons: Option<Box<Keyboard>>,
}

pub(super) fn send_message(world: &mut World, arguments: &Arguments) -> Answer {
    let chat_id = writable_chat(world, arguments)?;
    let text = arguments.text("text")?.unwrap_or_default();
    if text.trim().is_empty() {
        return Err(wrong("text", "must not be empty"));
    }
    let content = Content::Text(Formatted::typed(text));
    let reply_to = reply_target(world, chat_id, arguments)?;
    let id = deliver(world, Draft { chat_id, content, reply_to, forwarded: None, buttons: None })?;
    show(world, chat_id, id)
}

/// Puts a message into its chat and into the account of what the bot sent.
pub(super) fn deliver(world: &mut World, draft: Draft) -> Result<i64, Refusal> {
    let (from, date) = (world.bot.id, world.clock.now());
    let Draft { chat_id, content, reply_to, forwarded, buttons } = draft;
    let text = content.words().to_owned();
    let chat = chat_mut(world, chat_id)?;
    let id = chat.next_message_id();
    chat.push(Message { id, from, date, content, edited: None, reply_to, forwarded, buttons });
    world.sent.push(BotMessage { chat_id, message_id: id, text, at: Instant::now() });
    if world.people_are_reading {
        world.unread_by_people.push((chat_id, id));
    }
    world.revision += 1;
    Ok(id)
}

/// A message as it is answered.
pub(super) fn show(world: &World, chat_id: i64, message_id: i64) -> Answer {
    let chat = chat(world, chat_id)?;
    let message = super::place::message(chat, message_id, "message_id")?;
    json(&MessageView::new(world, chat, message))
}

/// Telegram's newer way to name the message that is answered. MPChat documents only
/// `reply_to_message_id` (help.mp.net 15703384); libraries send this one.
#[derive(Deserialize)]
struct ReplyParameters {
    message_id: i64,
    #[serde(default)]
    allow_sending_without_reply: bool,
}

/// The message that is answered, when there is one.
pub(super) fn reply_target(
    world: &World,
    chat_id: i64,
    arguments: &Arguments,
) -> Result<Option<i64>, Refusal> {
    let newer: Option<ReplyParameters> =
        arguments.json("reply_parameters", "an object with an integer message_id")?;
    let (id, lenient, name) = match (arguments.id("reply_to_message_id")?, newer) {
        (Some(id), _) => (id, arguments.flag("allow_sending_without_reply")?, "reply_to_message_id"),
        (None, Some(newer)) => (newer.message_id, newer.allow_sending_without_reply, "reply_parameters"),
        (None, None) => return Ok(None),
    };
    if chat(world, chat_id)?.message(id).is_some() {
        return Ok(Some(id));
    }
    if lenient {
        return Ok(None);
    }
    Err(Refusal::bad_request(format_args!("message to be replied not found: {name} {id}")))
}
