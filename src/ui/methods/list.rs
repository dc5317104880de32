//! The methods by category, with a field to find one and the way to ask the server.

use egui::{Frame, Id, Key, Margin, Modifiers, Panel, Rect, Role, ScrollArea, Sense, Stroke, Ui, Vec2};
use egui::{WidgetInfo, pos2, vec2};

use crate::api::Sighting;
use crate::api::catalogue::{Category, Method, Risk};
use crate::i18n::Text;

use super::super::action::Action;
use super::super::icons::{self, Icon};
use super::super::theme::{self, Palette, radius, space};
use super::super::widgets::{self, Button, chip, line};
use super::{Methods, MethodsAction, MethodsView, View, words};

/// Height of a row.
const ROW: f32 = 32.0;

/// The field to search with.
pub(super) fn search_id() -> Id {
    Id::unique("methods-search")
}

/// Shows the list.
pub(super) fn show(ui: &mut Ui, view: &MethodsView<'_>, methods: &mut Methods, actions: &mut Vec<Action>) {
    let p = Palette::of(ui);
    let language = view.language;
    let foot = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(14, 10));
    Panel::bottom("methods-check").resizable(false).frame(foot).show(ui, |ui| {
        support(ui, view, methods, actions);
    });
    let head = Frame::new().inner_margin(Margin { left: 14, right: 14, top: 12, bottom: 8 });
    head.show(ui, |ui| {
        let (hint, clear) = (language.t(Text::MethodsSearch), language.t(Text::ClearSearch));
        let field = widgets::search_field(ui, &mut methods.search, hint, clear, search_id());
        if std::mem::take(&mut methods.wants_search) {
            field.request_focus();
        }
        if field.has_focus() {
            for (key, step) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1)] {
                if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                    actions.push(Action::Methods(MethodsAction::Step(step)));
                }
            }
        }
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            let found = methods.found();
            let name = match (found.first(), methods.typed_name()) {
                (None, Some(typed)) => Some(typed.to_owned()),
                (Some(_), _) if found.iter().any(|method| method.name == methods.selected) => {
                    Some(methods.selected.clone())
                }
                (Some(first), _) => Some(first.name.clone()),
                (None, None) => None,
            };
            actions.extend(name.map(|name| Action::Methods(MethodsAction::Select(name))));
        }
    });
    let scroll_to = std::mem::take(&mut methods.scroll_to_selected);
    let found = methods.found();
    ScrollArea::vertical().id_salt("methods-list").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for category in Category::ALL {
            let mut of_category = found.iter().filter(|method| method.category == category).peekable();
            if of_category.peek().is_none() {
                continue;
            }
            Frame::new().inner_margin(Margin { left: 22, right: 14, top: 2, bottom: 0 }).show(ui, |ui| {
                widgets::section(ui, language.t(words::category(category)));
            });
            for method in of_category {
                let selected = method.name == methods.selected;
                let response = row(ui, view, method, methods.mark(&method.name), selected);
                if response.clicked() {
                    actions.push(Action::Methods(MethodsAction::Select(method.name.clone())));
                }
                if response.has_focus() {
                    for (key, step) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1)] {
                        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                            actions.push(Action::Methods(MethodsAction::Step(step)));
                        }
                    }
                }
                if selected && scroll_to {
                    response.scroll_to_me(None);
                }
            }
        }
        Frame::new().inner_margin(Margin::symmetric(22, 12)).show(ui, |ui| {
            if let Some(name) = methods.typed_name() {
                let label = language.fill(Text::MethodsTyped, &[("name", name)]);
                if ui.add(Button::secondary(&label).small()).clicked() {
                    actions.push(Action::Methods(MethodsAction::Select(name.to_owned())));
                }
                widgets::hint(ui, language.t(Text::MethodsTypedText));
            } else if found.is_empty() {
                widgets::hint(ui, language.t(Text::MethodsNoneFound));
            } else {
                widgets::hint(ui, language.t(Text::MethodsTypeAny));
            }
        });
    });
}

fn row(
    ui: &mut Ui,
    view: &MethodsView<'_>,
    method: &Method,
    mark: Option<Sighting>,
    selected: bool,
) -> egui::Response {
    let p = Palette::of(ui);
    let language = view.language;
    let (whole, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let (kind, seen) = words::seen(mark, language);
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::ListItem, true, selected, &method.name);
        info.current_text_value = Some(format!("{}, {seen}", method.risk));
        info
    });
    if ui.is_rect_visible(whole) {
        let rect = whole.shrink2(vec2(10.0, 1.0));
        if selected || response.hovered() {
            let fill = if selected { p.accent_soft } else { p.hover };
            ui.painter().rect_filled(rect, f32::from(radius::CONTROL), fill);
        }
        let middle = rect.center().y;
        let mut right = rect.right() - space::S;
        if mark.is_some() {
            let place = Rect::from_center_size(pos2(right - 7.0, middle), Vec2::splat(14.0));
            icons::paint(ui.painter(), place, icon(mark), Stroke::new(1.6, kind.colors(p).0));
        }
        right -= 22.0;
        if method.risk == Risk::L3 {
            let (ink, fill) = chip::Kind::Bad.colors(p);
            let text = line::layout(ui, "L3", theme::small_bold(), ink, 40.0);
            let size = vec2(text.size().x + 10.0, 18.0);
            let pill = Rect::from_min_size(pos2(right - size.x, middle - 9.0), size);
            ui.painter().rect_filled(pill, f32::from(radius::TAG), fill);
            ui.painter().galley(pill.center() - text.size() * 0.5, text, ink);
            right = pill.left() - space::S;
        }
        let ink = if selected { p.accent } else { p.text };
        let font = if selected { theme::body_bold() } else { theme::body() };
        let left = rect.left() + space::M;
        let text = line::layout(ui, &method.name, font, ink, right - left);
        ui.painter().galley(pos2(left, middle - text.size().y * 0.5), text, ink);
        if response.has_focus() {
            let stroke = Stroke::new(2.0, p.accent);
            ui.painter().rect_stroke(rect, f32::from(radius::CONTROL), stroke, egui::StrokeKind::Inside);
        }
    }
    response.on_hover_text(seen)
}

/// The mark of what was seen.
pub(super) fn icon(mark: Option<Sighting>) -> Icon {
    match mark {
        None => Icon::Question,
        Some(Sighting::Works) => Icon::Check,
        Some(Sighting::NotImplemented | Sighting::NotFound) => Icon::Close,
        Some(Sighting::Refused(_)) => Icon::Info,
    }
}

/// The check of what the server has, and the way to the matrix.
fn support(ui: &mut Ui, view: &MethodsView<'_>, methods: &Methods, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
    ui.horizontal(|ui| {
        check_button(ui, view, methods, actions);
        let matrix = Button::secondary(view.language.t(Text::MethodsMatrix)).small();
        if ui.add(matrix.tooltip(view.language.t(Text::MethodsMatrixText))).clicked() {
            actions.push(Action::Methods(MethodsAction::View(View::Matrix)));
        }
    });
    widgets::hint(ui, &check_text(view, methods));
}

/// Starts or stops the check.
pub(super) fn check_button(
    ui: &mut Ui,
    view: &MethodsView<'_>,
    methods: &Methods,
    actions: &mut Vec<Action>,
) {
    let language = view.language;
    let running = methods.support.as_ref().is_some_and(|support| !support.is_done());
    let (text, action) = if running {
        (Text::MethodsCheckStop, MethodsAction::StopCheck)
    } else {
        (Text::MethodsCheck, MethodsAction::CheckSupport)
    };
    if ui
        .add(Button::secondary(language.t(text)).small().tooltip(language.t(Text::MethodsCheckText)))
        .clicked()
    {
        actions.push(Action::Methods(action));
    }
}

/// How the check stands.
pub(super) fn check_text(view: &MethodsView<'_>, methods: &Methods) -> String {
    let language = view.language;
    let Some(support) = &methods.support else {
        return language.t(Text::MethodsCheckHint).to_owned();
    };
    let (asked, total) = support.progress();
    if !support.is_done() {
        let (asked, total) = (asked.to_string(), total.to_string());
        return language.fill(Text::MethodsChecking, &[("asked", &asked), ("total", &total)]);
    }
    let (there, missing, silent) = support.result();
    let mut text = language.fill(
        Text::MethodsChecked,
        &[("there", &there.to_string()), ("missing", &missing.to_string()), ("silent", &silent.to_string())],
    );
    if support.left_out() > 0 {
        text.push(' ');
        let left_out = support.left_out().to_string();
        text.push_str(&language.fill(Text::MethodsCheckLeftOut, &[("count", &left_out)]));
    }
    text
}
