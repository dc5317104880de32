//! The running bots, and which of them is in front.

use crate::ui::session::Session;

use super::BotRef;

/// The running bots in the order in which they were started.
#[derive(Default)]
pub struct Running {
    sessions: Vec<Session>,
    front: Option<usize>,
}

impl Running {
    /// The bot in front.
    #[must_use]
    pub fn front(&self) -> Option<&Session> {
        self.sessions.get(self.front?)
    }

    /// The bot in front, to change it.
    pub fn front_mut(&mut self) -> Option<&mut Session> {
        self.sessions.get_mut(self.front?)
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, bot: &BotRef) -> Option<&Session> {
        self.sessions.iter().find(|session| session.bot() == bot)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Session> {
        self.sessions.iter()
    }

    /// All of them, to change them, each with whether it is in front.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (bool, &mut Session)> {
        let front = self.front;
        self.sessions.iter_mut().enumerate().map(move |(place, session)| (front == Some(place), session))
    }

    /// Takes a bot in, behind the others.
    pub fn add(&mut self, session: Session) {
        self.sessions.push(session);
    }

    /// Brings the first one to the front if there is none. Whether one is there now that was not.
    pub fn bring_any(&mut self) -> bool {
        let missing = self.front.is_none() && !self.sessions.is_empty();
        if missing {
            self.front = Some(0);
        }
        missing
    }

    /// One of them, to change it.
    pub fn get_mut(&mut self, bot: &BotRef) -> Option<&mut Session> {
        self.sessions.iter_mut().find(|session| session.bot() == bot)
    }

    /// Brings a bot to the front. `false` when it does not run.
    pub fn bring(&mut self, bot: &BotRef) -> bool {
        let place = self.sessions.iter().position(|session| session.bot() == bot);
        if place.is_some() && place != self.front {
            self.leave_front();
            self.front = place;
        }
        place.is_some()
    }

    /// Takes a bot out. If it was in front, the next one comes there.
    pub fn remove(&mut self, bot: &BotRef) -> Option<Session> {
        let place = self.sessions.iter().position(|session| session.bot() == bot)?;
        let session = self.sessions.remove(place);
        self.front = match self.front {
            Some(front) if front > place => Some(front - 1),
            Some(front) if front == self.sessions.len() => front.checked_sub(1),
            front => front,
        };
        Some(session)
    }

    /// Takes all of them out.
    pub fn take_all(&mut self) -> Vec<Session> {
        self.front = None;
        std::mem::take(&mut self.sessions)
    }

    /// What was begun in it is stored now: nobody looks whether it is due while it is in the back.
    fn leave_front(&mut self) {
        if let Some(session) = self.front_mut() {
            session.save_draft_now();
        }
    }
}
