//! Writing a canned reply.

use egui::{Align, Id, Layout, RichText, Ui, vec2};

use crate::api::Keyboard;
use crate::api::markup::{self, ParseMode};
use crate::i18n::{Language, Text};
use crate::store::{MAX_CANNED_CHARS, canned_name};
use crate::ui::action::Action;
use crate::ui::attach;
use crate::ui::composer_view::fault_text;
use crate::ui::conversation_view::size_text;
use crate::ui::icons::{self, Icon};
use crate::ui::keyboards::{self, KeyboardAction, LinePressed, Purpose};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Banner, Button, IconButton, Kind, TextField};

use super::exchange_view::file_line;
use super::{Canned, CannedAction, Edit, words};

impl Canned {
    pub(super) fn edit(&self, ui: &mut Ui, edit: &mut Edit, language: Language, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        ui.spacing_mut().item_spacing.y = space::S;
        if edit.asks_to_leave {
            let labels = [language.t(Text::ThrowAway), language.t(Text::KeepEditing)];
            let banner = Banner::new(Kind::Warn, language.t(Text::UnsavedTitle)).actions(&labels);
            match banner.show(ui).action {
                Some(0) => actions.push(Action::Canned(CannedAction::Back)),
                Some(_) => edit.asks_to_leave = false,
                None => {}
            }
        }
        let note = self.name_fault(edit, language);
        let begun = !edit.name.is_empty();
        let mut field = TextField::new(Id::unique("canned-name"), language.t(Text::CannedName))
            .hint(language.t(Text::CannedNameHint));
        if let Some(note) = note.as_deref().filter(|_| begun) {
            field = field.note(note, Kind::Bad);
        }
        let shown = field.show(ui, &mut edit.name).field;
        if std::mem::take(&mut edit.wants_focus) {
            shown.request_focus();
        }
        ui.label(RichText::new(language.t(Text::ParseMode)).font(theme::small_bold()).color(p.soft));
        let name = |mode: ParseMode| mode.wire().unwrap_or_else(|| language.t(Text::PlainText));
        let chips = ParseMode::ALL.map(|mode| (name(mode), edit.reply.mode == mode));
        for (chip, mode) in widgets::chip_row(ui, &chips).into_iter().zip(ParseMode::ALL) {
            if chip.clicked() {
                edit.reply.mode = mode;
            }
        }
        let note = text_fault(edit, language);
        let mut field = TextField::new(Id::unique("canned-text"), language.t(Text::CannedText)).rows(6);
        if let Some(note) = &note {
            field = field.note(note, Kind::Bad);
        }
        field.show(ui, &mut edit.reply.text);
        widgets::hint(ui, language.t(Text::CannedFields));
        self.file(ui, edit, language, actions);
        keyboard(ui, edit, language, actions);
    }

    fn file(&self, ui: &mut Ui, edit: &mut Edit, language: Language, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let Some(file) = &edit.reply.file else {
            file_line(ui, Text::CannedFile, self.choice.is_running(), language, actions);
            if let Some(problem) = &edit.file_problem {
                let text = attach::file_problem(problem, language);
                ui.label(RichText::new(text).font(theme::small()).color(p.bad));
            }
            return;
        };
        let (name, size) = (widgets::display_name(&file.name).into_owned(), size_text(file.size));
        let path = widgets::one_line(&file.path, 400).into_owned();
        ui.label(RichText::new(language.t(Text::CannedFile)).font(theme::small_bold()).color(p.soft));
        let row = vec2(ui.available_width(), 28.0);
        let mut removed = false;
        ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
            removed =
                ui.add(IconButton::new(Icon::Close, language.t(Text::CannedDropFile)).size(24.0)).clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                icons::icon(ui, Icon::File, 16.0, p.accent);
                let text = RichText::new(format!("{name} · {size}")).font(theme::body()).color(p.text);
                ui.add(egui::Label::new(text).truncate()).on_hover_text(path);
            });
        });
        if removed {
            edit.reply.file = None;
        }
    }

    fn name_fault(&self, edit: &Edit, language: Language) -> Option<String> {
        let Some(name) = canned_name(&edit.name) else {
            return Some(words::name_rule(language));
        };
        let taken = edit.was.as_deref() != Some(&name) && self.reply(&name).is_some();
        taken.then(|| language.t(Text::CannedTaken).to_owned())
    }

    pub(super) fn edit_buttons(
        &self,
        ui: &mut Ui,
        edit: &mut Edit,
        language: Language,
        actions: &mut Vec<Action>,
    ) {
        let empty = edit.reply.text.trim().is_empty() && edit.reply.file.is_none();
        let empty = empty.then(|| language.t(Text::CannedEmpty).to_owned());
        let reason = self.name_fault(edit, language).or_else(|| text_fault(edit, language)).or(empty);
        let save = Button::primary(language.t(Text::DialogSave)).disabled(reason.as_deref());
        if ui.add(save).clicked() {
            actions.push(Action::Canned(CannedAction::Keep));
        }
        if ui.add(Button::secondary(language.t(Text::Cancel))).clicked() {
            if edit.is_changed() {
                edit.asks_to_leave = true;
            } else {
                actions.push(Action::Canned(CannedAction::Back));
            }
        }
    }
}

fn text_fault(edit: &Edit, language: Language) -> Option<String> {
    if edit.reply.text.chars().nth(MAX_CANNED_CHARS).is_some() {
        return Some(words::too_long(language));
    }
    markup::parse(&edit.reply.text, edit.reply.mode).err().map(|problem| fault_text(&problem.fault, language))
}

fn keyboard(ui: &mut Ui, edit: &mut Edit, language: Language, actions: &mut Vec<Action>) {
    let open = || {
        let (initial, text) = (edit.reply.keyboard.clone(), edit.reply.text.clone());
        Action::Keyboard(KeyboardAction::Open { initial, purpose: Purpose::CannedReply, text })
    };
    if edit.reply.keyboard.is_empty() {
        let add = Button::secondary(language.t(Text::CannedAddButtons)).icon(Icon::Keyboard).small();
        if ui.add(add).clicked() {
            actions.push(open());
        }
        return;
    }
    match keyboards::composer_line(ui, &edit.reply.keyboard, language) {
        Some(LinePressed::Edit) => actions.push(open()),
        Some(LinePressed::Remove) => edit.reply.keyboard = Keyboard::default(),
        None => {}
    }
}
