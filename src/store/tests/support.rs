//! A store in a folder of its own, and updates to put into it.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::api::{BotIdentity, ChatId, Update, UserId};
use crate::store::{MessageRow, NewSend, Page, Received, SendReason, SendState, Seq, Store};

/// When things arrive, unless a test says otherwise; in milliseconds.
pub const NOW: i64 = 1_763_800_000_000;
/// The same in the server's seconds, a little before.
pub const DATE: i64 = NOW / 1000 - 5;

/// A store that goes away with the test.
pub struct Home {
    pub dir: tempfile::TempDir,
    pub store: Store,
}

impl Home {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let opened = Store::open(&dir.path().join("bots/7/store.db")).unwrap();
        assert_eq!((opened.set_aside, opened.recovered), (None, 0));
        Self { dir, store: opened.store }
    }

    pub fn file(&self) -> PathBuf {
        self.dir.path().join("bots/7/store.db")
    }

    /// Closes and opens again.
    pub async fn reopen(self) -> Self {
        self.store.close().await;
        let opened = Store::open(&self.file()).unwrap();
        assert_eq!(opened.set_aside, None);
        Self { dir: self.dir, store: opened.store }
    }

    pub async fn receive(&self, updates: Vec<Update>) -> Received {
        self.store.receive(updates, NOW).await.unwrap()
    }

    /// The whole conversation.
    pub fn all(&self, chat: i64) -> Vec<MessageRow> {
        self.store.messages(ChatId(chat), Page::Latest, 10_000).unwrap()
    }

    pub fn texts(&self, chat: i64) -> Vec<String> {
        self.all(chat).iter().map(words).collect()
    }

    /// What a search finds, the newest first.
    pub fn found(&self, text: &str) -> Vec<String> {
        let rows = self.store.search(text, None, 100).unwrap();
        rows.iter().map(words).collect()
    }

    pub async fn enqueue(&self, chat: i64, text: &str) -> Seq {
        self.store.enqueue(send(chat, text), NOW).await.unwrap()
    }

    pub fn state(&self, seq: Seq) -> Option<SendState> {
        let rows = self.store.messages_at(&[seq]).unwrap();
        rows.first().and_then(|row| row.send.as_ref()).map(|send| send.state)
    }
}

pub fn words(row: &MessageRow) -> String {
    row.body.text().unwrap_or_default().to_owned()
}

pub fn send(chat: i64, text: &str) -> NewSend {
    NewSend::text(ChatId(chat), text)
}

pub fn reason(code: &str) -> SendReason {
    SendReason { code: code.to_owned(), text: format!("the server said {code}") }
}

pub fn bot() -> BotIdentity {
    BotIdentity { id: UserId(7), username: "my_mpbot".to_owned(), first_name: None }
}

pub fn update(value: &Value) -> Update {
    Update::from_raw(value.to_string())
}

/// A private message: who writes is the chat.
pub fn text(update_id: i64, message_id: i64, chat: i64, text: &str) -> Update {
    update(&json!({ "update_id": update_id, "message": message(message_id, chat, text) }))
}

pub fn edit(update_id: i64, message_id: i64, chat: i64, text: &str) -> Update {
    update(&json!({ "update_id": update_id, "edited_message": message(message_id, chat, text) }))
}

pub fn message(message_id: i64, chat: i64, text: &str) -> Value {
    json!({
        "message_id": message_id,
        "date": DATE,
        "chat": { "id": chat, "type": "private" },
        "from": { "id": chat, "first_name": "Ada", "username": "ada" },
        "text": text,
    })
}

/// Random tests write nothing into the source folder; a failure prints the case and its seed.
pub fn proptests(cases: u32) -> proptest::test_runner::Config {
    proptest::test_runner::Config {
        cases,
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    }
}
