//! The index, the page and what every row looks like.

use std::path::Path;

use egui::{Align, CornerRadius, Layout, Margin, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::api::ApiAddress;
use crate::i18n::{Clock, Language, Text};
use crate::settings::{Field, Settings, SettingsProblem};
use crate::store::BotMark;
use crate::ui::action::Action;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Banner, Kind};

use super::{Section, SettingsAction, SettingsPage};

/// Width of the index.
const INDEX: f32 = 188.0;
/// Longer lines are hard to read.
const WIDEST: f32 = 640.0;
/// A page that is narrower than this gives the index less.
const NARROW_INDEX: f32 = 152.0;

/// The bot in front, as far as the settings show it.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// Its username.
    pub name: &'a str,
    /// Its server.
    pub address: &'a ApiAddress,
    /// What it is for, as far as somebody has said so.
    pub mark: Option<BotMark>,
    /// Whether it is the demo, which keeps nothing.
    pub is_demo: bool,
}

/// What the page needs to know besides its own state.
#[derive(Clone, Copy)]
pub struct SettingsView<'a> {
    /// The choices.
    pub settings: &'a Settings,
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
    /// Where data lies.
    pub data_folder: &'a Path,
    /// Why the last change was not written, in the system's words.
    pub unwritten: Option<&'a str>,
    /// No installed font has Chinese characters.
    pub lacks_chinese: bool,
    /// The bot in front.
    pub bot: About<'a>,
}

impl SettingsView<'_> {
    /// Shows the page.
    pub fn show(&self, ui: &mut Ui, page: &mut SettingsPage, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let width = if ui.available_width() < 800.0 { NARROW_INDEX } else { INDEX };
        let index = egui::Frame::new().fill(p.panel).inner_margin(Margin::symmetric(10, 16));
        egui::Panel::left("settings-index").exact_size(width).resizable(false).frame(index).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                ui.add_space(space::S);
                widgets::heading(ui, self.t(Text::SettingsTitle));
            });
            ui.add_space(space::M);
            for (section, icon, text) in [
                (Section::General, Icon::Settings, Text::SettingsGeneral),
                (Section::Notifications, Icon::Bell, Text::NotifyMenu),
                (Section::Connection, Icon::Webhook, Text::SettingsConnection),
                (Section::Data, Icon::File, Text::SettingsData),
                (Section::About, Icon::Info, Text::SettingsAbout),
            ] {
                if index_entry(ui, icon, self.t(text), page.section == section) {
                    actions.push(Action::Settings(SettingsAction::Show(section)));
                }
            }
        });
        let area = egui::ScrollArea::vertical().id_salt(("settings", page.section as u8)).auto_shrink(false);
        area.show(ui, |ui| {
            egui::Frame::new().inner_margin(space::XL).show(ui, |ui| {
                ui.set_max_width(WIDEST.min(ui.available_width()));
                ui.spacing_mut().item_spacing.y = space::L;
                self.problems(ui, actions);
                match page.section {
                    Section::General => self.general(ui, actions),
                    Section::Notifications => self.told(ui, actions),
                    Section::Connection => self.connection(ui, page, actions),
                    Section::Data => self.data(ui, page, actions),
                    Section::About => self.about(ui, page, actions),
                }
            });
        });
        self.dialogs(ui, page, actions);
    }

    pub(super) fn t(&self, text: Text) -> &'static str {
        self.language.t(text)
    }

    /// Chooses otherwise.
    pub(super) fn change(&self, actions: &mut Vec<Action>, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.settings.clone();
        change(&mut settings);
        actions.push(Action::Settings(SettingsAction::Change(Box::new(settings))));
    }

    /// A card with a title.
    pub(super) fn part(&self, ui: &mut Ui, title: Text, add: impl FnOnce(&mut Ui)) {
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S;
            let title = RichText::new(self.t(title)).font(theme::body_bold()).color(Palette::of(ui).text);
            ui.label(title);
            add(ui);
        });
    }

    /// One of several, in a row that breaks where there is no room. Returns the chosen place.
    pub(super) fn choice(&self, ui: &mut Ui, names: &[&str], chosen: Option<usize>) -> Option<usize> {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            let mut pressed = None;
            for (place, name) in names.iter().enumerate() {
                if widgets::chip(ui, name, chosen == Some(place)).clicked() {
                    pressed = Some(place);
                }
            }
            pressed
        })
        .inner
    }

    /// What the file of the settings did not let be read, and what could not be written.
    fn problems(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        if let Some(words) = self.unwritten {
            let text = self.language.fill(Text::SettingsUnwrittenText, &[("why", words)]);
            Banner::new(Kind::Bad, self.t(Text::SettingsUnwritten)).text(&text).show(ui);
        }
        if let Some(text) = problems_text(self.settings.found.problems(), self.language) {
            let again = [self.t(Text::SettingsWriteAnew)];
            let banner = Banner::new(Kind::Warn, self.t(Text::SettingsUnread)).text(&text).actions(&again);
            if banner.show(ui).action.is_some() {
                self.change(actions, |settings| settings.found.forget_problems());
            }
        }
    }
}

/// What could not be taken from the file, in words; `None` when all of it was.
#[must_use]
pub fn problems_text(problems: &[SettingsProblem], language: Language) -> Option<String> {
    if problems.is_empty() {
        return None;
    }
    let said: Vec<String> = problems
        .iter()
        .map(|problem| match problem {
            SettingsProblem::Unreadable(why) => language.fill(Text::SettingsFileUnreadable, &[("why", why)]),
            SettingsProblem::Damaged(Some(file)) => {
                language.fill(Text::SettingsFileDamaged, &[("file", &file.display().to_string())])
            }
            SettingsProblem::Damaged(None) => language.t(Text::SettingsFileDamagedHere).to_owned(),
            SettingsProblem::Newer(version) => {
                language.fill(Text::SettingsFileNewer, &[("version", &version.to_string())])
            }
            SettingsProblem::Choice { field, found } => {
                let found = widgets::one_line(found, 60);
                let values = [("name", language.t(field_name(*field))), ("value", &*found)];
                language.fill(Text::SettingsChoiceUnread, &values)
            }
        })
        .collect();
    Some(said.join("\n"))
}

fn field_name(field: Field) -> Text {
    match field {
        Field::Language => Text::LanguageField,
        Field::Theme => Text::ThemeField,
        Field::Scale => Text::ScaleField,
        Field::Motion => Text::MotionField,
        Field::Notify | Field::NotifyText | Field::NotifySound => Text::NotifyMenu,
        Field::QuietUntil => Text::QuietTitle,
        Field::Proxy => Text::ProxyTitle,
        Field::PollTimeout => Text::PollTimeout,
        Field::PollLimit => Text::PollLimit,
        Field::AllowedUpdates => Text::PollKinds,
        Field::Retention => Text::RetentionTitle,
    }
}

/// An entry of the index.
fn index_entry(ui: &mut Ui, icon: Icon, text: &str, selected: bool) -> bool {
    let p = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, selected, text));
    if ui.is_rect_visible(rect) {
        let fill = match (selected, response.hovered()) {
            (true, _) => p.accent_soft,
            (false, true) => p.hover,
            (false, false) => egui::Color32::TRANSPARENT,
        };
        ui.painter().rect_filled(rect, CornerRadius::same(8), fill);
        let ink = if selected { p.accent } else { p.text };
        let place =
            egui::Rect::from_center_size(pos2(rect.left() + 20.0, rect.center().y), egui::Vec2::splat(16.0));
        icons::paint(ui.painter(), place, icon, egui::Stroke::new(1.4, ink));
        let line = widgets::line::layout(ui, text, theme::body(), ink, rect.width() - 46.0);
        let at = pos2(rect.left() + 38.0, rect.center().y - line.size().y * 0.5);
        ui.painter().galley(at, line, ink);
        widgets::focus_ring(ui, &response, rect, 8);
    }
    response.clicked()
}

/// A line that is put together from the right.
pub(super) fn from_right<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let room = vec2(ui.available_width(), theme::CONTROL_HEIGHT);
    ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), add).inner
}
