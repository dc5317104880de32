//! Pictures of several bots.

use super::{Play, SceneError};
use crate::api::{ApiAddress, Token};
use crate::i18n::Text;
use crate::sandbox::{Sandbox, SandboxConfig};
use crate::store::BotMark;
use crate::ui::bots::{BotRef, BotsAction};
use crate::ui::{Action, Console, GuideAction, Room, Session};

impl Play {
    /// Connects a bot of a server of its own; it stands in front then.
    fn add_bot(&mut self, username: &str, bot_id: i64, mark: BotMark) -> Result<Sandbox, SceneError> {
        let config = SandboxConfig { bot_id, bot_username: username.to_owned(), ..SandboxConfig::demo() };
        let started = self.runtime.block_on(Sandbox::start(config));
        let server = started.map_err(|_| SceneError::without("another server"))?;
        let address = ApiAddress::parse(&server.address()).map_err(|_| SceneError::without("its address"))?;
        let token = Token::new(&server.token()).map_err(|_| SceneError::without("its token"))?;
        self.console.add_bot(address, token, true);
        self.until("the bot is checked", Console::is_settled)?;
        self.act(Action::Guide(GuideAction::Mark(mark)));
        self.until("the bot runs", |console| {
            console
                .session()
                .is_some_and(|session| session.identity().id.0 == bot_id && session.chats.rows().len() >= 5)
        })?;
        self.until("it is marked", |console| {
            console.session().is_some_and(|session| session.guard.mark() == Some(mark))
        })?;
        Ok(server)
    }

    /// The demo, a test bot, a bot in production, and one whose server is gone.
    fn several(&mut self) -> Result<(), SceneError> {
        let gone = self.add_bot("archive_mpbot", 4_000_004, BotMark::Test)?;
        let bot = self.console.session().map(|session| session.bot().clone());
        let bot = bot.ok_or(SceneError::without("the bot"))?;
        self.act(Action::Bots(BotsAction::Disconnect(bot.clone())));
        drop(gone);
        if let BotRef::Own(key) = bot {
            self.act(Action::Bots(BotsAction::Connect(key)));
        }
        let test = self.add_bot("shop_test_mpbot", 2_000_002, BotMark::Test)?;
        let production = self.add_bot("shop_mpbot", 3_000_003, BotMark::Production)?;
        self.servers.extend([test, production]);
        self.open_private()?;
        self.rest()
    }

    pub(super) fn bots(&mut self) -> Result<(), SceneError> {
        self.several()?;
        let language = self.console.settings().language.unwrap_or_default();
        self.press(&language.fill(Text::BotMenu, &[("name", "@shop_mpbot")]))
    }

    pub(super) fn forget_bot(&mut self) -> Result<(), SceneError> {
        self.several()?;
        let bot = self.console.session().map(|session| session.bot().clone());
        self.act(Action::Bots(BotsAction::AskForget(bot.ok_or(SceneError::without("the bot"))?)));
        Ok(())
    }

    pub(super) fn absent_bots(&mut self) -> Result<(), SceneError> {
        self.several()?;
        let bots: Vec<BotRef> = self.console.running().iter().map(Session::bot).cloned().collect();
        for bot in bots {
            self.act(Action::Bots(BotsAction::Disconnect(bot)));
        }
        Ok(())
    }

    pub(super) fn closing(&mut self) -> Result<(), SceneError> {
        self.unsent()?;
        self.act(Action::GoTo(Room::Chats));
        self.console.ask_before_closing();
        Ok(())
    }
}
