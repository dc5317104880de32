//! What each method does to the world.
//!
//! A method either does all of what it says or refuses and changes nothing.

mod core;
mod group;
mod keyboard;
mod management;
mod member_view;
mod menus;
mod message;
mod place;
mod user;

use serde::Serialize;

use super::arguments::Arguments;
use super::refusal::Refusal;
use super::world::World;
use super::world::message::MediaKind;

/// `result` as JSON, or why not.
type Answer = Result<String, Refusal>;

/// Runs a method that needs nothing but the world. `getUpdates` and `setWebhook` wait for things
/// outside it and stand in their own files.
pub(super) fn run(world: &mut World, name: &str, arguments: &Arguments) -> Answer {
    match name {
        "getMe" => core::get_me(world),
        "logOut" => core::log_out(world),
        "getWebhookInfo" => core::get_webhook_info(world),
        "deleteWebhook" => core::delete_webhook(world, arguments),
        "sendMessage" => message::send_message(world, arguments),
        "sendPhoto" => message::send_media(world, arguments, MediaKind::Photo),
        "sendVideo" => message::send_media(world, arguments, MediaKind::Video),
        "sendDocument" => message::send_media(world, arguments, MediaKind::Document),
        "editMessageText" => management::edit_text(world, arguments),
        "editMessageCaption" => management::edit_caption(world, arguments),
        "editMessageReplyMarkup" => management::edit_reply_markup(world, arguments),
        "deleteMessage" => management::delete_message(world, arguments),
        "deleteMessages" => management::delete_messages(world, arguments),
        "forwardMessage" => management::forward_message(world, arguments),
        "forwardMessages" => management::forward_messages(world, arguments),
        "copyMessage" => management::copy_message(world, arguments),
        "copyMessages" => management::copy_messages(world, arguments),
        "pinChatMessage" => management::pin(world, arguments),
        "unpinChatMessage" => management::unpin(world, arguments),
        "unpinAllChatMessages" => management::unpin_all(world, arguments),
        "banChatMember" => group::ban(world, arguments),
        "unbanChatMember" => group::unban(world, arguments),
        "restrictChatMember" => group::restrict(world, arguments),
        "setChatPhoto" => group::set_photo(world, arguments),
        "deleteChatPhoto" => group::delete_photo(world, arguments),
        "setChatTitle" => group::set_title(world, arguments),
        "setChatDescription" => group::set_description(world, arguments),
        "leaveChat" => group::leave(world, arguments),
        "getChat" => group::get_chat(world, arguments),
        "getChatMember" => group::get_chat_member(world, arguments),
        "getChatAdministrators" => group::get_chat_administrators(world, arguments),
        "getChatMemberCount" => group::get_chat_member_count(world, arguments),
        "getMyCommands" => menus::get(world, arguments),
        "setMyCommands" => menus::set(world, arguments),
        "deleteMyCommands" => menus::delete(world, arguments),
        "getUserProfilePhotos" => user::profile_photos(world, arguments),
        // A method of a newer catalogue.
        other => Err(Refusal::not_implemented(other)),
    }
}

/// A result as JSON.
fn json<T: Serialize>(value: &T) -> Answer {
    // Views are texts, numbers and lists of them.
    serde_json::to_string(value).map_err(|error| Refusal::new(500, format!("Internal Server Error: {error}")))
}

/// The result of a method that has nothing to say.
#[allow(clippy::unnecessary_wraps, reason = "it is what a method ends with")]
fn done() -> Answer {
    Ok("true".to_owned())
}
