//! The outbox as it is drawn: what needs the person, what waits, what is for later.

use std::collections::HashMap;

use egui::{Align, Frame, Layout, Margin, RichText, ScrollArea, Stroke, Ui};

use crate::api::{Media, MediaKind, MessageBody};
use crate::engine::{Command, UploadProgress};
use crate::i18n::{Clock, Language, Text, TimeText};
use crate::store::{OutboxItem, SendState, Seq, UnixMillis};
use crate::ui::action::Action;
use crate::ui::conversation_view::size_text;
use crate::ui::icons::{self, Icon};
use crate::ui::later::ScheduleAction;
use crate::ui::remedy;
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{self, Button, EmptyState, Ink, Kind};

use super::{Outbox, Unsent, standing};

/// What the outbox needs to know besides itself.
#[derive(Clone, Copy)]
pub struct OutboxView<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
    /// Uploads under way.
    pub uploads: &'a HashMap<Seq, UploadProgress>,
    /// Until when nothing is sent, if everything waits.
    pub held: Option<UnixMillis>,
}

/// The parts of the room, from top to bottom.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    NeedsYou,
    Waiting,
    Later,
}

fn part_of(item: &OutboxItem) -> Part {
    match item.status.state {
        SendState::Failed | SendState::Unknown => Part::NeedsYou,
        SendState::Queued if item.status.send_at.is_some() => Part::Later,
        _ => Part::Waiting,
    }
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
                ui.set_max_width(ui.available_width().min(760.0));
                ui.spacing_mut().item_spacing.y = space::S;
                widgets::heading(ui, language.t(Text::RoomOutbox));
                for (title, part) in [
                    (Text::OutboxNeedsYou, Part::NeedsYou),
                    (Text::OutboxWaiting, Part::Waiting),
                    (Text::OutboxLater, Part::Later),
                ] {
                    let mut entries: Vec<&Unsent> =
                        outbox.entries.iter().filter(|entry| part_of(&entry.item) == part).collect();
                    if part == Part::Later {
                        entries.sort_by_key(|entry| entry.item.status.send_at);
                    }
                    if !entries.is_empty() {
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
        let item = &entry.item;
        let (kind, state) = state_name(item);
        Frame::new()
            .fill(p.panel)
            .stroke(Stroke::new(1.0, p.line))
            .corner_radius(f32::from(radius::ROW))
            .inner_margin(Margin::symmetric(16, 12))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::XS;
                ui.horizontal(|ui| {
                    widgets::avatar(ui, &entry.chat, item.chat_id.0, 28.0);
                    let name = RichText::new(widgets::display_name(&entry.chat))
                        .font(theme::body_bold())
                        .color(p.text);
                    ui.add(egui::Label::new(name).truncate());
                    widgets::tag(ui, language.t(state), kind);
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        if let Some(at) = entry.row.as_ref().map(|row| item.status.send_at.unwrap_or(row.at))
                        {
                            let time = self.clock.text(at, TimeText::Full, language);
                            ui.label(RichText::new(time).font(theme::small()).color(p.faint));
                        }
                    });
                });
                if let Some(MessageBody::Media(media)) = entry.row.as_ref().map(|row| &row.body) {
                    let ink = Ink { text: p.text, soft: p.soft, link: p.accent, button: p.accent_soft };
                    file_line(ui, &file_label(media, language), ink);
                }
                let text = entry.row.as_ref().and_then(|row| row.body.text()).unwrap_or_default();
                if !text.is_empty() {
                    widgets::paragraph(ui, &widgets::one_line(text, 280));
                }
                if let Some(why) = self.why(ui, item) {
                    let color = kind.colors(p).0;
                    ui.add(egui::Label::new(RichText::new(why).font(theme::small()).color(color)).wrap());
                }
                if let (SendState::Sending, Some(file)) = (item.status.state, &item.file) {
                    let progress = self
                        .uploads
                        .get(&item.seq)
                        .copied()
                        .unwrap_or_else(|| standing::beginning(file.size));
                    if standing::upload(ui, progress, Align::Min, language) {
                        actions.push(command(Command::CancelUpload(item.seq)));
                    }
                }
                ui.add_space(space::XS);
                ui.horizontal_wrapped(|ui| self.buttons(ui, item, actions));
            });
    }

    fn why(&self, ui: &Ui, item: &OutboxItem) -> Option<String> {
        let language = self.language;
        let status = &item.status;
        match status.state {
            SendState::Unknown => {
                let doubt = standing::doubt(status.reason.as_ref(), language);
                let left = item.tried_at.map(|at| {
                    let time = self.clock.text(at, TimeText::Full, language);
                    language.fill(Text::LeftAt, &[("time", &time)])
                });
                let hint = language.t(Text::SendAgainHint);
                Some([left.as_deref().unwrap_or_default(), &doubt, hint].join(" ").trim().to_owned())
            }
            SendState::Queued => standing::waiting(ui, status, self.held, self.clock, language),
            _ => status.reason.as_ref().map(|reason| remedy::of_send(reason, language).sentence()),
        }
    }

    fn buttons(&self, ui: &mut Ui, item: &OutboxItem, actions: &mut Vec<Action>) {
        let language = self.language;
        let seq = item.seq;
        let mut offer = |ui: &mut Ui, text: Text, action: Action| {
            if ui.add(Button::secondary(language.t(text)).small()).clicked() {
                actions.push(action);
            }
        };
        match item.status.state {
            SendState::Failed => {
                if standing::file_changed(&item.status) {
                    offer(ui, Text::SendFileAsIs, command(Command::AcceptFile(seq)));
                } else {
                    offer(ui, Text::TryAgain, command(Command::SendAgain(seq)));
                }
                offer(ui, Text::EditAndSend, Action::EditUnsent(seq));
                offer(ui, Text::Discard, command(Command::Discard(seq)));
            }
            SendState::Unknown => {
                offer(ui, Text::SendAgain, command(Command::SendAgain(seq)));
                offer(ui, Text::MarkSent, command(Command::MarkSent(seq)));
                offer(ui, Text::Discard, command(Command::Discard(seq)));
            }
            SendState::Queued if item.status.send_at.is_some() => {
                offer(ui, Text::SendNow, command(Command::SendNow(seq)));
                offer(ui, Text::ChangeTime, Action::Schedule(ScheduleAction::Open(Some(seq))));
                offer(ui, Text::EditAndSend, Action::EditUnsent(seq));
                offer(ui, Text::Discard, command(Command::Discard(seq)));
            }
            SendState::Queued => {
                if standing::next_try(&item.status, self.held, self.clock).is_some() {
                    offer(ui, Text::RetryNow, command(Command::TryNow(seq)));
                }
                offer(ui, Text::EditAndSend, Action::EditUnsent(seq));
                offer(ui, Text::Discard, command(Command::Discard(seq)));
            }
            SendState::Sending | SendState::Sent => {}
        }
        offer(ui, Text::OpenChat, Action::OpenChat(item.chat_id));
    }
}

fn command(command: Command) -> Action {
    Action::Engine(Box::new(command))
}

fn state_name(item: &OutboxItem) -> (Kind, Text) {
    match item.status.state {
        SendState::Queued if item.status.send_at.is_some() => (Kind::Neutral, Text::StateLater),
        SendState::Queued => (Kind::Neutral, Text::StateQueued),
        SendState::Sending => (Kind::Info, Text::StateSending),
        SendState::Sent => (Kind::Ok, Text::StateSent),
        SendState::Failed => (Kind::Bad, Text::StateFailed),
        SendState::Unknown => (Kind::Warn, Text::StateDoubt),
    }
}

/// What a file is called, and how large it is.
fn file_label(media: &Media, language: Language) -> String {
    let kind = language.t(match media.kind {
        MediaKind::Photo => Text::Photo,
        MediaKind::Video => Text::Video,
        MediaKind::Document => Text::Document,
    });
    let name = media.file_name.as_deref().map_or(kind.into(), widgets::display_name);
    match media.size {
        Some(size) => format!("{name} · {}", size_text(size)),
        None => name.into_owned(),
    }
}

/// What stands above the words of a message with a file.
fn file_line(ui: &mut Ui, label: &str, ink: Ink) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        icons::icon(ui, Icon::File, 20.0, ink.text);
        let text = RichText::new(label).font(theme::body_bold()).color(ink.text);
        ui.add(egui::Label::new(text).truncate());
    });
}
