//! What is said below the list for some seconds, with a way back where there is one.

use std::time::{Duration, Instant};

use egui::{Align, Frame, Layout, Margin, Stroke, Ui, vec2};

use crate::api::ChatId;
use crate::i18n::{Language, Text};
use crate::store::{ChatFlag, MessageRow};
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{Button, IconButton, display_name};

use super::ListAction;

/// How long it stands there.
const STAYS: Duration = Duration::from_secs(12);

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassingText {
    /// This chat was put away; a muted one stays there.
    Archived {
        /// The chat's name.
        name: String,
        /// Whether it is muted.
        muted: bool,
    },
    /// This chat is in the list again.
    Back(String),
    /// This chat counts as read.
    Read(String),
    /// Nobody waits for anything.
    NobodyWaits,
    /// Nobody but the person in the open chat.
    OnlyThisWaits,
    /// A message is pinned no more.
    Unpinned,
}

/// What takes back what was said.
#[derive(Clone, Debug)]
pub enum WayBack {
    /// A chat gets this flag, or loses it.
    Flag(ChatId, ChatFlag, bool),
    /// This message is pinned again.
    Pin(Box<MessageRow>),
}

/// Something that is said for some seconds.
#[derive(Clone, Debug)]
pub struct Passing {
    text: PassingText,
    /// What takes it back.
    pub undo: Option<WayBack>,
    since: Instant,
}

impl Passing {
    /// Says it from now on.
    #[must_use]
    pub fn new(text: PassingText, undo: Option<WayBack>) -> Self {
        Self { text, undo, since: Instant::now() }
    }

    /// When it goes away.
    #[must_use]
    pub fn due(&self) -> Duration {
        STAYS.saturating_sub(self.since.elapsed())
    }

    fn sentence(&self, language: Language) -> String {
        let named = |text, name: &str| language.fill(text, &[("name", &display_name(name))]);
        match &self.text {
            PassingText::Archived { name, muted: false } => named(Text::ArchivedSaid, name),
            PassingText::Archived { name, muted: true } => named(Text::ArchivedMutedSaid, name),
            PassingText::Back(name) => named(Text::UnarchivedSaid, name),
            PassingText::Read(name) => named(Text::ReadSaid, name),
            PassingText::NobodyWaits => language.t(Text::NobodyWaits).to_owned(),
            PassingText::OnlyThisWaits => language.t(Text::OnlyThisWaits).to_owned(),
            PassingText::Unpinned => language.t(Text::UnpinnedSaid).to_owned(),
        }
    }

    /// Shows it as wide as there is room.
    pub fn show(&self, ui: &mut Ui, language: Language, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let frame = Frame::new()
            .fill(p.panel)
            .stroke(Stroke::new(1.0, p.edge))
            .corner_radius(f32::from(radius::CONTROL))
            .inner_margin(Margin { left: 12, right: 6, top: 6, bottom: 6 })
            .shadow(egui::Shadow { offset: [0, 4], blur: 16, spread: 0, color: p.shadow });
        frame.show(ui, |ui| {
            let sentence = self.sentence(language);
            let size = vec2(ui.available_width(), theme::SMALL_CONTROL_HEIGHT);
            ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                if ui.add(IconButton::new(Icon::Close, language.t(Text::Dismiss)).size(24.0)).clicked() {
                    actions.push(Action::Chats(ListAction::Dismiss));
                }
                if self.undo.is_some() {
                    let undo = Button::link(language.t(Text::Undo)).small();
                    if ui.add(undo).clicked() {
                        actions.push(Action::Chats(ListAction::Undo));
                    }
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let text = egui::RichText::new(&sentence).font(theme::small()).color(p.text);
                    let label = ui.add(egui::Label::new(text).wrap().selectable(false));
                    ui.ctx().accesskit_node_builder(label.id, |node| {
                        node.set_live(egui::accesskit::Live::Polite);
                    });
                });
            });
        });
    }
}
