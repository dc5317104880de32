//! What stands in front of the window: the choice of a chat, and the earlier texts of a message.

use egui::{Id, RichText, ScrollArea, Ui};

use crate::i18n::{Clock, Language, Text, TimeText};
use crate::ui::action::Action;
use crate::ui::chat_list::{chat_name, kind_name};
use crate::ui::icons::Icon;
use crate::ui::rich_text;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Bubble, Button, ChatRow, Dialog, Side};

use super::{DeedAction, Deeds, Passing, Picker, Versions};

/// Characters of an earlier text that are shown.
const SHOWN_CHARS: usize = 3_000;

/// What the dialogs need to know besides the deeds.
#[derive(Clone, Copy)]
pub struct DeedDialogs<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
}

impl DeedDialogs<'_> {
    /// Shows the dialog that is open.
    pub fn show(&self, ui: &Ui, deeds: &mut Deeds, actions: &mut Vec<Action>) {
        let closed = if let Some(picker) = &mut deeds.picker {
            self.picker(ui, picker, actions)
        } else if let Some(versions) = &mut deeds.versions {
            self.versions(ui, versions)
        } else {
            false
        };
        if closed {
            actions.push(Action::Deed(DeedAction::Close));
        }
    }

    fn picker(&self, ui: &Ui, picker: &mut Picker, actions: &mut Vec<Action>) -> bool {
        let language = self.language;
        let (title, go) = match picker.passing {
            Passing::Forward => (Text::ForwardTitle, Text::ForwardToNamed),
            Passing::Copy => (Text::CopyToTitle, Text::CopyToNamed),
        };
        let mut done = Vec::new();
        let dialog = Dialog::new("pick-chat", language.t(title), language.t(Text::Cancel));
        let closed = dialog.show(
            ui,
            &mut (picker, &mut done),
            |ui, (picker, done)| {
                ui.spacing_mut().item_spacing.y = space::S;
                let words = picker.row.body.text().unwrap_or_default();
                widgets::well(ui, |ui| {
                    ui.set_width(ui.available_width());
                    let words = if words.is_empty() { language.t(Text::Document) } else { words };
                    widgets::hint(ui, &widgets::one_line(words, 160));
                });
                let id = Id::unique("pick-chat-search");
                let mut search = picker.search.clone();
                let (hint, clear) = (language.t(Text::FindChat), language.t(Text::ClearSearch));
                let field = widgets::search_field(ui, &mut search, hint, clear, id);
                if field.changed() {
                    done.push(DeedAction::Search(search));
                }
                if !picker.begun {
                    field.request_focus();
                    picker.begun = field.has_focus() && picker.loaded;
                }
                // Enter chooses the first chat; once one is chosen, Enter sends.
                if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
                    if picker.chosen.is_some() {
                        done.push(DeedAction::SendToChosen);
                    } else {
                        picker.first_wanted = true;
                    }
                    field.request_focus();
                }
                // What was typed last may still be looked for: its list decides, not the one before.
                let settled = picker.loaded && !picker.request.is_running() && !field.changed();
                if settled
                    && std::mem::take(&mut picker.first_wanted)
                    && let Some(first) = picker.chats.first()
                {
                    done.push(DeedAction::Choose(first.chat_id, chat_name(first, language)));
                }
                let list = ScrollArea::vertical().id_salt("pick-chat-list").max_height(320.0);
                list.auto_shrink([false, false]).min_scrolled_height(240.0).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for chat in &picker.chats {
                        let name = chat_name(chat, language);
                        let row = ChatRow {
                            name: &name,
                            seed: chat.chat_id.0,
                            time: "",
                            last: language.t(kind_name(chat.kind)),
                            unread: 0,
                            said: language.t(kind_name(chat.kind)),
                            selected: picker.chosen.as_ref().is_some_and(|(id, _)| *id == chat.chat_id),
                            trouble: false,
                            pinned: false,
                            ..ChatRow::default()
                        };
                        if ui.push_id(chat.chat_id.0, |ui| row.show(ui)).inner.clicked() {
                            done.push(DeedAction::Choose(chat.chat_id, name));
                        }
                    }
                    if picker.loaded && picker.chats.is_empty() {
                        widgets::hint(ui, language.t(Text::NoChatsFound));
                    }
                });
            },
            |ui, (picker, done)| {
                let name = picker.chosen.as_ref().map(|(_, name)| widgets::one_line(name, 40));
                let label = match &name {
                    Some(name) => language.fill(go, &[("name", name)]),
                    None => language.t(Text::Send).to_owned(),
                };
                let nobody = name.is_none().then(|| language.t(Text::PickChatTitle));
                let send = Button::primary(&label).icon(Icon::Send).disabled(nobody);
                if ui.add(send).clicked() {
                    done.push(DeedAction::SendToChosen);
                }
            },
        );
        actions.extend(done.into_iter().map(Action::Deed));
        closed
    }

    fn versions(&self, ui: &Ui, versions: &mut Versions) -> bool {
        let language = self.language;
        let p = Palette::of(ui);
        let dialog = Dialog::new("versions", language.t(Text::VersionsTitle), language.t(Text::Dismiss));
        dialog.width(520.0).show(
            ui,
            versions,
            |ui, versions| {
                ui.spacing_mut().item_spacing.y = space::S;
                let side = if versions.row.send.is_some() { Side::Out } else { Side::In };
                let cut = |text: &str| text.chars().take(SHOWN_CHARS).collect::<String>();
                for (nth, version) in versions.said.iter().enumerate() {
                    let time = self.clock.text(version.replaced_at, TimeText::Full, language);
                    let until = language.fill(Text::SaidUntil, &[("time", &time)]);
                    ui.label(RichText::new(until).font(theme::small()).color(p.soft));
                    let text = cut(version.body.text().unwrap_or_default());
                    let job = rich_text::layout(ui, side, &text, &version.marks);
                    ui.push_id(("version", nth), |ui| Bubble::rich(side, job, "").name(&text).show(ui));
                }
                ui.label(RichText::new(language.t(Text::SaysNow)).font(theme::small()).color(p.soft));
                let text = cut(versions.row.body.text().unwrap_or_default());
                let job = rich_text::layout(ui, side, &text, &versions.row.marks);
                ui.push_id("now", |ui| Bubble::rich(side, job, "").name(&text).show(ui));
            },
            |_, _| {},
        )
    }
}
