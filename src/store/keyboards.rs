//! Keyboards that are kept to be used again.

use rusqlite::{Connection, named_params};

use super::{MAX_KEYBOARDS, SavedKeyboard, StoreError, reader};
use crate::api::Keyboard;

/// Keeps one, in place of another of the same name.
pub(super) fn save(conn: &Connection, saved: &SavedKeyboard) -> Result<(), StoreError> {
    let content = saved.keyboard.to_wire().to_string();
    conn.prepare_cached(
        "INSERT INTO saved_keyboards (name, content) VALUES (:name, :content)
         ON CONFLICT (name) DO UPDATE SET content = :content",
    )?
    .execute(named_params! { ":name": saved.name, ":content": content })?;
    Ok(())
}

/// Forgets one.
pub(super) fn forget(conn: &Connection, name: &str) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM saved_keyboards WHERE name = ?1")?.execute([name])?;
    Ok(())
}

/// All of them, by name. One that cannot be read is left out.
pub(super) fn list(conn: &Connection) -> Result<Vec<SavedKeyboard>, StoreError> {
    let sql = "SELECT name, content FROM saved_keyboards ORDER BY name LIMIT :most";
    let most = i64::try_from(MAX_KEYBOARDS).unwrap_or(i64::MAX);
    let rows: Vec<(String, String)> =
        reader::rows(conn, sql, named_params! { ":most": most }, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let read = |(name, content): (String, String)| {
        let keyboard = Keyboard::from_wire(&serde_json::from_str(&content).ok()?)?;
        Some(SavedKeyboard { name, keyboard })
    };
    Ok(rows.into_iter().filter_map(read).collect())
}
