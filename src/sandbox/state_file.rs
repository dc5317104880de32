//! Keeps the world in a file, so a sandbox goes on where it was stopped.
//!
//! The file is JSON; the bytes of photos and files lie beside it in a folder of the same name
//! with `.files` added. It holds the sandbox's token, which opens nothing else.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::config::SandboxError;
use super::shared::Shared;
use super::world::World;
use super::world::media::StoredFile;

const FORMAT: u32 = 1;

/// How often a changed world is written.
const INTERVAL: Duration = Duration::from_secs(1);

#[derive(Serialize)]
struct Saving<'a> {
    format: u32,
    files: Vec<FileEntry>,
    world: &'a World,
}

#[derive(Deserialize)]
struct Saved {
    format: u32,
    files: Vec<FileEntry>,
    world: World,
}

#[derive(Serialize, Deserialize)]
struct FileEntry {
    id: String,
    name: String,
    mime: String,
}

/// The world in a file; `None` when there is no such file yet.
pub(super) fn load(path: &Path) -> Result<Option<World>, SandboxError> {
    let file_error = |source| SandboxError::File { path: path.to_owned(), source };
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(file_error(error)),
    };
    let form_error = |source| SandboxError::Form { path: path.to_owned(), what: "sandbox state", source };
    let Saved { format, files, mut world } = serde_json::from_str(&text).map_err(form_error)?;
    if format != FORMAT {
        let message = format!("its format is {format}; this program reads format {FORMAT}");
        return Err(file_error(io::Error::new(io::ErrorKind::InvalidData, message)));
    }
    for FileEntry { id, name, mime } in files {
        // A file that was lost beside the state is lost; the messages are not.
        if is_file_id(&id)
            && let Ok(bytes) = std::fs::read(folder(path).join(&id))
        {
            world.media.keep(id, StoredFile { name, mime, bytes: bytes.into() });
        }
    }
    Ok(Some(world))
}

/// Writes the world whenever it has changed, and once more at the end.
pub(super) async fn keep(shared: Arc<Shared>, path: PathBuf) {
    let mut saved = None;
    loop {
        let stopping = tokio::select! {
            () = shared.stopping.cancelled() => true,
            () = tokio::time::sleep(INTERVAL) => false,
        };
        let work = changed_since(&shared, &mut saved);
        if let Some((state, files)) = work {
            let target = path.clone();
            let written = tokio::task::spawn_blocking(move || write(&target, &state, &files)).await;
            if let Ok(Err(error)) = written {
                tracing::warn!("cannot keep the sandbox's state: {error}");
                // Tried again with the next change, and at the end.
                saved = None;
            }
        }
        if stopping {
            return;
        }
    }
}

type Files = Vec<(String, StoredFile)>;

fn changed_since(shared: &Shared, saved: &mut Option<u64>) -> Option<(Vec<u8>, Files)> {
    let world = shared.world();
    if *saved == Some(world.revision) {
        return None;
    }
    *saved = Some(world.revision);
    let files: Files = world.media.iter().map(|(id, file)| (id.clone(), file.clone())).collect();
    let entries = files
        .iter()
        .map(|(id, file)| FileEntry { id: id.clone(), name: file.name.clone(), mime: file.mime.clone() })
        .collect();
    let state = serde_json::to_vec(&Saving { format: FORMAT, files: entries, world: &world }).ok()?;
    Some((state, files))
}

/// Writes beside the old file and then takes its place, so that a crash leaves one of the two.
fn write(path: &Path, state: &[u8], files: &Files) -> io::Result<()> {
    let folder = folder(path);
    if !files.is_empty() {
        std::fs::create_dir_all(&folder)?;
    }
    for (id, file) in files {
        let target = folder.join(id);
        if !target.exists() {
            std::fs::write(target, &file.bytes)?;
        }
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut new = tempfile::NamedTempFile::new_in(parent)?;
    io::Write::write_all(&mut new, state)?;
    new.as_file().sync_all()?;
    new.persist(path).map_err(|error| error.error)?;
    Ok(())
}

fn folder(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".files");
    PathBuf::from(name)
}

/// An id names a file of the folder, so it must be nothing but an id.
fn is_file_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_hexdigit())
}
