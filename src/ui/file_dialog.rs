//! Asking the desktop for files, and telling a person who cancels from a desktop that cannot ask.

use std::time::{Duration, Instant};

/// No person answers a dialog faster than this.
const FASTEST_PERSON: Duration = Duration::from_millis(400);

/// What came of a file dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// The person chose this.
    Chosen(T),
    /// The person chose nothing.
    Cancelled,
    /// There was no dialog: the desktop has no file portal.
    NoDialog,
}

/// Waits for a dialog of `rfd`. Without a file portal its answer is "nothing", and comes at once.
pub async fn ask<T>(dialog: impl Future<Output = Option<T>>) -> Answer<T> {
    let asked = Instant::now();
    match dialog.await {
        Some(chosen) => Answer::Chosen(chosen),
        None if asked.elapsed() < FASTEST_PERSON => Answer::NoDialog,
        None => Answer::Cancelled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_answer_faster_than_a_person_means_that_nobody_was_asked() {
        assert_eq!(ask(async { Some(1) }).await, Answer::Chosen(1));
        assert_eq!(ask(async { None::<u8> }).await, Answer::NoDialog);
        let slow = async {
            tokio::time::sleep(FASTEST_PERSON * 2).await;
            None::<u8>
        };
        assert_eq!(ask(slow).await, Answer::Cancelled);
    }
}
