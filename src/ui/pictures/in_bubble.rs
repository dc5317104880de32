//! A picture or a file in a bubble, over its caption.

use egui::{
    Align2, Color32, CornerRadius, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    Vec2, WidgetInfo, pos2, vec2,
};

use super::{PictureAction, PictureSource, Pictures, Thumb, Thumbnail, may_come, picture_sentence};
use crate::api::{Media, MediaKind};
use crate::engine::picture::PictureProblem;
use crate::i18n::{Language, Text};
use crate::store::MessageRow;
use crate::ui::action::Action;
use crate::ui::files::{Content, FileAction, FileCard, Files};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{self, Ink, Kind, display_name, focus, ink_button, line};

/// No picture in a bubble is larger, in points.
const LARGEST: Vec2 = vec2(320.0, 320.0);
/// Nor smaller: there is always room for a sentence and a button.
const SMALLEST: Vec2 = vec2(200.0, 132.0);
/// For a picture whose size nobody told.
const UNKNOWN: Vec2 = vec2(280.0, 210.0);

/// What the pictures and files of messages are drawn with.
pub struct MediaState<'a> {
    /// The pictures.
    pub pictures: &'a mut Pictures,
    /// What is being saved or opened.
    pub files: &'a Files,
}

/// A picture or a file of a message.
pub struct MediaView<'a> {
    /// The person's language.
    pub language: Language,
    /// The message.
    pub row: &'a MessageRow,
    /// Its file.
    pub media: &'a Media,
}

/// Where the file of a message is: on this computer as long as it is as it was sent, else on the
/// server.
#[must_use]
pub fn source_of(row: &MessageRow, media: &Media, pictures: &Pictures) -> Option<PictureSource> {
    let local = row.file.as_ref().map(PictureSource::from);
    let url = || media.url.clone().map(PictureSource::Url);
    match local {
        Some(local) if url().is_some() && pictures.is_gone(&local) => url(),
        Some(local) => Some(local),
        None => url(),
    }
}

/// The name that a picture or a file is saved under.
#[must_use]
pub fn name_of(row: &MessageRow, media: &Media, language: Language) -> String {
    if let Some(name) = media.file_name.as_deref().filter(|name| !name.trim().is_empty()) {
        return name.to_owned();
    }
    let number = row.message_id.map_or(row.seq.0, |id| id.0);
    match media.kind {
        MediaKind::Photo => format!("{} {number}", language.t(Text::Photo)),
        MediaKind::Video => format!("{} {number}.mp4", language.t(Text::Video)),
        MediaKind::Document => format!("{} {number}", language.t(Text::Document)),
    }
}

impl MediaView<'_> {
    /// The width that the bubble should have room for, in points.
    #[must_use]
    pub fn width(&self) -> f32 {
        if self.is_picture() { self.natural().x } else { FileCard::WIDTH }
    }

    /// Shows it. Its height depends on what the message says, never on what is loaded. Returns what lies
    /// over the bubble and takes its clicks, if something does.
    pub fn show(
        &self,
        ui: &mut Ui,
        ink: Ink,
        state: &mut MediaState<'_>,
        actions: &mut Vec<Action>,
    ) -> Option<Response> {
        let source = source_of(self.row, self.media, state.pictures);
        match source {
            Some(source) if self.is_picture() => self.picture(ui, ink, &source, state.pictures, actions),
            source => {
                let reach = match &source {
                    Some(PictureSource::Url(url)) => Some(state.pictures.loader().reach(url)),
                    _ => None,
                };
                let card =
                    FileCard { language: self.language, media: self.media, source: source.as_ref(), reach };
                actions.extend(card.show(ui, ink, state.files).map(Action::File));
                None
            }
        }
    }

    fn is_picture(&self) -> bool {
        self.media.kind == MediaKind::Photo && (self.media.url.is_some() || self.row.file.is_some())
    }

    /// The size of its box: as the message tells it, within bounds.
    fn natural(&self) -> Vec2 {
        let (Some(width), Some(height)) = (self.media.width, self.media.height) else {
            return UNKNOWN;
        };
        let told = vec2(width as f32, height as f32);
        let scale = (LARGEST / told).min_elem().min(1.0);
        (told * scale).max(SMALLEST).round()
    }

    /// The same in a bubble that its caption made wider: the picture fills it as long as it stays low.
    fn boxed(&self, width: f32) -> Vec2 {
        let natural = self.natural();
        let height = (natural.y * width / natural.x).round();
        let has_pixels = self.media.width.is_some_and(|pixels| pixels as f32 >= width);
        vec2(width, if has_pixels && height <= LARGEST.y { height } else { natural.y })
    }

    fn picture(
        &self,
        ui: &mut Ui,
        ink: Ink,
        source: &PictureSource,
        pictures: &mut Pictures,
        actions: &mut Vec<Action>,
    ) -> Option<Response> {
        let size = self.boxed(ui.available_width());
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        if !ui.is_rect_visible(rect) {
            // What cannot be seen is not loaded either.
            return None;
        }
        let round = CornerRadius::same(radius::CONTROL);
        ui.painter().rect_filled(rect, round, ink.button.gamma_multiply(0.7));
        match pictures.thumbnail(ui, source, rect.size()) {
            Thumb::Ready(thumbnail) => {
                let picture = self.ready(ui, rect, &thumbnail);
                if picture.clicked() {
                    actions.push(Action::Picture(PictureAction::View(self.row.seq)));
                }
                return Some(picture);
            }
            Thumb::Loading => {
                let name = self.language.t(Text::PictureLoading);
                response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
                let place = Rect::from_center_size(rect.center(), Vec2::splat(24.0));
                widgets::button::spinner(ui, place, ink.soft);
            }
            Thumb::Failed(problem) => {
                self.failed(ui, rect, ink, source, &problem, actions);
            }
            Thumb::AskFirst { host } => {
                let label = self.language.fill(Text::PictureAsk, &[("host", &host)]);
                let icon = (Icon::Picture, 28.0);
                let button = ui.interact(rect, ui.unique_id().with("ask"), Sense::click());
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
                sentence(ui, rect, ink, icon, &label, 0.0);
                focus::ring(ui, &button, rect, radius::CONTROL);
                let button = button.on_hover_text(self.language.t(Text::PictureAskWhy));
                if let PictureSource::Url(url) = source
                    && button.clicked()
                {
                    actions.push(Action::Picture(PictureAction::Load(url.clone())));
                }
                return Some(button);
            }
        }
        None
    }

    fn ready(&self, ui: &Ui, rect: Rect, thumbnail: &Thumbnail) -> Response {
        let place =
            Rect::from_center_size(rect.center(), thumbnail.size.min(rect.size())).round_to_pixels(ui);
        paint(ui, place, rect, thumbnail);
        let name = self.media.file_name.as_deref().map(display_name).unwrap_or_default();
        let [width, height] = thumbnail.whole;
        let said = format!("{} {name} {width} × {height}", self.language.t(Text::PictureView));
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let response = ui.interact(rect, ui.unique_id().with("view"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        let mut right = rect.right() - space::S;
        let marks = [
            thumbnail.animated.then(|| thumbnail.format.name()),
            thumbnail.truncated.then(|| self.language.t(Text::PictureCut)),
        ];
        for mark in marks.into_iter().flatten() {
            right = tag(ui, pos2(right, rect.bottom() - space::S), mark).left() - space::XS;
        }
        focus::ring(ui, &response, rect, radius::CONTROL);
        response.on_hover_cursor(egui::CursorIcon::PointingHand)
    }

    fn failed(
        &self,
        ui: &mut Ui,
        rect: Rect,
        ink: Ink,
        source: &PictureSource,
        problem: &PictureProblem,
        actions: &mut Vec<Action>,
    ) {
        let text = picture_sentence(problem, self.language);
        sentence(ui, rect, ink, (Icon::Warning, 22.0), &text, 34.0);
        // What is no picture for this program may be one for another.
        let savable = !matches!(problem, PictureProblem::Fetch(_) | PictureProblem::File(_));
        let again = may_come(problem);
        if !savable && !again {
            return;
        }
        let row = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 40.0), rect.max).shrink(6.0);
        let layout = egui::Layout::top_down(egui::Align::Center);
        let mut row = ui.new_child(UiBuilder::new().max_rect(row).layout(layout).id_salt("failed"));
        if again {
            let label = self.language.t(Text::TryAgain);
            if ink_button(&mut row, ink, Icon::Retry, label, None).clicked() {
                actions.push(Action::Picture(PictureAction::Retry(source.clone())));
            }
        } else {
            let label = self.language.t(Text::FileSave);
            if ink_button(&mut row, ink, Icon::Save, label, None).clicked() {
                let name = name_of(self.row, self.media, self.language);
                let content = Content::File(source.clone());
                actions.push(Action::File(FileAction::Save { content, name }));
            }
        }
    }
}

/// The picture, with the corners of its box where it reaches them.
fn paint(ui: &Ui, place: Rect, within: Rect, thumbnail: &Thumbnail) {
    let fills = place.width() >= within.width() - 1.0 && place.height() >= within.height() - 1.0;
    let round = if fills { radius::CONTROL } else { 0 };
    let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
    let shape = epaint::RectShape::filled(place, CornerRadius::same(round), Color32::WHITE)
        .with_texture(thumbnail.texture, whole);
    ui.painter().with_clip_rect(ui.clip_rect().intersect(within)).add(shape);
}

/// An icon over a few words in the middle of a box that keeps `below` free at its lower end.
pub(super) fn sentence(ui: &Ui, rect: Rect, ink: Ink, (icon, side): (Icon, f32), text: &str, below: f32) {
    let format = egui::text::TextFormat { font_id: theme::small(), color: ink.text, ..Default::default() };
    let mut job = egui::text::LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = (rect.width() - 2.0 * space::M).clamp(0.0, 360.0);
    job.wrap.max_rows = 4;
    job.halign = egui::Align::Center;
    let text = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let height = side + space::XS + text.size().y;
    let top = (rect.center().y - below * 0.5 - height * 0.5).max(rect.top() + space::XS);
    let place = Rect::from_center_size(pos2(rect.center().x, top + side * 0.5), Vec2::splat(side));
    icons::paint(ui.painter(), place, icon, Stroke::new(icons::weight(side), ink.soft));
    ui.painter().galley(pos2(rect.center().x, top + side + space::XS), text, ink.text);
}

/// A word on a picture.
fn tag(ui: &Ui, right_bottom: Pos2, text: &str) -> Rect {
    let p = Palette::of(ui);
    let (color, fill) = Kind::Neutral.colors(p);
    let text = line::layout(ui, text, theme::small_bold(), color, 160.0);
    let rect = Align2::RIGHT_BOTTOM.anchor_size(right_bottom, text.size() + vec2(12.0, 4.0));
    let round = CornerRadius::same(radius::TAG);
    ui.painter().rect(rect, round, fill, Stroke::new(1.0, p.line), StrokeKind::Inside);
    ui.painter().galley(rect.center() - text.size() * 0.5, text, color);
    rect
}

trait OnPixels {
    fn round_to_pixels(self, ui: &Ui) -> Self;
}

impl OnPixels for Rect {
    /// A picture scaled for these pixels stands on them, or it would be blurred.
    fn round_to_pixels(self, ui: &Ui) -> Self {
        let scale = ui.pixels_per_point();
        let at = (self.min.to_vec2() * scale).round() / scale;
        Self::from_min_size(at.to_pos2(), self.size())
    }
}
