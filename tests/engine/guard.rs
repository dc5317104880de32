//! A risky call leaves only through the guard, confirmed and written down.

use std::time::Duration;

use mpchat_console::api::catalogue::{Catalogue, Risk};
use mpchat_console::api::{CallError, Risks, Route, Verdict, Withheld};
use mpchat_console::engine::{Confirmation, GuardError, GuardedCall};
use mpchat_console::sandbox::FaultKind;
use mpchat_console::store::{BotMark, Confirmed, GuardedEntry};
use serde_json::json;

use crate::world::{ADA, TOKEN, World, client, until};

fn pressed(mark: BotMark) -> Confirmation {
    Confirmation { mark, typed: None }
}

fn typed(name: &str) -> Confirmation {
    Confirmation { mark: BotMark::Production, typed: Some(name.to_owned()) }
}

fn leave() -> GuardedCall {
    GuardedCall::new("leaveChat", json!({ "chat_id": ADA }))
}

impl World {
    async fn marked(mark: BotMark) -> Self {
        let world = Self::start().await;
        world.store().set_mark(mark).await.expect("a mark");
        world
    }

    fn journal(&self) -> Vec<GuardedEntry> {
        self.store().guarded(None, 100).expect("the journal")
    }

    fn username(&self) -> String {
        self.store().bot().expect("a read").expect("a bot").username
    }
}

#[tokio::test]
async fn no_risky_method_of_the_catalogue_leaves_without_a_permit_however_it_is_written() {
    let world = World::start().await;
    world.receiving().await;
    let risky: Vec<String> = Catalogue::embedded()
        .methods()
        .iter()
        .filter(|method| method.risk == Risk::L3)
        .map(|method| method.name.clone())
        .collect();
    assert_eq!(risky.len(), 7);
    let client = world.engine.client();
    for name in risky {
        let half = name.replace('W', "%57");
        for spelling in [name.clone(), name.to_uppercase(), name.to_lowercase(), half, format!("./{name}")] {
            for params in [json!({}), json!({ "url": "", "chat_id": ADA, "message_id": 1, "user_id": ADA })] {
                for route in [Route::Get, Route::Json(&params)] {
                    let error = client.call(&spelling, route).await.expect_err("withheld");
                    assert!(matches!(error, CallError::Withheld(_)), "{spelling}: {error:?}");
                    assert!(error.surely_not_done());
                }
            }
        }
    }
    let seen: Vec<String> = world.control.requests().into_iter().map(|seen| seen.method).collect();
    let harmless = ["getMe", "getWebhookInfo", "getUpdates"];
    assert!(seen.iter().all(|method| harmless.contains(&method.as_str())), "{seen:?}");
}

#[tokio::test]
async fn an_unknown_method_and_what_is_no_method_are_withheld() {
    let world = World::start().await;
    let client = world.engine.client();
    let error = client.call("closeEverything", Route::Get).await.expect_err("withheld");
    assert_eq!(error, CallError::Withheld(Withheld::NeedsPermit));
    let error = client.call("getMe/../deleteWebhook", Route::Get).await.expect_err("withheld");
    assert_eq!(error, CallError::Withheld(Withheld::NotAName));
}

#[tokio::test]
async fn permits_are_given_by_one_office_and_are_good_for_its_own_bot_only() {
    let world = World::start().await;
    assert!(world.engine.client().take_permit_office().is_none(), "the guard has it");
    assert!(world.engine.client().clone().take_permit_office().is_none(), "a clone has no other");
    let stranger = client("http://127.0.0.1:9/bot", crate::world::TIMEOUTS);
    let office = stranger.take_permit_office().expect("its own");
    let permit = office.permit("leaveChat".to_owned(), json!({ "chat_id": ADA }));
    let error = world.engine.client().call_permitted(permit).await.expect_err("a stranger's");
    assert_eq!(error, CallError::Withheld(Withheld::NeedsPermit));
    assert_eq!(world.requests("leaveChat"), 0);
}

#[tokio::test]
async fn a_queued_send_of_a_risky_method_fails_and_never_leaves() {
    let world = World::start().await;
    let mut send = crate::world::new_send(ADA, "bye");
    send.method = "leaveChat".to_owned();
    world.engine.command(mpchat_console::engine::Command::Send(Box::new(send)));
    let row = world.reaches(ADA, "bye", mpchat_console::store::SendState::Failed).await;
    let reason = row.send.and_then(|send| send.reason).expect("a reason");
    assert_eq!(reason.code, "withheld.permit");
    assert_eq!(world.requests("leaveChat"), 0);
}

#[tokio::test]
async fn a_bot_that_nobody_has_marked_makes_no_risky_call() {
    let world = World::start().await;
    for mark in [BotMark::Test, BotMark::Demo, BotMark::Production] {
        let error = world.engine.guard().carry_out(leave(), pressed(mark)).await.expect_err("not marked");
        assert_eq!(error, GuardError::NotConfirmed);
    }
    assert_eq!(world.requests("leaveChat"), 0);
    assert!(world.journal().is_empty());
}

#[tokio::test]
async fn a_production_bot_needs_its_username_whatever_the_dialog_believed() {
    let world = World::marked(BotMark::Production).await;
    let guard = world.engine.guard();
    let wrong = [
        pressed(BotMark::Production),
        pressed(BotMark::Test),
        pressed(BotMark::Demo),
        typed("other_bot"),
        typed(""),
    ];
    for confirmation in wrong {
        let error = guard.carry_out(leave(), confirmation.clone()).await.expect_err("not confirmed");
        assert_eq!(error, GuardError::NotConfirmed, "{confirmation:?}");
    }
    assert_eq!(world.requests("leaveChat"), 0);
    assert!(world.journal().is_empty());
    let name = world.username();
    let _ = guard.carry_out(leave(), typed(&format!("@{name}"))).await;
    assert_eq!(world.requests("leaveChat"), 1);
    assert_eq!(world.journal()[0].confirmed, Confirmed::Typed);
}

#[tokio::test]
async fn every_risky_call_is_on_disk_before_it_leaves_and_its_outcome_after() {
    let world = World::marked(BotMark::Test).await;
    world.fault("deleteMessage", FaultKind::Delay(Duration::from_millis(400)), 1);
    let call = GuardedCall::new("deleteMessage", json!({ "chat_id": ADA, "message_id": 1 }));
    let guard = world.engine.guard().clone();
    let going = tokio::spawn(async move { guard.carry_out(call, pressed(BotMark::Test)).await });
    until("the request is there", || (world.requests("deleteMessage") == 1).then_some(())).await;
    let (method, outcome): (String, Option<String>) = world
        .outside()
        .query_row("SELECT method, outcome FROM guarded_calls", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("it is written");
    assert_eq!((method.as_str(), outcome), ("deleteMessage", None));
    let error = going.await.expect("a task").expect_err("the message is Ada's");
    assert!(
        matches!(error, GuardError::Call(CallError::Refused(ref refusal)) if refusal.code == 403),
        "{error}"
    );
    let entry = world.journal().remove(0);
    assert_eq!(entry.outcome.expect("an outcome").word, "api.403");
    assert_eq!((entry.mark, entry.confirmed), (BotMark::Test, Confirmed::Pressed));
}

#[tokio::test]
async fn a_call_that_nobody_waits_for_any_more_goes_on_and_is_written_down() {
    let world = World::marked(BotMark::Test).await;
    world.fault("leaveChat", FaultKind::Delay(Duration::from_millis(300)), 1);
    let guard = world.engine.guard().clone();
    let going = tokio::spawn(async move { guard.carry_out(leave(), pressed(BotMark::Test)).await });
    until("it left", || (world.requests("leaveChat") == 1).then_some(())).await;
    going.abort();
    until("its outcome is known", || world.journal()[0].outcome.clone()).await;
}

#[tokio::test]
async fn an_answer_that_never_comes_leaves_a_call_in_doubt() {
    let world = World::marked(BotMark::Test).await;
    world.fault("leaveChat", FaultKind::HangAfter, 1);
    let error = world.engine.guard().carry_out(leave(), pressed(BotMark::Test)).await.expect_err("no answer");
    assert!(matches!(&error, GuardError::Call(error) if !error.surely_not_done()), "{error}");
    assert_eq!(world.journal()[0].outcome.as_ref().expect("an outcome").word, "network.timeout");
}

#[tokio::test]
async fn a_program_that_ends_in_between_leaves_an_entry_without_an_outcome() {
    let world = World::marked(BotMark::Test).await;
    world.fault("leaveChat", FaultKind::Hang, 1);
    let guard = world.engine.guard().clone();
    // A runtime that ends at once stands for a process that is killed.
    let doomed = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let going = guard.carry_out(leave(), pressed(BotMark::Test));
            let _ = tokio::time::timeout(Duration::from_millis(300), going).await;
        });
        runtime.shutdown_background();
    });
    until("it left", || (world.requests("leaveChat") == 1).then_some(())).await;
    doomed.join().expect("a thread");
    let World { folder, engine, .. } = world;
    drop(engine);
    let path = crate::world::store_file(folder.path());
    let outside = rusqlite::Connection::open(path).expect("the file");
    let (count, known): (i64, i64) = outside
        .query_row("SELECT count(*), count(outcome) FROM guarded_calls", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .expect("the journal");
    assert_eq!((count, known), (1, 0));
}

#[tokio::test]
async fn what_cannot_be_written_down_does_not_leave() {
    let world = World::marked(BotMark::Test).await;
    world.store().close().await;
    let error = world.engine.guard().carry_out(leave(), pressed(BotMark::Test)).await.expect_err("no store");
    assert!(matches!(error, GuardError::NotWritten(_)), "{error}");
    assert_eq!(world.requests("leaveChat"), 0);
}

#[tokio::test]
async fn an_empty_address_is_a_webhook_deleted_and_no_secret_is_kept() {
    let world = World::marked(BotMark::Test).await;
    let guard = world.engine.guard();
    let call = GuardedCall::new("SETWEBHOOK", json!({ "url": " ", "secret_token": "s3cret" }));
    let hazard = call.hazard(world.engine.client());
    assert_eq!(hazard, Some(mpchat_console::api::Hazard::DeleteWebhook));
    let _ = guard.carry_out(call, pressed(BotMark::Test)).await;
    let call = GuardedCall::new("leaveChat", json!({ "chat_id": ADA, "note": TOKEN }));
    let _ = guard.carry_out(call, pressed(BotMark::Test)).await;
    let kept: Vec<String> = world.journal().into_iter().map(|entry| entry.params).collect();
    assert_eq!(kept.len(), 2);
    assert!(
        kept.iter().all(|params| !params.contains("s3cret") && !params.contains("TEST-engine")),
        "{kept:?}"
    );
    let free = Risks::embedded().judge("getMe", &json!(null));
    assert_eq!(free, Verdict::Free(Risk::L1));
}
