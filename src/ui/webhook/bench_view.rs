//! The test bench on the screen.

use egui::{Id, Label, Popup, PopupCloseBehavior, RichText, ScrollArea, Ui};

use super::bench::{Bench, Payload, SecretChoice, Trial, TrialError};
use super::setup_view::receiver_problem;
use super::status_view::{trouble_of_call, trouble_text};
use super::view::{WebhookView, card};
use super::{WebhookAction, WebhookPanel};
use crate::api::delivery::Delivered;
use crate::api::webhook::{PushTrouble, ReceiverUrlProblem};
use crate::i18n::{Text, TimeText};
use crate::store::FeedRow;
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::remedy;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Banner, Button, Kind, TextField};

impl WebhookView<'_> {
    pub(super) fn bench(&self, ui: &mut Ui, panel: &mut WebhookPanel, actions: &mut Vec<Action>) {
        let language = self.language;
        card(ui, |ui| {
            widgets::part_title(ui, language.t(Text::BenchTitle));
            widgets::hint(ui, language.t(Text::BenchHint));
            let problem = panel.bench.address().err();
            let mut field = TextField::new(Id::unique("bench-url"), language.t(Text::BenchUrl))
                .hint("http://127.0.0.1:8080/hook");
            if let Some(problem) = problem.filter(|problem| *problem != ReceiverUrlProblem::Empty) {
                field = field.note(language.t(receiver_problem(problem)), Kind::Bad);
            }
            field.show(ui, &mut panel.bench.url);
            self.payload(ui, &panel.bench, actions);
            self.secret(ui, panel, actions);
            ui.add_space(space::XS);
            let reason = match (problem, panel.bench.payload, panel.bench.chosen()) {
                (Some(problem), ..) => Some(receiver_problem(problem)),
                (None, Payload::Stored, None) => Some(Text::BenchPickFirst),
                _ => None,
            };
            ui.horizontal(|ui| {
                let sending = panel.bench.is_sending();
                let send = Button::primary(language.t(Text::BenchSend)).icon(Icon::Send).busy(sending);
                if ui.add(send.disabled(reason.map(|reason| language.t(reason)))).clicked() {
                    actions.push(Action::Webhook(WebhookAction::SendTrial));
                }
                if sending && ui.add(Button::secondary(language.t(Text::Cancel))).clicked() {
                    actions.push(Action::Webhook(WebhookAction::CancelTrial));
                }
            });
        });
    }

    /// What came back; before that, what belongs there.
    pub(super) fn answered(&self, ui: &mut Ui, panel: &WebhookPanel) {
        let language = self.language;
        match &panel.bench.trial {
            Some(Ok(trial)) => self.trial(ui, trial),
            Some(Err(TrialError::Store(error))) => {
                let text = remedy::of_store(error, language).sentence();
                Banner::new(Kind::Bad, language.t(Text::BenchNotSent)).text(&text).show(ui);
            }
            Some(Err(TrialError::Gone)) => {
                let banner = Banner::new(Kind::Bad, language.t(Text::BenchNotSent));
                banner.text(language.t(Text::BenchGone)).show(ui);
            }
            None => card(ui, |ui| {
                widgets::part_title(ui, language.t(Text::BenchAnswerTitle));
                widgets::hint(ui, language.t(Text::BenchAnswerHint));
            }),
        }
    }

    fn payload(&self, ui: &mut Ui, bench: &Bench, actions: &mut Vec<Action>) {
        let language = self.language;
        label(ui, language.t(Text::BenchWhat));
        ui.horizontal_wrapped(|ui| {
            for (payload, text) in [
                (Payload::Sample, Text::BenchSample),
                (Payload::Probe, Text::BenchProbe),
                (Payload::Stored, Text::BenchStored),
            ] {
                if widgets::chip(ui, language.t(text), bench.payload == payload).clicked() {
                    actions.push(Action::Webhook(WebhookAction::ChoosePayload(payload)));
                }
            }
        });
        if bench.payload == Payload::Probe {
            widgets::hint(ui, language.t(Text::BenchProbeHint));
        }
        if bench.payload == Payload::Stored {
            self.stored(ui, bench, actions);
        }
        if let Some(text) = bench.preview(self.clock.millis() / 1000) {
            code(ui, "bench-body", &text, 236.0);
        }
    }

    fn stored(&self, ui: &mut Ui, bench: &Bench, actions: &mut Vec<Action>) {
        let language = self.language;
        if bench.offered().is_empty() {
            widgets::hint(ui, language.t(Text::BenchNothingStored));
            return;
        }
        let name = bench
            .chosen()
            .map_or_else(|| language.t(Text::BenchPick).to_owned(), |row| self.update_name(row));
        let button = Button::secondary(&name).trailing(Icon::Down);
        let response = ui.add(button);
        Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClick).width(460.0).show(|ui| {
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for row in bench.offered() {
                    if ui.button(self.update_name(row)).clicked() {
                        actions.push(Action::Webhook(WebhookAction::ChooseUpdate(row.seq)));
                    }
                }
            });
        });
    }

    /// An update in one line: time, kind, who, and the beginning of what it says.
    fn update_name(&self, row: &FeedRow) -> String {
        let time = self.clock.text(row.at, TimeText::HourMinuteSecond, self.language);
        let who = row.author.as_deref().map(widgets::display_name).unwrap_or_default();
        let said = widgets::one_line(&row.preview, 28);
        let kind = widgets::one_line(&row.kind, 24);
        let parts = [time.as_str(), &kind, &who, &said];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }

    fn secret(&self, ui: &mut Ui, panel: &mut WebhookPanel, actions: &mut Vec<Action>) {
        let language = self.language;
        label(ui, language.t(Text::BenchHeader));
        ui.horizontal_wrapped(|ui| {
            for (choice, text) in [
                (SecretChoice::Right, Text::BenchWithSecret),
                (SecretChoice::None, Text::BenchWithout),
                (SecretChoice::Wrong, Text::BenchWrong),
            ] {
                if widgets::chip(ui, language.t(text), panel.bench.secret == choice).clicked() {
                    actions.push(Action::Webhook(WebhookAction::ChooseSecret(choice)));
                }
            }
        });
        if panel.bench.secret != SecretChoice::Right {
            let text = if panel.bench.secret == SecretChoice::None {
                Text::BenchWithoutHint
            } else {
                Text::BenchWrongHint
            };
            widgets::hint(ui, language.t(text));
            return;
        }
        let empty = panel.form.secret.trim().is_empty();
        let note = if empty { Text::BenchNoSecret } else { Text::BenchSameSecret };
        let field = TextField::new(Id::unique("bench-secret"), language.t(Text::FieldSecret))
            .hint(language.t(Text::SecretHint))
            .masked(true)
            .note(language.t(note), if empty { Kind::Warn } else { Kind::Neutral });
        if field.show(ui, &mut panel.form.secret).field.changed() {
            panel.form.copied = false;
        }
    }

    fn trial(&self, ui: &mut Ui, trial: &Trial) {
        let language = self.language;
        let host = widgets::display_name(&trial.host);
        card(ui, |ui| match &trial.result {
            Ok(answer) => {
                let (kind, verdict) = self.verdict(answer, trial.secret);
                ui.horizontal_wrapped(|ui| {
                    widgets::tag(ui, &format!("HTTP {}", answer.status), kind);
                    let took = language.number((answer.took.as_millis() as u64).max(1));
                    let facts = language.fill(Text::BenchTook, &[("host", &host), ("ms", &took)]);
                    widgets::part_title(ui, &facts);
                });
                widgets::paragraph(ui, &verdict);
                self.answer(ui, answer);
            }
            Err(error) => {
                ui.horizontal_wrapped(|ui| {
                    widgets::tag(ui, language.t(Text::BenchNoAnswer), Kind::Bad);
                    widgets::part_title(ui, &host);
                });
                let text = language.t(trouble_text(trouble_of_call(error)));
                widgets::paragraph(ui, text);
                widgets::hint(ui, &widgets::one_line(&error.detail(), 300));
            }
        });
    }

    /// What the status means for a webhook.
    fn verdict(&self, answer: &Delivered, secret: SecretChoice) -> (Kind, String) {
        let language = self.language;
        let refused = PushTrouble::of_status(answer.status) == PushTrouble::Refused;
        match (answer.is_taken(), secret) {
            (true, SecretChoice::Right) => (Kind::Ok, language.t(Text::VerdictTaken).to_owned()),
            (true, _) => (Kind::Warn, language.t(Text::VerdictTakesAll).to_owned()),
            (false, SecretChoice::Wrong) if refused => (Kind::Ok, language.t(Text::VerdictGuards).to_owned()),
            (false, SecretChoice::None) if refused => {
                (Kind::Warn, language.t(Text::VerdictNeedsSecret).to_owned())
            }
            (false, _) => {
                (Kind::Bad, language.t(trouble_text(PushTrouble::of_status(answer.status))).to_owned())
            }
        }
    }

    fn answer(&self, ui: &mut Ui, answer: &Delivered) {
        let language = self.language;
        label(ui, language.t(Text::BenchHeaders));
        let mut headers = String::new();
        for (name, value) in &answer.headers {
            headers.push_str(&widgets::one_line(name, 100));
            headers.push_str(": ");
            headers.push_str(&widgets::one_line(value, 400));
            headers.push('\n');
        }
        code(ui, "bench-headers", headers.trim_end(), 130.0);
        label(ui, language.t(Text::BenchAnswerBody));
        if answer.body.is_empty() {
            widgets::hint(ui, language.t(Text::BenchEmptyBody));
        } else {
            code(ui, "bench-answer", &answer.body, 200.0);
        }
        if answer.cut {
            widgets::hint(ui, language.t(Text::BenchCut));
        }
    }
}

fn label(ui: &mut Ui, text: &str) {
    ui.add_space(space::XS);
    widgets::group_label(ui, text);
}

/// Code in a frame that scrolls. The text is bounded where it was made.
fn code(ui: &mut Ui, id: &str, text: &str, most: f32) {
    let p = Palette::of(ui);
    widgets::well(ui, |ui| {
        ui.set_width(ui.available_width());
        ScrollArea::vertical().id_salt(id).max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            let text = RichText::new(text).font(theme::code()).line_height(Some(18.0)).color(p.text);
            ui.add(Label::new(text).wrap());
        });
    });
}
