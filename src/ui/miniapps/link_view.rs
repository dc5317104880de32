//! Direct links and open buttons.

use egui::{Id, OpenUrl, Ui};

use crate::i18n::Text;
use crate::ui::action::Action;
use crate::ui::chat_picker::PickerLook;
use crate::ui::icons::Icon;
use crate::ui::widgets::{self, Banner, Button, Dialog, Kind, TextField};

use super::view::{MiniAppsView, code_well, part, title};
use super::{MiniApps, MiniAppsAction, start_problem};

impl MiniAppsView<'_> {
    pub(super) fn links(&self, ui: &mut Ui, bench: &mut MiniApps, actions: &mut Vec<Action>) {
        let link = bench.link(self.bot);
        part(ui, |ui| {
            title(ui, self.t(Text::LinkTitle));
            widgets::paragraph(ui, self.t(Text::LinkText));
            let wrong = if start_problem(&bench.start_param) { self.t(Text::StartParamBad) } else { "" };
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                let short = TextField::new(Id::unique("app-short"), self.t(Text::ShortName)).code();
                short.hint("orders").show(left, &mut bench.short_name);
                let start = TextField::new(Id::unique("app-start"), self.t(Text::StartParam)).code();
                start.hint("ref_42").note(wrong, Kind::Bad).show(right, &mut bench.start_param);
            });
            code_well(ui, link.as_deref().unwrap_or(self.t(Text::LinkNotYet)));
            ui.horizontal(|ui| {
                let missing = link.is_none().then(|| self.t(Text::LinkNotYet));
                let copy = Button::secondary(self.t(Text::CopyLink)).icon(Icon::Copy).disabled(missing);
                if ui.add(copy).clicked() {
                    actions.extend(link.clone().map(Action::Copy));
                }
                let open = Button::secondary(self.t(Text::OpenLink)).icon(Icon::Outside).disabled(missing);
                if ui.add(open).clicked() {
                    actions.push(Action::MiniApps(MiniAppsAction::AskOpen(true)));
                }
            });
            widgets::hint(ui, self.t(Text::StartParamAssumed));
        });
        self.open_button(ui, bench, actions);
        if let Some(link) = link.filter(|_| bench.asks_open) {
            self.ask_open(ui, &link, actions);
        }
    }

    fn open_button(&self, ui: &mut Ui, bench: &mut MiniApps, actions: &mut Vec<Action>) {
        part(ui, |ui| {
            title(ui, self.t(Text::ButtonTitle));
            widgets::paragraph(ui, self.t(Text::ButtonText));
            let bad_url = !bench.url.trim().is_empty() && !bench.url_is_good();
            let note = if bad_url { self.t(Text::ButtonBadUrl) } else { "" };
            let url = TextField::new(Id::unique("app-url"), self.t(Text::EntryUrl)).code();
            url.hint("https://shop.example/orders").note(note, Kind::Bad).show(ui, &mut bench.url);
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                let label = TextField::new(Id::unique("app-label"), self.t(Text::ButtonLabel));
                label.hint(self.t(Text::ButtonLabelHint)).show(left, &mut bench.label);
                let text = TextField::new(Id::unique("app-text"), self.t(Text::ButtonMessage));
                text.hint(self.t(Text::ButtonMessageHint)).show(right, &mut bench.text);
            });
            ui.horizontal(|ui| {
                ui.spacing_mut().interact_size.y = crate::ui::theme::CONTROL_HEIGHT;
                let look = PickerLook {
                    id: "app-chat",
                    label: self.t(Text::SendTo),
                    none: self.t(Text::PickAChat),
                    none_is_a_choice: false,
                    width: 220.0,
                    language: self.language,
                };
                if let Some(chat) = bench.picker.show(ui, look, bench.chat) {
                    bench.chat = chat;
                    bench.sent_to = None;
                }
                let missing = (!bench.can_send()).then(|| self.t(Text::ButtonMissing));
                let send = Button::primary(self.t(Text::SendOpenButton)).icon(Icon::Send).disabled(missing);
                if ui.add(send).clicked() {
                    actions.push(Action::MiniApps(MiniAppsAction::SendButton));
                }
            });
            if let (Some(name), Some(chat)) = (&bench.sent_to, bench.chat) {
                let queued = self.language.fill(Text::ButtonQueued, &[("name", name)]);
                let banner = Banner::new(Kind::Ok, &queued).actions(&[self.t(Text::OpenChat)]).show(ui);
                if banner.action.is_some() {
                    actions.push(Action::OpenChat(chat));
                }
            }
        });
    }

    /// Shows where a link goes before it goes there.
    fn ask_open(&self, ui: &Ui, link: &str, actions: &mut Vec<Action>) {
        let mut pressed = false;
        let dialog = Dialog::new("open-link", self.t(Text::OpenLinkTitle), self.t(Text::Cancel)).width(520.0);
        let closed = dialog.show(
            ui,
            &mut pressed,
            |ui, _| {
                widgets::paragraph(ui, self.t(Text::OpenLinkText));
                code_well(ui, link);
            },
            |ui, pressed| {
                let open = Button::primary(self.t(Text::OpenInBrowser)).icon(Icon::Outside);
                *pressed = ui.add(open).clicked();
            },
        );
        if pressed {
            ui.ctx().open_url(OpenUrl::new_tab(link));
        }
        if pressed || closed {
            actions.push(Action::MiniApps(MiniAppsAction::AskOpen(false)));
        }
    }
}
