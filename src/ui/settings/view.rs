//! The settings page.

use std::path::Path;

use egui::{Align, Id, Layout, RichText, Role, Sense, Stroke, StrokeKind, Theme, Ui, WidgetInfo, pos2, vec2};

use crate::i18n::{Language, Text};
use crate::settings::Settings;

use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{self, Button};

/// Shows the settings.
pub fn show(
    ui: &mut Ui,
    settings: &Settings,
    language: Language,
    data_folder: &Path,
    actions: &mut Vec<Action>,
) {
    egui::ScrollArea::vertical().id_salt("settings").auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(space::XL).show(ui, |ui| {
            ui.set_max_width(600.0);
            ui.spacing_mut().item_spacing.y = space::L;
            widgets::heading(ui, language.t(Text::SettingsTitle));
            card(ui, |ui| {
                title(ui, language.t(Text::LanguageField));
                ui.horizontal(|ui| {
                    for choice in Language::ALL {
                        if widgets::chip(ui, choice.own_name(), language == choice).clicked() {
                            actions.push(Action::SetLanguage(Some(choice)));
                        }
                    }
                });
                ui.add_space(space::S);
                title(ui, language.t(Text::ThemeField));
                ui.horizontal(|ui| {
                    for (text, theme) in [
                        (Text::ThemeSystem, None),
                        (Text::ThemeLight, Some(Theme::Light)),
                        (Text::ThemeDark, Some(Theme::Dark)),
                    ] {
                        if widgets::chip(ui, language.t(text), settings.theme == theme).clicked() {
                            actions.push(Action::SetTheme(theme));
                        }
                    }
                });
            });
            card(ui, |ui| {
                title(ui, language.t(Text::DataFolder));
                widgets::hint(ui, language.t(Text::DataFolderText));
                data_path(ui, data_folder.display().to_string(), language, actions);
            });
            widgets::hint(ui, &language.fill(Text::Version, &[("version", env!("CARGO_PKG_VERSION"))]));
        });
    });
}

/// How long "Copied" stays, seconds.
const COPIED: f64 = 2.0;

fn card(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    widgets::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::S;
        add(ui);
    });
}

fn title(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(theme::body_bold()).color(Palette::of(ui).text));
}

/// The path, and a button that copies it and says so.
fn data_path(ui: &mut Ui, path: String, language: Language, actions: &mut Vec<Action>) {
    let p = Palette::of(ui);
    let id = Id::unique("data-folder-copied");
    let now = ui.input(|input| input.time);
    let copied = ui.data(|data| data.get_temp::<f64>(id)).is_some_and(|at| now - at < COPIED);
    let room = vec2(ui.available_width(), theme::CONTROL_HEIGHT);
    ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let (label, icon) = if copied { (Text::Copied, Icon::Check) } else { (Text::Copy, Icon::Copy) };
        if ui.add(Button::secondary(language.t(label)).icon(icon)).clicked() {
            actions.push(Action::Copy(path.clone()));
            ui.data_mut(|data| data.insert_temp(id, now));
            ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(COPIED));
        }
        let size = vec2(ui.available_width(), theme::CONTROL_HEIGHT);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &path));
        let edge = Stroke::new(1.0, p.line);
        ui.painter().rect(rect, f32::from(radius::CONTROL), p.bg, edge, StrokeKind::Inside);
        let text = widgets::line::layout(ui, &path, theme::code(), p.text, rect.width() - 2.0 * space::M);
        let at = pos2(rect.left() + space::M, rect.center().y - text.size().y * 0.5);
        ui.painter().galley(at, text, p.text);
        response.on_hover_text(path);
    });
}
