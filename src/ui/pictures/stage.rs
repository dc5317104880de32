//! How the viewer is drawn: the picture, its name above it, its caption below.

use egui::{
    Align, Color32, CornerRadius, Frame, Id, Layout, Modal, Pos2, Rect, RichText, Role, Sense, Ui, UiBuilder,
    Vec2, WidgetInfo, pos2, vec2,
};

use super::in_bubble::sentence;
use super::viewer::{About, STEP, Shown, Viewer, neighbours};
use super::{PictureAction, PictureSource, may_come, picture_sentence};
use crate::i18n::{Language, Text};
use crate::store::MessageRow;
use crate::ui::action::Action;
use crate::ui::conversation_view::size_text;
use crate::ui::files::{Content, FileAction};
use crate::ui::icons::Icon;
use crate::ui::shortcuts::Shortcut;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Button, IconButton, Side, display_name, focus, line};

/// Height of the line with the name and the buttons.
const HEAD: f32 = 56.0;
/// Lines of a caption below the picture.
const CAPTION_ROWS: usize = 3;
/// One notch of the wheel zooms by this much for each point that it scrolls.
const WHEEL: f32 = 0.0025;

/// Shows the viewer over the window.
#[derive(Clone, Copy)]
pub struct ViewerView<'a> {
    /// The person's language.
    pub language: Language,
    /// The messages of the open chat, as far as they are in memory.
    pub rows: &'a [MessageRow],
    /// Whether a dialog stands before it and has the keyboard.
    pub behind: bool,
}

impl ViewerView<'_> {
    /// Shows it.
    pub fn show(&self, ui: &Ui, viewer: &mut Viewer, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let window = ui.content_rect();
        let area = Modal::default_area(Id::unique("viewer")).anchor(egui::Align2::LEFT_TOP, Vec2::ZERO);
        let modal = Modal::new(Id::unique("viewer")).area(area).frame(Frame::NONE).backdrop_color(p.rail);
        let modal = modal.show(ui.ctx(), |ui| {
            ui.set_min_size(window.size());
            let head = Rect::from_min_size(window.min, vec2(window.width(), HEAD));
            ui.painter().rect_filled(head, CornerRadius::ZERO, p.panel);
            ui.painter().hline(head.x_range(), head.bottom(), egui::Stroke::new(1.0, p.line));
            let below = Rect::from_min_max(head.left_bottom(), window.max);
            let stage = caption(ui, below, viewer).shrink(space::M);
            self.stage(ui, stage, viewer, actions);
            self.sides(ui, below, viewer, actions);
            let inner = UiBuilder::new().max_rect(head.shrink2(vec2(20.0, 0.0))).id_salt("head");
            ui.scope_builder(inner, |ui| self.head(ui, stage, viewer, actions));
        });
        if modal.should_close() {
            actions.push(Action::Picture(PictureAction::Close));
        }
    }

    fn head(&self, ui: &mut Ui, stage: Rect, viewer: &mut Viewer, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let t = |text| self.language.t(text);
        let pixel = 1.0 / ui.pixels_per_point();
        let about = match &viewer.shown {
            Shown::Ready(_, about) => Some(*about),
            _ => None,
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let close = IconButton::new(Icon::Close, t(Text::ViewerClose));
            if ui.add(close).clicked() {
                actions.push(Action::Picture(PictureAction::Close));
            }
            ui.add_space(space::S);
            let none = about.is_none().then(|| t(Text::ViewerNothing));
            let save = Button::secondary(t(viewer.save_text())).icon(Icon::Save).small();
            let no_source = viewer.source.is_none().then(|| t(Text::FileNoAddress));
            if ui.add(save.disabled(no_source)).clicked()
                && let Some(source) = &viewer.source
            {
                let name = with_extension(&viewer.name, about.as_ref());
                let content = Content::File(source.clone());
                actions.push(Action::File(FileAction::Save { content, name }));
            }
            let copy = match &viewer.copied {
                Some(Ok(())) => t(Text::Copied),
                Some(Err(_)) => t(Text::ViewerNotCopied),
                None => t(Text::ViewerCopy),
            };
            let copy = Button::secondary(copy).icon(Icon::Copy).small().busy(viewer.is_copying());
            if ui.add(copy.disabled(none)).clicked() {
                actions.push(Action::Picture(PictureAction::Copy));
            }
            ui.add_space(space::S);
            self.zoom_buttons(ui, stage, viewer, about.as_ref(), pixel);
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(12.0);
                let name = RichText::new(display_name(&viewer.name)).font(theme::body_bold()).color(p.text);
                ui.add(egui::Label::new(name).truncate());
                let facts = about.map(|about| self.facts(&about)).unwrap_or_default();
                let facts = RichText::new(facts).font(theme::small()).color(p.soft);
                ui.add(egui::Label::new(facts).truncate());
            });
        });
    }

    fn zoom_buttons(&self, ui: &mut Ui, stage: Rect, viewer: &mut Viewer, about: Option<&About>, pixel: f32) {
        let t = |text| self.language.t(text);
        let none = about.is_none().then(|| t(Text::ViewerNothing));
        let whole = about.map_or(Vec2::splat(1.0), |about| size(about.whole));
        if ui.add(IconButton::new(Icon::Plus, t(Text::ZoomIn)).disabled(none)).clicked() {
            viewer.zoom_by(STEP, Vec2::ZERO, whole, stage, pixel);
        }
        let percent = viewer.factor(whole, stage, pixel) * 100.0;
        let label = if about.is_some() { format!("{percent:.0} %") } else { "–".to_owned() };
        let text = line::layout(ui, &label, theme::body(), Palette::of(ui).soft, 60.0);
        let (rect, response) = ui.allocate_exact_size(vec2(56.0, 28.0), Sense::click());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Button, none.is_none(), t(Text::ZoomFit));
            info.current_text_value = Some(label.clone());
            info
        });
        if response.hovered() && none.is_none() {
            let round = CornerRadius::same(theme::radius::CONTROL);
            ui.painter().rect_filled(rect, round, Palette::of(ui).hover);
        }
        let color = Palette::of(ui).soft;
        ui.painter().galley(rect.center() - text.size() * 0.5, text, color);
        focus::ring(ui, &response, rect, theme::radius::CONTROL);
        if response.on_hover_text(t(Text::ZoomFit)).clicked() {
            viewer.toggle(Vec2::ZERO, whole, stage, pixel);
        }
        if ui.add(IconButton::new(Icon::Minus, t(Text::ZoomOut)).disabled(none)).clicked() {
            viewer.zoom_by(1.0 / STEP, Vec2::ZERO, whole, stage, pixel);
        }
    }

    fn facts(&self, about: &About) -> String {
        let [width, height] = about.whole.map(|side| self.language.number(u64::from(side)));
        let mut facts =
            vec![format!("{width} × {height}"), about.format.name().to_owned(), size_text(about.bytes)];
        let notes = [
            (about.animated, Text::ViewerFirstFrame),
            (about.truncated, Text::ViewerCutOff),
            (about.smaller, Text::ViewerSmaller),
        ];
        facts.extend(notes.iter().filter(|(so, _)| *so).map(|(_, text)| self.language.t(*text).to_owned()));
        facts.join(" · ")
    }

    fn stage(&self, ui: &mut Ui, stage: Rect, viewer: &mut Viewer, actions: &mut Vec<Action>) {
        let id = ui.unique_id().with("stage");
        let response = ui.interact(stage, id, Sense::click_and_drag());
        if std::mem::take(&mut viewer.wants_focus) {
            response.request_focus();
        }
        // Arrows go from picture to picture, not from button to button, while the picture has the keyboard.
        if response.has_focus() {
            let arrows = egui::EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..egui::EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        }
        let pixel = 1.0 / ui.pixels_per_point();
        let ink = Side::In.ink(Palette::of(ui));
        let name = display_name(&viewer.name).into_owned();
        match &viewer.shown {
            Shown::Loading => {
                let said = self.language.t(Text::PictureLoading);
                response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, said));
                let place = Rect::from_center_size(stage.center(), Vec2::splat(32.0));
                widgets::button::spinner(ui, place, ink.soft);
            }
            Shown::Failed(problem) => {
                let text = picture_sentence(problem, self.language);
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
                sentence(ui, stage, ink, (Icon::Warning, 40.0), &text, 60.0);
                if may_come(problem)
                    && let Some(source) = &viewer.source
                    && under(ui, stage, self.language.t(Text::TryAgain))
                {
                    actions.push(Action::Picture(PictureAction::Retry(source.clone())));
                }
            }
            Shown::AskFirst(host) => {
                let text = self.language.fill(Text::PictureFrom, &[("host", host)]);
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
                sentence(ui, stage, ink, (Icon::Picture, 40.0), &text, 60.0);
                if let Some(PictureSource::Url(url)) = &viewer.source
                    && under(ui, stage, self.language.t(Text::PictureLoad))
                {
                    actions.push(Action::Picture(PictureAction::Load(url.clone())));
                }
            }
            Shown::Ready(texture, about) => {
                let (texture, whole) = (texture.id(), size(about.whole));
                let said = format!("{name}, {} × {}", about.whole[0], about.whole[1]);
                response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
                hands(ui, stage, viewer, &response, whole, pixel);
                let place = viewer.place(whole, stage, pixel);
                let every = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
                ui.painter().with_clip_rect(stage).image(texture, place, every, Color32::WHITE);
            }
        }
        self.keys(ui, stage, viewer, pixel, actions);
    }

    fn keys(&self, ui: &Ui, stage: Rect, viewer: &mut Viewer, pixel: f32, actions: &mut Vec<Action>) {
        if self.behind {
            return;
        }
        if Shortcut::PictureBefore.pressed(ui) {
            actions.push(Action::Picture(PictureAction::Step(-1)));
        }
        if Shortcut::PictureAfter.pressed(ui) {
            actions.push(Action::Picture(PictureAction::Step(1)));
        }
        let Shown::Ready(_, about) = &viewer.shown else {
            return;
        };
        let whole = size(about.whole);
        if Shortcut::PictureLarger.pressed(ui) {
            viewer.zoom_by(STEP, Vec2::ZERO, whole, stage, pixel);
        }
        if Shortcut::PictureSmaller.pressed(ui) {
            viewer.zoom_by(1.0 / STEP, Vec2::ZERO, whole, stage, pixel);
        }
        if Shortcut::PictureFit.pressed(ui) {
            viewer.fit();
        }
    }

    /// The ways to the picture before and after.
    fn sides(&self, ui: &mut Ui, below: Rect, viewer: &Viewer, actions: &mut Vec<Action>) {
        let (before, after) = neighbours(self.rows, viewer.seq);
        for (there, icon, text, step, x) in [
            (before, Icon::Back, Text::ViewerBefore, -1, below.left() + 32.0),
            (after, Icon::Forward, Text::ViewerNext, 1, below.right() - 32.0),
        ] {
            if !there {
                continue;
            }
            let place = Rect::from_center_size(pos2(x, below.center().y), Vec2::splat(40.0));
            let p = Palette::of(ui);
            ui.painter().circle_filled(place.center(), 20.0, p.panel);
            ui.painter().circle_stroke(place.center(), 20.0, egui::Stroke::new(1.0, p.line));
            let builder = UiBuilder::new().max_rect(place.shrink(2.0)).id_salt(text);
            let button = IconButton::new(icon, self.language.t(text)).size(36.0);
            if ui.new_child(builder).add(button).clicked() {
                actions.push(Action::Picture(PictureAction::Step(step)));
            }
        }
    }
}

/// The words below the picture; returns what is left for the picture.
fn caption(ui: &Ui, below: Rect, viewer: &Viewer) -> Rect {
    if viewer.caption.trim().is_empty() {
        return below;
    }
    let p = Palette::of(ui);
    let room = (below.width() - 160.0).clamp(120.0, 720.0);
    let text = line::layout_rows(ui, &viewer.caption, theme::body(), p.text, room, CAPTION_ROWS);
    let height = text.size().y + 2.0 * space::M;
    let place = Rect::from_min_max(pos2(below.left(), below.bottom() - height), below.max);
    let at = pos2(place.center().x - text.size().x * 0.5, place.top() + space::XS);
    ui.painter().galley(at, text, p.text);
    let response = ui.interact(place, ui.unique_id().with("caption"), Sense::hover());
    let said = widgets::one_line(&viewer.caption, 1000).into_owned();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    Rect::from_min_max(below.min, pos2(below.right(), place.top()))
}

/// Wheel, drag and double click.
fn hands(ui: &Ui, stage: Rect, viewer: &mut Viewer, response: &egui::Response, whole: Vec2, pixel: f32) {
    if let Some(at) = response.hover_pos() {
        let at = at - stage.center();
        let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        let by = pinch * (wheel * WHEEL).exp();
        if (by - 1.0).abs() > 1e-4 {
            viewer.zoom_by(by, at, whole, stage, pixel);
        }
        if response.double_clicked() {
            viewer.toggle(at, whole, stage, pixel);
        }
    }
    if response.dragged() {
        viewer.pan(response.drag_delta(), whole, stage, pixel);
    }
    let larger = viewer.place(whole, stage, pixel).size();
    if larger.x > stage.width() + 1.0 || larger.y > stage.height() + 1.0 {
        let cursor = if response.dragged() { egui::CursorIcon::Grabbing } else { egui::CursorIcon::Grab };
        response.clone().on_hover_cursor(cursor);
    }
}

/// A button below the sentence in the middle of the stage.
fn under(ui: &mut Ui, stage: Rect, label: &str) -> bool {
    let place = Rect::from_center_size(stage.center() + vec2(0.0, 40.0), vec2(stage.width(), 40.0));
    let layout = Layout::top_down(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt("under"));
    row.add(Button::primary(label)).clicked()
}

fn size([width, height]: [u32; 2]) -> Vec2 {
    vec2(width as f32, height as f32)
}

/// The name of a picture with what it is at its end, if the name does not say that itself.
fn with_extension(name: &str, about: Option<&About>) -> String {
    match about {
        Some(about) if !name.contains('.') => format!("{name}.{}", about.format.extension()),
        _ => name.to_owned(),
    }
}
