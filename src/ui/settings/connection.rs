//! The way to the server.

use std::collections::BTreeSet;
use std::time::Duration;

use egui::{Id, Ui, vec2};

use crate::api::{Proxy, ProxyAddress, ProxyAddressError};
use crate::engine::PollSettings;
use crate::i18n::Text;
use crate::ui::action::Action;
use crate::ui::remedy;
use crate::ui::theme::space;
use crate::ui::widgets::{self, Banner, Button, Kind, TextField};

use super::view::SettingsView;
use super::{SettingsAction, SettingsPage};

/// The kinds of updates that are offered; `message` is the one that is documented.
const KINDS: [&str; 3] = ["message", "edited_message", "callback_query"];

/// What is being entered; nothing before it is touched.
#[derive(Default)]
pub(super) struct Form {
    proxy: Option<ProxyForm>,
    timeout: Option<String>,
    limit: Option<String>,
}

/// A proxy as it is being entered.
#[derive(Clone)]
struct ProxyForm {
    kind: ProxyKind,
    address: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ProxyKind {
    System,
    None,
    Address,
}

impl ProxyForm {
    fn of(proxy: &Proxy) -> Self {
        let (kind, address) = match proxy {
            Proxy::System => (ProxyKind::System, String::new()),
            Proxy::None => (ProxyKind::None, String::new()),
            Proxy::Address(address) => (ProxyKind::Address, address.to_string()),
        };
        Self { kind, address }
    }

    fn proxy(&self) -> Result<Proxy, ProxyAddressError> {
        Ok(match self.kind {
            ProxyKind::System => Proxy::System,
            ProxyKind::None => Proxy::None,
            ProxyKind::Address => Proxy::Address(ProxyAddress::parse(&self.address)?),
        })
    }
}

impl SettingsView<'_> {
    pub(super) fn connection(&self, ui: &mut Ui, page: &mut SettingsPage, actions: &mut Vec<Action>) {
        self.part(ui, Text::SettingsAddress, |ui| {
            let bot = if self.bot.is_demo {
                self.t(Text::DemoBot).to_owned()
            } else {
                format!("@{}", widgets::display_name(self.bot.name))
            };
            widgets::key_value(ui, &bot, &self.bot.address.to_string());
            widgets::hint(ui, self.t(Text::SettingsAddressText));
        });
        self.part(ui, Text::ProxyTitle, |ui| self.proxy(ui, page, actions));
        self.part(ui, Text::PollTitle, |ui| self.polling(ui, page, actions));
    }

    fn proxy(&self, ui: &mut Ui, page: &mut SettingsPage, actions: &mut Vec<Action>) {
        widgets::hint(ui, self.t(Text::ProxyText));
        let mut form = page.connection.proxy.clone().unwrap_or_else(|| ProxyForm::of(&self.settings.proxy));
        let kinds = [ProxyKind::System, ProxyKind::None, ProxyKind::Address];
        let names = [Text::ThemeSystem, Text::ProxyNone, Text::ProxyAddress].map(|text| self.t(text));
        let place = kinds.iter().position(|kind| *kind == form.kind);
        let mut touched = false;
        if let Some(kind) = self.choice(ui, &names, place).and_then(|place| kinds.get(place)) {
            form.kind = *kind;
            touched = true;
        }
        let proxy = form.proxy();
        if form.kind == ProxyKind::Address {
            let note = match proxy {
                Err(ProxyAddressError::Empty) | Ok(_) => (Text::ProxyNoPassword, Kind::Neutral),
                Err(ProxyAddressError::NotAnAddress) => (Text::ProxyNotAnAddress, Kind::Bad),
                Err(ProxyAddressError::Scheme) => (Text::ProxyScheme, Kind::Bad),
                Err(ProxyAddressError::Credentials) => (Text::ProxyCredentials, Kind::Bad),
            };
            let field = TextField::new(Id::unique("proxy-address"), self.t(Text::ProxyAddressField))
                .code()
                .hint("http://127.0.0.1:7890")
                .note(self.t(note.0), note.1);
            touched |= field.show(ui, &mut form.address).field.changed();
        }
        if touched {
            page.checked = None;
            // A choice without an address takes effect at once, an address when it is said to.
            if let (true, Ok(proxy)) = (form.kind != ProxyKind::Address, form.proxy()) {
                self.change(actions, |settings| settings.proxy = proxy);
            }
            page.connection.proxy = Some(form.clone());
        }
        let proxy = form.proxy();
        let missing = proxy.is_err().then(|| self.t(Text::ProxyMissing));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            if form.kind == ProxyKind::Address {
                let same = proxy.as_ref().is_ok_and(|proxy| *proxy == self.settings.proxy);
                let idle = missing.or(same.then(|| self.t(Text::ProxyInUse)));
                if ui.add(Button::primary(self.t(Text::ProxyUse)).disabled(idle)).clicked()
                    && let Ok(proxy) = &proxy
                {
                    self.change(actions, |settings| settings.proxy = proxy.clone());
                }
            }
            let busy = page.checking.is_running();
            let check = Button::secondary(self.t(Text::ProxyCheck)).disabled(missing).busy(busy);
            if ui.add(check).clicked()
                && let Ok(proxy) = proxy
            {
                actions.push(Action::Settings(SettingsAction::Check(proxy)));
            }
        });
        match &page.checked {
            Some((host, Ok(took))) => {
                let values = [("host", host.as_str()), ("ms", &took.as_millis().to_string())];
                let text = self.language.fill(Text::ProxyReached, &values);
                Banner::new(Kind::Ok, self.t(Text::ProxyWorks)).text(&text).show(ui);
            }
            Some((host, Err(error))) => {
                let title = self.language.fill(Text::ProxyFails, &[("host", host)]);
                let text = remedy::of_call(error, self.language).sentence();
                Banner::new(Kind::Bad, &title).text(&text).show(ui);
            }
            None => {}
        }
    }

    fn polling(&self, ui: &mut Ui, page: &mut SettingsPage, actions: &mut Vec<Action>) {
        let chosen = &self.settings.polling;
        widgets::hint(ui, self.t(Text::PollText));
        let columns = ui.available_width() >= 420.0;
        let mut numbers = |ui: &mut Ui, which: usize| {
            let (name, note, range, present, typed) = if which == 0 {
                let present = chosen.timeout.as_secs() as u32;
                let range = PollSettings::TIMEOUT_SECONDS;
                (Text::PollTimeout, Text::PollTimeoutNote, range, present, &mut page.connection.timeout)
            } else {
                let range = PollSettings::LIMIT;
                (Text::PollLimit, Text::PollLimitNote, range, chosen.limit, &mut page.connection.limit)
            };
            let mut text = typed.clone().unwrap_or_else(|| present.to_string());
            let number = text.trim().parse().ok().filter(|number| range.contains(number));
            let kind = if number.is_some() { Kind::Neutral } else { Kind::Bad };
            let field = TextField::new(Id::unique(("polling", which)), self.t(name)).note(self.t(note), kind);
            let response = field.show(ui, &mut text).field;
            if response.changed() {
                let number = text.trim().parse().ok().filter(|number| range.contains(number));
                *typed = Some(text);
                if let Some(number) = number.filter(|number| *number != present) {
                    self.change(actions, |settings| match which {
                        0 => settings.polling.timeout = Duration::from_secs(number.into()),
                        _ => settings.polling.limit = number,
                    });
                }
            }
        };
        if columns {
            ui.columns(2, |columns| {
                for (which, column) in columns.iter_mut().enumerate() {
                    numbers(column, which);
                }
            });
        } else {
            numbers(ui, 0);
            numbers(ui, 1);
        }
        ui.add_space(space::S);
        let mut all = chosen.allowed_updates.is_none();
        if widgets::switch(ui, &mut all, self.t(Text::KindsAllSwitch)).changed() {
            let kinds = (!all).then(|| vec!["message".to_owned()]);
            self.change(actions, |settings| settings.polling.allowed_updates = kinds);
        }
        if let Some(kinds) = &chosen.allowed_updates {
            self.kinds(ui, kinds, actions);
        }
        widgets::hint(ui, self.t(Text::PollKindsText));
    }

    fn kinds(&self, ui: &mut Ui, kinds: &[String], actions: &mut Vec<Action>) {
        let offered: BTreeSet<&str> = KINDS.into_iter().chain(kinds.iter().map(String::as_str)).collect();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            for kind in offered {
                let mut on = kinds.iter().any(|other| other == kind);
                // One has to be left.
                let last = on && kinds.len() == 1;
                if ui.add_enabled_ui(!last, |ui| widgets::tick(ui, &mut on, kind)).inner.changed() {
                    let mut kinds = kinds.to_vec();
                    kinds.retain(|other| other != kind);
                    if on {
                        kinds.push(kind.to_owned());
                    }
                    self.change(actions, |settings| settings.polling.allowed_updates = Some(kinds));
                }
            }
        });
    }
}
