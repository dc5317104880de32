//! Where the keyboard goes back to when a dialog is put away.

use egui::{Context, Id, LayerId};

/// Remembers what had the keyboard when each dialog came.
#[derive(Default)]
pub struct FocusReturn {
    /// The dialogs in front of one another, each with what had the keyboard behind it.
    fronts: Vec<(LayerId, Option<Id>)>,
    last: Option<Id>,
}

impl FocusReturn {
    /// Looks whether a dialog came or went. At the beginning of a frame.
    pub fn update(&mut self, context: &Context) {
        let (top, focused) = context.memory(|memory| (memory.top_modal_layer(), memory.focused()));
        match top {
            Some(layer) if self.fronts.last().is_some_and(|(front, _)| *front == layer) => {}
            Some(layer) if self.fronts.iter().all(|(front, _)| *front != layer) => {
                self.fronts.push((layer, self.last));
            }
            _ => {
                let mut behind = None;
                while self.fronts.last().is_some_and(|(front, _)| Some(*front) != top) {
                    behind = self.fronts.pop().map(|(_, behind)| behind);
                }
                // Whoever took the keyboard meanwhile keeps it.
                if let Some(Some(behind)) = behind
                    && (focused.is_none() || focused == self.last)
                {
                    context.memory_mut(|memory| memory.request_focus(behind));
                }
            }
        }
        self.last = context.memory(egui::Memory::focused);
    }
}
