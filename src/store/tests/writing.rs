//! The writer: jobs that share a transaction, and what a failing one does to its neighbours.

use super::support::{Home, NOW, send, text, words};
use crate::api::ChatId;
use crate::store::{Draft, Page, Seq, StoreError};

#[tokio::test]
async fn a_job_that_fails_takes_back_its_own_work_only() {
    let home = Home::new();
    let writer = &home.store.inner.writer;
    // Holds the writer until the jobs behind it are in one group.
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let busy = writer.write(move |_| {
        // Ends when `go` is dropped.
        let _ = wait.recv();
        Ok(())
    });
    let first = home.store.enqueue(send(5, "first"), NOW);
    let failing = writer.write(|desk| {
        desk.conn.execute("DELETE FROM messages", [])?;
        desk.kind("never")?;
        Err::<(), _>(StoreError::NotSending)
    });
    let broken = writer.write(|desk| Ok(desk.conn.execute("INSERT INTO nowhere VALUES (1)", [])?));
    let last = home.store.enqueue(send(5, "last"), NOW);
    let release = async move { drop(go) };
    let (waited, first, failing, broken, last, ()) =
        tokio::join!(busy, first, failing, broken, last, release);
    assert_eq!((waited, failing), (Ok(()), Err(StoreError::NotSending)));
    assert!(matches!(broken, Err(StoreError::Other(_))));
    assert!(first.unwrap() < last.unwrap());
    assert_eq!(home.texts(5), ["first", "last"]);
    assert_eq!(home.store.feed_kinds().unwrap(), []);
    home.receive(vec![text(1, 1, 5, "still works")]).await;
}

#[tokio::test]
async fn a_transaction_undone_under_its_jobs_is_told_to_each_and_the_rest_goes_on() {
    let home = Home::new();
    let writer = &home.store.inner.writer;
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let busy = writer.write(move |_| {
        // Ends when `go` is dropped.
        let _ = wait.recv();
        Ok(())
    });
    let lost = home.store.enqueue(send(5, "lost"), NOW);
    let undone = writer.write(|desk| {
        desk.conn.execute_batch("ROLLBACK")?;
        Err::<(), _>(StoreError::Full)
    });
    let kept = home.store.enqueue(send(5, "kept"), NOW);
    let release = async move { drop(go) };
    let (_, lost, undone, kept, ()) = tokio::join!(busy, lost, undone, kept, release);
    assert_eq!(lost, Err(StoreError::Full), "nothing is pretended");
    assert_eq!(undone, Err(StoreError::Full));
    kept.unwrap();
    assert_eq!(home.texts(5), ["kept"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_writers_and_readers_at_once_lose_nothing_and_see_whole_batches() {
    let home = Home::new();
    let writers = (0..8_i64).map(|writer| {
        let store = home.store.clone();
        tokio::spawn(async move {
            for n in 0..40 {
                let id = writer * 1000 + n * 2;
                let pair = vec![text(id, id, 5, "x"), text(id + 1, id + 1, 5, "x")];
                store.receive(pair, NOW).await.unwrap();
                store.enqueue(send(writer + 100, &n.to_string()), NOW).await.unwrap();
            }
        })
    });
    let writers: Vec<_> = writers.collect();
    let store = home.store.clone();
    let reader = tokio::task::spawn_blocking(move || {
        loop {
            let seen = store.messages(ChatId(5), Page::Latest, 10_000).unwrap().len();
            assert_eq!(seen % 2, 0, "half a batch is never seen");
            if seen == 640 {
                break;
            }
        }
    });
    for writer in writers {
        writer.await.unwrap();
    }
    reader.await.unwrap();
    assert_eq!(home.store.outbox_counts().unwrap().waiting, 320);
    for chat in 100..108 {
        let order: Vec<_> = home.all(chat).iter().map(words).collect();
        assert_eq!(order, (0..40).map(|n| n.to_string()).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn a_read_does_not_wait_for_the_writer() {
    let home = Home::new();
    home.receive(vec![text(1, 1, 5, "hi")]).await;
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let busy = home.store.inner.writer.write(move |desk| {
        desk.conn.execute("DELETE FROM messages", [])?;
        // Ends when `go` is dropped.
        let _ = wait.recv();
        Err::<(), _>(StoreError::NotSending)
    });
    let read = async {
        // The writer is inside its transaction; this would hang if a read waited for it.
        assert_eq!(home.texts(5), ["hi"]);
        drop(go);
    };
    let (waited, ()) = tokio::join!(busy, read);
    assert_eq!(waited, Err(StoreError::NotSending));
}

#[tokio::test]
async fn what_was_asked_before_closing_is_finished() {
    let home = Home::new();
    let store = home.store.clone();
    let asked = (0..100).map(|n| store.receive(vec![text(n, n, 5, "x")], NOW));
    let asked = futures_util::future::join_all(asked);
    let (answers, ()) = tokio::join!(asked, home.store.close());
    let stored = answers.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(stored, 100);
    let home = home.reopen().await;
    assert_eq!(home.all(5).len(), 100);
}

#[tokio::test]
async fn a_draft_is_kept_until_it_is_emptied() {
    let home = Home::new();
    home.receive(vec![text(1, 1, 5, "hi")]).await;
    let draft = |text: &str| Draft { text: text.to_owned(), ..Draft::default() };
    for words in ["a\n b", "a longer\tdraft"] {
        home.store.save_draft(ChatId(5), Some(draft(words))).await.unwrap();
        assert_eq!(home.store.draft(ChatId(5)).unwrap(), Some(draft(words)));
    }
    let shown = home.store.chat(ChatId(5)).unwrap().unwrap().draft;
    assert_eq!(shown.as_deref(), Some("a longer draft"));
    home.store.save_draft(ChatId(5), Some(draft(""))).await.unwrap();
    assert_eq!(home.store.draft(ChatId(5)).unwrap(), None);
    home.store.save_draft(ChatId(6), Some(draft("x"))).await.unwrap();
    home.store.save_draft(ChatId(6), None).await.unwrap();
    assert_eq!(home.store.draft(ChatId(6)).unwrap(), None);
    assert_eq!(home.store.update_raw(Seq(99)).unwrap(), None);
}
