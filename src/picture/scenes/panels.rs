//! Pictures of the panels that look after the bot.

use axum::http::StatusCode;
use axum::response::IntoResponse as _;

use super::{Play, SceneError};
use crate::api::bot_commands::BotCommand;
use crate::sandbox::Pressed;
use crate::ui::{Action, ChecksAction, CommandsAction, MiniAppsAction, Room, WebhookAction, WebhookTab};

impl Play {
    /// A receiver on this computer that answers every POST like this. Returns its address.
    fn receiver(&self, status: StatusCode, body: &'static str) -> Result<String, SceneError> {
        let answer =
            move || async move { (status, [("content-type", "application/json")], body).into_response() };
        let app = axum::Router::new().fallback(answer);
        let bound = self.runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"));
        let listener = bound.map_err(|_| SceneError::without("a port for the receiver"))?;
        let address = listener.local_addr().map_err(|_| SceneError::without("the receiver's address"))?;
        self.runtime.spawn(async move { axum::serve(listener, app).await });
        Ok(format!("http://{address}/mpchat/hook"))
    }

    fn open_webhook(&mut self) -> Result<(), SceneError> {
        self.act(Action::GoTo(Room::Webhook));
        self.until("the webhook is known", |console| {
            console.session().is_some_and(|session| session.webhook.info().is_some())
        })
    }

    /// Polling, and nothing set.
    pub(super) fn webhook_polling(&mut self) -> Result<(), SceneError> {
        self.open_webhook()
    }

    /// Somebody else has set a webhook, and its receiver refuses what is pushed.
    pub(super) fn webhook_failing(&mut self) -> Result<(), SceneError> {
        let url = self.receiver(StatusCode::UNAUTHORIZED, "")?;
        let control = self.control()?;
        control.set_webhook_url(Some(&url));
        control.writes(987_654_321, 987_654_321, "Is anybody there?");
        self.open_webhook()?;
        loop {
            self.act(Action::Webhook(WebhookAction::Refresh));
            self.until("it was read again", |console| {
                console.session().is_some_and(|session| session.webhook.is_settled())
            })?;
            let told = self.console.session().and_then(|session| session.webhook.info());
            if told.is_some_and(|info| info.last_error_message.is_some()) {
                return Ok(());
            }
        }
    }

    /// A trial that the receiver took.
    pub(super) fn webhook_bench(&mut self) -> Result<(), SceneError> {
        let url = self.receiver(StatusCode::OK, r#"{"ok":true,"stored":10001}"#)?;
        self.open_webhook()?;
        self.act(Action::Webhook(WebhookAction::ShowTab(WebhookTab::Bench)));
        self.act(Action::Webhook(WebhookAction::GenerateSecret));
        self.act(Action::Webhook(WebhookAction::TryReceiver(url)));
        self.act(Action::Webhook(WebhookAction::SendTrial));
        self.until("the receiver answered", |console| {
            console.session().is_some_and(|session| session.webhook.has_tried())
        })
    }

    /// A menu on the server, and another one begun.
    pub(super) fn commands(&mut self) -> Result<(), SceneError> {
        let menu = |lines: &[(&str, &str)]| {
            let line = |(command, description): &(&str, &str)| BotCommand {
                command: (*command).to_owned(),
                description: (*description).to_owned(),
            };
            CommandsAction::Replace(lines.iter().map(line).collect())
        };
        self.act(Action::GoTo(Room::Commands));
        self.until("the menu is known", |console| {
            console.session().is_some_and(|session| session.commands.on_server().is_some())
        })?;
        self.act(Action::Commands(menu(&[
            ("start", "Begin"),
            ("help", "What I can do"),
            ("orders", "Your orders"),
            ("invoice", "Get an invoice"),
            ("stop", "No more messages"),
        ])));
        self.act(Action::Commands(CommandsAction::Apply));
        self.until("the menu is applied", |console| {
            console.session().is_some_and(|session| {
                session.commands.is_settled()
                    && session.commands.on_server().is_some_and(|menu| menu.len() == 5)
            })
        })?;
        self.act(Action::Commands(CommandsAction::DismissOutcome));
        self.act(Action::Commands(menu(&[
            ("start", "Begin"),
            ("orders", "Your orders"),
            ("help", "What this bot can do for you"),
            ("invoice", "Get an invoice"),
            ("language", "Speak another language"),
        ])));
        Ok(())
    }

    /// The bench of MiniApps with the demo's own.
    pub(super) fn miniapp_link(&mut self) -> Result<(), SceneError> {
        self.act(Action::GoTo(Room::MiniApps));
        self.until("the demo's MiniApp is known", |console| {
            console.session().is_some_and(|session| session.miniapps.is_settled())
        })
    }

    /// The demo bot examined, and one thing of the go-live list done.
    pub(super) fn checks(&mut self) {
        self.act(Action::GoTo(Room::Checks));
        let at = crate::engine::now_millis();
        self.act(Action::Checks(ChecksAction::Run { send_text: String::new(), at }));
        self.act(Action::Checks(ChecksAction::Tick("token.secret", Some(at))));
    }

    /// Checks initData that Ada's MiniApp got from the sandbox, perhaps spoilt.
    pub(super) fn init_data(&mut self, spoil: impl Fn(String) -> String) -> Result<(), SceneError> {
        self.act(Action::GoTo(Room::MiniApps));
        let ada = self.private()?.0;
        let opened = self.control()?.open_mini_app(ada, ada, "orders", Some("ref_42"));
        let Ok(Pressed::MiniApp { init_data, .. }) = opened else {
            return Err(SceneError::without("a MiniApp"));
        };
        let now = crate::engine::now_millis() / 1000;
        self.act(Action::MiniApps(MiniAppsAction::CheckThis(spoil(init_data), now)));
        Ok(())
    }
}
