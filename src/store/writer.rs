//! The one writer: a thread that owns the only connection that writes.
//!
//! Whatever waits in the channel shares one transaction and one sync. Each caller hears of its
//! job only after the commit, and a job that fails takes back its own work only.

use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use rusqlite::{Connection, OptionalExtension};
use tokio::sync::oneshot;

use super::{Seq, StoreError, open};
use crate::api::BotIdentity;

/// Pages in the log from which on they are moved into the file.
const LOG_PAGES: i32 = 2000;
/// Most jobs that share one transaction.
const GROUP: usize = 64;

/// What a job works with.
pub(super) struct Desk<'c> {
    pub(super) conn: &'c Connection,
    pub(super) memory: &'c mut Memory,
}

/// What the writer remembers between jobs instead of asking the file each time.
#[derive(Debug, Default)]
pub(super) struct Memory {
    next: i64,
    kinds: HashMap<String, i64>,
    /// The bot's own id, once known.
    pub(super) bot: Option<i64>,
}

/// Kind names come from outside; past this many the cache starts anew.
const KINDS_KEPT: usize = 256;

impl Memory {
    pub(super) fn load(conn: &Connection) -> Result<Self, StoreError> {
        let mut memory = Self::default();
        memory.reload(conn)?;
        Ok(memory)
    }

    /// After work was taken back, what was remembered of it may be wrong. Numbers that were
    /// given out stay given out.
    fn reload(&mut self, conn: &Connection) -> Result<(), StoreError> {
        let last: i64 = conn.query_row(
            "SELECT max(
                 ifnull((SELECT max(seq) FROM updates), 0),
                 ifnull((SELECT max(seq) FROM messages), 0),
                 ifnull((SELECT max(place) FROM outbox WHERE state < 4), 0))",
            [],
            |row| row.get(0),
        )?;
        self.next = self.next.max(last + 1);
        self.kinds.clear();
        self.bot = conn.query_row("SELECT id FROM bot", [], |row| row.get(0)).optional()?;
        Ok(())
    }
}

impl Desk<'_> {
    /// The next number of the journal.
    pub(super) fn next_seq(&mut self) -> Seq {
        let seq = self.memory.next;
        self.memory.next += 1;
        Seq(seq)
    }

    /// The number of a kind of update, given on first sight.
    pub(super) fn kind(&mut self, name: &str) -> Result<i64, StoreError> {
        if let Some(kind) = self.memory.kinds.get(name) {
            return Ok(*kind);
        }
        let kind = self
            .conn
            .prepare_cached(
                "INSERT INTO kinds (name, updates) VALUES (?1, 0)
                 ON CONFLICT (name) DO UPDATE SET updates = updates RETURNING kind",
            )?
            .query_row([name], |row| row.get(0))?;
        if self.memory.kinds.len() >= KINDS_KEPT {
            self.memory.kinds.clear();
        }
        self.memory.kinds.insert(name.to_owned(), kind);
        Ok(kind)
    }

    /// Remembers whose store this is.
    pub(super) fn remember_bot(&mut self, bot: &BotIdentity) -> Result<(), StoreError> {
        self.conn
            .prepare_cached(
                "INSERT INTO bot (only_row, id, username, first_name) VALUES (1, ?1, ?2, ?3)
                 ON CONFLICT (only_row) DO UPDATE SET id = ?1, username = ?2, first_name = ?3",
            )?
            .execute((bot.id.0, &bot.username, &bot.first_name))?;
        self.memory.bot = Some(bot.id.0);
        Ok(())
    }
}

/// A piece of work whose result is held back until the commit.
trait Job: Send {
    /// Does the work; the error, if it failed.
    fn run(&mut self, desk: &mut Desk<'_>) -> Option<StoreError>;
    /// The error of the work, if it was done and failed.
    fn error(&self) -> Option<&StoreError>;
    /// Tells the caller: its own result, or why nothing was committed.
    fn finish(self: Box<Self>, uncommitted: Option<&StoreError>);
}

struct Task<T, F> {
    work: Option<F>,
    result: Option<Result<T, StoreError>>,
    reply: oneshot::Sender<Result<T, StoreError>>,
}

impl<T, F> Job for Task<T, F>
where
    T: Send,
    F: FnOnce(&mut Desk<'_>) -> Result<T, StoreError> + Send,
{
    fn run(&mut self, desk: &mut Desk<'_>) -> Option<StoreError> {
        if let Some(work) = self.work.take() {
            self.result = Some(work(desk));
        }
        self.error().cloned()
    }

    fn error(&self) -> Option<&StoreError> {
        self.result.as_ref()?.as_ref().err()
    }

    fn finish(self: Box<Self>, uncommitted: Option<&StoreError>) {
        let result = match (self.result, uncommitted) {
            (Some(Err(own)), _) => Err(own),
            (_, Some(error)) => Err(error.clone()),
            (done, None) => done.unwrap_or(Err(StoreError::Closed)),
        };
        // The caller may have stopped waiting; the work stands all the same.
        drop(self.reply.send(result));
    }
}

enum Order {
    Do(Box<dyn Job>),
    Close(oneshot::Sender<()>),
}

/// The way to the writer's thread. Dropping it finishes what was ordered and closes the file.
#[derive(Debug)]
pub(super) struct Writer {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread on a connection to `file`. `lock` is held until it is closed.
    pub(super) fn start(mut conn: Connection, lock: File, file: &Path) -> Result<Self, StoreError> {
        let log_pages = Arc::new(AtomicI32::new(0));
        let pages = Arc::clone(&log_pages);
        // Takes the place of SQLite's own way, which would move the log within a commit and make
        // its caller wait.
        conn.wal_hook(Some(move |_: &mut rusqlite::hooks::Wal, count| {
            pages.store(count, Ordering::Relaxed);
            Ok(())
        }))?;
        let clerk = Clerk { log_pages, memory: Memory::load(&conn)?, conn, file: file.to_owned() };
        let (orders, queue) = channel();
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || clerk.run(&queue, lock))?;
        Ok(Self { orders: Some(orders), thread: Some(thread) })
    }

    /// Does `work` in a transaction and answers once it is committed and synced.
    pub(super) async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Desk<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let task = Task { work: Some(work), result: None, reply };
        self.order(Order::Do(Box::new(task)))?;
        answer.await.unwrap_or(Err(StoreError::Closed))
    }

    /// Finishes what was ordered before, closes the file and releases its lock.
    pub(super) async fn close(&self) {
        let (done, answer) = oneshot::channel();
        if self.order(Order::Close(done)).is_ok() {
            // An error means that it was closed already.
            drop(answer.await);
        }
    }

    fn order(&self, order: Order) -> Result<(), StoreError> {
        self.orders.as_ref().and_then(|orders| orders.send(order).ok()).ok_or(StoreError::Closed)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the store's writer ended by a panic");
        }
    }
}

/// The thread's side: owns the connection.
struct Clerk {
    conn: Connection,
    memory: Memory,
    file: PathBuf,
    /// How long the log was after the last commit.
    log_pages: Arc<AtomicI32>,
}

impl Clerk {
    /// Works until it is told to close or the last [`Writer`] is gone.
    fn run(mut self, queue: &Receiver<Order>, lock: File) {
        let mut closing = None;
        while closing.is_none()
            && let Ok(first) = queue.recv()
        {
            let mut group = Vec::new();
            let mut next = Some(first);
            while let Some(order) = next.take() {
                match order {
                    Order::Do(job) => group.push(job),
                    Order::Close(done) => {
                        closing = Some(done);
                        break;
                    }
                }
                if group.len() < GROUP {
                    next = queue.try_recv().ok();
                }
            }
            while !group.is_empty() {
                group = self.commit(group);
            }
            self.shorten_log();
        }
        // Closing the last connection also moves the log into the file; if that fails, the log
        // stays for the next start.
        if let Err((_, error)) = self.conn.close() {
            tracing::warn!(%error, "the store did not close cleanly");
        }
        drop(lock);
        if let Some(done) = closing {
            // Nobody may be waiting any more.
            let _ = done.send(());
        }
    }

    /// Runs a group in one transaction. Returns the jobs that were not begun, because the
    /// transaction was undone under them.
    fn commit(&mut self, mut group: Vec<Box<dyn Job>>) -> Vec<Box<dyn Job>> {
        // Only if taking something back failed before.
        self.undo("ROLLBACK");
        if let Err(error) = self.conn.execute_batch("BEGIN IMMEDIATE") {
            self.finish(group, Some(&error.into()));
            return Vec::new();
        }
        // A savepoint makes FTS5 write out what it holds, so a lone job goes without.
        let alone = group.len() == 1;
        for index in 0..group.len() {
            let failed = self.run_one(group[index].as_mut(), alone);
            if let Some(error) = failed
                && self.conn.is_autocommit()
            {
                // Everything was undone: the neighbours' work is gone too and they must hear so.
                let rest = group.split_off(index + 1);
                self.finish(group, Some(&error));
                self.remember();
                return rest;
            }
        }
        let committed = self.conn.execute_batch("COMMIT").map_err(StoreError::from);
        if committed.is_err() {
            self.undo("ROLLBACK");
            self.remember();
        }
        self.finish(group, committed.err().as_ref());
        Vec::new()
    }

    fn run_one(&mut self, job: &mut dyn Job, alone: bool) -> Option<StoreError> {
        let begun = if alone { "" } else { "SAVEPOINT job" };
        let failed = match self.conn.execute_batch(begun) {
            Err(error) => return Some(self.give_up(error.into())),
            Ok(()) => job.run(&mut Desk { conn: &self.conn, memory: &mut self.memory }),
        };
        match failed {
            None if alone => None,
            None => match self.conn.execute_batch("RELEASE job") {
                Err(error) => Some(self.give_up(error.into())),
                Ok(()) => None,
            },
            Some(error) if alone => Some(self.give_up(error)),
            Some(error) => {
                if !self.undo("ROLLBACK TO job; RELEASE job") {
                    return Some(self.give_up(error));
                }
                self.remember();
                Some(error)
            }
        }
    }

    /// Moves the log into the file once it is long. What is in the log is safe already, so a
    /// failure can wait for the next time.
    fn shorten_log(&self) {
        if self.log_pages.load(Ordering::Relaxed) < LOG_PAGES {
            return;
        }
        self.log_pages.store(0, Ordering::Relaxed);
        let moved = self.conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
        if let Err(error) = moved {
            tracing::warn!(%error, "the store's log was not moved into its file");
        }
    }

    /// Undoes the whole transaction.
    fn give_up(&self, error: StoreError) -> StoreError {
        self.undo("ROLLBACK");
        error
    }

    /// Takes work back, unless SQLite has done so by itself. Whether it is gone.
    fn undo(&self, sql: &str) -> bool {
        if self.conn.is_autocommit() {
            return true;
        }
        let undone = self.conn.execute_batch(sql);
        if let Err(error) = &undone {
            tracing::error!(%error, "work could not be taken back");
        }
        undone.is_ok()
    }

    fn finish(&self, group: Vec<Box<dyn Job>>, uncommitted: Option<&StoreError>) {
        for job in group {
            if job.error().or(uncommitted).is_some_and(StoreError::is_damage) {
                open::suspect(&self.file);
            }
            job.finish(uncommitted);
        }
    }

    fn remember(&mut self) {
        if let Err(error) = self.memory.reload(&self.conn) {
            tracing::error!(%error, "the store cannot be read");
        }
    }
}
