//! Says in the log when the window stood on the screen, and when the bot's chats did.

use egui::Context;

/// What a person waits for after a start.
#[derive(Debug, Default)]
pub struct Opening {
    window: Milestone,
    chats: Milestone,
}

impl Opening {
    /// A frame begins; `chats` says whether it will show the bot's chats.
    pub fn frame(&mut self, context: &Context, chats: bool) {
        self.window.frame(context, true, "the window is open");
        self.chats.frame(context, chats, "the chats are shown");
    }

    /// Whether the person sees what they wait for; `chats` says whether chats are to come.
    #[must_use]
    pub fn is_over(&self, chats: bool) -> bool {
        self.window == Milestone::Passed && (!chats || self.chats == Milestone::Passed)
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Milestone {
    #[default]
    Ahead,
    /// It is in this frame, which egui may go through more than once.
    Drawn(u64),
    Passed,
}

impl Milestone {
    fn frame(&mut self, context: &Context, reached: bool, what: &'static str) {
        match self {
            Self::Ahead if reached => {
                // One frame more, since it begins when this one has been painted.
                context.request_repaint();
                *self = Self::Drawn(context.cumulative_frame_nr());
            }
            Self::Drawn(frame) if context.cumulative_frame_nr() > *frame => {
                tracing::info!("{what}");
                *self = Self::Passed;
            }
            Self::Ahead | Self::Drawn(_) | Self::Passed => {}
        }
    }
}
