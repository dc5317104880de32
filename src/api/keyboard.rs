//! Inline keyboards: rows of buttons below a message (`reply_markup.inline_keyboard`, help.mp.net 15703384).
//!
//! What arrives is read leniently, here; what a person enters is checked strictly, with the place of
//! what is wrong, in [`strict`].

pub mod strict;

use serde_json::{Map, Value, json};
use url::Url;

/// Most rows and most buttons in a row that are read of a received keyboard.
const MOST: usize = 100;
/// Longest label that is read, in characters.
pub const LABEL_CHARS: usize = 256;
/// Longest address that is read, in bytes; the beginning of a longer one leads nowhere.
pub const URL_BYTES: usize = 2048;
/// A longer label is likely to be cut on a phone, in characters (inferred; MPChat documents no limit).
pub const COMFORTABLE_LABEL_CHARS: usize = 64;
/// Most buttons of one keyboard (inferred: Telegram's limit; MPChat documents none).
pub const MAX_BUTTONS: usize = 100;
/// Most buttons in one row (inferred, likewise).
pub const MAX_IN_ROW: usize = 8;

/// Rows of buttons.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Keyboard {
    /// From top to bottom, each from left to right.
    pub rows: Vec<Vec<KeyboardButton>>,
}

/// One button.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KeyboardButton {
    /// What stands on it.
    pub label: String,
    /// What it does.
    pub press: Press,
}

/// What a button does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// Opens a `MiniApp` of this bot (help.mp.net 15703384, 15703394).
    WebApp(String),
    /// Opens a web page (inferred).
    Url(String),
    /// Something this program does not know: the member's name. It is shown and cannot be pressed.
    Other(String),
}

impl Keyboard {
    /// Whether there is no button.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(Vec::is_empty)
    }

    /// How many buttons there are.
    #[must_use]
    pub fn buttons(&self) -> usize {
        self.rows.iter().map(Vec::len).sum()
    }

    /// Reads a `reply_markup`, or its rows alone, leniently: what is no button is left out. `None`
    /// when there is no button in it.
    #[must_use]
    pub fn from_wire(value: &Value) -> Option<Self> {
        let rows = value.get("inline_keyboard").unwrap_or(value).as_array()?;
        let row = |row: &Value| -> Option<Vec<KeyboardButton>> {
            let buttons: Vec<_> = row.as_array()?.iter().take(MOST).filter_map(button).collect();
            (!buttons.is_empty()).then_some(buttons)
        };
        let rows: Vec<_> = rows.iter().take(MOST).filter_map(row).collect();
        (!rows.is_empty()).then_some(Self { rows })
    }

    /// As `reply_markup` wants it. Empty rows are left out.
    #[must_use]
    pub fn to_wire(&self) -> Value {
        let button = |button: &KeyboardButton| match &button.press {
            Press::WebApp(url) => json!({ "text": button.label, "web_app": { "url": url } }),
            Press::Url(url) => json!({ "text": button.label, "url": url }),
            Press::Other(member) => json!({ "text": button.label, member: null }),
        };
        let rows = self.rows.iter().filter(|row| !row.is_empty());
        let rows: Vec<Vec<Value>> = rows.map(|row| row.iter().map(button).collect()).collect();
        json!({ "inline_keyboard": rows })
    }
}

impl KeyboardButton {
    /// What is wrong with its label; the first thing that is.
    #[must_use]
    pub fn label_fault(&self) -> Option<LabelFault> {
        let chars = self.label.chars().count();
        match chars {
            _ if self.label.trim().is_empty() => Some(LabelFault::Empty),
            _ if chars > LABEL_CHARS => Some(LabelFault::TooLong(chars)),
            _ => None,
        }
    }

    /// What is wrong with its address; `None` for a kind that has none.
    #[must_use]
    pub fn address_fault(&self) -> Option<AddressFault> {
        match &self.press {
            Press::WebApp(address) | Press::Url(address) => address_fault(address),
            Press::Other(_) => None,
        }
    }
}

/// What is wrong with a label.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LabelFault {
    /// There is nothing to read on it.
    #[error("the label is empty")]
    Empty,
    /// It has so many characters, more than [`LABEL_CHARS`].
    #[error("the label has {0} characters")]
    TooLong(usize),
}

/// What is wrong with the address of a button.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressFault {
    /// There is none.
    #[error("the address is empty")]
    Empty,
    /// It is no address, or has no host.
    #[error("it is no address")]
    NotAnAddress,
    /// It begins with this and not with `https`. No article says that buttons need https; it is
    /// expected, since every MiniApp page and webhook does (inferred).
    #[error("it begins with {0}: and not with https:")]
    NotHttps(String),
    /// It has a user or a password in it, which everybody would see.
    #[error("it has a user or a password in it")]
    Password,
    /// It is longer than [`URL_BYTES`].
    #[error("it is longer than an address may be")]
    TooLong,
    /// It has spaces, line breaks or characters that cannot be seen.
    #[error("it has spaces or hidden characters in it")]
    Hidden,
}

/// What is wrong with an address that a button is to lead to.
#[must_use]
pub fn address_fault(address: &str) -> Option<AddressFault> {
    let odd = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}')
    };
    if address.trim().is_empty() {
        return Some(AddressFault::Empty);
    }
    if address.len() > URL_BYTES {
        return Some(AddressFault::TooLong);
    }
    if address.contains(odd) {
        return Some(AddressFault::Hidden);
    }
    let Ok(url) = Url::parse(address) else {
        return Some(AddressFault::NotAnAddress);
    };
    if url.scheme() != "https" {
        return Some(AddressFault::NotHttps(url.scheme().to_owned()));
    }
    // The parser forgives a missing slash, and makes a host of what follows.
    let spelled = address.get(.."https://".len()).is_some_and(|start| start.eq_ignore_ascii_case("https://"));
    if !spelled || url.host_str().is_none_or(str::is_empty) {
        return Some(AddressFault::NotAnAddress);
    }
    (!url.username().is_empty() || url.password().is_some()).then_some(AddressFault::Password)
}

fn button(value: &Value) -> Option<KeyboardButton> {
    let object = value.as_object()?;
    let label = object.get("text")?.as_str()?.chars().take(LABEL_CHARS).collect();
    Some(KeyboardButton { label, press: press(object)? })
}

fn press(object: &Map<String, Value>) -> Option<Press> {
    let address = |value: &Value| value.as_str().filter(|url| url.len() <= URL_BYTES).map(str::to_owned);
    if let Some(url) = object.get("web_app").and_then(|app| app.get("url")).and_then(address) {
        return Some(Press::WebApp(url));
    }
    if let Some(url) = object.get("url").and_then(address) {
        return Some(Press::Url(url));
    }
    let member = object.keys().find(|key| *key != "text")?;
    Some(Press::Other(member.chars().take(LABEL_CHARS).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let wire = json!({ "inline_keyboard": [
            [{ "text": "Open", "web_app": { "url": "https://a.example/app" } }],
            [{ "text": "Site", "url": "https://a.example" }, { "text": "Vote", "callback_data": null }],
        ] });
        let keyboard = Keyboard::from_wire(&wire).unwrap();
        assert_eq!(keyboard.rows[1][1].press, Press::Other("callback_data".to_owned()));
        assert_eq!(keyboard.to_wire(), wire);
    }

    #[test]
    fn an_address_is_taken_only_if_it_is_https_and_hides_nothing() {
        for good in
            ["https://a.example", "https://a.example/x?y=1#z", "https://例子.example/路", "HTTPS://A.example"]
        {
            assert_eq!(address_fault(good), None, "{good}");
        }
        for (bad, fault) in [
            ("", AddressFault::Empty),
            ("  ", AddressFault::Empty),
            ("a.example", AddressFault::NotAnAddress),
            ("https:a.example", AddressFault::NotAnAddress),
            ("https://", AddressFault::NotAnAddress),
            ("http://a.example", AddressFault::NotHttps("http".to_owned())),
            ("javascript:alert(1)", AddressFault::NotHttps("javascript".to_owned())),
            ("file:///etc/passwd", AddressFault::NotHttps("file".to_owned())),
            ("https://me:secret@a.example", AddressFault::Password),
            ("https://me@a.example", AddressFault::Password),
            ("https://a.example/a b", AddressFault::Hidden),
            ("https://a.example/\u{202e}gpj", AddressFault::Hidden),
        ] {
            assert_eq!(address_fault(bad), Some(fault), "{bad:?}");
        }
        let long = format!("https://a.example/{}", "x".repeat(URL_BYTES));
        assert_eq!(address_fault(&long), Some(AddressFault::TooLong));
    }

    #[test]
    fn what_is_no_button_is_left_out() {
        for nothing in [json!(null), json!({}), json!([]), json!([[]]), json!([[{ "text": 5 }]]), json!([7])]
        {
            assert_eq!(Keyboard::from_wire(&nothing), None, "{nothing}");
        }
        let keyboard = Keyboard::from_wire(&json!([[{ "text": "a", "url": "x" }, 5], "row"])).unwrap();
        assert_eq!(keyboard.rows.len(), 1);
        assert_eq!(keyboard.rows[0].len(), 1);
    }
}
