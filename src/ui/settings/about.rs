//! The program itself, and what it is made of.

use egui::{Id, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::about;
use crate::i18n::Text;
use crate::licences::{Licences, Part};
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Button};

use super::SettingsPage;
use super::view::{SettingsView, from_right};

/// Height of a row of the list.
const ROW: f32 = 30.0;
/// Of a licence text, so much is laid out.
const MOST_CHARS: usize = 60_000;

impl SettingsView<'_> {
    pub(super) fn about(&self, ui: &mut Ui, page: &mut SettingsPage, actions: &mut Vec<Action>) {
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            widgets::heading(ui, about::NAME);
            widgets::hint(ui, self.t(Text::AboutText));
            ui.add_space(space::S);
            widgets::key_value(ui, self.t(Text::AboutVersion), about::VERSION);
            widgets::key_value(ui, self.t(Text::AboutCommit), about::COMMIT);
            widgets::key_value(ui, self.t(Text::AboutRenderer), about::RENDERERS);
            let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
            widgets::key_value(ui, self.t(Text::AboutSystem), &system);
            from_right(ui, |ui| {
                let copy = Button::secondary(self.t(Text::AboutCopy)).icon(Icon::Copy);
                if ui.add(copy).clicked() {
                    let text = format!("{} {}\nsystem: {system}\n", about::NAME, about::LONG_VERSION);
                    actions.push(Action::Copy(text));
                }
            });
        });
        self.part(ui, Text::LicencesTitle, |ui| self.licences(ui, page));
    }

    fn licences(&self, ui: &mut Ui, page: &mut SettingsPage) {
        let all = Licences::embedded();
        if let Some(part) = page.licence_shown.and_then(|place| all.parts.get(place)) {
            if self.licence(ui, all, part) {
                page.licence_shown = None;
            }
            return;
        }
        let count = all.parts.len().to_string();
        widgets::hint(ui, &self.language.fill(Text::LicencesText, &[("count", &count)]));
        let (hint, clear) = (self.t(Text::LicencesSearch), self.t(Text::LicencesClear));
        widgets::search_field(ui, &mut page.licence_search, hint, clear, Id::unique("licence-search"));
        let wanted = page.licence_search.trim().to_lowercase();
        let fits = |part: &Part| {
            part.name.to_lowercase().contains(&wanted) || part.licence.to_lowercase().contains(&wanted)
        };
        let found: Vec<(usize, &Part)> =
            all.parts.iter().enumerate().filter(|(_, part)| fits(part)).collect();
        if found.is_empty() {
            widgets::hint(ui, self.t(Text::LicencesNone));
        }
        let area = ScrollArea::vertical().id_salt("licences").max_height(320.0).auto_shrink([false, true]);
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, ROW, found.len(), |ui, range| {
            for (place, part) in found.get(range).unwrap_or_default() {
                if licence_row(ui, part) {
                    page.licence_shown = Some(*place);
                }
            }
        });
    }

    /// The texts of one licence. Whether the person goes back.
    fn licence(&self, ui: &mut Ui, all: &Licences, part: &Part) -> bool {
        let p = Palette::of(ui);
        let back = ui.add(Button::quiet(self.t(Text::LicencesBack)).icon(Icon::Back)).clicked();
        let name = format!("{} {}", part.name, part.version);
        ui.label(RichText::new(name.trim()).font(theme::body_bold()).color(p.text));
        widgets::hint(ui, &part.licence);
        let id = ("licence", part.name.as_str(), part.version.as_str());
        ScrollArea::vertical().id_salt(id).max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
            for text in all.texts(part) {
                let shown: String = text.chars().take(MOST_CHARS).collect();
                widgets::well(ui, |ui| {
                    ui.set_width(ui.available_width());
                    let text = RichText::new(shown).font(theme::code()).color(p.soft);
                    ui.add(egui::Label::new(text).wrap().selectable(true));
                });
                ui.add_space(space::S);
            }
        });
        back
    }
}

/// A library or font with its version and licence. Whether it was pressed.
fn licence_row(ui: &mut Ui, part: &Part) -> bool {
    let p = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let name = format!("{} {}, {}", part.name, part.version, part.licence);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect, 6.0, p.hover);
        }
        let (left, right, y) = (rect.left() + space::S, rect.right() - space::S, rect.center().y);
        let licence = widgets::line::layout(ui, &part.licence, theme::small(), p.soft, rect.width() * 0.45);
        let room = rect.width() - licence.size().x - 3.0 * space::M;
        let title = widgets::line::layout(ui, &part.name, theme::body(), p.text, room);
        let version_room = (room - title.size().x - space::S).max(0.0);
        let version = widgets::line::layout(ui, &part.version, theme::small(), p.soft, version_room);
        let after = left + title.size().x + space::S;
        for (galley, x) in [(title, left), (version, after)] {
            let at = pos2(x, y - galley.size().y * 0.5);
            ui.painter().galley(at, galley, p.text);
        }
        let at = pos2(right - licence.size().x, y - licence.size().y * 0.5);
        ui.painter().galley(at, licence, p.soft);
        widgets::focus_ring(ui, &response, rect, 6);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}
