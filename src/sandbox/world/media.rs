//! Files the bot and the people sent.

use std::collections::{HashMap, VecDeque};

use bytes::Bytes;

/// How many bytes of files are kept. The oldest go first, so a bot that uploads for days does
/// not eat the computer's memory.
const KEPT_BYTES: u64 = 256 * 1024 * 1024;

/// A stored file.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct StoredFile {
    pub name: String,
    pub mime: String,
    pub bytes: Bytes,
}

/// Files by id.
#[derive(Debug, Default)]
pub(in crate::sandbox) struct MediaStore {
    files: HashMap<String, StoredFile>,
    oldest_first: VecDeque<String>,
    bytes: u64,
}

impl MediaStore {
    /// Keeps a file.
    pub fn keep(&mut self, id: String, file: StoredFile) {
        self.bytes += file.bytes.len() as u64;
        self.oldest_first.push_back(id.clone());
        self.files.insert(id, file);
        while self.bytes > KEPT_BYTES && self.oldest_first.len() > 1 {
            let Some(oldest) = self.oldest_first.pop_front() else {
                break;
            };
            if let Some(gone) = self.files.remove(&oldest) {
                self.bytes -= gone.bytes.len() as u64;
            }
        }
    }

    pub fn get(&self, id: &str) -> Option<&StoredFile> {
        self.files.get(id)
    }

    /// All of them, for the state file.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &StoredFile)> {
        self.oldest_first
            .iter()
            .filter_map(|id| self.files.get_key_value(id))
    }
}
