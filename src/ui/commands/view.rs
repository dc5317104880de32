//! The panel as a page: which menu, the table, and beside it what the server has.

use egui::{Id, Ui, vec2};

use super::import::ImportError;
use super::{CommandsAction, CommandsPanel, Outcome, ScopeKind, is_language};
use crate::i18n::{Language, Text};
use crate::ui::action::Action;
use crate::ui::chat_picker::PickerLook;
use crate::ui::remedy;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Banner, Kind, TextField};

/// From this width on the page has two columns.
const TWO_COLUMNS: f32 = 860.0;

/// Languages offered; any other can be typed.
const LANGUAGES: [&str; 2] = ["en", "zh"];

/// What the panel needs to know besides itself.
#[derive(Clone, Copy)]
pub struct CommandsView<'a> {
    /// The person's language.
    pub language: Language,
    /// The bot's name for people, without `@`.
    pub bot: &'a str,
}

impl CommandsView<'_> {
    /// Shows the panel.
    pub fn show(&self, ui: &mut Ui, panel: &mut CommandsPanel, actions: &mut Vec<Action>) {
        if let Some(due) = panel.keep_due() {
            ui.ctx().request_repaint_after(due);
        }
        widgets::wide_page(ui, "commands", TWO_COLUMNS, |ui, wide| {
            self.head(ui, panel, actions);
            self.which(ui, panel, actions);
            self.outcome(ui, panel, actions);
            self.failure(ui, panel, actions);
            let Some(key) = panel.key() else {
                card(ui, |ui| widgets::paragraph(ui, self.language.t(Self::missing(panel))));
                return;
            };
            if !wide {
                self.table(ui, &key, panel, actions);
                self.beside(ui, &key, panel);
                self.previewed(ui, &key, panel);
                return;
            }
            widgets::two_columns(
                ui,
                wide,
                &mut (&mut *panel, actions),
                |ui, (panel, actions)| {
                    self.table(ui, &key, panel, actions);
                    self.previewed(ui, &key, panel);
                },
                |ui, (panel, _)| self.beside(ui, &key, panel),
            );
        });
        panel.import.question.show(ui, self.language);
    }

    fn head(&self, ui: &mut Ui, panel: &CommandsPanel, actions: &mut Vec<Action>) {
        let language = self.language;
        let p = Palette::of(ui);
        let elsewhere = panel.begun_elsewhere();
        let begun = (elsewhere > 0)
            .then(|| (language.fill(Text::CommandsElsewhere, &[("count", &elsewhere.to_string())]), p.warn));
        let (title, again) = (language.t(Text::CommandsTitle), language.t(Text::WebhookRefresh));
        if widgets::page_head(ui, title, again, panel.reading.is_running(), begun) {
            actions.push(Action::Commands(CommandsAction::Refresh));
        }
    }

    /// Scope and language.
    fn which(&self, ui: &mut Ui, panel: &mut CommandsPanel, actions: &mut Vec<Action>) {
        let language = self.language;
        card(ui, |ui| {
            let begun = panel.begun_scopes();
            widgets::group_label(ui, language.t(Text::CommandsScope));
            ui.horizontal_wrapped(|ui| {
                for scope in ScopeKind::ALL {
                    let marked = begun.iter().any(|other| kind_of(*other) == scope);
                    let name = language.t(scope_name(scope));
                    let name = if marked { format!("{name} •") } else { name.to_owned() };
                    if widgets::chip(ui, &name, panel.scope == scope).clicked() {
                        actions.push(Action::Commands(CommandsAction::ChooseScope(scope)));
                    }
                }
            });
            if panel.scope.has_chat() {
                ui.horizontal_wrapped(|ui| {
                    let look = PickerLook {
                        id: "commands-chat",
                        label: language.t(Text::FilterChat),
                        none: language.t(Text::CommandsPickChat),
                        none_is_a_choice: false,
                        width: 220.0,
                        language,
                    };
                    if let Some(picked) = panel.picker.show(ui, look, panel.chat) {
                        actions.push(Action::Commands(CommandsAction::ChooseChat(picked)));
                    }
                    if panel.scope == ScopeKind::ChatMember {
                        ui.allocate_ui(vec2(220.0, theme::CONTROL_HEIGHT), |ui| {
                            TextField::new(Id::unique("commands-user"), "")
                                .hint(language.t(Text::CommandsUserId))
                                .show(ui, &mut panel.user);
                        });
                    }
                });
            }
            widgets::group_label(ui, language.t(Text::CommandsLanguage));
            ui.horizontal(|ui| {
                ui.spacing_mut().interact_size.y = theme::CONTROL_HEIGHT;
                let any = panel.language.is_empty();
                if widgets::chip(ui, language.t(Text::CommandsEveryLanguage), any).clicked() {
                    actions.push(Action::Commands(CommandsAction::ChooseLanguage(String::new())));
                }
                for code in LANGUAGES {
                    if widgets::chip(ui, code, panel.language == code).clicked() {
                        actions.push(Action::Commands(CommandsAction::ChooseLanguage(code.to_owned())));
                    }
                }
                ui.allocate_ui(vec2(180.0, theme::CONTROL_HEIGHT), |ui| {
                    let hint = language.t(Text::CommandsOtherLanguage);
                    let field = TextField::new(Id::unique("commands-language"), "").hint(hint);
                    if field.show(ui, &mut panel.language).field.changed() {
                        panel.language = panel.language.trim().to_ascii_lowercase();
                    }
                });
            });
            widgets::hint(ui, language.t(Text::CommandsBasis));
        });
    }

    /// What is missing before a menu is chosen.
    fn missing(panel: &CommandsPanel) -> Text {
        if !is_language(&panel.language) {
            Text::CommandsBadLanguage
        } else if panel.chat.is_none() {
            Text::CommandsNeedChat
        } else {
            Text::CommandsNeedUser
        }
    }

    fn failure(&self, ui: &mut Ui, panel: &CommandsPanel, actions: &mut Vec<Action>) {
        let language = self.language;
        let Some((_, error)) = panel.failure.as_ref().filter(|(key, _)| Some(key) == panel.key().as_ref())
        else {
            return;
        };
        let text = remedy::of_call(error, language).sentence();
        let labels = [language.t(Text::TryAgain)];
        let banner = Banner::new(Kind::Bad, language.t(Text::CommandsUnread)).text(&text);
        if banner.actions(&labels).show(ui).action.is_some() {
            actions.push(Action::Commands(CommandsAction::Refresh));
        }
    }

    fn outcome(&self, ui: &mut Ui, panel: &CommandsPanel, actions: &mut Vec<Action>) {
        let language = self.language;
        let Some((_, outcome)) = panel.outcome.as_ref().filter(|(key, _)| Some(key) == panel.key().as_ref())
        else {
            return;
        };
        let count = |count: usize| language.number(count as u64);
        let (kind, title, text, undo) = match outcome {
            Outcome::Applied { count: many } => {
                let text = language.fill(Text::CommandsAppliedText, &[("count", &count(*many))]);
                (Kind::Ok, Text::CommandsApplied, text, true)
            }
            Outcome::Deleted => {
                let text = language.t(Text::CommandsDeletedText).to_owned();
                (Kind::Ok, Text::CommandsDeleted, text, true)
            }
            Outcome::Failed(error) => {
                let remedy = remedy::of_call(error, language);
                let sure = error.surely_not_done();
                let text = if sure {
                    remedy.what
                } else {
                    format!("{} {}", remedy.what, language.t(Text::CommandsLookBeside))
                };
                let title = if sure { Text::CommandsNotApplied } else { Text::CommandsPerhaps };
                (Kind::Bad, title, text, false)
            }
            Outcome::Imported { count: many } => {
                let text = language.fill(Text::CommandsImportedText, &[("count", &count(*many))]);
                (Kind::Info, Text::CommandsImported, text, false)
            }
            Outcome::NotImported(error) => {
                let text = match error {
                    ImportError::Unreadable(words) => language
                        .fill(Text::CommandsFileUnreadable, &[("text", &widgets::one_line(words, 200))]),
                    ImportError::TooLarge => language.t(Text::CommandsFileLarge).to_owned(),
                    ImportError::NoMenu => language.t(Text::CommandsFileNoMenu).to_owned(),
                };
                (Kind::Bad, Text::CommandsNotImported, text, false)
            }
        };
        let offers: Vec<&str> = undo.then(|| language.t(Text::CommandsUndo)).into_iter().collect();
        let banner = Banner::new(kind, language.t(title)).text(&text).actions(&offers);
        let answer = banner.closable(language.t(Text::Dismiss)).show(ui);
        if answer.action.is_some() {
            actions.push(Action::Commands(CommandsAction::Undo));
        }
        if answer.closed {
            actions.push(Action::Commands(CommandsAction::DismissOutcome));
        }
    }
}

fn kind_of(scope: crate::api::bot_commands::CommandScope) -> ScopeKind {
    use crate::api::bot_commands::CommandScope;
    match scope {
        CommandScope::Default => ScopeKind::Default,
        CommandScope::AllPrivateChats => ScopeKind::AllPrivate,
        CommandScope::AllGroupChats => ScopeKind::AllGroups,
        CommandScope::AllChatAdministrators => ScopeKind::AllAdministrators,
        CommandScope::Chat(_) => ScopeKind::Chat,
        CommandScope::ChatAdministrators(_) => ScopeKind::ChatAdministrators,
        CommandScope::ChatMember(..) => ScopeKind::ChatMember,
    }
}

fn scope_name(scope: ScopeKind) -> Text {
    match scope {
        ScopeKind::Default => Text::ScopeDefault,
        ScopeKind::AllPrivate => Text::ScopePrivate,
        ScopeKind::AllGroups => Text::ScopeGroups,
        ScopeKind::AllAdministrators => Text::ScopeAdministrators,
        ScopeKind::Chat => Text::ScopeChat,
        ScopeKind::ChatAdministrators => Text::ScopeChatAdministrators,
        ScopeKind::ChatMember => Text::ScopeChatMember,
    }
}

/// A card of the page.
pub(super) fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    widgets::part(ui, space::S, add)
}
