//! Conversations: reading and writing message rows.

use rusqlite::{Connection, OptionalExtension as _, Row, named_params};
use serde_json::json;

use super::reader::{self, Stretch};
use super::{
    FileRef, MessageRow, MessageVersion, Page, SendReason, SendState, SendStatus, Seq, StoreError,
    TEXT_CHARS, UnixMillis,
};
use super::{body, body::Columns};
use crate::api::markup::ParseMode;
use crate::api::{ChatId, MessageId, ReplyRef, UserId};

/// A row to be written.
pub(super) struct NewMessage<'m> {
    pub(super) seq: Seq,
    pub(super) chat: ChatId,
    pub(super) message_id: Option<MessageId>,
    pub(super) author: Option<&'m str>,
    pub(super) author_id: Option<UserId>,
    pub(super) own: bool,
    /// The server's date as it came; tells two messages with one id apart.
    pub(super) date: Option<i64>,
    pub(super) at: UnixMillis,
    pub(super) edited_at: Option<UnixMillis>,
    pub(super) columns: &'m Columns,
    pub(super) reply_to: Option<&'m ReplyRef>,
}

impl NewMessage<'_> {
    pub(super) fn insert(&self, conn: &Connection) -> Result<(), StoreError> {
        conn.prepare_cached(
            "INSERT INTO messages (seq, chat_id, message_id, author, author_id, own, date, at, edited_at,
                 kind, reply, rest, text, keyboard)
             VALUES (:seq, :chat_id, :message_id, :author, :author_id, :own, :date, :at, :edited_at,
                 :kind, :reply, :rest, :text, :keyboard)",
        )?
        .execute(named_params! {
            ":seq": self.seq.0,
            ":chat_id": self.chat.0,
            ":message_id": self.message_id.map(|id| id.0),
            ":author": self.author,
            ":author_id": self.author_id.map(|id| id.0),
            ":own": self.own,
            ":date": self.date,
            ":at": self.at,
            ":edited_at": self.edited_at,
            ":kind": self.columns.kind,
            ":reply": self.reply_to.and_then(body::reply),
            ":rest": self.columns.rest,
            ":text": self.columns.text,
            ":keyboard": self.columns.keyboard,
        })?;
        Ok(())
    }
}

/// The start of every query that [`read`] understands: `m` are messages.
///
/// Somebody may send a megabyte in each message, so only the beginning of a text is handed over.
/// It is cut as bytes, enough for [`TEXT_CHARS`] of any kind: in a text SQLite stops at a NUL.
pub(super) fn select(from: &str, tail: &str) -> String {
    format!(
        "SELECT m.seq, m.chat_id, m.message_id, m.author, m.author_id, m.at, m.edited_at, m.kind, m.rest,
             CASE WHEN octet_length(m.text) > {TEXT_CHARS}
                 THEN substr(CAST(m.text AS BLOB), 1, 4 * {TEXT_CHARS}) ELSE m.text END,
             m.reply, m.own, o.state, o.attempts, o.not_before, o.reason_code, o.reason_text,
             octet_length(m.text),
             CASE WHEN octet_length(m.text) > {TEXT_CHARS} THEN length(m.text) END,
             m.keyboard, m.deleted_at, m.pinned_at, o.file, o.send_at,
             EXISTS (SELECT 1 FROM message_versions v WHERE v.seq = m.seq),
             json_extract(o.params, '$.parse_mode')
         FROM {from} LEFT JOIN outbox o ON o.seq = m.seq WHERE {tail}"
    )
}

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<MessageRow> {
    let (text, hidden_chars) = text(row)?;
    let columns = Columns { kind: row.get(7)?, rest: row.get(8)?, text, keyboard: row.get(19)? };
    let reply: Option<String> = row.get(10)?;
    let own: bool = row.get(11)?;
    let author: Option<String> = row.get(3)?;
    let send = match row.get(12)? {
        Some(state) => Some(SendStatus { send_at: row.get(23)?, ..status(row, state, 13)? }),
        // Sent by another console or before this store was begun: the server has it.
        None if own => Some(SendStatus {
            state: SendState::Sent,
            attempts: 0,
            reason: None,
            not_before: None,
            send_at: None,
        }),
        None => None,
    };
    Ok(MessageRow {
        seq: Seq(row.get(0)?),
        chat_id: ChatId(row.get(1)?),
        message_id: row.get::<_, Option<i64>>(2)?.map(MessageId),
        author: author.filter(|_| !own),
        author_id: row.get::<_, Option<i64>>(4)?.map(UserId),
        at: row.get(5)?,
        marks: columns.marks(),
        keyboard: columns.keyboard(),
        body: columns.body(),
        hidden_chars,
        reply_to: reply.as_deref().and_then(body::reply_from),
        edited_at: row.get(6)?,
        deleted_at: row.get(20)?,
        pinned_at: row.get(21)?,
        file: file(row, 22)?,
        changed_before: row.get(24)?,
        mode: mode(row.get(25)?),
        send,
    })
}

/// What a text was written in, by its `parse_mode`.
fn mode(wire: Option<String>) -> ParseMode {
    ParseMode::ALL.into_iter().find(|mode| mode.wire() == wire.as_deref()).unwrap_or_default()
}

/// The text as far as it is shown, and how many characters follow.
fn text(row: &Row<'_>) -> rusqlite::Result<(Option<String>, u64)> {
    let Some(bytes) = row.get_ref(9)?.as_bytes_or_null()? else {
        return Ok((None, 0));
    };
    // The last character may be cut in two.
    let whole = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let end = whole.char_indices().nth(TEXT_CHARS).map_or(whole.len(), |(end, _)| end);
    let stored: i64 = row.get(17)?;
    let hidden = if (end as u64) < stored.unsigned_abs() {
        let chars: i64 = row.get(18)?;
        chars.unsigned_abs().saturating_sub(TEXT_CHARS as u64).max(1)
    } else {
        0
    };
    Ok((Some(whole[..end].to_owned()), hidden))
}

/// Reads attempts, `not_before` and the reason from the columns that begin at `first`.
pub(super) fn status(row: &Row<'_>, state: i64, first: usize) -> rusqlite::Result<SendStatus> {
    let code: Option<String> = row.get(first + 2)?;
    let text: Option<String> = row.get(first + 3)?;
    Ok(SendStatus {
        state: super::outbox::state_from(state),
        attempts: row.get(first)?,
        reason: code.map(|code| SendReason { code, text: text.unwrap_or_default() }),
        not_before: row.get(first + 1)?,
        send_at: None,
    })
}

/// [`file`] as it is written.
pub(super) fn file_json(file: &FileRef) -> String {
    let FileRef { path, name, mime, size, modified } = file;
    json!({ "path": path, "name": name, "mime": mime, "size": size, "modified": modified }).to_string()
}

/// The file that a send refers to.
pub(super) fn file(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<FileRef>> {
    let json: Option<String> = row.get(column)?;
    Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
}

/// One page of a conversation.
pub(super) fn list(
    conn: &Connection,
    chat: ChatId,
    page: Page,
    limit: usize,
) -> Result<Vec<MessageRow>, StoreError> {
    reader::page(conn, page, limit, |stretch, limit| {
        let (tail, at) = match stretch {
            Stretch::Below(at) => ("m.chat_id = :chat AND m.seq < :at ORDER BY m.seq DESC LIMIT :limit", at),
            Stretch::From(at) => ("m.chat_id = :chat AND m.seq >= :at ORDER BY m.seq LIMIT :limit", at),
        };
        let params = named_params! { ":chat": chat.0, ":at": at, ":limit": limit };
        reader::rows(conn, &select("messages m", tail), params, read)
    })
}

/// These rows, as far as they exist, in the order asked.
pub(super) fn at(conn: &Connection, seqs: &[Seq]) -> Result<Vec<MessageRow>, StoreError> {
    let _snapshot = conn.unchecked_transaction()?;
    let sql = select("messages m", "m.seq = :seq");
    let rows = seqs.iter().map(|seq| reader::row(conn, &sql, named_params! { ":seq": seq.0 }, read));
    rows.filter_map(Result::transpose).collect()
}

/// The whole text of a message.
pub(super) fn text_of(conn: &Connection, seq: Seq) -> Result<Option<String>, StoreError> {
    let sql = "SELECT text FROM messages WHERE seq = :seq";
    Ok(reader::row(conn, sql, named_params! { ":seq": seq.0 }, |row| row.get(0))?.flatten())
}

/// The newest message of a chat that has this number.
pub(super) fn find(conn: &Connection, chat: ChatId, message: MessageId) -> Result<Option<Seq>, StoreError> {
    let sql =
        "SELECT seq FROM messages WHERE chat_id = :chat AND message_id = :message ORDER BY seq DESC LIMIT 1";
    let params = named_params! { ":chat": chat.0, ":message": message.0 };
    reader::row(conn, sql, params, |row| row.get(0).map(Seq))
}

/// What a message said before it was changed, the oldest first.
pub(super) fn versions(conn: &Connection, seq: Seq) -> Result<Vec<MessageVersion>, StoreError> {
    let sql = "SELECT replaced_at, kind, rest, text, keyboard FROM message_versions WHERE seq = :seq ORDER BY version";
    reader::rows(conn, sql, named_params! { ":seq": seq.0 }, |row| {
        let columns =
            Columns { kind: row.get(1)?, rest: row.get(2)?, text: row.get(3)?, keyboard: row.get(4)? };
        Ok(MessageVersion {
            replaced_at: row.get(0)?,
            marks: columns.marks(),
            keyboard: columns.keyboard(),
            body: columns.body(),
        })
    })
}

/// Keeps the address under which the server has the file of a message.
pub(super) fn learn_url(conn: &Connection, seq: Seq, url: &str) -> Result<(), StoreError> {
    let rest: Option<Option<String>> = conn
        .prepare_cached("SELECT rest FROM messages WHERE seq = ?1")?
        .query_row([seq.0], |row| row.get(0))
        .optional()?;
    if let Some(rest) = body::with_url(rest.flatten().as_deref(), url) {
        conn.prepare_cached("UPDATE messages SET rest = ?2 WHERE seq = ?1")?.execute((seq.0, rest))?;
    }
    Ok(())
}
