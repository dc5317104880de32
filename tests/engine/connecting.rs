//! Connecting says exactly why it failed, and changes nothing on the server.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use mpchat_console::api::{ApiRefusal, CallError, Fault, NotAnApi, Phase, Timeouts};
use mpchat_console::engine::{ConnectError, Connected, Place, connect};
use mpchat_console::sandbox::{Sandbox, SandboxConfig};
use mpchat_console::store::StoreError;

use crate::world::hostile::{Answer, Hostile};
use crate::world::{TIMEOUTS, TOKEN, client, store_file};

/// Tries to connect and returns why it failed.
async fn refused(address: &str, timeouts: Timeouts) -> CallError {
    let folder = tempfile::tempdir().expect("a folder");
    let place = Place::File(store_file(folder.path()));
    match connect(client(address, timeouts), place).await {
        Err(ConnectError::Call(error)) => {
            let left: Vec<_> = std::fs::read_dir(folder.path()).expect("the folder").collect();
            assert!(left.is_empty(), "no store for a bot that is not there: {left:?}");
            error
        }
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it connected"),
    }
}

fn fault(error: &CallError) -> (Fault, Phase) {
    match error {
        CallError::Network { fault, phase, .. } => (*fault, *phase),
        other => panic!("{other:?}"),
    }
}

async fn not_an_api(status: &str, content_type: &str, body: &str) -> NotAnApi {
    let server = Hostile::always(status, content_type, body).await;
    match refused(&server.address(), TIMEOUTS).await {
        CallError::NotAnApi { what, .. } => what,
        other => panic!("{body}: {other:?}"),
    }
}

async fn sandbox() -> Sandbox {
    let config = SandboxConfig { token: Some(TOKEN.to_owned()), ..SandboxConfig::default() };
    Sandbox::start(config).await.expect("a sandbox starts")
}

#[tokio::test]
async fn a_good_token_connects_with_two_questions_and_no_change() {
    let sandbox = sandbox().await;
    let folder = tempfile::tempdir().expect("a folder");
    let place = Place::DataFolder(folder.path().to_owned());
    let connected = connect(client(&sandbox.address(), TIMEOUTS), place).await;
    let Connected { identity, webhook, store, set_aside, recovered, .. } = connected.expect("it connects");
    assert_eq!((identity.id.0, identity.username.as_str()), (1_000_001, "demo_mpbot"));
    assert_eq!((webhook.unwrap().host(), set_aside, recovered), (None, None, 0));
    assert_eq!(store.bot().expect("a read"), Some(identity));
    let methods: Vec<_> = sandbox.control().requests().into_iter().map(|seen| seen.method).collect();
    assert_eq!(methods, ["getMe", "getWebhookInfo"]);
    store.close().await;
}

#[tokio::test]
async fn a_token_that_the_server_does_not_know_is_a_401() {
    let sandbox = sandbox().await;
    sandbox.control().revoke_token();
    let error = refused(&sandbox.address(), TIMEOUTS).await;
    assert!(matches!(error, CallError::Refused(ApiRefusal { code: 401, .. })), "{error:?}");
    assert_eq!(sandbox.control().requests().len(), 1, "one question was enough");
}

#[tokio::test]
async fn a_name_that_does_not_exist_is_told_from_a_server_that_is_down() {
    let error = refused("https://no-such-host.invalid/bot", TIMEOUTS).await;
    let (fault, phase) = fault(&error);
    assert_eq!(phase, Phase::BeforeRequest);
    // Where there is no network at all, asking for the name may itself run out of time.
    assert!(matches!(fault, Fault::HostNotFound | Fault::Timeout), "{error:?}");
}

#[tokio::test]
async fn a_port_where_nobody_listens_is_refused() {
    let port = {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.local_addr().expect("an address").port()
    };
    let error = refused(&format!("http://127.0.0.1:{port}/bot"), TIMEOUTS).await;
    assert_eq!(fault(&error), (Fault::Refused, Phase::BeforeRequest));
    let error = refused(&format!("https://127.0.0.1:{port}/bot"), TIMEOUTS).await;
    assert_eq!(fault(&error), (Fault::Refused, Phase::BeforeRequest));
}

#[tokio::test]
async fn a_server_without_tls_where_tls_belongs_is_named() {
    for said in ["HTTP/1.1 400 Bad Request\r\n\r\n", "\x16\x03\x01garbage garbage garbage", ""] {
        let server = Hostile::start(move |_| Answer::Bytes(said.as_bytes().to_vec())).await;
        let error = refused(&format!("https://127.0.0.1:{}/bot", server.port), TIMEOUTS).await;
        let (fault, phase) = fault(&error);
        assert_eq!(phase, Phase::BeforeRequest, "the token never left: {error:?}");
        assert_eq!(fault, Fault::Tls, "{said:?}: {error:?}");
    }
}

#[tokio::test]
async fn a_server_that_never_answers_is_given_up_in_time() {
    let server = Hostile::start(|_| Answer::Silence).await;
    let began = Instant::now();
    let error = refused(&server.address(), TIMEOUTS).await;
    assert_eq!(fault(&error), (Fault::Timeout, Phase::AfterRequest));
    assert!(began.elapsed() < TIMEOUTS.call + Duration::from_secs(1));

    // A connection that is never made secure: nothing was asked yet.
    let timeouts = Timeouts { connect: Duration::from_millis(300), ..TIMEOUTS };
    let error = refused(&format!("https://127.0.0.1:{}/bot", server.port), timeouts).await;
    assert_eq!(fault(&error), (Fault::Timeout, Phase::BeforeRequest));
}

#[tokio::test]
async fn what_is_not_a_bot_api_is_named() {
    let html = "<!DOCTYPE html><html><body>Welcome!</body></html>";
    assert_eq!(not_an_api("200 OK", "text/html", html).await, NotAnApi::Html);
    assert_eq!(not_an_api("404 Not Found", "text/html", html).await, NotAnApi::Html);
    assert_eq!(not_an_api("200 OK", "text/plain", "It works!").await, NotAnApi::NotJson);
    assert_eq!(not_an_api("200 OK", "application/json", "").await, NotAnApi::NotJson);
    assert_eq!(not_an_api("200 OK", "application/json", r#"{"status":"up"}"#).await, NotAnApi::WrongJson);
    assert_eq!(not_an_api("200 OK", "application/json", r#"[{"ok":true}]"#).await, NotAnApi::WrongJson);
    let nobody = r#"{"ok":true,"result":{"name":"no id"}}"#;
    assert_eq!(not_an_api("200 OK", "application/json", nobody).await, NotAnApi::WrongJson);
    let person = r#"{"ok":true,"result":{"id":5,"is_bot":false}}"#;
    assert_eq!(not_an_api("200 OK", "application/json", person).await, NotAnApi::WrongJson);
    let float = r#"{"ok":true,"result":{"id":5.5,"is_bot":true}}"#;
    assert_eq!(not_an_api("200 OK", "application/json", float).await, NotAnApi::WrongJson);
}

#[tokio::test]
async fn a_redirect_is_named_and_its_target_never_asked() {
    let target = Hostile::always("200 OK", "application/json", r#"{"ok":true,"result":{"id":1}}"#).await;
    for status in ["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let location = target.address();
        let server = Hostile::start(move |line| {
            let path = line.split(' ').nth(1).unwrap_or_default();
            let head =
                format!("HTTP/1.1 {status}\r\nlocation: {location}{path}\r\ncontent-length: 0\r\n\r\n");
            Answer::Bytes(head.into_bytes())
        })
        .await;
        let error = refused(&server.address(), TIMEOUTS).await;
        assert!(matches!(error, CallError::NotAnApi { what: NotAnApi::Redirect, .. }), "{error:?}");
        assert_eq!(server.seen().len(), 1);
    }
    assert!(target.seen().is_empty());
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_a_broken_connection() {
    for said in ["HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"ok\":", "HTTP/1.1 20", ""] {
        let server = Hostile::start(move |_| Answer::Bytes(said.as_bytes().to_vec())).await;
        let error = refused(&server.address(), TIMEOUTS).await;
        assert_eq!(fault(&error), (Fault::Broken, Phase::AfterRequest), "{said:?}");
    }
}

#[tokio::test]
async fn a_bot_that_runs_in_another_window_is_named() {
    let sandbox = sandbox().await;
    let folder = tempfile::tempdir().expect("a folder");
    let place = || Place::DataFolder(folder.path().to_owned());
    let first = connect(client(&sandbox.address(), TIMEOUTS), place()).await.expect("it connects");
    let second = connect(client(&sandbox.address(), TIMEOUTS), place()).await;
    assert!(matches!(second, Err(ConnectError::Store(StoreError::InUse))));
    first.store.close().await;
    connect(client(&sandbox.address(), TIMEOUTS), place()).await.expect("it connects").store.close().await;
}
