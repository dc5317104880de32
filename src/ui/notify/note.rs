//! A notification in words. What people wrote is in it only if the person allows it.

use crate::i18n::{Language, Text};
use crate::store::ChatRow;
use crate::ui::chat_list::{body_line, chat_name};
use crate::ui::widgets;

use super::ChatKey;

/// Longest text of a message in a notification, in characters.
const TEXT: usize = 140;

/// What the desktop shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The chat that a click opens; none for several at once.
    pub chat: Option<ChatKey>,
    /// Its title: whose message, to which bot.
    pub title: String,
    /// What is below.
    pub body: String,
    /// What a click does, for desktops that show it.
    pub open: String,
    /// With a sound.
    pub sound: bool,
}

/// What is known of a chat that has new messages.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// As the person calls the bot.
    pub bot: String,
    /// The chat with its last message.
    pub row: ChatRow,
}

/// One chat.
pub(super) fn of_chat(
    chat: ChatKey,
    messages: u32,
    known: &Known,
    with_text: bool,
    sound: bool,
    language: Language,
) -> Note {
    let name = chat_name(&known.row, language);
    let mut body = count(messages, language);
    let last = &known.row.preview;
    if with_text && !last.outgoing {
        let text = body_line(last.kind, &last.text, language);
        let text = widgets::one_line(text.trim(), TEXT);
        let text = text.trim_end();
        body = if messages > 1 { format!("{text}\n{body}") } else { text.to_owned() };
    }
    Note {
        chat: Some(chat),
        title: format!("{} · {}", widgets::display_name(&name), widgets::display_name(&known.bot)),
        body,
        open: language.t(Text::NoteOpen).to_owned(),
        sound,
    }
}

/// Several chats at once: numbers, no names.
pub(super) fn of_sum(chats: &[(ChatKey, u32)], bot: Option<&str>, sound: bool, language: Language) -> Note {
    let messages = chats.iter().fold(0_u32, |sum, (_, messages)| sum.saturating_add(*messages));
    let (messages, several) = (u64::from(messages), chats.len() as u64);
    let values = [("messages", language.number(messages)), ("chats", language.number(several))];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let bot = bot.map_or_else(|| crate::about::NAME.into(), widgets::display_name);
    Note {
        chat: None,
        title: bot.into_owned(),
        body: language.fill(Text::NoteSum, &values),
        open: language.t(Text::NoteOpen).to_owned(),
        sound,
    }
}

fn count(messages: u32, language: Language) -> String {
    match messages {
        1 => language.t(Text::NoteOne).to_owned(),
        more => language.fill(Text::NoteMore, &[("count", &language.number(u64::from(more)))]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{ChatId, UserId};
    use crate::store::{ChatFilter, Store};

    fn known(name: &str, text: &str) -> (ChatKey, Known) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("store.db")).unwrap().store;
        let update = serde_json::json!({
            "update_id": 1,
            "message": {
                "message_id": 1, "date": 1_700_000_000, "text": text,
                "chat": { "id": 7, "type": "private", "first_name": name },
                "from": { "id": 7, "is_bot": false, "first_name": name },
            },
        });
        let update = crate::api::Update::from_raw(update.to_string());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(store.receive(vec![update], 0)).unwrap();
        let row = store.chats(&ChatFilter::default(), 1).unwrap().remove(0);
        (ChatKey { bot: UserId(1), chat: ChatId(7) }, Known { bot: "@shop_bot".to_owned(), row })
    }

    #[test]
    fn the_text_is_left_out_unless_it_is_allowed() {
        let (chat, known) = known("Ada", "the code is 4711");
        let note = of_chat(chat, 1, &known, false, false, Language::English);
        assert_eq!((note.title.as_str(), note.body.as_str()), ("Ada · @shop_bot", "New message"));
        let note = of_chat(chat, 3, &known, true, true, Language::English);
        assert_eq!(note.body, "the code is 4711\n3 new messages");
        assert!(note.sound);
    }

    #[test]
    fn what_deceives_is_cleaned_and_what_is_long_is_cut() {
        let (chat, known) = known("A\u{202e}da\nBank", &format!("\u{202e}x\u{7}\n{}", "long ".repeat(500)));
        let note = of_chat(chat, 1, &known, true, false, Language::English);
        for bad in ['\u{202e}', '\u{7}', '\n'] {
            assert!(!note.title.contains(bad) && !note.body.contains(bad), "{note:?}");
        }
        assert!(note.body.chars().count() <= TEXT + 1, "{}", note.body.chars().count());
    }

    #[test]
    fn a_sum_has_numbers_and_no_names() {
        let chats: Vec<(ChatKey, u32)> =
            (1..=5).map(|id| (ChatKey { bot: UserId(1), chat: ChatId(id) }, 2)).collect();
        let note = of_sum(&chats, Some("@shop_bot"), false, Language::English);
        assert_eq!((note.chat, note.title.as_str()), (None, "@shop_bot"));
        assert_eq!(note.body, "10 new messages in 5 chats");
    }
}
