//! Where the Bot API lives.

use std::fmt;
use std::net::IpAddr;

use url::{Host, Url};

use super::token::Token;

/// The address of a Bot API; requests go to `{address}/bot{token}/{method}`
/// (help.mp.net 15703372). Plain http is accepted for this computer only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiAddress(Url);

impl ApiAddress {
    /// MPChat's own address (help.mp.net 15703372).
    pub const DEFAULT: &str = "https://call.mp.net/bot";

    /// Reads an address as a person types it. Without a scheme, https is meant.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        let with_scheme = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
        let mut url = Url::parse(&with_scheme).map_err(|_| AddressError::NotAUrl)?;
        if !url.has_host() {
            return Err(AddressError::NotAUrl);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(AddressError::Credentials);
        }
        if holds_token(&url) {
            return Err(AddressError::HoldsToken);
        }
        url.set_query(None);
        url.set_fragment(None);
        let address = Self(url);
        match address.0.scheme() {
            "https" => Ok(address),
            "http" if address.is_loopback() => Ok(address),
            "http" => Err(AddressError::PlainHttp),
            _ => Err(AddressError::Scheme),
        }
    }

    /// Whether it is this computer.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        match self.0.host() {
            Some(Host::Ipv4(ip)) => IpAddr::V4(ip).is_loopback(),
            Some(Host::Ipv6(ip)) => IpAddr::V6(ip).is_loopback(),
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            None => false,
        }
    }

    /// Host and port, for showing and for keeping bots of different servers apart.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Whether another address lies on the same server: same scheme, host and port.
    #[must_use]
    pub fn is_same_origin(&self, url: &Url) -> bool {
        self.0.origin() == url.origin()
    }

    /// The port that is connected to.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.0.port_or_known_default().unwrap_or(443)
    }

    /// Whether connections are encrypted.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// Whether the host is a number, so that no name has to be looked up.
    #[must_use]
    pub fn is_number(&self) -> bool {
        !matches!(self.0.host(), Some(Host::Domain(_)))
    }

    /// Whether it is MPChat's own.
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.0.as_str().trim_end_matches('/') == Self::DEFAULT
    }

    /// The address itself, without a token.
    pub(super) fn bare_url(&self) -> Url {
        self.0.clone()
    }

    /// The request URL of a method. It holds the token: it goes to the HTTP client and nowhere else.
    pub(super) fn method_url(&self, token: &Token, method: &str) -> Url {
        let mut url = self.0.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().push(&format!("bot{}", token.expose())).push(method);
        }
        url
    }
}

/// Whether an address has a bot's token in its path.
#[must_use]
pub fn holds_token(url: &Url) -> bool {
    url.path_segments().into_iter().flatten().any(|segment| {
        segment
            .strip_prefix("bot")
            .is_some_and(|rest| [":", "%3A", "%3a"].iter().any(|colon| rest.contains(colon)))
    })
}

impl Default for ApiAddress {
    fn default() -> Self {
        // A constant that the first test below parses.
        #[expect(clippy::unwrap_used, reason = "the constant is a valid URL, shown by a test")]
        Self::parse(Self::DEFAULT).unwrap()
    }
}

impl fmt::Display for ApiAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

/// Why a text is not a usable address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Nothing there.
    #[error("the API address is empty")]
    Empty,
    /// Not a URL.
    #[error("the API address is not a URL")]
    NotAUrl,
    /// Neither http nor https.
    #[error("the API address must begin with https://")]
    Scheme,
    /// http to another computer would show the token to the whole network.
    #[error("plain http is allowed to this computer only; use https")]
    PlainHttp,
    /// User name or password in it.
    #[error("the API address must not hold a user name or password")]
    Credentials,
    /// A token in it.
    #[error("the API address holds a token; the token belongs in its own field")]
    HoldsToken,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_mpchats_own() {
        let address = ApiAddress::default();
        assert!(address.is_default() && !address.is_loopback());
        assert_eq!(address.to_string(), "https://call.mp.net/bot");
    }

    #[test]
    fn the_path_says_bot_twice_and_the_token_is_one_segment() {
        let token = Token::new("1:a?b#c%d").unwrap();
        let url = ApiAddress::parse("http://127.0.0.1:81/bot/").unwrap().method_url(&token, "getMe");
        assert_eq!(url.as_str(), "http://127.0.0.1:81/bot/bot1:a%3Fb%23c%25d/getMe");
    }

    #[test]
    fn plain_http_is_for_this_computer_only() {
        for ok in ["http://127.0.0.1:1/bot", "http://localhost:1", "http://[::1]:9/bot", "example.org/bot"] {
            assert!(ApiAddress::parse(ok).is_ok(), "{ok}");
        }
        for bad in ["http://example.org/bot", "http://10.0.0.1/bot", "http://127.0.0.1.example.org/bot"] {
            assert_eq!(ApiAddress::parse(bad), Err(AddressError::PlainHttp), "{bad}");
        }
    }

    #[test]
    fn what_is_no_address_is_named() {
        assert_eq!(ApiAddress::parse(" "), Err(AddressError::Empty));
        assert_eq!(ApiAddress::parse("https://"), Err(AddressError::NotAUrl));
        assert_eq!(ApiAddress::parse("ftp://x.org"), Err(AddressError::Scheme));
        assert_eq!(ApiAddress::parse("https://a:b@x.org"), Err(AddressError::Credentials));
        assert_eq!(
            ApiAddress::parse("https://call.mp.net/bot/bot1:abc/getMe"),
            Err(AddressError::HoldsToken)
        );
    }
}
