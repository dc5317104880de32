//! Pages fit together without gaps or repeats, wherever they begin.

use proptest::prelude::*;

use super::support::{Home, edit, proptests, text};
use crate::api::ChatId;
use crate::store::{ChatFilter, ChatSet, FeedFilter, Page, Seq, Store};

/// Reads a list as pages of `size`, forward from the beginning.
fn forward(size: usize, read: impl Fn(Page, usize) -> Vec<Seq>) -> Vec<Seq> {
    let mut all: Vec<Seq> = Vec::new();
    loop {
        let page = read(Page::After(all.last().copied().unwrap_or(Seq(0))), size);
        assert!(page.len() <= size && page.is_sorted());
        if page.is_empty() {
            return all;
        }
        all.extend(page);
    }
}

/// Reads a list as pages of `size`, backward from the end.
fn backward(size: usize, read: impl Fn(Page, usize) -> Vec<Seq>) -> Vec<Seq> {
    let mut all = read(Page::Latest, size);
    while let Some(first) = all.first() {
        let mut page = read(Page::Before(*first), size);
        assert!(page.len() <= size && page.is_sorted());
        if page.is_empty() {
            break;
        }
        page.extend(all);
        all = page;
    }
    all
}

/// What a page around a row must be, from the whole list.
fn around(all: &[Seq], seq: Seq, size: usize) -> Vec<Seq> {
    let place = all.partition_point(|other| *other < seq);
    let half = size / 2;
    all[place.saturating_sub(half)..(place + size - half).min(all.len())].to_vec()
}

fn fits(
    all: &[Seq],
    size: usize,
    at: Seq,
    read: impl Fn(Page, usize) -> Vec<Seq>,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(&forward(size, &read), all);
    prop_assert_eq!(&backward(size, &read), all);
    prop_assert_eq!(read(Page::Around(at), size), around(all, at, size));
    Ok(())
}

proptest! {
    #![proptest_config(proptests(24))]

    #[test]
    fn every_list_pages_without_gaps_or_repeats(
        steps in prop::collection::vec((0..3_i64, 0..4_u8), 1..60),
        size in 1..12_usize,
        at in 0..70_i64,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let home = Home::new();
        for (number, (chat, step)) in (1_i64..).zip(&steps) {
            match step {
                0 => drop(runtime.block_on(home.enqueue(*chat, "word out"))),
                1 => drop(runtime.block_on(home.receive(vec![edit(number, number - 1, *chat, "word later")]))),
                _ => drop(runtime.block_on(home.receive(vec![text(number, number, *chat, "word in")]))),
            }
        }
        let store: &Store = &home.store;
        for chat in (0..3).map(ChatId) {
            let read = |page, size| store.messages(chat, page, size).unwrap().iter().map(|row| row.seq).collect::<Vec<_>>();
            fits(&read(Page::Latest, 1000), size, Seq(at), read)?;
        }
        for kind in [None, Some("message".to_owned())] {
            for chat_id in [None, Some(ChatId(1))] {
                for text in ["", "word"] {
                    let filter = FeedFilter { kind: kind.clone(), chat_id, text: text.to_owned() };
                    let read = |page, size| store.feed(&filter, page, size).unwrap().iter().map(|row| row.seq).collect::<Vec<_>>();
                    let all = read(Page::Latest, 1000);
                    fits(&all, size, Seq(at), read)?;
                    let newer = all.iter().filter(|seq| seq.0 > at).count();
                    prop_assert_eq!(store.feed_newer(&filter, Seq(at)).unwrap(), newer as u64);
                }
            }
        }
        let received = steps.iter().filter(|(_, step)| *step > 0).count();
        prop_assert_eq!(store.feed(&FeedFilter::default(), Page::Latest, 1000).unwrap().len(), received);
        counts_agree(store)?;
    }
}

/// The counts that are kept are those one gets by counting.
fn counts_agree(store: &Store) -> Result<(), TestCaseError> {
    let set = |only| {
        let filter = ChatFilter { only, ..ChatFilter::default() };
        store.chats(&filter, 1000).unwrap()
    };
    let counts = store.chat_counts().unwrap();
    let all = set(ChatSet::All);
    prop_assert_eq!(counts.all as usize, all.len());
    prop_assert_eq!(counts.unread as usize, set(ChatSet::Unread).len());
    prop_assert_eq!(counts.waiting as usize, set(ChatSet::Waiting).len());
    prop_assert!(all.is_sorted_by_key(|chat| std::cmp::Reverse(chat.last_at)));
    for chat in all {
        let rows = store.messages(chat.chat_id, Page::Latest, 1000).unwrap();
        prop_assert_eq!(chat.messages as usize, rows.len());
        let incoming = rows.iter().filter(|row| row.send.is_none()).count();
        prop_assert_eq!(chat.unread as usize, incoming);
        let last = rows.last().unwrap();
        prop_assert_eq!(chat.preview.outgoing, last.send.is_some());
        prop_assert_eq!(Some(chat.preview.text.as_str()), last.body.text());
    }
    Ok(())
}
