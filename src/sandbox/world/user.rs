//! People and bots.

use serde::{Deserialize, Serialize};

use super::message::FileReference;

/// Somebody with an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::sandbox) struct User {
    pub id: i64,
    pub is_bot: bool,
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    pub language: Option<String>,
    /// Profile pictures, newest first.
    #[serde(default)]
    pub photos: Vec<FileReference>,
}

impl User {
    /// A person. What follows the first space of `name` is the last name.
    pub fn person(id: i64, name: &str, language: &str) -> Self {
        let name = name.trim();
        let (first_name, last_name) = match name.split_once(char::is_whitespace) {
            Some((first, last)) => (first.to_owned(), Some(last.trim().to_owned())),
            None => (name.to_owned(), None),
        };
        Self {
            id,
            is_bot: false,
            first_name,
            last_name,
            username: None,
            language: (!language.is_empty()).then(|| language.to_owned()),
            photos: Vec::new(),
        }
    }
}
