//! Pictures of the clipboard: written to a folder beside the bot's store, and removed again when
//! nothing refers to them any more.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use egui::ColorImage;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder as _};
use jiff::Zoned;

use crate::store::Store;

/// Most pixels of a picture that is taken from the clipboard: the finest screens have
/// 33 million.
const MOST_PIXELS: usize = 40_000_000;

/// Why a picture of the clipboard could not be kept.
#[derive(Debug, thiserror::Error)]
pub enum PasteProblem {
    /// It has too many pixels, or none.
    #[error("the picture has too many pixels")]
    Pixels,
    /// It could not be written.
    #[error("{0}")]
    Write(String),
}

/// The folder of a bot's pasted pictures.
#[derive(Clone, Debug)]
pub struct PastedFolder(PathBuf);

impl PastedFolder {
    /// The folder beside a store. It is made when it is needed.
    #[must_use]
    pub fn beside(store: &Path) -> Self {
        let folder = store.with_extension("pasted");
        Self(std::path::absolute(&folder).unwrap_or(folder))
    }

    /// Whether a path lies in it.
    #[must_use]
    pub fn holds(&self, path: &str) -> bool {
        Path::new(path).parent() == Some(&self.0)
    }

    /// Writes a picture as PNG, named by the time. Blocks.
    pub fn keep(&self, picture: &ColorImage, now: &Zoned) -> Result<PathBuf, PasteProblem> {
        let [width, height] = picture.size;
        let pixels = width.saturating_mul(height);
        if pixels == 0 || pixels > MOST_PIXELS || pixels != picture.pixels.len() {
            return Err(PasteProblem::Pixels);
        }
        let said = |error: io::Error| PasteProblem::Write(error.to_string());
        fs::create_dir_all(&self.0).map_err(said)?;
        let (path, file) = self.create(now).map_err(said)?;
        let mut bytes = Vec::with_capacity(pixels * 4);
        for pixel in &picture.pixels {
            bytes.extend(pixel.to_srgba_unmultiplied());
        }
        let mut file = BufWriter::new(file);
        let written = PngEncoder::new(&mut file)
            .write_image(&bytes, width as u32, height as u32, ExtendedColorType::Rgba8)
            .map_err(|error| PasteProblem::Write(error.to_string()))
            .and_then(|()| file.flush().map_err(said))
            .and_then(|()| file.get_ref().sync_all().map_err(said));
        if let Err(problem) = written {
            let _ = fs::remove_file(&path);
            return Err(problem);
        }
        Ok(path)
    }

    fn create(&self, now: &Zoned) -> io::Result<(PathBuf, File)> {
        let name = now.strftime("pasted-%Y-%m-%d-%H%M%S").to_string();
        let mut nth = 1;
        loop {
            let end = if nth == 1 { ".png".to_owned() } else { format!("-{nth}.png") };
            let path = self.0.join(name.clone() + &end);
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok((path, file)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists && nth < 1_000 => nth += 1,
                Err(error) => return Err(error),
            }
        }
    }

    /// Removes the pictures that neither the store nor `in_hand` refers to. Returns those that the
    /// store refers to, or `None` when there is no picture at all. Blocks.
    pub fn sweep(&self, store: &Store, in_hand: &HashSet<String>) -> Option<HashSet<String>> {
        let entries = fs::read_dir(&self.0).ok()?;
        let paths: Vec<String> =
            entries.flatten().filter_map(|entry| entry.path().to_str().map(str::to_owned)).collect();
        if paths.is_empty() {
            return None;
        }
        let prefix = self.0.join("");
        let stored = match store.files_in_use(prefix.to_str()?) {
            Ok(stored) => stored,
            Err(error) => {
                tracing::warn!(%error, "pasted pictures are not tidied up");
                return Some(HashSet::new());
            }
        };
        for path in paths.iter().filter(|path| !stored.contains(*path) && !in_hand.contains(*path)) {
            if let Err(error) = fs::remove_file(path) {
                tracing::warn!(%error, "a pasted picture could not be removed");
            }
        }
        Some(stored)
    }
}

#[cfg(test)]
mod tests {
    use egui::Color32;

    use super::*;

    fn now() -> Zoned {
        "2026-11-22T10:15:02[UTC]".parse().unwrap()
    }

    #[test]
    fn a_pasted_picture_is_a_file_named_by_its_time() {
        let home = tempfile::tempdir().unwrap();
        let folder = PastedFolder::beside(&home.path().join("store.db"));
        let picture = ColorImage::filled([3, 2], Color32::from_rgb(200, 10, 20));
        let first = folder.keep(&picture, &now()).unwrap();
        assert_eq!(first, home.path().join("store.pasted/pasted-2026-11-22-101502.png"));
        let second = folder.keep(&picture, &now()).unwrap();
        assert!(second.ends_with("pasted-2026-11-22-101502-2.png"), "another of the same second");
        let read = image::open(&first).unwrap().to_rgba8();
        assert_eq!((read.dimensions(), read.get_pixel(0, 0).0), ((3, 2), [200, 10, 20, 255]));
        assert!(folder.holds(first.to_str().unwrap()));
    }

    #[test]
    fn a_picture_with_too_many_pixels_or_none_is_not_taken() {
        let home = tempfile::tempdir().unwrap();
        let folder = PastedFolder::beside(&home.path().join("store.db"));
        let claims = ColorImage { size: [50_000, 50_000], ..ColorImage::default() };
        assert!(matches!(folder.keep(&claims, &now()), Err(PasteProblem::Pixels)));
        assert!(matches!(folder.keep(&ColorImage::default(), &now()), Err(PasteProblem::Pixels)));
    }

    #[test]
    fn only_pictures_that_nothing_refers_to_are_removed() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("store.db");
        let store = Store::open(&file).unwrap().store;
        let folder = PastedFolder::beside(&file);
        assert_eq!(folder.sweep(&store, &HashSet::new()), None);
        let picture = ColorImage::filled([1, 1], Color32::WHITE);
        let [kept, gone] = [(); 2].map(|()| folder.keep(&picture, &now()).unwrap());
        let in_hand = HashSet::from([kept.to_str().unwrap().to_owned()]);
        assert_eq!(folder.sweep(&store, &in_hand), Some(HashSet::new()));
        assert!(kept.exists() && !gone.exists());
    }
}
