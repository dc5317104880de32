//! Taking in a batch of updates: what is new, what is there already, what changes.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rusqlite::{Connection, OptionalExtension, named_params};
use sha2::{Digest as _, Sha256};

use super::body::{self, Columns};
use super::chats::{Chat, Line};
use super::messages::NewMessage;
use super::search::{self, Document};
use super::writer::Desk;
use super::{Received, Seq, StoreError, TouchedChat, UnixMillis, deeds};
use crate::api::{ChatId, Message, MessageBody, MessageId, Update, UpdateContent, User};

/// Bytes of the digest that tells two updates with one id apart.
const DIGEST: usize = 16;
/// Messages with one number in one chat that are compared. More than one only after the server
/// was reset.
const NAMESAKES: i64 = 8;
/// Server dates before this are not believed: 2001-09-09.
const EARLIEST: i64 = 1_000_000_000;
/// How far a server's clock may be ahead of ours.
const AHEAD: UnixMillis = 24 * 60 * 60 * 1000;

/// A server's date in milliseconds, if it can be true of something that arrived at `at`.
pub(super) fn sane(date: Option<i64>, at: UnixMillis) -> Option<UnixMillis> {
    date.filter(|date| *date >= EARLIEST)
        .and_then(|date| date.checked_mul(1000))
        .filter(|date| *date <= at.saturating_add(AHEAD))
}

/// The words of a body that can be searched for.
pub(super) fn words_of(body: &MessageBody) -> String {
    match body {
        MessageBody::Text(text) => text.clone(),
        MessageBody::Media(media) => {
            let words = [media.caption.as_deref(), media.file_name.as_deref()];
            words.into_iter().flatten().collect::<Vec<_>>().join("\n")
        }
        MessageBody::Joined(names) => names.join("\n"),
        MessageBody::Left(name) => name.clone(),
        MessageBody::Pinned(pinned) => {
            pinned.as_ref().and_then(|pinned| pinned.text.clone()).unwrap_or_default()
        }
        MessageBody::Unknown => String::new(),
    }
}

/// Stores what is new of a batch.
pub(super) fn receive(
    desk: &mut Desk<'_>,
    updates: &[Update],
    at: UnixMillis,
) -> Result<Received, StoreError> {
    let mut batch = Batch {
        desk,
        at,
        chats: BTreeMap::new(),
        touched: BTreeMap::new(),
        documents: BTreeMap::new(),
        kinds: BTreeMap::new(),
    };
    let mut received = Received::default();
    for update in updates {
        if batch.store(update)? {
            received.stored += 1;
        } else {
            received.duplicates += 1;
        }
    }
    received.chats = batch.finish()?;
    Ok(received)
}

/// A batch on its way in. Chats, counts and words are written once at the end: a chat that says
/// a hundred things is one row, and FTS5 would write out its words whenever rows that can fail
/// are written in between.
struct Batch<'d, 'c> {
    desk: &'d mut Desk<'c>,
    at: UnixMillis,
    chats: BTreeMap<i64, Chat>,
    touched: BTreeMap<i64, TouchedChat>,
    documents: BTreeMap<i64, Document>,
    kinds: BTreeMap<i64, i64>,
}

/// A stored message that has the number of an incoming one.
struct Namesake {
    seq: Seq,
    date: Option<i64>,
    author_id: Option<i64>,
    author: Option<String>,
    own: bool,
    sent_here: bool,
    at: UnixMillis,
    columns: Columns,
}

impl Batch<'_, '_> {
    /// Whether the update was new.
    fn store(&mut self, update: &Update) -> Result<bool, StoreError> {
        let kind = self.desk.kind(&update.kind)?;
        let seq = self.desk.next_seq();
        if !self.insert_update(seq, kind, update)? {
            return Ok(false);
        }
        *self.kinds.entry(kind).or_default() += 1;
        let mut document =
            Document { chat: update.chat().map(|chat| chat.id), kind: Some(kind), ..Document::default() };
        if let Some(message) = update.message() {
            document.said = words_of(&message.body);
            document.names = message.from.as_ref().map(names_of).unwrap_or_default();
        }
        if update.message().is_none_or(|message| message.body == MessageBody::Unknown) {
            document.said = search::leaves(&update.raw);
        }
        self.documents.insert(seq.0, document);
        match &update.content {
            UpdateContent::Message(message) => self.add(seq, message)?,
            UpdateContent::Edited(message) => self.change(seq, message)?,
            UpdateContent::Other(Some(chat)) => self.chat(chat.id)?.describe(chat),
            UpdateContent::Other(None) | UpdateContent::Malformed(_) => {}
        }
        Ok(true)
    }

    fn insert_update(&mut self, seq: Seq, kind: i64, update: &Update) -> Result<bool, StoreError> {
        let message = update.message();
        let body = message.map_or(&MessageBody::Unknown, |message| &message.body);
        let mut preview = body::preview(body);
        if message.is_none() {
            preview = body::line(&update.raw);
        }
        let digest = Sha256::digest(update.raw.as_bytes());
        let inserted = self
            .desk
            .conn
            .prepare_cached(
                "INSERT INTO updates (seq, update_id, at, kind, chat_id, body_kind, author, preview, digest, raw)
                 VALUES (:seq, :update_id, :at, :kind, :chat_id, :body_kind, :author, :preview, :digest, :raw)
                 ON CONFLICT (update_id, digest) DO NOTHING",
            )?
            .execute(named_params! {
                ":seq": seq.0,
                ":update_id": update.update_id.map(|id| id.0),
                ":at": self.at,
                ":kind": kind,
                ":chat_id": update.chat().map(|chat| chat.id.0),
                ":body_kind": body::kind_number(body::kind(body)),
                ":author": message.and_then(|message| message.from.as_ref()).map(name_of),
                ":preview": preview,
                ":digest": &digest[..DIGEST],
                ":raw": update.raw,
            })?;
        Ok(inserted == 1)
    }

    /// A new message, unless it is there already.
    fn add(&mut self, seq: Seq, message: &Message) -> Result<(), StoreError> {
        self.chat(message.chat.id)?.describe(&message.chat);
        let columns = Columns::of(&message.body, &message.marks, message.keyboard.as_ref());
        for namesake in self.namesakes(message)? {
            if self.is_same(&namesake, message, &columns)? {
                return Ok(());
            }
        }
        self.insert(seq, message, &columns, None)?;
        let pinned = deeds::pinned_by_update(self.desk.conn, message.chat.id, &message.body, self.at)?;
        if let Some(pinned) = pinned {
            let changed = &mut self.touch(message.chat.id).changed;
            if !changed.contains(&pinned) {
                changed.push(pinned);
            }
        }
        Ok(())
    }

    /// A changed message: the row changes and what it said before is kept. One that was never
    /// seen is added as it is now.
    fn change(&mut self, seq: Seq, message: &Message) -> Result<(), StoreError> {
        self.chat(message.chat.id)?.describe(&message.chat);
        let columns = Columns::of(&message.body, &message.marks, message.keyboard.as_ref());
        let known = self.namesakes(message)?.into_iter().find(|namesake| {
            namesake.date.is_none() || message.date.is_none() || namesake.date == message.date
        });
        let Some(known) = known else {
            return self.insert(seq, message, &columns, Some(self.at));
        };
        if known.columns == columns {
            return Ok(());
        }
        deeds::replace(self.desk.conn, known.seq, &columns, self.at)?;
        let changed = &mut self.touch(message.chat.id).changed;
        if !changed.contains(&known.seq) {
            changed.push(known.seq);
        }
        let document = self.document(&known, message)?;
        document.later = words_of(&message.body);
        let line = Line {
            seq: known.seq,
            at: known.at,
            body: &message.body,
            author: known.author.as_deref(),
            own: known.own,
        };
        self.chat(message.chat.id)?.change(&line);
        Ok(())
    }

    fn insert(
        &mut self,
        seq: Seq,
        message: &Message,
        columns: &Columns,
        edited_at: Option<UnixMillis>,
    ) -> Result<(), StoreError> {
        let from = message.from.as_ref();
        let own = from.is_some_and(|user| Some(user.id.0) == self.desk.memory.bot);
        let author = from.map(name_of);
        let at = sane(message.date, self.at).unwrap_or(self.at);
        NewMessage {
            seq,
            chat: message.chat.id,
            message_id: message.message_id,
            author: author.as_deref(),
            author_id: from.map(|user| user.id),
            own,
            date: message.date,
            at,
            edited_at,
            columns,
            reply_to: message.reply_to.as_ref(),
        }
        .insert(self.desk.conn)?;
        if !own {
            self.touch(message.chat.id).new_messages += 1;
        }
        let chat = self.chat(message.chat.id)?;
        if let Some(author) = from.filter(|_| !own) {
            chat.name_after(author);
        }
        chat.add(&Line { seq, at, body: &message.body, author: author.as_deref(), own });
        Ok(())
    }

    /// One message may come in two updates. A number alone does not make it the same: a server
    /// that was reset counts from the start again.
    fn is_same(&self, known: &Namesake, message: &Message, columns: &Columns) -> Result<bool, StoreError> {
        if known.sent_here {
            // The echo of a send: the server may not tell its date, and knows the author.
            let near = known.date.is_none() || message.date.is_none() || known.date == message.date;
            let own = message.from.as_ref().is_some_and(|user| Some(user.id.0) == self.desk.memory.bot);
            return Ok(near && own);
        }
        let author_id = message.from.as_ref().map(|user| user.id.0);
        if known.date != message.date || known.author_id != author_id {
            return Ok(false);
        }
        if known.columns == *columns {
            return Ok(true);
        }
        // It may have been changed since.
        let said_before: Option<i64> = self
            .desk
            .conn
            .prepare_cached(
                "SELECT 1 FROM message_versions
                 WHERE seq = :seq AND kind = :kind AND rest IS :rest AND text IS :text
                     AND keyboard IS :keyboard
                 LIMIT 1",
            )?
            .query_row(
                named_params! {
                    ":seq": known.seq.0, ":kind": columns.kind, ":rest": columns.rest, ":text": columns.text,
                    ":keyboard": columns.keyboard,
                },
                |row| row.get(0),
            )
            .optional()?;
        Ok(said_before.is_some())
    }

    /// Stored messages with the number of this one, the newest first.
    fn namesakes(&self, message: &Message) -> Result<Vec<Namesake>, StoreError> {
        let Some(MessageId(message_id)) = message.message_id else {
            return Ok(Vec::new());
        };
        let namesakes = self
            .desk
            .conn
            .prepare_cached(
                "SELECT m.seq, m.date, m.author_id, m.author, m.own,
                     EXISTS (SELECT 1 FROM outbox o WHERE o.seq = m.seq), m.at, m.kind, m.rest, m.text,
                     m.keyboard
                 FROM messages m WHERE m.chat_id = ?1 AND m.message_id = ?2 ORDER BY m.seq DESC LIMIT ?3",
            )?
            .query_map([message.chat.id.0, message_id, NAMESAKES], |row| {
                Ok(Namesake {
                    seq: Seq(row.get(0)?),
                    date: row.get(1)?,
                    author_id: row.get(2)?,
                    author: row.get(3)?,
                    own: row.get(4)?,
                    sent_here: row.get(5)?,
                    at: row.get(6)?,
                    columns: Columns {
                        kind: row.get(7)?,
                        rest: row.get(8)?,
                        text: row.get(9)?,
                        keyboard: row.get(10)?,
                    },
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(namesakes)
    }

    /// The document of a stored message, made again: the words are kept as an index only, and
    /// an index entry cannot be changed in part.
    fn document(&mut self, known: &Namesake, message: &Message) -> Result<&mut Document, StoreError> {
        if !self.documents.contains_key(&known.seq.0) {
            let conn = self.desk.conn;
            let first = first_said(conn, known.seq)?.unwrap_or_else(|| known.columns.clone());
            let kind = conn
                .prepare_cached("SELECT kind FROM updates WHERE seq = ?1")?
                .query_row([known.seq.0], |row| row.get(0))
                .optional()?;
            let names = message.from.as_ref().filter(|user| Some(user.id.0) == known.author_id);
            let document = Document {
                said: words_of(&first.body()),
                later: String::new(),
                names: names.map(names_of).or_else(|| known.author.clone()).unwrap_or_default(),
                chat: Some(message.chat.id),
                kind,
            };
            self.documents.insert(known.seq.0, document);
        }
        Ok(self.documents.entry(known.seq.0).or_default())
    }

    fn touch(&mut self, chat_id: ChatId) -> &mut TouchedChat {
        let untouched = || TouchedChat { chat_id, new_messages: 0, changed: Vec::new() };
        self.touched.entry(chat_id.0).or_insert_with(untouched)
    }

    fn chat(&mut self, id: ChatId) -> Result<&mut Chat, StoreError> {
        self.touch(id);
        match self.chats.entry(id.0) {
            Entry::Occupied(chat) => Ok(chat.into_mut()),
            Entry::Vacant(place) => Ok(place.insert(Chat::load(self.desk.conn, id, self.at)?)),
        }
    }

    fn finish(self) -> Result<Vec<TouchedChat>, StoreError> {
        let conn = self.desk.conn;
        for chat in self.chats.values() {
            chat.save(conn)?;
        }
        let mut count = conn.prepare_cached("UPDATE kinds SET updates = updates + ?2 WHERE kind = ?1")?;
        for (kind, updates) in &self.kinds {
            count.execute([kind, updates])?;
        }
        for (seq, document) in &self.documents {
            search::index(conn, Seq(*seq), document)?;
        }
        Ok(self.touched.into_values().collect())
    }
}

/// The best name of a person, as far as it is kept.
fn name_of(user: &User) -> String {
    body::bounded(&user.name())
}

fn names_of(user: &User) -> String {
    let username = user.username.as_deref().map(body::bounded).unwrap_or_default();
    format!("{}\n{username}", name_of(user))
}

pub(super) fn first_said(conn: &Connection, seq: Seq) -> Result<Option<Columns>, StoreError> {
    let first = conn
        .prepare_cached(
            "SELECT kind, rest, text, keyboard FROM message_versions WHERE seq = ?1 AND version = 0",
        )?
        .query_row([seq.0], |row| {
            Ok(Columns { kind: row.get(0)?, rest: row.get(1)?, text: row.get(2)?, keyboard: row.get(3)? })
        })
        .optional()?;
    Ok(first)
}
