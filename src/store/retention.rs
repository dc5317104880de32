//! Letting go of what is older than a person wants it kept, a little at a time.

use std::collections::BTreeMap;

use rusqlite::{Connection, named_params};

use super::{Seq, StoreError, UnixMillis, reader, search};

/// Unread cannot be more than there is; a line of the list does not quote what is gone.
const TIDY_CHAT: &str = "UPDATE chats SET
    messages = max(messages - :gone, 0),
    unread = min(unread, max(messages - :gone, 0)),
    preview_text = iif(last_seq <= :last, '', preview_text),
    preview_author = iif(last_seq <= :last, NULL, preview_author)
    WHERE chat_id = :chat";

/// What a step of [`super::Store::expire`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expired {
    /// The last row that was looked at; the next step begins after it.
    pub last: Seq,
    /// Messages that are gone.
    pub messages: u32,
    /// Updates that are gone.
    pub updates: u32,
    /// Nothing older is left after this step.
    pub done: bool,
}

/// Looks at `most` rows of the journal after `from`, in their order, and deletes those from before a
/// time. What is not sent yet and what is pinned stays; drafts, notes and labels are not rows of it.
/// The newest row of all stays too, since the numbers of later ones go on from it.
pub(super) fn expire(
    conn: &Connection,
    from: Seq,
    before: UnixMillis,
    most: u32,
) -> Result<Expired, StoreError> {
    let rows: Vec<Row> = conn
        .prepare_cached(
            "WITH step AS (
                 SELECT seq, max(at) AS at FROM (
                     SELECT * FROM (SELECT seq, at FROM updates WHERE seq > :from ORDER BY seq LIMIT :most)
                     UNION ALL
                     SELECT * FROM (SELECT seq, at FROM messages WHERE seq > :from ORDER BY seq LIMIT :most)
                 ) GROUP BY seq ORDER BY seq LIMIT :most
             )
             SELECT step.seq, u.kind, m.chat_id, step.at < :before,
                 m.pinned_at IS NOT NULL
                 OR EXISTS (SELECT 1 FROM outbox WHERE seq = step.seq AND state < 4)
                 OR step.seq >= max(ifnull((SELECT max(seq) FROM updates), 0),
                     ifnull((SELECT max(seq) FROM messages), 0))
             FROM step
             LEFT JOIN updates u ON u.seq = step.seq
             LEFT JOIN messages m ON m.seq = step.seq
             ORDER BY step.seq",
        )?
        .query_map(named_params! { ":from": from.0, ":most": most, ":before": before }, |row| {
            Ok(Row {
                seq: row.get(0)?,
                kind: row.get(1)?,
                chat: row.get(2)?,
                old: row.get(3)?,
                kept: row.get(4)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    let mut expired = Expired {
        last: rows.last().map_or(from, |row| Seq(row.seq)),
        messages: 0,
        updates: 0,
        // Rows were written in the order of time, but for a clock that was set: one row of another
        // time does not end it, a whole step of them does.
        done: rows.len() < most as usize || !rows.iter().any(|row| row.old),
    };
    let mut chats: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.old && !row.kept) {
        search::forget(conn, Seq(row.seq))?;
        if let Some(kind) = row.kind {
            conn.prepare_cached("DELETE FROM updates WHERE seq = ?1")?.execute([row.seq])?;
            conn.prepare_cached("UPDATE kinds SET updates = max(updates - 1, 0) WHERE kind = ?1")?
                .execute([kind])?;
            expired.updates += 1;
        }
        if let Some(chat) = row.chat {
            for sql in [
                "DELETE FROM messages WHERE seq = ?1",
                "DELETE FROM message_versions WHERE seq = ?1",
                "DELETE FROM outbox WHERE seq = ?1",
            ] {
                conn.prepare_cached(sql)?.execute([row.seq])?;
            }
            let (gone, last) = chats.entry(chat).or_default();
            *gone += 1;
            *last = row.seq;
            expired.messages += 1;
        }
    }
    for (chat, (gone, last)) in chats {
        conn.prepare_cached(TIDY_CHAT)?
            .execute(named_params! { ":chat": chat, ":gone": gone, ":last": last })?;
    }
    Ok(expired)
}

/// A row of the journal: one sequence numbers updates and messages, and a message has the number of
/// the update that it came with.
struct Row {
    seq: i64,
    kind: Option<i64>,
    chat: Option<i64>,
    old: bool,
    kept: bool,
}

/// How many messages and updates are from before a time: for saying so beforehand. What would stay
/// all the same is counted too.
pub(super) fn older(conn: &Connection, before: UnixMillis) -> Result<(u64, u64), StoreError> {
    let count = |table: &str| -> Result<u64, StoreError> {
        let sql = format!("SELECT count(*) FROM {table} WHERE at < :before");
        let found = reader::rows(conn, &sql, &[(":before", &before)], |row| row.get::<_, i64>(0))?;
        Ok(found.first().copied().unwrap_or_default() as u64)
    };
    Ok((count("messages")?, count("updates")?))
}
