//! What the keyboard goes to is brought into view.

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Context, Event, Id};

/// Frames that what the keyboard went to may take to come to its place.
const FRAMES: u8 = 3;

/// Watches where the keyboard is.
#[derive(Default)]
pub struct FocusSight {
    focused: Option<Id>,
    /// Frames that are left to look whether it is in view.
    left: u8,
}

impl FocusSight {
    /// Scrolls what has just taken the keyboard by a key into view, if it is not. At the beginning of
    /// a frame, before anything is drawn: the scroll areas take the wish as a screen reader's.
    pub fn update(&mut self, context: &Context) {
        let focused = context.memory(egui::Memory::focused);
        if focused != self.focused {
            self.focused = focused;
            self.left = FRAMES;
        }
        // What a pointer pressed is under that pointer.
        if context.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
            self.left = 0;
        }
        let Some(id) = focused.filter(|_| self.left > 0) else { return };
        self.left -= 1;
        let Some(response) = context.read_response(id) else { return };
        let (whole, seen) = (response.rect, response.interact_rect);
        let hidden = whole.height() - seen.height();
        // What is taller than its view is left to whoever scrolls it.
        if hidden > 1.0 && whole.height() < context.content_rect().height() / 2.0 {
            let request = ActionRequest {
                action: Action::ScrollIntoView,
                target_tree: TreeId::ROOT,
                target_node: id.accesskit_id(),
                data: None,
            };
            context.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
        }
    }
}
