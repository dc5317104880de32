//! The link that opens a bot in MPChat.

use super::qr::QrPattern;

/// Longer usernames are not put into a link.
const MOST_CHARS: usize = 64;

/// Where a bot is found in MPChat. That a bot's own page lies at this address is inferred from the
/// links of its MiniApps (help.mp.net 15703389); no article says it.
pub struct BotLink {
    /// `https://mp.net/{username}`.
    pub address: String,
    /// The same for a camera.
    pub code: Option<QrPattern>,
}

impl BotLink {
    /// `None` for a username that is none: it comes from a server, and a link leads somewhere.
    #[must_use]
    pub fn of(username: &str) -> Option<Self> {
        let plain = username.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if username.is_empty() || username.len() > MOST_CHARS || !plain {
            return None;
        }
        let address = format!("https://mp.net/{username}");
        let code = QrPattern::of(&address);
        Some(Self { address, code })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_username_becomes_a_link() {
        assert_eq!(BotLink::of("my_mpbot").unwrap().address, "https://mp.net/my_mpbot");
        for hostile in ["", "a/../b", "a@evil.example", "a?x", "bot\u{202e}", "小明"] {
            assert!(BotLink::of(hostile).is_none(), "{hostile}");
        }
        assert!(BotLink::of(&"a".repeat(65)).is_none());
    }
}
