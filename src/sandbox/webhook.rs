//! setWebhook, and pushing updates to what it set.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::CONTENT_TYPE;
use serde_json::json;
use tokio::time::Instant;
use url::Url;

use super::arguments::{Arguments, wrong};
use super::outgoing::{describe, is_loopback};
use super::refusal::Refusal;
use super::shared::Shared;
use super::world::queue::Pending;
use super::world::webhook::{PushError, Webhook};

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

/// The longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// How much of a receiver's answer is read, so that its connection can be used again.
const READ_OF_ANSWER: usize = 64 * 1024;

/// A push to be made.
struct Push {
    webhook: Webhook,
    pending: Pending,
}

/// Pushes pending updates while a webhook is set, until the sandbox stops.
///
/// One after the other, so their order is kept; what fails is tried again, with longer and longer
/// pauses, before anything later is. How MPChat does this is documented nowhere (inferred).
pub(super) async fn push(shared: Arc<Shared>) {
    let work = async {
        let mut failures = 0;
        loop {
            let mut changed = std::pin::pin!(shared.changed.notified());
            changed.as_mut().enable();
            let Some(push) = next_push(&shared) else {
                failures = 0;
                changed.await;
                continue;
            };
            let result = send(&shared, &push).await;
            if settle(&shared, &push, result) {
                failures = 0;
            } else {
                failures += 1;
                pause(&shared, push.webhook.generation, failures).await;
            }
        }
    };
    tokio::select! {
        () = shared.stopping.cancelled() => {}
        () = work => {}
    }
}

/// Takes account of a push. False when it must be tried again.
fn settle(shared: &Shared, push: &Push, result: Result<(), String>) -> bool {
    let mut world = shared.world();
    if world.webhook.generation != push.webhook.generation {
        // It was to a webhook that is no more; the update, if it failed, is still pending.
        if result.is_ok() {
            world.updates.pushed(&push.pending);
        }
        return true;
    }
    world.revision += 1;
    let at = world.clock.now();
    match result {
        Ok(()) => world.updates.pushed(&push.pending),
        Err(message) => {
            world.webhook.last_error = Some(PushError { at, message });
            return false;
        }
    }
    true
}

fn next_push(shared: &Shared) -> Option<Push> {
    let mut world = shared.world();
    if !world.webhook.is_set() || !world.token_opens() {
        return None;
    }
    let now = world.clock.now();
    world.updates.expire(now);
    let pending = world.updates.first(&world.webhook.allowed_updates)?.clone();
    Some(Push { webhook: world.webhook.clone(), pending })
}

async fn send(shared: &Shared, push: &Push) -> Result<(), String> {
    let address = Url::parse(&push.webhook.url).map_err(|_| "the url is no address".to_owned())?;
    let mut request = shared
        .outgoing
        .client(&address)
        .post(address)
        .header(CONTENT_TYPE, "application/json")
        .body(String::from(push.pending.json.clone()));
    if !push.webhook.secret.is_empty() {
        request = request.header(SECRET_HEADER, &push.webhook.secret);
    }
    let answer = request.timeout(shared.webhook_timeout).send().await;
    let mut answer = answer.map_err(|error| format!("Push failed: {}", describe(&error)))?;
    let status = answer.status();
    let mut read = 0;
    while let Ok(Some(chunk)) = answer.chunk().await {
        read += chunk.len();
        if read > READ_OF_ANSWER {
            break;
        }
    }
    if status.is_success() {
        Ok(())
    } else {
        Err(format!("Wrong response from the webhook: {}", status.as_u16()))
    }
}

/// Waits before the next try, or until the webhook is another one.
async fn pause(shared: &Shared, generation: u64, failures: u32) {
    let doubled = shared.webhook_backoff.saturating_mul(1 << failures.saturating_sub(1).min(16));
    let end = Instant::now() + doubled.min(LONGEST_PAUSE);
    loop {
        let mut changed = std::pin::pin!(shared.changed.notified());
        changed.as_mut().enable();
        if shared.world().webhook.generation != generation {
            return;
        }
        tokio::select! {
            () = changed => {}
            () = tokio::time::sleep_until(end) => return,
        }
    }
}
