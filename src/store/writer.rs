//! The one writer: a thread that owns the only connection that writes.
//!
//! Whatever waits in the channel shares one transaction and one sync. Each caller hears of its
//! job only after the commit, and a job that fails takes back its own work only.

use std::collections::HashMap;
use std::fs::File;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use rusqlite::{Connection, OptionalExtension};
use tokio::sync::oneshot;

use super::{Seq, StoreError};
use crate::api::BotIdentity;

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
        self.bot = conn
            .query_row("SELECT id FROM bot", [], |row| row.get(0))
            .optional()?;
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
        match &self.result {
            Some(Err(error)) => Some(error.clone()),
            _ => None,
        }
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
    /// Starts the thread. `lock` is held until the connection is closed.
    pub(super) fn start(conn: Connection, lock: File) -> Result<Self, StoreError> {
        let memory = Memory::load(&conn)?;
        let (orders, queue) = channel();
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || run(conn, memory, &queue, lock))?;
        Ok(Self {
            orders: Some(orders),
            thread: Some(thread),
        })
    }

    /// Does `work` in a transaction and answers once it is committed and synced.
    pub(super) async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Desk<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let task = Task {
            work: Some(work),
            result: None,
            reply,
        };
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
        self.orders
            .as_ref()
            .and_then(|orders| orders.send(order).ok())
            .ok_or(StoreError::Closed)
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

fn run(conn: Connection, mut memory: Memory, queue: &Receiver<Order>, lock: File) {
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
            group = commit(&conn, &mut memory, group);
        }
    }
    // Closing the last connection also checkpoints; a failure leaves the log for the next start.
    if let Err((_, error)) = conn.close() {
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
fn commit(conn: &Connection, memory: &mut Memory, mut group: Vec<Box<dyn Job>>) -> Vec<Box<dyn Job>> {
    if let Err(error) = conn.execute_batch("BEGIN IMMEDIATE") {
        finish(group, Some(&error.into()));
        return Vec::new();
    }
    // A savepoint makes FTS5 write out what it holds, so a lone job goes without.
    let alone = group.len() == 1;
    for index in 0..group.len() {
        let failed = run_one(conn, memory, group[index].as_mut(), alone);
        if let Some(error) = failed
            && conn.is_autocommit()
        {
            // SQLite undid everything: the neighbours' work is gone too and they must hear so.
            let rest = group.split_off(index + 1);
            finish(group, Some(&error));
            remember(memory, conn);
            return rest;
        }
    }
    let committed = conn.execute_batch("COMMIT").map_err(StoreError::from);
    if committed.is_err() {
        undo(conn, "ROLLBACK");
        remember(memory, conn);
    }
    finish(group, committed.err().as_ref());
    Vec::new()
}

fn run_one(conn: &Connection, memory: &mut Memory, job: &mut dyn Job, alone: bool) -> Option<StoreError> {
    if !alone && let Err(error) = conn.execute_batch("SAVEPOINT job") {
        undo(conn, "ROLLBACK");
        return Some(error.into());
    }
    let failed = job.run(&mut Desk { conn, memory });
    if failed.is_some() && !conn.is_autocommit() {
        if alone {
            undo(conn, "ROLLBACK");
        } else {
            undo(conn, "ROLLBACK TO job; RELEASE job");
            remember(memory, conn);
        }
    } else if !alone
        && failed.is_none()
        && let Err(error) = conn.execute_batch("RELEASE job")
    {
        undo(conn, "ROLLBACK");
        return Some(error.into());
    }
    failed
}

fn finish(group: Vec<Box<dyn Job>>, uncommitted: Option<&StoreError>) {
    for job in group {
        job.finish(uncommitted);
    }
}

fn undo(conn: &Connection, sql: &str) {
    if !conn.is_autocommit()
        && let Err(error) = conn.execute_batch(sql)
    {
        tracing::error!(%error, "work could not be taken back");
    }
}

fn remember(memory: &mut Memory, conn: &Connection) {
    if let Err(error) = memory.reload(conn) {
        tracing::error!(%error, "the store cannot be read");
    }
}
