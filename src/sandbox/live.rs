//! Scripted people while the sandbox runs: they play the steps, chat on their own, and answer.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::script::{Event, Person, Script};
use super::shared::Shared;
use super::stage::{self, Labels};
use super::world::World;
use super::world::entity::Formatted;
use super::world::message::Content;

/// How many answers may be on their way. A bot that sends thousands gets answers to the first.
const MOST_ANSWERS: usize = 200;

/// An answer somebody is typing.
struct Typing {
    at: Instant,
    chat_id: i64,
    person: i64,
    text: String,
    reply_to: Option<i64>,
}

/// Plays a script until the sandbox stops.
pub(super) struct Play {
    shared: Arc<Shared>,
    script: Script,
    labels: Labels,
    pace: f32,
    random: fastrand::Rng,
    typing: Vec<Typing>,
    next_step: usize,
    step_at: Option<Instant>,
    /// Chats in which the bot has spoken since the step before.
    bot_spoke: Vec<i64>,
    next_chatter: Instant,
    /// Which line each person says next, so nobody repeats themselves at once.
    lines: HashMap<i64, usize>,
}

impl Play {
    pub fn new(shared: Arc<Shared>, script: Script, labels: Labels, pace: f32, seed: Option<u64>) -> Self {
        let mut random = seed.map_or_else(fastrand::Rng::new, fastrand::Rng::with_seed);
        let pace = if pace.is_finite() && pace > 0.0 { pace } else { 1.0 };
        let first = seconds(1.5 + random.f32() * 1.3, pace);
        Self {
            shared,
            script,
            labels,
            pace,
            random,
            typing: Vec::new(),
            next_step: 0,
            step_at: None,
            bot_spoke: Vec::new(),
            next_chatter: Instant::now() + first,
            lines: HashMap::new(),
        }
    }

    pub async fn run(mut self) {
        loop {
            let next = self.next_moment();
            let shared = Arc::clone(&self.shared);
            // While they are switched off only being switched on is news.
            let reading = shared.world().people_are_reading;
            tokio::select! {
                () = shared.stopping.cancelled() => return,
                () = shared.people.notified() => {}
                () = tokio::time::sleep_until(next), if reading => {}
            }
            let mut world = shared.world();
            let heard = std::mem::take(&mut world.unread_by_people);
            if !world.people_are_reading {
                // Switched off: what was on its way is forgotten, and the clock of their own
                // talk starts anew when they come back.
                self.typing.clear();
                self.next_chatter = Instant::now() + seconds(2.0, self.pace);
                continue;
            }
            for (chat_id, message_id) in heard {
                self.hear(&world, chat_id, message_id);
            }
            let spoke = self.speak(&mut world);
            drop(world);
            if spoke {
                shared.changed.notify_waiters();
            }
        }
    }

    fn next_moment(&mut self) -> Instant {
        self.schedule_step();
        let answers = self.typing.iter().map(|typing| typing.at);
        let chatter = self.has_chatter().then_some(self.next_chatter);
        // An hour is as good as never; `people` wakes it earlier.
        let never = Instant::now() + Duration::from_hours(1);
        answers.chain(chatter).chain(self.step_at).min().unwrap_or(never)
    }

    fn has_chatter(&self) -> bool {
        self.script.people.iter().any(|person| !person.chatter.is_empty())
    }

    /// Gives the next step its time, once it may happen.
    fn schedule_step(&mut self) {
        if self.step_at.is_some() {
            return;
        }
        let Some(step) = self.script.steps.get(self.next_step) else {
            return;
        };
        if !step.after_bot || self.bot_spoke.contains(&step.chat) {
            self.step_at = Some(Instant::now() + seconds(step.after_seconds as f32, self.pace));
        }
    }

    /// The bot said something: somebody in that chat may answer.
    fn hear(&mut self, world: &World, chat_id: i64, message_id: i64) {
        if !self.bot_spoke.contains(&chat_id) {
            self.bot_spoke.push(chat_id);
        }
        if self.typing.len() >= MOST_ANSWERS {
            return;
        }
        let Some(chat) = world.chats.get(&chat_id) else {
            return;
        };
        let Some(message) = chat.message(message_id) else {
            return;
        };
        let there: Vec<&Person> = self.script.people.iter().filter(|person| chat.has(person.id)).collect();
        let Some(person) = self.random.choice(there) else {
            return;
        };
        let heard = message.content.words().to_lowercase();
        let keyed = person
            .replies
            .iter()
            .find(|reply| reply.when.iter().any(|word| heard.contains(&word.to_lowercase())));
        let choices = keyed.map_or(&person.fallback, |reply| &reply.say);
        let Some(text) = self.random.choice(choices).cloned() else {
            return;
        };
        let reply_to = (self.random.u8(..) < 90 || !chat.is_private()).then_some(message_id);
        let person = person.id;
        let at = Instant::now() + seconds(1.0 + self.random.f32() * 2.0, self.pace);
        self.typing.push(Typing { at, chat_id, person, text, reply_to });
    }

    /// Says everything whose time has come.
    fn speak(&mut self, world: &mut World) -> bool {
        let now = Instant::now();
        let mut spoke = false;
        if self.step_at.is_some_and(|at| at <= now) {
            let step = self.script.steps.get(self.next_step).cloned();
            self.step_at = None;
            self.next_step += 1;
            self.bot_spoke.clear();
            spoke |= step.is_some_and(|step| self.play(world, &step));
        }
        let (due, later) = std::mem::take(&mut self.typing).into_iter().partition(|typing| typing.at <= now);
        self.typing = later;
        let mut due: Vec<Typing> = due;
        due.sort_by_key(|typing| typing.at);
        for typing in due {
            let content = Content::Text(Formatted::typed(typing.text));
            spoke |= world.write(typing.chat_id, typing.person, content, typing.reply_to).is_ok();
        }
        if self.has_chatter() && self.next_chatter <= now {
            self.next_chatter = now + seconds(20.0 + self.random.f32() * 40.0, self.pace);
            spoke |= self.chat(world);
        }
        spoke
    }

    fn play(&mut self, world: &mut World, step: &Event) -> bool {
        let date = world.clock.now();
        stage::act(world, step, &mut self.labels, date).is_ok()
    }

    /// Somebody says something on their own, mostly in private and sometimes in a group.
    fn chat(&mut self, world: &mut World) -> bool {
        let talkers: Vec<&Person> = self.script.people.iter().filter(|p| !p.chatter.is_empty()).collect();
        let Some(person) = self.random.choice(talkers) else {
            return false;
        };
        let groups: Vec<i64> = self.script.groups.iter().map(|group| group.id).collect();
        let groups =
            groups.into_iter().filter(|id| world.chats.get(id).is_some_and(|chat| chat.has(person.id)));
        let group = self.random.choice(groups.collect::<Vec<_>>()).filter(|_| self.random.u8(..) < 60);
        let (id, count) = (person.id, person.chatter.len());
        let start = self.random.usize(..count);
        let line = self.lines.entry(id).or_insert(start);
        let text = person.chatter.get(*line % count).cloned().unwrap_or_default();
        *line += 1;
        world.write(group.unwrap_or(id), id, Content::Text(Formatted::typed(text)), None).is_ok()
    }
}

fn seconds(seconds: f32, pace: f32) -> Duration {
    Duration::try_from_secs_f32(seconds / pace).unwrap_or(Duration::ZERO)
}
