//! The token works: whose it is, and what the bot is for.

use egui::{Align, Label, Layout, RichText, Ui, vec2};

use crate::api::BotIdentity;
use crate::i18n::{Language, Text};
use crate::store::BotMark;
use crate::ui::action::Action;
use crate::ui::icons::Icon;
use crate::ui::remedy::Remedy;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Banner, Kind};

use super::GuideAction;
use super::choice::choice;
use super::page::title;

/// Width of the circle with the bot's initials.
const FACE: f32 = 48.0;

/// What the step shows.
pub struct CheckedView<'a> {
    /// The person's language.
    pub language: Language,
    /// The bot.
    pub bot: &'a BotIdentity,
    /// The answer is being kept.
    pub busy: bool,
    /// Why it was not kept.
    pub problem: Option<&'a Remedy>,
}

impl CheckedView<'_> {
    /// Shows what is in the card.
    pub fn show(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let language = self.language;
        self.bot(ui);
        ui.add_space(space::S);
        title(ui, language.t(Text::GuideMarkTitle), theme::title());
        widgets::paragraph(ui, language.t(Text::GuideMarkText));
        ui.add_space(space::XS);
        ui.add_enabled_ui(!self.busy, |ui| {
            // None of them takes the keyboard by itself: a second Enter on the step before must not
            // say what the bot is for.
            let sentence = language.t(Text::GuideTestText);
            if choice(ui, Icon::Checks, language.t(Text::MarkTest), sentence).clicked() {
                actions.push(Action::Guide(GuideAction::Mark(BotMark::Test)));
            }
            let sentence = language.t(Text::GuideProductionText);
            if choice(ui, Icon::People, language.t(Text::MarkProduction), sentence).clicked() {
                actions.push(Action::Guide(GuideAction::Mark(BotMark::Production)));
            }
            ui.add_space(space::XS);
            if widgets::small_link(ui, language.t(Text::GuideLater)).clicked() {
                actions.push(Action::Guide(GuideAction::MarkLater));
            }
        });
        if let Some(problem) = self.problem {
            Banner::new(Kind::Bad, &problem.what).text(&problem.todo).show(ui);
        }
    }

    fn bot(&self, ui: &mut Ui) {
        let p = Palette::of(ui);
        let username = format!("@{}", widgets::display_name(&self.bot.username));
        let name = self.bot.first_name.as_deref().filter(|name| widgets::is_visible(name));
        let name = name.map_or_else(|| username.clone(), |name| widgets::display_name(name).into_owned());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            widgets::avatar(ui, &name, self.bot.id.0, FACE);
            let works = self.language.t(Text::GuideTokenWorks);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                widgets::tag(ui, works, Kind::Ok);
                let room = vec2(ui.available_width(), FACE);
                ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add_space(space::XS);
                    let name = RichText::new(&name).font(theme::title()).color(p.text);
                    ui.add(Label::new(name).truncate());
                    let username = RichText::new(&username).color(p.soft);
                    ui.add(Label::new(username).truncate());
                });
            });
        });
    }
}
