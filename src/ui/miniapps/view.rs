//! The bench's page: its parts, the form for test data, and the code that checks.

use egui::{Id, RichText, Ui};

use crate::i18n::{Clock, Language, Text};
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Banner, Button, Kind, TextField};

use super::form::BadField;
use super::{MiniAppTab, MiniApps, MiniAppsAction, Verifier};

/// The page is not wider than text can be read.
const WIDTH: f32 = 860.0;
/// Two things stand beside each other: a check and what came of it, a link and a button.
const WIDE: f32 = 1280.0;

/// What the bench needs to know besides itself.
#[derive(Clone, Copy)]
pub struct MiniAppsView<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
    /// The bot's username.
    pub bot: &'a str,
    /// Whether test data may be signed: the server is the demo's.
    pub is_demo: bool,
}

impl MiniAppsView<'_> {
    /// Shows the bench.
    pub fn show(&self, ui: &mut Ui, bench: &mut MiniApps, actions: &mut Vec<Action>) {
        let widest = match bench.tab {
            MiniAppTab::Check | MiniAppTab::Link => WIDE,
            MiniAppTab::Sign | MiniAppTab::Code => WIDTH,
        };
        widgets::page(ui, "miniapps", widest, |ui| {
            widgets::heading(ui, self.t(Text::MiniAppsTitle));
            self.tabs(ui, bench, actions);
            match bench.tab {
                MiniAppTab::Link => self.links(ui, bench, actions),
                MiniAppTab::Check => self.check(ui, bench, actions),
                MiniAppTab::Sign => self.sign(ui, bench, actions),
                MiniAppTab::Code => self.code(ui, bench, actions),
            }
        });
    }

    pub(super) fn t(&self, text: Text) -> &'static str {
        self.language.t(text)
    }

    fn tabs(&self, ui: &mut Ui, bench: &MiniApps, actions: &mut Vec<Action>) {
        let tabs = [
            (MiniAppTab::Link, Text::MiniAppsLinkTab),
            (MiniAppTab::Check, Text::MiniAppsCheckTab),
            (MiniAppTab::Sign, Text::MiniAppsSignTab),
            (MiniAppTab::Code, Text::MiniAppsCodeTab),
        ];
        let chips = tabs.map(|(tab, text)| (self.t(text), bench.tab == tab));
        let pressed = widgets::chip_row(ui, &chips).iter().position(egui::Response::clicked);
        if let Some((tab, _)) = pressed.and_then(|index| tabs.get(index)) {
            actions.push(Action::MiniApps(MiniAppsAction::Tab(*tab)));
        }
    }

    fn sign(&self, ui: &mut Ui, bench: &mut MiniApps, actions: &mut Vec<Action>) {
        if !self.is_demo {
            let (title, text) = (self.t(Text::SignNotHereTitle), self.t(Text::SignNotHereText));
            Banner::new(Kind::Info, title).text(text).show(ui);
            return;
        }
        let now = self.clock.millis() / 1000;
        let bad = bench.form.fields(now).err();
        part(ui, |ui| {
            widgets::paragraph(ui, self.t(Text::SignText));
            let form = &mut bench.form;
            let number = self.t(Text::SignBadNumber);
            let wrong = |field| if bad == Some(field) { number } else { "" };
            let field = |ui: &mut Ui, id: &str, label: Text, value: &mut String, note: &str| {
                let id = Id::unique(("sign", id));
                TextField::new(id, self.t(label)).code().note(note, Kind::Bad).show(ui, value);
            };
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                field(left, "user", Text::SignUserId, &mut form.user_id, wrong(BadField::UserId));
                field(right, "name", Text::SignFirstName, &mut form.first_name, "");
                field(left, "chat", Text::SignChatId, &mut form.chat_id, wrong(BadField::ChatId));
                field(right, "age", Text::SignAge, &mut form.age, wrong(BadField::Age));
                field(left, "app", Text::SignMiniAppId, &mut form.miniapp_id, "");
                field(right, "start", Text::AppStartParam, &mut form.start_param, "");
            });
            ui.horizontal(|ui| {
                for (text, is_group) in [(Text::KindPrivate, false), (Text::KindGroup, true)] {
                    if widgets::chip(ui, self.t(text), form.is_group == is_group).clicked() {
                        form.is_group = is_group;
                    }
                }
            });
            let button = Button::primary(self.t(Text::SignButton)).icon(Icon::Edit);
            if ui.add(button.disabled(bad.map(|_| number)).busy(bench.sign.is_running())).clicked() {
                actions.push(Action::MiniApps(MiniAppsAction::Sign(now)));
            }
        });
        let Some(signed) = bench.signed.clone() else { return };
        part(ui, |ui| {
            widgets::part_title(ui, self.t(Text::SignedTitle));
            code_well(ui, &signed);
            ui.horizontal(|ui| {
                if ui.add(Button::secondary(self.t(Text::Copy)).icon(Icon::Copy)).clicked() {
                    actions.push(Action::Copy(signed.clone()));
                }
                if ui.add(Button::secondary(self.t(Text::CheckThis)).icon(Icon::Check)).clicked() {
                    actions.push(Action::MiniApps(MiniAppsAction::CheckThis(signed.clone(), now)));
                }
            });
        });
    }

    fn code(&self, ui: &mut Ui, bench: &mut MiniApps, actions: &mut Vec<Action>) {
        part(ui, |ui| {
            widgets::paragraph(ui, self.t(Text::VerifierText));
            ui.horizontal(|ui| {
                for verifier in Verifier::ALL {
                    if widgets::chip(ui, verifier.name(), bench.verifier == verifier).clicked() {
                        bench.verifier = verifier;
                    }
                }
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let copy = Button::primary(self.t(Text::AppCopyCode)).icon(Icon::Copy).small();
                    if ui.add(copy).clicked() {
                        actions.push(Action::Copy(bench.verifier.code().to_owned()));
                    }
                });
            });
            code_well(ui, bench.verifier.code());
        });
    }
}

/// A card of the page.
pub(super) fn part(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    widgets::part(ui, space::M, add);
}

/// Code or data that can be read and selected.
pub(super) fn code_well(ui: &mut Ui, text: &str) {
    widgets::well(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = RichText::new(text).font(theme::code()).color(Palette::of(ui).text);
        ui.add(egui::Label::new(text).wrap().selectable(true));
    });
}
