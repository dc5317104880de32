//! How a keyboard is built on the screen.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, CursorIcon, Frame, Id, Layout, Margin, Order, Rect, Response, RichText, Role, Sense, Stroke,
    TextBuffer, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use crate::api::keyboard::{COMFORTABLE_LABEL_CHARS, LabelFault, MAX_BUTTONS, MAX_IN_ROW};
use crate::api::{KeyboardButton, Press};
use crate::i18n::{Language, Text};
use crate::store::MAX_KEPT_NAME;
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::remedy;
use crate::ui::shortcuts::Shortcut;
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{self, Banner, Bubble, Button, Dialog, IconButton, Kind, Side, TextField};

use super::builder::{ButtonFault, KeyboardBuilder, Spot, Step};
use super::composer_line::count_text;
use super::saved::Saved;
use super::{KeyboardAction, Keyboards, rows, words};

/// Width of the dialog.
const WIDTH: f32 = 880.0;
/// Width of the preview beside the rows.
const BESIDE: f32 = 348.0;
/// Lines of the JSON field.
const JSON_ROWS: usize = 16;

impl Keyboards {
    /// Shows what is being built, if something is.
    pub fn show(&mut self, ui: &Ui, language: Language, actions: &mut Vec<Action>) {
        let Self { builder: Some(builder), saved } = self else {
            return;
        };
        let dialog =
            Dialog::new("keyboard-builder", language.t(Text::BuilderTitle), language.t(Text::DialogClose));
        let mut state = (builder, actions);
        let closed = dialog.width(WIDTH).firm().show(
            ui,
            &mut state,
            |ui, (builder, actions)| contents(ui, builder, saved, language, actions),
            |ui, (builder, actions)| buttons(ui, builder, language, actions),
        );
        if closed {
            let (builder, actions) = state;
            leave(builder, actions);
        }
    }
}

fn leave(builder: &mut KeyboardBuilder, actions: &mut Vec<Action>) {
    if builder.is_changed() {
        builder.asks_to_leave = true;
    } else {
        actions.push(Action::Keyboard(KeyboardAction::Close));
    }
}

fn contents(
    ui: &mut Ui,
    builder: &mut KeyboardBuilder,
    saved: &Saved,
    language: Language,
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.y = space::S;
    if builder.asks_to_leave {
        let labels = [language.t(Text::ThrowAway), language.t(Text::KeepEditing)];
        let banner = Banner::new(Kind::Warn, language.t(Text::UnsavedTitle)).actions(&labels);
        match banner.show(ui).action {
            Some(0) => actions.push(Action::Keyboard(KeyboardAction::Close)),
            Some(_) => builder.asks_to_leave = false,
            None => {}
        }
    }
    let ways = [(language.t(Text::ByHand), !builder.as_json), (language.t(Text::AsJson), builder.as_json)];
    let chips = widgets::chip_row(ui, &ways);
    if chips[0].clicked() && builder.as_json {
        builder.take_json();
    }
    if chips[1].clicked() && !builder.as_json {
        builder.write_json();
    }
    ui.add_space(space::XS);
    let width = ui.available_width();
    if width < 640.0 {
        ui.vertical(|ui| builder_side(ui, builder, language));
        ui.add_space(space::M);
        result_side(ui, builder, saved, language, actions);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        let left = width - BESIDE - space::XL;
        ui.allocate_ui_with_layout(vec2(left, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(left);
            builder_side(ui, builder, language);
        });
        ui.allocate_ui_with_layout(vec2(BESIDE, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(BESIDE);
            result_side(ui, builder, saved, language, actions);
        });
    });
}

fn builder_side(ui: &mut Ui, builder: &mut KeyboardBuilder, language: Language) {
    ui.spacing_mut().item_spacing.y = space::S;
    if builder.as_json {
        json(ui, builder, language);
    } else {
        grid(ui, builder, language);
        form(ui, builder, language);
    }
}

/// What is done to the rows while they are drawn.
enum Change {
    Select(Spot),
    Step(Spot, Step),
    Move(Spot, Spot),
    AddTo(usize),
    AddRow,
    Remove(Spot),
}

fn grid(ui: &mut Ui, builder: &mut KeyboardBuilder, language: Language) {
    let mut change = None;
    ui.spacing_mut().item_spacing.y = rows::GAP;
    for (row, line) in builder.rows.iter().enumerate() {
        let size = vec2(ui.available_width(), rows::HEIGHT);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let plus = Rect::from_min_max(pos2(rect.right() - 30.0, rect.top()), rect.max);
        let pieces = Rect::from_min_max(rect.min, pos2(plus.left() - rows::GAP, rect.bottom()));
        for (place, (at, button)) in rows::split(pieces, line.len()).zip(line).enumerate() {
            piece(ui, (row, place), at, button, builder, language, &mut change);
        }
        let name = language.fill(Text::AddToRow, &[("row", &(row + 1).to_string())]);
        let full = language.fill(Text::RowFull, &[("limit", &MAX_IN_ROW.to_string())]);
        let reason = (!builder.has_room(Some(row))).then_some(full.as_str());
        let builder_ui = egui::UiBuilder::new().max_rect(plus).id_salt(("add", row));
        let mut place = ui.new_child(builder_ui);
        let added = place.add(IconButton::new(Icon::Plus, &name).size(30.0).disabled(reason));
        if added.clicked() {
            change = Some(Change::AddTo(row));
        }
        if let Some(from) = added.dnd_release_payload::<Spot>() {
            change = Some(Change::Move(*from, (row, line.len())));
        }
    }
    let full = language.fill(Text::KeyboardFull, &[("limit", &MAX_BUTTONS.to_string())]);
    let reason = (!builder.has_room(None)).then_some(full.as_str());
    let add = Button::secondary(language.t(Text::AddRow)).icon(Icon::Plus).small().disabled(reason);
    let added = ui.add(add);
    if added.clicked() {
        change = Some(Change::AddRow);
    }
    if let Some(from) = added.dnd_release_payload::<Spot>() {
        change = Some(Change::Move(*from, (builder.rows.len(), 0)));
    }
    match change {
        Some(Change::Select(spot)) => builder.select(spot),
        Some(Change::Step(spot, step)) if builder.step(spot, step) => {
            let moved = builder.selected;
            ui.data_mut(|data| data.insert_temp(focus_id(), moved));
        }
        Some(Change::Move(from, to)) => {
            builder.move_to(from, to);
        }
        Some(Change::AddTo(row)) => builder.add_button(row),
        Some(Change::AddRow) => builder.add_row(),
        Some(Change::Remove(spot)) => builder.remove(spot),
        Some(Change::Step(..)) | None => {}
    }
}

/// Where it is remembered which button takes the keyboard after a move.
fn focus_id() -> Id {
    Id::unique("keyboard-builder-focus")
}

fn piece(
    ui: &mut Ui,
    spot: Spot,
    at: Rect,
    button: &KeyboardButton,
    builder: &KeyboardBuilder,
    language: Language,
    change: &mut Option<Change>,
) {
    let p = Palette::of(ui);
    let id = ui.unique_id().with(("piece", spot));
    let response = ui.interact(at, id, Sense::click_and_drag());
    let empty = button.label.trim().is_empty();
    let label =
        if empty { language.t(Text::NoLabelYet).into() } else { widgets::one_line(&button.label, 120) };
    let selected = builder.selected == Some(spot);
    let name = language.fill(Text::ButtonNamed, &[("label", &label)]);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &name));
    let waiting: Option<Option<Spot>> = ui.data(|data| data.get_temp(focus_id()));
    if waiting == Some(Some(spot)) {
        ui.data_mut(|data| data.remove_temp::<Option<Spot>>(focus_id()));
        response.request_focus();
    }
    let wrong = KeyboardBuilder::fault(button).is_some() && !(selected && empty);
    let edge = match (wrong, selected) {
        (true, _) => p.bad,
        (false, true) => p.accent,
        (false, false) => p.edge,
    };
    let fill = if selected || response.hovered() { p.accent_soft } else { p.panel };
    let ink = if empty { p.faint } else { p.accent };
    rows::paint(ui, ui.painter(), at, &label, rows::sign(&button.press), (fill, edge, ink));
    widgets::focus::ring(ui, &response, at, radius::CONTROL);
    if response.clicked() {
        *change = Some(Change::Select(spot));
    }
    if response.has_focus() {
        for (shortcut, step) in [
            (Shortcut::ButtonLeft, Step::Left),
            (Shortcut::ButtonRight, Step::Right),
            (Shortcut::ButtonUp, Step::Up),
            (Shortcut::ButtonDown, Step::Down),
        ] {
            if shortcut.pressed(ui) {
                *change = Some(Change::Step(spot, step));
            }
        }
        if Shortcut::ButtonRemove.pressed(ui) {
            *change = Some(Change::Remove(spot));
        }
    }
    drag(ui, spot, at, &label, button, &response, change);
    response.on_hover_cursor(CursorIcon::Grab).on_hover_text(language.t(Text::DragHint));
}

fn drag(
    ui: &Ui,
    spot: Spot,
    at: Rect,
    label: &str,
    button: &KeyboardButton,
    response: &Response,
    change: &mut Option<Change>,
) {
    let p = Palette::of(ui);
    response.dnd_set_drag_payload(spot);
    if response.dragged()
        && let Some(pointer) = ui.pointer_interact_pos()
    {
        let layer = egui::LayerId::new(Order::Tooltip, response.id.with("ghost"));
        let ghost = Rect::from_center_size(pointer, at.size());
        let painter = ui.ctx().layer_painter(layer);
        let colors = (p.panel, p.accent, p.accent);
        rows::paint(ui, &painter, ghost, label, rows::sign(&button.press), colors);
    }
    let before = |pointer: egui::Pos2| pointer.x < at.center().x;
    if response.dnd_hover_payload::<Spot>().is_some()
        && !response.dragged()
        && let Some(pointer) = ui.pointer_interact_pos()
    {
        let x = if before(pointer) { at.left() - 2.0 } else { at.right() + 2.0 };
        ui.painter().vline(x, at.y_range(), Stroke::new(3.0, p.accent));
    }
    if let Some(from) = response.dnd_release_payload::<Spot>()
        && let Some(pointer) = ui.pointer_interact_pos()
    {
        let place = if before(pointer) { spot.1 } else { spot.1 + 1 };
        *change = Some(Change::Move(*from, (spot.0, place)));
    }
}

/// Label, kind and address of the selected button, and how it moves by hand.
fn form(ui: &mut Ui, builder: &mut KeyboardBuilder, language: Language) {
    let Some(spot) = builder.selected else {
        widgets::paragraph(ui, language.t(Text::NoButtonSelected));
        return;
    };
    let take = std::mem::take(&mut builder.wants_focus);
    let mut change = None;
    let Some(button) = builder.selected_mut() else {
        return;
    };
    ui.add_space(space::S);
    ui.separator();
    ui.spacing_mut().item_spacing.y = space::S;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let (row, place) = ((spot.0 + 1).to_string(), (spot.1 + 1).to_string());
        let title = language.fill(Text::ButtonPlace, &[("row", &row), ("place", &place)]);
        ui.label(RichText::new(title).font(theme::body_bold()).color(Palette::of(ui).text));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let icon = |icon, text| IconButton::new(icon, language.t(text)).size(28.0);
            if ui.add(icon(Icon::Trash, Text::RemoveButton)).clicked() {
                change = Some(Change::Remove(spot));
            }
            for (sign, text, step) in [
                (Icon::Down, Text::MoveButtonDown, Step::Down),
                (Icon::Up, Text::MoveButtonUp, Step::Up),
                (Icon::Forward, Text::MoveButtonRight, Step::Right),
                (Icon::Back, Text::MoveButtonLeft, Step::Left),
            ] {
                if ui.add(icon(sign, text)).clicked() {
                    change = Some(Change::Step(spot, step));
                }
            }
        });
    });
    label_field(ui, button, take, language);
    kind_choice(ui, button, language);
    address_field(ui, button, language);
    match change {
        Some(Change::Remove(spot)) => builder.remove(spot),
        Some(Change::Step(spot, step)) => {
            builder.step(spot, step);
        }
        _ => {}
    }
}

fn label_field(ui: &mut Ui, button: &mut KeyboardButton, take: bool, language: Language) {
    let chars = button.label.chars().count();
    let note = match button.label_fault() {
        // That there is none yet is said beside the button that is done with it.
        Some(LabelFault::Empty) => None,
        Some(fault) => Some((words::of_label(&fault, language), Kind::Bad)),
        None if chars > COMFORTABLE_LABEL_CHARS => {
            let (count, limit) = (chars.to_string(), COMFORTABLE_LABEL_CHARS.to_string());
            let text = language.fill(Text::LabelLong, &[("count", &count), ("limit", &limit)]);
            Some((text, Kind::Warn))
        }
        None => None,
    };
    let mut field = TextField::new(Id::unique("keyboard-label"), language.t(Text::ButtonLabel))
        .hint(language.t(Text::ButtonLabelHint));
    if let Some((text, kind)) = &note {
        field = field.note(text, *kind);
    }
    let shown = field.show(ui, &mut button.label);
    if take {
        shown.field.request_focus();
    }
}

fn kind_choice(ui: &mut Ui, button: &mut KeyboardButton, language: Language) {
    let p = Palette::of(ui);
    ui.label(RichText::new(language.t(Text::ButtonKind)).font(theme::small_bold()).color(p.soft));
    let address = match &button.press {
        Press::WebApp(address) | Press::Url(address) => address.clone(),
        Press::Other(_) => "https://".to_owned(),
    };
    let app = matches!(button.press, Press::WebApp(_));
    let page = matches!(button.press, Press::Url(_));
    let choices = [(language.t(Text::KindWebApp), app), (language.t(Text::KindUrl), page)];
    let chips = widgets::chip_row(ui, &choices);
    if chips[0].clicked() {
        button.press = Press::WebApp(address);
    } else if chips[1].clicked() {
        button.press = Press::Url(address);
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let (kind, tag, hint) = match &button.press {
            Press::WebApp(_) => (Kind::Ok, Text::TagDocumented, language.t(Text::WebAppHint).to_owned()),
            Press::Url(_) => (Kind::Warn, Text::TagInferred, language.t(Text::UrlHint).to_owned()),
            Press::Other(member) => {
                let fault = ButtonFault::Unsupported(member.clone());
                (Kind::Bad, Text::TagUnsupported, words::of_button(&fault, language))
            }
        };
        widgets::tag(ui, language.t(tag), kind);
        widgets::hint(ui, &hint);
    });
}

fn address_field(ui: &mut Ui, button: &mut KeyboardButton, language: Language) {
    // An address that was only begun is not scolded.
    let begun =
        matches!(&button.press, Press::WebApp(address) | Press::Url(address) if address == "https://");
    let fault = button.address_fault().filter(|_| !begun);
    let fault = fault.map(|fault| words::of_address(&fault, language));
    let (Press::WebApp(address) | Press::Url(address)) = &mut button.press else {
        return;
    };
    let mut field = TextField::new(Id::unique("keyboard-address"), language.t(Text::ButtonAddress)).code();
    if let Some(text) = &fault {
        field = field.note(text, Kind::Bad);
    }
    field.show(ui, address);
}

fn json(ui: &mut Ui, builder: &mut KeyboardBuilder, language: Language) {
    let p = Palette::of(ui);
    let problem = builder.read_json().as_ref().err().cloned();
    let wrong = problem.as_ref().map(|problem| problem.at.clone());
    let id = Id::unique("keyboard-json");
    let label = ui.label(RichText::new("reply_markup").font(theme::small_bold()).color(p.soft));
    let area = egui::ScrollArea::vertical().id_salt("json").max_height(320.0).min_scrolled_height(320.0);
    area.auto_shrink([false, true]).show(ui, |ui| {
        let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
            let job = marked(ui, text.as_str(), wrong.clone(), width);
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        widgets::own_history(ui, id, &builder.json);
        let edit = TextEdit::multiline(&mut builder.json)
            .id(id)
            .char_limit(crate::api::keyboard::strict::MAX_BYTES)
            .desired_rows(JSON_ROWS)
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(12, 8))
            .layouter(&mut layouter);
        ui.add(edit).labelled_by(label.id);
        widgets::left_in_field(ui, id, &builder.json);
    });
    match problem {
        Some(problem) => {
            let text = words::of_problem(&problem, language);
            ui.label(RichText::new(text).font(theme::small()).color(p.bad));
            if widgets::small_link(ui, language.t(Text::ShowPlace)).clicked() {
                show_place(ui, id, &builder.json, problem.at);
            }
        }
        None => {
            widgets::hint(ui, language.t(Text::JsonGood));
        }
    }
}

fn show_place(ui: &Ui, id: Id, json: &str, at: std::ops::Range<usize>) {
    let chars = |byte: usize| json.get(..byte).unwrap_or(json).chars().count();
    let cursor = |byte: usize| egui::text::CCursor::new(egui::text::CharIndex(chars(byte)));
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let range = egui::text::CCursorRange::two(cursor(at.start), cursor(at.end));
    state.cursor.set_char_range(Some(range));
    TextEdit::store_state(ui.ctx(), id, state);
    ui.memory_mut(|memory| memory.request_focus(id));
}

fn marked(ui: &Ui, text: &str, wrong: Option<std::ops::Range<usize>>, width: f32) -> LayoutJob {
    let p = Palette::of(ui);
    let format = TextFormat { font_id: theme::code(), color: p.text, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    match wrong.filter(|wrong| text.get(wrong.clone()).is_some()) {
        Some(wrong) => {
            let bad = TextFormat { color: p.bad, background: p.bad_soft, ..format.clone() };
            job.append(&text[..wrong.start], 0.0, format.clone());
            job.append(&text[wrong.clone()], 0.0, bad);
            job.append(&text[wrong.end..], 0.0, format);
        }
        None => job.append(text, 0.0, format),
    }
    job
}

/// The buttons as they will stand, and the kept ones.
fn result_side(
    ui: &mut Ui,
    builder: &mut KeyboardBuilder,
    saved: &Saved,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let p = Palette::of(ui);
    ui.spacing_mut().item_spacing.y = space::XS;
    let keyboard =
        if builder.as_json { builder.read_json().clone().unwrap_or_default() } else { builder.keyboard() };
    ui.label(RichText::new(language.t(Text::Preview)).font(theme::small_bold()).color(p.soft));
    let ground =
        Frame::new().fill(p.bg).corner_radius(f32::from(radius::CONTROL)).inner_margin(Margin::same(12));
    ground.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let text = match builder.text.trim() {
            "" => language.t(Text::SampleMessage),
            text => text,
        };
        let bubble = Bubble::new(ui, Side::Out, text, "").show(ui).bubble;
        rows::preview(ui, Side::Out, bubble.rect, &keyboard, language);
    });
    ui.add_space(space::S);
    ui.label(RichText::new(language.t(Text::SavedKeyboards)).font(theme::small_bold()).color(p.soft));
    if let Some(problem) = saved.problem() {
        let text = remedy::of_store(problem, language).sentence();
        Banner::new(Kind::Bad, language.t(Text::StoreTrouble)).text(&text).show(ui);
    }
    if saved.list().is_empty() {
        widgets::hint(ui, language.t(Text::NoSavedKeyboards));
    }
    let area = egui::ScrollArea::vertical().id_salt("saved").max_height(140.0).min_scrolled_height(140.0);
    area.auto_shrink([false, true]).show(ui, |ui| {
        for kept in saved.list() {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let name = widgets::display_name(&kept.name);
                    let forget = language.fill(Text::ForgetKeyboard, &[("name", &name)]);
                    if ui.add(IconButton::new(Icon::Trash, &forget).size(24.0)).clicked() {
                        actions.push(Action::Keyboard(KeyboardAction::Forget(kept.name.clone())));
                    }
                    let count = count_text(&kept.keyboard, language);
                    ui.label(RichText::new(count).font(theme::small()).color(p.soft));
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let tip = language.t(Text::UseKeyboard);
                        if ui.add(Button::link(&name).tooltip(tip)).clicked() {
                            builder.take(kept.keyboard.clone());
                            builder.name.clone_from(&kept.name);
                        }
                    });
                });
            });
        }
    });
    if let Some(kept) = saved.forgotten() {
        let text = language.fill(Text::Forgotten, &[("name", &widgets::display_name(&kept.name))]);
        ui.horizontal(|ui| {
            ui.label(RichText::new(text).font(theme::small()).color(p.soft));
            if widgets::small_link(ui, language.t(Text::DialogUndo)).clicked() {
                actions.push(Action::Keyboard(KeyboardAction::Unforget));
            }
        });
    }
    save_line(ui, builder, &keyboard, saved, language, actions);
}

fn save_line(
    ui: &mut Ui,
    builder: &mut KeyboardBuilder,
    keyboard: &crate::api::Keyboard,
    saved: &Saved,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let name = builder.name.trim().to_owned();
    let sound = !keyboard.is_empty() && builder.first_fault().is_none();
    let reason = if name.is_empty() {
        Some(language.t(Text::NameFirst).to_owned())
    } else if name.chars().count() > MAX_KEPT_NAME {
        Some(language.fill(Text::NameTooLong, &[("limit", &MAX_KEPT_NAME.to_string())]))
    } else if !saved.has_room(&name) {
        Some(language.t(Text::KeepsFull).to_owned())
    } else if !sound {
        Some(language.t(Text::MendFirst).to_owned())
    } else {
        None
    };
    ui.with_layout(Layout::right_to_left(Align::Max), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let label = if saved.has(&name) { Text::DialogReplace } else { Text::DialogSave };
        if ui.add(Button::secondary(language.t(label)).disabled(reason.as_deref())).clicked() {
            actions.push(Action::Keyboard(KeyboardAction::Save));
        }
        let field = TextField::new(Id::unique("keyboard-name"), "").hint(language.t(Text::SaveAsName));
        ui.with_layout(Layout::top_down(Align::Min), |ui| field.show(ui, &mut builder.name));
    });
}

fn buttons(ui: &mut Ui, builder: &mut KeyboardBuilder, language: Language, actions: &mut Vec<Action>) {
    let p = Palette::of(ui);
    let mut missing = false;
    let reason = if builder.as_json {
        builder.read_json().as_ref().err().map(|problem| words::of_problem(problem, language))
    } else {
        builder.first_fault().map(|((row, place), fault)| {
            let (row, place) = ((row + 1).to_string(), (place + 1).to_string());
            let at = language.fill(Text::ButtonPlace, &[("row", &row), ("place", &place)]);
            missing = matches!(fault, ButtonFault::Label(LabelFault::Empty));
            format!("{at}: {}", words::of_button(&fault, language))
        })
    };
    if ui.add(Button::primary(language.t(Text::DialogDone)).disabled(reason.as_deref())).clicked() {
        actions.push(Action::Keyboard(KeyboardAction::Done));
    }
    if ui.add(Button::secondary(language.t(Text::Cancel))).clicked() {
        leave(builder, actions);
    }
    // What is wrong with JSON stands below its field.
    if let Some(reason) = reason.filter(|_| !builder.as_json) {
        // Nothing is wrong with a button that nobody has written yet.
        let ink = if missing { p.soft } else { p.bad };
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(egui::Label::new(RichText::new(reason).font(theme::small()).color(ink)).truncate());
        });
    }
}
