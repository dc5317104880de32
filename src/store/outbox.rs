//! Sends and their states. Every step names the state it starts from, so a step that comes too
//! late changes nothing.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::chats::{self, Chat, Line};
use super::messages::{self, NewMessage};
use super::search::{self, Document};
use super::writer::Desk;
use super::{
    Draft, FileRef, NewSend, OutboxCounts, OutboxItem, Released, SendReason, SendState, SendStatus, Seq,
    Settlement, StoreError, UnixMillis,
};
use super::{body, body::Columns, drafts, ingest, reader};
use crate::api::{ChatId, MessageId};

const QUEUED: i64 = 0;
const SENDING: i64 = 1;
pub(super) const FAILED: i64 = 2;
const UNKNOWN: i64 = 3;
const SENT: i64 = 4;

pub(super) fn state_from(number: i64) -> SendState {
    match number {
        QUEUED => SendState::Queued,
        SENDING => SendState::Sending,
        FAILED => SendState::Failed,
        SENT => SendState::Sent,
        _ => SendState::Unknown,
    }
}

/// What the program was sending when it ended may have arrived: only a person can tell. An upload
/// whose end had not left has surely not, and waits again.
pub(super) fn doubt_interrupted(conn: &Connection) -> Result<usize, StoreError> {
    conn.execute(
        "UPDATE outbox SET state = ?1, uploading = NULL, reason_code = 'upload.cut', reason_text = ''
         WHERE state = ?2 AND uploading = 1",
        [QUEUED, SENDING],
    )?;
    Ok(conn.execute(
        "UPDATE outbox SET state = ?1, not_before = NULL, reason_code = 'crash', reason_text = ''
         WHERE state = ?2",
        [UNKNOWN, SENDING],
    )?)
}

/// Puts a send at the end of its chat's queue and shows it in the conversation.
pub(super) fn enqueue(desk: &mut Desk<'_>, send: &NewSend, at: UnixMillis) -> Result<Seq, StoreError> {
    let seq = enqueue_beside_draft(desk, send, at)?;
    drafts::save(desk.conn, send.chat_id, None)?;
    Ok(seq)
}

/// The same without touching what is begun in the chat.
pub(super) fn enqueue_beside_draft(
    desk: &mut Desk<'_>,
    send: &NewSend,
    at: UnixMillis,
) -> Result<Seq, StoreError> {
    let seq = desk.next_seq();
    let conn = desk.conn;
    NewMessage {
        seq,
        chat: send.chat_id,
        message_id: None,
        author: None,
        author_id: None,
        own: true,
        date: None,
        at,
        edited_at: None,
        columns: &Columns::of(&send.body, &send.marks, send.keyboard.as_ref()),
        reply_to: send.reply_to.as_ref(),
    }
    .insert(conn)?;
    conn.prepare_cached(
        "INSERT INTO outbox (seq, chat_id, place, state, attempts, send_at, method, params, file)
         VALUES (:seq, :chat, :seq, :state, 0, :send_at, :method, :params, :file)",
    )?
    .execute(named_params! {
        ":seq": seq.0,
        ":chat": send.chat_id.0,
        ":state": QUEUED,
        ":send_at": send.send_at,
        ":method": send.method,
        ":params": send.params.to_string(),
        ":file": send.file.as_ref().map(messages::file_json),
    })?;
    let mut chat = Chat::load(conn, send.chat_id, at)?;
    chat.add(&Line { seq, at, body: &send.body, author: None, own: true });
    chat.save(conn)?;
    let document =
        Document { said: ingest::words_of(&send.body), chat: Some(send.chat_id), ..Document::default() };
    search::index(conn, seq, &document)?;
    Ok(seq)
}

/// Queues all or none, in order.
pub(super) fn enqueue_all(
    desk: &mut Desk<'_>,
    sends: &[NewSend],
    begun: Option<&(ChatId, Draft)>,
    at: UnixMillis,
) -> Result<Vec<Seq>, StoreError> {
    let seqs = sends.iter().map(|send| enqueue(desk, send, at)).collect::<Result<_, _>>()?;
    if let Some((chat, draft)) = begun {
        drafts::save(desk.conn, *chat, Some(draft))?;
    }
    Ok(seqs)
}

/// Takes a queued send into the sender's hands.
pub(super) fn claim(conn: &Connection, seq: Seq) -> Result<Option<OutboxItem>, StoreError> {
    let sql = format!(
        "UPDATE outbox SET state = {SENDING}, attempts = attempts + 1, not_before = NULL,
             reason_code = NULL, reason_text = NULL, uploading = CASE WHEN file IS NOT NULL THEN 1 END,
             tried_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)
         WHERE seq = ?1 AND state = {QUEUED} RETURNING {COLUMNS}"
    );
    Ok(conn.prepare_cached(&sql)?.query_row([seq.0], item).optional()?)
}

/// The end of an upload is about to leave: from now on it may have been done. `false` when it is
/// not on the way.
pub(super) fn upload_ends(conn: &Connection, seq: Seq) -> Result<bool, StoreError> {
    let sql = "UPDATE outbox SET uploading = NULL WHERE seq = ?1 AND state = ?2 AND uploading = 1";
    Ok(conn.prepare_cached(sql)?.execute([seq.0, SENDING])? == 1)
}

/// A person wants a failed send made with this file instead: it is queued again.
pub(super) fn replace_file(
    desk: &mut Desk<'_>,
    seq: Seq,
    file: &FileRef,
    at: UnixMillis,
) -> Result<bool, StoreError> {
    let sql = "UPDATE outbox SET file = ?2 WHERE seq = ?1 AND state = ?3 AND file IS NOT NULL";
    let changed = desk.conn.prepare_cached(sql)?.execute((seq.0, messages::file_json(file), FAILED))? == 1;
    if !changed {
        return Ok(false);
    }
    let sql = "SELECT rest FROM messages WHERE seq = ?1";
    let rest: Option<String> = desk.conn.prepare_cached(sql)?.query_row([seq.0], |row| row.get(0))?;
    desk.conn
        .prepare_cached("UPDATE messages SET rest = ifnull(?2, rest) WHERE seq = ?1")?
        .execute((seq.0, body::with_size(rest.as_deref(), file.size)))?;
    requeue(desk, seq, at)
}

/// A person wants a queued send tried without its wait.
pub(super) fn hurry(conn: &Connection, seq: Seq) -> Result<bool, StoreError> {
    let sql = "UPDATE outbox SET not_before = NULL WHERE seq = ?1 AND state = ?2";
    Ok(conn.prepare_cached(sql)?.execute([seq.0, QUEUED])? == 1)
}

/// A failed send has another reason now.
pub(super) fn explain(conn: &Connection, seq: Seq, reason: &SendReason) -> Result<bool, StoreError> {
    step(conn, seq, &[FAILED], FAILED, None, Some(reason))
}

/// Records how a request ended. The row of the send's echo, if there was one and it is gone now.
pub(super) fn settle(conn: &Connection, seq: Seq, outcome: &Settlement) -> Result<Option<Seq>, StoreError> {
    let (state, not_before, reason) = match outcome {
        Settlement::Sent { .. } => (SENT, None, None),
        Settlement::Failed(reason) => (FAILED, None, Some(reason)),
        Settlement::Unknown(reason) => (UNKNOWN, None, Some(reason)),
        Settlement::Again { not_before, reason } => (QUEUED, Some(*not_before), Some(reason)),
    };
    if !step(conn, seq, &[SENDING], state, not_before, reason)? {
        return Err(StoreError::NotSending);
    }
    match outcome {
        Settlement::Sent { message_id, date } => confirm(conn, seq, *message_id, *date),
        _ => Ok(None),
    }
}

/// Moves a send from one of `from` to `to`. Whether it was there.
fn step(
    conn: &Connection,
    seq: Seq,
    from: &[i64],
    to: i64,
    not_before: Option<UnixMillis>,
    reason: Option<&SendReason>,
) -> Result<bool, StoreError> {
    let from = from.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
    // Of the parameters of what is sent only the markup is of use; the conversation keeps the content.
    let sql = format!(
        "UPDATE outbox SET state = :to, not_before = :not_before, reason_code = :code, reason_text = :text,
             uploading = NULL, params = CASE WHEN :to = {SENT}
                 THEN json_patch('{{}}', json_object('parse_mode', json_extract(params, '$.parse_mode')))
                 ELSE params END
         WHERE seq = :seq AND state IN ({from})"
    );
    let changed = conn.prepare_cached(&sql)?.execute(named_params! {
        ":seq": seq.0,
        ":to": to,
        ":not_before": not_before,
        ":code": reason.map(|reason| &reason.code),
        ":text": reason.map(|reason| &reason.text),
    })?;
    // An answer that failed is none.
    if changed == 1 && (to == FAILED || to == QUEUED) {
        chats::look_who_waits(conn, seq)?;
    }
    Ok(changed == 1)
}

/// The server's number and date take the place of ours.
fn confirm(
    conn: &Connection,
    seq: Seq,
    message_id: Option<MessageId>,
    date: Option<i64>,
) -> Result<Option<Seq>, StoreError> {
    let (chat, at): (i64, UnixMillis) =
        conn.query_row("SELECT chat_id, at FROM messages WHERE seq = ?1", [seq.0], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    conn.prepare_cached(
        "UPDATE messages SET message_id = :message_id, date = :date, at = :at WHERE seq = :seq",
    )?
    .execute(named_params! {
        ":seq": seq.0,
        ":message_id": message_id.map(|id| id.0),
        ":date": date,
        ":at": ingest::sane(date, at).unwrap_or(at),
    })?;
    match message_id {
        Some(message_id) => drop_echo(conn, seq, ChatId(chat), message_id, date),
        None => Ok(None),
    }
}

/// The bot's own message may have come back as an update before the answer to its request did.
/// It is one message: the send stays, its echo goes. The update itself is kept.
fn drop_echo(
    conn: &Connection,
    seq: Seq,
    chat: ChatId,
    message_id: MessageId,
    date: Option<i64>,
) -> Result<Option<Seq>, StoreError> {
    let echo: Option<i64> = conn
        .prepare_cached(
            "SELECT e.seq FROM messages e JOIN messages m ON m.seq = :seq
             WHERE e.chat_id = :chat AND e.message_id = :message_id AND e.own = 1 AND e.seq > :seq
                 AND ifnull(e.date = :date, 1) AND e.kind = m.kind AND e.text IS m.text
                 AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.seq = e.seq)",
        )?
        .query_row(
            named_params! { ":seq": seq.0, ":chat": chat.0, ":message_id": message_id.0, ":date": date },
            |row| row.get(0),
        )
        .optional()?;
    if let Some(echo) = echo {
        remove_row(conn, Seq(echo), chat)?;
    }
    Ok(echo.map(Seq))
}

fn remove_row(conn: &Connection, seq: Seq, chat: ChatId) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM messages WHERE seq = ?1")?.execute([seq.0])?;
    conn.prepare_cached("DELETE FROM message_versions WHERE seq = ?1")?.execute([seq.0])?;
    let mut row = Chat::load(conn, chat, 0)?;
    row.remove(conn, seq)?;
    row.save(conn)
}

/// Lets go of sends whose time has come: each goes to the end of its conversation and of its chat's
/// queue. What was where, and where it is now.
pub(super) fn release(desk: &mut Desk<'_>, now: UnixMillis) -> Result<Vec<Released>, StoreError> {
    let conn = desk.conn;
    let sql = "SELECT seq, chat_id FROM outbox WHERE send_at <= ?1 AND state = ?2 ORDER BY send_at, place";
    let due: Vec<(i64, i64)> = conn
        .prepare_cached(sql)?
        .query_map([now, QUEUED], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut released = Vec::new();
    for (old, chat) in due {
        let (old, chat_id, new) = (Seq(old), ChatId(chat), desk.next_seq());
        conn.prepare_cached("UPDATE outbox SET seq = ?2, place = ?2, send_at = NULL WHERE seq = ?1")?
            .execute([old.0, new.0])?;
        conn.prepare_cached("UPDATE messages SET seq = ?2, at = ?3 WHERE seq = ?1")?
            .execute([old.0, new.0, now])?;
        let body = conn.prepare_cached("SELECT kind, rest, text FROM messages WHERE seq = ?1")?.query_row(
            [new.0],
            |row| {
                let (kind, rest, text) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(Columns { kind, rest, text, keyboard: None }.body())
            },
        )?;
        let mut row = Chat::load(conn, chat_id, now)?;
        row.remove(conn, old)?;
        row.add(&Line { seq: new, at: now, body: &body, author: None, own: true });
        row.save(conn)?;
        search::forget(conn, old)?;
        let document = Document { said: ingest::words_of(&body), chat: Some(chat_id), ..Document::default() };
        search::index(conn, new, &document)?;
        released.push(Released { chat_id, was: old, is: new });
    }
    Ok(released)
}

/// When the next send that waits for its time is due.
pub(super) fn next_due(conn: &Connection) -> Result<Option<UnixMillis>, StoreError> {
    let sql = format!(
        "SELECT send_at FROM outbox WHERE send_at IS NOT NULL AND state = {QUEUED} ORDER BY send_at LIMIT 1"
    );
    reader::row(conn, &sql, &[], |row| row.get(0))
}

/// The paths of the files of sends that begin with `prefix`, sent ones too: they are still shown.
pub(super) fn file_paths(conn: &Connection, prefix: &str) -> Result<HashSet<String>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT file FROM outbox WHERE file IS NOT NULL")?;
    let files = statement.query_map([], |row| messages::file(row, 0))?;
    let mut paths = HashSet::new();
    for file in files {
        paths.extend(file?.map(|file| file.path).filter(|path| path.starts_with(prefix)));
    }
    Ok(paths)
}

/// A person wants a send that waits for its time sent now, or at another time.
pub(super) fn reschedule(conn: &Connection, seq: Seq, send_at: UnixMillis) -> Result<bool, StoreError> {
    let sql = "UPDATE outbox SET send_at = ?2 WHERE seq = ?1 AND send_at IS NOT NULL AND state = ?3";
    Ok(conn.prepare_cached(sql)?.execute([seq.0, send_at, QUEUED])? == 1)
}

/// Queues a failed or doubtful send again, behind what already waits in its chat.
pub(super) fn requeue(desk: &mut Desk<'_>, seq: Seq, at: UnixMillis) -> Result<bool, StoreError> {
    if !step(desk.conn, seq, &[FAILED, UNKNOWN], QUEUED, None, None)? {
        return Ok(false);
    }
    let place = desk.next_seq();
    desk.conn.prepare_cached("UPDATE outbox SET place = ?2 WHERE seq = ?1")?.execute([seq.0, place.0])?;
    // Queued again is queued now, if it is what the list shows of its chat.
    desk.conn
        .prepare_cached(
            "UPDATE chats SET last_at = max(last_at, :at) WHERE last_seq = :seq
                 AND chat_id = (SELECT chat_id FROM outbox WHERE seq = :seq)",
        )?
        .execute(named_params! { ":seq": seq.0, ":at": at })?;
    Ok(true)
}

/// A person saw that a doubtful send arrived.
pub(super) fn mark_sent(conn: &Connection, seq: Seq) -> Result<bool, StoreError> {
    step(conn, seq, &[UNKNOWN], SENT, None, None)
}

/// Takes an unsent message away. Not while its request is on the way.
pub(super) fn discard(conn: &Connection, seq: Seq) -> Result<bool, StoreError> {
    Ok(remove(conn, seq)?.is_some())
}

/// An unsent message is a draft again, above what is begun in its chat.
pub(super) fn take_back(conn: &Connection, seq: Seq, draft: Draft) -> Result<bool, StoreError> {
    let Some(chat) = remove(conn, seq)? else {
        return Ok(false);
    };
    let begun = drafts::load(conn, chat)?.unwrap_or_default();
    drafts::save(conn, chat, Some(&draft.above(begun)))?;
    Ok(true)
}

/// Removes an unsent message; which chat it was in.
fn remove(conn: &Connection, seq: Seq) -> Result<Option<ChatId>, StoreError> {
    let sql = format!(
        "DELETE FROM outbox WHERE seq = ?1 AND state IN ({QUEUED}, {FAILED}, {UNKNOWN}) RETURNING chat_id"
    );
    let chat = conn.prepare_cached(&sql)?.query_row([seq.0], |row| row.get(0)).optional()?;
    let Some(chat) = chat.map(ChatId) else {
        return Ok(None);
    };
    search::forget(conn, seq)?;
    remove_row(conn, seq, chat)?;
    Ok(Some(chat))
}

const COLUMNS: &str = "seq, chat_id, method, params, state, attempts, not_before, reason_code, reason_text, file, send_at, tried_at";

fn item(row: &Row<'_>) -> rusqlite::Result<OutboxItem> {
    let params: String = row.get(3)?;
    let params = serde_json::from_str(&params).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(3, rusqlite::types::Type::Text, error.into())
    })?;
    let state = row.get(4)?;
    Ok(OutboxItem {
        seq: Seq(row.get(0)?),
        chat_id: ChatId(row.get(1)?),
        method: row.get(2)?,
        params,
        status: SendStatus { send_at: row.get(10)?, ..messages::status(row, state, 5)? },
        file: messages::file(row, 9)?,
        tried_at: row.get(11)?,
    })
}

/// For each chat with nothing on the way, the send whose turn it is.
pub(super) fn heads(conn: &Connection) -> Result<Vec<OutboxItem>, StoreError> {
    // `state < 4` names the condition of the index, without which it may not be used.
    let sql = format!(
        "SELECT {COLUMNS} FROM (
             SELECT chat_id AS chat, min(place) AS turn FROM outbox
             WHERE state = {QUEUED} AND state < 4 AND send_at IS NULL GROUP BY chat_id
         ) AS first CROSS JOIN outbox o
             ON o.state = {QUEUED} AND o.state < 4 AND o.chat_id = first.chat AND o.place = first.turn
         WHERE NOT EXISTS (
             SELECT 1 FROM outbox s WHERE s.state = {SENDING} AND s.state < 4 AND s.chat_id = first.chat)
         ORDER BY o.place"
    );
    reader::rows(conn, &sql, &[], item)
}

/// Everything that is not sent, in the order of the queue.
pub(super) fn open(conn: &Connection, limit: usize) -> Result<Vec<OutboxItem>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM outbox o WHERE o.state < 4 ORDER BY o.place LIMIT :limit");
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    reader::rows(conn, &sql, named_params! { ":limit": limit }, item)
}

/// One send that is not sent.
pub(super) fn one(conn: &Connection, seq: Seq) -> Result<Option<OutboxItem>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM outbox WHERE seq = :seq AND state < 4");
    reader::row(conn, &sql, named_params! { ":seq": seq.0 }, item)
}

/// Whether there is a send in whatever state.
pub(super) fn has_any(conn: &Connection) -> Result<bool, StoreError> {
    let found = reader::row(conn, "SELECT 1 FROM outbox LIMIT 1", &[], |_| Ok(()))?;
    Ok(found.is_some())
}

/// How many sends wait, failed, and are in doubt.
pub(super) fn counts(conn: &Connection) -> Result<OutboxCounts, StoreError> {
    let sql = "SELECT state, count(*), count(send_at) FROM outbox WHERE state < 4 GROUP BY state";
    let mut counts = OutboxCounts::default();
    let rows = reader::rows(conn, sql, &[], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    for (state, count, planned) in rows {
        let (count, planned): (u32, u32) = (count, planned);
        match state_from(state) {
            SendState::Queued => {
                counts.waiting += count;
                counts.later += planned;
            }
            SendState::Sending => counts.waiting += count,
            SendState::Failed => counts.failed += count,
            SendState::Unknown => counts.unknown += count,
            SendState::Sent => {}
        }
    }
    Ok(counts)
}
