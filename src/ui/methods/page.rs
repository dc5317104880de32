//! One method: what is known of it, its form, and what came of calling it.

use egui::{Align, CentralPanel, Frame, Label, Layout, Margin, Panel, RichText, ScrollArea, Ui};
use egui::{UiBuilder, vec2};

use crate::api::catalogue::Basis;
use crate::engine::takes_updates;
use crate::i18n::Text;

use super::super::action::Action;
use super::super::icons::Icon;
use super::super::theme::{self, Palette, space};
use super::super::widgets::{self, Button, Kind};
use super::form::{Editor, Mode};
use super::{Methods, MethodsAction, MethodsView, Tab, answer, fields, words};

/// From this width on the form and the answer stand side by side.
const SIDE_BY_SIDE: f32 = 820.0;

/// Shows the page.
pub(super) fn show(ui: &mut Ui, view: &MethodsView<'_>, methods: &mut Methods, actions: &mut Vec<Action>) {
    let p = Palette::of(ui);
    let head = Frame::new().fill(p.panel).inner_margin(Margin { left: 20, right: 20, top: 14, bottom: 12 });
    Panel::top("method-head").resizable(false).frame(head).show(ui, |ui| {
        about(ui, view, methods);
    });
    let wide = ui.available_width() >= SIDE_BY_SIDE;
    if wide {
        let width = (ui.available_width() * 0.46).floor();
        let column = Frame::new().fill(p.bg);
        Panel::left("method-form").exact_size(width).resizable(false).frame(column).show(ui, |ui| {
            bottom(ui, view, methods, actions);
            let tabs = Frame::new().inner_margin(Margin { left: 20, right: 16, top: 12, bottom: 4 });
            tabs.show(ui, |ui| modes(ui, view, methods, actions));
            form(ui, view, methods, actions);
        });
        CentralPanel::default().frame(Frame::new().fill(p.bg)).show(ui, |ui| {
            let shown = if methods.tab == Tab::Form { Tab::Answer } else { methods.tab };
            let tabs = [Tab::Answer, Tab::History, Tab::Code];
            Frame::new().inner_margin(Margin { left: 16, right: 20, top: 12, bottom: 4 }).show(ui, |ui| {
                tab_row(ui, view, &tabs, shown, actions);
            });
            answer::show(ui, view, methods, shown, actions);
        });
    } else {
        bottom(ui, view, methods, actions);
        let shown = methods.tab;
        Frame::new().inner_margin(Margin { left: 20, right: 20, top: 10, bottom: 4 }).show(ui, |ui| {
            let tabs = [Tab::Form, Tab::Answer, Tab::History, Tab::Code];
            ui.horizontal(|ui| {
                tab_row(ui, view, &tabs, shown, actions);
                if shown == Tab::Form {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.scope_builder(
                            UiBuilder::new().layout(Layout::left_to_right(Align::Center)),
                            |ui| {
                                modes(ui, view, methods, actions);
                            },
                        );
                    });
                }
            });
        });
        if shown == Tab::Form {
            form(ui, view, methods, actions);
        } else {
            answer::show(ui, view, methods, shown, actions);
        }
    }
}

/// Name, tags, what it does and how that is known.
fn about(ui: &mut Ui, view: &MethodsView<'_>, methods: &Methods) {
    let p = Palette::of(ui);
    let language = view.language;
    let known = methods.catalogue.get(&methods.selected);
    let translations = methods.catalogue.translations();
    let source = |basis: &Basis| words::source(basis, translations, language);
    ui.spacing_mut().item_spacing = vec2(6.0, space::XS);
    ui.horizontal_wrapped(|ui| {
        widgets::heading(ui, &methods.selected);
        ui.add_space(space::XS);
        let Some(method) = known else {
            widgets::tag(ui, language.t(Text::MethodUnknown), Kind::Warn);
            return;
        };
        widgets::tag(ui, language.t(words::category(method.category)), Kind::Neutral);
        let stated = |ui: &mut Ui, kind: Kind, text: &str, cell: &str| {
            let why = match method.documented_cells.get(cell) {
                Some(articles) => source(&Basis::Documented(articles.clone())),
                None => language.t(Text::CellInferred).to_owned(),
            };
            widgets::tag(ui, text, kind).on_hover_text(why);
        };
        let (kind, text) = words::risk(method.risk);
        let risk = format!("{} {}", method.risk, language.t(text));
        stated(ui, kind, &risk, "risk");
        let (kind, text) = words::status(method.status);
        stated(ui, kind, language.t(text), "status");
        let (kind, text) = words::basis(&method.basis);
        widgets::tag(ui, language.t(text), kind).on_hover_text(source(&method.basis));
        if method.doc_only {
            let tag = widgets::tag(ui, language.t(Text::DocOnly), Kind::Bad);
            tag.on_hover_text(language.t(Text::DocOnlyText));
        }
    });
    let (kind, seen) = words::seen(methods.mark(&methods.selected), language);
    if let Some(method) = known {
        widgets::paragraph(ui, translations.text(&method.doc, language.tag()));
        let mut source = source(&method.basis);
        if let Some(note) = &method.note {
            source = format!("{source} {}", translations.text(note, language.tag()));
        }
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(seen).font(theme::small_bold()).color(kind.colors(p).0));
            let line = format!("→ {}  ·  {source}", method.result);
            ui.add(Label::new(RichText::new(line).font(theme::small()).color(p.faint)).wrap());
        });
    } else {
        widgets::paragraph(ui, language.t(Text::MethodUnknownText));
        ui.label(RichText::new(seen).font(theme::small_bold()).color(kind.colors(p).0));
    }
}

fn modes(ui: &mut Ui, view: &MethodsView<'_>, methods: &mut Methods, actions: &mut Vec<Action>) {
    let language = view.language;
    let editor = methods.editor();
    let shown = editor.mode();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (text, mode) in [(Text::ModeForm, Mode::Form), (Text::ModeJson, Mode::Json)] {
            let can = editor.can_show(mode);
            let chip = ui.add_enabled_ui(can, |ui| widgets::chip(ui, language.t(text), shown == mode)).inner;
            if chip.clicked() {
                actions.push(Action::Methods(MethodsAction::Mode(mode)));
            }
            if !can {
                let why =
                    if editor.known().is_some() { Text::ModeFormNotJson } else { Text::ModeFormUnknown };
                chip.on_disabled_hover_text(language.t(why));
            }
        }
    });
}

fn tab_row(ui: &mut Ui, view: &MethodsView<'_>, tabs: &[Tab], shown: Tab, actions: &mut Vec<Action>) {
    let name = |tab: &Tab| match tab {
        Tab::Form => Text::TabForm,
        Tab::Answer => Text::TabAnswer,
        Tab::History => Text::TabHistory,
        Tab::Code => Text::TabCode,
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for tab in tabs {
            if widgets::chip(ui, view.language.t(name(tab)), *tab == shown).clicked() {
                actions.push(Action::Methods(MethodsAction::Tab(*tab)));
            }
        }
    });
}

/// The fields or the JSON body.
fn form(ui: &mut Ui, view: &MethodsView<'_>, methods: &mut Methods, actions: &mut Vec<Action>) {
    let id = (methods.selected.clone(), "method-form");
    ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 20, right: 16, top: 4, bottom: 16 }).show(ui, |ui| {
            fields::show(ui, view, methods, actions);
        });
    });
}

/// Why the call cannot be sent now.
pub(super) fn why_not_send(view: &MethodsView<'_>, methods: &mut Methods) -> Option<String> {
    let language = view.language;
    if methods.running.is_some() {
        return Some(language.t(Text::CallRunning).to_owned());
    }
    if view.receiving && takes_updates(&methods.selected) {
        return Some(language.t(Text::GetUpdatesReceiving).to_owned());
    }
    let editor = methods.editor();
    if editor.parts().is_some() {
        return None;
    }
    if editor.mode() == Mode::Json {
        let problem = editor.body.checked().as_ref().err()?;
        return Some(words::problem(problem, language));
    }
    let wrong: Vec<&str> = editor.wrong().map(|field| field.parameter.name.as_str()).collect();
    Some(language.fill(Text::CallIncomplete, &[("fields", &wrong.join(", "))]))
}

/// The row that stays in sight: send, give up, and what the person must know before.
fn bottom(ui: &mut Ui, view: &MethodsView<'_>, methods: &mut Methods, actions: &mut Vec<Action>) {
    let p = Palette::of(ui);
    let language = view.language;
    let frame = Frame::new().fill(p.panel).inner_margin(Margin { left: 20, right: 16, top: 10, bottom: 10 });
    let panel = Panel::bottom("method-send").resizable(false).frame(frame);
    panel.show(ui, |ui| {
        let why = why_not_send(view, methods);
        let running = methods.running.is_some();
        let asked = methods.running.as_ref().is_some_and(|(_, running)| running.is_asked());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let send = Button::primary(language.t(Text::CallSend))
                .icon(Icon::Send)
                .busy(running && !asked)
                .tooltip(language.t(Text::CallSendTooltip))
                .disabled(why.as_deref().filter(|_| !running || asked));
            if ui.add(send).clicked() {
                actions.push(Action::Methods(MethodsAction::Send));
            }
            if running && ui.add(Button::secondary(language.t(Text::CallCancel))).clicked() {
                actions.push(Action::Methods(MethodsAction::Cancel));
            }
            let say = match &why {
                Some(why) if !running => Some((why.clone(), p.warn)),
                _ => remark(view, methods).map(|text| (language.t(text).to_owned(), p.soft)),
            };
            if let Some((say, color)) = say {
                let text = RichText::new(say).font(theme::small()).color(color);
                ui.add(Label::new(text).wrap());
            }
        });
    });
}

/// What is worth knowing of a call that can be sent.
fn remark(view: &MethodsView<'_>, methods: &mut Methods) -> Option<Text> {
    if takes_updates(&methods.selected) {
        return Some(if view.receiving { Text::GetUpdatesReceiving } else { Text::GetUpdatesStored });
    }
    let sends = methods.catalogue.get(&methods.selected).is_some_and(|method| {
        matches!(method.result.as_str(), "Message" | "MessageId" | "MessageId[]")
            && method.category != crate::api::catalogue::Category::Management
    });
    sends.then_some(Text::CallNotInChat)
}

/// What the editor of the method shows, for the code.
pub(super) fn parts_now(editor: &Editor) -> super::form::Parts {
    editor.parts().unwrap_or_else(|| editor.begun())
}
