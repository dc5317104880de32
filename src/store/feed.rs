//! The feed: every update as it came, filtered, window by window.

use rusqlite::{Connection, Row, named_params};

use super::reader::{self, Stretch};
use super::search::Query;
use super::{FeedFilter, FeedRow, Page, Seq, StoreError, body};
use crate::api::{ChatId, UpdateId};

/// Newer updates are counted up to this; beyond it the screen says "more".
const NEWER: i64 = 1000;
/// Kinds listed for the filter. Their names come from outside, so there could be any number.
const KINDS: i64 = 100;

fn read(row: &Row<'_>) -> rusqlite::Result<FeedRow> {
    let title: Option<String> = row.get(5)?;
    Ok(FeedRow {
        seq: Seq(row.get(0)?),
        update_id: row.get::<_, Option<i64>>(1)?.map(UpdateId),
        at: row.get(2)?,
        kind: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
        chat_id: row.get::<_, Option<i64>>(4)?.map(ChatId),
        chat_title: title.filter(|title| !title.is_empty()),
        author: row.get(6)?,
        body_kind: body::kind_from(row.get(7)?),
        preview: row.get(8)?,
    })
}

/// Where the rows of a filter come from: a range of an index, or of the words.
struct Source {
    from: &'static str,
    filter: &'static str,
    seq: &'static str,
    kind: Option<i64>,
    chat: Option<i64>,
    query: Option<String>,
}

impl Source {
    /// `None` when nothing can match.
    fn of(conn: &Connection, filter: &FeedFilter) -> Result<Option<Self>, StoreError> {
        let kind = match &filter.kind {
            None => None,
            Some(name) => {
                let sql = "SELECT kind FROM kinds WHERE name = :name";
                match reader::row(conn, sql, named_params! { ":name": name }, |row| row.get(0))? {
                    None => return Ok(None),
                    kind => kind,
                }
            }
        };
        let chat = filter.chat_id.map(|chat| chat.0);
        let query = match Query::updates(&filter.text, filter.chat_id, kind) {
            Query::Nothing => return Ok(None),
            Query::Everything => None,
            Query::Match(query) => Some(query),
        };
        let (from, seq, filter) = match (filter.text.trim(), chat, kind) {
            ("", None, None) => ("updates u", "u.seq", "1"),
            ("", None, Some(_)) => ("updates u", "u.seq", "u.kind = :kind"),
            ("", Some(_), None) => ("updates u", "u.seq", "u.chat_id = :chat"),
            _ => ("words w CROSS JOIN updates u ON u.seq = w.rowid", "w.rowid", "w.words MATCH :query"),
        };
        Ok(Some(Self { from, filter, seq, kind, chat, query }))
    }

    fn run<T>(
        &self,
        conn: &Connection,
        sql: &str,
        at: i64,
        limit: i64,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let params = named_params! {
            ":at": at, ":limit": limit, ":kind": self.kind, ":chat": self.chat, ":query": self.query,
        };
        // Each source names only what it filters by.
        let used: Vec<_> = params.iter().copied().filter(|(name, _)| sql.contains(name)).collect();
        reader::rows(conn, sql, &used, read)
    }
}

/// One page of the feed.
pub(super) fn list(
    conn: &Connection,
    filter: &FeedFilter,
    page: Page,
    limit: usize,
) -> Result<Vec<FeedRow>, StoreError> {
    let Some(source) = Source::of(conn, filter)? else {
        return Ok(Vec::new());
    };
    let Source { from, filter, seq, .. } = source;
    reader::page(conn, page, limit, |stretch, limit| {
        let (range, at) = match stretch {
            Stretch::Below(at) => (format!("{seq} < :at ORDER BY {seq} DESC"), at),
            Stretch::From(at) => (format!("{seq} >= :at ORDER BY {seq}"), at),
        };
        let sql = format!(
            "SELECT u.seq, u.update_id, u.at, k.name, u.chat_id, c.title, u.author, u.body_kind, u.preview
             FROM {from} LEFT JOIN kinds k ON k.kind = u.kind LEFT JOIN chats c ON c.chat_id = u.chat_id
             WHERE {filter} AND {range} LIMIT :limit"
        );
        source.run(conn, &sql, at, limit, read)
    })
}

/// How many updates of a filter came after this one, up to a thousand.
pub(super) fn newer(conn: &Connection, filter: &FeedFilter, Seq(after): Seq) -> Result<u64, StoreError> {
    let Some(source) = Source::of(conn, filter)? else {
        return Ok(0);
    };
    let Source { from, filter, seq, .. } = source;
    let sql =
        format!("SELECT count(*) FROM (SELECT 1 FROM {from} WHERE {filter} AND {seq} > :at LIMIT :limit)");
    let counts = source.run(conn, &sql, after, NEWER, |row| row.get(0))?;
    Ok(counts.first().copied().map_or(0, i64::unsigned_abs))
}

/// The kinds seen and how many updates of each, the most frequent first.
pub(super) fn kinds(conn: &Connection) -> Result<Vec<(String, u64)>, StoreError> {
    let sql = "SELECT name, updates FROM kinds WHERE updates > 0 ORDER BY updates DESC, name LIMIT :limit";
    let params = named_params! { ":limit": KINDS };
    reader::rows(conn, sql, params, |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))
}

/// The JSON of an update.
pub(super) fn raw(conn: &Connection, seq: Seq) -> Result<Option<String>, StoreError> {
    let sql = "SELECT raw FROM updates WHERE seq = :seq";
    reader::row(conn, sql, named_params! { ":seq": seq.0 }, |row| row.get(0))
}
