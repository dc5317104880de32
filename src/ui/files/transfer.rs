//! Moves the bytes of a file: from an address or another file to a place of the person's choice, or
//! into a folder from which it is opened. Nothing here runs on the thread of the screen.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use tempfile::{NamedTempFile, TempDir};
use tokio::sync::OnceCell;

use super::{Content, risk};
use crate::engine::fetch::{FetchProblem, Fetcher};
use crate::engine::file::{self, FileProblem};
use crate::ui::pictures::PictureSource;
use crate::ui::widgets::display_name;

/// Bytes that are copied at once.
const PIECE: usize = 256 * 1024;
/// Longest name of a file that is written, in bytes; the usual limit of file systems is 255.
const NAME_BYTES: usize = 120;
/// Said of the size that nobody told.
const UNKNOWN: u64 = u64::MAX;

/// How far it is.
#[derive(Debug)]
pub(super) struct Progress {
    done: AtomicU64,
    total: AtomicU64,
}

impl Default for Progress {
    fn default() -> Self {
        Self { done: AtomicU64::new(0), total: AtomicU64::new(UNKNOWN) }
    }
}

impl Progress {
    fn set(&self, done: u64, total: Option<u64>) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total.unwrap_or(UNKNOWN), Ordering::Relaxed);
    }

    /// Bytes so far, and all there are if that is known.
    pub(super) fn get(&self) -> (u64, Option<u64>) {
        let total = self.total.load(Ordering::Relaxed);
        (self.done.load(Ordering::Relaxed), (total != UNKNOWN).then_some(total))
    }
}

/// How it ended well.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Finished {
    /// It lies here now.
    Saved(PathBuf),
    /// Another program has it.
    Opened,
    /// It lies here and was not opened: its bytes are those of a program.
    CanRun(PathBuf),
}

/// Why a file was not saved or opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransferProblem {
    /// It could not be fetched.
    #[error(transparent)]
    Fetch(#[from] FetchProblem),
    /// The file of this computer cannot be read.
    #[error(transparent)]
    File(#[from] FileProblem),
    /// There is a file of that name already.
    #[error("the file exists")]
    Exists(PathBuf),
    /// The folder does not exist.
    #[error("the folder does not exist")]
    NoFolder,
    /// The path is none of a file.
    #[error("the path leads to no file")]
    NotAFile,
    /// It could not be written, in the system's words.
    #[error("it could not be written: {0}")]
    Write(String),
    /// No program could be started for it, in the system's words.
    #[error("no program could be started for it: {0}")]
    NoProgram(String),
}

impl TransferProblem {
    fn write(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::NoFolder,
            _ => Self::Write(error.to_string()),
        }
    }
}

/// A name that stays within its folder and shows what it is: the last part of a path, without
/// characters that hide, turn, or mean something to a system.
pub(super) fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = display_name(last)
        .chars()
        .map(|c| if c.is_control() || r#"<>:"|?*"#.contains(c) { '_' } else { c })
        .filter(|c| *c != '…')
        .collect();
    let clean = clean.trim_matches(['.', ' ']).trim_start_matches(['-', '~']);
    let stem = clean.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (stem.len() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")));
    if clean.is_empty() || device {
        return format!("file{}", clean.get(stem.len()..).unwrap_or_default());
    }
    if clean.len() <= NAME_BYTES {
        return clean.to_owned();
    }
    // The end of the name says what it is; it stays.
    let end = clean.rsplit_once('.').map_or("", |(_, end)| end);
    let end = if end.len() <= 12 { end } else { "" };
    let room = NAME_BYTES - end.len() - 1;
    let cut = clean.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|to| *to <= room).last();
    let stem = &clean[..cut.unwrap_or(0)];
    if end.is_empty() { stem.to_owned() } else { format!("{stem}.{end}") }
}

/// Set when the one who asked is gone: a copy on a blocking thread stops then.
struct Stop(Arc<AtomicBool>);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Writes a file beside its place and moves it there when it is whole. Dropped on the way, it leaves
/// nothing behind.
pub(super) async fn save(
    content: Content,
    place: PathBuf,
    replace: bool,
    fetcher: Option<Fetcher>,
    progress: Arc<Progress>,
) -> Result<Finished, TransferProblem> {
    let unfinished = blocking({
        let place = place.clone();
        move || begin(&place, replace)
    })
    .await?;
    let unfinished = fill(unfinished, content, fetcher, progress).await?;
    blocking(move || put(unfinished, &place, replace).map(|()| Finished::Saved(place))).await
}

/// A file that is opened.
pub(super) struct Opening {
    pub(super) source: PictureSource,
    pub(super) name: String,
    /// Where it lies already.
    pub(super) there: Option<PathBuf>,
    /// The person was told that it can run.
    pub(super) warned: bool,
}

/// Brings a file into the folder if it is not of this computer, and opens it.
pub(super) async fn open(
    opening: Opening,
    folder: Arc<OnceCell<TempDir>>,
    fetcher: Option<Fetcher>,
    progress: Arc<Progress>,
) -> Result<Finished, TransferProblem> {
    let Opening { source, name, there, warned } = opening;
    let path = match (there, source) {
        (Some(path), _) | (None, PictureSource::File { path, .. }) => path,
        (None, source @ PictureSource::Url(_)) => {
            let made = folder.get_or_try_init(|| {
                blocking(|| {
                    let made = tempfile::Builder::new().prefix("mpchat-").tempdir();
                    made.map_err(|_| TransferProblem::NoFolder)
                })
            });
            let within = made.await?.path().to_owned();
            let place = blocking(move || {
                // A folder for each, so that no two names meet.
                let own = tempfile::Builder::new().tempdir_in(within);
                let own = own.map_err(|error| TransferProblem::write(&error))?.keep();
                Ok(own.join(name))
            })
            .await?;
            let content = Content::File(source);
            match save(content, place, true, fetcher, progress).await? {
                Finished::Saved(path) => path,
                other => return Ok(other),
            }
        }
    };
    blocking(move || {
        let mut head = Vec::new();
        let read = File::open(&path).and_then(|file| file.take(8192).read_to_end(&mut head));
        read.map_err(|error| match error.kind() {
            ErrorKind::NotFound => FileProblem::Missing,
            _ => FileProblem::Unreadable(error.to_string()),
        })?;
        if !warned && risk::bytes_can_run(&head) {
            return Ok(Finished::CanRun(path));
        }
        open::that_detached(&path).map_err(|error| TransferProblem::NoProgram(error.to_string()))?;
        Ok(Finished::Opened)
    })
    .await
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, TransferProblem> + Send + 'static,
) -> Result<T, TransferProblem> {
    let work = tokio::task::spawn_blocking(work);
    work.await.unwrap_or_else(|error| Err(TransferProblem::Write(error.to_string())))
}

fn begin(place: &Path, replace: bool) -> Result<NamedTempFile, TransferProblem> {
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.ok_or(TransferProblem::NotAFile)?;
    if place.file_name().is_none() || place.is_dir() {
        return Err(TransferProblem::NotAFile);
    }
    if !replace && fs::symlink_metadata(place).is_ok() {
        return Err(TransferProblem::Exists(place.to_owned()));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // What the person saves is an ordinary file; the umask takes its part.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder).map_err(|error| TransferProblem::write(&error))
}

fn put(unfinished: NamedTempFile, place: &Path, replace: bool) -> Result<(), TransferProblem> {
    unfinished.as_file().sync_all().map_err(|error| TransferProblem::write(&error))?;
    let put = if replace { unfinished.persist(place) } else { unfinished.persist_noclobber(place) };
    put.map(drop).map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => TransferProblem::Exists(place.to_owned()),
        _ => TransferProblem::write(&error.error),
    })
}

async fn fill(
    unfinished: NamedTempFile,
    content: Content,
    fetcher: Option<Fetcher>,
    progress: Arc<Progress>,
) -> Result<NamedTempFile, TransferProblem> {
    match content {
        Content::File(PictureSource::Url(url)) => {
            let fetcher = fetcher.ok_or(FetchProblem::Unreachable)?;
            let out = unfinished.reopen().map_err(|error| TransferProblem::write(&error))?;
            let mut out = tokio::io::BufWriter::with_capacity(PIECE, tokio::fs::File::from_std(out));
            fetcher.write_to(&url, &mut out, |done, total| progress.set(done, total)).await?;
            Ok(unfinished)
        }
        Content::Text(text) => {
            blocking(move || {
                let mut out = unfinished.as_file();
                out.write_all(text.as_bytes()).map_err(|error| TransferProblem::write(&error))?;
                Ok(unfinished)
            })
            .await
        }
        Content::File(PictureSource::File { path, size, modified }) => {
            let stop = Arc::new(AtomicBool::new(false));
            let _stop = Stop(Arc::clone(&stop));
            blocking(move || {
                let mut from = file::open_unchanged(&path, size, modified)?;
                let mut piece = vec![0; PIECE];
                let mut done = 0;
                loop {
                    if stop.load(Ordering::Relaxed) {
                        return Err(TransferProblem::Write(String::new()));
                    }
                    let read = from.read(&mut piece);
                    let read = read.map_err(|error| FileProblem::Unreadable(error.to_string()))?;
                    if read == 0 {
                        return Ok(unfinished);
                    }
                    let mut out = unfinished.as_file();
                    out.write_all(&piece[..read]).map_err(|error| TransferProblem::write(&error))?;
                    done += read as u64;
                    progress.set(done, Some(size));
                }
            })
            .await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Content {
        Content::Text(words.into())
    }

    fn progress() -> Arc<Progress> {
        Arc::default()
    }

    #[test]
    fn a_name_from_outside_stays_in_its_folder_and_keeps_its_end() {
        for (name, safe) in [
            ("bill.pdf", "bill.pdf"),
            ("订单 7.pdf", "订单 7.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Windows\\a.txt", "a.txt"),
            ("..", "file"),
            ("", "file"),
            (".bashrc", "bashrc"),
            ("-rf", "rf"),
            ("photo\u{202e}gnp.exe", "photognp.exe"),
            ("a\0b\n.txt", "ab .txt"),
            ("what?.txt", "what_.txt"),
            ("con.txt", "file.txt"),
            ("COM1", "file"),
        ] {
            assert_eq!(safe_name(name), safe, "{name:?}");
        }
        assert!(safe_name(&"语".repeat(3000)).len() <= NAME_BYTES);
    }

    #[tokio::test]
    async fn nothing_is_overwritten_without_being_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("note.txt");
        let saved = save(text("one"), place.clone(), false, None, progress()).await;
        assert_eq!(saved, Ok(Finished::Saved(place.clone())));
        let again = save(text("two"), place.clone(), false, None, progress()).await;
        assert_eq!(again, Err(TransferProblem::Exists(place.clone())));
        assert_eq!(fs::read_to_string(&place).unwrap(), "one");
        save(text("two"), place.clone(), true, None, progress()).await.unwrap();
        assert_eq!(fs::read_to_string(&place).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[tokio::test]
    async fn a_place_that_is_none_is_said_to_be_none() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = save(text("x"), folder.path().join("a/b.txt"), false, None, progress()).await;
        assert_eq!(nowhere, Err(TransferProblem::NoFolder));
        let itself = save(text("x"), folder.path().to_owned(), true, None, progress()).await;
        assert_eq!(itself, Err(TransferProblem::NotAFile));
    }

    #[tokio::test]
    async fn a_copy_that_fails_or_is_stopped_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let from = folder.path().join("from.bin");
        fs::write(&from, vec![7; 3 * PIECE]).unwrap();
        let about = file::inspect(&from).unwrap();
        let source = PictureSource::from(&about);
        let place = folder.path().join("to.bin");
        let copied = save(Content::File(source.clone()), place.clone(), false, None, progress()).await;
        assert_eq!(copied, Ok(Finished::Saved(place.clone())));
        assert_eq!(fs::read(&place).unwrap(), vec![7; 3 * PIECE]);
        fs::remove_file(&place).unwrap();
        fs::write(&from, b"changed").unwrap();
        let changed = save(Content::File(source), place.clone(), false, None, progress()).await;
        assert_eq!(changed, Err(TransferProblem::File(FileProblem::Changed)));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[tokio::test]
    async fn a_program_in_the_clothes_of_a_picture_is_not_opened_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("photo.png");
        fs::write(&path, b"#!/bin/sh\necho").unwrap();
        let source = PictureSource::from(&file::inspect(&path).unwrap());
        let opening = Opening { source, name: "photo.png".to_owned(), there: None, warned: false };
        assert_eq!(open(opening, Arc::default(), None, progress()).await, Ok(Finished::CanRun(path)));
    }
}
