//! Texts that are kept to be used again.

use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{CannedChange, CannedReply, FileRef, MAX_CANNED, StoreError, reader};
use crate::api::Keyboard;
use crate::api::markup::ParseMode;

/// What a kept text is besides its name.
#[derive(Serialize, Deserialize)]
struct Content {
    text: String,
    mode: Option<String>,
    file: Option<FileRef>,
    keyboard: Option<Value>,
}

impl Content {
    fn of(reply: &CannedReply) -> Self {
        Self {
            text: reply.text.clone(),
            mode: reply.mode.wire().map(str::to_owned),
            file: reply.file.clone(),
            keyboard: (!reply.keyboard.is_empty()).then(|| reply.keyboard.to_wire()),
        }
    }

    fn named(self, name: String) -> CannedReply {
        let wanted = self.mode.as_deref();
        CannedReply {
            name,
            text: self.text,
            mode: ParseMode::ALL.into_iter().find(|mode| mode.wire() == wanted).unwrap_or_default(),
            file: self.file,
            keyboard: self.keyboard.as_ref().and_then(Keyboard::from_wire).unwrap_or_default(),
        }
    }
}

/// Changes them, in the order of the changes.
pub(super) fn change(conn: &Connection, changes: &[CannedChange]) -> Result<(), StoreError> {
    for change in changes {
        match change {
            CannedChange::Put(reply) => {
                let content = serde_json::to_string(&Content::of(reply)).unwrap_or_default();
                conn.prepare_cached(
                    "INSERT INTO canned_replies (name, content) VALUES (:name, :content)
                     ON CONFLICT (name) DO UPDATE SET content = :content",
                )?
                .execute(named_params! { ":name": reply.name, ":content": content })?;
            }
            CannedChange::Remove(name) => {
                conn.prepare_cached("DELETE FROM canned_replies WHERE name = ?1")?.execute([name])?;
            }
        }
    }
    Ok(())
}

/// All of them, by name. One that cannot be read is left out and stays in the file.
pub(super) fn list(conn: &Connection) -> Result<Vec<CannedReply>, StoreError> {
    let sql = "SELECT name, content FROM canned_replies ORDER BY name LIMIT :most";
    let most = i64::try_from(MAX_CANNED).unwrap_or(i64::MAX);
    let rows: Vec<(String, String)> =
        reader::rows(conn, sql, named_params! { ":most": most }, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let read = |(name, content): (String, String)| match serde_json::from_str::<Content>(&content) {
        Ok(content) => Some(content.named(name)),
        Err(error) => {
            tracing::warn!(%error, name, "a canned reply cannot be read");
            None
        }
    };
    Ok(rows.into_iter().filter_map(read).collect())
}
