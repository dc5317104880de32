//! What lies on this computer.

use egui::{Id, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::i18n::Text;
use crate::settings::Retention;
use crate::ui::action::Action;
use crate::ui::conversation_view::size_text;
use crate::ui::export::ExportAction;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{self, Banner, Button, Kind, TextField};

use super::view::{SettingsView, from_right};
use super::{SettingsAction, SettingsPage};

/// Days that are offered for keeping messages.
const DAYS: [u32; 3] = [30, 90, 365];

impl SettingsView<'_> {
    pub(super) fn data(&self, ui: &mut Ui, page: &mut SettingsPage, actions: &mut Vec<Action>) {
        self.part(ui, Text::DataFolder, |ui| {
            widgets::hint(ui, self.t(Text::DataFolderText));
            if self.bot.is_demo {
                Banner::new(Kind::Info, self.t(Text::DataDemo)).text(self.t(Text::DataDemoText)).show(ui);
            }
            self.path(ui, actions);
            let open = Button::secondary(self.t(Text::DataOpen)).icon(Icon::File);
            from_right(ui, |ui| {
                if ui.add(open).clicked() {
                    actions.push(Action::Settings(SettingsAction::OpenFolder));
                }
                let size = page.size.map(size_text).unwrap_or_default();
                let text = self.language.fill(Text::DataSize, &[("size", &size)]);
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    widgets::hint(ui, &text);
                });
            });
            if let Some(why) = &page.open_problem {
                Banner::new(Kind::Bad, self.t(Text::DataNotOpened)).text(why).show(ui);
            }
        });
        self.part(ui, Text::RetentionTitle, |ui| self.retention(ui, page, actions));
        self.part(ui, Text::DataExport, |ui| {
            widgets::hint(ui, self.t(Text::DataExportText));
            if ui.add(Button::secondary(self.t(Text::DataExportButton)).icon(Icon::Save)).clicked() {
                actions.push(Action::Export(ExportAction::OpenFeed));
            }
        });
        self.part(ui, Text::EraseTitle, |ui| {
            let name = widgets::display_name(self.bot.name);
            widgets::hint(ui, &self.language.fill(Text::EraseText, &[("name", &name)]));
            if ui.add(Button::danger(self.t(Text::EraseButton))).clicked() {
                page.erasing = Some(String::new());
            }
        });
    }

    fn retention(&self, ui: &mut Ui, page: &mut SettingsPage, actions: &mut Vec<Action>) {
        widgets::hint(ui, self.t(Text::RetentionText));
        let kept = self.settings.retention;
        let days = |days: u32| self.language.fill(Text::RetentionDays, &[("days", &days.to_string())]);
        let mut offered: Vec<u32> = DAYS.to_vec();
        if let Retention::Days(other) = kept
            && !offered.contains(&other)
        {
            offered.push(other);
            offered.sort_unstable();
        }
        let mut names = vec![self.t(Text::RetentionAll).to_owned()];
        names.extend(offered.iter().copied().map(days));
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let place = match kept {
            Retention::KeepAll => Some(0),
            Retention::Days(kept) => offered.iter().position(|days| *days == kept).map(|place| place + 1),
        };
        match self.choice(ui, &names, place) {
            Some(0) => self.change(actions, |settings| settings.retention = Retention::KeepAll),
            Some(place) => {
                if let Some(days) = offered.get(place - 1) {
                    self.keep_for(*days, actions);
                }
            }
            None => {}
        }
        let typed = page.days.trim().parse().ok().filter(|days| Retention::DAYS.contains(days));
        let bad = typed.is_none() && !page.days.trim().is_empty();
        let kind = if bad { Kind::Bad } else { Kind::Neutral };
        TextField::new(Id::unique("retention-days"), self.t(Text::RetentionOther))
            .hint("180")
            .note(self.t(Text::RetentionRange), kind)
            .show(ui, &mut page.days);
        let missing = typed.is_none().then(|| self.t(Text::RetentionRange));
        if ui.add(Button::secondary(self.t(Text::RetentionApply)).disabled(missing)).clicked()
            && let Some(days) = typed
        {
            self.keep_for(days, actions);
        }
    }

    /// Keeping longer than before deletes nothing and needs no question.
    fn keep_for(&self, days: u32, actions: &mut Vec<Action>) {
        match self.settings.retention {
            Retention::Days(kept) if kept <= days => {
                self.change(actions, |settings| settings.retention = Retention::Days(days));
            }
            _ => actions.push(Action::Settings(SettingsAction::AskDays(days))),
        }
    }

    /// The path of the data folder, and a button that copies it and says so.
    fn path(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        /// How long "Copied" stays, seconds.
        const COPIED: f64 = 2.0;
        let p = Palette::of(ui);
        let path = self.data_folder.display().to_string();
        let id = Id::unique("data-folder-copied");
        let now = ui.input(|input| input.time);
        let copied = ui.data(|data| data.get_temp::<f64>(id)).is_some_and(|at| now - at < COPIED);
        from_right(ui, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let (label, icon) = if copied { (Text::Copied, Icon::Check) } else { (Text::Copy, Icon::Copy) };
            if ui.add(Button::secondary(self.t(label)).icon(icon)).clicked() {
                actions.push(Action::Copy(path.clone()));
                ui.data_mut(|data| data.insert_temp(id, now));
                ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(COPIED));
            }
            let size = vec2(ui.available_width(), theme::CONTROL_HEIGHT);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &path));
            let edge = Stroke::new(1.0, p.line);
            ui.painter().rect(rect, f32::from(radius::CONTROL), p.bg, edge, StrokeKind::Inside);
            let room = rect.width() - 2.0 * space::M;
            let text = widgets::line::layout(ui, &path, theme::code(), p.text, room);
            let at = pos2(rect.left() + space::M, rect.center().y - text.size().y * 0.5);
            ui.painter().galley(at, text, p.text);
            response.on_hover_text(path);
        });
    }
}
