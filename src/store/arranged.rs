//! What a person arranges for themselves: chats on top, put away, muted, to be looked at again; notes
//! and labels. Nothing of it is ever sent.

use rusqlite::{Connection, OptionalExtension as _, named_params};

use super::{
    ChatFlag, Label, LabelChange, LabelId, MAX_LABELS, MAX_NOTE_CHARS, StoreError, label_name, reader,
};
use crate::api::ChatId;

/// Sets a flag of a chat, or takes it away. Whether that changed anything.
pub(super) fn flag(conn: &Connection, chat: ChatId, flag: ChatFlag, on: bool) -> Result<bool, StoreError> {
    let sql = match flag {
        ChatFlag::Unread => "UPDATE chats SET marked_unread = ?2 WHERE chat_id = ?1 AND marked_unread <> ?2",
        ChatFlag::Archived => "UPDATE chats SET archived = ?2 WHERE chat_id = ?1 AND archived <> ?2",
        ChatFlag::Muted => "UPDATE chats SET muted = ?2 WHERE chat_id = ?1 AND muted <> ?2",
        ChatFlag::Pinned => {
            "UPDATE chats SET pinned = CASE WHEN ?2 THEN (SELECT ifnull(max(pinned), 0) + 1 FROM chats
                 WHERE pinned IS NOT NULL) END
             WHERE chat_id = ?1 AND (pinned IS NOT NULL) <> ?2"
        }
    };
    Ok(conn.prepare_cached(sql)?.execute((chat.0, on))? == 1)
}

/// Keeps a note about a chat; without a visible character in it there is none.
pub(super) fn set_note(conn: &Connection, chat: ChatId, note: &str) -> Result<(), StoreError> {
    let note: Option<String> = (!note.trim().is_empty()).then(|| note.chars().take(MAX_NOTE_CHARS).collect());
    conn.prepare_cached("UPDATE chats SET note = ?2 WHERE chat_id = ?1")?.execute((chat.0, note))?;
    Ok(())
}

/// The note about a chat.
pub(super) fn note(conn: &Connection, chat: ChatId) -> Result<Option<String>, StoreError> {
    let sql = "SELECT note FROM chats WHERE chat_id = :chat";
    Ok(reader::row(conn, sql, named_params! { ":chat": chat.0 }, |row| row.get(0))?.flatten())
}

/// All labels.
pub(super) fn labels(conn: &Connection) -> Result<Vec<Label>, StoreError> {
    let sql = "SELECT id, name, color, (SELECT count(*) FROM chat_labels x
             JOIN chats c ON c.chat_id = x.chat_id WHERE x.label = labels.id AND c.archived = 0)
         FROM labels";
    reader::rows(conn, sql, &[], |row| {
        Ok(Label { id: LabelId(row.get(0)?), name: row.get(1)?, color: row.get(2)?, chats: row.get(3)? })
    })
}

/// Changes a label. `false` when it cannot be so: no such label, a name that is none or is taken, or
/// there are too many.
pub(super) fn change(conn: &Connection, change: &LabelChange) -> Result<bool, StoreError> {
    match change {
        LabelChange::Add { name, color, chat } => {
            let count: i64 = conn.query_row("SELECT count(*) FROM labels", [], |row| row.get(0))?;
            let Some(name) =
                free_name(conn, name, None)?.filter(|_| count.unsigned_abs() < MAX_LABELS as u64)
            else {
                return Ok(false);
            };
            let id = conn
                .prepare_cached("INSERT INTO labels (name, color) VALUES (?1, ?2) RETURNING id")?
                .query_row((name, color), |row| row.get(0).map(LabelId))?;
            match chat {
                Some(chat) => put(conn, id, *chat, true),
                None => Ok(true),
            }
        }
        LabelChange::Change { id, name, color } => match free_name(conn, name, Some(*id))? {
            Some(name) => {
                let sql = "UPDATE labels SET name = ?2, color = ?3 WHERE id = ?1";
                Ok(conn.prepare_cached(sql)?.execute((id.0, name, color))? == 1)
            }
            None => Ok(false),
        },
        LabelChange::Remove(id) => {
            conn.execute("DELETE FROM chat_labels WHERE label = ?1", [id.0])?;
            Ok(conn.execute("DELETE FROM labels WHERE id = ?1", [id.0])? == 1)
        }
        LabelChange::Put { id, chat, on } => put(conn, *id, *chat, *on),
    }
}

fn put(conn: &Connection, id: LabelId, chat: ChatId, on: bool) -> Result<bool, StoreError> {
    let sql = if on {
        "INSERT OR IGNORE INTO chat_labels (label, chat_id)
         SELECT l.id, c.chat_id FROM labels l, chats c WHERE l.id = ?1 AND c.chat_id = ?2"
    } else {
        "DELETE FROM chat_labels WHERE label = ?1 AND chat_id = ?2"
    };
    Ok(conn.prepare_cached(sql)?.execute([id.0, chat.0])? == 1)
}

/// The name as it is kept, unless another label has it.
fn free_name(conn: &Connection, name: &str, own: Option<LabelId>) -> Result<Option<String>, StoreError> {
    let Some(name) = label_name(name) else {
        return Ok(None);
    };
    let same = name.to_lowercase();
    let mut others = conn.prepare_cached("SELECT id, name FROM labels")?;
    let mut rows = others.query([])?;
    while let Some(row) = rows.next()? {
        let (id, other): (i64, String) = (row.get(0)?, row.get(1)?);
        if Some(LabelId(id)) != own && other.to_lowercase() == same {
            return Ok(None);
        }
    }
    Ok(Some(name))
}

/// The next chat after this one in the order of time, the newest first, that was not read or not
/// answered; after the end it begins again. `None` when no other chat waits.
pub(super) fn next_waiting(conn: &Connection, after: Option<ChatId>) -> Result<Option<ChatId>, StoreError> {
    let place = match after {
        Some(chat) => conn
            .prepare_cached("SELECT last_at, last_seq FROM chats WHERE chat_id = ?1")?
            .query_row([chat.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?,
        None => None,
    };
    let (at, seq): (i64, i64) = place.unwrap_or((i64::MAX, i64::MAX));
    let own = after.map(|chat| chat.0);
    let below = |at: i64, seq: i64| {
        let sql = "SELECT chat_id FROM chats c WHERE archived = 0 AND waiting + unread + marked_unread > 0
                 AND (last_at, last_seq) < (:at, :seq) AND chat_id IS NOT :own
             ORDER BY last_at DESC, last_seq DESC LIMIT 1";
        let params = named_params! { ":at": at, ":seq": seq, ":own": own };
        reader::row(conn, sql, params, |row| row.get(0).map(ChatId))
    };
    match below(at, seq)? {
        Some(chat) => Ok(Some(chat)),
        None => below(i64::MAX, i64::MAX),
    }
}
