//! A file in a bubble: what it is, how large, and what can be done with it.

use egui::{Align, CornerRadius, Layout, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{Content, FileAction, Files, Job};
use crate::api::{Media, MediaKind};
use crate::engine::fetch::{FetchProblem, Reach};
use crate::i18n::{Language, Text};
use crate::ui::conversation_view::size_text;
use crate::ui::icons::{self, Icon};
use crate::ui::pictures::{PictureSource, fetch_sentence};
use crate::ui::theme::{self, SMALL_CONTROL_HEIGHT, radius, space};
use crate::ui::widgets::{self, IconButton, Ink, display_name, ink_button, line};

/// Side of the square with the icon.
const TILE: f32 = 40.0;

/// A file in a bubble.
pub struct FileCard<'a> {
    /// The person's language.
    pub language: Language,
    /// What the message says about it.
    pub media: &'a Media,
    /// Where it can be had, if anywhere.
    pub source: Option<&'a PictureSource>,
    /// Whether it may be fetched. `None` for a file of this computer.
    pub reach: Option<Result<Reach, FetchProblem>>,
}

/// Bytes as people write them, or nothing if they are not known.
#[must_use]
pub fn file_size(media: &Media) -> Option<String> {
    media.size.map(size_text)
}

impl FileCard<'_> {
    /// What the bubble should have room for, in points.
    pub const WIDTH: f32 = 260.0;

    /// Shows it; always of the same height.
    pub fn show(&self, ui: &mut Ui, ink: Ink, files: &Files) -> Option<FileAction> {
        let name = self.name();
        ui.spacing_mut().item_spacing.y = space::S;
        self.head(ui, ink, &name);
        let row = vec2(ui.available_width(), SMALL_CONTROL_HEIGHT);
        let job = self.source.and_then(|source| files.job(source));
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            match job {
                Some(job) => self.progress(ui, ink, job),
                None => self.buttons(ui, ink, &name),
            }
        })
        .inner
    }

    fn name(&self) -> String {
        let kind = self.language.t(match self.media.kind {
            MediaKind::Photo => Text::Photo,
            MediaKind::Video => Text::Video,
            MediaKind::Document => Text::Document,
        });
        let name = self.media.file_name.as_deref().map(display_name).unwrap_or_default();
        if name.trim().is_empty() { kind.to_owned() } else { name.into_owned() }
    }

    fn head(&self, ui: &mut Ui, ink: Ink, name: &str) {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), TILE), Sense::hover());
        let mut facts = vec![self.language.t(kind_text(self.media)).to_owned()];
        facts.extend(file_size(self.media));
        if let Some(Ok(Reach::AskFirst { host })) = &self.reach {
            facts.push(host.clone());
        }
        let facts = facts.join(" · ");
        let said = format!("{name}, {facts}");
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        if !ui.is_rect_visible(rect) {
            return;
        }
        let tile = Rect::from_min_size(rect.min, Vec2::splat(TILE));
        ui.painter().rect_filled(tile, CornerRadius::same(radius::CONTROL), ink.button);
        let place = Rect::from_center_size(tile.center(), Vec2::splat(22.0));
        let stroke = Stroke::new(icons::weight(22.0), ink.link);
        icons::paint(ui.painter(), place, icon_of(self.media), stroke);
        let left = tile.right() + space::M;
        let room = rect.right() - left;
        let name = line::layout(ui, &shortened(ui, name, room), theme::body_bold(), ink.text, room);
        ui.painter().galley(pos2(left, rect.top() + 1.0), name, ink.text);
        let facts = line::layout(ui, &facts, theme::small(), ink.soft, room);
        ui.painter().galley(pos2(left, rect.top() + 22.0), facts, ink.soft);
        response.on_hover_text(said);
    }

    fn buttons(&self, ui: &mut Ui, ink: Ink, name: &str) -> Option<FileAction> {
        let why_not = match (&self.source, &self.reach) {
            (None, _) => Some(self.language.t(Text::FileNoAddress).to_owned()),
            (_, Some(Err(problem))) => Some(fetch_sentence(*problem, self.language)),
            _ => None,
        };
        let mut done = None;
        let (save, open) = (self.language.t(Text::FileSave), self.language.t(Text::FileOpen));
        if ink_button(ui, ink, Icon::Save, save, why_not.as_deref()).clicked()
            && let Some(source) = self.source
        {
            let content = Content::File(source.clone());
            done = Some(FileAction::Save { content, name: name.to_owned() });
        }
        if ink_button(ui, ink, Icon::Outside, open, why_not.as_deref()).clicked()
            && let Some(source) = self.source
        {
            done = Some(FileAction::Open { source: source.clone(), name: name.to_owned() });
        }
        done
    }

    fn progress(&self, ui: &mut Ui, ink: Ink, job: &Job) -> Option<FileAction> {
        let (done, total) = job.progress.get();
        let said = match total {
            Some(total) => format!("{} / {}", size_text(done), size_text(total)),
            None => size_text(done),
        };
        let stop = self.language.t(Text::Cancel);
        let width = (ui.available_width() - SMALL_CONTROL_HEIGHT - space::S).max(40.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, SMALL_CONTROL_HEIGHT), Sense::hover());
        let name = self.language.t(Text::FileUnderWay);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, name);
            info.current_text_value = Some(said.clone());
            info
        });
        if ui.is_rect_visible(rect) {
            let text = line::layout(ui, &said, theme::small(), ink.soft, width);
            ui.painter().galley(rect.min + vec2(0.0, 2.0), text, ink.soft);
            let bar = Rect::from_min_size(pos2(rect.left(), rect.bottom() - 7.0), vec2(width, 4.0));
            ui.painter().rect_filled(bar, CornerRadius::same(2), ink.button);
            let part = total.filter(|total| *total > 0).map_or(0.0, |total| done as f32 / total as f32);
            let full = Rect::from_min_size(bar.min, vec2(width * part.clamp(0.0, 1.0), 4.0));
            ui.painter().rect_filled(full, CornerRadius::same(2), ink.link);
        }
        let cross = IconButton::new(Icon::Close, stop).size(SMALL_CONTROL_HEIGHT);
        ui.add(cross).clicked().then_some(FileAction::Stop(job.id))
    }
}

/// A name that is too long loses its middle: its end says what it is.
fn shortened(ui: &Ui, name: &str, room: f32) -> String {
    let fits = |text: &str| {
        let text = widgets::one_line(text, 200).into_owned();
        ui.painter().layout_no_wrap(text, theme::body_bold(), egui::Color32::PLACEHOLDER).size().x <= room
    };
    if fits(name) {
        return name.to_owned();
    }
    let letters: Vec<char> = name.chars().collect();
    let end: String = letters[letters.len().saturating_sub(9)..].iter().collect();
    let mut start = letters.len().saturating_sub(9);
    while start > 1 {
        start -= 1;
        let cut = format!("{}…{end}", letters[..start].iter().collect::<String>());
        if fits(&cut) {
            return cut;
        }
    }
    name.to_owned()
}

/// What a file is called where its name does not matter.
fn kind_text(media: &Media) -> Text {
    let mime = media.mime.as_deref().unwrap_or_default();
    match (media.kind, mime.split('/').next().unwrap_or_default()) {
        (MediaKind::Photo, _) => Text::Photo,
        (MediaKind::Video, _) => Text::Video,
        (_, "audio") => Text::FileAudio,
        _ if mime == "application/pdf" => Text::FilePdf,
        _ => Text::Document,
    }
}

fn icon_of(media: &Media) -> Icon {
    match kind_text(media) {
        Text::Photo => Icon::Picture,
        Text::Video | Text::FileAudio => Icon::Play,
        _ => Icon::File,
    }
}
