//! The table of shortcuts.

use egui::{Key, Modifiers};

use super::Keys;
use crate::i18n::Text;
use crate::ui::action::{Action, Room};
use crate::ui::bots::BotsAction;
use crate::ui::chat_list::ListAction;
use crate::ui::search::SearchAction;
use crate::ui::settings::{Resize, SettingsAction};

/// Where a shortcut holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Everywhere, in front of dialogs too.
    Always,
    /// Everywhere but behind a dialog.
    Window,
    /// The same, but not while a message is being written.
    NotComposer,
    /// The same, but in no field for text: it is a character.
    NoText,
    /// Everywhere but behind a dialog and in the method explorer, which has its own.
    NotMethods,
    /// While a message is being written.
    Composer,
    /// On a message.
    Message,
    /// In the method explorer.
    Methods,
    /// On a picture that is looked at.
    Picture,
    /// On a button of a keyboard that is being built.
    KeyboardButton,
}

impl Place {
    /// Whether one press could reach both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        // The innermost place is asked first for its own keys; what is told apart is told apart by
        // where the keyboard is.
        match (self, other) {
            (a, b) if a == b => true,
            (Self::Always, _) | (_, Self::Always) => true,
            (Self::NotMethods, Self::Methods) | (Self::Methods, Self::NotMethods) => false,
            (Self::NotMethods, other) | (other, Self::NotMethods) => Self::Window.meets(other),
            (Self::Window, Self::Picture | Self::KeyboardButton)
            | (Self::Picture | Self::KeyboardButton, Self::Window) => false,
            (Self::Window, _) | (_, Self::Window) => true,
            (Self::NotComposer, Self::NoText | Self::Message | Self::Methods)
            | (Self::NoText | Self::Message | Self::Methods, Self::NotComposer) => true,
            (Self::NoText, Self::Message | Self::Methods) | (Self::Message | Self::Methods, Self::NoText) => {
                true
            }
            _ => false,
        }
    }
}

/// Under which heading a shortcut is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Getting around.
    Window,
    /// Rooms of the rail.
    Rooms,
    /// Chats.
    Chats,
    /// Writing a message.
    Writing,
    /// A message that has the keyboard.
    Message,
    /// The method explorer.
    Methods,
    /// Looking at a picture.
    Picture,
    /// Building buttons.
    Buttons,
}

impl Group {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 8] = [
        Self::Window,
        Self::Chats,
        Self::Writing,
        Self::Message,
        Self::Rooms,
        Self::Methods,
        Self::Picture,
        Self::Buttons,
    ];

    /// Its heading.
    #[must_use]
    pub fn heading(self) -> Text {
        match self {
            Self::Window => Text::KeysWindow,
            Self::Rooms => Text::KeysRooms,
            Self::Chats => Text::RoomChats,
            Self::Writing => Text::KeysWriting,
            Self::Message => Text::KeysMessage,
            Self::Methods => Text::RoomMethods,
            Self::Picture => Text::KeysPicture,
            Self::Buttons => Text::KeysButtons,
        }
    }
}

macro_rules! shortcuts {
    ($($group:ident { $($shortcut:ident: $name:path, $place:ident, [$($keys:expr),+];)* })*) => {
        /// Something that keys do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each stands beside its name below")]
        pub enum Shortcut { $($($shortcut,)*)* }

        impl Shortcut {
            /// All of them, in the order of the list.
            pub const ALL: &[Self] = &[$($(Self::$shortcut,)*)*];

            /// What it is called.
            #[must_use]
            pub const fn name(self) -> Text {
                match self { $($(Self::$shortcut => $name,)*)* }
            }

            /// Where it holds.
            #[must_use]
            pub const fn place(self) -> Place {
                match self { $($(Self::$shortcut => Place::$place,)*)* }
            }

            /// Under which heading it is listed.
            #[must_use]
            pub const fn group(self) -> Group {
                match self { $($(Self::$shortcut => Group::$group,)*)* }
            }

            /// The keys; the first are shown.
            #[must_use]
            pub const fn keys(self) -> &'static [Keys] {
                match self { $($(Self::$shortcut => const { &[$($keys),+] },)*)* }
            }
        }
    };
}

use Keys as K;

const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);

shortcuts! {
    Window {
        Palette: Text::PaletteTitle, Window, [K::command(Key::K)];
        List: Text::KeysTitle, NoText, [K::plain(Key::Questionmark)];
        Details: Text::KeyDetails, NotComposer, [K::command(Key::I)];
        NextBot: Text::KeyNextBot, Window, [K::command(Key::PageDown)];
        BotBefore: Text::KeyBotBefore, Window, [K::command(Key::PageUp)];
        Larger: Text::KeyLarger, Always, [K::command(Key::Plus), K::command(Key::Equals)];
        Smaller: Text::KeySmaller, Always, [K::command(Key::Minus)];
        NormalSize: Text::KeyNormalSize, Always, [K::command(Key::Num0)];
    }
    Chats {
        FindHere: Text::SearchHere, NotMethods, [K::command(Key::F)];
        FindAnywhere: Text::SearchEverywhere, Window, [K::with(COMMAND_SHIFT, Key::F)];
        NextWaiting: Text::KeyNextWaiting, Window, [K::with(ALT_SHIFT, Key::ArrowDown)];
        NextChat: Text::KeyNextChat, Window, [K::with(Modifiers::ALT, Key::ArrowDown)];
        ChatBefore: Text::KeyChatBefore, Window, [K::with(Modifiers::ALT, Key::ArrowUp)];
        ToLatest: Text::ToLatest, Window, [K::command(Key::End)];
    }
    Writing {
        Send: Text::KeySend, Composer, [K::plain(Key::Enter)];
        SendLater: Text::SendLater, Composer, [K::with(COMMAND_SHIFT, Key::Enter)];
        NewLine: Text::KeyNewLine, Composer, [K::with(Modifiers::SHIFT, Key::Enter)];
        Bold: Text::StyleBold, Composer, [K::command(Key::B)];
        Italic: Text::StyleItalic, Composer, [K::command(Key::I)];
        Code: Text::StyleCode, Composer, [K::command(Key::E)];
        Link: Text::StyleLink, Composer, [K::with(COMMAND_SHIFT, Key::K)];
        EditLast: Text::KeyEditLast, Composer, [K::plain(Key::ArrowUp)];
        ToMessages: Text::KeyToMessages, Composer, [K::command(Key::ArrowUp)];
        LeaveReply: Text::CancelReply, Composer, [K::plain(Key::Escape)];
    }
    Message {
        MessageMenu: Text::KeyMenu, Message, [
            K::plain(Key::Enter), K::plain(Key::Space), K::with(Modifiers::SHIFT, Key::F10), K::plain(Key::Menu)
        ];
        MessageBefore: Text::KeyMessageBefore, Message, [K::plain(Key::ArrowUp)];
        MessageAfter: Text::KeyMessageAfter, Message, [K::plain(Key::ArrowDown)];
        ToComposer: Text::KeyToComposer, Message, [K::plain(Key::Escape)];
        Reply: Text::Reply, Message, [K::plain(Key::R)];
        Edit: Text::EditMessage, Message, [K::plain(Key::E)];
        CopyText: Text::CopyText, Message, [K::command(Key::C)];
        Forward: Text::ForwardTo, Message, [K::plain(Key::F)];
        CopyTo: Text::CopyTo, Message, [K::plain(Key::K)];
        Pin: Text::PinMessage, Message, [K::plain(Key::P)];
        Versions: Text::EarlierTexts, Message, [K::plain(Key::V)];
        Raw: Text::ShowRaw, Message, [K::plain(Key::U)];
        Delete: Text::DeleteMessage, Message, [K::plain(Key::Delete)];
    }
    Rooms {
        GoChats: Text::RoomChats, Window, [K::command(Key::Num1)];
        GoFeed: Text::RoomFeed, Window, [K::command(Key::Num2)];
        GoOutbox: Text::RoomOutbox, Window, [K::command(Key::Num3)];
        GoWebhook: Text::RoomWebhook, Window, [K::command(Key::Num4)];
        GoCommands: Text::RoomCommands, Window, [K::command(Key::Num5)];
        GoMethods: Text::RoomMethods, Window, [K::command(Key::Num6)];
        GoMiniApps: Text::RoomMiniApps, Window, [K::command(Key::Num7)];
        GoChecks: Text::RoomChecks, Window, [K::command(Key::Num8)];
        GoSettings: Text::RoomSettings, Window, [K::command(Key::Comma)];
    }
    Methods {
        SearchMethods: Text::MethodsSearch, Methods, [K::command(Key::F)];
        CallMethod: Text::KeyCall, Methods, [K::command(Key::Enter)];
    }
    Picture {
        PictureBefore: Text::ViewerBefore, Picture, [K::plain(Key::ArrowLeft)];
        PictureAfter: Text::ViewerNext, Picture, [K::plain(Key::ArrowRight)];
        PictureLarger: Text::ZoomIn, Picture, [K::plain(Key::Plus), K::plain(Key::Equals)];
        PictureSmaller: Text::ZoomOut, Picture, [K::plain(Key::Minus)];
        PictureFit: Text::ZoomFit, Picture, [K::plain(Key::Num0)];
    }
    Buttons {
        ButtonLeft: Text::KeyButtonLeft, KeyboardButton, [K::with(Modifiers::ALT, Key::ArrowLeft)];
        ButtonRight: Text::KeyButtonRight, KeyboardButton, [K::with(Modifiers::ALT, Key::ArrowRight)];
        ButtonUp: Text::KeyButtonUp, KeyboardButton, [K::with(Modifiers::ALT, Key::ArrowUp)];
        ButtonDown: Text::KeyButtonDown, KeyboardButton, [K::with(Modifiers::ALT, Key::ArrowDown)];
        ButtonRemove: Text::KeyButtonRemove, KeyboardButton, [K::plain(Key::Delete)];
    }
}

impl Shortcut {
    /// Whether it means something before a bot is connected.
    #[must_use]
    pub fn needs_no_bot(self) -> bool {
        self.group() == Group::Window && !matches!(self, Self::Details | Self::NextBot | Self::BotBefore)
    }

    /// Whether it means something in this room.
    #[must_use]
    pub fn holds_in_room(self, room: Room) -> bool {
        self.place() != Place::NotMethods || room != Room::Methods
    }

    /// What the window does at it; `None` for what a part of the window does itself.
    #[must_use]
    pub fn action(self, room: Room, details_open: bool) -> Option<Action> {
        Some(match self {
            Self::Palette => Action::ShowPalette(true),
            Self::List => Action::ShowShortcuts(true),
            Self::Details => Action::ShowDetails(!details_open),
            Self::NextBot => Action::Bots(BotsAction::Step(1)),
            Self::BotBefore => Action::Bots(BotsAction::Step(-1)),
            Self::Larger => Action::Settings(SettingsAction::Resize(Resize::Larger)),
            Self::Smaller => Action::Settings(SettingsAction::Resize(Resize::Smaller)),
            Self::NormalSize => Action::Settings(SettingsAction::Resize(Resize::Normal)),
            Self::FindHere => Action::Search(SearchAction::Begin { here: room == Room::Chats }),
            Self::FindAnywhere => Action::Search(SearchAction::Begin { here: false }),
            Self::NextWaiting => Action::Chats(ListAction::NextWaiting),
            Self::NextChat => Action::StepChat(1),
            Self::ChatBefore => Action::StepChat(-1),
            Self::ToLatest => Action::ToLatest,
            Self::GoChats => Action::GoTo(Room::Chats),
            Self::GoFeed => Action::GoTo(Room::Feed),
            Self::GoOutbox => Action::GoTo(Room::Outbox),
            Self::GoWebhook => Action::GoTo(Room::Webhook),
            Self::GoCommands => Action::GoTo(Room::Commands),
            Self::GoMethods => Action::GoTo(Room::Methods),
            Self::GoMiniApps => Action::GoTo(Room::MiniApps),
            Self::GoChecks => Action::GoTo(Room::Checks),
            Self::GoSettings => Action::GoTo(Room::Settings),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_shortcuts_collide() {
        for (nth, one) in Shortcut::ALL.iter().enumerate() {
            for other in &Shortcut::ALL[nth + 1..] {
                if !one.place().meets(other.place()) {
                    continue;
                }
                for keys in one.keys() {
                    for others in other.keys() {
                        assert!(!keys.collide(*others), "{one:?} and {other:?} are both {keys:?}");
                    }
                }
            }
        }
    }
}
