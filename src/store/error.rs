//! What can go wrong, in sentences for people.

use rusqlite::ErrorCode;

/// Why the store could not do what it was asked.
///
/// No variant ever holds the content of a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Written by a later version of the program; the file was not touched.
    #[error(
        "This bot's store was written by a newer version of the program (format {found}, this version \
         knows {known}). Update the program to open it; nothing was changed."
    )]
    Newer {
        /// The file's format.
        found: u32,
        /// The last format this program knows.
        known: u32,
    },
    /// Another console holds it.
    #[error("This bot's store is open in another window of the program. Close that one first.")]
    InUse,
    /// No room left.
    #[error("The disk is full, so nothing was stored. Free some space and try again.")]
    Full,
    /// The file or its folder cannot be written.
    #[error("The store cannot be written: the file or its folder is read-only.")]
    ReadOnly,
    /// The file is damaged. It is checked and set aside when the store is next opened.
    #[error(
        "The store's file is damaged ({0}). Start the program again: the file will be set aside and a \
         new one begun."
    )]
    Damaged(String),
    /// The disk or the folder refused.
    #[error("The store's file cannot be used: {0}.")]
    Io(String),
    /// A send was not in the state that the step needs.
    #[error("This message is not being sent, so its outcome cannot be recorded.")]
    NotSending,
    /// The store was closed, or its writer ended.
    #[error("The store is closed.")]
    Closed,
    /// Anything else SQLite reports.
    #[error("The store failed: {0}.")]
    Other(String),
}

impl StoreError {
    /// Whether the file itself is at fault, so that a new one should take its place.
    pub(super) fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged(_))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, _) = &error else {
            return Self::Other(error.to_string());
        };
        let what = failure.to_string();
        match failure.code {
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged(what),
            ErrorCode::CannotOpen
            | ErrorCode::SystemIoFailure
            | ErrorCode::PermissionDenied
            | ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::FileLockingProtocolFailed => Self::Io(what),
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io(error.to_string()),
        }
    }
}
