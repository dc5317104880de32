//! Members and whole chats on the wire. Every member here is assumed: no article shows one;
//! typed clients require these.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::sandbox::world::World;
use crate::sandbox::world::chat::{BotPlace, Chat, Member};
use crate::sandbox::world::message::FileReference;
use crate::sandbox::world::view::{ChatView, MessageView, UserView};

/// What a member may send. All of them given is no restriction.
pub(super) const SENDING_RIGHTS: [&str; 10] = [
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
];

/// What a member may change.
const CHANGING_RIGHTS: [&str; 6] = [
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
];

/// What an administrator may do.
const ADMINISTRATOR_RIGHTS: [&str; 12] = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
];

#[derive(Serialize)]
pub(super) struct MemberView<'a> {
    user: UserView<'a>,
    status: &'static str,
    #[serde(flatten)]
    flags: BTreeMap<&'static str, bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until_date: Option<i64>,
}

impl<'a> MemberView<'a> {
    /// How this user stands in this chat; `None` for a user nobody knows.
    pub fn new(world: &'a World, chat: &Chat, user_id: i64) -> Option<Self> {
        let user = UserView::new(world.user(user_id)?);
        let bare = |status, flags| Self { user, status, flags, until_date: None };
        let administrator = || {
            let rights = ADMINISTRATOR_RIGHTS.iter().map(|right| (*right, *right != "can_promote_members"));
            rights.chain([("can_be_edited", false), ("is_anonymous", false)]).collect()
        };
        let none = BTreeMap::new();
        Some(if user_id == world.bot.id {
            match chat.bot {
                _ if chat.is_private() => bare("member", none),
                BotPlace::Administrator => bare("administrator", administrator()),
                BotPlace::Member => bare("member", none),
                BotPlace::Left => bare("left", none),
            }
        } else if chat.is_private() {
            bare(if user_id == chat.id { "member" } else { "left" }, none)
        } else {
            match chat.members.get(&user_id) {
                Some(Member::Creator) => bare("creator", BTreeMap::from([("is_anonymous", false)])),
                Some(Member::Administrator) => bare("administrator", administrator()),
                Some(Member::Member) => bare("member", none),
                Some(Member::Restricted { until, rights }) => {
                    let given = |right: &&'static str| (*right, rights.get(*right).copied().unwrap_or(false));
                    let mut flags: BTreeMap<_, _> =
                        SENDING_RIGHTS.iter().chain(&CHANGING_RIGHTS).map(given).collect();
                    // Muted people stay in the group (help.mp.net 15703404).
                    flags.insert("is_member", true);
                    Self { until_date: Some(*until), ..bare("restricted", flags) }
                }
                Some(Member::Left) | None => bare("left", none),
            }
        })
    }
}

#[derive(Serialize)]
pub(super) struct FullChat<'a> {
    #[serde(flatten)]
    chat: ChatView<'a>,
    accent_color_id: i64,
    max_reaction_count: i64,
    accepted_gift_types: BTreeMap<&'static str, bool>,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    photo: Option<ChatPhoto<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pinned_message: Option<MessageView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    permissions: Option<BTreeMap<&'static str, bool>>,
}

#[derive(Serialize)]
struct ChatPhoto<'a> {
    small_file_id: &'a str,
    small_file_unique_id: &'a str,
    big_file_id: &'a str,
    big_file_unique_id: &'a str,
    url: String,
}

/// Everything the bot may know about a chat.
pub(super) fn full_chat<'a>(world: &'a World, chat: &'a Chat) -> FullChat<'a> {
    let photo = |file: &'a FileReference| ChatPhoto {
        small_file_id: &file.id,
        small_file_unique_id: &file.id,
        big_file_id: &file.id,
        big_file_unique_id: &file.id,
        url: file.remote.clone().unwrap_or_else(|| world.file_address(&file.id, &file.name)),
    };
    let gifts =
        ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"];
    let pinned = chat.pinned.last().and_then(|id| chat.message(*id));
    FullChat {
        chat: ChatView::new(world, chat),
        accent_color_id: 0,
        max_reaction_count: 0,
        accepted_gift_types: gifts.into_iter().map(|gift| (gift, false)).collect(),
        description: &chat.description,
        photo: chat.photo.as_deref().map(photo),
        pinned_message: pinned.map(|message| MessageView::new(world, chat, message)),
        permissions: (!chat.is_private())
            .then(|| SENDING_RIGHTS.iter().chain(&CHANGING_RIGHTS).map(|right| (*right, true)).collect()),
    }
}
