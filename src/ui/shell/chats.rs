//! The room of the chats: the list, the open conversation, what is written in it.

use std::collections::HashMap;

use egui::{CentralPanel, Frame, Margin, Panel, Rect, Ui, pos2};

use crate::engine::{ReceiverState, UploadProgress};
use crate::i18n::Text;
use crate::store::{Label, Seq, UnixMillis};

use super::Shell;
use crate::ui::action::Action;
use crate::ui::bots::Switcher;
use crate::ui::chat_list::{ChatListView, chat_name};
use crate::ui::conversation::Conversation;
use crate::ui::conversation_view::ConversationView;
use crate::ui::deeds::{Deeds, pinned};
use crate::ui::guide::WriteToBotView;
use crate::ui::icons::Icon;
use crate::ui::pictures::MediaState;
use crate::ui::session::Session;
use crate::ui::theme::Palette;
use crate::ui::widgets::EmptyState;
use crate::ui::{attach, composer_view};

/// Width of the chat list.
const LIST: f32 = 304.0;
/// A narrower window shows the list or the open chat, in points.
const ROOM_FOR_BOTH: f32 = 780.0;

/// What a conversation shows besides its messages.
#[derive(Clone, Copy)]
struct Around<'a> {
    labels: &'a [Label],
    uploads: &'a HashMap<Seq, UploadProgress>,
    held: Option<UnixMillis>,
    /// The list has no room beside it.
    alone: bool,
}

impl Shell<'_> {
    fn conversation_view<'a>(&'a self, deeds: &'a Deeds, around: Around<'a>) -> ConversationView<'a> {
        let Around { labels, uploads, held, alone } = around;
        let bot = self.bots.iter().find(|row| row.in_front);
        let (language, clock, details_open) = (self.language, self.clock, self.details_open);
        ConversationView { language, clock, details_open, deeds, labels, uploads, held, bot, alone }
    }

    /// The chats, and the bot that has them.
    fn list(&self, ui: &mut Ui, width: f32, session: &mut Session, actions: &mut Vec<Action>) {
        let (p, language) = (Palette::of(ui), self.language);
        let list = Frame::new().fill(p.panel);
        Panel::left("chats").exact_size(width).resizable(false).frame(list).show(ui, |ui| {
            let card = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(14, 10));
            Panel::bottom("bot").exact_size(52.0).resizable(false).frame(card).show(ui, |ui| {
                Switcher { language, rows: self.bots }.show(ui, actions);
            });
            let bot = session.identity().username.clone();
            let view = ChatListView { language, clock: self.clock, bot: &bot, found: &session.search };
            if let Some(passing) = session.chats.passing.clone() {
                let frame = Frame::new().inner_margin(Margin { left: 8, right: 8, top: 4, bottom: 8 });
                let panel = Panel::bottom("passing").resizable(false).show_separator_line(false);
                panel.frame(frame).show(ui, |ui| passing.show(ui, language, actions));
            }
            view.show(ui, &mut session.chats, actions);
        });
    }

    pub(super) fn chats(
        &self,
        ui: &mut Ui,
        session: &mut Session,
        receiver: &ReceiverState,
        actions: &mut Vec<Action>,
    ) {
        let p = Palette::of(ui);
        let language = self.language;
        let narrow = ui.content_rect().width() < ROOM_FOR_BOTH;
        if !narrow {
            self.list(ui, LIST, session, actions);
        } else if session.conversation.is_none() && !session.chats.is_empty() {
            self.list(ui, ui.available_width(), session, actions);
            return;
        }
        self.details_beside(ui, session, actions);
        CentralPanel::default().frame(Frame::new().fill(p.bg)).show(ui, |ui| {
            let page = ui.max_rect();
            if session.conversation.is_none() {
                attach::drop_target(ui, page, None, language, actions);
                self.details_over(ui, page, session, actions);
                self.banners(ui, session, receiver, actions);
                if session.chats.is_empty() && !session.is_demo() {
                    let bot = session.identity().username.clone();
                    let unmarked = session.guard.is_settled() && session.guard.mark().is_none();
                    let arrived = session.beginning.take_arrival();
                    let link = session.beginning.link.as_ref();
                    let view = WriteToBotView { language, bot: &bot, link, receiver, unmarked, arrived };
                    view.show(ui, actions);
                    return;
                }
                let (title, sentence) = if session.chats.is_empty() {
                    (Text::NoConversationTitle, Text::NoConversationText)
                } else {
                    (Text::PickChatTitle, Text::PickChatText)
                };
                let (title, sentence) = (language.t(title), language.t(sentence));
                EmptyState { icon: Icon::Chats, title, sentence, action: None }.show(ui);
                return;
            }
            let (uploads, held) = (session.engine().uploads(), session.engine().held_until());
            let labels = session.chats.labels_shared();
            let around = Around { labels: &labels, uploads: &uploads, held, alone: narrow };
            let head = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(20, 0));
            Panel::top("head").exact_size(56.0).resizable(false).frame(head).show(ui, |ui| {
                if let Some(conversation) = &session.conversation {
                    self.conversation_view(&session.deeds, around).header(ui, conversation, actions);
                }
            });
            if let Some((pinned, at)) = session.conversation.as_ref().map(Conversation::pinned)
                && !pinned.is_empty()
            {
                let bar = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(12, 0));
                Panel::top("pinned").exact_size(pinned::HEIGHT).resizable(false).frame(bar).show(ui, |ui| {
                    pinned::bar(ui, pinned, at, language, actions);
                });
            }
            let below = Rect::from_min_max(pos2(page.left(), ui.cursor().top()), page.max);
            self.details_over(ui, below, session, actions);
            self.banners(ui, session, receiver, actions);
            let store = session.engine().store().clone();
            let Some(conversation) = &mut session.conversation else {
                return;
            };
            let foot = Frame::new().inner_margin(Margin { left: 20, right: 20, top: 8, bottom: 16 });
            let composer = Panel::bottom("composer")
                .resizable(false)
                .show_separator_line(false)
                .frame(foot)
                .show(ui, |ui| {
                    session.beginning.suggestion(ui, conversation, language, actions);
                    let attaching = &mut session.attaching;
                    let composer = &mut conversation.composer;
                    let pictures = &mut session.pictures;
                    composer_view::show(ui, composer, attaching, pictures, self.clock, language, actions);
                });
            session.canned.show_popup(ui, composer.response.rect, conversation, language, actions);
            CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
                let mut media = MediaState { pictures: &mut session.pictures, files: &session.files };
                self.conversation_view(&session.deeds, around).messages(
                    ui,
                    conversation,
                    &mut media,
                    &store,
                    self.tasks,
                    actions,
                );
            });
            session.attaching.show_asking(ui, language, actions);
            let name = conversation.chat().map(|chat| chat_name(chat, language)).unwrap_or_default();
            attach::drop_target(ui, page, Some(&name), language, actions);
        });
    }
}
