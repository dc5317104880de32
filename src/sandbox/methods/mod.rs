//! What each method does to the world.
//!
//! A method either does all of what it says or refuses and changes nothing.

mod core;
mod message;
mod place;

use serde::Serialize;

use super::arguments::Arguments;
use super::refusal::Refusal;
use super::world::World;

/// `result` as JSON, or why not.
type Answer = Result<String, Refusal>;

/// Runs a method that needs nothing but the world.
pub(super) fn run(world: &mut World, name: &str, arguments: &Arguments) -> Answer {
    match name {
        "getMe" => core::get_me(world),
        "logOut" => core::log_out(world),
        "getWebhookInfo" => core::get_webhook_info(world),
        "deleteWebhook" => core::delete_webhook(world, arguments),
        "sendMessage" => message::send_message(world, arguments),
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
fn done() -> Answer {
    Ok("true".to_owned())
}
