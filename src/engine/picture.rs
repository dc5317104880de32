//! Pictures from outside, decoded within limits: bytes, pixels, memory, formats.
//!
//! Everything here blocks and may take seconds: it runs on a blocking thread, never on the one of
//! the screen.

use std::io::{Cursor, ErrorKind, Read as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use bytes::Bytes;
use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageError, ImageFormat, Limits};

use super::contained::contained;
use super::fetch::FetchProblem;
use super::file::{self, FileProblem};
use crate::store::UnixMillis;

/// Largest picture that is decoded, in bytes of its file.
pub const MAX_BYTES: u64 = 20 * 1024 * 1024;
/// Largest picture that is decoded, in pixels.
pub const MAX_PIXELS: u64 = 50_000_000;
/// The most memory that the pixels of one picture may take while it is decoded.
const MAX_MEMORY: u64 = 256 * 1024 * 1024;
/// Pictures that take more memory than this are decoded one after the other.
const LARGE: u64 = 64 * 1024 * 1024;
/// Longest reason of a decoder that is kept, in characters; it may quote the file.
const REASON_CHARS: usize = 120;

/// Whether a large picture is being decoded, and the bell for those that wait.
static ONE_LARGE: (Mutex<bool>, Condvar) = (Mutex::new(false), Condvar::new());

/// The turn to decode a large picture. Who waits for a decoder gives it back, since a decoder that
/// failed cannot.
#[derive(Default)]
struct Turn(AtomicBool);

impl Turn {
    fn take(&self) {
        let (busy, free) = &ONE_LARGE;
        let busy = busy.lock().unwrap_or_else(PoisonError::into_inner);
        *free.wait_while(busy, |busy| *busy).unwrap_or_else(PoisonError::into_inner) = true;
        self.0.store(true, Ordering::Release);
    }

    fn give_back(&self) {
        if self.0.swap(false, Ordering::Acquire) {
            let (busy, free) = &ONE_LARGE;
            *busy.lock().unwrap_or_else(PoisonError::into_inner) = false;
            free.notify_one();
        }
    }
}

/// What kind of picture it is, told by its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// GIF.
    Gif,
    /// WebP.
    WebP,
}

impl PictureFormat {
    /// Tells it from the first bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match image::guess_format(bytes).ok()? {
            ImageFormat::Jpeg => Some(Self::Jpeg),
            ImageFormat::Png => Some(Self::Png),
            ImageFormat::Gif => Some(Self::Gif),
            ImageFormat::WebP => Some(Self::WebP),
            _ => None,
        }
    }

    /// Its name, as people know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Gif => "GIF",
            Self::WebP => "WebP",
        }
    }

    /// The usual end of a file name, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::WebP => "webp",
        }
    }
}

/// A decoded picture, turned upright and scaled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Red, green, blue and alpha of each pixel, not premultiplied; rows from the top.
    pub pixels: Vec<u8>,
    /// Width and height of what is in `pixels`.
    pub size: [u32; 2],
    /// Width and height of the whole picture, upright.
    pub whole: [u32; 2],
    /// What it is.
    pub format: PictureFormat,
    /// There are more frames; this is the first.
    pub animated: bool,
    /// The file ends before the picture does; what is there is shown.
    pub truncated: bool,
    /// Bytes of its file.
    pub bytes: u64,
}

/// Why a picture cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureProblem {
    /// There are no bytes.
    #[error("the picture is empty")]
    Empty,
    /// It is none of the four formats.
    #[error("it is no JPEG, PNG, GIF or WebP")]
    NotAPicture,
    /// Its file is too large.
    #[error("the picture has more than {limit} bytes")]
    TooManyBytes {
        /// The most there may be.
        limit: u64,
    },
    /// It has too many pixels; they were never decoded.
    #[error("the picture has {width} x {height} pixels")]
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// Its file ends before there is anything to show.
    #[error("the picture is cut off")]
    Truncated,
    /// It is damaged, in the decoder's words.
    #[error("the picture is damaged: {0}")]
    Damaged(String),
    /// The decoder itself failed.
    #[error("the picture could not be decoded")]
    Crashed,
    /// Its file cannot be read.
    #[error(transparent)]
    File(#[from] FileProblem),
    /// It could not be fetched.
    #[error(transparent)]
    Fetch(#[from] FetchProblem),
}

/// Reads the bytes of a picture from a file of this computer, provided that it is as it was when it
/// was chosen. Blocks.
pub fn read_file(path: &Path, size: u64, modified: UnixMillis) -> Result<Vec<u8>, PictureProblem> {
    if size > MAX_BYTES {
        return Err(PictureProblem::TooManyBytes { limit: MAX_BYTES });
    }
    let file = file::open_unchanged(path, size, modified)?;
    let mut bytes = Vec::with_capacity(size as usize);
    let read = file.take(size).read_to_end(&mut bytes);
    read.map_err(|error| PictureProblem::File(FileProblem::Unreadable(error.to_string())))?;
    Ok(bytes)
}

/// Decodes a picture and scales it down to fit into `most` pixels; it is never scaled up. Blocks.
/// A decoder that panics takes nothing down with it.
pub fn decode(bytes: Bytes, most: [u32; 2]) -> Result<Picture, PictureProblem> {
    apart(move |turn| decode_within(&bytes, most, turn))
}

fn apart(
    work: impl FnOnce(&Turn) -> Result<Picture, PictureProblem> + Send + 'static,
) -> Result<Picture, PictureProblem> {
    let turn = Arc::new(Turn::default());
    let decoded = contained({
        let turn = Arc::clone(&turn);
        move || work(&turn)
    });
    turn.give_back();
    decoded.unwrap_or(Err(PictureProblem::Crashed))
}

fn decode_within(bytes: &[u8], most: [u32; 2], turn: &Turn) -> Result<Picture, PictureProblem> {
    if bytes.is_empty() {
        return Err(PictureProblem::Empty);
    }
    if bytes.len() as u64 > MAX_BYTES {
        return Err(PictureProblem::TooManyBytes { limit: MAX_BYTES });
    }
    let format = PictureFormat::of(bytes).ok_or(PictureProblem::NotAPicture)?;
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_MEMORY);
    let read = Cursor::new(bytes);
    let (pixels, animated) = match format {
        PictureFormat::Png => {
            let decoder = PngDecoder::with_limits(read, limits).map_err(|error| problem(&error))?;
            let animated = decoder.is_apng().unwrap_or(false);
            (pixels(decoder, turn)?, animated)
        }
        PictureFormat::Jpeg => {
            let mut upright = pixels(JpegDecoder::new(read).map_err(|error| problem(&error))?, turn)?;
            upright.truncated |= !jpeg_ends(bytes);
            (upright, false)
        }
        PictureFormat::Gif => {
            let mut decoder = GifDecoder::new(read).map_err(|error| problem(&error))?;
            decoder.set_limits(limits).map_err(|error| problem(&error))?;
            (pixels(decoder, turn)?, gif_has_frames(bytes))
        }
        PictureFormat::WebP => {
            let decoder = WebPDecoder::new(read).map_err(|error| problem(&error))?;
            let animated = decoder.has_animation();
            (pixels(decoder, turn)?, animated)
        }
    };
    let Pixels { image, orientation, truncated } = pixels;
    let turned = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let upright = |[width, height]: [u32; 2]| if turned { [height, width] } else { [width, height] };
    let whole = upright([image.width(), image.height()]);
    let [width, height] = upright([most[0].max(1), most[1].max(1)]);
    // Scaled before it is turned: there is less to turn then.
    let mut image = match image {
        image if image.width() <= width && image.height() <= height => image,
        image => image.thumbnail(width, height),
    };
    image.apply_orientation(orientation);
    let image = image.into_rgba8();
    let size = [image.width(), image.height()];
    let bytes = bytes.len() as u64;
    Ok(Picture { pixels: image.into_raw(), size, whole, format, animated, truncated, bytes })
}

struct Pixels {
    image: DynamicImage,
    orientation: Orientation,
    truncated: bool,
}

/// Everything that the header tells is looked at before memory is taken for the pixels.
fn pixels(mut decoder: impl ImageDecoder, turn: &Turn) -> Result<Pixels, PictureProblem> {
    let (width, height) = decoder.dimensions();
    let memory = decoder.total_bytes();
    if u64::from(width) * u64::from(height) > MAX_PIXELS || memory > MAX_MEMORY {
        return Err(PictureProblem::TooManyPixels { width, height });
    }
    if width == 0 || height == 0 {
        return Err(PictureProblem::Empty);
    }
    if memory > LARGE {
        turn.take();
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let color = decoder.color_type();
    if !matches!(color, ColorType::L8 | ColorType::La8 | ColorType::Rgb8 | ColorType::Rgba8) {
        let image = DynamicImage::from_decoder(decoder).map_err(|error| problem(&error))?;
        return Ok(Pixels { image, orientation, truncated: false });
    }
    // In a buffer of our own, so that the rows before the end of a file that is cut off are kept.
    let mut buffer = vec![0; usize::try_from(memory).map_err(|_| PictureProblem::Crashed)?];
    let truncated = match decoder.read_image(&mut buffer) {
        Ok(()) => false,
        Err(error) if is_end(&error) && buffer.iter().any(|byte| *byte != 0) => true,
        Err(error) => return Err(problem(&error)),
    };
    let image = match color {
        ColorType::L8 => image::GrayImage::from_raw(width, height, buffer).map(DynamicImage::from),
        ColorType::La8 => image::GrayAlphaImage::from_raw(width, height, buffer).map(DynamicImage::from),
        ColorType::Rgb8 => image::RgbImage::from_raw(width, height, buffer).map(DynamicImage::from),
        _ => image::RgbaImage::from_raw(width, height, buffer).map(DynamicImage::from),
    };
    let image = image.ok_or(PictureProblem::Crashed)?;
    Ok(Pixels { image, orientation, truncated })
}

/// Whether a decoder failed because the file ended. Not all of them say so in the error's kind.
fn is_end(error: &ImageError) -> bool {
    match error {
        ImageError::IoError(error) => error.kind() == ErrorKind::UnexpectedEof,
        ImageError::Decoding(error) => {
            let said = error.to_string().to_ascii_lowercase();
            ["unexpected eof", "unexpected end", "end of file", "failed to fill whole buffer", "exhausted"]
                .iter()
                .any(|words| said.contains(words))
        }
        _ => false,
    }
}

fn problem(error: &ImageError) -> PictureProblem {
    if is_end(error) {
        return PictureProblem::Truncated;
    }
    PictureProblem::Damaged(error.to_string().chars().take(REASON_CHARS).collect())
}

/// Whether a JPEG has its end: the decoder fills what is missing with grey and says nothing.
fn jpeg_ends(bytes: &[u8]) -> bool {
    let mut at = 2;
    // Segments with a length come before the picture; one of them may hold a small JPEG itself.
    while let Some(&[0xff, marker]) = bytes.get(at..at + 2) {
        let Some(&[high, low]) = bytes.get(at + 2..at + 4) else {
            return false;
        };
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
        if marker == 0xda {
            break;
        }
    }
    // Within the picture's own bytes this pair cannot occur.
    bytes.get(at..).is_some_and(|rest| rest.windows(2).any(|pair| pair == [0xff, 0xd9]))
}

/// Whether a GIF has more than one frame.
fn gif_has_frames(bytes: &[u8]) -> bool {
    let byte = |at: usize| bytes.get(at).copied();
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut frames = 0;
    let mut walk = || -> Option<()> {
        let mut at = 13 + table(byte(10)?);
        loop {
            match byte(at)? {
                0x21 => at += 2,
                0x2c => {
                    frames += 1;
                    if frames > 1 {
                        return Some(());
                    }
                    at += 11 + table(byte(at + 9)?);
                }
                _ => return None,
            }
            while let length @ 1.. = byte(at)? {
                at += 1 + usize::from(length);
            }
            at += 1;
        }
    };
    walk().is_some()
}

#[cfg(test)]
mod tests;
