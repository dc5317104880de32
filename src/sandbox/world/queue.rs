//! Updates on their way to the bot.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

/// How long an update nobody fetched is kept (help.mp.net 15703377).
pub(in crate::sandbox) const RETENTION_SECONDS: i64 = 24 * 60 * 60;

/// An update, kept as the JSON it will be sent as: a poll only joins texts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct Pending {
    /// Absent for a raw text that has none.
    pub id: Option<i64>,
    /// `message`, `edited_message`, ..; empty when a raw text does not say.
    pub kind: String,
    /// When it came, in Unix seconds.
    pub at: i64,
    pub json: Box<str>,
}

/// What one poll took.
#[derive(Debug, Default)]
pub(in crate::sandbox) struct Batch {
    /// A JSON array.
    pub json: String,
    /// The ids in it.
    pub ids: Vec<i64>,
    pub count: usize,
}

/// The pending updates of the bot, and an account of the others.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::sandbox) struct UpdateQueue {
    next_id: i64,
    pending: VecDeque<Pending>,
    #[serde(skip)]
    delivered: Vec<i64>,
    #[serde(skip)]
    confirmed: Vec<i64>,
    /// Delivered, and no later request has said yet whether they arrived.
    #[serde(skip)]
    outstanding: Vec<i64>,
}

impl Default for UpdateQueue {
    fn default() -> Self {
        Self {
            // The first id of the documented sample (help.mp.net 15703384).
            next_id: 10_001,
            pending: VecDeque::new(),
            delivered: Vec::new(),
            confirmed: Vec::new(),
            outstanding: Vec::new(),
        }
    }
}

impl UpdateQueue {
    /// The id the next update will have.
    pub fn next_id(&self) -> i64 {
        self.next_id
    }

    /// Hands out an id.
    pub fn issue_id(&mut self) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        id
    }

    pub fn push(&mut self, pending: Pending) {
        self.pending.push_back(pending);
    }

    /// Puts a text in as it is. Its id and kind are read out of it when it has any.
    pub fn push_raw(&mut self, raw: String, at: i64) {
        let value: Option<serde_json::Value> = serde_json::from_str(&raw).ok();
        let object = value.as_ref().and_then(|value| value.as_object());
        let id = object.and_then(|object| object.get("update_id")).and_then(serde_json::Value::as_i64);
        let kind = object
            .and_then(|object| object.keys().find(|key| *key != "update_id"))
            .cloned()
            .unwrap_or_default();
        if let Some(id) = id.filter(|id| *id < i64::MAX) {
            // Ids keep rising after a raw one, as they would on the real server.
            self.next_id = self.next_id.max(id + 1);
        }
        self.push(Pending { id, kind, at, json: raw.into_boxed_str() });
    }

    /// Replaces a text in everything that is pending.
    pub fn replace(&mut self, from: &str, to: &str) {
        for pending in &mut self.pending {
            if pending.json.contains(from) {
                pending.json = pending.json.replace(from, to).into_boxed_str();
            }
        }
    }

    pub fn len(&self) -> usize {
        self.pending.len()
    }

    pub fn clear(&mut self) {
        self.pending.clear();
    }

    /// Drops what waited for more than 24 hours (help.mp.net 15703377).
    pub fn expire(&mut self, now: i64) {
        let keep = |pending: &Pending| now - pending.at <= RETENTION_SECONDS;
        // Nearly always nothing is old, and looking at the front is enough to know.
        if self.pending.front().is_some_and(|oldest| !keep(oldest)) {
            self.pending.retain(keep);
        }
    }

    /// What an `offset` says: everything below it is done with. Negative: only the last so many
    /// are still wanted (inferred from Telegram; MPChat does not say).
    pub fn confirm(&mut self, offset: i64) {
        let below = if offset < 0 {
            let keep = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
            let skip = self.pending.len().saturating_sub(keep);
            match self.pending.get(skip).and_then(|first| first.id) {
                Some(id) => id,
                None => return,
            }
        } else {
            offset
        };
        if below == 0 {
            return;
        }
        // A client that asks for what it was given before did not get it: such an update is
        // neither confirmed now nor by any later, higher offset.
        self.confirmed.extend(self.outstanding.drain(..).filter(|id| *id < below));
        if self.pending.front().is_some_and(|oldest| oldest.id.is_none_or(|id| id < below)) {
            let confirmed = &mut self.confirmed;
            self.pending.retain(|pending| match pending.id {
                Some(id) if id < below => {
                    confirmed.push(id);
                    false
                }
                _ => true,
            });
        }
    }

    /// Takes up to `limit` updates of the wanted kinds. They are consumed by this
    /// (help.mp.net 15703377). Others stay pending (inferred).
    pub fn take(&mut self, limit: usize, wanted: &[String]) -> Batch {
        let mut batch = Batch { json: String::from("["), ..Batch::default() };
        let matches = |p: &Pending| wanted.is_empty() || p.kind.is_empty() || wanted.contains(&p.kind);
        let mut index = 0;
        while batch.count < limit && index < self.pending.len() {
            if !self.pending.get(index).is_some_and(matches) {
                index += 1;
                continue;
            }
            let Some(pending) = self.pending.remove(index) else {
                break;
            };
            if batch.count > 0 {
                batch.json.push(',');
            }
            batch.json.push_str(&pending.json);
            batch.ids.extend(pending.id);
            batch.count += 1;
        }
        batch.json.push(']');
        self.delivered.extend_from_slice(&batch.ids);
        self.outstanding.extend_from_slice(&batch.ids);
        batch
    }

    /// A batch whose answer was spoilt on purpose: it was never delivered.
    pub fn lost(&mut self, ids: &[i64]) {
        for log in [&mut self.delivered, &mut self.outstanding] {
            // What was taken last stands last.
            let keep = log.len().saturating_sub(ids.len());
            if log.get(keep..) == Some(ids) {
                log.truncate(keep);
            } else {
                log.retain(|id| !ids.contains(id));
            }
        }
    }

    /// The first update of the wanted kinds, for a push.
    pub fn first(&self, wanted: &[String]) -> Option<&Pending> {
        self.pending.iter().find(|p| wanted.is_empty() || p.kind.is_empty() || wanted.contains(&p.kind))
    }

    /// A pushed update was taken by the webhook.
    pub fn pushed(&mut self, pushed: &Pending) {
        let same = |p: &Pending| p.id == pushed.id && p.json == pushed.json;
        if let Some(index) = self.pending.iter().position(same) {
            self.pending.remove(index);
            self.delivered.extend(pushed.id);
            self.confirmed.extend(pushed.id);
        }
    }

    pub fn delivered(&self) -> &[i64] {
        &self.delivered
    }

    pub fn confirmed(&self) -> &[i64] {
        &self.confirmed
    }
}
