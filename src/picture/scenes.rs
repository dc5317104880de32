//! Pictures of the window: the same program against the same demo over HTTP, without a display.

mod access;
mod answers;
mod arranged;
mod bell;
mod bots;
mod deeds;
mod guide;
mod methods;
mod panels;
mod play;
mod reading;
mod sending;
mod settings;

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::ValueEnum;

use crate::ui::{Action, Console, Launch, SettingsSection};

use self::guide::Door;
use self::play::Play;
use super::{Stage, StageOptions};

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Scene {
    /// The first screen.
    Welcome,
    /// How to get a token, beside its field.
    TokenSteps,
    /// A bot whose token works, and the question what it is for.
    BotChecked,
    /// A bot whose updates another server has.
    WebhookSet,
    /// A bot that nobody has written to yet.
    WriteToBot,
    /// The first message, and a first answer that is suggested.
    FirstMessage,
    /// The chat list, no chat open.
    Chats,
    /// A conversation with an answer that was sent.
    Conversation,
    /// The same with the details open.
    Details,
    /// The chat list with labels, chats on top, muted and marked ones.
    Arranged,
    /// Chats that need an answer.
    NeedsAnswer,
    /// Chats that were put away.
    Archived,
    /// The menu of the open chat.
    ChatMenu,
    /// A private note and labels in the details.
    ChatNote,
    /// The labels of a chat.
    Labels,
    /// Messages that were found in all chats.
    SearchHits,
    /// The same in the open chat.
    SearchHere,
    /// A search without hits.
    NothingFound,
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
    /// The menu of the bell.
    Bell,
    /// The status bar while nobody is told of messages.
    Quiet,
    /// Several bots, and the list to switch between them.
    Bots,
    /// The dialog that forgets a bot.
    ForgetBot,
    /// Remembered bots that could not be connected.
    AbsentBots,
    /// The question before the window closes with messages waiting.
    Closing,
    /// The settings: language and looks.
    Settings,
    /// How a new message is told of.
    SettingsNotifications,
    /// Address, a proxy that refuses, polling.
    SettingsConnection,
    /// Folder, how long messages are kept, export, erase.
    SettingsData,
    /// The question before older messages are deleted.
    SettingsRetention,
    /// The program and what it is made of.
    About,
    /// A settings file that could be read in part only.
    SettingsDamaged,
    /// The list of shortcuts.
    Shortcuts,
    /// The command palette with something typed.
    Palette,
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

/// Draws a scene into a PNG file; `size` is in pixels.
pub fn draw(launch: Launch, scene: Scene, size: (u32, u32), file: &Path) -> Result<(), SceneError> {
    let stage = play(launch, scene, size)?;
    stage.save_png(file).map_err(|error| SceneError::Write(file.to_owned(), error))
}

/// Plays a scene to its end in a window of `size` pixels, as large as the settings' scale says.
pub fn play(mut launch: Launch, scene: Scene, size: (u32, u32)) -> Result<Stage, SceneError> {
    let door = Door::of(scene, &mut launch)?;
    let options = StageOptions {
        size: egui::vec2(size.0 as f32, size.1 as f32) / launch.settings.scale.factor(),
        theme: launch.settings.theme.unwrap_or(egui::Theme::Light),
        fonts: launch.fonts.clone(),
        ..StageOptions::default()
    };
    launch.settings.theme = Some(options.theme);
    let runtime = launch.runtime.clone();
    let stage = Stage::new(options);
    let console = Console::new(stage.context(), launch);
    let servers = Vec::new();
    let mut play = Play { stage, console, runtime: runtime.clone(), door, servers };
    let result = play.scene(scene);
    runtime.block_on(play.console.stop());
    result.map(|()| play.stage)
}

impl Play {
    fn scene(&mut self, scene: Scene) -> Result<(), SceneError> {
        if self.door.is_none() {
            self.until("the demo runs", |console| console.session().is_some())?;
            self.until("people have written", |console| {
                console.session().is_some_and(|session| session.chats.rows().len() >= 6)
            })?;
        }
        match scene {
            Scene::Welcome | Scene::Chats => {}
            Scene::TokenSteps
            | Scene::BotChecked
            | Scene::WebhookSet
            | Scene::WriteToBot
            | Scene::FirstMessage => self.guide(scene)?,
            Scene::Conversation => self.answered()?,
            Scene::Details => self.details()?,
            Scene::Arranged
            | Scene::NeedsAnswer
            | Scene::Archived
            | Scene::ChatMenu
            | Scene::ChatNote
            | Scene::Labels
            | Scene::SearchHits
            | Scene::SearchHere
            | Scene::NothingFound => self.arranged(scene)?,
            Scene::Group => self.in_group(false)?,
            Scene::Members => self.in_group(true)?,
            Scene::Feed => self.feed()?,
            Scene::Composer => self.composer()?,
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
            Scene::SendLater => self.send_later()?,
            Scene::Outbox => self.unsent()?,
            Scene::Methods => self.call("getChatAdministrators")?,
            Scene::MethodError => self.method_error()?,
            Scene::MethodCode => self.method_code(),
            Scene::Matrix => self.matrix()?,
            Scene::MiniappLink => self.miniapp_link()?,
            Scene::Miniapps => self.init_data(|good| good)?,
            Scene::MiniappsFailed => self.init_data(|good| good.replace("Ada", "Eve"))?,
            Scene::Checks => self.checks(),
            Scene::Export => self.export()?,
            Scene::Webhook => self.webhook_polling()?,
            Scene::WebhookFailing => self.webhook_failing()?,
            Scene::WebhookBench => self.webhook_bench()?,
            Scene::Commands => self.commands()?,
            Scene::Pictures => self.pictures()?,
            Scene::Viewer => self.viewer()?,
            Scene::Bell => self.bell()?,
            Scene::Quiet => self.quiet()?,
            Scene::Settings => self.settings(SettingsSection::General),
            Scene::SettingsNotifications => self.settings(SettingsSection::Notifications),
            Scene::SettingsConnection => self.settings_proxy()?,
            Scene::SettingsData => self.settings(SettingsSection::Data),
            Scene::SettingsRetention => self.settings_retention(),
            Scene::About => self.settings(SettingsSection::About),
            Scene::SettingsDamaged => self.settings_damaged()?,
            Scene::Bots => self.bots()?,
            Scene::ForgetBot => self.forget_bot()?,
            Scene::AbsentBots => self.absent_bots()?,
            Scene::Closing => self.closing()?,
            Scene::Shortcuts => self.act(Action::ShowShortcuts(true)),
            Scene::Palette => self.palette()?,
        }
        self.rest()
    }
}
