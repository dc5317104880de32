//! What stands beside the form: the answer, the history, the code.

use egui::{Align, Frame, Id, Label, Layout, Margin, Response, RichText, ScrollArea, Ui};

use crate::api::code::{self, CodeFile, CodeLanguage};
use crate::api::{CallError, HandAnswer, Phase};
use crate::engine::HandRefusal;
use crate::i18n::{Language, Text, TimeText};

use super::super::action::Action;
use super::super::attach::file_problem;
use super::super::icons::Icon;
use super::super::remedy::{self, Remedy};
use super::super::theme::{self, Palette, space};
use super::super::widgets::{self, Banner, Button, EmptyState, JsonTree, Kind, TreeTexts};
use super::fields::bytes;
use super::history::{Entry, Outcome};
use super::{Methods, MethodsAction, MethodsView, Tab, page};

/// Shows a tab.
pub(super) fn show(
    ui: &mut Ui,
    view: &MethodsView<'_>,
    methods: &mut Methods,
    tab: Tab,
    actions: &mut Vec<Action>,
) {
    let inside = Frame::new().inner_margin(Margin { left: 16, right: 20, top: 4, bottom: 16 });
    match tab {
        Tab::Answer | Tab::Form => answer(ui, inside, view, methods, actions),
        Tab::History => history(ui, inside, view, methods, actions),
        Tab::Code => code(ui, inside, view, methods, actions),
    }
}

fn answer(ui: &mut Ui, inside: Frame, view: &MethodsView<'_>, methods: &Methods, actions: &mut Vec<Action>) {
    let language = view.language;
    let looked_at = methods.looked_at.and_then(|id| methods.history.get(id));
    let Some(entry) = looked_at.or_else(|| methods.history.last_ended(&methods.selected)) else {
        let (title, sentence) = match &methods.running {
            Some((_, running)) if running.is_asked() => (Text::AnswerAsked, Text::AnswerAskedText),
            Some(_) => (Text::AnswerRunning, Text::AnswerRunningText),
            None => (Text::AnswerNone, Text::AnswerNoneText),
        };
        let (title, sentence) = (language.t(title), language.t(sentence));
        EmptyState { icon: Icon::Api, title, sentence, action: None }.show(ui);
        return;
    };
    ScrollArea::vertical().id_salt(("method-answer", entry.id)).auto_shrink(false).show(ui, |ui| {
        inside.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                facts(ui, view, entry);
            });
            match &entry.outcome {
                Outcome::Told(told) => told_answer(ui, view, entry, told, actions),
                Outcome::NotMade(refusal) => {
                    let text = refusal_text(refusal, language);
                    let _ = Banner::new(Kind::Warn, language.t(Text::CallNotMade)).text(&text).show(ui);
                }
                Outcome::GivenUp => {
                    let text = language.t(Text::CallGivenUpText);
                    let _ = Banner::new(Kind::Warn, language.t(Text::CallGivenUp)).text(text).show(ui);
                }
                Outcome::Asking | Outcome::Running => {}
            }
        });
    });
}

/// Outcome, status, time, size and when, in one line.
fn facts(ui: &mut Ui, view: &MethodsView<'_>, entry: &Entry) {
    let p = Palette::of(ui);
    let language = view.language;
    let (kind, word) = outcome_word(&entry.outcome, language);
    widgets::tag(ui, &word, kind);
    let mut facts = Vec::new();
    if let Outcome::Told(HandAnswer { exchanged: Some(exchanged), .. }) = &entry.outcome {
        facts.push(format!("HTTP {}", exchanged.status));
        let took = exchanged.took.as_millis().to_string();
        facts.push(language.fill(Text::RoundTrip, &[("ms", &took)]));
        facts.push(bytes(exchanged.bytes as u64, language));
    }
    facts.push(view.clock.text(entry.at, TimeText::HourMinuteSecond, language));
    let text = format!("{} · {}", entry.method, facts.join(" · "));
    ui.label(RichText::new(text).font(theme::small()).color(p.soft));
}

fn told_answer(
    ui: &mut Ui,
    view: &MethodsView<'_>,
    entry: &Entry,
    told: &HandAnswer,
    actions: &mut Vec<Action>,
) {
    let language = view.language;
    if let Some(error) = &told.error {
        let Remedy { what, todo } = remedy_of(error, entry, language);
        let _ = Banner::new(Kind::Bad, &what).text(&todo).show(ui);
    }
    if let Some(shown) = &told.shown {
        widgets::well(ui, |ui| {
            ui.set_width(ui.available_width());
            let more = |count: usize| language.fill(Text::MoreEntries, &[("count", &count.to_string())]);
            let texts = TreeTexts { copy_value: language.t(Text::Copy), more: &more };
            JsonTree::new(Id::unique(("method-tree", entry.id)), shown, texts).open_levels(3).show(ui);
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            // Written out only when it is pressed: an answer can be large.
            if ui.add(Button::secondary(language.t(Text::CopyJson)).icon(Icon::Copy).small()).clicked() {
                actions.push(Action::Copy(format!("{shown:#}")));
            }
            if ui.add(Button::secondary(language.t(Text::SaveJson)).icon(Icon::Save).small()).clicked() {
                actions.push(Action::SaveJson(format!("{shown:#}")));
            }
        });
    } else if entry.dropped {
        widgets::hint(ui, language.t(Text::AnswerDropped));
    }
}

/// A failed call in words that fit a call made by hand: nothing is tried again by itself.
fn remedy_of(error: &CallError, entry: &Entry, language: Language) -> Remedy {
    let Remedy { what, mut todo } = remedy::of_call(error, language);
    let mut heading = what;
    if let CallError::Refused(refusal) = error {
        match refusal.code {
            404 => {
                heading = language.fill(Text::Call404, &[("name", &entry.method)]);
                language.t(Text::Call404Todo).clone_into(&mut todo);
            }
            429 => {
                let wait = refusal.retry_after.map(|wait| wait.as_secs().to_string());
                todo = match wait {
                    Some(seconds) => language.fill(Text::Call429TodoSeconds, &[("seconds", &seconds)]),
                    None => language.t(Text::Call429Todo).to_owned(),
                };
            }
            501 => language.t(Text::Call501Todo).clone_into(&mut todo),
            409 => language.t(Text::Call409Todo).clone_into(&mut todo),
            500..=599 => language.t(Text::Call500Todo).clone_into(&mut todo),
            _ => {}
        }
    }
    if is_in_doubt(error) {
        if !todo.is_empty() {
            todo.push(' ');
        }
        todo.push_str(language.t(Text::CallInDoubt));
    }
    Remedy { what: heading, todo }
}

/// The server may have carried it out all the same.
fn is_in_doubt(error: &CallError) -> bool {
    match error {
        CallError::Refused(_) | CallError::Withheld(_) => false,
        CallError::Network { phase, .. } => *phase == Phase::AfterRequest,
        CallError::NotAnApi { .. } => true,
    }
}

fn refusal_text(refusal: &HandRefusal, language: Language) -> String {
    let text = match refusal {
        HandRefusal::File(problem) => return file_problem(problem, language),
        HandRefusal::NotAName => Text::RefusedName,
        HandRefusal::HoldsToken => Text::RefusedToken,
        HandRefusal::NotConfirmed => Text::RefusedUnconfirmed,
        HandRefusal::NotWritten(error) => {
            return language.fill(Text::GuardNotWritten, &[("text", &error.to_string())]);
        }
        HandRefusal::Receiving => Text::GetUpdatesReceiving,
        HandRefusal::Cancelled => Text::CallGivenUpText,
    };
    language.t(text).to_owned()
}

/// An outcome in a word, for a tag.
fn outcome_word(outcome: &Outcome, language: Language) -> (Kind, String) {
    let t = |kind, text: Text| (kind, language.t(text).to_owned());
    match outcome {
        Outcome::Asking => t(Kind::Warn, Text::OutcomeAsked),
        Outcome::Running => t(Kind::Info, Text::OutcomeRunning),
        Outcome::GivenUp => t(Kind::Warn, Text::OutcomeGivenUp),
        Outcome::NotMade(_) => t(Kind::Warn, Text::OutcomeNotMade),
        Outcome::Told(HandAnswer { error: None, .. }) => (Kind::Ok, "ok".to_owned()),
        Outcome::Told(HandAnswer { error: Some(CallError::Refused(refusal)), .. }) => {
            (Kind::Bad, refusal.code.to_string())
        }
        Outcome::Told(_) => t(Kind::Bad, Text::OutcomeFailed),
    }
}

fn history(ui: &mut Ui, inside: Frame, view: &MethodsView<'_>, methods: &Methods, actions: &mut Vec<Action>) {
    let language = view.language;
    if methods.history.entries().is_empty() {
        let (title, sentence) = (language.t(Text::HistoryEmpty), language.t(Text::HistoryEmptyText));
        EmptyState { icon: Icon::Clock, title, sentence, action: None }.show(ui);
        return;
    }
    ScrollArea::vertical().id_salt("method-history").auto_shrink(false).show(ui, |ui| {
        inside.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            for entry in methods.history.entries() {
                ui.push_id(entry.id, |ui| history_entry(ui, view, entry, methods.running.is_some(), actions));
            }
            ui.horizontal(|ui| {
                widgets::hint(ui, language.t(Text::HistoryText));
            });
            if ui.add(Button::quiet(language.t(Text::HistoryForget)).icon(Icon::Trash)).clicked() {
                actions.push(Action::Methods(MethodsAction::Forget));
            }
        });
    });
}

fn history_entry(ui: &mut Ui, view: &MethodsView<'_>, entry: &Entry, busy: bool, actions: &mut Vec<Action>) {
    let p = Palette::of(ui);
    let language = view.language;
    let frame = Frame::new().fill(p.panel).stroke(egui::Stroke::new(1.0, p.line));
    frame.corner_radius(10.0).inner_margin(Margin::symmetric(12, 10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::XS);
        ui.horizontal(|ui| {
            let (kind, word) = outcome_word(&entry.outcome, language);
            widgets::tag(ui, &word, kind);
            let name = RichText::new(&entry.method).font(theme::body_bold()).color(p.text);
            ui.add(Label::new(name).truncate());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let time = view.clock.text(entry.at, TimeText::HourMinuteSecond, language);
                ui.label(RichText::new(time).font(theme::small()).color(p.faint));
            });
        });
        let mut params = serde_json::Value::Object(entry.parts.params.clone()).to_string();
        for (name, file) in &entry.parts.files {
            params = format!("{params} {name}={}", widgets::display_name(&file.name));
        }
        let params = RichText::new(widgets::one_line(&params, 160)).font(theme::code()).color(p.soft);
        ui.add(Label::new(params).truncate());
        ui.horizontal(|ui| {
            let named = |response: Response, text: Text| {
                let label = format!("{}: {}", language.t(text), entry.method);
                response.accessible_name(label)
            };
            let look = ui.add(Button::secondary(language.t(Text::HistoryLook)).small());
            if named(look, Text::HistoryLook).clicked() {
                actions.push(Action::Methods(MethodsAction::Look(entry.id)));
            }
            let reason = busy.then(|| language.t(Text::CallRunning));
            let again = Button::secondary(language.t(Text::HistoryAgain)).small().disabled(reason);
            if named(ui.add(again), Text::HistoryAgain).clicked() {
                actions.push(Action::Methods(MethodsAction::Again(entry.id)));
            }
            let new = ui.add(Button::secondary(language.t(Text::HistoryAsNew)).small());
            if named(new, Text::HistoryAsNew).clicked() {
                actions.push(Action::Methods(MethodsAction::AsNew(entry.id)));
            }
        });
    });
}

fn code(
    ui: &mut Ui,
    inside: Frame,
    view: &MethodsView<'_>,
    methods: &mut Methods,
    actions: &mut Vec<Action>,
) {
    let p = Palette::of(ui);
    let language = view.language;
    let shown = methods.language;
    let complete = methods.editor().parts().is_some();
    let text = written(view, methods);
    let holds_token = view.client.is_token_in(&text);
    ScrollArea::vertical().id_salt("method-code").auto_shrink(false).show(ui, |ui| {
        inside.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                for code in CodeLanguage::ALL {
                    if widgets::chip(ui, code.name(), code == shown).clicked() {
                        actions.push(Action::Methods(MethodsAction::Code(code)));
                    }
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let label = language.fill(Text::CopyAs, &[("language", shown.name())]);
                    let why = holds_token.then(|| language.t(Text::RefusedToken));
                    let copy = Button::secondary(&label).icon(Icon::Copy).small().disabled(why);
                    if ui.add(copy).clicked() {
                        actions.push(Action::Copy(text.clone()));
                    }
                });
            });
            if holds_token {
                let _ = Banner::new(Kind::Warn, language.t(Text::RefusedToken)).show(ui);
                return;
            }
            if !complete {
                widgets::hint(ui, language.t(Text::CodeIncomplete));
            }
            widgets::well(ui, |ui| {
                ui.set_width(ui.available_width());
                let code = RichText::new(cut(&text)).font(theme::code()).color(p.text);
                ui.add(Label::new(code).wrap().selectable(true));
            });
            widgets::hint(ui, language.t(Text::CodeText));
        });
    });
}

/// The call that is written, as code. The token is not in it.
fn written(view: &MethodsView<'_>, methods: &mut Methods) -> String {
    let language = methods.language;
    let editor = methods.editor();
    let parts = page::parts_now(editor);
    let files: Vec<CodeFile<'_>> = parts
        .files
        .iter()
        .map(|(parameter, file)| CodeFile { parameter, path: &file.path, name: &file.name })
        .collect();
    let call = code::Call {
        address: view.client.address(),
        method: editor.method(),
        params: &parts.params,
        files: &files,
    };
    code::write(&call, language)
}

/// Longer code is copied whole and shown cut.
fn cut(text: &str) -> String {
    const SHOWN: usize = 8 * 1024;
    if text.len() <= SHOWN {
        return text.to_owned();
    }
    let end = (0..=SHOWN).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    format!("{}…", &text[..end])
}
