//! Texts that were begun and not sent.

use rusqlite::{Connection, named_params};

use super::{Draft, StoreError, body, reader};
use crate::api::ChatId;

/// Keeps a draft, or forgets it when there is nothing in it.
pub(super) fn save(conn: &Connection, chat: ChatId, draft: Option<&Draft>) -> Result<(), StoreError> {
    let kept = draft.filter(|draft| !draft.text.is_empty() || draft.reply_to.is_some());
    if let Some(draft) = kept {
        conn.prepare_cached(
            "INSERT INTO drafts (chat_id, reply, text) VALUES (:chat, :reply, :text)
             ON CONFLICT (chat_id) DO UPDATE SET reply = :reply, text = :text",
        )?
        .execute(named_params! {
            ":chat": chat.0,
            ":reply": draft.reply_to.as_ref().and_then(body::reply),
            ":text": draft.text,
        })?;
    } else {
        conn.prepare_cached("DELETE FROM drafts WHERE chat_id = ?1")?.execute([chat.0])?;
    }
    Ok(())
}

/// The draft of a chat.
pub(super) fn load(conn: &Connection, chat: ChatId) -> Result<Option<Draft>, StoreError> {
    let sql = "SELECT reply, text FROM drafts WHERE chat_id = :chat";
    reader::row(conn, sql, named_params! { ":chat": chat.0 }, |row| {
        let reply: Option<String> = row.get(0)?;
        Ok(Draft { text: row.get(1)?, reply_to: reply.as_deref().and_then(body::reply_from) })
    })
}
