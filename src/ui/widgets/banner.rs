//! A message of the program in the page, where it concerns the person; never a box to click away.

use egui::{Align, CornerRadius, Frame, Layout, Margin, Rect, RichText, Sense, Stroke, Ui, Vec2, Widget};

use super::button::{Button, IconButton};
use super::chip::Kind;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, radius, space};

/// Something the person should know here, and what can be done about it.
#[must_use = "a banner is shown with `show`"]
pub struct Banner<'a> {
    kind: Kind,
    title: &'a str,
    text: &'a str,
    actions: &'a [&'a str],
    close: Option<&'a str>,
}

/// What was pressed in a [`Banner`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BannerResponse {
    /// The number of the pressed action.
    pub action: Option<usize>,
    /// The cross was pressed.
    pub closed: bool,
}

impl<'a> Banner<'a> {
    /// A banner with a title.
    pub fn new(kind: Kind, title: &'a str) -> Self {
        Self { kind, title, text: "", actions: &[], close: None }
    }

    /// What it means and what to do.
    pub fn text(mut self, text: &'a str) -> Self {
        self.text = text;
        self
    }

    /// Buttons under the text.
    pub fn actions(mut self, actions: &'a [&'a str]) -> Self {
        self.actions = actions;
        self
    }

    /// A cross that puts it away; `name` is what a screen reader says.
    pub fn closable(mut self, name: &'a str) -> Self {
        self.close = Some(name);
        self
    }

    /// Shows it as wide as there is room.
    pub fn show(self, ui: &mut Ui) -> BannerResponse {
        let p = Palette::of(ui);
        let (ink, fill) = self.kind.colors(p);
        let icon = match self.kind {
            Kind::Neutral | Kind::Info => Icon::Info,
            Kind::Ok => Icon::Check,
            Kind::Warn | Kind::Bad => Icon::Warning,
        };
        let mut answer = BannerResponse::default();
        Frame::new()
            .fill(fill)
            .stroke(Stroke::new(1.0, ink.gamma_multiply(0.25)))
            .corner_radius(CornerRadius::same(radius::ROW))
            .inner_margin(Margin { left: 12, right: 8, top: 8, bottom: 8 })
            .show(ui, |ui| {
                ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    let (place, _) = ui.allocate_exact_size(egui::vec2(20.0, 20.0), Sense::hover());
                    let place = Rect::from_center_size(place.center(), Vec2::splat(18.0));
                    icons::paint(ui.painter(), place, icon, Stroke::new(1.6, ink));
                    let end = if self.close.is_some() { 32.0 } else { 0.0 };
                    let width = (ui.available_width() - end).max(40.0);
                    ui.allocate_ui_with_layout(egui::vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                        ui.set_width(width);
                        ui.spacing_mut().item_spacing.y = 2.0;
                        let title =
                            ui.label(RichText::new(self.title).font(theme::body_bold()).color(p.text));
                        super::live(ui, &title);
                        if !self.text.is_empty() {
                            ui.label(
                                RichText::new(self.text).line_height(Some(theme::BODY_LINE)).color(p.text),
                            );
                        }
                        if !self.actions.is_empty() {
                            ui.add_space(space::XS);
                            ui.horizontal_wrapped(|ui| {
                                for (index, label) in self.actions.iter().enumerate() {
                                    if ui.add(Button::secondary(label).small()).clicked() {
                                        answer.action = Some(index);
                                    }
                                }
                            });
                        }
                    });
                    if let Some(name) = self.close {
                        answer.closed = IconButton::new(Icon::Close, name).size(24.0).ui(ui).clicked();
                    }
                });
            });
        answer
    }
}
