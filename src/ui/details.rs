//! The pane on the right: facts of the chat, and one update whole, as a tree or as text.

use egui::{Id, ScrollArea, Ui};
use serde_json::Value;

use crate::i18n::{Clock, Language, Text, TimeText};
use crate::store::{ChatRow, Label, Seq, Store, StoreError};

use super::action::Action;
use super::chat_list::kind_name;
use super::chat_notes::{ChatNotes, NotesView};
use super::icons::Icon;
use super::members::{Members, MembersView};
use super::request::{Request, Tasks};
use super::theme::{self, Palette, space};
use super::widgets::{self, Button, IconButton, JsonTree, TreeTexts};

/// A longer update is shown cut as text; the tree and the copy have all of it.
const SHOWN_TEXT_BYTES: usize = 64 * 1024;

/// An update that was read for showing.
struct Shown {
    seq: Seq,
    raw: String,
    value: Option<Value>,
    pretty: String,
}

/// The pane on the right.
#[derive(Default)]
pub struct Details {
    wanted: Option<Seq>,
    shown: Option<Shown>,
    missing: bool,
    as_text: bool,
    request: Request<(Seq, Result<Option<Shown>, StoreError>)>,
}

impl Details {
    /// Looks at one update; `None` at none.
    pub fn look_at(&mut self, seq: Seq, store: &Store, tasks: &Tasks) {
        self.wanted = Some(seq);
        let store = store.clone();
        // Parsing and indenting are done where they cannot hold up a frame.
        self.request.start_blocking(tasks, move || (seq, read(&store, seq)));
    }

    /// Forgets the update.
    pub fn clear(&mut self) {
        *self = Self { as_text: self.as_text, ..Self::default() };
    }

    /// Shows text in place of the tree.
    pub fn set_as_text(&mut self, as_text: bool) {
        self.as_text = as_text;
    }

    /// Which update is shown.
    #[must_use]
    pub fn shown(&self) -> Option<Seq> {
        self.shown.as_ref().map(|shown| shown.seq)
    }

    /// Takes a finished read in. Once a frame.
    pub fn update(&mut self, _store: &Store, _tasks: &Tasks) {
        if let Some((seq, Ok(shown))) = self.request.take()
            && self.wanted == Some(seq)
        {
            self.missing = shown.is_none();
            self.shown = shown;
        }
    }
}

fn read(store: &Store, seq: Seq) -> Result<Option<Shown>, StoreError> {
    Ok(store.update_raw(seq)?.map(|raw| {
        let value: Option<Value> = serde_json::from_str(&raw).ok();
        let mut pretty = value.as_ref().map_or_else(|| raw.clone(), |value| format!("{value:#}"));
        if pretty.len() > SHOWN_TEXT_BYTES {
            let end = (0..=SHOWN_TEXT_BYTES).rev().find(|end| pretty.is_char_boundary(*end)).unwrap_or(0);
            pretty.truncate(end);
            pretty.push('…');
        }
        Shown { seq, raw, value, pretty }
    }))
}

/// What the pane needs to know besides itself.
#[derive(Clone, Copy)]
pub struct DetailsView<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
    /// The chat whose facts are shown; `None` in the feed.
    pub chat: Option<&'a ChatRow>,
    /// What MPChat told about it.
    pub members: &'a Members,
    /// All labels.
    pub labels: &'a [Label],
}

impl DetailsView<'_> {
    /// Shows the pane.
    pub fn show(&self, ui: &mut Ui, details: &Details, notes: &mut ChatNotes, actions: &mut Vec<Action>) {
        let language = self.language;
        ui.horizontal(|ui| {
            widgets::heading(ui, language.t(Text::Details));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.add(IconButton::new(Icon::Close, language.t(Text::CloseDetails))).clicked() {
                    actions.push(Action::ShowDetails(false));
                }
            });
        });
        ScrollArea::vertical().id_salt("details").auto_shrink(false).show(ui, |ui| {
            if let Some(chat) = self.chat {
                self.chat_facts(ui, chat, actions);
                NotesView { language: self.language, chat, labels: self.labels }.show(ui, notes, actions);
                let view = MembersView { language: self.language, clock: self.clock, chat };
                view.show(ui, self.members, actions);
            }
            self.update(ui, details, actions);
        });
    }

    fn chat_facts(&self, ui: &mut Ui, chat: &ChatRow, actions: &mut Vec<Action>) {
        let language = self.language;
        widgets::section(ui, language.t(Text::SectionChat));
        ui.spacing_mut().item_spacing.y = 0.0;
        let id = chat.chat_id.to_string();
        let fact = widgets::key_value(ui, language.t(Text::FactId), &id);
        if fact.on_hover_text(language.t(Text::CopyId)).clicked() {
            actions.push(Action::Copy(id));
        }
        widgets::key_value(ui, language.t(Text::FactKind), language.t(kind_name(chat.kind)));
        if let Some(username) = &chat.username {
            widgets::key_value(
                ui,
                language.t(Text::FactUsername),
                &format!("@{}", widgets::display_name(username)),
            );
        }
        let first = self.clock.text(chat.first_seen, TimeText::Short, language);
        widgets::key_value(ui, language.t(Text::FactFirstSeen), &first);
        widgets::key_value(ui, language.t(Text::FactMessages), &language.number(chat.messages));
    }

    fn update(&self, ui: &mut Ui, details: &Details, actions: &mut Vec<Action>) {
        let language = self.language;
        ui.spacing_mut().item_spacing.y = space::S;
        widgets::section(ui, language.t(Text::SectionUpdate));
        let Some(shown) = &details.shown else {
            let text = match (details.missing, self.chat.is_some()) {
                (true, _) => Text::NoUpdateForMessage,
                (false, true) => Text::PickMessageText,
                (false, false) => Text::PickUpdateText,
            };
            widgets::hint(ui, language.t(text));
            return;
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            for (text, as_text) in [(Text::AsTree, false), (Text::AsText, true)] {
                if widgets::chip(ui, language.t(text), details.as_text == as_text).clicked() {
                    actions.push(Action::DetailsAsText(as_text));
                }
            }
        });
        widgets::well(ui, |ui| match &shown.value {
            Some(value) if !details.as_text => {
                let more = |count: usize| language.fill(Text::NewMessages, &[("count", &count.to_string())]);
                let texts = TreeTexts { copy_value: language.t(Text::Copy), more: &more };
                JsonTree::new(Id::unique(("update", shown.seq.0)), value, texts).open_levels(4).show(ui);
            }
            _ => {
                let text = egui::RichText::new(&shown.pretty).font(theme::code()).color(Palette::of(ui).text);
                ui.add(egui::Label::new(text).wrap().selectable(true));
            }
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if ui.add(Button::secondary(language.t(Text::CopyJson)).icon(Icon::Copy).small()).clicked() {
                actions.push(Action::Copy(shown.raw.clone()));
            }
            if ui.add(Button::secondary(language.t(Text::SaveJson)).small()).clicked() {
                actions.push(Action::SaveJson(shown.raw.clone()));
            }
        });
    }
}
