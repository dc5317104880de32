//! The room: the list beside one method's page, or the matrix.

use egui::{CentralPanel, Frame, Key, Modifiers, Panel, Ui};

use crate::api::Client;
use crate::i18n::{Clock, Language};

use super::super::action::Action;
use super::super::shortcuts::Shortcut;
use super::super::theme::Palette;
use super::{Methods, MethodsAction, View, list, matrix, page};

/// Width of the list.
const LIST: f32 = 276.0;

/// What the room needs to know besides itself.
#[derive(Clone, Copy)]
pub struct MethodsView<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
    /// For the address in code.
    pub client: &'a Client,
    /// Whether updates are being received, so that getUpdates by hand would take them away.
    pub receiving: bool,
}

impl MethodsView<'_> {
    /// Shows the room.
    pub fn show(&self, ui: &mut Ui, methods: &mut Methods, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        self.keys(ui, methods, actions);
        methods.choice.show(ui, self.language);
        if methods.view == View::Matrix {
            CentralPanel::default().frame(Frame::new().fill(p.bg)).show(ui, |ui| {
                matrix::show(ui, self, methods, actions);
            });
            return;
        }
        Panel::left("methods")
            .exact_size(LIST)
            .resizable(false)
            .frame(Frame::new().fill(p.panel))
            .show(ui, |ui| list::show(ui, self, methods, actions));
        CentralPanel::default().frame(Frame::new().fill(p.bg)).show(ui, |ui| {
            page::show(ui, self, methods, actions);
        });
    }

    fn keys(&self, ui: &Ui, methods: &mut Methods, actions: &mut Vec<Action>) {
        if methods.view == View::Matrix {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
                actions.push(Action::Methods(MethodsAction::View(View::Page)));
            }
            return;
        }
        if Shortcut::SearchMethods.pressed(ui) {
            methods.wants_search = true;
        }
        if Shortcut::CallMethod.pressed(ui) && page::why_not_send(self, methods).is_none() {
            actions.push(Action::Methods(MethodsAction::Send));
        }
    }
}
