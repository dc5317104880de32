//! The feed: every update as it came. State and view.

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Align, ComboBox, Id, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::i18n::{Clock, Language, Text, TimeText};
use crate::store::{FeedFilter, FeedRow, Seq, Store, StoreError};

use super::action::Action;
use super::chat_list::body_line;
use super::chat_picker::{ChatPicker, PickerLook, name_combo};
use super::export::ExportAction;
use super::icons::Icon;
use super::request::{Request, Tasks};
use super::row_window::{RowWindow, Source};
use super::theme::{self, Palette, radius, space};
use super::virtual_list::VirtualList;
use super::widgets::{self, Button, EmptyState, IconButton, between, chip, line};

/// Height of a row.
const ROW: f32 = 40.0;
/// Below this width columns and controls are tighter.
const NARROW: f32 = 740.0;
/// The text filter applies when this long nothing was typed.
const PAUSE: Duration = Duration::from_millis(150);

/// The feed.
pub struct Feed {
    /// What is asked for.
    filter: FeedFilter,
    /// What the rows on the screen were asked for with.
    shown: FeedFilter,
    text: String,
    /// When the text that is being typed becomes part of the filter.
    text_due: Option<Instant>,
    window: RowWindow<FeedRow>,
    /// The rows of another filter; they take the place of `window` when they are there.
    next: Option<RowWindow<FeedRow>>,
    list: VirtualList,
    held: bool,
    newer: u64,
    newer_request: Request<Result<u64, StoreError>>,
    count_newer: bool,
    selected: Option<Seq>,
    kinds: Vec<(String, u64)>,
    kinds_request: Request<Result<Vec<(String, u64)>, StoreError>>,
    kinds_changed: bool,
    chats: ChatPicker,
}

fn source(filter: &FeedFilter) -> Source<FeedRow> {
    let filter = filter.clone();
    Arc::new(move |store, page, limit| store.feed(&filter, page, limit))
}

fn list() -> VirtualList {
    let mut list = VirtualList::default();
    list.from_top = true;
    list
}

impl Feed {
    /// The feed of a store.
    pub fn new(store: &Store, tasks: &Tasks) -> Self {
        let filter = FeedFilter::default();
        Self {
            window: RowWindow::new(source(&filter), store, tasks),
            next: None,
            shown: filter.clone(),
            filter,
            text: String::new(),
            text_due: None,
            list: list(),
            held: false,
            newer: 0,
            newer_request: Request::default(),
            count_newer: false,
            selected: None,
            kinds: Vec::new(),
            kinds_request: Request::default(),
            kinds_changed: true,
            chats: ChatPicker::default(),
        }
    }

    /// Updates were stored.
    pub fn changed(&mut self, stored: usize) {
        if stored == 0 {
            return;
        }
        self.kinds_changed = true;
        if let Some(next) = self.next.as_mut().filter(|_| !self.held) {
            next.newer_exist();
        } else if !self.held && self.window.at_end() && self.list.is_following() {
            self.window.newer_exist();
        } else {
            self.count_newer = true;
        }
    }

    /// Shows other updates. Those on the screen stay until the others are there.
    pub fn set_filter(&mut self, filter: FeedFilter, store: &Store, tasks: &Tasks) {
        self.text_due = None;
        if filter != self.filter {
            self.next = Some(RowWindow::new(source(&filter), store, tasks));
            self.filter = filter;
            self.newer_request.cancel();
        }
    }

    /// What is asked for, with the text as it stands in its field.
    fn asked(&self) -> FeedFilter {
        FeedFilter { text: self.text.clone(), ..self.filter.clone() }
    }

    /// Stops or resumes the view.
    pub fn hold(&mut self, held: bool, store: &Store, tasks: &Tasks) {
        self.held = held;
        if !held {
            self.show_latest(store, tasks);
        }
    }

    /// Goes to the newest update.
    pub fn show_latest(&mut self, store: &Store, tasks: &Tasks) {
        self.newer = 0;
        if self.next.is_none() {
            self.window.show_latest(store, tasks);
        }
    }

    /// Marks the update that is looked at.
    pub fn select(&mut self, seq: Option<Seq>) {
        self.selected = seq;
    }

    /// The selected update.
    #[must_use]
    pub fn selected(&self) -> Option<Seq> {
        self.selected
    }

    /// The rows in memory.
    #[must_use]
    pub fn rows(&self) -> &[FeedRow] {
        self.window.rows()
    }

    /// Updates that came since the view stands still.
    #[must_use]
    pub fn newer(&self) -> u64 {
        self.newer
    }

    /// Moves by pages.
    pub fn scroll_pages(&mut self, pages: f32) {
        self.list.scroll_pages(pages);
    }

    /// All heights are measured anew.
    pub fn relayout(&mut self) {
        self.list.forget_all();
    }

    /// Whether everything that was asked for is there.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let asking = self.next.is_some() || self.text_due.is_some();
        self.window.is_loaded() && !self.window.is_loading() && !asking
    }

    /// Takes finished reads in. Once a frame.
    pub fn update(&mut self, store: &Store, tasks: &Tasks) {
        self.window.set_follow(self.list.is_following() && !self.held);
        if self.text_due.is_some_and(|due| due <= Instant::now()) {
            self.set_filter(self.asked(), store, tasks);
        }
        if let Some(mut next) = self.next.take() {
            let change = next.update(store, tasks);
            if next.is_loaded() || next.problem().is_some() {
                self.window = next;
                self.shown = self.filter.clone();
                self.list = list();
                self.newer = 0;
                if let Some(change) = change {
                    self.list.rows_changed(change, self.window.at_end());
                }
            } else {
                self.next = Some(next);
            }
        } else if let Some(change) = self.window.update(store, tasks) {
            self.list.rows_changed(change, self.window.at_end());
        }
        self.chats.update(store, tasks);
        if self.count_newer && self.next.is_none() && !self.newer_request.is_running() {
            self.count_newer = false;
            if let Some(last) = self.window.rows().last().map(|row| row.seq) {
                let (store, filter) = (store.clone(), self.filter.clone());
                self.newer_request.start_blocking(tasks, move || store.feed_newer(&filter, last));
            }
        }
        if let Some(Ok(newer)) = self.newer_request.take() {
            self.newer = newer;
        }
        if self.kinds_changed && !self.kinds_request.is_running() {
            self.kinds_changed = false;
            let store = store.clone();
            self.kinds_request.start_blocking(tasks, move || store.feed_kinds());
        }
        if let Some(Ok(kinds)) = self.kinds_request.take() {
            self.kinds = kinds;
        }
    }
}

/// What the feed needs to know besides itself.
#[derive(Clone, Copy)]
pub struct FeedView<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
}

impl FeedView<'_> {
    /// Shows the filter line and the rows. `store` and `tasks` are for the pages near the ends.
    /// Returns where the filter line ends: nothing may cover it.
    pub fn show(
        &self,
        ui: &mut Ui,
        feed: &mut Feed,
        store: &Store,
        tasks: &Tasks,
        actions: &mut Vec<Action>,
    ) -> f32 {
        let p = Palette::of(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        let bar = egui::Frame::new().fill(p.panel).inner_margin(egui::Margin::symmetric(20, 10));
        bar.show(ui, |ui| self.bar(ui, feed, actions));
        let edge = ui.cursor().top();
        ui.painter().hline(ui.max_rect().x_range(), edge, egui::Stroke::new(1.0, p.line));
        if feed.held {
            self.held_line(ui);
        }
        if feed.window.is_loaded() && feed.window.rows().is_empty() {
            self.empty(ui, feed, actions);
            return edge;
        }
        let area = ui.available_rect_before_wrap();
        let selected = feed.selected;
        ui.spacing_mut().item_spacing.y = 0.0;
        let seen = feed.list.show(ui, "feed", feed.window.rows(), feed.window.at_end(), |ui, row, _| {
            if self.row(ui, row, selected == Some(row.seq)).clicked() {
                actions.push(Action::SelectUpdate(row.seq));
            }
        });
        feed.window.scrolled(seen.near_start, seen.near_end && !feed.held, store, tasks);
        if seen.at_end && feed.window.at_end() && !feed.held {
            if feed.newer > 0 {
                feed.window.newer_exist();
            }
            feed.newer = 0;
        }
        if feed.newer > 0 || !seen.at_end {
            let label = if feed.newer > 0 {
                self.language.fill(Text::NewMessages, &[("count", &newer_count(feed.newer))])
            } else {
                self.language.t(Text::ToLatest).to_owned()
            };
            let at = pos2(area.center().x, area.bottom() - space::L);
            if between::newer_pill(ui, &label, at).clicked() {
                actions.push(if feed.held { Action::HoldFeed(false) } else { Action::ToLatest });
            }
        }
        edge
    }

    fn bar(&self, ui: &mut Ui, feed: &mut Feed, actions: &mut Vec<Action>) {
        let language = self.language;
        let narrow = ui.available_width() < NARROW;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.spacing_mut().interact_size.y = theme::CONTROL_HEIGHT;
            let width = if narrow { 168.0 } else { 240.0 };
            ui.allocate_ui(vec2(width, theme::CONTROL_HEIGHT), |ui| {
                let hint = language.t(Text::FilterText);
                let clear = language.t(Text::ClearFilter);
                if widgets::search_field(ui, &mut feed.text, hint, clear, Id::unique("feed-filter")).changed()
                {
                    // An empty field means it at once; a word may have more letters to come.
                    let wait = if feed.text.is_empty() { Duration::ZERO } else { PAUSE };
                    feed.text_due = Some(Instant::now() + wait);
                    ui.ctx().request_repaint_after(wait);
                }
            });
            let width = if narrow { 112.0 } else { 148.0 };
            // A box is as wide as its word; the room it is given cuts a long one.
            let place = vec2(width, theme::CONTROL_HEIGHT);
            ui.allocate_ui(place, |ui| self.kind_choice(ui, feed, width, actions));
            ui.allocate_ui(place, |ui| self.chat_choice(ui, feed, width, actions));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let (label, icon) =
                    if feed.held { (Text::ResumeView, Icon::Play) } else { (Text::PauseView, Icon::Pause) };
                let (label, tooltip) = (language.t(label), language.t(Text::PauseViewTooltip));
                let pressed = if narrow {
                    ui.add(IconButton::new(icon, label).tooltip(tooltip).selected(feed.held)).clicked()
                } else {
                    let button = Button::secondary(label).icon(icon).selected(feed.held).tooltip(tooltip);
                    ui.add(button).clicked()
                };
                if pressed {
                    actions.push(Action::HoldFeed(!feed.held));
                }
                if ui.add(IconButton::new(Icon::Save, language.t(Text::ExportFeed))).clicked() {
                    actions.push(Action::Export(ExportAction::OpenFeed));
                }
            });
        });
    }

    fn kind_choice(&self, ui: &mut Ui, feed: &Feed, width: f32, actions: &mut Vec<Action>) {
        let language = self.language;
        let any = language.t(Text::AnyKind);
        let shown = feed
            .filter
            .kind
            .as_deref()
            .map_or(any.to_owned(), |kind| widgets::display_name(kind).into_owned());
        let combo = ComboBox::from_id_salt("feed-kind").selected_text(&shown).width(width).truncate();
        let combo = combo.icon(widgets::combo_icon);
        let response = combo.show_ui(ui, |ui| {
            let mut choose = |ui: &mut Ui, kind: Option<&str>, label: &str| {
                if ui.selectable_label(feed.filter.kind.as_deref() == kind, label).clicked() {
                    let kind = kind.map(str::to_owned);
                    actions.push(Action::FilterFeed(FeedFilter { kind, ..feed.asked() }));
                }
            };
            choose(ui, None, any);
            for (kind, count) in &feed.kinds {
                let label = format!("{} · {}", widgets::display_name(kind), language.number(*count));
                choose(ui, Some(kind), &label);
            }
        });
        name_combo(&response.response, language.t(Text::FilterKind), &shown);
    }

    fn chat_choice(&self, ui: &mut Ui, feed: &mut Feed, width: f32, actions: &mut Vec<Action>) {
        let language = self.language;
        let look = PickerLook {
            id: "feed-chat",
            label: language.t(Text::FilterChat),
            none: language.t(Text::AnyChat),
            none_is_a_choice: true,
            width,
            language,
        };
        if let Some(chat_id) = feed.chats.show(ui, look, feed.filter.chat_id) {
            actions.push(Action::FilterFeed(FeedFilter { chat_id, ..feed.asked() }));
        }
    }

    fn held_line(&self, ui: &mut Ui) {
        let p = Palette::of(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
        let text = self.language.t(Text::ViewPaused);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        ui.painter().rect_filled(rect, 0, p.warn_soft);
        let galley = line::layout(ui, text, theme::small(), p.warn, rect.width() - 40.0);
        let at = pos2(rect.left() + 20.0, rect.center().y - galley.size().y * 0.5);
        ui.painter().galley(at, galley, p.warn);
    }

    fn empty(&self, ui: &mut Ui, feed: &mut Feed, actions: &mut Vec<Action>) {
        let language = self.language;
        if feed.shown == FeedFilter::default() {
            let (title, sentence) = (language.t(Text::FeedEmptyTitle), language.t(Text::FeedEmptyText));
            EmptyState { icon: Icon::Feed, title, sentence, action: None }.show(ui);
            return;
        }
        let empty = EmptyState {
            icon: Icon::Search,
            title: language.t(Text::FeedNothingFits),
            sentence: language.t(Text::FeedText),
            action: Some(language.t(Text::ClearFilter)),
        };
        if empty.show(ui) {
            feed.text.clear();
            actions.push(Action::FilterFeed(FeedFilter::default()));
        }
    }

    /// Time, number, kind, chat, author and text of one update, in columns.
    fn row(&self, ui: &mut Ui, row: &FeedRow, selected: bool) -> egui::Response {
        let p = Palette::of(ui);
        let language = self.language;
        let (whole, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        let malformed = row.kind == "malformed";
        let kind =
            if malformed { language.t(Text::Malformed).into() } else { widgets::display_name(&row.kind) };
        let number = row.update_id.map_or_else(|| "–".to_owned(), |id| id.to_string());
        let text = match row.kind.as_str() {
            "message" | "edited_message" | "channel_post" | "edited_channel_post" => {
                body_line(row.body_kind, &row.preview, language)
            }
            _ => row.preview.clone(),
        };
        response.widget_info(|| {
            let said = format!("{number} {kind} {}", widgets::one_line(&text, 200));
            WidgetInfo::selected(Role::ListItem, true, selected, said)
        });
        if !ui.is_rect_visible(whole) {
            return response;
        }
        let rect = whole.shrink2(vec2(12.0, 1.0));
        if selected || response.hovered() {
            let fill = if selected { p.accent_soft } else { p.hover };
            ui.painter().rect_filled(rect, f32::from(radius::CONTROL), fill);
        }
        let middle = rect.center().y;
        let mut left = rect.left() + space::S;
        let mut column = |text: &str, font, color, width: f32| {
            let galley = line::layout(ui, text, font, color, width - space::S);
            ui.painter().galley(pos2(left, middle - galley.size().y * 0.5), galley, color);
            left += width;
        };
        let time = self.clock.text(row.at, TimeText::HourMinuteSecond, language);
        column(&time, theme::code(), p.faint, 72.0);
        column(&number, theme::code(), p.soft, 84.0);
        let kind_left = left_edge(rect, 72.0 + 84.0);
        let narrow = rect.width() < NARROW;
        let (kind_width, name_width) = if narrow { (92.0, 132.0) } else { (136.0, 212.0) };
        let (ink, fill) = if malformed { chip::Kind::Bad.colors(p) } else { chip::Kind::Neutral.colors(p) };
        let galley = line::layout(ui, &kind, theme::small(), ink, kind_width - 20.0);
        let pill = Rect::from_min_size(pos2(kind_left, middle - 10.0), vec2(galley.size().x + 12.0, 20.0));
        ui.painter().rect_filled(pill, f32::from(radius::TAG), fill);
        ui.painter().galley(pill.center() - galley.size() * 0.5, galley, ink);
        let left = kind_left + kind_width;
        let chat = row.chat_title.as_deref().unwrap_or_default();
        let who = match row.author.as_deref() {
            Some(author) if author != chat && !chat.is_empty() => format!("{chat} · {author}"),
            Some(author) => author.to_owned(),
            None => chat.to_owned(),
        };
        let name =
            line::layout(ui, &widgets::display_name(&who), theme::body_bold(), p.text, name_width - 12.0);
        ui.painter().galley(pos2(left, middle - name.size().y * 0.5), name, p.text);
        let left = left + name_width;
        let text = widgets::one_line(&text, 300);
        let text = line::layout(ui, &text, theme::body(), p.soft, (rect.right() - space::S - left).max(0.0));
        ui.painter().galley(pos2(left, middle - text.size().y * 0.5), text, p.soft);
        if response.has_focus() {
            let stroke = egui::Stroke::new(2.0, p.accent);
            ui.painter().rect_stroke(rect, f32::from(radius::CONTROL), stroke, egui::StrokeKind::Inside);
        }
        response
    }
}

fn left_edge(rect: Rect, columns: f32) -> f32 {
    rect.left() + space::S + columns
}

fn newer_count(count: u64) -> String {
    if count >= 1000 { "999+".to_owned() } else { count.to_string() }
}
