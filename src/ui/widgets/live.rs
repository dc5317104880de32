//! Words that a screen reader says when they come or change.

use egui::accesskit::Live;
use egui::{Response, Ui};

/// Has the words of `response` said when they come or change, after what is being said.
pub fn live(ui: &Ui, response: &Response) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}
