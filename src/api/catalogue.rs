//! The 41 methods as data.
//!
//! `assets/methods.json` is the only place that says which methods exist, what they take and what
//! is known about them. The sandbox checks requests against it, the client and the screens read
//! it, and a newer file named [`FILE_NAME`] in the data folder replaces it at start, because the
//! vendor's own list is authoritative (help.mp.net 15703404) and may change.

mod translations;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use translations::Translations;

/// The file in the data folder that replaces the embedded catalogue.
pub const FILE_NAME: &str = "methods.json";

/// More than this is not a catalogue. The embedded one is under 50 KB.
const LARGEST_FILE: u64 = 4 * 1024 * 1024;

const EMBEDDED: &str = include_str!("../../assets/methods.json");

/// Why a catalogue was refused.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The file is there but could not be read.
    #[error("cannot read the method catalogue {path}: {source}")]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Not JSON, or JSON of another form.
    #[error("the method catalogue is not of the expected form: {0}")]
    Form(#[from] serde_json::Error),
    /// A form of a later program.
    #[error("the method catalogue has format {0}; this program reads format 1")]
    Format(u32),
    /// The form is right but what it says cannot be.
    #[error("the method catalogue contradicts itself: {0}")]
    Invalid(String),
}

/// Every method, in the order of the file.
#[derive(Debug, Clone)]
pub struct Catalogue {
    edition: String,
    methods: Vec<Method>,
    translations: Arc<Translations>,
    by_lower_name: BTreeMap<String, usize>,
}

#[derive(Deserialize)]
struct File {
    format: u32,
    #[serde(default)]
    edition: String,
    methods: Vec<Method>,
    #[serde(default)]
    translations: Translations,
}

/// One method of the Bot API.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Method {
    /// Exact spelling, for example `sendMessage`.
    pub name: String,
    /// The heading it stands under. The seven names are documented (help.mp.net 15703355),
    /// which method stands under which is inferred.
    pub category: Category,
    /// What it does, in a sentence or two of English.
    pub doc: String,
    /// The verbs it is known to accept (help.mp.net 15703372).
    pub verbs: Vec<Verb>,
    /// The kinds of request body.
    pub bodies: Vec<Body>,
    /// What it takes.
    pub parameters: Vec<Parameter>,
    /// The type of `result`, for example `Message` or `Update[]`.
    pub result: String,
    /// How much harm a slip can do.
    pub risk: Risk,
    /// Whether the help centre asks for an approval and a rollback plan first
    /// (help.mp.net 15703409).
    #[serde(default)]
    pub doc_only: bool,
    /// Whether it works.
    pub status: Status,
    /// How its name is known.
    pub basis: Basis,
    /// Which of `verbs`, `status`, `risk` and `doc_only` an article states, and which articles.
    /// What is not listed here is inferred, even where the name is documented.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub documented_cells: BTreeMap<String, Vec<u32>>,
    /// Anything else worth knowing about the entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One parameter of a method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub kind: ParameterType,
    /// Whether a request without it is refused.
    #[serde(default)]
    pub required: bool,
    /// The least number, or the least length of a text or list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// The greatest number, or the greatest length of a text or list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// What holds when it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<serde_json::Value>,
    /// The only texts it takes, when there is such a list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// What it means.
    pub doc: String,
    /// How it is known.
    pub basis: Basis,
    /// Which articles state the range or the choices; empty when these are inferred.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub range_articles: Vec<u32>,
}

/// The seven headings (help.mp.net 15703355).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Category {
    /// Identity, updates, session.
    Core,
    /// Sending.
    Message,
    /// Changing, copying, pinning and recalling what was sent.
    Management,
    /// Groups and their members.
    Group,
    /// The command menu.
    #[serde(rename = "Bot Commands")]
    BotCommands,
    /// Being pushed to.
    Webhook,
    /// People.
    User,
}

impl Category {
    /// All of them, in the order of the help centre's list.
    pub const ALL: [Self; 7] = [
        Self::Core,
        Self::Message,
        Self::Management,
        Self::Group,
        Self::BotCommands,
        Self::Webhook,
        Self::User,
    ];

    /// The heading as the help centre writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Core => "Core",
            Self::Message => "Message",
            Self::Management => "Management",
            Self::Group => "Group",
            Self::BotCommands => "Bot Commands",
            Self::Webhook => "Webhook",
            Self::User => "User",
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// An HTTP verb of the Bot API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Verb {
    /// Reads only (help.mp.net 15703372 names four methods).
    Get,
    /// Everything.
    Post,
}

/// A kind of request body (help.mp.net 15703372).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Body {
    /// Nothing to say.
    None,
    /// `application/json`.
    Json,
    /// `multipart/form-data`, for a file from this computer.
    Multipart,
}

/// What a parameter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParameterType {
    /// A safe integer from 0 to 9007199254740991, or the same as decimal text
    /// (help.mp.net 15703372).
    Id,
    /// A whole number.
    Integer,
    /// Any number.
    Float,
    /// True or false.
    Boolean,
    /// Text.
    Text,
    /// An array of texts.
    TextList,
    /// An array of ids.
    IdList,
    /// An array of anything.
    List,
    /// A public URL, or a file part of a multipart body (help.mp.net 15703372, 15703404).
    Media,
    /// `{"inline_keyboard": [[button]]}` (help.mp.net 15703384).
    InlineKeyboard,
    /// An array of `{"command", "description"}`.
    Commands,
    /// `{"type": ..}`: where a command menu shows.
    CommandScope,
    /// An object of `can_..` booleans.
    Permissions,
}

impl ParameterType {
    /// How the type is shown to a person.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "Integer or decimal String",
            Self::Integer => "Integer",
            Self::Float => "Float",
            Self::Boolean => "Boolean",
            Self::Text => "String",
            Self::TextList => "Array of String",
            Self::IdList => "Array of Integer or decimal String",
            Self::List => "Array",
            Self::Media => "String (URL) or file",
            Self::InlineKeyboard => "InlineKeyboardMarkup",
            Self::Commands => "Array of BotCommand",
            Self::CommandScope => "BotCommandScope",
            Self::Permissions => "ChatPermissions",
        }
    }
}

/// How much harm a slip can do. The three names are documented, their meaning is inferred:
/// L1 reads, L2 ordinary writes, L3 high risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Risk {
    /// Reads.
    L1,
    /// Ordinary writes.
    L2,
    /// High risk (help.mp.net 15703409).
    L3,
}

impl fmt::Display for Risk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::L1 => "L1",
            Self::L2 => "L2",
            Self::L3 => "L3",
        })
    }
}

/// Whether a method works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// An article states or implies that it works.
    Supported,
    /// It answers 501 (help.mp.net 15703355).
    NotImplemented,
    /// The name itself is inferred, so this is too.
    Presumed,
}

/// How a thing is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Articles of help.mp.net say it.
    Documented(Vec<u32>),
    /// No article at hand says it.
    Inferred {
        /// How sure one can be.
        confidence: Confidence,
        /// Why it is believed nevertheless.
        reason: String,
    },
}

impl Basis {
    /// Whether an article says it.
    #[must_use]
    pub fn is_documented(&self) -> bool {
        matches!(self, Self::Documented(_))
    }
}

/// How sure an inference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// A guess.
    Low,
    /// Likely.
    Medium,
    /// Nearly certain.
    High,
}

impl Method {
    /// The parameter of this name.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| parameter.name == name)
    }

    /// Whether it can carry a file.
    #[must_use]
    pub fn takes_files(&self) -> bool {
        self.bodies.contains(&Body::Multipart)
    }
}

impl Catalogue {
    /// The catalogue this program was built with.
    #[must_use]
    pub fn embedded() -> Self {
        // A test keeps the embedded file valid; an empty catalogue is the honest rest.
        Self::from_json(EMBEDDED).unwrap_or_else(|_| Self {
            edition: String::new(),
            methods: Vec::new(),
            translations: Arc::default(),
            by_lower_name: BTreeMap::new(),
        })
    }

    /// Reads and checks a catalogue.
    pub fn from_json(text: &str) -> Result<Self, CatalogueError> {
        let file: File = serde_json::from_str(text)?;
        if file.format != 1 {
            return Err(CatalogueError::Format(file.format));
        }
        if file.methods.is_empty() {
            return Err(CatalogueError::Invalid("it lists no method".into()));
        }
        let mut by_lower_name = BTreeMap::new();
        for (index, method) in file.methods.iter().enumerate() {
            check_method(method)?;
            if by_lower_name.insert(method.name.to_ascii_lowercase(), index).is_some() {
                return Err(CatalogueError::Invalid(format!("{} is listed twice", method.name)));
            }
        }
        let translations = Arc::new(file.translations);
        Ok(Self { edition: file.edition, methods: file.methods, translations, by_lower_name })
    }

    /// The data folder's catalogue when there is a good one, else the embedded one, together with
    /// what was wrong with a bad one.
    #[must_use]
    pub fn load(data_dir: &Path) -> (Self, Option<CatalogueError>) {
        let path = data_dir.join(FILE_NAME);
        match Self::from_file(&path) {
            Ok(catalogue) => (catalogue, None),
            Err(CatalogueError::Unreadable { source, .. })
                if source.kind() == std::io::ErrorKind::NotFound =>
            {
                (Self::embedded(), None)
            }
            Err(error) => (Self::embedded(), Some(error)),
        }
    }

    /// Reads and checks a catalogue file.
    pub fn from_file(path: &Path) -> Result<Self, CatalogueError> {
        let text = read_bounded(path)
            .map_err(|source| CatalogueError::Unreadable { path: path.to_owned(), source })?;
        Self::from_json(&text)
    }

    /// Which edition of the list this is, for people.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// Every method, in the order of the file.
    #[must_use]
    pub fn methods(&self) -> &[Method] {
        &self.methods
    }

    /// What its sentences are in other languages.
    #[must_use]
    pub fn translations(&self) -> &Arc<Translations> {
        &self.translations
    }

    /// The method of exactly this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Method> {
        self.find(name).filter(|method| method.name == name)
    }

    /// The method of this name in whatever case it is written.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Method> {
        let index = *self.by_lower_name.get(&name.to_ascii_lowercase())?;
        self.methods.get(index)
    }
}

fn read_bounded(path: &Path) -> std::io::Result<String> {
    use std::io::Read as _;
    let mut text = String::new();
    let read = std::fs::File::open(path)?.take(LARGEST_FILE + 1).read_to_string(&mut text)?;
    if read as u64 > LARGEST_FILE {
        return Err(std::io::Error::new(std::io::ErrorKind::FileTooLarge, "larger than 4 MB"));
    }
    Ok(text)
}

fn check_method(method: &Method) -> Result<(), CatalogueError> {
    let bad = |what: &str| Err(CatalogueError::Invalid(format!("{}: {what}", method.name)));
    if method.name.is_empty() || !method.name.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(CatalogueError::Invalid(format!("{:?} is not a method name", method.name)));
    }
    if method.verbs.is_empty() {
        return bad("it has no verb");
    }
    if method.bodies.is_empty() {
        return bad("it has no kind of body");
    }
    if method.result.is_empty() {
        return bad("it has no result type");
    }
    let mut seen = BTreeSet::new();
    for parameter in &method.parameters {
        let bad = |what: &str| bad(&format!("parameter {:?} {what}", parameter.name));
        if parameter.name.is_empty() || !parameter.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
            return bad("is not a parameter name");
        }
        if !seen.insert(&parameter.name) {
            return bad("is listed twice");
        }
        if let (Some(min), Some(max)) = (parameter.min, parameter.max)
            && min > max
        {
            return bad("has a least value above its greatest");
        }
        if parameter.kind == ParameterType::Media && !method.takes_files() {
            return bad("is a file, but the method takes no multipart body");
        }
        check_basis(&parameter.basis).or_else(bad)?;
    }
    check_basis(&method.basis).or_else(bad)
}

fn check_basis(basis: &Basis) -> Result<(), &'static str> {
    match basis {
        Basis::Documented(articles) if articles.is_empty() => Err("is documented by no article"),
        Basis::Inferred { reason, .. } if reason.trim().is_empty() => Err("is inferred without a reason"),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_said_is_said_in_three_languages() {
        let catalogue = Catalogue::embedded();
        let said = |text: &str| {
            for tag in ["zh-Hans", "zh-Hant"] {
                assert_ne!(catalogue.translations().text(text, tag), text, "{text:?} is not translated");
            }
        };
        let why = |basis: &Basis| match basis {
            Basis::Inferred { reason, .. } => said(reason),
            Basis::Documented(_) => {}
        };
        for method in catalogue.methods() {
            said(&method.doc);
            why(&method.basis);
            method.note.as_deref().map(said);
            for parameter in &method.parameters {
                said(&parameter.doc);
                why(&parameter.basis);
            }
        }
    }

    #[test]
    fn the_embedded_catalogue_is_valid_and_whole() {
        let catalogue = Catalogue::from_json(EMBEDDED).expect("the embedded catalogue");
        assert_eq!(catalogue.methods().len(), 41);
        let documented = catalogue.methods().iter().filter(|m| m.basis.is_documented()).count();
        assert_eq!(documented, 21, "names an article states");
        for category in Category::ALL {
            assert!(catalogue.methods().iter().any(|m| m.category == category), "{category} is empty");
        }
    }

    #[test]
    fn what_the_articles_say_of_a_method_is_in_it() {
        let catalogue = Catalogue::embedded();
        let names = |wanted: &dyn Fn(&Method) -> bool| -> BTreeSet<String> {
            catalogue.methods().iter().filter(|m| wanted(m)).map(|m| m.name.clone()).collect()
        };
        let set = |names: &[&str]| names.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
        assert_eq!(
            names(&|m| m.verbs.contains(&Verb::Get)),
            set(&["getMe", "getUpdates", "getWebhookInfo", "getMyCommands"])
        );
        assert_eq!(
            names(&|m| m.status == Status::NotImplemented),
            set(&["sendChatAction", "sendLocation", "sendPoll"])
        );
        assert_eq!(
            names(&Method::takes_files),
            set(&["sendPhoto", "sendVideo", "sendDocument", "setChatPhoto"])
        );
        let high_risk = set(&[
            "logOut",
            "leaveChat",
            "deleteMessage",
            "deleteMessages",
            "banChatMember",
            "setWebhook",
            "deleteWebhook",
        ]);
        assert_eq!(names(&|m| m.risk == Risk::L3), high_risk);
        assert_eq!(names(&|m| m.doc_only), high_risk);
    }

    #[test]
    fn a_name_is_found_in_any_case_but_got_only_in_its_own() {
        let catalogue = Catalogue::embedded();
        assert_eq!(catalogue.find("SENDmessage").map(|m| m.name.as_str()), Some("sendMessage"));
        assert!(catalogue.get("SENDmessage").is_none());
        assert!(catalogue.get("sendMessage").is_some());
    }

    #[test]
    fn a_good_file_in_the_data_folder_replaces_the_embedded_one() {
        let folder = tempfile::tempdir().expect("folder");
        let one = r#"{"format":1,"edition":"test","methods":[{"name":"getMe","category":"Core","doc":"d",
            "verbs":["GET"],"bodies":["none"],"parameters":[],"result":"User","risk":"L1",
            "status":"supported","basis":{"documented":[1]}}]}"#;
        std::fs::write(folder.path().join(FILE_NAME), one).expect("write");
        let (catalogue, error) = Catalogue::load(folder.path());
        assert!(error.is_none(), "{error:?}");
        assert_eq!(catalogue.edition(), "test");
        assert_eq!(catalogue.methods().len(), 1);
    }

    #[test]
    fn a_bad_file_in_the_data_folder_is_reported_and_ignored() {
        let folder = tempfile::tempdir().expect("folder");
        let twice = EMBEDDED.replacen("\"getUpdates\"", "\"getMe\"", 1);
        for (text, says) in [
            ("<html>", "form"),
            ("{\"format\":2,\"methods\":[]}", "format 2"),
            ("{\"format\":1,\"methods\":[]}", "no method"),
            (twice.as_str(), "listed twice"),
        ] {
            std::fs::write(folder.path().join(FILE_NAME), text).expect("write");
            let (catalogue, error) = Catalogue::load(folder.path());
            assert_eq!(catalogue.methods().len(), 41);
            let error = error.expect("a bad file is reported").to_string();
            assert!(error.contains(says), "{error}");
        }
    }

    #[test]
    fn no_file_in_the_data_folder_is_no_error() {
        let folder = tempfile::tempdir().expect("folder");
        let (catalogue, error) = Catalogue::load(folder.path());
        assert!(error.is_none());
        assert_eq!(catalogue.methods().len(), 41);
    }
}
