//! From a token to an open store: getMe, then getWebhookInfo, and only then anything else.

use std::fs;
use std::path::{Path, PathBuf};

use crate::api::{BotIdentity, CallError, Client, WebhookInfo};
use crate::store::{BotKey, Opened, Store, StoreError};

/// Where a bot's store lies.
#[derive(Clone, Debug)]
pub enum Place {
    /// In its own folder below the data folder, named by the bot's id.
    DataFolder(PathBuf),
    /// In exactly this file.
    File(PathBuf),
}

/// A bot with its open store.
pub struct Connected {
    /// Its client.
    pub client: Client,
    /// Who it is.
    pub identity: BotIdentity,
    /// Who receives its updates; `None` when the server was not asked.
    pub webhook: Option<WebhookInfo>,
    /// Its store.
    pub store: Store,
    /// Where a damaged store was put, if there was one.
    pub set_aside: Option<PathBuf>,
    /// Sends that a crash left in doubt.
    pub recovered: usize,
}

/// Why a bot could not be connected.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The API did not answer as it should.
    #[error("{0}")]
    Call(#[from] CallError),
    /// The store could not be opened.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// The background task ended early.
    #[error("connecting was interrupted")]
    Interrupted,
}

/// A bot whose token is good.
#[derive(Debug)]
pub struct Checked {
    /// Its client.
    pub client: Client,
    /// Who it is.
    pub identity: BotIdentity,
    /// Who receives its updates.
    pub webhook: WebhookInfo,
}

impl Checked {
    /// The name it goes by on this computer.
    #[must_use]
    pub fn key(&self) -> BotKey {
        BotKey::new(self.identity.id, self.client.address())
    }

    /// Opens the bot's store.
    pub async fn open(self, place: Place) -> Result<Connected, ConnectError> {
        open(self.client, self.identity, Some(self.webhook), place).await
    }
}

async fn open(
    client: Client,
    identity: BotIdentity,
    webhook: Option<WebhookInfo>,
    place: Place,
) -> Result<Connected, ConnectError> {
    let file = match place {
        Place::DataFolder(folder) => {
            BotKey::new(identity.id, client.address()).folder(&folder).join("store.db")
        }
        Place::File(file) => file,
    };
    let opening = tokio::task::spawn_blocking(move || Store::open(&file));
    let Opened { store, set_aside, recovered } = opening.await.map_err(|_| ConnectError::Interrupted)??;
    store.remember_bot(&identity).await?;
    Ok(Connected { client, identity, webhook, store, set_aside, recovered })
}

/// Opens the store of a bot that was checked at another time. Nobody is asked, so it needs no network.
pub async fn open_unasked(
    client: Client,
    identity: BotIdentity,
    place: Place,
) -> Result<Connected, ConnectError> {
    open(client, identity, None, place).await
}

/// Checks the token. Changes nothing on the server.
pub async fn check(client: Client) -> Result<Checked, ConnectError> {
    let identity = client.get_me().await?.result;
    let webhook = client.get_webhook_info().await?.result;
    Ok(Checked { client, identity, webhook })
}

/// Checks the token and opens the bot's store. Changes nothing on the server.
pub async fn connect(client: Client, place: Place) -> Result<Connected, ConnectError> {
    check(client).await?.open(place).await
}

/// The demo's store: it lives as long as the demo. What a killed demo left behind is swept away
/// by the next one.
#[derive(Debug)]
pub struct DemoFolder(PathBuf);

impl DemoFolder {
    /// Blocking. A fresh folder below the data folder.
    pub fn create(data_folder: &Path) -> std::io::Result<Self> {
        let demos = data_folder.join("demo");
        fs::create_dir_all(&demos)?;
        for entry in fs::read_dir(&demos)?.flatten() {
            sweep(&entry.path());
        }
        let name = format!("{}-{:08x}", std::process::id(), fastrand::u32(..));
        let folder = demos.join(name);
        fs::create_dir(&folder)?;
        Ok(Self(folder))
    }

    /// The file for [`Place::File`].
    #[must_use]
    pub fn store_file(&self) -> PathBuf {
        self.0.join("store.db")
    }
}

impl Drop for DemoFolder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            tracing::debug!(%error, "the demo's folder stays for the next sweep");
        }
    }
}

/// Removes a demo folder that no living store holds.
fn sweep(folder: &Path) {
    let unused = match fs::File::open(folder.join("store.db.lock")) {
        Ok(lock) => lock.try_lock().is_ok(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound && is_old(folder),
    };
    if unused && let Err(error) = fs::remove_dir_all(folder) {
        tracing::debug!(%error, "an old demo folder could not be removed");
    }
}

/// A folder without a lock may belong to a demo that is just starting.
fn is_old(folder: &Path) -> bool {
    const YOUNG: std::time::Duration = std::time::Duration::from_mins(1);
    let age = fs::metadata(folder).and_then(|meta| meta.modified()).map(|at| at.elapsed());
    matches!(age, Ok(Ok(age)) if age > YOUNG)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demo_removes_its_own_folder_and_those_of_killed_demos() {
        let data = tempfile::tempdir().unwrap();
        let killed = data.path().join("demo/123-dead");
        fs::create_dir_all(&killed).unwrap();
        fs::write(killed.join("store.db.lock"), "").unwrap();
        let running = data.path().join("demo/124-alive");
        fs::create_dir_all(&running).unwrap();
        let lock = fs::File::create(running.join("store.db.lock")).unwrap();
        lock.try_lock().unwrap();

        let demo = DemoFolder::create(data.path()).unwrap();
        assert!(demo.store_file().parent().unwrap().is_dir());
        assert!(!killed.exists() && running.exists());
        drop(demo);
        let left: Vec<_> = fs::read_dir(data.path().join("demo")).unwrap().collect();
        assert_eq!(left.len(), 1);
    }
}
