//! What is known of attached files: whether each can be sent as what it is to be.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use image::metadata::Orientation;
use image::{ImageDecoder as _, ImageReader};

use crate::api::MediaKind;
use crate::engine::file::{self, FileProblem};
use crate::store::{Attachment, AttachmentSource, FileRef};
use crate::ui::composer::Hindrance;

/// More files than this are not attached to one message.
pub const MOST_ATTACHMENTS: usize = 20;
/// Most pixels of both sides of a photo together (inferred: Telegram's limit; MPChat documents none).
const MOST_SIDES: u64 = 10_000;
/// How often the short side of a photo may fit into the long one (inferred, likewise).
const MOST_STRETCH: u64 = 20;

/// What a look at a file told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// Why it cannot be sent at all.
    pub problem: Option<FileProblem>,
    /// Width and height in pixels, of a picture whose head can be read.
    pub sides: Option<(u32, u32)>,
}

/// A file that was looked at, or the reason why it is not attached.
pub type Arrival = Result<(FileRef, Looked), Refused>;

/// Something that was offered and not attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What it is called.
    pub name: String,
    /// Why not.
    pub why: Refusal,
}

/// Why something was not attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It cannot be sent.
    File(FileProblem),
    /// There are [`MOST_ATTACHMENTS`] already.
    TooMany,
    /// A picture of the clipboard has more pixels than are taken.
    PictureTooLarge,
    /// A picture of the clipboard could not be kept, in the system's words.
    NotKept(String),
}

/// Why an attachment cannot be sent as what it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Its file cannot be sent at all.
    File(FileProblem),
    /// It is too large for a photo: bytes, and the most there may be.
    PhotoBytes(u64, u64),
    /// Its sides are too long or too unequal for a photo.
    PhotoSides(u32, u32),
    /// It cannot be read as a picture.
    NoPicture,
}

impl Fault {
    /// Whether it can be sent as a file nevertheless.
    #[must_use]
    pub fn goes_as_file(&self) -> bool {
        !matches!(self, Self::File(_))
    }
}

/// How an attachment stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is being looked at.
    Unknown,
    /// It can be sent.
    Good,
    /// It cannot be sent like this.
    Bad(Fault),
}

/// What is known of the files of one composer.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    known: HashMap<FileRef, Looked>,
    /// What was offered and not attached; it stands in the way until it is put away, so that
    /// nothing leaves without what should go with it.
    pub refused: Vec<Refused>,
    /// More files are being looked at.
    pub arriving: bool,
}

impl Checks {
    /// Notes what a look at a file told.
    pub fn note(&mut self, file: FileRef, looked: Looked) {
        self.known.insert(file, looked);
    }

    /// The files that were not looked at yet.
    #[must_use]
    pub fn unknown(&self, attachments: &[Attachment]) -> Vec<FileRef> {
        files(attachments).filter(|file| !self.known.contains_key(file)).cloned().collect()
    }

    /// Width and height of a picture.
    #[must_use]
    pub fn sides(&self, file: &FileRef) -> Option<(u32, u32)> {
        self.known.get(file)?.sides
    }

    /// How an attachment stands.
    #[must_use]
    pub fn standing(&self, attachment: &Attachment) -> Standing {
        let AttachmentSource::File(file) = &attachment.source else {
            return Standing::Good;
        };
        match self.known.get(file).map(|looked| fault(file, looked, attachment.kind)) {
            None => Standing::Unknown,
            Some(None) => Standing::Good,
            Some(Some(fault)) => Standing::Bad(fault),
        }
    }

    /// Why these attachments cannot be sent now.
    #[must_use]
    pub fn hindrance(&self, attachments: &[Attachment]) -> Option<Hindrance> {
        let standings = || attachments.iter().map(|attachment| self.standing(attachment));
        if !self.refused.is_empty() || standings().any(|standing| matches!(standing, Standing::Bad(_))) {
            return Some(Hindrance::File);
        }
        let looking = self.arriving || standings().any(|standing| standing == Standing::Unknown);
        looking.then_some(Hindrance::Looking)
    }
}

/// The files among attachments.
pub fn files(attachments: &[Attachment]) -> impl Iterator<Item = &FileRef> {
    attachments.iter().filter_map(|attachment| match &attachment.source {
        AttachmentSource::File(file) => Some(file),
        AttachmentSource::Url(_) => None,
    })
}

/// Looks at a file that somebody chose. Blocks.
pub fn look(path: &Path) -> Arrival {
    let refused = |problem| Refused { name: name_of(path), why: Refusal::File(problem) };
    let file = file::inspect(path).map_err(refused)?;
    let looked = look_again(&file);
    Ok((file, looked))
}

/// Looks at a file that was chosen earlier. Reads no more than a picture's head. Blocks.
pub fn look_again(file: &FileRef) -> Looked {
    match file::open(file, MediaKind::Document) {
        Ok(opened) => Looked { problem: None, sides: sides(file, opened) },
        Err(problem) => Looked { problem: Some(problem), sides: None },
    }
}

/// What a file is best sent as, seen its sides.
#[must_use]
pub fn best_kind(file: &FileRef, looked: &Looked) -> MediaKind {
    let kind = file::kind_of(file);
    if fault(file, looked, kind).is_some_and(|fault| fault.goes_as_file()) {
        MediaKind::Document
    } else {
        kind
    }
}

/// What a file can be sent as; the last is always as a file.
#[must_use]
pub fn choices(attachment: &Attachment) -> &'static [MediaKind] {
    match &attachment.source {
        AttachmentSource::Url(_) => &[MediaKind::Photo, MediaKind::Video, MediaKind::Document],
        AttachmentSource::File(file) if is_picture(file) => &[MediaKind::Photo, MediaKind::Document],
        AttachmentSource::File(file) if file::kind_of(file) == MediaKind::Video => {
            &[MediaKind::Video, MediaKind::Document]
        }
        AttachmentSource::File(_) => &[MediaKind::Document],
    }
}

/// Whether it is a picture that can be sent as a photo, however large.
#[must_use]
pub fn is_picture(file: &FileRef) -> bool {
    matches!(file.mime.as_str(), "image/jpeg" | "image/png" | "image/gif" | "image/webp")
}

fn fault(file: &FileRef, looked: &Looked, kind: MediaKind) -> Option<Fault> {
    if let Some(problem) = &looked.problem {
        return Some(Fault::File(problem.clone()));
    }
    if kind != MediaKind::Photo {
        return None;
    }
    let most = file::max_bytes(kind);
    if file.size > most {
        return Some(Fault::PhotoBytes(file.size, most));
    }
    match looked.sides {
        None => Some(Fault::NoPicture),
        Some((width, height)) => {
            let (long, short) = (u64::from(width.max(height)), u64::from(width.min(height)));
            let fits = long + short <= MOST_SIDES && long <= short * MOST_STRETCH;
            (!fits).then_some(Fault::PhotoSides(width, height))
        }
    }
}

fn sides(file: &FileRef, opened: File) -> Option<(u32, u32)> {
    if !is_picture(file) {
        return None;
    }
    let reader = ImageReader::new(BufReader::new(opened)).with_guessed_format().ok()?;
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    // A camera that was held upright writes a lying picture and how it is to be turned.
    let turned = matches!(
        decoder.orientation(),
        Ok(Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH)
    );
    Some(if turned { (height, width) } else { (width, height) })
}

/// The last part of a path, as something to read.
#[must_use]
pub fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(folder: &tempfile::TempDir, name: &str, width: u32, height: u32) -> Arrival {
        let path = folder.path().join(name);
        image::RgbImage::new(width, height).save_with_format(&path, image::ImageFormat::Png).unwrap();
        look(&path)
    }

    fn as_photo(file: &FileRef) -> Attachment {
        Attachment { kind: MediaKind::Photo, source: AttachmentSource::File(file.clone()) }
    }

    #[test]
    fn a_picture_goes_as_a_photo_only_within_the_limits_of_photos() {
        let folder = tempfile::tempdir().unwrap();
        let (file, looked) = picture(&folder, "small.png", 30, 20).unwrap();
        assert_eq!((best_kind(&file, &looked), looked.sides), (MediaKind::Photo, Some((30, 20))));
        let (file, looked) = picture(&folder, "ribbon.png", 2_100, 100).unwrap();
        assert_eq!(best_kind(&file, &looked), MediaKind::Document);
        let mut checks = Checks::default();
        checks.note(file.clone(), looked);
        assert_eq!(checks.standing(&as_photo(&file)), Standing::Bad(Fault::PhotoSides(2_100, 100)));
        assert_eq!(checks.hindrance(&[as_photo(&file)]), Some(Hindrance::File));
    }

    #[test]
    fn a_picture_of_fifty_thousand_by_fifty_thousand_is_told_by_its_head() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("huge.png");
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(50_000_u32.to_be_bytes());
        bytes.extend(50_000_u32.to_be_bytes());
        bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
        std::fs::write(&path, bytes).unwrap();
        let (file, looked) = look(&path).unwrap();
        assert_eq!(best_kind(&file, &looked), MediaKind::Document);
    }

    #[test]
    fn what_only_begins_like_a_picture_goes_as_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cut.png");
        std::fs::write(&path, b"\x89PNG\r\n\x1a\n and so on").unwrap();
        let (file, looked) = look(&path).unwrap();
        assert_eq!((best_kind(&file, &looked), looked.sides), (MediaKind::Document, None));
    }

    #[test]
    fn a_file_stands_in_the_way_until_it_was_looked_at_and_when_it_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.txt");
        std::fs::write(&path, "one").unwrap();
        let (file, looked) = look(&path).unwrap();
        let attachment =
            Attachment { kind: MediaKind::Document, source: AttachmentSource::File(file.clone()) };
        let mut checks = Checks::default();
        let attachments = [attachment];
        assert_eq!(checks.hindrance(&attachments), Some(Hindrance::Looking));
        assert_eq!(checks.unknown(&attachments), std::slice::from_ref(&file));
        checks.note(file.clone(), looked);
        assert_eq!(checks.hindrance(&attachments), None);
        std::fs::remove_file(&path).unwrap();
        checks.note(file.clone(), look_again(&file));
        assert_eq!(checks.standing(&attachments[0]), Standing::Bad(Fault::File(FileProblem::Missing)));
    }

    #[test]
    fn what_was_refused_stands_in_the_way_until_it_is_put_away() {
        let folder = tempfile::tempdir().unwrap();
        let refused = look(folder.path()).unwrap_err();
        assert_eq!(refused.why, Refusal::File(FileProblem::Folder));
        let mut checks = Checks { refused: vec![refused], ..Checks::default() };
        assert_eq!(checks.hindrance(&[]), Some(Hindrance::File));
        checks.refused.clear();
        assert_eq!(checks.hindrance(&[]), None);
    }
}
