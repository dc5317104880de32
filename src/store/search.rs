//! Full-text search: how texts become words, and how a person's words become a query.
//!
//! Scripts that are written without spaces are indexed letter by letter, and a query for
//! several letters looks for them side by side. So a word of two Chinese letters is found
//! anywhere, without a dictionary.

use rusqlite::{Connection, named_params};

use super::{MessageRow, Seq, StoreError, messages, reader};
use crate::api::ChatId;

/// Bytes of a text that are indexed. Someone may send a book.
const INDEXED_BYTES: usize = 64 * 1024;
/// Bytes of the words found in an update that is not understood.
const LEAVES_BYTES: usize = 4 * 1024;
/// Characters of a query that count, and words.
const QUERY_CHARS: usize = 256;
const QUERY_WORDS: usize = 16;
/// From this length on the last word of a query also finds longer words. Shorter ones would
/// have to gather most of the index.
const PREFIX_CHARS: usize = 2;

/// What is indexed under one place of the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Document {
    /// What was said first.
    pub(super) said: String,
    /// What it was changed to.
    pub(super) later: String,
    /// Who said it.
    pub(super) names: String,
    /// Where; narrows a search.
    pub(super) chat: Option<ChatId>,
    /// The number of the update's kind; narrows a search.
    pub(super) kind: Option<i64>,
}

/// Writes a document in the place of an earlier one, if there is one.
pub(super) fn index(conn: &Connection, seq: Seq, document: &Document) -> Result<(), StoreError> {
    let keys = [document.chat.map(chat_key), document.kind.map(kind_key)];
    let keys = keys.into_iter().flatten().collect::<Vec<_>>().join(" ");
    conn.prepare_cached(
        "INSERT OR REPLACE INTO words (rowid, said, later, names, keys)
         VALUES (:seq, :said, :later, :names, :keys)",
    )?
    .execute(named_params! {
        ":seq": seq.0,
        ":said": spaced(&document.said, INDEXED_BYTES),
        ":later": spaced(&document.later, INDEXED_BYTES),
        ":names": spaced(&document.names, INDEXED_BYTES),
        ":keys": keys,
    })?;
    Ok(())
}

/// Forgets a document.
pub(super) fn forget(conn: &Connection, seq: Seq) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM words WHERE rowid = ?1")?.execute([seq.0])?;
    Ok(())
}

/// A minus would cut the word in two.
fn chat_key(chat: ChatId) -> String {
    if chat.0 < 0 { format!("cm{}", chat.0.unsigned_abs()) } else { format!("c{}", chat.0) }
}

fn kind_key(kind: i64) -> String {
    format!("k{kind}")
}

/// The texts in a JSON value, or the beginning of what is not JSON.
pub(super) fn leaves(raw: &str) -> String {
    let mut words = String::new();
    match serde_json::from_str(raw) {
        Ok(value) => gather(&value, &mut words),
        Err(_) => words.push_str(raw),
    }
    words.truncate(words.floor_char_boundary(LEAVES_BYTES));
    words
}

fn gather(value: &serde_json::Value, words: &mut String) {
    use serde_json::Value;
    if words.len() >= LEAVES_BYTES {
        return;
    }
    match value {
        Value::String(text) => {
            words.push_str(&text[..text.floor_char_boundary(LEAVES_BYTES)]);
            words.push(' ');
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, words)),
        Value::Object(members) => members.values().for_each(|member| gather(member, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Prepares a text for the tokenizer, in the index and in queries alike.
fn spaced(text: &str, bytes: usize) -> String {
    let text = &text[..text.floor_char_boundary(bytes)];
    let mut spaced = String::with_capacity(text.len() + text.len() / 2);
    for c in text.chars().filter_map(folded) {
        if stands_alone(c) {
            spaced.push(' ');
            spaced.push(c);
            spaced.push(' ');
        } else {
            spaced.push(c);
        }
    }
    spaced
}

/// A character as it is indexed and looked for; `None` for those that are passed over.
pub(super) fn folded(c: char) -> Option<char> {
    match c {
        // Joiners, variation selectors, soft hyphens; Arabic vowel signs and the line that
        // stretches a word: invisible or optional, and would cut a word in two.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{640}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}' => None,
        // A quotation mark, full-width or not, would end the phrase of a query.
        '"' | '\u{ff02}' => Some(' '),
        c if c.is_control() => Some(' '),
        // Alef with hamza or madda is typed as a bare alef by many.
        '\u{622}' | '\u{623}' | '\u{625}' => Some('\u{627}'),
        // Full-width Latin letters and digits.
        '\u{ff01}'..='\u{ff5e}' => Some(char::from_u32(u32::from(c) - 0xfee0).unwrap_or(' ')),
        c => Some(c),
    }
}

/// Letters of scripts that do not put spaces between words, and emoji.
pub(super) fn stands_alone(c: char) -> bool {
    matches!(u32::from(c),
        // Thai, Lao; Myanmar; Hangul letters; Khmer
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1100..=0x11ff | 0x1780..=0x17ff
        // arrows, technical signs, dingbats: the older emoji
        | 0x2190..=0x2bff
        // radicals; numerals and signs; kana, bopomofo, Hangul compatibility letters, squared words
        | 0x2e80..=0x2fdf | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3040..=0x33ff
        // Han
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff
        // Hangul; half-width kana and Hangul; emoji
        | 0xa960..=0xa97f | 0xac00..=0xd7ff | 0xff66..=0xffdc | 0x1_f000..=0x1_fbff)
}

/// What a person looks for: words side by side, each a phrase of the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Phrases {
    /// The phrases, prepared for the tokenizer.
    pub(super) words: Vec<String>,
    /// Of the last word, the beginning is enough.
    pub(super) begun: bool,
}

impl Phrases {
    /// `None` when there is nothing to look for.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text: String = text.chars().take(QUERY_CHARS).collect();
        let words: Vec<String> = text
            .split_whitespace()
            .map(|word| spaced(word, usize::MAX))
            .filter(|word| word.chars().any(|c| c.is_alphanumeric() || stands_alone(c)))
            .take(QUERY_WORDS)
            .collect();
        let begun = words
            .last()?
            .trim_end_matches(|c: char| !c.is_alphanumeric() && !stands_alone(c))
            .chars()
            .rev()
            .take_while(|c| c.is_alphanumeric() && !stands_alone(*c))
            .count();
        Some(Self { words, begun: begun >= PREFIX_CHARS })
    }

    /// In the words of FTS5: every word must occur. Nothing a person types is ever read as syntax:
    /// each word is one quoted phrase.
    fn expression(&self) -> String {
        let quoted = self.words.iter().map(|phrase| format!("\"{}\"", phrase.trim()));
        let star = if self.begun { "*" } else { "" };
        // Words side by side must all occur. Unlike those joined by AND, a word in which the tokenizer
        // finds nothing, for example a lone accent, is passed over and does not empty the result.
        quoted.collect::<Vec<_>>().join(" ") + star
    }
}

/// What a text filter comes to.
pub(super) enum Query {
    /// Blank: no filter.
    Everything,
    /// Nothing in it can be searched for, for example only punctuation.
    Nothing,
    /// An FTS5 expression.
    Match(String),
}

impl Query {
    /// For messages: what they say or once said.
    pub(super) fn messages(text: &str) -> Self {
        Self::over("said later", text)
    }

    /// The same in one chat.
    pub(super) fn messages_in(text: &str, chat: Option<ChatId>) -> Self {
        match (Self::messages(text), chat) {
            (Self::Match(words), Some(chat)) => Self::Match(format!("{words} AND keys : {}", chat_key(chat))),
            (query, _) => query,
        }
    }

    /// For updates: what they say and who wrote them, narrowed to a chat and a kind. The keys
    /// come into the query as words, so that a common word in a quiet chat, or a seldom kind in
    /// a busy one, does not make it walk through all the others.
    pub(super) fn updates(text: &str, chat: Option<ChatId>, kind: Option<i64>) -> Self {
        let words = match Self::over("said names", text) {
            Self::Nothing => return Self::Nothing,
            Self::Everything => None,
            Self::Match(words) => Some(words),
        };
        let keys = [chat.map(chat_key), kind.map(kind_key)];
        let keys = keys.into_iter().flatten().map(|key| format!("keys : {key}"));
        let parts: Vec<_> = words.into_iter().chain(keys).collect();
        if parts.is_empty() { Self::Everything } else { Self::Match(parts.join(" AND ")) }
    }

    fn over(columns: &str, text: &str) -> Self {
        if text.trim().is_empty() {
            return Self::Everything;
        }
        match Phrases::of(text) {
            Some(phrases) => Self::Match(format!("{{{columns}}} : ({})", phrases.expression())),
            None => Self::Nothing,
        }
    }
}

/// Messages of all chats in which the words occur, the newest first.
pub(super) fn search(
    conn: &Connection,
    text: &str,
    before: Option<Seq>,
    limit: usize,
) -> Result<Vec<MessageRow>, StoreError> {
    let Query::Match(query) = Query::messages(text) else {
        return Ok(Vec::new());
    };
    let sql = messages::select(
        "words w CROSS JOIN messages m ON m.seq = w.rowid",
        "w.words MATCH :query AND w.rowid < :before ORDER BY w.rowid DESC LIMIT :limit",
    );
    let before = before.map_or(i64::MAX, |seq| seq.0);
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let params = named_params! { ":query": query, ":before": before, ":limit": limit };
    reader::rows(conn, &sql, params, messages::read)
}
