//! Calls that a person makes from the method explorer.

use std::fmt;
use std::future::Future;

use serde_json::Value;
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use crate::api::{Batch, Client, FilePart, HandAnswer, MediaKind, Route};
use crate::store::{FileRef, StoreError};

use super::file::{self, FileProblem};
use super::{Engine, ReceiverState, Shared, receiver};

/// Longer names are no method of anybody's.
const LONGEST_NAME: usize = 64;

/// A call that a person made up.
#[derive(Clone, PartialEq)]
pub struct HandCall {
    /// The method, spelled as it goes into the path.
    pub method: String,
    /// Its parameters: a JSON object.
    pub params: Value,
    /// A file, and the parameter that takes it.
    pub file: Option<(MediaKind, FileRef)>,
}

impl fmt::Debug for HandCall {
    /// The parameters may hold a secret, so they are left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HandCall").field("method", &self.method).finish_non_exhaustive()
    }
}

impl HandCall {
    /// Whether a text can be a method's name: letters, digits and `_`. Nothing else gets into a
    /// request's path.
    #[must_use]
    pub fn is_name(text: &str) -> bool {
        (1..=LONGEST_NAME).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    }

    /// Whether it may be made at all: it has a name, and the token stands nowhere in it.
    pub fn check(&self, client: &Client) -> Result<(), HandRefusal> {
        if !Self::is_name(&self.method) {
            return Err(HandRefusal::NotAName);
        }
        if client.is_token_in(&self.method) || client.is_token_in(&self.params.to_string()) {
            return Err(HandRefusal::HoldsToken);
        }
        Ok(())
    }

    /// Whether it takes updates away from whoever else would get them, in whatever case it is
    /// spelled: a server may not care.
    #[must_use]
    pub fn takes_updates(&self) -> bool {
        takes_updates(&self.method)
    }
}

/// Whether a server may take this name for getUpdates: it may not care about case or `_`.
#[must_use]
pub fn takes_updates(method: &str) -> bool {
    let plain = method.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase());
    plain.eq(*b"getupdates")
}

/// Why a call was not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandRefusal {
    /// Its name can be no method's.
    #[error("this is no method name")]
    NotAName,
    /// The token stands in a parameter, where it would be shown and kept.
    #[error("the token stands in a parameter")]
    HoldsToken,
    /// It is risky, or nobody knows what it does, and a person did not want it after all.
    #[error("this call was not confirmed")]
    NotConfirmed,
    /// It is risky and could not be written down first.
    #[error("the call could not be written down: {0}")]
    NotWritten(StoreError),
    /// The file cannot be sent.
    #[error(transparent)]
    File(#[from] FileProblem),
    /// getUpdates takes what the receiver is waiting for.
    #[error("receiving is on, and two that ask for updates take them from each other")]
    Receiving,
    /// It was given up before an answer began.
    #[error("the call was given up")]
    Cancelled,
}

impl Engine {
    /// Makes a call that is not risky; the client withholds one that is. Dropping the future gives up, with one exception: what getUpdates has begun to
    /// bring is read and stored, since the server has forgotten it.
    pub fn call_by_hand(
        &self,
        call: HandCall,
    ) -> impl Future<Output = Result<HandAnswer, HandRefusal>> + Send + 'static {
        let shared = self.shared.clone();
        let tasks = self.tasks.clone();
        async move {
            call.check(&shared.client)?;
            if let Some((kind, file)) = call.file {
                return upload(&shared, &call.method, &call.params, kind, file).await;
            }
            if !call.takes_updates() {
                return Ok(shared.client.call_by_hand(&call.method, Route::Json(&call.params)).await);
            }
            if *shared.receive.borrow() {
                return Err(HandRefusal::Receiving);
            }
            let (sender, answer) = oneshot::channel();
            let given_up = shared.stop.child_token();
            let _give_up_on_drop = given_up.clone().drop_guard();
            tasks.spawn(async move {
                if let Some(told) = take_updates(&shared, &call.params, &given_up).await {
                    // Who asked may have left; what came is stored all the same.
                    let _ = sender.send(told);
                }
            });
            answer.await.map_err(|_| HandRefusal::Cancelled)
        }
    }
}

/// Opens the file and sends it with the call.
async fn upload(
    shared: &Shared,
    method: &str,
    params: &Value,
    kind: MediaKind,
    chosen: FileRef,
) -> Result<HandAnswer, HandRefusal> {
    let (name, mime, size) = (chosen.name.clone(), chosen.mime.clone(), chosen.size);
    let opened = tokio::task::spawn_blocking(move || file::open(&chosen, kind)).await;
    let opened = opened.map_err(|_| HandRefusal::Cancelled)??;
    let file = tokio::fs::File::from_std(opened);
    let part = FilePart { parameter: kind.parameter(), name, mime, size, file };
    Ok(shared.client.upload_by_hand(method, params, part).await)
}

/// Takes one batch and stores it before it is shown, as the receiver does.
async fn take_updates(shared: &Shared, params: &Value, given_up: &CancellationToken) -> Option<HandAnswer> {
    let (updates, answer) = shared.client.take_updates_by_hand(params, given_up, &shared.stop).await?;
    if !updates.is_empty() {
        let before = shared.receiver_state.borrow().clone();
        receiver::keep(shared, &Batch { updates, error: None }).await;
        let troubled = matches!(*shared.receiver_state.borrow(), ReceiverState::StoreTrouble { .. });
        if troubled {
            shared.set_receiver_state(before);
        }
    }
    Some(answer)
}
