//! Checks: the examination of a bot, and the list to go through before it goes live.

mod golive;
mod notes;
mod report;
mod view;

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::time::Duration;

use crate::api::ChatId;
use crate::engine::demo::DemoControl;
use crate::engine::doctor::{Check, Finding, Note, Order, Standing};
use crate::engine::{Command, Engine};
use crate::store::{StoreError, UnixMillis};

use super::chat_picker::ChatPicker;
use super::request::{Request, Tasks};

pub use view::ChecksView;

/// How long the person has to write to a real bot.
const PERSON_WAIT: Duration = Duration::from_mins(1);
/// How long the demo's message may take.
const DEMO_WAIT: Duration = Duration::from_secs(15);

/// What a person did.
#[derive(Clone, Debug)]
pub enum ChecksAction {
    /// Examine the bot.
    Run {
        /// What is sent to the picked chat.
        send_text: String,
        /// Now.
        at: UnixMillis,
    },
    /// Stop it.
    Stop,
    /// Tick an item of the list off, at this time, or take its tick away.
    Tick(&'static str, Option<UnixMillis>),
    /// Ask about a sample for the webhook, or put the question away.
    AskSample(bool),
    /// Post it.
    PostSample,
}

struct Run {
    work: Request<()>,
    inbox: mpsc::Receiver<Finding>,
}

/// A question about posting a sample. The secret lives as long as it.
#[derive(Default)]
struct Sample {
    secret: String,
    work: Request<Note>,
}

/// The room.
pub struct Checks {
    findings: Vec<Finding>,
    examined_at: Option<UnixMillis>,
    run: Option<Run>,
    chat: Option<ChatId>,
    picker: ChatPicker,
    ticks: BTreeMap<String, UnixMillis>,
    ticks_wanted: bool,
    ticks_request: Request<Result<Vec<(String, UnixMillis)>, StoreError>>,
    trouble: Option<StoreError>,
    sample: Option<Sample>,
    demo: Option<DemoControl>,
}

impl Checks {
    /// Nothing is looked at before the person asks for it.
    #[must_use]
    pub fn new(demo: Option<DemoControl>) -> Self {
        Self {
            findings: Vec::new(),
            examined_at: None,
            run: None,
            chat: None,
            picker: ChatPicker::default(),
            ticks: BTreeMap::new(),
            ticks_wanted: true,
            ticks_request: Request::default(),
            trouble: None,
            sample: None,
            demo,
        }
    }

    /// Takes in what the background brought. Once a frame; leaving the room stops what runs.
    pub fn update(&mut self, open: bool, engine: &Engine, tasks: &Tasks) {
        if !open {
            self.stop();
            self.sample = None;
            return;
        }
        self.picker.update(engine.store(), tasks);
        self.take_findings();
        if let Some(note) = self.sample.as_mut().and_then(|sample| sample.work.take()) {
            self.sample = None;
            self.put(Finding { check: Check::UserMessage, note, took: None });
        }
        if self.ticks_wanted && !self.ticks_request.is_running() {
            self.ticks_wanted = false;
            let store = engine.store().clone();
            self.ticks_request.start_blocking(tasks, move || store.golive_ticks());
        }
        match self.ticks_request.take() {
            Some(Ok(ticks)) => self.ticks = ticks.into_iter().collect(),
            Some(Err(error)) => self.trouble = Some(error),
            None => {}
        }
    }

    fn take_findings(&mut self) {
        let Some(mut run) = self.run.take() else { return };
        // Looked at first: what was told before the end is in the inbox by then.
        let over = run.work.take().is_some();
        let told: Vec<_> = run.inbox.try_iter().collect();
        for finding in told {
            self.put(finding);
        }
        if !over {
            self.run = Some(run);
        }
    }

    fn put(&mut self, finding: Finding) {
        match self.findings.iter_mut().find(|known| known.check == finding.check) {
            Some(known) => *known = finding,
            None => self.findings.push(finding),
        }
    }

    fn stop(&mut self) {
        if self.run.is_none() {
            return;
        }
        self.take_findings();
        self.run = None;
        for finding in self.findings.iter_mut().filter(|it| it.note.standing() == Standing::Running) {
            finding.note = Note::Stopped;
        }
    }

    /// Whether nothing is under way.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.run.is_none() && !self.ticks_wanted && !self.ticks_request.is_running()
    }

    /// What was found, for tests and pictures.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Carries out what the person did. `pasted` is initData from the bench beside.
    pub fn handle(&mut self, action: ChecksAction, engine: &Engine, pasted: Option<String>, tasks: &Tasks) {
        match action {
            ChecksAction::Run { send_text, at } => {
                self.findings.clear();
                self.examined_at = Some(at);
                let order = Order {
                    wait_for_message: if self.demo.is_some() { DEMO_WAIT } else { PERSON_WAIT },
                    demo: self.demo.clone(),
                    send_to: self.chat,
                    send_text,
                    init_data: pasted,
                };
                let (tell, inbox) = mpsc::channel();
                let mut work = Request::default();
                work.start(tasks, engine.examine(order, move |finding| drop(tell.send(finding))));
                self.run = Some(Run { work, inbox });
            }
            ChecksAction::Stop => self.stop(),
            ChecksAction::Tick(item, at) => {
                match at {
                    Some(at) => drop(self.ticks.insert(item.to_owned(), at)),
                    None => drop(self.ticks.remove(item)),
                }
                engine.command(Command::TickGolive { item, at });
            }
            ChecksAction::AskSample(asks) => self.sample = asks.then(Sample::default),
            ChecksAction::PostSample => {
                if let Some(sample) = &mut self.sample {
                    let secret = std::mem::take(&mut sample.secret);
                    sample.work.start(tasks, engine.post_sample(Some(secret).filter(|it| !it.is_empty())));
                }
            }
        }
    }
}
