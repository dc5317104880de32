//! Everything that is not sent yet, over all chats.

pub mod standing;
mod view;

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::api::markup::ParseMode;
use crate::api::{ChatId, MediaKind};
use crate::i18n::Language;
use crate::store::{
    Attachment, AttachmentSource, Draft, MessageRow, OutboxItem, SendState, Seq, Store, StoreError,
};

use super::chat_list::chat_name;
use super::request::{Request, Tasks};

pub use view::OutboxView;

/// Rows shown; a longer outbox is worked off from its front.
const MOST: usize = 200;

/// One send that is not settled, with what the person knows it by.
#[derive(Clone, Debug)]
pub struct Unsent {
    item: OutboxItem,
    row: Option<MessageRow>,
    chat: String,
}

/// The outbox.
#[derive(Default)]
pub struct Outbox {
    entries: Vec<Unsent>,
    loaded: bool,
    changed: bool,
    request: Request<Result<Vec<Unsent>, StoreError>>,
}

impl Outbox {
    /// Something in it has changed.
    pub fn changed(&mut self) {
        self.changed = true;
    }

    /// Whether it was read since it was opened.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.loaded && !self.changed && !self.request.is_running()
    }

    /// Takes a finished read in and starts the next, while the room is open. Once a frame.
    pub fn update(&mut self, open: bool, store: &Store, tasks: &Tasks) {
        if let Some(Ok(entries)) = self.request.take() {
            self.entries = entries;
            self.loaded = true;
        }
        if open && (self.changed || !self.loaded) && !self.request.is_running() {
            self.changed = false;
            let store = store.clone();
            self.request.start_blocking(tasks, move || read(&store));
        }
    }
}

fn read(store: &Store) -> Result<Vec<Unsent>, StoreError> {
    let items = store.outbox_open(MOST)?;
    let seqs: Vec<_> = items.iter().map(|item| item.seq).collect();
    let mut rows: HashMap<_, _> = store.messages_at(&seqs)?.into_iter().map(|row| (row.seq, row)).collect();
    let mut names: HashMap<ChatId, String> = HashMap::new();
    for item in &items {
        if let Entry::Vacant(place) = names.entry(item.chat_id) {
            let row = store.chat(item.chat_id)?;
            place.insert(
                row.map_or_else(|| item.chat_id.to_string(), |row| chat_name(&row, Language::English)),
            );
        }
    }
    let entry = |item: OutboxItem| Unsent {
        row: rows.remove(&item.seq),
        chat: names.get(&item.chat_id).cloned().unwrap_or_default(),
        item,
    };
    Ok(items.into_iter().map(entry).collect())
}

/// An unsent message as it was written, to be edited again.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenBack {
    /// Which one.
    pub seq: Seq,
    /// Where it was to go.
    pub chat_id: ChatId,
    /// What it said, with everything that went along.
    pub draft: Draft,
}

impl TakenBack {
    /// Blocking. `None` when it is gone, sent, or on its way.
    pub fn read(store: &Store, seq: Seq) -> Result<Option<Self>, StoreError> {
        let Some(item) = store.outbox_item(seq)? else {
            return Ok(None);
        };
        if !matches!(item.status.state, SendState::Queued | SendState::Failed | SendState::Unknown) {
            return Ok(None);
        }
        let row = store.messages_at(&[seq])?.pop();
        Ok(Some(Self::of(&item, row)))
    }

    fn of(item: &OutboxItem, row: Option<MessageRow>) -> Self {
        let text = |name: &str| item.params.get(name).and_then(serde_json::Value::as_str);
        let kind = MediaKind::of_method(&item.method);
        let url =
            kind.and_then(|kind| text(kind.parameter())).map(|url| AttachmentSource::Url(url.to_owned()));
        let source = item.file.clone().map(AttachmentSource::File).or(url);
        let attachment = kind.zip(source).map(|(kind, source)| Attachment { kind, source });
        let mode = ParseMode::ALL.into_iter().find(|mode| mode.wire() == text("parse_mode"));
        let (reply_to, keyboard) = row.map(|row| (row.reply_to, row.keyboard)).unwrap_or_default();
        let draft = Draft {
            text: text("text").or_else(|| text("caption")).unwrap_or_default().to_owned(),
            reply_to,
            mode: mode.unwrap_or_default(),
            attachments: attachment.into_iter().collect(),
            keyboard: keyboard.unwrap_or_default(),
            send_at: item.status.send_at,
        };
        Self { seq: item.seq, chat_id: item.chat_id, draft }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{FileRef, SendStatus};

    #[test]
    fn what_is_taken_back_has_all_that_was_written() {
        let file = FileRef {
            path: "/a.pdf".to_owned(),
            name: "a.pdf".to_owned(),
            mime: "application/pdf".to_owned(),
            size: 5,
            modified: 0,
        };
        let (state, send_at) = (SendState::Failed, Some(7));
        let status = SendStatus { state, attempts: 1, reason: None, not_before: None, send_at };
        let item = OutboxItem {
            seq: Seq(3),
            chat_id: ChatId(5),
            method: "sendDocument".to_owned(),
            params: serde_json::json!({ "chat_id": 5, "caption": "<b>x</b>", "parse_mode": "HTML" }),
            file: Some(file.clone()),
            status,
            tried_at: None,
        };
        let taken = TakenBack::of(&item, None);
        assert_eq!((taken.draft.text.as_str(), taken.draft.mode), ("<b>x</b>", ParseMode::Html));
        assert_eq!(taken.draft.attachments[0].source, AttachmentSource::File(file));
        assert_eq!(taken.draft.send_at, Some(7));
        let params = serde_json::json!({ "photo": "https://a.example/x.png" });
        let item = OutboxItem { method: "sendPhoto".to_owned(), params, file: None, ..item };
        let taken = TakenBack::of(&item, None);
        assert_eq!((taken.draft.text.as_str(), taken.draft.mode), ("", ParseMode::Plain));
        let source = AttachmentSource::Url("https://a.example/x.png".to_owned());
        assert_eq!(taken.draft.attachments, [Attachment { kind: MediaKind::Photo, source }]);
    }
}
