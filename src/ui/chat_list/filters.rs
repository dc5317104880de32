//! The sets above the list, and the scope of a search.

use egui::{Id, Popup, SetOpenCommand, Ui};

use crate::i18n::Text;
use crate::store::{ChatFilter, ChatSet};
use crate::ui::action::Action;
use crate::ui::chat_notes::{NotesAction, color_of};
use crate::ui::icons::Icon;
use crate::ui::search::SearchAction;
use crate::ui::theme::space;
use crate::ui::widgets::menu::{menu_popup, menu_rows};
use crate::ui::widgets::{self, MenuItem, display_name};

use super::{ChatList, ChatListView};

impl ChatListView<'_> {
    /// The sets, in as many lines as they need.
    pub(super) fn filters(&self, ui: &mut Ui, list: &ChatList, actions: &mut Vec<Action>) {
        let language = self.language;
        let counts = list.counts;
        let sets = [
            (ChatSet::All, Text::FilterAll, 0),
            (ChatSet::Unread, Text::FilterUnread, counts.unread),
            (ChatSet::Waiting, Text::FilterWaiting, counts.waiting),
            (ChatSet::Groups, Text::FilterGroups, 0),
            (ChatSet::Archived, Text::FilterArchived, counts.archived),
        ];
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::XS, space::XS);
            ui.horizontal_wrapped(|ui| {
                for (only, text, count) in sets {
                    let label = match u64::from(count) {
                        0 => language.t(text).to_owned(),
                        count => format!("{} {}", language.t(text), widgets::count_text(count)),
                    };
                    let mut chip = widgets::chip(ui, &label, list.filter.only == only);
                    if count > 999 {
                        chip = chip.on_hover_text(language.number(u64::from(count)));
                    }
                    if chip.clicked() {
                        actions.push(self.choose(list, only));
                    }
                }
                self.labels(ui, list, actions);
            });
        });
    }

    fn choose(&self, list: &ChatList, only: ChatSet) -> Action {
        Action::FilterChats(ChatFilter { text: list.search.clone(), only })
    }

    /// One chip for all labels: which one is chosen, and the others below it.
    fn labels(&self, ui: &mut Ui, list: &ChatList, actions: &mut Vec<Action>) {
        let language = self.language;
        let chosen = match list.filter.only {
            ChatSet::Label(id) => list.labels.iter().find(|label| label.id == id),
            _ => None,
        };
        let response = match chosen {
            Some(label) => widgets::label_chip(ui, &label.name, color_of(label.color), true),
            None => widgets::chip(ui, language.t(Text::FilterLabels), false),
        };
        let id = Id::unique("label-filter");
        let clicked = response.clicked();
        if !clicked && !Popup::is_id_open(ui.ctx(), id) {
            return;
        }
        let by_keyboard = clicked && ui.input(|input| !input.pointer.any_released());
        let popup = menu_popup(&response, id, clicked.then_some(SetOpenCommand::Toggle));
        let shown = popup.show(|ui| {
            let names: Vec<_> = list.labels.iter().map(|label| display_name(&label.name)).collect();
            let counts: Vec<String> =
                list.labels.iter().map(|label| language.number(u64::from(label.chats))).collect();
            let mut items: Vec<MenuItem<'_>> = names
                .iter()
                .zip(&counts)
                .zip(list.labels.iter())
                .map(|((name, count), label)| MenuItem {
                    keys: count,
                    dot: Some(color_of(label.color)),
                    ..MenuItem::new(Icon::Label, name)
                })
                .collect();
            items.push(MenuItem::new(Icon::Edit, language.t(Text::EditLabels)));
            egui::ScrollArea::vertical()
                .max_height(320.0)
                .show(ui, |ui| menu_rows(ui, id, &items, by_keyboard))
                .inner
        });
        if let Some(chosen) = shown.and_then(|shown| shown.inner) {
            actions.push(match list.labels.get(chosen) {
                Some(label) => self.choose(list, ChatSet::Label(label.id)),
                None => Action::Notes(NotesAction::OpenLabels(None)),
            });
            Popup::close_id(ui.ctx(), id);
        }
    }

    /// In place of the sets: only one chat is searched.
    pub(super) fn scope(&self, ui: &mut Ui, name: &str, actions: &mut Vec<Action>) {
        let language = self.language;
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::XS, space::XS);
            ui.horizontal_wrapped(|ui| {
                let here = language.fill(Text::SearchIn, &[("name", &display_name(name))]);
                widgets::chip(ui, &here, true);
                if widgets::chip(ui, language.t(Text::SearchEverywhere), false).clicked() {
                    actions.push(Action::Search(SearchAction::Everywhere));
                }
            });
        });
    }
}
