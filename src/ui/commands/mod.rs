//! The command menu: what people see when they type a slash, for each scope and language.

mod diff_view;
mod import;
mod menu;
mod table_view;
mod view;

use std::collections::{BTreeSet, HashMap};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::api::bot_commands::{BotCommand, CommandScope, MenuKey, commands_from};
use crate::api::{CallError, ChatId, Client, Id as _, NotAnApi, Route, UserId};
use crate::store::{Keepsake, Store, StoreError};

use super::chat_picker::ChatPicker;
use super::request::{Request, Tasks};
use import::{Import, ImportError};
use menu::Menu;

pub use view::CommandsView;

/// A menu that was changed is stored this long after the last keystroke.
const KEEP_AFTER: Duration = Duration::from_millis(700);

/// A kind of scope, as it is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScopeKind {
    /// Everybody.
    #[default]
    Default,
    /// All private chats.
    AllPrivate,
    /// All groups.
    AllGroups,
    /// All administrators.
    AllAdministrators,
    /// One chat.
    Chat,
    /// The administrators of one chat.
    ChatAdministrators,
    /// One member of one chat.
    ChatMember,
}

impl ScopeKind {
    /// All of them, from the widest to the narrowest.
    pub const ALL: [Self; 7] = [
        Self::Default,
        Self::AllPrivate,
        Self::AllGroups,
        Self::AllAdministrators,
        Self::Chat,
        Self::ChatAdministrators,
        Self::ChatMember,
    ];

    /// Whether a chat belongs to it.
    #[must_use]
    pub fn has_chat(self) -> bool {
        matches!(self, Self::Chat | Self::ChatAdministrators | Self::ChatMember)
    }
}

/// What a person did in the panel.
#[derive(Clone, Debug)]
pub enum CommandsAction {
    /// Another scope.
    ChooseScope(ScopeKind),
    /// Another chat.
    ChooseChat(Option<ChatId>),
    /// Another language; empty for all.
    ChooseLanguage(String),
    /// Ask the server again.
    Refresh,
    /// A new line.
    Add,
    /// Take a line out.
    Remove(u64),
    /// Put a line at another place.
    Move(u64, usize),
    /// Put these into the lines.
    Replace(Vec<BotCommand>),
    /// Go back to what the server has.
    Discard,
    /// Send it.
    Apply,
    /// Take the menu away from the server.
    Delete,
    /// Send what was there before the last change.
    Undo,
    /// Read a file that the person picks.
    Import,
    /// Put the outcome away.
    DismissOutcome,
}

/// What the last change came to.
enum Outcome {
    Applied {
        count: usize,
    },
    Deleted,
    /// It may have been made all the same when the connection broke.
    Failed(CallError),
    Imported {
        count: usize,
    },
    NotImported(ImportError),
}

type Read = (MenuKey, Result<Vec<BotCommand>, CallError>);

/// What a change came to, and what the server has afterwards as far as that could be read.
struct Written {
    key: MenuKey,
    sent: Vec<BotCommand>,
    result: Result<(), CallError>,
    now: Option<Vec<BotCommand>>,
}

/// A menu as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    key: MenuKey,
    base: Vec<BotCommand>,
    edited: Vec<BotCommand>,
}

/// Begun menus as they are to be stored; `None` inside: none is begun any more.
pub struct Unkept(pub Option<String>);

/// The panel's state.
#[derive(Default)]
pub struct CommandsPanel {
    open: bool,
    scope: ScopeKind,
    picker: ChatPicker,
    chat: Option<ChatId>,
    user: String,
    language: String,
    menus: HashMap<MenuKey, Menu>,
    /// What was asked for last; another key is asked for when it is shown.
    shown: Option<MenuKey>,
    reading: Request<Read>,
    failure: Option<(MenuKey, CallError)>,
    writing: Request<Written>,
    outcome: Option<(MenuKey, Outcome)>,
    import: Import,
    /// A line whose command gets the keyboard.
    wants_focus: Option<u64>,
    /// The line that is being dragged.
    dragged: Option<u64>,
    /// When the last change was made that is not stored yet.
    touched: Option<Instant>,
    keeping: Request<Result<(), StoreError>>,
    kept_request: Request<Result<Option<String>, StoreError>>,
    kept_loaded: bool,
}

impl CommandsPanel {
    /// The menu that is chosen; `None` while the chat, the member or the language is missing.
    #[must_use]
    pub fn key(&self) -> Option<MenuKey> {
        let user = || UserId::from_text(self.user.trim()).filter(|user| user.0 >= 0);
        let chat = self.chat.or(self.picker.chosen().map(|(chat, _)| *chat));
        let scope = match (self.scope, chat) {
            (ScopeKind::Default, _) => CommandScope::Default,
            (ScopeKind::AllPrivate, _) => CommandScope::AllPrivateChats,
            (ScopeKind::AllGroups, _) => CommandScope::AllGroupChats,
            (ScopeKind::AllAdministrators, _) => CommandScope::AllChatAdministrators,
            (ScopeKind::Chat, Some(chat)) => CommandScope::chat(chat),
            (ScopeKind::ChatAdministrators, Some(chat)) => CommandScope::ChatAdministrators(chat.0),
            (ScopeKind::ChatMember, Some(chat)) => CommandScope::member(chat, user()?),
            (_, None) => return None,
        };
        is_language(&self.language).then(|| MenuKey { scope, language: self.language.clone() })
    }

    /// Whether nothing is under way.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let answered = self.key().is_none_or(|key| {
            self.menu(&key).and_then(Menu::server).is_some()
                || self.failure.as_ref().is_some_and(|(failed, _)| *failed == key)
        });
        self.open && answered && !self.reading.is_running() && !self.writing.is_running()
    }

    /// What the server has in the chosen menu.
    #[must_use]
    pub fn on_server(&self) -> Option<&[BotCommand]> {
        self.menu(&self.key()?)?.server()
    }

    fn menu(&self, key: &MenuKey) -> Option<&Menu> {
        self.menus.get(key)
    }

    fn chosen_mut(&mut self) -> Option<&mut Menu> {
        let key = self.key()?;
        Some(self.menus.entry(key).or_default())
    }

    /// Which other menus hold something that is not applied.
    fn begun_elsewhere(&self) -> usize {
        let key = self.key();
        self.menus.iter().filter(|(other, menu)| Some(*other) != key.as_ref() && menu.is_edited()).count()
    }

    /// Takes in what came, begins what opening needs, gives up what leaving ends. Once a frame.
    ///
    /// A change that is on its way is not pulled back by leaving: whether it was made would not be
    /// known then.
    pub fn update(&mut self, open: bool, client: &Client, store: &Store, tasks: &Tasks) {
        if open && !self.open {
            self.shown = None;
            if !self.kept_loaded && !self.kept_request.is_running() {
                let store = store.clone();
                self.kept_request.start_blocking(tasks, move || store.kept(Keepsake::CommandDrafts));
            }
        } else if !open && self.open {
            self.reading.cancel();
            self.import.cancel();
            self.dragged = None;
            self.keep_now(store, tasks);
        }
        self.open = open;
        self.take_kept();
        self.take_written();
        self.take_read();
        if let Some(result) = self.import.update(tasks) {
            self.take_import(result);
        }
        self.picker.update(store, tasks);
        if self.touched.is_some_and(|at| at.elapsed() >= KEEP_AFTER) {
            self.keep_now(store, tasks);
        }
        if let Some(Err(error)) = self.keeping.take() {
            tracing::error!(%error, "begun menus could not be kept");
        }
        let wanted = self.key();
        if open && self.kept_loaded && wanted != self.shown {
            self.read(client, tasks);
        }
    }

    /// When begun menus want to be stored.
    #[must_use]
    pub fn keep_due(&self) -> Option<Duration> {
        self.touched.map(|at| KEEP_AFTER.saturating_sub(at.elapsed()))
    }

    /// What is begun and not stored yet, for the end of the session. `None`: nothing to do.
    #[must_use]
    pub fn unkept(&self) -> Option<Unkept> {
        // What is on its way to the store may not have got there.
        (self.touched.is_some() || self.keeping.is_running()).then(|| Unkept(self.begun()))
    }

    /// Does what a person did.
    pub fn handle(&mut self, action: CommandsAction, client: &Client, tasks: &Tasks) {
        match action {
            CommandsAction::ChooseScope(scope) => self.scope = scope,
            CommandsAction::ChooseChat(chat) => self.chat = chat,
            CommandsAction::ChooseLanguage(language) => self.language = language,
            CommandsAction::Refresh => self.read(client, tasks),
            CommandsAction::Add => {
                self.wants_focus = self.chosen_mut().map(Menu::add);
                self.touch();
            }
            CommandsAction::Remove(id) => self.edit(|menu| menu.remove(id)),
            CommandsAction::Move(id, to) => self.edit(|menu| menu.move_to(id, to)),
            CommandsAction::Replace(commands) => self.edit(|menu| menu.replace(commands)),
            CommandsAction::Discard => self.edit(Menu::discard),
            CommandsAction::Apply => {
                if let Some(commands) = self.chosen_mut().map(|menu| menu.commands()) {
                    self.write(commands, client, tasks);
                }
            }
            CommandsAction::Delete => self.write(Vec::new(), client, tasks),
            CommandsAction::Undo => {
                if let Some(before) = self.chosen_mut().and_then(|menu| menu.before().map(<[_]>::to_vec)) {
                    self.edit(|menu| menu.replace(before.clone()));
                    self.write(before, client, tasks);
                }
            }
            CommandsAction::Import => self.import.ask(tasks),
            CommandsAction::DismissOutcome => self.outcome = None,
        }
    }

    /// Something was changed that is not stored yet.
    fn touch(&mut self) {
        self.touched = Some(Instant::now());
    }

    fn edit(&mut self, change: impl FnOnce(&mut Menu)) {
        if let Some(menu) = self.chosen_mut() {
            change(menu);
            self.touch();
        }
    }

    fn read(&mut self, client: &Client, tasks: &Tasks) {
        self.shown = self.key();
        let Some(key) = self.shown.clone() else {
            self.reading.cancel();
            return;
        };
        let client = client.clone();
        self.reading.start(tasks, async move {
            let read = get(&client, &key).await;
            (key, read)
        });
    }

    fn take_read(&mut self) {
        match self.reading.take() {
            Some((key, Ok(commands))) => {
                if self.failure.as_ref().is_some_and(|(failed, _)| *failed == key) {
                    self.failure = None;
                }
                self.menus.entry(key).or_default().learn(commands);
            }
            Some((key, Err(error))) => self.failure = Some((key, error)),
            None => {}
        }
    }

    fn write(&mut self, sent: Vec<BotCommand>, client: &Client, tasks: &Tasks) {
        let Some(key) = self.key() else { return };
        if self.writing.is_running() {
            return;
        }
        self.outcome = None;
        let client = client.clone();
        self.writing.start(tasks, async move {
            let result = set(&client, &key, &sent).await;
            let now = get(&client, &key).await.ok();
            Written { key, sent, result, now }
        });
    }

    fn take_written(&mut self) {
        let Some(Written { key, sent, result, now }) = self.writing.take() else { return };
        let menu = self.menus.entry(key.clone()).or_default();
        let outcome = match result {
            Ok(()) => {
                if sent.is_empty() && !menu.lines().is_empty() && menu.server().is_some() && !menu.is_edited()
                {
                    menu.replace(Vec::new());
                }
                menu.applied(&sent);
                if sent.is_empty() { Outcome::Deleted } else { Outcome::Applied { count: sent.len() } }
            }
            Err(error) => Outcome::Failed(error),
        };
        if let Some(now) = now {
            menu.learn(now);
        }
        self.outcome = Some((key, outcome));
        self.touch();
    }

    fn take_import(&mut self, result: Result<Vec<BotCommand>, ImportError>) {
        let Some(key) = self.key() else { return };
        let outcome = match result {
            Ok(commands) => {
                let count = commands.len();
                self.edit(|menu| menu.replace(commands));
                Outcome::Imported { count }
            }
            Err(error) => Outcome::NotImported(error),
        };
        self.outcome = Some((key, outcome));
    }

    fn take_kept(&mut self) {
        let Some(result) = self.kept_request.take() else { return };
        self.kept_loaded = true;
        let kept = match result {
            Ok(kept) => kept.unwrap_or_default(),
            Err(error) => {
                tracing::error!(%error, "begun menus could not be read");
                return;
            }
        };
        for Kept { key, base, edited } in serde_json::from_str::<Vec<Kept>>(&kept).unwrap_or_default() {
            // The menu may have been drawn, still empty, before this came.
            self.menus.entry(key).or_default().take_up(base, edited);
        }
    }

    /// What is begun, as it is kept; `None` when nothing is.
    fn begun(&self) -> Option<String> {
        let begun: Vec<Kept> = self
            .menus
            .iter()
            .filter(|(_, menu)| menu.is_edited())
            .map(|(key, menu)| Kept { key: key.clone(), base: menu.base().to_vec(), edited: menu.commands() })
            .collect();
        (!begun.is_empty()).then(|| serde_json::to_string(&begun).unwrap_or_default())
    }

    fn keep_now(&mut self, store: &Store, tasks: &Tasks) {
        if self.touched.take().is_some() {
            let (store, begun) = (store.clone(), self.begun());
            self.keeping.start(tasks, async move { store.keep(Keepsake::CommandDrafts, begun).await });
        }
    }

    /// The scopes that have something begun or known on the server, for a mark beside their names.
    fn begun_scopes(&self) -> BTreeSet<CommandScope> {
        self.menus.iter().filter(|(_, menu)| menu.is_edited()).map(|(key, _)| key.scope).collect()
    }
}

/// Two letters, or such with a region; empty for all. Which codes MPChat knows is not documented.
fn is_language(code: &str) -> bool {
    code.is_empty()
        || ((2..=12).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-'))
}

/// getMyCommands (help.mp.net 15703372; its parameters are inferred).
async fn get(client: &Client, key: &MenuKey) -> Result<Vec<BotCommand>, CallError> {
    let parameters = key.to_parameters();
    let plain = parameters.as_object().is_some_and(serde_json::Map::is_empty);
    let route = if plain { Route::Get } else { Route::Json(&parameters) };
    let reply = client.call("getMyCommands", route).await?;
    commands_from(&reply.result)
        .ok_or(CallError::NotAnApi { what: NotAnApi::WrongJson, status: reply.status })
}

/// setMyCommands, or deleteMyCommands for an empty menu (both inferred).
async fn set(client: &Client, key: &MenuKey, commands: &[BotCommand]) -> Result<(), CallError> {
    let mut parameters = key.to_parameters();
    let method = if commands.is_empty() {
        "deleteMyCommands"
    } else {
        parameters["commands"] = json!(commands);
        "setMyCommands"
    };
    client.call(method, Route::Json(&parameters)).await.map(|_| ())
}
