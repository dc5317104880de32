//! Canned replies out of a file and into one.

use std::path::PathBuf;

use egui::{Align, Id, Layout, RichText, ScrollArea, Ui, vec2};

use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Banner, Button, Kind, TextField};

use super::exchange::{Entry, FileFault, Outcome};
use super::{Canned, CannedAction, WriteFault, words};

const HEIGHT: f32 = 280.0;

/// A path that is typed, the button that takes it, and the desktop's file dialog beside.
pub(super) fn path_line(
    ui: &mut Ui,
    label: &str,
    path: &mut String,
    take: Text,
    no_dialog: bool,
    language: Language,
    actions: &mut Vec<Action>,
) {
    let p = Palette::of(ui);
    let label = ui.label(RichText::new(label).font(theme::small_bold()).color(p.soft));
    let row = vec2(ui.available_width(), theme::CONTROL_HEIGHT);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if ui.add(Button::secondary(language.t(Text::CannedChoose))).clicked() {
            actions.push(Action::Canned(CannedAction::Choose));
        }
        let reason = path.trim().is_empty().then(|| language.t(Text::CannedPathFirst));
        if ui.add(Button::secondary(language.t(take)).disabled(reason)).clicked() {
            actions.push(Action::Canned(CannedAction::UsePath));
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            let field = TextField::new(Id::unique("canned-path"), "").hint(language.t(Text::CannedPath));
            field.show(ui, path).field.labelled_by(label.id);
        });
    });
    if no_dialog {
        ui.label(RichText::new(language.t(Text::CannedNoDialog)).font(theme::small()).color(p.warn));
    }
}

impl Canned {
    pub(super) fn import(
        &self,
        ui: &mut Ui,
        path: &mut String,
        report: Option<&Result<Vec<Entry>, FileFault>>,
        language: Language,
        actions: &mut Vec<Action>,
    ) {
        ui.spacing_mut().item_spacing.y = space::S;
        widgets::paragraph(ui, language.t(Text::CannedImportText));
        let label = language.t(Text::CannedFrom);
        path_line(ui, label, path, Text::CannedRead, self.no_dialog, language, actions);
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

    pub(super) fn export(
        &self,
        ui: &mut Ui,
        path: &mut String,
        done: Option<&Result<PathBuf, WriteFault>>,
        language: Language,
        actions: &mut Vec<Action>,
    ) {
        ui.spacing_mut().item_spacing.y = space::S;
        let count = self.replies.len().to_string();
        widgets::paragraph(ui, &language.fill(Text::CannedExportText, &[("count", &count)]));
        let label = language.t(Text::CannedTo);
        path_line(ui, label, path, Text::CannedWrite, self.no_dialog, language, actions);
        match done {
            Some(Ok(path)) => {
                let path = path.display().to_string();
                Banner::new(Kind::Ok, language.t(Text::Saved)).text(&path).show(ui);
            }
            Some(Err(fault)) => {
                let text = words::of_write(fault, language);
                Banner::new(Kind::Bad, language.t(Text::CannedNotWritten)).text(&text).show(ui);
            }
            None => {}
        }
    }

    pub(super) fn export_buttons(ui: &mut Ui, path: &str, language: Language, actions: &mut Vec<Action>) {
        let _ = path;
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
            language.fill(Text::CannedWithoutFile, &[("text", &words::of_file(problem, language))])
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
