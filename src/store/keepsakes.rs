//! What panels keep from one time to the next: one JSON text under each name.

use rusqlite::{Connection, named_params};

use super::{Keepsake, StoreError, reader};

/// Keeps a text, or forgets it.
pub(super) fn keep(conn: &Connection, name: Keepsake, content: Option<&str>) -> Result<(), StoreError> {
    match content {
        Some(content) => conn
            .prepare_cached(
                "INSERT INTO keepsakes (name, content) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET content = ?2",
            )?
            .execute((name.as_str(), content))?,
        None => conn.prepare_cached("DELETE FROM keepsakes WHERE name = ?1")?.execute([name.as_str()])?,
    };
    Ok(())
}

/// What is kept.
pub(super) fn kept(conn: &Connection, name: Keepsake) -> Result<Option<String>, StoreError> {
    let sql = "SELECT content FROM keepsakes WHERE name = :name";
    reader::row(conn, sql, named_params! { ":name": name.as_str() }, |row| row.get(0))
}
