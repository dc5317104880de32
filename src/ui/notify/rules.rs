//! Who is told of when: a state machine of its own, without a clock and without a desktop.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::ChatKey;

/// What arrives within this time is told of together.
pub(super) const GATHER: Duration = Duration::from_millis(400);
/// A chat that was told of is not told of again for so long.
pub(super) const AGAIN: Duration = Duration::from_secs(5);
/// So many chats are told of by name within [`AGAIN`]; more of them in one sum.
pub(super) const MOST: usize = 3;

/// What is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// Each of these chats, with its number of new messages.
    Chats(Vec<(ChatKey, u32)>),
    /// All of these together.
    Sum(Vec<(ChatKey, u32)>),
}

/// What arrived and is not told yet, and what was told lately.
#[derive(Default)]
pub(super) struct Rules {
    waiting: BTreeMap<ChatKey, u32>,
    gathered_at: Option<Instant>,
    told: Vec<(ChatKey, Instant)>,
    summed: Option<Instant>,
}

impl Rules {
    /// Messages arrived that the person may be told of.
    pub(super) fn heard(&mut self, chat: ChatKey, messages: u32, now: Instant) {
        let count = self.waiting.entry(chat).or_default();
        *count = count.saturating_add(messages);
        self.gathered_at.get_or_insert(now + GATHER);
    }

    /// The person looks, or wants quiet: what waits is not told any more.
    pub(super) fn hush(&mut self) {
        self.waiting.clear();
        self.gathered_at = None;
    }

    /// What is to be told now.
    pub(super) fn due(&mut self, now: Instant) -> Option<Telling> {
        if self.gathered_at.is_none_or(|at| now < at) {
            return None;
        }
        let recent = |at: &Instant| now.duration_since(*at) < AGAIN;
        self.told.retain(|(_, at)| recent(at));
        self.summed = self.summed.filter(recent);
        let told = &self.told;
        let ready: Vec<(ChatKey, u32)> = self
            .waiting
            .iter()
            .filter(|(chat, _)| !told.iter().any(|(told, _)| told == *chat))
            .map(|(chat, count)| (*chat, *count))
            .collect();
        if ready.is_empty() {
            return None;
        }
        if ready.len() + told.len() <= MOST {
            for (chat, _) in &ready {
                self.waiting.remove(chat);
                self.told.push((*chat, now));
            }
            if self.waiting.is_empty() {
                self.gathered_at = None;
            }
            return Some(Telling::Chats(ready));
        }
        if self.summed.is_some() {
            return None;
        }
        self.summed = Some(now);
        self.gathered_at = None;
        Some(Telling::Sum(std::mem::take(&mut self.waiting).into_iter().collect()))
    }

    /// When to ask [`Rules::due`] again; `None` when nothing waits.
    pub(super) fn next(&self, now: Instant) -> Option<Instant> {
        let gathered = self.gathered_at?;
        if now < gathered {
            return Some(gathered);
        }
        let told = self.told.iter().map(|(_, at)| *at + AGAIN);
        told.chain(self.summed.map(|at| at + AGAIN)).min().map(|at| at.max(now)).or(Some(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{ChatId, UserId};

    fn chat(id: i64) -> ChatKey {
        ChatKey { bot: UserId(1), chat: ChatId(id) }
    }

    fn after(start: Instant, millis: u64) -> Instant {
        start + Duration::from_millis(millis)
    }

    #[test]
    fn a_burst_of_one_chat_is_told_once_with_its_number() {
        let (mut rules, t) = (Rules::default(), Instant::now());
        for step in 0..10 {
            rules.heard(chat(1), 2, after(t, step * 30));
        }
        assert_eq!(rules.due(after(t, 399)), None);
        assert_eq!(rules.next(t), Some(t + GATHER));
        assert_eq!(rules.due(after(t, 400)), Some(Telling::Chats(vec![(chat(1), 20)])));
        assert_eq!(rules.due(after(t, 10_000)), None);
        assert_eq!(rules.next(after(t, 10_000)), None, "nothing waits, nothing wakes");
    }

    #[test]
    fn a_chat_that_goes_on_is_told_again_after_some_seconds_and_nothing_of_it_is_lost() {
        let (mut rules, t) = (Rules::default(), Instant::now());
        rules.heard(chat(1), 1, t);
        assert!(rules.due(t + GATHER).is_some());
        rules.heard(chat(1), 1, after(t, 1000));
        rules.heard(chat(1), 1, after(t, 3000));
        assert_eq!(rules.due(after(t, 3500)), None);
        assert_eq!(rules.next(after(t, 3500)), Some(t + GATHER + AGAIN));
        assert_eq!(rules.due(t + GATHER + AGAIN), Some(Telling::Chats(vec![(chat(1), 2)])));
    }

    #[test]
    fn another_chat_does_not_wait_for_one_that_was_told() {
        let (mut rules, t) = (Rules::default(), Instant::now());
        rules.heard(chat(1), 1, t);
        assert!(rules.due(t + GATHER).is_some());
        rules.heard(chat(1), 1, after(t, 600));
        rules.heard(chat(2), 1, after(t, 600));
        assert_eq!(rules.due(after(t, 1000)), Some(Telling::Chats(vec![(chat(2), 1)])));
        assert_eq!(rules.due(t + GATHER + AGAIN), Some(Telling::Chats(vec![(chat(1), 1)])));
    }

    #[test]
    fn many_chats_at_once_are_one_sum() {
        let (mut rules, t) = (Rules::default(), Instant::now());
        for id in 1..=4 {
            rules.heard(chat(id), 2, t);
        }
        let all = (1..=4).map(|id| (chat(id), 2)).collect();
        assert_eq!(rules.due(t + GATHER), Some(Telling::Sum(all)));
    }

    #[test]
    fn a_flood_is_told_of_a_few_times_in_some_seconds_and_counted_to_the_last() {
        let (mut rules, t) = (Rules::default(), Instant::now());
        let (mut tellings, mut messages) = (0, 0);
        let mut count = |telling: Telling| {
            let (Telling::Chats(chats) | Telling::Sum(chats)) = &telling;
            messages += chats.iter().map(|(_, count)| count).sum::<u32>();
            tellings += if matches!(telling, Telling::Sum(_)) { 1 } else { chats.len() };
        };
        for step in 0..1000 {
            rules.heard(chat(step % 200), 1, after(t, u64::try_from(step).unwrap() * 10));
            rules.due(after(t, u64::try_from(step).unwrap() * 10)).map(&mut count);
        }
        let mut now = after(t, 10_000);
        while let Some(next) = rules.next(now) {
            now = next;
            rules.due(now).map(&mut count);
        }
        assert_eq!(messages, 1000);
        assert!(tellings <= 4 * (MOST + 1), "{tellings} in ten seconds and some");
    }

    #[test]
    fn what_the_person_saw_is_not_told_later() {
        let (mut rules, t) = (Rules::default(), Instant::now());
        rules.heard(chat(1), 1, t);
        rules.hush();
        assert_eq!(rules.due(after(t, 60_000)), None);
        assert_eq!(rules.next(t), None);
    }
}
