//! A bare HTTP client and a sandbox to use it on.

use std::time::Duration;

use mpchat_console::sandbox::{Control, Sandbox, SandboxConfig};
use serde_json::{Value, json};

/// Ada, who most tests talk to.
pub const ADA: i64 = 987_654_321;

/// A sandbox with one person, and a client for it.
pub struct Bot {
    pub sandbox: Sandbox,
    pub control: Control,
    pub http: reqwest::Client,
}

/// Status and body of an answer.
pub type Answer = (u16, Value);

impl Bot {
    /// An empty world but for Ada, who has not written yet.
    pub async fn start(config: SandboxConfig) -> Self {
        let sandbox = Sandbox::start(config).await.expect("a sandbox starts");
        let control = sandbox.control();
        control.add_person("Ada Lovelace", ADA, "en");
        let http = mpchat_console::api::http::client()
            .no_proxy()
            .timeout(Duration::from_secs(20))
            .build()
            .expect("a client");
        Self { sandbox, control, http }
    }

    /// The usual one, without a limit on the rate.
    pub async fn quiet() -> Self {
        Self::start(SandboxConfig { rate_limit: None, ..SandboxConfig::default() }).await
    }

    /// The same, and Ada has said hi; that update is taken.
    pub async fn with_ada() -> Self {
        let bot = Self::quiet().await;
        bot.control.writes(ADA, ADA, "hi");
        bot.ok("getUpdates", json!({})).await;
        bot
    }

    pub fn url(&self, method: &str) -> String {
        format!("{}/bot{}/{method}", self.sandbox.address(), self.sandbox.token())
    }

    /// Posts JSON.
    pub async fn call(&self, method: &str, parameters: Value) -> Answer {
        let sent = self.http.post(self.url(method)).json(&parameters).send().await.expect("an answer");
        read(sent).await
    }

    /// Posts JSON and expects success.
    pub async fn ok(&self, method: &str, parameters: Value) -> Value {
        let (status, mut body) = self.call(method, parameters).await;
        assert_eq!((status, &body["ok"]), (200, &json!(true)), "{method}: {body}");
        body["result"].take()
    }

    /// Posts JSON and expects a refusal with this code; returns its description.
    pub async fn refused(&self, method: &str, parameters: Value, code: i64) -> String {
        let shown = parameters.to_string();
        let (_, body) = self.call(method, parameters).await;
        assert_eq!(body["ok"], false, "{method} {shown}: {body}");
        assert_eq!(body["error_code"], code, "{method} {shown}: {body}");
        body["description"].as_str().expect("a description").to_owned()
    }

    /// What is pending now.
    pub async fn updates(&self) -> Vec<Value> {
        let updates = self.ok("getUpdates", json!({})).await;
        updates.as_array().expect("an array").clone()
    }
}

/// Reads an answer that must be JSON.
pub async fn read(response: reqwest::Response) -> Answer {
    let status = response.status().as_u16();
    let text = response.text().await.expect("a body");
    let body = serde_json::from_str(&text).unwrap_or_else(|e| panic!("not JSON ({e}): {text}"));
    (status, body)
}
