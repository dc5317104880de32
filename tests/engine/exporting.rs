//! What is exported is all there, in forms that other programs read, and harmless to open.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use jiff::tz::TimeZone;
use mpchat_console::api::{ChatId, Update};
use mpchat_console::engine::export::{ExportError, Format, Order, Progress, Scope, write};
use mpchat_console::store::Store;
use serde_json::{Value, json};

const CHAT: i64 = 9_007_199_254_740_881;
/// 2026-11-22T16:00:00Z in seconds.
const DATE: i64 = 1_795_363_200;
const TOKEN: &str = "1000001:TEST-engine-token-not-a-real-secret";

struct Home {
    folder: tempfile::TempDir,
    store: Store,
}

impl Home {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("data/store.db")).expect("a store").store;
        Self { folder, store }
    }

    async fn write(&self, id: i64, date: i64, text: &str) {
        let update = json!({ "update_id": id, "message": {
            "message_id": id, "date": date, "text": text,
            "chat": { "id": CHAT, "type": "private" },
            "from": { "id": CHAT, "is_bot": false, "first_name": "<b>Ada</b> =1" },
        } });
        self.store.receive(vec![Update::from_raw(update.to_string())], date * 1000).await.expect("stored");
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn order(&self, scope: Scope, format: Format) -> Order {
        Order {
            scope,
            format,
            from: None,
            until: None,
            zone: TimeZone::fixed(jiff::tz::offset(8)),
            title: "Ada </title><script>".to_owned(),
            language: "en",
            translate: Arc::new(str::to_owned),
            file: self.file(&format!("out.{}", format.extension())),
            replace: false,
        }
    }

    fn export(&self, order: &Order) -> Result<u64, ExportError> {
        write(&self.store, order, |row| row.replace(TOKEN, "…"), &Progress::default())
    }

    /// Everything beside the store's own folder.
    fn left(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"));
        names.filter(|name| name != "data").collect()
    }
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).expect("the file")
}

/// Cells of a CSV text, read as RFC 4180 says.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.trim_start_matches('\u{FEFF}').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && letters.peek() == Some(&'\n') => {
                letters.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    assert!(!quoted && cell.is_empty() && row.is_empty(), "it ends with a whole row");
    rows
}

const NASTY: [&str; 6] = [
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "@SUM(1)",
    "-1+1",
    "two\nlines, \"quoted\"",
    "<img src=http://evil.example/x onerror=alert(1)>",
    "你好 😀 \u{202E}gnp.exe",
];

async fn nasty() -> Home {
    let home = Home::new();
    for (id, text) in (1..).zip(NASTY) {
        home.write(id, DATE + id, text).await;
    }
    home.write(90, DATE + 90, &format!("my token is {TOKEN}")).await;
    home.write(91, DATE + 91, &"x".repeat(50_000)).await;
    home
}

#[tokio::test]
async fn json_lines_hold_every_row_whole_with_exact_ids_and_zoned_times() {
    let home = nasty().await;
    let order = home.order(Scope::Chat(ChatId(CHAT)), Format::JsonLines);
    assert_eq!(home.export(&order).expect("a file"), 8);
    let rows: Vec<Value> =
        read(&order.file).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(rows.len(), 8);
    for (row, text) in rows.iter().zip(NASTY) {
        assert_eq!(row["text"], text);
        assert_eq!(row["chat_id"].as_i64(), Some(CHAT));
    }
    assert_eq!(rows[0]["at"], "2026-11-23T00:00:01+08:00");
    assert_eq!(rows[7]["text"].as_str().map(str::len), Some(50_000), "long texts are whole");
    assert_eq!(rows[6]["text"], "my token is …");
}

#[tokio::test]
async fn the_feed_keeps_the_servers_own_bytes_and_what_was_malformed() {
    let home = nasty().await;
    let raw = "{\"update_id\": 7,\n \"strange\": 12345678901234567890.10}";
    let malformed = "[no, \"update";
    let updates = [raw, malformed].map(|raw| Update::from_raw(raw.to_owned())).to_vec();
    home.store.receive(updates, (DATE + 200) * 1000).await.expect("stored");
    let order = home.order(Scope::Feed, Format::JsonLines);
    assert_eq!(home.export(&order).expect("a file"), 10);
    let text = read(&order.file);
    assert_eq!(text.lines().count(), 10, "one line for each row");
    assert!(text.contains("12345678901234567890.10"), "no number went through a float");
    let last: Value = serde_json::from_str(text.lines().last().expect("a line")).expect("JSON");
    assert_eq!(last["malformed"], malformed);
}

#[tokio::test]
async fn no_cell_of_a_table_is_a_formula_and_quotes_come_back() {
    let home = nasty().await;
    for scope in [Scope::Chat(ChatId(CHAT)), Scope::Feed] {
        let mut order = home.order(scope, Format::Csv);
        order.replace = true;
        home.export(&order).expect("a file");
        let rows = cells(&read(&order.file));
        assert_eq!(rows.len(), 9, "the names of the columns and eight rows");
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        for cell in rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
        if scope != Scope::Feed {
            assert_eq!(rows[1][7], format!("'{}", NASTY[0]));
            assert_eq!(rows[4][7], NASTY[3]);
        }
        assert!(!read(&order.file).contains("not-a-real-secret"));
    }
}

#[tokio::test]
async fn a_page_shows_everything_and_runs_and_loads_nothing() {
    let home = nasty().await;
    for scope in [Scope::Chat(ChatId(CHAT)), Scope::Feed] {
        let mut order = home.order(scope, Format::Html);
        order.replace = true;
        home.export(&order).expect("a file");
        let page = read(&order.file);
        for bad in ["<script", "<img", "<b>Ada", "\u{202E}", "not-a-real-secret", "<link", "url("] {
            assert!(!page.contains(bad), "{bad}");
        }
        assert_eq!(page.matches("<article").count(), 8);
        assert_eq!(page.matches("</article>").count(), 8);
        assert!(page.contains("prefers-color-scheme:dark") && page.contains("default-src 'none'"));
        assert!(page.contains("datetime=\"2026-11-23T00:00:01+08:00\""));
        assert!(page.ends_with("</html>\n"));
    }
}

#[tokio::test]
async fn a_range_takes_its_first_moment_and_leaves_its_last() {
    let home = Home::new();
    for id in 0..10 {
        home.write(id, DATE + id, &id.to_string()).await;
    }
    let mut order = home.order(Scope::Chat(ChatId(CHAT)), Format::JsonLines);
    (order.from, order.until) = (Some((DATE + 3) * 1000), Some((DATE + 6) * 1000));
    assert_eq!(home.export(&order).expect("a file"), 3);
    let text = read(&order.file);
    assert!(text.contains("\"text\":\"3\"") && !text.contains("\"text\":\"6\""));
}

#[tokio::test]
async fn what_is_there_is_not_overwritten_and_what_is_stopped_leaves_nothing() {
    let home = nasty().await;
    let mut order = home.order(Scope::Feed, Format::Csv);
    std::fs::write(&order.file, "mine").expect("a file");
    assert!(matches!(home.export(&order), Err(ExportError::Exists)));
    assert_eq!(read(&order.file), "mine");
    assert_eq!(home.left(), ["out.csv"], "no unfinished file stays");

    let progress = Progress::default();
    progress.cancelled.store(true, Ordering::Relaxed);
    order.replace = true;
    let stopped = write(&home.store, &order, |row| row, &progress);
    assert!(matches!(stopped, Err(ExportError::Cancelled)));
    assert_eq!(read(&order.file), "mine");
    assert_eq!(home.left(), ["out.csv"]);

    order.file = home.file("no-such-folder/out.csv");
    assert!(matches!(home.export(&order), Err(ExportError::File(_))));
    home.store.close().await;
    order.file = home.file("other.csv");
    assert!(matches!(home.export(&order), Err(ExportError::Store(_))));
    assert_eq!(home.left(), ["out.csv"]);
}

#[tokio::test]
async fn progress_ends_at_the_whole() {
    let home = nasty().await;
    let progress = Progress::default();
    write(&home.store, &home.order(Scope::Feed, Format::Html), |row| row, &progress).expect("a file");
    assert!((progress.share() - 1.0).abs() < f32::EPSILON);
    assert_eq!(progress.written.load(Ordering::Relaxed), 8);
}
