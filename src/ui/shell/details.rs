//! Where the details stand: beside the page, or over it in a narrow window.

use egui::{Area, Frame, Id, Margin, Order, Panel, Rect, Ui, pos2};

use super::Shell;
use crate::ui::action::{Action, Room};
use crate::ui::conversation::Conversation;
use crate::ui::details::DetailsView;
use crate::ui::session::Session;
use crate::ui::theme::Palette;

/// Width of the details.
const DETAILS: f32 = 296.0;
/// Below this width the details cover the page instead of standing beside it.
const ROOM_FOR_ALL: f32 = 1080.0;

impl Shell<'_> {
    /// Whether the details are open and cover the page.
    pub(super) fn details_cover(&self, ui: &Ui) -> bool {
        let has_details = matches!(self.room, Room::Chats | Room::Feed);
        self.details_open && has_details && ui.content_rect().width() < ROOM_FOR_ALL
    }

    fn details_width(&self) -> f32 {
        if self.room == Room::Feed { DETAILS + 84.0 } else { DETAILS }
    }

    /// The details beside the page, in a window that is wide enough.
    pub(super) fn details_beside(&self, ui: &mut Ui, session: &mut Session, actions: &mut Vec<Action>) {
        if !self.details_open || self.details_cover(ui) {
            return;
        }
        let frame = details_frame(Palette::of(ui));
        let panel = Panel::right("details").exact_size(self.details_width()).resizable(false);
        panel.frame(frame).show(ui, |ui| self.details(ui, session, actions));
    }

    /// The details over the page; `page` is the part of it that they may cover.
    pub(super) fn details_over(&self, ui: &Ui, page: Rect, session: &mut Session, actions: &mut Vec<Action>) {
        if !self.details_cover(ui) {
            return;
        }
        let p = Palette::of(ui);
        let width = self.details_width().min(page.width());
        let place = Rect::from_min_max(pos2(page.right() - width, page.top()), page.max);
        let shadow = egui::Shadow { offset: [-4, 0], blur: 24, spread: 0, color: p.shadow };
        let area = Area::new(Id::unique("details-over")).order(Order::Middle).fixed_pos(place.min);
        area.constrain(false).fade_in(false).show(ui.ctx(), |ui| {
            ui.set_clip_rect(page);
            let frame = details_frame(p).shadow(shadow);
            frame.show(ui, |ui| {
                let margin = frame.total_margin().sum();
                ui.set_width(place.width() - margin.x);
                ui.set_height(place.height() - margin.y);
                self.details(ui, session, actions);
            });
            let edge = egui::Stroke::new(1.0, p.line);
            ui.painter().vline(place.left(), place.y_range(), edge);
            ui.painter().hline(place.x_range(), place.top(), edge);
        });
    }

    fn details(&self, ui: &mut Ui, session: &mut Session, actions: &mut Vec<Action>) {
        let chat = match self.room {
            Room::Chats => session.conversation.as_ref().and_then(Conversation::chat),
            _ => None,
        };
        let (members, labels) = (&session.members, session.chats.labels());
        let view = DetailsView { language: self.language, clock: self.clock, chat, members, labels };
        view.show(ui, &session.details, &mut session.notes, actions);
    }
}

fn details_frame(p: &Palette) -> Frame {
    Frame::new().fill(p.panel).inner_margin(Margin { left: 16, right: 12, top: 12, bottom: 8 })
}
