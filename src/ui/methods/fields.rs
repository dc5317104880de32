//! The form: a field for each parameter of the catalogue, or the body as JSON.

use egui::{
    Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, RichText, Role, ScrollArea, Sense,
};
use egui::{Ui, WidgetInfo, pos2, vec2};

use crate::api::catalogue::{Parameter, ParameterType, Translations};
use crate::engine::file::FileProblem;
use crate::i18n::{Language, Text};

use super::super::action::Action;
use super::super::attach::file_problem;
use super::super::icons::Icon;
use super::super::theme::{self, Palette, radius, space};
use super::super::widgets::{self, Button, IconButton, Kind, TextField, line};
use super::form::{self, Editor, Field, Mode};
use super::picker::{Picker, Wanted};
use super::value::{self, Problem};
use super::{Methods, MethodsAction, MethodsView, words};

/// Height of a row of the picker.
const CHOICE: f32 = 32.0;

/// The field of the JSON body.
fn body_id() -> Id {
    Id::unique("method-body")
}

/// Shows the fields or the body.
pub(super) fn show(ui: &mut Ui, view: &MethodsView<'_>, methods: &mut Methods, actions: &mut Vec<Action>) {
    let language = view.language;
    let mut picker = methods.picker.take();
    let trouble = methods.file_trouble.clone();
    let translations = methods.catalogue.translations().clone();
    let editor = methods.editor();
    if editor.mode() == Mode::Json {
        body(ui, language, editor);
        methods.picker = picker;
        return;
    }
    ui.spacing_mut().item_spacing.y = space::M;
    if editor.fields.is_empty() {
        widgets::hint(ui, language.t(Text::NoParameters));
    }
    let method = editor.method().to_owned();
    let takes_files = editor.known().is_some_and(crate::api::catalogue::Method::takes_files);
    for entry in &mut editor.fields {
        let wanted = picker.as_mut().filter(|picker| picker.parameter() == entry.parameter.name);
        let trouble = trouble.as_ref().filter(|(name, _)| *name == entry.parameter.name).map(|(_, why)| why);
        let id = Id::unique(("method-field", method.as_str(), entry.parameter.name.as_str()));
        let shown = Shown { language, translations: &translations, id, takes_files, trouble };
        ui.push_id(id, |ui| shown.field(ui, entry, wanted, actions));
    }
    if !editor.extra().is_empty() {
        let extra = serde_json::Value::Object(editor.extra().clone()).to_string();
        let text = language.fill(Text::FormExtra, &[("json", &widgets::one_line(&extra, 200))]);
        widgets::hint(ui, &text);
        if ui.add(Button::secondary(language.t(Text::FormForgetExtra)).small()).clicked() {
            editor.forget_extra();
        }
    }
    methods.picker = picker;
}

fn body(ui: &mut Ui, language: Language, editor: &mut Editor) {
    ui.spacing_mut().item_spacing.y = space::S;
    let problem = editor.body.checked().as_ref().err().map(|problem| words::problem(problem, language));
    let mut field = TextField::new(body_id(), language.t(Text::BodyField)).code().rows(12);
    if let Some(problem) = &problem {
        field = field.note(problem, Kind::Bad);
    }
    if field.show(ui, &mut editor.body.text).field.changed() {
        editor.body.changed();
    }
    widgets::hint(ui, language.t(Text::BodyText));
}

/// How one field is shown.
struct Shown<'a> {
    language: Language,
    translations: &'a Translations,
    id: Id,
    takes_files: bool,
    trouble: Option<&'a FileProblem>,
}

impl Shown<'_> {
    fn field(&self, ui: &mut Ui, field: &mut Field, picker: Option<&mut Picker>, actions: &mut Vec<Action>) {
        ui.spacing_mut().item_spacing.y = space::XS;
        self.head(ui, &field.parameter);
        match field.parameter.kind {
            ParameterType::Boolean => self.choices(ui, field, &["true".to_owned(), "false".to_owned()]),
            ParameterType::Text if !field.parameter.choices.is_empty() => {
                let choices = field.parameter.choices.clone();
                self.choices(ui, field, &choices);
            }
            _ if field.file.is_some() => self.file(ui, field),
            _ => self.text(ui, field, picker, actions),
        }
        self.notes(ui, field);
    }

    /// Name, type and whether it must be there.
    fn head(&self, ui: &mut Ui, parameter: &Parameter) {
        let p = Palette::of(ui);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.label(RichText::new(&parameter.name).font(theme::small_bold()).color(p.text));
            let kind = RichText::new(parameter.kind.name()).font(theme::small()).color(p.faint);
            ui.label(kind);
            if parameter.required {
                let word = RichText::new(self.language.t(Text::FieldRequired)).font(theme::small());
                ui.label(word.color(p.accent));
            }
            if !parameter.basis.is_documented() {
                let word = RichText::new(self.language.t(Text::FieldInferred)).font(theme::small());
                let why = words::source(&parameter.basis, self.translations, self.language);
                ui.label(word.color(p.warn)).on_hover_text(why);
            }
        });
    }

    fn text(&self, ui: &mut Ui, field: &mut Field, picker: Option<&mut Picker>, actions: &mut Vec<Action>) {
        let parameter = field.parameter.clone();
        let json = value::is_json(parameter.kind);
        let long = parameter.kind == ParameterType::Text && parameter.max.is_some_and(|max| max > 256);
        let rows = match (json, long && parameter.name != "url") {
            (true, _) => 3,
            (false, true) => 2,
            _ => 1,
        };
        let hint = words::hint(parameter.kind, self.language);
        let mut input = TextField::new(self.id, "").hint(hint).rows(rows);
        if json {
            input = input.code();
        }
        let pick = pick_text(&parameter).map(|text| self.language.fill(text, &[("name", &parameter.name)]));
        if let Some(pick) = &pick {
            input = input.action(Icon::Search, pick);
        }
        let shown = input.show(ui, &mut field.text);
        let response = shown.field.accessible_name(&parameter.name);
        if response.changed() {
            field.changed();
        }
        let open = response.has_focus()
            && pick.is_some()
            && ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::ArrowDown));
        if shown.action || open {
            actions.push(Action::Methods(MethodsAction::Pick(parameter.name.clone())));
        }
        if let Some(picker) = picker {
            self.picker(&response, picker, actions);
        }
        if json && field.text.is_empty() {
            let label = self.language.fill(Text::FieldExample, &[("name", &parameter.name)]);
            if ui.add(Button::link(self.language.t(Text::Example))).accessible_name(label).clicked() {
                value::example(parameter.kind).clone_into(&mut field.text);
                field.changed();
            }
        }
        if parameter.kind == ParameterType::Media && self.takes_files {
            let label = self.language.t(Text::ChooseFile);
            if ui.add(Button::secondary(label).icon(Icon::File).small()).clicked() {
                actions.push(Action::Methods(MethodsAction::ChooseFile(parameter.name)));
            }
        }
    }

    /// One of a few words, or none.
    fn choices(&self, ui: &mut Ui, field: &mut Field, choices: &[String]) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let name = field.parameter.name.clone();
            let not_set = self.language.t(Text::FieldNotSet);
            let mut chosen = None;
            if !field.parameter.required {
                let label = format!("{name}: {not_set}");
                let chip = widgets::chip(ui, not_set, field.text.is_empty());
                if chip.accessible_name(label).clicked() {
                    chosen = Some(String::new());
                }
            }
            for choice in choices {
                let chip = widgets::chip(ui, choice, field.text == *choice);
                if chip.accessible_name(format!("{name}: {choice}")).clicked() {
                    chosen = Some(choice.clone());
                }
            }
            if let Some(chosen) = chosen {
                field.text = chosen;
                field.changed();
            }
        });
    }

    fn file(&self, ui: &mut Ui, field: &mut Field) {
        let Some(file) = &field.file else { return };
        let name = widgets::display_name(&file.name).into_owned();
        let text = format!("{name} · {} · {}", file.mime, bytes(file.size, self.language));
        let remove = self.language.fill(Text::RemoveFile, &[("name", &name)]);
        let gone = widgets::well(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(RichText::new(text).font(theme::body()));
                ui.add(IconButton::new(Icon::Close, &remove).size(24.0)).clicked()
            })
            .inner
        });
        if gone.inner {
            field.file = None;
        }
    }

    /// What it means, and what is wrong with what is written.
    fn notes(&self, ui: &mut Ui, field: &Field) {
        let p = Palette::of(ui);
        let small = |ui: &mut Ui, text: &str, color| {
            let text = RichText::new(text).font(theme::small()).color(color);
            ui.add(egui::Label::new(text).wrap());
        };
        let (checked, remark) = field.checked();
        match checked {
            // That it must be there is said beside its name.
            Err(Problem::Missing) | Ok(_) => {}
            Err(problem) => small(ui, &words::problem(problem, self.language), p.bad),
        }
        if let Some(remark) = remark {
            small(ui, &words::remark(remark, self.language), p.warn);
        }
        if let Some(trouble) = self.trouble {
            small(ui, &file_problem(trouble, self.language), p.bad);
        }
        small(ui, self.translations.text(&field.parameter.doc, self.language.tag()), p.soft);
    }

    fn picker(&self, at: &Response, picker: &mut Picker, actions: &mut Vec<Action>) {
        let language = self.language;
        let mut open = true;
        let popup = Popup::from_response(at)
            .id(self.id.with("picker"))
            .open_bool(&mut open)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        popup.show(|ui| {
            ui.set_width(at.rect.width().clamp(280.0, 420.0));
            if picker.wanted() == Wanted::ChatFirst {
                widgets::hint(ui, language.t(Text::PickChatFirst));
                return;
            }
            let (hint, clear) = (language.t(Text::PickSearch), language.t(Text::ClearSearch));
            let field = widgets::search_field(ui, &mut picker.search, hint, clear, self.id.with("search"));
            if picker.wants_focus && !ui.is_sizing_pass() {
                picker.wants_focus = false;
                field.request_focus();
            }
            if field.changed() {
                ui.ctx().request_repaint();
            }
            let height = 6.0 * CHOICE;
            let area =
                ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink(false);
            area.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if picker.is_loaded() && picker.choices().is_empty() {
                    widgets::hint(ui, language.t(Text::PickNothing));
                }
                for choice in picker.choices() {
                    let name = widgets::one_line(&choice.name(language), 120).into_owned();
                    let value = choice.value();
                    if choice_row(ui, &name, &value).clicked() {
                        actions.push(Action::Methods(MethodsAction::Picked(value)));
                    }
                }
            });
        });
        if !open {
            actions.push(Action::Methods(MethodsAction::ClosePicker));
        }
    }
}

fn choice_row(ui: &mut Ui, name: &str, value: &str) -> Response {
    let p = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), CHOICE), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name} · {value}")));
    if ui.is_rect_visible(rect) {
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, f32::from(radius::CONTROL), p.hover);
        }
        let number = line::layout(ui, value, theme::code(), p.faint, rect.width() * 0.5);
        let room = rect.width() - number.size().x - 3.0 * space::S;
        let text = line::layout(ui, name, theme::body(), p.text, room);
        let left = pos2(rect.left() + space::S, rect.center().y - text.size().y * 0.5);
        ui.painter().galley(left, text, p.text);
        let right = rect.right() - space::S - number.size().x;
        ui.painter().galley(pos2(right, rect.center().y - number.size().y * 0.5), number, p.faint);
        if response.has_focus() {
            let stroke = egui::Stroke::new(2.0, p.accent);
            let edge: Rect = rect.shrink(1.0);
            ui.painter().rect_stroke(edge, f32::from(radius::CONTROL), stroke, egui::StrokeKind::Inside);
        }
    }
    response
}

/// What the button at the end of a field offers.
fn pick_text(parameter: &Parameter) -> Option<Text> {
    if form::picks_chat(parameter) {
        Some(Text::PickChat)
    } else if form::picks_message(parameter) {
        Some(Text::PickMessage)
    } else if form::picks_person(parameter) {
        Some(Text::PickPerson)
    } else {
        None
    }
}

/// A size for people.
pub(super) fn bytes(size: u64, language: Language) -> String {
    match size {
        0..1024 => format!("{} B", language.number(size)),
        1024..1_048_576 => format!("{:.1} KB", size as f64 / 1024.0),
        _ => format!("{:.1} MB", size as f64 / 1_048_576.0),
    }
}
