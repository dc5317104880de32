//! Asking which methods the server has: one call each, and only such as change nothing.

use std::collections::VecDeque;

use serde_json::{Map, Value, json};

use crate::api::HandAnswer;
use crate::api::catalogue::{Catalogue, Method, ParameterType, Risk};
use crate::api::{ChatId, ChatKind, Sighting};
use crate::engine::{Engine, HandCall, HandRefusal, takes_updates};
use crate::store::{ChatFilter, Store, StoreError};

use super::super::request::{Request, Tasks};

/// Chats looked at for a group and a person to ask about.
const MOST_CHATS: usize = 200;

/// A check: what is still to ask, what was asked.
pub struct Support {
    planning: Request<Result<Plan, StoreError>>,
    todo: VecDeque<HandCall>,
    running: Request<Result<HandAnswer, HandRefusal>>,
    total: usize,
    asked: Vec<Option<Sighting>>,
    /// Harmless methods that could not be asked for want of a chat.
    left_out: usize,
    planned: bool,
}

#[derive(Debug, PartialEq)]
struct Plan {
    calls: Vec<HandCall>,
    left_out: usize,
}

impl Support {
    /// Begins a check.
    #[must_use]
    pub fn start(catalogue: &Catalogue, store: &Store, tasks: &Tasks) -> Self {
        let mut planning = Request::default();
        let methods: Vec<Method> =
            catalogue.methods().iter().filter(|method| is_harmless(method)).cloned().collect();
        let store = store.clone();
        planning.start_blocking(tasks, move || {
            let chats = store.chats(&ChatFilter::default(), MOST_CHATS)?;
            let group = chats.iter().find(|chat| chat.kind != ChatKind::Private).or(chats.first());
            let person = chats.iter().find(|chat| chat.kind == ChatKind::Private);
            Ok(plan(&methods, group.map(|chat| chat.chat_id), person.map(|chat| chat.chat_id)))
        });
        Self {
            planning,
            todo: VecDeque::new(),
            running: Request::default(),
            total: 0,
            asked: Vec::new(),
            left_out: 0,
            planned: false,
        }
    }

    /// Takes an answer in and asks the next. Once a frame.
    pub fn update(&mut self, engine: &Engine, tasks: &Tasks) {
        if let Some(planned) = self.planning.take() {
            self.planned = true;
            if let Ok(plan) = planned {
                self.total = plan.calls.len();
                self.left_out = plan.left_out;
                self.todo = plan.calls.into();
            }
        }
        if let Some(result) = self.running.take() {
            let sighting =
                result.ok().and_then(|answer| Sighting::of(answer.error.as_ref().map_or(Ok(()), Err)));
            self.asked.push(sighting);
        }
        if !self.running.is_running()
            && let Some(call) = self.todo.pop_front()
        {
            self.running.start(tasks, engine.call_by_hand(call));
        }
    }

    /// Whether all were asked.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.planned && self.todo.is_empty() && !self.running.is_running()
    }

    /// How many were asked, of how many.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.asked.len(), self.total)
    }

    /// How many are there, are not, and did not tell.
    #[must_use]
    pub fn result(&self) -> (usize, usize, usize) {
        let count = |wanted: &dyn Fn(&Option<Sighting>) -> bool| {
            self.asked.iter().filter(|seen| wanted(seen)).count()
        };
        (
            count(&|seen| matches!(seen, Some(Sighting::Works | Sighting::Refused(_)))),
            count(&|seen| matches!(seen, Some(Sighting::NotImplemented | Sighting::NotFound))),
            count(&Option::is_none),
        )
    }

    /// Harmless methods that could not be asked for want of a chat.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }
}

/// Reads and changes nothing. `getUpdates` reads, but its answer takes the updates away
/// (help.mp.net 15703377).
fn is_harmless(method: &Method) -> bool {
    method.risk == Risk::L1 && !method.doc_only && !takes_updates(&method.name)
}

/// One call for each method, about chats that exist. A person's id is that of the private chat
/// (usually so: help.mp.net 15703367).
fn plan(methods: &[Method], group: Option<ChatId>, person: Option<ChatId>) -> Plan {
    let call = |method: &Method| {
        let mut params = Map::new();
        for parameter in method.parameters.iter().filter(|parameter| parameter.required) {
            let id = match (parameter.kind, parameter.name.as_str()) {
                (ParameterType::Id, "user_id") => person,
                (ParameterType::Id, "chat_id") => group,
                _ => None,
            };
            params.insert(parameter.name.clone(), json!(id?.0));
        }
        Some(HandCall { method: method.name.clone(), params: Value::Object(params), file: None })
    };
    let calls: Vec<HandCall> = methods.iter().filter_map(call).collect();
    Plan { left_out: methods.len() - calls.len(), calls }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn harmless() -> Vec<Method> {
        Catalogue::embedded().methods().iter().filter(|method| is_harmless(method)).cloned().collect()
    }

    #[test]
    fn only_what_changes_nothing_is_asked() {
        let plan = plan(&harmless(), Some(ChatId(7)), Some(ChatId(5)));
        let names: Vec<&str> = plan.calls.iter().map(|call| call.method.as_str()).collect();
        assert_eq!(
            names,
            [
                "getMe",
                "getChat",
                "getChatMember",
                "getChatAdministrators",
                "getChatMemberCount",
                "getMyCommands",
                "getWebhookInfo",
                "getUserProfilePhotos",
            ]
        );
        assert_eq!(plan.calls[2].params, json!({"chat_id": 7, "user_id": 5}));
        assert_eq!(plan.left_out, 0);
    }

    #[test]
    fn without_a_chat_the_rest_is_asked() {
        let plan = plan(&harmless(), None, None);
        assert_eq!((plan.calls.len(), plan.left_out), (3, 5));
    }
}
