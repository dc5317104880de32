//! Sending one message with a file: the file is looked at, streamed, and what came of it judged.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use crate::api::{CallError, FilePart, MediaKind, Phase, UploadError};
use crate::store::{FileRef, OutboxItem, SendReason, Settlement, StoreError};

use super::backoff::Backoff;
use super::file::{self, FileProblem};
use super::sender::{Outcome, judge, send_reason, sent};
use super::uploads::UnderWay;
use super::{Shared, now_millis};

/// How often an upload is begun anew after it was cut.
const MAX_CUTS: u32 = 5;
/// How long an upload may go on while the engine stops. Shorter than a stop waits, so that what
/// came of it is stored.
const STOP_GRACE: Duration = Duration::from_millis(1500);

/// What became of a claimed send with a file.
pub(super) async fn send(
    shared: &Shared,
    item: &OutboxItem,
    file: &FileRef,
    under_way: &UnderWay,
    earlier_faults: u32,
) -> (Settlement, Outcome) {
    let failed = |reason| (Settlement::Failed(reason), Outcome::Settled);
    let Some(kind) = MediaKind::of_method(&item.method) else {
        return failed(SendReason { code: "upload.method".to_owned(), text: item.method.clone() });
    };
    let meter = under_way.meter();
    let opened = {
        let file = file.clone();
        tokio::task::spawn_blocking(move || {
            let opened = file::open(&file, kind)?;
            let again = opened.try_clone().map_err(|error| FileProblem::Unreadable(error.to_string()))?;
            Ok((opened, again))
        })
    };
    let (opened, again) = match opened.await {
        Ok(Ok(opened)) => opened,
        Ok(Err(problem)) => return failed(file_reason(&problem)),
        Err(panicked) => std::panic::resume_unwind(panicked.into_panic()),
    };
    let part = FilePart {
        parameter: kind.parameter(),
        name: file.name.clone(),
        mime: file.mime.clone(),
        size: file.size,
        file: opened.into(),
    };
    let withheld: Arc<OnceLock<Why>> = Arc::default();
    // The last look at the file, and the note that from now on it may have been done.
    let last = {
        let (store, seq, file, withheld) =
            (shared.store.clone(), item.seq, file.clone(), Arc::clone(&withheld));
        async move {
            let same = tokio::task::spawn_blocking(move || file::is_unchanged(&again, &file));
            let why = match same.await {
                Ok(true) => match store.upload_ends(seq).await {
                    Ok(true) => return true,
                    Ok(false) => Why::Store(StoreError::NotSending),
                    Err(error) => Why::Store(error),
                },
                _ => Why::FileChanged,
            };
            let _ = withheld.set(why);
            false
        }
    };
    let stopping = async {
        shared.stop.cancelled().await;
        tokio::time::sleep(STOP_GRACE).await;
        if !meter.stop() {
            // It may have been done: its answer is worth waiting for, as long as there is time.
            std::future::pending::<()>().await;
        }
    };
    let answer = tokio::select! {
        biased;
        answer = shared.client.upload(&item.method, &item.params, part, meter, last) => answer,
        () = stopping => {
            let reason = SendReason { code: "upload.cut".to_owned(), text: String::new() };
            return (Settlement::Again { not_before: now_millis(), reason }, Outcome::Settled);
        }
        never = under_way.watch(&shared.wake) => match never {},
    };
    let error = match answer {
        Ok(reply) => {
            shared.network_is_back();
            return (sent(shared, item.seq, &reply).await, Outcome::Settled);
        }
        Err(error) => error,
    };
    tracing::warn!(seq = item.seq.0, attempt = item.status.attempts, %error, "an upload came back");
    match (error, withheld.get()) {
        (UploadError::Withheld, Some(Why::Store(error))) => {
            let reason = SendReason { code: "upload.cut".to_owned(), text: String::new() };
            (Settlement::Again { not_before: now_millis(), reason }, Outcome::StoreTrouble(error.clone()))
        }
        (error, _) => settlement(error, meter.is_given_up(), earlier_faults),
    }
}

/// Why the end of an upload was withheld.
#[derive(Debug)]
enum Why {
    FileChanged,
    Store(StoreError),
}

/// What a failed upload means. One that was cut before its end is begun anew, with a cap.
fn settlement(error: UploadError, given_up: bool, earlier_faults: u32) -> (Settlement, Outcome) {
    let failed = |code: &str, text: String| {
        let reason = SendReason { code: code.to_owned(), text };
        (Settlement::Failed(reason), Outcome::Settled)
    };
    match error {
        UploadError::Cancelled => failed("upload.cancelled", String::new()),
        UploadError::EndedEarly | UploadError::Withheld => {
            failed(FileProblem::Changed.code(), FileProblem::Changed.to_string())
        }
        UploadError::Unreadable(text) => failed("file.unreadable", text),
        UploadError::Call(CallError::Network { phase: Phase::DuringUpload, detail, .. }) => {
            if earlier_faults + 1 >= MAX_CUTS {
                return failed("upload.cut", detail);
            }
            let wait = Backoff::after(earlier_faults);
            let reason = SendReason { code: "upload.cut".to_owned(), text: detail };
            let not_before = now_millis() + wait.as_millis() as i64;
            (Settlement::Again { not_before, reason }, Outcome::Later)
        }
        UploadError::Call(error) => match judge(&error, earlier_faults) {
            (Settlement::Unknown(_), outcome) if given_up => {
                let reason = SendReason { code: "upload.cancelled_late".to_owned(), ..send_reason(&error) };
                (Settlement::Unknown(reason), outcome)
            }
            judged => judged,
        },
    }
}

/// What the store keeps of a problem with a file.
pub(super) fn file_reason(problem: &FileProblem) -> SendReason {
    SendReason { code: problem.code().to_owned(), text: problem.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Fault;

    fn network(phase: Phase) -> UploadError {
        UploadError::Call(CallError::Network { fault: Fault::Broken, phase, detail: String::new() })
    }

    fn code(settlement: &Settlement) -> &str {
        match settlement {
            Settlement::Failed(reason) | Settlement::Unknown(reason) | Settlement::Again { reason, .. } => {
                &reason.code
            }
            Settlement::Sent { .. } => "sent",
        }
    }

    #[test]
    fn what_was_cut_is_begun_anew_but_not_for_ever() {
        let (first, outcome) = settlement(network(Phase::DuringUpload), false, 0);
        assert!(matches!((&first, outcome), (Settlement::Again { .. }, Outcome::Later)));
        let (last, outcome) = settlement(network(Phase::DuringUpload), false, MAX_CUTS - 1);
        assert!(matches!((&last, outcome), (Settlement::Failed(_), Outcome::Settled)));
        assert_eq!((code(&first), code(&last)), ("upload.cut", "upload.cut"));
    }

    #[test]
    fn what_a_person_gave_up_is_failed_or_in_doubt_but_never_begun_anew() {
        let (settled, _) = settlement(UploadError::Cancelled, true, 0);
        assert!(matches!(settled, Settlement::Failed(_)));
        assert_eq!(code(&settled), "upload.cancelled");
        let (settled, _) = settlement(network(Phase::AfterRequest), true, 0);
        assert!(matches!(settled, Settlement::Unknown(_)));
        assert_eq!(code(&settled), "upload.cancelled_late");
    }
}
