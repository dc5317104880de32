//! Where a message is written: field, toolbar, preview, what is wrong.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, CCursorRange, LayoutJob, TextFormat};
use egui::{
    Align, ComboBox, Context, Event, Frame, Galley, Id, Key, KeyboardShortcut, Layout, Margin, Modifiers,
    RichText, Sense, Stroke, TextBuffer, TextEdit, Ui, UiBuilder,
};

use crate::api::Keyboard;
use crate::api::markup::{MarkupFault, ParseMode};
use crate::i18n::{Clock, Language, Text};

use super::action::Action;
use super::attach::{self, AttachAction, Attaching};
use super::canned::CannedAction;
use super::composer::{Apart, Composer, Hindrance, Style};
use super::deeds::DeedAction;
use super::icons::Icon;
use super::keyboards::{self, KeyboardAction, LinePressed, Purpose};
use super::pictures::Pictures;
use super::shortcuts::Shortcut;
use super::theme::{self, Palette, radius, space};
use super::widgets::{self, Bubble, Button, IconButton, Side};
use super::{later, rich_text};

/// Lines the field grows to before it scrolls.
const MOST_LINES: f32 = 8.0;
/// The preview grows to this height before it scrolls.
const MOST_PREVIEW: f32 = 160.0;
/// More text than this is not taken into the field.
const MOST_CHARS: usize = 40_000;

/// Shows the composer. Enter sends, Shift+Enter breaks the line; while an input method composes,
/// Enter belongs to it.
pub fn show(
    ui: &mut Ui,
    composer: &mut Composer,
    attaching: &mut Attaching,
    pictures: &mut Pictures,
    clock: &Clock,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let p = Palette::of(ui);
    let id = field_id();
    own_history(ui, composer, id);
    let focused = ui.memory(|memory| memory.has_focus(id));
    if focused || ui.memory(|memory| memory.focused().is_none()) {
        attach::take_pastes(ui, actions);
    }
    attach::repaste(ui, attaching, composer, focused);
    let edge = if focused { p.accent } else { p.edge };
    let frame = Frame::new()
        .fill(p.panel)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(f32::from(radius::CARD))
        .inner_margin(Margin { left: 12, right: 8, top: 8, bottom: 8 });
    // A click anywhere in the box is a click into the field.
    let whole = ui.scope_builder(UiBuilder::new().id_salt("composer-box").sense(Sense::click()), |ui| {
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            reply_line(ui, composer, language, actions);
            later::line(ui, composer, clock, language, actions);
            edit_line(ui, composer, language, actions);
            attach::strip(ui, composer, pictures, language, actions);
            preview(ui, composer, language);
            keyboard_line(ui, composer, language, actions);
            if focused {
                later::shortcut(ui, actions);
                style_shortcuts(ui, composer, id);
                way_up(ui, composer, actions);
            }
            let send = field(ui, composer, id, focused, language);
            problem_line(ui, composer, language, actions);
            row(ui, theme::CONTROL_HEIGHT, |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                if composer.editing.is_none() {
                    attach::button(ui, language, actions);
                }
                toolbar(ui, composer, id, language, actions);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    if composer.editing.is_none() {
                        later::menu(ui, composer, language, actions);
                    }
                    let reason = refusal(composer, language);
                    let busy = composer.editing.as_ref().is_some_and(|editing| editing.busy);
                    let (label, icon, tooltip) = match (&composer.editing, composer.send_at) {
                        (Some(_), _) => (Text::SaveEdit, Icon::Check, Text::SendTooltip),
                        (None, None) => (Text::Send, Icon::Send, Text::SendTooltip),
                        (None, Some(_)) => (Text::Schedule, Icon::Clock, Text::ScheduleTooltip),
                    };
                    let button = Button::primary(language.t(label))
                        .trailing(icon)
                        .shrinks()
                        .tooltip(language.t(tooltip))
                        .busy(busy)
                        .disabled(reason.as_deref());
                    let pressed = ui.add(button).clicked();
                    if (pressed || send) && composer.can_send() {
                        actions.push(Action::Send { plain: false });
                    }
                    ui.add_space(space::S);
                    count(ui, composer, language);
                });
            });
        });
    });
    if whole.response.clicked() {
        composer.wants_focus = true;
    }
}

/// A row of a fixed height. A layout that runs from the right would otherwise take all the height there is.
fn row<R>(ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let size = egui::vec2(ui.available_width(), height);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), add).inner
}

/// The field's id, for shortcuts and tests.
#[must_use]
pub fn field_id() -> Id {
    Id::unique("composer")
}

fn reply_line(ui: &mut Ui, composer: &Composer, language: Language, actions: &mut Vec<Action>) {
    let Some(reply) = &composer.reply_to else {
        return;
    };
    let p = Palette::of(ui);
    row(ui, 24.0, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        super::icons::icon(ui, Icon::Reply, 16.0, p.accent);
        let name = reply.from_name.as_deref().map(widgets::display_name).unwrap_or_default();
        let title = language.fill(Text::ReplyingTo, &[("name", &name)]);
        ui.label(RichText::new(title).font(theme::small_bold()).color(p.accent));
        let text = widgets::one_line(reply.text.as_deref().unwrap_or_default(), 160).into_owned();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(IconButton::new(Icon::Close, language.t(Text::CancelReply)).size(24.0)).clicked() {
                actions.push(Action::CancelReply);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = RichText::new(text).font(theme::small()).color(p.soft);
                ui.add(egui::Label::new(text).truncate());
            });
        });
    });
}

/// The buttons that go along.
fn keyboard_line(ui: &mut Ui, composer: &mut Composer, language: Language, actions: &mut Vec<Action>) {
    match keyboards::composer_line(ui, &composer.keyboard, language) {
        Some(LinePressed::Edit) => actions.push(build_keyboard(composer)),
        Some(LinePressed::Remove) => {
            composer.keyboard = Keyboard::default();
            composer.touched();
        }
        None => {}
    }
}

fn build_keyboard(composer: &mut Composer) -> Action {
    let text = composer.marked().as_ref().ok().map(|marked| marked.text.clone());
    let text = text.unwrap_or_else(|| composer.text.clone());
    let initial = composer.keyboard.clone();
    Action::Keyboard(KeyboardAction::Open { initial, purpose: Purpose::Composer, text })
}

/// Which message is changed, and why that did not succeed.
fn edit_line(ui: &mut Ui, composer: &Composer, language: Language, actions: &mut Vec<Action>) {
    let Some(editing) = &composer.editing else {
        return;
    };
    let p = Palette::of(ui);
    row(ui, 24.0, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        super::icons::icon(ui, Icon::Edit, 16.0, p.accent);
        ui.label(RichText::new(language.t(Text::EditingTitle)).font(theme::small_bold()).color(p.accent));
        let text = editing.row.body.text().unwrap_or_default();
        let text = widgets::one_line(text, 160).into_owned();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(IconButton::new(Icon::Close, language.t(Text::LeaveEdit)).size(24.0)).clicked() {
                actions.push(Action::Deed(DeedAction::LeaveEdit));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = RichText::new(text).font(theme::small()).color(p.soft);
                ui.add(egui::Label::new(text).truncate());
            });
        });
    });
    if let Some(problem) = &editing.problem {
        let text = RichText::new(problem.sentence(language)).font(theme::small()).color(p.bad);
        ui.add(egui::Label::new(text).wrap());
    }
    // The field has lost the keyboard to Escape by now, so it is not asked for; what stands in front of
    // the page takes it first.
    let in_front =
        egui::Popup::is_any_open(ui.ctx()) || ui.memory(|memory| memory.top_modal_layer().is_some());
    if !in_front && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        actions.push(Action::Deed(DeedAction::LeaveEdit));
    }
}

/// From an empty field the way up leads to what was written before.
fn way_up(ui: &Ui, composer: &Composer, actions: &mut Vec<Action>) {
    if Shortcut::ToMessages.pressed(ui) {
        actions.push(Action::Deed(DeedAction::Focus(None)));
    } else if composer.text.is_empty() && composer.editing.is_none() && Shortcut::EditLast.pressed(ui) {
        actions.push(Action::Deed(DeedAction::EditLast));
    }
}

/// The message as it will look, when it has markup.
fn preview(ui: &mut Ui, composer: &mut Composer, language: Language) {
    if composer.mode == ParseMode::Plain || composer.text.trim().is_empty() {
        return;
    }
    let Ok(marked) = composer.marked().clone() else {
        return;
    };
    let p = Palette::of(ui);
    ui.label(RichText::new(language.t(Text::Preview)).font(theme::small_bold()).color(p.soft));
    let area =
        egui::ScrollArea::vertical().id_salt("preview").max_height(MOST_PREVIEW).auto_shrink([false, true]);
    area.show(ui, |ui| {
        let job = rich_text::layout(ui, Side::Out, marked.text.trim_end(), &marked.marks);
        let name = language.t(Text::Preview);
        ui.push_id("preview", |ui| Bubble::rich(Side::Out, job, "").name(name).show(ui));
    });
    ui.add_space(space::XS);
}

/// The field itself. Returns whether Enter asked to send.
fn field(ui: &mut Ui, composer: &mut Composer, id: Id, focused: bool, language: Language) -> bool {
    let p = Palette::of(ui);
    let send = focused && !composing(ui) && take_enter(ui);
    if !focused {
        ui.data_mut(|data| data.remove_temp::<Vec<Event>>(rest_id()));
    }
    let line = ui.text_style_height(&egui::TextStyle::Body);
    let wrong = composer.marked().as_ref().err().map(|problem| problem.at.clone());
    let area = egui::ScrollArea::vertical().id_salt("composer-scroll").max_height(line * MOST_LINES);
    let response = area
        .show(ui, |ui| {
            let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
                highlight(ui, text.as_str(), wrong.as_ref(), width)
            };
            let mut edit = TextEdit::multiline(&mut composer.text)
                .id(id)
                .frame(Frame::NONE)
                .hint_text(RichText::new(language.t(Text::WriteMessage)).color(p.faint))
                .return_key(Some(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter)))
                .char_limit(MOST_CHARS)
                .desired_rows(2)
                .desired_width(f32::INFINITY);
            if wrong.is_some() {
                edit = edit.layouter(&mut layouter);
            }
            ui.add(edit).accessible_name(language.t(Text::MessageField))
        })
        .inner;
    if response.changed() {
        composer.touched();
    }
    // A dialog in front keeps the keyboard until it closes.
    let behind = ui.memory(|memory| memory.top_modal_layer().is_some());
    if !behind && std::mem::take(&mut composer.wants_focus) {
        response.request_focus();
    }
    send
}

/// One field shows the texts of all chats: each has its own undoing, and is gone on with at its end.
fn own_history(ui: &Ui, composer: &Composer, id: Id) {
    let shown = id.with("history");
    if ui.data(|data| data.get_temp(shown)) != Some(composer.history) {
        ui.data_mut(|data| data.insert_temp(shown, composer.history));
        widgets::begin_anew(ui.ctx(), id);
    }
}

/// Writing goes on behind what is there.
pub fn caret_to_end(context: &Context, composer: &Composer) {
    let id = field_id();
    let mut state = TextEdit::load_state(context, id).unwrap_or_default();
    let end = CCursor::new(egui::text::CharIndex(composer.text.chars().count()));
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    TextEdit::store_state(context, id, state);
}

/// The text with what is wrong in it marked.
fn highlight(ui: &Ui, text: &str, wrong: Option<&Range<usize>>, width: f32) -> Arc<Galley> {
    let p = Palette::of(ui);
    let format = TextFormat { font_id: theme::body(), color: p.text, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    match wrong.filter(|wrong| text.get((*wrong).clone()).is_some()) {
        Some(wrong) => {
            let marked = TextFormat {
                color: p.bad,
                background: p.bad_soft,
                underline: Stroke::new(1.0, p.bad),
                ..format.clone()
            };
            job.append(&text[..wrong.start], 0.0, format.clone());
            job.append(&text[wrong.clone()], 0.0, marked);
            job.append(&text[wrong.end..], 0.0, format);
        }
        None => job.append(text, 0.0, format),
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// What is wrong with the markup, or that the text is too long, and the ways out.
fn problem_line(ui: &mut Ui, composer: &mut Composer, language: Language, actions: &mut Vec<Action>) {
    let p = Palette::of(ui);
    let problem = composer.marked().as_ref().err().map(|problem| problem.fault.clone());
    let (units, limit) = (composer.units(), composer.limit());
    if let Some(fault) = problem {
        line_with(ui, &fault_text(&fault, language), p.bad, language.t(Text::SendAsPlain), || {
            actions.push(Action::Send { plain: true });
        });
    } else if composer.is_invisible() {
        line_with(ui, language.t(Text::TextInvisible), p.bad, "", || {});
    } else if units > limit && !composer.attachments.is_empty() {
        apart_line(ui, composer, language, actions);
    } else if units > limit {
        let label =
            composer.parts().map(|parts| language.fill(Text::SplitInto, &[("count", &parts.to_string())]));
        line_with(ui, &too_long(units, limit, language), p.bad, label.as_deref().unwrap_or_default(), || {
            actions.push(Action::Send { plain: false });
        });
    }
    if composer.text.len() >= MOST_CHARS && composer.text.chars().nth(MOST_CHARS - 1).is_some() {
        let full = language.fill(Text::FieldFull, &[("count", &language.number(MOST_CHARS as u64))]);
        line_with(ui, &full, p.bad, "", || {});
    }
}

/// A text that is too long for a caption can be a message of its own.
fn apart_line(ui: &mut Ui, composer: &mut Composer, language: Language, actions: &mut Vec<Action>) {
    let p = Palette::of(ui);
    let (units, limit) = (composer.units(), composer.limit());
    row(ui, 20.0, |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if composer.can_stand_apart() {
                for (text, place) in [(Text::TextAfter, Apart::After), (Text::TextFirst, Apart::First)] {
                    if widgets::small_link(ui, language.t(text)).clicked() {
                        actions.push(Action::Attach(AttachAction::SendApart(place)));
                    }
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = too_long(units, limit, language);
                let text = RichText::new(text).font(theme::small()).color(p.bad);
                ui.add(egui::Label::new(text).truncate());
            });
        });
    });
}

fn line_with(ui: &mut Ui, text: &str, color: egui::Color32, label: &str, act: impl FnOnce()) {
    row(ui, 20.0, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let pressed = ui
            .with_layout(Layout::right_to_left(Align::Center), |ui| {
                let pressed = !label.is_empty() && widgets::small_link(ui, label).clicked();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let text = RichText::new(text).font(theme::small()).color(color);
                    ui.add(egui::Label::new(text).truncate());
                });
                pressed
            })
            .inner;
        if pressed {
            act();
        }
    });
}

/// A toolbar with buttons for styles needs as much room, in points.
const ROOM_FOR_STYLES: f32 = 420.0;

fn toolbar(ui: &mut Ui, composer: &mut Composer, id: Id, language: Language, actions: &mut Vec<Action>) {
    let system = ui.ctx().os();
    let named = |style| style_shortcut(style).with_keys(system, language);
    let link = named(Style::Link);
    // Where there is little room the keys still format.
    let styles = ui.available_width() > ROOM_FOR_STYLES;
    for (style, glyph) in [(Style::Bold, "B"), (Style::Italic, "I"), (Style::Code, "</>")] {
        if !styles {
            break;
        }
        let name = named(style);
        if style_button(ui, style, glyph, &name).clicked() {
            apply(ui, composer, id, style);
        }
    }
    if styles && ui.add(IconButton::new(Icon::Link, &link).size(28.0)).clicked() {
        apply(ui, composer, id, Style::Link);
    }
    let buttons = IconButton::new(Icon::Keyboard, language.t(Text::AddButtons)).size(28.0);
    if ui.add(buttons.selected(!composer.keyboard.is_empty())).clicked() {
        actions.push(build_keyboard(composer));
    }
    if style_button(ui, Style::Bold, "/", language.t(Text::CannedTooltip)).clicked() {
        actions.push(Action::Canned(CannedAction::Open));
    }
    ui.add_space(space::XS);
    let mode_name = |mode: ParseMode| mode.wire().unwrap_or_else(|| language.t(Text::PlainText));
    let shown = mode_name(composer.mode);
    let mut mode = composer.mode;
    let combo = ComboBox::from_id_salt("parse-mode")
        .selected_text(shown)
        .width(104.0)
        .icon(widgets::combo_icon)
        .show_ui(ui, |ui| {
            for choice in ParseMode::ALL {
                ui.selectable_value(&mut mode, choice, mode_name(choice));
            }
        });
    combo.response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, language.t(Text::ParseMode));
        info.current_text_value = Some(shown.to_owned());
        info
    });
    if mode != composer.mode {
        actions.push(Action::SetParseMode(mode));
    }
}

fn style_button(ui: &mut Ui, style: Style, glyph: &str, name: &str) -> egui::Response {
    let p = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(egui::vec2(30.0, 28.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, f32::from(radius::CONTROL), p.hover);
    }
    let mut format = TextFormat { color: p.soft, font_id: theme::body_bold(), ..TextFormat::default() };
    match style {
        Style::Italic => {
            format.font_id = theme::body();
            format.italics = true;
        }
        Style::Code => format.font_id = theme::code(),
        Style::Bold | Style::Link => {}
    }
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(LayoutJob::single_section(glyph.to_owned(), format)));
    ui.painter().galley(rect.center() - galley.size() * 0.5, galley, p.soft);
    widgets::focus_ring(ui, &response, rect, radius::CONTROL);
    response.on_hover_text(name)
}

/// Styles what is selected in the field, and keeps it selected.
fn apply(ui: &Ui, composer: &mut Composer, id: Id, style: Style) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = composer.text.chars().count();
    let selection = state.cursor.char_range().map_or(end..end, |range| {
        let [from, to] = range.sorted_cursors().map(|cursor| cursor.index.0.min(end));
        from..to
    });
    let selected = composer.style(style, selection);
    let cursor = |index: usize| CCursor::new(egui::text::CharIndex(index));
    state.cursor.set_char_range(Some(CCursorRange::two(cursor(selected.start), cursor(selected.end))));
    TextEdit::store_state(ui.ctx(), id, state);
    composer.wants_focus = true;
}

fn style_shortcuts(ui: &Ui, composer: &mut Composer, id: Id) {
    for style in [Style::Link, Style::Bold, Style::Italic, Style::Code] {
        if style_shortcut(style).pressed(ui) {
            apply(ui, composer, id, style);
        }
    }
}

fn style_shortcut(style: Style) -> Shortcut {
    match style {
        Style::Bold => Shortcut::Bold,
        Style::Italic => Shortcut::Italic,
        Style::Code => Shortcut::Code,
        Style::Link => Shortcut::Link,
    }
}

/// Whether an input method is at work in this frame: what Enter means then is its business.
pub(super) fn composing(ui: &Ui) -> bool {
    let key = Id::unique("composer-ime");
    let was = ui.data(|data| data.get_temp::<bool>(key)).unwrap_or(false);
    let (mut now, mut touched) = (was, was);
    ui.input(|input| {
        for event in &input.events {
            if let Event::Ime(ime) = event {
                touched = true;
                now = matches!(ime, egui::ImeEvent::Preedit { text, .. } if !text.is_empty());
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(key, now));
    touched
}

/// Takes the first Enter without Shift out of the frame's events. What was typed before it belongs
/// to this message; what was typed after it in the same frame waits for the next one.
fn take_enter(ui: &Ui) -> bool {
    let is_send = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if !modifiers.shift);
    let is_typing =
        |event: &Event| matches!(event, Event::Key { .. } | Event::Text(_) | Event::Paste(_) | Event::Ime(_));
    let waiting: Vec<Event> = ui.data_mut(|data| data.remove_temp(rest_id())).unwrap_or_default();
    let rest = ui.input_mut(|input| {
        input.events.splice(0..0, waiting);
        let enter = input.events.iter().position(is_send)?;
        let after: Vec<Event> = input.events.drain(enter..).skip(1).collect();
        let (typing, others) = after.into_iter().partition(is_typing);
        input.events.extend::<Vec<Event>>(others);
        Some::<Vec<Event>>(typing)
    });
    let Some(rest) = rest else {
        return false;
    };
    if !rest.is_empty() {
        ui.data_mut(|data| data.insert_temp(rest_id(), rest));
        ui.ctx().request_repaint();
    }
    true
}

/// Where what was typed after Enter waits.
fn rest_id() -> Id {
    Id::unique("composer-typed-after-enter")
}

fn count(ui: &mut Ui, composer: &mut Composer, language: Language) {
    let (units, limit) = (composer.units(), composer.limit());
    if units < limit * 9 / 10 {
        return;
    }
    let p = Palette::of(ui);
    let color = if units > limit { p.bad } else { p.soft };
    let text = format!("{} / {}", language.number(units as u64), language.number(limit as u64));
    ui.label(RichText::new(text).font(theme::small()).color(color))
        .on_hover_text(too_long(units, limit, language));
}

fn refusal(composer: &mut Composer, language: Language) -> Option<String> {
    if let Err(problem) = composer.marked() {
        return Some(fault_text(&problem.fault, language));
    }
    if composer.is_invisible() {
        return Some(language.t(Text::TextInvisible).to_owned());
    }
    let hindrance = composer.hindrance().map(|hindrance| match hindrance {
        Hindrance::Looking => Text::LookingAtFiles,
        Hindrance::File => Text::FileInTheWay,
        Hindrance::TimePassed => Text::TimeInTheWay,
    });
    if let Some(hindrance) = hindrance {
        return Some(language.t(hindrance).to_owned());
    }
    let limit = composer.limit();
    match composer.units() {
        0 if composer.attachments.is_empty() && !composer.edits_caption() => {
            Some(language.t(Text::NothingToSend).to_owned())
        }
        units if units > limit => Some(too_long(units, limit, language)),
        _ => None,
    }
}

pub(super) fn fault_text(fault: &MarkupFault, language: Language) -> String {
    let (text, what) = match fault {
        MarkupFault::NotClosed(what) => (Text::MarkupNotClosed, what.as_str()),
        MarkupFault::ClosesNothing(what) => (Text::MarkupClosesNothing, what.as_str()),
        MarkupFault::Unsupported(what) => (Text::MarkupUnsupported, what.as_str()),
        MarkupFault::BareLess => (Text::MarkupBareLess, "<"),
    };
    language.fill(text, &[("what", what)])
}

fn too_long(units: usize, limit: usize, language: Language) -> String {
    let (count, limit) = (language.number(units as u64), language.number(limit as u64));
    language.fill(Text::TooLongToSend, &[("count", &count), ("limit", &limit)])
}
