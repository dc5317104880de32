//! The chats that wrote to the bot: state and view.

use std::collections::HashSet;

use egui::{Id, ScrollArea, Ui};

use crate::api::{ChatId, ChatKind};
use crate::i18n::{Clock, Language, Text, TimeText};
use crate::store::{
    BodyKind, ChatCounts, ChatFilter, ChatRow, ChatSet, Preview, SendState, Store, StoreError,
};

use super::action::Action;
use super::icons::Icon;
use super::request::{Request, Tasks};
use super::theme::space;
use super::widgets::{self, EmptyState, chat_row};

/// Chats read at first, and more with every scroll to the end.
const STEP: usize = 200;

/// Unsent messages looked through for chats in trouble.
const MOST_UNSENT: usize = 500;

/// What one read of the store brings.
struct Fresh {
    rows: Vec<ChatRow>,
    counts: ChatCounts,
    open: Option<ChatRow>,
    trouble: HashSet<ChatId>,
}

/// What the list shows first, read while the bot is connected: the first frame with the bot has its
/// chats.
pub struct FirstChats {
    rows: Vec<ChatRow>,
    counts: ChatCounts,
}

impl FirstChats {
    /// Blocking.
    pub fn read(store: &Store) -> Result<Self, StoreError> {
        Ok(Self { rows: store.chats(&ChatFilter::default(), STEP)?, counts: store.chat_counts()? })
    }
}

/// The chat list.
pub struct ChatList {
    filter: ChatFilter,
    rows: Vec<ChatRow>,
    counts: ChatCounts,
    limit: usize,
    open: Option<ChatId>,
    open_row: Option<ChatRow>,
    /// Chats in which something of ours failed or is in doubt.
    trouble: HashSet<ChatId>,
    changed: bool,
    loaded: bool,
    request: Request<Result<Fresh, StoreError>>,
    search: String,
    /// The open chat was chosen: bring its row into view.
    scroll_to_open: bool,
    /// How far the list is scrolled, and how high its view is.
    view: (f32, f32),
}

impl ChatList {
    /// The list of a store, which is asked unless it was before.
    pub fn new(first: Option<FirstChats>, store: &Store, tasks: &Tasks) -> Self {
        let mut list = Self {
            filter: ChatFilter::default(),
            rows: Vec::new(),
            counts: ChatCounts::default(),
            limit: STEP,
            open: None,
            open_row: None,
            trouble: HashSet::new(),
            changed: false,
            loaded: false,
            request: Request::default(),
            search: String::new(),
            scroll_to_open: false,
            view: (0.0, 0.0),
        };
        match first {
            Some(FirstChats { rows, counts }) => {
                list.rows = rows;
                list.counts = counts;
                list.loaded = true;
            }
            None => list.ask(store, tasks),
        }
        list
    }

    /// Something in it has changed.
    pub fn changed(&mut self) {
        self.changed = true;
    }

    /// The rows, most recent first.
    #[must_use]
    pub fn rows(&self) -> &[ChatRow] {
        &self.rows
    }

    /// Whether the first answer has come.
    #[must_use]
    pub fn is_loaded(&self) -> bool {
        self.loaded
    }

    /// How many chats each set holds.
    #[must_use]
    pub fn counts(&self) -> ChatCounts {
        self.counts
    }

    /// A chat, if it is in the list.
    #[must_use]
    pub fn row(&self, chat: ChatId) -> Option<&ChatRow> {
        self.rows.iter().find(|row| row.chat_id == chat)
    }

    /// Which chat is open beside the list; it is kept up to date even when the filter hides it.
    pub fn set_open(&mut self, chat: Option<ChatId>) {
        self.open = chat;
        self.scroll_to_open = true;
        self.changed = true;
    }

    /// Whether nobody has written to the bot, as far as is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let put_away = self.counts.archived > 0;
        self.loaded && self.rows.is_empty() && !put_away && self.filter == ChatFilter::default()
    }

    /// The open chat's row, when it was read anew.
    pub fn take_open_row(&mut self) -> Option<ChatRow> {
        self.open_row.take()
    }

    /// Shows other chats.
    pub fn set_filter(&mut self, filter: ChatFilter) {
        self.filter = filter;
        self.limit = STEP;
        self.changed = true;
    }

    /// Reads more of a long list.
    pub fn more(&mut self) {
        if self.rows.len() >= self.limit {
            self.limit += STEP;
            self.changed = true;
        }
    }

    /// The chat `step` places below `open`.
    #[must_use]
    pub fn neighbour(&self, open: Option<ChatId>, step: i32) -> Option<ChatId> {
        let at = open.and_then(|open| self.rows.iter().position(|row| row.chat_id == open));
        let index = match at {
            Some(at) => at as i64 + i64::from(step),
            None => 0,
        };
        self.rows.get(usize::try_from(index).ok()?).map(|row| row.chat_id)
    }

    /// Takes a finished read in and starts the next. Once a frame.
    pub fn update(&mut self, store: &Store, tasks: &Tasks) {
        match self.request.take() {
            Some(Ok(fresh)) => {
                self.rows = fresh.rows;
                self.counts = fresh.counts;
                self.open_row = fresh.open;
                self.trouble = fresh.trouble;
                self.loaded = true;
            }
            Some(Err(error)) => tracing::error!(%error, "the chat list could not be read"),
            None => {}
        }
        if self.changed && !self.request.is_running() {
            self.changed = false;
            self.ask(store, tasks);
        }
    }

    fn ask(&mut self, store: &Store, tasks: &Tasks) {
        let (store, filter, limit, open) = (store.clone(), self.filter.clone(), self.limit, self.open);
        self.request.start_blocking(tasks, move || {
            let open = open.map(|chat| store.chat(chat)).transpose()?.flatten();
            let unsent = store.outbox_open(MOST_UNSENT)?.into_iter();
            let trouble = unsent
                .filter(|item| matches!(item.status.state, SendState::Failed | SendState::Unknown))
                .map(|item| item.chat_id)
                .collect();
            Ok(Fresh { rows: store.chats(&filter, limit)?, counts: store.chat_counts()?, open, trouble })
        });
    }
}

/// What the list needs to know besides itself.
#[derive(Clone, Copy)]
pub struct ChatListView<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
    /// The bot's username, for the empty list.
    pub bot: &'a str,
}

impl ChatListView<'_> {
    /// Shows search, chips and rows.
    pub fn show(&self, ui: &mut Ui, list: &mut ChatList, actions: &mut Vec<Action>) {
        let language = self.language;
        ui.spacing_mut().item_spacing.y = 0.0;
        egui::Frame::new().inner_margin(space::M).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            let hint = language.t(Text::SearchChats);
            let id = Id::unique("chat-search");
            let clear = language.t(Text::ClearFilter);
            if widgets::search_field(ui, &mut list.search, hint, clear, id).changed() {
                let filter = ChatFilter { text: list.search.clone(), only: list.filter.only };
                actions.push(Action::FilterChats(filter));
            }
            self.chips(ui, list, actions);
        });
        if list.rows.is_empty() {
            self.empty(ui, list, actions);
            return;
        }
        let rows = list.rows.len();
        let mut area = ScrollArea::vertical().id_salt("chats").auto_shrink(false);
        if std::mem::take(&mut list.scroll_to_open)
            && let Some(place) = list.rows.iter().position(|row| list.open == Some(row.chat_id))
        {
            let (offset, height) = list.view;
            let top = place as f32 * chat_row::HEIGHT;
            let nearest = offset.clamp((top + chat_row::HEIGHT - height).min(top), top);
            if (nearest - offset).abs() > 0.5 {
                area = area.vertical_scroll_offset(nearest);
            }
        }
        let mut near_end = false;
        let output = area.show_rows(ui, chat_row::HEIGHT, rows, |ui, range| {
            near_end = range.end + 20 >= rows;
            for row in &list.rows[range] {
                self.row(ui, row, list, actions);
            }
        });
        list.view = (output.state.clamped_offset().y, output.inner_rect.height());
        if near_end && rows >= list.limit {
            actions.push(Action::MoreChats);
        }
    }

    fn chips(&self, ui: &mut Ui, list: &ChatList, actions: &mut Vec<Action>) {
        let language = self.language;
        let sets = [
            (ChatSet::All, Text::FilterAll, 0),
            (ChatSet::Unread, Text::FilterUnread, list.counts.unread),
            (ChatSet::Waiting, Text::FilterWaiting, list.counts.waiting),
            (ChatSet::Groups, Text::FilterGroups, 0),
        ];
        let labels = sets.map(|(_, text, count)| match u64::from(count) {
            0 => language.t(text).to_owned(),
            count => format!("{} {}", language.t(text), widgets::count_text(count)),
        });
        let chips: Vec<(&str, bool)> = sets
            .iter()
            .zip(&labels)
            .map(|((set, ..), label)| (label.as_str(), list.filter.only == *set))
            .collect();
        for ((only, _, count), chip) in sets.into_iter().zip(widgets::chip_row(ui, &chips)) {
            let chip = match u64::from(count) {
                count if count > 999 => chip.on_hover_text(language.number(count)),
                _ => chip,
            };
            if chip.clicked() {
                actions.push(Action::FilterChats(ChatFilter { text: list.search.clone(), only }));
            }
        }
    }

    fn empty(&self, ui: &mut Ui, list: &mut ChatList, actions: &mut Vec<Action>) {
        let language = self.language;
        if !list.loaded {
            return;
        }
        if list.filter == ChatFilter::default() {
            let sentence = language.fill(Text::NoChatsText, &[("bot", self.bot)]);
            let title = language.t(Text::NoChatsTitle);
            EmptyState { icon: Icon::Chats, title, sentence: &sentence, action: None }.show(ui);
            return;
        }
        let empty = EmptyState {
            icon: Icon::Search,
            title: language.t(Text::NoChatsFound),
            sentence: language.t(Text::NoChatsFoundText),
            action: Some(language.t(Text::ClearFilter)),
        };
        if empty.show(ui) {
            list.search.clear();
            actions.push(Action::FilterChats(ChatFilter::default()));
        }
    }

    fn row(&self, ui: &mut Ui, row: &ChatRow, list: &ChatList, actions: &mut Vec<Action>) {
        let language = self.language;
        let selected = list.open == Some(row.chat_id);
        let trouble = list.trouble.contains(&row.chat_id);
        let name = chat_name(row, language);
        let words = match &row.draft {
            Some(draft) if !selected => language.fill(Text::DraftLine, &[("text", draft)]),
            None if !selected && row.draft_files > 0 => {
                let files = match row.draft_files {
                    1 => language.t(Text::OneFile).to_owned(),
                    count => language.fill(Text::FilesCount, &[("count", &count.to_string())]),
                };
                language.fill(Text::DraftLine, &[("text", &files)])
            }
            _ => preview_text(&row.preview, row.kind, language),
        };
        let time = self.clock.text(row.last_at, TimeText::Short, language);
        let mut said = String::new();
        if row.unread > 0 {
            let count = language.number(u64::from(row.unread));
            said = language.fill(Text::UnreadCount, &[("count", &count)]) + ", ";
        }
        if trouble {
            said = said + language.t(Text::ChatInTrouble) + ", ";
        }
        said = said + &widgets::one_line(&words, 120) + ", " + &time;
        let shown = widgets::ChatRow {
            name: &name,
            seed: row.chat_id.0,
            time: &time,
            last: &words,
            unread: u64::from(row.unread),
            said: &said,
            selected,
            trouble,
            pinned: false,
        };
        let response = shown.show(ui);
        if response.clicked() {
            actions.push(Action::OpenChat(row.chat_id));
        }
        response.context_menu(|ui| {
            if ui.button(language.t(Text::CopyId)).clicked() {
                actions.push(Action::Copy(row.chat_id.to_string()));
                ui.close();
            }
        });
    }
}

/// A chat's name, or the best there is.
#[must_use]
pub fn chat_name(row: &ChatRow, language: Language) -> String {
    if !row.title.trim().is_empty() {
        return row.title.clone();
    }
    match &row.username {
        Some(username) => format!("@{username}"),
        None => format!("{} {}", language.t(Text::NoName), row.chat_id),
    }
}

/// The kind of a chat in words.
#[must_use]
pub fn kind_name(kind: ChatKind) -> Text {
    match kind {
        ChatKind::Private => Text::KindPrivate,
        ChatKind::Group => Text::KindGroup,
        ChatKind::Channel => Text::KindChannel,
        ChatKind::Unknown => Text::KindUnknown,
    }
}

fn preview_text(preview: &Preview, kind: ChatKind, language: Language) -> String {
    let body = body_line(preview.kind, &preview.text, language);
    match (&preview.author, preview.outgoing, kind) {
        (_, true, _) => language.fill(Text::You, &[("text", &body)]),
        (Some(author), false, ChatKind::Group) if is_said(preview.kind) => format!("{author}: {body}"),
        _ => body,
    }
}

fn is_said(kind: BodyKind) -> bool {
    !matches!(kind, BodyKind::Joined | BodyKind::Left | BodyKind::Pinned)
}

/// A message in one line.
#[must_use]
pub fn body_line(kind: BodyKind, text: &str, language: Language) -> String {
    let named = |label: Text| match text.trim() {
        "" => language.t(label).to_owned(),
        text => format!("{} · {text}", language.t(label)),
    };
    match kind {
        BodyKind::Text => text.to_owned(),
        BodyKind::Photo => named(Text::Photo),
        BodyKind::Video => named(Text::Video),
        BodyKind::Document => named(Text::Document),
        BodyKind::Joined => language.fill(Text::Joined, &[("name", text)]),
        BodyKind::Left => language.fill(Text::Left, &[("name", text)]),
        BodyKind::Pinned if text.trim().is_empty() => language.t(Text::Pinned).to_owned(),
        BodyKind::Pinned => language.fill(Text::PinnedText, &[("text", text)]),
        BodyKind::Unknown => language.t(Text::UnknownMessage).to_owned(),
    }
}
