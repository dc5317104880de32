//! Where the data lies: where the person says, beside the program, or where the platform keeps
//! such things.

use std::path::{Path, PathBuf};

use etcetera::app_strategy::{AppStrategy as _, AppStrategyArgs, choose_native_strategy};

use crate::about::PROGRAM;

use super::Complaint;

/// A file of this name beside the program keeps its data beside it, too.
const PORTABLE: &str = "portable";

/// Why the data folder is where it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DataPlace {
    /// The platform keeps such things there.
    #[default]
    Platform,
    /// `--data-dir` says so.
    Chosen,
    /// A file named `portable` lies beside the program.
    Portable,
}

/// The data folder, chosen and not touched yet.
pub(super) fn choose(chosen: Option<PathBuf>) -> Result<(PathBuf, DataPlace), Complaint> {
    if let Some(folder) = chosen {
        return Ok((folder, DataPlace::Chosen));
    }
    let program = std::env::current_exe().ok();
    if let Some(folder) = program.as_deref().and_then(portable) {
        return Ok((folder, DataPlace::Portable));
    }
    let strategy = choose_native_strategy(AppStrategyArgs {
        top_level_domain: "net".to_owned(),
        author: "mpchat".to_owned(),
        app_name: PROGRAM.to_owned(),
    });
    match strategy {
        Ok(strategy) => Ok((strategy.data_dir(), DataPlace::Platform)),
        Err(_) => Err(Complaint::NoHome),
    }
}

/// Makes the folder and sees whether something can be written into it.
pub(super) fn prepare(folder: &Path) -> Result<(), Complaint> {
    let tried = std::fs::create_dir_all(folder.join("logs")).and_then(|()| tempfile::tempfile_in(folder));
    tried.map(drop).map_err(|error| Complaint::DataFolder(folder.to_owned(), error))
}

/// The data folder beside a program that is portable.
fn portable(program: &Path) -> Option<PathBuf> {
    let beside = lies_in(program)?;
    beside.join(PORTABLE).is_file().then(|| beside.join(format!("{PROGRAM}-data")))
}

/// The folder in which a person sees the program: for a bundle of macOS the one around the bundle.
fn lies_in(program: &Path) -> Option<&Path> {
    let folder = program.parent()?;
    let bundle = folder.ancestors().find(|outer| outer.extension().is_some_and(|name| name == "app"));
    match bundle {
        Some(bundle) if folder == bundle.join("Contents").join("MacOS") => bundle.parent(),
        _ => Some(folder),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_person_says_comes_first() {
        let (folder, place) = choose(Some(PathBuf::from("over/there"))).unwrap();
        assert_eq!((folder, place), (PathBuf::from("over/there"), DataPlace::Chosen));
    }

    #[test]
    fn a_portable_file_beside_the_program_keeps_the_data_there() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("mpchat-console");
        assert_eq!(portable(&program), None);
        std::fs::write(folder.path().join(PORTABLE), "").unwrap();
        assert_eq!(portable(&program), Some(folder.path().join("mpchat-console-data")));
    }

    #[test]
    fn a_bundle_keeps_nothing_inside_itself() {
        let program = Path::new("/Volumes/Stick/Console.app/Contents/MacOS/mpchat-console");
        assert_eq!(lies_in(program), Some(Path::new("/Volumes/Stick")));
        assert_eq!(lies_in(Path::new("/opt/x.app/mpchat-console")), Some(Path::new("/opt/x.app")));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert!(matches!(prepare(&file), Err(Complaint::DataFolder(named, _)) if named == file));
        assert!(prepare(&folder.path().join("new").join("deep")).is_ok());
    }
}
