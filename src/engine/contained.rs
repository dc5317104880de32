//! Work on what came from outside, kept apart: when it panics, the program goes on.
//!
//! Where a panic unwinds, that is caught. Packages are built to end on a panic, since unwinding
//! takes a tenth of the program's file. There such work runs on a thread of its own, and one that
//! panics never comes back from the panic's hook: it sleeps for as long as the program runs.
//! `tests/packaging.rs` builds this file that way.

/// Does work and waits for it. `None` when it panicked, or was not even tried after too many panics
/// before. A lock that it holds then may never be released: it must take none that others need.
#[cfg(panic = "unwind")]
pub(super) fn contained<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).ok()
}

#[cfg(not(panic = "unwind"))]
pub(super) use apart::contained;

#[cfg(not(panic = "unwind"))]
mod apart {
    use std::cell::RefCell;
    use std::panic;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Once, mpsc};
    use std::thread;

    /// After so many panics nothing more is tried: each one keeps its memory.
    const MOST_PANICS: usize = 8;

    static HOOK: Once = Once::new();
    static PANICS: AtomicUsize = AtomicUsize::new(0);

    thread_local! {
        /// Tells who waits for this thread's work that there is nothing to wait for.
        static GIVE_UP: RefCell<Option<Box<dyn FnOnce()>>> = const { RefCell::new(None) };
    }

    pub(in super::super) fn contained<T: Send + 'static>(
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        HOOK.call_once(hook);
        if PANICS.load(Ordering::Relaxed) >= MOST_PANICS {
            return None;
        }
        let (done, result) = mpsc::channel();
        let given_up = done.clone();
        let work = move || {
            GIVE_UP.set(Some(Box::new(move || drop(given_up.send(None)))));
            drop(done.send(Some(work())));
        };
        thread::Builder::new().name("contained".to_owned()).spawn(work).ok()?;
        result.recv().ok().flatten()
    }

    /// The hook holds a lock that only another change of the hook needs: there is none after this one
    /// and the log's, which is earlier.
    fn hook() {
        let earlier = panic::take_hook();
        panic::set_hook(Box::new(move |panicked| {
            earlier(panicked);
            if let Some(give_up) = GIVE_UP.take() {
                PANICS.fetch_add(1, Ordering::Relaxed);
                give_up();
                loop {
                    thread::park();
                }
            }
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::contained;

    #[test]
    fn work_that_panics_is_given_up_and_the_next_is_done() {
        assert_eq!(contained(|| 1), Some(1));
        assert_eq!(contained(|| -> u8 { panic!("as a decoder may") }), None);
        assert_eq!(contained(|| vec![2]), Some(vec![2]));
    }
}
