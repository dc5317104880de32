//! Direct links and open buttons.

use egui::{Id, Ui};

use crate::i18n::Text;
use crate::ui::action::Action;
use crate::ui::chat_picker::PickerLook;
use crate::ui::icons::Icon;
use crate::ui::links::{LinkAction, Origin};
use crate::ui::widgets::{self, Banner, Button, Kind, TextField};

use super::view::{MiniAppsView, code_well, part};
use super::{MiniApps, MiniAppsAction, start_problem};

/// From this width on link and button stand beside each other.
const TWO_COLUMNS: f32 = 1000.0;

impl MiniAppsView<'_> {
    pub(super) fn links(&self, ui: &mut Ui, bench: &mut MiniApps, actions: &mut Vec<Action>) {
        let wide = ui.available_width() >= TWO_COLUMNS;
        widgets::two_columns(
            ui,
            wide,
            &mut (bench, actions),
            |ui, (bench, actions)| self.direct_link(ui, bench, actions),
            |ui, (bench, actions)| self.open_button(ui, bench, actions),
        );
    }

    fn direct_link(&self, ui: &mut Ui, bench: &mut MiniApps, actions: &mut Vec<Action>) {
        let link = bench.link(self.bot);
        part(ui, |ui| {
            widgets::part_title(ui, self.t(Text::AppLinkTitle));
            widgets::paragraph(ui, self.t(Text::AppLinkText));
            let wrong = if start_problem(&bench.start_param) { self.t(Text::StartParamBad) } else { "" };
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                let short = TextField::new(Id::unique("app-short"), self.t(Text::AppShortName)).code();
                short.hint("orders").show(left, &mut bench.short_name);
                let start = TextField::new(Id::unique("app-start"), self.t(Text::AppStartParam)).code();
                start.hint("ref_42").note(wrong, Kind::Bad).show(right, &mut bench.start_param);
            });
            code_well(ui, link.as_deref().unwrap_or(self.t(Text::AppLinkNotYet)));
            ui.horizontal(|ui| {
                let missing = link.is_none().then(|| self.t(Text::AppLinkNotYet));
                let copy = Button::secondary(self.t(Text::AppCopyLink)).icon(Icon::Copy).disabled(missing);
                if ui.add(copy).clicked() {
                    actions.extend(link.clone().map(Action::Copy));
                }
                let open = Button::secondary(self.t(Text::AppOpenLink)).icon(Icon::Outside).disabled(missing);
                if ui.add(open).clicked() {
                    let look = |address: String| LinkAction::Look {
                        said: address.clone(),
                        address,
                        origin: Origin::Page,
                    };
                    actions.extend(link.clone().map(look).map(Action::Link));
                }
            });
            widgets::hint(ui, self.t(Text::StartParamAssumed));
        });
    }

    fn open_button(&self, ui: &mut Ui, bench: &mut MiniApps, actions: &mut Vec<Action>) {
        part(ui, |ui| {
            widgets::part_title(ui, self.t(Text::AppButtonTitle));
            widgets::paragraph(ui, self.t(Text::AppButtonText));
            let bad_url = !bench.url.trim().is_empty() && !bench.url_is_good();
            let note = if bad_url { self.t(Text::AppButtonBadUrl) } else { "" };
            let url = TextField::new(Id::unique("app-url"), self.t(Text::AppEntryUrl)).code();
            url.hint("https://shop.example/orders").note(note, Kind::Bad).show(ui, &mut bench.url);
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                let label = TextField::new(Id::unique("app-label"), self.t(Text::AppButtonLabel));
                label.hint(self.t(Text::AppButtonLabelHint)).show(left, &mut bench.label);
                let text = TextField::new(Id::unique("app-text"), self.t(Text::AppButtonMessage));
                text.hint(self.t(Text::AppButtonMessageHint)).show(right, &mut bench.text);
            });
            ui.horizontal(|ui| {
                ui.spacing_mut().interact_size.y = crate::ui::theme::CONTROL_HEIGHT;
                let look = PickerLook {
                    id: "app-chat",
                    label: self.t(Text::AppSendTo),
                    none: self.t(Text::AppPickAChat),
                    none_is_a_choice: false,
                    width: 220.0,
                    language: self.language,
                };
                if let Some(chat) = bench.picker.show(ui, look, bench.chat) {
                    bench.chat = chat;
                    bench.sent_to = None;
                }
                let missing = (!bench.can_send()).then(|| self.t(Text::AppButtonMissing));
                let send = Button::primary(self.t(Text::SendOpenButton)).icon(Icon::Send).disabled(missing);
                if ui.add(send).clicked() {
                    actions.push(Action::MiniApps(MiniAppsAction::SendButton));
                }
            });
            if let (Some(name), Some(chat)) = (&bench.sent_to, bench.chat) {
                let queued = self.language.fill(Text::AppButtonQueued, &[("name", name)]);
                let banner = Banner::new(Kind::Ok, &queued).actions(&[self.t(Text::OpenChat)]).show(ui);
                if banner.action.is_some() {
                    actions.push(Action::OpenChat(chat));
                }
            }
        });
    }
}
