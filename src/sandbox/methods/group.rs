//! Groups: their members, their name, their picture.

use std::collections::BTreeMap;

use super::member_view::{MemberView, full_chat};
use super::message::file;
use super::place::{administrable_chat, chat, chat_mut, group, visible_chat};
use super::{Answer, done, json};
use crate::sandbox::arguments::{Arguments, wrong};
use crate::sandbox::refusal::Refusal;
use crate::sandbox::world::World;
use crate::sandbox::world::chat::{BotPlace, ChatKind, Member};

pub(super) fn get_chat(world: &mut World, arguments: &Arguments) -> Answer {
    let id = visible_chat(world, arguments, "chat_id")?;
    json(&full_chat(world, chat(world, id)?))
}

pub(super) fn get_chat_member(world: &mut World, arguments: &Arguments) -> Answer {
    let id = visible_chat(world, arguments, "chat_id")?;
    let user_id = known_user(world, arguments)?;
    json(&MemberView::new(world, chat(world, id)?, user_id))
}

pub(super) fn get_chat_administrators(world: &mut World, arguments: &Arguments) -> Answer {
    let id = group(world, arguments)?;
    let chat = chat(world, id)?;
    let people = chat
        .members
        .iter()
        .filter(|(_, member)| matches!(member, Member::Creator | Member::Administrator))
        .map(|(user_id, _)| *user_id);
    let bot = (chat.bot == BotPlace::Administrator).then_some(world.bot.id);
    let views: Vec<_> =
        people.chain(bot).filter_map(|user_id| MemberView::new(world, chat, user_id)).collect();
    json(&views)
}

pub(super) fn get_chat_member_count(world: &mut World, arguments: &Arguments) -> Answer {
    let id = visible_chat(world, arguments, "chat_id")?;
    let chat = chat(world, id)?;
    let people =
        if chat.is_private() { 1 } else { chat.members.values().filter(|member| member.is_inside()).count() };
    json(&(people + 1))
}

/// Mutes. The member stays (help.mp.net 15703404).
pub(super) fn ban(world: &mut World, arguments: &Arguments) -> Answer {
    restrict_to(world, arguments, BTreeMap::new())
}

pub(super) fn restrict(world: &mut World, arguments: &Arguments) -> Answer {
    let rights = arguments.json("permissions", "an object of booleans")?.unwrap_or_default();
    restrict_to(world, arguments, rights)
}

fn restrict_to(world: &mut World, arguments: &Arguments, rights: BTreeMap<String, bool>) -> Answer {
    let id = administrable_chat(world, arguments)?;
    let user_id = known_user(world, arguments)?;
    let until = arguments.integer("until_date")?.unwrap_or(0);
    if until != 0 && until <= world.clock.now() {
        return Err(wrong("until_date", "lies in the past; 0 or none is for good"));
    }
    if user_id == world.bot.id {
        return Err(Refusal::bad_request("the bot cannot mute itself"));
    }
    let member = chat_mut(world, id)?.members.get_mut(&user_id).filter(|member| member.is_inside());
    let member = member.ok_or_else(|| Refusal::bad_request("user_id is not a member of the chat"))?;
    if matches!(member, Member::Creator | Member::Administrator) {
        return Err(Refusal::forbidden("user_id administers the chat"));
    }
    // Every right given back is no restriction any more.
    let all = super::member_view::SENDING_RIGHTS.iter().all(|right| rights.get(*right) == Some(&true));
    *member = if all { Member::Member } else { Member::Restricted { until, rights } };
    world.revision += 1;
    done()
}

/// Lifts a mute (help.mp.net 15703404). Without one there is nothing to lift, and that is fine.
pub(super) fn unban(world: &mut World, arguments: &Arguments) -> Answer {
    let id = administrable_chat(world, arguments)?;
    let user_id = known_user(world, arguments)?;
    if let Some(member @ Member::Restricted { .. }) = chat_mut(world, id)?.members.get_mut(&user_id) {
        *member = Member::Member;
    }
    world.revision += 1;
    done()
}

fn known_user(world: &World, arguments: &Arguments) -> Result<i64, Refusal> {
    let user_id = arguments.required_id("user_id")?;
    if world.user(user_id).is_none() {
        return Err(Refusal::bad_request(format_args!("user not found: user_id {user_id}")));
    }
    Ok(user_id)
}

pub(super) fn leave(world: &mut World, arguments: &Arguments) -> Answer {
    let id = group(world, arguments)?;
    chat_mut(world, id)?.bot = BotPlace::Left;
    world.revision += 1;
    done()
}

pub(super) fn set_title(world: &mut World, arguments: &Arguments) -> Answer {
    let id = administrable_chat(world, arguments)?;
    let title = arguments.text("title")?.unwrap_or_default().trim().to_owned();
    if title.is_empty() {
        return Err(wrong("title", "must not be empty"));
    }
    chat_mut(world, id)?.kind = ChatKind::Group { title };
    world.revision += 1;
    done()
}

pub(super) fn set_description(world: &mut World, arguments: &Arguments) -> Answer {
    let id = administrable_chat(world, arguments)?;
    let description = arguments.text("description")?.unwrap_or_default().to_owned();
    chat_mut(world, id)?.description = description;
    world.revision += 1;
    done()
}

/// Takes an upload and, unlike Telegram, an address (help.mp.net 15703404).
pub(super) fn set_photo(world: &mut World, arguments: &Arguments) -> Answer {
    let id = administrable_chat(world, arguments)?;
    let (file, stored) = file(arguments, "photo")?;
    if let Some(stored) = stored {
        world.media.keep(file.id.clone(), stored);
    }
    chat_mut(world, id)?.photo = Some(Box::new(file));
    world.revision += 1;
    done()
}

pub(super) fn delete_photo(world: &mut World, arguments: &Arguments) -> Answer {
    let id = administrable_chat(world, arguments)?;
    if chat_mut(world, id)?.photo.take().is_none() {
        return Err(Refusal::bad_request("the chat has no photo"));
    }
    world.revision += 1;
    done()
}
