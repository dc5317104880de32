//! What the store costs: taking in batches, and the first page of every list at three sizes.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench; criterion's macros make undocumented items")]

mod support;

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use mpchat_console::store::{ChatFilter, FeedFilter, Page, SearchStop, Store, WordSearch};
use support::fill::{self, BUSY_CHAT, RARE, Speaker};

const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];
/// Rows of a window.
const WINDOW: usize = 200;
/// Rows of a page of results.
const RESULTS: usize = 50;

/// One poll's worth, committed and synced.
fn receive(c: &mut Criterion) {
    let mut group = c.benchmark_group("receive_100_synced");
    group.throughput(Throughput::Elements(100));
    for messages in [0, 1_000_000] {
        let folder = tempfile::tempdir().unwrap();
        let file = match messages {
            0 => folder.path().join("store.db"),
            _ => fill::copy(messages, folder.path()),
        };
        let store = Store::open(&file).unwrap().store;
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let mut speaker = Speaker::after(messages);
        group.bench_function(BenchmarkId::from_parameter(messages), |b| {
            b.iter_batched(
                || (speaker.updates(100), speaker.now() * 1000),
                |(updates, at)| runtime.block_on(store.receive(updates, at)).unwrap(),
                BatchSize::PerIteration,
            );
        });
    }
}

fn open(c: &mut Criterion) {
    let mut group = c.benchmark_group("open");
    for messages in SIZES {
        let file = fill::cached(messages);
        group.bench_function(BenchmarkId::from_parameter(messages), |b| {
            b.iter(|| black_box(Store::open(&file).unwrap().store.chat_counts().unwrap()));
        });
    }
}

fn pages(c: &mut Criterion) {
    for messages in SIZES {
        let store = Store::open(&fill::cached(messages)).unwrap().store;
        let mut measure = |name: &str, read: &dyn Fn() -> usize| {
            assert!(read() > 0, "{name} finds something");
            c.benchmark_group(name).bench_function(BenchmarkId::from_parameter(messages), |b| {
                b.iter(|| black_box(read()));
            });
        };
        let chats = ChatFilter::default();
        measure("chats", &|| store.chats(&chats, WINDOW).unwrap().len());
        measure("messages_latest", &|| store.messages(BUSY_CHAT, Page::Latest, WINDOW).unwrap().len());
        let middle = store.feed(&FeedFilter::default(), Page::Latest, 1).unwrap()[0].seq.0 / 2;
        let middle = Page::Around(mpchat_console::store::Seq(middle));
        measure("messages_middle", &|| store.messages(BUSY_CHAT, middle, WINDOW).unwrap().len());
        let all = FeedFilter::default();
        measure("feed_latest", &|| store.feed(&all, Page::Latest, WINDOW).unwrap().len());
        measure("feed_middle", &|| store.feed(&all, middle, WINDOW).unwrap().len());
        let of_kind = FeedFilter {
            kind: Some("message".to_owned()),
            chat_id: Some(BUSY_CHAT),
            ..FeedFilter::default()
        };
        measure("feed_kind_in_chat", &|| store.feed(&of_kind, Page::Latest, WINDOW).unwrap().len());
        let chinese =
            FeedFilter { text: "订单".to_owned(), chat_id: Some(BUSY_CHAT), ..FeedFilter::default() };
        measure("feed_text_in_chat", &|| store.feed(&chinese, Page::Latest, WINDOW).unwrap().len());
    }
}

fn search(c: &mut Criterion) {
    for messages in SIZES {
        let store = Store::open(&fill::cached(messages)).unwrap().store;
        let mut group = c.benchmark_group(format!("search_{messages}"));
        // Common and rare words, begun ones, letters that are common apart and never side by side.
        for words in
            ["refund", "the", "wa", "deli", "please refund", "订单", "我是着急", "时的我", RARE[0], RARE[1]]
        {
            group.bench_function(words, |b| {
                b.iter(|| black_box(store.search(words, None, RESULTS).unwrap()));
            });
            // The same with the words in their context, as a person sees them.
            let search = WordSearch { text: words.to_owned(), chat: None };
            group.bench_function(format!("{words} in context"), |b| {
                let stop = SearchStop::default();
                b.iter(|| black_box(store.hits(&search, None, RESULTS, &stop).unwrap()));
            });
        }
    }
}

criterion_group!(benches, receive, open, pages, search);
criterion_main!(benches);
