//! A file that appears under its name only when it is whole.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file on its way. Dropping it leaves nothing behind.
#[derive(Debug)]
pub struct NewFile {
    out: BufWriter<NamedTempFile>,
    target: PathBuf,
}

impl NewFile {
    /// Begins a file beside `target`, under a name of its own. Blocks.
    pub fn begin(target: &Path) -> io::Result<Self> {
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        let begun = tempfile::Builder::new()
            .prefix(".mpchat-")
            .suffix(".part")
            .tempfile_in(folder.unwrap_or(Path::new(".")))?;
        Ok(Self { out: BufWriter::with_capacity(64 * 1024, begun), target: target.to_owned() })
    }

    /// Puts the whole file on the disk and gives it its name. Without `replace` a file that has
    /// the name already stays as it is and this fails with [`io::ErrorKind::AlreadyExists`].
    pub fn finish(self, replace: bool) -> io::Result<()> {
        let begun = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        share(begun.as_file())?;
        begun.as_file().sync_all()?;
        let done = if replace { begun.persist(&self.target) } else { begun.persist_noclobber(&self.target) };
        done.map(drop).map_err(|refused| refused.error)
    }

    /// Writes a whole text. Blocks.
    pub fn write_all_of(target: &Path, text: &str, replace: bool) -> io::Result<()> {
        let mut file = Self::begin(target)?;
        file.write_all(text.as_bytes())?;
        file.finish(replace)
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Files on their way are for their owner only; a saved one is like any other of the person's.
#[cfg(unix)]
fn share(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o640))
}

#[cfg(not(unix))]
fn share(_file: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_is_there_whole_or_not_at_all() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("a.txt");
        let mut begun = NewFile::begin(&target).unwrap();
        begun.write_all(b"half").unwrap();
        assert!(!target.exists());
        drop(begun);
        assert!(names(home.path()).is_empty(), "nothing is left behind");
        NewFile::write_all_of(&target, "whole", false).unwrap();
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "whole");
    }

    #[test]
    fn what_is_there_is_replaced_only_when_it_is_asked_for() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("a.txt");
        std::fs::write(&target, "old").unwrap();
        let refused = NewFile::write_all_of(&target, "new", false).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "old");
        NewFile::write_all_of(&target, "new", true).unwrap();
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "new");
        assert_eq!(names(home.path()), ["a.txt"]);
    }
}
