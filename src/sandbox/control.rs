//! The handle on a running sandbox, for tests and for the control API.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::fault::Fault;
use super::prefetch::stored;
use super::request::Upload;
use super::shared::{RequestSeen, Shared, lock};
use super::stage;
use super::world::chat::BotPlace;
use super::world::entity::Formatted;
use super::world::message::{Content, FileReference, Media, MediaKind};
use super::world::webhook::Webhook;
use super::world::{ActError, BotMessage, MiniApp, Pressed, TokenState, World};

/// Lets people act and looks at what the bot did. Cheap to clone, usable from any thread, never
/// waits for anything but the world's lock.
#[derive(Debug, Clone)]
pub struct Control {
    shared: Arc<Shared>,
}

#[allow(clippy::must_use_candidate, reason = "most callers act for the effect, not for the id")]
impl Control {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }

    pub(super) fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    /// Changes the world and wakes whoever waits for a change.
    pub(super) fn change<T>(&self, act: impl FnOnce(&mut World) -> T) -> T {
        let result = {
            let mut world = self.shared.world();
            world.revision += 1;
            act(&mut world)
        };
        self.shared.changed.notify_waiters();
        result
    }

    /// Adds a person who has not yet opened a conversation with the bot. Id 0 takes a free one.
    /// What follows the first space of the name is the last name.
    pub fn add_person(&self, name: &str, id: i64, language: &str) -> i64 {
        self.change(|world| world.add_person(name, id, language))
    }

    /// Gives a person a username.
    pub fn set_username(&self, user_id: i64, username: &str) {
        self.change(|world| {
            if let Some(user) = world.users.get_mut(&user_id) {
                user.username = (!username.is_empty()).then(|| username.to_owned());
            }
        });
    }

    /// Gives a person a profile picture; the newest stands first.
    pub fn add_profile_photo(&self, user_id: i64, name: &str, mime: &str, bytes: Vec<u8>) {
        let upload = Upload { name: name.to_owned(), mime: mime.to_owned(), bytes: bytes.into() };
        self.change(|world| {
            if let Some(user) = world.users.get_mut(&user_id) {
                let (file, stored) = stored(upload);
                user.photos.insert(0, file.clone());
                world.media.keep(file.id, stored);
            }
        });
    }

    /// Adds a group in which the bot is an administrator. The first member made it. Id 0 takes a
    /// free one.
    pub fn add_group(&self, title: &str, id: i64, members: &[i64]) -> i64 {
        self.change(|world| world.add_group(title, id, members))
    }

    /// Gives the bot a MiniApp.
    pub fn add_mini_app(&self, app: MiniApp) {
        self.change(|world| world.mini_apps.push(app));
    }

    /// Makes the bot an administrator of a group, or a plain member of it.
    pub fn set_bot_administrator(&self, chat_id: i64, administrator: bool) {
        self.change(|world| {
            if let Some(chat) = world.chats.get_mut(&chat_id) {
                chat.bot = if administrator { BotPlace::Administrator } else { BotPlace::Member };
            }
        });
    }

    /// A person writes; where `chat_id` is their own id this opens the private conversation.
    /// Returns the update's id, or 0 when nothing was written: nobody has that id, they are not
    /// in the chat, or they are muted. [`Self::try_write`] says which.
    pub fn writes(&self, chat_id: i64, user_id: i64, text: &str) -> i64 {
        self.try_write(chat_id, user_id, text, None).map_or(0, |(_, update_id)| update_id)
    }

    /// A person writes, perhaps in answer to a message. Returns the ids of message and update.
    pub fn try_write(
        &self,
        chat_id: i64,
        user_id: i64,
        text: &str,
        reply_to: Option<i64>,
    ) -> Result<(i64, i64), ActError> {
        self.change(|world| world.write(chat_id, user_id, Content::Text(Formatted::typed(text)), reply_to))
    }

    /// A person sends a file. Returns the update's id, or 0 when they cannot.
    pub fn sends_file(
        &self,
        (chat_id, user_id): (i64, i64),
        kind: crate::api::MediaKind,
        (name, mime, bytes): (&str, &str, Vec<u8>),
        caption: &str,
    ) -> i64 {
        let upload = Upload { name: name.to_owned(), mime: mime.to_owned(), bytes: bytes.into() };
        self.change(|world| {
            let content = stage::uploaded(world, media_kind(kind), upload, caption);
            world.write(chat_id, user_id, content, None).map_or(0, |(_, update_id)| update_id)
        })
    }

    /// A person sends a picture of two colours: `#rrggbb-#rrggbb`. Returns the update's id, or 0
    /// when they cannot.
    pub fn sends_photo(&self, chat_id: i64, user_id: i64, colours: &str, caption: &str) -> i64 {
        self.change(|world| {
            let content = stage::photo(world, colours, caption);
            world.write(chat_id, user_id, content, None).map_or(0, |(_, update_id)| update_id)
        })
    }

    /// A person sends a file that lies on another server. Returns the update's id, or 0 when they
    /// cannot.
    pub fn sends_address(
        &self,
        (chat_id, user_id): (i64, i64),
        kind: crate::api::MediaKind,
        (url, name): (&str, &str),
        (width, height): (i64, i64),
    ) -> i64 {
        let file = FileReference {
            id: super::random_id(),
            name: name.to_owned(),
            mime: "application/octet-stream".to_owned(),
            size: None,
            width,
            height,
            remote: Some(url.to_owned()),
        };
        let media = Media { kind: media_kind(kind), file, caption: Formatted::default(), duration: 0 };
        self.change(|world| {
            let content = Content::Media(Box::new(media));
            world.write(chat_id, user_id, content, None).map_or(0, |(_, update_id)| update_id)
        })
    }

    /// Many texts by one person, for benches. Returns the updates' ids.
    pub fn writes_many(&self, chat_id: i64, user_id: i64, texts: impl Iterator<Item = String>) -> Vec<i64> {
        self.change(|world| {
            texts
                .filter_map(|text| {
                    let content = Content::Text(Formatted::typed(text));
                    world.write(chat_id, user_id, content, None).ok()
                })
                .map(|(_, update_id)| update_id)
                .collect()
        })
    }

    /// A person changes one of their messages. Returns the update's id, or 0 when they cannot.
    pub fn edits(&self, chat_id: i64, user_id: i64, message_id: i64, text: &str) -> i64 {
        self.change(|world| world.edit(chat_id, user_id, message_id, text)).unwrap_or(0)
    }

    /// A person joins a group. Returns the update's id, or 0 when they cannot.
    pub fn joins(&self, chat_id: i64, user_id: i64) -> i64 {
        self.change(|world| world.join(chat_id, user_id)).unwrap_or(0)
    }

    /// A person leaves a group. Returns the update's id, or 0 when they cannot.
    pub fn leaves(&self, chat_id: i64, user_id: i64) -> i64 {
        self.change(|world| world.leave(chat_id, user_id)).unwrap_or(0)
    }

    /// A person pins a message. Returns the update's id, or 0 when they cannot.
    pub fn pins(&self, chat_id: i64, user_id: i64, message_id: i64) -> i64 {
        self.change(|world| world.pin(chat_id, user_id, message_id)).unwrap_or(0)
    }

    /// A person presses a button of a message, by its row and column from 0.
    pub fn press(
        &self,
        chat_id: i64,
        user_id: i64,
        message_id: i64,
        row: usize,
        column: usize,
    ) -> Result<Pressed, ActError> {
        self.change(|world| world.press(chat_id, user_id, message_id, row, column))
    }

    /// A person opens a MiniApp of the bot by its short name, as through a direct link. The
    /// initData is signed with the bot's token.
    pub fn open_mini_app(
        &self,
        chat_id: i64,
        user_id: i64,
        short_name: &str,
        start_param: Option<&str>,
    ) -> Result<Pressed, ActError> {
        self.shared.world().open_mini_app(chat_id, user_id, short_name, start_param)
    }

    /// Puts a text among the pending updates exactly as it is: malformed updates, unknown kinds,
    /// JSON that is no object. A text that is no JSON at all spoils the whole answer it is in.
    pub fn inject_update(&self, raw: String) {
        self.change(|world| {
            let now = world.clock.now();
            world.updates.push_raw(raw, now);
        });
    }

    /// The id the next update will have.
    pub fn next_update_id(&self) -> i64 {
        self.shared.world().updates.next_id()
    }

    /// Adds a fault. The first pending fault that matches a request applies to it.
    pub fn fault(&self, fault: Fault) {
        self.shared.faults().add(fault);
    }

    /// Forgets all pending faults.
    pub fn clear_faults(&self) {
        self.shared.faults().clear();
    }

    /// Every message the bot sent, in the order the server accepted them.
    pub fn bot_messages(&self) -> Vec<BotMessage> {
        self.shared.world().sent.clone()
    }

    /// The `reply_markup` of a message as it stands on the server; `None` without buttons.
    pub fn buttons_of(&self, chat_id: i64, message_id: i64) -> Option<serde_json::Value> {
        let world = self.shared.world();
        let buttons = world.chats.get(&chat_id)?.message(message_id)?.buttons.as_ref()?;
        serde_json::to_value(buttons).ok()
    }

    /// Ids of updates handed out in an answer of getUpdates or taken by the webhook. An answer
    /// that a fault spoilt does not count.
    pub fn delivered(&self) -> Vec<i64> {
        self.shared.world().updates.delivered().to_vec()
    }

    /// Ids of updates that the client has surely handled: they were delivered, and the next
    /// request with an offset lay above them. An update that was asked for again after it had
    /// been consumed is never confirmed, whatever higher offset follows. Updates that an offset
    /// skipped unseen count, because the client said it wants nothing below.
    pub fn confirmed(&self) -> Vec<i64> {
        self.shared.world().updates.confirmed().to_vec()
    }

    /// How many updates wait.
    pub fn pending(&self) -> usize {
        self.shared.world().updates.len()
    }

    /// How many getUpdates calls are waiting for an update now.
    pub fn waiting_polls(&self) -> usize {
        self.shared.waiting_polls.load(Ordering::SeqCst)
    }

    /// How many callers wait for an answer that [`FaultKind::Hang`](super::FaultKind::Hang) or
    /// [`FaultKind::HangAfter`](super::FaultKind::HangAfter) keeps from them; one that gave up is not
    /// among them.
    pub fn hanging(&self) -> usize {
        self.shared.hanging.load(Ordering::SeqCst)
    }

    /// The last 100,000 requests, in the order they came.
    pub fn requests(&self) -> Vec<RequestSeen> {
        self.shared.requests()
    }

    /// Sets or removes the webhook as if somebody else had, without a probe.
    pub fn set_webhook_url(&self, url: Option<&str>) {
        self.change(|world| match url {
            Some(url) => {
                world.webhook = Webhook {
                    url: url.to_owned(),
                    max_connections: 40,
                    generation: world.webhook.generation + 1,
                    ..Webhook::default()
                };
            }
            None => world.webhook.remove(),
        });
    }

    /// Revokes the token: every request answers 401.
    pub fn revoke_token(&self) {
        self.change(|world| world.token_state = TokenState::Revoked);
    }

    /// Makes the token good again, after [`Self::revoke_token`] or logOut.
    pub fn restore_token(&self) {
        self.change(|world| world.token_state = TokenState::Good);
    }

    /// Replaces the token, as BotFather would.
    pub fn set_token(&self, token: &str) {
        self.change(|world| token.clone_into(&mut world.token));
    }

    /// Moves the sandbox's clock on: updates expire after 24 hours, mutes end.
    pub fn advance_clock(&self, by: Duration) {
        self.change(|world| world.clock.advance(by));
    }

    /// Whether scripted people write on their own and answer.
    pub fn set_live(&self, live: bool) {
        self.change(|world| {
            world.people_are_reading = live;
            world.unread_by_people.clear();
        });
        self.shared.people.notify_one();
    }

    /// A person blocks the bot, or a group forbids it to write: sends answer 403.
    pub fn set_blocked(&self, chat_id: i64, blocked: bool) {
        self.change(|world| {
            if let Some(chat) = world.chats.get_mut(&chat_id) {
                chat.blocked = blocked;
            }
        });
    }

    /// MPChat refuses what the bot sends to a chat: 50001 with this description.
    pub fn set_business_refusal(&self, chat_id: i64, why: Option<String>) {
        self.change(|world| {
            if let Some(chat) = world.chats.get_mut(&chat_id) {
                chat.business_refusal = why;
            }
        });
    }

    /// Changes the number of requests a second before 429; `None` is unlimited.
    pub fn set_rate_limit(&self, limit: Option<u32>) {
        lock(&self.shared.limiter).limit = limit;
    }
}

fn media_kind(kind: crate::api::MediaKind) -> MediaKind {
    match kind {
        crate::api::MediaKind::Photo => MediaKind::Photo,
        crate::api::MediaKind::Video => MediaKind::Video,
        crate::api::MediaKind::Document => MediaKind::Document,
    }
}
