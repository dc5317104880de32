//! What the desktop is asked for: files, and what lies on the clipboard. Thin, so that tests can
//! put something of their own in its place.

use std::path::PathBuf;
use std::pin::Pin;

/// The files that a person picked; `None` for none.
pub type Picked = Pin<Box<dyn Future<Output = Option<Vec<PathBuf>>> + Send>>;

/// The desktop.
pub trait Desktop: Send + Sync {
    /// Asks the person for files.
    fn pick_files(&self, title: &str) -> Picked;

    /// The files that lie on the clipboard, as a file manager puts them there. Blocks.
    fn clipboard_files(&self) -> Vec<PathBuf>;
}

/// The desktop that the window stands on.
#[derive(Clone, Copy, Debug)]
pub struct ThisDesktop;

impl Desktop for ThisDesktop {
    fn pick_files(&self, title: &str) -> Picked {
        let dialog = rfd::AsyncFileDialog::new().set_title(title);
        Box::pin(async move {
            let handles = dialog.pick_files().await?;
            Some(handles.into_iter().map(|handle| handle.path().to_owned()).collect())
        })
    }

    fn clipboard_files(&self) -> Vec<PathBuf> {
        let files = arboard::Clipboard::new().and_then(|mut clipboard| clipboard.get().file_list());
        files.unwrap_or_default()
    }
}
