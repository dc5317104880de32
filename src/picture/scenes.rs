//! Pictures of the window: the same program against the same demo over HTTP, without a display.

mod answers;
mod panels;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::ValueEnum;
use serde_json::json;

use crate::api::markup::ParseMode;
use crate::api::{ChatId, MediaKind, MessageBody};
use crate::sandbox::{Control, Fault, FaultKind, Pressed, Sandbox};
use crate::store::{MessageRow, NewSend};
use crate::ui::deeds::{DeedAction, Passing};
use crate::ui::guard::GuardAction;
use crate::ui::pictures::PictureAction;
use crate::ui::{
    Action, AttachAction, ChecksAction, Composer, Console, ExportAction, Launch, MethodsAction, MethodsPage,
    MethodsTab, MiniAppsAction, Room, ScheduleAction, Session, Start,
};

use super::{Stage, StageOptions};

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Scene {
    /// The first screen.
    Welcome,
    /// The chat list, no chat open.
    Chats,
    /// A conversation with an answer that was sent.
    Conversation,
    /// The same with the details open.
    Details,
    /// A conversation in a group, with notices.
    Group,
    /// A group with what MPChat tells about it and its people.
    Members,
    /// All updates, one of them open.
    Feed,
    /// The composer with a formatted message and its preview.
    Composer,
    /// A conversation whose messages have buttons.
    Buttons,
    /// Buttons that are being built.
    KeyboardBuilder,
    /// The question before a link opens.
    Link,
    /// Canned replies offered while their name is typed.
    CannedPopup,
    /// All canned replies.
    CannedReplies,
    /// A canned reply that is being written.
    CannedEdit,
    /// The menu of a message.
    MessageMenu,
    /// A message that is being changed, others that were changed, pinned and deleted.
    Editing,
    /// The earlier texts of a message.
    Versions,
    /// The choice of a chat to forward to.
    Forward,
    /// The question before a risky call.
    Guard,
    /// The journal of risky calls.
    Journal,
    /// The composer with files: a picture, a document, one that is not what its name says, and one
    /// that cannot be sent.
    Attachments,
    /// The question for a time.
    SendLater,
    /// What is not sent: refused, in doubt, waiting.
    Outbox,
    /// The method explorer with an answer.
    Methods,
    /// A call that failed, and the history beside it.
    MethodError,
    /// The method explorer's code.
    MethodCode,
    /// Every method at a glance.
    Matrix,
    /// The MiniApp bench: a direct link and an open button.
    MiniappLink,
    /// initData that passes every step.
    Miniapps,
    /// initData that was changed on the way.
    MiniappsFailed,
    /// The demo bot examined.
    Checks,
    /// The dialog of an export.
    Export,
    /// The webhook panel while the console polls.
    Webhook,
    /// The same with a webhook whose receiver refuses what is pushed.
    WebhookFailing,
    /// The test bench with an answer.
    WebhookBench,
    /// The command menu with edits that are not applied.
    Commands,
    /// Pictures and files: shown, failed, on another host.
    Pictures,
    /// A picture looked at closely.
    Viewer,
    /// The settings.
    Settings,
}

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SceneError {
    /// The demo did not get there.
    #[error("the scene did not come to rest within {0:?}: {1}")]
    Unsettled(Duration, &'static str),
    /// The file could not be written.
    #[error("the picture {0} could not be written: {1}")]
    Write(PathBuf, image::ImageError),
}

impl SceneError {
    fn without(what: &'static str) -> Self {
        Self::Unsettled(Duration::ZERO, what)
    }
}

/// The longest that any step of a scene may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Draws a scene into a PNG file.
pub fn draw(mut launch: Launch, scene: Scene, size: (u32, u32), file: &Path) -> Result<(), SceneError> {
    launch.start = if scene == Scene::Welcome { Start::Welcome } else { Start::Demo };
    let options = StageOptions {
        size: egui::vec2(size.0 as f32, size.1 as f32),
        theme: launch.settings.theme.unwrap_or(egui::Theme::Light),
        fonts: launch.fonts.clone(),
        ..StageOptions::default()
    };
    launch.settings.theme = Some(options.theme);
    let runtime = launch.runtime.clone();
    let stage = Stage::new(options);
    let console = Console::new(stage.context(), launch);
    let mut play = Play { stage, console, runtime: runtime.clone() };
    let result = play
        .scene(scene)
        .and_then(|()| play.stage.save_png(file).map_err(|error| SceneError::Write(file.to_owned(), error)));
    runtime.block_on(play.console.stop());
    result
}

struct Play {
    stage: Stage,
    console: Console,
    runtime: tokio::runtime::Handle,
}

impl Play {
    fn scene(&mut self, scene: Scene) -> Result<(), SceneError> {
        if scene != Scene::Welcome {
            self.until("the demo runs", |console| console.session().is_some())?;
            self.until("people have written", |console| {
                console.session().is_some_and(|session| session.chats.rows().len() >= 6)
            })?;
        }
        match scene {
            Scene::Welcome | Scene::Chats => {}
            Scene::Conversation => self.answered()?,
            Scene::Details => {
                self.answered()?;
                self.act(Action::ShowDetails(true));
                let seq = self.console.session().and_then(|session| {
                    let rows = session.conversation.as_ref()?.window().rows();
                    rows.iter().rev().find(|row| row.send.is_none()).map(|row| row.seq)
                });
                if let Some(seq) = seq {
                    self.act(Action::SelectMessage(seq));
                    self.until("the update is read", |console| {
                        console.session().is_some_and(|session| session.details.shown() == Some(seq))
                    })?;
                }
            }
            Scene::Group => {
                let group = self.chat(|kind| kind != crate::api::ChatKind::Private);
                self.open(group)?;
            }
            Scene::Members => {
                let group = self.chat(|kind| kind != crate::api::ChatKind::Private);
                self.open(group)?;
                self.act(Action::ShowDetails(true));
            }
            Scene::Feed => {
                self.act(Action::GoTo(Room::Feed));
                let seq =
                    self.console.session().and_then(|session| session.feed.rows().last().map(|row| row.seq));
                if let Some(seq) = seq {
                    self.act(Action::SelectUpdate(seq));
                    self.until("the update is read", |console| {
                        console.session().is_some_and(|session| session.details.shown() == Some(seq))
                    })?;
                }
            }
            Scene::Composer => {
                let chat = self.chat(|kind| kind == crate::api::ChatKind::Private);
                self.open(chat)?;
                self.act(Action::SetParseMode(ParseMode::Html));
                self.type_text("It comes as a <b>PDF</b> to the address in your profile, <i>within two days</i>. See <a href=\"https://mp.net\">your orders</a>.");
            }
            Scene::Buttons => self.buttons()?,
            Scene::KeyboardBuilder => self.keyboard_builder()?,
            Scene::Link => self.link()?,
            Scene::CannedPopup => self.canned_popup()?,
            Scene::CannedReplies => self.canned()?,
            Scene::CannedEdit => self.canned_edit()?,
            Scene::MessageMenu
            | Scene::Editing
            | Scene::Versions
            | Scene::Forward
            | Scene::Guard
            | Scene::Journal => self.deeds(scene)?,
            Scene::Attachments => self.attached()?,
            Scene::SendLater => {
                let chat = self.chat(|kind| kind == crate::api::ChatKind::Private);
                self.open(chat)?;
                self.type_text("Good morning! Your parcel is on its way.");
                self.act(Action::Schedule(ScheduleAction::Open(None)));
            }
            Scene::Outbox => self.unsent()?,
            Scene::Methods => {
                self.call("getChatAdministrators")?;
            }
            Scene::MethodError => {
                self.call("getMe")?;
                self.refused_call()?;
            }
            Scene::MethodCode => {
                self.begin_message();
                self.act(Action::Methods(MethodsAction::Tab(MethodsTab::Code)));
            }
            Scene::Matrix => {
                self.call("getMe")?;
                self.refused_call()?;
                self.act(Action::Methods(MethodsAction::CheckSupport));
                self.until("the check is done", Console::is_settled)?;
                self.act(Action::Methods(MethodsAction::View(MethodsPage::Matrix)));
            }
            Scene::MiniappLink => {
                self.act(Action::GoTo(Room::MiniApps));
                self.until("the demo's MiniApp is known", |console| {
                    console.session().is_some_and(|session| session.miniapps.is_settled())
                })?;
            }
            Scene::Miniapps => self.init_data(|good| good)?,
            Scene::MiniappsFailed => self.init_data(|good| good.replace("Ada", "Eve"))?,
            Scene::Checks => {
                self.act(Action::GoTo(Room::Checks));
                let at = crate::engine::now_millis();
                self.act(Action::Checks(ChecksAction::Run { send_text: String::new(), at }));
                self.act(Action::Checks(ChecksAction::Tick("token.secret", Some(at))));
            }
            Scene::Export => {
                let chat = self.chat(|kind| kind == crate::api::ChatKind::Private);
                self.open(chat)?;
                if let Some(chat) = chat {
                    self.act(Action::Export(ExportAction::OpenChat(chat, "Ada Lovelace".to_owned())));
                }
            }
            Scene::Webhook => self.webhook_polling()?,
            Scene::WebhookFailing => self.webhook_failing()?,
            Scene::WebhookBench => self.webhook_bench()?,
            Scene::Commands => self.commands()?,
            Scene::Pictures => self.pictures()?,
            Scene::Viewer => {
                let chat = self.chat(|kind| kind == crate::api::ChatKind::Private);
                self.open(chat)?;
                let photo = |row: &&MessageRow| matches!(&row.body, MessageBody::Media(media) if media.kind == MediaKind::Photo);
                let seq = self.console.session().and_then(|session| {
                    let rows = session.conversation.as_ref()?.window().rows();
                    rows.iter().rfind(photo).map(|row| row.seq)
                });
                if let Some(seq) = seq {
                    self.act(Action::Picture(PictureAction::View(seq)));
                }
            }
            Scene::Settings => self.act(Action::GoTo(Room::Settings)),
        }
        self.rest()
    }

    /// Attaches files of a folder that lives as long as the scene.
    fn attached(&mut self) -> Result<(), SceneError> {
        let chat = self.chat(|kind| kind == crate::api::ChatKind::Private);
        self.open(chat)?;
        let unmade = |_| SceneError::Unsettled(Duration::ZERO, "the files could not be made");
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

    /// Calls a method about the first group, if it asks for a chat.
    fn call(&mut self, method: &str) -> Result<(), SceneError> {
        self.act(Action::GoTo(Room::Methods));
        self.act(Action::Methods(MethodsAction::Select(method.to_owned())));
        if method.contains("Chat")
            && let Some(chat) = self.chat(|kind| kind != crate::api::ChatKind::Private)
        {
            self.write_call(&json!({ "chat_id": chat.0 }));
        }
        self.act(Action::Methods(MethodsAction::Send));
        self.until("the call is answered", Console::is_settled)
    }

    /// Sends a message to nobody.
    fn refused_call(&mut self) -> Result<(), SceneError> {
        self.act(Action::Methods(MethodsAction::Select("sendMessage".to_owned())));
        self.write_call(&json!({ "chat_id": 4_242_424_242_i64, "text": "Hello?" }));
        self.act(Action::Methods(MethodsAction::Send));
        self.until("the call is refused", Console::is_settled)
    }

    /// Writes a message with a button and does not send it.
    fn begin_message(&mut self) {
        self.act(Action::GoTo(Room::Methods));
        self.act(Action::Methods(MethodsAction::Select("sendMessage".to_owned())));
        let chat = self.chat(|kind| kind == crate::api::ChatKind::Private).map_or(0, |chat| chat.0);
        let button = json!({ "text": "Open the shop", "web_app": { "url": "https://shop.example/orders" } });
        self.write_call(&json!({
            "chat_id": chat,
            "text": "It's here: \"the manual\"\nPage 7 — 第七页 🙂",
            "parse_mode": "HTML",
            "reply_markup": { "inline_keyboard": [[button]] },
        }));
    }

    fn write_call(&mut self, params: &serde_json::Value) {
        if let Some(session) = self.console.session_mut() {
            session.methods.write(params);
        }
        self.frame(Vec::new());
    }

    /// Checks initData that Ada's MiniApp got from the sandbox, perhaps spoilt.
    fn init_data(&mut self, spoil: impl Fn(String) -> String) -> Result<(), SceneError> {
        self.act(Action::GoTo(Room::MiniApps));
        let ada = self.chat(|kind| kind == crate::api::ChatKind::Private).map_or(0, |chat| chat.0);
        let control = self.console.session().and_then(|session| Some(session.sandbox()?.control()));
        let opened = control.map(|control| control.open_mini_app(ada, ada, "orders", Some("ref_42")));
        let Some(Ok(Pressed::MiniApp { init_data, .. })) = opened else {
            return Err(SceneError::Unsettled(Duration::ZERO, "the demo has no MiniApp"));
        };
        let now = crate::engine::now_millis() / 1000;
        self.act(Action::MiniApps(MiniAppsAction::CheckThis(spoil(init_data), now)));
        Ok(())
    }

    /// Does something with the messages of a chat.
    fn deeds(&mut self, scene: Scene) -> Result<(), SceneError> {
        self.answered()?;
        let answer = self.own_message();
        self.act(Action::Deed(DeedAction::EditLast));
        self.type_text("Thank you, I am looking it up now. ");
        self.act(Action::Send { plain: false });
        self.until("the edit is done", |console| own_of(console).is_some_and(|row| row.changed_before))?;
        let theirs = self.their_message();
        if let Some(row) = theirs.clone() {
            self.act(Action::Deed(DeedAction::Pin(Box::new(row), true)));
            self.until("it is pinned", |console| {
                console
                    .session()
                    .and_then(|session| session.conversation.as_ref())
                    .is_some_and(|open| !open.pinned().0.is_empty())
            })?;
        }
        let (Some(own), Some(theirs), true) = (self.own_message(), theirs, answer.is_some()) else {
            return Err(SceneError::Unsettled(Duration::ZERO, "there is no message"));
        };
        let own = Box::new(own);
        match scene {
            Scene::MessageMenu => {
                let id = egui::Id::unique(("message-menu", own.seq.0));
                egui::Popup::open_id(self.stage.context(), id);
            }
            Scene::Editing => self.act(Action::Deed(DeedAction::Edit(own))),
            Scene::Versions => self.act(Action::Deed(DeedAction::Versions(own))),
            Scene::Forward => self.act(Action::Deed(DeedAction::Pick(Box::new(theirs), Passing::Forward))),
            Scene::Guard => self.act(Action::Deed(DeedAction::Delete(own))),
            _ => {
                self.act(Action::Deed(DeedAction::Delete(own)));
                self.act(Action::Guard(GuardAction::Confirm));
                self.until("it is deleted", |console| {
                    own_of(console).is_some_and(|row| row.deleted_at.is_some())
                })?;
                self.act(Action::Guard(GuardAction::ShowJournal(true)));
            }
        }
        Ok(())
    }

    fn own_message(&self) -> Option<MessageRow> {
        own_of(&self.console).cloned()
    }

    fn their_message(&self) -> Option<MessageRow> {
        let rows = self.console.session()?.conversation.as_ref()?.window().rows();
        rows.iter().rev().find(|row| row.send.is_none() && row.body.text().is_some()).cloned()
    }

    /// Sends into faults of the sandbox: one message is refused, one is in doubt, one waits.
    fn unsent(&mut self) -> Result<(), SceneError> {
        let chat = self.chat(|kind| kind == crate::api::ChatKind::Private);
        self.open(chat)?;
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

    /// What people and the server of the demo do.
    fn control(&self) -> Result<Control, SceneError> {
        let server = self.console.session().and_then(Session::sandbox);
        server.map(Sandbox::control).ok_or(SceneError::without("the demo's server"))
    }

    /// Somebody sends pictures and files of every kind.
    fn pictures(&mut self) -> Result<(), SceneError> {
        let Some(chat) = self.chat(|kind| kind == crate::api::ChatKind::Private) else {
            return Err(SceneError::Unsettled(Duration::ZERO, "there is no private chat"));
        };
        let Some(control) = self.console.session().and_then(|session| Some(session.sandbox()?.control()))
        else {
            return Err(SceneError::Unsettled(Duration::ZERO, "the demo has no server"));
        };
        self.open(Some(chat))?;
        let who = (chat.0, chat.0);
        let broken = b"\x89PNG\r\n\x1a\n and nothing after it".to_vec();
        control.sends_file(who, MediaKind::Photo, ("broken.png", "image/png", broken), "");
        let elsewhere = ("https://photos.example.com/holiday.jpg", "holiday.jpg");
        control.sends_address(who, MediaKind::Photo, elsewhere, (1200, 800));
        let film = ("https://films.example.com/unboxing.mp4", "unboxing.mp4");
        control.sends_address(who, MediaKind::Video, film, (1280, 720));
        let bill = ("Invoice 1042, corrected on Monday.pdf", "application/pdf", vec![b'x'; 184_320]);
        let last = control.sends_file(who, MediaKind::Document, bill, "Here it is.");
        self.until("the files have arrived", |console| {
            console.session().is_some_and(|session| {
                let rows = session.conversation.as_ref().map_or(&[][..], |open| open.window().rows());
                last > 0 && rows.last().is_some_and(|row| row.body.text() == Some("Here it is."))
            })
        })
    }

    /// A file on its way to another chat, and a message for later.
    fn upload_and_schedule(&mut self, chat: Option<ChatId>) -> Result<(), SceneError> {
        const BYTES: u64 = 40_000_000;
        let failed = |_| SceneError::Unsettled(Duration::ZERO, "there is no file to upload");
        let other = self.chat(|kind| kind == crate::api::ChatKind::Group);
        let (Some(chat), Some(other)) = (chat, other) else {
            return Err(SceneError::Unsettled(Duration::ZERO, "there is no such chat"));
        };
        let file = tempfile::NamedTempFile::with_suffix(".pdf").map_err(failed)?;
        file.as_file().set_len(BYTES).map_err(failed)?;
        let Some(session) = self.console.session() else {
            return Err(SceneError::Unsettled(Duration::ZERO, "the demo is gone"));
        };
        if let Some(sandbox) = session.sandbox() {
            let kind = FaultKind::SlowUpload { bytes_per_second: 2_000_000 };
            sandbox.control().fault(Fault { method: Some("sendDocument".to_owned()), kind, times: 1 });
        }
        let Ok(file) = crate::engine::file::inspect(file.path()) else {
            return Err(SceneError::Unsettled(Duration::ZERO, "there is no file to upload"));
        };
        let file = crate::store::FileRef { name: "Catalogue 2026.pdf".to_owned(), ..file };
        let caption = "Here is the whole catalogue.";
        let source = crate::store::AttachmentSource::File(file);
        let attachment = crate::store::Attachment { kind: MediaKind::Document, source };
        let upload = NewSend::attached(other, attachment).captioned(caption);
        let later = Some(crate::engine::now_millis() + 20 * 3_600_000);
        let text = "Good morning!".to_owned();
        let draft = crate::store::Draft { text, send_at: later, ..crate::store::Draft::default() };
        let mut planned = Composer::resumed(draft);
        for send in [vec![upload], planned.take(chat, false)] {
            session.engine().command(crate::engine::Command::SendAll(send));
        }
        self.until("the file is on its way", |console| {
            console.session().is_some_and(|session| {
                session.unsent.waiting >= 2
                    && session.engine().uploads().values().any(|upload| upload.bytes_per_second > 0)
            })
        })
    }

    /// Opens the first private chat and answers in it.
    fn answered(&mut self) -> Result<(), SceneError> {
        let chat = self.chat(|kind| kind == crate::api::ChatKind::Private);
        self.open(chat)?;
        self.type_text("Hello! Thank you for writing. I am looking it up.");
        self.act(Action::Send { plain: false });
        self.until("the answer is sent", |console| {
            console.session().and_then(|session| session.conversation.as_ref()).is_some_and(|conversation| {
                conversation.window().rows().iter().any(|row| {
                    row.send.as_ref().is_some_and(|send| send.state == crate::store::SendState::Sent)
                })
            })
        })
    }

    fn chat(&self, wanted: impl Fn(crate::api::ChatKind) -> bool) -> Option<ChatId> {
        let rows = self.console.session()?.chats.rows();
        rows.iter().find(|row| wanted(row.kind)).map(|row| row.chat_id)
    }

    fn open(&mut self, chat: Option<ChatId>) -> Result<(), SceneError> {
        let Some(chat) = chat else {
            return Err(SceneError::Unsettled(Duration::ZERO, "there is no such chat"));
        };
        self.act(Action::OpenChat(chat));
        self.until("the chat is open", |console| {
            console.session().and_then(|session| session.conversation.as_ref()).is_some_and(|conversation| {
                conversation.is_settled() && !conversation.window().rows().is_empty()
            })
        })
    }

    fn type_text(&mut self, text: &str) {
        self.frame(Vec::new());
        self.frame(vec![egui::Event::Text(text.to_owned())]);
    }

    fn act(&mut self, action: Action) {
        let context = self.stage.context().clone();
        self.console.handle(&context, action);
        self.frame(Vec::new());
    }

    fn frame(&mut self, events: Vec<egui::Event>) {
        let context = self.stage.context().clone();
        self.console.logic(&context);
        let console = &mut self.console;
        self.stage.frame(events, |ui| console.ui(ui));
    }

    /// Runs frames until it is so.
    fn until(&mut self, what: &'static str, is_so: impl Fn(&Console) -> bool) -> Result<(), SceneError> {
        let began = Instant::now();
        loop {
            self.frame(Vec::new());
            if is_so(&self.console) {
                return Ok(());
            }
            if began.elapsed() > PATIENCE {
                return Err(SceneError::Unsettled(PATIENCE, what));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Runs frames until nothing is under way and animations have ended.
    fn rest(&mut self) -> Result<(), SceneError> {
        self.until("nothing is under way", Console::is_settled)?;
        for _ in 0..30 {
            self.frame(Vec::new());
        }
        Ok(())
    }
}

/// The last message of the bot in the open chat.
fn own_of(console: &Console) -> Option<&MessageRow> {
    let rows = console.session()?.conversation.as_ref()?.window().rows();
    let written = |row: &&MessageRow| matches!(row.body, MessageBody::Text(_) | MessageBody::Media(_));
    rows.iter().rev().filter(written).find(|row| row.send.is_some())
}
