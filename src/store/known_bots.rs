//! The bots that a person wants to find again: names and places, never a token.

use std::fmt;
use std::fs::File;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::api::{ApiAddress, BotIdentity, UserId};

use super::{BotMark, UnixMillis};

const FILE: &str = "known_bots.json";
/// Where a file is kept that could not be read, or not all of it, before it is written anew.
const UNREAD: &str = "known_bots.unread.json";
/// Nobody has so many bots.
const MOST_BYTES: u64 = 1024 * 1024;
/// Colours that a bot may have.
pub const BOT_COLORS: u8 = 8;

/// Names a bot: its id, and its server where that is not MPChat's own. Its store's folder and its
/// token in the keychain go by this name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BotKey(String);

impl BotKey {
    /// The name of a bot. A bot of another server is another bot.
    #[must_use]
    pub fn new(id: UserId, address: &ApiAddress) -> Self {
        let mut name = id.to_string();
        if !address.is_default() {
            let host = address.host().chars();
            name.push('@');
            name.extend(host.map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }));
        }
        Self(name)
    }

    /// Reads a name. It becomes part of a path, so nothing but a name is taken.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (id, host) = match text.split_once('@') {
            Some((id, host)) => (id, Some(host)),
            None => (text, None),
        };
        let digits = id.strip_prefix('-').unwrap_or(id);
        let is_id = !digits.is_empty() && id.len() <= 20 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let is_host = host.is_none_or(|host| {
            let fits = !host.is_empty() && host.len() <= 253;
            fits && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-')
        });
        (is_id && is_host).then(|| Self(text.to_owned()))
    }

    /// The name itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where everything of this bot lies.
    #[must_use]
    pub fn folder(&self, data_folder: &Path) -> PathBuf {
        data_folder.join("bots").join(&self.0)
    }
}

impl fmt::Display for BotKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A bot that is to be found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownBot {
    /// Its name on this computer.
    pub key: BotKey,
    /// Who it is, as it was last seen.
    pub identity: BotIdentity,
    /// Its server.
    pub address: ApiAddress,
    /// Which of the [`BOT_COLORS`] it has.
    pub color: u8,
    /// What it is for, as far as somebody has said; for the time when its store is shut.
    pub mark: Option<BotMark>,
    /// When it was last in front.
    pub last_used: UnixMillis,
    /// Whether it is connected when the program starts.
    pub opens_at_start: bool,
}

/// Why the list of known bots is not whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KnownBotsProblem {
    /// The file is no list of bots. A copy of it is kept beside it.
    #[error("the list of bots could not be read: {0}")]
    Unreadable(String),
    /// So many entries were not understood. A copy of the file is kept beside it.
    #[error("{0} entries in the list of bots could not be read")]
    Entries(usize),
    /// The list could not be written, in the system's words.
    #[error("the list of bots could not be written: {0}")]
    NotWritten(String),
}

/// The bots that are to be found again, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownBots {
    bots: Vec<KnownBot>,
    /// The file has what this list does not have and what no copy has: it is not written over.
    is_partial: bool,
}

impl KnownBots {
    /// Blocking. Reads what can be read; says what could not.
    #[must_use]
    pub fn load(data_folder: &Path) -> (Self, Option<KnownBotsProblem>) {
        let file = data_folder.join(FILE);
        let (mut bots, mut problem) = match read(&file) {
            Ok(None) => return (Self::default(), None),
            Ok(Some(text)) => Self::from_text(&text),
            Err(error) => (Self::default(), Some(KnownBotsProblem::Unreadable(error.to_string()))),
        };
        if let Some(unread_why) = &problem {
            let unread = data_folder.join(UNREAD);
            // What cannot be read cannot be copied, but perhaps moved.
            let kept = std::fs::copy(&file, &unread).map(drop).or_else(|_| std::fs::rename(&file, &unread));
            tracing::warn!(problem = %unread_why, ?kept, "not all of the list of bots could be read");
            if let Err(error) = kept {
                bots.is_partial = true;
                problem = Some(KnownBotsProblem::NotWritten(error.to_string()));
            }
        }
        (bots, problem)
    }

    fn from_text(text: &str) -> (Self, Option<KnownBotsProblem>) {
        let value: Value = match serde_json::from_str(text) {
            Ok(value) => value,
            Err(error) => return (Self::default(), Some(KnownBotsProblem::Unreadable(error.to_string()))),
        };
        let Some(entries) = value.get("bots").and_then(Value::as_array) else {
            let problem = KnownBotsProblem::Unreadable("it has no bots".to_owned());
            return (Self::default(), Some(problem));
        };
        let mut known = Self::default();
        for bot in entries.iter().filter_map(bot) {
            if known.get(&bot.key).is_none() {
                known.bots.push(bot);
            }
        }
        let lost = entries.len() - known.bots.len();
        (known, (lost > 0).then_some(KnownBotsProblem::Entries(lost)))
    }

    /// Blocking. Writes the list whole, or not at all.
    ///
    /// # Errors
    /// Where the system refuses, and where it would cost what could neither be read nor kept.
    pub fn save(&self, data_folder: &Path) -> std::io::Result<()> {
        if self.is_partial {
            return Err(std::io::Error::other("the list that is there cannot be read"));
        }
        let entries: Vec<Value> = self.bots.iter().map(entry).collect();
        let text = format!("{:#}\n", json!({ "version": 1, "bots": entries }));
        let mut file = tempfile::NamedTempFile::new_in(data_folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(data_folder.join(FILE))?;
        Ok(())
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &KnownBot> {
        self.bots.iter()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bots.is_empty()
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, key: &BotKey) -> Option<&KnownBot> {
        self.bots.iter().find(|bot| bot.key == *key)
    }

    /// One of them, to change it.
    pub fn get_mut(&mut self, key: &BotKey) -> Option<&mut KnownBot> {
        self.bots.iter_mut().find(|bot| bot.key == *key)
    }

    /// The one that was in front last, of those that are connected at the start.
    #[must_use]
    pub fn last_used(&self) -> Option<&KnownBot> {
        self.bots.iter().filter(|bot| bot.opens_at_start).max_by_key(|bot| bot.last_used)
    }

    /// Takes a bot in, or what is new about it; its colour and whether it opens at the start stay.
    pub fn remember(&mut self, key: BotKey, identity: BotIdentity, address: ApiAddress, at: UnixMillis) {
        if let Some(known) = self.get_mut(&key) {
            (known.identity, known.address, known.last_used) = (identity, address, at);
            return;
        }
        let color = self.free_color(identity.id);
        self.bots.push(KnownBot {
            key,
            identity,
            address,
            color,
            mark: None,
            last_used: at,
            opens_at_start: true,
        });
    }

    /// Takes a bot out. `false` when it was not there.
    pub fn forget(&mut self, key: &BotKey) -> bool {
        let before = self.bots.len();
        self.bots.retain(|bot| bot.key != *key);
        self.bots.len() < before
    }

    /// A colour that no other bot has, as long as there is one.
    #[must_use]
    pub fn free_color(&self, id: UserId) -> u8 {
        let first = (id.0.unsigned_abs() % u64::from(BOT_COLORS)) as u8;
        let mut colors = (0..BOT_COLORS).map(|step| (first + step) % BOT_COLORS);
        colors.find(|color| self.bots.iter().all(|bot| bot.color != *color)).unwrap_or(first)
    }
}

/// `None` when there is no file yet.
fn read(file: &Path) -> std::io::Result<Option<String>> {
    let open = match File::open(file) {
        Ok(open) => open,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut text = String::new();
    open.take(MOST_BYTES).read_to_string(&mut text)?;
    Ok(Some(text))
}

/// What a bot of a person's own may be for.
const MARKS: [BotMark; 2] = [BotMark::Test, BotMark::Production];

/// How that is written down.
fn word(mark: BotMark) -> Option<&'static str> {
    match mark {
        BotMark::Test => Some("test"),
        BotMark::Production => Some("production"),
        BotMark::Demo => None,
    }
}

fn entry(bot: &KnownBot) -> Value {
    json!({
        "key": bot.key.as_str(),
        "id": bot.identity.id.0,
        "username": bot.identity.username,
        "name": bot.identity.first_name,
        "address": bot.address.to_string(),
        "color": bot.color,
        "mark": bot.mark.and_then(word),
        "last_used": bot.last_used,
        "opens_at_start": bot.opens_at_start,
    })
}

/// `None` when it lacks what names the bot, or when its name is not that of this id and server.
fn bot(entry: &Value) -> Option<KnownBot> {
    let text = |name: &str| entry.get(name).and_then(Value::as_str);
    let key = BotKey::parse(text("key")?)?;
    let id = UserId(entry.get("id")?.as_i64()?);
    let address = ApiAddress::parse(text("address")?).ok()?;
    if BotKey::new(id, &address) != key {
        return None;
    }
    let color = entry.get("color").and_then(Value::as_u64).unwrap_or_default();
    Some(KnownBot {
        key,
        identity: BotIdentity {
            id,
            username: text("username").unwrap_or_default().to_owned(),
            first_name: text("name").map(str::to_owned),
        },
        address,
        color: (color % u64::from(BOT_COLORS)) as u8,
        mark: text("mark").and_then(|mark| MARKS.into_iter().find(|known| word(*known) == Some(mark))),
        last_used: entry.get("last_used").and_then(Value::as_i64).unwrap_or_default(),
        opens_at_start: entry.get("opens_at_start").and_then(Value::as_bool).unwrap_or(false),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(ids: &[i64]) -> KnownBots {
        let mut known = KnownBots::default();
        for id in ids {
            let address = ApiAddress::default();
            let identity = BotIdentity { id: UserId(*id), username: format!("bot{id}"), first_name: None };
            known.remember(BotKey::new(UserId(*id), &address), identity, address, *id);
        }
        known
    }

    #[test]
    fn a_bot_is_named_by_its_id_and_by_a_foreign_server() {
        let key = |address: &str| BotKey::new(UserId(7), &ApiAddress::parse(address).unwrap());
        assert_eq!(key(ApiAddress::DEFAULT).as_str(), "7");
        assert_eq!(key("http://[::1]:99/bot").as_str(), "7@---1-");
        assert_eq!(key("http://[::1]:99/bot").folder(Path::new("d")), Path::new("d/bots/7@---1-"));
    }

    #[test]
    fn nothing_but_a_name_is_taken_for_one() {
        for bad in ["", "..", "7/..", "7@", "7@a/b", "7@a\\b", "demo", "a", "7 ", "-", "7@é"] {
            assert_eq!(BotKey::parse(bad), None, "{bad:?}");
        }
        for good in ["7", "7@127.0.0.1", "7@---1-"] {
            assert!(BotKey::parse(good).is_some(), "{good:?}");
        }
    }

    #[test]
    fn the_list_is_found_again_as_it_was_left() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(KnownBots::load(folder.path()), (KnownBots::default(), None));
        let mut bots = known(&[1, 2]);
        let second = BotKey::parse("2").unwrap();
        bots.get_mut(&second).unwrap().opens_at_start = false;
        bots.get_mut(&BotKey::parse("1").unwrap()).unwrap().mark = Some(BotMark::Production);
        bots.save(folder.path()).unwrap();
        assert_eq!(KnownBots::load(folder.path()), (bots.clone(), None));
        assert_eq!(bots.last_used().unwrap().key.as_str(), "1", "the other one does not open");
        assert!(bots.forget(&second) && !bots.forget(&second));
        bots.save(folder.path()).unwrap();
        assert_eq!(KnownBots::load(folder.path()).0, bots);
        let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(left.len(), 1, "no half-written file stays");
    }

    #[test]
    fn a_damaged_list_gives_what_it_can_and_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        known(&[1, 2]).save(folder.path()).unwrap();
        let text = std::fs::read_to_string(&file).unwrap();
        let damaged = text.replace("\"id\": 2", "\"id\": \"two\"");
        assert_ne!(text, damaged);
        std::fs::write(&file, &damaged).unwrap();
        let (bots, problem) = KnownBots::load(folder.path());
        assert_eq!((bots, problem), (known(&[1]), Some(KnownBotsProblem::Entries(1))));
        assert_eq!(std::fs::read_to_string(folder.path().join(UNREAD)).unwrap(), damaged);

        for rubbish in ["", "{", "[]", r#"{"bots":7}"#] {
            std::fs::write(&file, rubbish).unwrap();
            let (bots, problem) = KnownBots::load(folder.path());
            assert!(bots.is_empty() && matches!(problem, Some(KnownBotsProblem::Unreadable(_))), "{rubbish}");
        }
        std::fs::write(&file, [0xff, 0xfe]).unwrap();
        assert!(KnownBots::load(folder.path()).1.is_some());
    }

    #[test]
    fn a_damaged_list_that_cannot_be_kept_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        std::fs::write(&file, "{").unwrap();
        std::fs::create_dir_all(folder.path().join(UNREAD).join("in the way")).unwrap();
        let (mut bots, problem) = KnownBots::load(folder.path());
        assert!(matches!(problem, Some(KnownBotsProblem::NotWritten(_))), "{problem:?}");
        let one = known(&[1]).bots.remove(0);
        bots.remember(one.key, one.identity, one.address, 1);
        assert!(bots.save(folder.path()).is_err());
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "{");
    }

    #[test]
    fn an_entry_cannot_name_the_folder_of_another_bot() {
        let entry = json!({ "key": "8", "id": 7, "address": ApiAddress::DEFAULT, "username": "b" });
        assert_eq!(bot(&entry), None);
    }

    #[test]
    fn bots_have_different_colours_as_long_as_there_are_any() {
        let bots = known(&[8, 16, 24, 1, 9, 3, 4, 5]);
        let colors: std::collections::HashSet<u8> = bots.iter().map(|bot| bot.color).collect();
        assert_eq!(colors.len(), usize::from(BOT_COLORS));
        assert!(bots.free_color(UserId(77)) < BOT_COLORS);
    }
}
