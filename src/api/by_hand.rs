//! Calls that a person makes: any method, and everything of the answer that can be shown.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::client::{Answer, Client, Exchange, MAX_ANSWER_BYTES, Reply, Route};
use super::envelope;
use super::error::{CallError, Fault, Phase};
use super::upload::{FilePart, UploadError, UploadMeter};

/// How an exchange went over the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchanged {
    /// HTTP status.
    pub status: u16,
    /// From request to the answer's last byte.
    pub took: Duration,
    /// Bytes of the answer.
    pub bytes: usize,
}

/// What came of a call that a person made. Never holds the token, even if the server says it back.
#[derive(Clone, Debug)]
pub struct HandAnswer {
    /// The envelope's `result`; for a refusal the whole envelope; `None` when no JSON came.
    pub shown: Option<Value>,
    /// Why there is no result.
    pub error: Option<CallError>,
    /// `None` when no answer began.
    pub exchanged: Option<Exchanged>,
}

impl HandAnswer {
    pub(super) fn unanswered(error: CallError) -> Self {
        Self { shown: None, error: Some(error), exchanged: None }
    }
}

impl Client {
    /// Calls any method and keeps all of the answer for showing. Dropping the future gives up.
    pub async fn call_by_hand(&self, method: &str, route: Route<'_>) -> HandAnswer {
        let exchange = match self.begin(method, route, self.timeouts.call).await {
            Ok(begun) => begun.finish(MAX_ANSWER_BYTES, self.timeouts.call, std::future::pending()).await,
            Err(error) => return HandAnswer::unanswered(self.without_token(error)),
        };
        if exchange.error.is_none() {
            self.took(exchange.took);
        }
        self.read_by_hand(method, exchange)
    }

    /// Calls a method with a file and keeps of the answer what can be shown.
    pub async fn upload_by_hand(&self, method: &str, params: &Value, part: FilePart) -> HandAnswer {
        let meter = Arc::new(UploadMeter::new(part.size));
        let error = match self.upload(method, params, part, &meter, std::future::ready(true)).await {
            Ok(reply) => return self.shown_by_hand(Ok(reply)),
            Err(UploadError::Call(error)) => error,
            Err(other) => CallError::Network {
                fault: Fault::Other,
                phase: Phase::DuringUpload,
                detail: other.to_string(),
            },
        };
        self.shown_by_hand(Err(error))
    }

    /// What an answer to another kind of call has to show.
    #[must_use]
    pub fn shown_by_hand(&self, answer: Answer) -> HandAnswer {
        match answer {
            Ok(Reply { result, took, status, bytes }) => {
                let text = result.to_string();
                let shown = if self.is_token_in(&text) {
                    serde_json::from_str(&self.token.hidden_in(text)).unwrap_or(Value::Null)
                } else {
                    result
                };
                let exchanged = Some(Exchanged { status, took, bytes });
                HandAnswer { shown: Some(shown), error: None, exchanged }
            }
            Err(error) => {
                let shown = match &error {
                    CallError::Refused(refusal) => Some(json!({
                        "ok": false,
                        "error_code": refusal.code,
                        "description": refusal.description,
                    })),
                    _ => None,
                };
                HandAnswer { shown, error: Some(error), exchanged: None }
            }
        }
    }

    /// Whether the token, or its secret part, stands in a text.
    #[must_use]
    pub fn is_token_in(&self, text: &str) -> bool {
        self.token.hidden_in(text.to_owned()) != text
    }

    pub(super) fn read_by_hand(&self, method: &str, exchange: Exchange) -> HandAnswer {
        let Exchange { body, status, took, error, retry_after } = exchange;
        let exchanged = Some(Exchanged { status, took, bytes: body.len() });
        let text = self.token.hidden_in(String::from_utf8_lossy(&body).into_owned());
        let read = match error {
            Some(error) => Err(error),
            None => envelope::open(&text, status, retry_after).and_then(|result| {
                let wrong = super::NotAnApi::WrongJson;
                serde_json::from_str(result).map_err(|_| CallError::NotAnApi { what: wrong, status })
            }),
        };
        self.saw(method, read.as_ref().map(|_: &Value| ()));
        match read {
            Ok(result) => HandAnswer { shown: Some(result), error: None, exchanged },
            Err(error) => {
                let shown = serde_json::from_str(&text).ok();
                HandAnswer { shown, error: Some(self.without_token(error)), exchanged }
            }
        }
    }
}
