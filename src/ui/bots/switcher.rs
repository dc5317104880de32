//! The bot in front, below the chat list, and the list of bots that it opens.

use egui::{
    Align, CornerRadius, Label, Layout, Popup, PopupCloseBehavior, Rect, Response, RichText, Role, Sense,
    Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use crate::i18n::{Language, Text};
use crate::store::BotMark;
use crate::ui::action::Action;
use crate::ui::guard::{GuardAction, mark_tag};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, radius, space};
use crate::ui::widgets::{self, IconButton, avatar};

use super::colors::choose_color;
use super::row_links::{absent_links, running_links};
use super::{BotRow, BotsAction, Standing};

/// Height of a bot in the list.
const ROW: f32 = 48.0;
/// Width of the list.
const WIDTH: f32 = 296.0;

/// The card of the bot in front and the list of all bots.
#[derive(Clone, Copy)]
pub struct Switcher<'a> {
    /// The person's language.
    pub language: Language,
    /// All bots.
    pub rows: &'a [BotRow],
}

impl Switcher<'_> {
    /// Shows the card; a press opens the list.
    pub fn show(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let Some(front) = self.rows.iter().find(|row| row.in_front) else {
            return;
        };
        let response = self.card(ui, front);
        let popup = Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        popup.width(WIDTH).show(|ui| {
            ui.set_width(WIDTH);
            egui::ScrollArea::vertical().max_height(ui.content_rect().height() * 0.45).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for row in self.rows {
                    self.row(ui, row, actions);
                }
            });
            ui.separator();
            self.menu_of_front(ui, front, actions);
            ui.separator();
            self.item(ui, Text::AddBot, Some(BotsAction::Add), actions);
        });
    }

    /// What others have unread is seen while the list is shut.
    fn card(&self, ui: &mut Ui, front: &BotRow) -> Response {
        let p = Palette::of(ui);
        let language = self.language;
        let others: u64 = self.rows.iter().filter(|row| !row.in_front).map(|row| row.unread).sum();
        let size = vec2(ui.available_width(), ui.available_height());
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let name = language.fill(Text::BotMenu, &[("name", &front.name)]);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let mut said = front.said(language);
        if others > 0 {
            said.push_str(", ");
            said.push_str(&language.fill(Text::OtherBotsUnread, &[("count", &language.number(others))]));
        }
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(said.clone()));
        let outside = rect.expand2(vec2(8.0, 6.0));
        if response.hovered() {
            ui.painter().rect_filled(outside, CornerRadius::same(radius::ROW), p.hover);
        }
        // The bot's colour, at the edge of the window as well as in its circle.
        let stripe = Rect::from_min_size(outside.left_top() - vec2(6.0, 0.0), vec2(4.0, outside.height()));
        ui.painter().rect_filled(stripe, CornerRadius::same(2), front.color);
        let inside = UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center));
        ui.scope_builder(inside, |ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            face(ui, front, 32.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let (place, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
                icons::paint(ui.painter(), place, Icon::Up, Stroke::new(1.4, p.soft));
                widgets::badge(ui, others);
                if let Some((kind, text)) = front.mark.map(mark_tag) {
                    widgets::tag(ui, language.t(text), kind);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let name = RichText::new(&front.name).font(theme::body_bold()).color(p.text);
                    ui.add(Label::new(name).truncate().selectable(false));
                });
            });
        });
        widgets::focus_ring(ui, &response, outside, radius::ROW);
        response.on_hover_text(said)
    }

    /// One bot. What can be done with one that does not run stands below it.
    fn row(&self, ui: &mut Ui, row: &BotRow, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let language = self.language;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, row.in_front, &row.name));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(row.said(language)));
        let fill = match (row.in_front, response.hovered()) {
            (true, _) => Some(p.accent_soft),
            (false, true) => Some(p.hover),
            (false, false) => None,
        };
        if let Some(fill) = fill {
            ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
        }
        let inside = rect.shrink2(vec2(space::S, 0.0));
        let inside = UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center));
        ui.scope_builder(inside, |ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            face(ui, row, 32.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                if row.runs && !row.in_front {
                    self.unfold(ui, row);
                }
                widgets::badge(ui, row.unread);
                if let Some((kind, text)) = row.mark.map(mark_tag) {
                    widgets::tag(ui, language.t(text), kind);
                }
                let room = ui.available_size();
                ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add_space(6.0);
                    let name = RichText::new(&row.name).font(theme::body_bold()).color(p.text);
                    ui.add(Label::new(name).truncate().selectable(false));
                    standing(ui, &row.standing, language);
                });
            });
        });
        widgets::focus_ring(ui, &response, rect, radius::CONTROL);
        if response.clicked() {
            let key = row.bot.key().filter(|_| !row.runs).cloned();
            let action = match key {
                Some(key) if row.standing == Standing::NoToken => {
                    BotsAction::EnterToken(super::BotRef::Own(key))
                }
                Some(key) => BotsAction::Connect(key),
                None => BotsAction::Front(row.bot.clone()),
            };
            actions.push(Action::Bots(action));
            if row.runs {
                ui.close();
            }
        }
        if !row.runs || Self::is_unfolded(ui, row) {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                ui.add_space(50.0);
                let links = if row.runs { running_links } else { absent_links };
                if links(ui, row, language, actions) {
                    ui.close();
                }
            });
            ui.add_space(space::XS);
        }
    }

    /// Shows below a bot in the back what can be done with it, or hides that.
    fn unfold(&self, ui: &mut Ui, row: &BotRow) {
        let unfolded = Self::is_unfolded(ui, row);
        let name = self.language.fill(Text::BotActions, &[("name", &row.name)]);
        if ui.add(IconButton::new(Icon::More, &name).size(24.0).selected(unfolded)).clicked() {
            ui.data_mut(|data| data.insert_temp(unfolded_id(), (!unfolded).then(|| row.bot.clone())));
        }
    }

    fn is_unfolded(ui: &Ui, row: &BotRow) -> bool {
        let unfolded = ui.data(|data| data.get_temp::<Option<super::BotRef>>(unfolded_id())).flatten();
        !row.in_front && unfolded.as_ref() == Some(&row.bot)
    }

    /// What can be done with the bot in front.
    fn menu_of_front(&self, ui: &mut Ui, front: &BotRow, actions: &mut Vec<Action>) {
        let language = self.language;
        let is_demo = front.mark == Some(BotMark::Demo);
        let marks = [(Text::MarkTest, BotMark::Test), (Text::MarkProduction, BotMark::Production)];
        for (text, choice) in marks.into_iter().filter(|_| !is_demo) {
            let label = language.t(text);
            if ui.add(egui::Button::selectable(front.mark == Some(choice), label)).clicked() {
                actions.push(Action::Guard(GuardAction::Mark(choice)));
                ui.close();
            }
        }
        if let (true, Some(key)) = (front.opens_at_start.is_some(), front.bot.key()) {
            choose_color(ui, key, front.color, language, actions);
        }
        if let (Some(mut opens), Some(key)) = (front.opens_at_start, front.bot.key()) {
            if widgets::tick(ui, &mut opens, language.t(Text::OpenAtStart)).changed() {
                actions.push(Action::Bots(BotsAction::OpenAtStart(key.clone(), opens)));
            }
        } else if !is_demo {
            self.item(ui, Text::RememberBot, Some(BotsAction::Remember(front.bot.clone())), actions);
        }
        if ui.button(language.t(Text::JournalMenu)).clicked() {
            actions.push(Action::Guard(GuardAction::ShowJournal(true)));
            ui.close();
        }
        let own = |action: fn(super::BotRef) -> BotsAction| (!is_demo).then(|| action(front.bot.clone()));
        self.item(ui, Text::ChangeToken, own(BotsAction::EnterToken), actions);
        self.item(ui, Text::Disconnect, Some(BotsAction::Disconnect(front.bot.clone())), actions);
        self.item(ui, Text::ForgetBot, own(BotsAction::AskForget), actions);
    }

    fn item(&self, ui: &mut Ui, text: Text, action: Option<BotsAction>, actions: &mut Vec<Action>) {
        if let Some(action) = action
            && ui.button(self.language.t(text)).clicked()
        {
            actions.push(Action::Bots(action));
            ui.close();
        }
    }
}

impl BotRow {
    /// What a screen reader says after the name.
    fn said(&self, language: Language) -> String {
        let mut said = self.mark.map_or_else(String::new, |mark| {
            let mut word = language.t(mark_tag(mark).1).to_owned();
            word.push_str(", ");
            word
        });
        said.push_str(&self.standing.words(language));
        if self.unread > 0 {
            said.push_str(", ");
            said.push_str(&language.fill(Text::BotUnread, &[("count", &language.number(self.unread))]));
        }
        said
    }
}

/// Which of the bots in the back shows what can be done with it.
fn unfolded_id() -> egui::Id {
    egui::Id::unique("unfolded-bot")
}

/// The initials of a bot in its colour.
pub(super) fn face(ui: &mut Ui, row: &BotRow, size: f32) {
    let (place, _) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    avatar::paint(ui.painter(), place, &row.initials_of, row.color);
}

/// Which bot answers: its colour, its name and what it is for.
pub fn answers_as(ui: &mut Ui, row: &BotRow, language: Language) {
    const WIDEST: f32 = 150.0;
    let p = Palette::of(ui);
    let name = widgets::line::layout(ui, &row.name, theme::small_bold(), p.soft, WIDEST);
    let tag = row.mark.map(mark_tag).map(|(kind, text)| (kind, language.t(text)));
    let spoken = match tag {
        Some((_, word)) => format!("{}, {word}", row.name),
        None => row.name.clone(),
    };
    let spoken = language.fill(Text::AnswersAs, &[("name", &spoken)]);
    // Laid out from the right: tag, name, light of the bot's colour.
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some((kind, word)) = tag {
            widgets::tag(ui, word, kind);
        }
        let size = vec2(name.size().x.ceil() + 14.0, 20.0);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
        ui.painter().circle_filled(pos2(rect.left() + 4.0, rect.center().y), 4.0, row.color);
        ui.painter().galley(pos2(rect.left() + 14.0, rect.center().y - name.size().y * 0.5), name, p.soft);
        response.on_hover_text(spoken);
    });
}

/// A light, and how the bot stands.
pub(super) fn standing(ui: &mut Ui, standing: &Standing, language: Language) {
    let p = Palette::of(ui);
    let words = standing.words(language);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    ui.painter().circle_filled(pos2(rect.left() + 4.0, rect.center().y), 4.0, standing.color(p));
    let left = rect.left() + 14.0;
    let text = widgets::line::layout(ui, &words, theme::small(), p.soft, rect.right() - left);
    ui.painter().galley(pos2(left, rect.center().y - text.size().y * 0.5), text, p.soft);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    if let Standing::Failed(remedy) = standing {
        response.on_hover_text(remedy.sentence());
    }
}
