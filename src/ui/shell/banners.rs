//! What the person should know now, above the page.

use egui::{Frame, Margin, Ui};

use crate::engine::{Command, ReceiverState};
use crate::i18n::{Language, Text};
use crate::store::KnownBotsProblem;

use super::Shell;
use crate::ui::action::{Action, Room};
use crate::ui::attach;
use crate::ui::bots::BotsAction;
use crate::ui::files::transfer_sentence;
use crate::ui::remedy::{self, Remedy};
use crate::ui::session::{Notice, Session};
use crate::ui::settings::problems_text;
use crate::ui::webhook::WebhookAction;
use crate::ui::widgets::{self, Banner, Kind};

impl Shell<'_> {
    /// What the person should know now, above the page.
    pub(super) fn banners(
        &self,
        ui: &mut Ui,
        session: &Session,
        receiver: &ReceiverState,
        actions: &mut Vec<Action>,
    ) {
        let language = self.language;
        let frame = Frame::new().inner_margin(Margin { left: 20, right: 20, top: 12, bottom: 0 });
        // The webhook panel explains a conflict at length, and who looks on has read it.
        let explained = matches!(receiver, ReceiverState::Conflict { .. })
            && (self.room == Room::Webhook || session.webhook.is_looking_on());
        let banner = receiver_banner(receiver, language).filter(|_| !explained);
        if let Some((kind, title, text, labels)) = banner {
            frame.show(ui, |ui| {
                let names: Vec<&str> = labels.iter().map(|label| language.t(*label)).collect();
                let pressed =
                    Banner::new(kind, language.t(title)).text(&text).actions(&names).show(ui).action;
                match pressed.and_then(|index| labels.get(index)) {
                    Some(Text::EnterOtherToken) => {
                        let enter = BotsAction::EnterToken(session.bot().clone());
                        actions.push(Action::Bots(enter));
                    }
                    Some(Text::LookOn) => actions.push(Action::Webhook(WebhookAction::LookOn(true))),
                    Some(Text::OpenWebhookPanel) => actions.push(Action::GoTo(Room::Webhook)),
                    Some(_) => actions.push(Action::Engine(Box::new(Command::StartReceiving))),
                    None => {}
                }
            });
        }
        for index in 0..session.notices.len() {
            self.notice(ui, session, index, actions);
        }
    }

    pub(super) fn notice(&self, ui: &mut Ui, session: &Session, index: usize, actions: &mut Vec<Action>) {
        let Some(notice) = session.notices.get(index) else { return };
        let language = self.language;
        let frame = Frame::new().inner_margin(Margin { left: 20, right: 20, top: 12, bottom: 0 });
        let (kind, title, text) = notice_text(notice, language);
        frame.show(ui, |ui| {
            let dismiss = language.t(Text::Dismiss);
            if Banner::new(kind, &title).text(&text).closable(dismiss).show(ui).closed {
                actions.push(Action::DismissNotice(index));
            }
        });
    }
}

fn receiver_banner(
    receiver: &ReceiverState,
    language: Language,
) -> Option<(Kind, Text, String, &'static [Text])> {
    match receiver {
        ReceiverState::Conflict { host } => {
            let host = host.as_deref().map_or("?".into(), widgets::display_name);
            let text = language.fill(Text::ConflictText, &[("host", &host)]);
            Some((
                Kind::Warn,
                Text::ConflictTitle,
                text,
                &[Text::LookOn, Text::OpenWebhookPanel, Text::CheckAgain],
            ))
        }
        ReceiverState::Stopped { error } if remedy::is_token_refused(error) => {
            let Remedy { what, .. } = remedy::of_call(error, language);
            let text = Remedy { what, todo: language.t(Text::DoConnectAgain).to_owned() }.sentence();
            Some((Kind::Bad, Text::StoppedTitle, text, &[Text::EnterOtherToken, Text::TryAgain]))
        }
        ReceiverState::Stopped { error } => {
            let text = remedy::of_call(error, language).sentence();
            Some((Kind::Bad, Text::StoppedTitle, text, &[Text::TryAgain]))
        }
        ReceiverState::StoreTrouble { problem } => {
            let problem = remedy::of_store(problem, language).sentence();
            let text = language.fill(Text::StoreTroubleText, &[("text", &problem)]);
            Some((Kind::Bad, Text::StoreTroubleTitle, text, &[Text::TryAgain]))
        }
        _ => None,
    }
}

fn notice_text(notice: &Notice, language: Language) -> (Kind, String, String) {
    let t = |text: Text| language.t(text).to_owned();
    match notice {
        Notice::SetAside(file) => {
            let file = file.display().to_string();
            (Kind::Warn, t(Text::SetAsideTitle), language.fill(Text::SetAsideText, &[("file", &file)]))
        }
        Notice::Recovered(count) => {
            let count = count.to_string();
            (Kind::Warn, t(Text::RecoveredTitle), language.fill(Text::RecoveredText, &[("count", &count)]))
        }
        Notice::Settings(problems) => {
            let text = problems_text(problems, language).unwrap_or_default();
            (Kind::Warn, t(Text::SettingsUnread), text)
        }
        Notice::FontMissing => (Kind::Info, t(Text::FontMissing), t(Text::FontMissingText)),
        Notice::NotStored => (Kind::Info, t(Text::Reply), t(Text::NotStored)),
        Notice::OnItsWay => (Kind::Info, t(Text::EditAndSend), t(Text::OnItsWay)),
        Notice::StoreTrouble(problem) => {
            (Kind::Bad, t(Text::StoreTrouble), remedy::of_store(problem, language).sentence())
        }
        Notice::Saved(file) => (Kind::Ok, t(Text::Saved), file.display().to_string()),
        Notice::FileTrouble(name, problem) => {
            (Kind::Bad, widgets::display_name(name).into_owned(), transfer_sentence(problem, language))
        }
        Notice::TokenNotKept(problem) => {
            (Kind::Warn, t(Text::TokenNotKept), remedy::of_keychain(problem, language))
        }
        Notice::BotsUnread(problem) => {
            let (title, text) = match problem {
                KnownBotsProblem::Unreadable(_) => (Text::BotsUnread, t(Text::BotsUnreadAll)),
                KnownBotsProblem::Entries(count) => {
                    let count = language.number(*count as u64);
                    (Text::BotsUnread, language.fill(Text::BotsUnreadSome, &[("count", &count)]))
                }
                KnownBotsProblem::NotWritten(why) => {
                    (Text::BotsNotWritten, language.fill(Text::BotsNotWrittenText, &[("why", why)]))
                }
            };
            (Kind::Warn, t(title), text)
        }
        Notice::NotSent(file, problem) => {
            let why = attach::file_problem(problem, language);
            let values = [("file", &*widgets::display_name(file)), ("why", &why)];
            (Kind::Bad, t(Text::NotSentTitle), language.fill(Text::NotSentText, &values))
        }
    }
}
