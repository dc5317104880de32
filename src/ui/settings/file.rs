//! Writing the settings in the background, one after the other.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::settings::Settings;
use crate::ui::request::{Request, Tasks};

/// Where the settings are written. The last choice is the one that stays, however fast they came.
pub struct SettingsFile {
    shelf: Arc<Shelf>,
    writing: Request<Option<String>>,
    problem: Option<String>,
}

struct Shelf {
    folder: PathBuf,
    /// What is to be written next.
    waiting: Mutex<Option<Settings>>,
    /// Held while writing. Why the last write failed.
    pen: Mutex<Option<String>>,
}

impl Shelf {
    /// Blocking. Writes what waits; returns why the last write failed.
    fn write(&self) -> Option<String> {
        let mut problem = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(settings) = waiting {
            *problem = settings.save(&self.folder).err().map(|error| error.to_string());
            if let Some(problem) = &*problem {
                tracing::warn!(%problem, "the settings could not be written");
            }
        }
        problem.clone()
    }
}

impl SettingsFile {
    /// The file in a data folder.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        let shelf = Shelf { folder, waiting: Mutex::default(), pen: Mutex::default() };
        Self { shelf: Arc::new(shelf), writing: Request::default(), problem: None }
    }

    /// Writes them, when what is being written is done.
    pub fn write(&mut self, settings: &Settings, tasks: &Tasks) {
        *self.shelf.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(settings.clone());
        let shelf = Arc::clone(&self.shelf);
        self.writing.start_blocking(tasks, move || shelf.write());
    }

    /// Takes in what the background brought.
    pub fn update(&mut self) {
        if let Some(problem) = self.writing.take() {
            self.problem = problem;
        }
    }

    /// Why the last write failed, in the system's words.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }

    /// Whether everything is written.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.writing.is_running()
    }

    /// Resolves when everything is written.
    pub fn finish(&self) -> impl Future<Output = ()> + Send + 'static {
        let shelf = Arc::clone(&self.shelf);
        async move {
            let _ = tokio::task::spawn_blocking(move || shelf.write()).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Scale;

    #[test]
    fn of_many_choices_the_last_one_stays() {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let tasks = Tasks::new(runtime.handle().clone(), Arc::new(|| ()));
        let folder = tempfile::tempdir().unwrap();
        let mut file = SettingsFile::new(folder.path().to_owned());
        let mut settings = Settings::default();
        for percent in Scale::PERCENT {
            settings.scale = Scale::new(percent).unwrap();
            file.write(&settings, &tasks);
        }
        runtime.block_on(file.finish());
        assert_eq!(Settings::load(folder.path()).scale.percent(), *Scale::PERCENT.end());
    }
}
