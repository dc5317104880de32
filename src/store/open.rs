//! Opening a file: the lock, the checks, and what happens to a damaged one.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use super::{StoreError, outbox, schema};

/// Offsets in the header of a SQLite file.
const HEADER: usize = 100;
const MAGIC: &[u8] = b"SQLite format 3\0";
const USER_VERSION_AT: usize = 60;
const APPLICATION_ID_AT: usize = 68;
/// Ending of the note that damage was met.
const SUSPECT: &str = ".suspect";

/// A file that is ours, sound as far as a glance tells, and locked.
pub(super) struct Ready {
    pub(super) conn: Connection,
    pub(super) lock: File,
    pub(super) set_aside: Option<PathBuf>,
    pub(super) recovered: usize,
}

/// Locks, checks and migrates `file`, creating it and its folder where they are missing.
pub(super) fn open(file: &Path) -> Result<Ready, StoreError> {
    if let Some(folder) = file.parent() {
        create_folder(folder)?;
    }
    let lock = lock(file)?;
    let mut set_aside = None;
    let conn = match try_open(file) {
        Err(error) if error.is_damage() => {
            let aside = move_aside(file)?;
            clear_suspicion(file)?;
            tracing::warn!(%error, "the store is damaged; it was set aside and a new one begun");
            set_aside = Some(aside);
            try_open(file)?
        }
        other => other?,
    };
    let recovered = outbox::doubt_interrupted(&conn)?;
    Ok(Ready { conn, lock, set_aside, recovered })
}

fn try_open(file: &Path) -> Result<Connection, StoreError> {
    check_header(file)?;
    create_private(file)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(file, flags)?;
    // A file from a newer version must stay as it is even if its last words are still in the log.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let found = schema::version(&conn)?;
    check_owner(&conn, found)?;
    if found > schema::KNOWN {
        return Err(StoreError::Newer { found, known: schema::KNOWN });
    }
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    schema::configure_writer(&conn)?;
    schema::migrate(&mut conn)?;
    glance(&conn, file)?;
    if beside(file, SUSPECT).exists() {
        examine(&conn)?;
        clear_suspicion(file)?;
    }
    Ok(conn)
}

/// Notes beside the file that damage was met in it, so that the next start examines it whole.
pub(super) fn suspect(file: &Path) {
    tracing::error!("the store's file is damaged; it is examined at the next start");
    if let Err(error) = File::create(beside(file, SUSPECT)) {
        tracing::warn!(%error, "the suspicion could not be noted");
    }
}

fn clear_suspicion(file: &Path) -> Result<(), StoreError> {
    match std::fs::remove_file(beside(file, SUSPECT)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Reads the whole file, which takes seconds for a large one: only after damage was met.
fn examine(conn: &Connection) -> Result<(), StoreError> {
    let verdict: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(StoreError::Damaged("a check found it malformed".to_owned())) }
}

/// Reads the header without SQLite, which could change the file by opening it.
fn check_header(file: &Path) -> Result<(), StoreError> {
    let mut header = Vec::with_capacity(HEADER);
    match File::open(file) {
        Ok(open) => open.take(HEADER as u64).read_to_end(&mut header)?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    if header.is_empty() {
        // Begun and never written, for example on a full disk.
        return Ok(());
    }
    if header.len() < HEADER || !header.starts_with(MAGIC) {
        return Err(StoreError::Damaged("it is not a database".to_owned()));
    }
    let number = |at: usize| {
        let bytes = header[at..at + 4].iter();
        bytes.fold(0_u32, |number, byte| number << 8 | u32::from(*byte))
    };
    let found = number(USER_VERSION_AT);
    if number(APPLICATION_ID_AT) == schema::APPLICATION_ID as u32 && found > schema::KNOWN {
        return Err(StoreError::Newer { found, known: schema::KNOWN });
    }
    Ok(())
}

/// Another program's database in our place is as useless as a damaged one.
fn check_owner(conn: &Connection, found: u32) -> Result<(), StoreError> {
    let owner: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let objects: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let ours = owner == schema::APPLICATION_ID && found > 0;
    let fresh = owner == 0 && found == 0 && objects == 0;
    if ours || fresh { Ok(()) } else { Err(StoreError::Damaged("it is another program's file".to_owned())) }
}

/// Cheap signs of damage. A full check reads the whole file and would take minutes on a large
/// one; damage that hides from a glance surfaces as [`StoreError::Damaged`] when it is met.
fn glance(conn: &Connection, file: &Path) -> Result<(), StoreError> {
    // What a crash left in the log goes into the file, so that its length can be judged.
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    let pages: i64 = conn.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let page: i64 = conn.pragma_query_value(None, "page_size", |row| row.get(0))?;
    if std::fs::metadata(file)?.len() < pages.saturating_mul(page).unsigned_abs() {
        return Err(StoreError::Damaged("its end is missing".to_owned()));
    }
    for table in
        ["updates", "messages", "outbox", "chats", "message_versions", "kinds", "drafts", "words_docsize"]
    {
        for end in ["ASC", "DESC"] {
            let sql = format!("SELECT * FROM {table} ORDER BY 1 {end} LIMIT 1");
            match conn.query_row(&sql, [], |_| Ok(())) {
                Ok(()) | Err(rusqlite::Error::QueryReturnedNoRows) => {}
                Err(error @ rusqlite::Error::SqlInputError { .. }) => {
                    return Err(StoreError::Damaged(error.to_string()));
                }
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(())
}

/// How long a lock that is held is asked for again.
const LOCK_PATIENCE: Duration = Duration::from_millis(300);

fn lock(file: &Path) -> Result<File, StoreError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    private(&mut options);
    let lock = options.open(beside(file, ".lock"))?;
    let began = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            // A child process that is just being started holds a copy of every lock until it runs its
            // own program, also of one that was given up.
            Err(TryLockError::WouldBlock) if began.elapsed() < LOCK_PATIENCE => {
                std::thread::sleep(Duration::from_millis(10));
            }
            Err(TryLockError::WouldBlock) => return Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
    }
}

/// Moves the file and its log under a new name that says when; they stay readable as a pair.
fn move_aside(file: &Path) -> Result<PathBuf, StoreError> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let when = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
    let aside = (1..1000_u32)
        .map(|number| match number {
            1 => file.with_file_name(format!("{stem}.damaged-{when}.db")),
            _ => file.with_file_name(format!("{stem}.damaged-{when}-{number}.db")),
        })
        .find(|name| !name.exists())
        .ok_or_else(|| StoreError::Io("no free name for the damaged file".to_owned()))?;
    for suffix in ["-wal", "-shm", "-journal"] {
        match std::fs::rename(beside(file, suffix), beside(&aside, suffix)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    std::fs::rename(file, &aside)?;
    Ok(aside)
}

/// `store.db` and `.lock` make `store.db.lock`.
fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(suffix);
    PathBuf::from(name)
}

/// SQLite gives the log the permissions of the file, so the file is made before SQLite makes it.
fn create_private(file: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    private(&mut options);
    options.open(file)?;
    Ok(())
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn private(_: &mut OpenOptions) {}

fn create_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    Ok(builder.create(folder)?)
}
