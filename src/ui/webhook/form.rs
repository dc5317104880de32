//! What the webhook is to be set to, as it is being entered.

use std::collections::BTreeSet;

use url::Url;

use crate::api::webhook::{
    MAX_CONNECTIONS, ReceiverUrlProblem, WebhookSecret, WebhookSettings, is_out_of_reach, receiver_url,
};

/// The fields.
pub struct Form {
    /// The address as typed.
    pub url: String,
    /// Never shown, never stored.
    pub secret: String,
    /// The secret was put on the clipboard; that is done once.
    pub copied: bool,
    /// A number as typed; empty for the server's choice.
    pub connections: String,
    /// No choice of kinds: the server's choice.
    pub all_kinds: bool,
    /// The kinds ticked.
    pub kinds: BTreeSet<String>,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            url: String::new(),
            secret: String::new(),
            copied: false,
            connections: String::new(),
            all_kinds: true,
            kinds: ["message".to_owned()].into(),
        }
    }
}

/// What keeps a form from being used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormProblem {
    /// The address.
    Url(ReceiverUrlProblem),
    /// Plain http, and the Bot API is not on this computer.
    HttpNotHere,
    /// Characters or length of the secret.
    Secret,
    /// Not a number in the range.
    Connections,
    /// No kind is ticked.
    NoKinds,
}

impl Form {
    /// Fills in what was set before; the secret is what is known of it.
    pub fn fill(&mut self, settings: &WebhookSettings, secret: &WebhookSecret) {
        self.url.clone_from(&settings.url);
        secret.expose().clone_into(&mut self.secret);
        self.copied = !secret.is_empty();
        self.connections = settings.max_connections.map(|most| most.to_string()).unwrap_or_default();
        self.all_kinds = settings.allowed_updates.is_none();
        if let Some(kinds) = &settings.allowed_updates {
            self.kinds = kinds.iter().cloned().collect();
        }
    }

    /// The address, read. `local` says that the Bot API is on this computer, where the sandbox takes
    /// plain http.
    pub fn address(&self, local: bool) -> Result<Url, FormProblem> {
        let url = receiver_url(&self.url).map_err(FormProblem::Url)?;
        if url.scheme() == "http" && !local { Err(FormProblem::HttpNotHere) } else { Ok(url) }
    }

    /// Whether MPChat's servers cannot reach the address.
    #[must_use]
    pub fn out_of_reach(&self, local: bool) -> bool {
        !local && self.address(local).is_ok_and(|url| is_out_of_reach(&url))
    }

    /// The secret as it is entered.
    #[must_use]
    pub fn secret(&self) -> WebhookSecret {
        WebhookSecret::new(self.secret.trim())
    }

    /// The number of connections, `None` for the server's choice.
    pub fn max_connections(&self) -> Result<Option<u32>, FormProblem> {
        let text = self.connections.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let number = text.parse().ok().filter(|number| (1..=MAX_CONNECTIONS).contains(number));
        number.map(Some).ok_or(FormProblem::Connections)
    }

    /// What would be set.
    pub fn settings(&self, local: bool) -> Result<(WebhookSettings, WebhookSecret), FormProblem> {
        let url = self.address(local)?;
        let secret = self.secret();
        if !secret.is_usual() {
            return Err(FormProblem::Secret);
        }
        let max_connections = self.max_connections()?;
        let allowed_updates = (!self.all_kinds).then(|| self.kinds.iter().cloned().collect::<Vec<_>>());
        if allowed_updates.as_ref().is_some_and(Vec::is_empty) {
            return Err(FormProblem::NoKinds);
        }
        Ok((WebhookSettings { url: url.into(), max_connections, allowed_updates }, secret))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_becomes_settings_or_says_which_field_is_wrong() {
        let mut form = Form::default();
        assert_eq!(form.settings(false), Err(FormProblem::Url(ReceiverUrlProblem::Empty)));
        form.url = "http://127.0.0.1:8080/hook".to_owned();
        assert_eq!(form.settings(false), Err(FormProblem::HttpNotHere));
        assert!(form.settings(true).is_ok(), "the sandbox takes it");
        form.url = "https://192.168.1.4/hook".to_owned();
        assert!(form.out_of_reach(false) && !form.out_of_reach(true));
        form.url = "bot.example/hook".to_owned();
        form.secret = "two words".to_owned();
        assert_eq!(form.settings(false), Err(FormProblem::Secret));
        form.secret = " s3cret ".to_owned();
        for bad in ["0", "101", "many", "-1", "4.5"] {
            bad.clone_into(&mut form.connections);
            assert_eq!(form.settings(false), Err(FormProblem::Connections), "{bad}");
        }
        form.connections = "7".to_owned();
        form.all_kinds = false;
        form.kinds.clear();
        assert_eq!(form.settings(false), Err(FormProblem::NoKinds));
        form.kinds.insert("message".to_owned());
        let (settings, secret) = form.settings(false).unwrap();
        assert_eq!(settings.url, "https://bot.example/hook");
        assert_eq!(settings.max_connections, Some(7));
        assert_eq!(settings.allowed_updates.as_deref(), Some(&["message".to_owned()][..]));
        assert_eq!(secret.expose(), "s3cret");

        let mut again = Form::default();
        again.fill(&settings, &secret);
        assert_eq!(again.settings(false), Ok((settings, secret)));
    }
}
