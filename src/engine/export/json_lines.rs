//! One JSON object for each row.

use serde_json::{Map, Value, json};

use super::{Order, Row, about, kind, state};
use crate::store::MessageRow;

/// A row with its line break.
pub(super) fn row(time: &str, row: &Row<'_>, order: &Order) -> String {
    match row {
        Row::Message(row, text) => message(time, row, *text, order) + "\n",
        Row::Update(row, raw) => {
            let head = json!({
                "seq": row.seq.0,
                "stored_at": time,
                "update_id": row.update_id.map(|id| id.0),
                "kind": row.kind,
                "chat_id": row.chat_id.map(|chat| chat.0),
            });
            let head = head.to_string();
            // The server's own bytes: no number goes through a float, no member is lost. Between
            // the members of JSON a line break is a space.
            let whole = serde_json::from_str::<&serde_json::value::RawValue>(raw);
            let (name, value) = match whole {
                Ok(_) => ("update", raw.replace(['\n', '\r'], " ")),
                Err(_) => ("malformed", Value::from(*raw).to_string()),
            };
            format!("{},\"{name}\":{value}}}\n", head.strip_suffix('}').unwrap_or(&head))
        }
    }
}

fn message(time: &str, row: &MessageRow, text: Option<&str>, order: &Order) -> String {
    let mut object = Map::new();
    let mut set = |name: &str, value: Value| {
        if !value.is_null() {
            object.insert(name.to_owned(), value);
        }
    };
    let when = |at: Option<i64>| at.map(|at| order.time(at)).into();
    set("seq", row.seq.0.into());
    set("chat_id", row.chat_id.0.into());
    set("message_id", row.message_id.map(|id| id.0).into());
    set("at", time.into());
    set("own", row.send.is_some().into());
    set("from_id", row.author_id.map(|id| id.0).into());
    set("from", row.author.clone().into());
    set("kind", kind(row).into());
    set("text", text.into());
    set("about", about(row).into());
    set("reply_to", row.reply_to.as_ref().map(|reply| reply.message_id.0).into());
    set("edited_at", when(row.edited_at));
    set("deleted_at", when(row.deleted_at));
    set("pinned_at", when(row.pinned_at));
    set("state", state(row).into());
    set("reply_markup", row.keyboard.as_ref().map_or(Value::Null, crate::api::Keyboard::to_wire));
    Value::Object(object).to_string()
}
