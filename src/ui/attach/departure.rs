//! The last look at files between *Send* and the outbox: one that vanished meanwhile is told here
//! and not after a failed request.

use crate::api::{ChatId, MessageBody};
use crate::store::{Draft, FileRef, NewSend};
use crate::ui::request::{Request, Tasks};

use super::checks::Looked;
use super::look_at_all;

/// Messages that are to be sent, and what they were made of.
pub struct Departure {
    /// Where to.
    pub chat_id: ChatId,
    /// What stood in the composer.
    pub draft: Draft,
    /// What is to be sent, in order.
    pub sends: Vec<NewSend>,
    /// What the look told, once it is done.
    pub looked: Option<Vec<(FileRef, Looked)>>,
    look: Request<Vec<(FileRef, Looked)>>,
}

impl Departure {
    /// Looks at the files of these messages.
    pub fn new(chat_id: ChatId, draft: Draft, sends: Vec<NewSend>, tasks: &Tasks) -> Self {
        let files: Vec<FileRef> = sends.iter().filter_map(|send| send.file.clone()).collect();
        let mut look = Request::default();
        let looked = files.is_empty().then(Vec::new);
        if looked.is_none() {
            look.start_blocking(tasks, move || look_at_all(files));
        }
        Self { chat_id, draft, sends, looked, look }
    }

    /// Whether everything was looked at.
    pub fn is_ready(&mut self) -> bool {
        if let Some(looked) = self.look.take() {
            for (file, looked) in &looked {
                self.note_sides(file, looked);
            }
            self.looked = Some(looked);
        }
        self.looked.is_some()
    }

    /// A picture's sides go along, so that its bubble has its shape before the picture is there.
    fn note_sides(&mut self, file: &FileRef, looked: &Looked) {
        for send in self.sends.iter_mut().filter(|send| send.file.as_ref() == Some(file)) {
            if let (MessageBody::Media(media), Some((width, height))) = (&mut send.body, looked.sides) {
                (media.width, media.height) = (Some(width), Some(height));
            }
        }
    }
}
