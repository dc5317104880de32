//! What panels keep.

use super::support::Home;
use crate::store::Keepsake;

#[tokio::test]
async fn what_a_panel_keeps_survives_and_can_be_forgotten() {
    let home = Home::new();
    assert_eq!(home.store.kept(Keepsake::WebhooksBefore).unwrap(), None);
    home.store.keep(Keepsake::WebhooksBefore, Some("[1]".to_owned())).await.unwrap();
    home.store.keep(Keepsake::WebhooksBefore, Some("[2]".to_owned())).await.unwrap();
    home.store.keep(Keepsake::CommandDrafts, Some("{}".to_owned())).await.unwrap();
    let home = home.reopen().await;
    assert_eq!(home.store.kept(Keepsake::WebhooksBefore).unwrap().as_deref(), Some("[2]"));
    home.store.keep(Keepsake::CommandDrafts, None).await.unwrap();
    assert_eq!(home.store.kept(Keepsake::CommandDrafts).unwrap(), None);
}
