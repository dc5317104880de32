//! The journal of high-risk calls, and whether the bot is for tests or for real people.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::{
    BotMark, Confirmed, GuardedEntry, GuardedId, GuardedOutcome, NewGuarded, StoreError, UnixMillis, reader,
};

impl BotMark {
    /// A stable word for storage and exports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Production => "production",
            Self::Demo => "demo",
        }
    }

    /// A mark that cannot be read is taken for the most careful one.
    fn from_word(word: &str) -> Self {
        match word {
            "test" => Self::Test,
            "demo" => Self::Demo,
            _ => Self::Production,
        }
    }
}

impl Confirmed {
    /// A stable word for storage and exports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pressed => "pressed",
            Self::Typed => "typed",
        }
    }
}

pub(super) fn set_mark(conn: &Connection, mark: BotMark) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO bot_mark (only_row, mark) VALUES (1, ?1) ON CONFLICT (only_row) DO UPDATE SET mark = ?1",
    )?
    .execute([mark.as_str()])?;
    Ok(())
}

pub(super) fn mark(conn: &Connection) -> Result<Option<BotMark>, StoreError> {
    reader::row(conn, "SELECT mark FROM bot_mark WHERE only_row = 1", &[], |row| {
        Ok(BotMark::from_word(&row.get::<_, String>(0)?))
    })
}

/// Writes a call down that is about to leave, if the bot is still marked as the confirmation took it
/// to be.
pub(super) fn begin(
    conn: &Connection,
    call: &NewGuarded,
    at: UnixMillis,
) -> Result<Option<GuardedId>, StoreError> {
    let mark: Option<String> = conn
        .prepare_cached("SELECT mark FROM bot_mark WHERE only_row = 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    if mark.map(|mark| BotMark::from_word(&mark)) != Some(call.mark) {
        return Ok(None);
    }
    conn.prepare_cached(
        "INSERT INTO guarded_calls (at, mark, method, target, params, confirmed)
         VALUES (:at, :mark, :method, :target, :params, :confirmed)",
    )?
    .execute(named_params! {
        ":at": at,
        ":mark": call.mark.as_str(),
        ":method": call.method,
        ":target": call.target,
        ":params": call.params.to_string(),
        ":confirmed": call.confirmed.as_str(),
    })?;
    Ok(Some(GuardedId(conn.last_insert_rowid())))
}

/// What came of a call, once.
pub(super) fn settle(
    conn: &Connection,
    id: GuardedId,
    outcome: &GuardedOutcome,
    at: UnixMillis,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "UPDATE guarded_calls SET outcome = ?2, outcome_text = ?3, settled_at = ?4
         WHERE id = ?1 AND outcome IS NULL",
    )?
    .execute((id.0, &outcome.word, &outcome.text, at))?;
    Ok(())
}

/// The newest first.
pub(super) fn list(
    conn: &Connection,
    before: Option<GuardedId>,
    limit: usize,
) -> Result<Vec<GuardedEntry>, StoreError> {
    let sql = "SELECT id, at, mark, method, target, params, confirmed, outcome, outcome_text, settled_at
         FROM guarded_calls WHERE id < :before ORDER BY id DESC LIMIT :limit";
    let before = before.map_or(i64::MAX, |id| id.0);
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    reader::rows(conn, sql, named_params! { ":before": before, ":limit": limit }, |row| {
        let confirmed: String = row.get(6)?;
        let outcome: Option<String> = row.get(7)?;
        let text: Option<String> = row.get(8)?;
        Ok(GuardedEntry {
            id: GuardedId(row.get(0)?),
            at: row.get(1)?,
            mark: BotMark::from_word(&row.get::<_, String>(2)?),
            method: row.get(3)?,
            target: row.get(4)?,
            params: row.get(5)?,
            confirmed: if confirmed == "typed" { Confirmed::Typed } else { Confirmed::Pressed },
            outcome: outcome.map(|word| GuardedOutcome { word, text: text.unwrap_or_default() }),
            settled_at: row.get(9)?,
        })
    })
}
