//! The chat list: one row a chat, kept up to date with every message.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::body::bounded;
use super::{
    ChatCounts, ChatFilter, ChatRow, ChatSet, LabelId, PREVIEW_CHARS, Preview, Seq, StoreError, UnixMillis,
};
use super::{body, outbox, reader};
use crate::api::{ChatId, ChatKind, MessageBody, User, UserId};

/// A chat as the writer changes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chat {
    id: ChatId,
    kind: ChatKind,
    title: String,
    username: Option<String>,
    last_at: UnixMillis,
    last_seq: i64,
    preview: Preview,
    unread: i64,
    waiting: bool,
    marked_unread: bool,
    archived: bool,
    muted: bool,
    first_seen: UnixMillis,
    last_incoming_at: Option<UnixMillis>,
    messages: i64,
}

/// A message as far as its chat cares.
pub(super) struct Line<'m> {
    pub(super) seq: Seq,
    pub(super) at: UnixMillis,
    pub(super) body: &'m MessageBody,
    pub(super) author: Option<&'m str>,
    pub(super) own: bool,
}

const NO_PREVIEW: Preview =
    Preview { kind: super::BodyKind::Unknown, text: String::new(), outgoing: false, author: None };

impl Chat {
    /// The chat as stored, or a new one.
    pub(super) fn load(conn: &Connection, id: ChatId, at: UnixMillis) -> Result<Self, StoreError> {
        let stored = conn
            .prepare_cached(
                "SELECT kind, title, username, last_at, last_seq, preview_kind, preview_text, preview_own,
                     preview_author, unread, waiting, first_seen, last_incoming_at, messages, marked_unread,
                     archived, muted
                 FROM chats WHERE chat_id = ?1",
            )?
            .query_row([id.0], |row| {
                Ok(Self {
                    id,
                    kind: body::chat_kind_from(row.get(0)?),
                    title: row.get(1)?,
                    username: row.get(2)?,
                    last_at: row.get(3)?,
                    last_seq: row.get(4)?,
                    preview: Preview {
                        kind: body::kind_from(row.get(5)?),
                        text: row.get(6)?,
                        outgoing: row.get(7)?,
                        author: row.get(8)?,
                    },
                    unread: row.get(9)?,
                    waiting: row.get(10)?,
                    first_seen: row.get(11)?,
                    last_incoming_at: row.get(12)?,
                    messages: row.get(13)?,
                    marked_unread: row.get(14)?,
                    archived: row.get(15)?,
                    muted: row.get(16)?,
                })
            })
            .optional()?;
        Ok(stored.unwrap_or_else(|| Self {
            id,
            kind: ChatKind::Unknown,
            title: String::new(),
            username: None,
            last_at: at,
            last_seq: 0,
            preview: NO_PREVIEW,
            unread: 0,
            waiting: false,
            marked_unread: false,
            archived: false,
            muted: false,
            first_seen: at,
            last_incoming_at: None,
            messages: 0,
        }))
    }

    pub(super) fn save(&self, conn: &Connection) -> Result<(), StoreError> {
        conn.prepare_cached(
            "INSERT INTO chats (chat_id, kind, title, username, names, last_at, last_seq, preview_kind,
                 preview_text, preview_own, preview_author, unread, waiting, first_seen,
                 last_incoming_at, messages, marked_unread, archived)
             VALUES (:chat_id, :kind, :title, :username, :names, :last_at, :last_seq, :preview_kind,
                 :preview_text, :preview_own, :preview_author, :unread, :waiting, :first_seen,
                 :last_incoming_at, :messages, :marked_unread, :archived)
             ON CONFLICT (chat_id) DO UPDATE SET kind = :kind, title = :title, username = :username,
                 names = :names, last_at = :last_at, last_seq = :last_seq,
                 preview_kind = :preview_kind, preview_text = :preview_text, preview_own = :preview_own,
                 preview_author = :preview_author, unread = :unread, waiting = :waiting,
                 first_seen = :first_seen, last_incoming_at = :last_incoming_at, messages = :messages,
                 marked_unread = :marked_unread, archived = :archived",
        )?
        .execute(named_params! {
            ":chat_id": self.id.0,
            ":kind": body::chat_kind_number(self.kind),
            ":title": self.title,
            ":username": self.username,
            ":names": self.names(),
            ":last_at": self.last_at,
            ":last_seq": self.last_seq,
            ":preview_kind": body::kind_number(self.preview.kind),
            ":preview_text": self.preview.text,
            ":preview_own": self.preview.outgoing,
            ":preview_author": self.preview.author,
            ":unread": self.unread,
            ":waiting": self.waiting,
            ":first_seen": self.first_seen,
            ":last_incoming_at": self.last_incoming_at,
            ":messages": self.messages,
            ":marked_unread": self.marked_unread,
            ":archived": self.archived,
        })?;
        Ok(())
    }

    /// On lines of their own, so that a search does not match across two of them.
    fn names(&self) -> String {
        let username = self.username.as_deref().unwrap_or_default();
        format!("{}\n@{username}\n{}", self.title, self.id).to_lowercase()
    }

    /// Takes over what an update says about the chat; what it leaves out stays.
    pub(super) fn describe(&mut self, told: &crate::api::Chat) {
        if told.kind != ChatKind::Unknown {
            self.kind = told.kind;
        }
        if let Some(title) = &told.title {
            self.title = bounded(title);
        }
        if let Some(username) = &told.username {
            self.username = Some(bounded(username));
        }
    }

    /// A private chat that was never named is called after whoever writes in it.
    pub(super) fn name_after(&mut self, author: &User) {
        if self.kind != ChatKind::Private {
            return;
        }
        if self.title.is_empty() {
            self.title = bounded(&author.name());
        }
        if self.username.is_none() {
            self.username = author.username.as_deref().map(bounded);
        }
    }

    /// A message was added.
    pub(super) fn add(&mut self, line: &Line<'_>) {
        self.messages += 1;
        self.show(line);
        self.first_seen = self.first_seen.min(line.at);
        // A message of yesterday that arrives today does not sink its chat.
        self.last_at = self.last_at.max(line.at);
        let notice = body::is_notice(body::kind(line.body));
        if line.own {
            self.waiting &= notice;
            self.marked_unread &= notice;
        } else {
            self.unread += 1;
            self.waiting |= !notice;
            self.archived &= notice || self.muted;
            self.last_incoming_at = self.last_incoming_at.max(Some(line.at));
        }
        if self.messages == 1 {
            self.last_at = line.at;
        }
    }

    /// A message was changed.
    pub(super) fn change(&mut self, line: &Line<'_>) {
        if line.seq.0 == self.last_seq {
            self.show(line);
        }
    }

    fn show(&mut self, line: &Line<'_>) {
        self.last_seq = line.seq.0;
        self.preview = Preview {
            kind: body::kind(line.body),
            text: body::preview(line.body),
            outgoing: line.own,
            author: line.author.filter(|_| !line.own).map(bounded),
        };
    }

    /// A message was taken away, already gone from `messages`: shows what is last now.
    pub(super) fn remove(&mut self, conn: &Connection, seq: Seq) -> Result<(), StoreError> {
        self.messages -= 1;
        if seq.0 == self.last_seq {
            self.last_at = self.first_seen;
            if let Some(at) = self.show_last(conn)? {
                self.last_at = at;
            }
        }
        self.waiting = is_waiting(conn, self.id)?;
        Ok(())
    }

    /// A message was deleted for everybody: shows what is last now. A notice that it was pinned
    /// does not repeat what it said. The chat keeps its place.
    pub(super) fn take_back(
        &mut self,
        conn: &Connection,
        seq: Seq,
        message: Option<i64>,
    ) -> Result<(), StoreError> {
        if seq.0 == self.last_seq {
            self.show_last(conn)?;
        } else if self.preview.kind == super::BodyKind::Pinned && message.is_some() {
            let last = last_standing(conn, self.id)?.filter(|last| last.seq.0 == self.last_seq);
            if let Some(MessageBody::Pinned(Some(pinned))) = last.map(|last| last.body)
                && Some(pinned.message_id.0) == message
            {
                self.preview.text.clear();
            }
        }
        self.waiting = is_waiting(conn, self.id)?;
        Ok(())
    }

    /// Shows the last message that was not deleted. When that was, if there is one.
    fn show_last(&mut self, conn: &Connection) -> Result<Option<UnixMillis>, StoreError> {
        self.last_seq = 0;
        self.preview = NO_PREVIEW;
        let Some(Standing { seq, at, body, author, own }) = last_standing(conn, self.id)? else {
            return Ok(None);
        };
        self.show(&Line { seq, at, body: &body, author: author.as_deref(), own });
        Ok(Some(at))
    }
}

/// A message that was not deleted.
struct Standing {
    seq: Seq,
    at: UnixMillis,
    body: MessageBody,
    author: Option<String>,
    own: bool,
}

fn last_standing(conn: &Connection, chat: ChatId) -> Result<Option<Standing>, StoreError> {
    let last = conn
        .prepare_cached(
            "SELECT seq, at, kind, rest, text, author, own FROM messages
             WHERE chat_id = ?1 AND deleted_at IS NULL ORDER BY seq DESC LIMIT 1",
        )?
        .query_row([chat.0], |row| {
            let columns =
                body::Columns { kind: row.get(2)?, rest: row.get(3)?, text: row.get(4)?, keyboard: None };
            Ok(Standing {
                seq: Seq(row.get(0)?),
                at: row.get(1)?,
                body: columns.body(),
                author: row.get(5)?,
                own: row.get(6)?,
            })
        })
        .optional()?;
    Ok(last)
}

/// Whether the last message that stands is theirs: not a notice, not deleted, not an answer that
/// failed.
fn is_waiting(conn: &Connection, chat: ChatId) -> Result<bool, StoreError> {
    let last_own: Option<bool> = conn
        .prepare_cached(
            "SELECT own FROM messages m
             WHERE chat_id = ?1 AND kind NOT IN (5, 6, 7) AND deleted_at IS NULL
                 AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.seq = m.seq AND o.state = ?2)
             ORDER BY seq DESC LIMIT 1",
        )?
        .query_row([chat.0, outbox::FAILED], |row| row.get(0))
        .optional()?;
    Ok(last_own == Some(false))
}

/// Looks anew whether the chat of a message needs an answer.
pub(super) fn look_who_waits(conn: &Connection, seq: Seq) -> Result<(), StoreError> {
    let chat = conn
        .prepare_cached("SELECT chat_id FROM messages WHERE seq = ?1")?
        .query_row([seq.0], |row| row.get(0).map(ChatId))
        .optional()?;
    let Some(chat) = chat else { return Ok(()) };
    conn.prepare_cached("UPDATE chats SET waiting = ?2 WHERE chat_id = ?1 AND waiting <> ?2")?
        .execute((chat.0, is_waiting(conn, chat)?))?;
    Ok(())
}

const COLUMNS: &str = "c.chat_id, c.kind, c.title, c.username, c.preview_kind, c.preview_text, c.preview_own,
    c.preview_author, c.last_at, c.unread, c.first_seen, c.last_incoming_at, c.messages, substr(d.text, 1, 1280),
    CASE WHEN json_valid(d.rest) THEN json_array_length(d.rest, '$.attachments') END,
    c.waiting, c.marked_unread, c.pinned IS NOT NULL, c.archived, c.muted, c.note IS NOT NULL,
    (SELECT group_concat(x.label) FROM chat_labels x WHERE x.chat_id = c.chat_id)";

fn read(row: &Row<'_>) -> rusqlite::Result<ChatRow> {
    let draft: Option<String> = row.get(13)?;
    let labels: Option<String> = row.get(21)?;
    Ok(ChatRow {
        chat_id: ChatId(row.get(0)?),
        kind: body::chat_kind_from(row.get(1)?),
        title: row.get(2)?,
        username: row.get(3)?,
        preview: Preview {
            kind: body::kind_from(row.get(4)?),
            text: row.get(5)?,
            outgoing: row.get(6)?,
            author: row.get(7)?,
        },
        last_at: row.get(8)?,
        unread: row.get(9)?,
        first_seen: row.get(10)?,
        last_incoming_at: row.get(11)?,
        messages: row.get::<_, i64>(12)?.unsigned_abs(),
        draft: draft.map(|text| body::line(&text)).filter(|text| !text.is_empty()),
        draft_files: row.get::<_, Option<u32>>(14)?.unwrap_or_default(),
        waiting: row.get(15)?,
        marked_unread: row.get(16)?,
        pinned: row.get(17)?,
        archived: row.get(18)?,
        muted: row.get(19)?,
        has_note: row.get(20)?,
        labels: labels
            .iter()
            .flat_map(|ids| ids.split(','))
            .filter_map(|id| id.parse().ok().map(LabelId))
            .collect(),
    })
}

/// The chats of a filter: those kept on top in their order, then the most recent. A text is looked
/// for among all chats also in those that were put away; they come last.
pub(super) fn list(conn: &Connection, filter: &ChatFilter, limit: usize) -> Result<Vec<ChatRow>, StoreError> {
    const RECENT: &str = "ORDER BY c.last_at DESC, c.last_seq DESC";
    let text: String = filter.text.trim().to_lowercase().chars().take(PREVIEW_CHARS).collect();
    let set = match filter.only {
        ChatSet::All | ChatSet::Label(_) => "c.archived = 0",
        ChatSet::Unread => "c.archived = 0 AND c.unread + c.marked_unread > 0",
        ChatSet::Waiting => "c.archived = 0 AND c.waiting = 1",
        ChatSet::Groups => "c.archived = 0 AND c.kind IN (2, 3)",
        ChatSet::Archived => "c.archived = 1",
    };
    let mut stretches = match filter.only {
        ChatSet::Archived => vec![format!("{set} {{named}} {RECENT}")],
        _ => vec![
            format!("{set} AND c.pinned IS NOT NULL {{named}} ORDER BY c.pinned"),
            format!("{set} AND c.pinned IS NULL {{named}} {RECENT}"),
        ],
    };
    if filter.only == ChatSet::All && !text.is_empty() {
        stretches.push(format!("c.archived = 1 {{named}} {RECENT}"));
    }
    let from = match filter.only {
        ChatSet::Label(_) => "chat_labels l JOIN chats c ON l.label = :label AND c.chat_id = l.chat_id",
        _ => "chats c",
    };
    let named = if text.is_empty() { "" } else { "AND instr(c.names, :text)" };
    let label = match filter.only {
        ChatSet::Label(LabelId(label)) => Some(label),
        _ => None,
    };
    // One snapshot: a chat that moves in between stands in the list once.
    let _snapshot = conn.unchecked_transaction()?;
    let mut chats = Vec::new();
    for tail in stretches {
        let left = i64::try_from(limit.saturating_sub(chats.len())).unwrap_or(i64::MAX);
        let tail = tail.replace("{named}", named);
        let sql = format!(
            "SELECT {COLUMNS} FROM {from} LEFT JOIN drafts d ON d.chat_id = c.chat_id WHERE {tail} LIMIT :limit"
        );
        let mut params: Vec<(&str, &dyn rusqlite::ToSql)> = vec![(":limit", &left)];
        if !text.is_empty() {
            params.push((":text", &text));
        }
        if let Some(label) = &label {
            params.push((":label", label));
        }
        chats.extend(reader::rows(conn, &sql, &params, read)?);
    }
    Ok(chats)
}

/// One chat.
pub(super) fn one(conn: &Connection, chat: ChatId) -> Result<Option<ChatRow>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM chats c LEFT JOIN drafts d ON d.chat_id = c.chat_id WHERE c.chat_id = :chat"
    );
    reader::row(conn, &sql, named_params! { ":chat": chat.0 }, read)
}

/// The sizes of the sets.
pub(super) fn counts(conn: &Connection) -> Result<ChatCounts, StoreError> {
    let sql = "SELECT chats, unread, waiting, archived FROM chat_totals WHERE only_row = 1";
    let counts = reader::row(conn, sql, &[], |row| {
        Ok(ChatCounts { all: row.get(0)?, unread: row.get(1)?, waiting: row.get(2)?, archived: row.get(3)? })
    })?;
    Ok(counts.unwrap_or_default())
}

/// The server told what a chat is called; `false` when that is known, or the chat is not.
pub(super) fn set_title(conn: &Connection, id: ChatId, title: &str) -> Result<bool, StoreError> {
    let known: Option<String> = conn
        .prepare_cached("SELECT title FROM chats WHERE chat_id = ?1")?
        .query_row([id.0], |row| row.get(0))
        .optional()?;
    let title = bounded(title);
    if title.is_empty() || known.is_none_or(|known| known == title) {
        return Ok(false);
    }
    let mut chat = Chat::load(conn, id, 0)?;
    chat.title = title;
    chat.save(conn)?;
    Ok(true)
}

/// A person has seen the chat.
pub(super) fn mark_read(conn: &Connection, chat: ChatId) -> Result<(), StoreError> {
    conn.prepare_cached(
        "UPDATE chats SET unread = 0, marked_unread = 0 WHERE chat_id = ?1 AND unread + marked_unread > 0",
    )?
    .execute([chat.0])?;
    Ok(())
}

/// The bot, as getMe last told.
pub(super) fn bot(conn: &Connection) -> Result<Option<crate::api::BotIdentity>, StoreError> {
    let sql = "SELECT id, username, first_name FROM bot WHERE only_row = 1";
    reader::row(conn, sql, &[], |row| {
        Ok(crate::api::BotIdentity {
            id: UserId(row.get(0)?),
            username: row.get(1)?,
            first_name: row.get(2)?,
        })
    })
}
