//! The calls of this session and what came of them, in memory and bounded.

use std::collections::VecDeque;

use crate::api::HandAnswer;
use crate::engine::HandRefusal;
use crate::store::UnixMillis;

use super::form::Parts;

/// Calls that are kept.
const MOST: usize = 100;
/// Bytes of answers that are kept; the oldest go first, the calls stay.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// A call of this session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u64);

/// What came of a call.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A person is asked about it; nothing has left.
    Asking,
    /// It is on its way.
    Running,
    /// The server answered, or could not be reached.
    Told(HandAnswer),
    /// It was not made.
    NotMade(HandRefusal),
    /// A person gave it up, or left; the server may have carried it out.
    GivenUp,
}

/// One call.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Which one.
    pub id: EntryId,
    /// The method.
    pub method: String,
    /// Parameters and files.
    pub parts: Parts,
    /// When it was made.
    pub at: UnixMillis,
    /// When it ended.
    pub ended: Option<UnixMillis>,
    /// What came of it.
    pub outcome: Outcome,
    /// The answer was too much to keep.
    pub dropped: bool,
}

impl Entry {
    fn bytes(&self) -> usize {
        match &self.outcome {
            Outcome::Told(HandAnswer { shown: Some(_), exchanged: Some(exchanged), .. }) => exchanged.bytes,
            _ => 0,
        }
    }
}

/// The calls of this session, the newest first.
#[derive(Default)]
pub struct History {
    entries: VecDeque<Entry>,
    next: u64,
}

impl History {
    /// A call begins.
    pub fn begin(&mut self, method: String, parts: Parts, at: UnixMillis) -> EntryId {
        self.next += 1;
        let id = EntryId(self.next);
        self.entries.push_front(Entry {
            id,
            method,
            parts,
            at,
            ended: None,
            outcome: Outcome::Running,
            dropped: false,
        });
        self.entries.truncate(MOST);
        id
    }

    /// A call has ended.
    pub fn end(&mut self, id: EntryId, outcome: Outcome, at: UnixMillis) {
        let Some(entry) = self.entries.iter_mut().find(|entry| entry.id == id) else { return };
        entry.outcome = outcome;
        entry.ended = Some(at);
        // The newest answer is kept however large it is.
        let mut kept = 0;
        for entry in &mut self.entries {
            kept += entry.bytes();
            if kept > MOST_BYTES
                && entry.id != id
                && let Outcome::Told(answer) = &mut entry.outcome
            {
                entry.dropped |= answer.shown.take().is_some();
            }
        }
    }

    /// A call that a person was asked about leaves.
    pub fn leaves(&mut self, id: EntryId) {
        let entry = self.entries.iter_mut().find(|entry| entry.id == id);
        if let Some(entry) = entry.filter(|entry| matches!(entry.outcome, Outcome::Asking)) {
            entry.outcome = Outcome::Running;
        }
    }

    /// A person is asked about a call before it leaves.
    pub fn is_asked(&mut self, id: EntryId) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.id == id) {
            entry.outcome = Outcome::Asking;
        }
    }

    /// Forgets all calls but the one on its way.
    pub fn forget(&mut self, running: Option<EntryId>) {
        self.entries.retain(|entry| Some(entry.id) == running);
    }

    /// One call.
    #[must_use]
    pub fn get(&self, id: EntryId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The newest call of a method that has ended.
    #[must_use]
    pub fn last_ended(&self, method: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.method == method && entry.ended.is_some())
    }

    /// All of them, the newest first.
    #[must_use]
    pub fn entries(&self) -> &VecDeque<Entry> {
        &self.entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Exchanged;
    use serde_json::json;
    use std::time::Duration;

    fn told(bytes: usize) -> Outcome {
        let exchanged = Exchanged { status: 200, took: Duration::from_millis(1), bytes };
        Outcome::Told(HandAnswer { shown: Some(json!(1)), error: None, exchanged: Some(exchanged) })
    }

    fn is_kept(entry: &Entry) -> bool {
        matches!(&entry.outcome, Outcome::Told(answer) if answer.shown.is_some())
    }

    #[test]
    fn calls_are_bounded_and_so_are_their_answers() {
        let mut history = History::default();
        for n in 0..150 {
            let id = history.begin(format!("m{n}"), Parts::default(), n);
            history.end(id, told(1024 * 1024), n);
        }
        assert_eq!(history.entries().len(), MOST);
        assert_eq!(history.entries()[0].method, "m149");
        assert_eq!(history.entries().iter().filter(|entry| is_kept(entry)).count(), 16);
        assert!(history.entries()[20].dropped);
        let id = history.begin("huge".to_owned(), Parts::default(), 1);
        history.end(id, told(40 * 1024 * 1024), 2);
        assert!(history.get(id).is_some_and(is_kept), "what was just asked for is shown");
    }

    #[test]
    fn a_call_on_its_way_is_not_forgotten() {
        let mut history = History::default();
        let done = history.begin("a".to_owned(), Parts::default(), 1);
        history.end(done, Outcome::GivenUp, 2);
        let running = history.begin("b".to_owned(), Parts::default(), 3);
        history.forget(Some(running));
        assert!(history.get(done).is_none() && history.get(running).is_some());
    }
}
