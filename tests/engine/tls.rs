//! What goes over the network goes over TLS, to a server that proves who it is.

use std::sync::{Arc, Mutex};

use mpchat_console::api::{CallError, Fault, Phase, http};
use mpchat_console::engine::{ConnectError, Place, connect};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, SupportedProtocolVersion, version};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::world::{TIMEOUTS, client, hostile, store_file};

/// A bot's server behind TLS, whose certificate nobody has signed.
struct Secured {
    port: u16,
    /// Its certificate, as a computer keeps those that it believes.
    pem: String,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Secured {
    async fn start(name: &str, version: &'static SupportedProtocolVersion) -> Self {
        let made = rcgen::generate_simple_self_signed([name.to_owned()]).expect("a certificate");
        let certificate = made.cert.der().clone();
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).expect("a key");
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[version])
            .expect("a version")
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .expect("a certificate with its key");
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let seen: Arc<Mutex<Vec<String>>> = Arc::default();
        let server = Self { port, pem: made.cert.pem(), seen: Arc::clone(&seen) };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let Ok(mut stream) = acceptor.accept(stream).await else { continue };
                let mut request = [0; 4096];
                let length = stream.read(&mut request).await.unwrap_or(0);
                let text = String::from_utf8_lossy(&request[..length]);
                seen.lock().expect("no panic").push(text.lines().next().unwrap_or_default().to_owned());
                let _ = stream.write_all(&hostile::json(r#"{"ok":true}"#)).await;
                let _ = stream.shutdown().await;
            }
        });
        server
    }

    fn seen(&self) -> Vec<String> {
        self.seen.lock().expect("no panic").clone()
    }

    /// Asks it from a program on a computer that believes its certificate and no other. Gives the
    /// answer, or the error as the HTTP library names it.
    async fn ask(&self) -> Result<String, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let believed = folder.path().join("believed.pem");
        std::fs::write(&believed, &self.pem).expect("written");
        let mut child = std::process::Command::new(std::env::current_exe().expect("this program"));
        child
            .args(["tls::child", "--exact", "--nocapture"])
            .env("SSL_CERT_FILE", &believed)
            .env("SSL_CERT_DIR", folder.path())
            .env(CHILD_ADDRESS, format!("https://localhost:{}/hello", self.port));
        let ran = tokio::task::spawn_blocking(move || child.output()).await;
        let child = ran.expect("no panic").expect("the program ran");
        let said = String::from_utf8(child.stdout).expect("text");
        let after = |mark| said.split_once(mark).and_then(|(_, rest)| rest.lines().next()).map(str::to_owned);
        after("answered: ").ok_or_else(|| after("failed: ").expect("one or the other"))
    }
}

const CHILD_ADDRESS: &str = "TLS_CHILD_ADDRESS";

/// Not a test: the program on the other computer. It does nothing unless a test starts it.
#[tokio::test]
async fn child() {
    let Ok(address) = std::env::var(CHILD_ADDRESS) else { return };
    let client = http::client().no_proxy().https_only(true).build().expect("a client");
    match client.get(address).send().await {
        Ok(answer) => println!("answered: {}", answer.text().await.expect("a text")),
        Err(error) => println!("failed: {error:?}"),
    }
}

// Elsewhere the list of believed certificates is the system's own and cannot be another one for a test.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn both_versions_of_tls_that_are_safe_are_spoken() {
    for version in [&version::TLS12, &version::TLS13] {
        let server = Secured::start("localhost", version).await;
        assert_eq!(server.ask().await.expect("an answer"), r#"{"ok":true}"#);
        assert_eq!(server.seen(), ["GET /hello HTTP/1.1"]);
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_certificate_of_another_name_is_refused() {
    let server = Secured::start("another.example", &version::TLS13).await;
    let error = server.ask().await.expect_err("not its name");
    assert!(error.contains("NotValidForName"), "{error}");
    assert_eq!(server.seen(), [] as [&str; 0]);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn who_believes_nobody_connects_to_nobody() {
    let server = Secured { pem: String::new(), ..Secured::start("localhost", &version::TLS13).await };
    let error = server.ask().await.expect_err("nobody is believed");
    assert!(error.contains("No CA certificates"), "{error}");
    assert_eq!(server.seen(), [] as [&str; 0]);
}

#[tokio::test]
async fn a_certificate_that_nobody_signed_is_refused_before_the_token_leaves() {
    let server = Secured::start("localhost", &version::TLS13).await;
    let folder = tempfile::tempdir().expect("a folder");
    let bot = client(&format!("https://localhost:{}/bot", server.port), TIMEOUTS);
    let refused = connect(bot, Place::File(store_file(folder.path()))).await;
    let Err(ConnectError::Call(CallError::Network { fault, phase, .. })) = refused else {
        panic!("it connected, or failed otherwise");
    };
    assert_eq!((fault, phase), (Fault::Tls, Phase::BeforeRequest));
    assert_eq!(server.seen(), [] as [&str; 0]);
}
