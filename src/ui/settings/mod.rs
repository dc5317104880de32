//! The settings page: an index on the left, one section at a time on the right.
//!
//! | part | its job |
//! |---|---|
//! | this file | what the page remembers and what it asks for in the background |
//! | `view` | the index, the page and what every row looks like |
//! | `general`, `told`, `connection`, `data`, `about` | one section each |
//! | `dialogs` | the questions before something is deleted |
//! | `file` | writing the choices, the last one last |

mod about;
mod connection;
mod data;
mod dialogs;
mod file;
mod general;
mod told;
mod view;

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::api::{ApiAddress, CallError, Proxy, Timeouts, knock};
use crate::engine::now_millis;
use crate::settings::Settings;
use crate::store::{Store, StoreError};
use crate::ui::request::{Request, Tasks};

pub use file::SettingsFile;
pub use view::{About, SettingsView, problems_text};

/// A part of the settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// Language and looks.
    #[default]
    General,
    /// How a new message is told of.
    Notifications,
    /// The way to the server.
    Connection,
    /// What lies on this computer.
    Data,
    /// The program itself.
    About,
}

/// What a person did in the settings.
#[derive(Clone, Debug)]
pub enum SettingsAction {
    /// Show a part.
    Show(Section),
    /// Choose otherwise. Takes effect at once.
    Change(Box<Settings>),
    /// Draw everything so large, by the keyboard. Stays for the next start.
    Resize(Resize),
    /// Try whether the server can be reached through this proxy.
    Check(Proxy),
    /// Show the data folder in the desktop's file manager.
    OpenFolder,
    /// Ask before messages are deleted that are older than so many days.
    AskDays(u32),
    /// Delete everything that is kept of the bot in front, and begin anew with it.
    Erase,
}

/// How the size of everything changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resize {
    /// One step up.
    Larger,
    /// One step down.
    Smaller,
    /// To 100 %.
    Normal,
}

/// Whether the server was reached, and in what time.
type Checked = Result<Duration, CallError>;

/// What the page remembers while the program runs.
#[derive(Default)]
pub struct SettingsPage {
    section: Section,
    connection: connection::Form,
    checking: Request<(String, Checked)>,
    /// Of which host, and what came of it.
    checked: Option<(String, Checked)>,
    sizing: Request<u64>,
    size: Option<u64>,
    days: String,
    asking_days: Option<AskingDays>,
    /// The username as typed into the question before everything is deleted.
    erasing: Option<String>,
    opening: Request<Option<String>>,
    /// Why the folder could not be opened, in the system's words.
    open_problem: Option<String>,
    licence_search: String,
    licence_shown: Option<usize>,
}

/// The question before messages are deleted.
struct AskingDays {
    days: u32,
    counting: Request<Result<(u64, u64), StoreError>>,
    /// Messages and updates that are older.
    older: Option<(u64, u64)>,
}

impl SettingsPage {
    /// Takes in what the background brought.
    pub fn update(&mut self) {
        self.checked = self.checking.take().or(self.checked.take());
        self.size = self.sizing.take().or(self.size);
        if let Some(problem) = self.opening.take() {
            self.open_problem = problem;
        }
        if let Some(asking) = &mut self.asking_days
            && let Some(counted) = asking.counting.take()
        {
            asking.older = counted.ok();
        }
    }

    /// Whether nothing is under way.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.checking.is_running()
            && !self.sizing.is_running()
            && self.asking_days.as_ref().is_none_or(|asking| !asking.counting.is_running())
    }

    /// Goes to a part, with what it shows read anew.
    pub fn show_section(&mut self, section: Section, data_folder: &Path, tasks: &Tasks) {
        self.section = section;
        self.checked = None;
        self.connection = connection::Form::default();
        if section == Section::Data {
            let folder = data_folder.to_owned();
            self.sizing.start_blocking(tasks, move || size_of(&folder));
        }
    }

    /// Tries whether a server can be reached.
    pub fn check(&mut self, address: ApiAddress, proxy: Proxy, tasks: &Tasks) {
        self.checked = None;
        self.checking.start(tasks, async move {
            let answered = knock(&address, Timeouts::default(), &proxy).await.map(|probe| probe.took);
            (address.host().to_owned(), answered)
        });
    }

    /// Asks before messages are deleted that are older than so many days.
    pub fn ask_days(&mut self, days: u32, store: Option<Store>, tasks: &Tasks) {
        const DAY_MILLIS: i64 = 86_400_000;
        let mut asking = AskingDays { days, counting: Request::default(), older: None };
        if let Some(store) = store {
            let before = now_millis() - i64::from(days) * DAY_MILLIS;
            asking.counting.start_blocking(tasks, move || store.older(before));
        }
        self.asking_days = Some(asking);
    }

    /// Shows the data folder in the desktop's file manager.
    pub fn open_folder(&mut self, folder: PathBuf, tasks: &Tasks) {
        self.open_problem = None;
        self.opening
            .start_blocking(tasks, move || open::that_detached(folder).err().map(|error| error.to_string()));
    }
}

/// Blocking. The bytes of all files below a folder; links are not followed.
fn size_of(folder: &Path) -> u64 {
    /// More than these are not looked at.
    const MOST: usize = 100_000;
    let (mut bytes, mut looked) = (0, 0);
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            looked += 1;
            match entry.metadata() {
                _ if looked > MOST => return bytes,
                Ok(meta) if meta.is_dir() => folders.push(entry.path()),
                Ok(meta) if meta.is_file() => bytes += meta.len(),
                _ => {}
            }
        }
    }
    bytes
}
