//! The journal of risky calls: a table, and its export.

use egui::{Align, Frame, Layout, Margin, RichText, ScrollArea, Stroke, Ui};
use serde_json::json;

use crate::i18n::{Clock, Language, Text, TimeText};
use crate::store::{Confirmed, GuardedEntry, SendReason, Store, StoreError};
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::remedy;
use crate::ui::request::{Request, Tasks};
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{self, Banner, Button, Dialog, Kind};

use super::GuardAction;
use super::dialog::{GuardView, mark_tag};

/// Entries read at a time.
const PAGE: usize = 50;
/// Entries that an export holds at most, the newest.
const MOST_EXPORTED: usize = 20_000;

/// The two ways to take the journal out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    JsonLines,
    Markdown,
}

/// The journal, while it is shown.
pub struct Journal {
    entries: Vec<GuardedEntry>,
    more: bool,
    loaded: bool,
    page: Request<Result<Vec<GuardedEntry>, StoreError>>,
    wanted: Option<Format>,
    export: Request<Result<(Format, String), StoreError>>,
    problem: Option<StoreError>,
    store: Store,
    tasks: Tasks,
}

impl Journal {
    /// Begins with the newest entries.
    pub(super) fn new(store: &Store, tasks: &Tasks) -> Self {
        let mut journal = Self {
            entries: Vec::new(),
            more: false,
            loaded: false,
            page: Request::default(),
            wanted: None,
            export: Request::default(),
            problem: None,
            store: store.clone(),
            tasks: tasks.clone(),
        };
        journal.more(store, tasks);
        journal
    }

    /// Whether nothing is being read.
    pub(super) fn is_settled(&self) -> bool {
        self.loaded && !self.page.is_running() && !self.export.is_running()
    }

    /// Reads older entries.
    pub(super) fn more(&mut self, store: &Store, tasks: &Tasks) {
        if self.page.is_running() {
            return;
        }
        let (store, before) = (store.clone(), self.entries.last().map(|entry| entry.id));
        self.page.start_blocking(tasks, move || store.guarded(before, PAGE));
    }

    /// Takes finished reads in. Once a frame.
    pub(super) fn update(&mut self, _store: &Store, _tasks: &Tasks) {
        match self.page.take() {
            Some(Ok(entries)) => {
                self.loaded = true;
                self.more = entries.len() >= PAGE;
                self.entries.extend(entries);
            }
            Some(Err(error)) => {
                self.loaded = true;
                self.problem = Some(error);
            }
            None => {}
        }
    }

    /// Shows it. Whether it was put away.
    pub(super) fn show(&mut self, ui: &Ui, view: GuardView<'_>, actions: &mut Vec<Action>) -> bool {
        let language = view.language;
        match self.export.take() {
            Some(Ok((format, text))) => {
                let name = match format {
                    Format::JsonLines => "journal.jsonl",
                    Format::Markdown => "journal.md",
                };
                actions.push(Action::SaveText { name: name.to_owned(), text });
            }
            Some(Err(error)) => self.problem = Some(error),
            None => {}
        }
        let dialog = Dialog::new("journal", language.t(Text::JournalTitle), language.t(Text::Dismiss));
        let mut pressed = Vec::new();
        let closed = dialog.width(720.0).show(
            ui,
            &mut (&mut *self, &mut pressed),
            |ui, (journal, pressed)| journal.content(ui, view, pressed),
            |ui, (journal, _)| {
                let reason = journal.entries.is_empty().then(|| language.t(Text::JournalEmptyText));
                let busy = journal.export.is_running();
                for (text, format) in
                    [(Text::ExportMarkdown, Format::Markdown), (Text::ExportJsonLines, Format::JsonLines)]
                {
                    let button = Button::secondary(language.t(text)).icon(Icon::Save).disabled(reason);
                    if ui.add(button.busy(busy && journal.wanted == Some(format))).clicked() {
                        journal.take_out(format, view, language);
                    }
                }
            },
        );
        actions.extend(pressed.into_iter().map(Action::Guard));
        closed
    }

    fn take_out(&mut self, format: Format, view: GuardView<'_>, language: Language) {
        self.wanted = Some(format);
        let (store, clock, bot) = (self.store.clone(), view.clock.clone(), view.bot.to_owned());
        self.export.start_blocking(&self.tasks.clone(), move || {
            let mut entries = store.guarded(None, MOST_EXPORTED)?;
            entries.reverse();
            let text = match format {
                Format::JsonLines => json_lines(&entries, &bot),
                Format::Markdown => markdown(&entries, &bot, &clock, language),
            };
            Ok((format, text))
        });
    }

    fn content(&mut self, ui: &mut Ui, view: GuardView<'_>, pressed: &mut Vec<GuardAction>) {
        let language = view.language;
        ui.spacing_mut().item_spacing.y = space::S;
        widgets::paragraph(ui, language.t(Text::JournalText));
        if let Some(problem) = &self.problem {
            let text = remedy::of_store(problem, language).sentence();
            Banner::new(Kind::Bad, language.t(Text::FailStore)).text(&text).show(ui);
        }
        if self.loaded && self.entries.is_empty() {
            widgets::well(ui, |ui| {
                ui.set_width(ui.available_width());
                widgets::hint(ui, language.t(Text::JournalEmptyText));
            });
            return;
        }
        ScrollArea::vertical().id_salt("journal-entries").max_height(420.0).auto_shrink([false, true]).show(
            ui,
            |ui| {
                for entry in &self.entries {
                    ui.push_id(entry.id.0, |ui| row(ui, entry, view));
                }
                if self.more && ui.add(Button::link(language.t(Text::JournalMore))).clicked() {
                    pressed.push(GuardAction::MoreJournal);
                }
            },
        );
    }
}

fn row(ui: &mut Ui, entry: &GuardedEntry, view: GuardView<'_>) {
    let p = Palette::of(ui);
    let language = view.language;
    Frame::new()
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(f32::from(radius::ROW))
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = egui::vec2(space::S, 2.0);
            ui.horizontal(|ui| {
                ui.label(RichText::new(&entry.method).font(theme::body_bold()).color(p.text));
                let (kind, text) = mark_tag(entry.mark);
                widgets::tag(ui, language.t(text), kind);
                let (kind, text) = outcome(entry, language);
                widgets::tag(ui, &text, kind);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let time = view.clock.text(entry.at, TimeText::Full, language);
                    ui.label(RichText::new(time).font(theme::small()).color(p.soft));
                });
            });
            let target = widgets::one_line(&entry.target, 200);
            ui.add(egui::Label::new(RichText::new(target).font(theme::body()).color(p.text)).wrap());
            let params = widgets::one_line(&entry.params, 300);
            let params = RichText::new(params).font(theme::code()).color(p.soft);
            ui.add(egui::Label::new(params).truncate());
            let confirmed = language.t(match entry.confirmed {
                Confirmed::Pressed => Text::JournalPressed,
                Confirmed::Typed => Text::JournalTyped,
            });
            let said = match &entry.outcome {
                Some(outcome) if outcome.word != "ok" => {
                    let reason = SendReason { code: outcome.word.clone(), text: outcome.text.clone() };
                    format!("{confirmed} · {}", remedy::of_send(&reason, language).what)
                }
                _ => confirmed.to_owned(),
            };
            let said = RichText::new(widgets::one_line(&said, 300)).font(theme::small()).color(p.soft);
            ui.add(egui::Label::new(said).wrap());
        });
}

fn outcome(entry: &GuardedEntry, language: Language) -> (Kind, String) {
    match &entry.outcome {
        None => (Kind::Warn, language.t(Text::JournalUnknown).to_owned()),
        Some(outcome) if outcome.word == "ok" => (Kind::Ok, language.t(Text::JournalDone).to_owned()),
        Some(outcome) => {
            let code = outcome.word.strip_prefix("api.");
            match code {
                Some(code) => (Kind::Bad, language.fill(Text::JournalRefused, &[("code", code)])),
                None => (Kind::Warn, language.t(Text::JournalDoubt).to_owned()),
            }
        }
    }
}

fn stamp(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).map(|at| at.to_string()).unwrap_or_default()
}

/// One entry a line, the oldest first.
fn json_lines(entries: &[GuardedEntry], bot: &str) -> String {
    let mut lines = String::new();
    for entry in entries {
        let params: serde_json::Value = serde_json::from_str(&entry.params).unwrap_or_default();
        let line = json!({
            "at": stamp(entry.at),
            "bot": bot,
            "mark": entry.mark.as_str(),
            "method": entry.method,
            "target": entry.target,
            "params": params,
            "confirmed": entry.confirmed.as_str(),
            "outcome": entry.outcome.as_ref().map(|outcome| &outcome.word),
            "detail": entry.outcome.as_ref().map(|outcome| &outcome.text),
            "settled_at": entry.settled_at.map(stamp),
        });
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    lines
}

/// A table, the oldest first.
fn markdown(entries: &[GuardedEntry], bot: &str, clock: &Clock, language: Language) -> String {
    let cell = |text: &str| {
        let text = widgets::one_line(text, 400).into_owned();
        // What comes from outside may neither end a cell nor become markup.
        let mut safe = String::with_capacity(text.len());
        for c in text.chars() {
            if matches!(c, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
                safe.push('\\');
            }
            safe.push(c);
        }
        safe
    };
    let heads = [
        Text::ColumnWhen,
        Text::GuardMethod,
        Text::GuardTarget,
        Text::ColumnParameters,
        Text::ColumnConfirmed,
        Text::ColumnOutcome,
    ];
    let heads = heads.map(|head| language.t(head)).join(" | ");
    let mut text = format!(
        "# {}: @{}\n\n| {heads} |\n|---|---|---|---|---|---|\n",
        language.t(Text::JournalTitle),
        cell(bot)
    );
    for entry in entries {
        let confirmed = language.t(match entry.confirmed {
            Confirmed::Pressed => Text::JournalPressed,
            Confirmed::Typed => Text::JournalTyped,
        });
        let (_, mut outcome) = outcome(entry, language);
        if let Some(said) =
            entry.outcome.as_ref().map(|outcome| &outcome.text).filter(|said| !said.is_empty())
        {
            outcome = format!("{outcome}: {said}");
        }
        let cells = [
            clock.text(entry.at, TimeText::Full, language),
            cell(&entry.method),
            cell(&entry.target),
            cell(&entry.params),
            cell(confirmed),
            cell(&outcome),
        ];
        text.push_str("| ");
        text.push_str(&cells.join(" | "));
        text.push_str(" |\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{BotMark, GuardedId, GuardedOutcome};

    fn entry(target: &str) -> GuardedEntry {
        GuardedEntry {
            id: GuardedId(1),
            at: 1_763_800_000_000,
            mark: BotMark::Production,
            method: "deleteMessage".to_owned(),
            target: target.to_owned(),
            params: r#"{"chat_id":5,"message_id":7}"#.to_owned(),
            confirmed: Confirmed::Typed,
            outcome: Some(GuardedOutcome { word: "api.403".to_owned(), text: "not\nyours".to_owned() }),
            settled_at: None,
        }
    }

    #[test]
    fn every_line_of_the_export_is_one_entry() {
        let lines = json_lines(&[entry("a\nb"), entry("c")], "my_mpbot");
        let read: Vec<serde_json::Value> =
            lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(read.len(), 2);
        assert_eq!(read[0]["target"], "a\nb");
        assert_eq!(read[0]["params"]["message_id"], 7);
        assert_eq!((&read[1]["confirmed"], &read[1]["outcome"]), (&json!("typed"), &json!("api.403")));
    }

    #[test]
    fn a_hostile_target_stays_in_its_cell() {
        let text = markdown(&[entry("x | y\n# [z](javascript:1)")], "b", &Clock::system(), Language::English);
        assert_eq!(text.lines().count(), 5, "{text}");
        assert!(text.contains("x \\| y \\# \\[z\\]"), "{text}");
    }
}
