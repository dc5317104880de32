//! What is kept to be used again.

use crate::api::markup::ParseMode;
use crate::api::{Keyboard, KeyboardButton, Press};
use crate::store::{CannedChange, CannedReply, FileRef, SavedKeyboard, canned_name};

use super::support::Home;

fn keyboard(label: &str) -> Keyboard {
    let press = Press::Url("https://a.example".to_owned());
    Keyboard { rows: vec![vec![KeyboardButton { label: label.to_owned(), press }]] }
}

fn reply(name: &str, text: &str) -> CannedReply {
    CannedReply { name: name.to_owned(), text: text.to_owned(), ..CannedReply::default() }
}

#[tokio::test]
async fn a_canned_reply_comes_back_as_it_was_kept() {
    let home = Home::new();
    let file = FileRef {
        path: "/tmp/prices.pdf".to_owned(),
        name: "prices.pdf".to_owned(),
        mime: "application/pdf".to_owned(),
        size: 7,
        modified: 5,
    };
    let whole = CannedReply {
        mode: ParseMode::Html,
        file: Some(file),
        keyboard: keyboard("Shop"),
        ..reply("价格", "<b>{name}</b>\n{?Order number}")
    };
    let changes = vec![CannedChange::Put(whole.clone()), CannedChange::Put(reply("bye", "Bye!"))];
    home.store.change_canned(changes).await.unwrap();
    let home = home.reopen().await;
    assert_eq!(home.store.canned().unwrap(), [reply("bye", "Bye!"), whole]);
}

#[tokio::test]
async fn a_canned_reply_is_replaced_renamed_and_forgotten_by_its_name() {
    let home = Home::new();
    let put = |name, text| CannedChange::Put(reply(name, text));
    home.store.change_canned(vec![put("hi", "Hi"), put("hi", "Hello")]).await.unwrap();
    assert_eq!(home.store.canned().unwrap(), [reply("hi", "Hello")]);
    let rename = vec![CannedChange::Remove("hi".to_owned()), put("hello", "Hello")];
    home.store.change_canned(rename).await.unwrap();
    assert_eq!(home.store.canned().unwrap(), [reply("hello", "Hello")]);
}

#[tokio::test]
async fn a_saved_keyboard_is_kept_replaced_and_forgotten() {
    let home = Home::new();
    let saved = |label| SavedKeyboard { name: "Shop 店".to_owned(), keyboard: keyboard(label) };
    home.store.save_keyboard(saved("one")).await.unwrap();
    home.store.save_keyboard(saved("two")).await.unwrap();
    let home = home.reopen().await;
    assert_eq!(home.store.saved_keyboards().unwrap(), [saved("two")]);
    home.store.forget_keyboard("Shop 店".to_owned()).await.unwrap();
    assert!(home.store.saved_keyboards().unwrap().is_empty());
}

#[test]
fn a_short_name_is_one_word_in_small_letters() {
    for (name, kept) in [
        ("Thanks", Some("thanks")),
        (" order_1-b ", Some("order_1-b")),
        ("价格", Some("价格")),
        ("", None),
        ("two words", None),
        ("a/b", None),
        ("a\u{202e}b", None),
        ("x\ny", None),
    ] {
        assert_eq!(canned_name(name).as_deref(), kept, "{name:?}");
    }
    assert_eq!(canned_name(&"x".repeat(33)), None);
}
