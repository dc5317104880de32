//! Puts a script's people into the world and lets them act.

use std::collections::HashMap;
use std::time::Duration;

use super::gradient;
use super::prefetch::stored;
use super::request::Upload;
use super::script::{Event, Script};
use super::world::chat::ChatKind;
use super::world::entity::Formatted;
use super::world::message::{Content, Media, MediaKind};
use super::world::user::User;
use super::world::{ActError, World};

/// Labelled messages: label to message id.
pub(super) type Labels = HashMap<String, i64>;

/// Brings in the people, groups and MiniApps of a script, and what they said before.
pub(super) fn set(world: &mut World, script: &Script) -> Labels {
    for person in &script.people {
        let mut user = User::person(person.id, &person.name, &person.language);
        user.username.clone_from(&person.username);
        world.users.insert(person.id, user);
    }
    for group in &script.groups {
        world.add_group(&group.title, group.id, &group.members);
        if let Some(chat) = world.chats.get_mut(&group.id) {
            chat.description.clone_from(&group.description);
        }
    }
    world.mini_apps.extend(script.mini_apps.iter().cloned());
    let mut labels = Labels::new();
    let now = world.clock.now();
    for event in &script.history {
        let ago = Duration::try_from_secs_f64(event.minutes_ago * 60.0).unwrap_or_default();
        let date = now - i64::try_from(ago.as_secs()).unwrap_or(0);
        // A line that cannot be said is skipped; the others are still worth hearing.
        let _ = act(world, event, &mut labels, date);
    }
    labels
}

/// Does what an event says. Returns the update's id.
pub(super) fn act(world: &mut World, event: &Event, labels: &mut Labels, date: i64) -> Result<i64, ActError> {
    if event.leave {
        return world.leave(event.chat, event.from);
    }
    let content = if event.join {
        if matches!(world.chats.get(&event.chat).map(|chat| &chat.kind), Some(ChatKind::Group { .. })) {
            return world.join_at(event.chat, event.from, date);
        }
        return Err(ActError::NotAGroup(event.chat));
    } else if let Some(label) = &event.pin {
        let message = labels.get(label).copied().unwrap_or(0);
        return world.pin_at(event.chat, event.from, message, date);
    } else if let Some(colours) = &event.photo {
        photo(world, colours, event.text.as_deref().unwrap_or_default())
    } else if let Some(name) = &event.file {
        let upload = Upload {
            name: name.clone(),
            mime: "text/plain".to_owned(),
            bytes: event.contents.clone().unwrap_or_default().into(),
        };
        uploaded(world, MediaKind::Document, upload, event.text.as_deref().unwrap_or_default())
    } else {
        Content::Text(Formatted::typed(event.text.as_deref().unwrap_or_default()))
    };
    let reply_to = event.reply_to.as_ref().and_then(|label| labels.get(label)).copied();
    let (message_id, update_id) = world.write_at(event.chat, event.from, content, reply_to, date)?;
    if let Some(label) = &event.label {
        labels.insert(label.clone(), message_id);
    }
    Ok(update_id)
}

/// A picture of two colours, as a message.
pub(super) fn photo(world: &mut World, colours: &str, caption: &str) -> Content {
    let upload = Upload {
        name: "photo.png".to_owned(),
        mime: "image/png".to_owned(),
        bytes: gradient::png(colours).into(),
    };
    uploaded(world, MediaKind::Photo, upload, caption)
}

/// A file that somebody uploads, as a message.
pub(super) fn uploaded(world: &mut World, kind: MediaKind, upload: Upload, caption: &str) -> Content {
    let (file, stored) = stored(upload);
    world.media.keep(file.id.clone(), stored);
    Content::Media(Box::new(Media { kind, file, caption: Formatted::typed(caption), duration: 0 }))
}
