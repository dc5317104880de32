//! Opening: new files, newer files, damaged files, files in use.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::support::{Home, NOW, text, words};
use crate::api::ChatId;
use crate::store::{ChatFilter, Draft, Page, Store, StoreError, schema};

/// A store with a few hundred messages, closed.
async fn closed() -> Home {
    let home = Home::new();
    home.receive((1..400).map(|n| text(n, n, n % 5, &"words ".repeat(20))).collect()).await;
    home.store.close().await;
    home
}

/// The damaged file is set aside as it was, and the new store works.
fn assert_set_aside(file: &Path, content: &[u8]) {
    let opened = Store::open(file).unwrap();
    let aside = opened.set_aside.expect("the file was set aside");
    assert_eq!(aside.parent(), file.parent());
    assert_eq!(fs::read(&aside).unwrap(), content, "nothing of it was changed");
    assert_eq!(opened.store.chats(&ChatFilter::default(), 9).unwrap(), []);
    drop(opened.store);
    assert_eq!(Store::open(file).unwrap().set_aside, None);
}

#[tokio::test]
async fn what_was_stored_is_there_again() {
    let home = Home::new();
    home.receive(vec![text(1, 1, 5, "hi")]).await;
    let draft = Draft {
        text: "half a tho".to_owned(),
        reply_to: home.all(5)[0].reply_to.clone(),
        ..Draft::default()
    };
    home.store.save_draft(ChatId(5), Some(draft.clone())).await.unwrap();
    let sent = home.enqueue(6, "answer").await;
    let before = (home.all(5), home.store.chats(&ChatFilter::default(), 9).unwrap());
    let home = home.reopen().await;
    assert_eq!(before, (home.all(5), home.store.chats(&ChatFilter::default(), 9).unwrap()));
    assert_eq!(home.store.draft(ChatId(5)).unwrap(), Some(draft));
    assert_eq!(home.store.outbox_heads().unwrap()[0].seq, sent);
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    home.receive(vec![text(1, 1, 5, "hi")]).await;
    let folder = home.file().parent().unwrap().to_owned();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let mut files = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        files += 1;
    }
    assert!(files >= 3, "the store, its log and its lock");
}

#[tokio::test]
async fn two_consoles_never_share_a_store() {
    let home = Home::new();
    assert_eq!(Store::open(&home.file()).unwrap_err(), StoreError::InUse);
    home.receive(vec![text(1, 1, 5, "unharmed")]).await;
    let clone = home.store.clone();
    home.store.close().await;
    let second = Store::open(&home.file()).unwrap();
    assert_eq!(clone.chat_counts(), Err(StoreError::Closed));
    assert_eq!(clone.mark_read(ChatId(5)).await, Err(StoreError::Closed));
    assert_eq!(second.store.chat_counts().unwrap().all, 1);
    clone.close().await;
}

#[tokio::test]
async fn dropping_the_last_handle_finishes_and_closes() {
    let home = Home::new();
    let file = home.file();
    let store = home.store.clone();
    drop(home.store);
    store.receive(vec![text(1, 1, 5, "hi")], NOW).await.unwrap();
    drop(store);
    let opened = Store::open(&file).unwrap();
    assert_eq!(opened.store.chat_counts().unwrap().all, 1);
}

#[tokio::test]
async fn a_file_of_a_newer_version_is_refused_and_not_touched() {
    let home = closed().await;
    for in_log in [false, true] {
        let conn = Connection::open(home.file()).unwrap();
        conn.pragma_update(None, "user_version", schema::KNOWN + 1).unwrap();
        if in_log {
            // The number stands in the log only, as after a crash of the newer program.
            conn.pragma_update(None, "wal_checkpoint", "TRUNCATE").ok();
            let keep = Connection::open(home.file()).unwrap();
            keep.pragma_update(None, "user_version", schema::KNOWN + 2).unwrap();
        } else {
            drop(conn);
        }
        let before = fs::read(home.file()).unwrap();
        let refused = Store::open(&home.file()).unwrap_err();
        assert!(matches!(refused, StoreError::Newer { known: schema::KNOWN, .. }), "{refused}");
        assert!(refused.to_string().contains("newer version"), "{refused}");
        assert_eq!(fs::read(home.file()).unwrap(), before);
    }
}

#[tokio::test]
async fn a_file_of_the_first_format_is_opened_with_all_that_is_in_it() {
    let home = Home::new();
    home.store.close().await;
    fs::remove_file(home.file()).unwrap();
    let mut conn = Connection::open(home.file()).unwrap();
    schema::migrate_with(&mut conn, &[include_str!("../migrations/0001.sql")]).unwrap();
    conn.execute_batch(
        "INSERT INTO messages (seq, chat_id, own, at, kind, text) VALUES (1, 5, 1, 10, 1, 'hello');
         INSERT INTO outbox (seq, chat_id, place, state, attempts, method, params)
             VALUES (1, 5, 1, 0, 0, 'sendMessage', '{}');
         INSERT INTO drafts (chat_id, text) VALUES (5, 'half a tho');",
    )
    .unwrap();
    drop(conn);
    let store = Store::open(&home.file()).unwrap().store;
    let row = &store.messages(ChatId(5), Page::Latest, 9).unwrap()[0];
    assert_eq!((words(row).as_str(), &row.file, &row.keyboard), ("hello", &None, &None));
    assert_eq!(store.outbox_heads().unwrap().len(), 1);
    assert_eq!(store.draft(ChatId(5)).unwrap().unwrap().text, "half a tho");
    store.close().await;
}

#[tokio::test]
async fn a_newer_program_brings_an_older_file_forward_and_keeps_its_rows() {
    let home = closed().await;
    let mut conn = Connection::open(home.file()).unwrap();
    let later = ["not run", "not run", "ALTER TABLE chats ADD COLUMN shade INTEGER NOT NULL DEFAULT 0"];
    schema::migrate_with(&mut conn, &later).unwrap();
    assert_eq!(schema::version(&conn).unwrap(), 3);
    let shades: i64 = conn.query_row("SELECT sum(1 - shade) FROM chats", [], |row| row.get(0)).unwrap();
    assert_eq!(shades, 5);
    let failed = schema::migrate_with(&mut conn, &["", "", "", "CREATE TABLE half (a); nonsense"]);
    assert!(failed.is_err());
    assert_eq!(schema::version(&conn).unwrap(), 3, "a step that fails is taken back whole");
    conn.execute_batch("CREATE TABLE half (b)").unwrap();
}

#[tokio::test]
async fn garbage_is_set_aside() {
    let home = closed().await;
    for content in [&b"not a database"[..], &[0; 5000], b"SQLite format 3\0"] {
        fs::write(home.file(), content).unwrap();
        assert_set_aside(&home.file(), content);
    }
}

#[tokio::test]
async fn a_file_that_was_cut_off_is_set_aside() {
    let home = closed().await;
    let whole = fs::read(home.file()).unwrap();
    for part in [50, 100, 1000, 4096, whole.len() / 2, whole.len() - 1] {
        fs::write(home.file(), &whole[..part]).unwrap();
        assert_set_aside(&home.file(), &whole[..part]);
    }
}

#[tokio::test]
async fn an_overwritten_file_is_set_aside() {
    let home = closed().await;
    let mut content = fs::read(home.file()).unwrap();
    content[100..4096].fill(0x55);
    fs::write(home.file(), &content).unwrap();
    assert_set_aside(&home.file(), &content);
}

#[tokio::test]
async fn another_programs_database_is_set_aside() {
    let home = closed().await;
    fs::remove_file(home.file()).unwrap();
    Connection::open(home.file()).unwrap().execute_batch("CREATE TABLE theirs (a)").unwrap();
    let content = fs::read(home.file()).unwrap();
    assert_set_aside(&home.file(), &content);
}

#[tokio::test]
async fn an_empty_file_is_a_new_store() {
    let home = closed().await;
    fs::write(home.file(), b"").unwrap();
    let opened = Store::open(&home.file()).unwrap();
    assert_eq!((opened.set_aside, opened.recovered), (None, 0));
}

/// Overwrites a page in the middle of a table, where only a read of that part meets it.
fn damage(file: &Path, table: &str) {
    let conn = Connection::open(file).unwrap();
    let pages: Vec<usize> = conn
        .prepare("SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype = 'leaf' ORDER BY path")
        .unwrap()
        .query_map([table], |row| row.get::<_, i64>(0).map(|page| page as usize))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    drop(conn);
    assert!(pages.len() > 2, "{table} has a middle");
    let page = pages[pages.len() / 2];
    let mut content = fs::read(file).unwrap();
    content[(page - 1) * 4096..page * 4096].fill(0x55);
    fs::write(file, &content).unwrap();
}

#[tokio::test]
async fn damage_that_hides_from_a_glance_is_told_when_met_and_set_aside_at_the_next_start() {
    let home = closed().await;
    damage(&home.file(), "messages");
    let opened = Store::open(&home.file()).unwrap();
    assert_eq!(opened.set_aside, None, "the whole file is not read at start");
    let met = (0..5).find_map(|chat| opened.store.messages(ChatId(chat), Page::Latest, 500).err());
    let met = met.unwrap();
    assert!(matches!(met, StoreError::Damaged(_)), "{met}");
    assert!(met.to_string().contains("will be set aside"), "{met}");
    opened.store.close().await;
    let opened = Store::open(&home.file()).unwrap();
    assert!(opened.set_aside.is_some());
    opened.store.receive(vec![text(1, 1, 5, "goes on")], NOW).await.unwrap();
    drop(opened.store);
    assert_eq!(Store::open(&home.file()).unwrap().set_aside, None);
}

#[tokio::test]
async fn damage_met_by_the_writer_is_remembered_too() {
    let home = closed().await;
    damage(&home.file(), "updates_once");
    let opened = Store::open(&home.file()).unwrap();
    let again = (1..400).map(|n| text(n, n, n % 5, "new")).collect();
    let met = opened.store.receive(again, NOW).await;
    assert!(matches!(met, Err(StoreError::Damaged(_))), "{met:?}");
    drop(opened.store);
    assert!(Store::open(&home.file()).unwrap().set_aside.is_some());
}

#[tokio::test]
async fn a_suspicion_that_proves_wrong_costs_nothing() {
    let home = closed().await;
    let mut note = home.file().into_os_string();
    note.push(".suspect");
    fs::write(&note, b"").unwrap();
    let opened = Store::open(&home.file()).unwrap();
    assert_eq!(opened.set_aside, None);
    assert!(!Path::new(&note).exists());
    assert_eq!(opened.store.chat_counts().unwrap().all, 5);
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error_in_words() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("bots"), b"a file").unwrap();
    let error = Store::open(&dir.path().join("bots/7/store.db")).unwrap_err();
    assert!(matches!(error, StoreError::Io(_)), "{error}");
    assert!(error.to_string().starts_with("The store's file cannot be used"), "{error}");
}

#[tokio::test]
async fn a_full_disk_stores_nothing_says_so_and_later_writes_succeed() {
    let home = Home::new();
    home.receive(vec![text(1, 1, 5, "before")]).await;
    let limit = |pages: i64| {
        home.store.inner.writer.write(move |desk| {
            desk.conn.pragma_update(None, "max_page_count", pages)?;
            Ok(())
        })
    };
    limit(1).await.unwrap();
    let large = text(2, 2, 5, &"x".repeat(100_000));
    let refused = home.store.receive(vec![text(3, 3, 5, "small"), large.clone()], NOW).await;
    assert_eq!(refused, Err(StoreError::Full));
    assert_eq!(home.texts(5), ["before"], "a batch is stored whole or not at all");
    limit(1_000_000).await.unwrap();
    assert_eq!(home.receive(vec![text(3, 3, 5, "small"), large]).await.stored, 2);
    let lengths: Vec<_> = home.all(5).iter().map(|row| words(row).len() as u64 + row.hidden_chars).collect();
    assert_eq!(lengths, [6, 5, 100_000]);
}
