//! How the webhook stands, in plain words.

use egui::{Align2, Label, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use url::Url;

use super::view::{WebhookView, card};
use super::{Known, Outcome, WebhookAction, WebhookPanel};
use crate::api::webhook::PushTrouble;
use crate::api::{CallError, WebhookInfo};
use crate::engine::{Command, GuardError, ReceiverState, WebhookChange, WebhookChangeError};
use crate::i18n::{Text, TimeText};
use crate::ui::action::Action;
use crate::ui::remedy;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Banner, Button, Kind, line};

/// Who receives the updates.
#[derive(PartialEq, Eq)]
enum Mode {
    /// This console polls.
    Polling,
    /// A webhook has them.
    Webhook(String),
    /// No webhook, and this console does not poll.
    Nobody,
}

impl Mode {
    fn of(info: &WebhookInfo, receiver: &ReceiverState) -> Self {
        match (info.host(), receiver) {
            (Some(host), _) => Self::Webhook(host),
            (None, ReceiverState::Starting | ReceiverState::Receiving | ReceiverState::BackingOff { .. }) => {
                Self::Polling
            }
            (None, _) => Self::Nobody,
        }
    }
}

impl WebhookView<'_> {
    pub(super) fn status(&self, ui: &mut Ui, panel: &mut WebhookPanel, actions: &mut Vec<Action>) {
        let language = self.language;
        self.outcome(ui, panel, actions);
        if let Some(error) = &panel.failure {
            let text = remedy::of_call(error, language).sentence();
            let labels = [language.t(Text::TryAgain)];
            let banner = Banner::new(Kind::Bad, language.t(Text::WebhookUnread)).text(&text).actions(&labels);
            if banner.show(ui).action.is_some() {
                actions.push(Action::Webhook(WebhookAction::Refresh));
            }
        }
        let whole_url = panel.whole_url;
        let Some(known) = &panel.known else {
            if panel.failure.is_none() {
                card(ui, |ui| {
                    widgets::part_title(ui, language.t(Text::WebhookAsking));
                    ui.add_space(120.0);
                });
            }
            return;
        };
        let mut whole = whole_url;
        let changing = panel.change.as_ref().is_some_and(|changing| changing.change == WebhookChange::Delete);
        self.conflict(ui, known, panel.looking_on, actions);
        card(ui, |ui| {
            self.mode(ui, &known.info);
            ui.add_space(space::XS);
            self.facts(ui, known, &mut whole);
            widgets::hint(ui, language.t(Text::WebhookBasis));
            if known.info.host().is_some() {
                ui.add_space(space::XS);
                ui.horizontal_wrapped(|ui| {
                    let label = language.t(Text::WebhookTryReceiver);
                    if ui.add(Button::secondary(label)).clicked() {
                        let url = known.info.url.clone();
                        actions.push(Action::Webhook(WebhookAction::TryReceiver(url)));
                    }
                    let remove = Button::danger(language.t(Text::WebhookRemove)).busy(changing);
                    if ui.add(remove).clicked() {
                        let change = Box::new(WebhookChange::Delete);
                        actions.push(Action::Webhook(WebhookAction::Change(change)));
                    }
                });
            } else if Mode::of(&known.info, self.receiver) == Mode::Nobody
                && !matches!(panel.outcome, Some(Outcome::Deleted))
                && ui.add(Button::secondary(language.t(Text::Resume))).clicked()
            {
                actions.push(Action::Engine(Box::new(Command::StartReceiving)));
            }
        });
        self.last_error(ui, &known.info, actions);
        panel.whole_url = whole;
    }

    /// What the last change came to.
    fn outcome(&self, ui: &mut Ui, panel: &WebhookPanel, actions: &mut Vec<Action>) {
        let language = self.language;
        let (kind, title, text, offer) = match &panel.outcome {
            None => return,
            Some(Outcome::Set { host }) => {
                let host = widgets::display_name(host);
                let title = language.fill(Text::WebhookWasSet, &[("host", &host)]);
                (Kind::Ok, title, language.t(Text::WebhookWasSetText).to_owned(), None)
            }
            Some(Outcome::Deleted) => {
                let receives = matches!(self.receiver, ReceiverState::Receiving | ReceiverState::Starting);
                let offer = (!receives).then(|| language.t(Text::Resume));
                let (title, text) = (Text::WebhookWasRemoved, Text::WebhookWasRemovedText);
                (Kind::Ok, language.t(title).to_owned(), language.t(text).to_owned(), offer)
            }
            Some(Outcome::Failed(error)) => {
                let (title, text) = self.change_failed(error);
                (Kind::Bad, language.t(title).to_owned(), text, None)
            }
        };
        let offers: Vec<&str> = offer.into_iter().collect();
        let banner = Banner::new(kind, &title).text(&text).actions(&offers);
        let answer = banner.closable(language.t(Text::Dismiss)).show(ui);
        if answer.action.is_some() {
            actions.push(Action::Engine(Box::new(Command::StartReceiving)));
        }
        if answer.closed || answer.action.is_some() {
            actions.push(Action::Webhook(WebhookAction::DismissOutcome));
        }
    }

    fn change_failed(&self, error: &WebhookChangeError) -> (Text, String) {
        let language = self.language;
        match error {
            WebhookChangeError::Before(error) => {
                (Text::WebhookNotChanged, remedy::of_call(error, language).sentence())
            }
            WebhookChangeError::Remember(error) => {
                (Text::WebhookNotChanged, remedy::of_store(error, language).sentence())
            }
            WebhookChangeError::Change(GuardError::Call(error)) if !error.surely_not_done() => {
                let what = remedy::of_call(error, language).what;
                (Text::WebhookPerhapsChanged, format!("{what} {}", language.t(Text::WebhookLookBelow)))
            }
            WebhookChangeError::Change(error) => {
                let mut text = remedy::of_guard(error, language).what;
                if matches!(error, GuardError::Call(error) if error.code() == Some(400)) {
                    text = format!("{text} {}", language.t(Text::WebhookProbeFailed));
                }
                (Text::WebhookNotChanged, text)
            }
        }
    }

    /// Who has the updates when this console's polling met a 409.
    fn conflict(&self, ui: &mut Ui, known: &Known, looking_on: bool, actions: &mut Vec<Action>) {
        let language = self.language;
        if !matches!(self.receiver, ReceiverState::Conflict { .. }) {
            return;
        }
        // It was read after the 409: the webhook is gone since.
        let Some(now) = known.info.host() else {
            return;
        };
        let host = widgets::display_name(&now);
        if looking_on {
            let text = language.fill(Text::LookingOnText, &[("host", &host)]);
            let labels = [language.t(Text::CheckAgain)];
            let banner = Banner::new(Kind::Info, language.t(Text::LookingOnTitle)).text(&text);
            if banner.actions(&labels).show(ui).action.is_some() {
                actions.push(Action::Engine(Box::new(Command::StartReceiving)));
            }
            return;
        }
        let text = language.fill(Text::ConflictWhy, &[("host", &host)]);
        let labels = [language.t(Text::LookOn), language.t(Text::CheckAgain)];
        let banner = Banner::new(Kind::Warn, language.t(Text::ConflictTitle)).text(&text).actions(&labels);
        match banner.show(ui).action {
            Some(0) => actions.push(Action::Webhook(WebhookAction::LookOn(true))),
            Some(_) => actions.push(Action::Engine(Box::new(Command::StartReceiving))),
            None => {}
        }
    }

    fn mode(&self, ui: &mut Ui, info: &WebhookInfo) {
        let language = self.language;
        let (kind, tag, headline, text) = match Mode::of(info, self.receiver) {
            Mode::Polling => {
                let text = language.t(Text::ModePollingText).to_owned();
                (Kind::Ok, Text::ModePolling, language.t(Text::ModePollingTitle).to_owned(), text)
            }
            Mode::Webhook(host) => {
                let host = widgets::display_name(&host).into_owned();
                let title = language.fill(Text::ModeWebhookTitle, &[("host", &host)]);
                (Kind::Info, Text::ModeWebhook, title, language.t(Text::ModeWebhookText).to_owned())
            }
            Mode::Nobody => {
                let text = language.t(Text::ModeNobodyText).to_owned();
                (Kind::Warn, Text::ModeNobody, language.t(Text::ModeNobodyTitle).to_owned(), text)
            }
        };
        ui.horizontal(|ui| {
            widgets::tag(ui, language.t(tag), kind);
            let headline = RichText::new(headline).font(theme::title()).color(Palette::of(ui).text);
            ui.add(Label::new(headline).truncate());
        });
        widgets::paragraph(ui, &text);
    }

    fn facts(&self, ui: &mut Ui, known: &Known, whole_url: &mut bool) {
        let language = self.language;
        let info = &known.info;
        let (documented, assumed) = (Text::BasisDocumented, Text::BasisAssumed);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if let Some(host) = info.host() {
                self.fact(ui, Text::FactHost, &widgets::display_name(&host), documented);
                let shown = if *whole_url { info.url.clone() } else { without_path(&info.url) };
                self.fact(ui, Text::FactUrl, &widgets::one_line(&shown, 400), documented);
                let label = if *whole_url { Text::HidePath } else { Text::ShowPath };
                ui.horizontal(|ui| {
                    ui.add_space(LABEL);
                    if widgets::small_link(ui, language.t(label)).clicked() {
                        *whole_url = !*whole_url;
                    }
                });
            }
            let number = |number: i64| language.number(number.unsigned_abs());
            if let Some(pending) = info.pending_update_count {
                self.fact(ui, Text::FactPending, &number(pending), assumed);
            }
            if info.host().is_none() {
                return;
            }
            let failed = info.last_error_date.map_or_else(
                || language.t(Text::FactNever).to_owned(),
                |at| self.clock.text(at.saturating_mul(1000), TimeText::Full, language),
            );
            self.fact(ui, Text::FactLastError, &failed, assumed);
            if let Some(most) = info.max_connections {
                self.fact(ui, Text::FactConnections, &number(most), assumed);
            }
            let kinds = info.allowed_updates.as_deref().filter(|kinds| !kinds.is_empty());
            let kinds = kinds.map_or_else(|| language.t(Text::KindsAll).to_owned(), |kinds| kinds.join(", "));
            self.fact(ui, Text::FactKinds, &widgets::one_line(&kinds, 400), assumed);
            if let Some(own) = info.has_custom_certificate {
                let text = if own { Text::CertificateOwn } else { Text::CertificateUsual };
                self.fact(ui, Text::FactCertificate, language.t(text), assumed);
            }
        });
    }

    /// A fact with its name before it and its basis behind it.
    fn fact(&self, ui: &mut Ui, name: Text, value: &str, basis: Text) {
        let p = Palette::of(ui);
        let (name, basis) = (self.language.t(name), self.language.t(basis));
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {value} ({basis})")));
        let middle = rect.center().y;
        let name = line::layout(ui, name, theme::body(), p.soft, LABEL - space::S);
        ui.painter().galley(pos2(rect.left(), middle - name.size().y * 0.5), name, p.soft);
        let tail = ui.painter().text(
            pos2(rect.right(), middle),
            Align2::RIGHT_CENTER,
            basis,
            theme::small(),
            p.faint,
        );
        let room = (tail.left() - rect.left() - LABEL - space::M).max(24.0);
        let text = line::layout(ui, value, theme::body(), p.text, room);
        let cut = text.elided;
        ui.painter().galley(pos2(rect.left() + LABEL, middle - text.size().y * 0.5), text, p.text);
        if cut {
            response.on_hover_text(value);
        }
    }

    fn last_error(&self, ui: &mut Ui, info: &WebhookInfo, actions: &mut Vec<Action>) {
        let language = self.language;
        let (Some(_), Some(message)) = (info.host(), &info.last_error_message) else {
            return;
        };
        let said = remedy::sentence_of(&widgets::one_line(message, 300), language);
        let trouble = trouble_text(PushTrouble::of(message));
        let text = format!(
            "{} {} {}",
            language.fill(Text::ServerSays, &[("text", &said)]),
            language.t(trouble),
            language.t(Text::CauseAssumed)
        );
        // Nothing waits any more: it seems to be over.
        let over = info.pending_update_count == Some(0);
        let (kind, title) =
            if over { (Kind::Neutral, Text::PushFailedOnce) } else { (Kind::Bad, Text::PushFails) };
        let labels = [language.t(Text::WebhookTryReceiver)];
        if Banner::new(kind, language.t(title)).text(&text).actions(&labels).show(ui).action.is_some() {
            actions.push(Action::Webhook(WebhookAction::TryReceiver(info.url.clone())));
        }
    }
}

/// Width of the names of facts.
const LABEL: f32 = 176.0;

/// The address up to its path, which may hold a secret.
pub(super) fn without_path(url: &str) -> String {
    match Url::parse(url) {
        Ok(url) => {
            let origin = url.origin().ascii_serialization();
            let more = url.path().len() > 1 || url.query().is_some();
            if more { format!("{origin}/…") } else { origin }
        }
        Err(_) => "…".to_owned(),
    }
}

/// The likely cause of a failing push, and what to do.
pub(super) fn trouble_text(trouble: PushTrouble) -> Text {
    match trouble {
        PushTrouble::Refused => Text::CauseRefused,
        PushTrouble::NoSuchPath => Text::CausePath,
        PushTrouble::Redirected => Text::CauseRedirect,
        PushTrouble::Rejected => Text::CauseRejected,
        PushTrouble::Broken => Text::CauseBroken,
        PushTrouble::Slow => Text::CauseSlow,
        PushTrouble::NobodyListens => Text::CauseNobody,
        PushTrouble::NoSuchHost => Text::CauseHost,
        PushTrouble::Tls => Text::CauseTls,
        PushTrouble::Unknown => Text::CauseUnknown,
    }
}

/// The same for a trial that did not come through.
pub(super) fn trouble_of_call(error: &CallError) -> PushTrouble {
    use crate::api::Fault;
    match error {
        CallError::Network { fault: Fault::Refused | Fault::Unreachable, .. } => PushTrouble::NobodyListens,
        CallError::Network { fault: Fault::HostNotFound, .. } => PushTrouble::NoSuchHost,
        CallError::Network { fault: Fault::Tls, .. } => PushTrouble::Tls,
        CallError::Network { fault: Fault::Timeout, .. } => PushTrouble::Slow,
        _ => PushTrouble::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_an_address_is_hidden_at_first() {
        assert_eq!(without_path("https://bot.example/hook/s3cret?x=1"), "https://bot.example/…");
        assert_eq!(without_path("https://bot.example:8443/"), "https://bot.example:8443");
        assert_eq!(without_path("nonsense"), "…");
    }
}
