//! Carries out what a person did with the bots, and takes in what became of the remembered ones.

use egui::Context;

use crate::engine::Command;
use crate::ui::action::Room;
use crate::ui::bots::{BotRef, BotRow, BotsAction, Forgetting};
use crate::ui::session::{Notice, Session};

use super::Console;

impl Console {
    pub(super) fn handle_bots(&mut self, context: &Context, action: BotsAction) {
        match action {
            BotsAction::Front(bot) => self.bring(context, &bot),
            BotsAction::Step(step) => {
                let rows = BotRow::all(&self.running, &self.roster, self.language);
                let rows: Vec<&BotRow> = rows.iter().filter(|row| row.runs).collect();
                let front = rows.iter().position(|row| row.in_front);
                let next = front.and_then(|front| {
                    let count = i32::try_from(rows.len()).ok()?;
                    usize::try_from((i32::try_from(front).ok()? + step).checked_rem_euclid(count)?).ok()
                });
                if let Some(row) = next.and_then(|next| rows.get(next)) {
                    self.bring(context, &row.bot.clone());
                }
            }
            BotsAction::Add => self.enter(&self.address.clone()),
            BotsAction::Back => {
                self.starting = None;
                self.leave_welcome(context);
            }
            BotsAction::Connect(key) => {
                self.roster.connect(&key, &self.settings.proxy, &self.stopping, &self.tasks);
            }
            BotsAction::GiveUp(key) => self.roster.give_up(&key),
            BotsAction::EnterToken(bot) => {
                let known = bot.key().and_then(|key| self.roster.known().get(key));
                let address = match self.running.get(&bot) {
                    Some(session) => session.engine().client().address().clone(),
                    None => known.map_or_else(|| self.address.clone(), |bot| bot.address.clone()),
                };
                self.enter(&address);
            }
            BotsAction::Remember(bot) => {
                if let Some(session) = self.running.get(&bot) {
                    self.roster.remember(session, &self.tasks);
                }
            }
            BotsAction::OpenAtStart(key, opens) => self.roster.open_at_start(&key, opens),
            BotsAction::Paint(key, color) => self.roster.paint(&key, color),
            BotsAction::Receive(bot, receive) => {
                let command = if receive { Command::StartReceiving } else { Command::PauseReceiving };
                if let Some(session) = self.running.get(&bot) {
                    session.engine().command(command);
                }
            }
            BotsAction::Disconnect(bot) => {
                if self.running.front().is_some_and(|front| *front.bot() == bot) {
                    self.room = Room::Chats;
                }
                self.stop_bot(context, &bot);
            }
            BotsAction::AskForget(bot) => {
                let rows = BotRow::all(&self.running, &self.roster, self.language);
                let row = rows.into_iter().find(|row| row.bot == bot);
                if let (BotRef::Own(key), Some(row)) = (bot, row) {
                    self.roster.forgetting = Some(Forgetting::new(key, row.name));
                }
            }
            BotsAction::Forget => self.forget(context),
            BotsAction::KeepBot => self.roster.forgetting = None,
            BotsAction::CloseAnyway => self.closing.close(context),
            BotsAction::Stay => self.closing.stay(),
        }
    }

    /// Shows the first screen.
    fn enter(&mut self, address: &crate::api::ApiAddress) {
        self.begin_guide(address);
        self.roster.wish = None;
        self.adding = true;
    }

    /// Brings a running bot to the front.
    pub(super) fn bring(&mut self, context: &Context, bot: &BotRef) {
        if self.running.bring(bot) {
            self.roster.await_nobody();
            self.leave_welcome(context);
        }
    }

    /// Another bot is in front, or none.
    pub(super) fn front_changed(&mut self, context: &Context) {
        if let Some(session) = self.running.front() {
            self.roster.note(session, false);
        }
        self.retitle(context);
        self.take_keyboard_back();
    }

    /// Stops one bot. Another one comes to the front if it was there.
    pub(super) fn stop_bot(&mut self, context: &Context, bot: &BotRef) {
        if let Some(session) = self.running.remove(bot) {
            self.stopping.spawn_on(session.stop(), self.tasks.runtime());
            self.front_changed(context);
        }
    }

    /// Forgets the bot that was asked about, once it has stopped.
    fn forget(&mut self, context: &Context) {
        let Some(bot) = self.roster.forgetting.as_ref().map(|forgetting| forgetting.bot().clone()) else {
            return;
        };
        self.roster.give_up(&bot);
        self.stop_bot(context, &BotRef::Own(bot));
        let keychain = self.roster.keychain().clone();
        if let Some(forgetting) = &mut self.roster.forgetting {
            forgetting.begin(keychain, self.data_folder.clone(), self.stopping.clone(), &self.tasks);
        }
    }

    /// Takes in what became of the remembered bots.
    pub(super) fn update_bots(&mut self, context: &Context) {
        if self.screen() == super::Screen::Welcome {
            self.roster.probe(&self.tasks);
        }
        for session in self.running.iter() {
            self.roster.keep_up(session);
        }
        let update = self.roster.update(&self.tasks);
        for (key, started) in update.started {
            let bot = started.bot();
            let is_awaited = self.roster.awaited_is(&key);
            let session = self.running_session(started);
            self.running.add(session);
            if is_awaited {
                self.roster.await_nobody();
                if !self.adding {
                    self.bring(context, &bot);
                }
            }
        }
        // The one that was in front last has failed, or there was none.
        if !self.adding && self.roster.awaited().is_none() && self.running.bring_any() {
            self.roster.await_nobody();
            self.front_changed(context);
        }
        for (bot, problem) in update.not_kept {
            if let Some(session) = self.running.get_mut(&bot) {
                session.notices.push(Notice::TokenNotKept(problem));
            }
        }
        if let Some(session) = self.running.front_mut()
            && let Some(problem) = self.roster.take_problem()
        {
            session.tell(Notice::BotsUnread(problem));
        }
        if let Some(forgetting) = &mut self.roster.forgetting
            && forgetting.is_done()
        {
            let bot = forgetting.bot().clone();
            self.roster.forgetting = None;
            self.roster.forget(&bot);
        }
    }

    /// Sets a connected bot running.
    pub(super) fn running_session(&self, started: crate::ui::session::Started) -> Session {
        let mut session = Session::new(started, self.settings.polling.clone(), &self.tasks);
        self.brief(&mut session);
        session.methods.load_catalogue(&self.data_folder, &self.tasks);
        session
    }
}
