//! The small world the sandbox keeps: one bot, people, chats, messages, updates.
//!
//! Everything here is synchronous and does no I/O. The server holds the world behind one lock
//! for the few microseconds a method needs.

mod acts;
pub(super) mod chat;
pub(super) mod clock;
pub(super) mod entity;
pub(super) mod media;
pub(super) mod menu;
pub(super) mod message;
mod mini_app;
mod press;
pub(super) mod queue;
pub(super) mod user;
pub(super) mod view;
pub(super) mod webhook;

use std::collections::BTreeMap;
use std::time::Instant;

use serde::{Deserialize, Serialize};

pub use acts::ActError;
pub use mini_app::MiniApp;
pub use press::Pressed;

use self::chat::{Chat, ChatKind, Member};
use self::clock::Clock;
use self::media::MediaStore;
use self::menu::CommandMenus;
use self::queue::{Pending, UpdateQueue};
use self::user::User;
use self::view::{CallbackView, MessageView, UserView};
use self::webhook::Webhook;

/// The largest id of the documented range (help.mp.net 15703372): JavaScript's largest safe
/// integer.
pub(super) const LARGEST_ID: i64 = 9_007_199_254_740_991;

/// Whether the bot's token opens anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum TokenState {
    Good,
    /// Refused until somebody restores it.
    Revoked,
    /// After logOut: refused until this Unix second.
    LoggedOutUntil(i64),
}

/// A message the bot sent, as the server accepted it.
#[derive(Debug, Clone)]
pub struct BotMessage {
    /// Where.
    pub chat_id: i64,
    /// Its id in that chat.
    pub message_id: i64,
    /// Its text or caption, without markup.
    pub text: String,
    /// When.
    pub at: Instant,
}

/// Everything there is.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct World {
    pub clock: Clock,
    pub bot: User,
    pub token: String,
    pub token_state: TokenState,
    pub users: BTreeMap<i64, User>,
    pub chats: BTreeMap<i64, Chat>,
    pub updates: UpdateQueue,
    pub webhook: Webhook,
    pub menus: CommandMenus,
    pub mini_apps: Vec<MiniApp>,
    #[serde(skip)]
    pub media: MediaStore,
    #[serde(skip)]
    pub sent: Vec<BotMessage>,
    /// Bot messages the scripted people have not looked at yet. Filled only while somebody is
    /// there to look.
    #[serde(skip)]
    pub unread_by_people: Vec<(i64, i64)>,
    #[serde(skip)]
    pub people_are_reading: bool,
    /// `http://127.0.0.1:PORT`, for addresses of files.
    pub origin: String,
    /// Counts changes, so the state file is written only when there is something new.
    #[serde(skip)]
    pub revision: u64,
}

#[derive(Serialize)]
struct UpdateView<'a> {
    update_id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<MessageView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edited_message: Option<MessageView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    callback_query: Option<CallbackView<'a>>,
}

impl World {
    pub fn new(bot: User, token: String, origin: String) -> Self {
        Self {
            clock: Clock::default(),
            bot,
            token,
            token_state: TokenState::Good,
            users: BTreeMap::new(),
            chats: BTreeMap::new(),
            updates: UpdateQueue::default(),
            webhook: Webhook::default(),
            menus: CommandMenus::default(),
            mini_apps: Vec::new(),
            media: MediaStore::default(),
            sent: Vec::new(),
            unread_by_people: Vec::new(),
            people_are_reading: false,
            origin,
            revision: 0,
        }
    }

    /// Goes on at another port: addresses of files in pending updates follow.
    pub fn move_to(&mut self, origin: String) {
        if origin != self.origin {
            let prefix = |origin: &str| format!("{origin}/_sandbox/files/");
            self.updates.replace(&prefix(&self.origin), &prefix(&origin));
            self.origin = origin;
        }
    }

    /// A person or the bot.
    pub fn user(&self, id: i64) -> Option<&User> {
        if id == self.bot.id { Some(&self.bot) } else { self.users.get(&id) }
    }

    /// Whether this token opens the API now.
    pub fn accepts(&self, token: &str) -> bool {
        token == self.token && self.token_opens()
    }

    /// Whether the bot's token is neither revoked nor logged out.
    pub fn token_opens(&self) -> bool {
        match self.token_state {
            TokenState::Good => true,
            TokenState::Revoked => false,
            TokenState::LoggedOutUntil(until) => self.clock.now() >= until,
        }
    }

    /// A new person, who has not written to the bot yet. Id 0 asks for a free one.
    pub fn add_person(&mut self, name: &str, id: i64, language: &str) -> i64 {
        let id = if id == 0 { self.free_id() } else { id };
        self.users.insert(id, User::person(id, name, language));
        id
    }

    /// A new group with the bot and these people in it; the first of them made it.
    pub fn add_group(&mut self, title: &str, id: i64, members: &[i64]) -> i64 {
        let id = if id == 0 { self.free_id() } else { id };
        let mut chat = Chat::new(id, ChatKind::Group { title: title.to_owned() });
        for (index, member) in members.iter().enumerate() {
            let place = if index == 0 { Member::Creator } else { Member::Member };
            chat.members.insert(*member, place);
        }
        self.chats.insert(id, chat);
        id
    }

    fn free_id(&self) -> i64 {
        let highest_small = |ids: &mut dyn Iterator<Item = i64>| ids.filter(|id| *id < 1 << 40).max();
        let users = highest_small(&mut self.users.keys().copied()).unwrap_or(0);
        let chats = highest_small(&mut self.chats.keys().copied()).unwrap_or(0);
        users.max(chats).max(self.bot.id) + 1
    }

    /// Where a stored file can be downloaded.
    pub fn file_address(&self, id: &str, name: &str) -> String {
        let name = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
        format!("{}/_sandbox/files/{id}/{name}", self.origin)
    }

    /// Tells the bot about a message. Returns the update's id, or 0 when there is no message.
    pub fn announce(&mut self, chat_id: i64, message_id: i64) -> i64 {
        self.push_update(chat_id, message_id, &News::Message)
    }

    /// Tells the bot that a message was changed. Assumed: no article names this kind.
    pub fn announce_edit(&mut self, chat_id: i64, message_id: i64) -> i64 {
        self.push_update(chat_id, message_id, &News::Edit)
    }

    /// Tells the bot that somebody pressed a button. Assumed: no article names this kind.
    pub fn announce_press(&mut self, chat_id: i64, message_id: i64, user_id: i64, data: &str) -> i64 {
        self.push_update(chat_id, message_id, &News::Press { user_id, data })
    }

    fn push_update(&mut self, chat_id: i64, message_id: i64, news: &News<'_>) -> i64 {
        let update_id = self.updates.next_id();
        let Some((kind, json)) = self.update_json(update_id, chat_id, message_id, news) else {
            return 0;
        };
        self.updates.issue_id();
        let at = self.clock.now();
        self.updates.push(Pending {
            id: Some(update_id),
            kind: kind.to_owned(),
            at,
            json: json.into_boxed_str(),
        });
        self.revision += 1;
        update_id
    }

    fn update_json(
        &self,
        update_id: i64,
        chat_id: i64,
        message_id: i64,
        news: &News<'_>,
    ) -> Option<(&'static str, String)> {
        let chat = self.chats.get(&chat_id)?;
        let view = MessageView::new(self, chat, chat.message(message_id)?);
        let mut update = UpdateView { update_id, message: None, edited_message: None, callback_query: None };
        let kind = match news {
            News::Message => {
                update.message = Some(view);
                "message"
            }
            News::Edit => {
                update.edited_message = Some(view);
                "edited_message"
            }
            News::Press { user_id, data } => {
                update.callback_query = Some(CallbackView {
                    id: format!("{:016x}", fastrand::u64(..)),
                    from: UserView::new(self.user(*user_id)?),
                    message: view,
                    chat_instance: chat_id.to_string(),
                    data,
                });
                "callback_query"
            }
        };
        serde_json::to_string(&update).ok().map(|json| (kind, json))
    }
}

/// What an update tells about a message.
enum News<'a> {
    Message,
    Edit,
    Press { user_id: i64, data: &'a str },
}
