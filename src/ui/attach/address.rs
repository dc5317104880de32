//! Addresses of files in the web, which the server fetches; this program never does.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use crate::api::MediaKind;

/// Longer addresses are not taken, in bytes.
const LONGEST: usize = 2_048;

/// Why an address cannot be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressProblem {
    /// Nothing is written.
    #[error("nothing is written")]
    Empty,
    /// It is no address.
    #[error("it is no address")]
    NoAddress,
    /// It is longer than [`LONGEST`].
    #[error("it is too long")]
    TooLong,
    /// It is no http or https address.
    #[error("it is no http or https address")]
    Scheme,
    /// It holds a name or a password.
    #[error("it holds a name or a password")]
    Credentials,
    /// It holds a bot's token.
    #[error("it holds a bot's token")]
    HoldsToken,
    /// It leads to this computer or into a private network, where the server cannot fetch it.
    #[error("it is not public")]
    NotPublic,
}

/// Reads an address as a person types it. `here_too` accepts this computer, for a server that runs
/// on it.
pub fn public(text: &str, here_too: bool) -> Result<Url, AddressProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(AddressProblem::Empty);
    }
    if text.len() > LONGEST {
        return Err(AddressProblem::TooLong);
    }
    let url = Url::parse(text).map_err(|_| AddressProblem::NoAddress)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(AddressProblem::Scheme);
    }
    if text.contains(char::is_whitespace) {
        return Err(AddressProblem::NoAddress);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(AddressProblem::Credentials);
    }
    // Addresses of a bot's files can carry its token in their path.
    let token =
        |part: &str| part.strip_prefix("bot").is_some_and(|rest| rest.contains(':') || rest.contains("%3A"));
    if url.path_segments().into_iter().flatten().any(token) {
        return Err(AddressProblem::HoldsToken);
    }
    match url.host() {
        None => Err(AddressProblem::NoAddress),
        Some(host) if is_public(&host) || (here_too && is_here(&host)) => Ok(url),
        Some(_) => Err(AddressProblem::NotPublic),
    }
}

/// What an address is likely to lead to, by the ending of its path.
#[must_use]
pub fn likely_kind(url: &Url) -> MediaKind {
    let ending = url.path().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("jpg" | "jpeg" | "png" | "gif" | "webp") => MediaKind::Photo,
        Some("mp4" | "mov" | "webm" | "mkv") => MediaKind::Video,
        _ => MediaKind::Document,
    }
}

fn is_here(host: &Host<&str>) -> bool {
    match host {
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
        Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
    }
}

/// Names are not looked up: a name that leads into a private network is the server's to refuse.
fn is_public(host: &Host<&str>) -> bool {
    match host {
        Host::Ipv4(ip) => is_public_v4(*ip),
        Host::Ipv6(ip) => is_public_v6(*ip),
        Host::Domain(name) => {
            let name = name.trim_end_matches('.');
            let inner = ["localhost", "local", "internal", "lan", "intranet", "home.arpa", "test", "invalid"];
            let is_inner = |inner: &str| name.strip_suffix(inner).is_some_and(|rest| rest.ends_with('.'));
            name.contains('.') && !inner.into_iter().any(is_inner)
        }
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, ..] = ip.octets();
    let carrier = a == 100 && (64..128).contains(&b);
    let benchmark = a == 198 && (18..20).contains(&b);
    !(ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_broadcast()
        || ip.is_documentation()
        || a == 0
        || a >= 240
        || carrier
        || benchmark)
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => is_public_v4(ip),
        // Only these are given out to the public.
        IpAddr::V6(ip) => ip.segments()[0] & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_web_addresses_are_taken() {
        for (text, expected) in [
            ("https://files.example.org/a.png", Ok(())),
            (" http://93.184.216.34/a ", Ok(())),
            ("https://[2606:2800:220:1::1]/a", Ok(())),
            ("", Err(AddressProblem::Empty)),
            ("hello", Err(AddressProblem::NoAddress)),
            ("https://", Err(AddressProblem::NoAddress)),
            ("https://a b.org/", Err(AddressProblem::NoAddress)),
            ("file:///etc/passwd", Err(AddressProblem::Scheme)),
            ("FILE:///etc/passwd", Err(AddressProblem::Scheme)),
            ("javascript:alert(1)", Err(AddressProblem::Scheme)),
            ("data:image/png;base64,AAAA", Err(AddressProblem::Scheme)),
            ("ftp://files.example.org/a", Err(AddressProblem::Scheme)),
            ("https://ada:secret@files.example.org/a", Err(AddressProblem::Credentials)),
            ("https://ada@files.example.org/a", Err(AddressProblem::Credentials)),
            ("https://call.mp.net/file/bot1000001:not-a-real-one/a.png", Err(AddressProblem::HoldsToken)),
            ("http://localhost/a", Err(AddressProblem::NotPublic)),
            ("http://127.0.0.1:8080/a", Err(AddressProblem::NotPublic)),
            ("http://2130706433/a", Err(AddressProblem::NotPublic)),
            ("http://10.0.0.5/a", Err(AddressProblem::NotPublic)),
            ("http://169.254.169.254/latest", Err(AddressProblem::NotPublic)),
            ("http://[::1]/a", Err(AddressProblem::NotPublic)),
            ("http://[::ffff:10.0.0.1]/a", Err(AddressProblem::NotPublic)),
            ("http://[fd00::1]/a", Err(AddressProblem::NotPublic)),
            ("http://printer/a", Err(AddressProblem::NotPublic)),
            ("http://nas.local/a", Err(AddressProblem::NotPublic)),
        ] {
            assert_eq!(public(text, false).map(|_| ()), expected, "{text}");
        }
        let long = format!("https://files.example.org/{}", "a".repeat(LONGEST));
        assert_eq!(public(&long, false), Err(AddressProblem::TooLong));
    }

    #[test]
    fn a_server_on_this_computer_fetches_from_this_computer_too() {
        assert!(public("http://127.0.0.1:8080/a.png", true).is_ok());
        assert!(public("http://localhost/a.png", true).is_ok());
        assert_eq!(public("http://10.0.0.5/a.png", true), Err(AddressProblem::NotPublic));
    }

    #[test]
    fn the_ending_of_an_address_tells_what_it_is_likely_to_be() {
        let kind = |text| likely_kind(&public(text, false).unwrap());
        assert_eq!(kind("https://a.example.org/Cat.JPG?size=2"), MediaKind::Photo);
        assert_eq!(kind("https://a.example.org/film.mp4"), MediaKind::Video);
        assert_eq!(kind("https://a.example.org/manual.pdf"), MediaKind::Document);
        assert_eq!(kind("https://a.example.org/"), MediaKind::Document);
    }
}
