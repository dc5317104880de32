//! How a conversation is drawn: header, messages, what stands between them.

use std::collections::HashMap;

use egui::{Align, Layout, Ui, pos2, vec2};

use crate::api::{ChatKind, MessageBody};
use crate::engine::{Command, UploadProgress};
use crate::i18n::{Clock, Language, Text, TimeText};
use crate::store::{ChatRow, Label, MessageRow, SendState, SendStatus, Seq, Store, UnixMillis};

use super::action::{Action, reply_ref};
use super::bots::{BotRow, answers_as};
use super::chat_list::{chat_name, kind_name, menu as chat_menu};
use super::chat_notes::{NotesAction, color_of};
use super::conversation::Conversation;
use super::deeds::{DeedAction, Deeds, menu};
use super::export::ExportAction;
use super::icons::Icon;
use super::keyboards::rows;
use super::links::{LinkAction, Origin};
use super::outbox::standing;
use super::pictures::{MediaState, MediaView};
use super::request::Tasks;
use super::theme::{self, Palette, space};
use super::widgets::{self, Bubble, EmptyState, IconButton, Quote, Side, avatar, between, display_name};
use super::{later, remedy, rich_text, spoken};

/// Longer messages are cut until the person asks for more.
const SHOWN_CHARS: usize = 3_000;
/// No message is laid out beyond this, asked for or not; the details show all of it.
const MOST_CHARS: usize = 12_000;
/// Messages of one person within this time stand closer together.
const CLOSE_MILLIS: i64 = 5 * 60 * 1000;

/// What a conversation needs to know besides itself.
#[derive(Clone, Copy)]
pub struct ConversationView<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
    /// Whether the details are open.
    pub details_open: bool,
    /// What is being done with messages.
    pub deeds: &'a Deeds,
    /// All labels.
    pub labels: &'a [Label],
    /// Uploads under way.
    pub uploads: &'a HashMap<Seq, UploadProgress>,
    /// Until when nothing is sent, if everything waits.
    pub held: Option<UnixMillis>,
    /// The bot that answers.
    pub bot: Option<&'a BotRow>,
    /// Whether the chat list has no room beside it.
    pub alone: bool,
}

impl ConversationView<'_> {
    /// The line above the messages: who this is.
    pub fn header(&self, ui: &mut Ui, conversation: &Conversation, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let language = self.language;
        let Some(chat) = conversation.chat() else {
            return;
        };
        let name = chat_name(chat, language);
        let mut facts = language.t(kind_name(chat.kind)).to_owned();
        if let Some(at) = chat.last_incoming_at {
            let time = self.clock.text(at, TimeText::Short, language);
            facts.push_str(" · ");
            facts.push_str(&language.fill(Text::LastWrote, &[("time", &time)]));
        }
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if self.alone {
                let back = IconButton::new(Icon::Back, language.t(Text::BackToChats));
                if ui.add(back).clicked() {
                    actions.push(Action::CloseChat);
                }
            }
            avatar(ui, &name, chat.chat_id.0, 36.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                chat_menu::button(ui, chat, language, actions);
                let text = if self.details_open { Text::CloseDetails } else { Text::ShowDetails };
                let button = IconButton::new(Icon::Info, language.t(text)).selected(self.details_open);
                if ui.add(button).clicked() {
                    actions.push(Action::ShowDetails(!self.details_open));
                }
                if ui.add(IconButton::new(Icon::Save, language.t(Text::ExportChat))).clicked() {
                    actions.push(Action::Export(ExportAction::OpenChat(chat.chat_id, name.clone())));
                }
                if let Some(bot) = self.bot {
                    answers_as(ui, bot, language);
                }
                let rest = vec2(ui.available_width(), 40.0);
                ui.allocate_ui_with_layout(rest, Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add_space(1.0);
                    self.name_line(ui, chat, &name, actions);
                    let facts = egui::RichText::new(facts).font(theme::small()).color(p.soft);
                    ui.add(egui::Label::new(facts).truncate());
                });
            });
        });
    }

    /// The name of the chat, and what the person keeps about it.
    fn name_line(&self, ui: &mut Ui, chat: &ChatRow, name: &str, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let language = self.language;
        let labels: Vec<&Label> =
            self.labels.iter().filter(|label| chat.labels.contains(&label.id)).collect();
        let marks = labels.len() as f32 * 13.0 + if chat.has_note { 26.0 } else { 0.0 };
        let place = vec2(ui.available_width(), 21.0);
        ui.allocate_ui_with_layout(place, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let room = (ui.available_width() - marks - space::S).max(60.0);
            let name = widgets::line::layout(ui, name, theme::body_bold(), p.text, room);
            ui.add(egui::Label::new(name));
            for label in labels {
                let (dot, response) = ui.allocate_exact_size(vec2(9.0, 20.0), egui::Sense::hover());
                ui.painter().circle_filled(dot.center(), 4.0, color_of(label.color));
                let name = display_name(&label.name);
                let said = language.fill(Text::LabelSaid, &[("name", &name)]);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &said));
                response.on_hover_text(&*name);
            }
            if chat.has_note {
                let note = IconButton::new(Icon::Note, language.t(Text::ChatHasNote)).size(22.0);
                if ui.add(note).clicked() {
                    actions.push(Action::Notes(NotesAction::WriteNote(chat.chat_id)));
                }
            }
        });
    }

    /// The messages, and the way to the newest.
    pub fn messages(
        &self,
        ui: &mut Ui,
        conversation: &mut Conversation,
        media: &mut MediaState<'_>,
        store: &Store,
        tasks: &Tasks,
        actions: &mut Vec<Action>,
    ) {
        let language = self.language;
        if let Some(problem) = conversation.window().problem() {
            let problem = problem.to_owned();
            widgets::Banner::new(widgets::Kind::Bad, language.t(Text::FailStore)).text(&problem).show(ui);
        }
        if !conversation.window().is_loaded() {
            return;
        }
        if conversation.window().rows().is_empty() {
            let title = language.t(Text::NoMessages);
            EmptyState { icon: Icon::Chats, title, sentence: "", action: None }.show(ui);
            return;
        }
        let area = ui.available_rect_before_wrap();
        let at_start = conversation.window().at_start();
        let group = conversation.chat().is_some_and(|chat| chat.kind != ChatKind::Private);
        let highlighted = conversation.highlighted();
        let expanded: Vec<_> = conversation
            .window()
            .rows()
            .iter()
            .map(|row| row.seq)
            .filter(|seq| conversation.is_expanded(*seq))
            .collect();
        ui.spacing_mut().item_spacing.y = 0.0;
        let (goal, reached) = (conversation.focus_goal(), std::cell::Cell::new(false));
        let (list, window) = conversation.parts();
        let seen = list.show(ui, "messages", window.rows(), window.at_end(), |ui, row, before| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(space::XL as i8, 0)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                self.between(ui, row, before, at_start);
                let shown = Shown {
                    group,
                    highlighted: highlighted == Some(row.seq),
                    expanded: expanded.contains(&row.seq),
                    own_name: language.t(Text::SelfName),
                    focus: goal == Some(row.seq) && ui.is_visible(),
                };
                reached.set(reached.get() || shown.focus);
                self.message(ui, row, &shown, media, actions);
            });
        });
        conversation.focus_reached(reached.get());
        if entered_by_tab(ui, area) {
            conversation.focus(None);
        }
        conversation.seen(seen, store, tasks);
        let newer = conversation.newer();
        if !seen.at_end || !conversation.window().at_end() {
            let label = if newer > 0 {
                language.fill(Text::NewMessages, &[("count", &newer.to_string())])
            } else {
                language.t(Text::ToLatest).to_owned()
            };
            let at = pos2(area.center().x, area.bottom() - space::M);
            if between::newer_pill(ui, &label, at).clicked() {
                actions.push(Action::ToLatest);
            }
        }
    }

    /// The day when it changes, and the gap to the message before.
    fn between(&self, ui: &mut Ui, row: &MessageRow, before: Option<&MessageRow>, at_start: bool) {
        let day = self.clock.day(row.at);
        let new_day = match before {
            Some(before) => self.clock.day(before.at) != day,
            None => at_start,
        };
        if new_day {
            ui.add_space(space::S);
            between::day_pill(ui, &self.clock.text(row.at, TimeText::Day, self.language));
            ui.add_space(space::XS);
            return;
        }
        let close = before.is_some_and(|before| {
            before.author_id == row.author_id
                && before.send.is_some() == row.send.is_some()
                && (row.at - before.at).abs() < CLOSE_MILLIS
        });
        ui.add_space(if close { space::XS } else { space::M });
    }

    fn message(
        &self,
        ui: &mut Ui,
        row: &MessageRow,
        shown: &Shown<'_>,
        media: &mut MediaState<'_>,
        actions: &mut Vec<Action>,
    ) {
        let language = self.language;
        match &row.body {
            MessageBody::Joined(names) => {
                let names = names.iter().map(|name| display_name(name)).collect::<Vec<_>>().join(", ");
                between::notice(ui, &language.fill(Text::Joined, &[("name", &names)]));
            }
            MessageBody::Left(name) => {
                between::notice(ui, &language.fill(Text::Left, &[("name", &display_name(name))]));
            }
            MessageBody::Pinned(pinned) => {
                let text = match pinned.as_ref().and_then(|pinned| pinned.text.as_deref()) {
                    Some(text) => language.fill(Text::PinnedText, &[("text", &widgets::one_line(text, 120))]),
                    None => language.t(Text::Pinned).to_owned(),
                };
                between::notice(ui, &text);
            }
            MessageBody::Text(_) | MessageBody::Media(_) | MessageBody::Unknown => {
                self.bubble(ui, row, shown, media, actions);
            }
        }
    }

    fn bubble(
        &self,
        ui: &mut Ui,
        row: &MessageRow,
        shown: &Shown<'_>,
        state: &mut MediaState<'_>,
        actions: &mut Vec<Action>,
    ) {
        let language = self.language;
        let side = if row.send.is_some() { Side::Out } else { Side::In };
        let whole = match &row.body {
            MessageBody::Text(text) => text.as_str(),
            MessageBody::Media(media) => media.caption.as_deref().unwrap_or_default(),
            _ => language.t(Text::UnknownMessage),
        };
        let put_away = row.deleted_at.is_some() && !shown.expanded;
        let limit = if shown.expanded { MOST_CHARS } else { SHOWN_CHARS };
        let (text, hidden) = if put_away { (language.t(Text::MessageDeleted), 0) } else { cut(whole, limit) };
        let hidden = if put_away { 0 } else { hidden as u64 + row.hidden_chars };
        let marks = if put_away { &[][..] } else { &row.marks };
        let footer = self.footer(row);
        let mut said = spoken::message(row, text, language);
        if waits_for(row).is_some() {
            said.push_str(" · ");
            said.push_str(&footer);
        }
        let author = row.author.as_deref().map(display_name).unwrap_or_default();
        let bubble = if marks.is_empty() {
            Bubble::new(ui, side, text, &footer)
        } else {
            Bubble::rich(side, rich_text::layout(ui, side, text, marks), &footer)
        };
        let links = rich_text::links(text, marks);
        let ranges: Vec<_> = links.iter().map(|link| link.range.clone()).collect();
        let mut bubble = bubble.name(&said).selected(shown.highlighted).links(&ranges);
        if shown.group && side == Side::In && !author.is_empty() {
            let seed = row.author_id.map_or(0, |id| id.0);
            bubble = bubble.author(&author, avatar::ink_of(ui, seed));
        }
        let quoted = row.reply_to.as_ref().map(|reply| {
            let name = reply.from_name.as_deref().map(display_name).unwrap_or_default();
            (name, widgets::one_line(reply.text.as_deref().unwrap_or("…"), 120))
        });
        bubble = bubble.quote(quoted.as_ref().map(|(author, text)| Quote { author, text }));
        let unsent = row.send.as_ref().is_some_and(|send| send.state != SendState::Sent);
        bubble = bubble.dimmed(unsent || row.deleted_at.is_some()).pinned(row.pinned_at.is_some());
        if row.changed_before {
            bubble = bubble.footer_name(language.t(Text::EarlierTexts));
        }
        let media = match &row.body {
            MessageBody::Media(media) if !put_away => Some(media),
            _ => None,
        };
        let (bubble, quote, link, foot) = if let Some(media) = media {
            let view = MediaView { language, row, media };
            let shown = bubble.show_with(ui, view.width(), |ui, ink| view.show(ui, ink, state, actions));
            let over = shown.inner.flatten();
            let whole = over.map_or(shown.bubble.clone(), |over| shown.bubble | over);
            (whole, shown.quote, shown.link, shown.footer)
        } else {
            let shown = bubble.show(ui);
            (shown.bubble, shown.quote, shown.link, shown.footer)
        };
        if foot.as_ref().is_some_and(egui::Response::clicked) {
            actions.push(Action::Deed(DeedAction::Versions(Box::new(row.clone()))));
        }
        // The menu opens on it as on the rest of the bubble.
        let bubble = foot.map_or_else(|| bubble.clone(), |foot| bubble.clone() | foot);
        if let Some(link) = link.and_then(|nth| links.get(nth)) {
            let (address, said) = (link.address.to_owned(), link.said.to_owned());
            actions.push(Action::Link(LinkAction::Look { address, said, origin: Origin::Page }));
        }
        if quote.is_some_and(|quote| quote.clicked())
            && let Some(reply) = &row.reply_to
        {
            actions.push(Action::GoToMessage(row.chat_id, reply.message_id));
        }
        self.menu(ui, &bubble, side, row, whole, shown, actions);
        if row.deleted_at.is_some()
            && put_away
            && under(ui, side, |ui| between::small_link(ui, language.t(Text::ShowDeleted)).clicked())
        {
            actions.push(Action::Expand(row.seq));
        }
        if let Some(problem) = self.deeds.problem(row.seq) {
            let labels = [language.t(Text::Dismiss)];
            if trouble_line(ui, &problem.sentence(language), &labels) == Some(0) {
                actions.push(Action::Deed(DeedAction::Dismiss(row.seq)));
            }
        }
        if let Some(keyboard) = &row.keyboard {
            rows::below(ui, side, bubble.rect, keyboard, language, actions);
        }
        if hidden > 0 {
            let (text, count, action) = if shown.expanded {
                (Text::MoreInUpdate, hidden, Action::SelectMessage(row.seq))
            } else {
                (Text::ShowMore, hidden.min((MOST_CHARS - SHOWN_CHARS) as u64), Action::Expand(row.seq))
            };
            let label = language.fill(text, &[("count", &language.number(count))]);
            if under(ui, side, |ui| between::small_link(ui, &label).clicked()) {
                actions.push(action);
            }
        }
        if matches!(row.body, MessageBody::Unknown)
            && under(ui, side, |ui| between::small_link(ui, language.t(Text::ShowRaw)).clicked())
        {
            actions.push(Action::SelectMessage(row.seq));
        }
        if let Some(send) = &row.send {
            self.trouble(ui, row, send, actions);
        }
    }

    fn footer(&self, row: &MessageRow) -> String {
        let language = self.language;
        let mut footer = self.clock.text(row.at, TimeText::HourMinute, language);
        if row.deleted_at.is_some() {
            return footer;
        }
        if row.edited_at.is_some() {
            footer.push_str(" · ");
            footer.push_str(language.t(Text::Edited));
        }
        if let Some(at) = waits_for(row) {
            return later::waits_text(at, self.clock, language);
        }
        if let Some(send) = &row.send {
            footer.push_str(match send.state {
                SendState::Queued | SendState::Sending => " …",
                SendState::Sent => " ✓",
                SendState::Failed => " !",
                SendState::Unknown => " ?",
            });
        }
        footer
    }

    #[expect(clippy::too_many_arguments, reason = "each is one fact about the message")]
    fn menu(
        &self,
        ui: &mut Ui,
        bubble: &egui::Response,
        side: Side,
        row: &MessageRow,
        text: &str,
        shown: &Shown<'_>,
        actions: &mut Vec<Action>,
    ) {
        if shown.focus {
            bubble.request_focus();
            bubble.scroll_to_me(None);
        }
        if bubble.clicked() {
            bubble.request_focus();
        }
        if bubble.double_clicked()
            && let Some(reply) = reply_ref(row, shown.own_name)
        {
            actions.push(Action::ReplyTo(reply));
        }
        menu::show(ui, bubble, side, row, text, shown.own_name, self.language, actions);
        menu::walk(ui, bubble, row.seq, actions);
    }

    /// Under a message that is not simply sent: why, and what can be done.
    fn trouble(&self, ui: &mut Ui, row: &MessageRow, send: &SendStatus, actions: &mut Vec<Action>) {
        let language = self.language;
        let seq = row.seq;
        let command = |command| Action::Engine(Box::new(command));
        let (text, choices) = match send.state {
            SendState::Sent => return,
            SendState::Sending => {
                if let Some(file) = &row.file {
                    let begun = || standing::beginning(file.size);
                    let progress = self.uploads.get(&seq).copied().unwrap_or_else(begun);
                    if standing::upload(ui, progress, Align::Max, language) {
                        actions.push(command(Command::CancelUpload(seq)));
                    }
                }
                return;
            }
            SendState::Queued => {
                let Some(text) = standing::waiting(ui, send, self.held, self.clock, language) else {
                    return;
                };
                let mut choices = vec![(Text::Discard, command(Command::Discard(seq)))];
                if standing::next_try(send, self.held, self.clock).is_some() {
                    choices.insert(0, (Text::RetryNow, command(Command::TryNow(seq))));
                }
                (text, choices)
            }
            SendState::Failed => {
                let reason = send.reason.as_ref().map(|reason| remedy::of_send(reason, language).sentence());
                let again = if standing::file_changed(send) {
                    (Text::SendFileAsIs, command(Command::AcceptFile(seq)))
                } else {
                    (Text::TryAgain, command(Command::SendAgain(seq)))
                };
                let edit = (Text::EditAndSend, Action::EditUnsent(seq));
                let discard = (Text::Discard, command(Command::Discard(seq)));
                let text = reason.unwrap_or_else(|| language.t(Text::StateFailed).to_owned());
                (text, vec![again, edit, discard])
            }
            SendState::Unknown => {
                let again = (Text::SendAgain, command(Command::SendAgain(seq)));
                let arrived = (Text::MarkSent, command(Command::MarkSent(seq)));
                (standing::doubt(send.reason.as_ref(), language), vec![again, arrived])
            }
        };
        let labels: Vec<&str> = choices.iter().map(|(text, _)| language.t(*text)).collect();
        if let Some(pressed) = trouble_line(ui, &text, &labels) {
            actions.extend(choices.into_iter().nth(pressed).map(|(_, action)| action));
        }
    }
}

fn trouble_line(ui: &mut Ui, text: &str, labels: &[&str]) -> Option<usize> {
    ui.add_space(2.0);
    between::trouble_line(ui, text, labels)
}

/// Whether Tab came in among the messages from elsewhere: it goes to the newest then, and the arrow
/// keys walk.
fn entered_by_tab(ui: &Ui, area: egui::Rect) -> bool {
    let focused = ui.memory(egui::Memory::focused);
    let inside = focused
        .and_then(|id| ui.ctx().read_response(id))
        .is_some_and(|response| response.layer_id == ui.layer_id() && area.contains(response.rect.center()));
    let key = egui::Id::unique("keyboard-among-messages");
    let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<bool>(key), inside));
    inside && !before && ui.input(|input| input.key_pressed(egui::Key::Tab) && !input.modifiers.shift)
}

struct Shown<'a> {
    /// The keyboard goes to it now.
    focus: bool,
    group: bool,
    highlighted: bool,
    expanded: bool,
    own_name: &'a str,
}

/// On the side where the bubble stands.
fn under<R>(ui: &mut Ui, side: Side, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = match side {
        Side::In => Layout::left_to_right(Align::Center),
        Side::Out => Layout::right_to_left(Align::Center),
    };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 20.0), layout, add).inner
}

/// The beginning of a text and how many characters follow it.
fn cut(text: &str, limit: usize) -> (&str, usize) {
    if text.len() <= limit {
        return (text, 0);
    }
    match text.char_indices().nth(limit) {
        Some((end, _)) => (&text[..end], text[end..].chars().count()),
        None => (text, 0),
    }
}

/// When a message is to be sent, while it waits for that.
fn waits_for(row: &MessageRow) -> Option<UnixMillis> {
    row.send.as_ref().filter(|send| send.state == SendState::Queued)?.send_at
}

/// Bytes as people write them.
#[must_use]
pub fn size_text(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(cut("小明", 1), ("小", 1));
        assert_eq!(cut("abc", 3), ("abc", 0));
        assert_eq!(cut("😀😀😀", 2), ("😀😀", 1));
    }
}
