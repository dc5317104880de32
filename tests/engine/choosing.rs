//! What a person chooses in the settings takes effect while the bot runs.

use std::net::SocketAddr;
use std::time::Duration;

use mpchat_console::api::{
    ApiAddress, CallError, Client, Fault, Phase, Proxy, ProxyAddress, Timeouts, Token, knock,
};
use mpchat_console::engine::{Command, PollSettings, ReceiverState};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::world::{ADA, World, until};

const TOKEN: &str = "424242:do-not-show-this-secret";

/// A proxy on this computer that answers everything like this, and tells what it was asked.
async fn proxy(answer: &'static str) -> (SocketAddr, tokio::sync::mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    let (tell, asked) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut bytes = vec![0; 4096];
            let read = stream.read(&mut bytes).await.unwrap_or(0);
            let _ = tell.send(String::from_utf8_lossy(&bytes[..read]).into_owned());
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    (address, asked)
}

fn through(address: &str) -> Proxy {
    Proxy::Address(ProxyAddress::parse(address).expect("an address"))
}

/// What getMe over MPChat's own address says. Nothing leaves this computer: the proxy ends it.
async fn get_me(proxy: &str) -> CallError {
    let timeouts = Timeouts { connect: Duration::from_secs(5), ..Timeouts::default() };
    let token = Token::new(TOKEN).expect("a token");
    let client = Client::with_timeouts(ApiAddress::default(), token, timeouts).expect("a client");
    let client = client.through(through(proxy)).expect("a proxy");
    client.get_me().await.expect_err("nobody is there")
}

fn assert_proxy_failed(error: &CallError) {
    let told = format!("{error} {error:?} {}", error.detail());
    assert!(!told.contains("do-not-show"), "{told}");
    match error {
        CallError::Network { fault: Fault::Proxy, phase: Phase::BeforeRequest, .. } => {}
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_proxy_that_refuses_is_named_and_never_sees_the_token() {
    for answer in [
        "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n",
        "nonsense\r\n\r\n",
        "",
    ] {
        let (address, mut asked) = proxy(answer).await;
        assert_proxy_failed(&get_me(&address.to_string()).await);
        let seen = asked.recv().await.expect("it was asked");
        assert!(seen.starts_with("CONNECT call.mp.net:443 "), "{seen}");
        assert!(!seen.contains("do-not-show"), "{seen}");
        let knocked =
            knock(&ApiAddress::default(), Timeouts::default(), &through(&address.to_string())).await;
        assert_proxy_failed(&knocked.expect_err("nobody is there"));
    }
}

#[tokio::test]
async fn a_proxy_that_is_not_there_is_named() {
    let free = TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("its address");
    for scheme in ["http", "socks5", "socks5h"] {
        assert_proxy_failed(&get_me(&format!("{scheme}://{free}")).await);
    }
}

#[tokio::test]
async fn a_bot_on_this_computer_is_reached_without_the_proxy() {
    let world = World::start().await;
    world.receiving().await;
    until("a poll waits", || (world.control.waiting_polls() == 1).then_some(())).await;
    let polls = world.requests("getUpdates");
    let (address, mut asked) = proxy("").await;
    world.engine.command(Command::Proxy(through(&address.to_string())));
    until("the proxy is taken", || {
        (world.engine.client().proxy() == through(&address.to_string())).then_some(())
    })
    .await;
    assert_eq!(world.requests("getUpdates"), polls, "the poll that waits is not given up for it");
    let id = world.control.writes(ADA, ADA, "hello");
    world.stored(id).await;
    assert!(asked.try_recv().is_err(), "nobody asked it");
}

#[tokio::test]
async fn another_way_of_polling_holds_from_the_next_poll_on_and_that_is_now() {
    let world = World::start().await;
    world.receiving().await;
    until("a poll waits", || (world.control.waiting_polls() == 1).then_some(())).await;
    let before = world.requests("getUpdates");
    let polling = PollSettings {
        timeout: Duration::from_secs(30),
        limit: 7,
        allowed_updates: Some(vec!["message".to_owned()]),
    };
    world.engine.command(Command::Polling(polling.clone()));
    until("it is made anew", || (world.requests("getUpdates") == before + 1).then_some(())).await;
    until("and waits", || (world.control.waiting_polls() == 1).then_some(())).await;
    assert_eq!(world.engine.receiver_state(), ReceiverState::Receiving, "nobody was told of trouble");
    world.engine.command(Command::Polling(polling));
    let id = world.control.writes(ADA, ADA, "still here");
    world.stored(id).await;
}
