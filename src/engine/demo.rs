//! The demo's people, over the sandbox's control API: HTTP like any other program's.

use std::time::Duration;

use serde_json::{Value, json};

use crate::api::ChatId;

/// A control API answers at once or not at all.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the demo offers to tests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DemoWorld {
    /// People, by id and name.
    pub people: Vec<(ChatId, String)>,
    /// MiniApps of the bot.
    pub mini_apps: Vec<DemoMiniApp>,
}

/// A MiniApp of the demo's bot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DemoMiniApp {
    /// `ma_…`, signed inside initData.
    pub miniapp_id: String,
    /// The last part of its direct link.
    pub short_name: String,
    /// Its page.
    pub entry_url: String,
}

/// The way to the demo's control API.
#[derive(Clone, Debug)]
pub struct DemoControl {
    http: reqwest::Client,
    address: String,
}

impl DemoControl {
    /// The control API at `http://127.0.0.1:PORT/_sandbox`.
    pub fn new(address: String) -> Result<Self, String> {
        let builder = crate::api::http::client().no_proxy().timeout(PATIENCE);
        let http = builder.build().map_err(|error| error.to_string())?;
        Ok(Self { http, address })
    }

    /// Who is there.
    pub async fn world(&self) -> Result<DemoWorld, String> {
        let world = self.read(self.http.get(&self.address)).await?;
        let list = |name: &str| world.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
        let text = |value: &Value, name: &str| {
            value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let person = |value: &Value| {
            let name = format!("{} {}", text(value, "first_name"), text(value, "last_name"));
            Some((ChatId(value.get("id")?.as_i64()?), name.trim().to_owned()))
        };
        let mini_app = |value: &Value| DemoMiniApp {
            miniapp_id: text(value, "miniapp_id"),
            short_name: text(value, "short_name"),
            entry_url: text(value, "entry_url"),
        };
        Ok(DemoWorld {
            people: list("people").iter().filter_map(person).collect(),
            mini_apps: list("mini_apps").iter().map(mini_app).collect(),
        })
    }

    /// A person writes to the bot.
    pub async fn write(&self, from: ChatId, text: &str) -> Result<(), String> {
        self.act("write", &json!({ "from": from.0, "text": text })).await.map(drop)
    }

    /// A person opens a MiniApp. Returns the initData that it gets.
    pub async fn open_mini_app(&self, from: ChatId, short_name: &str) -> Result<String, String> {
        let opened = self.act("open", &json!({ "from": from.0, "mini_app": short_name })).await?;
        let init_data = opened.get("init_data").and_then(Value::as_str);
        init_data.map(str::to_owned).ok_or_else(|| "there is no init_data in the answer".to_owned())
    }

    async fn act(&self, action: &str, parameters: &Value) -> Result<Value, String> {
        self.read(self.http.post(format!("{}/{action}", self.address)).json(parameters)).await
    }

    async fn read(&self, request: reqwest::RequestBuilder) -> Result<Value, String> {
        let answer = request.send().await.map_err(|error| error.to_string())?;
        let body: Value = answer.json().await.map_err(|error| error.to_string())?;
        match body.get("result") {
            Some(result) if body.get("ok") == Some(&Value::Bool(true)) => Ok(result.clone()),
            _ => Err(body.get("description").and_then(Value::as_str).unwrap_or("no answer").to_owned()),
        }
    }
}
