//! Scenes of the way in, with a bot of one's own in place of the demo.

use crate::api::{ApiAddress, Token};
use crate::sandbox::{Sandbox, SandboxConfig};
use crate::store::BotMark;
use crate::ui::{Action, GuideAction, Launch, Start};

use super::play::rows_of;
use super::{Console, Play, Scene, SceneError};

/// A server with a bot that nobody knows yet, and a folder for its data.
pub(super) struct Door {
    server: Sandbox,
    #[expect(dead_code, reason = "held for its drop, which removes the folder")]
    folder: tempfile::TempDir,
}

impl Door {
    /// Prepares a launch for a scene. `None` for scenes of the demo.
    pub(super) fn of(scene: Scene, launch: &mut Launch) -> Result<Option<Self>, SceneError> {
        let before_a_bot = matches!(scene, Scene::Welcome | Scene::TokenSteps);
        let with_a_bot =
            matches!(scene, Scene::BotChecked | Scene::WebhookSet | Scene::WriteToBot | Scene::FirstMessage);
        launch.start = if before_a_bot || with_a_bot { Start::Welcome } else { Start::Demo };
        if launch.start == Start::Demo {
            return Ok(None);
        }
        let missing = |_: String| SceneError::without("a server and a folder");
        let config = SandboxConfig {
            bot_username: "corner_bakery_bot".to_owned(),
            bot_name: "Corner Bakery".to_owned(),
            ..SandboxConfig::default()
        };
        let server =
            launch.runtime.block_on(Sandbox::start(config)).map_err(|error| missing(error.to_string()))?;
        let folder = tempfile::tempdir().map_err(|error| missing(error.to_string()))?;
        folder.path().clone_into(&mut launch.data_folder);
        if with_a_bot {
            launch.address =
                ApiAddress::parse(&server.address()).map_err(|error| missing(error.to_string()))?;
            launch.env_token = Token::new(&server.token()).ok();
        }
        Ok(Some(Self { server, folder }))
    }
}

impl Play {
    /// Goes through the guide up to a step.
    pub(super) fn guide(&mut self, scene: Scene) -> Result<(), SceneError> {
        let Some(control) = self.door.as_ref().map(|door| door.server.control()) else {
            return Err(SceneError::without("the bot's server"));
        };
        if scene == Scene::TokenSteps {
            self.act(Action::Guide(GuideAction::ShowTokenSteps));
            return Ok(());
        }
        if scene == Scene::WebhookSet {
            control.set_webhook_url(Some("https://hooks.example.org/mpchat"));
        }
        self.act(Action::ConnectWithEnvironment);
        self.until("the bot is checked", Console::is_settled)?;
        match scene {
            Scene::WebhookSet => self.act(Action::Guide(GuideAction::MarkLater)),
            Scene::WriteToBot | Scene::FirstMessage => {
                self.act(Action::Guide(GuideAction::Mark(BotMark::Test)));
                self.until("the bot receives", |console| {
                    console.session().is_some_and(|session| session.engine().is_receiving())
                })?;
            }
            _ => {}
        }
        if scene == Scene::FirstMessage {
            self.rest()?;
            let ada = control.add_person("Ada Lovelace", 987_654_321, "en");
            control.writes(ada, ada, "Good morning! Do you have bread without nuts today?");
            self.until("the message is shown", |console| !rows_of(console).is_empty())?;
        }
        Ok(())
    }
}
