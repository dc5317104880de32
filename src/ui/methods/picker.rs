//! Chats, people and messages from the store, to fill in ids that nobody knows by heart.

use crate::api::{ChatId, ChatKind};
use crate::i18n::Language;
use crate::store::{ChatFilter, ChatRow, MessageRow, Page, Store, StoreError};

use super::super::chat_list::chat_name;
use super::super::request::{Request, Tasks};

/// Rows of the list; searching finds the rest.
const MOST: usize = 60;

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A chat.
    Chat,
    /// A person: those with a private chat.
    Person,
    /// A message of this chat.
    Message(ChatId),
    /// A message, but no chat is filled in yet.
    ChatFirst,
}

/// Something to choose.
#[derive(Clone, Debug)]
pub enum Choice {
    /// A chat, or the person of a private one.
    Chat(Box<ChatRow>),
    /// A message.
    Message(Box<MessageRow>),
}

impl Choice {
    /// What goes into the field.
    #[must_use]
    pub fn value(&self) -> String {
        match self {
            Self::Chat(row) => row.chat_id.to_string(),
            Self::Message(row) => row.message_id.map(|id| id.to_string()).unwrap_or_default(),
        }
    }

    /// What a person knows it by, as it came from outside.
    #[must_use]
    pub fn name(&self, language: Language) -> String {
        match self {
            Self::Chat(row) => chat_name(row, language),
            Self::Message(row) => row.body.text().unwrap_or("…").chars().take(200).collect(),
        }
    }
}

/// The list that is open at a field.
pub struct Picker {
    parameter: String,
    wanted: Wanted,
    /// What is searched for.
    pub search: String,
    asked: Option<String>,
    choices: Vec<Choice>,
    loaded: bool,
    request: Request<Result<Vec<Choice>, StoreError>>,
    /// The field is to get the keyboard.
    pub wants_focus: bool,
}

impl Picker {
    /// A list for a parameter.
    #[must_use]
    pub fn new(parameter: String, wanted: Wanted) -> Self {
        Self {
            parameter,
            wanted,
            search: String::new(),
            asked: None,
            choices: Vec::new(),
            loaded: wanted == Wanted::ChatFirst,
            request: Request::default(),
            wants_focus: true,
        }
    }

    /// Which parameter it is for.
    #[must_use]
    pub fn parameter(&self) -> &str {
        &self.parameter
    }

    /// What is looked for.
    #[must_use]
    pub fn wanted(&self) -> Wanted {
        self.wanted
    }

    /// What there is to choose.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// Whether the first read has ended.
    #[must_use]
    pub fn is_loaded(&self) -> bool {
        self.loaded
    }

    /// Whether a read is under way.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        !self.loaded || self.request.is_running()
    }

    /// Reads what the search asks for. Once a frame.
    pub fn update(&mut self, store: &Store, tasks: &Tasks) {
        if let Some(choices) = self.request.take() {
            self.choices = choices.unwrap_or_default();
            self.loaded = true;
        }
        if self.wanted == Wanted::ChatFirst
            || self.request.is_running()
            || self.asked.as_ref() == Some(&self.search)
        {
            return;
        }
        self.asked = Some(self.search.clone());
        let (store, wanted, search) = (store.clone(), self.wanted, self.search.clone());
        self.request.start_blocking(tasks, move || read(&store, wanted, search));
    }
}

fn read(store: &Store, wanted: Wanted, search: String) -> Result<Vec<Choice>, StoreError> {
    let chats = |text: String| store.chats(&ChatFilter { text, ..ChatFilter::default() }, MOST);
    let chat = |row: ChatRow| Choice::Chat(Box::new(row));
    match wanted {
        Wanted::Chat => Ok(chats(search)?.into_iter().map(chat).collect()),
        Wanted::Person => {
            let people = chats(search)?.into_iter().filter(|row| row.kind == ChatKind::Private);
            Ok(people.map(chat).collect())
        }
        Wanted::Message(id) => {
            let wanted = search.to_lowercase();
            let rows = store.messages(id, Page::Latest, if wanted.is_empty() { MOST } else { 500 })?;
            let fits = |row: &MessageRow| {
                row.message_id.is_some()
                    && (wanted.is_empty()
                        || row.body.text().is_some_and(|text| text.to_lowercase().contains(&wanted))
                        || row.message_id.is_some_and(|id| id.to_string() == wanted))
            };
            let rows = rows.into_iter().rev().filter(fits).take(MOST);
            Ok(rows.map(|row| Choice::Message(Box::new(row))).collect())
        }
        Wanted::ChatFirst => Ok(Vec::new()),
    }
}
