//! The attachments above the field, and the button that adds some.

use egui::{Align, Layout, Popup, Rect, RichText, ScrollArea, Stroke, Ui, Vec2, vec2};

use crate::api::MediaKind;
use crate::i18n::{Language, Text};
use crate::store::{Attachment, AttachmentSource};
use crate::ui::action::Action;
use crate::ui::composer::Composer;
use crate::ui::conversation_view::size_text;
use crate::ui::icons::{self, Icon};
use crate::ui::pictures::{PictureSource, Pictures, Thumb};
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{self, Button, IconButton, display_name, small_link};

use super::asking::Reason;
use super::checks::{self, Fault, Refused, Standing};
use super::{AttachAction, words};
use crate::engine::file::FileProblem;

/// Height of one attachment.
const ROW: f32 = 48.0;
/// Side of its picture.
const PICTURE: f32 = 40.0;
/// The strip grows to this height before it scrolls.
const MOST: f32 = 3.5 * ROW;

/// The button of the toolbar that attaches.
pub fn button(ui: &mut Ui, language: Language, actions: &mut Vec<Action>) {
    let name = language.t(Text::AttachButton);
    let response = ui.add(IconButton::new(Icon::Attach, name).size(28.0));
    Popup::menu(&response).show(|ui| {
        let title = language.t(Text::AttachDialogTitle);
        for (text, action) in [
            (Text::AttachFiles, AttachAction::PickFiles(title)),
            (Text::AttachAddress, AttachAction::AskAddress),
            (Text::AttachPath, AttachAction::AskPath(Reason::Wanted)),
        ] {
            if ui.button(language.t(text)).clicked() {
                actions.push(Action::Attach(action));
                ui.close();
            }
        }
    });
}

/// Everything that is attached, and what was refused.
pub fn strip(
    ui: &mut Ui,
    composer: &Composer,
    pictures: &mut Pictures,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let attached = &composer.attachments;
    if attached.is_empty() && composer.checks.refused.is_empty() {
        return;
    }
    head(ui, composer, language);
    let rows = attached.len() + composer.checks.refused.len();
    let area = ScrollArea::vertical().id_salt("attachments").max_height(MOST).auto_shrink([false, true]);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, attachment) in attached.iter().enumerate() {
            ui.push_id(("attachment", index), |ui| {
                row(ui, composer, pictures, (index, attachment), language, actions);
            });
        }
        for (index, refused) in composer.checks.refused.iter().enumerate() {
            ui.push_id(("refused", index), |ui| refused_row(ui, refused, index, language, actions));
        }
    });
    if rows > 0 {
        ui.add_space(space::XS);
    }
}

/// How many there are, how large together, and where the text will stand.
fn head(ui: &mut Ui, composer: &Composer, language: Language) {
    let attached = &composer.attachments;
    if attached.len() < 2 {
        return;
    }
    let p = Palette::of(ui);
    let bytes: u64 = checks::files(attached).map(|file| file.size).sum();
    let mut words = language.fill(Text::FilesCount, &[("count", &attached.len().to_string())]);
    if bytes > 0 {
        words.push_str(" · ");
        words.push_str(&size_text(bytes));
    }
    if !composer.text.trim().is_empty() {
        words.push_str(" · ");
        words.push_str(language.t(Text::CaptionBelowFirst));
    }
    let words = RichText::new(words).font(theme::small()).color(p.soft);
    ui.add(egui::Label::new(words).truncate());
}

fn row(
    ui: &mut Ui,
    composer: &Composer,
    pictures: &mut Pictures,
    (index, attachment): (usize, &Attachment),
    language: Language,
    actions: &mut Vec<Action>,
) {
    let full_name = words::name(attachment);
    let name = display_name(&full_name);
    let standing = composer.checks.standing(attachment);
    let mut act = |action| actions.push(Action::Attach(action));
    framed(ui, |ui| {
        picture(ui, attachment, pictures, &standing);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let named = |text| language.fill(text, &[("name", &name)]);
            if ui.add(IconButton::new(Icon::Close, &named(Text::RemoveFile)).size(28.0)).clicked() {
                act(AttachAction::Remove(index));
            }
            if composer.attachments.len() > 1 {
                let (first, last) = (language.t(Text::IsFirst), language.t(Text::IsLast));
                let at_end = index + 1 == composer.attachments.len();
                let down = named(Text::MoveDown);
                let down = IconButton::new(Icon::Down, &down).size(28.0).disabled(at_end.then_some(last));
                if ui.add(down).clicked() {
                    act(AttachAction::Move(index, index + 1));
                }
                let up = named(Text::MoveUp);
                let up = IconButton::new(Icon::Up, &up).size(28.0).disabled((index == 0).then_some(first));
                if ui.add(up).clicked() {
                    act(AttachAction::Move(index, index - 1));
                }
            }
            kind_button(ui, attachment, &name, index, language, &mut act);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                about(ui, composer, attachment, &standing, index, language, &mut act);
            });
        });
    });
}

/// What it is sent as, and the choice where there is one.
fn kind_button(
    ui: &mut Ui,
    attachment: &Attachment,
    name: &str,
    index: usize,
    language: Language,
    act: &mut impl FnMut(AttachAction),
) {
    let choices = checks::choices(attachment);
    if choices.len() < 2 {
        return;
    }
    let shown = as_kind(attachment.kind, language);
    let response = ui.add(Button::quiet(shown).trailing(Icon::Down).tooltip(language.t(Text::SendAsTooltip)));
    let said = format!("{name}: {shown}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &said));
    Popup::menu(&response).show(|ui| {
        for kind in choices {
            if ui.selectable_label(*kind == attachment.kind, as_kind(*kind, language)).clicked() {
                act(AttachAction::SetKind(index, *kind));
                ui.close();
            }
        }
    });
}

fn as_kind(kind: MediaKind, language: Language) -> &'static str {
    language.t(match kind {
        MediaKind::Photo => Text::AsPhoto,
        MediaKind::Video => Text::AsVideo,
        MediaKind::Document => Text::AsFile,
    })
}

/// The name, and below it what it is or what is wrong with it.
fn about(
    ui: &mut Ui,
    composer: &Composer,
    attachment: &Attachment,
    standing: &Standing,
    index: usize,
    language: Language,
    act: &mut impl FnMut(AttachAction),
) {
    let p = Palette::of(ui);
    let full_name = words::name(attachment);
    let file = match &attachment.source {
        AttachmentSource::File(file) => Some(file),
        AttachmentSource::Url(_) => None,
    };
    let (text, color, way_out) = match standing {
        Standing::Bad(fault) => {
            let way_out = match fault {
                Fault::File(FileProblem::Changed) => Some((Text::TakeAsIs, AttachAction::TakeAsIs(index))),
                fault if fault.goes_as_file() => {
                    Some((Text::SendAsFile, AttachAction::SetKind(index, MediaKind::Document)))
                }
                _ => None,
            };
            (words::fault(fault, language), p.bad, way_out)
        }
        Standing::Unknown => (language.t(Text::LookingAtFile).to_owned(), p.soft, None),
        Standing::Good => {
            let sides = file.and_then(|file| composer.checks.sides(file));
            let color = if file.is_some_and(words::deceives) { p.warn } else { p.soft };
            (words::about(attachment, sides, language), color, None)
        }
    };
    let whole = match &attachment.source {
        AttachmentSource::File(file) => &file.path,
        AttachmentSource::Url(address) => address,
    };
    let pressed = two_lines(
        ui,
        &display_name(&full_name),
        &text,
        color,
        way_out.as_ref().map(|(text, _)| language.t(*text)),
        whole,
    );
    if let (true, Some((_, action))) = (pressed, way_out) {
        act(action);
    }
}

fn refused_row(ui: &mut Ui, refused: &Refused, index: usize, language: Language, actions: &mut Vec<Action>) {
    let p = Palette::of(ui);
    let name = match refused.name.as_str() {
        "" => language.t(Text::PastedPicture).to_owned(),
        name => display_name(name).into_owned(),
    };
    framed(ui, |ui| {
        ground(ui, Icon::Warning, p.bad, p.bad_soft);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let remove = language.fill(Text::DismissRefused, &[("name", &name)]);
            if ui.add(IconButton::new(Icon::Close, &remove).size(28.0)).clicked() {
                actions.push(Action::Attach(AttachAction::Dismiss(index)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let why = words::refusal(&refused.why, language);
                two_lines(ui, &name, &why, p.bad, None, &why);
            });
        });
    });
}

/// A bold line over a small one, and a way out behind the small one. Returns whether that was pressed.
fn two_lines(
    ui: &mut Ui,
    name: &str,
    text: &str,
    color: egui::Color32,
    way_out: Option<&str>,
    tooltip: &str,
) -> bool {
    let p = Palette::of(ui);
    let size = vec2(ui.available_width(), 36.0);
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
        let name = RichText::new(name).font(theme::body_bold()).color(p.text);
        ui.add(egui::Label::new(name).truncate()).on_hover_text(widgets::one_line(tooltip, 400));
        let row = vec2(ui.available_width(), 16.0);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            let way = way_out.map_or(0.0, |label| {
                let font = theme::small();
                widgets::line::layout(ui, label, font, p.accent, f32::INFINITY).size().x + space::M
            });
            let label = egui::Label::new(RichText::new(text).font(theme::small()).color(color)).truncate();
            let room = (ui.available_width() - way).max(24.0);
            let natural = widgets::line::layout(ui, text, theme::small(), color, f32::INFINITY).size().x;
            ui.add_sized(vec2(natural.ceil().min(room), 16.0), label);
            way_out.is_some_and(|label| small_link(ui, label).clicked())
        })
        .inner
    })
    .inner
}

fn framed(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), ROW);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        add(ui);
    });
}

/// What stands for a file: its picture, as soon as there is one, else the icon of its kind.
fn picture(ui: &mut Ui, attachment: &Attachment, pictures: &mut Pictures, standing: &Standing) {
    let p = Palette::of(ui);
    let bad = matches!(standing, Standing::Bad(_));
    let shown = match &attachment.source {
        AttachmentSource::File(file) if checks::is_picture(file) && *standing == Standing::Good => {
            let side = Vec2::splat(PICTURE);
            match pictures.thumbnail(ui, &PictureSource::from(file), side) {
                Thumb::Ready(thumbnail) => Some(thumbnail),
                _ => None,
            }
        }
        _ => None,
    };
    let icon = match (&attachment.source, attachment.kind) {
        (AttachmentSource::File(file), _) if checks::is_picture(file) => Icon::Picture,
        (AttachmentSource::File(file), _) if file.mime.starts_with("video/") => Icon::Video,
        (AttachmentSource::File(_), _) => Icon::File,
        (AttachmentSource::Url(_), _) => Icon::Link,
    };
    let (ink, fill) = if bad { (p.bad, p.bad_soft) } else { (p.accent, p.accent_soft) };
    match shown {
        None => ground(ui, icon, ink, fill),
        Some(thumbnail) => {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(PICTURE), egui::Sense::hover());
            ui.painter().rect_filled(rect, f32::from(radius::CONTROL), p.rail);
            let place = Rect::from_center_size(rect.center(), thumbnail.size.min(rect.size()));
            let whole = Rect::from_min_max(egui::Pos2::ZERO, egui::pos2(1.0, 1.0));
            let round = egui::CornerRadius::same(radius::TAG);
            let shape = epaint::RectShape::filled(place, round, egui::Color32::WHITE);
            ui.painter().add(shape.with_texture(thumbnail.texture, whole));
        }
    }
}

fn ground(ui: &mut Ui, icon: Icon, ink: egui::Color32, fill: egui::Color32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(PICTURE), egui::Sense::hover());
    ui.painter().rect_filled(rect, f32::from(radius::CONTROL), fill);
    let place = Rect::from_center_size(rect.center(), Vec2::splat(20.0));
    icons::paint(ui.painter(), place, icon, Stroke::new(icons::weight(20.0), ink));
}
