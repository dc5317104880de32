//! Setting the webhook, and putting back what was there.

use egui::{Id, RichText, Ui};

use super::form::FormProblem;
use super::status_view::without_path;
use super::view::{WebhookView, card};
use super::{WebhookAction, WebhookPanel};
use crate::api::webhook::{ReceiverUrlProblem, WebhookSettings};
use crate::engine::WebhookChange;
use crate::i18n::{Text, TimeText};
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Button, Kind, TextField};

/// Kinds that may be ticked besides those that were seen. `message` is documented
/// (help.mp.net 15703377), the others are inferred.
const KINDS: [&str; 3] = ["message", "edited_message", "callback_query"];
/// More kinds than this are not offered; names come from outside.
const MOST_KINDS: usize = 16;

impl WebhookView<'_> {
    pub(super) fn setup(&self, ui: &mut Ui, panel: &mut WebhookPanel, actions: &mut Vec<Action>) {
        let language = self.language;
        let set_before = panel.info().is_some_and(|info| !info.url.is_empty());
        let same_url = panel.info().is_some_and(|info| !info.url.is_empty() && info.url == panel.form.url);
        card(ui, |ui| {
            let heading = if set_before { Text::WebhookChangeTitle } else { Text::WebhookSetTitle };
            widgets::part_title(ui, language.t(heading));
            widgets::hint(ui, language.t(Text::WebhookSetHint));
            if set_before && widgets::small_link(ui, language.t(Text::WebhookFillPresent)).clicked() {
                actions.push(Action::Webhook(WebhookAction::FillPresent));
            }
            self.url_field(ui, panel);
            self.secret_field(ui, panel, same_url, actions);
            self.connections_field(ui, panel);
            self.kind_ticks(ui, panel);
            ui.add_space(space::XS);
            self.set_buttons(ui, panel, actions);
        });
    }

    fn url_field(&self, ui: &mut Ui, panel: &mut WebhookPanel) {
        let language = self.language;
        let problem = panel.form.address(self.local).err();
        let note = match problem {
            // Nothing is wrong with a field that was not touched.
            Some(FormProblem::Url(ReceiverUrlProblem::Empty)) => None,
            Some(problem) => Some((problem_text(problem), Kind::Bad)),
            None if panel.form.out_of_reach(self.local) => Some((Text::UrlOutOfReach, Kind::Warn)),
            None => None,
        };
        let mut field = TextField::new(Id::unique("webhook-url"), language.t(Text::FieldUrl))
            .hint("https://bot.example.org/hook");
        if let Some((text, kind)) = note {
            field = field.note(language.t(text), kind);
        }
        field.show(ui, &mut panel.form.url);
    }

    fn secret_field(&self, ui: &mut Ui, panel: &mut WebhookPanel, same_url: bool, actions: &mut Vec<Action>) {
        let language = self.language;
        let form = &mut panel.form;
        let empty = form.secret.trim().is_empty();
        let note = match () {
            () if !form.secret().is_usual() => (Text::SecretUnusual, Kind::Bad),
            () if empty && same_url => (Text::SecretLost, Kind::Warn),
            () if empty => (Text::SecretNone, Kind::Neutral),
            () => (Text::SecretWhere, Kind::Neutral),
        };
        let field = TextField::new(Id::unique("webhook-secret"), language.t(Text::FieldSecret))
            .hint(language.t(Text::SecretHint))
            .masked(true)
            .note(language.t(note.0), note.1);
        if field.show(ui, &mut form.secret).field.changed() {
            form.copied = false;
        }
        ui.horizontal_wrapped(|ui| {
            let generate = Button::secondary(language.t(Text::SecretGenerate)).small();
            if ui.add(generate).clicked() {
                actions.push(Action::Webhook(WebhookAction::GenerateSecret));
            }
            let reason = match (empty, form.copied) {
                (true, _) => Some(Text::SecretNothingToCopy),
                (false, true) => Some(Text::SecretCopied),
                (false, false) => None,
            };
            let copy = Button::secondary(language.t(Text::SecretCopy)).icon(Icon::Copy).small();
            if ui.add(copy.disabled(reason.map(|reason| language.t(reason)))).clicked() {
                form.copied = true;
                actions.push(Action::Copy(form.secret.trim().to_owned()));
            }
            if form.copied && !empty {
                let p = Palette::of(ui);
                let text = language.t(Text::SecretCopiedNow);
                ui.label(RichText::new(text).font(theme::small()).color(p.ok));
            }
        });
    }

    fn connections_field(&self, ui: &mut Ui, panel: &mut WebhookPanel) {
        let language = self.language;
        let bad = panel.form.max_connections().is_err();
        let (note, kind) =
            if bad { (Text::ConnectionsRange, Kind::Bad) } else { (Text::ConnectionsAssumed, Kind::Neutral) };
        let field = TextField::new(Id::unique("webhook-connections"), language.t(Text::FieldConnections))
            .hint(language.t(Text::ConnectionsHint))
            .note(language.t(note), kind);
        field.show(ui, &mut panel.form.connections);
    }

    fn kind_ticks(&self, ui: &mut Ui, panel: &mut WebhookPanel) {
        let language = self.language;
        let p = Palette::of(ui);
        let label = RichText::new(language.t(Text::FieldKinds)).font(theme::small_bold()).color(p.soft);
        ui.label(label);
        let form = &mut panel.form;
        widgets::switch(ui, &mut form.all_kinds, language.t(Text::KindsAllSwitch));
        if !form.all_kinds {
            let known = KINDS.iter().map(|kind| (*kind).to_owned());
            let seen = panel.seen_kinds.iter().filter(|kind| *kind != "malformed").cloned();
            let mut kinds: Vec<String> = known.chain(seen).chain(form.kinds.iter().cloned()).collect();
            let mut once = std::collections::HashSet::new();
            kinds.retain(|kind| once.insert(kind.clone()));
            kinds.truncate(MOST_KINDS);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                for kind in kinds {
                    let mut on = form.kinds.contains(&kind);
                    if widgets::tick(ui, &mut on, &kind).changed() {
                        if on {
                            form.kinds.insert(kind);
                        } else {
                            form.kinds.remove(&kind);
                        }
                    }
                }
            });
        }
        let note =
            if !form.all_kinds && form.kinds.is_empty() { Text::KindsNone } else { Text::KindsAssumed };
        widgets::hint(ui, language.t(note));
    }

    fn set_buttons(&self, ui: &mut Ui, panel: &WebhookPanel, actions: &mut Vec<Action>) {
        let language = self.language;
        let ready = panel.form.settings(self.local);
        let why = ready.as_ref().err().map(|problem| language.t(problem_text(*problem)));
        ui.horizontal_wrapped(|ui| {
            let change = panel.change.as_ref().map(|changing| &changing.change);
            let busy = matches!(change, Some(WebhookChange::Set { .. }));
            let set = Button::primary(language.t(Text::WebhookSet)).disabled(why).busy(busy);
            if ui.add(set).clicked()
                && let Ok((settings, secret)) = ready
            {
                let change = Box::new(WebhookChange::Set { settings, secret });
                actions.push(Action::Webhook(WebhookAction::Change(change)));
            }
            let address = panel.form.address(true);
            let why = address.err().map(|problem| language.t(problem_text(problem)));
            let test = Button::secondary(language.t(Text::WebhookTestFirst)).disabled(why);
            if ui.add(test).clicked() {
                let url = panel.form.url.trim().to_owned();
                actions.push(Action::Webhook(WebhookAction::TryReceiver(url)));
            }
        });
    }

    /// What was there before this console changed it.
    pub(super) fn put_back(&self, ui: &mut Ui, panel: &WebhookPanel, actions: &mut Vec<Action>) {
        let language = self.language;
        let present = panel.info().map(|info| info.url.as_str());
        let worth = |settings: &WebhookSettings| present != Some(settings.url.as_str());
        if !panel.before.iter().any(|before| worth(&before.settings)) {
            return;
        }
        card(ui, |ui| {
            widgets::part_title(ui, language.t(Text::BeforeTitle));
            widgets::hint(ui, language.t(Text::BeforeHint));
            for (index, before) in panel.before.iter().enumerate().filter(|(_, b)| worth(&b.settings)) {
                ui.push_id(index, |ui| {
                    let time = self.clock.text(before.replaced_at, TimeText::Full, language);
                    let until = language.fill(Text::BeforeUntil, &[("time", &time)]);
                    let none = before.settings.url.is_empty();
                    let name = if none {
                        language.t(Text::BeforeNone).to_owned()
                    } else {
                        widgets::one_line(&without_path(&before.settings.url), 300).into_owned()
                    };
                    let secret = panel.secrets.get(&before.settings.url);
                    let note = match secret {
                        _ if none => Text::BeforePolling,
                        Some(secret) if !secret.is_empty() => Text::BeforeSecretKnown,
                        Some(_) => Text::BeforeNoSecret,
                        None => Text::BeforeSecretUnknown,
                    };
                    widgets::part_title(ui, &name);
                    widgets::hint(ui, &format!("{until} {}", language.t(note)));
                    if ui.add(Button::secondary(language.t(Text::PutBack)).small()).clicked() {
                        actions.push(Action::Webhook(if none {
                            WebhookAction::Change(Box::new(WebhookChange::Delete))
                        } else {
                            WebhookAction::Recall(index)
                        }));
                    }
                });
            }
        });
    }
}

/// What is wrong, and what to do.
fn problem_text(problem: FormProblem) -> Text {
    match problem {
        FormProblem::Url(problem) => receiver_problem(problem),
        FormProblem::HttpNotHere => Text::UrlPlainHttp,
        FormProblem::Secret => Text::SecretUnusual,
        FormProblem::Connections => Text::ConnectionsRange,
        FormProblem::NoKinds => Text::KindsNone,
    }
}

/// The same for the address alone.
pub(super) fn receiver_problem(problem: ReceiverUrlProblem) -> Text {
    match problem {
        ReceiverUrlProblem::Empty => Text::UrlEmpty,
        ReceiverUrlProblem::NotAUrl | ReceiverUrlProblem::Scheme => Text::UrlNotOne,
        ReceiverUrlProblem::TooLong => Text::UrlTooLong,
        ReceiverUrlProblem::PlainHttp => Text::UrlPlainHttp,
        ReceiverUrlProblem::Credentials => Text::UrlCredentials,
        ReceiverUrlProblem::HoldsToken => Text::UrlHoldsToken,
    }
}
