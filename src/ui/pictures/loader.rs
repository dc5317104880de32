//! Brings a picture from where it lies to pixels, on background threads, a few at a time.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use egui::ColorImage;
use tokio::sync::Semaphore;

use crate::engine::fetch::{FetchProblem, Fetcher, Reach};
use crate::engine::picture::{self, MAX_BYTES, PictureFormat, PictureProblem};
use crate::store::{FileRef, UnixMillis};

/// Pictures decoded at the same time.
const DECODING: usize = 2;
/// Pictures fetched at the same time.
const FETCHING: usize = 4;
/// Bytes of fetched files that are kept, so that looking closer does not fetch again.
const KEPT_BYTES: usize = 16 * 1024 * 1024;

/// Where a picture comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PictureSource {
    /// A file of this computer, as it was when it was chosen.
    File {
        /// Where it lies.
        path: PathBuf,
        /// Its bytes.
        size: u64,
        /// When it was changed last.
        modified: UnixMillis,
    },
    /// An address that a message gives.
    Url(String),
}

impl From<&FileRef> for PictureSource {
    fn from(file: &FileRef) -> Self {
        Self::File { path: PathBuf::from(&file.path), size: file.size, modified: file.modified }
    }
}

/// A picture ready to be shown.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Its pixels.
    pub image: ColorImage,
    /// Width and height of the whole picture in pixels, upright.
    pub whole: [u32; 2],
    /// What it is.
    pub format: PictureFormat,
    /// There are more frames; this is the first.
    pub animated: bool,
    /// The file ends before the picture does.
    pub truncated: bool,
    /// Bytes of its file.
    pub bytes: u64,
}

/// Loads pictures. Clones share their limits.
#[derive(Clone, Debug)]
pub struct Loader {
    /// `None` when HTTP could not be set up: then files of this computer are all there is.
    fetcher: Option<Fetcher>,
    decoding: Arc<Semaphore>,
    fetching: Arc<Semaphore>,
    fetched: Arc<Mutex<Fetched>>,
}

/// Files that were fetched, the last ones first to stay.
#[derive(Debug, Default)]
struct Fetched {
    files: VecDeque<(String, Bytes)>,
    bytes: usize,
}

impl Fetched {
    fn get(&mut self, url: &str) -> Option<Bytes> {
        let at = self.files.iter().position(|(known, _)| known == url)?;
        let file = self.files.remove(at)?;
        let bytes = file.1.clone();
        self.files.push_back(file);
        Some(bytes)
    }

    fn keep(&mut self, url: String, bytes: Bytes) {
        if bytes.len() > KEPT_BYTES || self.get(&url).is_some() {
            return;
        }
        self.bytes += bytes.len();
        self.files.push_back((url, bytes));
        while self.bytes > KEPT_BYTES
            && let Some((_, oldest)) = self.files.pop_front()
        {
            self.bytes -= oldest.len();
        }
    }
}

impl Loader {
    /// Loads with this way to fetch.
    #[must_use]
    pub fn new(fetcher: Option<Fetcher>) -> Self {
        Self {
            fetcher,
            decoding: Arc::new(Semaphore::new(DECODING)),
            fetching: Arc::new(Semaphore::new(FETCHING)),
            fetched: Arc::default(),
        }
    }

    /// What fetches, if HTTP could be set up.
    #[must_use]
    pub fn fetcher(&self) -> Option<&Fetcher> {
        self.fetcher.as_ref()
    }

    /// Whether an address may be fetched, and whether the person is to be asked.
    pub fn reach(&self, url: &str) -> Result<Reach, FetchProblem> {
        self.fetcher.as_ref().ok_or(FetchProblem::Unreachable)?.reach(url)
    }

    /// Loads a picture, scaled down to fit into `most` pixels. Asks nobody.
    pub async fn load(&self, source: &PictureSource, most: [u32; 2]) -> Result<Loaded, PictureProblem> {
        let bytes = match source {
            PictureSource::Url(url) => Some(self.bytes(url).await?),
            PictureSource::File { .. } => None,
        };
        // Closed never: the semaphore lives as long as this loader.
        let turn = Arc::clone(&self.decoding).acquire_owned().await.map_err(|_| PictureProblem::Crashed)?;
        let source = source.clone();
        let work = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            match (&source, bytes) {
                (PictureSource::File { path, size, modified }, _) => {
                    decode(picture::read_file(path, *size, *modified)?.into(), most)
                }
                (PictureSource::Url(_), bytes) => decode(bytes.unwrap_or_default(), most),
            }
        });
        work.await.unwrap_or(Err(PictureProblem::Crashed))
    }

    async fn bytes(&self, url: &str) -> Result<Bytes, PictureProblem> {
        let kept = || self.fetched.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = kept().get(url) {
            return Ok(bytes);
        }
        let fetcher = self.fetcher.as_ref().ok_or(FetchProblem::Unreachable)?;
        let _turn = self.fetching.acquire().await.map_err(|_| PictureProblem::Crashed)?;
        // The same picture in another size may have been fetched meanwhile.
        if let Some(bytes) = kept().get(url) {
            return Ok(bytes);
        }
        let bytes = fetcher.bytes(url, MAX_BYTES).await?;
        kept().keep(url.to_owned(), bytes.clone());
        Ok(bytes)
    }
}

fn decode(bytes: Bytes, most: [u32; 2]) -> Result<Loaded, PictureProblem> {
    let picture = picture::decode(bytes, most)?;
    let size = picture.size.map(|side| side as usize);
    Ok(Loaded {
        image: ColorImage::from_rgba_unmultiplied(size, &picture.pixels),
        whole: picture.whole,
        format: picture.format,
        animated: picture.animated,
        truncated: picture.truncated,
        bytes: picture.bytes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fetched_files_are_kept_within_bounds_and_the_last_used_stay() {
        let mut kept = Fetched::default();
        let file = Bytes::from(vec![0; KEPT_BYTES / 4]);
        for name in ["a", "b", "c", "d"] {
            kept.keep(name.to_owned(), file.clone());
        }
        assert!(kept.get("a").is_some());
        kept.keep("e".to_owned(), file.clone());
        assert!(kept.get("a").is_some() && kept.get("b").is_none());
        for number in 0..500 {
            kept.keep(number.to_string(), file.clone());
            assert!(kept.bytes <= KEPT_BYTES);
        }
        assert_eq!(kept.files.len(), 4);
    }
}
