//! A question or a small task in front of the window, put away with Escape or its cross.

use egui::{Align, Frame, Id, Layout, Margin, Modal, RichText, ScrollArea, Ui, vec2};

use super::button::IconButton;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, radius, space};

/// Room that is left around a dialog in a small window, in points.
const AROUND: f32 = 48.0;

/// A dialog: title, content, and a row of buttons that stays in sight.
#[must_use = "a dialog is shown with `show`"]
pub struct Dialog<'a> {
    id: Id,
    title: &'a str,
    close: &'a str,
    width: f32,
    firm: bool,
}

impl<'a> Dialog<'a> {
    /// A dialog; `close` is what the cross is called.
    pub fn new(id: &str, title: &'a str, close: &'a str) -> Self {
        Self { id: Id::unique(id), title, close, width: 440.0, firm: false }
    }

    /// Another width than 440 points.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// A click beside it does not put it away: there is work in it.
    pub fn firm(mut self) -> Self {
        self.firm = true;
        self
    }

    /// Shows it; `content` scrolls when the window is too low for it, `buttons` are put from the
    /// right, the way on first. Returns whether it was put away.
    pub fn show<S>(
        self,
        ui: &Ui,
        state: &mut S,
        content: impl FnOnce(&mut Ui, &mut S),
        buttons: impl FnOnce(&mut Ui, &mut S),
    ) -> bool {
        let p = Palette::of(ui);
        let window = ui.content_rect().size();
        let width = self.width.min(window.x - AROUND);
        let frame = Frame::new()
            .fill(p.panel)
            .stroke(egui::Stroke::new(1.0, p.line))
            .corner_radius(f32::from(radius::CARD))
            .inner_margin(Margin { left: 20, right: 20, top: 16, bottom: 16 })
            .shadow(egui::Shadow { offset: [0, 12], blur: 40, spread: 0, color: p.shadow });
        let modal = Modal::new(self.id).frame(frame).backdrop_color(p.scrim).show(ui.ctx(), |ui| {
            ui.set_width(width - 40.0);
            ui.spacing_mut().item_spacing.y = space::M;
            let closed = head(ui, self.title, self.close);
            let most = (window.y - AROUND - 150.0).max(120.0);
            // What a dialog was as high as in the frame before does not bound what is in it now.
            let area = ScrollArea::vertical().max_height(most).min_scrolled_height(most);
            area.auto_shrink([false, true]).show(ui, |ui| content(ui, state));
            let row = vec2(ui.available_width(), theme::CONTROL_HEIGHT);
            ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                buttons(ui, state);
            });
            closed
        });
        // It comes to its place in the frame after the one in which its size changed.
        let size = modal.response.rect.size();
        let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(self.id), size));
        if before != size {
            ui.ctx().request_repaint();
        }
        let beside = self.firm && modal.backdrop_response.clicked();
        modal.inner || (!beside && modal.should_close())
    }
}

fn head(ui: &mut Ui, title: &str, close: &str) -> bool {
    let p = Palette::of(ui);
    let size = vec2(ui.available_width(), theme::SMALL_CONTROL_HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        let closed = ui.add(IconButton::new(Icon::Close, close).size(28.0)).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let title = RichText::new(title).font(theme::title()).color(p.text);
            ui.add(egui::Label::new(title).truncate());
        });
        closed
    })
    .inner
}
