//! The examination of a bot: what it finds, and what it never does by itself.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use mpchat_console::api::ChatId;
use mpchat_console::engine::demo::DemoControl;
use mpchat_console::engine::doctor::{Check, Finding, Note, Order, Standing};
use mpchat_console::sandbox::{FaultKind, MiniApp};
use mpchat_console::store::Draft;

use crate::world::hostile::{Answer, Hostile};
use crate::world::{ADA, TIMEOUTS, World, client, run, until};

fn order(world: &World) -> Order {
    let address = world.sandbox.as_ref().expect("a server").control_address();
    Order {
        demo: Some(DemoControl::new(address).expect("a client")),
        send_to: None,
        send_text: "a test".to_owned(),
        init_data: None,
        wait_for_message: Duration::from_secs(10),
    }
}

/// What is known at the end of an examination.
async fn examined(world: &World, order: Order) -> Vec<Finding> {
    let told: Arc<Mutex<Vec<Finding>>> = Arc::default();
    let inbox = Arc::clone(&told);
    world.engine.examine(order, move |finding| inbox.lock().expect("no panic").push(finding)).await;
    std::mem::take(&mut *told.lock().expect("no panic"))
}

/// The last word about a check.
fn note(findings: &[Finding], check: Check) -> &Note {
    &findings.iter().rev().find(|finding| finding.check == check).expect("it was looked at").note
}

fn standings(findings: &[Finding], checks: &[Check]) -> Vec<Standing> {
    checks.iter().map(|check| note(findings, *check).standing()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_healthy_demo_is_found_healthy_and_nothing_is_sent_unasked() {
    let world = World::start().await;
    world.control.add_mini_app(MiniApp {
        miniapp_id: "ma_1".to_owned(),
        short_name: "orders".to_owned(),
        entry_url: "https://shop.example/orders".to_owned(),
        title: String::new(),
    });
    world.receiving().await;
    let findings = examined(&world, order(&world)).await;
    for check in [Check::GetMe, Check::WebhookInfo, Check::UserMessage, Check::InitData, Check::Clock] {
        assert_eq!(note(&findings, check).standing(), Standing::Ok, "{:?}", note(&findings, check));
    }
    assert_eq!(note(&findings, Check::SendMessage), &Note::NoChat);
    assert_eq!(world.requests("sendMessage"), 0, "no chat was chosen");
    for method in ["setWebhook", "deleteWebhook"] {
        assert_eq!(world.requests(method), 0, "{method} is not a check");
    }
    let connection = standings(&findings, &Check::CONNECTION);
    assert!(!connection.contains(&Standing::Failed), "{findings:?}");
    let running = findings.iter().filter(|finding| finding.note == Note::Looking).count();
    assert!(running >= 9, "each is told when it begins");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_test_message_goes_to_the_chosen_chat_and_leaves_its_draft_alone() {
    let world = World::start().await;
    world.receiving().await;
    let begun = Draft { text: "half a thought".to_owned(), ..Draft::default() };
    world.store().save_draft(ChatId(ADA), Some(begun.clone())).await.expect("a draft");
    let findings = examined(&world, Order { send_to: Some(ChatId(ADA)), ..order(&world) }).await;
    assert_eq!(note(&findings, Check::SendMessage), &Note::Sent);
    assert_eq!(world.taken(), ["a test"]);
    assert_eq!(world.store().draft(ChatId(ADA)).expect("a read"), Some(begun));

    world.control.set_blocked(ADA, true);
    let findings = examined(&world, Order { send_to: Some(ChatId(ADA)), ..order(&world) }).await;
    let Note::NotSent(reason) = note(&findings, Check::SendMessage) else {
        panic!("{findings:?}");
    };
    assert_eq!(reason.code, "api.403");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_code_of_the_server_is_told_and_what_depends_on_it_is_skipped() {
    let world = World::start().await;
    world.receiving().await;
    let quick = || Order { wait_for_message: Duration::from_millis(300), ..order(&world) };
    for code in [400, 401, 403, 404, 409, 429, 500, 501, 50001] {
        world.fault("getMe", FaultKind::Error { code, description: "no".to_owned() }, 1);
        world.fault("getWebhookInfo", FaultKind::Error { code, description: "no".to_owned() }, 1);
        let findings = examined(&world, quick()).await;
        for check in [Check::GetMe, Check::WebhookInfo] {
            let Note::Call(error) = note(&findings, check) else {
                panic!("{code}: {findings:?}");
            };
            assert_eq!(error.code(), Some(code));
            assert_eq!(note(&findings, check).standing(), Standing::Failed);
        }
        assert_eq!(note(&findings, Check::Latency), &Note::Depends, "{code}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_examination_that_is_left_asks_nothing_more() {
    let world = World::start().await;
    world.receiving().await;
    world.fault("getMe", FaultKind::Hang, 1);
    let examination = world.engine.examine(order(&world), |_| ());
    let asked = world.requests("getMe");
    let left = tokio::spawn(examination);
    until("the slow server was asked", || (world.requests("getMe") > asked).then_some(())).await;
    left.abort();
    assert!(left.await.is_err_and(|error| error.is_cancelled()));
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(world.requests("getMe"), asked + 1);
    assert_eq!(world.requests("getWebhookInfo"), 1, "connecting asked, the examination did not");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_a_webhook_nothing_is_pretended_and_a_sample_is_posted_at_the_persons_word_only() {
    let receiver = Hostile::always("401 Unauthorized", "text/plain", "who are you").await;
    let world = World::start().await;
    let hook = format!("http://127.0.0.1:{}/hook/secret-path", receiver.port);
    world.control.set_webhook_url(Some(&hook));
    world.control.writes(ADA, ADA, "wakes the poll");
    world
        .state("a conflict", |state| {
            matches!(state, mpchat_console::engine::ReceiverState::Conflict { host: Some(_) })
        })
        .await;
    let findings = examined(&world, order(&world)).await;
    let Note::WebhookHasThem(host) = note(&findings, Check::UserMessage) else {
        panic!("{findings:?}");
    };
    assert_eq!(host, "127.0.0.1");
    assert!(matches!(note(&findings, Check::WebhookInfo), Note::Webhook { https: false, .. }));
    assert!(!format!("{findings:?}").contains("secret-path"), "the path may hold a secret");
    let pushed = || receiver.seen().iter().filter(|line| line.starts_with("POST /hook")).count();
    let before = pushed();
    assert_eq!(world.engine.post_sample(Some("s3cret".to_owned())).await, Note::Sample(401));
    assert!(pushed() > before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_that_is_wrong_is_noticed() {
    let server = Hostile::start(|line| {
        let body = if line.contains("getMe") {
            r#"{"ok":true,"result":{"id":7,"is_bot":true,"username":"b"}}"#
        } else {
            r#"{"ok":true,"result":{"url":""}}"#
        };
        let length = body.len();
        Answer::Bytes(
            format!(
                "HTTP/1.1 200 OK\r\ndate: Sun, 22 Nov 2015 16:00:00 GMT\r\ncontent-type: application/json\r\n\
                 content-length: {length}\r\nconnection: close\r\n\r\n{body}"
            )
            .into_bytes(),
        )
    })
    .await;
    let folder = tempfile::tempdir().expect("a folder");
    let client = client(&server.address(), TIMEOUTS);
    let probed = client.probe().await.expect("an answer");
    assert!(probed.date.is_some_and(|date| date.contains("2015")));
    let opened = mpchat_console::store::Store::open(&folder.path().join("store.db")).expect("a store");
    let webhook = mpchat_console::api::WebhookInfo::default();
    let engine = run(client, opened.store, &webhook, mpchat_console::engine::PollSettings::default());
    let told: Arc<Mutex<Vec<Finding>>> = Arc::default();
    let inbox = Arc::clone(&told);
    let order = Order {
        demo: None,
        send_to: None,
        send_text: String::new(),
        init_data: Some("hash=00".to_owned()),
        wait_for_message: Duration::from_millis(50),
    };
    engine.examine(order, move |finding| inbox.lock().expect("no panic").push(finding)).await;
    let findings = told.lock().expect("no panic").clone();
    assert_eq!(note(&findings, Check::Clock).standing(), Standing::Failed);
    assert_eq!(note(&findings, Check::InitData), &Note::InitDataBad("INIT_DATA_INVALID"));
    assert!(server.seen().iter().any(|line| line.starts_with("GET /bot ")), "the knock has no token in it");
}
