//! How the window is divided: rail, list, page, details, status bar.

mod banners;
mod chats;
mod details;

use std::path::Path;

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, Popup, Rect, Ui, pos2};

use crate::engine::ReceiverState;
use crate::i18n::{Clock, Language, Text};
use crate::settings::Settings;

use super::action::{Action, Room};
use super::bots::BotRow;
use super::chat_notes::LabelsView;
use super::checks::ChecksView;
use super::commands::CommandsView;
use super::conversation::Conversation;
use super::deeds::DeedDialogs;
use super::export::ExportView;
use super::feed::FeedView;
use super::files::FileDialogs;
use super::guard::GuardView;
use super::icons::Icon;
use super::members::MemberDialogs;
use super::methods::MethodsView;
use super::miniapps::MiniAppsView;
use super::notify::BellView;
use super::outbox::OutboxView;
use super::pictures::ViewerView;
use super::request::Tasks;
use super::session::Session;
use super::settings::{self, SettingsPage, SettingsView};
use super::status_bar::{self, StatusBar};
use super::theme::{Palette, space};
use super::webhook::WebhookView;
use super::widgets;

/// What the window shows of a running bot.
pub struct Shell<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
    /// Where work runs.
    pub tasks: &'a Tasks,
    /// Where the person is.
    pub room: Room,
    /// Whether the details are open.
    pub details_open: bool,
    /// What the person chose.
    pub settings: &'a Settings,
    /// For the settings page.
    pub data_folder: &'a Path,
    /// All bots.
    pub bots: &'a [BotRow],
    /// Why the last change of the settings was not written, in the system's words.
    pub unwritten: Option<&'a str>,
    /// No installed font has Chinese characters.
    pub lacks_chinese: bool,
}

impl Shell<'_> {
    /// Shows the window.
    pub fn show(
        &self,
        ui: &mut Ui,
        session: &mut Session,
        page: &mut SettingsPage,
        actions: &mut Vec<Action>,
    ) {
        let p = Palette::of(ui);
        let receiver = session.engine().receiver_state();
        let escape =
            |input: &mut egui::InputState| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape);
        let looking = session.viewing.open.is_some();
        if self.details_cover(ui) && !looking && !Popup::is_any_open(ui.ctx()) && ui.input_mut(escape) {
            actions.push(Action::ShowDetails(false));
        }
        let bottom = Frame::new().fill(p.rail).inner_margin(Margin::symmetric(14, 0));
        Panel::bottom("status").exact_size(status_bar::HEIGHT).resizable(false).frame(bottom).show(
            ui,
            |ui| {
                self.status(ui, session, &receiver, actions);
            },
        );
        let rail = Frame::new().fill(p.rail).inner_margin(Margin::symmetric(0, 8));
        Panel::left("rail").exact_size(widgets::rail::WIDTH).resizable(false).frame(rail).show(ui, |ui| {
            ui.vertical_centered(|ui| self.rail(ui, session, actions));
        });
        MemberDialogs { language: self.language, clock: self.clock }.show(ui, &mut session.members, actions);
        self.in_front(ui, session, actions);
        let view = ExportView { language: self.language, clock: self.clock };
        view.show(ui, &mut session.export, actions);
        match self.room {
            Room::Chats => self.chats(ui, session, &receiver, actions),
            Room::Feed => self.feed(ui, session, &receiver, actions),
            Room::Outbox => {
                CentralPanel::default().frame(Frame::new().fill(p.bg)).show(ui, |ui| {
                    self.banners(ui, session, &receiver, actions);
                    let (uploads, held_until) = (session.engine().uploads(), session.engine().held_until());
                    let (language, clock) = (self.language, self.clock);
                    let view = OutboxView { language, clock, uploads: &uploads, held: held_until };
                    view.show(ui, &session.outbox, actions);
                });
            }
            Room::Methods => {
                let client = session.engine().client().clone();
                let receiving = session.engine().is_receiving();
                let view =
                    MethodsView { language: self.language, clock: self.clock, client: &client, receiving };
                view.show(ui, &mut session.methods, actions);
            }
            Room::Webhook => {
                CentralPanel::default().frame(Frame::new().fill(p.bg)).show(ui, |ui| {
                    self.banners(ui, session, &receiver, actions);
                    let local = session.engine().client().address().is_loopback();
                    let (language, clock, receiver) = (self.language, self.clock, &receiver);
                    let view = WebhookView { language, clock, receiver, local };
                    view.show(ui, &mut session.webhook, actions);
                });
            }
            Room::Commands => {
                CentralPanel::default().frame(Frame::new().fill(p.bg)).show(ui, |ui| {
                    self.banners(ui, session, &receiver, actions);
                    let bot = session.identity().username.clone();
                    let view = CommandsView { language: self.language, bot: &bot };
                    view.show(ui, &mut session.commands, actions);
                });
            }
            Room::MiniApps => self.miniapps(ui, session, actions),
            Room::Checks => self.checks(ui, session, actions),
            Room::Settings => {
                CentralPanel::default().frame(Frame::new().fill(p.bg)).show(ui, |ui| {
                    self.settings(ui, session, page, actions);
                });
            }
        }
        session.canned.show(ui, session.conversation.as_ref(), self.language, actions);
        session.keyboards.show(ui, self.language, actions);
        session.links.show(ui, self.language, actions);
    }

    /// What stands in front of the window.
    fn in_front(&self, ui: &Ui, session: &mut Session, actions: &mut Vec<Action>) {
        let language = self.language;
        if let Some(viewer) = &mut session.viewing.open {
            let rows = session.conversation.as_ref().map_or(&[][..], |open| open.window().rows());
            let view = ViewerView { language, rows, behind: session.files.is_asking() };
            view.show(ui, viewer, actions);
        }
        let open = session.conversation.as_ref();
        let planned = open.and_then(|conversation| conversation.composer.send_at);
        session.later.show(ui, planned, self.clock, language, actions);
        FileDialogs { language }.show(ui, &mut session.files, actions);
        DeedDialogs { language, clock: self.clock }.show(ui, &mut session.deeds, actions);
        let bot = session.identity().username.clone();
        if let Some(dialog) = &mut session.notes.labels {
            let row = dialog.chat_id().and_then(|chat| {
                let open = session.conversation.as_ref().and_then(Conversation::chat);
                session.chats.row(chat).or(open.filter(|row| row.chat_id == chat))
            });
            LabelsView { language, labels: session.chats.labels(), row }.show(ui, dialog, actions);
        }
        GuardView { language: self.language, clock: self.clock, bot: &bot }.show(
            ui,
            &mut session.guard,
            actions,
        );
    }

    fn settings(&self, ui: &mut Ui, session: &Session, page: &mut SettingsPage, actions: &mut Vec<Action>) {
        let bot = settings::About {
            name: &session.identity().username,
            address: session.engine().client().address(),
            mark: session.guard.mark(),
            is_demo: session.is_demo(),
        };
        let view = SettingsView {
            settings: self.settings,
            language: self.language,
            clock: self.clock,
            data_folder: self.data_folder,
            unwritten: self.unwritten,
            lacks_chinese: self.lacks_chinese,
            bot,
        };
        view.show(ui, page, actions);
    }

    fn miniapps(&self, ui: &mut Ui, session: &mut Session, actions: &mut Vec<Action>) {
        let (bot, is_demo) = (session.identity().username.clone(), session.is_demo());
        let view = MiniAppsView { language: self.language, clock: self.clock, bot: &bot, is_demo };
        let page = CentralPanel::default().frame(Frame::new().fill(Palette::of(ui).bg));
        page.show(ui, |ui| view.show(ui, &mut session.miniapps, actions));
    }

    fn checks(&self, ui: &mut Ui, session: &mut Session, actions: &mut Vec<Action>) {
        let bot = session.identity().username.clone();
        let host = session.engine().client().address().host().to_owned();
        let view = ChecksView { language: self.language, clock: self.clock, bot: &bot, host: &host };
        let page = CentralPanel::default().frame(Frame::new().fill(Palette::of(ui).bg));
        page.show(ui, |ui| {
            for notice in 0..session.notices.len() {
                self.notice(ui, session, notice, actions);
            }
            view.show(ui, &mut session.checks, actions);
        });
    }

    fn status(&self, ui: &mut Ui, session: &Session, receiver: &ReceiverState, actions: &mut Vec<Action>) {
        let client = session.engine().client();
        let bot = if session.is_demo() {
            self.language.t(Text::DemoBot).to_owned()
        } else {
            format!("@{}", widgets::display_name(&session.identity().username))
        };
        let bar = StatusBar {
            language: self.language,
            receiver,
            outbox: session.unsent,
            requests: (client.throttle().in_last_second(), client.throttle().limit()),
            round_trip: client.round_trip().map(|took| took.as_millis()),
            bot: &bot,
            bell: BellView {
                language: self.language,
                clock: self.clock,
                wishes: &self.settings.notifications,
            },
        };
        bar.show(ui, actions);
    }

    fn rail(&self, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
        let language = self.language;
        let unread = u64::from(session.chats.counts().unread);
        ui.spacing_mut().item_spacing.y = space::XS;
        let unsent = u64::from(session.unsent.failed + session.unsent.unknown);
        for (room, icon, text, waiting) in [
            (Room::Chats, Icon::Chats, Text::RoomChats, unread),
            (Room::Feed, Icon::Feed, Text::RoomFeed, 0),
            (Room::Outbox, Icon::Send, Text::RoomOutbox, unsent),
            (Room::Webhook, Icon::Webhook, Text::RoomWebhook, 0),
            (Room::Commands, Icon::Menu, Text::RoomCommands, 0),
            (Room::Methods, Icon::Api, Text::RoomMethods, 0),
            (Room::MiniApps, Icon::MiniApp, Text::RoomMiniApps, 0),
            (Room::Checks, Icon::Checks, Text::RoomChecks, 0),
        ] {
            if widgets::rail_button(ui, icon, language.t(text), self.room == room, waiting).clicked() {
                actions.push(Action::GoTo(room));
            }
        }
        ui.with_layout(Layout::bottom_up(Align::Center), |ui| {
            let (selected, text) = (self.room == Room::Settings, language.t(Text::RoomSettings));
            if widgets::rail_button(ui, Icon::Settings, text, selected, 0).clicked() {
                actions.push(Action::GoTo(Room::Settings));
            }
        });
    }

    fn feed(&self, ui: &mut Ui, session: &mut Session, receiver: &ReceiverState, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        self.details_beside(ui, session, actions);
        CentralPanel::default().frame(Frame::new().fill(p.bg)).show(ui, |ui| {
            let page = ui.max_rect();
            self.banners(ui, session, receiver, actions);
            let store = session.engine().store().clone();
            let view = FeedView { language: self.language, clock: self.clock };
            let edge = view.show(ui, &mut session.feed, &store, self.tasks, actions);
            let below = Rect::from_min_max(pos2(page.left(), edge), page.max);
            self.details_over(ui, below, session, actions);
        });
    }
}
