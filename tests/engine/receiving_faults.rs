//! Receiving through every fault on the way.

use std::time::{Duration, Instant};

use mpchat_console::api::{CallError, Fault, NotAnApi, WebhookInfo};
use mpchat_console::engine::{Command, PollSettings, ReceiverState};
use mpchat_console::sandbox::FaultKind;
use mpchat_console::store::{FeedFilter, Page, Store};

use crate::world::hostile::{Answer, Hostile, http, json};
use crate::world::{ADA, Setup, TIMEOUTS, World, client, run, store_file, until, update_ids};

/// Starts receiving into one fault and returns the error that the person sees.
async fn backed_off(world: &World, kind: FaultKind) -> CallError {
    world.fault("getUpdates", kind, 1);
    world.engine.command(Command::StartReceiving);
    let state = world.state("backing off", |state| matches!(state, ReceiverState::BackingOff { .. })).await;
    let ReceiverState::BackingOff { until, attempt, error } = state else {
        unreachable!("it was looked for")
    };
    assert_eq!(attempt, 1);
    assert!(until + Duration::from_millis(100) > Instant::now());
    error
}

async fn not_yet_receiving() -> World {
    World::with(Setup { receiving: false, ..Setup::default() }).await
}

/// When each poll arrived.
fn polls(world: &World) -> Vec<Instant> {
    let seen = world.control.requests().into_iter();
    seen.filter(|seen| seen.method == "getUpdates").map(|seen| seen.at).collect()
}

#[tokio::test]
async fn a_fault_before_the_server_acted_costs_time_and_no_update() {
    let faults = [
        (FaultKind::Error { code: 500, description: "Internal Server Error".to_owned() }, "api.500"),
        (FaultKind::Error { code: 502, description: "Bad Gateway".to_owned() }, "api.502"),
        (FaultKind::TooMany { retry_after: None }, "api.429"),
        (FaultKind::CutBefore, "network.broken"),
        (FaultKind::Html { status: 502 }, "answer.html"),
        (FaultKind::Html { status: 200 }, "answer.html"),
        (FaultKind::NotJson, "answer.not_json"),
    ];
    for (kind, word) in faults {
        let world = not_yet_receiving().await;
        let error = backed_off(&world, kind).await;
        assert_eq!(error.word(), word);
        world.stored(10_001).await;
        world.receiving().await;
        let polls = polls(&world);
        let wait = polls[1] - polls[0];
        assert!((240..=1500).contains(&wait.as_millis()), "{word}: the second poll came after {wait:?}");
    }
}

#[tokio::test]
async fn a_wait_that_the_server_asked_for_is_kept() {
    let world = not_yet_receiving().await;
    backed_off(&world, FaultKind::TooMany { retry_after: Some(1) }).await;
    world.stored(10_001).await;
    let polls = polls(&world);
    let wait = polls[1] - polls[0];
    assert!((1000..=2500).contains(&wait.as_millis()), "the second poll came after {wait:?}");
}

#[tokio::test]
async fn waits_grow_while_a_fault_lasts_and_begin_anew_after_a_success() {
    let world = not_yet_receiving().await;
    world.fault("getUpdates", FaultKind::Error { code: 500, description: String::new() }, 4);
    world.engine.command(Command::StartReceiving);
    world
        .state("backing off for the fourth time", |state| {
            matches!(state, ReceiverState::BackingOff { attempt: 4, .. })
        })
        .await;
    let at = polls(&world);
    // Half of it is jitter, so every other wait must be longer.
    assert!(at[3] - at[2] > at[1] - at[0], "{at:?}");
    world.stored(10_001).await;
    world.fault("getUpdates", FaultKind::Error { code: 500, description: String::new() }, 1);
    world.control.writes(ADA, ADA, "ends the poll that waits");
    world
        .state("backing off anew", |state| matches!(state, ReceiverState::BackingOff { attempt: 1, .. }))
        .await;
}

#[tokio::test]
async fn a_person_need_not_wait_for_the_next_try() {
    let world = not_yet_receiving().await;
    backed_off(&world, FaultKind::TooMany { retry_after: Some(600) }).await;
    world.engine.command(Command::StartReceiving);
    world.stored(10_001).await;
}

#[tokio::test]
async fn an_answer_lost_on_the_way_costs_its_own_batch_only() {
    let world = not_yet_receiving().await;
    let error = backed_off(&world, FaultKind::CutAfter).await;
    assert_eq!(error.word(), "network.broken");
    let id = world.control.writes(ADA, ADA, "after the loss");
    world.stored(id).await;
    assert_eq!(world.update_ids(), [Some(id)], "at most once: the server forgot the first");
}

#[tokio::test]
async fn a_cut_answer_gives_up_what_is_whole_and_keeps_the_rest_raw() {
    for (kind, word) in
        [(FaultKind::CutMiddle, "network.broken"), (FaultKind::TruncatedJson, "answer.not_json")]
    {
        let world = not_yet_receiving().await;
        let ids = world.control.writes_many(ADA, ADA, (0..40).map(|n| format!("text {n}")));
        let error = backed_off(&world, kind).await;
        assert_eq!(error.word(), word);
        let last = world.control.writes(ADA, ADA, "after");
        world.stored(last).await;
        let stored = world.update_ids();
        let whole = stored.iter().position(Option::is_none).expect("the piece has no id");
        assert!((15..=25).contains(&whole), "half of 41: {whole}");
        let mut sent = vec![Some(10_001)];
        sent.extend(ids.iter().map(|id| Some(*id)));
        assert_eq!(stored[..whole], sent[..whole], "in the server's order, without a gap");
        assert_eq!(stored[whole + 1..], [Some(last)]);
        let piece = &world.raws()[whole];
        assert!(piece.starts_with('{') && piece.contains(&ids[whole - 1].to_string()), "{piece}");
        let feed = world.store().feed(&FeedFilter::default(), Page::Latest, 100).expect("the feed");
        assert_eq!(feed[whole].kind, "malformed");
        // The whole ones are in the conversation.
        assert!(world.texts(ADA).contains(&format!("text {}", whole - 2)));
    }
}

#[tokio::test]
async fn a_poll_that_is_never_answered_is_given_up_after_its_time() {
    let poll = PollSettings { timeout: Duration::from_secs(1), ..PollSettings::default() };
    for kind in [FaultKind::Hang, FaultKind::HangAfter] {
        let executed = kind == FaultKind::HangAfter;
        let world = World::with(Setup { receiving: false, poll: poll.clone(), ..Setup::default() }).await;
        let error = backed_off(&world, kind).await;
        assert!(matches!(error, CallError::Network { fault: Fault::Timeout, .. }), "{error:?}");
        let id = world.control.writes(ADA, ADA, "later");
        world.stored(id).await;
        let first = (!executed).then_some(Some(10_001));
        assert_eq!(world.update_ids(), first.into_iter().chain([Some(id)]).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn a_slow_answer_is_no_fault() {
    let world = not_yet_receiving().await;
    world.fault("getUpdates", FaultKind::Delay(Duration::from_millis(600)), 1);
    world.engine.command(Command::StartReceiving);
    let past = world
        .state("past the start", |state| {
            matches!(state, ReceiverState::Receiving | ReceiverState::BackingOff { .. })
        })
        .await;
    assert_eq!(past, ReceiverState::Receiving);
    world.stored(10_001).await;
}

#[tokio::test]
async fn a_server_that_is_gone_for_a_while_is_found_again() {
    let mut world = World::start().await;
    world.stored(10_001).await;
    world.stop_server().await;
    world
        .state("refused", |state| {
            matches!(
                state,
                ReceiverState::BackingOff { error: CallError::Network { fault: Fault::Refused, .. }, .. }
            )
        })
        .await;
    world.restart_server().await;
    let id = world.control.writes(ADA, ADA, "back again");
    world.stored(id).await;
    world.receiving().await;
}

/// An engine that polls a hostile server, and its folder.
fn polling(server: &Hostile) -> (mpchat_console::engine::Engine, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&store_file(folder.path())).expect("a store").store;
    let setup = Setup::default();
    let client = client(&server.address(), setup.timeouts);
    (run(client, store, &WebhookInfo::default(), setup.poll), folder)
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let target = Hostile::always("200 OK", "application/json", r#"{"ok":true,"result":[]}"#).await;
    let location = target.address();
    let server = Hostile::start(move |line| {
        let path = line.split(' ').nth(1).unwrap_or_default();
        let head = format!("HTTP/1.1 307 Moved\r\nlocation: {location}{path}\r\ncontent-length: 0\r\n\r\n");
        Answer::Bytes(head.into_bytes())
    })
    .await;
    let (engine, _folder) = polling(&server);
    until("two polls", || (server.seen().len() >= 2).then_some(())).await;
    let state = engine.receiver_state();
    assert!(
        matches!(
            state,
            ReceiverState::BackingOff { error: CallError::NotAnApi { what: NotAnApi::Redirect, .. }, .. }
        ),
        "{state:?}"
    );
    assert!(target.seen().is_empty(), "the token would have travelled along");
    engine.stop().await;
}

#[tokio::test]
async fn a_stop_in_the_middle_of_a_stalled_answer_keeps_what_came_of_it() {
    let begun = "HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n\
        {\"ok\":true,\"result\":[{\"update_id\":1,\"note\":1},{\"update_id\":2,\"note\":\"hal";
    let server = Hostile::start(move |_| Answer::Begun(begun.as_bytes().to_vec())).await;
    let (engine, folder) = polling(&server);
    until("a poll is there", || (!server.seen().is_empty()).then_some(())).await;
    // Only an answer that has begun to come is waited for: let its head arrive.
    tokio::time::sleep(Duration::from_millis(200)).await;
    let asked = Instant::now();
    engine.stop().await;
    assert!(asked.elapsed() < Duration::from_millis(2900), "{:?}", asked.elapsed());
    let store = Store::open(&store_file(folder.path())).expect("it was closed").store;
    assert_eq!(update_ids(&store), [Some(1), None]);
    assert!(crate::world::raws(&store)[1].ends_with("hal"));
    store.close().await;
}

/// Gives one batch of updates over some seconds, longer than a poll may be silent, and then nothing.
async fn slow_line() -> Hostile {
    let updates: Vec<String> = (1..=20).map(|id| format!(r#"{{"update_id":{id},"note":1}}"#)).collect();
    let batch = json(&format!(r#"{{"ok":true,"result":[{}]}}"#, updates.join(",")));
    let pause = TIMEOUTS.poll_grace / 3;
    let first = std::sync::Mutex::new(Some(Answer::Slowly(batch, 8, pause)));
    Hostile::start(move |_| first.lock().expect("no panic").take().unwrap_or(Answer::Silence)).await
}

#[tokio::test]
async fn an_answer_over_a_slow_line_is_read_to_its_end() {
    let server = slow_line().await;
    let (engine, _folder) = polling(&server);
    let stored =
        until("something is stored", || Some(update_ids(engine.store())).filter(|ids| !ids.is_empty()));
    assert_eq!(stored.await, (1..=20).map(Some).collect::<Vec<_>>());
    engine.stop().await;
}

#[tokio::test]
async fn a_pause_while_an_answer_comes_loses_nothing_of_it() {
    let server = slow_line().await;
    let (engine, _folder) = polling(&server);
    until("a poll is there", || (!server.seen().is_empty()).then_some(())).await;
    // Only an answer that has begun to come is waited for: let its head arrive.
    tokio::time::sleep(TIMEOUTS.poll_grace).await;
    engine.command(Command::PauseReceiving);
    until("it pauses", || (engine.receiver_state() == ReceiverState::Paused).then_some(())).await;
    assert_eq!(update_ids(engine.store()), (1..=20).map(Some).collect::<Vec<_>>());
    engine.stop().await;
}

#[tokio::test]
async fn answers_that_only_look_like_an_api_are_waited_out() {
    // Each is given once; after them a good one.
    let odd = [
        json(r#"{"hello":"world"}"#),
        json(r#"{"ok":true}"#),
        json(r#"{"ok":true,"result":{"update_id":1}}"#),
        json(r#"{"ok":true,"result":[{"update_id":1,"note":1}"#),
        http("204 No Content", "text/plain", ""),
        json(r#"{"ok":true,"result":[{"update_id":2,"note":1}]}"#),
    ];
    let queue = std::sync::Mutex::new(odd.into_iter().collect::<std::collections::VecDeque<_>>());
    let server = Hostile::start(move |_| {
        queue.lock().expect("no panic").pop_front().map_or(Answer::Silence, Answer::Bytes)
    })
    .await;
    let (engine, _folder) = polling(&server);
    until("the good one is stored", || {
        let ids = update_ids(engine.store());
        engine_is_asked_on(&engine);
        (ids == [Some(1), Some(2)]).then_some(())
    })
    .await;
    engine.stop().await;
}

/// The waits in between are not what is looked at here.
fn engine_is_asked_on(engine: &mpchat_console::engine::Engine) {
    if matches!(engine.receiver_state(), ReceiverState::BackingOff { .. }) {
        engine.command(Command::StartReceiving);
    }
}
