//! The form for test data.

use serde_json::json;

/// Ids that MPChat documents (help.mp.net 15703372).
const IDS: std::ops::RangeInclusive<i64> = 0..=9_007_199_254_740_991;

/// What test data is made of, as it stands in its fields.
#[derive(Clone, Debug)]
pub(super) struct SignForm {
    pub(super) user_id: String,
    pub(super) first_name: String,
    pub(super) chat_id: String,
    pub(super) is_group: bool,
    pub(super) start_param: String,
    pub(super) miniapp_id: String,
    /// How long ago it was signed, in seconds.
    pub(super) age: String,
}

impl Default for SignForm {
    fn default() -> Self {
        let empty = String::new;
        Self {
            user_id: empty(),
            first_name: empty(),
            chat_id: empty(),
            is_group: false,
            start_param: empty(),
            miniapp_id: empty(),
            age: "0".to_owned(),
        }
    }
}

/// The field that stands in the way of signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BadField {
    UserId,
    ChatId,
    Age,
}

impl SignForm {
    /// The fields of help.mp.net 15703394 and 15703396 as of `now`, Unix seconds. Empty ones are
    /// left out.
    pub(super) fn fields(&self, now: i64) -> Result<Vec<(String, String)>, BadField> {
        let id = |text: &str, bad| {
            let id = text.trim().parse().ok().filter(|id| IDS.contains(id));
            id.ok_or(bad)
        };
        let user: i64 = id(&self.user_id, BadField::UserId)?;
        let age: i64 = self.age.trim().parse().map_err(|_| BadField::Age)?;
        let (user_json, mut fields) =
            (json!({ "id": user, "first_name": self.first_name.trim() }), Vec::new());
        let mut set = |name: &str, value: String| fields.push((name.to_owned(), value));
        set("query_id", "AAF-test-data".to_owned());
        set("user", user_json.to_string());
        if !self.chat_id.trim().is_empty() {
            let chat: i64 = id(&self.chat_id, BadField::ChatId)?;
            let kind = if self.is_group { "group" } else { "private" };
            set("chat", json!({ "id": chat, "type": kind }).to_string());
            set("chat_type", kind.to_owned());
        }
        for (name, value) in [("start_param", &self.start_param), ("miniapp_id", &self.miniapp_id)] {
            if !value.trim().is_empty() {
                set(name, value.trim().to_owned());
            }
        }
        set("auth_date", now.saturating_sub(age).to_string());
        Ok(fields)
    }
}
