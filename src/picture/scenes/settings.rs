//! Pictures of the settings.

use super::{Play, SceneError};
use crate::api::{Proxy, ProxyAddress};
use crate::settings::Settings;
use crate::ui::{Action, SettingsAction, SettingsSection};

impl Play {
    /// A section of the settings.
    pub(super) fn settings(&mut self, section: SettingsSection) {
        self.act(Action::Settings(SettingsAction::Show(section)));
    }

    /// A proxy on this computer where nobody listens, tried in vain.
    pub(super) fn settings_proxy(&mut self) -> Result<(), SceneError> {
        let bound = self.runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"));
        let address = bound.and_then(|listener| listener.local_addr());
        let address = address.map_err(|_| SceneError::without("a port for the proxy"))?;
        let proxy = ProxyAddress::parse(&address.to_string());
        let proxy = Proxy::Address(proxy.map_err(|_| SceneError::without("the proxy's address"))?);
        let settings = Settings { proxy: proxy.clone(), ..self.console.settings().clone() };
        self.act(Action::Settings(SettingsAction::Change(Box::new(settings))));
        self.settings(SettingsSection::Connection);
        self.act(Action::Settings(SettingsAction::Check(proxy)));
        Ok(())
    }

    /// The question before older messages are deleted.
    pub(super) fn settings_retention(&mut self) {
        self.settings(SettingsSection::Data);
        self.act(Action::Settings(SettingsAction::AskDays(90)));
    }

    /// A file that a later version wrote and somebody changed by hand.
    pub(super) fn settings_damaged(&mut self) -> Result<(), SceneError> {
        let folder = tempfile::tempdir().map_err(|_| SceneError::without("a folder"))?;
        let text = r#"{"version":2,"scale":900,"proxy":"ftp://proxy.example"}"#;
        let written = std::fs::write(folder.path().join("settings.json"), text);
        written.map_err(|_| SceneError::without("a settings file"))?;
        let found = Settings::load(folder.path()).found;
        let settings = Settings { found, ..self.console.settings().clone() };
        self.act(Action::Settings(SettingsAction::Change(Box::new(settings))));
        self.settings(SettingsSection::General);
        Ok(())
    }
}
