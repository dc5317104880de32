//! How the world looks on the wire.
//!
//! Documented members: `id`, `is_bot`, `username` of a user (help.mp.net 15703384); `message_id`,
//! `chat`, `from`, `text`, `date` of a message (15703367); `new_chat_members`,
//! `left_chat_member`, `pinned_message` (15703377). Every other member is Telegram's, because
//! typed clients require it; `docs/sandbox.md` lists them as assumed.

use serde::Serialize;

use super::World;
use super::chat::{Chat, ChatKind};
use super::entity::Entity;
use super::message::{Content, FileReference, Forwarded, Keyboard, Media, MediaKind, Message};
use super::user::User;

#[derive(Serialize)]
pub(in crate::sandbox) struct UserView<'a> {
    id: i64,
    is_bot: bool,
    first_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language_code: Option<&'a str>,
}

impl<'a> UserView<'a> {
    pub fn new(user: &'a User) -> Self {
        Self {
            id: user.id,
            is_bot: user.is_bot,
            first_name: &user.first_name,
            last_name: user.last_name.as_deref(),
            username: user.username.as_deref(),
            language_code: user.language.as_deref(),
        }
    }
}

#[derive(Serialize)]
pub(in crate::sandbox) struct ChatView<'a> {
    id: i64,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<&'a str>,
}

impl<'a> ChatView<'a> {
    pub fn new(world: &'a World, chat: &'a Chat) -> Self {
        let empty = Self {
            id: chat.id,
            r#type: "group",
            title: None,
            first_name: None,
            last_name: None,
            username: None,
        };
        match &chat.kind {
            ChatKind::Group { title } => Self { title: Some(title), ..empty },
            ChatKind::Private => {
                let person = world.users.get(&chat.id);
                Self {
                    r#type: "private",
                    first_name: person.map(|person| person.first_name.as_str()),
                    last_name: person.and_then(|person| person.last_name.as_deref()),
                    username: person.and_then(|person| person.username.as_deref()),
                    ..empty
                }
            }
        }
    }
}

#[derive(Serialize)]
pub(in crate::sandbox) struct FileView<'a> {
    file_id: &'a str,
    file_unique_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file_size: Option<u64>,
    /// Where the bytes are. A `file_id` cannot be used again (help.mp.net 15703404), so a client
    /// needs an address to show the file; the name of this member is inferred.
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mime_type: Option<&'a str>,
}

impl<'a> FileView<'a> {
    fn new(world: &World, file: &'a FileReference) -> Self {
        Self {
            file_id: &file.id,
            file_unique_id: file.id.get(..16).unwrap_or(&file.id),
            file_size: file.size,
            url: file.remote.clone().unwrap_or_else(|| world.file_address(&file.id, &file.name)),
            width: None,
            height: None,
            duration: None,
            file_name: None,
            mime_type: None,
        }
    }

    /// One size of a photo.
    pub fn photo(world: &World, file: &'a FileReference) -> Self {
        Self { width: Some(file.width), height: Some(file.height), ..Self::new(world, file) }
    }

    fn named(world: &World, file: &'a FileReference) -> Self {
        Self { file_name: Some(&file.name), mime_type: Some(&file.mime), ..Self::new(world, file) }
    }

    fn video(world: &World, media: &'a Media) -> Self {
        Self {
            width: Some(media.file.width),
            height: Some(media.file.height),
            duration: Some(media.duration),
            ..Self::named(world, &media.file)
        }
    }
}

#[derive(Serialize)]
struct OriginView<'a> {
    r#type: &'static str,
    date: i64,
    sender_user: UserView<'a>,
}

#[derive(Serialize)]
pub(in crate::sandbox) struct MessageView<'a> {
    message_id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<UserView<'a>>,
    chat: ChatView<'a>,
    date: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    edit_date: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    forward_origin: Option<OriginView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_to_message: Option<Box<MessageView<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "<[Entity]>::is_empty")]
    entities: &'a [Entity],
    #[serde(skip_serializing_if = "Option::is_none")]
    photo: Option<[FileView<'a>; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    video: Option<FileView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<FileView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<&'a str>,
    #[serde(skip_serializing_if = "<[Entity]>::is_empty")]
    caption_entities: &'a [Entity],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    new_chat_members: Vec<UserView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_chat_member: Option<UserView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pinned_message: Option<Box<MessageView<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_markup: Option<&'a Keyboard>,
}

impl<'a> MessageView<'a> {
    /// A message with the messages it refers to.
    pub fn new(world: &'a World, chat: &'a Chat, message: &'a Message) -> Self {
        let mut view = Self::shallow(world, chat, message);
        let other = |id: i64| chat.message(id).map(|other| Box::new(Self::shallow(world, chat, other)));
        view.reply_to_message = message.reply_to.and_then(other);
        if let Content::Pinned(id) = message.content {
            view.pinned_message = other(id);
        }
        view
    }

    /// A message as it stands inside another one: without what it refers to itself, so a long
    /// chain of replies does not become a deep JSON.
    fn shallow(world: &'a World, chat: &'a Chat, message: &'a Message) -> Self {
        let user = |id: i64| world.user(id).map(UserView::new);
        let mut view = Self {
            message_id: message.id,
            from: user(message.from),
            chat: ChatView::new(world, chat),
            date: message.date,
            edit_date: message.edited,
            forward_origin: message.forwarded.as_ref().and_then(|origin| origin_view(world, origin)),
            reply_to_message: None,
            text: None,
            entities: &[],
            photo: None,
            video: None,
            document: None,
            caption: None,
            caption_entities: &[],
            new_chat_members: Vec::new(),
            left_chat_member: None,
            pinned_message: None,
            reply_markup: message.buttons.as_deref(),
        };
        match &message.content {
            Content::Text(text) => {
                view.text = Some(&text.text);
                view.entities = &text.entities;
            }
            Content::Media(media) => {
                match media.kind {
                    MediaKind::Photo => view.photo = Some([FileView::photo(world, &media.file)]),
                    MediaKind::Video => view.video = Some(FileView::video(world, media)),
                    MediaKind::Document => view.document = Some(FileView::named(world, &media.file)),
                }
                view.caption = (!media.caption.text.is_empty()).then_some(media.caption.text.as_str());
                view.caption_entities = &media.caption.entities;
            }
            Content::Joined(people) => {
                view.new_chat_members = people.iter().filter_map(|id| user(*id)).collect();
            }
            Content::Left(person) => view.left_chat_member = user(*person),
            Content::Pinned(_) => {}
        }
        view
    }
}

fn origin_view<'a>(world: &'a World, origin: &Forwarded) -> Option<OriginView<'a>> {
    let sender_user = world.user(origin.from).map(UserView::new)?;
    Some(OriginView { r#type: "user", date: origin.date, sender_user })
}

/// A press on a button. Assumed: no article names callback queries.
#[derive(Serialize)]
pub(in crate::sandbox) struct CallbackView<'a> {
    pub id: String,
    pub from: UserView<'a>,
    pub message: MessageView<'a>,
    pub chat_instance: String,
    pub data: &'a str,
}
