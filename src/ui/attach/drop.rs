//! Files that are dragged onto the window.

use egui::{Align2, CornerRadius, Id, LayerId, Order, Rect, Stroke, StrokeKind, Ui, vec2};

use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{display_name, line};

use super::AttachAction;

/// Shows over `page` that files can be dropped, as long as some hover over the window, and takes
/// those that were. Without an open chat it says that one is needed.
pub fn drop_target(ui: &Ui, page: Rect, chat: Option<&str>, language: Language, actions: &mut Vec<Action>) {
    let (hovering, dropped) = ui.input(|input| {
        let dropped = &input.raw.dropped_files;
        let paths: Vec<_> = dropped.iter().map(|file| file.path().to_owned()).collect();
        (!input.raw.hovered_files.is_empty(), paths)
    });
    if !dropped.is_empty() && chat.is_some() {
        actions.push(Action::Attach(AttachAction::Add(dropped)));
    }
    if !hovering {
        return;
    }
    let words = match chat {
        Some(name) => language.fill(Text::DropHere, &[("name", &display_name(name))]),
        None => language.t(Text::DropNeedsChat).to_owned(),
    };
    show(ui, page, &words);
}

fn show(ui: &Ui, page: Rect, words: &str) {
    let p = Palette::of(ui);
    let layer = LayerId::new(Order::Foreground, Id::unique("drop-target"));
    let painter = ui.ctx().layer_painter(layer).with_clip_rect(page);
    let place = page.shrink(space::M);
    let round = CornerRadius::same(radius::CARD);
    painter.rect_filled(page, CornerRadius::ZERO, p.bg.gamma_multiply(0.86));
    painter.rect(place, round, p.accent_soft, Stroke::new(2.0, p.accent), StrokeKind::Inside);
    let icon = Rect::from_center_size(place.center() - vec2(0.0, 20.0), vec2(40.0, 40.0));
    icons::paint(&painter, icon, Icon::Attach, Stroke::new(icons::weight(40.0), p.accent));
    let text = line::layout(ui, words, theme::body_bold(), p.accent, place.width() - 2.0 * space::L);
    let at = Align2::CENTER_TOP.anchor_size(place.center() + vec2(0.0, space::M), text.size());
    painter.galley(at.min, text, p.accent);
    // Nothing else tells a screen reader that the window waits for a drop.
    let named = ui.interact(place, Id::unique("drop-target-name"), egui::Sense::hover());
    named.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
}
