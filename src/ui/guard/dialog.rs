//! The one dialog that asks before a risky call, and the one that takes a production mark away.

use egui::{Id, RichText, Ui};

use crate::api::Hazard;
use crate::engine::is_username;
use crate::i18n::{Clock, Language, Text};
use crate::store::BotMark;
use crate::ui::action::Action;
use crate::ui::remedy;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Banner, Button, Dialog, Kind, TextField};

use super::{Asking, GuardAction, GuardDesk};

/// What the dialogs need to know besides the desk.
#[derive(Clone, Copy)]
pub struct GuardView<'a> {
    /// The person's language.
    pub language: Language,
    /// Now and here.
    pub clock: &'a Clock,
    /// The bot's username.
    pub bot: &'a str,
}

impl GuardView<'_> {
    /// Shows what is open of the guard's dialogs.
    pub fn show(&self, ui: &Ui, desk: &mut GuardDesk, actions: &mut Vec<Action>) {
        let guard = |action| Action::Guard(action);
        if let Some(asking) = &desk.asking {
            if asking.is_ready() && self.question(ui, desk, actions) {
                actions.push(guard(GuardAction::Decline));
            }
        } else if desk.unmarking.is_some() {
            if self.unmarking(ui, desk, actions) {
                actions.push(guard(GuardAction::Decline));
            }
        } else if let Some(journal) = &mut desk.journal
            && journal.show(ui, *self, actions)
        {
            actions.push(guard(GuardAction::ShowJournal(false)));
        }
    }

    /// Whether it was put away.
    fn question(&self, ui: &Ui, desk: &mut GuardDesk, actions: &mut Vec<Action>) -> bool {
        let language = self.language;
        let Some(asking) = &desk.asking else {
            return true;
        };
        let words = Words::of(asking);
        let (mark, writing) = (desk.mark, desk.mark_written.is_running());
        let problem = desk.problem.as_ref().map(|error| remedy::of_store(error, language).sentence());
        let mut pressed = Vec::new();
        let Some(asking) = &mut desk.asking else {
            return true;
        };
        let title = language.t(words.title);
        let closed = Dialog::new("guard", title, language.t(Text::Dismiss)).width(500.0).show(
            ui,
            &mut (asking, &mut pressed),
            |ui, (asking, pressed)| {
                ui.spacing_mut().item_spacing.y = space::S;
                self.bot_line(ui, mark);
                fact(ui, language.t(Text::GuardTarget), &asking.question.call().target);
                fact(ui, language.t(Text::GuardMethod), &asking.question.call().method);
                fact(ui, language.t(Text::GuardEffect), language.t(words.effect));
                fact(ui, language.t(Text::GuardUndo), language.t(words.undo));
                widgets::hint(ui, language.t(words.basis));
                if let Some(problem) = &problem {
                    Banner::new(Kind::Bad, language.t(Text::GuardNotWritten)).text(problem).show(ui);
                }
                match mark {
                    None => self.ask_mark(ui, writing, pressed),
                    Some(BotMark::Production) => {
                        let label = language.fill(Text::GuardType, &[("name", self.bot)]);
                        TextField::new(Id::unique("guard-username"), &label)
                            .hint(self.bot)
                            .code()
                            .show(ui, &mut asking.typed);
                    }
                    Some(_) => {}
                }
            },
            |ui, (asking, pressed)| {
                let reason = match mark {
                    None => Some(language.t(Text::GuardMarkFirst)),
                    Some(BotMark::Production) if !is_username(&asking.typed, self.bot) => {
                        Some(language.t(Text::GuardTypeFirst))
                    }
                    Some(_) => None,
                };
                if ui.add(Button::danger(language.t(words.go)).disabled(reason)).clicked() {
                    pressed.push(GuardAction::Confirm);
                }
                if ui.add(Button::secondary(language.t(Text::Cancel))).clicked() {
                    pressed.push(GuardAction::Decline);
                }
            },
        );
        actions.extend(pressed.into_iter().map(Action::Guard));
        closed
    }

    fn bot_line(&self, ui: &mut Ui, mark: Option<BotMark>) {
        let p = Palette::of(ui);
        let language = self.language;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let name = format!("@{}", widgets::display_name(self.bot));
            ui.label(RichText::new(name).font(theme::body_bold()).color(p.text));
            if let Some((kind, text)) = mark.map(mark_tag) {
                widgets::tag(ui, language.t(text), kind);
            }
        });
    }

    fn ask_mark(&self, ui: &mut Ui, writing: bool, pressed: &mut Vec<GuardAction>) {
        let language = self.language;
        ui.add_space(space::XS);
        widgets::well(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            widgets::paragraph(ui, language.t(Text::GuardAskMark));
            ui.horizontal(|ui| {
                for (text, mark) in
                    [(Text::MarkTest, BotMark::Test), (Text::MarkProduction, BotMark::Production)]
                {
                    let button = Button::secondary(language.t(text)).small().busy(writing);
                    if ui.add(button).clicked() {
                        pressed.push(GuardAction::Mark(mark));
                    }
                }
            });
        });
    }

    fn unmarking(&self, ui: &Ui, desk: &mut GuardDesk, actions: &mut Vec<Action>) -> bool {
        let language = self.language;
        let Some(typed) = &mut desk.unmarking else {
            return true;
        };
        let mut pressed = Vec::new();
        let dialog = Dialog::new("guard-unmark", language.t(Text::UnmarkTitle), language.t(Text::Dismiss));
        let closed = dialog.show(
            ui,
            &mut (typed, &mut pressed),
            |ui, (typed, _)| {
                self.bot_line(ui, Some(BotMark::Production));
                widgets::paragraph(ui, language.t(Text::UnmarkText));
                let label = language.fill(Text::GuardType, &[("name", self.bot)]);
                TextField::new(Id::unique("guard-unmark-name"), &label).hint(self.bot).code().show(ui, typed);
            },
            |ui, (typed, pressed)| {
                let missing = !is_username(typed, self.bot);
                let reason = missing.then(|| language.t(Text::GuardTypeFirst));
                if ui.add(Button::danger(language.t(Text::MarkTest)).disabled(reason)).clicked() {
                    pressed.push(GuardAction::ConfirmMark);
                }
                if ui.add(Button::secondary(language.t(Text::Cancel))).clicked() {
                    pressed.push(GuardAction::Decline);
                }
            },
        );
        actions.extend(pressed.into_iter().map(Action::Guard));
        closed
    }
}

/// How a mark is shown.
#[must_use]
pub fn mark_tag(mark: BotMark) -> (Kind, Text) {
    match mark {
        BotMark::Test => (Kind::Info, Text::TagTest),
        BotMark::Production => (Kind::Bad, Text::TagProduction),
        BotMark::Demo => (Kind::Warn, Text::TagDemo),
    }
}

fn fact(ui: &mut Ui, name: &str, value: &str) {
    let p = Palette::of(ui);
    let value = widgets::one_line(if value.is_empty() { "—" } else { value }, 300);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(RichText::new(name).font(theme::small_bold()).color(p.soft));
        let value =
            RichText::new(value).font(theme::body()).line_height(Some(theme::BODY_LINE)).color(p.text);
        ui.add(egui::Label::new(value).wrap());
    });
}

/// What a hazard means, in plain words.
struct Words {
    title: Text,
    effect: Text,
    undo: Text,
    basis: Text,
    go: Text,
}

impl Words {
    fn of(asking: &Asking) -> Self {
        let (title, effect, undo, go) = match asking.hazard {
            Hazard::LogOut => (Text::AskLogOut, Text::EffectLogOut, Text::UndoLogOut, Text::GoLogOut),
            Hazard::LeaveChat => (Text::AskLeave, Text::EffectLeave, Text::UndoLeave, Text::GoLeave),
            Hazard::DeleteMessage => {
                (Text::AskDeleteMessage, Text::EffectDeleteMessage, Text::UndoNever, Text::GoDelete)
            }
            Hazard::DeleteMessages => {
                (Text::AskDeleteMessages, Text::EffectDeleteMessages, Text::UndoNever, Text::GoDelete)
            }
            Hazard::BanMember => (Text::AskBan, Self::ban(asking), Text::UndoBan, Text::GoBan),
            Hazard::SetWebhook => {
                (Text::AskSetWebhook, Text::EffectSetWebhook, Text::UndoSetWebhook, Text::GoSetWebhook)
            }
            Hazard::DeleteWebhook => (
                Text::AskDeleteWebhook,
                if asking.question.call().method.to_ascii_lowercase().starts_with("set") {
                    Text::EffectEmptyWebhook
                } else {
                    Text::EffectDeleteWebhook
                },
                Text::UndoDeleteWebhook,
                Text::GoDeleteWebhook,
            ),
            Hazard::Listed => (Text::AskListed, Text::EffectListed, Text::UndoUnknown, Text::GoCall),
            Hazard::Unlisted => (Text::AskUnlisted, Text::EffectUnlisted, Text::UndoUnknown, Text::GoCall),
        };
        let basis = if asking.hazard.is_documented() { Text::GuardDocumented } else { Text::GuardInferred };
        Self { title, effect, undo, basis, go }
    }

    /// 0 or no date is for ever (help.mp.net 15703404).
    fn ban(asking: &Asking) -> Text {
        let until = asking.question.call().params.get("until_date");
        let number = until.and_then(|until| until.as_i64().or_else(|| until.as_str()?.trim().parse().ok()));
        if number.unwrap_or_default() == 0 { Text::EffectBanForEver } else { Text::EffectBanUntil }
    }
}
