//! What becomes of messages that are there: changed, deleted, pinned.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::body::Columns;
use super::chats::{Chat, Line};
use super::search::{self, Document};
use super::{Change, MessageRow, Seq, StoreError, UnixMillis, ingest, messages, reader};
use crate::api::{ChatId, MessageBody, MessageId};

/// Messages that are pinned in one chat and known here.
const MOST_PINNED: i64 = 50;

/// Puts new content in the place of a message's; what it said before is kept.
pub(super) fn replace(
    conn: &Connection,
    seq: Seq,
    columns: &Columns,
    at: UnixMillis,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO message_versions (seq, version, replaced_at, kind, rest, text, keyboard)
         SELECT seq, (SELECT count(*) FROM message_versions WHERE seq = :seq), :at, kind, rest, text,
             keyboard
         FROM messages WHERE seq = :seq",
    )?
    .execute(named_params! { ":seq": seq.0, ":at": at })?;
    conn.prepare_cached(
        "UPDATE messages SET kind = :kind, rest = :rest, text = :text, keyboard = :keyboard, edited_at = :at
         WHERE seq = :seq",
    )?
    .execute(named_params! {
        ":seq": seq.0,
        ":at": at,
        ":kind": columns.kind,
        ":rest": columns.rest,
        ":text": columns.text,
        ":keyboard": columns.keyboard,
    })?;
    Ok(())
}

/// A message as far as a change of it matters.
struct Known {
    chat: ChatId,
    at: UnixMillis,
    author: Option<String>,
    own: bool,
    columns: Columns,
}

fn known(conn: &Connection, seq: Seq) -> Result<Option<Known>, StoreError> {
    let known = conn
        .prepare_cached(
            "SELECT chat_id, at, author, own, kind, rest, text, keyboard FROM messages WHERE seq = ?1",
        )?
        .query_row([seq.0], |row| {
            Ok(Known {
                chat: ChatId(row.get(0)?),
                at: row.get(1)?,
                author: row.get(2)?,
                own: row.get(3)?,
                columns: Columns {
                    kind: row.get(4)?,
                    rest: row.get(5)?,
                    text: row.get(6)?,
                    keyboard: row.get(7)?,
                },
            })
        })
        .optional()?;
    Ok(known)
}

/// An edit that the server confirmed. The keyboard is replaced as the server replaces it: an edit
/// without one takes it away (inferred: Telegram's way).
pub(super) fn record_edit(
    conn: &Connection,
    seq: Seq,
    change: &Change,
    at: UnixMillis,
) -> Result<bool, StoreError> {
    let Some(known) = known(conn, seq)? else {
        return Ok(false);
    };
    let columns = Columns::of(&change.body, &change.marks, change.keyboard.as_ref());
    if known.columns == columns {
        return Ok(false);
    }
    let first = ingest::first_said(conn, seq)?.unwrap_or_else(|| known.columns.clone());
    replace(conn, seq, &columns, at)?;
    conn.prepare_cached(
        "UPDATE outbox SET params = json_patch('{}', json_object('parse_mode', ?2)) WHERE seq = ?1",
    )?
    .execute((seq.0, change.mode.wire()))?;
    let kind = conn
        .prepare_cached("SELECT kind FROM updates WHERE seq = ?1")?
        .query_row([seq.0], |row| row.get(0))
        .optional()?;
    let document = Document {
        said: ingest::words_of(&first.body()),
        later: ingest::words_of(&change.body),
        names: known.author.clone().unwrap_or_default(),
        chat: Some(known.chat),
        kind,
    };
    search::index(conn, seq, &document)?;
    let mut chat = Chat::load(conn, known.chat, at)?;
    let author = known.author.as_deref();
    chat.change(&Line { seq, at: known.at, body: &change.body, author, own: known.own });
    chat.save(conn)?;
    Ok(true)
}

/// A message is gone for everybody; what it said stays here. It is pinned no more.
pub(super) fn record_deleted(conn: &Connection, seq: Seq, at: UnixMillis) -> Result<bool, StoreError> {
    let sql = "UPDATE messages SET deleted_at = ?2, pinned_at = NULL
        WHERE seq = ?1 AND deleted_at IS NULL RETURNING chat_id, message_id";
    let gone = conn
        .prepare_cached(sql)?
        .query_row([seq.0, at], |row| Ok((ChatId(row.get(0)?), row.get(1)?)))
        .optional()?;
    let Some((chat, message)) = gone else {
        return Ok(false);
    };
    let mut row = Chat::load(conn, chat, at)?;
    row.take_back(conn, seq, message)?;
    row.save(conn)?;
    Ok(true)
}

/// A message is pinned, or no more.
pub(super) fn record_pinned(
    conn: &Connection,
    seq: Seq,
    pinned: Option<UnixMillis>,
) -> Result<bool, StoreError> {
    let sql = "UPDATE messages SET pinned_at = ?2 WHERE seq = ?1 AND deleted_at IS NULL";
    Ok(conn.prepare_cached(sql)?.execute((seq.0, pinned))? == 1)
}

/// An update said that a message was pinned. Which one changed, if it is known here.
pub(super) fn pinned_by_update(
    conn: &Connection,
    chat: ChatId,
    body: &MessageBody,
    at: UnixMillis,
) -> Result<Option<Seq>, StoreError> {
    let MessageBody::Pinned(Some(pinned)) = body else {
        return Ok(None);
    };
    let MessageId(message_id) = pinned.message_id;
    let changed = conn
        .prepare_cached(
            "UPDATE messages SET pinned_at = :at WHERE seq = (
                 SELECT seq FROM messages WHERE chat_id = :chat AND message_id = :message
                 ORDER BY seq DESC LIMIT 1)
             AND pinned_at IS NULL AND deleted_at IS NULL RETURNING seq",
        )?
        .query_row(named_params! { ":chat": chat.0, ":message": message_id, ":at": at }, |row| {
            row.get(0).map(Seq)
        })
        .optional()?;
    Ok(changed)
}

/// The messages of a chat that are pinned as far as is known, the last to be pinned first.
pub(super) fn pinned(conn: &Connection, chat: ChatId) -> Result<Vec<MessageRow>, StoreError> {
    let tail = "m.chat_id = :chat AND m.pinned_at IS NOT NULL ORDER BY m.pinned_at DESC LIMIT :limit";
    let params = named_params! { ":chat": chat.0, ":limit": MOST_PINNED };
    reader::rows(conn, &messages::select("messages m", tail), params, messages::read)
}
