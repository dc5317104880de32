//! What this bot's server was seen to do with each method.

use rusqlite::{Connection, named_params};

use super::{MethodMark, StoreError, UnixMillis, reader};
use crate::api::Sighting;

/// Methods that are remembered; a person may type any name.
const MOST: i64 = 500;

/// Remembers what the last answer of a method said.
pub(super) fn saw(
    conn: &Connection,
    method: &str,
    sighting: Sighting,
    at: UnixMillis,
) -> Result<(), StoreError> {
    let code = match sighting {
        Sighting::Works => 0,
        Sighting::NotImplemented => 501,
        Sighting::NotFound => 404,
        Sighting::Refused(code) => code,
    };
    conn.prepare_cached(
        "INSERT INTO method_sightings (method, code, at, worked_at)
         SELECT :method, :code, :at, iif(:code = 0, :at, NULL)
         WHERE (SELECT count(*) FROM method_sightings) < :most
             OR EXISTS (SELECT 1 FROM method_sightings WHERE method = :method)
         ON CONFLICT (method) DO UPDATE SET code = :code, at = :at,
             worked_at = iif(:code = 0, :at, worked_at)",
    )?
    .execute(named_params! { ":method": method, ":code": code, ":at": at, ":most": MOST })?;
    Ok(())
}

/// Every method that was seen, by name.
pub(super) fn seen(conn: &Connection) -> Result<Vec<MethodMark>, StoreError> {
    let sql = "SELECT method, code, at, worked_at FROM method_sightings ORDER BY method";
    reader::rows(conn, sql, &[], |row| {
        Ok(MethodMark {
            method: row.get(0)?,
            last: match row.get(1)? {
                0 => Sighting::Works,
                501 => Sighting::NotImplemented,
                404 => Sighting::NotFound,
                code => Sighting::Refused(code),
            },
            at: row.get(2)?,
            worked_at: row.get(3)?,
        })
    })
}
