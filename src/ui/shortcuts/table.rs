//! The table of shortcuts.

use egui::{Key, Modifiers};

use super::Keys;
use crate::i18n::Text;
use crate::ui::action::{Action, Room};
use crate::ui::bots::BotsAction;
use crate::ui::chat_list::ListAction;
use crate::ui::search::SearchAction;

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
    ($($group:ident { $($shortcut:ident: $name:ident, $place:ident, [$($keys:expr),+];)* })*) => {
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
                match self { $($(Self::$shortcut => Text::$name,)*)* }
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
        Palette: PaletteTitle, Window, [K::command(Key::K)];
        List: KeysTitle, NoText, [K::plain(Key::Questionmark)];
        Details: KeyDetails, NotComposer, [K::command(Key::I)];
        NextBot: KeyNextBot, Window, [K::command(Key::PageDown)];
        BotBefore: KeyBotBefore, Window, [K::command(Key::PageUp)];
        Larger: KeyLarger, Always, [K::command(Key::Plus), K::command(Key::Equals)];
        Smaller: KeySmaller, Always, [K::command(Key::Minus)];
        NormalSize: KeyNormalSize, Always, [K::command(Key::Num0)];
    }
    Chats {
        FindHere: SearchHere, NotMethods, [K::command(Key::F)];
        FindAnywhere: SearchEverywhere, Window, [K::with(COMMAND_SHIFT, Key::F)];
        NextWaiting: KeyNextWaiting, Window, [K::with(ALT_SHIFT, Key::ArrowDown)];
        NextChat: KeyNextChat, Window, [K::with(Modifiers::ALT, Key::ArrowDown)];
        ChatBefore: KeyChatBefore, Window, [K::with(Modifiers::ALT, Key::ArrowUp)];
        ToLatest: ToLatest, Window, [K::command(Key::End)];
    }
    Writing {
        Send: KeySend, Composer, [K::plain(Key::Enter)];
        SendLater: SendLater, Composer, [K::with(COMMAND_SHIFT, Key::Enter)];
        NewLine: KeyNewLine, Composer, [K::with(Modifiers::SHIFT, Key::Enter)];
        Bold: StyleBold, Composer, [K::command(Key::B)];
        Italic: StyleItalic, Composer, [K::command(Key::I)];
        Code: StyleCode, Composer, [K::command(Key::E)];
        Link: StyleLink, Composer, [K::with(COMMAND_SHIFT, Key::K)];
        EditLast: KeyEditLast, Composer, [K::plain(Key::ArrowUp)];
        ToMessages: KeyToMessages, Composer, [K::command(Key::ArrowUp)];
        LeaveReply: CancelReply, Composer, [K::plain(Key::Escape)];
    }
    Message {
        MessageMenu: KeyMenu, Message, [
            K::plain(Key::Enter), K::plain(Key::Space), K::with(Modifiers::SHIFT, Key::F10), K::plain(Key::Menu)
        ];
        MessageBefore: KeyMessageBefore, Message, [K::plain(Key::ArrowUp)];
        MessageAfter: KeyMessageAfter, Message, [K::plain(Key::ArrowDown)];
        ToComposer: KeyToComposer, Message, [K::plain(Key::Escape)];
        Reply: Reply, Message, [K::plain(Key::R)];
        Edit: EditMessage, Message, [K::plain(Key::E)];
        CopyText: CopyText, Message, [K::command(Key::C)];
        Forward: ForwardTo, Message, [K::plain(Key::F)];
        CopyTo: CopyTo, Message, [K::plain(Key::K)];
        Pin: PinMessage, Message, [K::plain(Key::P)];
        Versions: EarlierTexts, Message, [K::plain(Key::V)];
        Raw: ShowRaw, Message, [K::plain(Key::U)];
        Delete: DeleteMessage, Message, [K::plain(Key::Delete)];
    }
    Rooms {
        GoChats: RoomChats, Window, [K::command(Key::Num1)];
        GoFeed: RoomFeed, Window, [K::command(Key::Num2)];
        GoOutbox: RoomOutbox, Window, [K::command(Key::Num3)];
        GoWebhook: RoomWebhook, Window, [K::command(Key::Num4)];
        GoCommands: RoomCommands, Window, [K::command(Key::Num5)];
        GoMethods: RoomMethods, Window, [K::command(Key::Num6)];
        GoMiniApps: RoomMiniApps, Window, [K::command(Key::Num7)];
        GoChecks: RoomChecks, Window, [K::command(Key::Num8)];
        GoSettings: RoomSettings, Window, [K::command(Key::Comma)];
    }
    Methods {
        SearchMethods: MethodsSearch, Methods, [K::command(Key::F)];
        CallMethod: KeyCall, Methods, [K::command(Key::Enter)];
    }
    Picture {
        PictureBefore: ViewerBefore, Picture, [K::plain(Key::ArrowLeft)];
        PictureAfter: ViewerNext, Picture, [K::plain(Key::ArrowRight)];
        PictureLarger: ZoomIn, Picture, [K::plain(Key::Plus), K::plain(Key::Equals)];
        PictureSmaller: ZoomOut, Picture, [K::plain(Key::Minus)];
        PictureFit: ZoomFit, Picture, [K::plain(Key::Num0)];
    }
    Buttons {
        ButtonLeft: KeyButtonLeft, KeyboardButton, [K::with(Modifiers::ALT, Key::ArrowLeft)];
        ButtonRight: KeyButtonRight, KeyboardButton, [K::with(Modifiers::ALT, Key::ArrowRight)];
        ButtonUp: KeyButtonUp, KeyboardButton, [K::with(Modifiers::ALT, Key::ArrowUp)];
        ButtonDown: KeyButtonDown, KeyboardButton, [K::with(Modifiers::ALT, Key::ArrowDown)];
        ButtonRemove: KeyButtonRemove, KeyboardButton, [K::plain(Key::Delete)];
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
