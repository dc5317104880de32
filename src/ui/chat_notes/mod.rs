//! What a person keeps about a chat for themselves: a note and labels. Nothing of it is ever sent.

mod labels_view;
mod view;

use std::time::{Duration, Instant};

use crate::api::ChatId;
use crate::store::{LabelChange, LabelId, MAX_NOTE_CHARS, Store, StoreError};

use super::request::{Request, Tasks};
use super::widgets::avatar::COLORS;

pub use labels_view::LabelsView;
pub use view::NotesView;

/// A note is kept when the typing has paused for this long.
const PAUSE: Duration = Duration::from_millis(600);

/// What is done with notes and labels.
#[derive(Clone, Debug)]
pub enum NotesAction {
    /// Write the note about this chat.
    WriteNote(ChatId),
    /// Show the labels, to put them on a chat if one is named.
    OpenLabels(Option<(ChatId, String)>),
    /// Put the labels away.
    CloseLabels,
    /// Change labels.
    Change(LabelChange),
}

/// The note about the open chat.
struct NoteEdit {
    chat: ChatId,
    text: String,
    /// Until it was read, nothing can be written.
    loaded: bool,
    changed: Option<Instant>,
}

/// A label that is being written: a new one, or one that is there.
#[derive(Clone, Debug)]
struct LabelEdit {
    id: Option<LabelId>,
    name: String,
    color: u8,
}

/// The dialog of the labels.
#[derive(Clone, Debug, Default)]
pub struct LabelsDialog {
    chat: Option<(ChatId, String)>,
    edit: Option<LabelEdit>,
    /// Asked once more before it goes from the chats that carry it.
    removing: Option<LabelId>,
}

impl LabelsDialog {
    /// The chat that labels are put on.
    #[must_use]
    pub fn chat_id(&self) -> Option<ChatId> {
        self.chat.as_ref().map(|(chat, _)| *chat)
    }
}

/// Notes and labels on the screen.
#[derive(Default)]
pub struct ChatNotes {
    note: Option<NoteEdit>,
    reading: Request<(ChatId, Result<Option<String>, StoreError>)>,
    /// The keyboard goes to the note.
    wants_focus: bool,
    /// The dialog of the labels, while it is open.
    pub labels: Option<LabelsDialog>,
}

impl ChatNotes {
    /// Looks after the note of the open chat. A note to keep, when the typing has paused or the chat
    /// was left. Once a frame.
    pub fn update(&mut self, open: Option<ChatId>, store: &Store, tasks: &Tasks) -> Option<(ChatId, String)> {
        let mut keep = None;
        if self.note.as_ref().map(|note| note.chat) != open {
            keep = self.take_unkept();
            self.note = open.map(|chat| NoteEdit { chat, text: String::new(), loaded: false, changed: None });
            if let Some(chat) = open {
                let store = store.clone();
                self.reading.start_blocking(tasks, move || (chat, store.note(chat)));
            }
        }
        if let Some((chat, read)) = self.reading.take()
            && let Some(note) = self.note.as_mut().filter(|note| note.chat == chat)
        {
            match read {
                Ok(text) => {
                    note.text = text.unwrap_or_default();
                    note.loaded = true;
                }
                Err(error) => tracing::error!(%error, "a note could not be read"),
            }
        }
        if self.due().is_some_and(|due| due.is_zero()) {
            keep = keep.or_else(|| self.take_unkept());
        }
        keep
    }

    /// When the note is to be kept.
    #[must_use]
    pub fn due(&self) -> Option<Duration> {
        let changed = self.note.as_ref()?.changed?;
        Some(PAUSE.saturating_sub(changed.elapsed()))
    }

    /// What was written and is not kept yet.
    pub fn take_unkept(&mut self) -> Option<(ChatId, String)> {
        let note = self.note.as_mut()?;
        note.changed.take()?;
        Some((note.chat, note.text.clone()))
    }

    /// The keyboard goes to the note.
    pub fn write_note(&mut self) {
        self.wants_focus = true;
    }

    /// Whether everything that was asked for is there.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.reading.is_running()
    }

    fn written(&mut self) {
        if let Some(note) = &mut self.note {
            if let Some((end, _)) = note.text.char_indices().nth(MAX_NOTE_CHARS) {
                note.text.truncate(end);
            }
            note.changed = Some(Instant::now());
        }
    }

    /// Opens the labels.
    pub fn open_labels(&mut self, chat: Option<(ChatId, String)>) {
        self.labels = Some(LabelsDialog { chat, ..LabelsDialog::default() });
    }
}

/// The colour of a label.
#[must_use]
pub fn color_of(color: u8) -> egui::Color32 {
    COLORS[usize::from(color) % COLORS.len()]
}
