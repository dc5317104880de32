//! Why a request was not done, in the documented envelope.

use serde::Serialize;

/// A request that changes nothing and answers `{"ok": false, ..}` (help.mp.net 15703376).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// `error_code`.
    pub code: i64,
    /// `description`.
    pub description: String,
    /// `parameters.retry_after`; documented nowhere, sent only when a fault asks for it.
    pub retry_after: Option<u64>,
}

#[derive(Serialize)]
struct Envelope<'a> {
    ok: bool,
    description: &'a str,
    error_code: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    parameters: Option<Parameters>,
}

#[derive(Serialize)]
struct Parameters {
    retry_after: u64,
}

impl Refusal {
    /// A refusal with a code of its own.
    pub fn new(code: i64, description: impl Into<String>) -> Self {
        Self {
            code,
            description: description.into(),
            retry_after: None,
        }
    }

    /// 400: a field is missing or wrong, or the thing does not exist (help.mp.net 15703376).
    pub fn bad_request(what: impl std::fmt::Display) -> Self {
        Self::new(400, format!("Bad Request: {what}"))
    }

    /// 401: the token is wrong or revoked (help.mp.net 15703376).
    pub fn unauthorized() -> Self {
        Self::new(401, "Unauthorized")
    }

    /// 403: not permitted, or not the bot's own (help.mp.net 15703376).
    pub fn forbidden(what: impl std::fmt::Display) -> Self {
        Self::new(403, format!("Forbidden: {what}"))
    }

    /// 404: no such method or path. Inferred.
    pub fn not_found(what: impl std::fmt::Display) -> Self {
        Self::new(404, format!("Not Found: {what}"))
    }

    /// 405: this verb is not for this method. Inferred.
    pub fn wrong_verb(what: impl std::fmt::Display) -> Self {
        Self::new(405, format!("Method Not Allowed: {what}"))
    }

    /// 409: getUpdates while a webhook is set (help.mp.net 15703377).
    pub fn conflict() -> Self {
        Self::new(
            409,
            "Conflict: a webhook is active, so getUpdates cannot be used; see getWebhookInfo",
        )
    }

    /// 413: more than the server reads. Inferred.
    pub fn too_large(what: impl std::fmt::Display) -> Self {
        Self::new(413, format!("Request Entity Too Large: {what}"))
    }

    /// 429: over the documented 30 requests a second (help.mp.net 15703372).
    pub fn too_many(limit: u32) -> Self {
        Self::new(
            429,
            format!("Too Many Requests: more than {limit} requests a second"),
        )
    }

    /// 501: named by the docs and not implemented (help.mp.net 15703355).
    pub fn not_implemented(method: &str) -> Self {
        Self::new(501, format!("Not Implemented: {method}"))
    }

    /// 50001: a business rule of MPChat refused it (help.mp.net 15703376).
    pub fn business(why: impl Into<String>) -> Self {
        Self::new(50001, why)
    }

    /// The HTTP status. Equal to the code except for 50001, which cannot be one. Inferred.
    pub fn status(&self, business_status: u16) -> u16 {
        match u16::try_from(self.code) {
            Ok(code @ 400..=599) => code,
            _ => business_status,
        }
    }

    /// The envelope as bytes.
    pub fn to_json(&self) -> Vec<u8> {
        let envelope = Envelope {
            ok: false,
            description: &self.description,
            error_code: self.code,
            parameters: self.retry_after.map(|retry_after| Parameters { retry_after }),
        };
        // Texts and numbers always serialise.
        serde_json::to_vec(&envelope).unwrap_or_default()
    }
}

/// `{"ok": true, "result": ..}` around a result that is already JSON (help.mp.net 15703376).
pub(super) fn success(result: &str) -> Vec<u8> {
    let mut body = Vec::with_capacity(result.len() + 24);
    body.extend_from_slice(b"{\"ok\":true,\"result\":");
    body.extend_from_slice(result.as_bytes());
    body.push(b'}');
    body
}
