//! A method's form, made from the catalogue alone, and the JSON body beside it. Going from one to
//! the other keeps what was entered.

use serde_json::{Map, Value};

use super::value::{self, Checked, Problem};
use crate::api::MediaKind;
use crate::api::catalogue::{Method, Parameter, ParameterType};
use crate::store::FileRef;

/// Bytes of one field.
pub const LONGEST_FIELD: usize = 64 * 1024;
/// Bytes of the JSON body.
pub const LONGEST_BODY: usize = 256 * 1024;

/// One parameter and what is written for it.
#[derive(Clone, Debug)]
pub struct Field {
    /// What the catalogue says.
    pub parameter: Parameter,
    /// What is written. Tell [`Field::changed`] after changing it.
    pub text: String,
    /// A file in place of what is written.
    pub file: Option<FileRef>,
    checked: Checked,
}

impl Field {
    fn new(parameter: Parameter) -> Self {
        let checked = value::check(&parameter, "");
        Self { parameter, text: String::new(), file: None, checked }
    }

    /// The text is another one now.
    pub fn changed(&mut self) {
        self.checked = if cut(&mut self.text, LONGEST_FIELD) {
            (Err(Problem::Cut(LONGEST_FIELD)), None)
        } else {
            value::check(&self.parameter, &self.text)
        };
    }

    /// What it comes to. A field with a file has no value of its own.
    pub fn checked(&self) -> &Checked {
        const FILE: Checked = (Ok(None), None);
        if self.file.is_some() { &FILE } else { &self.checked }
    }

    fn set(&mut self, value: Option<&Value>) {
        if self.checked.0.as_ref().ok() == Some(&value.cloned()) {
            return;
        }
        self.text = value.map(|value| value::text_of(self.parameter.kind, value)).unwrap_or_default();
        self.changed();
    }
}

/// Whether there was more.
fn cut(text: &mut String, longest: usize) -> bool {
    let more = text.len() > longest;
    if more {
        let end = (0..=longest).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        text.truncate(end);
    }
    more
}

/// Which of the two is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// A field for each parameter.
    #[default]
    Form,
    /// The body as JSON.
    Json,
}

/// The JSON body as text.
#[derive(Clone, Debug)]
pub struct Body {
    /// What is written. Tell [`Body::changed`] after changing it.
    pub text: String,
    checked: Result<Map<String, Value>, Problem>,
}

impl Default for Body {
    fn default() -> Self {
        Self { text: "{}".to_owned(), checked: Ok(Map::new()) }
    }
}

impl Body {
    /// The text is another one now.
    pub fn changed(&mut self) {
        self.checked = if cut(&mut self.text, LONGEST_BODY) {
            Err(Problem::Cut(LONGEST_BODY))
        } else {
            value::parse_body(&self.text)
        };
    }

    /// The parameters in it.
    pub fn checked(&self) -> &Result<Map<String, Value>, Problem> {
        &self.checked
    }

    /// Keeps the text, with its spaces and lines, when it says the same already.
    fn set(&mut self, params: &Map<String, Value>) {
        if self.checked.as_ref() == Ok(params) {
            return;
        }
        self.text = format!("{:#}", Value::Object(params.clone()));
        self.changed();
    }
}

/// A call as it goes out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// Parameters.
    pub params: Map<String, Value>,
    /// Files by the parameter that they are sent as.
    pub files: Vec<(String, FileRef)>,
}

/// What is being written for one method.
#[derive(Clone, Debug)]
pub struct Editor {
    method: String,
    known: Option<Method>,
    mode: Mode,
    /// One for each parameter of the catalogue.
    pub fields: Vec<Field>,
    /// The JSON body.
    pub body: Body,
    /// Parameters that the catalogue does not know; the form shows and sends them.
    extra: Map<String, Value>,
}

impl Editor {
    /// A form of a method, or the JSON body alone for one that the catalogue does not know.
    #[must_use]
    pub fn new(name: &str, known: Option<&Method>) -> Self {
        let fields = known.map(|method| method.parameters.iter().cloned().map(Field::new).collect());
        Self {
            method: name.to_owned(),
            known: known.cloned(),
            mode: if known.is_some() { Mode::Form } else { Mode::Json },
            fields: fields.unwrap_or_default(),
            body: Body::default(),
            extra: Map::new(),
        }
    }

    /// The method's name.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// What the catalogue says of it.
    #[must_use]
    pub fn known(&self) -> Option<&Method> {
        self.known.as_ref()
    }

    /// Which of the two is shown.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Parameters that the form has no field for.
    #[must_use]
    pub fn extra(&self) -> &Map<String, Value> {
        &self.extra
    }

    /// Leaves them out.
    pub fn forget_extra(&mut self) {
        self.extra.clear();
    }

    /// Whether the form can be shown in place of the JSON.
    #[must_use]
    pub fn can_show(&self, mode: Mode) -> bool {
        mode == Mode::Json || (self.known.is_some() && self.body.checked().is_ok())
    }

    /// Shows the other of the two, with what was entered in the one before.
    pub fn show(&mut self, mode: Mode) {
        if mode == self.mode || !self.can_show(mode) {
            return;
        }
        match mode {
            Mode::Json => {
                let sound = self.sound();
                self.body.set(&sound);
            }
            Mode::Form => {
                let Ok(params) = self.body.checked().clone() else { return };
                self.take(&params);
            }
        }
        self.mode = mode;
    }

    /// Puts a call's parameters into the form, or into the JSON if there is no form.
    pub fn load(&mut self, parts: &Parts) {
        for field in &mut self.fields {
            field.text.clear();
            field.changed();
            field.file = parts
                .files
                .iter()
                .find(|(parameter, _)| *parameter == field.parameter.name)
                .map(|(_, file)| file.clone());
        }
        self.body.set(&parts.params);
        if self.known.is_some() {
            self.mode = Mode::Form;
            self.take(&parts.params);
        }
    }

    /// The call, if everything in it can be sent.
    #[must_use]
    pub fn parts(&self) -> Option<Parts> {
        match self.mode {
            Mode::Json => {
                let params = self.body.checked().as_ref().ok()?.clone();
                let files = self.files().filter(|(name, _)| !params.contains_key(name)).collect();
                Some(Parts { params, files })
            }
            Mode::Form if self.fields.iter().all(|field| field.checked().0.is_ok()) => {
                Some(Parts { params: self.sound(), files: self.files().collect() })
            }
            Mode::Form => None,
        }
    }

    /// What of the call can be sent so far.
    #[must_use]
    pub fn begun(&self) -> Parts {
        Parts { params: self.sound(), files: self.files().collect() }
    }

    /// The fields that keep the call from being sent.
    pub fn wrong(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.checked().0.is_err())
    }

    fn files(&self) -> impl Iterator<Item = (String, FileRef)> + '_ {
        self.fields.iter().filter_map(|field| Some((field.parameter.name.clone(), field.file.clone()?)))
    }

    /// The parameters of the fields that can be sent, and those without a field.
    fn sound(&self) -> Map<String, Value> {
        let values = self.fields.iter().filter_map(|field| {
            Some((field.parameter.name.clone(), field.checked().0.clone().ok().flatten()?))
        });
        values.chain(self.extra.clone()).collect()
    }

    /// Takes parameters into the fields. What stands in a field that could not be sent stays
    /// there, unless the parameters have something for it.
    fn take(&mut self, params: &Map<String, Value>) {
        for field in &mut self.fields {
            let value = params.get(&field.parameter.name);
            if value.is_some() && field.file.is_some() {
                field.file = None;
            }
            if value.is_some() || field.checked().0.is_ok() {
                field.set(value.filter(|value| !value.is_null()));
            }
        }
        let known = |name: &String| self.fields.iter().any(|field| field.parameter.name == *name);
        self.extra =
            params.iter().filter(|(name, _)| !known(name)).map(|(k, v)| (k.clone(), v.clone())).collect();
    }
}

/// What kind of file a parameter takes.
#[must_use]
pub fn media_kind(parameter: &str) -> Option<MediaKind> {
    let kinds = [MediaKind::Photo, MediaKind::Video, MediaKind::Document];
    kinds.into_iter().find(|kind| kind.parameter() == parameter)
}

/// Whether a person can pick a stored chat for this parameter.
#[must_use]
pub fn picks_chat(parameter: &Parameter) -> bool {
    parameter.kind == ParameterType::Id && parameter.name.ends_with("chat_id")
}

/// Whether a person can pick a stored message of the chosen chat for this parameter.
#[must_use]
pub fn picks_message(parameter: &Parameter) -> bool {
    matches!(parameter.kind, ParameterType::Id | ParameterType::IdList)
        && (parameter.name.ends_with("message_id") || parameter.name.ends_with("message_ids"))
}

/// Whether a person can pick a stored person for this parameter.
#[must_use]
pub fn picks_person(parameter: &Parameter) -> bool {
    parameter.kind == ParameterType::Id && parameter.name == "user_id"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::catalogue::Catalogue;
    use serde_json::json;

    fn editor(method: &str) -> Editor {
        Editor::new(method, Catalogue::embedded().get(method))
    }

    fn write(editor: &mut Editor, name: &str, text: &str) {
        let field = editor.fields.iter_mut().find(|field| field.parameter.name == name).unwrap();
        text.clone_into(&mut field.text);
        field.changed();
    }

    fn written(editor: &Editor, name: &str) -> String {
        editor.fields.iter().find(|field| field.parameter.name == name).unwrap().text.clone()
    }

    fn params(value: Value) -> Map<String, Value> {
        let Value::Object(members) = value else { panic!("an object") };
        members
    }

    #[test]
    fn what_a_field_cannot_hold_is_said_to_be_left_out() {
        let mut editor = editor("sendMessage");
        write(&mut editor, "text", &"你".repeat(LONGEST_FIELD));
        assert!(written(&editor, "text").len() <= LONGEST_FIELD);
        let field = editor.fields.iter().find(|field| field.parameter.name == "text").unwrap();
        assert_eq!(field.checked().0, Err(Problem::Cut(LONGEST_FIELD)));
        let text = format!("{{\"text\":\"{}\"}}", "x".repeat(LONGEST_BODY));
        let mut body = Body { text, ..Body::default() };
        body.changed();
        assert_eq!(body.checked(), &Err(Problem::Cut(LONGEST_BODY)));
    }

    #[test]
    fn a_form_is_sent_when_every_field_can_be() {
        let mut form = editor("sendMessage");
        assert_eq!(form.parts(), None);
        assert_eq!(form.wrong().count(), 2);
        write(&mut form, "chat_id", "5");
        write(&mut form, "text", "hi");
        assert_eq!(form.parts().unwrap().params, params(json!({"chat_id": 5, "text": "hi"})));
    }

    #[test]
    fn going_to_json_and_back_keeps_what_was_entered() {
        let mut form = editor("sendMessage");
        write(&mut form, "chat_id", "5");
        write(&mut form, "text", "it's \"x\"\n你好");
        write(&mut form, "reply_markup", "{half a keybo");
        form.show(Mode::Json);
        assert_eq!(form.parts().unwrap().params, params(json!({"chat_id": 5, "text": "it's \"x\"\n你好"})));
        form.body.text = r#"{ "chat_id" : 6, "text": "hi", "later": [1] }"#.to_owned();
        form.body.changed();
        form.show(Mode::Form);
        assert_eq!(written(&form, "chat_id"), "6");
        assert_eq!(written(&form, "reply_markup"), "{half a keybo", "what was begun is still there");
        assert_eq!(form.extra(), &params(json!({"later": [1]})));
        write(&mut form, "reply_markup", "");
        form.show(Mode::Json);
        assert_eq!(form.body.text, r#"{ "chat_id" : 6, "text": "hi", "later": [1] }"#, "as it was typed");
    }

    #[test]
    fn json_that_cannot_be_read_stays_where_it_is() {
        let mut form = editor("getChat");
        form.show(Mode::Json);
        form.body.text = "{\"chat_id\":".to_owned();
        form.body.changed();
        form.show(Mode::Form);
        assert_eq!((form.mode(), form.parts()), (Mode::Json, None));
    }

    #[test]
    fn a_method_that_nobody_knows_has_only_the_json() {
        let mut form = editor("answerCallbackQuery");
        assert_eq!(form.mode(), Mode::Json);
        assert_eq!(form.parts(), Some(Parts::default()));
        form.show(Mode::Form);
        assert_eq!(form.mode(), Mode::Json);
    }

    #[test]
    fn a_call_that_was_made_comes_back_whole() {
        let mut form = editor("sendMessage");
        write(&mut form, "parse_mode", "HTML");
        let parts = Parts {
            params: params(json!({"chat_id": "7", "text": "x", "odd": {"a": 1}})),
            files: Vec::new(),
        };
        form.load(&parts);
        assert_eq!(written(&form, "parse_mode"), "");
        let again = form.parts().unwrap();
        assert_eq!(again.params, params(json!({"chat_id": 7, "text": "x", "odd": {"a": 1}})));
    }
}
