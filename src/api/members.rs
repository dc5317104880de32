//! What the Bot API tells about a chat and the people in it. Every member of these answers is
//! inferred from Telegram's names, and every one is optional.

use serde_json::Value;

use super::types::{ReplyRef, User, reply_ref};

/// Longest description that is read, in characters.
const DESCRIPTION_CHARS: usize = 1000;
/// Most people that are read of one answer.
const MOST: usize = 200;

/// What may be taken from a member or given back, as restrictChatMember names it (inferred).
pub const RIGHTS: [&str; 8] = [
    "can_send_messages",
    "can_send_photos",
    "can_send_videos",
    "can_send_documents",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_invite_users",
    "can_pin_messages",
];

/// The result of getChat, as far as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChatFacts {
    /// Title of a group.
    pub title: Option<String>,
    /// What the group says about itself.
    pub description: Option<String>,
    /// Where its picture can be had.
    pub photo_url: Option<String>,
    /// The message that is pinned now.
    pub pinned: Option<ReplyRef>,
}

impl ChatFacts {
    /// Reads getChat's result. `None` when it is not an object.
    #[must_use]
    pub fn from_json(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        let text = |key: &str| {
            let text = object.get(key)?.as_str()?;
            (!text.trim().is_empty()).then(|| text.chars().take(DESCRIPTION_CHARS).collect())
        };
        let photo = object.get("photo").and_then(|photo| photo.get("url")).and_then(Value::as_str);
        Some(Self {
            title: text("title"),
            description: text("description"),
            photo_url: photo.map(str::to_owned),
            pinned: object.get("pinned_message").and_then(reply_ref),
        })
    }
}

/// How somebody stands in a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Made the group.
    Creator,
    /// Administers it.
    Administrator,
    /// An ordinary member.
    Member,
    /// Muted or restricted; a banned person stays a member in MPChat (help.mp.net 15703404).
    Restricted,
    /// Not in it.
    Left,
    /// A word this program does not know.
    Other(String),
}

/// Somebody in a chat: the result of getChatMember.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub user: User,
    /// How they stand.
    pub standing: Standing,
    /// When a restriction ends, Unix seconds; 0 or `None` is never.
    pub until: Option<i64>,
    /// What they may do, of [`RIGHTS`], as far as the answer tells.
    pub rights: Vec<(&'static str, bool)>,
}

impl Member {
    /// Reads getChatMember's result. `None` without a user.
    #[must_use]
    pub fn from_json(value: &Value) -> Option<Self> {
        let user = User::from_json(value.get("user")?)?;
        let standing = match value.get("status").and_then(Value::as_str).unwrap_or_default() {
            "creator" => Standing::Creator,
            "administrator" => Standing::Administrator,
            "member" => Standing::Member,
            "restricted" | "kicked" => Standing::Restricted,
            "left" => Standing::Left,
            other => Standing::Other(other.chars().take(32).collect()),
        };
        let right = |name: &'static str| Some((name, value.get(name)?.as_bool()?));
        Some(Self {
            user,
            standing,
            until: value.get("until_date").and_then(Value::as_i64),
            rights: RIGHTS.into_iter().filter_map(right).collect(),
        })
    }

    /// Reads getChatAdministrators' result; what is no member is left out. `None` when it is no list.
    #[must_use]
    pub fn list_from_json(value: &Value) -> Option<Vec<Self>> {
        Some(value.as_array()?.iter().take(MOST).filter_map(Self::from_json).collect())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_member_may_do_and_until_when_is_read_as_far_as_it_is_told() {
        let member = Member::from_json(&json!({
            "user": { "id": 5, "first_name": "Ada" }, "status": "restricted",
            "until_date": 1_800_000_000, "can_send_messages": false, "can_fly": true,
        }))
        .unwrap();
        assert_eq!(member.standing, Standing::Restricted);
        assert_eq!((member.until, member.rights), (Some(1_800_000_000), vec![("can_send_messages", false)]));
        let odd = Member::from_json(&json!({ "user": { "id": 5 }, "status": "emperor" })).unwrap();
        assert_eq!(odd.standing, Standing::Other("emperor".to_owned()));
    }

    #[test]
    fn hostile_answers_are_refused_or_cut() {
        for nothing in [json!(null), json!([]), json!({ "user": {} }), json!({ "status": "member" })] {
            assert_eq!(Member::from_json(&nothing), None, "{nothing}");
        }
        assert_eq!(ChatFacts::from_json(&json!(7)), None);
        let facts = ChatFacts::from_json(&json!({ "description": "x".repeat(5000), "title": "  " })).unwrap();
        assert_eq!(facts.description.map(|text| text.len()), Some(DESCRIPTION_CHARS));
        assert_eq!(facts.title, None);
        let many = Value::Array(vec![json!({ "user": { "id": 1 }, "status": "member" }); 1000]);
        assert_eq!(Member::list_from_json(&many).map(|list| list.len()), Some(MOST));
    }
}
