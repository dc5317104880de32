//! What a search found, in its context.

use super::support::{Home, NOW, edit, text};
use crate::api::ChatId;
use crate::store::{Hit, HitText, SearchStop, Seq, WordSearch};

impl Home {
    fn hits(&self, text: &str) -> Vec<Hit> {
        self.hits_in(text, None)
    }

    fn hits_in(&self, text: &str, chat: Option<i64>) -> Vec<Hit> {
        let search = WordSearch { text: text.to_owned(), chat: chat.map(ChatId) };
        self.store.hits(&search, None, 50, &SearchStop::default()).unwrap()
    }
}

/// The piece with what was found in brackets.
fn shown(hit: &Hit) -> String {
    let mut shown = hit.piece.clone();
    for found in hit.found.iter().rev() {
        shown.insert(found.end, ']');
        shown.insert(found.start, '[');
    }
    shown
}

#[tokio::test]
async fn a_hit_shows_the_words_in_their_context() {
    let home = Home::new();
    let long = format!("{} the refund was promised {}", "before ".repeat(40), "after ".repeat(60));
    home.receive(vec![
        text(1, 1, 5, "Where is my order?"),
        text(2, 2, 5, "请问什么时候可以发货，订单还没有收到"),
        text(3, 3, 5, "Ｆｕｌｌ width and Größe, naïve\n\ncafé"),
        text(4, 4, 5, &long),
        text(5, 5, 5, "emoji 👍 here"),
    ])
    .await;
    for (query, expected) in [
        ("order", "Where is my [order]?"),
        ("ORD", "Where is my [order]?"),
        ("where my", "[Where] is [my] order?"),
        ("订单", "请问什么时候可以发货，[订单]还没有收到"),
        ("没有 订单", "请问什么时候可以发货，[订单]还[没有]收到"),
        ("full", "[Ｆｕｌｌ] width and Größe, naïve café"),
        ("grosse cafe", ""),
        ("naive cafe", "Ｆｕｌｌ width and Größe, [naïve] [café]"),
        ("👍", "emoji [👍] here"),
        ("\"order\" OR (x", ""),
        ("\"order\"", "Where is my [order]?"),
    ] {
        let hits = home.hits(query);
        let expected: Vec<String> =
            Some(expected.to_owned()).filter(|text| !text.is_empty()).into_iter().collect();
        assert_eq!(hits.iter().map(shown).collect::<Vec<_>>(), expected, "{query}");
    }
    let hit = &home.hits("refund")[0];
    assert!(shown(hit).starts_with("…before before"), "{}", shown(hit));
    assert!(shown(hit).contains("the [refund] was promised after"), "{}", shown(hit));
    assert!(hit.piece.ends_with('…') && hit.piece.chars().count() < 200);
    assert_eq!((hit.chat_title.as_str(), hit.author.as_deref(), hit.own), ("Ada", Some("Ada"), false));
}

#[tokio::test]
async fn hits_come_in_pages_and_from_one_chat_if_wanted() {
    let home = Home::new();
    home.receive((1..=9).map(|n| text(n, n, n % 3 + 1, "订单 here")).collect()).await;
    let all: Vec<Seq> = home.hits("订单").iter().map(|hit| hit.seq).collect();
    assert_eq!(all.len(), 9);
    assert!(all.is_sorted_by(|a, b| a > b), "the newest first");
    let search = WordSearch { text: "订单".to_owned(), chat: None };
    let page = home.store.hits(&search, Some(all[3]), 2, &SearchStop::default()).unwrap();
    assert_eq!(page.iter().map(|hit| hit.seq).collect::<Vec<_>>(), all[4..6]);
    let chats: Vec<i64> = home.hits_in("订单", Some(2)).iter().map(|hit| hit.chat_id.0).collect();
    assert_eq!(chats, [2, 2, 2]);
}

#[tokio::test]
async fn an_earlier_text_and_a_deleted_one_are_not_taken_for_what_is_said_now() {
    let home = Home::new();
    home.receive(vec![text(1, 1, 5, "a marmalade jar"), text(2, 2, 5, "apricots, please")]).await;
    home.receive(vec![edit(3, 1, 5, "a honey jar")]).await;
    let said = |query: &str| home.hits(query).iter().map(|hit| (shown(hit), hit.said)).collect::<Vec<_>>();
    assert_eq!(said("honey"), [("a [honey] jar".to_owned(), HitText::Current)]);
    assert_eq!(said("jar"), [("a honey [jar]".to_owned(), HitText::Current)]);
    assert_eq!(said("marmalade"), [("a [marmalade] jar".to_owned(), HitText::Earlier)]);
    let apricots = home.all(5)[1].seq;
    home.store.record_deleted(apricots, NOW).await.unwrap();
    assert_eq!(said("apricots"), [("[apricots], please".to_owned(), HitText::Deleted)]);
    home.enqueue(5, "marmalade is out").await;
    assert!(home.hits("marmalade")[0].own);
}

#[tokio::test]
async fn whatever_is_typed_is_looked_for_as_it_stands() {
    let home = Home::new();
    home.receive(vec![text(1, 1, 5, "NEAR AND keys : c5 {said} : x* ^y (z) -w 100% \"quoted\"")]).await;
    for query in
        ["NEAR(", "AND", "keys : c5", "{said} : x*", "^y", "(z)", "-w", "100%", "\"quoted", "' OR 1=1 --"]
    {
        home.hits(query);
        home.hits_in(query, Some(-5));
    }
    assert_eq!(home.hits("keys : c5").len(), 1);
    assert_eq!(home.hits(&"\"*(".repeat(3400)).len(), 0, "ten kilobytes of signs");
    assert_eq!(home.hits(&"长".repeat(3400)).len(), 0);
    for nothing in ["", "  ", "\"\"", "***", "\u{0}"] {
        assert_eq!(home.hits(nothing), Vec::new(), "{nothing:?}");
    }
}

#[tokio::test]
async fn a_search_that_nobody_waits_for_finds_nothing_and_harms_no_other() {
    let home = Home::new();
    home.receive(vec![text(1, 1, 5, "hello")]).await;
    let stop = SearchStop::default();
    stop.stop();
    let search = WordSearch { text: "hello".to_owned(), chat: None };
    assert_eq!(home.store.hits(&search, None, 5, &stop).unwrap(), Vec::new());
    let ended = SearchStop::default();
    assert_eq!(home.store.hits(&search, None, 5, &ended).unwrap().len(), 1);
    ended.stop();
    assert_eq!(home.hits("hello").len(), 1);
}
