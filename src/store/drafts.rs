//! What was begun and not sent.

use std::collections::HashSet;

use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Attachment, AttachmentSource, Draft, FileRef, StoreError, UnixMillis, body, reader};
use crate::api::markup::ParseMode;
use crate::api::{ChatId, Keyboard, MediaKind};

/// What the columns of a draft cannot tell.
#[derive(Serialize, Deserialize)]
struct Rest {
    mode: Option<String>,
    #[serde(default)]
    attachments: Vec<AttachmentRest>,
    keyboard: Option<Value>,
    send_at: Option<UnixMillis>,
}

#[derive(Serialize, Deserialize)]
struct AttachmentRest {
    kind: String,
    file: Option<FileRef>,
    url: Option<String>,
}

impl Rest {
    fn of(draft: &Draft) -> Self {
        let attachment = |attachment: &Attachment| {
            let (file, url) = match &attachment.source {
                AttachmentSource::File(file) => (Some(file.clone()), None),
                AttachmentSource::Url(url) => (None, Some(url.clone())),
            };
            AttachmentRest { kind: attachment.kind.parameter().to_owned(), file, url }
        };
        Self {
            mode: draft.mode.wire().map(str::to_owned),
            attachments: draft.attachments.iter().map(attachment).collect(),
            keyboard: (!draft.keyboard.is_empty()).then(|| draft.keyboard.to_wire()),
            send_at: draft.send_at,
        }
    }

    fn put_into(self, draft: &mut Draft) {
        let kinds = [MediaKind::Photo, MediaKind::Video, MediaKind::Document];
        let attachment = |rest: AttachmentRest| {
            let kind = kinds.into_iter().find(|kind| kind.parameter() == rest.kind)?;
            let source = rest.file.map(AttachmentSource::File).or(rest.url.map(AttachmentSource::Url))?;
            Some(Attachment { kind, source })
        };
        let mode = |wire: String| ParseMode::ALL.into_iter().find(|mode| mode.wire() == Some(&wire));
        draft.send_at = self.send_at;
        draft.mode = self.mode.and_then(mode).unwrap_or_default();
        draft.attachments = self.attachments.into_iter().filter_map(attachment).collect();
        draft.keyboard = self.keyboard.as_ref().and_then(Keyboard::from_wire).unwrap_or_default();
    }
}

/// Keeps a draft, or forgets it when there is nothing in it.
pub(super) fn save(conn: &Connection, chat: ChatId, draft: Option<&Draft>) -> Result<(), StoreError> {
    if let Some(draft) = draft.filter(|draft| !draft.is_empty()) {
        conn.prepare_cached(
            "INSERT INTO drafts (chat_id, reply, text, rest) VALUES (:chat, :reply, :text, :rest)
             ON CONFLICT (chat_id) DO UPDATE SET reply = :reply, text = :text, rest = :rest",
        )?
        .execute(named_params! {
            ":chat": chat.0,
            ":reply": draft.reply_to.as_ref().and_then(body::reply),
            ":text": draft.text,
            ":rest": serde_json::to_string(&Rest::of(draft)).ok(),
        })?;
    } else {
        conn.prepare_cached("DELETE FROM drafts WHERE chat_id = ?1")?.execute([chat.0])?;
    }
    Ok(())
}

/// The draft of a chat.
pub(super) fn load(conn: &Connection, chat: ChatId) -> Result<Option<Draft>, StoreError> {
    let sql = "SELECT reply, text, rest FROM drafts WHERE chat_id = :chat";
    reader::row(conn, sql, named_params! { ":chat": chat.0 }, |row| {
        let reply: Option<String> = row.get(0)?;
        let rest: Option<String> = row.get(2)?;
        let mut draft = Draft {
            text: row.get(1)?,
            reply_to: reply.as_deref().and_then(body::reply_from),
            ..Draft::default()
        };
        if let Some(rest) = rest.and_then(|rest| serde_json::from_str::<Rest>(&rest).ok()) {
            rest.put_into(&mut draft);
        }
        Ok(draft)
    })
}

/// The paths of the files in drafts that begin with `prefix`.
pub(super) fn file_paths(conn: &Connection, prefix: &str) -> Result<HashSet<String>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT rest FROM drafts WHERE rest IS NOT NULL")?;
    let rests = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut paths = HashSet::new();
    for rest in rests {
        let attachments = serde_json::from_str::<Rest>(&rest?).map(|rest| rest.attachments);
        let files = attachments.unwrap_or_default().into_iter().filter_map(|attachment| attachment.file);
        paths.extend(files.map(|file| file.path).filter(|path| path.starts_with(prefix)));
    }
    Ok(paths)
}
