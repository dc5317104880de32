//! How the window is divided: rail, list, page, details, status bar.

use std::path::Path;

use egui::{
    Align, Area, CentralPanel, Frame, Id, Layout, Margin, Order, Panel, Popup, Rect, RichText, Ui, pos2, vec2,
};

use crate::engine::{Command, ReceiverState};
use crate::i18n::{Clock, Language, Text};
use crate::settings::Settings;
use crate::store::BotMark;

use super::action::{Action, Room};
use super::chat_list::{ChatListView, chat_name};
use super::checks::ChecksView;
use super::commands::CommandsView;
use super::conversation::Conversation;
use super::conversation_view::ConversationView;
use super::deeds::{DeedDialogs, pinned};
use super::details::DetailsView;
use super::export::ExportView;
use super::feed::FeedView;
use super::files::{FileDialogs, transfer_sentence};
use super::guard::{GuardAction, GuardView, mark_tag};
use super::icons::Icon;
use super::members::MemberDialogs;
use super::methods::MethodsView;
use super::miniapps::MiniAppsView;
use super::outbox::OutboxView;
use super::pictures::{MediaState, ViewerView};
use super::remedy::{self, Remedy};
use super::request::Tasks;
use super::session::{Notice, Session};
use super::status_bar::{self, StatusBar};
use super::theme::{self, Palette, space};
use super::webhook::{WebhookAction, WebhookView};
use super::widgets::{self, Banner, EmptyState, Kind};
use super::{attach, composer_view, settings_view};

/// Width of the chat list.
const LIST: f32 = 304.0;
/// Width of the details.
const DETAILS: f32 = 296.0;
/// Below this width the details cover the page instead of standing beside it.
const ROOM_FOR_ALL: f32 = 1080.0;

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
    /// Language and theme.
    pub settings: Settings,
    /// For the settings page.
    pub data_folder: &'a Path,
}

impl Shell<'_> {
    /// Shows the window.
    pub fn show(&self, ui: &mut Ui, session: &mut Session, actions: &mut Vec<Action>) {
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
        view.show(ui, &mut session.export, self.tasks, actions);
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
                    settings_view::show(ui, self.settings, self.language, self.data_folder, actions);
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
        GuardView { language: self.language, clock: self.clock, bot: &bot }.show(
            ui,
            &mut session.guard,
            actions,
        );
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

    fn chats(&self, ui: &mut Ui, session: &mut Session, receiver: &ReceiverState, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let language = self.language;
        let list = Frame::new().fill(p.panel);
        Panel::left("chats").exact_size(LIST).resizable(false).frame(list).show(ui, |ui| {
            let card = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(14, 10));
            Panel::bottom("bot").exact_size(52.0).resizable(false).frame(card).show(ui, |ui| {
                self.bot_card(ui, session, actions);
            });
            let bot = session.identity().username.clone();
            let view = ChatListView { language, clock: self.clock, bot: &bot };
            view.show(ui, &mut session.chats, actions);
        });
        self.details_beside(ui, session, actions);
        CentralPanel::default().frame(Frame::new().fill(p.bg)).show(ui, |ui| {
            let page = ui.max_rect();
            if session.conversation.is_none() {
                attach::drop_target(ui, page, None, language, actions);
                self.details_over(ui, page, session, actions);
                self.banners(ui, session, receiver, actions);
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
            let view = ConversationView {
                language,
                clock: self.clock,
                details_open: self.details_open,
                deeds: &session.deeds,
                uploads: &uploads,
                held,
            };
            let head = Frame::new().fill(p.panel).inner_margin(Margin::symmetric(20, 0));
            Panel::top("head").exact_size(56.0).resizable(false).frame(head).show(ui, |ui| {
                if let Some(conversation) = &session.conversation {
                    view.header(ui, conversation, actions);
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
                    let attaching = &mut session.attaching;
                    let composer = &mut conversation.composer;
                    let pictures = &mut session.pictures;
                    composer_view::show(ui, composer, attaching, pictures, self.clock, language, actions);
                });
            session.canned.show_popup(ui, composer.response.rect, conversation, language, actions);
            CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
                let mut media = MediaState { pictures: &mut session.pictures, files: &session.files };
                view.messages(ui, conversation, &mut media, &store, self.tasks, actions);
            });
            session.attaching.show_asking(ui, language, actions);
            let name = conversation.chat().map(|chat| chat_name(chat, language)).unwrap_or_default();
            attach::drop_target(ui, page, Some(&name), language, actions);
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

    /// Whether the details are open and cover the page.
    fn details_cover(&self, ui: &Ui) -> bool {
        let has_details = matches!(self.room, Room::Chats | Room::Feed);
        self.details_open && has_details && ui.content_rect().width() < ROOM_FOR_ALL
    }

    fn details_width(&self) -> f32 {
        if self.room == Room::Feed { DETAILS + 84.0 } else { DETAILS }
    }

    /// The details beside the page, in a window that is wide enough.
    fn details_beside(&self, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
        if !self.details_open || self.details_cover(ui) {
            return;
        }
        let frame = details_frame(Palette::of(ui));
        let panel = Panel::right("details").exact_size(self.details_width()).resizable(false);
        panel.frame(frame).show(ui, |ui| self.details(ui, session, actions));
    }

    /// The details over the page; `page` is the part of it that they may cover.
    fn details_over(&self, ui: &Ui, page: Rect, session: &Session, actions: &mut Vec<Action>) {
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

    fn details(&self, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
        let chat = match self.room {
            Room::Chats => session.conversation.as_ref().and_then(Conversation::chat),
            _ => None,
        };
        let members = &session.members;
        let view = DetailsView { language: self.language, clock: self.clock, chat, members };
        view.show(ui, &session.details, actions);
    }

    fn bot_card(&self, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let language = self.language;
        let identity = session.identity();
        let name = format!("@{}", widgets::display_name(&identity.username));
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            widgets::avatar(ui, &identity.username, identity.id.0, 32.0);
            let room = ui.available_width() - 100.0;
            ui.allocate_ui_with_layout(vec2(room, 20.0), Layout::left_to_right(Align::Center), |ui| {
                ui.add(
                    egui::Label::new(RichText::new(&name).font(theme::body_bold()).color(p.text)).truncate(),
                );
            });
            let mark = if session.is_demo() { Some(BotMark::Demo) } else { session.guard.mark() };
            if let Some((kind, text)) = mark.map(mark_tag) {
                widgets::tag(ui, language.t(text), kind);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let menu = language.fill(Text::BotMenu, &[("name", &name)]);
                let button = widgets::IconButton::new(Icon::More, &menu);
                let response = ui.add(button);
                Popup::menu(&response).show(|ui| {
                    self.guard_menu(ui, mark, actions);
                    if ui.button(language.t(Text::Disconnect)).clicked() {
                        actions.push(Action::Disconnect);
                        ui.close();
                    }
                });
            });
        });
    }

    /// What the bot is for, and what was done to it.
    fn guard_menu(&self, ui: &mut Ui, mark: Option<BotMark>, actions: &mut Vec<Action>) {
        let language = self.language;
        let marks = [(Text::MarkTest, BotMark::Test), (Text::MarkProduction, BotMark::Production)];
        for (text, choice) in marks.into_iter().filter(|_| mark != Some(BotMark::Demo)) {
            let label = language.t(text);
            if ui.add(egui::Button::selectable(mark == Some(choice), label)).clicked() {
                actions.push(Action::Guard(GuardAction::Mark(choice)));
                ui.close();
            }
        }
        if ui.button(language.t(Text::JournalMenu)).clicked() {
            actions.push(Action::Guard(GuardAction::ShowJournal(true)));
            ui.close();
        }
    }

    /// What the person should know now, above the page.
    fn banners(&self, ui: &mut Ui, session: &Session, receiver: &ReceiverState, actions: &mut Vec<Action>) {
        let language = self.language;
        let frame = Frame::new().inner_margin(Margin { left: 20, right: 20, top: 12, bottom: 0 });
        // The webhook panel explains a conflict at length, and who looks on has read it.
        let explained = matches!(receiver, ReceiverState::Conflict { .. })
            && (self.room == Room::Webhook || session.webhook.is_looking_on());
        let banner = receiver_banner(receiver, language).filter(|_| !explained);
        if let Some((kind, title, text, labels)) = banner {
            frame.show(ui, |ui| {
                let names: Vec<&str> = labels.iter().map(|label| language.t(*label)).collect();
                let pressed =
                    Banner::new(kind, language.t(title)).text(&text).actions(&names).show(ui).action;
                match pressed.and_then(|index| labels.get(index)) {
                    Some(Text::EnterOtherToken) => actions.push(Action::Disconnect),
                    Some(Text::LookOn) => actions.push(Action::Webhook(WebhookAction::LookOn(true))),
                    Some(Text::OpenWebhookPanel) => actions.push(Action::GoTo(Room::Webhook)),
                    Some(_) => actions.push(Action::Engine(Box::new(Command::StartReceiving))),
                    None => {}
                }
            });
        }
        for index in 0..session.notices.len() {
            self.notice(ui, session, index, actions);
        }
    }

    fn notice(&self, ui: &mut Ui, session: &Session, index: usize, actions: &mut Vec<Action>) {
        let Some(notice) = session.notices.get(index) else { return };
        let language = self.language;
        let frame = Frame::new().inner_margin(Margin { left: 20, right: 20, top: 12, bottom: 0 });
        let (kind, title, text) = notice_text(notice, language);
        frame.show(ui, |ui| {
            let dismiss = language.t(Text::Dismiss);
            if Banner::new(kind, &title).text(&text).closable(dismiss).show(ui).closed {
                actions.push(Action::DismissNotice(index));
            }
        });
    }
}

fn details_frame(p: &Palette) -> Frame {
    Frame::new().fill(p.panel).inner_margin(Margin { left: 16, right: 12, top: 12, bottom: 8 })
}

fn receiver_banner(
    receiver: &ReceiverState,
    language: Language,
) -> Option<(Kind, Text, String, &'static [Text])> {
    match receiver {
        ReceiverState::Conflict { host } => {
            let host = host.as_deref().map_or("?".into(), widgets::display_name);
            let text = language.fill(Text::ConflictText, &[("host", &host)]);
            Some((
                Kind::Warn,
                Text::ConflictTitle,
                text,
                &[Text::LookOn, Text::OpenWebhookPanel, Text::CheckAgain],
            ))
        }
        ReceiverState::Stopped { error } if remedy::is_token_refused(error) => {
            let Remedy { what, .. } = remedy::of_call(error, language);
            let text = Remedy { what, todo: language.t(Text::DoConnectAgain).to_owned() }.sentence();
            Some((Kind::Bad, Text::StoppedTitle, text, &[Text::EnterOtherToken, Text::TryAgain]))
        }
        ReceiverState::Stopped { error } => {
            let text = remedy::of_call(error, language).sentence();
            Some((Kind::Bad, Text::StoppedTitle, text, &[Text::TryAgain]))
        }
        ReceiverState::StoreTrouble { problem } => {
            let problem = remedy::of_store(problem, language).sentence();
            let text = language.fill(Text::StoreTroubleText, &[("text", &problem)]);
            Some((Kind::Bad, Text::StoreTroubleTitle, text, &[Text::TryAgain]))
        }
        _ => None,
    }
}

fn notice_text(notice: &Notice, language: Language) -> (Kind, String, String) {
    let t = |text: Text| language.t(text).to_owned();
    match notice {
        Notice::SetAside(file) => {
            let file = file.display().to_string();
            (Kind::Warn, t(Text::SetAsideTitle), language.fill(Text::SetAsideText, &[("file", &file)]))
        }
        Notice::Recovered(count) => {
            let count = count.to_string();
            (Kind::Warn, t(Text::RecoveredTitle), language.fill(Text::RecoveredText, &[("count", &count)]))
        }
        Notice::NotStored => (Kind::Info, t(Text::Reply), t(Text::NotStored)),
        Notice::StoreTrouble(problem) => {
            (Kind::Bad, t(Text::StoreTrouble), remedy::of_store(problem, language).sentence())
        }
        Notice::Saved(file) => (Kind::Ok, t(Text::Saved), file.display().to_string()),
        Notice::FileTrouble(name, problem) => {
            (Kind::Bad, widgets::display_name(name).into_owned(), transfer_sentence(problem, language))
        }
        Notice::NotSent(file, problem) => {
            let why = attach::file_problem(problem, language);
            let values = [("file", &*widgets::display_name(file)), ("why", &why)];
            (Kind::Bad, t(Text::NotSentTitle), language.fill(Text::NotSentText, &values))
        }
    }
}
