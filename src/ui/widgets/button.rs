//! Buttons.

use egui::{
    Color32, CornerRadius, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget,
    WidgetInfo, pos2, vec2,
};

use super::{focus, line};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, CONTROL_HEIGHT, Palette, SMALL_CONTROL_HEIGHT, radius, space};

/// How loudly a button speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// The way on; one for each page.
    Primary,
    /// Another way.
    Secondary,
    /// Among text and tools.
    Quiet,
    /// Something is lost by it.
    Danger,
    /// Like a link in text.
    Link,
}

/// A button with a word on it.
#[must_use = "a button is shown with `ui.add`"]
pub struct Button<'a> {
    label: &'a str,
    look: Look,
    icon: Option<Icon>,
    trailing: Option<Icon>,
    tooltip: Option<&'a str>,
    disabled: Option<&'a str>,
    busy: bool,
    selected: bool,
    small: bool,
    wide: bool,
    shrinks: bool,
}

impl<'a> Button<'a> {
    fn new(label: &'a str, look: Look) -> Self {
        Self {
            label,
            look,
            icon: None,
            trailing: None,
            tooltip: None,
            disabled: None,
            busy: false,
            selected: false,
            small: false,
            wide: false,
            shrinks: false,
        }
    }

    /// The way on; one for each page.
    pub fn primary(label: &'a str) -> Self {
        Self::new(label, Look::Primary)
    }

    /// Another way.
    pub fn secondary(label: &'a str) -> Self {
        Self::new(label, Look::Secondary)
    }

    /// Without a frame, for tools.
    pub fn quiet(label: &'a str) -> Self {
        Self::new(label, Look::Quiet).small()
    }

    /// Something is lost by it.
    pub fn danger(label: &'a str) -> Self {
        Self::new(label, Look::Danger)
    }

    /// Like a link, but it does something here.
    pub fn link(label: &'a str) -> Self {
        Self::new(label, Look::Link).small()
    }

    /// An icon before the word.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// An icon behind the word.
    pub fn trailing(mut self, icon: Icon) -> Self {
        self.trailing = Some(icon);
        self
    }

    /// Says more when the pointer rests on it.
    pub fn tooltip(mut self, text: &'a str) -> Self {
        self.tooltip = Some(text);
        self
    }

    /// Cannot be pressed if there is a reason why not; the pointer learns it.
    pub fn disabled(mut self, reason: Option<&'a str>) -> Self {
        self.disabled = reason;
        self
    }

    /// The work goes on: a spinner in place of the word, in the same width.
    pub fn busy(mut self, busy: bool) -> Self {
        self.busy = busy;
        self
    }

    /// It is switched on, as a tool can be.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// 28 points high in place of 36.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// As wide as there is room.
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Leaves its word to the pointer and to screen readers where there is room for its icon only.
    pub fn shrinks(mut self) -> Self {
        self.shrinks = true;
        self
    }

    fn draw(&self, ui: &mut Ui) -> Response {
        let p = Palette::of(ui);
        let height = if self.small { SMALL_CONTROL_HEIGHT } else { CONTROL_HEIGHT };
        let padding = match self.look {
            Look::Link => 0.0,
            Look::Quiet => space::S,
            _ if self.small => space::M,
            _ => space::L,
        };
        let font = match self.look {
            Look::Quiet | Look::Link => theme::body(),
            _ => theme::body_bold(),
        };
        let icon_size = 16.0;
        let icons = [self.icon, self.trailing].into_iter().flatten().count() as f32;
        let mut beside = icons * (icon_size + space::XS + 2.0);
        let room = ui.available_width() - 2.0 * padding - beside;
        let mut text = line::layout(ui, self.label, font.clone(), Color32::PLACEHOLDER, room);
        if self.shrinks && text.elided {
            text = line::layout(ui, "", font, Color32::PLACEHOLDER, 0.0);
            beside -= space::XS + 2.0;
        }
        let content = text.size().x + beside;
        let natural = (content + 2.0 * padding).ceil();
        let width = if self.wide { ui.available_width().max(natural) } else { natural };

        let sense = if self.busy { Sense::hover() } else { Sense::click() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
        let enabled = ui.is_enabled() && !self.busy;
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Button, enabled, self.label);
            info.selected = self.selected.then_some(true);
            info
        });
        if !ui.is_rect_visible(rect) {
            return response;
        }

        let (fill, edge, ink) = self.colors(p, &response);
        ui.painter().rect(rect, CornerRadius::same(radius::CONTROL), fill, edge, StrokeKind::Inside);
        if self.busy {
            spinner(ui, Rect::from_center_size(rect.center(), Vec2::splat(16.0)), ink);
        } else {
            let mut x = rect.center().x - content * 0.5;
            let weight = Stroke::new(icons::weight(icon_size), ink);
            let square = |x: f32, icon: Icon| {
                let place =
                    Rect::from_min_size(pos2(x, rect.center().y - icon_size * 0.5), Vec2::splat(icon_size));
                icons::paint(ui.painter(), place, icon, weight);
            };
            if let Some(icon) = self.icon {
                square(x, icon);
                x += icon_size + space::XS + 2.0;
            }
            let at = pos2(x, rect.center().y - text.size().y * 0.5);
            if let Some(icon) = self.trailing {
                let gap = if text.is_empty() { 0.0 } else { space::XS + 2.0 };
                square(x + text.size().x + gap, icon);
            }
            let width = text.size().x;
            ui.painter().galley(at, text, ink);
            if self.look == Look::Link && response.hovered() {
                let y = at.y + theme::BODY + 3.0;
                ui.painter().hline(x..=x + width, y, Stroke::new(1.0, ink));
            }
        }
        if self.look == Look::Primary {
            focus::ring_on(ui, &response, rect, radius::CONTROL, ink);
        } else {
            focus::ring(ui, &response, rect, radius::CONTROL);
        }
        response
    }

    fn colors(&self, p: &Palette, response: &Response) -> (Color32, Stroke, Color32) {
        let lit = response.hovered() || response.is_pointer_button_down_on();
        let none = Color32::TRANSPARENT;
        let pick = |on: Color32, off: Color32| if lit { on } else { off };
        match self.look {
            Look::Primary => (pick(p.out_hover, p.out), Stroke::NONE, p.out_text),
            Look::Secondary => (pick(p.hover, p.panel), Stroke::new(1.0, p.edge), p.text),
            Look::Quiet if self.selected => (p.accent_soft, Stroke::NONE, p.accent),
            Look::Quiet => (pick(p.hover, none), Stroke::NONE, pick(p.text, p.soft)),
            Look::Danger => (p.bad_soft, Stroke::new(1.0, pick(p.bad, p.bad.gamma_multiply(0.4))), p.bad),
            Look::Link => (none, Stroke::NONE, p.accent),
        }
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let response = if self.disabled.is_some() {
            ui.add_enabled_ui(false, |ui| self.draw(ui)).inner
        } else {
            self.draw(ui)
        };
        let response = match self.disabled {
            Some(reason) if !reason.is_empty() => response.on_disabled_hover_text(reason),
            _ => response,
        };
        match self.tooltip {
            Some(text) if self.disabled.is_none() => response.on_hover_text(text),
            _ => response,
        }
    }
}

/// A square button with only an icon on it. `name` is what a screen reader says and what the
/// pointer is told.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    IconButton::new(icon, name).ui(ui)
}

/// A square button with only an icon on it, with everything that can be said about it.
#[must_use = "a button is shown with `ui.add`"]
pub struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    tooltip: &'a str,
    size: f32,
    selected: bool,
    disabled: Option<&'a str>,
}

impl<'a> IconButton<'a> {
    /// 32 points wide; the tooltip is the name.
    pub fn new(icon: Icon, name: &'a str) -> Self {
        Self { icon, name, tooltip: name, size: 32.0, selected: false, disabled: None }
    }

    /// Says more than the name.
    pub fn tooltip(mut self, text: &'a str) -> Self {
        self.tooltip = text;
        self
    }

    /// Another size, in points.
    pub fn size(mut self, size: f32) -> Self {
        self.size = size;
        self
    }

    /// It is switched on.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// Cannot be pressed if there is a reason why not; the pointer learns it.
    pub fn disabled(mut self, reason: Option<&'a str>) -> Self {
        self.disabled = reason;
        self
    }

    fn draw(&self, ui: &mut Ui) -> Response {
        let p = Palette::of(ui);
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(self.size), Sense::click());
        let enabled = ui.is_enabled();
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Button, enabled, self.name);
            info.selected = self.selected.then_some(true);
            info
        });
        if ui.is_rect_visible(rect) {
            let lit = response.hovered() || response.is_pointer_button_down_on();
            let (fill, ink) = match (self.selected, lit) {
                (true, _) => (p.accent_soft, p.accent),
                (false, true) => (p.hover, p.text),
                (false, false) => (Color32::TRANSPARENT, p.soft),
            };
            ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
            let size = (self.size * 0.56).round();
            let place = Rect::from_center_size(rect.center(), Vec2::splat(size));
            icons::paint(ui.painter(), place, self.icon, Stroke::new(icons::weight(size), ink));
            focus::ring(ui, &response, rect, radius::CONTROL);
        }
        response
    }
}

impl Widget for IconButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        match self.disabled {
            Some(reason) => {
                let response = ui.add_enabled_ui(false, |ui| self.draw(ui)).inner;
                response.on_disabled_hover_text(if reason.is_empty() { self.name } else { reason })
            }
            None => self.draw(ui).on_hover_text(self.tooltip),
        }
    }
}

/// The mark of a box that opens a list, for `ComboBox::icon`.
pub fn combo_icon(ui: &Ui, rect: Rect, visuals: &egui::style::WidgetVisuals, _open: bool) {
    let place = Rect::from_center_size(rect.center(), Vec2::splat(14.0));
    let ink = if ui.is_enabled() { Palette::of(ui).soft } else { visuals.fg_stroke.color };
    icons::paint(ui.painter(), place, Icon::Down, Stroke::new(icons::weight(14.0), ink));
}

/// Three quarters of a circle that turns. Asks for the next frame as long as it is visible.
pub fn spinner(ui: &Ui, rect: Rect, color: Color32) {
    ui.ctx().request_repaint();
    let turn = (ui.input(|i| i.time) * 300.0 % 360.0) as f32;
    let radius = rect.width() * 0.5 - 1.0;
    let points = (0..=18)
        .map(|step| {
            let angle = (turn + step as f32 * 15.0).to_radians();
            rect.center() + radius * vec2(angle.cos(), angle.sin())
        })
        .collect();
    ui.painter().line(points, Stroke::new(2.0, color));
}

/// Same as `ui.add(Button::primary(label))`.
pub fn primary(ui: &mut Ui, label: &str) -> Response {
    ui.add(Button::primary(label))
}

/// Same as `ui.add(Button::secondary(label))`.
pub fn secondary(ui: &mut Ui, label: &str) -> Response {
    ui.add(Button::secondary(label))
}

/// Same as `ui.add(Button::quiet(label))`.
pub fn quiet(ui: &mut Ui, label: &str) -> Response {
    ui.add(Button::quiet(label))
}

/// Same as `ui.add(Button::danger(label))`.
pub fn danger(ui: &mut Ui, label: &str) -> Response {
    ui.add(Button::danger(label))
}

/// Words that can be pressed, as wide as they are.
pub fn link(ui: &mut Ui, label: &str) -> Response {
    ui.add(Button::link(label)).on_hover_cursor(CursorIcon::PointingHand)
}
