//! The guard: the only way by which a risky call leaves.
//!
//! **How to ask.** A panel does not come here: it makes a [`GuardedCall`] (method, parameters, and
//! the target in words that the person knows, such as `message “hi” in Ada Lovelace`) and hands it to
//! `ui::guard`. For a call of any method, risky or not, a panel keeps a `ui::guard::CallRequest` and
//! says `start(call, client, tasks, actions)`: what is free leaves at once, what is risky is asked
//! about first; `take()` gives the answer once, `is_running()` says whether to wait. For a call that
//! is known to be risky `ui::guard::GuardPromise::ask(call)` gives the promise to keep and the
//! question to push (`question.into()` is the action). The dialog is shown by the window itself. Leaving the panel before the
//! person has confirmed closes the dialog; afterwards the call goes its way and is written down, and
//! only its answer is not waited for.
//!
//! **What happens.** [`Guard::carry_out`] judges the call ([`crate::api::Risks`]), compares the
//! confirmation with what the bot is marked as, writes the call into the bot's store, synced, and
//! only then makes the permit and the call. What came of it is written behind it; a program that
//! ends in between leaves an entry whose outcome is not known.

use std::fmt;
use std::sync::Arc;

use serde_json::{Map, Value};
use tokio_util::task::TaskTracker;
use url::Url;

use super::{Shared, now_millis};
use crate::api::{Answer, CallError, Client, Hazard, PermitOffice, Verdict, Withheld};
use crate::store::{BotMark, Confirmed, GuardedId, GuardedOutcome, NewGuarded, Store, StoreError};

/// Longest target that is kept, in characters.
const TARGET_CHARS: usize = 400;
/// Longest text of parameters that is kept, in characters each.
const PARAM_CHARS: usize = 1000;
/// What stands in place of a secret.
const MASK: &str = "•••";

/// A call that a person is to be asked about.
#[derive(Clone, PartialEq)]
pub struct GuardedCall {
    /// The method, as it will be called.
    pub method: String,
    /// Its parameters, as they will be sent.
    pub params: Value,
    /// What it is done to, in words that the person knows.
    pub target: String,
}

impl fmt::Debug for GuardedCall {
    /// The parameters may hold a secret, so they are left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GuardedCall").field("method", &self.method).finish_non_exhaustive()
    }
}

impl GuardedCall {
    /// A call whose target is said by its parameters; give a better one with [`Self::target`].
    #[must_use]
    pub fn new(method: impl Into<String>, params: Value) -> Self {
        let target = target_of(&params);
        Self { method: method.into(), params, target }
    }

    /// What it is done to, in words.
    #[must_use]
    pub fn target(mut self, target: impl Into<String>) -> Self {
        self.target = target.into();
        self
    }

    /// What it can do, if it is risky.
    #[must_use]
    pub fn hazard(&self, client: &Client) -> Option<Hazard> {
        match client.risks().judge(&self.method, &self.params) {
            Verdict::Risky(hazard) => Some(hazard),
            Verdict::Free(_) | Verdict::NotAName => None,
        }
    }
}

/// A person's word for one call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// What the dialog said the bot is.
    pub mark: BotMark,
    /// What was typed as the bot's username, with or without `@`; `None` when only a button was pressed.
    pub typed: Option<String>,
}

/// Why a risky call did not succeed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GuardError {
    /// The bot is a production bot and its username was not typed, or the mark is not what the
    /// person was told. Nothing left.
    #[error("the call was not confirmed")]
    NotConfirmed,
    /// It could not be written down, so it did not leave.
    #[error("the call could not be written down: {0}")]
    NotWritten(StoreError),
    /// It left, or was withheld, and did not succeed.
    #[error(transparent)]
    Call(#[from] CallError),
}

/// What came of a risky call.
pub type Guarded = Result<crate::api::Reply, GuardError>;

/// The guard of one running bot. Clones are the same guard.
#[derive(Clone)]
pub struct Guard {
    inner: Arc<Inner>,
}

struct Inner {
    /// `None` when somebody else had asked for it: then nothing risky leaves at all.
    office: Option<PermitOffice>,
    shared: Shared,
    tasks: TaskTracker,
}

impl Guard {
    /// The guard of a bot, made once for its client.
    pub(super) fn new(shared: Shared, tasks: TaskTracker) -> Self {
        let office = shared.client.take_permit_office();
        Self { inner: Arc::new(Inner { office, shared, tasks }) }
    }

    /// Carries a confirmed call out. It goes on when nobody waits for it any more, and a stop of the
    /// engine waits for it for a moment as it does for a message.
    pub async fn carry_out(&self, call: GuardedCall, confirmation: Confirmation) -> Guarded {
        let inner = Arc::clone(&self.inner);
        let work = self.inner.tasks.spawn(async move { inner.carry_out(call, confirmation).await });
        // A task that was torn down with the runtime has no outcome that anybody could know.
        work.await.unwrap_or(Err(GuardError::NotWritten(StoreError::Closed)))
    }
}

impl Inner {
    async fn carry_out(&self, call: GuardedCall, confirmation: Confirmation) -> Guarded {
        let Shared { client, store, .. } = &self.shared;
        let verdict = client.risks().judge(&call.method, &call.params);
        if verdict == Verdict::NotAName {
            return Err(CallError::Withheld(Withheld::NotAName).into());
        }
        let Some(office) = &self.office else {
            return Err(CallError::Withheld(Withheld::NeedsPermit).into());
        };
        let confirmed = self.confirmed(&confirmation).await?;
        let GuardedCall { method, params, target } = call;
        let entry = NewGuarded {
            mark: confirmation.mark,
            method: method.clone(),
            target: client.redacted(target.chars().take(TARGET_CHARS).collect()),
            params: masked(&params, client),
            confirmed,
        };
        let written = store.begin_guarded(entry, now_millis()).await.map_err(GuardError::NotWritten)?;
        let id = written.ok_or(GuardError::NotConfirmed)?;
        tracing::info!(method, entry = id.0, "a high-risk call leaves");
        let answer = client.call_permitted(office.permit(method, params)).await;
        self.write_outcome(id, &answer).await;
        if answer.is_ok() && verdict == Verdict::Risky(Hazard::DeleteWebhook) {
            self.shared.webhook_is_gone();
        }
        Ok(answer?)
    }

    async fn confirmed(&self, confirmation: &Confirmation) -> Result<Confirmed, GuardError> {
        let bot = super::read(&self.shared.store, Store::bot).await.map_err(GuardError::NotWritten)?;
        let is_name = |typed: &str| {
            bot.as_ref().is_some_and(|bot| !bot.username.is_empty() && is_username(typed, &bot.username))
        };
        match &confirmation.typed {
            Some(typed) if is_name(typed) => Ok(Confirmed::Typed),
            None if confirmation.mark != BotMark::Production => Ok(Confirmed::Pressed),
            _ => Err(GuardError::NotConfirmed),
        }
    }

    async fn write_outcome(&self, id: GuardedId, answer: &Answer) {
        let outcome = match answer {
            Ok(_) => GuardedOutcome { word: "ok".to_owned(), text: String::new() },
            Err(error) => GuardedOutcome { word: error.word(), text: error.detail() },
        };
        if let Err(error) = self.shared.store.settle_guarded(id, outcome, now_millis()).await {
            tracing::warn!(%error, entry = id.0, "what came of a high-risk call could not be written down");
        }
    }
}

/// Whether a typed text names the bot: letter by letter, with or without `@`.
#[must_use]
pub fn is_username(typed: &str, username: &str) -> bool {
    let typed = typed.trim();
    typed.strip_prefix('@').unwrap_or(typed) == username
}

/// What the parameters say a call is done to.
fn target_of(params: &Value) -> String {
    const NAMES: [&str; 4] = ["chat_id", "message_id", "message_ids", "user_id"];
    let mut said: Vec<String> =
        NAMES.iter().filter_map(|name| Some(format!("{name} {}", params.get(name)?))).collect();
    if let Some(url) = params.get("url").and_then(Value::as_str).filter(|url| !url.trim().is_empty()) {
        said.push(Url::parse(url).ok().and_then(|url| Some(url.host_str()?.to_owned())).unwrap_or_default());
    }
    said.join(", ")
}

/// Parameters without what may not be read later: secrets by their names, passwords and queries of
/// addresses, and the token wherever it stands.
fn masked(params: &Value, client: &Client) -> Value {
    match params {
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| {
                let lower = name.to_ascii_lowercase();
                let secret = ["secret", "token", "password"].iter().any(|word| lower.contains(word));
                let kept = if secret && !value.is_null() { MASK.into() } else { masked(value, client) };
                (client.redacted(name.clone()), kept)
            };
            Value::Object(members.iter().map(member).collect::<Map<_, _>>())
        }
        Value::Array(values) => values.iter().map(|value| masked(value, client)).collect(),
        Value::String(text) => {
            let text: String = text.chars().take(PARAM_CHARS).collect();
            client.redacted(without_credentials(text)).into()
        }
        other => other.clone(),
    }
}

fn without_credentials(text: String) -> String {
    let Some(mut url) = Url::parse(&text).ok().filter(Url::has_host) else {
        return text;
    };
    let secret = !url.username().is_empty() || url.password().is_some() || url.query().is_some();
    if !secret {
        return text;
    }
    // Fails only for addresses without a host.
    let _ = (url.set_username(""), url.set_password(None));
    if url.query().is_some() {
        url.set_query(Some(MASK));
        return url.as_str().replace("%E2%80%A2%E2%80%A2%E2%80%A2", MASK);
    }
    url.into()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::api::{ApiAddress, Token};

    #[test]
    fn no_secret_is_written_down() {
        let token = "1000001:TEST-guard-token-not-a-real-secret";
        let client = Client::new(ApiAddress::default(), Token::new(token).unwrap()).unwrap();
        let params = json!({
            "url": "https://me:pw@hooks.example/in/path?key=abc",
            "secret_token": "s3cret",
            "nested": [{ "password": "s3cret", "note": format!("see bot{token}/x") }],
            "max_connections": 5,
        });
        let kept = masked(&params, &client).to_string();
        for secret in ["s3cret", "pw@", "abc", "TEST-guard"] {
            assert!(!kept.contains(secret), "{secret} in {kept}");
        }
        assert!(kept.contains("hooks.example/in/path") && kept.contains("\"max_connections\":5"), "{kept}");
    }

    #[test]
    fn no_secret_is_in_a_debug_text() {
        let params = json!({ "url": "https://hooks.example/in", "secret_token": "s3cret" });
        let said = format!("{:?}", GuardedCall::new("setWebhook", params));
        assert!(said.contains("setWebhook") && !said.contains("s3cret"), "{said}");
    }

    #[test]
    fn a_username_is_typed_letter_by_letter() {
        assert!(is_username(" @my_mpbot ", "my_mpbot") && is_username("my_mpbot", "my_mpbot"));
        for wrong in ["", "@", "My_mpbot", "my_mpbo", "@@my_mpbot"] {
            assert!(!is_username(wrong, "my_mpbot"), "{wrong}");
        }
    }
}
