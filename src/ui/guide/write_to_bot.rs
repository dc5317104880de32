//! Nobody has written to the bot yet: how to be the first. Shown in place of a conversation, also
//! days later, until somebody has written.

use egui::{Align, Label, Layout, RichText, Ui, vec2};

use crate::engine::{Command, ReceiverState};
use crate::i18n::{Language, Text};
use crate::store::BotMark;
use crate::ui::action::Action;
use crate::ui::guard::GuardAction;
use crate::ui::icons::Icon;
use crate::ui::links::{LinkAction, Origin};
use crate::ui::remedy;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Button, EmptyState};

use super::bot_link::BotLink;
use super::page::{say, title};

/// Width of the code, with its light margin.
const CODE: f32 = 224.0;
/// Width of the words beside it.
const WORDS: f32 = 320.0;

/// What the page shows.
pub struct WriteToBotView<'a> {
    /// The person's language.
    pub language: Language,
    /// The bot's username.
    pub bot: &'a str,
    /// Where it is found, if its name makes a link.
    pub link: Option<&'a BotLink>,
    /// How receiving stands.
    pub receiver: &'a ReceiverState,
    /// Nobody has said what the bot is for.
    pub unmarked: bool,
    /// It has just come.
    pub arrived: bool,
}

impl WriteToBotView<'_> {
    /// Shows it in the middle of the room there is.
    pub fn show(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let language = self.language;
        if matches!(self.receiver, ReceiverState::Conflict { .. }) {
            let empty = EmptyState {
                icon: Icon::Webhook,
                title: language.t(Text::GuideElsewhereTitle),
                sentence: language.t(Text::GuideElsewhereText),
                // The banner above leads on.
                action: None,
            };
            empty.show(ui);
            return;
        }
        let room = ui.available_rect_before_wrap();
        let code = self.link.and_then(|link| Some((link, link.code.as_ref()?)));
        let beside = code.is_some() && room.width() >= CODE + WORDS + 4.0 * space::XL;
        let height = if beside { 260.0 } else { 460.0 };
        egui::ScrollArea::vertical().id_salt("write-to-bot").auto_shrink(false).show(ui, |ui| {
            ui.add_space(((room.height() - height) * 0.42).max(space::L).round());
            let content = if beside { CODE + space::XL + WORDS } else { WORDS };
            let left = ((room.width() - content) * 0.5).max(space::L).round();
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(left);
                let layout = Layout::top_down(Align::Min);
                let width = content.min(room.width() - 2.0 * space::L);
                if beside && let Some((link, code)) = code {
                    let name = language.fill(Text::GuideCodeName, &[("address", &link.address)]);
                    code.show(ui, CODE, &name);
                    ui.add_space(space::XL);
                    ui.allocate_ui_with_layout(vec2(WORDS, 0.0), layout, |ui| self.words(ui, actions));
                    return;
                }
                ui.allocate_ui_with_layout(vec2(width, 0.0), layout, |ui| {
                    if let Some((link, code)) = code {
                        let name = language.fill(Text::GuideCodeName, &[("address", &link.address)]);
                        code.show(ui, CODE, &name);
                        ui.add_space(space::M);
                    }
                    self.words(ui, actions);
                });
            });
        });
    }

    fn words(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let language = self.language;
        let bot = widgets::display_name(self.bot);
        let named = |text: Text| language.fill(text, &[("bot", &bot)]);
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        title(ui, &named(Text::GuideWriteTitle), theme::title());
        if let Some(link) = self.link {
            widgets::paragraph(ui, language.t(Text::GuideWriteText));
            ui.add_space(space::XS);
            let address = RichText::new(&link.address).font(theme::body_bold()).color(p.text);
            ui.add(Label::new(address).selectable(true).wrap());
            ui.horizontal(|ui| {
                let copy = Button::secondary(language.t(Text::GuideCopyLink)).icon(Icon::Copy).small();
                let copy = ui.add(copy);
                if self.arrived {
                    copy.request_focus();
                }
                if copy.clicked() {
                    actions.push(Action::Copy(link.address.clone()));
                }
                let open = Button::secondary(language.t(Text::GuideOpenLink)).trailing(Icon::Outside).small();
                if ui.add(open).clicked() {
                    let (address, said) = (link.address.clone(), link.address.clone());
                    actions.push(Action::Link(LinkAction::Look { address, said, origin: Origin::Page }));
                }
            });
            widgets::hint(ui, &named(Text::GuideLinkInferred));
        } else {
            widgets::paragraph(ui, &named(Text::GuideSearchText));
        }
        ui.add_space(space::XS);
        self.waiting(ui, actions);
        if self.unmarked {
            self.ask_mark(ui, actions);
        }
    }

    /// Whether a message would arrive now. Nothing moves: an open window costs nothing.
    fn waiting(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let p = Palette::of(ui);
        let language = self.language;
        let t = |text: Text| language.t(text).to_owned();
        let go_on = || Action::Engine(Box::new(Command::StartReceiving));
        let (color, text, way) = match self.receiver {
            ReceiverState::Starting | ReceiverState::Receiving => (p.ok, t(Text::GuideWaiting), None),
            ReceiverState::BackingOff { error, .. } => {
                (p.warn, remedy::of_call(error, language).sentence(), Some(Text::RetryNow))
            }
            ReceiverState::Paused => (p.faint, t(Text::GuidePaused), Some(Text::Resume)),
            // A banner above the page says why.
            ReceiverState::Conflict { .. }
            | ReceiverState::Stopped { .. }
            | ReceiverState::StoreTrouble { .. } => (p.bad, t(Text::StoppedTitle), None),
        };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let (dot, _) = ui.allocate_exact_size(vec2(8.0, theme::BODY_LINE), egui::Sense::hover());
            widgets::chip::paint_dot(ui.painter(), dot.center(), color);
            let text = RichText::new(text).line_height(Some(theme::BODY_LINE)).color(p.text);
            let label = ui.add(Label::new(text).wrap());
            say(ui, &label);
        });
        if let Some(way) = way
            && widgets::small_link(ui, language.t(way)).clicked()
        {
            actions.push(go_on());
        }
    }

    /// The question that was put off.
    fn ask_mark(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let language = self.language;
        ui.add_space(space::XS);
        widgets::hint(ui, language.t(Text::GuideMarkTitle));
        ui.horizontal(|ui| {
            let marks = [(Text::MarkTest, BotMark::Test), (Text::MarkProduction, BotMark::Production)];
            for (text, mark) in marks {
                if widgets::small_link(ui, language.t(text)).clicked() {
                    actions.push(Action::Guard(GuardAction::Mark(mark)));
                }
            }
        });
    }
}
