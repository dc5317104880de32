//! getUpdates, for the receiver and by hand.

use std::time::Duration;

use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::by_hand::HandAnswer;
use super::client::{Client, Exchange, LAST_WORDS, MAX_BATCH_BYTES, Route};
use super::envelope::{self, Batch, salvage_updates};
use super::error::{CallError, Fault, Phase};
use super::ids::UpdateId;
use super::types::Update;

/// Longest time that a poll asks the server to wait, in seconds (help.mp.net 15703377).
const LONGEST_POLL: u64 = 50;
/// Longest that a poll may take altogether. The answer consumes what it brings, so one that is still
/// coming over a slow line is read on; this ends one that never ends.
const WHOLE_POLL: Duration = Duration::from_mins(10);

impl Client {
    /// getUpdates. The answer consumes what it brings (help.mp.net 15703377), so nothing of it is
    /// dropped: a broken answer hands over what arrived together with the error.
    ///
    /// `limit` 1 to 100, `timeout` 0 to 50 seconds (help.mp.net 15703377). `None` when `cancel` came
    /// before an answer began. An answer that has begun is read to its end as long as bytes come, and
    /// only for a moment once `stop` came.
    pub async fn get_updates(
        &self,
        offset: Option<UpdateId>,
        limit: u32,
        timeout: Duration,
        kinds: Option<&[String]>,
        cancel: &CancellationToken,
        stop: &CancellationToken,
    ) -> Option<Batch> {
        let mut params = json!({ "limit": limit, "timeout": timeout.as_secs() });
        if let Some(kinds) = kinds {
            params["allowed_updates"] = json!(kinds);
        }
        if let Some(UpdateId(offset)) = offset {
            params["offset"] = offset.into();
        }
        let batch = match self.poll(&params, timeout, cancel, stop).await? {
            Ok(exchange) => {
                let batch = updates_of(&exchange);
                self.saw("getUpdates", batch.error.as_ref().map_or(Ok(()), Err));
                batch
            }
            Err(error) => Batch { updates: Vec::new(), error: Some(error) },
        };
        Some(Batch { error: batch.error.map(|error| self.without_token(error)), ..batch })
    }

    /// getUpdates with parameters that a person chose: the updates are handed over to be stored,
    /// beside what the answer has to show. `None` as in [`Self::get_updates`].
    pub async fn take_updates_by_hand(
        &self,
        params: &Value,
        cancel: &CancellationToken,
        stop: &CancellationToken,
    ) -> Option<(Vec<Update>, HandAnswer)> {
        let asked = params.get("timeout").and_then(Value::as_u64).unwrap_or(0).min(LONGEST_POLL);
        Some(match self.poll(params, Duration::from_secs(asked), cancel, stop).await? {
            Ok(exchange) => {
                let Batch { updates, .. } = updates_of(&exchange);
                (updates, self.read_by_hand("getUpdates", exchange))
            }
            Err(error) => (Vec::new(), HandAnswer::unanswered(self.without_token(error))),
        })
    }

    /// One poll, up to the last byte of its answer.
    async fn poll(
        &self,
        params: &Value,
        timeout: Duration,
        cancel: &CancellationToken,
        stop: &CancellationToken,
    ) -> Option<Result<Exchange, CallError>> {
        let patience = timeout + self.timeouts.poll_grace;
        let begin = self.begin("getUpdates", Route::Json(params), WHOLE_POLL);
        let begun = tokio::select! {
            // An answer that is here already counts more than a wish to stop.
            biased;
            begun = tokio::time::timeout(patience, begin) => begun,
            () = cancel.cancelled() => return None,
        };
        let hurry = async {
            stop.cancelled().await;
            tokio::time::sleep(LAST_WORDS).await;
        };
        Some(match begun {
            Ok(Ok(begun)) => Ok(begun.finish(MAX_BATCH_BYTES, self.timeouts.idle, hurry).await),
            Ok(Err(error)) => Err(error),
            Err(_) => Err(CallError::Network {
                fault: Fault::Timeout,
                phase: Phase::AfterRequest,
                detail: "no answer began in time".to_owned(),
            }),
        })
    }
}

/// What an answer brought: all of it, or with an error what a broken one left.
fn updates_of(exchange: &Exchange) -> Batch {
    let text = String::from_utf8_lossy(&exchange.body);
    let read = match &exchange.error {
        Some(error) => Err(error.clone()),
        None => envelope::open(&text, exchange.status, exchange.retry_after)
            .and_then(|result| envelope::updates(result, exchange.status)),
    };
    match read {
        Ok(updates) => Batch { updates, error: None },
        Err(error @ CallError::Refused(_)) => Batch { updates: Vec::new(), error: Some(error) },
        Err(error) => Batch { updates: salvage_updates(&exchange.body), error: Some(error) },
    }
}
