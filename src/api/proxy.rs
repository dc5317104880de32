//! The way out of this computer's network.

use std::fmt;

use url::{Host, Url};

/// Whom connections go through. This computer itself is always reached directly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Proxy {
    /// What the system's settings and the usual variables (`HTTPS_PROXY`, …) say.
    #[default]
    System,
    /// Nobody.
    None,
    /// This server.
    Address(ProxyAddress),
}

impl Proxy {
    /// Tells a connection whom to go through.
    pub(crate) fn apply(&self, builder: reqwest::ClientBuilder) -> reqwest::Result<reqwest::ClientBuilder> {
        Ok(match self {
            Self::System => builder,
            Self::None => builder.no_proxy(),
            Self::Address(address) => builder.no_proxy().proxy(reqwest::Proxy::all(address.0.clone())?),
        })
    }
}

/// Where a proxy listens. It holds no user name and no password: it is kept in a plain file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProxyAddress(Url);

impl ProxyAddress {
    /// Reads an address as a person types it. Without a scheme, http is meant.
    pub fn parse(text: &str) -> Result<Self, ProxyAddressError> {
        const LONGEST: usize = 300;
        let text = text.trim();
        if text.is_empty() {
            return Err(ProxyAddressError::Empty);
        }
        if text.len() > LONGEST {
            return Err(ProxyAddressError::NotAnAddress);
        }
        let with_scheme = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
        let mut url = Url::parse(&with_scheme).map_err(|_| ProxyAddressError::NotAnAddress)?;
        if !matches!(url.scheme(), "http" | "https" | "socks5" | "socks5h") {
            return Err(ProxyAddressError::Scheme);
        }
        if url.host_str().is_none_or(str::is_empty) {
            return Err(ProxyAddressError::NotAnAddress);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(ProxyAddressError::Credentials);
        }
        url.set_path("");
        url.set_query(None);
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// Whether it listens on this computer.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        match self.0.host() {
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            // A scheme that is not special to the URL standard leaves numbers as names.
            Some(Host::Domain(name)) => {
                name == "localhost" || name.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
            }
            None => false,
        }
    }
}

impl fmt::Display for ProxyAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

/// Why a text is not the address of a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProxyAddressError {
    /// Nothing there.
    #[error("the proxy address is empty")]
    Empty,
    /// Not an address.
    #[error("the proxy address cannot be read")]
    NotAnAddress,
    /// A kind of proxy that is not known here.
    #[error("the proxy must be http, https or socks5")]
    Scheme,
    /// User name or password in it.
    #[error("the proxy address must not hold a user name or password")]
    Credentials,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_people_type_it() {
        for (typed, kept) in [
            ("127.0.0.1:7890", "http://127.0.0.1:7890"),
            (" proxy.example:3128/ ", "http://proxy.example:3128"),
            ("https://proxy.example", "https://proxy.example"),
            ("socks5://127.0.0.1:1080", "socks5://127.0.0.1:1080"),
            ("socks5h://[::1]:1080/path?q#f", "socks5h://[::1]:1080"),
        ] {
            let address = ProxyAddress::parse(typed).unwrap();
            assert_eq!(address.to_string(), kept);
            assert_eq!(ProxyAddress::parse(kept), Ok(address));
            assert!(
                Proxy::Address(ProxyAddress::parse(typed).unwrap()).apply(crate::api::http::client()).is_ok()
            );
        }
        for (typed, here) in [
            ("127.0.0.1:1", true),
            ("socks5://127.0.0.1:1", true),
            ("socks5://[::1]:1", true),
            ("a.b", false),
        ] {
            assert_eq!(ProxyAddress::parse(typed).unwrap().is_loopback(), here, "{typed}");
        }
    }

    #[test]
    fn what_is_no_proxy_is_named_and_a_password_is_refused() {
        for (typed, error) in [
            ("  ", ProxyAddressError::Empty),
            ("http://", ProxyAddressError::NotAnAddress),
            ("a b", ProxyAddressError::NotAnAddress),
            ("socks5://", ProxyAddressError::NotAnAddress),
            ("ftp://proxy.example", ProxyAddressError::Scheme),
            ("file:///etc/passwd", ProxyAddressError::Scheme),
            ("http://ada:secret@proxy.example:3128", ProxyAddressError::Credentials),
            ("ada@proxy.example", ProxyAddressError::Credentials),
        ] {
            assert_eq!(ProxyAddress::parse(typed), Err(error), "{typed}");
        }
        assert_eq!(ProxyAddress::parse(&"a".repeat(400)), Err(ProxyAddressError::NotAnAddress));
    }
}
