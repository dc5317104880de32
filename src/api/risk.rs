//! How risky a call is, and the permit without which a risky one does not leave.
//!
//! This is the one place that decides it. The embedded catalogue is the floor: a newer list may
//! make a method riskier, never safer. A name is compared without regard to case and underscores,
//! since a server may read it so; a name that no list has is taken for a risky one, because nobody
//! here knows what it does.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde_json::Value;

use super::catalogue::{Catalogue, Risk};

/// Longest method name that is sent, in bytes.
const LONGEST_NAME: usize = 64;

/// What a risky call can do, told apart as far as a person must be told different things. The
/// first seven are the help centre's list (help.mp.net 15703409).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hazard {
    /// logOut: the bot is logged out.
    LogOut,
    /// leaveChat: the bot leaves a chat.
    LeaveChat,
    /// deleteMessage: a message is gone for everybody.
    DeleteMessage,
    /// deleteMessages: several are.
    DeleteMessages,
    /// banChatMember: somebody is muted and stays in the chat (help.mp.net 15703404).
    BanMember,
    /// setWebhook with an address: updates go there, and polling ends.
    SetWebhook,
    /// deleteWebhook, or setWebhook with an empty address, which is the same
    /// (help.mp.net 15703377): updates go nowhere until somebody asks for them.
    DeleteWebhook,
    /// Marked L3 by a list newer than this program.
    Listed,
    /// A method that no list has.
    Unlisted,
}

impl Hazard {
    /// Whether an article says that this is high risk.
    #[must_use]
    pub fn is_documented(self) -> bool {
        !matches!(self, Self::Listed | Self::Unlisted)
    }
}

/// How a call is to be treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// L1 or L2: it leaves when it is asked for.
    Free(Risk),
    /// L3: it needs a [`Permit`].
    Risky(Hazard),
    /// Not the name of a method: it never leaves.
    NotAName,
}

/// What is known of the risk of methods, by their names.
#[derive(Clone, Debug, Default)]
pub struct Risks {
    by_plain_name: BTreeMap<String, Risk>,
}

impl Risks {
    /// What this program was built with.
    #[must_use]
    pub fn embedded() -> Arc<Self> {
        static EMBEDDED: LazyLock<Arc<Risks>> =
            LazyLock::new(|| Arc::new(Risks::default().and(&Catalogue::embedded())));
        Arc::clone(&EMBEDDED)
    }

    /// With what another list says; of two risks the higher one counts.
    #[must_use]
    pub fn and(mut self, catalogue: &Catalogue) -> Self {
        for method in catalogue.methods() {
            let known = self.by_plain_name.entry(plain(&method.name)).or_insert(method.risk);
            let listed = if method.doc_only { Risk::L3 } else { method.risk };
            *known = listed.max(*known);
        }
        self
    }

    /// How a call with these parameters is to be treated.
    #[must_use]
    pub fn judge(&self, method: &str, params: &Value) -> Verdict {
        // Anything else could be another name by the time a server has decoded it.
        let is_name = (1..=LONGEST_NAME).contains(&method.len())
            && method.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if !is_name {
            return Verdict::NotAName;
        }
        let name = plain(method);
        match self.by_plain_name.get(&name) {
            Some(Risk::L3) => Verdict::Risky(hazard(&name, params)),
            Some(risk) => Verdict::Free(*risk),
            None => Verdict::Risky(Hazard::Unlisted),
        }
    }
}

fn plain(name: &str) -> String {
    name.bytes().filter(|b| *b != b'_').map(|b| char::from(b.to_ascii_lowercase())).collect()
}

fn hazard(plain_name: &str, params: &Value) -> Hazard {
    match plain_name {
        "logout" => Hazard::LogOut,
        "leavechat" => Hazard::LeaveChat,
        "deletemessage" => Hazard::DeleteMessage,
        "deletemessages" => Hazard::DeleteMessages,
        "banchatmember" => Hazard::BanMember,
        "deletewebhook" => Hazard::DeleteWebhook,
        "setwebhook" => {
            let url = params.get("url").and_then(Value::as_str).unwrap_or_default();
            if url.trim().is_empty() { Hazard::DeleteWebhook } else { Hazard::SetWebhook }
        }
        _ => Hazard::Listed,
    }
}

/// Leave for exactly one risky call: it carries the method and the parameters, and is used up by
/// the call. Only a [`PermitOffice`] makes one.
#[derive(Debug)]
#[must_use = "a permit that is not used was not needed"]
pub struct Permit {
    pub(super) office: Arc<()>,
    pub(super) method: String,
    pub(super) params: Value,
}

/// Who may make permits for one bot. A client gives it away once, to the engine's guard, which
/// makes a permit only for a call that was confirmed and is written down.
#[derive(Debug)]
pub struct PermitOffice(pub(super) Arc<()>);

impl PermitOffice {
    /// A permit for one call.
    pub fn permit(&self, method: String, params: Value) -> Permit {
        Permit { office: Arc::clone(&self.0), method, params }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn judge(method: &str) -> Verdict {
        Risks::embedded().judge(method, &json!({ "url": "https://a.example" }))
    }

    #[test]
    fn the_help_centres_list_is_risky_in_any_spelling_and_nothing_else_of_the_catalogue_is() {
        for (method, hazard) in [
            ("logOut", Hazard::LogOut),
            ("leaveChat", Hazard::LeaveChat),
            ("deleteMessage", Hazard::DeleteMessage),
            ("deleteMessages", Hazard::DeleteMessages),
            ("banChatMember", Hazard::BanMember),
            ("setWebhook", Hazard::SetWebhook),
            ("deleteWebhook", Hazard::DeleteWebhook),
        ] {
            let snake = method.chars().fold(String::new(), |mut name, c| {
                if c.is_ascii_uppercase() {
                    name.push('_');
                }
                name.push(c.to_ascii_lowercase());
                name
            });
            for name in [method, &method.to_uppercase(), &method.to_lowercase(), &snake] {
                assert_eq!(judge(name), Verdict::Risky(hazard), "{name}");
            }
        }
        let risky = Catalogue::embedded();
        let risky = risky.methods().iter().filter(|m| !matches!(judge(&m.name), Verdict::Free(_)));
        assert_eq!(risky.count(), 7);
        assert_eq!(judge("getMe"), Verdict::Free(Risk::L1));
        assert_eq!(judge("sendMessage"), Verdict::Free(Risk::L2));
    }

    #[test]
    fn a_webhook_without_an_address_is_a_webhook_deleted() {
        for params in
            [json!({ "url": "" }), json!({ "url": "  " }), json!({}), json!(null), json!({ "url": 5 })]
        {
            let verdict = Risks::embedded().judge("setwebhook", &params);
            assert_eq!(verdict, Verdict::Risky(Hazard::DeleteWebhook), "{params}");
        }
    }

    #[test]
    fn what_a_server_could_decode_into_a_method_is_not_a_name() {
        for name in [
            "",
            "delete%57ebhook",
            "../deleteWebhook",
            "getMe/../deleteWebhook",
            "deleteWebhook?",
            "deleteWebhook#",
            " deleteWebhook",
            "deleteWebhook\n",
            "deleteWebhoo\u{212a}",
            "ｄeleteWebhook",
            "getMe;deleteWebhook",
            &"x".repeat(65),
        ] {
            assert_eq!(judge(name), Verdict::NotAName, "{name:?}");
        }
    }

    #[test]
    fn an_unknown_method_is_taken_for_a_risky_one() {
        assert_eq!(judge("getEverything"), Verdict::Risky(Hazard::Unlisted));
    }

    #[test]
    fn a_newer_list_can_make_a_method_riskier_but_not_safer() {
        let one = |name: &str, risk: &str| {
            let text = format!(
                r#"{{"format":1,"methods":[{{"name":"{name}","category":"Core","doc":"d","verbs":["POST"],
                "bodies":["json"],"parameters":[],"result":"True","risk":"{risk}","status":"supported",
                "basis":{{"documented":[1]}}}}]}}"#
            );
            Catalogue::from_json(&text).unwrap()
        };
        let risks = Risks::default().and(&Catalogue::embedded());
        let risks = risks.and(&one("deleteWebhook", "L1")).and(&one("sendMessage", "L3"));
        let judge = |name| risks.judge(name, &json!({}));
        assert_eq!(judge("deleteWebhook"), Verdict::Risky(Hazard::DeleteWebhook));
        assert_eq!(judge("sendMessage"), Verdict::Risky(Hazard::Listed));
    }
}
