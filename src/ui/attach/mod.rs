//! Files and addresses that are sent with a message: how they come in, what is known of them, and
//! the last look before they leave.
//!
//! | file | its job |
//! |---|---|
//! | `checks` | whether a file can be sent as what it is to be |
//! | `address` | whether an address of the web can be |
//! | `desktop` | the file dialog and the clipboard, thin |
//! | `pasted` | pictures of the clipboard as files beside the store |
//! | `departure` | the look at files between *Send* and the outbox |
//! | `paste`, `drop` | what the window is handed |
//! | `strip`, `asking`, `words` | how all of it is shown |

mod address;
mod asking;
mod checks;
mod departure;
mod desktop;
mod drop;
mod paste;
mod pasted;
mod strip;
mod words;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::ColorImage;

use crate::api::{ChatId, MediaKind};
use crate::engine::file;
use crate::i18n::Clock;
use crate::store::{Attachment, AttachmentSource, Draft, FileRef, NewSend, Store};

use super::composer::{Apart, Composer};
use super::file_dialog::{self, Answer};
use super::request::{Request, Tasks};
use checks::{Arrival, Looked, Refusal, Refused};
use departure::Departure;
use pasted::{PasteProblem, PastedFolder};

pub use asking::{Asking, Reason};
pub use checks::{Checks, MOST_ATTACHMENTS};
pub use desktop::{Desktop, Picked};
pub use drop::drop_target;
pub use paste::{repaste, take_pastes};
pub use strip::{button, strip};
pub use words::file_problem;

/// The folder of pasted pictures is not tidied more often than this.
const BETWEEN_SWEEPS: Duration = Duration::from_secs(2);

/// What a person does with attachments.
#[derive(Clone, Debug)]
pub enum AttachAction {
    /// Ask the desktop for files; the dialog is called so.
    PickFiles(&'static str),
    /// Ask for an address.
    AskAddress,
    /// Ask for a path.
    AskPath(Reason),
    /// Go on with what is asked for.
    Answer,
    /// Ask for nothing.
    CloseAsking,
    /// Attach these files: dropped, or pasted as addresses of files.
    Add(Vec<PathBuf>),
    /// Attach a picture of the clipboard.
    AddPicture(Arc<ColorImage>),
    /// Attach the files of the clipboard; if there are none, this text was meant.
    AddClipboard(Option<String>),
    /// Send it as this.
    SetKind(usize, MediaKind),
    /// Put one at another's place.
    Move(usize, usize),
    /// Take it away.
    Remove(usize),
    /// Take the file as it is now.
    TakeAsIs(usize),
    /// Put a refusal away.
    Dismiss(usize),
    /// Send the text as a message of its own.
    SendApart(Apart),
}

/// What came of the files, for the session to carry out.
#[derive(Debug)]
pub enum Outcome {
    /// These can go to the outbox.
    Go(Vec<NewSend>),
    /// These cannot: they become the chat's draft again, because of this file.
    Back {
        /// Which chat.
        chat_id: ChatId,
        /// What was to be sent.
        draft: Draft,
        /// The file that cannot be sent.
        file: String,
        /// Why not.
        problem: file::FileProblem,
    },
}

/// What the clipboard was asked for: in which chat, instead of which text, and the files on it.
type Clipboard = (ChatId, Option<String>, Vec<PathBuf>);

/// Everything about attachments that goes on beside the composer.
pub struct Attaching {
    desktop: Arc<dyn Desktop>,
    folder: PastedFolder,
    /// The server runs on this computer and fetches from it.
    here_too: bool,
    asking: Option<Asking>,
    picking: Request<(ChatId, Answer<Vec<PathBuf>>)>,
    typed: Request<Arrival>,
    clipboard: Request<Clipboard>,
    /// Files that are being looked at, by the chat they were offered in.
    looks: Vec<(ChatId, Request<Vec<Arrival>>)>,
    /// What was looked at while its chat was not open.
    arrived: HashMap<ChatId, Vec<Arrival>>,
    again: Request<Vec<(FileRef, Looked)>>,
    /// A file that changed and is wanted as it is now, by how it was.
    renewal: Request<(FileRef, Arrival)>,
    /// A text that was held back while the clipboard was asked for files.
    repaste: Option<String>,
    departures: Vec<Departure>,
    /// Pasted pictures that were given to the engine and not seen in the store yet.
    handed: HashSet<String>,
    sweep: Request<Option<HashSet<String>>>,
    sweep_wanted: bool,
    swept_at: Option<Instant>,
}

impl Attaching {
    /// For a bot with this store; `here_too` when its server runs on this computer.
    #[must_use]
    pub fn new(store: &Store, here_too: bool) -> Self {
        Self {
            desktop: Arc::new(desktop::ThisDesktop),
            folder: PastedFolder::beside(store.file()),
            here_too,
            asking: None,
            picking: Request::default(),
            typed: Request::default(),
            clipboard: Request::default(),
            looks: Vec::new(),
            arrived: HashMap::new(),
            again: Request::default(),
            renewal: Request::default(),
            repaste: None,
            departures: Vec::new(),
            handed: HashSet::new(),
            sweep: Request::default(),
            sweep_wanted: true,
            swept_at: None,
        }
    }

    /// Asks another desktop, for tests.
    pub fn set_desktop(&mut self, desktop: Arc<dyn Desktop>) {
        self.desktop = desktop;
    }

    /// Whether nothing is being looked at.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.looks.is_empty() && !self.again.is_running() && self.departures.is_empty()
    }

    /// Drafts or sends were stored or discarded: a pasted picture may be of no use any more.
    pub fn store_changed(&mut self) {
        self.sweep_wanted = true;
    }

    /// Carries out what a person did in the open chat.
    pub fn handle(&mut self, action: AttachAction, chat_id: ChatId, composer: &mut Composer, tasks: &Tasks) {
        match action {
            AttachAction::PickFiles(title) => {
                let picked = self.desktop.pick_files(title);
                self.picking.start(tasks, async move { (chat_id, file_dialog::ask(picked).await) });
            }
            AttachAction::AskAddress => self.asking = Some(Asking::address()),
            AttachAction::AskPath(reason) => self.asking = Some(Asking::path(reason)),
            AttachAction::CloseAsking => {
                self.asking = None;
                self.typed.cancel();
                composer.wants_focus = true;
            }
            AttachAction::Answer => self.answer(composer, tasks),
            AttachAction::Add(paths) => self.look_at(chat_id, paths, tasks),
            AttachAction::AddPicture(picture) => self.paste_picture(chat_id, picture, tasks),
            AttachAction::AddClipboard(text) => {
                let desktop = Arc::clone(&self.desktop);
                self.clipboard.start_blocking(tasks, move || (chat_id, text, desktop.clipboard_files()));
            }
            AttachAction::SetKind(index, kind) => {
                if let Some(attachment) = composer.attachments.get_mut(index) {
                    attachment.kind = kind;
                    composer.touched();
                }
            }
            AttachAction::Move(from, to) => {
                let count = composer.attachments.len();
                if from < count && to < count {
                    let moved = composer.attachments.remove(from);
                    composer.attachments.insert(to, moved);
                    composer.touched();
                }
            }
            AttachAction::Remove(index) => {
                if index < composer.attachments.len() {
                    composer.attachments.remove(index);
                    composer.touched();
                    composer.wants_focus = true;
                    self.sweep_wanted = true;
                }
            }
            AttachAction::TakeAsIs(index) => self.take_as_is(index, composer, tasks),
            AttachAction::Dismiss(index) => {
                if index < composer.checks.refused.len() {
                    composer.checks.refused.remove(index);
                    composer.wants_focus = true;
                }
            }
            // The session sends.
            AttachAction::SendApart(_) => {}
        }
    }

    /// What was typed into the question is taken, or the question says why not.
    fn answer(&mut self, composer: &mut Composer, tasks: &Tasks) {
        match &mut self.asking {
            Some(Asking::Address(asked)) => {
                if let Some((url, kind)) = asked.answer(self.here_too) {
                    self.asking = None;
                    let source = AttachmentSource::Url(url);
                    add(composer, Attachment { kind, source });
                }
            }
            Some(Asking::Path(asked)) => {
                if let Some(path) = asked.answer() {
                    self.typed.start_blocking(tasks, move || checks::look(&path));
                }
            }
            None => {}
        }
    }

    fn look_at(&mut self, chat_id: ChatId, paths: Vec<PathBuf>, tasks: &Tasks) {
        let mut request = Request::default();
        request.start_blocking(tasks, move || {
            // Whoever drops a thousand files does not want a thousand reasons.
            let (near, far) = paths.split_at(paths.len().min(MOST_ATTACHMENTS));
            let too_many =
                far.first().map(|path| Err(Refused { name: checks::name_of(path), why: Refusal::TooMany }));
            near.iter().map(|path| checks::look(path)).chain(too_many).collect()
        });
        self.looks.push((chat_id, request));
    }

    fn paste_picture(&mut self, chat_id: ChatId, picture: Arc<ColorImage>, tasks: &Tasks) {
        let folder = self.folder.clone();
        let mut request = Request::default();
        request.start_blocking(tasks, move || {
            vec![match folder.keep(&picture, Clock::system().now()) {
                Ok(path) => checks::look(&path),
                Err(problem) => Err(Refused {
                    name: String::new(),
                    why: match problem {
                        PasteProblem::Pixels => Refusal::PictureTooLarge,
                        PasteProblem::Write(problem) => Refusal::NotKept(problem),
                    },
                }),
            }]
        });
        self.looks.push((chat_id, request));
    }

    /// The file changed since it was chosen, and the person wants it nevertheless.
    fn take_as_is(&mut self, index: usize, composer: &Composer, tasks: &Tasks) {
        let Some(Attachment { source: AttachmentSource::File(file), .. }) = composer.attachments.get(index)
        else {
            return;
        };
        let file = file.clone();
        self.renewal.start_blocking(tasks, move || {
            let arrival = checks::look(Path::new(&file.path));
            (file, arrival)
        });
    }

    /// What is to be sent waits for a last look at its files. `draft` is what it was made of.
    pub fn depart(&mut self, chat_id: ChatId, draft: Draft, sends: Vec<NewSend>, tasks: &Tasks) {
        self.departures.push(Departure::new(chat_id, draft, sends, tasks));
    }

    /// What a chat's draft is while messages of it wait for that look: they stand above what was
    /// begun since, so that a crash loses nothing.
    #[must_use]
    pub fn with_departing(&self, chat_id: ChatId, begun: Draft) -> Draft {
        let departing = self.departures.iter().rev().filter(|departure| departure.chat_id == chat_id);
        departing.fold(begun, |below, departure| departure.draft.clone().above(below))
    }

    /// Takes in what was looked at. Once a frame; never waits.
    pub fn update(
        &mut self,
        mut open: Option<(ChatId, &mut Composer)>,
        drafts: &HashMap<ChatId, Draft>,
        store: &Store,
        tasks: &Tasks,
    ) -> Vec<Outcome> {
        match self.picking.take() {
            Some((chat, Answer::Chosen(paths))) => self.look_at(chat, paths, tasks),
            Some((_, Answer::NoDialog)) => self.asking = Some(Asking::path(Reason::NoDialog)),
            Some((_, Answer::Cancelled)) | None => {}
        }
        if let Some((chat, text, files)) = self.clipboard.take() {
            if files.is_empty() {
                self.repaste = text;
            } else {
                self.look_at(chat, files, tasks);
            }
        }
        self.looks.retain_mut(|(chat, look)| {
            let arrivals = look.take();
            let running = arrivals.is_none();
            self.arrived.entry(*chat).or_default().extend(arrivals.into_iter().flatten());
            running
        });
        if let Some((chat, composer)) = &mut open {
            for arrival in self.arrived.remove(chat).unwrap_or_default() {
                take_in(composer, arrival);
            }
            self.take_typed(composer);
            composer.checks.arriving = self.looks.iter().any(|(looked, _)| looked == chat);
            self.look_again(composer, tasks);
        }
        let outcomes = self.take_departures(&mut open);
        self.tidy(open.as_ref().map(|(_, composer)| &**composer), drafts, store, tasks);
        outcomes
    }

    fn take_typed(&mut self, composer: &mut Composer) {
        let Some(arrival) = self.typed.take() else {
            return;
        };
        match arrival {
            Err(Refused { why: Refusal::File(problem), .. }) => {
                if let Some(Asking::Path(asked)) = &mut self.asking {
                    asked.problem = Some(problem);
                }
            }
            arrival => {
                self.asking = None;
                take_in(composer, arrival);
            }
        }
    }

    /// Files of a draft were looked at in another session, if at all.
    fn look_again(&mut self, composer: &mut Composer, tasks: &Tasks) {
        for (file, looked) in self.again.take().unwrap_or_default() {
            composer.checks.note(file, looked);
        }
        match self.renewal.take() {
            Some((old, Ok((new, looked)))) => {
                composer.checks.note(new.clone(), looked);
                composer.replace(&old, &new);
            }
            Some((old, Err(Refused { why: Refusal::File(problem), .. }))) => {
                composer.checks.note(old, Looked { problem: Some(problem), sides: None });
            }
            _ => {}
        }
        let unknown = composer.checks.unknown(&composer.attachments);
        if !unknown.is_empty() && !self.again.is_running() {
            self.again.start_blocking(tasks, move || look_at_all(unknown));
        }
    }

    /// A chat's departures go in order; those of other chats do not wait for them.
    fn take_departures(&mut self, open: &mut Option<(ChatId, &mut Composer)>) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        let mut held = HashSet::new();
        for mut departure in std::mem::take(&mut self.departures) {
            let chat_id = departure.chat_id;
            if held.contains(&chat_id) || !departure.is_ready() {
                held.insert(chat_id);
                self.departures.push(departure);
                continue;
            }
            let Departure { draft, sends, looked, .. } = departure;
            let looked = looked.unwrap_or_default();
            let bad =
                looked.iter().find_map(|(file, looked)| Some((file.name.clone(), looked.problem.clone()?)));
            match (bad, &mut *open) {
                (None, _) => {
                    let files = sends.iter().filter_map(|send| send.file.as_ref());
                    let pasted = files.map(|file| file.path.clone()).filter(|path| self.folder.holds(path));
                    self.handed.extend(pasted);
                    outcomes.push(Outcome::Go(sends));
                }
                (Some(_), Some((open, composer))) if *open == chat_id && composer.editing.is_none() => {
                    composer.put_back(draft);
                    for (file, looked) in looked {
                        composer.checks.note(file, looked);
                    }
                }
                (Some((file, problem)), _) => outcomes.push(Outcome::Back { chat_id, draft, file, problem }),
            }
        }
        outcomes
    }

    /// What is not sent yet and becomes a draft again, because the bot is left.
    pub fn give_back(&mut self) -> impl Iterator<Item = (ChatId, Draft)> + use<> {
        std::mem::take(&mut self.departures).into_iter().rev().map(|left| (left.chat_id, left.draft))
    }

    /// Pasted pictures that nothing refers to are removed.
    fn tidy(
        &mut self,
        composer: Option<&Composer>,
        drafts: &HashMap<ChatId, Draft>,
        store: &Store,
        tasks: &Tasks,
    ) {
        if let Some(found) = self.sweep.take() {
            let stored = found.unwrap_or_default();
            self.handed.retain(|path| !stored.contains(path));
        }
        let rested = self.swept_at.is_none_or(|at| at.elapsed() >= BETWEEN_SWEEPS);
        let busy = self.sweep.is_running() || !self.looks.is_empty() || !self.arrived.is_empty();
        if !self.sweep_wanted || !rested || busy {
            return;
        }
        self.sweep_wanted = false;
        self.swept_at = Some(Instant::now());
        let attachments = composer.into_iter().map(|composer| &composer.attachments);
        let begun = drafts.values().map(|draft| &draft.attachments);
        let departing = self.departures.iter().map(|departure| &departure.draft.attachments);
        let files = attachments.chain(begun).chain(departing).flat_map(|attached| checks::files(attached));
        let mut in_hand: HashSet<String> = files.map(|file| file.path.clone()).collect();
        in_hand.extend(self.handed.iter().cloned());
        let (folder, store) = (self.folder.clone(), store.clone());
        self.sweep.start_blocking(tasks, move || folder.sweep(&store, &in_hand));
    }
}

fn look_at_all(files: Vec<FileRef>) -> Vec<(FileRef, Looked)> {
    let look = |file: FileRef| {
        let looked = checks::look_again(&file);
        (file, looked)
    };
    files.into_iter().map(look).collect()
}

/// What was looked at is attached, or stands beside the attachments with its reason.
fn take_in(composer: &mut Composer, arrival: Arrival) {
    match arrival {
        Ok((file, looked)) => {
            let kind = checks::best_kind(&file, &looked);
            composer.checks.note(file.clone(), looked);
            add(composer, Attachment { kind, source: AttachmentSource::File(file) });
        }
        Err(refused) => composer.checks.refused.push(refused),
    }
    composer.wants_focus = true;
}

fn add(composer: &mut Composer, attachment: Attachment) {
    if composer.attachments.len() >= MOST_ATTACHMENTS {
        let name = words::name(&attachment);
        composer.checks.refused.push(Refused { name, why: Refusal::TooMany });
    } else {
        composer.attachments.push(attachment);
        composer.touched();
    }
    composer.wants_focus = true;
}
