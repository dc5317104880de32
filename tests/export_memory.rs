//! An export needs the memory of one page, however many rows there are. Alone in its program, so
//! that nothing else moves the numbers.

#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::panic, reason = "what does not hold is a failed test")]

use std::sync::Arc;

use jiff::tz::TimeZone;
use mpchat_console::api::Update;
use mpchat_console::engine::export::{Format, Order, Progress, Scope, write};
use mpchat_console::store::Store;

/// Rows of the store.
const ROWS: i64 = 40_000;
/// Bytes of each row's text.
const TEXT: usize = 1_500;
/// The most that the peak may rise, in kilobytes: a small part of the 60 MB that are written.
const MOST_KB: u64 = 12_000;

fn status(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("a status");
    let line = status.lines().find(|line| line.starts_with(name)).expect("the line");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number")
}

#[test]
fn a_long_export_needs_no_more_memory_than_a_short_one() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&folder.path().join("store.db")).expect("a store").store;
    let text = "word ".repeat(TEXT / 5);
    for start in (0..ROWS).step_by(500) {
        let update = |id: i64| {
            Update::from_raw(format!(
                r#"{{"update_id":{id},"message":{{"message_id":{id},"date":1795363200,"chat":{{"id":7,"type":"private"}},"text":"{id} {text}"}}}}"#
            ))
        };
        let batch = (start..start + 500).map(update).collect();
        runtime.block_on(store.receive(batch, 1_795_363_200_000)).expect("stored");
    }
    let order = |format: Format, file: &str| Order {
        scope: Scope::Feed,
        format,
        from: None,
        until: None,
        zone: TimeZone::UTC,
        title: "Feed".to_owned(),
        language: "en",
        translate: Arc::new(str::to_owned),
        file: folder.path().join(file),
        replace: false,
    };
    // What the first rows need once: caches, statements, buffers.
    let some = Order { until: Some(0), ..order(Format::Html, "none.html") };
    write(&store, &some, |row| row, &Progress::default()).expect("a file");
    let before = status("VmHWM:").max(status("VmRSS:"));
    for format in Format::ALL {
        let order = order(format, &format!("all.{}", format.extension()));
        let written = write(&store, &order, |row| row, &Progress::default()).expect("a file");
        assert_eq!(written, ROWS as u64);
        let size = std::fs::metadata(&order.file).expect("the file").len();
        assert!(size > ROWS as u64 * TEXT as u64, "{size} bytes were written");
    }
    let after = status("VmHWM:");
    println!("peak before {before} kB, after {after} kB");
    assert!(after <= before + MOST_KB, "the peak rose from {before} kB to {after} kB");
}
