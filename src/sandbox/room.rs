//! How much memory requests may take together.
//!
//! Each request has limits of its own; many large ones at once must not add up to more than the
//! computer has. What does not fit is refused with 503 rather than waited for, so that a slow
//! upload cannot hold up the others.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::refusal::Refusal;

/// In all, in KiB.
const ALL: usize = 384 * 1024;

/// What is left.
#[derive(Debug, Clone)]
pub(super) struct Room(Arc<Semaphore>);

/// What one request has taken. Given back when it is dropped.
#[derive(Debug, Default)]
pub(super) struct Taken(Option<OwnedSemaphorePermit>);

impl Room {
    pub fn new() -> Self {
        Self(Arc::new(Semaphore::new(ALL)))
    }

    /// Takes more for a request.
    pub fn take(&self, taken: &mut Taken, bytes: usize) -> Result<(), Refusal> {
        let kib = u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX);
        let more = Arc::clone(&self.0).try_acquire_many_owned(kib).map_err(|_| {
            Refusal::new(503, "Service Unavailable: too much is being sent at once; try again")
        })?;
        match &mut taken.0 {
            Some(permit) => permit.merge(more),
            none => *none = Some(more),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_back_can_be_taken_again() {
        let room = Room::new();
        let (mut first, mut second) = (Taken::default(), Taken::default());
        for _ in 0..ALL / (64 * 1024) {
            room.take(&mut first, 64 * 1024 * 1024).expect("there is room");
        }
        assert_eq!(room.take(&mut second, 1).map_err(|refusal| refusal.code), Err(503));
        drop(first);
        assert!(room.take(&mut second, 1).is_ok());
    }
}
