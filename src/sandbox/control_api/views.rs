//! Actions of the control API that only look.

use serde_json::json;

use super::Answer;
use crate::sandbox::control::Control;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::world::view::{ChatView, MessageView, UserView};

/// How many messages and requests are listed.
const LATEST: usize = 100;

/// Who is there, and how things stand.
pub(super) fn overview(control: &Control) -> Answer {
    let world = control.shared().world();
    let people: Vec<_> = world.users.values().map(UserView::new).collect();
    let chats: Vec<_> = world.chats.values().map(|chat| ChatView::new(&world, chat)).collect();
    let overview = json!({
        "address": format!("{}/bot", world.origin),
        "bot": UserView::new(&world.bot),
        "people": people,
        "chats": chats,
        "mini_apps": world.mini_apps,
        "now": world.clock.now(),
        "live": world.people_are_reading,
        "pending": world.updates.len(),
        "next_update_id": world.updates.next_id(),
        "webhook_url": world.webhook.url,
    });
    Ok(overview.to_string())
}

/// What the bot sent, in the order it was accepted.
pub(super) fn sent(control: &Control) -> Answer {
    let sent: Vec<_> = control
        .bot_messages()
        .into_iter()
        .map(|m| json!({"chat_id": m.chat_id, "message_id": m.message_id, "text": m.text, "ms_ago": m.at.elapsed().as_millis() as u64}))
        .collect();
    Ok(json!(sent).to_string())
}

/// What became of the updates.
pub(super) fn updates(control: &Control) -> Answer {
    let account = json!({
        "pending": control.pending(),
        "next_update_id": control.next_update_id(),
        "delivered": control.delivered(),
        "confirmed": control.confirmed(),
    });
    Ok(account.to_string())
}

/// The latest requests.
pub(super) fn requests(control: &Control) -> Answer {
    let requests = control.requests();
    let latest = requests.iter().skip(requests.len().saturating_sub(LATEST));
    let latest: Vec<_> = latest
        .map(|r| json!({"method": r.method, "status": r.status, "ms_ago": r.at.elapsed().as_millis() as u64}))
        .collect();
    Ok(json!(latest).to_string())
}

/// The latest messages of a chat, as people see them.
pub(super) fn chat(control: &Control, path: &str) -> Answer {
    let world = control.shared().world();
    let id = path.strip_prefix("chats/").and_then(|id| id.parse::<i64>().ok());
    let chat = id.and_then(|id| world.chats.get(&id));
    let chat = chat.ok_or_else(|| Refusal::not_found("no such chat"))?;
    let mut latest: Vec<_> =
        chat.messages().rev().take(LATEST).map(|message| MessageView::new(&world, chat, message)).collect();
    latest.reverse();
    let view = json!({
        "chat": ChatView::new(&world, chat),
        "messages": latest,
        "pinned": chat.pinned,
        "blocked": chat.blocked,
    });
    Ok(view.to_string())
}
