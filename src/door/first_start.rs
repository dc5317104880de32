//! One window for each data folder: the second start brings the first one forward.
//!
//! A lock that the system gives back whatever becomes of the process says who was first. The first
//! listens on loopback and leaves the port and two fresh words in the data folder, which only the
//! person's own account can read. Who knows the first word may ask it to come forward and for
//! nothing else; the second word tells the asker that it reached the right program.

use std::fs::{File, TryLockError};
use std::io::{self, Write as _};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio_util::task::AbortOnDropHandle;

use crate::ui::{Bell, Summons};

const LOCK: &str = "window.lock";
const NOTE: &str = "window.json";

/// How long the second start looks for the first, which may be starting or ending itself.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long one conversation may take.
const ANSWER: Duration = Duration::from_secs(2);
/// Conversations at once.
const VISITORS: usize = 8;
/// Length of a word, as hexadecimal digits.
const WORD: usize = 64;

/// Who was there.
pub(super) enum Arrival {
    /// Nobody: the data folder is ours as long as this lives.
    First(FirstStart),
    /// The first start, and it came forward.
    CameForward,
    /// Somebody holds the data folder and does not answer.
    Silent,
}

/// Holds the data folder. The order matters: the bell goes before the note, the note before the lock.
pub(super) struct FirstStart {
    _listening: Option<AbortOnDropHandle<()>>,
    _note: Option<Note>,
    _lock: File,
}

/// Takes the data folder, or rings at whoever has it.
pub(super) fn arrive(folder: &Path, runtime: &Handle, bell: &Bell) -> io::Result<Arrival> {
    let lock = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK))?;
    let began = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => break,
            Err(TryLockError::WouldBlock) => {}
            // A folder on a share may know no locks; the stores have their own.
            Err(TryLockError::Error(error)) => {
                tracing::warn!(%error, "the data folder cannot be locked");
                break;
            }
        }
        if runtime.block_on(ring(folder)) {
            return Ok(Arrival::CameForward);
        }
        if began.elapsed() >= PATIENCE {
            return Ok(Arrival::Silent);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    let opened = runtime.block_on(listen(folder, bell));
    let (listening, note) =
        opened.inspect_err(|error| tracing::warn!(%error, "no second start can ring")).ok().unzip();
    Ok(Arrival::First(FirstStart { _listening: listening, _note: note, _lock: lock }))
}

/// What the first start leaves for the second.
#[derive(Serialize, Deserialize)]
struct Words {
    port: u16,
    ask: String,
    answer: String,
}

impl Words {
    fn fresh(port: u16) -> io::Result<Self> {
        Ok(Self { port, ask: word()?, answer: word()? })
    }
}

fn word() -> io::Result<String> {
    let mut bytes = [0; WORD / 2];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The file with the words; gone with its owner.
struct Note(PathBuf);

impl Drop for Note {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

async fn listen(folder: &Path, bell: &Bell) -> io::Result<(AbortOnDropHandle<()>, Note)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let words = Arc::new(Words::fresh(listener.local_addr()?.port())?);
    // A temporary file is the account's own from its first byte on.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(&serde_json::to_vec(&*words)?)?;
    file.persist(folder.join(NOTE))?;
    let note = Note(folder.join(NOTE));
    let serving = tokio::spawn(serve(listener, words, bell.clone()));
    Ok((AbortOnDropHandle::new(serving), note))
}

async fn serve(listener: TcpListener, words: Arc<Words>, bell: Bell) {
    let places = Arc::new(Semaphore::new(VISITORS));
    loop {
        let Ok(place) = places.clone().acquire_owned().await else {
            return;
        };
        match listener.accept().await {
            Ok((visitor, _)) => {
                let (words, bell) = (Arc::clone(&words), bell.clone());
                tokio::spawn(async move {
                    let _ = tokio::time::timeout(ANSWER, hear(visitor, &words, &bell)).await;
                    drop(place);
                });
            }
            // Out of descriptors, for one; it passes.
            Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
        }
    }
}

/// Who says the right word is answered; nobody else is.
async fn hear(mut visitor: TcpStream, words: &Words, bell: &Bell) -> io::Result<()> {
    let mut said = [0; WORD];
    visitor.read_exact(&mut said).await?;
    if is_same(&said, words.ask.as_bytes()) {
        bell.ring(Summons::Forward);
        visitor.write_all(words.answer.as_bytes()).await?;
    }
    Ok(())
}

/// Asks the first start to come forward; whether it does.
async fn ring(folder: &Path) -> bool {
    let asked = tokio::time::timeout(ANSWER, async {
        let note = tokio::fs::read(folder.join(NOTE)).await?;
        let words: Words = serde_json::from_slice(&note)?;
        let mut first = TcpStream::connect((Ipv4Addr::LOCALHOST, words.port)).await?;
        first.write_all(words.ask.as_bytes()).await?;
        let mut answer = [0; WORD];
        first.read_exact(&mut answer).await?;
        io::Result::Ok(is_same(&answer, words.answer.as_bytes()))
    });
    matches!(asked.await, Ok(Ok(true)))
}

/// Takes the same time whatever differs.
fn is_same(said: &[u8], word: &[u8]) -> bool {
    said.len() == word.len() && said.iter().zip(word).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

#[cfg(test)]
mod tests;
