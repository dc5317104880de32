//! The method explorer: every method of the Bot API, called by hand.
//!
//! | part | its job |
//! |---|---|
//! | `value`, `form` | a form made from the catalogue, the JSON body beside it |
//! | `history` | the calls of this session and what came of them |
//! | `support` | asking which methods the server has, with harmless calls only |
//! | `picker` | chats, messages and people from the store, to fill in ids |
//! | `list`, `page`, `fields`, `answer`, `matrix` | the views |
//! | `words` | what things are called on the screen; the matrix as Markdown |
//!
//! Every call goes through [`Methods::send`], whoever asks for it.

mod answer;
mod fields;
mod form;
mod history;
mod list;
mod matrix;
mod page;
mod picker;
mod support;
mod value;
mod view;
mod words;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use crate::api::HandAnswer;
use crate::api::Sighting;
use crate::api::catalogue::{Catalogue, Method};
use crate::api::code::CodeLanguage;
use crate::engine::file::FileProblem;
use crate::engine::{Engine, GuardError, GuardedCall, HandCall, HandRefusal, now_millis};
use crate::store::{FileRef, MethodMark, StoreError};

use super::file_dialog::FileChoice;
use super::guard::{Called, GuardPromise, Question};
use super::request::{Request, Tasks};
use form::{Editor, Mode, Parts};
use history::{EntryId, History, Outcome};
use picker::Picker;
use support::Support;

pub use view::MethodsView;

/// Methods whose forms are kept as they were left; a person may type any name.
const MOST_EDITORS: usize = 100;

/// What a person did in the explorer.
#[derive(Clone, Debug)]
pub enum MethodsAction {
    /// Show a method, of the catalogue or not.
    Select(String),
    /// Show the method that is so many rows below in the list.
    Step(i32),
    /// The page of one method, or all of them at a glance.
    View(View),
    /// What stands beside the form.
    Tab(Tab),
    /// Write as a form, or as JSON.
    Mode(Mode),
    /// Make the call that is written.
    Send,
    /// Give up the call that is on its way.
    Cancel,
    /// Look at a call of the history.
    Look(EntryId),
    /// Make a call of the history again.
    Again(EntryId),
    /// Write a call of the history into the form.
    AsNew(EntryId),
    /// Forget the history.
    Forget,
    /// Show code in a language.
    Code(CodeLanguage),
    /// Choose a file for a parameter.
    ChooseFile(String),
    /// Ask which methods the server has.
    CheckSupport,
    /// Stop asking.
    StopCheck,
    /// Look for an id to fill in.
    Pick(String),
    /// Fill it in.
    Picked(String),
    /// Fill in none.
    ClosePicker,
}

/// What the room shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// One method.
    #[default]
    Page,
    /// All of them.
    Matrix,
}

/// What stands beside the form, or in its place where room is short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The form, where it does not stand by itself.
    #[default]
    Form,
    /// The answer.
    Answer,
    /// The calls of this session.
    History,
    /// The call as code.
    Code,
}

/// A call that has not ended.
enum Running {
    /// On its way.
    Free(Request<Result<HandAnswer, HandRefusal>>),
    /// A person is asked about it, or it is on its way after that.
    Guarded(GuardPromise),
}

impl Running {
    fn take(&mut self, engine: &Engine) -> Option<Outcome> {
        match self {
            Self::Free(request) => Some(match request.take()? {
                Ok(answer) => Outcome::Told(answer),
                Err(refusal) => Outcome::NotMade(refusal),
            }),
            Self::Guarded(promise) => Some(match promise.take()? {
                Called::Done(reply) => Outcome::Told(engine.client().shown_by_hand(Ok(reply))),
                Called::Declined | Called::Failed(GuardError::NotConfirmed) => {
                    Outcome::NotMade(HandRefusal::NotConfirmed)
                }
                Called::Failed(GuardError::NotWritten(error)) => {
                    Outcome::NotMade(HandRefusal::NotWritten(error))
                }
                Called::Failed(GuardError::Call(error)) => {
                    Outcome::Told(engine.client().shown_by_hand(Err(error)))
                }
            }),
        }
    }

    /// Whether a person is asked about it, and nothing has left.
    fn is_asked(&self) -> bool {
        matches!(self, Self::Guarded(promise) if !promise.is_on_its_way())
    }

    /// Gives it up. What a person was still asked about never left.
    fn give_up(self) -> Outcome {
        if self.is_asked() { Outcome::NotMade(HandRefusal::NotConfirmed) } else { Outcome::GivenUp }
    }
}

/// The method explorer.
pub struct Methods {
    catalogue: Catalogue,
    catalogue_request: Request<Catalogue>,
    search: String,
    wants_search: bool,
    selected: String,
    scroll_to_selected: bool,
    editors: HashMap<String, Editor>,
    view: View,
    tab: Tab,
    language: CodeLanguage,
    history: History,
    looked_at: Option<EntryId>,
    running: Option<(EntryId, Running)>,
    marks: BTreeMap<String, MethodMark>,
    marks_request: Request<Result<Vec<MethodMark>, StoreError>>,
    marks_changed: bool,
    support: Option<Support>,
    picker: Option<Picker>,
    /// The parameter that a file is chosen for.
    file_for: String,
    choice: FileChoice,
    /// Why the file that was chosen for a parameter is not taken.
    file_trouble: Option<(String, FileProblem)>,
}

impl Default for Methods {
    fn default() -> Self {
        let catalogue = Catalogue::embedded();
        Self {
            selected: first_name(&catalogue),
            catalogue,
            catalogue_request: Request::default(),
            search: String::new(),
            wants_search: false,
            scroll_to_selected: false,
            editors: HashMap::new(),
            view: View::default(),
            tab: Tab::default(),
            language: CodeLanguage::default(),
            history: History::default(),
            looked_at: None,
            running: None,
            marks: BTreeMap::new(),
            marks_request: Request::default(),
            marks_changed: true,
            support: None,
            picker: None,
            file_for: String::new(),
            choice: FileChoice::default(),
            file_trouble: None,
        }
    }
}

fn first_name(catalogue: &Catalogue) -> String {
    catalogue.methods().first().map(|method| method.name.clone()).unwrap_or_default()
}

impl Methods {
    /// Every method that is known.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Reads the catalogue of the data folder, which replaces the embedded one if it is a good one.
    pub fn load_catalogue(&mut self, data_folder: &Path, tasks: &Tasks) {
        let folder = data_folder.to_owned();
        self.catalogue_request.start_blocking(tasks, move || {
            let (catalogue, problem) = Catalogue::load(&folder);
            if let Some(problem) = problem {
                tracing::warn!(%problem, "the catalogue of the data folder is not used");
            }
            catalogue
        });
    }

    /// Something new is known of a method.
    pub fn marks_changed(&mut self) {
        self.marks_changed = true;
    }

    /// Whether nothing is under way.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.running.is_none()
            && self.support.as_ref().is_none_or(Support::is_done)
            && !self.marks_changed
            && !self.marks_request.is_running()
            && !self.picker.as_ref().is_some_and(Picker::is_loading)
    }

    /// Writes JSON as the body of the method that is shown, for pictures and tests.
    pub fn write(&mut self, params: &serde_json::Value) {
        let params = params.as_object().cloned().unwrap_or_default();
        self.editor().load(&Parts { params, files: Vec::new() });
    }

    /// The method that is shown.
    #[must_use]
    pub fn selected(&self) -> &str {
        &self.selected
    }

    /// What is known of a method from calls; `None` when it was never called.
    #[must_use]
    pub fn mark(&self, method: &str) -> Option<Sighting> {
        self.marks.get(method).map(MethodMark::mark)
    }

    /// Takes in what the background brought, while the room is open or not. Once a frame. Leaving
    /// the room gives up what is on its way.
    pub fn update(&mut self, open: bool, engine: &Engine, tasks: &Tasks) {
        if let Some(catalogue) = self.catalogue_request.take() {
            self.catalogue = catalogue;
            self.editors.clear();
            if self.catalogue.get(&self.selected).is_none() {
                self.selected = first_name(&self.catalogue);
            }
        }
        if !open {
            self.cancel();
            self.support = None;
            self.picker = None;
            self.choice.cancel();
            return;
        }
        if let Some((id, running)) = &mut self.running
            && let Some(outcome) = running.take(engine)
        {
            self.history.end(*id, outcome, now_millis());
            self.running = None;
        }
        if let Some((id, running)) = &self.running
            && !running.is_asked()
        {
            self.history.leaves(*id);
        }
        if let Some(support) = &mut self.support {
            support.update(engine, tasks);
        }
        if self.marks_changed && !self.marks_request.is_running() {
            self.marks_changed = false;
            let store = engine.store().clone();
            self.marks_request.start_blocking(tasks, move || store.methods_seen());
        }
        if let Some(Ok(marks)) = self.marks_request.take() {
            self.marks = marks.into_iter().map(|mark| (mark.method.clone(), mark)).collect();
        }
        if let Some(picker) = &mut self.picker {
            picker.update(engine.store(), tasks);
        }
        if let Some(chosen) = self.choice.update(tasks) {
            self.take_chosen(chosen);
        }
    }

    fn take_chosen(&mut self, chosen: Result<FileRef, FileProblem>) {
        let parameter = std::mem::take(&mut self.file_for);
        match chosen {
            Ok(file) => {
                if let Some(field) = self.field_mut(&parameter) {
                    field.file = Some(file);
                }
            }
            Err(problem) => self.file_trouble = Some((parameter, problem)),
        }
    }

    /// The form of the method that is shown.
    fn editor(&mut self) -> &mut Editor {
        if !self.editors.contains_key(&self.selected) && self.editors.len() >= MOST_EDITORS {
            self.editors.retain(|name, _| self.catalogue.get(name).is_some());
        }
        let known = self.catalogue.get(&self.selected);
        self.editors.entry(self.selected.clone()).or_insert_with_key(|name| Editor::new(name, known))
    }

    fn field_mut(&mut self, parameter: &str) -> Option<&mut form::Field> {
        self.editor().fields.iter_mut().find(|field| field.parameter.name == parameter)
    }

    /// The methods that the search finds, in the order of the list.
    fn found(&self) -> Vec<&Method> {
        let wanted = self.search.trim().to_lowercase();
        let translations = self.catalogue.translations();
        let fits = |method: &&Method| {
            wanted.is_empty()
                || method.name.to_lowercase().contains(&wanted)
                || method.category.name().to_lowercase().contains(&wanted)
                || ["en", "zh-Hans", "zh-Hant"]
                    .into_iter()
                    .any(|tag| translations.text(&method.doc, tag).to_lowercase().contains(&wanted))
                || method.parameters.iter().any(|parameter| parameter.name.contains(&wanted))
        };
        let mut found: Vec<&Method> = self.catalogue.methods().iter().filter(fits).collect();
        found.sort_by_key(|method| method.category);
        found
    }

    /// The name in the search field, when it could be a method that the catalogue does not have.
    fn typed_name(&self) -> Option<&str> {
        let name = self.search.trim();
        (HandCall::is_name(name) && self.catalogue.get(name).is_none()).then_some(name)
    }

    fn select(&mut self, name: String) {
        if !HandCall::is_name(&name) {
            return;
        }
        self.picker = None;
        self.choice.cancel();
        self.file_trouble = None;
        self.looked_at = None;
        self.selected = name;
        self.scroll_to_selected = true;
        if self.tab == Tab::Answer {
            self.tab = Tab::Form;
        }
    }

    /// Carries out what a person did. Returns the question that a risky call asks first.
    pub fn handle(&mut self, action: MethodsAction, engine: &Engine, tasks: &Tasks) -> Option<Question> {
        match action {
            MethodsAction::Select(name) => {
                self.view = View::Page;
                self.select(name);
            }
            MethodsAction::Step(step) => {
                let names: Vec<String> = self.found().iter().map(|method| method.name.clone()).collect();
                let at = names.iter().position(|name| *name == self.selected);
                let next = at.map_or(0, |at| (at as i32 + step).clamp(0, names.len() as i32 - 1));
                if let Some(name) = names.get(next as usize) {
                    self.select(name.clone());
                }
            }
            MethodsAction::View(view) => {
                self.view = view;
                self.picker = None;
            }
            MethodsAction::Tab(tab) => self.tab = tab,
            MethodsAction::Mode(mode) => self.editor().show(mode),
            MethodsAction::Send => {
                if let Some(parts) = self.editor().parts() {
                    return self.send(self.selected.clone(), parts, engine, tasks);
                }
            }
            MethodsAction::Cancel => self.cancel(),
            MethodsAction::Look(id) => {
                self.looked_at = Some(id);
                self.tab = Tab::Answer;
            }
            MethodsAction::Again(id) => {
                if let Some(entry) = self.history.get(id) {
                    let (method, parts) = (entry.method.clone(), entry.parts.clone());
                    return self.send(method, parts, engine, tasks);
                }
            }
            MethodsAction::AsNew(id) => {
                if let Some(entry) = self.history.get(id) {
                    let (method, parts) = (entry.method.clone(), entry.parts.clone());
                    self.select(method);
                    self.editor().load(&parts);
                    self.tab = Tab::Form;
                }
            }
            MethodsAction::Forget => self.history.forget(self.running.as_ref().map(|(id, _)| *id)),
            MethodsAction::Code(language) => self.language = language,
            MethodsAction::ChooseFile(parameter) => {
                self.file_trouble = None;
                self.file_for = parameter;
                self.choice.ask(tasks);
            }
            MethodsAction::CheckSupport => {
                self.support = Some(Support::start(&self.catalogue, engine.store(), tasks));
            }
            MethodsAction::StopCheck => self.support = None,
            MethodsAction::Pick(parameter) => self.pick(&parameter),
            MethodsAction::Picked(value) => self.picked(&value),
            MethodsAction::ClosePicker => self.picker = None,
        }
        None
    }

    /// The one way out for every call of the explorer: the form, the JSON body, the history and the
    /// keyboard. A risky one does not leave from here: its question is returned, and only the
    /// guard lets it go.
    fn send(&mut self, method: String, parts: Parts, engine: &Engine, tasks: &Tasks) -> Option<Question> {
        if self.running.is_some() {
            return None;
        }
        self.tab = Tab::Answer;
        self.looked_at = None;
        let id = self.history.begin(method.clone(), parts.clone(), now_millis());
        let file = parts
            .files
            .into_iter()
            .next()
            .and_then(|(parameter, file)| Some((form::media_kind(&parameter)?, file)));
        let call = HandCall { method, params: serde_json::Value::Object(parts.params), file };
        if let Err(refusal) = call.check(engine.client()) {
            self.history.end(id, Outcome::NotMade(refusal), now_millis());
            return None;
        }
        let guarded = GuardedCall::new(call.method.clone(), call.params.clone());
        if guarded.hazard(engine.client()).is_some() {
            let (promise, question) = GuardPromise::ask(guarded);
            self.history.is_asked(id);
            self.running = Some((id, Running::Guarded(promise)));
            return Some(question);
        }
        let mut request = Request::default();
        request.start(tasks, engine.call_by_hand(call));
        self.running = Some((id, Running::Free(request)));
        None
    }

    fn cancel(&mut self) {
        if let Some((id, running)) = self.running.take() {
            self.history.end(id, running.give_up(), now_millis());
        }
    }

    fn pick(&mut self, parameter: &str) {
        let editor = self.editor();
        let chat = editor
            .fields
            .iter()
            .filter(|field| form::picks_chat(&field.parameter))
            .max_by_key(|field| field.parameter.name == "from_chat_id")
            .and_then(|field| crate::api::Id::from_text(field.text.trim()));
        let Some(field) = editor.fields.iter().find(|field| field.parameter.name == parameter) else {
            return;
        };
        let wanted = if form::picks_chat(&field.parameter) {
            picker::Wanted::Chat
        } else if form::picks_person(&field.parameter) {
            picker::Wanted::Person
        } else {
            match chat {
                Some(chat) => picker::Wanted::Message(chat),
                None => picker::Wanted::ChatFirst,
            }
        };
        self.picker = Some(Picker::new(parameter.to_owned(), wanted));
    }

    fn picked(&mut self, value: &str) {
        let Some(picker) = self.picker.take() else { return };
        let Some(field) = self.field_mut(picker.parameter()) else { return };
        let many = field.parameter.kind == crate::api::catalogue::ParameterType::IdList;
        if many && !field.text.trim().is_empty() && !field.text.trim_start().starts_with('[') {
            field.text = format!("{}, {value}", field.text.trim().trim_end_matches(','));
        } else {
            value.clone_into(&mut field.text);
        }
        field.changed();
    }
}
