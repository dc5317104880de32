//! Files of messages: saved where the person says, or opened with another program.
//!
//! Everything runs away from the screen, says how far it is, can be stopped, and leaves nothing
//! half done behind.

mod card;
mod dialogs;
mod risk;
mod transfer;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;
use tokio::sync::OnceCell;

pub use card::{FileCard, file_size};
pub use dialogs::{FileDialogs, transfer_sentence};
pub use transfer::TransferProblem;

use super::file_dialog::{FileQuestion, Place};
use super::pictures::PictureSource;
use super::request::{Request, Tasks};
use super::session::Notice;
use crate::engine::fetch::Fetcher;
use transfer::{Finished, Progress};

/// What is written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Another file, from this computer or from an address.
    File(PictureSource),
    /// A text.
    Text(Arc<str>),
}

/// What a person did with a file.
#[derive(Clone, Debug)]
pub enum FileAction {
    /// Ask where to save it, and save it there.
    Save {
        /// What.
        content: Content,
        /// The name that is offered.
        name: String,
    },
    /// Open it with the program that the desktop has for it.
    Open {
        /// Which.
        source: PictureSource,
        /// Its name.
        name: String,
    },
    /// Stop saving or opening it.
    Stop(u64),
    /// Open it although it can run.
    OpenAnyway,
    /// Save it instead of opening it.
    SaveInstead,
    /// Put the question away.
    PutAway,
}

/// The question whether something that can run is opened.
struct Risk {
    source: PictureSource,
    name: String,
    /// Where it lies in the folder for opening already.
    fetched: Option<PathBuf>,
}

/// Something under way.
struct Job {
    id: u64,
    content: Content,
    name: String,
    progress: Arc<Progress>,
    work: Request<Result<Finished, TransferProblem>>,
}

/// The files of a session that are being saved or opened.
#[derive(Default)]
pub struct Files {
    /// What is saved, while the person is asked where.
    asking: Option<Content>,
    question: FileQuestion,
    risk: Option<Risk>,
    jobs: Vec<Job>,
    next: u64,
    /// Files of this computer that turned out not to be there any more as they were.
    gone: Vec<PictureSource>,
    /// For what is opened; only this account may look into it, and it goes with the session.
    folder: Arc<OnceCell<TempDir>>,
}

impl Files {
    /// Takes in what ended. Once a frame. Returns what the person should know.
    pub fn update(&mut self, fetcher: Option<&Fetcher>, tasks: &Tasks) -> Vec<Notice> {
        let mut notices = Vec::new();
        self.question.update(tasks);
        if let Some(Place { file, replace }) = self.question.take()
            && let Some(content) = self.asking.take()
        {
            self.write(content, &file, replace, fetcher, tasks);
        }
        let mut ended = Vec::new();
        self.jobs.retain_mut(|job| match job.work.take() {
            Some(result) => {
                ended.push((std::mem::take(&mut job.name), job.content.clone(), result));
                false
            }
            None => true,
        });
        for (name, content, result) in ended {
            match result {
                Ok(Finished::Saved(path)) => notices.push(Notice::Saved(path)),
                Ok(Finished::Opened) => {}
                Ok(Finished::CanRun(path)) => {
                    if let Content::File(source) = content {
                        self.risk = Some(Risk { source, name, fetched: Some(path) });
                    }
                }
                Err(problem) => {
                    if let (TransferProblem::File(_), Content::File(source)) = (&problem, content) {
                        self.gone.push(source);
                    }
                    notices.push(Notice::FileTrouble(name, problem));
                }
            }
        }
        notices
    }

    /// Whether a question stands in front of the window.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.risk.is_some() || self.question.is_shown()
    }

    /// Files of this computer that turned out not to be there any more as they were, once.
    pub fn take_gone(&mut self) -> Vec<PictureSource> {
        std::mem::take(&mut self.gone)
    }

    /// Carries out what the person did.
    pub fn handle(&mut self, action: FileAction, fetcher: Option<&Fetcher>, tasks: &Tasks) {
        match action {
            FileAction::Save { content, name } => self.ask(content, &name, tasks),
            FileAction::Open { source, name } => {
                if risk::name_can_run(&name) {
                    self.risk = Some(Risk { source, name, fetched: None });
                } else {
                    self.open(source, name, None, false, fetcher, tasks);
                }
            }
            FileAction::Stop(id) => self.jobs.retain(|job| job.id != id),
            FileAction::OpenAnyway => {
                if let Some(Risk { source, name, fetched }) = self.risk.take() {
                    self.open(source, name, fetched, true, fetcher, tasks);
                }
            }
            FileAction::SaveInstead => {
                if let Some(Risk { source, name, .. }) = self.risk.take() {
                    self.ask(Content::File(source), &name, tasks);
                }
            }
            FileAction::PutAway => self.risk = None,
        }
    }

    /// What is under way with a file.
    fn job(&self, source: &PictureSource) -> Option<&Job> {
        self.jobs.iter().find(|job| matches!(&job.content, Content::File(known) if known == source))
    }

    /// When the progress should be looked at again.
    #[must_use]
    pub fn due(&self) -> Option<Duration> {
        (!self.jobs.is_empty()).then_some(Duration::from_millis(100))
    }

    /// Asks where to save.
    fn ask(&mut self, content: Content, name: &str, tasks: &Tasks) {
        self.asking = Some(content);
        self.question.save(transfer::safe_name(name), None, tasks);
    }

    fn write(
        &mut self,
        content: Content,
        path: &Path,
        replace: bool,
        fetcher: Option<&Fetcher>,
        tasks: &Tasks,
    ) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let progress = Arc::<Progress>::default();
        let work = transfer::save(
            content.clone(),
            path.to_owned(),
            replace,
            fetcher.cloned(),
            Arc::clone(&progress),
        );
        let job = Job { id: 0, content, name, progress, work: Request::default() };
        self.begin(job, work, tasks);
    }

    fn open(
        &mut self,
        source: PictureSource,
        name: String,
        there: Option<PathBuf>,
        warned: bool,
        fetcher: Option<&Fetcher>,
        tasks: &Tasks,
    ) {
        let progress = Arc::<Progress>::default();
        let work = transfer::open(
            transfer::Opening { source: source.clone(), name: transfer::safe_name(&name), there, warned },
            Arc::clone(&self.folder),
            fetcher.cloned(),
            Arc::clone(&progress),
        );
        let content = Content::File(source);
        let job = Job { id: 0, content, name, progress, work: Request::default() };
        self.begin(job, work, tasks);
    }

    fn begin(
        &mut self,
        mut job: Job,
        work: impl Future<Output = Result<Finished, TransferProblem>> + Send + 'static,
        tasks: &Tasks,
    ) {
        self.jobs.retain(|other| other.content != job.content);
        self.next += 1;
        job.id = self.next;
        job.work.start(tasks, work);
        self.jobs.push(job);
    }
}
