//! What people do in the world.

use super::World;
use super::chat::{BotPlace, Chat, ChatKind, Member};
use super::entity::Formatted;
use super::message::{Content, FileReference, Media, MediaKind, Message};

/// Why a person could not do something.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ActError {
    /// Nobody has this id.
    #[error("there is no person {0}")]
    NoPerson(i64),
    /// No chat has this id.
    #[error("there is no chat {0}")]
    NoChat(i64),
    /// The chat has no such message.
    #[error("there is no message {1} in chat {0}")]
    NoMessage(i64, i64),
    /// The person is not in the chat.
    #[error("person {1} is not in chat {0}")]
    NotInside(i64, i64),
    /// The person is muted there.
    #[error("person {1} is muted in chat {0}")]
    Muted(i64, i64),
    /// The message is somebody else's.
    #[error("message {1} of chat {0} was written by somebody else")]
    NotTheirs(i64, i64),
    /// It makes sense only in a group.
    #[error("chat {0} is not a group")]
    NotAGroup(i64),
    /// The message has no such button.
    #[error("the message has no such button")]
    NoButton,
    /// The bot has no such MiniApp.
    #[error("the bot has no such MiniApp")]
    NoMiniApp,
}

impl World {
    /// A person writes. In a private chat (`chat_id` is their own id) this opens the
    /// conversation. Returns the ids of the message and, where the bot can see it, of the update.
    pub fn write(
        &mut self,
        chat_id: i64,
        user_id: i64,
        content: Content,
        reply_to: Option<i64>,
    ) -> Result<(i64, i64), ActError> {
        let date = self.clock.now();
        self.write_at(chat_id, user_id, content, reply_to, date)
    }

    /// The same at another time, for what was said before the sandbox started.
    pub fn write_at(
        &mut self,
        chat_id: i64,
        user_id: i64,
        content: Content,
        reply_to: Option<i64>,
        date: i64,
    ) -> Result<(i64, i64), ActError> {
        if !self.users.contains_key(&user_id) {
            return Err(ActError::NoPerson(user_id));
        }
        if chat_id == user_id {
            self.chats
                .entry(chat_id)
                .or_insert_with(|| Chat::new(chat_id, ChatKind::Private));
        }
        let now = self.clock.now();
        let chat = self.chats.get_mut(&chat_id).ok_or(ActError::NoChat(chat_id))?;
        chat.lift_expired(now);
        if !chat.has(user_id) {
            return Err(ActError::NotInside(chat_id, user_id));
        }
        let right = match &content {
            Content::Media(media) => match media.kind {
                MediaKind::Photo => "can_send_photos",
                MediaKind::Video => "can_send_videos",
                MediaKind::Document => "can_send_documents",
            },
            _ => "can_send_messages",
        };
        if !content.is_notice() && !chat.may_write(user_id, right) {
            return Err(ActError::Muted(chat_id, user_id));
        }
        let id = chat.next_message_id();
        let reply_to = reply_to.filter(|id| chat.message(*id).is_some());
        chat.push(Message {
            id,
            from: user_id,
            date,
            content,
            edited: None,
            reply_to,
            forwarded: None,
            buttons: None,
        });
        let sees = chat.bot != BotPlace::Left;
        let update_id = if sees { self.announce(chat_id, id) } else { 0 };
        Ok((id, update_id))
    }

    /// A person changes their text. Returns the update's id.
    pub fn edit(&mut self, chat_id: i64, user_id: i64, message_id: i64, text: &str) -> Result<i64, ActError> {
        let now = self.clock.now();
        let chat = self.chats.get_mut(&chat_id).ok_or(ActError::NoChat(chat_id))?;
        let message = chat
            .message_mut(message_id)
            .ok_or(ActError::NoMessage(chat_id, message_id))?;
        if message.from != user_id || message.content.is_notice() {
            return Err(ActError::NotTheirs(chat_id, message_id));
        }
        match &mut message.content {
            Content::Media(media) => media.caption = Formatted::typed(text),
            other => *other = Content::Text(Formatted::typed(text)),
        }
        message.edited = Some(now);
        Ok(self.announce_edit(chat_id, message_id))
    }

    /// A person joins a group.
    pub fn join(&mut self, chat_id: i64, user_id: i64) -> Result<i64, ActError> {
        let now = self.clock.now();
        self.join_at(chat_id, user_id, now)
    }

    /// The same at another time.
    pub fn join_at(&mut self, chat_id: i64, user_id: i64, date: i64) -> Result<i64, ActError> {
        if !self.users.contains_key(&user_id) {
            return Err(ActError::NoPerson(user_id));
        }
        let chat = self.group_mut(chat_id)?;
        // Who is in already, muted perhaps, stays as they are.
        if !chat.has(user_id) {
            chat.members.insert(user_id, Member::Member);
        }
        self.write_at(chat_id, user_id, Content::Joined(vec![user_id]), None, date)
            .map(|(_, update)| update)
    }

    /// A person leaves a group.
    pub fn leave(&mut self, chat_id: i64, user_id: i64) -> Result<i64, ActError> {
        let chat = self.group_mut(chat_id)?;
        if !chat.has(user_id) {
            return Err(ActError::NotInside(chat_id, user_id));
        }
        let update = self
            .write(chat_id, user_id, Content::Left(user_id), None)
            .map(|(_, update)| update)?;
        self.group_mut(chat_id)?.members.insert(user_id, Member::Left);
        Ok(update)
    }

    /// A person pins a message.
    pub fn pin(&mut self, chat_id: i64, user_id: i64, message_id: i64) -> Result<i64, ActError> {
        let now = self.clock.now();
        self.pin_at(chat_id, user_id, message_id, now)
    }

    /// The same at another time.
    pub fn pin_at(
        &mut self,
        chat_id: i64,
        user_id: i64,
        message_id: i64,
        date: i64,
    ) -> Result<i64, ActError> {
        let chat = self.chats.get_mut(&chat_id).ok_or(ActError::NoChat(chat_id))?;
        if chat
            .message(message_id)
            .is_none_or(|message| message.content.is_notice())
        {
            return Err(ActError::NoMessage(chat_id, message_id));
        }
        if !chat.has(user_id) {
            return Err(ActError::NotInside(chat_id, user_id));
        }
        chat.pinned.retain(|pinned| *pinned != message_id);
        chat.pinned.push(message_id);
        self.write_at(chat_id, user_id, Content::Pinned(message_id), None, date)
            .map(|(_, update)| update)
    }

    /// A person sends a stored file.
    pub fn send_file(
        &mut self,
        chat_id: i64,
        user_id: i64,
        kind: MediaKind,
        file: FileReference,
        caption: &str,
    ) -> Result<(i64, i64), ActError> {
        let media = Media {
            kind,
            file,
            caption: Formatted::typed(caption),
            duration: 0,
        };
        self.write(chat_id, user_id, Content::Media(Box::new(media)), None)
    }

    fn group_mut(&mut self, chat_id: i64) -> Result<&mut Chat, ActError> {
        let chat = self.chats.get_mut(&chat_id).ok_or(ActError::NoChat(chat_id))?;
        if chat.is_private() {
            Err(ActError::NotAGroup(chat_id))
        } else {
            Ok(chat)
        }
    }
}
