//! What was seen of methods.

use super::support::{Home, NOW};
use crate::api::Sighting;

#[tokio::test]
async fn what_was_seen_of_a_method_is_kept_and_a_refusal_does_not_unmake_that_it_worked() {
    let home = Home::new();
    let saw = |method: &str, sighting, at| home.store.saw_method(method.to_owned(), sighting, at);
    saw("sendMessage", Sighting::Works, NOW).await.unwrap();
    saw("sendMessage", Sighting::Refused(400), NOW + 1).await.unwrap();
    saw("sendPoll", Sighting::NotImplemented, NOW + 2).await.unwrap();
    saw("getChat", Sighting::Refused(50_001), NOW + 3).await.unwrap();
    saw("getMe", Sighting::Works, NOW + 4).await.unwrap();
    saw("getMe", Sighting::NotFound, NOW + 5).await.unwrap();
    let home = home.reopen().await;
    let seen = home.store.methods_seen().unwrap();
    let marks: Vec<_> =
        seen.iter().map(|mark| (mark.method.as_str(), mark.mark(), mark.at, mark.worked_at)).collect();
    assert_eq!(
        marks,
        [
            ("getChat", Sighting::Refused(50_001), NOW + 3, None),
            ("getMe", Sighting::NotFound, NOW + 5, Some(NOW + 4)),
            ("sendMessage", Sighting::Works, NOW + 1, Some(NOW)),
            ("sendPoll", Sighting::NotImplemented, NOW + 2, None),
        ]
    );
}

#[tokio::test]
async fn names_that_a_person_makes_up_do_not_fill_the_store() {
    let home = Home::new();
    for n in 0..600 {
        home.store.saw_method(format!("made{n}"), Sighting::NotFound, NOW).await.unwrap();
    }
    assert_eq!(home.store.methods_seen().unwrap().len(), 500);
    home.store.saw_method("made7".to_owned(), Sighting::Works, NOW).await.unwrap();
    let seen = home.store.methods_seen().unwrap();
    assert!(seen.iter().any(|mark| mark.method == "made7" && mark.mark() == Sighting::Works));
}
