//! Every method at a glance: how it is known, how risky it is, and what was seen of it.

use egui::{Align, Frame, Layout, Margin, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, Vec2};
use egui::{WidgetInfo, pos2, vec2};

use crate::api::Sighting;
use crate::api::catalogue::{Basis, Category, Method};
use crate::i18n::Text;

use super::super::action::Action;
use super::super::icons::{self, Icon};
use super::super::theme::{self, Palette, radius, space};
use super::super::widgets::{self, Button, IconButton, Kind, line};
use super::{Methods, MethodsAction, MethodsView, View, list, words};

/// Height of a row.
const ROW: f32 = 26.0;
/// The least width of a column.
const COLUMN: f32 = 300.0;

/// Shows the matrix.
pub(super) fn show(ui: &mut Ui, view: &MethodsView<'_>, methods: &Methods, actions: &mut Vec<Action>) {
    let p = Palette::of(ui);
    let language = view.language;
    ui.spacing_mut().item_spacing.y = 0.0;
    let head = Frame::new().fill(p.panel).inner_margin(Margin { left: 20, right: 20, top: 12, bottom: 12 });
    head.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        ui.horizontal(|ui| {
            let back = language.t(Text::MatrixBack);
            if ui.add(IconButton::new(Icon::Back, back)).clicked() {
                actions.push(Action::Methods(MethodsAction::View(View::Page)));
            }
            widgets::heading(ui, language.t(Text::MatrixTitle));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let copy = Button::secondary(language.t(Text::MatrixCopy)).icon(Icon::Copy).small();
                if ui.add(copy).clicked() {
                    let mark = |name: &str| methods.mark(name);
                    let table = words::markdown(methods.catalogue.methods(), mark, language);
                    actions.push(Action::Copy(table));
                }
                list::check_button(ui, view, methods, actions);
            });
        });
        ui.horizontal_wrapped(|ui| legend(ui, view, methods));
    });
    let edge = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), edge, Stroke::new(1.0, p.line));
    ScrollArea::vertical().id_salt("method-matrix").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(20, 16)).show(ui, |ui| {
            let width = ui.available_width();
            let count = ((width + space::M) / (COLUMN + space::M)).floor().clamp(1.0, 3.0) as usize;
            let each = ((width - space::M * (count - 1) as f32) / count as f32).floor();
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                for categories in columns(methods, count) {
                    ui.allocate_ui_with_layout(vec2(each, 0.0), Layout::top_down(Align::Min), |ui| {
                        ui.set_width(each);
                        ui.spacing_mut().item_spacing.y = space::M;
                        for category in categories {
                            group(ui, view, methods, category, actions);
                        }
                    });
                }
            });
        });
    });
}

/// The categories in columns of about the same height, in their order.
fn columns(methods: &Methods, count: usize) -> Vec<Vec<Category>> {
    let rows = |category: Category| {
        2 + methods.catalogue.methods().iter().filter(|method| method.category == category).count()
    };
    let mut columns = vec![(0, Vec::new()); count];
    let mut order = Category::ALL;
    order.sort_by_key(|category| std::cmp::Reverse(rows(*category)));
    for category in order {
        if let Some((height, column)) = columns.iter_mut().min_by_key(|(height, _)| *height) {
            *height += rows(category);
            column.push(category);
        }
    }
    columns.into_iter().map(|(_, column)| column).collect()
}

/// What the marks mean, with how many there are of each.
fn legend(ui: &mut Ui, view: &MethodsView<'_>, methods: &Methods) {
    let p = Palette::of(ui);
    let language = view.language;
    let all = methods.catalogue.methods();
    let marks: Vec<Option<Sighting>> = all.iter().map(|method| methods.mark(&method.name)).collect();
    let seen = |wanted: &dyn Fn(Option<Sighting>) -> bool| marks.iter().filter(|mark| wanted(**mark)).count();
    let documented = all.iter().filter(|method| method.basis.is_documented()).count();
    ui.spacing_mut().item_spacing = vec2(space::L, space::XS);
    for (text, count) in [(Text::KnownDocumented, documented), (Text::KnownInferred, all.len() - documented)]
    {
        let words = format!("{} {count}", language.t(text));
        explained(ui, &words, |ui| letter(ui, text == Text::KnownDocumented));
    }
    for (mark, text, count) in [
        (Some(Sighting::Works), Text::SeenWorking, seen(&|mark| mark == Some(Sighting::Works))),
        (
            Some(Sighting::Refused(400)),
            Text::SeenRefusing,
            seen(&|mark| matches!(mark, Some(Sighting::Refused(_)))),
        ),
        (
            Some(Sighting::NotImplemented),
            Text::SeenMissing,
            seen(&|mark| matches!(mark, Some(Sighting::NotImplemented | Sighting::NotFound))),
        ),
        (None, Text::SeenNever, seen(&|mark| mark.is_none())),
    ] {
        let (kind, _) = words::seen(mark, language);
        let words = format!("{} {count}", language.t(text));
        let ink = Stroke::new(1.6, kind.colors(p).0);
        explained(ui, &words, |ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
            icons::paint(ui.painter(), rect.shrink(1.0), list::icon(mark), ink);
        });
    }
    let check = list::check_text(view, methods);
    if methods.support.is_some() {
        ui.label(RichText::new(check).font(theme::small_bold()).color(p.accent));
    }
}

/// A mark and, close to it, what it means.
fn explained(ui: &mut Ui, words: &str, mark: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        mark(ui);
        let words = RichText::new(words).font(theme::small()).color(Palette::of(ui).soft);
        ui.label(words);
    });
}

/// D or I on its ground.
fn letter(ui: &mut Ui, documented: bool) {
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
    paint_letter(ui, rect, documented);
}

fn paint_letter(ui: &Ui, rect: Rect, documented: bool) {
    let p = Palette::of(ui);
    let (kind, word) = if documented { (Kind::Ok, "D") } else { (Kind::Warn, "I") };
    let (ink, fill) = kind.colors(p);
    ui.painter().rect_filled(rect, f32::from(radius::TAG), fill);
    let text = line::layout(ui, word, theme::small_bold(), ink, 18.0);
    ui.painter().galley(rect.center() - text.size() * 0.5, text, ink);
}

fn group(
    ui: &mut Ui,
    view: &MethodsView<'_>,
    methods: &Methods,
    category: Category,
    actions: &mut Vec<Action>,
) {
    let p = Palette::of(ui);
    let frame = Frame::new().fill(p.panel).stroke(Stroke::new(1.0, p.line));
    frame.corner_radius(f32::from(radius::CARD)).inner_margin(Margin::symmetric(12, 10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let title = view.language.t(words::category(category));
        ui.label(RichText::new(title).font(theme::small_bold()).color(p.soft));
        ui.add_space(space::XS);
        for method in methods.catalogue.methods().iter().filter(|method| method.category == category) {
            if row(ui, view, method, methods.mark(&method.name)).clicked() {
                actions.push(Action::Methods(MethodsAction::Select(method.name.clone())));
            }
        }
    });
}

fn row(ui: &mut Ui, view: &MethodsView<'_>, method: &Method, mark: Option<Sighting>) -> egui::Response {
    let p = Palette::of(ui);
    let language = view.language;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let (seen_kind, seen) = words::seen(mark, language);
    let (_, basis) = words::basis(&method.basis);
    let (risk_kind, risk) = words::risk(method.risk);
    let (status_kind, status) = words::status(method.status);
    let said = format!("{}, {}, {}, {seen}", language.t(basis), language.t(status), language.t(risk));
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, true, &method.name);
        info.current_text_value = Some(said.clone());
        info
    });
    if ui.is_rect_visible(rect) {
        if response.hovered() || response.has_focus() {
            let over = rect.expand2(vec2(6.0, 0.0));
            ui.painter().rect_filled(over, f32::from(radius::CONTROL), p.hover);
        }
        let middle = rect.center().y;
        let documented = matches!(method.basis, Basis::Documented(_));
        let place = Rect::from_center_size(pos2(rect.left() + 9.0, middle), Vec2::splat(18.0));
        paint_letter(ui, place, documented);
        let place = Rect::from_center_size(pos2(rect.right() - 8.0, middle), Vec2::splat(14.0));
        icons::paint(ui.painter(), place, list::icon(mark), Stroke::new(1.6, seen_kind.colors(p).0));
        let mut right = rect.right() - 26.0;
        let risk_ink = if risk_kind == Kind::Bad { p.bad } else { p.faint };
        let text = line::layout(ui, &method.risk.to_string(), theme::small_bold(), risk_ink, 30.0);
        ui.painter().galley(
            pos2(right - text.size().x, middle - text.size().y * 0.5),
            text.clone(),
            risk_ink,
        );
        right -= text.size().x + space::S;
        if method.status == crate::api::catalogue::Status::NotImplemented {
            let ink = status_kind.colors(p).0;
            let text = line::layout(ui, "501", theme::small_bold(), ink, 40.0);
            let at = pos2(right - text.size().x, middle - text.size().y * 0.5);
            right -= text.size().x + space::S;
            ui.painter().galley(at, text, ink);
        }
        let left = rect.left() + 26.0;
        let text = line::layout(ui, &method.name, theme::body(), p.text, right - left);
        ui.painter().galley(pos2(left, middle - text.size().y * 0.5), text, p.text);
        if response.has_focus() {
            let stroke = Stroke::new(2.0, p.accent);
            let over = rect.expand2(vec2(6.0, 0.0));
            ui.painter().rect_stroke(over, f32::from(radius::CONTROL), stroke, egui::StrokeKind::Inside);
        }
    }
    response.on_hover_text(said)
}
