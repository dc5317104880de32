//! Scenes of what is about to be sent and of what is not sent.

use crate::api::{ChatId, MediaKind};
use crate::engine::Command;
use crate::sandbox::{Fault, FaultKind};
use crate::store::{Attachment, AttachmentSource, Draft, FileRef, NewSend};
use crate::ui::{Action, AttachAction, Composer, Room, ScheduleAction};

use super::{Play, SceneError};

impl Play {
    /// A message that is written now and sent later.
    pub(super) fn send_later(&mut self) -> Result<(), SceneError> {
        self.open_private()?;
        self.type_text("Good morning! Your parcel is on its way.");
        self.act(Action::Schedule(ScheduleAction::Open(None)));
        Ok(())
    }

    /// Attaches files of a folder that lives as long as the scene.
    pub(super) fn attached(&mut self) -> Result<(), SceneError> {
        self.open_private()?;
        let unmade = |_| SceneError::without("a place for the files");
        let folder = tempfile::tempdir().map_err(unmade)?;
        let at = |name: &str| folder.path().join(name);
        let garden = image::RgbImage::from_fn(480, 320, |x, y| match y {
            0..140 => image::Rgb([130, 180 + (y / 4) as u8, 235]),
            _ => image::Rgb([70 + (x / 8) as u8, 120 + (y / 8) as u8, 60]),
        });
        let unwritten = |error| SceneError::Write(folder.path().to_owned(), error);
        for name in ["garden.png", "scan.pdf"] {
            garden.save_with_format(at(name), image::ImageFormat::Png).map_err(unwritten)?;
        }
        let mut manual = b"%PDF-1.7\n".to_vec();
        manual.resize(1_840_000, b' ');
        std::fs::write(at("manual.pdf"), manual).map_err(unmade)?;
        std::fs::write(at("notes.txt"), "").map_err(unmade)?;
        let paths = ["garden.png", "manual.pdf", "scan.pdf", "notes.txt"].map(at).to_vec();
        self.act(Action::Attach(AttachAction::Add(paths)));
        self.type_text("Here is the manual, and how the garden looks now.");
        self.until("the files were looked at", |console| {
            let open = console.session().and_then(|session| session.conversation.as_ref());
            open.is_some_and(|open| open.composer.attachments.len() == 3)
        })?;
        self.rest()
    }

    /// Sends into faults of the sandbox: one message is refused, one is in doubt, one waits.
    pub(super) fn unsent(&mut self) -> Result<(), SceneError> {
        let chat = self.open_private()?;
        // First of all: the pause that the server asks for below holds back what has not begun.
        self.upload_and_schedule(chat)?;
        let control = self.control()?;
        let refusal =
            |code, description: &str| FaultKind::Error { code, description: description.to_owned() };
        let faults = [
            (refusal(403, "Forbidden: the user has blocked the bot"), "The manual is on its way to you."),
            (FaultKind::CutAfter, "Yes, within two days."),
            (FaultKind::TooMany { retry_after: Some(600) }, "Is there anything else?"),
        ];
        for (nth, (kind, text)) in faults.into_iter().enumerate() {
            control.fault(Fault { method: Some("sendMessage".to_owned()), kind, times: 1 });
            self.type_text(text);
            self.act(Action::Send { plain: false });
            self.until("the send came back", |console| {
                console.session().is_some_and(|session| {
                    let unsent = session.unsent;
                    let back = unsent.failed + unsent.unknown;
                    back as usize > nth || (nth == 2 && unsent.waiting == 3)
                })
            })?;
        }
        self.act(Action::GoTo(Room::Outbox));
        Ok(())
    }

    /// A file on its way to another chat, and a message for later.
    fn upload_and_schedule(&mut self, chat: ChatId) -> Result<(), SceneError> {
        const BYTES: u64 = 40_000_000;
        let failed = |_| SceneError::without("a file to upload");
        let other = self.group()?;
        let file = tempfile::NamedTempFile::with_suffix(".pdf").map_err(failed)?;
        file.as_file().set_len(BYTES).map_err(failed)?;
        let kind = FaultKind::SlowUpload { bytes_per_second: 2_000_000 };
        self.control()?.fault(Fault { method: Some("sendDocument".to_owned()), kind, times: 1 });
        let Ok(file) = crate::engine::file::inspect(file.path()) else {
            return Err(SceneError::without("a file to upload"));
        };
        let file = FileRef { name: "Catalogue 2026.pdf".to_owned(), ..file };
        let caption = "Here is the whole catalogue.";
        let source = AttachmentSource::File(file);
        let attachment = Attachment { kind: MediaKind::Document, source };
        let upload = NewSend::attached(other, attachment).captioned(caption);
        let later = Some(crate::engine::now_millis() + 20 * 3_600_000);
        let text = "Good morning!".to_owned();
        let draft = Draft { text, send_at: later, ..Draft::default() };
        let mut planned = Composer::resumed(draft);
        for send in [vec![upload], planned.take(chat, false)] {
            self.act(Action::Engine(Box::new(Command::SendAll(send, None))));
        }
        self.until("the file is on its way", |console| {
            console.session().is_some_and(|session| {
                session.unsent.waiting >= 2
                    && session.engine().uploads().values().any(|upload| upload.bytes_per_second > 0)
            })
        })
    }
}
