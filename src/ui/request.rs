//! One-shot work in the background, asked for by a view and picked up in a later frame.

use poll_promise::Promise;
use tokio::runtime::Handle;

use crate::engine::Wake;

/// Where background work runs and whom it wakes.
#[derive(Clone)]
pub struct Tasks {
    runtime: Handle,
    wake: Wake,
}

impl Tasks {
    /// Work on `runtime`; `wake` is called when a piece of it is done.
    pub fn new(runtime: Handle, wake: Wake) -> Self {
        Self { runtime, wake }
    }

    /// The runtime.
    #[must_use]
    pub fn runtime(&self) -> &Handle {
        &self.runtime
    }

    /// What wakes the screen.
    #[must_use]
    pub fn wake(&self) -> &Wake {
        &self.wake
    }
}

/// At most one piece of work at a time; starting another one forgets the first.
pub struct Request<T: Send + 'static> {
    promise: Option<Promise<T>>,
    task: Option<tokio::task::AbortHandle>,
}

impl<T: Send + 'static> Default for Request<T> {
    fn default() -> Self {
        Self { promise: None, task: None }
    }
}

impl<T: Send + 'static> Drop for Request<T> {
    /// Leaving a view cancels what it asked for.
    fn drop(&mut self) {
        self.cancel();
    }
}

impl<T: Send + 'static> Request<T> {
    /// Runs a future. It is dropped at its next await when the view is left.
    pub fn start(&mut self, tasks: &Tasks, work: impl Future<Output = T> + Send + 'static) {
        self.cancel();
        let (sender, promise) = Promise::new();
        let wake = tasks.wake.clone();
        // The value is there before the screen is woken; `Promise::spawn_async` has no place for that.
        let task = tasks.runtime.spawn(async move {
            sender.send(work.await);
            wake();
        });
        self.task = Some(task.abort_handle());
        self.promise = Some(promise);
    }

    /// Runs a blocking read.
    pub fn start_blocking(&mut self, tasks: &Tasks, work: impl FnOnce() -> T + Send + 'static) {
        self.cancel();
        let (sender, promise) = Promise::new();
        let wake = tasks.wake.clone();
        tasks.runtime.spawn_blocking(move || {
            sender.send(work());
            wake();
        });
        self.promise = Some(promise);
    }

    /// The result, once, when it is there.
    pub fn take(&mut self) -> Option<T> {
        match self.promise.take()?.try_take() {
            Ok(value) => {
                self.task = None;
                Some(value)
            }
            Err(pending) => {
                self.promise = Some(pending);
                None
            }
        }
    }

    /// Whether it is under way.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.promise.is_some()
    }

    /// Forgets it.
    pub fn cancel(&mut self) {
        self.promise = None;
        if let Some(task) = self.task.take() {
            task.abort();
        }
    }
}
