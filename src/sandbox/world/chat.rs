//! A conversation: who is in it, what was said, what is pinned.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::message::{FileReference, Message};

/// A private conversation or a group.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct Chat {
    pub id: i64,
    pub kind: ChatKind,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub photo: Option<Box<FileReference>>,
    /// Everybody who is or was in it, the bot not counted.
    #[serde(default)]
    pub members: BTreeMap<i64, Member>,
    pub bot: BotPlace,
    /// Pinned message ids, the latest last.
    #[serde(default)]
    pub pinned: Vec<i64>,
    /// By id minus one; `None` is a deleted message.
    #[serde(default)]
    messages: Vec<Option<Box<Message>>>,
    /// The person blocked the bot, or the group lets it say nothing.
    #[serde(default)]
    pub blocked: bool,
    /// MPChat refuses what the bot sends here, for this reason.
    #[serde(default)]
    pub business_refusal: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::sandbox) enum ChatKind {
    /// With the person of the same id.
    Private,
    Group {
        title: String,
    },
}

/// What the bot is in a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::sandbox) enum BotPlace {
    Administrator,
    Member,
    Left,
}

/// Somebody's place in a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(clippy::enum_variant_names, reason = "a plain member is called just that")]
pub(in crate::sandbox) enum Member {
    Creator,
    Administrator,
    Member,
    /// Still in the group, but limited (help.mp.net 15703404).
    Restricted {
        /// Unix seconds; 0 is for good.
        until: i64,
        /// `can_..` rights that were given.
        rights: BTreeMap<String, bool>,
    },
    Left,
}

impl Member {
    /// Whether the person is in the group.
    pub fn is_inside(&self) -> bool {
        *self != Self::Left
    }
}

impl Chat {
    pub fn new(id: i64, kind: ChatKind) -> Self {
        Self {
            id,
            kind,
            description: String::new(),
            photo: None,
            members: BTreeMap::new(),
            bot: BotPlace::Administrator,
            pinned: Vec::new(),
            messages: Vec::new(),
            blocked: false,
            business_refusal: None,
        }
    }

    pub fn is_private(&self) -> bool {
        self.kind == ChatKind::Private
    }

    /// The id the next message will have.
    pub fn next_message_id(&self) -> i64 {
        self.messages.len() as i64 + 1
    }

    /// Adds a message under [`Self::next_message_id`].
    pub fn push(&mut self, message: Message) -> i64 {
        let id = message.id;
        self.messages.push(Some(Box::new(message)));
        id
    }

    pub fn message(&self, id: i64) -> Option<&Message> {
        self.messages.get(slot(id)?)?.as_deref()
    }

    pub fn message_mut(&mut self, id: i64) -> Option<&mut Message> {
        self.messages.get_mut(slot(id)?)?.as_deref_mut()
    }

    /// Takes a message away, and its pin with it.
    pub fn delete(&mut self, id: i64) {
        if let Some(slot) = slot(id).and_then(|slot| self.messages.get_mut(slot)) {
            *slot = None;
        }
        self.pinned.retain(|pinned| *pinned != id);
    }

    /// Messages that were not deleted, oldest first.
    pub fn messages(&self) -> impl DoubleEndedIterator<Item = &Message> {
        self.messages.iter().filter_map(Option::as_deref)
    }

    /// Lifts restrictions whose time is over.
    pub fn lift_expired(&mut self, now: i64) {
        for member in self.members.values_mut() {
            if matches!(member, Member::Restricted { until, .. } if *until > 0 && *until <= now) {
                *member = Member::Member;
            }
        }
    }

    /// Whether this person is in it.
    pub fn has(&self, user_id: i64) -> bool {
        match self.kind {
            ChatKind::Private => user_id == self.id,
            ChatKind::Group { .. } => self.members.get(&user_id).is_some_and(Member::is_inside),
        }
    }

    /// Whether this person may write.
    pub fn may_write(&self, user_id: i64, right: &str) -> bool {
        match self.members.get(&user_id) {
            Some(Member::Restricted { rights, .. }) => rights.get(right).copied().unwrap_or(false),
            Some(Member::Left) => false,
            Some(_) => true,
            None => self.has(user_id),
        }
    }
}

fn slot(message_id: i64) -> Option<usize> {
    usize::try_from(message_id.checked_sub(1)?).ok()
}
