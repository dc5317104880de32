//! The shape of the file: numbered migrations and the settings of a connection.

use rusqlite::{Connection, config::DbConfig};

use super::StoreError;

/// Says that a SQLite file is ours: "MPCS".
pub(super) const APPLICATION_ID: i32 = 0x4D50_4353;

/// Each brings the file from the format before it to its own number, counted from 1. Never
/// change one that was released; add the next.
const MIGRATIONS: &[&str] = &[include_str!("migrations/0001.sql"), include_str!("migrations/0002.sql")];

/// The last format this program knows.
pub(super) const KNOWN: u32 = MIGRATIONS.len() as u32;

/// Kilobytes of pages that the writer keeps.
const WRITER_CACHE: i64 = 4096;
/// Kilobytes of pages that each reader keeps.
const READER_CACHE: i64 = 2048;
/// The write-ahead log is cut back to this after a large transaction.
const LOG_BYTES: i64 = 16 * 1024 * 1024;

/// Makes commits durable: `synchronous=FULL` syncs the log on each, and on macOS, where a
/// plain sync may stay in the drive's cache, the full one is asked for.
pub(super) fn configure_writer(conn: &Connection) -> Result<(), StoreError> {
    conn.busy_timeout(std::time::Duration::from_secs(5))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "fullfsync", true)?;
    conn.pragma_update(None, "checkpoint_fullfsync", true)?;
    conn.pragma_update(None, "cache_size", -WRITER_CACHE)?;
    conn.pragma_update(None, "journal_size_limit", LOG_BYTES)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// For connections that only read.
pub(super) fn configure_reader(conn: &Connection) -> Result<(), StoreError> {
    conn.busy_timeout(std::time::Duration::from_secs(5))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.pragma_update(None, "query_only", true)?;
    conn.pragma_update(None, "cache_size", -READER_CACHE)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.set_prepared_statement_cache_capacity(32);
    Ok(())
}

/// The format of an open file; 0 for a new one.
pub(super) fn version(conn: &Connection) -> Result<u32, StoreError> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings the file to [`KNOWN`], one format at a time, each in a transaction of its own.
pub(super) fn migrate(conn: &mut Connection) -> Result<(), StoreError> {
    migrate_with(conn, MIGRATIONS)
}

/// [`migrate`] along a given list, for tests of later formats.
pub(super) fn migrate_with(conn: &mut Connection, migrations: &[&str]) -> Result<(), StoreError> {
    let known = migrations.len() as u32;
    let found = version(conn)?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    for (number, sql) in (1_u32..).zip(migrations).skip(found as usize) {
        let step = conn.transaction()?;
        step.execute_batch(sql)?;
        step.pragma_update(None, "application_id", APPLICATION_ID)?;
        step.pragma_update(None, "user_version", number)?;
        step.commit()?;
        tracing::info!(format = number, "the store has a new format");
    }
    Ok(())
}
