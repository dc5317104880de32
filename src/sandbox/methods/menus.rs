//! The bot's command menus.

use serde::Deserialize;
use serde_json::Value;

use super::{Answer, done, json};
use crate::sandbox::arguments::{Arguments, wrong};
use crate::sandbox::refusal::Refusal;
use crate::sandbox::world::World;
use crate::sandbox::world::menu::{BotCommand, Scope};

/// As it stands on the wire; Telegram's form (inferred).
#[derive(Deserialize)]
struct ScopeField {
    r#type: String,
    chat_id: Option<Value>,
    user_id: Option<Value>,
}

pub(super) fn get(world: &World, arguments: &Arguments) -> Answer {
    let (scope, language) = (scope(world, arguments)?, language(arguments)?);
    json(&world.menus.get(&scope, &language))
}

pub(super) fn set(world: &mut World, arguments: &Arguments) -> Answer {
    let (scope, language) = (scope(world, arguments)?, language(arguments)?);
    let commands: Vec<BotCommand> =
        arguments.json("commands", "an array of {command, description}")?.unwrap_or_default();
    let mut checked = Vec::with_capacity(commands.len());
    for (index, BotCommand { command, description }) in commands.into_iter().enumerate() {
        let bad = |what: &str| wrong("commands", &format!("has a bad entry at {index}: {what}"));
        let command = command.strip_prefix('/').map(str::to_owned).unwrap_or(command);
        let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if command.is_empty() || command.len() > 32 || !command.bytes().all(good) {
            return Err(bad("command must be of 1 to 32 characters out of a-z, 0-9 and _"));
        }
        let length = description.trim().chars().count();
        if length == 0 || length > 256 {
            return Err(bad("description must be of 1 to 256 characters"));
        }
        checked.push(BotCommand { command, description });
    }
    world.menus.set(scope, language, checked);
    world.revision += 1;
    done()
}

pub(super) fn delete(world: &mut World, arguments: &Arguments) -> Answer {
    let (scope, language) = (scope(world, arguments)?, language(arguments)?);
    world.menus.set(scope, language, Vec::new());
    world.revision += 1;
    done()
}

fn language(arguments: &Arguments) -> Result<String, Refusal> {
    let language = arguments.text("language_code")?.unwrap_or_default();
    if language.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        Ok(language.to_owned())
    } else {
        Err(wrong("language_code", "must be a language code such as en or zh"))
    }
}

fn scope(world: &World, arguments: &Arguments) -> Result<Scope, Refusal> {
    let Some(field) = arguments.json::<ScopeField>("scope", "an object with a type")? else {
        return Ok(Scope::Default);
    };
    let id = |value: &Option<Value>, name: &str| {
        let id = match value {
            Some(Value::Number(number)) => number.as_i64(),
            Some(Value::String(text)) => text.parse().ok(),
            _ => None,
        };
        id.ok_or_else(|| wrong("scope", &format!("needs an integer {name}")))
    };
    let chat = || {
        let id = id(&field.chat_id, "chat_id")?;
        if world.chats.contains_key(&id) {
            Ok(id)
        } else {
            Err(wrong("scope", "names a chat_id without a conversation: chat not found"))
        }
    };
    Ok(match field.r#type.as_str() {
        "default" => Scope::Default,
        "all_private_chats" => Scope::AllPrivateChats,
        "all_group_chats" => Scope::AllGroupChats,
        "all_chat_administrators" => Scope::AllChatAdministrators,
        "chat" => Scope::Chat(chat()?),
        "chat_administrators" => Scope::ChatAdministrators(chat()?),
        "chat_member" => Scope::ChatMember(chat()?, id(&field.user_id, "user_id")?),
        other => return Err(wrong("scope", &format!("has the unknown type {other:?}"))),
    })
}
