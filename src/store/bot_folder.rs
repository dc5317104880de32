//! Taking away everything that is stored of a bot.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use super::{BotKey, StoreError};

/// Blocking. Removes the folder of a bot whose store is closed. The key is a name and no path, so no
/// other folder can be meant. A folder that another window holds stays.
pub fn remove_bot_folder(data_folder: &Path, bot: &BotKey) -> Result<(), StoreError> {
    let folder = bot.folder(data_folder);
    match std::fs::symlink_metadata(&folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Ok(found) if found.is_dir() => {}
        Ok(_) => return Err(StoreError::Io("it is not a folder".to_owned())),
        Err(error) => return Err(error.into()),
    }
    match File::open(folder.join("store.db.lock")) {
        Ok(lock) => match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    Ok(std::fs::remove_dir_all(folder)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    #[test]
    fn a_bots_folder_goes_and_its_neighbours_stay() {
        let data = tempfile::tempdir().unwrap();
        let (gone, stays) = (BotKey::parse("7").unwrap(), BotKey::parse("7@127.0.0.1").unwrap());
        for bot in [&gone, &stays] {
            drop(Store::open(&bot.folder(data.path()).join("store.db")).unwrap());
        }
        remove_bot_folder(data.path(), &gone).unwrap();
        assert!(!gone.folder(data.path()).exists() && stays.folder(data.path()).exists());
        assert_eq!(remove_bot_folder(data.path(), &gone), Ok(()), "gone already");
    }

    #[test]
    fn a_folder_that_is_in_use_stays() {
        let data = tempfile::tempdir().unwrap();
        let bot = BotKey::parse("7").unwrap();
        let open = Store::open(&bot.folder(data.path()).join("store.db")).unwrap();
        assert_eq!(remove_bot_folder(data.path(), &bot), Err(StoreError::InUse));
        assert!(open.store.file().exists());
    }
}
