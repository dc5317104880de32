//! The picture that is looked at closely: which one, how large, and from where.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Context, Rect, TextureHandle, TextureOptions, Vec2, vec2};

use super::PictureAction;
use super::cache::Pictures;
use super::in_bubble::{name_of, source_of};
use super::loader::{Loaded, Loader, PictureSource};
use crate::api::{MediaKind, MessageBody};
use crate::engine::fetch::Reach;
use crate::engine::picture::{PictureFormat, PictureProblem};
use crate::i18n::{Language, Text};
use crate::store::{MessageRow, Seq};
use crate::ui::request::{Request, Tasks};

/// The longer side of a picture that is looked at, in pixels. A larger one is shown smaller.
const LONGEST: u32 = 4096;
/// The smallest part of fitting that a picture is shrunk to, and the largest multiple of its own size.
const SMALLEST: f32 = 0.5;
const LARGEST: f32 = 16.0;
/// One press of plus or minus.
pub(super) const STEP: f32 = 1.25;

/// The clipboard of this program. On some desktops what was copied is gone when it is dropped.
#[derive(Clone, Default)]
pub(super) struct Clipboard(Arc<Mutex<Option<arboard::Clipboard>>>);

impl Clipboard {
    /// Puts a picture on it. Blocks: the desktop may take its time.
    fn put(&self, width: usize, height: usize, pixels: Vec<u8>) -> Result<(), String> {
        let mut clipboard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if clipboard.is_none() {
            *clipboard = Some(arboard::Clipboard::new().map_err(|error| error.to_string())?);
        }
        let image = arboard::ImageData { width, height, bytes: Cow::Owned(pixels) };
        match clipboard.as_mut().map(|clipboard| clipboard.set_image(image)) {
            Some(Err(error)) => Err(error.to_string()),
            _ => Ok(()),
        }
    }
}

/// What is known of the picture once it is there.
#[derive(Clone, Copy, Debug)]
pub(super) struct About {
    pub(super) whole: [u32; 2],
    pub(super) format: PictureFormat,
    pub(super) bytes: u64,
    pub(super) animated: bool,
    pub(super) truncated: bool,
    /// It has more pixels than are shown.
    pub(super) smaller: bool,
}

/// The picture that is looked at.
pub(super) enum Shown {
    Loading,
    Ready(TextureHandle, About),
    Failed(PictureProblem),
    AskFirst(String),
}

/// A picture of the open chat in front of the window.
pub struct Viewer {
    pub(super) seq: Seq,
    pub(super) name: String,
    pub(super) caption: String,
    pub(super) source: Option<PictureSource>,
    pub(super) shown: Shown,
    loading: Request<Result<Loaded, PictureProblem>>,
    /// Points for each pixel of the whole picture; `None` when it fits into the window.
    zoom: Option<f32>,
    /// From the middle of the stage to the middle of the picture, in points.
    offset: Vec2,
    /// Takes the keyboard in the next frame.
    pub(super) wants_focus: bool,
    pub(super) copied: Option<Result<(), String>>,
    /// Whether it was saved when that was tried last; what is said of it stands behind the viewer.
    saved: Option<bool>,
    copying: Request<Result<(), String>>,
}

/// The viewer: closed, or open with a picture.
#[derive(Default)]
pub struct Viewing {
    /// What is looked at.
    pub open: Option<Viewer>,
    clipboard: Clipboard,
}

impl Viewing {
    /// Carries out what the person did. `longest` is the longest side that the painter takes.
    pub fn handle(
        &mut self,
        action: PictureAction,
        rows: &[MessageRow],
        pictures: &mut Pictures,
        longest: usize,
        language: Language,
        tasks: &Tasks,
    ) {
        let seq = match action {
            PictureAction::View(seq) => Some(seq),
            PictureAction::Step(step) => self.open.as_ref().and_then(|viewer| viewer.neighbour(rows, step)),
            PictureAction::Load(url) => {
                pictures.allow(&url);
                if let Some(viewer) = &mut self.open {
                    viewer.load(pictures, longest, tasks);
                }
                None
            }
            PictureAction::Retry(source) => {
                pictures.retry(&source);
                if let Some(viewer) = &mut self.open {
                    viewer.load(pictures, longest, tasks);
                }
                None
            }
            PictureAction::Copy => {
                if let Some(viewer) = &mut self.open {
                    viewer.copy(&self.clipboard, pictures.loader(), tasks);
                }
                None
            }
            PictureAction::Close => {
                self.open = None;
                None
            }
        };
        if let Some(row) = seq.and_then(|seq| rows.iter().find(|row| row.seq == seq)) {
            self.open = Viewer::open(row, pictures, longest, language, tasks);
        }
    }

    /// Takes in what was loaded. Once a frame.
    pub fn update(&mut self, context: &Context) {
        if let Some(viewer) = &mut self.open {
            viewer.update(context);
        }
    }

    /// Whether nothing is under way that will change what is seen.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.open.as_ref().is_none_or(Viewer::is_settled)
    }
}

/// The pictures among messages.
fn pictures(rows: &[MessageRow]) -> impl DoubleEndedIterator<Item = &MessageRow> {
    rows.iter().filter(|row| {
        matches!(&row.body, MessageBody::Media(media) if media.kind == MediaKind::Photo
            && (media.url.is_some() || row.file.is_some()))
    })
}

/// Whether there is a picture before and after one.
pub(super) fn neighbours(rows: &[MessageRow], seq: Seq) -> (bool, bool) {
    let (mut before, mut after) = (false, false);
    for row in pictures(rows) {
        before |= row.seq < seq;
        after |= row.seq > seq;
    }
    (before, after)
}

impl Viewer {
    /// Looks at the picture of a message. `None` when it has none.
    #[must_use]
    pub fn open(
        row: &MessageRow,
        pictures: &Pictures,
        longest: usize,
        language: Language,
        tasks: &Tasks,
    ) -> Option<Self> {
        let MessageBody::Media(media) = &row.body else {
            return None;
        };
        let mut viewer = Self {
            seq: row.seq,
            name: name_of(row, media, language),
            caption: media.caption.clone().unwrap_or_default(),
            source: source_of(row, media, pictures),
            shown: Shown::Loading,
            loading: Request::default(),
            zoom: None,
            offset: Vec2::ZERO,
            wants_focus: true,
            copied: None,
            saved: None,
            copying: Request::default(),
        };
        viewer.load(pictures, longest, tasks);
        Some(viewer)
    }

    /// The message next to the one that is looked at which has a picture, `step` to the newer ones.
    #[must_use]
    pub fn neighbour(&self, rows: &[MessageRow], step: i32) -> Option<Seq> {
        if step > 0 {
            pictures(rows).find(|row| row.seq > self.seq).map(|row| row.seq)
        } else {
            pictures(rows).rfind(|row| row.seq < self.seq).map(|row| row.seq)
        }
    }

    /// Loads it, or asks first if it lies elsewhere.
    pub fn load(&mut self, pictures: &Pictures, longest: usize, tasks: &Tasks) {
        let Some(source) = self.source.clone() else {
            return;
        };
        if !pictures.is_allowed(&source)
            && let PictureSource::Url(url) = &source
        {
            self.shown = match pictures.loader().reach(url) {
                Ok(Reach::AskFirst { host }) => Shown::AskFirst(host),
                Ok(Reach::Own) => Shown::Loading,
                Err(problem) => Shown::Failed(problem.into()),
            };
            return;
        }
        self.shown = Shown::Loading;
        let loader: Loader = pictures.loader().clone();
        let side = LONGEST.min(longest as u32);
        self.loading.start(tasks, async move { loader.load(&source, [side, side]).await });
    }

    fn update(&mut self, context: &Context) {
        if let Some(result) = self.loading.take() {
            self.shown = match result {
                Ok(loaded) => {
                    let [width, height] = loaded.image.size;
                    let about = About {
                        whole: loaded.whole,
                        format: loaded.format,
                        bytes: loaded.bytes,
                        animated: loaded.animated,
                        truncated: loaded.truncated,
                        smaller: [width as u32, height as u32] != loaded.whole,
                    };
                    let texture = context.load_texture("viewer", loaded.image, TextureOptions::LINEAR);
                    Shown::Ready(texture, about)
                }
                Err(problem) => Shown::Failed(problem),
            };
        }
        if let Some(result) = self.copying.take() {
            self.copied = Some(result);
        }
    }

    /// Puts the picture on the clipboard, away from the screen.
    pub(super) fn copy(&mut self, clipboard: &Clipboard, loader: &Loader, tasks: &Tasks) {
        let (Some(source), Shown::Ready(..)) = (self.source.clone(), &self.shown) else {
            return;
        };
        let (clipboard, loader) = (clipboard.clone(), loader.clone());
        self.copied = None;
        self.copying.start(tasks, async move {
            let picture =
                loader.load(&source, [LONGEST, LONGEST]).await.map_err(|error| error.to_string())?;
            let work = tokio::task::spawn_blocking(move || {
                let [width, height] = picture.image.size;
                let pixels = picture.image.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied);
                clipboard.put(width, height, pixels.collect())
            });
            work.await.unwrap_or_else(|error| Err(error.to_string()))
        });
    }

    /// A file was saved, or was not.
    pub fn note_saved(&mut self, saved: bool) {
        self.saved = Some(saved);
    }

    /// What the button that saves says.
    pub(super) fn save_text(&self) -> Text {
        match self.saved {
            None => Text::SaveJson,
            Some(true) => Text::Saved,
            Some(false) => Text::ViewerNotSaved,
        }
    }

    /// Whether nothing is under way that will change what is seen.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.loading.is_running() && !self.copying.is_running()
    }

    pub(super) fn is_copying(&self) -> bool {
        self.copying.is_running()
    }

    /// Points for each pixel when the picture fits into `room` and is no larger than it is.
    fn fitting(whole: Vec2, room: Vec2, pixel: f32) -> f32 {
        (room / whole).min_elem().min(pixel)
    }

    /// Where the picture stands on the stage.
    pub(super) fn place(&self, whole: Vec2, stage: Rect, pixel: f32) -> Rect {
        let zoom = self.zoom.unwrap_or_else(|| Self::fitting(whole, stage.size(), pixel));
        Rect::from_center_size(stage.center() + self.offset, whole * zoom)
    }

    /// How large it is shown, 1 when each pixel of it is one of the screen.
    pub(super) fn factor(&self, whole: Vec2, stage: Rect, pixel: f32) -> f32 {
        self.zoom.unwrap_or_else(|| Self::fitting(whole, stage.size(), pixel)) / pixel
    }

    /// Zooms so that what is at `at` (from the middle of the stage) stays there.
    pub(super) fn zoom_by(&mut self, by: f32, at: Vec2, whole: Vec2, stage: Rect, pixel: f32) {
        let fit = Self::fitting(whole, stage.size(), pixel);
        let now = self.zoom.unwrap_or(fit);
        let then = (now * by).clamp(fit * SMALLEST, (pixel * LARGEST).max(fit));
        self.offset = at + (self.offset - at) * (then / now);
        self.zoom = ((then - fit).abs() > fit * 1e-3).then_some(then);
        self.hold(whole, stage, pixel);
    }

    /// Moves the picture on the stage.
    pub(super) fn pan(&mut self, by: Vec2, whole: Vec2, stage: Rect, pixel: f32) {
        self.offset += by;
        self.hold(whole, stage, pixel);
    }

    /// The whole picture in the window.
    pub(super) fn fit(&mut self) {
        self.zoom = None;
        self.offset = Vec2::ZERO;
    }

    /// Between the whole picture and one pixel of it for each of the screen's.
    pub(super) fn toggle(&mut self, at: Vec2, whole: Vec2, stage: Rect, pixel: f32) {
        if self.zoom.is_some() {
            self.fit();
        } else {
            let fit = Self::fitting(whole, stage.size(), pixel);
            // A small picture fits in its own size already: then it is doubled.
            let by = if (fit - pixel).abs() < fit * 1e-3 { 2.0 } else { pixel / fit };
            self.zoom_by(by, at, whole, stage, pixel);
        }
    }

    /// The picture cannot be pushed off the stage.
    fn hold(&mut self, whole: Vec2, stage: Rect, pixel: f32) {
        let size = self.place(whole, stage, pixel).size();
        let most = ((size - stage.size()) * 0.5).max(Vec2::ZERO);
        self.offset = vec2(self.offset.x.clamp(-most.x, most.x), self.offset.y.clamp(-most.y, most.y));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn viewer() -> Viewer {
        Viewer {
            seq: Seq(1),
            name: String::new(),
            caption: String::new(),
            source: None,
            shown: Shown::Loading,
            loading: Request::default(),
            zoom: None,
            offset: Vec2::ZERO,
            wants_focus: false,
            copied: None,
            saved: None,
            copying: Request::default(),
        }
    }

    #[test]
    fn what_is_under_the_pointer_stays_there_when_it_is_zoomed() {
        let stage = Rect::from_min_size(egui::Pos2::ZERO, vec2(800.0, 600.0));
        let whole = vec2(4000.0, 3000.0);
        let mut viewer = viewer();
        assert_eq!(viewer.place(whole, stage, 1.0), stage, "it fits");
        let at = vec2(100.0, 50.0);
        let before = viewer.place(whole, stage, 1.0);
        let part = (stage.center() + at - before.min) / before.size();
        viewer.zoom_by(3.0, at, whole, stage, 1.0);
        let after = viewer.place(whole, stage, 1.0);
        let now = (stage.center() + at - after.min) / after.size();
        assert!((part - now).length() < 1e-3, "{part:?} {now:?}");
        viewer.pan(vec2(1e6, -1e6), whole, stage, 1.0);
        let held = viewer.place(whole, stage, 1.0);
        assert!(held.left().abs() < 0.5 && (held.bottom() - 600.0).abs() < 0.5, "{held:?}");
        viewer.zoom_by(1e-9, at, whole, stage, 1.0);
        assert!(viewer.place(whole, stage, 1.0).width() >= 399.0);
        viewer.zoom_by(1e9, at, whole, stage, 1.0);
        assert!((viewer.factor(whole, stage, 1.0) - LARGEST).abs() < 1e-3);
        viewer.toggle(at, whole, stage, 1.0);
        assert_eq!(viewer.place(whole, stage, 1.0), stage);
        viewer.toggle(at, whole, stage, 1.0);
        assert!((viewer.factor(whole, stage, 1.0) - 1.0).abs() < 1e-3);
    }

    #[test]
    fn a_small_picture_is_shown_in_its_own_size() {
        let stage = Rect::from_min_size(egui::Pos2::ZERO, vec2(800.0, 600.0));
        let viewer = viewer();
        assert_eq!(viewer.place(vec2(100.0, 50.0), stage, 0.5).size(), vec2(50.0, 25.0));
    }
}
