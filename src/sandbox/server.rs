//! Takes connections and serves HTTP on them, including answers that break off on purpose.

use std::convert::Infallible;
use std::fmt;
use std::net::Ipv4Addr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, Response, header};
use axum::response::IntoResponse as _;
use bytes::Bytes;
use hyper::body::{Frame, Incoming};
use hyper::server::conn::http1;
use hyper::service::Service as _;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::explained::Explained;
use super::refusal::Refusal;
use super::shared::Shared;
use super::{bot_api, config::SandboxError, control_api};

/// Connections at once. More wait in the system's queue.
const MOST_CONNECTIONS: usize = 1024;
/// Longer than clients keep an idle connection, so that it is the client who closes it.
const IDLE: Duration = Duration::from_mins(2);

/// Marks a response that must not be sent: the connection closes instead.
#[derive(Debug, Clone, Copy)]
pub(super) struct CloseInstead;

#[derive(Debug)]
struct Closed;

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("closed on purpose")
    }
}

impl std::error::Error for Closed {}

/// Binds 127.0.0.1 and nothing else.
pub(super) async fn listen(port: u16) -> Result<TcpListener, SandboxError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
    listener.map_err(|source| SandboxError::Listen { port, source })
}

/// Serves until the sandbox stops.
pub(super) async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let router = Router::new()
        .merge(control_api::routes())
        .fallback(bot_api::answer)
        .layer(DefaultBodyLimit::disable())
        .with_state(Arc::clone(&shared));
    let slots = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    loop {
        let Ok(slot) = Arc::clone(&slots).acquire_owned().await else {
            return;
        };
        let accepted = tokio::select! {
            () = shared.stopping.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        let Ok((stream, _)) = accepted else {
            // Out of descriptors, most likely: let some connections end.
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let router = router.clone();
        let stopping = shared.stopping.clone();
        shared.tasks.spawn(async move {
            tokio::select! {
                () = stopping.cancelled() => {}
                () = serve_connection(stream, router) => {}
            }
            drop(slot);
        });
    }
}

async fn serve_connection(stream: TcpStream, router: Router) {
    // Answers are small and awaited: waiting to fill a packet would only delay them.
    let _ = stream.set_nodelay(true);
    let service = TowerToHyperService::new(router);
    let service = hyper::service::service_fn(move |request: hyper::Request<Incoming>| {
        let answering = service.call(request.map(Body::new));
        async move {
            let response: Response<Body> = match answering.await {
                Ok(response) => response,
                Err(never) => {
                    let never: Infallible = never;
                    match never {}
                }
            };
            if response.extensions().get::<CloseInstead>().is_some() { Err(Closed) } else { Ok(response) }
        }
    });
    // An error here is the client's going away or a cut on purpose; neither is news.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(IDLE)
        .max_header_size(64 * 1024)
        .serve_connection(TokioIo::new(Explained::new(stream)), service)
        .await;
}

/// A JSON answer.
pub(super) fn json_response(status: u16, body: Vec<u8>) -> Response<Body> {
    response(status, "application/json", body.into())
}

/// An answer of any type.
pub(super) fn response(status: u16, content_type: &'static str, body: Bytes) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = axum::http::StatusCode::from_u16(status).unwrap_or_default();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

/// An error envelope.
pub(super) fn refusal_response(refusal: &Refusal, business_status: u16) -> Response<Body> {
    let mut response = json_response(refusal.status(business_status), refusal.to_json());
    if let Some(seconds) = refusal.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// No answer, and the connection closes.
pub(super) fn no_response() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    response.extensions_mut().insert(CloseInstead);
    response
}

/// The first half of an answer, and then the connection closes.
pub(super) fn half_response(whole: Vec<u8>) -> Response<Body> {
    let length = whole.len();
    let half = Bytes::from(whole).slice(..length / 2);
    let mut response = Body::new(BrokenOff { half: Some(half) }).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    // The client is promised the whole.
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    response
}

/// A body that fails after its first piece. hyper closes the connection then.
struct BrokenOff {
    half: Option<Bytes>,
}

impl hyper::body::Body for BrokenOff {
    type Data = Bytes;
    type Error = Closed;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Closed>>> {
        match self.half.take() {
            Some(half) if !half.is_empty() => {
                self.half = Some(Bytes::new());
                Poll::Ready(Some(Ok(Frame::data(half))))
            }
            Some(_) => {
                // One more turn, so that the half that was given is written out first.
                context.waker().wake_by_ref();
                Poll::Pending
            }
            None => Poll::Ready(Some(Err(Closed))),
        }
    }
}
