//! Identity, session and the webhook's state.

use serde::Serialize;

use super::{Answer, done, json};
use crate::sandbox::arguments::Arguments;
use crate::sandbox::world::view::UserView;
use crate::sandbox::world::{TokenState, World};

/// How long the token is refused after logOut. Telegram's ten minutes; MPChat does not say.
const LOGGED_OUT_SECONDS: i64 = 600;

#[derive(Serialize)]
struct Me<'a> {
    #[serde(flatten)]
    user: UserView<'a>,
    // The rest is assumed: typed clients require it.
    can_join_groups: bool,
    can_read_all_group_messages: bool,
    supports_inline_queries: bool,
    can_connect_to_business: bool,
    has_main_web_app: bool,
    has_topics_enabled: bool,
    allows_users_to_create_topics: bool,
}

pub(super) fn get_me(world: &World) -> Answer {
    json(&Me {
        user: UserView::new(&world.bot),
        can_join_groups: true,
        can_read_all_group_messages: true,
        supports_inline_queries: false,
        can_connect_to_business: false,
        has_main_web_app: false,
        has_topics_enabled: false,
        allows_users_to_create_topics: false,
    })
}

/// The session ends. No article describes the effect; refusing the token for ten minutes is
/// inferred from Telegram.
pub(super) fn log_out(world: &mut World) -> Answer {
    world.token_state = TokenState::LoggedOutUntil(world.clock.now() + LOGGED_OUT_SECONDS);
    world.revision += 1;
    done()
}

#[derive(Serialize)]
struct WebhookInfo<'a> {
    url: &'a str,
    // Only `url` is documented (help.mp.net 15703409).
    has_custom_certificate: bool,
    pending_update_count: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_error_date: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_error_message: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_connections: Option<i64>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    allowed_updates: &'a [String],
}

pub(super) fn get_webhook_info(world: &mut World) -> Answer {
    let now = world.clock.now();
    world.updates.expire(now);
    let webhook = &world.webhook;
    json(&WebhookInfo {
        url: &webhook.url,
        has_custom_certificate: false,
        pending_update_count: world.updates.len(),
        last_error_date: webhook.last_error.as_ref().map(|error| error.at),
        last_error_message: webhook.last_error.as_ref().map(|error| error.message.as_str()),
        max_connections: webhook.is_set().then_some(webhook.max_connections),
        allowed_updates: &webhook.allowed_updates,
    })
}

/// Back to polling. Pending updates are kept unless the caller throws them away.
pub(super) fn delete_webhook(world: &mut World, arguments: &Arguments) -> Answer {
    let drop_pending = arguments.flag("drop_pending_updates")?;
    world.webhook.remove();
    if drop_pending {
        world.updates.clear();
    }
    world.revision += 1;
    done()
}
