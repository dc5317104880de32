//! Tells the person of new messages while the window is not in front.
//!
//! | part | its job |
//! |---|---|
//! | this file | hears of messages, looks up their chats, asks the rules, has the notes shown |
//! | `rules` | who is told of when; pure |
//! | `note` | a notification in words |
//! | `crier` | the desktop's notifications |
//! | `badge` | the number on the program's icon |
//! | `bell` | the menu in the status bar |

mod badge;
mod bell;
mod crier;
mod note;
mod rules;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use crate::api::{ChatId, UserId};
use crate::i18n::{Language, Text};
use crate::settings::Notifications;
use crate::store::Store;

use super::request::{Request, Tasks};
use super::session::Session;
use super::summons::Bell;

pub use bell::{BellView, NotifyAction, UNTIL_SWITCHED_OFF, quiet_offers};
pub use crier::{Crier, Mute, SystemCrier};
use note::Known;
pub use note::Note;
use rules::{Rules, Telling};

/// A chat of one of the bots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChatKey {
    /// The bot's own id.
    pub bot: UserId,
    /// The chat.
    pub chat: ChatId,
}

/// Chats looked up at a time; what a flood brings beyond waits its turn.
const AT_ONCE: usize = 64;

type Found = Vec<(ChatKey, u32, Known)>;

/// Hears of new messages and has the person told.
pub(super) struct Notifier {
    crier: Arc<dyn Crier>,
    rules: Rules,
    /// New messages of chats that were not looked up yet.
    heard: HashMap<ChatKey, u32>,
    reading: Request<Found>,
    known: HashMap<ChatKey, Known>,
    /// Chats with unread messages, and whose turn it is to say so: the newest number is said last.
    unread: Arc<AtomicU64>,
    counting: Arc<Mutex<()>>,
}

/// What the notifier needs to know of the moment.
#[derive(Clone, Copy)]
pub(super) struct Moment<'a> {
    /// Whether the window is in front.
    pub in_front: bool,
    /// Whether the person wants to be left alone.
    pub is_quiet: bool,
    /// How to tell.
    pub wishes: &'a Notifications,
    /// In which language.
    pub language: Language,
    /// Now.
    pub now: Instant,
}

/// What is to be done after an update.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct After {
    /// Somebody was told: the desktop may point at the window.
    pub told: bool,
    /// When to look again.
    pub due: Option<Instant>,
}

impl Notifier {
    /// One that tells through `crier`.
    pub(super) fn new(crier: Arc<dyn Crier>) -> Self {
        Self {
            crier,
            rules: Rules::default(),
            heard: HashMap::new(),
            reading: Request::default(),
            known: HashMap::new(),
            unread: Arc::default(),
            counting: Arc::default(),
        }
    }

    /// Tells through another.
    pub(super) fn set_crier(&mut self, crier: Arc<dyn Crier>) {
        self.crier = crier;
    }

    /// So many chats have unread messages.
    pub(super) fn count(&self, unread: u64, tasks: &Tasks) {
        if badge::FROM_THE_WINDOW {
            self.crier.count(unread);
            return;
        }
        self.unread.store(unread, Ordering::Relaxed);
        let (crier, newest, turn) =
            (Arc::clone(&self.crier), Arc::clone(&self.unread), Arc::clone(&self.counting));
        tasks.runtime().spawn_blocking(move || {
            let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            crier.count(newest.load(Ordering::Relaxed));
        });
    }

    /// Messages arrived.
    pub(super) fn hear(&mut self, bot: UserId, chats: Vec<(ChatId, u32)>) {
        for (chat, messages) in chats {
            let count = self.heard.entry(ChatKey { bot, chat }).or_default();
            *count = count.saturating_add(messages);
        }
    }

    /// Looks chats up and tells what is due. Once a frame; never waits.
    pub(super) fn update<'a>(
        &mut self,
        moment: Moment<'_>,
        sessions: impl Iterator<Item = &'a Session>,
        bell: &Bell,
        tasks: &Tasks,
    ) -> After {
        let found = self.reading.take();
        if moment.in_front || moment.is_quiet {
            self.heard.clear();
            self.known.clear();
            self.rules.hush();
            return After::default();
        }
        for (chat, messages, known) in found.into_iter().flatten() {
            if !known.row.muted {
                self.rules.heard(chat, messages, moment.now);
                self.known.insert(chat, known);
            }
        }
        if !self.heard.is_empty() && !self.reading.is_running() {
            self.look_up(sessions, moment.language, tasks);
        }
        let telling = self.rules.due(moment.now);
        let notes = telling.map(|telling| self.notes(&telling, moment)).unwrap_or_default();
        let told = !notes.is_empty();
        for note in notes {
            let (crier, bell) = (Arc::clone(&self.crier), bell.clone());
            tasks.runtime().spawn_blocking(move || crier.cry(note, &bell));
        }
        After { told, due: self.rules.next(moment.now) }
    }

    /// Reads names, mutes and last messages of the chats that were heard of.
    fn look_up<'a>(
        &mut self,
        sessions: impl Iterator<Item = &'a Session>,
        language: Language,
        tasks: &Tasks,
    ) {
        let stores: HashMap<UserId, (String, Store)> = sessions
            .map(|session| {
                let bot = if session.is_demo() {
                    language.t(Text::DemoBot).to_owned()
                } else {
                    format!("@{}", session.identity().username)
                };
                (session.identity().id, (bot, session.engine().store().clone()))
            })
            .collect();
        let chats: Vec<ChatKey> = self.heard.keys().take(AT_ONCE).copied().collect();
        let asked: Vec<(ChatKey, u32)> =
            chats.into_iter().filter_map(|chat| self.heard.remove_entry(&chat)).collect();
        self.reading.start_blocking(tasks, move || {
            let found = asked.into_iter().filter_map(|(key, messages)| {
                let (bot, store) = stores.get(&key.bot)?;
                let row = store.chat(key.chat).ok()??;
                Some((key, messages, Known { bot: bot.clone(), row }))
            });
            found.collect()
        });
    }

    fn notes(&mut self, telling: &Telling, moment: Moment<'_>) -> Vec<Note> {
        let Moment { wishes, language, .. } = moment;
        match telling {
            Telling::Chats(chats) => {
                let note = |(chat, messages): &(ChatKey, u32)| {
                    let known = self.known.remove(chat)?;
                    Some(note::of_chat(*chat, *messages, &known, wishes.show_text, wishes.sound, language))
                };
                chats.iter().filter_map(note).collect()
            }
            Telling::Sum(chats) => {
                let one_bot = chats.windows(2).all(|pair| pair[0].0.bot == pair[1].0.bot);
                let bot = chats.first().filter(|_| one_bot).and_then(|(chat, _)| self.known.get(chat));
                let note = note::of_sum(chats, bot.map(|known| known.bot.as_str()), wishes.sound, language);
                self.known.clear();
                vec![note]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::time::Duration;

    use super::*;

    /// A desktop that takes its time: it says when it was called, and writes the number down when it
    /// is let.
    struct Slow {
        called: Mutex<Sender<()>>,
        let_go: Mutex<Receiver<()>>,
        shown: Mutex<Vec<u64>>,
    }

    impl Crier for Slow {
        fn cry(&self, _note: Note, _bell: &Bell) {}

        fn count(&self, unread: u64) {
            self.called.lock().unwrap().send(()).unwrap();
            self.let_go.lock().unwrap().recv().unwrap();
            self.shown.lock().unwrap().push(unread);
        }
    }

    #[cfg(not(target_os = "macos"))]
    #[test]
    fn a_slow_desktop_ends_with_the_newest_number() {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap();
        let tasks = Tasks::new(runtime.handle().clone(), Arc::new(|| ()));
        let ((called, calls), (go, let_go)) = (channel(), channel());
        let desktop = Arc::new(Slow {
            called: Mutex::new(called),
            let_go: Mutex::new(let_go),
            shown: Mutex::default(),
        });
        let notifier = Notifier::new(Arc::clone(&desktop) as Arc<dyn Crier>);
        notifier.count(3, &tasks);
        calls.recv().unwrap();
        notifier.count(1, &tasks);
        notifier.count(0, &tasks);
        // The second call begins when the first one is over, and not before.
        assert!(calls.recv_timeout(Duration::from_millis(200)).is_err());
        for _ in 0..3 {
            go.send(()).unwrap();
        }
        calls.recv().unwrap();
        calls.recv().unwrap();
        drop(runtime);
        assert_eq!(*desktop.shown.lock().unwrap(), [3, 0, 0]);
    }
}
