//! What a person has ticked off of the list to go through before going live.

use rusqlite::{Connection, named_params};

use super::{StoreError, UnixMillis, reader};

/// Ticks an item off, or takes its tick away.
pub(super) fn set(conn: &Connection, item: &str, at: Option<UnixMillis>) -> Result<(), StoreError> {
    match at {
        Some(at) => conn
            .prepare_cached("INSERT OR REPLACE INTO golive_ticks (item, at) VALUES (:item, :at)")?
            .execute(named_params! { ":item": item, ":at": at })?,
        None => conn
            .prepare_cached("DELETE FROM golive_ticks WHERE item = :item")?
            .execute(named_params! { ":item": item })?,
    };
    Ok(())
}

/// Every tick. The program knows some twenty items.
pub(super) fn all(conn: &Connection) -> Result<Vec<(String, UnixMillis)>, StoreError> {
    let sql = "SELECT item, at FROM golive_ticks ORDER BY item LIMIT 200";
    reader::rows(conn, sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}
