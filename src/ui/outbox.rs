//! Everything that is not sent yet, over all chats: state and view.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use egui::{Align, Frame, Layout, Margin, RichText, ScrollArea, Stroke, Ui};

use crate::api::ChatId;
use crate::engine::Command;
use crate::i18n::{Clock, Language, Text, TimeText};
use crate::store::{MessageRow, OutboxItem, SendState, Store, StoreError};

use super::action::Action;
use super::chat_list::chat_name;
use super::conversation_view::doubt;
use super::icons::Icon;
use super::remedy;
use super::request::{Request, Tasks};
use super::theme::{self, Palette, radius, space};
use super::widgets::{self, Button, EmptyState, Kind};

/// Rows shown; a longer outbox is worked off from its front.
const MOST: usize = 200;

/// One send that is not settled, with what the person knows it by.
#[derive(Clone, Debug)]
pub struct Unsent {
    item: OutboxItem,
    row: Option<MessageRow>,
    chat: String,
}

/// The outbox.
#[derive(Default)]
pub struct Outbox {
    entries: Vec<Unsent>,
    loaded: bool,
    changed: bool,
    request: Request<Result<Vec<Unsent>, StoreError>>,
}

impl Outbox {
    /// Something in it has changed.
    pub fn changed(&mut self) {
        self.changed = true;
    }

    /// The text of a send as it was written, to be edited again.
    #[must_use]
    pub fn source(&self, seq: crate::store::Seq) -> Option<(ChatId, String)> {
        let entry = self.entries.iter().find(|entry| entry.item.seq == seq)?;
        let text = entry.item.params.get("text").and_then(serde_json::Value::as_str)?;
        Some((entry.item.chat_id, text.to_owned()))
    }

    /// Whether it was read since it was opened.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.loaded && !self.changed && !self.request.is_running()
    }

    /// Takes a finished read in and starts the next, while the room is open. Once a frame.
    pub fn update(&mut self, open: bool, store: &Store, tasks: &Tasks) {
        if let Some(Ok(entries)) = self.request.take() {
            self.entries = entries;
            self.loaded = true;
        }
        if open && (self.changed || !self.loaded) && !self.request.is_running() {
            self.changed = false;
            let store = store.clone();
            self.request.start_blocking(tasks, move || read(&store));
        }
    }
}

fn read(store: &Store) -> Result<Vec<Unsent>, StoreError> {
    let items = store.outbox_open(MOST)?;
    let seqs: Vec<_> = items.iter().map(|item| item.seq).collect();
    let mut rows: HashMap<_, _> = store.messages_at(&seqs)?.into_iter().map(|row| (row.seq, row)).collect();
    let mut names: HashMap<ChatId, String> = HashMap::new();
    for item in &items {
        if let Entry::Vacant(place) = names.entry(item.chat_id) {
            let row = store.chat(item.chat_id)?;
            place.insert(
                row.map_or_else(|| item.chat_id.to_string(), |row| chat_name(&row, Language::English)),
            );
        }
    }
    let entry = |item: OutboxItem| Unsent {
        row: rows.remove(&item.seq),
        chat: names.get(&item.chat_id).cloned().unwrap_or_default(),
        item,
    };
    Ok(items.into_iter().map(entry).collect())
}

/// What the outbox needs to know besides itself.
#[derive(Clone, Copy)]
pub struct OutboxView<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
}

impl OutboxView<'_> {
    /// Shows what needs the person first, then what waits.
    pub fn show(&self, ui: &mut Ui, outbox: &Outbox, actions: &mut Vec<Action>) {
        let language = self.language;
        if !outbox.loaded {
            return;
        }
        if outbox.entries.is_empty() {
            let (title, sentence) = (language.t(Text::OutboxEmptyTitle), language.t(Text::OutboxEmptyText));
            EmptyState { icon: Icon::Check, title, sentence, action: None }.show(ui);
            return;
        }
        ScrollArea::vertical().id_salt("outbox").auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(24, 16)).show(ui, |ui| {
                ui.set_max_width(760.0);
                ui.spacing_mut().item_spacing.y = space::S;
                widgets::heading(ui, language.t(Text::RoomOutbox));
                let needs = |state| matches!(state, SendState::Failed | SendState::Unknown);
                for (title, wanted) in [(Text::OutboxNeedsYou, true), (Text::OutboxWaiting, false)] {
                    let mut entries = outbox
                        .entries
                        .iter()
                        .filter(|entry| needs(entry.item.status.state) == wanted)
                        .peekable();
                    if entries.peek().is_some() {
                        widgets::section(ui, language.t(title));
                    }
                    for entry in entries {
                        ui.push_id(entry.item.seq.0, |ui| self.entry(ui, entry, actions));
                    }
                }
            });
        });
    }

    fn entry(&self, ui: &mut Ui, entry: &Unsent, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let language = self.language;
        let (kind, state) = state_name(entry.item.status.state);
        Frame::new()
            .fill(p.panel)
            .stroke(Stroke::new(1.0, p.line))
            .corner_radius(f32::from(radius::ROW))
            .inner_margin(Margin::symmetric(16, 12))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::XS;
                ui.horizontal(|ui| {
                    widgets::avatar(ui, &entry.chat, entry.item.chat_id.0, 28.0);
                    let name = RichText::new(widgets::display_name(&entry.chat))
                        .font(theme::body_bold())
                        .color(p.text);
                    ui.add(egui::Label::new(name).truncate());
                    widgets::tag(ui, language.t(state), kind);
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        if let Some(row) = &entry.row {
                            let time = self.clock.text(row.at, TimeText::Full, language);
                            ui.label(RichText::new(time).font(theme::small()).color(p.faint));
                        }
                    });
                });
                let text = entry.row.as_ref().and_then(|row| row.body.text()).unwrap_or_default();
                widgets::paragraph(ui, &widgets::one_line(text, 280));
                if let Some(why) = self.why(&entry.item) {
                    let color = kind.colors(p).0;
                    ui.add(egui::Label::new(RichText::new(why).font(theme::small()).color(color)).wrap());
                }
                ui.add_space(space::XS);
                ui.horizontal(|ui| self.buttons(ui, &entry.item, actions));
            });
    }

    fn why(&self, item: &OutboxItem) -> Option<String> {
        let language = self.language;
        let reason = item.status.reason.as_ref().map(|reason| remedy::of_send(reason, language).sentence());
        match item.status.state {
            SendState::Unknown => {
                let doubt = doubt(&item.status, language);
                Some(format!("{doubt} {}", language.t(Text::SendAgainHint)))
            }
            SendState::Queued => {
                let until = item.status.not_before.filter(|at| *at > self.clock.millis())?;
                let time = self.clock.text(until, TimeText::HourMinuteSecond, language);
                let when = language.fill(Text::StateQueuedUntil, &[("time", &time)]);
                Some(reason.map_or_else(|| when.clone(), |reason| format!("{reason} {when}")))
            }
            _ => reason,
        }
    }

    fn buttons(&self, ui: &mut Ui, item: &OutboxItem, actions: &mut Vec<Action>) {
        let language = self.language;
        let mut offer = |ui: &mut Ui, text: Text, action: Action| {
            if ui.add(Button::secondary(language.t(text)).small()).clicked() {
                actions.push(action);
            }
        };
        let command = |command| Action::Engine(Box::new(command));
        match item.status.state {
            SendState::Failed => {
                offer(ui, Text::TryAgain, command(Command::SendAgain(item.seq)));
                offer(ui, Text::EditAndSend, Action::EditUnsent(item.seq));
                offer(ui, Text::Discard, command(Command::Discard(item.seq)));
            }
            SendState::Unknown => {
                offer(ui, Text::SendAgain, command(Command::SendAgain(item.seq)));
                offer(ui, Text::MarkSent, command(Command::MarkSent(item.seq)));
                offer(ui, Text::Discard, command(Command::Discard(item.seq)));
            }
            SendState::Queued => {
                offer(ui, Text::EditAndSend, Action::EditUnsent(item.seq));
                offer(ui, Text::Discard, command(Command::Discard(item.seq)));
            }
            SendState::Sending | SendState::Sent => {}
        }
        offer(ui, Text::OpenChat, Action::OpenChat(item.chat_id));
    }
}

fn state_name(state: SendState) -> (Kind, Text) {
    match state {
        SendState::Queued => (Kind::Neutral, Text::StateQueued),
        SendState::Sending => (Kind::Info, Text::StateSending),
        SendState::Sent => (Kind::Ok, Text::StateSent),
        SendState::Failed => (Kind::Bad, Text::StateFailed),
        SendState::Unknown => (Kind::Warn, Text::StateDoubt),
    }
}
