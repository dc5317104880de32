//! MiniApps of the bot.

use serde::{Deserialize, Serialize};

use super::World;

/// A MiniApp of the bot (help.mp.net 15703389).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MiniApp {
    /// `ma_..`, signed inside initData.
    pub miniapp_id: String,
    /// Unique within the bot.
    pub short_name: String,
    /// The page, and the value for `web_app.url`.
    pub entry_url: String,
    /// What people see.
    #[serde(default)]
    pub title: String,
}

impl World {
    /// The MiniApp a `web_app.url` means: by its entry url, or by the last part of its path taken
    /// as a short name (help.mp.net 15703394).
    pub fn mini_app_at(&self, url: &str) -> Option<&MiniApp> {
        let same = |app: &&MiniApp| app.entry_url.trim_end_matches('/') == url.trim_end_matches('/');
        self.mini_apps.iter().find(same).or_else(|| {
            let parsed = url::Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
            let name = parsed.path_segments()?.rfind(|part| !part.is_empty())?.to_owned();
            self.mini_app_named(&name)
        })
    }

    /// The MiniApp of this short name.
    pub fn mini_app_named(&self, short_name: &str) -> Option<&MiniApp> {
        self.mini_apps.iter().find(|app| app.short_name == short_name)
    }
}
