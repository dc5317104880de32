//! Inline keyboards: rows of buttons below a message (`reply_markup.inline_keyboard`, help.mp.net 15703384).

use serde_json::{Map, Value, json};

/// Most rows and most buttons in a row that are read of a received keyboard.
const MOST: usize = 100;
/// Longest label that is read, in characters.
const LABEL_CHARS: usize = 256;
/// Longest address that is read, in bytes; the beginning of a longer one leads nowhere.
const URL_BYTES: usize = 2048;

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
