//! Sending.

use std::time::Instant;

use serde::Deserialize;

use super::keyboard::buttons;
use super::place::{chat, chat_mut, writable_chat};
use super::{Answer, json};
use crate::sandbox::arguments::{Arguments, MediaSource, wrong};
use crate::sandbox::markup;
use crate::sandbox::outgoing::file_name;
use crate::sandbox::prefetch::stored;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::world::entity::{Entity, Formatted};
use crate::sandbox::world::media::StoredFile;
use crate::sandbox::world::message::{
    Content, FileReference, Forwarded, Keyboard, Media, MediaKind, Message,
};
use crate::sandbox::world::view::MessageView;
use crate::sandbox::world::{BotMessage, World};

/// The longest text and the longest caption. Telegram's; MPChat does not say.
const LONGEST_TEXT: usize = 4096;
const LONGEST_CAPTION: usize = 1024;

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
    let content = Content::Text(text(arguments)?);
    let reply_to = reply_target(world, chat_id, arguments)?;
    let buttons = buttons(world, arguments)?;
    let id = deliver(world, Draft { chat_id, content, reply_to, forwarded: None, buttons })?;
    show(world, chat_id, id)
}

pub(super) fn send_media(world: &mut World, arguments: &Arguments, kind: MediaKind) -> Answer {
    let name = match kind {
        MediaKind::Photo => "photo",
        MediaKind::Video => "video",
        MediaKind::Document => "document",
    };
    let chat_id = writable_chat(world, arguments)?;
    let caption = caption(arguments)?.unwrap_or_default();
    let reply_to = reply_target(world, chat_id, arguments)?;
    let buttons = buttons(world, arguments)?;
    let (mut file, stored) = file(arguments, name)?;
    if kind == MediaKind::Video {
        file.width = arguments.integer("width")?.unwrap_or(file.width);
        file.height = arguments.integer("height")?.unwrap_or(file.height);
    }
    let duration = arguments.integer("duration")?.unwrap_or(0);
    if let Some(stored) = stored {
        world.media.keep(file.id.clone(), stored);
    }
    let content = Content::Media(Box::new(Media { kind, file, caption, duration }));
    let id = deliver(world, Draft { chat_id, content, reply_to, forwarded: None, buttons })?;
    show(world, chat_id, id)
}

/// The text of a message, with its marks.
pub(super) fn text(arguments: &Arguments) -> Result<Formatted, Refusal> {
    let text = formatted(arguments, "text", "entities", LONGEST_TEXT)?.unwrap_or_default();
    if text.text.trim().is_empty() {
        return Err(wrong("text", "must not be empty"));
    }
    Ok(text)
}

/// The text under a file; `None` when the request does not mention it.
pub(super) fn caption(arguments: &Arguments) -> Result<Option<Formatted>, Refusal> {
    formatted(arguments, "caption", "caption_entities", LONGEST_CAPTION)
}

fn formatted(
    arguments: &Arguments,
    name: &str,
    entities: &str,
    longest: usize,
) -> Result<Option<Formatted>, Refusal> {
    let Some(text) = arguments.text(name)? else {
        return Ok(None);
    };
    let mode = arguments.text("parse_mode")?.unwrap_or_default();
    let formatted = match arguments.json::<Vec<Entity>>(entities, "an array of message entities")? {
        // Marks given one by one are not documented; libraries send them.
        Some(entities) if mode.is_empty() => Formatted { text: text.to_owned(), entities },
        _ => markup::parse(text, mode)
            .map_err(|why| wrong(name, &format!("cannot be read as {mode}: {why}")))?,
    };
    if formatted.text.chars().count() > longest {
        return Err(wrong(name, &format!("must be of length {longest} or less")));
    }
    Ok(Some(formatted))
}

/// The file a parameter gives, and its bytes when the request brought them.
pub(super) fn file(
    arguments: &Arguments,
    name: &str,
) -> Result<(FileReference, Option<StoredFile>), Refusal> {
    let id = crate::sandbox::random_id();
    match arguments.media(name)? {
        MediaSource::Address(address) => {
            let file = FileReference {
                id,
                name: file_name(&address),
                mime: "application/octet-stream".to_owned(),
                size: None,
                width: 0,
                height: 0,
                remote: Some(address.into()),
            };
            Ok((file, None))
        }
        MediaSource::Upload(upload) => {
            let (file, stored) = stored(upload);
            Ok((file, Some(stored)))
        }
    }
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
