//! What the palette can find besides chats.

use egui::Theme;

use crate::api::catalogue::Method;
use crate::i18n::{Language, Text};
use crate::store::{ChatFilter, ChatFlag, ChatSet};
use crate::ui::action::{Action, Room};
use crate::ui::attach::AttachAction;
use crate::ui::bots::{BotRef, BotsAction};
use crate::ui::canned::CannedAction;
use crate::ui::chat_list::ListAction;
use crate::ui::export::ExportAction;
use crate::ui::guard::GuardAction;
use crate::ui::icons::Icon;
use crate::ui::later::ScheduleAction;
use crate::ui::methods::MethodsAction;
use crate::ui::shortcuts::{Group, Shortcut};
use crate::ui::webhook::WebhookAction;

/// Something that can be found.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Which part of the list it belongs to.
    pub part: Part,
    /// Stands before it.
    pub icon: Icon,
    /// What it is called.
    pub name: String,
    /// What it is called in English, so that a known name is found in any language.
    pub english: String,
    /// Does the same.
    pub shortcut: Option<Shortcut>,
    /// What it does.
    pub actions: Vec<Action>,
}

/// Parts of the list, in the order in which they stand while nothing is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Chats.
    Chats,
    /// What can be done.
    Actions,
    /// Rooms.
    Rooms,
    /// Methods of the Bot API; they open their page, where a risky call is asked about.
    Methods,
}

impl Part {
    /// Its name.
    #[must_use]
    pub fn name(self) -> Text {
        match self {
            Self::Chats => Text::RoomChats,
            Self::Actions => Text::PaletteActions,
            Self::Rooms => Text::KeysRooms,
            Self::Methods => Text::RoomMethods,
        }
    }
}

/// What stands open, as far as the palette cares.
#[derive(Clone, Copy, Debug, Default)]
pub struct Where<'a> {
    /// A bot runs.
    pub running: bool,
    /// The open chat, with its name.
    pub chat: Option<(crate::api::ChatId, &'a str)>,
    /// Nobody is told of what arrives in it.
    pub muted: bool,
    /// Where the person is.
    pub room: Room,
    /// Whether the details are open.
    pub details_open: bool,
    /// The other bots that run, with their names.
    pub others: &'a [(BotRef, String)],
}

/// Everything that can be found now, besides chats.
#[must_use]
pub fn entries(at: Where<'_>, methods: &[Method], language: Language) -> Vec<Entry> {
    let entry = |part, icon, text: Text, shortcut, actions| Entry {
        part,
        icon,
        name: language.t(text).trim_end_matches('…').to_owned(),
        english: Language::English.t(text).to_owned(),
        shortcut,
        actions,
    };
    let act = |icon, text, actions| entry(Part::Actions, icon, text, None, actions);
    let mut entries = Vec::new();
    if at.chat.is_some() {
        let later = vec![Action::GoTo(Room::Chats), Action::Schedule(ScheduleAction::Open(None))];
        entries.push(entry(Part::Actions, Icon::Clock, Text::SendLater, Some(Shortcut::SendLater), later));
        let title = language.t(Text::AttachDialogTitle);
        let pick = vec![Action::GoTo(Room::Chats), Action::Attach(AttachAction::PickFiles(title))];
        entries.push(act(Icon::Attach, Text::AttachButton, pick));
    }
    for shortcut in Shortcut::ALL {
        let possible = match shortcut {
            Shortcut::Palette => false,
            Shortcut::NextBot | Shortcut::BotBefore => !at.others.is_empty(),
            Shortcut::ToLatest => at.chat.is_some(),
            shortcut => at.running || shortcut.needs_no_bot(),
        };
        if let (true, Some(action)) = (possible, shortcut.action(at.room, at.details_open)) {
            let part = if shortcut.group() == Group::Rooms { Part::Rooms } else { Part::Actions };
            entries.push(entry(part, icon(*shortcut), shortcut.name(), Some(*shortcut), vec![action]));
        }
    }
    if at.running {
        running(at, language, &act, &mut entries);
    }
    for (bot, name) in at.others {
        let mut found =
            act(Icon::Bot, Text::PaletteSwitch, vec![Action::Bots(BotsAction::Front(bot.clone()))]);
        found.name = language.fill(Text::PaletteSwitch, &[("name", name)]);
        found.english.clone_from(name);
        entries.push(found);
    }
    for (text, theme) in [
        (Text::ThemeSystem, None),
        (Text::ThemeLight, Some(Theme::Light)),
        (Text::ThemeDark, Some(Theme::Dark)),
    ] {
        let mut found = act(Icon::Eye, text, vec![Action::SetTheme(theme)]);
        found.name = format!("{}: {}", language.t(Text::ThemeField), found.name);
        found.english = format!("{}: {}", Language::English.t(Text::ThemeField), found.english);
        entries.push(found);
    }
    for choice in Language::ALL {
        let mut found = act(Icon::Settings, Text::LanguageField, vec![Action::SetLanguage(Some(choice))]);
        found.name = format!("{}: {}", found.name, choice.own_name());
        found.english = format!("{}: {} {}", found.english, choice.own_name(), choice.tag());
        entries.push(found);
    }
    if at.running {
        entries.extend(methods.iter().map(|method| Entry {
            part: Part::Methods,
            icon: Icon::Api,
            name: method.name.clone(),
            english: String::new(),
            shortcut: None,
            actions: vec![
                Action::GoTo(Room::Methods),
                Action::Methods(MethodsAction::Select(method.name.clone())),
            ],
        }));
    }
    entries
}

/// What a running bot adds.
fn running(
    at: Where<'_>,
    language: Language,
    act: &impl Fn(Icon, Text, Vec<Action>) -> Entry,
    entries: &mut Vec<Entry>,
) {
    let list = |only| {
        let filter = ChatFilter { text: String::new(), only };
        vec![Action::GoTo(Room::Chats), Action::FilterChats(filter)]
    };
    let refresh = vec![Action::GoTo(Room::Webhook), Action::Webhook(WebhookAction::Refresh)];
    entries.extend([
        act(Icon::Chats, Text::PaletteUnread, list(ChatSet::Unread)),
        act(Icon::Chats, Text::PaletteAll, list(ChatSet::All)),
        act(Icon::Keyboard, Text::CannedTitle, vec![Action::Canned(CannedAction::Open)]),
        act(Icon::Retry, Text::PaletteWebhook, refresh),
    ]);
    if let Some((chat, name)) = at.chat {
        let export = vec![Action::Export(ExportAction::OpenChat(chat, name.to_owned()))];
        let mut found = act(Icon::Save, Text::ExportChat, export);
        found.name = language.fill(Text::ExportChatTitle, &[("name", name)]);
        entries.push(found);
        let text = if at.muted { Text::UnmuteChat } else { Text::MuteChat };
        let mute = ListAction::Flag(chat, ChatFlag::Muted, !at.muted);
        entries.push(act(Icon::BellOff, text, vec![Action::Chats(mute)]));
    }
    entries.extend([
        act(Icon::Save, Text::ExportFeed, vec![Action::Export(ExportAction::OpenFeed)]),
        act(Icon::Lock, Text::JournalMenu, vec![Action::Guard(GuardAction::ShowJournal(true))]),
        act(Icon::Plus, Text::PaletteAddBot, vec![Action::Bots(BotsAction::Add)]),
        act(Icon::Close, Text::Disconnect, vec![Action::Disconnect]),
    ]);
}

fn icon(shortcut: Shortcut) -> Icon {
    match shortcut {
        Shortcut::GoChats => Icon::Chats,
        Shortcut::GoFeed => Icon::Feed,
        Shortcut::GoOutbox => Icon::Send,
        Shortcut::GoWebhook => Icon::Webhook,
        Shortcut::GoCommands => Icon::Menu,
        Shortcut::GoMethods => Icon::Api,
        Shortcut::GoMiniApps => Icon::MiniApp,
        Shortcut::GoChecks => Icon::Checks,
        Shortcut::GoSettings => Icon::Settings,
        Shortcut::Details => Icon::Panel,
        Shortcut::List => Icon::Keyboard,
        Shortcut::NextBot | Shortcut::BotBefore => Icon::Bot,
        Shortcut::Larger => Icon::Plus,
        Shortcut::Smaller => Icon::Minus,
        Shortcut::NormalSize => Icon::Retry,
        Shortcut::ChatBefore => Icon::Up,
        _ => Icon::Down,
    }
}
