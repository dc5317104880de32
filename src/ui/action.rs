//! What a person did, as the views report it. One place, [`super::app`], carries it out.

use crate::api::markup::ParseMode;
use crate::api::{ChatId, Id as _, MessageId, ReplyRef};
use crate::engine::Command;
use crate::i18n::Language;
use crate::store::{ChatFilter, FeedFilter, MessageRow, Seq};

use super::attach::AttachAction;
use super::files::FileAction;
use super::later::ScheduleAction;
use super::pictures::PictureAction;
use super::settings::SettingsAction;
use crate::ui::deeds::DeedAction;
use crate::ui::guard::GuardAction;
use crate::ui::members::MembersAction;

use super::bots::BotsAction;
use super::canned::CannedAction;
use super::chat_list::ListAction;
use super::chat_notes::NotesAction;
use super::guide::GuideAction;
use super::keyboards::KeyboardAction;
use super::links::LinkAction;
use super::search::SearchAction;

use super::checks::ChecksAction;
use super::export::ExportAction;
use super::methods::MethodsAction;
use super::miniapps::MiniAppsAction;
use super::notify::NotifyAction;

/// A place in the rail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// Chats and their conversations.
    #[default]
    Chats,
    /// All updates.
    Feed,
    /// What is not sent yet.
    Outbox,
    /// Every method, called by hand.
    Methods,
    /// The MiniApp bench.
    MiniApps,
    /// The examination of the bot and the go-live list.
    Checks,
    /// Who receives the updates.
    Webhook,
    /// What people see when they type a slash.
    Commands,
    /// Language, theme, data folder.
    Settings,
}

/// What a person did.
#[derive(Clone, Debug)]
pub enum Action {
    /// Start the demo.
    StartDemo,
    /// Connect with the entered token.
    Connect,
    /// Connect with the token of the environment.
    ConnectWithEnvironment,
    /// Stop connecting.
    CancelConnecting,
    /// Stop the bot in front.
    Disconnect,
    /// Something in the guide.
    Guide(GuideAction),
    /// Something with the bots.
    Bots(BotsAction),
    /// Go to a room.
    GoTo(Room),
    /// Open a chat.
    OpenChat(ChatId),
    /// Go back to the list, where it has no room beside the open chat.
    CloseChat,
    /// Open the next chat in the list, or the one before.
    StepChat(i32),
    /// Show other chats.
    FilterChats(ChatFilter),
    /// More of the chat list.
    MoreChats,
    /// Do something with chats of the list.
    Chats(ListAction),
    /// Do something about a search through messages.
    Search(SearchAction),
    /// Do something with notes and labels.
    Notes(NotesAction),
    /// Show other updates.
    FilterFeed(FeedFilter),
    /// Stop or resume the feed's view.
    HoldFeed(bool),
    /// Look at one update.
    SelectUpdate(Seq),
    /// Look at the update behind a message.
    SelectMessage(Seq),
    /// Open or close the details.
    ShowDetails(bool),
    /// Show the update as a tree or as text.
    DetailsAsText(bool),
    /// Go to the newest row of what is shown.
    ToLatest,
    /// Go to a message of the open chat.
    GoToMessage(ChatId, MessageId),
    /// Show all of a long message.
    Expand(Seq),
    /// Read what is written in this way.
    SetParseMode(ParseMode),
    /// Answer a message.
    ReplyTo(ReplyRef),
    /// Answer none.
    CancelReply,
    /// Send what is in the composer, as several messages if it is too long for one.
    Send {
        /// Without reading its markup.
        plain: bool,
    },
    /// Take an unsent message back into its chat's composer.
    EditUnsent(Seq),
    /// Attach something, or change what is attached.
    Attach(AttachAction),
    /// Choose when to send.
    Schedule(ScheduleAction),
    /// Something with canned replies.
    Canned(CannedAction),
    /// Something with buttons below messages.
    Keyboard(KeyboardAction),
    /// Something with a link.
    Link(LinkAction),
    /// Something for the engine.
    Engine(Box<Command>),
    /// Put a text on the clipboard.
    Copy(String),
    /// Write a text to a file that the person picks.
    SaveJson(String),
    /// Something in the method explorer.
    Methods(MethodsAction),
    /// Something on the MiniApp bench.
    MiniApps(MiniAppsAction),
    /// Something in the checks.
    Checks(ChecksAction),
    /// Something about an export.
    Export(ExportAction),
    /// Write a report to a file that the person picks.
    SaveReport {
        /// The file's name, as a proposal.
        name: String,
        /// The report.
        text: String,
    },
    /// Put a report on the clipboard.
    CopyReport(String),
    /// The same under a name of its own.
    SaveText {
        /// The name that is proposed.
        name: String,
        /// What is written.
        text: String,
    },
    /// Do something with a message that is there.
    Deed(DeedAction),
    /// Risky calls: questions, answers, the journal.
    Guard(GuardAction),
    /// Look after the open chat.
    Members(MembersAction),
    /// Something in the webhook panel.
    Webhook(super::webhook::WebhookAction),
    /// Something in the command menu.
    Commands(super::commands::CommandsAction),
    /// Something with a picture.
    Picture(PictureAction),
    /// Something with a file.
    File(FileAction),
    /// Something about being told.
    Notify(NotifyAction),
    /// Open or close the command palette.
    ShowPalette(bool),
    /// Open or close the list of shortcuts.
    ShowShortcuts(bool),
    /// Put a notice away.
    DismissNotice(usize),
    /// Something in the settings.
    Settings(SettingsAction),
    /// Speak another language.
    SetLanguage(Option<Language>),
    /// Wear other colours.
    SetTheme(Option<egui::Theme>),
}

/// What a message looks like when it is answered.
#[must_use]
pub fn reply_ref(row: &MessageRow, own_name: &str) -> Option<ReplyRef> {
    const QUOTED_CHARS: usize = 200;
    Some(ReplyRef {
        message_id: row.message_id.filter(|id| *id != MessageId::from_i64(0))?,
        from_name: Some(row.author.clone().unwrap_or_else(|| own_name.to_owned())),
        text: row.body.text().map(|text| text.chars().take(QUOTED_CHARS).collect()),
    })
}
