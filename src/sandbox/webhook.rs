//! setWebhook, and pushing updates to what it set.

use std::sync::Arc;

use serde_json::json;
use url::Url;

use super::arguments::{Arguments, wrong};
use super::outgoing::{describe, is_loopback};
use super::refusal::Refusal;
use super::shared::Shared;
use super::world::webhook::Webhook;

/// Carries the secret of setWebhook (help.mp.net 15703377).
pub(super) const SECRET_HEADER: &str = "X-MpChat-Bot-Api-Secret-Token";

/// Connections when the caller does not say. Telegram's; MPChat does not say.
const DEFAULT_CONNECTIONS: i64 = 40;

/// Probes the address and only then saves it (help.mp.net 15703377).
pub(super) async fn set_webhook(shared: &Arc<Shared>, arguments: &Arguments) -> Result<String, Refusal> {
    let url = arguments.text("url")?.unwrap_or_default().trim().to_owned();
    let secret = arguments.text("secret_token")?.unwrap_or_default().to_owned();
    let allowed_updates = arguments.texts("allowed_updates")?;
    let max_connections = arguments.integer("max_connections")?.unwrap_or(DEFAULT_CONNECTIONS);
    let drop_pending = arguments.flag("drop_pending_updates")?;
    if !secret.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
        return Err(wrong("secret_token", "must hold only A-Z, a-z, 0-9, _ and -"));
    }
    if !url.is_empty() {
        probe(shared, &url, &secret).await?;
    }
    {
        let mut world = shared.world();
        if url.is_empty() {
            // Documented: the same as deleteWebhook.
            world.webhook.remove();
        } else {
            world.webhook = Webhook {
                url,
                secret,
                max_connections,
                allowed_updates,
                last_error: None,
                generation: world.webhook.generation + 1,
            };
        }
        if drop_pending {
            world.updates.clear();
        }
        world.revision += 1;
    }
    shared.changed.notify_waiters();
    Ok("true".to_owned())
}

/// One POST of an empty object; any 2xx will do. Verb and body are inferred.
async fn probe(shared: &Shared, url: &str, secret: &str) -> Result<(), Refusal> {
    let address = Url::parse(url).map_err(|_| wrong("url", "must be an HTTPS address"))?;
    match address.scheme() {
        "https" => {}
        "http" if is_loopback(&address) => {}
        _ => {
            return Err(wrong("url", "must be an HTTPS address (the sandbox takes http to this computer)"));
        }
    }
    let mut request = shared.outgoing.client(&address).post(address.clone()).json(&json!({}));
    if shared.probe_with_secret && !secret.is_empty() {
        request = request.header(SECRET_HEADER, secret);
    }
    let failed =
        |why: &str| Refusal::bad_request(format_args!("the reachability probe of url failed: {why}"));
    match request.timeout(shared.webhook_timeout).send().await {
        Ok(response) if response.status().is_success() => Ok(()),
        Ok(response) => Err(failed(&format!("it answers {}", response.status().as_u16()))),
        Err(error) => Err(failed(&describe(&error))),
    }
}
