//! From nobody has written to the first answer is sent: what a bot's beginning needs to know.

use egui::{Align, Layout, RichText, Ui, vec2};

use crate::api::ChatId;
use crate::i18n::{Language, Text};
use crate::store::{Store, StoreError};
use crate::ui::action::Action;
use crate::ui::chat_list::{ChatList, chat_name};
use crate::ui::conversation::Conversation;
use crate::ui::request::{Request, Tasks};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Button, line};

use super::GuideAction;
use super::bot_link::BotLink;
use super::page::say;

/// The beginning of a bot, until it has answered somebody.
pub struct Beginning {
    /// Where the bot is found in MPChat. The demo's bot is not there.
    pub link: Option<BotLink>,
    /// Nobody had written when it was last looked at.
    awaiting: bool,
    /// Whether the bot has ever sent something, once that is known.
    answered: Option<bool>,
    request: Request<Result<bool, StoreError>>,
    /// The way to the bot has not been shown yet.
    unseen: bool,
}

impl Beginning {
    /// The beginning of a bot with this username; `None` for one that is in no messenger.
    pub fn new(username: Option<&str>, store: &Store, tasks: &Tasks) -> Self {
        let mut request = Request::default();
        let store = store.clone();
        request.start_blocking(tasks, move || store.has_sent());
        Self { link: username.and_then(BotLink::of), awaiting: false, answered: None, request, unseen: true }
    }

    /// Looks whether the first message has come; once a frame. Returns its chat if that is to be
    /// opened, because the person was `waiting` for it.
    pub fn update(&mut self, chats: &ChatList, open: Option<&Conversation>, waiting: bool) -> Option<ChatId> {
        if let Some(sent) = self.request.take() {
            // What cannot be read is no reason to suggest anything.
            self.answered = Some(sent.unwrap_or(true));
        }
        let own = |open: &Conversation| open.window().rows().iter().any(|row| row.send.is_some());
        if open.is_some_and(own) {
            self.answered = Some(true);
        }
        let came = self.awaiting && chats.is_loaded() && !chats.is_empty();
        self.awaiting = chats.is_empty();
        let first = chats.rows().first().filter(|_| came && waiting && open.is_none())?;
        Some(first.chat_id)
    }

    /// Whether the way to the bot is shown for the first time.
    pub fn take_arrival(&mut self) -> bool {
        std::mem::take(&mut self.unseen)
    }

    /// Whether nothing is being read.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.answered.is_some()
    }

    /// Suggests the first answer above the composer, until the bot has sent one.
    pub fn suggestion(
        &self,
        ui: &mut Ui,
        open: &Conversation,
        language: Language,
        actions: &mut Vec<Action>,
    ) {
        let composer = &open.composer;
        let Some(chat) = open.chat().filter(|chat| !chat.preview.outgoing) else {
            return;
        };
        let ready = open.window().is_loaded() && composer.editing.is_none();
        if self.answered != Some(false) || !ready {
            return;
        }
        let p = Palette::of(ui);
        let name = chat_name(chat, language);
        let text = language.fill(Text::GuideFirstAnswer, &[("name", &widgets::display_name(&name))]);
        let hello = language.t(Text::GuideHello);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let button = line::layout(ui, hello, theme::body_bold(), p.text, f32::INFINITY).size().x;
            let most = ui.available_width() - button - 2.0 * space::M - space::S;
            let wide = line::layout(ui, &text, theme::small(), p.soft, most).size().x;
            let size = vec2(wide.ceil() + 1.0, theme::SMALL_CONTROL_HEIGHT);
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                let text = RichText::new(&text).font(theme::small()).color(p.soft);
                let label = ui.add(egui::Label::new(text).truncate());
                say(ui, &label);
            });
            let begun = !composer.text.is_empty() || !composer.attachments.is_empty();
            let reason = begun.then_some("");
            let tooltip = language.t(Text::GuideHelloTooltip);
            let chip = Button::secondary(hello).small().tooltip(tooltip).disabled(reason);
            if ui.add(chip).clicked() {
                actions.push(Action::Guide(GuideAction::SuggestHello));
            }
        });
        ui.add_space(space::S);
    }
}
