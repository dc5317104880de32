//! Changing the webhook so that it can be put back: what was there is stored before anything else.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::api::webhook::{WebhookSecret, WebhookSettings};
use crate::api::{CallError, Client, WebhookInfo};
use crate::store::{Keepsake, Store, StoreError, UnixMillis};

use super::{GuardError, GuardedCall, now_millis, read};

/// Webhooks remembered, the newest first.
const MOST_REMEMBERED: usize = 5;

/// A webhook as it was before this console changed it. Its secret is not known to the server's
/// answer and is stored nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebhookBefore {
    /// When it was replaced.
    pub replaced_at: UnixMillis,
    /// What it was; an empty `url` for none.
    pub settings: WebhookSettings,
}

/// What the webhook is to become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WebhookChange {
    /// setWebhook.
    Set {
        /// Address and the rest.
        settings: WebhookSettings,
        /// May be none.
        secret: WebhookSecret,
    },
    /// deleteWebhook.
    Delete,
}

impl WebhookChange {
    /// The method that does it.
    #[must_use]
    pub fn method(&self) -> &'static str {
        match self {
            Self::Set { .. } => "setWebhook",
            Self::Delete => "deleteWebhook",
        }
    }

    /// Its parameters. They hold the secret: they go to the server and nowhere else.
    #[must_use]
    pub fn parameters(&self) -> Value {
        match self {
            Self::Set { settings, secret } => settings.to_parameters(secret),
            Self::Delete => json!({}),
        }
    }

    /// The call that makes it, for a person to be asked about. `present` is the host that has the
    /// updates now.
    #[must_use]
    pub fn to_call(&self, present: Option<&str>) -> GuardedCall {
        let target = match self {
            Self::Set { settings, .. } => {
                let url = url::Url::parse(&settings.url).ok();
                let wanted = url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
                present
                    .filter(|present| *present != wanted)
                    .map_or(wanted.clone(), |present| format!("{present} → {wanted}"))
            }
            Self::Delete => present.unwrap_or_default().to_owned(),
        };
        GuardedCall::new(self.method(), self.parameters()).target(target)
    }
}

/// Why a webhook was not changed, or not surely.
#[derive(Clone, Debug, thiserror::Error)]
pub enum WebhookChangeError {
    /// What is there could not be read, so nobody was asked and nothing was changed.
    #[error("the present webhook could not be read: {0}")]
    Before(CallError),
    /// What is there could not be stored, so nobody was asked and nothing was changed.
    #[error("the present webhook could not be remembered: {0}")]
    Remember(#[from] StoreError),
    /// The change itself failed; it may have taken effect when the connection broke.
    #[error("the webhook was not changed: {0}")]
    Change(GuardError),
}

/// Reads and remembers what is there, before a person is asked about a change. Returns everything
/// remembered, the newest first.
pub async fn remember_webhook(
    client: &Client,
    store: &Store,
    change: &WebhookChange,
) -> Result<Vec<WebhookBefore>, WebhookChangeError> {
    let present = client.get_webhook_info().await.map_err(WebhookChangeError::Before)?.result;
    Ok(remember(store, &present, change).await?)
}

/// What is remembered, the newest first. Blocking.
pub fn webhooks_before(store: &Store) -> Result<Vec<WebhookBefore>, StoreError> {
    let kept = store.kept(Keepsake::WebhooksBefore)?;
    // What an older or damaged file says otherwise is not worth an error here.
    Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default())
}

async fn remember(
    store: &Store,
    present: &WebhookInfo,
    change: &WebhookChange,
) -> Result<Vec<WebhookBefore>, StoreError> {
    let mut before = read(store, webhooks_before).await?;
    let settings = present.settings();
    let same = match change {
        WebhookChange::Set { settings: wanted, .. } => *wanted == settings,
        WebhookChange::Delete => settings.url.is_empty(),
    };
    if same {
        return Ok(before);
    }
    before.retain(|known| known.settings != settings);
    before.insert(0, WebhookBefore { replaced_at: now_millis(), settings });
    before.truncate(MOST_REMEMBERED);
    let text = serde_json::to_string(&before).map_err(|error| StoreError::Other(error.to_string()))?;
    store.keep(Keepsake::WebhooksBefore, Some(text)).await?;
    Ok(before)
}
