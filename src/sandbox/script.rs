//! People as data: who is there, what they said, what they will say.

use std::path::Path;

use serde::Deserialize;

use super::config::SandboxError;
use super::world::MiniApp;

const DEMO: &str = include_str!("../../assets/demo.json");

/// A cast and its lines. The demo's is `assets/demo.json`; `docs/sandbox.md` describes the form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// What the script is, for its readers.
    #[serde(default)]
    pub about: String,
    /// Everybody.
    #[serde(default)]
    pub people: Vec<Person>,
    /// Groups with the bot in them.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// MiniApps of the bot.
    #[serde(default)]
    pub mini_apps: Vec<MiniApp>,
    /// What happened before the start, oldest first.
    #[serde(default)]
    pub history: Vec<Event>,
    /// What happens after the start, one after the other.
    #[serde(default)]
    pub steps: Vec<Event>,
}

/// One scripted person.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// User id, and the id of their private chat.
    pub id: i64,
    /// Full name.
    pub name: String,
    /// Username, without `@`.
    #[serde(default)]
    pub username: Option<String>,
    /// Language code.
    #[serde(default)]
    pub language: String,
    /// Answers to what the bot says, by what it contains.
    #[serde(default)]
    pub replies: Vec<Reply>,
    /// Answers to anything else.
    #[serde(default)]
    pub fallback: Vec<String>,
    /// What they say on their own.
    #[serde(default)]
    pub chatter: Vec<String>,
}

/// An answer to certain words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Any of these, in any case.
    pub when: Vec<String>,
    /// One of these is said.
    pub say: Vec<String>,
}

/// A scripted group.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Chat id.
    pub id: i64,
    /// Its name.
    pub title: String,
    /// Its description.
    #[serde(default)]
    pub description: String,
    /// User ids; the first made the group.
    pub members: Vec<i64>,
}

/// One thing somebody does. It is done when its time comes: `minutes_ago` in the history,
/// `after_seconds` after the event before it in the steps.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// History: how long before the start.
    #[serde(default)]
    pub minutes_ago: f64,
    /// Steps: how long after the one before.
    #[serde(default)]
    pub after_seconds: f64,
    /// Steps: first wait until the bot has said something in this chat since the one before.
    #[serde(default)]
    pub after_bot: bool,
    /// Where.
    pub chat: i64,
    /// Who.
    pub from: i64,
    /// A text, or the caption of `photo` or `file`.
    #[serde(default)]
    pub text: Option<String>,
    /// A picture: two colours of a gradient, `#rrggbb-#rrggbb`.
    #[serde(default)]
    pub photo: Option<String>,
    /// A text file, by name.
    #[serde(default)]
    pub file: Option<String>,
    /// What is in `file`.
    #[serde(default)]
    pub contents: Option<String>,
    /// A name for the message, for later `reply_to` and `pin`.
    #[serde(default)]
    pub label: Option<String>,
    /// The labelled message this one answers.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// Pins the labelled message.
    #[serde(default)]
    pub pin: Option<String>,
    /// Joins the group.
    #[serde(default)]
    pub join: bool,
    /// Leaves the group.
    #[serde(default)]
    pub leave: bool,
}

impl Script {
    /// The demo's people.
    #[must_use]
    pub fn demo() -> Self {
        // A test keeps the embedded file valid.
        Self::from_json(DEMO).unwrap_or_default()
    }

    /// Reads a script.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Reads a script file.
    pub fn from_file(path: &Path) -> Result<Self, SandboxError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| SandboxError::File { path: path.to_owned(), source })?;
        Self::from_json(&text).map_err(|source| SandboxError::Form {
            path: path.to_owned(),
            what: "script",
            source,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_demo_script_is_valid_and_its_people_exist() {
        let demo = Script::from_json(DEMO).expect("the demo script");
        let people: BTreeSet<i64> = demo.people.iter().map(|person| person.id).collect();
        assert!(people.len() >= 5);
        assert!(!demo.groups.is_empty());
        assert!(people.iter().any(|id| *id > 1 << 31), "one id above 2^31");
        assert!(people.iter().any(|id| *id > (1 << 53) - 1000 && *id < 1 << 53), "one id near 2^53");
        for event in demo.history.iter().chain(&demo.steps) {
            assert!(people.contains(&event.from), "{} speaks and does not exist", event.from);
            let group = demo.groups.iter().any(|group| group.id == event.chat);
            assert!(group || event.chat == event.from, "{} is nowhere", event.chat);
            assert!(event.minutes_ago < 24.0 * 60.0, "older than an update is kept");
        }
        for person in &demo.people {
            assert!(!person.fallback.is_empty() && !person.chatter.is_empty(), "{} is dull", person.name);
            assert!(demo.history.iter().any(|event| event.from == person.id), "{} is silent", person.name);
        }
    }
}
