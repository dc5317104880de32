//! A server that speaks whatever a test wants, and remembers who came.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What a server does with a request.
pub enum Answer {
    /// These bytes, and the connection closes.
    Bytes(Vec<u8>),
    /// These bytes in so many pieces with this pause before each, and the connection closes.
    Slowly(Vec<u8>, usize, Duration),
    /// These bytes, and then nothing while the connection stays open.
    Begun(Vec<u8>),
    /// Nothing, while the connection stays open.
    Silence,
}

/// A server on a free port of this computer. It ends with the test's runtime.
pub struct Hostile {
    pub port: u16,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Hostile {
    /// `answer` is given the first line of each request, or what came instead of one.
    pub async fn start(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let seen: Arc<Mutex<Vec<String>>> = Arc::default();
        let server = Self { port, seen: Arc::clone(&seen) };
        let answer = Arc::new(answer);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (answer, seen) = (Arc::clone(&answer), Arc::clone(&seen));
                tokio::spawn(async move { serve(stream, answer.as_ref(), &seen).await });
            }
        });
        server
    }

    /// Answers every request with this status and body.
    pub async fn always(status: &str, content_type: &str, body: &str) -> Self {
        let answer = http(status, content_type, body);
        Self::start(move |_| Answer::Bytes(answer.clone())).await
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/bot", self.port)
    }

    /// First lines of the requests, in the order they came.
    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().expect("no panic").clone()
    }
}

/// A whole HTTP answer after which the connection closes.
pub fn http(status: &str, content_type: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\n\
         connection: close\r\n\r\n{body}"
    )
    .into_bytes()
}

/// A whole JSON answer.
pub fn json(body: &str) -> Vec<u8> {
    http("200 OK", "application/json", body)
}

async fn serve(
    mut stream: TcpStream,
    answer: &(dyn Fn(&str) -> Answer + Send + Sync),
    seen: &Mutex<Vec<String>>,
) {
    let mut request = Vec::new();
    let mut part = [0; 4096];
    // A request is whole when its head and as much body as it names are here; anything that is no
    // HTTP counts as whole at once.
    while !is_whole(&request) {
        match tokio::time::timeout(Duration::from_secs(5), stream.read(&mut part)).await {
            Ok(Ok(count)) if count > 0 => request.extend_from_slice(&part[..count]),
            _ => return,
        }
    }
    let text = String::from_utf8_lossy(&request);
    let line = text.lines().next().unwrap_or_default().to_owned();
    seen.lock().expect("no panic").push(line.clone());
    match answer(&line) {
        Answer::Bytes(bytes) => {
            // A client that went away is its own affair.
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
        }
        Answer::Slowly(bytes, pieces, pause) => {
            for piece in bytes.chunks(bytes.len().div_ceil(pieces)) {
                tokio::time::sleep(pause).await;
                if stream.write_all(piece).await.is_err() {
                    return;
                }
            }
            let _ = stream.shutdown().await;
        }
        Answer::Begun(bytes) => {
            let _ = stream.write_all(&bytes).await;
            std::future::pending::<()>().await;
        }
        Answer::Silence => std::future::pending::<()>().await,
    }
}

fn is_whole(request: &[u8]) -> bool {
    if request.is_empty() {
        return false;
    }
    if !request[0].is_ascii_alphabetic() {
        return true;
    }
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head.to_ascii_lowercase().lines().find_map(|line| {
        line.strip_prefix("content-length:").and_then(|length| length.trim().parse::<usize>().ok())
    });
    body.len() >= length.unwrap_or(0)
}
