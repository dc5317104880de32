//! What a person did, as the views report it. One place, [`super::app`], carries it out.

use crate::api::markup::ParseMode;
use crate::api::{ChatId, Id as _, MessageId, ReplyRef};
use crate::engine::Command;
use crate::i18n::Language;
use crate::store::{ChatFilter, FeedFilter, MessageRow, Seq};
use crate::ui::members::MembersAction;

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
    /// Who receives the updates.
    Webhook,
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
    /// Leave this bot.
    Disconnect,
    /// Go to a room.
    GoTo(Room),
    /// Open a chat.
    OpenChat(ChatId),
    /// Open the next chat in the list, or the one before.
    StepChat(i32),
    /// Show other chats.
    FilterChats(ChatFilter),
    /// More of the chat list.
    MoreChats,
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
    /// Ask for another time of a send that waits for its time.
    ChangeTime(Seq),
    /// Something for the engine.
    Engine(Box<Command>),
    /// Put a text on the clipboard.
    Copy(String),
    /// Write a text to a file that the person picks.
    SaveJson(String),
    /// Look after the open chat.
    Members(MembersAction),
    /// Something in the webhook panel.
    Webhook(super::webhook::WebhookAction),
    /// Put a notice away.
    DismissNotice(usize),
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
