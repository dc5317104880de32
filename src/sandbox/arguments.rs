//! The parameters of a call, checked against the catalogue.
//!
//! Every refusal names the parameter and what it should have been.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::refusal::Refusal;
use super::request::{Fields, Upload};
use super::room::Taken;
use super::world::LARGEST_ID;
use super::world::menu::BotCommand;
use crate::api::catalogue::{Method, Parameter, ParameterType};

/// What a method was called with.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    values: BTreeMap<String, Value>,
    files: BTreeMap<String, Upload>,
    _taken: Taken,
}

/// A file given by a parameter.
#[derive(Debug, Clone)]
pub(super) enum MediaSource {
    /// An address (help.mp.net 15703404).
    Address(url::Url),
    /// The bytes themselves.
    Upload(Upload),
}

impl Arguments {
    /// Checks the fields of a request: required ones are there, each is of its type and range.
    /// Fields the catalogue does not know are kept for the few that are understood beside it.
    pub fn check(method: &Method, fields: Fields) -> Result<Self, Refusal> {
        let arguments = Self::unchecked(fields);
        for parameter in &method.parameters {
            arguments.check_one(parameter)?;
        }
        Ok(arguments)
    }

    /// The fields as they came; each is checked when it is looked at. `null` is absent.
    pub fn unchecked(fields: Fields) -> Self {
        let Fields { mut values, files, taken } = fields;
        values.retain(|_, value| !value.is_null());
        Self { values, files, _taken: taken }
    }

    fn check_one(&self, parameter: &Parameter) -> Result<(), Refusal> {
        let name = parameter.name.as_str();
        if !self.values.contains_key(name) && !self.files.contains_key(name) {
            return if parameter.required {
                Err(Refusal::bad_request(format_args!("{name} is required")))
            } else {
                Ok(())
            };
        }
        if self.files.contains_key(name) && parameter.kind != ParameterType::Media {
            return Err(wrong(name, "must not be a file"));
        }
        match parameter.kind {
            ParameterType::Id => self.id(name).map(drop),
            ParameterType::Integer => {
                let number = self.integer(name)?;
                in_range(parameter, number, "must be")
            }
            ParameterType::Float => {
                let number = self.float(name)?;
                let outside = parameter.min.is_some_and(|min| number < min as f64)
                    || parameter.max.is_some_and(|max| number > max as f64);
                if outside { Err(range_refusal(parameter, "must be")) } else { Ok(()) }
            }
            ParameterType::Boolean => self.flag(name).map(drop),
            ParameterType::Text => self.check_text(parameter),
            ParameterType::TextList => self.texts(name).map(drop),
            ParameterType::IdList => {
                let count = self.ids(name)?.len();
                in_range(parameter, Some(count as i64), "must hold")
            }
            ParameterType::List => self.json::<Vec<Value>>(name, "an array").map(drop),
            ParameterType::Media => self.media(name).map(drop),
            ParameterType::InlineKeyboard | ParameterType::CommandScope => {
                self.json::<serde_json::Map<String, Value>>(name, "an object").map(drop)
            }
            ParameterType::Permissions => {
                self.json::<BTreeMap<String, bool>>(name, "an object of booleans").map(drop)
            }
            ParameterType::Commands => {
                let commands = self.json::<Vec<BotCommand>>(name, "an array of {command, description}")?;
                in_range(parameter, commands.map(|commands| commands.len() as i64), "must hold")
            }
        }
    }

    fn check_text(&self, parameter: &Parameter) -> Result<(), Refusal> {
        let name = parameter.name.as_str();
        let Some(text) = self.text(name)? else {
            return Ok(());
        };
        if !parameter.choices.is_empty() && !text.is_empty() {
            return if parameter.choices.iter().any(|choice| choice.eq_ignore_ascii_case(text)) {
                Ok(())
            } else {
                Err(wrong(name, &format!("must be {}", parameter.choices.join(" or "))))
            };
        }
        // Markup makes a text longer than what people will read; its length is looked at after
        // the markup was taken out.
        let marked_up = self.text("parse_mode")?.is_some_and(|mode| !mode.is_empty());
        let length = text.chars().count() as i64;
        if marked_up && parameter.max.is_some_and(|max| length > max) {
            return Ok(());
        }
        in_range(parameter, Some(length), "must be of length")
    }

    /// Whether the request says anything under this name.
    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name) || self.files.contains_key(name)
    }

    /// A whole number, from a number or its decimal text.
    pub fn integer(&self, name: &str) -> Result<Option<i64>, Refusal> {
        let Some(value) = self.values.get(name) else {
            return Ok(None);
        };
        integer(value).map(Some).ok_or_else(|| wrong(name, "must be an integer"))
    }

    /// An id: a safe integer, or the same as decimal text (help.mp.net 15703372). For a chat a
    /// negative one is read too; it is refused later unless a chat was made with it.
    pub fn id(&self, name: &str) -> Result<Option<i64>, Refusal> {
        let Some(value) = self.values.get(name) else {
            return Ok(None);
        };
        let least = if name.contains("chat") { -LARGEST_ID } else { 0 };
        integer(value).filter(|id| (least..=LARGEST_ID).contains(id)).map(Some).ok_or_else(|| not_an_id(name))
    }

    /// An id that must be there.
    pub fn required_id(&self, name: &str) -> Result<i64, Refusal> {
        self.id(name)?.ok_or_else(|| Refusal::bad_request(format_args!("{name} is required")))
    }

    /// A list of ids, from an array or an array as JSON text.
    pub fn ids(&self, name: &str) -> Result<Vec<i64>, Refusal> {
        let values = self.json::<Vec<Value>>(name, "an array of message ids")?.unwrap_or_default();
        let ids: Option<Vec<i64>> =
            values.iter().map(|value| integer(value).filter(|id| (0..=LARGEST_ID).contains(id))).collect();
        ids.ok_or_else(|| wrong(name, "must hold integers from 0 to 9007199254740991"))
    }

    fn float(&self, name: &str) -> Result<f64, Refusal> {
        let value = match self.values.get(name) {
            Some(Value::Number(number)) => number.as_f64(),
            Some(Value::String(text)) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
            _ => None,
        };
        value.ok_or_else(|| wrong(name, "must be a number"))
    }

    /// A boolean, from itself or a text of it; absent is false.
    pub fn flag(&self, name: &str) -> Result<bool, Refusal> {
        match self.values.get(name) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(Value::String(text)) if ["true", "True", "1"].contains(&text.as_str()) => Ok(true),
            Some(Value::String(text)) if ["false", "False", "0", ""].contains(&text.as_str()) => Ok(false),
            Some(_) => Err(wrong(name, "must be true or false")),
        }
    }

    /// A text.
    pub fn text(&self, name: &str) -> Result<Option<&str>, Refusal> {
        match self.values.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(wrong(name, "must be a string")),
        }
    }

    /// A list of texts, from an array or an array as JSON text.
    pub fn texts(&self, name: &str) -> Result<Vec<String>, Refusal> {
        Ok(self.json(name, "an array of strings")?.unwrap_or_default())
    }

    /// A structure, from itself or its JSON text. An empty text is absent.
    pub fn json<T: DeserializeOwned>(&self, name: &str, what: &str) -> Result<Option<T>, Refusal> {
        let parsed = match self.values.get(name) {
            None => return Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => return Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text),
            Some(value) => T::deserialize(value),
        };
        parsed.map(Some).map_err(|_| wrong(name, &format!("must be {what}")))
    }

    /// A file: an address, a part of this name, or `attach://` and the name of another part.
    pub fn media(&self, name: &str) -> Result<MediaSource, Refusal> {
        let upload = |upload: &Upload| {
            if upload.bytes.is_empty() {
                return Err(wrong(name, "is an empty file"));
            }
            Ok(MediaSource::Upload(upload.clone()))
        };
        if let Some(file) = self.files.get(name) {
            return upload(file);
        }
        let text = self.text(name)?.unwrap_or_default();
        if let Some(part) = text.strip_prefix("attach://") {
            let file = self.files.get(part);
            let file =
                file.ok_or_else(|| wrong(name, &format!("names the part {part:?}, which is not there")))?;
            return upload(file);
        }
        match url::Url::parse(text) {
            Ok(address) if matches!(address.scheme(), "http" | "https") && address.has_host() => {
                Ok(MediaSource::Address(address))
            }
            // Sending a file_id again is not supported (help.mp.net 15703404).
            _ => Err(wrong(name, "must be a public URL or an uploaded file; file_id not supported")),
        }
    }

    /// Puts fetched bytes in the place of their address.
    pub fn replace_with_upload(&mut self, name: &str, upload: Upload) {
        self.values.remove(name);
        self.files.insert(name.to_owned(), upload);
    }
}

impl Refusal {
    /// 400 for an id outside the documented range.
    pub fn bad_id(name: &str) -> Self {
        not_an_id(name)
    }
}

fn not_an_id(name: &str) -> Refusal {
    wrong(name, "must be an integer from 0 to 9007199254740991, or the same as a decimal string")
}

pub(super) fn wrong(name: &str, how: &str) -> Refusal {
    Refusal::bad_request(format_args!("{name} {how}"))
}

fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => {
            let digits = text.strip_prefix('-').unwrap_or(text);
            if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            text.parse().ok()
        }
        _ => None,
    }
}

fn in_range(parameter: &Parameter, number: Option<i64>, verb: &str) -> Result<(), Refusal> {
    let Some(number) = number else { return Ok(()) };
    let outside =
        parameter.min.is_some_and(|min| number < min) || parameter.max.is_some_and(|max| number > max);
    if outside { Err(range_refusal(parameter, verb)) } else { Ok(()) }
}

fn range_refusal(parameter: &Parameter, verb: &str) -> Refusal {
    let range = match (parameter.min, parameter.max) {
        (Some(min), Some(max)) => format!("from {min} to {max}"),
        (Some(min), None) => format!("{min} or more"),
        (None, Some(max)) => format!("{max} or less"),
        (None, None) => String::new(),
    };
    wrong(&parameter.name, &format!("{verb} {range}"))
}
