//! The dialog of an export.

use std::sync::atomic::Ordering;
use std::time::Duration;

use egui::{CornerRadius, Id, Rect, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use crate::engine::export::{ExportError, Format, Scope};
use crate::i18n::{Clock, Language, Text};
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::remedy;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Banner, Button, Dialog, Kind, TextField};

use super::{Export, ExportAction, ExportTime, Form, Job, Outcome, Range, format_name};

/// What the dialog needs to know besides itself.
#[derive(Clone, Copy)]
pub struct ExportView<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
}

impl ExportView<'_> {
    /// Shows the dialog, if there is one.
    pub fn show(&self, ui: &Ui, export: &mut Export, actions: &mut Vec<Action>) {
        export.question.show(ui, self.language);
        // One question at a time.
        if export.question.is_open() {
            return;
        }
        let Some(form) = &mut export.form else { return };
        let title = match form.scope {
            Scope::Chat(_) => {
                let name = widgets::display_name(&form.name);
                self.language.fill(Text::ExportChatTitle, &[("name", &name)])
            }
            Scope::Feed => self.language.t(Text::ExportFeedTitle).to_owned(),
        };
        let dialog = Dialog::new("export", &title, self.language.t(Text::DialogClose)).width(520.0);
        let state = &mut (form, &mut *actions);
        let closed = dialog.show(
            ui,
            state,
            |ui, (form, actions)| self.content(ui, form, actions),
            |ui, (form, actions)| self.buttons(ui, form, actions),
        );
        if closed {
            actions.push(Action::Export(ExportAction::Close));
        }
    }

    fn t(&self, text: Text) -> &'static str {
        self.language.t(text)
    }

    fn time(&self) -> ExportTime {
        ExportTime { now: self.clock.millis(), zone: self.clock.zone(), language: self.language }
    }

    fn content(&self, ui: &mut Ui, form: &mut Form, actions: &mut Vec<Action>) {
        ui.spacing_mut().item_spacing.y = space::S;
        if let Some(job) = &form.job {
            self.progress(ui, job);
            return;
        }
        widgets::section(ui, self.t(Text::ExportFormat));
        ui.horizontal(|ui| {
            for format in Format::ALL {
                if widgets::chip(ui, format_name(format), form.format == format).clicked() {
                    form.format = format;
                }
            }
        });
        widgets::hint(
            ui,
            self.t(match form.format {
                Format::JsonLines => Text::ExportJsonText,
                Format::Csv => Text::ExportCsvText,
                Format::Html => Text::ExportHtmlText,
            }),
        );
        widgets::section(ui, self.t(Text::ExportRange));
        ui.horizontal(|ui| {
            for (range, text) in [
                (Range::All, Text::ExportAll),
                (Range::Week, Text::ExportWeek),
                (Range::Month, Text::ExportMonth),
                (Range::Dates, Text::ExportDates),
            ] {
                if widgets::chip(ui, self.t(text), form.range == range).clicked() {
                    form.range = range;
                }
            }
        });
        if form.range == Range::Dates {
            let bad = form.bounds(&self.time()).is_none();
            let note = if bad { self.t(Text::ExportBadDates) } else { "" };
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                let from = TextField::new(Id::unique("export-from"), self.t(Text::ExportFrom)).code();
                from.hint("2026-01-31").note(note, Kind::Bad).show(left, &mut form.from);
                let until = TextField::new(Id::unique("export-until"), self.t(Text::ExportUntil)).code();
                until.hint("2026-12-31").show(right, &mut form.until);
            });
        }
        widgets::hint(ui, self.t(Text::ExportPrivacy));
        match &form.outcome {
            Some(Outcome::Written(rows, file)) => {
                let count = self.language.number(*rows);
                let title = self.language.fill(Text::ExportDone, &[("count", &count)]);
                let path = file.display().to_string();
                let open = [self.t(Text::ExportOpen)];
                let banner = Banner::new(Kind::Ok, &title).text(&path).actions(&open);
                if banner.show(ui).action.is_some() {
                    actions.push(Action::Export(ExportAction::OpenFile));
                }
                if let Some(trouble) = &form.not_opened {
                    let text = self.language.fill(Text::OpenFailed, &[("text", trouble)]);
                    let text = RichText::new(text).font(theme::small()).color(Palette::of(ui).bad);
                    ui.add(egui::Label::new(text).wrap());
                }
            }
            Some(Outcome::Stopped) => {
                let (title, text) = (self.t(Text::ExportStopped), self.t(Text::ExportStoppedText));
                Banner::new(Kind::Info, title).text(text).show(ui);
            }
            Some(Outcome::Failed(error)) => {
                let problem = match error {
                    ExportError::Store(error) => remedy::of_store(error, self.language).sentence(),
                    ExportError::Exists => self.t(Text::ExportExists).to_owned(),
                    ExportError::File(error) => remedy::of_writing(error, self.language),
                    ExportError::Cancelled => self.t(Text::ExportStopped).to_owned(),
                };
                Banner::new(Kind::Bad, self.t(Text::ExportFailed)).text(&problem).show(ui);
            }
            None => {}
        }
    }

    fn progress(&self, ui: &mut Ui, job: &Job) {
        let p = Palette::of(ui);
        let written = self.language.number(job.progress.written.load(Ordering::Relaxed));
        let text = self.language.fill(Text::ExportRunning, &[("count", &written)]);
        widgets::paragraph(ui, &text);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), Sense::hover());
        let share = job.progress.share();
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, &text);
            info.value = Some(f64::from(share * 100.0).round());
            info
        });
        ui.painter().rect_filled(rect, CornerRadius::same(4), p.rail);
        let done = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
        ui.painter().rect_filled(done, CornerRadius::same(4), p.out);
        ui.ctx().request_repaint_after(Duration::from_millis(100));
    }

    fn buttons(&self, ui: &mut Ui, form: &mut Form, actions: &mut Vec<Action>) {
        if form.job.is_some() {
            if ui.add(Button::secondary(self.t(Text::ExamineStop))).clicked() {
                actions.push(Action::Export(ExportAction::Stop));
            }
            return;
        }
        let time = self.time();
        let missing = form.bounds(&time).is_none().then(|| self.t(Text::ExportBadDates));
        let save = Button::primary(self.t(Text::SaveJson)).icon(Icon::Save).disabled(missing);
        if ui.add(save).clicked() {
            actions.push(Action::Export(ExportAction::Begin(time)));
        }
        if ui.add(Button::secondary(self.t(Text::DialogClose))).clicked() {
            actions.push(Action::Export(ExportAction::Close));
        }
    }
}
