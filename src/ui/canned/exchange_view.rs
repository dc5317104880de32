//! Canned replies out of a file and into one.

use egui::{Align, Layout, RichText, ScrollArea, Ui, vec2};

use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::attach::file_problem;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Banner, Button, Kind};

use super::exchange::{Entry, FileFault, Outcome};
use super::{Canned, CannedAction, words};

const HEIGHT: f32 = 280.0;

/// What the file is for, and the button that asks for it.
pub(super) fn file_line(ui: &mut Ui, label: Text, busy: bool, language: Language, actions: &mut Vec<Action>) {
    let p = Palette::of(ui);
    ui.label(RichText::new(language.t(label)).font(theme::small_bold()).color(p.soft));
    let choose = Button::secondary(language.t(Text::ChooseFile)).icon(Icon::File).busy(busy);
    if ui.add(choose).clicked() {
        actions.push(Action::Canned(CannedAction::Choose));
    }
}

impl Canned {
    pub(super) fn import(
        &self,
        ui: &mut Ui,
        report: Option<&Result<Vec<Entry>, FileFault>>,
        language: Language,
        actions: &mut Vec<Action>,
    ) {
        ui.spacing_mut().item_spacing.y = space::S;
        widgets::paragraph(ui, language.t(Text::CannedImportText));
        file_line(ui, Text::CannedFrom, self.question.is_open(), language, actions);
        let entries = match report {
            None => return,
            Some(Err(fault)) => {
                let text = words::of_import(fault, language);
                Banner::new(Kind::Bad, language.t(Text::CannedNotTaken)).text(&text).show(ui);
                return;
            }
            Some(Ok(entries)) => entries,
        };
        if entries.is_empty() {
            widgets::paragraph(ui, language.t(Text::CannedNone));
        }
        let count = |is: fn(&Outcome) -> bool| entries.iter().filter(|entry| is(&entry.outcome)).count();
        let [new, changed, same, refused] = [
            count(|outcome| matches!(outcome, Outcome::New(_))),
            count(|outcome| matches!(outcome, Outcome::Changed(_))),
            count(|outcome| matches!(outcome, Outcome::Same)),
            count(|outcome| matches!(outcome, Outcome::Refused(_))),
        ]
        .map(|count| count.to_string());
        let values = [("new", new.as_str()), ("changed", &changed), ("same", &same), ("refused", &refused)];
        widgets::hint(ui, &language.fill(Text::CannedReport, &values));
        let area =
            ScrollArea::vertical().id_salt("canned-report").max_height(HEIGHT).auto_shrink([false, true]);
        area.show_rows(ui, 40.0, entries.len(), |ui, rows| {
            for entry in entries.get(rows).unwrap_or_default() {
                entry_row(ui, entry, language);
            }
        });
    }

    pub(super) fn import_buttons(
        &self,
        ui: &mut Ui,
        report: Option<&Result<Vec<Entry>, FileFault>>,
        language: Language,
        actions: &mut Vec<Action>,
    ) {
        let entries = report.and_then(|report| report.as_ref().ok()).map(Vec::as_slice).unwrap_or_default();
        let new = entries.iter().filter(|entry| matches!(entry.outcome, Outcome::New(_))).count();
        let changed = entries.iter().filter(|entry| matches!(entry.outcome, Outcome::Changed(_))).count();
        let reason = if new + changed == 0 {
            Some(language.t(Text::CannedNothingToTake))
        } else if self.replies.len() + new > crate::store::MAX_CANNED {
            Some(language.t(Text::KeepsFull))
        } else {
            None
        };
        let label = language.fill(Text::CannedTake, &[("count", &(new + changed).to_string())]);
        if ui.add(Button::primary(&label).disabled(reason)).clicked() {
            actions.push(Action::Canned(CannedAction::TakeImport));
        }
        if ui.add(Button::secondary(language.t(Text::CannedBack))).clicked() {
            actions.push(Action::Canned(CannedAction::Back));
        }
    }
}

fn entry_row(ui: &mut Ui, entry: &Entry, language: Language) {
    let p = Palette::of(ui);
    let (kind, tag) = match &entry.outcome {
        Outcome::New(_) => (Kind::Ok, Text::CannedTagNew),
        Outcome::Changed(_) => (Kind::Warn, Text::CannedTagChanged),
        Outcome::Same => (Kind::Neutral, Text::CannedTagSame),
        Outcome::Refused(_) => (Kind::Bad, Text::CannedTagRefused),
    };
    let what = match (&entry.outcome, &entry.without_file) {
        (Outcome::Refused(fault), _) => words::of_entry(fault, language),
        (_, Some(problem)) => {
            language.fill(Text::CannedWithoutFile, &[("text", &file_problem(problem, language))])
        }
        (Outcome::New(reply) | Outcome::Changed(reply), None) => {
            let file = reply.file.as_ref().map(|file| format!("{} · ", widgets::one_line(&file.path, 120)));
            format!("{}{}", file.unwrap_or_default(), widgets::one_line(&reply.text, 120))
        }
        (Outcome::Same, None) => String::new(),
    };
    let row = vec2(ui.available_width(), 40.0);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.allocate_ui_with_layout(vec2(88.0, 40.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(88.0);
            widgets::tag(ui, language.t(tag), kind);
        });
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let name = format!("/{}", widgets::display_name(&entry.name));
            ui.add(egui::Label::new(RichText::new(name).font(theme::body_bold()).color(p.text)).truncate());
            let ink = if matches!(entry.outcome, Outcome::Refused(_)) { p.bad } else { p.soft };
            let what = RichText::new(what).font(theme::small()).color(ink);
            ui.add(egui::Label::new(what).truncate());
        });
    });
}
