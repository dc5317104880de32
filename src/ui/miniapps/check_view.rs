//! Checking initData, one visible step at a time.

use std::time::Duration;

use egui::{Align, Id, Layout, Rect, RichText, Sense, Stroke, Ui, Vec2, vec2};

use crate::api::init_data::{Outcome, Problem, Step, StepKind, Verdict, Verification};
use crate::i18n::Text;
use crate::ui::action::Action;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Banner, Button, Kind, TextField};

use super::view::{MiniAppsView, part};
use super::{Checked, MiniApps, MiniAppsAction};

/// A longer value is cut on the screen; it can be copied whole.
const SHOWN_CHARS: usize = 600;
/// From this width on the question and the answer stand beside each other.
const BESIDE: f32 = 860.0;
/// The question's part of it.
const QUESTION: f32 = 0.38;
/// Width of the names of steps.
const NAME: f32 = 176.0;

/// What is pasted may have hundreds of lines; the button below it stays near.
const HIGHEST: f32 = 220.0;

impl MiniAppsView<'_> {
    pub(super) fn check(&self, ui: &mut Ui, bench: &mut MiniApps, actions: &mut Vec<Action>) {
        let room = ui.available_width();
        if room < BESIDE {
            self.question(ui, bench, actions);
            self.answer(ui, bench, actions);
            return;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::L, space::M);
            let question = (room * QUESTION).round();
            for (width, is_question) in [(question, true), (room - question - space::L, false)] {
                ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(width);
                    if is_question {
                        self.question(ui, bench, actions);
                    } else {
                        self.answer(ui, bench, actions);
                    }
                });
            }
        });
    }

    fn question(&self, ui: &mut Ui, bench: &mut MiniApps, actions: &mut Vec<Action>) {
        let now = self.clock.millis() / 1000;
        part(ui, |ui| {
            widgets::paragraph(ui, self.t(Text::AppCheckText));
            let field = TextField::new(Id::unique("init-data"), "initData").code().rows(4).highest(HIGHEST);
            if field
                .hint("query_id=…&user=…&auth_date=…&hash=…")
                .show(ui, &mut bench.init_data)
                .field
                .changed()
            {
                bench.bound_init_data();
            }
            let bad_age = bench.max_age_seconds().is_none();
            let note = if bad_age { self.t(Text::SignBadNumber) } else { "" };
            let app = TextField::new(Id::unique("init-app"), self.t(Text::ExpectedMiniApp)).code();
            app.hint("ma_…").show(ui, &mut bench.miniapp_id);
            let age = TextField::new(Id::unique("init-age"), self.t(Text::AppMaxAge)).code();
            age.note(note, Kind::Bad).show(ui, &mut bench.max_age);
            widgets::switch(ui, &mut bench.bounds_future, self.t(Text::BoundFuture));
            widgets::hint(ui, self.t(Text::BoundFutureText));
            ui.horizontal(|ui| {
                let empty = bench.init_data.trim().is_empty();
                let missing = (empty || bad_age).then(|| self.t(Text::AppCheckMissing));
                let check = Button::primary(self.t(Text::AppCheckButton)).icon(Icon::Check).disabled(missing);
                if ui.add(check.busy(bench.check.is_running())).clicked() {
                    actions.push(Action::MiniApps(MiniAppsAction::Check(now)));
                }
                let missing = (empty && bench.checked.is_none()).then(|| self.t(Text::AppCheckMissing));
                if ui.add(Button::secondary(self.t(Text::ForgetInitData)).disabled(missing)).clicked() {
                    actions.push(Action::MiniApps(MiniAppsAction::Forget));
                }
            });
        });
    }

    fn answer(&self, ui: &mut Ui, bench: &MiniApps, actions: &mut Vec<Action>) {
        if let Some(checked) = &bench.checked {
            self.checked(ui, checked, self.clock.millis() / 1000, actions);
        }
    }

    fn checked(&self, ui: &mut Ui, checked: &Checked, now: i64, actions: &mut Vec<Action>) {
        let Checked { verification, ttl_seconds } = checked;
        let status = verification.verdict.status().to_string();
        let (kind, heading, text) = match verification.verdict.code() {
            None => {
                (Kind::Ok, self.t(Text::VerdictGood).to_owned(), self.t(Text::VerdictGoodText).to_owned())
            }
            Some(code) => {
                let text = self.language.fill(Text::VerdictBadText, &[("status", &status)]);
                (Kind::Bad, code.to_owned(), text)
            }
        };
        Banner::new(kind, &heading).text(&text).show(ui);
        part(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            widgets::part_title(ui, self.t(Text::StepsTitle));
            for step in &verification.steps {
                self.step(ui, step);
            }
        });
        part(ui, |ui| self.facts(ui, verification, *ttl_seconds, now, actions));
    }

    fn step(&self, ui: &mut Ui, step: &Step) {
        let p = Palette::of(ui);
        let (icon, ink, word) = match &step.outcome {
            Outcome::Passed(_) => (Icon::Check, p.ok, Text::StepPassed),
            Outcome::Failed(_) => (Icon::Close, p.bad, Text::StepFailed),
            Outcome::NotReached => (Icon::Pause, p.faint, Text::StepNotReached),
        };
        let name = self.t(step_name(step.kind));
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let (rect, response) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::hover());
            let said = format!("{name}: {}", self.t(word));
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &said));
            let place = Rect::from_center_size(rect.center(), Vec2::splat(16.0));
            icons::paint(ui.painter(), place, icon, Stroke::new(1.8, ink));
            ui.allocate_ui(vec2(NAME, 20.0), |ui| {
                ui.set_width(NAME);
                let color = if step.outcome == Outcome::NotReached { p.faint } else { p.text };
                ui.add(egui::Label::new(RichText::new(name).font(theme::body()).color(color)).wrap());
            });
            ui.vertical(|ui| match &step.outcome {
                Outcome::Passed(Some(value)) => {
                    // Small letters stand on the line of the name beside them.
                    ui.add_space(2.0);
                    let value = self.value(step.kind, value);
                    let text = RichText::new(clipped(&value)).font(theme::code()).color(p.soft);
                    ui.add(egui::Label::new(text).wrap().selectable(true));
                }
                Outcome::Failed(problem) => {
                    let text = RichText::new(self.problem(problem)).font(theme::body()).color(p.bad);
                    ui.add(egui::Label::new(text).wrap().selectable(true));
                    let code = if matches!(problem, Problem::OtherMiniApp { .. }) {
                        Verdict::Forbidden.code()
                    } else {
                        Verdict::Invalid.code()
                    };
                    widgets::tag(ui, code.unwrap_or_default(), Kind::Bad);
                }
                _ => {}
            });
        });
    }

    fn value(&self, kind: StepKind, value: &str) -> String {
        match kind {
            StepKind::Parse => self.language.fill(Text::StepFields, &[("count", value)]),
            StepKind::Age => self.language.fill(Text::StepAgeValue, &[("seconds", value)]),
            StepKind::MiniApp if value.is_empty() => self.t(Text::StepNoMiniApp).to_owned(),
            _ => value.to_owned(),
        }
    }

    fn problem(&self, problem: &Problem) -> String {
        let fill = |text, values: &[(&str, &str)]| self.language.fill(text, values);
        match problem {
            Problem::Empty => self.t(Text::InitEmpty).to_owned(),
            Problem::TooLong => self.t(Text::InitTooLong).to_owned(),
            Problem::Ambiguous(key) => fill(Text::InitAmbiguous, &[("key", &clipped(key))]),
            Problem::NoHash => self.t(Text::InitNoHash).to_owned(),
            Problem::BadDate(date) => fill(Text::InitBadDate, &[("date", &clipped(date))]),
            Problem::WrongHash { expected, given } => {
                fill(Text::InitWrongHash, &[("expected", expected), ("given", &clipped(given))])
            }
            Problem::TooOld { age, ttl } => {
                fill(Text::InitTooOld, &[("age", &age.to_string()), ("ttl", &ttl.to_string())])
            }
            Problem::FromTheFuture { ahead } => fill(Text::InitFuture, &[("ahead", &ahead.to_string())]),
            Problem::OtherMiniApp { expected, given } => {
                fill(Text::InitOtherApp, &[("expected", expected), ("given", &clipped(given))])
            }
        }
    }

    fn facts(&self, ui: &mut Ui, found: &Verification, ttl: i64, now: i64, actions: &mut Vec<Action>) {
        ui.spacing_mut().item_spacing.y = 2.0;
        widgets::part_title(ui, self.t(Text::AppFactsTitle));
        let genuine = !found
            .steps
            .iter()
            .any(|step| step.kind <= StepKind::CompareHash && !matches!(step.outcome, Outcome::Passed(_)));
        if !genuine {
            widgets::hint(ui, self.t(Text::FactsNotTrusted));
        }
        if let Some(date) = found.auth_date() {
            let left = date.saturating_add(ttl).saturating_sub(now);
            let text = if left >= 0 { Text::ClockLeft } else { Text::ClockOver };
            let value = self.language.fill(text, &[("time", &span(left.saturating_abs()))]);
            widgets::key_value(ui, self.t(Text::ClockName), &value);
            // The clock counts only while it is seen: nobody asks for a frame otherwise.
            ui.ctx().request_repaint_after(Duration::from_secs(1));
        }
        let mut fact = |ui: &mut Ui, name: &str, value: &str| {
            let name = widgets::one_line(name, 60);
            if widgets::key_value(ui, &name, value).on_hover_text(self.t(Text::Copy)).clicked() {
                actions.push(Action::Copy(value.to_owned()));
            }
        };
        if let Some(start) = found.start_param() {
            fact(ui, "start_param", start);
        }
        for name in ["user", "chat"] {
            for (member, value) in found.members(name).iter().take(24) {
                fact(ui, &format!("{name}.{member}"), value);
            }
        }
        let told = ["user", "chat", "hash", "start_param", "startParam"];
        for (name, value) in found.fields.iter().filter(|(name, _)| !told.contains(&name.as_str())).take(24) {
            fact(ui, name, value);
        }
    }
}

fn step_name(kind: StepKind) -> Text {
    match kind {
        StepKind::Parse => Text::StepParse,
        StepKind::TakeHash => Text::StepTakeHash,
        StepKind::ReadDate => Text::StepReadDate,
        StepKind::CheckString => Text::StepCheckString,
        StepKind::Secret => Text::StepSecret,
        StepKind::ExpectedHash => Text::StepExpectedHash,
        StepKind::CompareHash => Text::StepCompareHash,
        StepKind::Age => Text::StepAge,
        StepKind::MiniApp => Text::StepMiniApp,
        StepKind::ReadFields => Text::StepReadFields,
    }
}

/// A value from outside, short enough for the page. Lines stay lines; nothing turns its direction.
fn clipped(text: &str) -> String {
    let lines: Vec<_> = text.lines().take(40).map(|line| widgets::one_line(line, SHOWN_CHARS)).collect();
    lines.join("\n").chars().take(4 * SHOWN_CHARS).collect()
}

/// `4:07`, or with hours `1:04:07`.
fn span(seconds: i64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}
