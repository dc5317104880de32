//! The field, the rows of chats and of hits, empty states.

use egui::{Id, Key, Modifiers, Rect, ScrollArea, Ui, UiBuilder, vec2};

use crate::i18n::{Clock, Language, Text, TimeText};
use crate::store::{ChatFilter, ChatRow, ChatSet};
use crate::ui::action::Action;
use crate::ui::chat_notes::color_of;
use crate::ui::icons::Icon;
use crate::ui::search::{HitView, Search, SearchAction};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, EmptyState, chat_row, hit_row};

use super::words::preview_text;
use super::{ChatList, ListAction, chat_name, menu};

/// Chats that are shown before the messages of a search.
pub(super) const FIRST_FOUND: usize = 5;
/// Height of a line between the rows.
const LINE: f32 = 32.0;
/// Rows before the end at which more are read.
const NEAR_END: usize = 20;

/// The field in which people and messages are looked for.
#[must_use]
fn field_id() -> Id {
    Id::unique("chat-search")
}

/// Rows of one kind, one below the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stretch {
    /// Chats.
    Chats(usize),
    /// The way to the chats that are not shown.
    AllFound(usize),
    /// What the rows below are.
    Heading(Text),
    /// Messages.
    Hits(usize),
    /// A sentence in place of rows.
    Sentence(Text),
}

impl Stretch {
    fn count(self) -> usize {
        match self {
            Self::Chats(count) | Self::Hits(count) => count,
            Self::AllFound(_) | Self::Heading(_) | Self::Sentence(_) => 1,
        }
    }

    fn row_height(self) -> f32 {
        match self {
            Self::Chats(_) => chat_row::HEIGHT,
            Self::Hits(_) => hit_row::HEIGHT,
            Self::AllFound(_) | Self::Heading(_) | Self::Sentence(_) => LINE,
        }
    }

    fn height(self) -> f32 {
        self.count() as f32 * self.row_height()
    }

    /// Whether its rows can be opened.
    fn opens(self) -> bool {
        matches!(self, Self::Chats(_) | Self::Hits(_))
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
    /// The messages that were found.
    pub found: &'a Search,
}

impl ChatListView<'_> {
    /// Shows field, sets and rows.
    pub fn show(&self, ui: &mut Ui, list: &mut ChatList, actions: &mut Vec<Action>) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let stretches = self.stretches(list);
        // What was typed last may still be looked for: its rows decide, not those before.
        let found = list.is_settled() && (self.found.is_loaded() || !self.found.is_on());
        if list.enter && found {
            list.enter = false;
            actions.extend(self.action_at(list, &stretches, list.cursor.unwrap_or(0)));
        }
        egui::Frame::new().inner_margin(space::M).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            self.field(ui, list, actions);
            match &list.scope {
                Some((_, name)) => self.scope(ui, name, actions),
                None => self.filters(ui, list, actions),
            }
        });
        if stretches.iter().all(|stretch| stretch.count() == 0) {
            self.empty(ui, list, actions);
            return;
        }
        self.rows(ui, list, &stretches, actions);
    }

    /// What stands in the list, from above.
    fn stretches(&self, list: &ChatList) -> Vec<Stretch> {
        let hits = self.found.hits().len();
        if list.scope.is_some() {
            return vec![Stretch::Hits(hits)];
        }
        let rows = list.rows.len();
        if !self.found.is_on() {
            return vec![Stretch::Chats(rows)];
        }
        let nothing = rows == 0 && hits == 0;
        if nothing && self.found.is_loaded() {
            return Vec::new();
        }
        let mut stretches = Vec::new();
        if rows > 0 {
            let shown = if list.all_found { rows } else { rows.min(FIRST_FOUND) };
            stretches.extend([Stretch::Heading(Text::HeadingChats), Stretch::Chats(shown)]);
            if shown < rows {
                stretches.push(Stretch::AllFound(rows));
            }
        }
        stretches.push(Stretch::Heading(Text::HeadingMessages));
        stretches.push(match (hits, self.found.is_loaded()) {
            (0, true) => Stretch::Sentence(Text::NoHits),
            (0, false) => Stretch::Sentence(Text::Searching),
            (hits, _) => Stretch::Hits(hits),
        });
        stretches
    }

    fn field(&self, ui: &mut Ui, list: &mut ChatList, actions: &mut Vec<Action>) {
        let language = self.language;
        let hint = match list.scope {
            Some(_) => language.t(Text::SearchHereHint),
            None => language.t(Text::SearchChats),
        };
        let id = field_id();
        // Taken before the field sees them.
        if ui.memory(|memory| memory.has_focus(id)) {
            self.keys(ui, list, actions);
        }
        let field = widgets::search_field(ui, &mut list.search, hint, language.t(Text::ClearFilter), id);
        if std::mem::take(&mut list.wants_field) {
            field.request_focus();
        }
        if field.has_focus() {
            // The field itself would let Escape take the keyboard away.
            let filter = egui::EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: list.is_searching(),
                ..egui::EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
        if field.changed() {
            list.enter = false;
            actions
                .push(Action::FilterChats(ChatFilter { text: list.search.clone(), only: list.filter.only }));
        }
    }

    /// The arrow keys walk through what was found while the keyboard stays in the field.
    fn keys(&self, ui: &Ui, list: &mut ChatList, actions: &mut Vec<Action>) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            actions.push(Action::Chats(ListAction::Walk(1)));
        }
        if pressed(Key::ArrowUp) {
            actions.push(Action::Chats(ListAction::Walk(-1)));
        }
        if list.is_searching() && pressed(Key::Escape) {
            actions.push(Action::Search(SearchAction::End));
        }
        if (!list.search.trim().is_empty() || list.cursor.is_some()) && pressed(Key::Enter) {
            list.enter = true;
        }
    }

    /// What opens the row that is so many rows from above.
    fn action_at(&self, list: &ChatList, stretches: &[Stretch], mut place: usize) -> Option<Action> {
        for stretch in stretches.iter().filter(|stretch| stretch.opens()) {
            match stretch {
                Stretch::Chats(count) if place < *count => {
                    return list.rows.get(place).map(|row| Action::OpenChat(row.chat_id));
                }
                Stretch::Hits(count) if place < *count => {
                    let hit = self.found.hits().get(place)?;
                    return Some(Action::Search(SearchAction::Go(hit.chat_id, hit.seq)));
                }
                _ => place -= stretch.count(),
            }
        }
        None
    }

    fn rows(&self, ui: &mut Ui, list: &mut ChatList, stretches: &[Stretch], actions: &mut Vec<Action>) {
        let mut area = ScrollArea::vertical().id_salt("chats").auto_shrink(false);
        if let Some((top, height)) = self.wanted_row(list, stretches) {
            let (offset, view) = list.view;
            let nearest = offset.clamp((top + height - view).min(top), top);
            if (nearest - offset).abs() > 0.5 {
                area = area.vertical_scroll_offset(nearest);
            }
        }
        let total: f32 = stretches.iter().map(|stretch| stretch.height()).sum();
        let output = area.show_viewport(ui, |ui, viewport| {
            ui.set_height(total);
            let mut top = 0.0;
            let mut place = 0;
            for (part, stretch) in stretches.iter().enumerate() {
                let height = stretch.row_height();
                let first = ((viewport.top() - top) / height).floor().max(0.0) as usize;
                let last = ((viewport.bottom() - top) / height).ceil().max(0.0) as usize;
                let last = last.min(stretch.count());
                let first = first.min(last);
                // A row keeps its id, and with it the keyboard, when the list is scrolled.
                ui.skip_ahead_auto_ids(first);
                for nth in first..last {
                    let corner = ui.max_rect().min + vec2(0.0, top + nth as f32 * height);
                    let rect = Rect::from_min_size(corner, vec2(ui.available_width(), height));
                    let builder = UiBuilder::new().max_rect(rect).id_salt((part, nth));
                    ui.scope_builder(builder, |ui| {
                        self.one(ui, *stretch, nth, list.cursor == Some(place + nth), list, actions);
                    });
                }
                ui.skip_ahead_auto_ids(stretch.count() - last);
                let whole = stretch.count() == list.rows.len() && list.rows.len() >= list.limit;
                match stretch {
                    Stretch::Chats(count) if whole && last + NEAR_END >= *count => {
                        actions.push(Action::MoreChats);
                    }
                    Stretch::Hits(count) if last > 0 && last + NEAR_END >= *count => {
                        actions.push(Action::Search(SearchAction::More));
                    }
                    _ => {}
                }
                top += stretch.height();
                place += if stretch.opens() { stretch.count() } else { 0 };
            }
        });
        list.view = (output.state.clamped_offset().y, output.inner_rect.height());
    }

    /// Top and height of the row that is to come into view.
    fn wanted_row(&self, list: &mut ChatList, stretches: &[Stretch]) -> Option<(f32, f32)> {
        if std::mem::take(&mut list.scroll_to_cursor)
            && let Some(mut place) = list.cursor
        {
            let mut top = 0.0;
            for stretch in stretches {
                let count = if stretch.opens() { stretch.count() } else { 0 };
                if place < count {
                    return Some((top + place as f32 * stretch.row_height(), stretch.row_height()));
                }
                place -= count;
                top += stretch.height();
            }
        }
        let open = std::mem::take(&mut list.scroll_to_open) && matches!(stretches, [Stretch::Chats(_)]);
        let place = list.rows.iter().position(|row| open && list.open == Some(row.chat_id))?;
        Some((place as f32 * chat_row::HEIGHT, chat_row::HEIGHT))
    }

    fn one(
        &self,
        ui: &mut Ui,
        stretch: Stretch,
        nth: usize,
        marked: bool,
        list: &ChatList,
        actions: &mut Vec<Action>,
    ) {
        let language = self.language;
        let p = Palette::of(ui);
        match stretch {
            Stretch::Chats(_) => {
                if let Some(row) = list.rows.get(nth) {
                    self.row(ui, row, marked, list, actions);
                }
            }
            Stretch::Hits(_) => {
                if let Some(hit) = self.found.hits().get(nth) {
                    let view = HitView { language, clock: self.clock, one_chat: list.scope.is_some() };
                    let selected = marked || self.found.shown() == Some(hit.seq);
                    if view.show(ui, hit, selected).clicked() {
                        actions.push(Action::Search(SearchAction::Go(hit.chat_id, hit.seq)));
                    }
                }
            }
            Stretch::Heading(text) | Stretch::Sentence(text) => {
                ui.add_space(space::S);
                ui.horizontal(|ui| {
                    ui.add_space(18.0);
                    let font = match stretch {
                        Stretch::Heading(_) => theme::small_bold(),
                        _ => theme::small(),
                    };
                    let text = egui::RichText::new(language.t(text)).font(font).color(p.soft);
                    ui.add(egui::Label::new(text).truncate().selectable(false));
                });
            }
            Stretch::AllFound(count) => {
                ui.add_space(space::XS);
                ui.horizontal(|ui| {
                    ui.add_space(18.0);
                    let count = language.number(count as u64);
                    let label = language.fill(Text::AllFound, &[("count", &count)]);
                    if widgets::small_link(ui, &label).clicked() {
                        actions.push(Action::Chats(ListAction::AllFound));
                    }
                });
            }
        }
    }

    fn empty(&self, ui: &mut Ui, list: &ChatList, actions: &mut Vec<Action>) {
        let language = self.language;
        let searching = self.found.is_on();
        if !list.loaded || (searching && !self.found.is_loaded()) {
            return;
        }
        if list.scope.is_some() && !searching {
            let (title, sentence) = (language.t(Text::SearchHere), language.t(Text::SearchHereText));
            EmptyState { icon: Icon::Search, title, sentence, action: None }.show(ui);
            return;
        }
        if let Some(problem) = self.found.problem().filter(|_| searching) {
            let sentence = crate::ui::remedy::of_store(problem, language).sentence();
            let title = language.t(Text::FailStore);
            EmptyState { icon: Icon::Warning, title, sentence: &sentence, action: None }.show(ui);
            return;
        }
        if searching {
            let empty = EmptyState {
                icon: Icon::Search,
                title: language.t(Text::NothingFound),
                sentence: language.t(Text::NothingFoundText),
                action: Some(language.t(Text::ClearSearch)),
            };
            if empty.show(ui) {
                actions.push(Action::Search(SearchAction::End));
            }
            return;
        }
        let no_chats = language.fill(Text::NoChatsText, &[("bot", self.bot)]);
        let (icon, title, sentence) = match list.filter.only {
            ChatSet::All if list.counts.archived > 0 => {
                (Icon::Archive, Text::AllArchived, language.t(Text::AllArchivedText))
            }
            ChatSet::All => (Icon::Chats, Text::NoChatsTitle, no_chats.as_str()),
            ChatSet::Unread => (Icon::Check, Text::NoUnread, language.t(Text::NoUnreadText)),
            ChatSet::Waiting => (Icon::Check, Text::NoWaiting, language.t(Text::NoWaitingText)),
            ChatSet::Groups => (Icon::People, Text::NoGroups, language.t(Text::NoGroupsText)),
            ChatSet::Archived => (Icon::Archive, Text::NoArchived, language.t(Text::NoArchivedText)),
            ChatSet::Label(_) => (Icon::Label, Text::NoLabelled, language.t(Text::NoLabelledText)),
        };
        let action = (list.filter.only != ChatSet::All).then(|| language.t(Text::ShowAllChats));
        if (EmptyState { icon, title: language.t(title), sentence, action }).show(ui) {
            actions.push(Action::FilterChats(ChatFilter::default()));
        }
    }

    fn row(&self, ui: &mut Ui, row: &ChatRow, marked: bool, list: &ChatList, actions: &mut Vec<Action>) {
        let language = self.language;
        let open = list.open == Some(row.chat_id);
        let trouble = list.trouble.contains(&row.chat_id);
        let name = chat_name(row, language);
        let words = match &row.draft {
            Some(draft) if !open => language.fill(Text::DraftLine, &[("text", draft)]),
            None if !open && row.draft_files > 0 => {
                let files = match row.draft_files {
                    1 => language.t(Text::OneFile).to_owned(),
                    count => language.fill(Text::FilesCount, &[("count", &count.to_string())]),
                };
                language.fill(Text::DraftLine, &[("text", &files)])
            }
            _ => preview_text(&row.preview, row.kind, language),
        };
        let time = self.clock.text(row.last_at, TimeText::Short, language);
        let labels = list.labels.iter().filter(|label| row.labels.contains(&label.id));
        let colors: Vec<_> = labels.clone().map(|label| color_of(label.color)).collect();
        let mut said = Vec::new();
        if row.unread > 0 {
            let count = language.number(u64::from(row.unread));
            said.push(language.fill(Text::UnreadCount, &[("count", &count)]));
        } else if row.marked_unread {
            said.push(language.t(Text::MarkedUnreadSaid).to_owned());
        }
        let facts = [
            (trouble, Text::ChatInTrouble),
            (row.pinned, Text::ChatIsPinned),
            (row.muted, Text::ChatIsMuted),
            (row.archived, Text::ChatIsArchived),
            (row.has_note, Text::ChatHasNote),
        ];
        said.extend(facts.iter().filter(|(so, _)| *so).map(|(_, text)| language.t(*text).to_owned()));
        said.extend(labels.map(|label| widgets::display_name(&label.name).into_owned()));
        said.extend([widgets::one_line(&words, 120).into_owned(), time.clone()]);
        let shown = widgets::ChatRow {
            name: &name,
            seed: row.chat_id.0,
            time: &time,
            last: &words,
            unread: u64::from(row.unread),
            said: &said.join(", "),
            selected: open || marked,
            trouble,
            pinned: row.pinned,
            marked_unread: row.marked_unread,
            muted: row.muted,
            archived: row.archived && list.filter.only != ChatSet::Archived,
            has_note: row.has_note,
            labels: &colors,
        };
        let response = shown.show(ui);
        if response.clicked() {
            actions.push(Action::OpenChat(row.chat_id));
        }
        menu::of_row(ui, &response, row, language, actions);
    }
}
