//! People known from what they wrote: the API lists no members.

use rusqlite::{Connection, named_params};

use super::{Person, StoreError, reader};
use crate::api::{ChatId, UserId};

/// Messages of a chat that are looked through, the newest first.
const LOOKED_THROUGH: usize = 3000;

/// Who wrote in a chat lately, the last to write first.
pub(super) fn list(conn: &Connection, chat: ChatId, limit: usize) -> Result<Vec<Person>, StoreError> {
    let sql = format!(
        "SELECT author_id, author, max(at), count(*) FROM (
             SELECT author_id, author, at FROM messages
             WHERE chat_id = :chat ORDER BY seq DESC LIMIT {LOOKED_THROUGH}
         ) WHERE author_id IS NOT NULL AND author IS NOT NULL
         GROUP BY author_id ORDER BY max(at) DESC LIMIT :limit"
    );
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    reader::rows(conn, &sql, named_params! { ":chat": chat.0, ":limit": limit }, |row| {
        Ok(Person {
            id: UserId(row.get(0)?),
            name: row.get(1)?,
            last_at: row.get(2)?,
            messages: row.get::<_, i64>(3)?.unsigned_abs(),
        })
    })
}
