//! Forgetting a bot: its token, its place in the list and, if asked, everything stored of it.

use std::path::PathBuf;

use egui::{RichText, Ui};
use tokio_util::task::TaskTracker;

use crate::i18n::{Language, Text};
use crate::store::{BotKey, Keychain, KeychainProblem, StoreError, remove_bot_folder};
use crate::ui::action::Action;
use crate::ui::remedy;
use crate::ui::request::{Request, Tasks};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, Banner, Button, Dialog, Kind};

use super::BotsAction;

/// Why a bot is not forgotten, or not wholly.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ForgetProblem {
    /// Its token may still be in the keychain.
    #[error(transparent)]
    Token(#[from] KeychainProblem),
    /// Its data could not be taken away.
    #[error(transparent)]
    Data(#[from] StoreError),
}

/// A bot that is being forgotten.
pub struct Forgetting {
    bot: BotKey,
    name: String,
    /// Whether its data goes as well.
    with_data: bool,
    work: Request<Result<(), ForgetProblem>>,
    problem: Option<ForgetProblem>,
}

impl Forgetting {
    /// Asks about a bot by its name.
    #[must_use]
    pub fn new(bot: BotKey, name: String) -> Self {
        Self { bot, name, with_data: false, work: Request::default(), problem: None }
    }

    /// Which bot.
    #[must_use]
    pub fn bot(&self) -> &BotKey {
        &self.bot
    }

    /// Whether it is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.work.is_running()
    }

    /// Forgets it once its session, which is among `stopping`, has ended.
    pub fn begin(&mut self, keychain: Keychain, data_folder: PathBuf, stopping: TaskTracker, tasks: &Tasks) {
        let (bot, with_data) = (self.bot.clone(), self.with_data);
        self.problem = None;
        self.work.start(tasks, forget(bot, keychain, data_folder, stopping, with_data));
    }

    /// Whether it is done. A problem stays in the dialog.
    pub fn is_done(&mut self) -> bool {
        match self.work.take() {
            Some(Ok(())) => true,
            Some(Err(problem)) => {
                tracing::warn!(%problem, "a bot could not be forgotten");
                self.problem = Some(problem);
                false
            }
            None => false,
        }
    }
}

async fn forget(
    bot: BotKey,
    keychain: Keychain,
    data_folder: PathBuf,
    stopping: TaskTracker,
    with_data: bool,
) -> Result<(), ForgetProblem> {
    stopping.wait().await;
    match keychain.forget(bot.clone()).await {
        // Where there is no keychain, no token is kept.
        Ok(()) | Err(KeychainProblem::Missing) => {}
        Err(problem) => return Err(problem.into()),
    }
    if with_data {
        let work = tokio::task::spawn_blocking(move || remove_bot_folder(&data_folder, &bot));
        work.await.map_err(|_| StoreError::Closed)??;
    }
    Ok(())
}

/// The dialog.
#[derive(Clone, Copy)]
pub struct ForgetView {
    /// The person's language.
    pub language: Language,
}

impl ForgetView {
    /// Shows it while a bot is asked about.
    pub fn show(&self, ui: &Ui, forgetting: &mut Forgetting, actions: &mut Vec<Action>) {
        let language = self.language;
        let busy = forgetting.is_busy();
        let title = language.fill(Text::ForgetTitle, &[("name", &forgetting.name)]);
        let mut pressed = Vec::new();
        let closed = Dialog::new("forget-bot", &title, language.t(Text::Dismiss)).show(
            ui,
            &mut (forgetting, &mut pressed),
            |ui, (forgetting, _)| {
                ui.spacing_mut().item_spacing.y = space::S;
                widgets::paragraph(ui, language.t(Text::ForgetText));
                ui.add_space(space::XS);
                widgets::tick(ui, &mut forgetting.with_data, language.t(Text::ForgetData));
                let p = Palette::of(ui);
                let (text, color) = if forgetting.with_data {
                    (Text::ForgetDataGoes, p.bad)
                } else {
                    (Text::ForgetDataStays, p.soft)
                };
                let text = RichText::new(language.t(text)).font(theme::small()).color(color);
                ui.add(egui::Label::new(text).wrap());
                if let Some(problem) = &forgetting.problem {
                    let text = match problem {
                        ForgetProblem::Token(problem) => remedy::of_keychain(problem, language),
                        ForgetProblem::Data(problem) => remedy::of_store(problem, language).sentence(),
                    };
                    Banner::new(Kind::Bad, language.t(Text::ForgetFailed)).text(&text).show(ui);
                }
            },
            |ui, (_, pressed)| {
                if ui.add(Button::danger(language.t(Text::Forget)).busy(busy)).clicked() && !busy {
                    pressed.push(BotsAction::Forget);
                }
                let waits = busy.then(|| language.t(Text::ForgetBusy));
                if ui.add(Button::secondary(language.t(Text::Cancel)).disabled(waits)).clicked() {
                    pressed.push(BotsAction::KeepBot);
                }
            },
        );
        if closed && !busy {
            pressed.push(BotsAction::KeepBot);
        }
        actions.extend(pressed.into_iter().map(Action::Bots));
    }
}
