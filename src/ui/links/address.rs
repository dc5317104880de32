//! An address taken apart: what would open, its host, and what a person should know before.

use std::ops::Range;

use url::{Host, Url};

/// Longer addresses are not opened, in bytes.
const LONGEST: usize = 4096;
/// Of what is no address, so many characters are shown.
const SHOWN_CHARS: usize = 400;

/// What is seen of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    /// The address as it would be asked for, in ASCII: letters of other scripts and hidden
    /// characters stand in it as their codes. For what is no address, its text with those escaped.
    pub shown: String,
    /// Where the host stands in it.
    pub host: Range<usize>,
    /// What to know.
    pub remarks: Vec<Remark>,
    /// What is opened; `None` for what is never opened.
    pub opens: Option<String>,
}

/// Something to know about an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It cannot be read as one.
    NotAnAddress,
    /// It begins with this; only http and https are opened.
    NotWeb(String),
    /// It is too long.
    TooLong,
    /// It came with hidden characters or such that turn the direction of writing.
    Hidden,
    /// Something before an `@` stands in front of the host.
    User,
    /// The host has letters of other scripts, which may look like others; as people write it.
    OtherScript(String),
    /// The words that were pressed name this other host.
    SaysOther(String),
    /// Plain http.
    NotEncrypted,
}

impl Sight {
    /// Looks at an address; `said` are the words that were pressed.
    pub fn of(address: &str, said: &str) -> Self {
        if address.len() > LONGEST {
            return Self::closed(address, Remark::TooLong);
        }
        // What has no scheme is meant for the web.
        let parsed = match Url::parse(address) {
            Err(url::ParseError::RelativeUrlWithoutBase) => Url::parse(&format!("https://{address}")),
            parsed => parsed,
        };
        let url = match parsed {
            Ok(url) if matches!(url.scheme(), "http" | "https") => url,
            Ok(url) => return Self::closed(address, Remark::NotWeb(url.scheme().chars().take(20).collect())),
            Err(_) => return Self::closed(address, Remark::NotAnAddress),
        };
        let Some(host) = url.host_str().map(str::to_owned) else {
            return Self::closed(address, Remark::NotAnAddress);
        };
        let mut remarks = Vec::new();
        if let Some(said) = other_host(said, &host) {
            remarks.push(Remark::SaysOther(said));
        }
        if !url.username().is_empty() || url.password().is_some() {
            remarks.push(Remark::User);
        }
        if matches!(url.host(), Some(Host::Domain(_)))
            && let Some(readable) = readable(&host)
        {
            remarks.push(Remark::OtherScript(readable));
        }
        if address.chars().any(is_hidden) {
            remarks.push(Remark::Hidden);
        }
        if url.scheme() == "http" {
            remarks.push(Remark::NotEncrypted);
        }
        let shown = url.to_string();
        // Behind the scheme and whatever stands before the last "@" of the authority.
        let authority = url.scheme().len() + "://".len();
        let end = shown[authority..].find(['/', '?', '#']).map_or(shown.len(), |at| authority + at);
        let from = shown[authority..end].rfind('@').map_or(authority, |at| authority + at + 1);
        Self { host: from..from + host.len(), remarks, opens: Some(shown.clone()), shown }
    }

    /// Whether something about it may be meant to deceive.
    pub fn is_odd(&self) -> bool {
        self.remarks.iter().any(|remark| !matches!(remark, Remark::NotEncrypted))
    }

    fn closed(address: &str, remark: Remark) -> Self {
        let mut shown = String::new();
        for c in address.chars().take(SHOWN_CHARS) {
            if is_hidden(c) {
                shown.extend(c.escape_unicode());
            } else {
                shown.push(c);
            }
        }
        if address.chars().nth(SHOWN_CHARS).is_some() {
            shown.push('…');
        }
        Self { shown, host: 0..0, remarks: vec![remark], opens: None }
    }
}

/// The host as people write it, if that is not how it stands in the address.
fn readable(host: &str) -> Option<String> {
    if !host.split('.').any(|label| label.starts_with("xn--")) {
        return None;
    }
    let (readable, _) = idna::domain_to_unicode(host);
    Some(crate::ui::widgets::one_line(&readable, 100).into_owned())
}

/// The host that the pressed words seem to name, if it is another one.
fn other_host(said: &str, host: &str) -> Option<String> {
    let said = said.trim();
    if said.len() > LONGEST || said.contains(char::is_whitespace) || !said.contains('.') {
        return None;
    }
    let url = match Url::parse(said) {
        Err(url::ParseError::RelativeUrlWithoutBase) => Url::parse(&format!("https://{said}")),
        parsed => parsed,
    };
    let url = url.ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let named = url.host_str()?;
    let bare = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_owned();
    (bare(named) != bare(host)).then(|| named.chars().take(100).collect())
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(sight: &Sight) -> &str {
        &sight.shown[sight.host.clone()]
    }

    #[test]
    fn what_is_shown_is_what_opens_with_its_host() {
        let sight = Sight::of("https://shop.example/orders?id=7#x", "My orders");
        assert_eq!(sight.opens.as_deref(), Some("https://shop.example/orders?id=7#x"));
        assert_eq!((host(&sight), sight.remarks.as_slice()), ("shop.example", [].as_slice()));
        let port = Sight::of("HTTP://127.0.0.1:8080/a", "");
        assert_eq!((host(&port), port.remarks.as_slice()), ("127.0.0.1", [Remark::NotEncrypted].as_slice()));
        assert_eq!(host(&Sight::of("https://[::1]/a", "")), "[::1]");
        assert_eq!(Sight::of("shop.example/x", "").opens.as_deref(), Some("https://shop.example/x"));
    }

    #[test]
    fn a_host_that_hides_behind_a_name_is_found() {
        let sight = Sight::of("https://bank.example@evil.example/login", "");
        assert_eq!((host(&sight), sight.remarks.as_slice()), ("evil.example", [Remark::User].as_slice()));
        let sight = Sight::of("https://bank.example:pw%40x@evil.example", "");
        assert_eq!(host(&sight), "evil.example");
        let sight = Sight::of("https://evil.example/x@bank.example", "https://bank.example");
        assert_eq!(host(&sight), "evil.example");
        assert_eq!(sight.remarks, [Remark::SaysOther("bank.example".to_owned())]);
        assert!(Sight::of("https://www.bank.example", "bank.example").remarks.is_empty());
        assert!(Sight::of("https://bank.example", "v1.2 of it").remarks.is_empty());
    }

    #[test]
    fn letters_of_other_scripts_and_hidden_ones_are_shown_as_they_are() {
        let sight = Sight::of("https://раураl.example/", "");
        assert!(host(&sight).starts_with("xn--"), "{}", sight.shown);
        assert!(matches!(&sight.remarks[..], [Remark::OtherScript(host)] if host == "раураl.example"));
        let sight = Sight::of("https://a.example/\u{202e}gpj.exe", "");
        assert_eq!(sight.remarks, [Remark::Hidden]);
        assert!(sight.shown.is_ascii());
        let sight = Sight::of("\u{202e}javascript:alert(1)", "");
        assert!(sight.opens.is_none() && !sight.shown.contains('\u{202e}'), "{}", sight.shown);
    }

    #[test]
    fn nothing_but_http_and_https_ever_opens() {
        for address in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "mailto:a@a.example",
            "smb://host/share",
            "",
            "https://",
            "http://[",
            "  ",
        ] {
            let sight = Sight::of(address, "");
            assert_eq!(sight.opens, None, "{address}");
            assert!(!sight.remarks.is_empty(), "{address}");
        }
        let long = format!("https://a.example/{}", "x".repeat(1_000_000));
        let sight = Sight::of(&long, "");
        assert_eq!(sight.remarks, [Remark::TooLong]);
        assert!(sight.shown.len() < 1000);
    }
}
