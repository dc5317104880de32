//! Carries out what a person did.

use egui::Context;

use crate::api::Proxy;
use crate::settings::Settings;
use crate::ui::action::{Action, Room};
use crate::ui::bots::{BotRef, BotsAction};
use crate::ui::chat_list::ListAction;
use crate::ui::chat_notes::NotesAction;
use crate::ui::files::{Content, FileAction};
use crate::ui::guide::{GuideAction, Trying};
use crate::ui::palette::CommandPalette;
use crate::ui::session::start_demo;

use super::Console;

impl Console {
    /// Carries out one thing that a person did.
    pub fn handle(&mut self, context: &Context, action: Action) {
        match action {
            Action::StartDemo => {
                if self.running.get(&BotRef::Demo).is_some() {
                    self.bring(context, &BotRef::Demo);
                } else {
                    self.start(Trying::Demo, None, start_demo(self.data_folder.clone()));
                }
            }
            Action::Connect => {
                if let Some((address, token)) = self.guide.entry.entered() {
                    self.address = address.clone();
                    let remember = self.roster.remembers();
                    self.connect(address, token, remember);
                }
            }
            Action::ConnectWithEnvironment => {
                if let Some(token) = self.env_token.clone() {
                    let address = self.guide.entry.address().unwrap_or_else(|_| self.address.clone());
                    self.connect(address, token, false);
                }
            }
            Action::CancelConnecting => self.starting = None,
            Action::Guide(GuideAction::SuggestHello) => self.suggest_hello(context),
            Action::Guide(GuideAction::WithoutProxy) => {
                self.choose(context, Settings { proxy: Proxy::None, ..self.settings.clone() });
                self.handle(context, Action::Connect);
            }
            Action::Guide(action) => {
                let then = self.guide.handle(action, &self.tasks);
                self.after_guide(then, context);
            }
            Action::Disconnect => {
                if let Some(bot) = self.session().map(|session| session.bot().clone()) {
                    self.handle_bots(context, BotsAction::Disconnect(bot));
                }
            }
            Action::Bots(action) => self.handle_bots(context, action),
            Action::GoTo(room) => {
                // What the details tell belongs to what was picked in the other room.
                if room != self.room
                    && let Some(session) = self.running.front_mut()
                {
                    session.details.clear();
                }
                self.room = room;
                self.take_keyboard_back();
            }
            Action::Copy(text) => context.copy_text(text),
            Action::Picture(action) => {
                if let Some(session) = self.running.front_mut() {
                    session.look_at_picture(action, context, self.language, &self.tasks);
                }
            }
            Action::SaveReport { name, text } => {
                let text = self.redacted(text);
                self.handle_in_session(Action::SaveText { name, text });
            }
            Action::CopyReport(text) => context.copy_text(self.redacted(text)),
            Action::ShowDetails(open) => self.details_open = open,
            Action::ShowPalette(shown) => self.palette = shown.then(CommandPalette::default),
            Action::ShowShortcuts(shown) => self.shortcuts_shown = shown,
            Action::Canned(action) => {
                if let Some(session) = self.running.front_mut() {
                    let open = session.conversation.as_mut();
                    session.canned.handle(context, action, open, &self.tasks);
                }
            }
            Action::Link(action) => {
                if let Some(session) = self.running.front_mut() {
                    session.links.handle(context, action);
                }
            }
            Action::Notify(action) => self.handle_notify(action),
            Action::Settings(action) => self.handle_settings(context, action),
            Action::SetLanguage(language) => {
                self.choose(context, Settings { language, ..self.settings.clone() });
            }
            Action::SetTheme(theme) => self.choose(context, Settings { theme, ..self.settings.clone() }),
            other => self.handle_in_session(other),
        }
    }

    /// A text that leaves the program, without the token whatever it was made of.
    fn redacted(&self, text: String) -> String {
        match self.session() {
            Some(session) => session.engine().client().redacted(text),
            None => text,
        }
    }

    fn handle_in_session(&mut self, action: Action) {
        let Some(session) = self.running.front_mut() else {
            return;
        };
        let store = session.engine().store().clone();
        let tasks = &self.tasks;
        match action {
            Action::OpenChat(chat) => {
                session.open_chat(chat, tasks);
                self.room = Room::Chats;
                self.take_keyboard_back();
            }
            Action::CloseChat => session.close_chat(),
            Action::StepChat(step) => session.step_chat(step, tasks),
            Action::FilterChats(filter) => session.chats.set_filter(filter),
            Action::MoreChats => session.chats.more(),
            Action::Chats(action) => {
                if matches!(action, ListAction::NextWaiting) {
                    self.room = Room::Chats;
                }
                session.arrange(action, self.language, tasks);
            }
            Action::Search(action) => {
                self.room = Room::Chats;
                session.find(action, self.language, tasks);
            }
            Action::Notes(action) => {
                if matches!(action, NotesAction::WriteNote(_)) {
                    self.room = Room::Chats;
                    self.details_open = true;
                }
                session.note(action, tasks);
            }
            Action::FilterFeed(filter) => session.feed.set_filter(filter, &store, tasks),
            Action::HoldFeed(held) => session.feed.hold(held, &store, tasks),
            Action::SelectUpdate(seq) => {
                session.feed.select(Some(seq));
                session.details.look_at(seq, &store, tasks);
                self.details_open = true;
            }
            Action::SelectMessage(seq) => {
                session.details.look_at(seq, &store, tasks);
                self.details_open = true;
            }
            Action::DetailsAsText(as_text) => session.details.set_as_text(as_text),
            Action::ToLatest => match (self.room, &mut session.conversation) {
                (Room::Chats, Some(conversation)) => conversation.show_latest(&store, tasks),
                (Room::Feed, _) => session.feed.show_latest(&store, tasks),
                _ => {}
            },
            Action::GoToMessage(chat, message) => session.go_to_message(chat, message, tasks),
            Action::Expand(seq) => {
                if let Some(conversation) = &mut session.conversation {
                    conversation.expand(seq);
                }
            }
            Action::SetParseMode(mode) => {
                if let Some(conversation) = &mut session.conversation {
                    conversation.composer.mode = mode;
                    conversation.composer.touched();
                }
            }
            Action::ReplyTo(reply) => {
                if let Some(conversation) = &mut session.conversation {
                    conversation.composer.reply_to = Some(reply);
                    conversation.composer.wants_focus = true;
                    conversation.composer.touched();
                }
            }
            Action::CancelReply => {
                if let Some(conversation) = &mut session.conversation {
                    conversation.composer.reply_to = None;
                    conversation.composer.wants_focus = true;
                    conversation.composer.touched();
                }
            }
            Action::EditUnsent(seq) => {
                session.edit_unsent(seq, tasks);
                self.room = Room::Chats;
            }
            Action::Attach(action) => session.attach(action, tasks),
            Action::Schedule(action) => session.schedule(action),
            Action::Guard(action) => session.guard(action, tasks),
            Action::Deed(action) => session.handle_deed(action, tasks),
            Action::Members(action) => session.look_after_chat(action, tasks),
            Action::File(action) => session.handle_file(action, tasks),
            Action::SaveJson(text) => {
                let content = Content::Text(text.into());
                session.handle_file(FileAction::Save { content, name: "update.json".to_owned() }, tasks);
            }
            Action::SaveText { name, text } => {
                session.handle_file(FileAction::Save { content: Content::Text(text.into()), name }, tasks);
            }
            Action::Send { plain } => session.send(plain, tasks),
            Action::Keyboard(action) => session.handle_keyboard(action),
            Action::MiniApps(action) => session.on_bench(action, tasks),
            Action::Checks(action) => session.on_checks(action, tasks),
            Action::Export(action) => session.export.handle(action, tasks),
            Action::Engine(command) => session.engine().command(*command),
            Action::Methods(action) => session.call(action, tasks),
            Action::Commands(action) => {
                let client = session.engine().client().clone();
                session.commands.handle(action, &client, tasks);
            }
            Action::Webhook(action) => {
                let client = session.engine().client().clone();
                session.webhook.handle(action, &client, &store, tasks);
            }
            Action::DismissNotice(index) if index < session.notices.len() => {
                session.notices.remove(index);
            }
            _ => {}
        }
    }

    /// Typing goes on in the composer.
    pub(super) fn take_keyboard_back(&mut self) {
        if let Some(session) = self.running.front_mut()
            && self.room == Room::Chats
            && let Some(conversation) = &mut session.conversation
        {
            conversation.composer.wants_focus = true;
        }
    }

    pub(super) fn settings_changed(&mut self) {
        if let Some(session) = self.running.front_mut() {
            session.feed.relayout();
            if let Some(conversation) = &mut session.conversation {
                conversation.relayout();
            }
        }
        self.settings_file.write(&self.settings, &self.tasks);
    }
}
