//! Connections that only read. They see the last commit and never wait for the writer.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::{CachedStatement, Connection, OpenFlags, Row, ToSql};

use super::{Page, Seq, StoreError, open, schema};

/// Connections kept open between reads; more are made when more threads read at once.
const IDLE: usize = 2;

/// The readers of one file.
#[derive(Debug)]
pub(super) struct Readers {
    file: PathBuf,
    /// `None` once the store is closed.
    idle: Mutex<Option<Vec<Connection>>>,
}

impl Readers {
    pub(super) fn new(file: &Path) -> Self {
        Self { file: file.to_owned(), idle: Mutex::new(Some(Vec::new())) }
    }

    /// Runs `read` on a connection of its own.
    pub(super) fn with<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let idle = match self.idle.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            Some(idle) => idle.pop(),
            None => return Err(StoreError::Closed),
        };
        let conn = match idle {
            Some(conn) => conn,
            None => self.connect()?,
        };
        let result = read(&conn);
        if let Err(error) = &result
            && error.is_damage()
        {
            open::suspect(&self.file);
        }
        // After a failure the next read starts with a fresh connection.
        if result.is_ok()
            && let Some(idle) = self.idle.lock().unwrap_or_else(PoisonError::into_inner).as_mut()
            && idle.len() < IDLE
        {
            idle.push(conn);
        }
        result
    }

    /// Refuses further reads and lets go of the file.
    pub(super) fn close(&self) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    fn connect(&self) -> Result<Connection, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(&self.file, flags)?;
        schema::configure_reader(&conn)?;
        Ok(conn)
    }
}

/// Prepares a statement of the reading side; kept compiled on its connection.
pub(super) fn prepare<'c>(conn: &'c Connection, sql: &str) -> Result<CachedStatement<'c>, StoreError> {
    #[cfg(test)]
    super::tests::plans::note(sql);
    Ok(conn.prepare_cached(sql)?)
}

/// All rows of a query.
pub(super) fn rows<T>(
    conn: &Connection,
    sql: &str,
    params: &[(&str, &dyn ToSql)],
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, StoreError> {
    Ok(prepare(conn, sql)?.query_map(params, read)?.collect::<Result<_, _>>()?)
}

/// The first row of a query.
pub(super) fn row<T>(
    conn: &Connection,
    sql: &str,
    params: &[(&str, &dyn ToSql)],
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>, StoreError> {
    use rusqlite::OptionalExtension as _;
    Ok(prepare(conn, sql)?.query_row(params, read).optional()?)
}

/// One stretch of a list that is read from a place towards older or newer rows.
pub(super) enum Stretch {
    /// Rows below this number, the nearest first.
    Below(i64),
    /// Rows from this number on, the nearest first.
    From(i64),
}

/// Cuts a [`Page`] into stretches, each a range of an index, and puts the rows in ascending order.
pub(super) fn page<T>(
    conn: &Connection,
    page: Page,
    limit: usize,
    mut read: impl FnMut(Stretch, i64) -> Result<Vec<T>, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let below = |mut rows: Vec<T>| {
        rows.reverse();
        rows
    };
    match page {
        Page::Latest => Ok(below(read(Stretch::Below(i64::MAX), limit)?)),
        Page::Before(Seq(seq)) => Ok(below(read(Stretch::Below(seq), limit)?)),
        Page::After(Seq(seq)) => read(Stretch::From(seq.saturating_add(1)), limit),
        Page::Around(Seq(seq)) => {
            // One snapshot for both halves.
            let _snapshot = conn.unchecked_transaction()?;
            let half = limit / 2;
            let mut rows = below(read(Stretch::Below(seq), half)?);
            rows.extend(read(Stretch::From(seq), limit - half)?);
            Ok(rows)
        }
    }
}
