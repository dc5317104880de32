//! Files that are sent: looked at when they are chosen, and again when they are read.

use std::fs::{self, File, Metadata};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::api::MediaKind;
use crate::store::{FileRef, UnixMillis};

/// Bytes at the beginning of a file that tell what it is.
const HEAD: u64 = 8192;
/// Largest picture that is uploaded, in bytes (inferred: Telegram's limit; MPChat documents none).
pub const MAX_PHOTO_BYTES: u64 = 10 * 1024 * 1024;
/// Largest other file (inferred, likewise).
pub const MAX_FILE_BYTES: u64 = 50 * 1024 * 1024;

/// Why a file cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    /// There is nothing at that path.
    #[error("the file is not there")]
    Missing,
    /// It is a folder.
    #[error("it is a folder")]
    Folder,
    /// It is a device, a pipe or a socket.
    #[error("it is no ordinary file")]
    Special,
    /// It has no bytes.
    #[error("the file is empty")]
    Empty,
    /// It is larger than what is uploaded.
    #[error("the file has {size} bytes, more than {limit}")]
    TooLarge {
        /// Its bytes.
        size: u64,
        /// The most there may be.
        limit: u64,
    },
    /// It may not be read.
    #[error("the file may not be read")]
    Forbidden,
    /// It cannot be read for another reason, in the system's words.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// Its path is no text and cannot be kept.
    #[error("the path of the file is no text")]
    PathNotText,
    /// It is not as it was when it was chosen.
    #[error("the file has changed since it was chosen")]
    Changed,
}

impl FileProblem {
    /// A stable word for storage and translation.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "file.missing",
            Self::Folder | Self::Special => "file.not_a_file",
            Self::Empty => "file.empty",
            Self::TooLarge { .. } => "file.too_large",
            Self::Forbidden => "file.forbidden",
            Self::Unreadable(_) | Self::PathNotText => "file.unreadable",
            Self::Changed => "file.changed",
        }
    }

    fn of(error: &std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::Missing,
            ErrorKind::PermissionDenied => Self::Forbidden,
            _ => Self::Unreadable(error.to_string()),
        }
    }
}

/// The most bytes that are uploaded as this kind.
#[must_use]
pub fn max_bytes(kind: MediaKind) -> u64 {
    match kind {
        MediaKind::Photo => MAX_PHOTO_BYTES,
        MediaKind::Video | MediaKind::Document => MAX_FILE_BYTES,
    }
}

/// Looks at a file that somebody chose. Reads its beginning: what it is is told by its bytes, not
/// by its name. Blocks.
pub fn inspect(path: &Path) -> Result<FileRef, FileProblem> {
    let path = std::path::absolute(path).map_err(|error| FileProblem::of(&error))?;
    let (file, about) = open_ordinary(&path)?;
    check_size(about.len(), MAX_FILE_BYTES)?;
    let mut head = Vec::new();
    file.take(HEAD).read_to_end(&mut head).map_err(|error| FileProblem::of(&error))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(FileRef {
        path: path.to_str().ok_or(FileProblem::PathNotText)?.to_owned(),
        name,
        mime: media_type(&head).to_owned(),
        size: about.len(),
        modified: modified(&about),
    })
}

/// Opens a file that was chosen earlier, provided that it is as it was then. Blocks.
pub fn open(file: &FileRef, kind: MediaKind) -> Result<File, FileProblem> {
    let (opened, about) = open_ordinary(&PathBuf::from(&file.path))?;
    if about.len() != file.size || modified(&about) != file.modified {
        check_size(about.len(), max_bytes(kind))?;
        return Err(FileProblem::Changed);
    }
    check_size(about.len(), max_bytes(kind))?;
    Ok(opened)
}

/// Whether an open file is still as it was when it was chosen. Blocks.
pub(super) fn is_unchanged(opened: &File, file: &FileRef) -> bool {
    opened.metadata().is_ok_and(|about| about.len() == file.size && modified(&about) == file.modified)
}

/// Opens a file of this computer to look at it, provided that it still has this size and time of its
/// last change. Blocks.
pub fn open_unchanged(path: &Path, size: u64, changed: UnixMillis) -> Result<File, FileProblem> {
    let (opened, about) = open_ordinary(path)?;
    match (about.len(), modified(&about)) {
        (0, _) => Err(FileProblem::Empty),
        now if now == (size, changed) => Ok(opened),
        _ => Err(FileProblem::Changed),
    }
}

/// What a file is best sent as.
#[must_use]
pub fn kind_of(file: &FileRef) -> MediaKind {
    match file.mime.as_str() {
        "image/jpeg" | "image/png" | "image/gif" | "image/webp" if file.size <= MAX_PHOTO_BYTES => {
            MediaKind::Photo
        }
        "video/mp4" | "video/quicktime" | "video/webm" | "video/x-matroska" => MediaKind::Video,
        _ => MediaKind::Document,
    }
}

/// A pipe or a device would block or never end, so what it is is asked before it is opened, and
/// again of what was opened.
fn open_ordinary(path: &Path) -> Result<(File, Metadata), FileProblem> {
    let ordinary = |about: &Metadata| match about {
        about if about.is_dir() => Err(FileProblem::Folder),
        about if !about.is_file() => Err(FileProblem::Special),
        _ => Ok(()),
    };
    ordinary(&fs::metadata(path).map_err(|error| FileProblem::of(&error))?)?;
    let file = File::open(path).map_err(|error| FileProblem::of(&error))?;
    let about = file.metadata().map_err(|error| FileProblem::of(&error))?;
    ordinary(&about)?;
    Ok((file, about))
}

pub(super) fn check_size(size: u64, limit: u64) -> Result<(), FileProblem> {
    match size {
        0 => Err(FileProblem::Empty),
        size if size > limit => Err(FileProblem::TooLarge { size, limit }),
        _ => Ok(()),
    }
}

fn modified(about: &Metadata) -> UnixMillis {
    let since = about.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| since.as_millis() as UnixMillis)
}

fn media_type(head: &[u8]) -> &'static str {
    match infer::get(head) {
        Some(kind) => kind.mime_type(),
        None if std::str::from_utf8(head).is_ok() => "text/plain",
        None => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str, bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        (folder, path)
    }

    #[test]
    fn the_bytes_tell_what_a_file_is_and_not_its_name() {
        let (_folder, path) = written("report.pdf", b"\x89PNG\r\n\x1a\n and so on");
        let file = inspect(&path).unwrap();
        assert_eq!((file.mime.as_str(), file.name.as_str()), ("image/png", "report.pdf"));
        assert_eq!(kind_of(&file), MediaKind::Photo);
        let (_folder, path) = written("cat.png", b"only words");
        let file = inspect(&path).unwrap();
        assert_eq!((file.mime.as_str(), kind_of(&file)), ("text/plain", MediaKind::Document));
    }

    #[test]
    fn what_is_no_file_with_bytes_in_it_is_refused_with_its_reason() {
        let (folder, path) = written("nothing", b"");
        assert_eq!(inspect(&path), Err(FileProblem::Empty));
        assert_eq!(inspect(folder.path()), Err(FileProblem::Folder));
        assert_eq!(inspect(&folder.path().join("gone")), Err(FileProblem::Missing));
        File::create(&path).unwrap().set_len(2 * 1024 * 1024 * 1024).unwrap();
        assert!(matches!(inspect(&path), Err(FileProblem::TooLarge { limit: MAX_FILE_BYTES, .. })));
    }

    #[cfg(unix)]
    #[test]
    fn devices_and_loops_of_links_are_refused_and_never_opened() {
        assert_eq!(inspect(Path::new("/dev/zero")), Err(FileProblem::Special));
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("loop");
        std::os::unix::fs::symlink(&link, &link).unwrap();
        assert!(matches!(inspect(&link), Err(FileProblem::Unreadable(_))));
    }

    #[test]
    fn a_file_that_changed_since_it_was_chosen_is_not_sent() {
        let (_folder, path) = written("list.txt", b"one");
        let file = inspect(&path).unwrap();
        assert!(open(&file, MediaKind::Document).is_ok());
        fs::write(&path, b"one two").unwrap();
        assert_eq!(open(&file, MediaKind::Document).unwrap_err(), FileProblem::Changed);
        fs::remove_file(&path).unwrap();
        assert_eq!(open(&file, MediaKind::Document).unwrap_err(), FileProblem::Missing);
    }
}
