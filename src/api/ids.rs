//! Identifiers as MPChat writes them.

use std::fmt;

use serde_json::Value;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl Id for $name {
            fn from_i64(value: i64) -> Self {
                Self(value)
            }
        }
    };
}

id! {
    /// A conversation: private, group or channel. In a private chat it usually equals the
    /// user's id (help.mp.net 15703367).
    ChatId
}
id! {
    /// A message within one chat.
    MessageId
}
id! {
    /// A person or a bot.
    UserId
}
id! {
    /// One update; rises by arrival at the server.
    UpdateId
}

/// What all identifiers share: the range 0 to 2^53-1, as a JSON integer or as a decimal
/// string (help.mp.net 15703372 for those of chats, persons and messages; inferred for updates). A
/// negative id is accepted when read, never made (inferred: one integrator still expects them for
/// groups).
pub trait Id: Sized {
    /// Wraps a number.
    fn from_i64(value: i64) -> Self;

    /// Reads an id from JSON without passing through a float. `None` for anything else.
    fn from_json(value: &Value) -> Option<Self> {
        match value {
            Value::Number(number) => number.as_i64().map(Self::from_i64),
            Value::String(text) => Self::from_text(text),
            _ => None,
        }
    }

    /// Reads a decimal text, as typed or as sent in a string. `None` for anything else.
    fn from_text(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let plain = (1..=19).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten().map(Self::from_i64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_id_is_read_as_number_or_decimal_string_and_keeps_every_digit() {
        assert_eq!(ChatId::from_json(&json!(9_007_199_254_740_991_i64)), Some(ChatId(9_007_199_254_740_991)));
        assert_eq!(ChatId::from_json(&json!("9007199254740991")), Some(ChatId(9_007_199_254_740_991)));
        assert_eq!(ChatId::from_json(&json!(-100_123)), Some(ChatId(-100_123)));
    }

    #[test]
    fn what_is_not_an_integer_is_not_an_id() {
        for value in [
            json!(1.5),
            json!(1e30),
            json!("1e3"),
            json!("+5"),
            json!(""),
            json!("-"),
            json!(null),
            json!([1]),
        ] {
            assert_eq!(ChatId::from_json(&value), None, "{value}");
        }
        assert_eq!(ChatId::from_text("99999999999999999999"), None);
    }
}
