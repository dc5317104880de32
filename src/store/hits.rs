//! Hits of a search through messages: a short piece of what was said, and where the words stand in it.
//!
//! The index tells which messages, not where in them: the text is cut into words here in the way the
//! index does it, and looked through again.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use icu_normalizer::DecomposingNormalizerBorrowed;
use rusqlite::{Connection, InterruptHandle, Row, named_params};

use super::body::{self, Columns};
use super::search::{Phrases, Query, folded, stands_alone};
use super::{Hit, HitText, Seq, StoreError, WordSearch, ingest, reader};
use crate::api::{ChatId, ChatKind, UserId};

/// Bytes of a text that are looked through for where the words stand.
const LOOKED_THROUGH: usize = 16 * 1024;
/// Characters of a piece, and how many of them stand before the first word that was found.
const PIECE: usize = 140;
const BEFORE: usize = 24;

/// Stops a search that nobody waits for any more.
#[derive(Default)]
pub struct SearchStop {
    stopped: AtomicBool,
    running: Mutex<Option<InterruptHandle>>,
}

impl SearchStop {
    /// Ends the search, now or as soon as it begins.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
        // While the lock is held the connection is still in the search's hands.
        if let Some(handle) = &*self.running.lock().unwrap_or_else(PoisonError::into_inner) {
            handle.interrupt();
        }
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    fn set_running(&self, handle: Option<InterruptHandle>) {
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = handle;
    }
}

/// Messages in which the words occur, the newest first. A search that is stopped finds nothing.
pub(super) fn list(
    conn: &Connection,
    search: &WordSearch,
    before: Option<Seq>,
    limit: usize,
    stop: &SearchStop,
) -> Result<Vec<Hit>, StoreError> {
    let Query::Match(query) = Query::messages_in(&search.text, search.chat) else {
        return Ok(Vec::new());
    };
    stop.set_running(Some(conn.get_interrupt_handle()));
    let hits = if stop.is_stopped() { Ok(Vec::new()) } else { read_all(conn, search, &query, before, limit) };
    stop.set_running(None);
    if stop.is_stopped() { Ok(Vec::new()) } else { hits }
}

fn read_all(
    conn: &Connection,
    search: &WordSearch,
    query: &str,
    before: Option<Seq>,
    limit: usize,
) -> Result<Vec<Hit>, StoreError> {
    let text = |column: &str| {
        format!(
            "CASE WHEN octet_length({column}) > {LOOKED_THROUGH}
                 THEN substr(CAST({column} AS BLOB), 1, {LOOKED_THROUGH}) ELSE {column} END"
        )
    };
    let sql = format!(
        "SELECT m.seq, m.chat_id, c.title, c.username, c.kind, m.author, m.author_id, m.own, m.at, m.kind,
             m.rest, {}, m.deleted_at IS NOT NULL, v.kind, v.rest, {}
         FROM words w CROSS JOIN messages m ON m.seq = w.rowid
         LEFT JOIN chats c ON c.chat_id = m.chat_id
         LEFT JOIN message_versions v ON v.seq = m.seq AND v.version = 0
         WHERE w.words MATCH :query AND w.rowid < :before ORDER BY w.rowid DESC LIMIT :limit",
        text("m.text"),
        text("v.text"),
    );
    let phrases = Phrases::of(&search.text).unwrap_or_default();
    let needles = Needles::of(&phrases);
    let before = before.map_or(i64::MAX, |seq| seq.0);
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let params = named_params! { ":query": query, ":before": before, ":limit": limit };
    reader::rows(conn, &sql, params, |row| read(row, &needles))
}

fn read(row: &Row<'_>, needles: &Needles) -> rusqlite::Result<Hit> {
    let columns = |kind: usize| -> rusqlite::Result<Option<Columns>> {
        let Some(number) = row.get(kind)? else { return Ok(None) };
        let text = row.get_ref(kind + 2)?.as_bytes_or_null()?;
        let text = text.map(|bytes| bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid()).to_owned());
        Ok(Some(Columns { kind: number, rest: row.get(kind + 1)?, text, keyboard: None }))
    };
    let now = columns(9)?.unwrap_or(Columns { kind: 0, rest: None, text: None, keyboard: None });
    let mut body_kind = body::kind_from(now.kind);
    let mut words = ingest::words_of(&now.body());
    let mut places = needles.places(&words);
    let mut said = if row.get(12)? { HitText::Deleted } else { HitText::Current };
    if places.is_empty()
        && let Some(first) = columns(13)?
    {
        let first_kind = body::kind_from(first.kind);
        let first_words = ingest::words_of(&first.body());
        let found = needles.places(&first_words);
        if !found.is_empty() {
            (words, places, body_kind) = (first_words, found, first_kind);
            if said == HitText::Current {
                said = HitText::Earlier;
            }
        }
    }
    let (piece, found) = piece(&words, &places);
    let own: bool = row.get(7)?;
    Ok(Hit {
        seq: Seq(row.get(0)?),
        chat_id: ChatId(row.get(1)?),
        chat_title: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
        chat_username: row.get(3)?,
        chat_kind: row.get::<_, Option<i64>>(4)?.map_or(ChatKind::Unknown, body::chat_kind_from),
        author: row.get::<_, Option<String>>(5)?.filter(|_| !own),
        author_id: row.get::<_, Option<i64>>(6)?.map(UserId),
        own,
        at: row.get(8)?,
        kind: body_kind,
        piece,
        found,
        said,
    })
}

/// A word of a text, as the index has it, and where it stands.
struct Word {
    letters: String,
    range: Range<usize>,
}

/// Cuts a text into words.
fn words_of(text: &str) -> Vec<Word> {
    let marks = DecomposingNormalizerBorrowed::new_nfd();
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        let Some(c) = folded(c) else { continue };
        if stands_alone(c) {
            words.push(Word { letters: c.to_string(), range: start..end });
            open = false;
            continue;
        }
        if matches!(c, '\u{300}'..='\u{36f}') && open {
            if let Some(word) = words.last_mut() {
                word.range.end = end;
            }
            continue;
        }
        if !c.is_alphanumeric() {
            open = false;
            continue;
        }
        if !open {
            words.push(Word { letters: String::new(), range: start..end });
            open = true;
        }
        if let Some(word) = words.last_mut() {
            word.range.end = end;
            if c.is_ascii() {
                word.letters.push(c.to_ascii_lowercase());
            } else {
                let base =
                    marks.normalize_iter(std::iter::once(c)).filter(|c| !matches!(c, '\u{300}'..='\u{36f}'));
                word.letters.extend(base.flat_map(char::to_lowercase));
            }
        }
    }
    words
}

/// What is looked for: words side by side; of the last, the beginning may be enough.
struct Needles {
    phrases: Vec<Vec<String>>,
    begun: bool,
}

impl Needles {
    fn of(phrases: &Phrases) -> Self {
        let cut = |phrase: &String| words_of(phrase).into_iter().map(|word| word.letters).collect();
        Self { phrases: phrases.words.iter().map(cut).collect(), begun: phrases.begun }
    }

    /// Where they stand in a text, in order and apart; none unless each of them does.
    fn places(&self, text: &str) -> Vec<Range<usize>> {
        let words = words_of(text);
        let mut places = Vec::new();
        for (nth, phrase) in self.phrases.iter().enumerate().filter(|(_, phrase)| !phrase.is_empty()) {
            let begun = self.begun && nth + 1 == self.phrases.len();
            let fits = |(place, letters): (usize, &String), word: &Word| {
                if begun && place + 1 == phrase.len() {
                    word.letters.starts_with(letters.as_str())
                } else {
                    word.letters == *letters
                }
            };
            let here: Vec<Range<usize>> = words
                .windows(phrase.len())
                .filter(|stretch| {
                    phrase.iter().enumerate().zip(*stretch).all(|(letters, word)| fits(letters, word))
                })
                .filter_map(|stretch| Some(stretch.first()?.range.start..stretch.last()?.range.end))
                .collect();
            if here.is_empty() {
                return Vec::new();
            }
            places.extend(here);
        }
        places.sort_by_key(|place| (place.start, place.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for place in places {
            match apart.last_mut() {
                Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
                _ => apart.push(place),
            }
        }
        apart
    }
}

/// A piece of the text with the first place in it, in one line, and where the places are in it.
fn piece(text: &str, places: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let first = places.first().map_or(0, |place| place.start);
    let back = text[..first].char_indices().rev().take(BEFORE).last().map_or(first, |(at, _)| at);
    // Not in the middle of a word, if there is a gap between words.
    let begin = match text[back..first].find(char::is_whitespace) {
        _ if back == 0 => 0,
        Some(gap) => back + gap,
        None => back,
    };
    let mut piece = String::new();
    let mut found: Vec<Range<usize>> = Vec::new();
    if begin > 0 {
        piece.push('…');
    }
    let mut left = PIECE;
    let mut gap = false;
    for (at, c) in text[begin..].char_indices().map(|(at, c)| (begin + at, c)) {
        if left == 0 {
            piece.push('…');
            break;
        }
        if c.is_whitespace() || c.is_control() {
            gap = !piece.is_empty() && piece != "…";
            continue;
        }
        if std::mem::take(&mut gap) {
            piece.push(' ');
        }
        let start = piece.len();
        piece.push(c);
        left -= 1;
        if let Some(place) = places.iter().find(|place| place.contains(&at)) {
            match found.last_mut() {
                Some(last) if at > place.start => last.end = piece.len(),
                _ => found.push(start..piece.len()),
            }
        }
    }
    (piece, found)
}
