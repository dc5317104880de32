//! The thumbnails that are on the screen or were a moment ago.

use std::collections::{HashMap, HashSet};
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::{TextureHandle, TextureId, TextureOptions, Ui, Vec2, vec2};
use tokio_util::task::AbortOnDropHandle;

use super::loader::{Loaded, Loader, PictureSource};
use crate::engine::fetch::Reach;
use crate::engine::picture::{PictureFormat, PictureProblem};
use crate::ui::request::Tasks;

/// Pixels that are kept, in bytes.
pub(super) const MOST_BYTES: usize = 48 * 1024 * 1024;
/// Pixels that are handed to the painter in one frame, in bytes; one picture at least.
const A_FRAME: usize = 4 * 1024 * 1024;
/// What was not asked for in this many frames is far from view and given up.
const FORGOTTEN: u64 = 600;
/// What is on its way is given up earlier: somebody scrolls past.
const LEFT: u64 = 30;
/// Pictures that are known at once, those that failed included.
const MOST_ENTRIES: usize = 2_000;

/// A picture in a size.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    source: PictureSource,
    most: [u32; 2],
}

enum State {
    Loading(
        #[expect(dead_code, reason = "held for its drop, which stops the loading")] AbortOnDropHandle<()>,
    ),
    /// Waits for a frame with room for it.
    Decoded(Box<Loaded>),
    Ready(TextureHandle, About),
    Failed(PictureProblem),
}

#[derive(Clone, Copy)]
struct About {
    whole: [u32; 2],
    format: PictureFormat,
    animated: bool,
    truncated: bool,
}

struct Entry {
    state: State,
    /// Bytes of its pixels.
    bytes: usize,
    /// The frame in which it was asked for last.
    seen: u64,
}

/// A picture that can be drawn now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thumbnail {
    /// What the painter knows it by.
    pub texture: TextureId,
    /// How large it is drawn, in points: as large as fits into what was asked for, in its own
    /// proportions, never larger than it is.
    pub size: Vec2,
    /// Width and height of the whole picture in pixels, upright.
    pub whole: [u32; 2],
    /// What it is.
    pub format: PictureFormat,
    /// There are more frames; this is the first.
    pub animated: bool,
    /// The file ends before the picture does.
    pub truncated: bool,
}

/// How a picture stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Thumb {
    /// It can be drawn.
    Ready(Thumbnail),
    /// It is on its way.
    Loading,
    /// It cannot be shown; see [`super::picture_sentence`].
    Failed(PictureProblem),
    /// It lies on another host, which is asked only if the person wants it; see [`Pictures::allow`].
    AskFirst {
        /// Which host, for showing.
        host: String,
    },
}

/// The pictures of a session.
pub struct Pictures {
    loader: Loader,
    tasks: Tasks,
    entries: HashMap<Key, Entry>,
    /// Pixels kept, in bytes.
    bytes: usize,
    allowed: HashSet<String>,
    /// Files of this computer that are not there any more as they were.
    gone: HashSet<PictureSource>,
    sender: Sender<(Key, Result<Loaded, PictureProblem>)>,
    finished: Receiver<(Key, Result<Loaded, PictureProblem>)>,
    frame: u64,
    /// What may still be handed to the painter in this frame.
    room: usize,
}

impl Pictures {
    /// None yet.
    #[must_use]
    pub fn new(loader: Loader, tasks: &Tasks) -> Self {
        let (sender, finished) = channel();
        Self {
            loader,
            tasks: tasks.clone(),
            entries: HashMap::new(),
            bytes: 0,
            allowed: HashSet::new(),
            gone: HashSet::new(),
            sender,
            finished,
            frame: 0,
            room: A_FRAME,
        }
    }

    /// What loads them.
    #[must_use]
    pub fn loader(&self) -> &Loader {
        &self.loader
    }

    /// Takes in what was loaded, and gives up what nobody looks at. Once a frame, before the views.
    pub fn update(&mut self) {
        self.frame += 1;
        self.room = A_FRAME;
        while let Ok((key, result)) = self.finished.try_recv() {
            let Some(entry) = self.entries.get_mut(&key) else {
                continue;
            };
            match result {
                Ok(loaded) => {
                    entry.bytes = loaded.image.pixels.len() * 4;
                    self.bytes += entry.bytes;
                    entry.state = State::Decoded(Box::new(loaded));
                }
                Err(problem) => {
                    if let PictureProblem::File(_) = problem {
                        self.gone.insert(key.source);
                    }
                    entry.state = State::Failed(problem);
                }
            }
        }
        let frame = self.frame;
        self.entries.retain(|_, entry| {
            let patience = if matches!(entry.state, State::Loading(_)) { LEFT } else { FORGOTTEN };
            let kept = frame - entry.seen <= patience;
            if !kept {
                self.bytes -= entry.bytes;
            }
            kept
        });
        self.shrink();
    }

    /// Gives up what was seen longest ago until the rest is within bounds. What was asked for in the
    /// frame before stays, or it would come and go.
    fn shrink(&mut self) {
        if self.bytes <= MOST_BYTES && self.entries.len() <= MOST_ENTRIES {
            return;
        }
        let mut oldest: Vec<(u64, Key)> = self
            .entries
            .iter()
            .filter(|(_, entry)| entry.seen + 1 < self.frame)
            .map(|(key, entry)| (entry.seen, key.clone()))
            .collect();
        oldest.sort_unstable_by_key(|(seen, _)| *seen);
        for (_, key) in oldest {
            if self.bytes <= MOST_BYTES && self.entries.len() <= MOST_ENTRIES {
                break;
            }
            if let Some(entry) = self.entries.remove(&key) {
                self.bytes -= entry.bytes;
            }
        }
    }

    /// A picture no larger than `size` points. Asks for it if it is not there yet; to be called in
    /// every frame in which there is room for it on the screen.
    pub fn thumbnail(&mut self, ui: &Ui, source: &PictureSource, size: Vec2) -> Thumb {
        let scale = ui.pixels_per_point();
        let longest = ui.input(|input| input.max_texture_side) as f32;
        let pixels = |points: f32| (points * scale).ceil().clamp(1.0, longest) as u32;
        let key = Key { source: source.clone(), most: [pixels(size.x), pixels(size.y)] };
        let Some(entry) = self.entries.get_mut(&key) else {
            return self.begin(key);
        };
        entry.seen = self.frame;
        if let State::Decoded(loaded) = &mut entry.state {
            if self.room < entry.bytes && self.room < A_FRAME {
                ui.ctx().request_repaint();
                return Thumb::Loading;
            }
            self.room = self.room.saturating_sub(entry.bytes);
            let image = std::mem::take(&mut loaded.image);
            let about = About {
                whole: loaded.whole,
                format: loaded.format,
                animated: loaded.animated,
                truncated: loaded.truncated,
            };
            let texture = ui.ctx().load_texture("picture", image, TextureOptions::LINEAR);
            entry.state = State::Ready(texture, about);
        }
        match &entry.state {
            State::Loading(_) | State::Decoded(_) => Thumb::Loading,
            State::Failed(problem) => Thumb::Failed(problem.clone()),
            State::Ready(texture, about) => {
                let [width, height] = texture.size();
                Thumb::Ready(Thumbnail {
                    texture: texture.id(),
                    size: vec2(width as f32, height as f32) / scale,
                    whole: about.whole,
                    format: about.format,
                    animated: about.animated,
                    truncated: about.truncated,
                })
            }
        }
    }

    fn begin(&mut self, key: Key) -> Thumb {
        if let PictureSource::Url(url) = &key.source {
            match self.loader.reach(url) {
                Ok(Reach::AskFirst { host }) if !self.allowed.contains(url) => {
                    return Thumb::AskFirst { host };
                }
                Ok(_) => {}
                Err(problem) => return Thumb::Failed(problem.into()),
            }
        }
        let (loader, wake, sender) = (self.loader.clone(), self.tasks.wake().clone(), self.sender.clone());
        let asked = key.clone();
        let task = self.tasks.runtime().spawn(async move {
            let result = loader.load(&asked.source, asked.most).await;
            // Nobody listens any more when the session has ended.
            let _ = sender.send((asked, result));
            wake();
        });
        let state = State::Loading(AbortOnDropHandle::new(task));
        self.entries.insert(key, Entry { state, bytes: 0, seen: self.frame });
        Thumb::Loading
    }

    /// The person wants this picture, whatever host it lies on.
    pub fn allow(&mut self, url: &str) {
        self.allowed.insert(url.to_owned());
    }

    /// Whether a picture may be loaded without asking (again).
    #[must_use]
    pub fn is_allowed(&self, source: &PictureSource) -> bool {
        match source {
            PictureSource::File { .. } => true,
            PictureSource::Url(url) => match self.loader.reach(url) {
                Ok(Reach::Own) => true,
                Ok(Reach::AskFirst { .. }) => self.allowed.contains(url),
                Err(_) => false,
            },
        }
    }

    /// Whether a file of this computer turned out not to be there any more as it was.
    #[must_use]
    pub fn is_gone(&self, source: &PictureSource) -> bool {
        self.gone.contains(source)
    }

    /// A file of this computer turned out not to be there any more as it was.
    pub fn set_gone(&mut self, source: PictureSource) {
        self.gone.insert(source);
    }

    /// Forgets that a picture could not be loaded, so that it is tried again.
    pub fn retry(&mut self, source: &PictureSource) {
        self.gone.remove(source);
        self.entries.retain(|key, entry| &key.source != source || !matches!(entry.state, State::Failed(_)));
    }

    /// Whether nothing that was asked for in the last frame is still on its way.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let under_way = |entry: &Entry| matches!(entry.state, State::Loading(_) | State::Decoded(_));
        !self.entries.values().any(|entry| entry.seen + 1 >= self.frame && under_way(entry))
    }

    /// Pixels that are kept, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;
    use std::time::Duration;

    use egui::{Context, RawInput};

    use super::*;
    use crate::engine::file;

    fn frame(context: &Context, show: impl FnMut(&mut Ui)) {
        context.run_ui(RawInput::default(), show).drop_without_applying_deltas();
    }

    /// So many pictures of so many pixels a side.
    fn squares(folder: &Path, count: usize, side: u32) -> Vec<PictureSource> {
        let picture = image::RgbImage::from_pixel(side, side, image::Rgb([9, 99, 199]));
        let one = |number| {
            let path = folder.join(format!("{number}.png"));
            picture.save(&path).unwrap();
            PictureSource::from(&file::inspect(&path).unwrap())
        };
        (0..count).map(one).collect()
    }

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
    }

    #[test]
    fn five_hundred_pictures_take_no_more_room_than_is_given_to_them() {
        let folder = tempfile::tempdir().unwrap();
        let sources = squares(folder.path(), 500, 300);
        let runtime = runtime();
        let tasks = Tasks::new(runtime.handle().clone(), Arc::new(|| {}));
        let mut pictures = Pictures::new(Loader::new(None), &tasks);
        let context = Context::default();
        let mut most = 0;
        for page in sources.chunks(10) {
            let mut ready = 0;
            while ready < page.len() {
                pictures.update();
                ready = 0;
                frame(&context, |ui| {
                    for source in page {
                        let thumb = pictures.thumbnail(ui, source, vec2(300.0, 300.0));
                        assert!(matches!(thumb, Thumb::Ready(_) | Thumb::Loading), "{thumb:?}");
                        ready += usize::from(matches!(thumb, Thumb::Ready(_)));
                    }
                });
                most = most.max(pictures.bytes());
                std::thread::sleep(Duration::from_millis(1));
            }
        }
        assert!(pictures.is_settled());
        assert!(most > MOST_BYTES / 2, "the pictures were shown: {most}");
        // What was loaded in a frame is counted before the oldest is given up.
        assert!(most <= MOST_BYTES + 10 * 300 * 300 * 4, "{most}");
        pictures.update();
        assert!(pictures.bytes() <= MOST_BYTES);
        for _ in 0..=FORGOTTEN {
            pictures.update();
        }
        assert_eq!(pictures.bytes(), 0, "what is far from view is given up");
    }

    #[test]
    fn pixels_are_handed_over_a_few_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let sources = squares(folder.path(), 6, 900);
        let runtime = runtime();
        let tasks = Tasks::new(runtime.handle().clone(), Arc::new(|| {}));
        let mut pictures = Pictures::new(Loader::new(None), &tasks);
        let context = Context::default();
        // Asked for in one frame, and not looked at again until all are decoded.
        frame(&context, |ui| {
            for source in &sources {
                assert_eq!(pictures.thumbnail(ui, source, vec2(900.0, 900.0)), Thumb::Loading);
            }
        });
        while pictures.entries.values().any(|entry| matches!(entry.state, State::Loading(_))) {
            pictures.update();
            // Time passes for the decoder, not for the patience of the cache.
            pictures.frame = 0;
            std::thread::sleep(Duration::from_millis(5));
        }
        let mut shown = 0;
        while shown < sources.len() {
            pictures.update();
            let before = shown;
            shown = 0;
            frame(&context, |ui| {
                for source in &sources {
                    let thumb = pictures.thumbnail(ui, source, vec2(900.0, 900.0));
                    shown += usize::from(matches!(thumb, Thumb::Ready(_)));
                }
            });
            assert!(shown > before && shown - before <= 2, "{before} then {shown}");
        }
    }
}
