//! Every state of receiving, how it is entered and how it is left.

use std::time::{Duration, Instant};

use mpchat_console::engine::{Command, ReceiverState};
use mpchat_console::sandbox::FaultKind;

use crate::world::{ADA, Setup, World, until};

/// Methods that change who receives. The program never calls them by itself.
fn meddled(world: &World) -> bool {
    world.requests("deleteWebhook") + world.requests("setWebhook") > 0
}

#[tokio::test]
async fn a_webhook_set_while_polling_is_a_conflict_that_names_its_host_and_is_left_alone() {
    let world = World::start().await;
    world.stored(10_001).await;
    world.control.set_webhook_url(Some("https://hooks.example.org/secret-path?x=1"));
    world.control.writes(ADA, ADA, "for the webhook");
    let host = Some("hooks.example.org".to_owned());
    world
        .state("in conflict with that host", |state| *state == ReceiverState::Conflict { host: host.clone() })
        .await;
    let polls = world.requests("getUpdates");
    tokio::time::sleep(Duration::from_millis(800)).await;
    assert_eq!(world.requests("getUpdates"), polls, "polling has ended");
    assert!(!meddled(&world));

    // Asked again while it is still set: again a conflict, again no meddling.
    world.engine.command(Command::StartReceiving);
    until("one more poll", || (world.requests("getUpdates") > polls).then_some(())).await;
    world.state("in conflict", |state| *state == ReceiverState::Conflict { host: host.clone() }).await;
    assert!(!meddled(&world));

    // Its owner takes it away.
    world.control.set_webhook_url(None);
    world.engine.command(Command::StartReceiving);
    let id = world.control.writes(ADA, ADA, "for us");
    world.stored(id).await;
    world.receiving().await;
    assert!(!meddled(&world));
}

#[tokio::test]
async fn a_conflict_is_shown_before_the_webhooks_host_is_known() {
    let world = World::start().await;
    world.stored(10_001).await;
    world.fault("getWebhookInfo", FaultKind::Hang, 1);
    world.control.set_webhook_url(Some("https://hooks.example.org/"));
    let began = Instant::now();
    world.state("in conflict", |state| matches!(state, ReceiverState::Conflict { .. })).await;
    assert!(began.elapsed() < world.setup.timeouts.call, "after {:?}", began.elapsed());

    // Nor does a person who wants updates again wait for it.
    world.control.set_webhook_url(None);
    world.engine.command(Command::StartReceiving);
    let id = world.control.writes(ADA, ADA, "back");
    world.stored(id).await;
    world.receiving().await;
}

#[tokio::test]
async fn with_a_webhook_set_at_the_start_nothing_is_polled_at_all() {
    let setup = Setup { webhook: Some("https://hooks.example.org/x"), ..Setup::default() };
    let world = World::with(setup).await;
    assert_eq!(
        world.engine.receiver_state(),
        ReceiverState::Conflict { host: Some("hooks.example.org".to_owned()) }
    );
    // Sending needs no receiving.
    world.send(ADA, "hello");
    world.reaches(ADA, "hello", mpchat_console::store::SendState::Sent).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let methods: Vec<_> = world.control.requests().into_iter().map(|seen| seen.method).collect();
    assert_eq!(methods, ["getMe", "getWebhookInfo", "sendMessage"]);
    world.control.set_webhook_url(None);
    world.engine.command(Command::StartReceiving);
    world.stored(10_001).await;
    world.receiving().await;
}

#[tokio::test]
async fn a_refused_token_stops_polling_for_good() {
    let world = World::start().await;
    world.stored(10_001).await;
    world.control.revoke_token();
    let stopped = world.state("stopped", |state| matches!(state, ReceiverState::Stopped { .. })).await;
    let ReceiverState::Stopped { error } = stopped else { unreachable!("it was looked for") };
    assert_eq!(error.code(), Some(401));
    let requests = world.control.requests().len();
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(world.control.requests().len(), requests, "no request after the refusal");
    world.control.restore_token();
    let id = world.control.writes(ADA, ADA, "back");
    world.engine.command(Command::StartReceiving);
    world.stored(id).await;
}

#[tokio::test]
async fn a_refusal_that_no_wait_can_mend_stops_receiving() {
    for code in [400, 403, 404, 501, 50_001] {
        let world = World::with(Setup { receiving: false, ..Setup::default() }).await;
        world.fault("getUpdates", FaultKind::Error { code, description: "no".to_owned() }, 1);
        world.engine.command(Command::StartReceiving);
        let state = world.state("stopped", |state| matches!(state, ReceiverState::Stopped { .. })).await;
        let ReceiverState::Stopped { error } = state else { unreachable!("it was looked for") };
        assert_eq!(error.code(), Some(code));
        assert_eq!(world.requests("getUpdates"), 1, "{code}");
    }
}

#[tokio::test]
async fn a_pause_loses_nothing() {
    let world = World::start().await;
    let mut all = vec![Some(10_001)];
    for round in 0..4 {
        let ids = world.control.writes_many(ADA, ADA, (0..150).map(|n| format!("{round}-{n}")));
        world.stored(ids[149]).await;
        all.extend(ids.into_iter().map(Some));
        world.engine.command(Command::PauseReceiving);
        world.state("paused", |state| *state == ReceiverState::Paused).await;
        // The server must have seen that the poll was given up, else it answers to nobody: polling
        // is at most once (help.mp.net 15703377).
        tokio::time::sleep(Duration::from_millis(100)).await;
        let meanwhile = world.control.writes(ADA, ADA, &format!("meanwhile {round}"));
        let polls = world.requests("getUpdates");
        tokio::time::sleep(Duration::from_millis(150)).await;
        assert_eq!(world.requests("getUpdates"), polls, "no poll during a pause");
        assert_eq!(world.control.pending(), 1);
        all.push(Some(meanwhile));
        world.engine.command(Command::StartReceiving);
        world.stored(meanwhile).await;
    }
    assert_eq!(world.update_ids(), all);
}

#[tokio::test]
async fn receiving_goes_on_when_it_is_wanted_again_while_a_pause_is_still_ending() {
    let world = World::start().await;
    world.stored(10_001).await;
    // Another program holds the file, so the batch that comes now is stored late.
    let outside = world.outside();
    outside.execute_batch("BEGIN IMMEDIATE").expect("the lock");
    let id = world.control.writes(ADA, ADA, "late");
    until("the batch was fetched", || world.control.delivered().contains(&id).then_some(())).await;
    world.engine.command(Command::PauseReceiving);
    tokio::time::sleep(Duration::from_millis(50)).await;
    world.engine.command(Command::StartReceiving);
    tokio::time::sleep(Duration::from_millis(50)).await;
    outside.execute_batch("COMMIT").expect("the lock is given back");
    world.stored(id).await;
    let id = world.control.writes(ADA, ADA, "and on");
    world.stored(id).await;
    world.receiving().await;
}

#[tokio::test]
async fn a_stop_gives_up_the_waiting_poll_at_once() {
    let world = World::start().await;
    world.stored(10_001).await;
    until("a poll waits", || (world.requests("getUpdates") == 2).then_some(())).await;
    let began = Instant::now();
    world.engine.stop().await;
    assert!(began.elapsed() < Duration::from_millis(800), "{:?}", began.elapsed());
    // And the file is free for the next program.
    mpchat_console::store::Store::open(&world.folder.path().join("store.db")).expect("it is closed");
}

#[tokio::test]
async fn a_stop_does_not_wait_for_a_pause_between_polls() {
    let world = World::with(Setup { receiving: false, ..Setup::default() }).await;
    world.fault("getUpdates", FaultKind::TooMany { retry_after: Some(60) }, 1);
    world.engine.command(Command::StartReceiving);
    world.state("backing off", |state| matches!(state, ReceiverState::BackingOff { .. })).await;
    let began = Instant::now();
    world.engine.stop().await;
    assert!(began.elapsed() < Duration::from_millis(800), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_store_that_refuses_costs_no_update_and_nothing_more_is_fetched_meanwhile() {
    let world = World::start().await;
    world.stored(10_001).await;
    let outside = world.outside();
    outside
        .execute_batch(
            "CREATE TRIGGER full BEFORE INSERT ON updates BEGIN SELECT RAISE(ABORT, 'no room'); END",
        )
        .expect("a trigger");
    let first = world.control.writes(ADA, ADA, "no room for this");
    world.state("in trouble", |state| matches!(state, ReceiverState::StoreTrouble { .. })).await;
    let second = world.control.writes(ADA, ADA, "nor for this");
    let polls = world.requests("getUpdates");
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert_eq!(world.requests("getUpdates"), polls, "nothing more is fetched");
    assert_eq!(world.control.pending(), 1);
    outside.execute_batch("DROP TRIGGER full").expect("room again");
    world.stored(second).await;
    assert_eq!(world.update_ids(), [Some(10_001), Some(first), Some(second)]);
    world.receiving().await;
}

#[tokio::test]
async fn a_person_need_not_wait_for_the_next_try_of_a_store_that_refused() {
    let world = World::start().await;
    world.stored(10_001).await;
    let outside = world.outside();
    outside
        .execute_batch(
            "CREATE TRIGGER full BEFORE INSERT ON updates BEGIN SELECT RAISE(ABORT, 'no room'); END",
        )
        .expect("a trigger");
    let id = world.control.writes(ADA, ADA, "no room for this");
    world.state("in trouble", |state| matches!(state, ReceiverState::StoreTrouble { .. })).await;
    // The fourth wait begins within 3.5 seconds and ends no sooner than 3.75.
    tokio::time::sleep(Duration::from_millis(3500)).await;
    let tried = Instant::now();
    outside.execute_batch("DROP TRIGGER full").expect("room again");
    world.engine.command(Command::StartReceiving);
    world.stored(id).await;
    assert!(tried.elapsed() < Duration::from_millis(400), "after {:?}", tried.elapsed());
    world.receiving().await;
}

#[tokio::test]
async fn a_program_that_starts_again_goes_on_where_it_was() {
    let mut world = World::start().await;
    for round in 0..3 {
        let id = world.control.writes(ADA, ADA, &format!("round {round}"));
        world.stored(id).await;
        world = world.restart_program().await;
    }
    let id = world.control.writes(ADA, ADA, "end");
    world.stored(id).await;
    assert_eq!(world.texts(ADA), ["hi", "round 0", "round 1", "round 2", "end"]);
}
